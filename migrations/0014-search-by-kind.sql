-- A search asks one kind at a time: its words stand together, so that a kind with few hits is not looked for among all others' words.
CREATE TABLE search_token_by_kind (
	kind TEXT NOT NULL,
	fold TEXT NOT NULL,
	id BIGINT NOT NULL,
	PRIMARY KEY (kind, fold, id)
);
INSERT INTO search_token_by_kind (kind, fold, id) SELECT kind, fold, id FROM search_token;
DROP TABLE search_token;
ALTER TABLE search_token_by_kind RENAME TO search_token;
CREATE INDEX search_token_id ON search_token (id, kind, fold);

-- Rows of earlier imports that were refused for a circle of parents have the text that the circle of any noun has.
UPDATE import_reject SET reason = 'account.parent_id.circle' WHERE reason = 'account.parent.cycle';

-- postgresql
ALTER TABLE search_token ALTER COLUMN kind TYPE TEXT COLLATE "C";
ALTER TABLE search_token ALTER COLUMN fold TYPE TEXT COLLATE "C";
