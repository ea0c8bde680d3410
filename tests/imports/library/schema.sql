-- A city library's counter program on SQLite: Django tables, a browser-like history, an old desktop program's tables, a sync engine.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "loans_copy" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "barcode" varchar(20) NOT NULL, "price" decimal NOT NULL, "uuid" char(32) NOT NULL, "meta" text NOT NULL CHECK ((JSON_VALID("meta") OR "meta" IS NULL)), "bought" date NULL, "opens" time NULL, "kept" bigint NOT NULL, "lent_for" bigint unsigned NOT NULL CHECK ("lent_for" >= 0), "cover" BLOB NULL, "weight" real NOT NULL);
CREATE INDEX "loans_copy_barcode_like" ON "loans_copy" ("barcode" COLLATE NOCASE DESC);
CREATE TABLE "loans_loan" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "copy_id" bigint NOT NULL REFERENCES "loans_copy" ("id"), "reader_id" integer NOT NULL REFERENCES "auth_user", "due" date NOT NULL, "taken" date NOT NULL DEFAULT CURRENT_DATE, CONSTRAINT "due_later" CHECK ("due" > "taken"));
INSERT INTO "auth_group" VALUES(1,'staff; all of "them"');

-- history, as a browser keeps it
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR, visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL, frecency INTEGER DEFAULT -1 NOT NULL, last_visit_date INTEGER, guid TEXT, foreign_count INTEGER DEFAULT 0 NOT NULL, url_hash INTEGER DEFAULT 0 NOT NULL, origin_id INTEGER REFERENCES moz_origins(id));
CREATE TABLE moz_origins (id INTEGER PRIMARY KEY, prefix TEXT NOT NULL, host TEXT NOT NULL, frecency INTEGER NOT NULL, UNIQUE (prefix, host));
CREATE UNIQUE INDEX moz_places_guid_uniqueindex ON moz_places (guid);
CREATE INDEX moz_places_lastvisitdateindex ON moz_places (last_visit_date);
CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, from_visit INTEGER, place_id INTEGER, visit_date INTEGER, visit_type INTEGER, session INTEGER);
CREATE TABLE moz_keywords (id INTEGER PRIMARY KEY AUTOINCREMENT, keyword TEXT UNIQUE ON CONFLICT REPLACE, place_id INTEGER, post_data TEXT);
CREATE TABLE moz_meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID ;
CREATE TABLE moz_items_annos (item_id INTEGER NOT NULL, anno_attribute_id INTEGER, content, flags INTEGER DEFAULT 0, dateAdded INTEGER DEFAULT 0, PRIMARY KEY (item_id DESC, anno_attribute_id));
CREATE VIRTUAL TABLE notes_fts USING fts5(title, body, content='notes', content_rowid='id', tokenize = 'porter unicode61');
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT, created_at TEXT DEFAULT (datetime('now')), modified REAL DEFAULT (julianday('now')), stamp INTEGER DEFAULT (strftime('%s','now')));
CREATE TRIGGER notes_ai AFTER INSERT ON notes BEGIN
  INSERT INTO notes_fts(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TABLE places_geo (id INTEGER PRIMARY KEY, minX, maxX);

-- the desktop program
CREATE TABLE [Kunden] (
	[KundenNr] INTEGER NOT NULL,
	[Name] NVARCHAR(100) NOT NULL COLLATE NOCASE,
	[Strasse] VARCHAR2(80),
	[PLZ] CHARACTER(20),
	[Umsatz] CURRENCY,
	[Rabatt] FLOAT(5,2) DEFAULT 0.00,
	[Saldo] NUMERIC(18,4) DEFAULT '0.0000',
	[Aktiv] BOOLEAN NOT NULL DEFAULT TRUE,
	[Gesperrt] BIT DEFAULT 0,
	[Geändert am] TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
	[Foto] IMAGE,
	[Bemerkung] MEMO,
	[Guid] GUID DEFAULT (lower(hex(randomblob(16)))),
	PRIMARY KEY ([KundenNr])
);
CREATE TABLE 'Artikel' ('Nr' TEXT(18) PRIMARY KEY NOT NULL, 'Bez''ng' TEXT, 'Preis €' DECIMAL(10,2) NOT NULL CHECK('Preis €' > 0), 'Lager' TINYINT, 'Farbe' TEXT CHECK ("Farbe" IN ('rot', 'blau', 'grün')));
CREATE TABLE Auftrag (Nr INTEGER PRIMARY KEY, KundenNr INT NOT NULL, Datum DATETIME DEFAULT (datetime('now','localtime')), Summe DOUBLE PRECISION, Status UNSIGNED BIG INT DEFAULT 0, FOREIGN KEY (KundenNr) REFERENCES Kunden ON UPDATE CASCADE ON DELETE SET DEFAULT);
CREATE TABLE Position (AuftragNr INT NOT NULL, Zeile INT2 NOT NULL, Artikel TEXT, Menge NUMERIC NOT NULL DEFAULT 1, Einzel NUMERIC(18,4), Gesamt NUMERIC(18,4) GENERATED ALWAYS AS (Menge * Einzel) STORED, Kurz TEXT AS (substr(Artikel, 1, 3)) VIRTUAL, PRIMARY KEY (AuftragNr, Zeile), FOREIGN KEY (AuftragNr) REFERENCES Auftrag(Nr) ON DELETE CASCADE, FOREIGN KEY (Artikel) REFERENCES Artikel(Nr) MATCH FULL);
CREATE INDEX pos_artikel ON Position (Artikel) WHERE Artikel IS NOT NULL;
CREATE UNIQUE INDEX pos_kurz ON Position (AuftragNr, lower(Artikel) COLLATE BINARY);
CREATE TABLE Lieferung (AuftragNr INTEGER, Zeile INTEGER, Teil INTEGER, am DATE, PRIMARY KEY (AuftragNr, Zeile, Teil), FOREIGN KEY (AuftragNr, Zeile) REFERENCES Position (AuftragNr, Zeile)) WITHOUT ROWID;
CREATE TABLE Rücklauf (AuftragNr INTEGER, Zeile INTEGER, Teil INTEGER, Grund TEXT NOT NULL DEFAULT '', FOREIGN KEY (AuftragNr, Zeile, Teil) REFERENCES Lieferung);
CREATE TABLE "Ort" ("id" INTEGER PRIMARY KEY, "Ober" INTEGER REFERENCES "Ort"("id") ON DELETE SET NULL, "Name" VARCHAR NOT NULL);
CREATE TABLE "select" ("from" TEXT, "where" TEXT, "type" INTEGER, "self" INTEGER);
DROP TABLE "select";
CREATE TABLE "select" ("from" TEXT, "where" TEXT, "type" INTEGER, "self" INTEGER, "crate" INTEGER, "2nd" ANY);
CREATE TABLE loose (a, b, c);
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, a INT NOT NULL, b ANY, c REAL, d BLOB, e TEXT DEFAULT ('x' || 'y')) STRICT;

-- the sync engine
CREATE TABLE zsyncobject (z_pk INTEGER PRIMARY KEY, z_ent INTEGER, z_opt INTEGER, zparent INTEGER, zcreation TIMESTAMP, zdata BLOB, zidentifier VARCHAR);
CREATE INDEX zparent_index ON zsyncobject (zparent);
CREATE TABLE z_2tags (z_2notes INTEGER, z_3tags INTEGER, PRIMARY KEY (z_2notes, z_3tags));
CREATE TABLE z_metadata (z_version INTEGER PRIMARY KEY, z_uuid VARCHAR(255), z_plist BLOB);
CREATE TABLE z_primarykey (z_ent INTEGER PRIMARY KEY, z_name VARCHAR, z_super INTEGER, z_max INTEGER);
CREATE TABLE queue (id TEXT PRIMARY KEY, body JSON NOT NULL, tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 10), state TEXT CHECK (state IN ('new','done','failed')) DEFAULT 'new', created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP, run_at INTEGER NOT NULL) ;
CREATE TABLE t_a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES t_b(id));
CREATE TABLE t_b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES t_a(id));
CREATE TABLE gone_parent (id INTEGER PRIMARY KEY, p INTEGER REFERENCES never_made(id));
ALTER TABLE notes ADD COLUMN pinned BOOLEAN NOT NULL DEFAULT 0;
CREATE VIEW v_due AS SELECT copy_id FROM loans_loan WHERE due < date('now');
CREATE TEMP TABLE scratchpad (x);
ANALYZE;
COMMIT;
