-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - members.phone: no field can hold ``, so no statement reads or writes it
-- - tools: name COLLATE NOCASE (not read: how a column's values are compared, shown or kept up to date)
-- - tools.price: no field can hold `MONEY`, so no statement reads or writes it
-- - loans.deposit: no field can hold `NUMERIC`, so no statement reads or writes it
-- - reservations: WITHOUT ROWID (not read: that the rows are kept by their key)
-- - invoices.total: no field can hold `DECIMAL(10,2)`, so no statement reads or writes it
-- - settings.value: no field can hold ``, so no statement reads or writes it
-- - keys.id: no field can hold `GUID`, so no statement reads or writes it
-- - locks.key_id: no field can hold `GUID`, so no statement reads or writes it
-- - schema_migrations: a tool's table, or a part of another one
-- - PRAGMA foreign_keys=OFF (skipped: a setting)
-- - BEGIN TRANSACTION (skipped: a transaction or a lock)
-- - CREATE VIEW open_loans AS SELECT * FROM loans WHERE returned… (skipped: a view is no table)
-- - CREATE TRIGGER loan_back AFTER UPDATE OF returned ON loans B… (skipped: a program, which is not judged)
-- - COMMIT (skipped: a transaction or a lock)

CREATE TABLE IF NOT EXISTS "members" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "joined" TEXT DEFAULT ((date('now'))),
    "is_board" INTEGER DEFAULT 0,
    "fee" REAL NOT NULL DEFAULT 12.5,
    "referred_by" INTEGER,
    "phone" ,
    FOREIGN KEY ("referred_by") REFERENCES "members" ("id")
);
CREATE TABLE IF NOT EXISTS "user" (
    "member_id" INTEGER PRIMARY KEY,
    "password" TEXT NOT NULL,
    "group" TEXT DEFAULT 'guest',
    "last_login" DATETIME,
    FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CHECK ("group" IN ('admin', 'desk', 'guest'))
);
CREATE TABLE IF NOT EXISTS "categories" (
    "id" INTEGER PRIMARY KEY,
    "parent_id" INTEGER,
    "title" VARCHAR(60) NOT NULL,
    UNIQUE ("parent_id", "title"),
    FOREIGN KEY ("parent_id") REFERENCES "categories" ("id")
);
CREATE TABLE IF NOT EXISTS "tools" (
    "id" INTEGER PRIMARY KEY,
    "category_id" INTEGER NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "serial_no" VARCHAR(40),
    "bought" DATE,
    "weight" FLOAT,
    "photo" BLOB,
    "manual" CLOB,
    "state" TINYINT NOT NULL DEFAULT 1,
    "settings" JSON,
    "order" INTEGER,
    "label" TEXT GENERATED ALWAYS AS (name || ' #' || id) STORED,
    "price" MONEY,
    UNIQUE ("serial_no"),
    FOREIGN KEY ("category_id") REFERENCES "categories" ("id"),
    CHECK ("state" BETWEEN 0 AND 9),
    CONSTRAINT "cheap" CHECK ("price" < 10000)
);
CREATE TABLE IF NOT EXISTS "loans" (
    "id" INTEGER PRIMARY KEY,
    "tool_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "from" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due" TEXT NOT NULL,
    "returned" TEXT,
    "deposit" NUMERIC,
    FOREIGN KEY ("tool_id") REFERENCES "tools" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("member_id") REFERENCES "members" ("id")
);
CREATE TABLE IF NOT EXISTS "reservations" (
    "tool_id" INTEGER NOT NULL,
    "member_id" INTEGER,
    "day" TEXT NOT NULL,
    "note" TEXT,
    PRIMARY KEY ("tool_id", "day"),
    FOREIGN KEY ("tool_id") REFERENCES "tools" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "fines" (
    "id" INTEGER PRIMARY KEY,
    "loan_id" INTEGER,
    "amount" DOUBLE,
    "paid" BOOLEAN,
    "reason" TEXT DEFAULT '',
    FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE SET NULL
);
CREATE TABLE IF NOT EXISTS "payments" (
    "id" TEXT NOT NULL,
    "member_id" INTEGER,
    "cents" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("member_id") REFERENCES "members" ("id"),
    CHECK ("cents" > 0),
    CHECK ("kind" IN ('cash', 'card', 'bank transfer'))
);
CREATE TABLE IF NOT EXISTS "tags" (
    "name" TEXT NOT NULL,
    PRIMARY KEY ("name")
);
CREATE TABLE IF NOT EXISTS "tool_tags" (
    "tool_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    PRIMARY KEY ("tool_id", "tag"),
    FOREIGN KEY ("tool_id") REFERENCES "tools" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("tag") REFERENCES "tags" ("name") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "parts" (
    "tool_id" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT,
    PRIMARY KEY ("tool_id", "no"),
    FOREIGN KEY ("tool_id") REFERENCES "tools" ("id")
);
CREATE TABLE IF NOT EXISTS "part_orders" (
    "id" INTEGER PRIMARY KEY,
    "tool_id" INTEGER,
    "part_no" INTEGER,
    "count" INTEGER NOT NULL DEFAULT 1,
    FOREIGN KEY ("tool_id", "part_no") REFERENCES "parts" ("tool_id", "no")
);
CREATE TABLE IF NOT EXISTS "suppliers" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "rating" INTEGER,
    "vat" CHAR(11)
);
CREATE TABLE IF NOT EXISTS "invoices" (
    "number" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "supplier_id" INTEGER,
    "scan" BLOB,
    "total" DECIMAL(10,2),
    UNIQUE ("number", "year"),
    FOREIGN KEY ("supplier_id") REFERENCES "suppliers" ("id")
);
CREATE TABLE IF NOT EXISTS "rooms" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL,
    "seats" INTEGER,
    "width" REAL,
    UNIQUE ("name")
);
CREATE TABLE IF NOT EXISTS "courses" (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT NOT NULL,
    "teacher" INTEGER,
    "room" INTEGER,
    "starts" TEXT,
    "ends" TEXT,
    "price" FLOAT,
    "full" BOOLEAN NOT NULL DEFAULT 0,
    FOREIGN KEY ("teacher") REFERENCES "members" ("id"),
    FOREIGN KEY ("room") REFERENCES "rooms" ("id"),
    CHECK ("ends" > "starts")
);
CREATE TABLE IF NOT EXISTS "course_members" (
    "course_id" INTEGER,
    "member_id" INTEGER,
    "grade" TEXT,
    FOREIGN KEY ("course_id") REFERENCES "courses" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "members" ("id")
);
CREATE TABLE IF NOT EXISTS "comments" (
    "id" INTEGER PRIMARY KEY,
    "about_id" INTEGER NOT NULL,
    "about_type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" DATETIME DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" DATETIME
);
CREATE TABLE IF NOT EXISTS "settings" (
    "key" TEXT NOT NULL,
    "value" ,
    UNIQUE ("key")
);
CREATE TABLE IF NOT EXISTS "options" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "value" TEXT
);
CREATE TABLE IF NOT EXISTS "log" (
    "at" INTEGER,
    "who" TEXT,
    "what" TEXT
);
CREATE TABLE IF NOT EXISTS "Opening Hours" (
    "Day" TEXT NOT NULL,
    "From" TEXT,
    "To" TEXT,
    "24h" BOOLEAN,
    PRIMARY KEY ("Day")
);
CREATE TABLE IF NOT EXISTS "holidays" (
    "day" DATE NOT NULL,
    "name" NVARCHAR(50),
    PRIMARY KEY ("day")
);
CREATE TABLE IF NOT EXISTS "keys" (
    "member_id" INTEGER,
    "cut_at" BIGINT,
    "id" GUID NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("member_id") REFERENCES "members" ("id")
);
CREATE TABLE IF NOT EXISTS "locks" (
    "id" INTEGER PRIMARY KEY,
    "room_id" INTEGER,
    "key_id" GUID,
    FOREIGN KEY ("room_id") REFERENCES "rooms" ("id"),
    FOREIGN KEY ("key_id") REFERENCES "keys" ("id")
);
CREATE TABLE IF NOT EXISTS "vans" (
    "plate" CHARACTER(10) NOT NULL,
    "driver" INTEGER,
    "km" INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ("plate"),
    FOREIGN KEY ("driver") REFERENCES "members" ("id")
);
CREATE TABLE IF NOT EXISTS "trips" (
    "id" INTEGER PRIMARY KEY,
    "van" TEXT,
    "km_from" INTEGER,
    "km_to" INTEGER,
    "day" TEXT,
    FOREIGN KEY ("van") REFERENCES "vans" ("plate"),
    CHECK ("km_to" >= "km_from")
);
CREATE TABLE IF NOT EXISTS "results" (
    "id" INTEGER PRIMARY KEY,
    "course_id" INTEGER,
    "points" INTEGER,
    "match" REAL,
    FOREIGN KEY ("course_id") REFERENCES "courses" ("id")
);
CREATE TABLE IF NOT EXISTS "a" (
    "id" INTEGER PRIMARY KEY,
    "b_id" INTEGER,
    FOREIGN KEY ("b_id") REFERENCES "b" ("id")
);
CREATE TABLE IF NOT EXISTS "b" (
    "id" INTEGER PRIMARY KEY,
    "a_id" INTEGER,
    FOREIGN KEY ("a_id") REFERENCES "a" ("id")
);
CREATE TABLE IF NOT EXISTS "outbox" (
    "id" INTEGER PRIMARY KEY,
    "payload" TEXT,
    "tries" INTEGER DEFAULT 0,
    "sent" TEXT,
    CHECK (json_valid("payload")),
    CHECK ("tries" IN (0, 1))
);
CREATE INDEX IF NOT EXISTS "tools_by_name" ON "tools" ((lower(name)));
CREATE INDEX IF NOT EXISTS "tools_broken" ON "tools" ("category_id", "name") WHERE "state" = 9;
