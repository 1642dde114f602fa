-- A file that was imported already is known again by a digest of all its bytes.
ALTER TABLE import_run ADD COLUMN content TEXT;
CREATE INDEX import_run_content ON import_run (content);
-- The last import of a kind and source that went well.
CREATE INDEX import_run_last ON import_run (kind, source, state, id);

-- postgresql
ALTER TABLE import_run ALTER COLUMN content TYPE TEXT COLLATE "C";
ALTER TABLE import_run ALTER COLUMN kind TYPE TEXT COLLATE "C";
ALTER TABLE import_run ALTER COLUMN source TYPE TEXT COLLATE "C";
