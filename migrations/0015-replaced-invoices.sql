-- Invoices that a file holds whole replace what is in the base of them; what that takes out is kept, so that it can be undone.
ALTER TABLE import_run ADD COLUMN whole_invoices TEXT;
ALTER TABLE import_run ADD COLUMN replaced BIGINT NOT NULL DEFAULT 0;

-- A line of sale that an import took out (replaced_by), as it was; import_id: who had written it so.
CREATE TABLE sale_replaced (
	id BIGINT PRIMARY KEY,
	source TEXT NOT NULL,
	doc TEXT NOT NULL,
	product_code TEXT NOT NULL,
	n BIGINT NOT NULL,
	account_id BIGINT,
	product_id BIGINT,
	person_id BIGINT,
	day BIGINT NOT NULL,
	quantity BIGINT NOT NULL,
	unit_price BIGINT,
	amount BIGINT NOT NULL,
	contribution BIGINT,
	currency TEXT,
	import_id BIGINT NOT NULL REFERENCES import_run (id),
	replaced_by BIGINT NOT NULL REFERENCES import_run (id)
);
CREATE INDEX sale_replaced_by ON sale_replaced (replaced_by, id);
CREATE INDEX sale_replaced_import ON sale_replaced (import_id);
-- A record that only lines as they were refer to is not removed: they may come back.
CREATE INDEX sale_replaced_account ON sale_replaced (account_id);
CREATE INDEX import_sale_before_account ON import_sale_before (account_id);
CREATE INDEX import_sale_before_was ON import_sale_before (was_import_id);

-- postgresql
ALTER TABLE sale_replaced ALTER COLUMN source TYPE TEXT COLLATE "C";
ALTER TABLE sale_replaced ALTER COLUMN doc TYPE TEXT COLLATE "C";
ALTER TABLE sale_replaced ALTER COLUMN product_code TYPE TEXT COLLATE "C";
