PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sheds (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR NOT NULL, created_at DATETIME DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME);
INSERT INTO sheds VALUES(1,'the old; one','2019-01-01','2019-01-01');
CREATE TABLE tools (
    id INTEGER PRIMARY KEY,
    shed_id INTEGER NOT NULL REFERENCES sheds,
    price REAL,
    broken BOOLEAN NOT NULL,
    kind TEXT CHECK (kind IN ('hand', 'power')),
    created_at TEXT NOT NULL DEFAULT (datetime('now')),
    updated_at TEXT NOT NULL DEFAULT (datetime('now'))
);
CREATE TABLE keepers (id INTEGER PRIMARY KEY, shed_id INTEGER, email TEXT NOT NULL UNIQUE, created_at TEXT, updated_at TEXT, deleted_at TEXT);
CREATE TABLE keepers_tools (keeper_id INTEGER NOT NULL REFERENCES keepers (id) ON DELETE CASCADE, tool_id INTEGER NOT NULL REFERENCES tools (id));
CREATE TABLE schema_migrations (version VARCHAR NOT NULL PRIMARY KEY);
CREATE UNIQUE INDEX tools_kind ON tools (shed_id, kind) WHERE broken = 0;
CREATE INDEX keepers_shed ON keepers (shed_id);
CREATE VIEW broken_tools AS SELECT * FROM tools WHERE broken = 1;
CREATE TRIGGER tools_touch AFTER UPDATE ON tools BEGIN
    UPDATE tools SET updated_at = datetime('now') WHERE id = NEW.id;
END;
COMMIT;
