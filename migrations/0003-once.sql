-- What forms sent twice were answered with the first time; rows are of use for minutes and kept for days.
CREATE TABLE post_done (
	id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL REFERENCES app_user (id),
	key TEXT NOT NULL,
	location TEXT NOT NULL,
	flash TEXT,
	flash_undo TEXT,
	at BIGINT NOT NULL
);
CREATE UNIQUE INDEX post_done_key ON post_done (user_id, key);
CREATE INDEX post_done_id ON post_done (user_id, id);

-- postgresql
ALTER TABLE post_done ALTER COLUMN key TYPE TEXT COLLATE "C";
