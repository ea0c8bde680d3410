-- Customer: Customers have a unique email and a name.
CREATE TABLE "customers" (
    "id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_customers" PRIMARY KEY ("id"),
    CONSTRAINT "uq_customers_email" UNIQUE ("email"),
    CONSTRAINT "check_customers_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_customers_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "customers_set_updated_at" AFTER UPDATE ON "customers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."email", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."email", OLD."name", OLD."created_at")
BEGIN
    UPDATE "customers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
