-- What a list is filtered and sorted by, under a name (saved_view).
CREATE TABLE saved_view (
	id BIGINT PRIMARY KEY,
	person_id BIGINT NOT NULL REFERENCES person (id),
	place TEXT NOT NULL,
	name TEXT NOT NULL,
	query TEXT NOT NULL,
	for_all BIGINT NOT NULL,
	removed BIGINT NOT NULL,
	created BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (person_id, place, name, removed);
CREATE INDEX saved_view_common ON saved_view (for_all, place, removed, id);

-- Lists are sorted by their columns.
CREATE INDEX product_category ON product (category, id);
CREATE INDEX product_unit_price ON product (unit_price, id);
CREATE INDEX product_unit_cost ON product (unit_cost, id);
CREATE INDEX currency_rate_rate ON currency_rate (rate, id);

-- The customer that the screen of a session is shared with, -1 = nobody in particular; 0 = it is not shared.
ALTER TABLE session ADD COLUMN shared_screen BIGINT NOT NULL DEFAULT 0;

-- postgresql
ALTER TABLE saved_view ALTER COLUMN place TYPE TEXT COLLATE "C";
ALTER TABLE saved_view ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE product ALTER COLUMN category TYPE TEXT COLLATE "C";
ALTER TABLE custom_field ALTER COLUMN label_nb TYPE TEXT COLLATE "C";
