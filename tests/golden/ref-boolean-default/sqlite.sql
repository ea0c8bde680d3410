-- Account: Accounts have a name, is_active and is_verified.
CREATE TABLE "accounts" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL DEFAULT 1,
    "is_verified" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_accounts" PRIMARY KEY ("id"),
    CONSTRAINT "check_accounts_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_accounts_is_active_boolean" CHECK ("is_active" IN (0, 1)),
    CONSTRAINT "check_accounts_is_verified_boolean" CHECK ("is_verified" IN (0, 1))
) STRICT;
CREATE TRIGGER "accounts_set_updated_at" AFTER UPDATE ON "accounts" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."is_active", NEW."is_verified", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."is_active", OLD."is_verified", OLD."created_at")
BEGIN
    UPDATE "accounts" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
