-- Order: Orders have a number. No two orders share the same number.
CREATE TABLE "orders" (
    "id" BLOB NOT NULL,
    "number" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_orders" PRIMARY KEY ("id"),
    CONSTRAINT "uq_orders_number" UNIQUE ("number"),
    CONSTRAINT "check_orders_number_length" CHECK (length("number") <= 255)
) STRICT;
CREATE TRIGGER "orders_set_updated_at" AFTER UPDATE ON "orders" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."number", NEW."created_at") IS NOT (OLD."id", OLD."number", OLD."created_at")
BEGIN
    UPDATE "orders" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
