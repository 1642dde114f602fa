-- Rows of the history that came of one act share its number, so that the act is taken back whole; older rows have none.
ALTER TABLE history ADD COLUMN act_id BIGINT;
CREATE INDEX history_act ON history (act_id, id) WHERE act_id IS NOT NULL;

CREATE TABLE agreement (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	type TEXT NOT NULL,
	number TEXT,
	starts_on BIGINT,
	ends_on BIGINT,
	notice_on BIGINT,
	responsible_id BIGINT REFERENCES person (id),
	note TEXT,
	import_id BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX agreement_number ON agreement (account_id, number);
CREATE INDEX agreement_account ON agreement (account_id, ends_on, id);
CREATE INDEX agreement_responsible ON agreement (responsible_id, id);
CREATE INDEX agreement_ends ON agreement (ends_on);
CREATE INDEX agreement_notice ON agreement (notice_on);

-- postgresql
ALTER TABLE agreement ALTER COLUMN number TYPE TEXT COLLATE "C";
