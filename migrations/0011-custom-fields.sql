-- Fields that an administrator adds to a noun, and their values: a row each, as text and, where it can be compared, as a number.
CREATE TABLE custom_field (
	id BIGINT PRIMARY KEY,
	label_nb TEXT NOT NULL,
	label_en TEXT,
	noun TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	choices TEXT,
	required BIGINT NOT NULL,
	listed BIGINT NOT NULL,
	searched BIGINT NOT NULL,
	place BIGINT,
	switched_off BIGINT NOT NULL,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX custom_field_name ON custom_field (noun, name);

CREATE TABLE custom_value (
	id BIGINT PRIMARY KEY,
	record_id BIGINT NOT NULL,
	field_id BIGINT NOT NULL REFERENCES custom_field (id),
	account_id BIGINT REFERENCES account (id),
	noun TEXT NOT NULL,
	text TEXT NOT NULL,
	number DOUBLE PRECISION
);
CREATE UNIQUE INDEX custom_value_record ON custom_value (record_id, field_id);
-- Long texts are found by their words; PostgreSQL could not hold them in an index.
CREATE INDEX custom_value_text ON custom_value (field_id, text) WHERE LENGTH(text) <= 200;
CREATE INDEX custom_value_number ON custom_value (field_id, number);
CREATE INDEX custom_value_account ON custom_value (account_id);

-- postgresql
ALTER TABLE custom_field ALTER COLUMN noun TYPE TEXT COLLATE "C";
ALTER TABLE custom_field ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE custom_value ALTER COLUMN noun TYPE TEXT COLLATE "C";
ALTER TABLE custom_value ALTER COLUMN text TYPE TEXT COLLATE "C";
