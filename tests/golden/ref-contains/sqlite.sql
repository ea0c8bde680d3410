-- Folder: Folders have a name. A folder contains documents.
CREATE TABLE "folders" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_folders" PRIMARY KEY ("id"),
    CONSTRAINT "check_folders_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "folders_set_updated_at" AFTER UPDATE ON "folders" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "folders" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Document: Documents have a title.
CREATE TABLE "documents" (
    "id" BLOB NOT NULL,
    "folder_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_documents" PRIMARY KEY ("id"),
    CONSTRAINT "fk_documents_folder_id_folders" FOREIGN KEY ("folder_id") REFERENCES "folders" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_documents_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE INDEX "idx_documents_on_folder_id" ON "documents" ("folder_id");
CREATE TRIGGER "documents_set_updated_at" AFTER UPDATE ON "documents" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."folder_id", NEW."title", NEW."created_at") IS NOT (OLD."id", OLD."folder_id", OLD."title", OLD."created_at")
BEGIN
    UPDATE "documents" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
