-- What build.rs would print for the specimen, in the parts that the runtime relies on.
CREATE TABLE organizations (
  id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
);
CREATE TABLE countries (id INTEGER NOT NULL PRIMARY KEY, code TEXT NOT NULL);
CREATE TABLE projects (
  id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), main_task_id BLOB, name TEXT NOT NULL,
  colour TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, main_task_id) REFERENCES tasks (organization_id, id)
);
CREATE UNIQUE INDEX uq_projects_organization_id_name ON projects (organization_id, name) WHERE deleted_at IS NULL;
CREATE TABLE tasks (
  id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), project_id BLOB NOT NULL, backup_project_id BLOB,
  country_id INTEGER REFERENCES countries (id), title TEXT NOT NULL CHECK (length(title) <= 200), description TEXT, due_date TEXT,
  priority TEXT NOT NULL CHECK (priority IN ('low', 'medium', 'high')),
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'active', 'in_review', 'done')), cost INTEGER,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')), deleted_at TEXT,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, backup_project_id) REFERENCES projects (organization_id, id)
);
CREATE TABLE comments (
  id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), task_id BLOB NOT NULL, parent_comment_id BLOB,
  body TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, parent_comment_id) REFERENCES comments (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE attachments (
  id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), task_id BLOB NOT NULL, bytes BLOB NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id)
);
CREATE TABLE tags (
  id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), name TEXT NOT NULL, created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL, PRIMARY KEY (organization_id, id), UNIQUE (organization_id, name)
);
CREATE TABLE task_tags (
  organization_id BLOB NOT NULL REFERENCES organizations (id), task_id BLOB NOT NULL, tag_id BLOB NOT NULL,
  PRIMARY KEY (organization_id, task_id, tag_id),
  FOREIGN KEY (organization_id, task_id) REFERENCES tasks (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, tag_id) REFERENCES tags (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE samples (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id), small INTEGER NOT NULL,
  medium INTEGER NOT NULL, large INTEGER NOT NULL, ratio REAL NOT NULL, rough REAL NOT NULL, yes INTEGER NOT NULL CHECK (yes IN (0, 1)),
  token BLOB NOT NULL, at TEXT NOT NULL, seen_at TEXT, email TEXT NOT NULL, phone TEXT, anything TEXT NOT NULL CHECK (json_valid(anything)),
  settings TEXT CHECK (json_valid(settings)), words TEXT NOT NULL CHECK (json_valid(words)), numbers TEXT CHECK (json_valid(numbers)),
  UNIQUE (organization_id, id)
) STRICT;
