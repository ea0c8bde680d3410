CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Subscription: Subscriptions have a name and a status. Status can be pending, active, or inactive and defaults to pending.
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_subscriptions" PRIMARY KEY ("id"),
    CONSTRAINT "check_subscriptions_status_enum" CHECK ("status" IN ('pending', 'active', 'inactive'))
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "subscriptions"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
