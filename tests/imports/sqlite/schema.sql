-- A lending library of tools on one machine, with a desktop program in front of it since 2012.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE members (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, email TEXT, phone, joined TEXT DEFAULT (date('now')), is_board INTEGER DEFAULT 0, fee REAL NOT NULL DEFAULT 12.5, referred_by INTEGER REFERENCES members(id));
CREATE TABLE "user" (member_id INTEGER PRIMARY KEY REFERENCES members(id) ON DELETE CASCADE, password TEXT NOT NULL, "group" TEXT CHECK ("group" IN ('admin', 'desk', 'guest')) DEFAULT 'guest', last_login DATETIME);
CREATE TABLE categories (id INTEGER PRIMARY KEY, parent_id INT REFERENCES categories, title VARCHAR(60) NOT NULL, UNIQUE (parent_id, title));
CREATE TABLE tools (
  id INTEGER PRIMARY KEY,
  category_id INTEGER NOT NULL REFERENCES categories(id),
  name VARCHAR(120) NOT NULL COLLATE NOCASE,
  serial_no VARCHAR(40) UNIQUE,
  price MONEY,
  bought DATE,
  weight FLOAT,
  photo BLOB,
  manual CLOB,
  state TINYINT NOT NULL DEFAULT 1,
  settings JSON,
  "order" INTEGER,
  label TEXT GENERATED ALWAYS AS (name || ' #' || id) VIRTUAL,
  CHECK (state BETWEEN 0 AND 9),
  CONSTRAINT cheap CHECK (price < 10000)
);
CREATE INDEX tools_by_name ON tools (lower(name));
CREATE INDEX tools_broken ON tools (category_id, name) WHERE state = 9;
CREATE TABLE loans (id INTEGER PRIMARY KEY, tool_id INTEGER NOT NULL, member_id INTEGER NOT NULL, "from" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, due TEXT NOT NULL, returned TEXT, deposit NUMERIC, FOREIGN KEY (tool_id) REFERENCES tools (id) ON DELETE RESTRICT, FOREIGN KEY (member_id) REFERENCES members (id));
CREATE TABLE reservations (tool_id INTEGER, member_id INTEGER, day TEXT, note TEXT, PRIMARY KEY (tool_id, day), FOREIGN KEY (tool_id) REFERENCES tools(id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE fines (id INTEGER PRIMARY KEY, loan_id INTEGER REFERENCES loans(id) ON DELETE SET NULL, amount DOUBLE, paid BOOLEAN, reason TEXT DEFAULT '');
CREATE TABLE payments (id TEXT PRIMARY KEY, member_id INTEGER REFERENCES members, cents INTEGER NOT NULL CHECK (cents > 0), kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'bank transfer')), at TEXT NOT NULL);
CREATE TABLE tags (name TEXT PRIMARY KEY);
CREATE TABLE tool_tags (tool_id INTEGER NOT NULL REFERENCES tools(id) ON DELETE CASCADE, tag TEXT NOT NULL REFERENCES tags(name) ON DELETE CASCADE, PRIMARY KEY (tool_id, tag));
CREATE TABLE parts (tool_id INTEGER NOT NULL REFERENCES tools(id), no INTEGER NOT NULL, name TEXT, PRIMARY KEY (tool_id, no));
CREATE TABLE part_orders (id INTEGER PRIMARY KEY, tool_id INTEGER, part_no INTEGER, count INTEGER NOT NULL DEFAULT 1, FOREIGN KEY (tool_id, part_no) REFERENCES parts (tool_id, no));
CREATE TABLE suppliers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, url TEXT, rating INTEGER, vat CHAR(11));
CREATE TABLE invoices (number TEXT NOT NULL, year INTEGER NOT NULL, supplier_id INTEGER REFERENCES suppliers(id), total DECIMAL(10,2), scan BLOB, UNIQUE (number, year));
CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seats INTEGER, width REAL);
CREATE TABLE courses (id INTEGER PRIMARY KEY, title TEXT NOT NULL, teacher INTEGER REFERENCES members(id), room INTEGER REFERENCES rooms(id), starts TEXT, ends TEXT, price FLOAT, full BOOLEAN NOT NULL DEFAULT 0, CHECK (ends > starts));
CREATE TABLE course_members (course_id INTEGER REFERENCES courses(id), member_id INTEGER REFERENCES members(id), grade TEXT);
CREATE TABLE comments (id INTEGER PRIMARY KEY, about_id INTEGER NOT NULL, about_type TEXT NOT NULL, body TEXT NOT NULL, created_at DATETIME DEFAULT CURRENT_TIMESTAMP, deleted_at DATETIME);
CREATE TABLE settings ("key" TEXT NOT NULL UNIQUE, value);
CREATE TABLE options (id INTEGER PRIMARY KEY, name TEXT, value TEXT);
CREATE TABLE log (at INTEGER, who TEXT, what TEXT);
CREATE TABLE "Opening Hours" ("Day" TEXT PRIMARY KEY, "From" TEXT, "To" TEXT, "24h" BOOLEAN);
CREATE TABLE holidays (day DATE PRIMARY KEY, name NVARCHAR(50));
CREATE TABLE keys (id GUID PRIMARY KEY, member_id INTEGER REFERENCES members(id), cut_at BIGINT);
CREATE TABLE locks (id INTEGER PRIMARY KEY, key_id GUID REFERENCES keys(id), room_id INTEGER REFERENCES rooms(id));
CREATE TABLE vans (plate CHARACTER(10) PRIMARY KEY, driver INTEGER REFERENCES members(id), km INTEGER NOT NULL DEFAULT 0);
CREATE TABLE trips (id INTEGER PRIMARY KEY, van TEXT REFERENCES vans(plate), km_from INTEGER, km_to INTEGER, day TEXT, CHECK (km_to >= km_from));
CREATE TABLE results (id INTEGER PRIMARY KEY, course_id INTEGER REFERENCES courses(id), points INTEGER, "match" REAL);
CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b(id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a(id));
CREATE TABLE outbox (id INTEGER PRIMARY KEY, payload TEXT CHECK (json_valid(payload)), tries INTEGER DEFAULT 0 CHECK (tries IN (0, 1)), sent TEXT);
CREATE TABLE schema_migrations (version TEXT NOT NULL);
CREATE VIEW open_loans AS SELECT * FROM loans WHERE returned IS NULL;
CREATE TRIGGER loan_back AFTER UPDATE OF returned ON loans BEGIN UPDATE tools SET state = 1 WHERE id = NEW.tool_id; END;
COMMIT;
