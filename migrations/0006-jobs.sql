-- Jobs: long and repeated work that servers do by themselves, one row for each kind of it that was ever run or has its time.
-- state: idle (waits for its time, or for something to do), running, stopped (by somebody; goes on when asked), failed (tries again
-- by itself). Whoever works on it is the holder and beats with every chunk; a beat that is too old is one of a server that is gone.
CREATE TABLE job (
	name TEXT PRIMARY KEY,
	state TEXT NOT NULL,
	holder TEXT, -- "host pid start" of the process
	beat BIGINT, -- when it last said that it works
	asked BIGINT, -- when somebody asked for it and it has not begun since
	stage BIGINT NOT NULL, -- of the run at hand: which part of the work it is in,
	position BIGINT NOT NULL, -- and the last id it is done with there
	done BIGINT NOT NULL, -- how much of it is done, and of how much; in what the kind counts by
	total BIGINT NOT NULL,
	started BIGINT, -- the run at hand
	failures BIGINT NOT NULL, -- since it last went well
	next_at BIGINT, -- not before
	version BIGINT NOT NULL
);

-- How runs ended, the last twenty of each job. outcome: done, stopped, failed, interrupted (the process ended in the middle of it).
CREATE TABLE job_run (
	id BIGINT PRIMARY KEY,
	name TEXT NOT NULL,
	outcome TEXT NOT NULL,
	started BIGINT NOT NULL,
	ended BIGINT NOT NULL,
	done BIGINT NOT NULL,
	message TEXT, -- key of why it failed, with what is filled into it
	message_param TEXT,
	holder TEXT
);
CREATE INDEX job_run_name ON job_run (name, id);

-- postgresql
ALTER TABLE job ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE job_run ALTER COLUMN name TYPE TEXT COLLATE "C";
