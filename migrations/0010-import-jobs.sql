-- Imports are jobs: who works on one and when it was last heard of stands in table job. Who began it last, in the browser.
ALTER TABLE import_run DROP COLUMN holder;
ALTER TABLE import_run DROP COLUMN beat;
ALTER TABLE import_run DROP COLUMN position;
ALTER TABLE import_run ADD COLUMN actor_id BIGINT;
