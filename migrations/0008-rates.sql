-- A rate is a record as others are: changed and taken back by itself, with a history of its fields.
CREATE TABLE currency_rate_new (
	id BIGINT PRIMARY KEY,
	currency TEXT NOT NULL,
	month BIGINT NOT NULL,
	rate BIGINT NOT NULL,
	import_id BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
INSERT INTO currency_rate_new (id, currency, month, rate, created, version)
	SELECT ROW_NUMBER() OVER (ORDER BY currency, month), currency, month, rate, 0, 1 FROM currency_rate;
DROP TABLE currency_rate;
ALTER TABLE currency_rate_new RENAME TO currency_rate;
CREATE UNIQUE INDEX currency_rate_month ON currency_rate (currency, month);

-- postgresql
ALTER TABLE currency_rate ALTER COLUMN currency TYPE TEXT COLLATE "C";
