CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Supplier: Suppliers have a name. Suppliers have an address, if available.
CREATE TABLE "suppliers" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "address" VARCHAR(255),
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_suppliers" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "suppliers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
