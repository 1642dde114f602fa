-- Systems that files come from by themselves, for each kind of file: who answers for them, how often one is expected, and the
-- folder that is watched, with the file of it that is being imported.
CREATE TABLE import_source (
	id BIGINT PRIMARY KEY,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	responsible_id BIGINT REFERENCES person (id),
	every_hours BIGINT,
	owns TEXT,
	folder TEXT,
	file TEXT,
	run_id BIGINT,
	waits BIGINT NOT NULL DEFAULT 0,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX import_source_name ON import_source (name, kind);
CREATE INDEX import_source_responsible ON import_source (responsible_id);

-- By which of its own keys a source knows a record. kind: the noun.
CREATE TABLE source_key (
	source TEXT NOT NULL,
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	record_id BIGINT NOT NULL,
	import_id BIGINT NOT NULL REFERENCES import_run (id),
	PRIMARY KEY (source, kind, key)
);
CREATE INDEX source_key_record ON source_key (kind, record_id, source);
CREATE INDEX source_key_import ON source_key (import_id, record_id);

-- postgresql
ALTER TABLE source_key ALTER COLUMN source TYPE TEXT COLLATE "C";
ALTER TABLE source_key ALTER COLUMN kind TYPE TEXT COLLATE "C";
ALTER TABLE source_key ALTER COLUMN key TYPE TEXT COLLATE "C";
ALTER TABLE import_source ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE import_source ALTER COLUMN kind TYPE TEXT COLLATE "C";
