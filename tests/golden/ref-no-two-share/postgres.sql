CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Order: Orders have a number. No two orders share the same number.
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_orders" PRIMARY KEY ("id"),
    CONSTRAINT "uq_orders_number" UNIQUE ("number")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "orders"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
