-- Browsers that somebody has signed in from: they get past the lock of an account that others try in vain.
CREATE TABLE known_device (
	id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL REFERENCES app_user (id),
	token_hash TEXT NOT NULL,
	created BIGINT NOT NULL,
	seen BIGINT NOT NULL,
	address TEXT
);
CREATE UNIQUE INDEX known_device_token ON known_device (token_hash);
CREATE INDEX known_device_user ON known_device (user_id, seen, id);
CREATE INDEX known_device_seen ON known_device (seen);

-- Who made the link by which a password was last set anew, until its owner has read it.
ALTER TABLE one_time ADD COLUMN made_by BIGINT REFERENCES person (id);
ALTER TABLE app_user ADD COLUMN reset_by BIGINT REFERENCES person (id);
ALTER TABLE app_user ADD COLUMN reset_at BIGINT;
CREATE INDEX one_time_made_by ON one_time (made_by);
CREATE INDEX app_user_reset_by ON app_user (reset_by);

-- One's own imports.
CREATE INDEX import_run_person ON import_run (person_id, id);

-- postgresql
ALTER TABLE known_device ALTER COLUMN token_hash TYPE TEXT COLLATE "C";
