-- Account: Accounts have a name and a status. Status must be active/inactive.
CREATE TABLE "accounts" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_accounts" PRIMARY KEY ("id"),
    CONSTRAINT "check_accounts_status_enum" CHECK ("status" IN ('active', 'inactive')),
    CONSTRAINT "check_accounts_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "accounts_set_updated_at" AFTER UPDATE ON "accounts" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."status", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."status", OLD."created_at")
BEGIN
    UPDATE "accounts" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
