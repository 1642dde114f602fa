-- Files of colleagues give sign-ins: how many an import gave, and whether who asked for it did so himself; which import gave one.
ALTER TABLE import_run ADD COLUMN sign_ins BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN in_person BIGINT NOT NULL DEFAULT 0;
ALTER TABLE app_user ADD COLUMN import_id BIGINT;
CREATE INDEX app_user_import ON app_user (import_id, id) WHERE import_id IS NOT NULL;
-- Who has yet to set a password.
CREATE INDEX app_user_waiting ON app_user (id) WHERE password IS NULL;
