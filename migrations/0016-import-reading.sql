-- How a file was read, kept so that an interrupted import goes on in the same way: the line of its header, and whether credit notes
-- without a minus sign are credits; and how many rows of sums were left out.
ALTER TABLE import_run ADD COLUMN first_line BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN credit_sign TEXT;
ALTER TABLE import_run ADD COLUMN total_rows BIGINT NOT NULL DEFAULT 0;
