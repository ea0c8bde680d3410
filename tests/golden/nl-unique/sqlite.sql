-- User: Users have a unique email address.
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "email_address" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_users" PRIMARY KEY ("id"),
    CONSTRAINT "uq_users_email_address" UNIQUE ("email_address"),
    CONSTRAINT "check_users_email_address_length" CHECK (length("email_address") <= 255)
) STRICT;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."email_address", NEW."created_at") IS NOT (OLD."id", OLD."email_address", OLD."created_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
