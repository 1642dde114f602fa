-- Most customers have no country, deputy or parent when they are made: who has none stands in no index by it, since nobody asks for those.
DROP INDEX account_country;
CREATE INDEX account_country ON account (country, sort_key, id) WHERE country IS NOT NULL;
DROP INDEX account_deputy;
CREATE INDEX account_deputy ON account (deputy_id) WHERE deputy_id IS NOT NULL;
DROP INDEX account_industry;
CREATE INDEX account_industry ON account (industry, sort_key, id) WHERE industry IS NOT NULL;
DROP INDEX account_kam;
CREATE INDEX account_kam ON account (kam_id, sort_key, id) WHERE kam_id IS NOT NULL;
DROP INDEX account_number;
CREATE UNIQUE INDEX account_number ON account (number) WHERE number IS NOT NULL;
DROP INDEX account_orgnr;
CREATE INDEX account_orgnr ON account (orgnr) WHERE orgnr IS NOT NULL;
DROP INDEX account_parent;
CREATE INDEX account_parent ON account (parent_id) WHERE parent_id IS NOT NULL;
DROP INDEX account_sponsor;
CREATE INDEX account_sponsor ON account (sponsor_id) WHERE sponsor_id IS NOT NULL;
DROP INDEX history_import;
CREATE INDEX history_import ON history (import_id, id) WHERE import_id IS NOT NULL;
