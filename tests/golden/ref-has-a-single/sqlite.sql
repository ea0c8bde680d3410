-- Order: Orders have a total. An order has a single invoice.
CREATE TABLE "orders" (
    "id" BLOB NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_orders" PRIMARY KEY ("id")
) STRICT;
CREATE TRIGGER "orders_set_updated_at" AFTER UPDATE ON "orders" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."total", NEW."created_at") IS NOT (OLD."id", OLD."total", OLD."created_at")
BEGIN
    UPDATE "orders" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Invoice: Invoices have a code.
CREATE TABLE "invoices" (
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_invoices" PRIMARY KEY ("id"),
    CONSTRAINT "uq_invoices_order_id" UNIQUE ("order_id"),
    CONSTRAINT "fk_invoices_order_id_orders" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_invoices_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE TRIGGER "invoices_set_updated_at" AFTER UPDATE ON "invoices" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."order_id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."order_id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "invoices" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
