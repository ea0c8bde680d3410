-- Subscription: Subscriptions have a name and a status. Status can be pending, active, or inactive and defaults to pending.
CREATE TABLE "subscriptions" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_subscriptions" PRIMARY KEY ("id"),
    CONSTRAINT "check_subscriptions_status_enum" CHECK ("status" IN ('pending', 'active', 'inactive')),
    CONSTRAINT "check_subscriptions_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "subscriptions_set_updated_at" AFTER UPDATE ON "subscriptions" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."status", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."status", OLD."created_at")
BEGIN
    UPDATE "subscriptions" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
