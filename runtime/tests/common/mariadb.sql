-- What build.rs would print for the specimen, in the parts that the runtime relies on; for MariaDB and for MySQL.
CREATE TABLE organizations (
  id binary(16) NOT NULL PRIMARY KEY, name varchar(255) NOT NULL, created_at datetime(6) NOT NULL, updated_at datetime(6) NOT NULL
);
CREATE TABLE countries (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, code varchar(2) NOT NULL);
CREATE TABLE projects (
  id binary(16) NOT NULL, organization_id binary(16) NOT NULL, main_task_id binary(16), name varchar(255) NOT NULL,
  colour varchar(20) NOT NULL, created_at datetime(6) NOT NULL, updated_at datetime(6) NOT NULL, deleted_at datetime(6),
  is_living tinyint(1) GENERATED ALWAYS AS (IF(deleted_at IS NULL, 1, NULL)) VIRTUAL,
  PRIMARY KEY (organization_id, id), UNIQUE uq_projects_organization_id_name (organization_id, name, is_living),
  FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE TABLE tasks (
  id binary(16) NOT NULL, organization_id binary(16) NOT NULL, project_id binary(16) NOT NULL, backup_project_id binary(16),
  country_id bigint, title varchar(200) NOT NULL, description mediumtext, due_date date,
  priority varchar(20) NOT NULL CHECK (priority IN ('low', 'medium', 'high')),
  status varchar(20) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'active', 'in_review', 'done')), cost decimal(18, 2),
  created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), deleted_at datetime(6),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id),
  FOREIGN KEY (country_id) REFERENCES countries (id),
  FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, backup_project_id) REFERENCES projects (organization_id, id)
);
ALTER TABLE projects ADD FOREIGN KEY (organization_id, main_task_id) REFERENCES tasks (organization_id, id);
CREATE TABLE comments (
  id binary(16) NOT NULL, organization_id binary(16) NOT NULL, task_id binary(16) NOT NULL, parent_comment_id binary(16),
  body mediumtext NOT NULL, created_at datetime(6) NOT NULL, updated_at datetime(6) NOT NULL, deleted_at datetime(6),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, parent_comment_id) REFERENCES comments (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE attachments (
  id binary(16) NOT NULL, organization_id binary(16) NOT NULL, task_id binary(16) NOT NULL, bytes longblob NOT NULL,
  created_at datetime(6) NOT NULL, updated_at datetime(6) NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id)
);
CREATE TABLE tags (
  id binary(16) NOT NULL, organization_id binary(16) NOT NULL, name varchar(255) NOT NULL, created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL, PRIMARY KEY (organization_id, id), UNIQUE (organization_id, name),
  FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE TABLE task_tags (
  organization_id binary(16) NOT NULL, task_id binary(16) NOT NULL, tag_id binary(16) NOT NULL,
  PRIMARY KEY (organization_id, task_id, tag_id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, tag_id) REFERENCES tags (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE samples (
  id bigint NOT NULL AUTO_INCREMENT, organization_id binary(16) NOT NULL, small smallint NOT NULL, medium integer NOT NULL,
  `large` bigint NOT NULL, ratio double NOT NULL, rough float NOT NULL, yes tinyint(1) NOT NULL, token binary(16) NOT NULL,
  `at` time(6) NOT NULL, seen_at datetime(6), email varchar(255) NOT NULL, phone varchar(50), anything json NOT NULL, settings json,
  words json NOT NULL, numbers json,
  PRIMARY KEY (organization_id, id), UNIQUE uq_samples_id (id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
