-- What an import read that is deducted, and how much of a customer's month was credited: a sum beside the net one.
ALTER TABLE import_run ADD COLUMN credits BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN credits_turned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account_month ADD COLUMN credited BIGINT NOT NULL DEFAULT 0;

-- The lines are walked once, however many there are; a line in a currency without a rate is not added.
CREATE TABLE credited_made (
	account_id BIGINT NOT NULL,
	month BIGINT NOT NULL,
	credited BIGINT NOT NULL,
	PRIMARY KEY (account_id, month)
);
INSERT INTO credited_made (account_id, month, credited)
SELECT s.account_id, s.day / 100, COALESCE(CAST(SUM(CASE WHEN s.currency IS NULL THEN s.amount ELSE (SELECT (s.amount * r.rate
	+ CASE WHEN s.amount < 0 THEN -500000 ELSE 500000 END) / 1000000 FROM currency_rate r WHERE r.currency = s.currency
	AND r.month = s.day / 100) END) AS BIGINT), 0)
FROM sale s WHERE s.account_id IS NOT NULL AND s.amount < 0 GROUP BY s.account_id, s.day / 100;
UPDATE account_month SET credited = (SELECT c.credited FROM credited_made c WHERE c.account_id = account_month.account_id
	AND c.month = account_month.month) WHERE EXISTS (SELECT 1 FROM credited_made c
	WHERE c.account_id = account_month.account_id AND c.month = account_month.month);
DROP TABLE credited_made;
