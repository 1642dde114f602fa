-- Who is on a customer's team: a row for each place with its days, so that one may have several, one after the other or in different
-- roles. What it gives stands in account_access, as the rights read it: a row for each place (member_id), and one for access that was
-- granted for a time (member_id 0).
CREATE TABLE team_member (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	person_id BIGINT NOT NULL REFERENCES person (id),
	part TEXT NOT NULL, -- core, support
	since BIGINT NOT NULL, -- the first day
	until BIGINT, -- the last one; NULL = without end
	role TEXT,
	need_id BIGINT, -- what it takes of the person's time
	import_id BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE INDEX team_member_account ON team_member (account_id, part, since, id);
CREATE INDEX team_member_person ON team_member (person_id, id);

CREATE TABLE account_access_of (
	account_id BIGINT NOT NULL REFERENCES account (id),
	person_id BIGINT NOT NULL REFERENCES person (id),
	member_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	since BIGINT NOT NULL,
	until BIGINT,
	granted_by BIGINT,
	granted BIGINT NOT NULL,
	PRIMARY KEY (account_id, person_id, member_id)
);
INSERT INTO account_access_of (account_id, person_id, member_id, kind, since, until, granted_by, granted)
	SELECT account_id, person_id, CASE kind WHEN 'granted' THEN 0 ELSE ROW_NUMBER() OVER (ORDER BY account_id, person_id) END, kind, 0,
	until, granted_by, granted FROM account_access;
DROP TABLE account_access;
ALTER TABLE account_access_of RENAME TO account_access;
CREATE INDEX account_access_person ON account_access (person_id);

-- What the history told of places is about rows of account_access, whose id there is the person's.
UPDATE history SET kind = 'account_access', field = CASE field WHEN 'since' THEN 'granted' ELSE field END WHERE kind = 'team_member';

-- The day in Norway; in summer the hour after midnight is the day before's.
-- sqlite
UPDATE account_access SET since = CAST(strftime('%Y%m%d', granted + 3600, 'unixepoch') AS INTEGER);
-- postgresql
UPDATE account_access SET since = CAST(to_char(to_timestamp(granted + 3600) AT TIME ZONE 'UTC', 'YYYYMMDD') AS BIGINT);
-- both
INSERT INTO team_member (id, account_id, person_id, part, since, until, created, version)
	SELECT member_id, account_id, person_id, kind, since, until, granted, 1 FROM account_access WHERE member_id <> 0;
