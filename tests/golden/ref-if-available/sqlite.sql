-- Supplier: Suppliers have a name. Suppliers have an address, if available.
CREATE TABLE "suppliers" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_suppliers" PRIMARY KEY ("id"),
    CONSTRAINT "check_suppliers_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_suppliers_address_length" CHECK (length("address") <= 255)
) STRICT;
CREATE TRIGGER "suppliers_set_updated_at" AFTER UPDATE ON "suppliers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."address", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."address", OLD."created_at")
BEGIN
    UPDATE "suppliers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
