-- Product: Products have a name and a price. Price > 0.
CREATE TABLE "products" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_products" PRIMARY KEY ("id"),
    CONSTRAINT "check_products_price_range" CHECK ("price" > 0),
    CONSTRAINT "check_products_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "products_set_updated_at" AFTER UPDATE ON "products" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."price", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."price", OLD."created_at")
BEGIN
    UPDATE "products" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
