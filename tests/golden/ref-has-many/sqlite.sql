-- Library: Libraries have a name. A library has many books.
CREATE TABLE "libraries" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_libraries" PRIMARY KEY ("id"),
    CONSTRAINT "check_libraries_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "libraries_set_updated_at" AFTER UPDATE ON "libraries" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "libraries" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Book: Books have a title.
CREATE TABLE "books" (
    "id" BLOB NOT NULL,
    "library_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "fk_books_library_id_libraries" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_books_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE INDEX "idx_books_on_library_id" ON "books" ("library_id");
CREATE TRIGGER "books_set_updated_at" AFTER UPDATE ON "books" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."library_id", NEW."title", NEW."created_at") IS NOT (OLD."id", OLD."library_id", OLD."title", OLD."created_at")
BEGIN
    UPDATE "books" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
