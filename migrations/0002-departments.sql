-- Departments are a tree.
ALTER TABLE department ADD COLUMN parent_id BIGINT REFERENCES department (id);
CREATE INDEX department_parent ON department (parent_id);
CREATE INDEX department_leader ON department (leader_id);
CREATE INDEX person_department ON person (department_id);
