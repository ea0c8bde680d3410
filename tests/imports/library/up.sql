-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - django_migrations: a tool's table, or a part of another one
-- - loans_copy.price: no field can hold `DECIMAL`, so no statement reads or writes it
-- - moz_keywords: keyword ON CONFLICT REPLACE (not read: how a column's values are compared, shown or kept up to date)
-- - moz_meta: WITHOUT ROWID (not read: that the rows are kept by their key)
-- - moz_meta.value: no field can hold ``, so no statement reads or writes it
-- - moz_items_annos.content: no field can hold ``, so no statement reads or writes it
-- - places_geo.minX: no field can hold ``, so no statement reads or writes it
-- - places_geo.maxX: no field can hold ``, so no statement reads or writes it
-- - Kunden: Name COLLATE NOCASE (not read: how a column's values are compared, shown or kept up to date)
-- - Kunden.Umsatz: no field can hold `CURRENCY`, so no statement reads or writes it
-- - Kunden.Saldo: no field can hold `NUMERIC(18,4)`, so no statement reads or writes it
-- - Kunden.Gesperrt: no field can hold `BIT`, so no statement reads or writes it
-- - Kunden.Foto: no field can hold `IMAGE`, so no statement reads or writes it
-- - Kunden.Bemerkung: no field can hold `MEMO`, so no statement reads or writes it
-- - Kunden.Guid: no field can hold `GUID`, so no statement reads or writes it
-- - Artikel.Preis €: no field can hold `DECIMAL(10,2)`, so no statement reads or writes it
-- - Position.Menge: no field can hold `NUMERIC`, so no statement reads or writes it
-- - Position.Einzel: no field can hold `NUMERIC(18,4)`, so no statement reads or writes it
-- - Position.Gesamt: no field can hold `NUMERIC(18,4)`, so no statement reads or writes it
-- - Lieferung: WITHOUT ROWID (not read: that the rows are kept by their key)
-- - select.2nd: no field can hold `ANY`, so no statement reads or writes it
-- - loose.a: no field can hold ``, so no statement reads or writes it
-- - loose.b: no field can hold ``, so no statement reads or writes it
-- - loose.c: no field can hold ``, so no statement reads or writes it
-- - strict_one.b: no field can hold `ANY`, so no statement reads or writes it
-- - PRAGMA foreign_keys=OFF (skipped: a setting)
-- - BEGIN TRANSACTION (skipped: a transaction or a lock)
-- - INSERT INTO "auth_group" VALUES(1,'staff; all of "them"') (skipped: rows, not tables)
-- - CREATE VIRTUAL TABLE notes_fts USING fts5(title, body, conte… (skipped: its rows are kept elsewhere)
-- - CREATE TRIGGER notes_ai AFTER INSERT ON notes BEGIN (skipped: a program, which is not judged)
-- - CREATE VIEW v_due AS SELECT copy_id FROM loans_loan WHERE du… (skipped: a view is no table)
-- - CREATE TEMP TABLE scratchpad (x) (skipped: it lives no longer than its session)
-- - ANALYZE (skipped: upkeep)
-- - COMMIT (skipped: a transaction or a lock)

CREATE TABLE IF NOT EXISTS "django_content_type" (
    "id" INTEGER PRIMARY KEY,
    "app_label" VARCHAR(100) NOT NULL,
    "model" VARCHAR(100) NOT NULL,
    CONSTRAINT "django_content_type_app_label_model_76bd3d3b_uniq" UNIQUE ("app_label", "model")
);
CREATE TABLE IF NOT EXISTS "auth_permission" (
    "id" INTEGER PRIMARY KEY,
    "content_type_id" INTEGER NOT NULL,
    "codename" VARCHAR(100) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    CONSTRAINT "auth_permission_content_type_id_codename_uniq" UNIQUE ("content_type_id", "codename"),
    FOREIGN KEY ("content_type_id") REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE IF NOT EXISTS "auth_group" (
    "id" INTEGER PRIMARY KEY,
    "name" VARCHAR(150) NOT NULL,
    UNIQUE ("name")
);
CREATE TABLE IF NOT EXISTS "auth_user" (
    "id" INTEGER PRIMARY KEY,
    "password" VARCHAR(128) NOT NULL,
    "last_login" DATETIME,
    "is_superuser" BOOL NOT NULL,
    "username" VARCHAR(150) NOT NULL,
    "last_name" VARCHAR(150) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "is_staff" BOOL NOT NULL,
    "is_active" BOOL NOT NULL,
    "date_joined" DATETIME NOT NULL,
    "first_name" VARCHAR(150) NOT NULL,
    UNIQUE ("username")
);
CREATE TABLE IF NOT EXISTS "auth_user_groups" (
    "id" INTEGER PRIMARY KEY,
    "user_id" INTEGER NOT NULL,
    "group_id" INTEGER NOT NULL,
    CONSTRAINT "auth_user_groups_user_id_group_id_94350c0c_uniq" UNIQUE ("user_id", "group_id"),
    FOREIGN KEY ("user_id") REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("group_id") REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE IF NOT EXISTS "django_admin_log" (
    "id" INTEGER PRIMARY KEY,
    "object_id" TEXT,
    "object_repr" VARCHAR(200) NOT NULL,
    "action_flag" SMALLINT UNSIGNED NOT NULL,
    "change_message" TEXT NOT NULL,
    "content_type_id" INTEGER,
    "user_id" INTEGER NOT NULL,
    "action_time" DATETIME NOT NULL,
    FOREIGN KEY ("content_type_id") REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("user_id") REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    CHECK ("action_flag" >= 0)
);
CREATE TABLE IF NOT EXISTS "django_session" (
    "session_key" VARCHAR(40) NOT NULL,
    "session_data" TEXT NOT NULL,
    "expire_date" DATETIME NOT NULL,
    PRIMARY KEY ("session_key")
);
CREATE TABLE IF NOT EXISTS "loans_copy" (
    "id" INTEGER PRIMARY KEY,
    "barcode" VARCHAR(20) NOT NULL,
    "uuid" CHAR(32) NOT NULL,
    "meta" TEXT NOT NULL,
    "bought" DATE,
    "opens" TIME,
    "kept" BIGINT NOT NULL,
    "lent_for" BIGINT UNSIGNED NOT NULL,
    "cover" BLOB,
    "weight" REAL NOT NULL,
    "price" DECIMAL NOT NULL,
    CHECK (json_valid("meta") OR "meta" IS NULL),
    CHECK ("lent_for" >= 0)
);
CREATE TABLE IF NOT EXISTS "loans_loan" (
    "id" INTEGER PRIMARY KEY,
    "copy_id" BIGINT NOT NULL,
    "reader_id" INTEGER NOT NULL,
    "due" DATE NOT NULL,
    "taken" DATE NOT NULL DEFAULT CURRENT_DATE,
    FOREIGN KEY ("copy_id") REFERENCES "loans_copy" ("id"),
    FOREIGN KEY ("reader_id") REFERENCES "auth_user" ("id"),
    CONSTRAINT "due_later" CHECK ("due" > "taken")
);
CREATE TABLE IF NOT EXISTS "moz_places" (
    "id" INTEGER PRIMARY KEY,
    "url" LONGVARCHAR,
    "title" LONGVARCHAR,
    "rev_host" LONGVARCHAR,
    "visit_count" INTEGER DEFAULT 0,
    "hidden" INTEGER NOT NULL DEFAULT 0,
    "typed" INTEGER NOT NULL DEFAULT 0,
    "frecency" INTEGER NOT NULL DEFAULT -1,
    "last_visit_date" INTEGER,
    "guid" TEXT,
    "foreign_count" INTEGER NOT NULL DEFAULT 0,
    "url_hash" INTEGER NOT NULL DEFAULT 0,
    "origin_id" INTEGER,
    CONSTRAINT "moz_places_guid_uniqueindex" UNIQUE ("guid"),
    FOREIGN KEY ("origin_id") REFERENCES "moz_origins" ("id")
);
CREATE TABLE IF NOT EXISTS "moz_origins" (
    "id" INTEGER PRIMARY KEY,
    "prefix" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "frecency" INTEGER NOT NULL,
    UNIQUE ("prefix", "host")
);
CREATE TABLE IF NOT EXISTS "moz_historyvisits" (
    "id" INTEGER PRIMARY KEY,
    "from_visit" INTEGER,
    "place_id" INTEGER,
    "visit_date" INTEGER,
    "visit_type" INTEGER,
    "session" INTEGER
);
CREATE TABLE IF NOT EXISTS "moz_keywords" (
    "id" INTEGER PRIMARY KEY,
    "keyword" TEXT,
    "place_id" INTEGER,
    "post_data" TEXT,
    UNIQUE ("keyword")
);
CREATE TABLE IF NOT EXISTS "moz_meta" (
    "key" TEXT NOT NULL,
    "value"  NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE IF NOT EXISTS "moz_items_annos" (
    "item_id" INTEGER NOT NULL,
    "anno_attribute_id" INTEGER NOT NULL,
    "flags" INTEGER DEFAULT 0,
    "dateAdded" INTEGER DEFAULT 0,
    "content" ,
    PRIMARY KEY ("item_id", "anno_attribute_id")
);
CREATE TABLE IF NOT EXISTS "notes" (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "body" TEXT,
    "created_at" TEXT DEFAULT ((datetime('now'))),
    "modified" REAL DEFAULT ((julianday('now'))),
    "stamp" INTEGER DEFAULT ((strftime('%s', 'now'))),
    "pinned" BOOLEAN NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS "places_geo" (
    "id" INTEGER PRIMARY KEY,
    "minX" ,
    "maxX" 
);
CREATE TABLE IF NOT EXISTS "Kunden" (
    "KundenNr" INTEGER PRIMARY KEY,
    "Name" NVARCHAR(100) NOT NULL,
    "Strasse" VARCHAR2(80),
    "PLZ" CHARACTER(20),
    "Rabatt" FLOAT(5,2) DEFAULT 0.00,
    "Aktiv" BOOLEAN NOT NULL DEFAULT 1,
    "Geändert am" TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    "Umsatz" CURRENCY,
    "Saldo" NUMERIC(18,4) DEFAULT (0.0000),
    "Gesperrt" BIT DEFAULT (0),
    "Foto" IMAGE,
    "Bemerkung" MEMO,
    "Guid" GUID DEFAULT ((lower(hex(randomblob(16)))))
);
CREATE TABLE IF NOT EXISTS "Artikel" (
    "Nr" TEXT(18) NOT NULL,
    "Bez'ng" TEXT,
    "Lager" TINYINT,
    "Farbe" TEXT,
    "Preis €" DECIMAL(10,2) NOT NULL,
    PRIMARY KEY ("Nr"),
    CHECK ('Preis €' > 0),
    CHECK ("Farbe" IN ('rot', 'blau', 'grün'))
);
CREATE TABLE IF NOT EXISTS "Auftrag" (
    "Nr" INTEGER PRIMARY KEY,
    "KundenNr" INTEGER NOT NULL,
    "Datum" DATETIME DEFAULT ((datetime('now', 'localtime'))),
    "Summe" DOUBLE PRECISION,
    "Status" UNSIGNED BIG INT DEFAULT 0,
    FOREIGN KEY ("KundenNr") REFERENCES "Kunden" ("KundenNr") ON DELETE SET DEFAULT ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS "Position" (
    "AuftragNr" INTEGER NOT NULL,
    "Zeile" INT2 NOT NULL,
    "Artikel" TEXT,
    "Kurz" TEXT GENERATED ALWAYS AS (SUBSTR(Artikel, 1, 3)) STORED,
    "Menge" NUMERIC NOT NULL DEFAULT (1),
    "Einzel" NUMERIC(18,4),
    "Gesamt" NUMERIC(18,4) GENERATED ALWAYS AS (Menge * Einzel) STORED,
    PRIMARY KEY ("AuftragNr", "Zeile"),
    FOREIGN KEY ("AuftragNr") REFERENCES "Auftrag" ("Nr") ON DELETE CASCADE,
    FOREIGN KEY ("Artikel") REFERENCES "Artikel" ("Nr") MATCH FULL
);
CREATE TABLE IF NOT EXISTS "Lieferung" (
    "AuftragNr" INTEGER NOT NULL,
    "Zeile" INTEGER NOT NULL,
    "Teil" INTEGER NOT NULL,
    "am" DATE,
    PRIMARY KEY ("AuftragNr", "Zeile", "Teil"),
    FOREIGN KEY ("AuftragNr", "Zeile") REFERENCES "Position" ("AuftragNr", "Zeile")
);
CREATE TABLE IF NOT EXISTS "Rücklauf" (
    "AuftragNr" INTEGER,
    "Zeile" INTEGER,
    "Teil" INTEGER,
    "Grund" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("AuftragNr", "Zeile", "Teil") REFERENCES "Lieferung" ("AuftragNr", "Zeile", "Teil")
);
CREATE TABLE IF NOT EXISTS "Ort" (
    "id" INTEGER PRIMARY KEY,
    "Ober" INTEGER,
    "Name" VARCHAR NOT NULL,
    FOREIGN KEY ("Ober") REFERENCES "Ort" ("id") ON DELETE SET NULL
);
CREATE TABLE IF NOT EXISTS "select" (
    "from" TEXT,
    "where" TEXT,
    "type" INTEGER,
    "self" INTEGER,
    "crate" INTEGER,
    "2nd" ANY
);
CREATE TABLE IF NOT EXISTS "loose" (
    "a" ,
    "b" ,
    "c" 
);
CREATE TABLE IF NOT EXISTS "strict_one" (
    "id" INTEGER PRIMARY KEY,
    "a" INTEGER NOT NULL,
    "c" REAL,
    "d" BLOB,
    "e" TEXT DEFAULT (('x' || 'y')),
    "b" ANY
);
CREATE TABLE IF NOT EXISTS "zsyncobject" (
    "z_pk" INTEGER PRIMARY KEY,
    "z_ent" INTEGER,
    "z_opt" INTEGER,
    "zparent" INTEGER,
    "zcreation" TIMESTAMP,
    "zdata" BLOB,
    "zidentifier" VARCHAR
);
CREATE TABLE IF NOT EXISTS "z_2tags" (
    "z_2notes" INTEGER NOT NULL,
    "z_3tags" INTEGER NOT NULL,
    PRIMARY KEY ("z_2notes", "z_3tags")
);
CREATE TABLE IF NOT EXISTS "z_metadata" (
    "z_version" INTEGER PRIMARY KEY,
    "z_uuid" VARCHAR(255),
    "z_plist" BLOB
);
CREATE TABLE IF NOT EXISTS "z_primarykey" (
    "z_ent" INTEGER PRIMARY KEY,
    "z_name" VARCHAR,
    "z_super" INTEGER,
    "z_max" INTEGER
);
CREATE TABLE IF NOT EXISTS "queue" (
    "id" TEXT NOT NULL,
    "body" JSON NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT DEFAULT 'new',
    "created_at" TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    "run_at" INTEGER NOT NULL,
    PRIMARY KEY ("id"),
    CHECK ("tries" BETWEEN 0 AND 10),
    CHECK ("state" IN ('new', 'done', 'failed'))
);
CREATE TABLE IF NOT EXISTS "t_a" (
    "id" INTEGER PRIMARY KEY,
    "b" INTEGER,
    FOREIGN KEY ("b") REFERENCES "t_b" ("id")
);
CREATE TABLE IF NOT EXISTS "t_b" (
    "id" INTEGER PRIMARY KEY,
    "a" INTEGER,
    FOREIGN KEY ("a") REFERENCES "t_a" ("id")
);
CREATE TABLE IF NOT EXISTS "gone_parent" (
    "id" INTEGER PRIMARY KEY,
    "p" INTEGER,
    FOREIGN KEY ("p") REFERENCES "never_made" ("id")
);
CREATE INDEX IF NOT EXISTS "loans_copy_barcode_like" ON "loans_copy" ("barcode" COLLATE NOCASE DESC);
CREATE INDEX IF NOT EXISTS "moz_places_lastvisitdateindex" ON "moz_places" ("last_visit_date");
CREATE UNIQUE INDEX IF NOT EXISTS "pos_kurz" ON "Position" ("AuftragNr", (lower(Artikel) COLLATE BINARY));
CREATE INDEX IF NOT EXISTS "pos_artikel" ON "Position" ("Artikel") WHERE "Artikel" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "zparent_index" ON "zsyncobject" ("zparent");
