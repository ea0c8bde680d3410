-- Category: Categories with name and description.
CREATE TABLE "categories" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_categories" PRIMARY KEY ("id"),
    CONSTRAINT "check_categories_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "categories_set_updated_at" AFTER UPDATE ON "categories" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."description", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."description", OLD."created_at")
BEGIN
    UPDATE "categories" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Product: Products with name, description, price, and category.
CREATE TABLE "products" (
    "id" BLOB NOT NULL,
    "category_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "price" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_products" PRIMARY KEY ("id"),
    CONSTRAINT "fk_products_category_id_categories" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_products_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE INDEX "idx_products_on_category_id" ON "products" ("category_id");
CREATE TRIGGER "products_set_updated_at" AFTER UPDATE ON "products" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."category_id", NEW."name", NEW."description", NEW."price", NEW."created_at") IS NOT (OLD."id", OLD."category_id", OLD."name", OLD."description", OLD."price", OLD."created_at")
BEGIN
    UPDATE "products" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Customer
CREATE TABLE "customers" (
    "id" BLOB NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_customers" PRIMARY KEY ("id")
) STRICT;
CREATE TRIGGER "customers_set_updated_at" AFTER UPDATE ON "customers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."created_at") IS NOT (OLD."id", OLD."created_at")
BEGIN
    UPDATE "customers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Order: Orders with status, total, and customer.
CREATE TABLE "orders" (
    "id" BLOB NOT NULL,
    "customer_id" BLOB NOT NULL,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_orders" PRIMARY KEY ("id"),
    CONSTRAINT "fk_orders_customer_id_customers" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_orders_status_length" CHECK (length("status") <= 50)
) STRICT;
CREATE INDEX "idx_orders_on_customer_id" ON "orders" ("customer_id");
CREATE TRIGGER "orders_set_updated_at" AFTER UPDATE ON "orders" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."customer_id", NEW."status", NEW."total", NEW."created_at") IS NOT (OLD."id", OLD."customer_id", OLD."status", OLD."total", OLD."created_at")
BEGIN
    UPDATE "orders" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- OrderItem: Order items linking orders to products with quantity.
CREATE TABLE "order_items" (
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "product_id" BLOB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_order_items" PRIMARY KEY ("id"),
    CONSTRAINT "fk_order_items_order_id_orders" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_order_items_product_id_products" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "idx_order_items_on_order_id" ON "order_items" ("order_id");
CREATE INDEX "idx_order_items_on_product_id" ON "order_items" ("product_id");
CREATE TRIGGER "order_items_set_updated_at" AFTER UPDATE ON "order_items" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."order_id", NEW."product_id", NEW."quantity", NEW."created_at") IS NOT (OLD."id", OLD."order_id", OLD."product_id", OLD."quantity", OLD."created_at")
BEGIN
    UPDATE "order_items" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
