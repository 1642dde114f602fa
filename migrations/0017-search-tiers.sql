-- How early a search reads a word (search.h): 0 to 4 = what a record is called by begins with it, by the record's group; 5 and 6 = it
-- stands elsewhere.
ALTER TABLE search_token ADD COLUMN tier BIGINT NOT NULL DEFAULT 6;

-- Of the words that are there: by letters of Western Europe. What begins with another letter stands behind until it is saved anew.
CREATE TABLE search_beginning (kind TEXT NOT NULL, id BIGINT NOT NULL, beginning TEXT NOT NULL);
-- postgresql
ALTER TABLE search_beginning ALTER COLUMN kind TYPE TEXT COLLATE "C", ALTER COLUMN beginning TYPE TEXT COLLATE "C";
-- both
INSERT INTO search_beginning (kind, id, beginning) SELECT 'account', id, lower(name) FROM account;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'account', id, lower(short_name) FROM account WHERE short_name IS NOT NULL;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'account', id, lower(number) FROM account WHERE number IS NOT NULL;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'person', id, lower(name) FROM person;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'person', id, lower(number) FROM person WHERE number IS NOT NULL;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'product', id, lower(name) FROM product;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'product', id, lower(number) FROM product WHERE number IS NOT NULL;
INSERT INTO search_beginning (kind, id, beginning) SELECT 'agreement', id, lower(number) FROM agreement WHERE number IS NOT NULL;
UPDATE search_beginning SET beginning =
	replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(beginning, 'Å', 'a'), 'å', 'a'), 'Ä', 'a'), 'ä', 'a'), 'Á', 'a'), 'á', 'a'), 'À', 'a'), 'à', 'a'), 'Â', 'a'), 'â', 'a'), 'Ã', 'a'), 'ã', 'a');
UPDATE search_beginning SET beginning =
	replace(replace(replace(replace(replace(replace(replace(replace(beginning, 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e'), 'Ê', 'e'), 'ê', 'e'), 'Ë', 'e'), 'ë', 'e');
UPDATE search_beginning SET beginning =
	replace(replace(replace(replace(replace(replace(replace(replace(beginning, 'Í', 'i'), 'í', 'i'), 'Ì', 'i'), 'ì', 'i'), 'Î', 'i'), 'î', 'i'), 'Ï', 'i'), 'ï', 'i');
UPDATE search_beginning SET beginning =
	replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(beginning, 'Ö', 'o'), 'ö', 'o'), 'Ó', 'o'), 'ó', 'o'), 'Ò', 'o'), 'ò', 'o'), 'Ô', 'o'), 'ô', 'o'), 'Õ', 'o'), 'õ', 'o'), 'Ø', 'o'), 'ø', 'o');
UPDATE search_beginning SET beginning =
	replace(replace(replace(replace(replace(replace(replace(replace(beginning, 'Ü', 'u'), 'ü', 'u'), 'Ú', 'u'), 'ú', 'u'), 'Ù', 'u'), 'ù', 'u'), 'Û', 'u'), 'û', 'u');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Æ', 'ae'), 'æ', 'ae');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Ç', 'c'), 'ç', 'c');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Ñ', 'n'), 'ñ', 'n');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Ý', 'y'), 'ý', 'y');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Š', 's'), 'š', 's');
UPDATE search_beginning SET beginning = replace(replace(beginning, 'Ž', 'z'), 'ž', 'z');
UPDATE search_beginning SET beginning = ltrim(beginning, ' "«»(''-.&');
CREATE INDEX search_beginning_id ON search_beginning (id, kind);
UPDATE search_token SET tier = 4 WHERE EXISTS (SELECT 1 FROM search_beginning b WHERE b.id = search_token.id AND
	b.kind = search_token.kind AND substr(b.beginning, 1, length(search_token.fold)) = search_token.fold);
DROP TABLE search_beginning;

-- Customers with a wheel, the 250 largest, those up to the 1,000th and up to the 5,000th, counted without the restricted ones.
CREATE TABLE search_nth (place BIGINT NOT NULL, revenue BIGINT NOT NULL);
INSERT INTO search_nth (place, revenue) SELECT 1, n.revenue_12m FROM account_fact n JOIN account a ON a.id = n.account_id
	WHERE a.restricted = 0 ORDER BY n.revenue_12m DESC LIMIT 1 OFFSET 249;
INSERT INTO search_nth (place, revenue) SELECT 2, n.revenue_12m FROM account_fact n JOIN account a ON a.id = n.account_id
	WHERE a.restricted = 0 ORDER BY n.revenue_12m DESC LIMIT 1 OFFSET 999;
INSERT INTO search_nth (place, revenue) SELECT 3, n.revenue_12m FROM account_fact n JOIN account a ON a.id = n.account_id
	WHERE a.restricted = 0 ORDER BY n.revenue_12m DESC LIMIT 1 OFFSET 4999;
CREATE TABLE search_group (id BIGINT PRIMARY KEY, place BIGINT NOT NULL);
INSERT INTO search_group (id, place) SELECT id, 0 FROM account WHERE level <> 'ordinary';
INSERT INTO search_group (id, place) SELECT f.account_id, CASE WHEN f.revenue_12m >= COALESCE((SELECT revenue FROM search_nth
	WHERE place = 1), 0) THEN 1 WHEN f.revenue_12m >= COALESCE((SELECT revenue FROM search_nth WHERE place = 2), 0) THEN 2 ELSE 3 END
	FROM account_fact f JOIN account c ON c.id = f.account_id WHERE c.level = 'ordinary' AND f.revenue_12m > 0 AND
	f.revenue_12m >= COALESCE((SELECT revenue FROM search_nth WHERE place = 3), 0);
UPDATE search_token SET tier = CASE WHEN tier = 6 THEN 5 ELSE (SELECT g.place FROM search_group g WHERE g.id = search_token.id) END
	WHERE kind = 'account' AND id IN (SELECT id FROM search_group);
DROP TABLE search_group;
DROP TABLE search_nth;

CREATE INDEX search_token_tier ON search_token (kind, tier, fold, id) WHERE tier < 6;
