-- The hub, people and rights, history, and step 1 of the wheel. Dates are BIGINT yyyymmdd, months yyyymm, times seconds UTC,
-- money in minor units of the base's currency, quantities and unit prices in 10^-6. Text keys sort by bytes on both databases.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE department (
	id BIGINT PRIMARY KEY,
	name TEXT NOT NULL,
	leader_id BIGINT,
	version BIGINT NOT NULL
);

CREATE TABLE person (
	id BIGINT PRIMARY KEY,
	number TEXT,
	name TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	mail TEXT,
	title TEXT,
	department_id BIGINT REFERENCES department (id),
	manager_id BIGINT REFERENCES person (id),
	city TEXT,
	country TEXT,
	left_on BIGINT,
	load_limit BIGINT,
	import_id BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX person_number ON person (number);
CREATE UNIQUE INDEX person_mail ON person (mail);
CREATE INDEX person_sort ON person (sort_key, id);
CREATE INDEX person_manager ON person (manager_id);

CREATE TABLE app_user (
	id BIGINT PRIMARY KEY,
	person_id BIGINT NOT NULL REFERENCES person (id),
	login TEXT NOT NULL,
	password TEXT,
	role TEXT NOT NULL,
	lang TEXT,
	theme TEXT,
	active BIGINT NOT NULL,
	last_login BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX app_user_login ON app_user (login);
CREATE UNIQUE INDEX app_user_person ON app_user (person_id);

CREATE TABLE session (
	id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL REFERENCES app_user (id),
	token_hash TEXT NOT NULL,
	csrf TEXT NOT NULL,
	created BIGINT NOT NULL,
	seen BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	address TEXT,
	real_user_id BIGINT
);
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_app_user ON session (user_id);

CREATE TABLE one_time (
	id BIGINT PRIMARY KEY,
	user_id BIGINT REFERENCES app_user (id),
	purpose TEXT NOT NULL,
	token_hash TEXT NOT NULL,
	expires BIGINT NOT NULL,
	used BIGINT
);
CREATE UNIQUE INDEX one_time_token ON one_time (token_hash);

CREATE TABLE api_token (
	id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL REFERENCES app_user (id),
	name TEXT NOT NULL,
	token_hash TEXT NOT NULL,
	may_write BIGINT NOT NULL,
	created BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	last_used BIGINT,
	revoked BIGINT
);
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);
CREATE INDEX api_token_user ON api_token (user_id);

CREATE TABLE throttle (name TEXT PRIMARY KEY, since BIGINT NOT NULL, count BIGINT NOT NULL);

CREATE TABLE account (
	id BIGINT PRIMARY KEY,
	number TEXT,
	name TEXT NOT NULL,
	short_name TEXT,
	sort_key TEXT NOT NULL,
	orgnr TEXT,
	parent_id BIGINT REFERENCES account (id),
	industry TEXT,
	address TEXT,
	city TEXT,
	postal_code TEXT,
	country TEXT,
	phone TEXT,
	level TEXT NOT NULL,
	restricted BIGINT NOT NULL,
	kam_id BIGINT REFERENCES person (id),
	deputy_id BIGINT REFERENCES person (id),
	sponsor_id BIGINT REFERENCES person (id),
	story TEXT,
	source TEXT,
	import_id BIGINT,
	created BIGINT NOT NULL,
	updated BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_number ON account (number);
CREATE INDEX account_number_sort ON account (COALESCE(number, ''), id);
CREATE INDEX account_sort ON account (sort_key, id);
CREATE INDEX account_parent ON account (parent_id);
CREATE INDEX account_level ON account (level, sort_key, id);
CREATE INDEX account_kam ON account (kam_id, sort_key, id);
CREATE INDEX account_deputy ON account (deputy_id);
CREATE INDEX account_sponsor ON account (sponsor_id);
CREATE INDEX account_orgnr ON account (orgnr);
CREATE INDEX account_industry ON account (industry, sort_key, id);
CREATE INDEX account_country ON account (country, sort_key, id);
CREATE INDEX account_restricted ON account (id) WHERE restricted = 1;

-- Who beyond KAM, deputy and sponsor belongs to a customer (kind core, support), or was granted access for a time (kind granted).
CREATE TABLE account_access (
	account_id BIGINT NOT NULL REFERENCES account (id),
	person_id BIGINT NOT NULL REFERENCES person (id),
	kind TEXT NOT NULL,
	until BIGINT,
	granted_by BIGINT,
	granted BIGINT NOT NULL,
	PRIMARY KEY (account_id, person_id)
);
CREATE INDEX account_access_person ON account_access (person_id);

CREATE TABLE access_request (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	person_id BIGINT NOT NULL REFERENCES person (id),
	reason TEXT,
	asked BIGINT NOT NULL,
	state TEXT NOT NULL,
	until BIGINT,
	decided_by BIGINT,
	decided BIGINT,
	version BIGINT NOT NULL
);
CREATE INDEX access_request_account ON access_request (account_id, state);
CREATE INDEX access_request_state ON access_request (state, asked);

CREATE TABLE product (
	id BIGINT PRIMARY KEY,
	number TEXT NOT NULL,
	name TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	category TEXT,
	unit_price BIGINT,
	unit_cost BIGINT,
	import_id BIGINT,
	created BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX product_number ON product (number);
CREATE INDEX product_sort ON product (sort_key, id);

-- doc = the invoice number, or "/customer/date" for a line without one; n = the nth line of (doc, product_code) in file order.
CREATE TABLE sale (
	id BIGINT PRIMARY KEY,
	source TEXT NOT NULL,
	doc TEXT NOT NULL,
	product_code TEXT NOT NULL,
	n BIGINT NOT NULL,
	account_id BIGINT,
	product_id BIGINT,
	person_id BIGINT,
	day BIGINT NOT NULL,
	quantity BIGINT NOT NULL,
	unit_price BIGINT,
	amount BIGINT NOT NULL,
	contribution BIGINT,
	currency TEXT,
	import_id BIGINT NOT NULL -- the one that wrote it last
);
CREATE UNIQUE INDEX sale_key ON sale (doc, product_code, n, source);
CREATE INDEX sale_account ON sale (account_id, day);

-- Sums of sale, made again from its lines for every customer that an import touched; unrated = lines in a currency without a rate,
-- which are counted but not added.
CREATE TABLE account_month (
	account_id BIGINT NOT NULL,
	month BIGINT NOT NULL,
	revenue BIGINT NOT NULL,
	contribution BIGINT,
	line_count BIGINT NOT NULL,
	unrated BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (account_id, month)
);
CREATE INDEX account_month_month ON account_month (month, account_id, revenue);

CREATE TABLE account_product (
	account_id BIGINT NOT NULL,
	product_id BIGINT NOT NULL,
	revenue BIGINT NOT NULL,
	quantity BIGINT NOT NULL,
	line_count BIGINT NOT NULL,
	last_day BIGINT NOT NULL,
	PRIMARY KEY (account_id, product_id)
);
CREATE INDEX account_product_top ON account_product (account_id, revenue);

-- One row per account: what lists sort by. The 12 months are those of setting facts.month (the last whole month with sales).
CREATE TABLE account_fact (
	account_id BIGINT PRIMARY KEY,
	revenue BIGINT NOT NULL,
	revenue_12m BIGINT NOT NULL,
	revenue_prev BIGINT NOT NULL,
	change_12m BIGINT NOT NULL,
	contribution_12m BIGINT,
	line_count BIGINT NOT NULL,
	unrated BIGINT NOT NULL DEFAULT 0,
	first_day BIGINT,
	last_day BIGINT
);
CREATE INDEX account_fact_revenue ON account_fact (revenue, account_id);
CREATE INDEX account_fact_12m ON account_fact (revenue_12m, account_id);
CREATE INDEX account_fact_change ON account_fact (change_12m, account_id);

CREATE TABLE currency_rate (
	currency TEXT NOT NULL,
	month BIGINT NOT NULL,
	rate BIGINT NOT NULL,
	PRIMARY KEY (currency, month)
);

-- One import: how its file is read, how far it is, what it counted. map names the file's columns by number ("doc=#1,date=#5").
CREATE TABLE import_run (
	id BIGINT PRIMARY KEY,
	kind TEXT NOT NULL,
	source TEXT NOT NULL,
	file_name TEXT NOT NULL,
	path TEXT,
	fingerprint TEXT,
	state TEXT NOT NULL,
	person_id BIGINT,
	started BIGINT NOT NULL,
	ended BIGINT,
	holder TEXT,
	beat BIGINT,
	map TEXT NOT NULL,
	header TEXT NOT NULL,
	create_missing BIGINT NOT NULL,
	currency TEXT,
	separator TEXT,
	encoding TEXT,
	decimal TEXT,
	dates TEXT,
	percent BIGINT NOT NULL,
	line BIGINT NOT NULL,
	bytes BIGINT NOT NULL,
	bytes_total BIGINT NOT NULL,
	position BIGINT NOT NULL,
	rows_read BIGINT NOT NULL,
	rows_created BIGINT NOT NULL,
	rows_updated BIGINT NOT NULL,
	rows_unchanged BIGINT NOT NULL,
	rows_rejected BIGINT NOT NULL,
	without_customer BIGINT NOT NULL,
	other_currency BIGINT NOT NULL,
	accounts_created BIGINT NOT NULL,
	products_created BIGINT NOT NULL,
	people_created BIGINT NOT NULL,
	warnings BIGINT NOT NULL,
	rows_left BIGINT NOT NULL,
	message TEXT,
	message_param TEXT,
	version BIGINT NOT NULL
);
CREATE INDEX import_run_started ON import_run (started, id);
CREATE INDEX import_run_state ON import_run (state);

-- Rows that were refused, with their cells as one line of CSV; warning 1: taken, but something is odd.
CREATE TABLE import_reject (
	import_id BIGINT NOT NULL REFERENCES import_run (id),
	line BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	warning BIGINT NOT NULL,
	reason TEXT NOT NULL,
	param0 TEXT,
	param1 TEXT,
	nth BIGINT,
	cells TEXT NOT NULL,
	PRIMARY KEY (import_id, line, seq)
);

-- What an import made or changed besides lines of sale: undone while the record still has that version. old: one line
-- "field<TAB>value" for each field that it changed, NULL: it made the record. was: the version it found.
CREATE TABLE import_change (
	import_id BIGINT NOT NULL REFERENCES import_run (id),
	kind TEXT NOT NULL,
	record_id BIGINT NOT NULL,
	version BIGINT NOT NULL,
	was BIGINT NOT NULL,
	old TEXT,
	PRIMARY KEY (import_id, kind, record_id)
);
CREATE INDEX import_change_record ON import_change (kind, record_id);

-- A line of sale as it was before the import changed it; was_import_id = who wrote it so.
CREATE TABLE import_sale_before (
	import_id BIGINT NOT NULL REFERENCES import_run (id),
	id BIGINT NOT NULL,
	account_id BIGINT,
	product_id BIGINT,
	person_id BIGINT,
	day BIGINT NOT NULL,
	quantity BIGINT NOT NULL,
	unit_price BIGINT,
	amount BIGINT NOT NULL,
	contribution BIGINT,
	currency TEXT,
	was_import_id BIGINT NOT NULL,
	PRIMARY KEY (import_id, id)
);

-- Working state of an import under way: the customers it touched, and how often each product stood on a document.
CREATE TABLE import_touched (
	import_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	PRIMARY KEY (import_id, account_id)
);
CREATE TABLE import_seen (
	import_id BIGINT NOT NULL,
	doc TEXT NOT NULL,
	counts TEXT NOT NULL,
	PRIMARY KEY (import_id, doc)
);

CREATE TABLE search_token (
	fold TEXT NOT NULL,
	kind TEXT NOT NULL,
	id BIGINT NOT NULL,
	PRIMARY KEY (fold, kind, id)
);
CREATE INDEX search_token_id ON search_token (id, kind, fold);

-- Personal values stand here only; everything else refers to them, so that erasing salt and value leaves the rest whole.
CREATE TABLE personal (
	id BIGINT PRIMARY KEY,
	subject_kind TEXT NOT NULL,
	subject_id BIGINT NOT NULL,
	salt TEXT,
	value TEXT,
	erased BIGINT
);
CREATE INDEX personal_subject ON personal (subject_kind, subject_id);

-- Append-only. kind + record_id = the record; account_id = the customer whose rights decide who may read it (NULL: none).
CREATE TABLE history (
	id BIGINT PRIMARY KEY,
	at BIGINT NOT NULL,
	person_id BIGINT,
	actor TEXT,
	kind TEXT NOT NULL,
	record_id BIGINT NOT NULL,
	account_id BIGINT,
	opinion BIGINT NOT NULL,
	act TEXT NOT NULL,
	field TEXT,
	old TEXT,
	new TEXT,
	old_personal BIGINT,
	new_personal BIGINT,
	import_id BIGINT
);
CREATE INDEX history_record ON history (kind, record_id, id);
CREATE INDEX history_account ON history (account_id, id);
CREATE INDEX history_import ON history (import_id, id);

-- weight in basis points of its axis; anchors: five lines of text; cuts: four bounds for criteria computed from sales.
CREATE TABLE criterion (
	id BIGINT PRIMARY KEY,
	code TEXT NOT NULL,
	axis TEXT NOT NULL,
	name_nb TEXT NOT NULL,
	name_en TEXT NOT NULL,
	weight BIGINT NOT NULL,
	lower_is_better BIGINT NOT NULL,
	basis TEXT NOT NULL,
	anchors_nb TEXT NOT NULL,
	anchors_en TEXT NOT NULL,
	cuts TEXT,
	active BIGINT NOT NULL,
	position BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX criterion_code ON criterion (code);

-- value NULL: the rater took it back.
CREATE TABLE rating (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	criterion_id BIGINT NOT NULL REFERENCES criterion (id),
	person_id BIGINT NOT NULL REFERENCES person (id),
	value BIGINT,
	evidence TEXT,
	confidence TEXT,
	at BIGINT NOT NULL
);
CREATE INDEX rating_account ON rating (account_id, criterion_id, person_id, at);
CREATE INDEX rating_person ON rating (person_id, at);

-- The score of a customer as last computed, for lists, matrix and portfolio.
CREATE TABLE score (
	account_id BIGINT PRIMARY KEY,
	attractiveness DOUBLE PRECISION,
	strength DOUBLE PRECISION,
	rated BIGINT NOT NULL,
	in_set BIGINT NOT NULL,
	at BIGINT NOT NULL
);
CREATE INDEX score_attractiveness ON score (attractiveness, account_id);

-- Bounds of criteria computed from the portfolio itself ("a b c d" in minor units), made with the scores.
CREATE TABLE score_cut (basis TEXT PRIMARY KEY, cuts TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE clv (
	account_id BIGINT PRIMARY KEY REFERENCES account (id),
	contribution BIGINT,
	retention DOUBLE PRECISION NOT NULL,
	discount DOUBLE PRECISION NOT NULL,
	horizon BIGINT NOT NULL,
	cost_to_serve BIGINT NOT NULL,
	version BIGINT NOT NULL
);

CREATE TABLE round (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	number BIGINT NOT NULL,
	start_day BIGINT NOT NULL,
	end_day BIGINT NOT NULL,
	closed_day BIGINT,
	closed_by BIGINT,
	snapshot TEXT,
	snapshot_hash TEXT,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX round_account ON round (account_id, number);

CREATE TABLE round_carried (
	id BIGINT PRIMARY KEY,
	round_id BIGINT NOT NULL REFERENCES round (id),
	step BIGINT NOT NULL,
	what TEXT NOT NULL,
	owner_id BIGINT,
	due BIGINT
);
CREATE INDEX round_carried_round ON round_carried (round_id, step);

CREATE TABLE decision (
	id BIGINT PRIMARY KEY,
	account_id BIGINT NOT NULL REFERENCES account (id),
	round_id BIGINT REFERENCES round (id),
	state TEXT NOT NULL,
	outcome TEXT NOT NULL,
	light_reason TEXT,
	rationale TEXT,
	proposed_by BIGINT,
	proposed BIGINT NOT NULL,
	decided_by BIGINT,
	decided_day BIGINT,
	valid_until BIGINT,
	attractiveness DOUBLE PRECISION,
	strength DOUBLE PRECISION,
	in_set BIGINT,
	version BIGINT NOT NULL
);
CREATE INDEX decision_account ON decision (account_id, id);
CREATE INDEX decision_state ON decision (state, proposed);
CREATE INDEX decision_valid ON decision (valid_until);

-- sqlite
CREATE INDEX sale_import ON sale (import_id); -- the row's id is behind it anyway

-- postgresql
CREATE INDEX sale_import ON sale (import_id, id);
ALTER TABLE setting ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE person ALTER COLUMN number TYPE TEXT COLLATE "C";
ALTER TABLE person ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE person ALTER COLUMN mail TYPE TEXT COLLATE "C";
ALTER TABLE app_user ALTER COLUMN login TYPE TEXT COLLATE "C";
ALTER TABLE session ALTER COLUMN token_hash TYPE TEXT COLLATE "C";
ALTER TABLE one_time ALTER COLUMN token_hash TYPE TEXT COLLATE "C";
ALTER TABLE api_token ALTER COLUMN token_hash TYPE TEXT COLLATE "C";
ALTER TABLE throttle ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN number TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN orgnr TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN industry TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN country TYPE TEXT COLLATE "C";
ALTER TABLE account ALTER COLUMN level TYPE TEXT COLLATE "C";
ALTER TABLE product ALTER COLUMN number TYPE TEXT COLLATE "C";
ALTER TABLE product ALTER COLUMN sort_key TYPE TEXT COLLATE "C";
ALTER TABLE sale ALTER COLUMN source TYPE TEXT COLLATE "C";
ALTER TABLE sale ALTER COLUMN doc TYPE TEXT COLLATE "C";
ALTER TABLE sale ALTER COLUMN product_code TYPE TEXT COLLATE "C";
ALTER TABLE currency_rate ALTER COLUMN currency TYPE TEXT COLLATE "C";
ALTER TABLE import_seen ALTER COLUMN doc TYPE TEXT COLLATE "C";
ALTER TABLE search_token ALTER COLUMN fold TYPE TEXT COLLATE "C";
ALTER TABLE search_token ALTER COLUMN kind TYPE TEXT COLLATE "C";
ALTER TABLE personal ALTER COLUMN subject_kind TYPE TEXT COLLATE "C";
ALTER TABLE history ALTER COLUMN kind TYPE TEXT COLLATE "C";
ALTER TABLE criterion ALTER COLUMN code TYPE TEXT COLLATE "C";
ALTER TABLE access_request ALTER COLUMN state TYPE TEXT COLLATE "C";
ALTER TABLE decision ALTER COLUMN state TYPE TEXT COLLATE "C";
