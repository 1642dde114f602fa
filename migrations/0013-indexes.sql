-- What every plain noun is asked for has an index: its lists and its natural key. Departments of one name that two people made at the
-- same moment, when nothing in the base forbade it, get their numbers behind it.
UPDATE department SET name = name || ' (' || CAST(id AS TEXT) || ')'
WHERE EXISTS (SELECT 1 FROM department d WHERE d.name = department.name AND d.id < department.id);
CREATE UNIQUE INDEX department_name ON department (name);
CREATE INDEX criterion_list ON criterion (axis, position, id);
CREATE UNIQUE INDEX team_member_key ON team_member (account_id, person_id, since);

-- postgresql
ALTER TABLE department ALTER COLUMN name TYPE TEXT COLLATE "C";
ALTER TABLE criterion ALTER COLUMN axis TYPE TEXT COLLATE "C";
ALTER TABLE team_member ALTER COLUMN part TYPE TEXT COLLATE "C";
