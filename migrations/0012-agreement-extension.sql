-- How an agreement may be extended: "two years, then one at a time".
ALTER TABLE agreement ADD COLUMN extension TEXT;
