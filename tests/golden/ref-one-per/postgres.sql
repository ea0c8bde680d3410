CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Driver: Drivers have a code.
CREATE TABLE "drivers" (
    "id" UUID NOT NULL,
    "code" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_drivers" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "drivers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- License: Licenses have a license number. Licenses belong to drivers. One license per driver.
CREATE TABLE "licenses" (
    "id" UUID NOT NULL,
    "driver_id" UUID NOT NULL,
    "license_number" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_licenses" PRIMARY KEY ("id"),
    CONSTRAINT "uq_licenses_driver_id_license_number" UNIQUE ("driver_id", "license_number"),
    CONSTRAINT "fk_licenses_driver_id_drivers" FOREIGN KEY ("driver_id") REFERENCES "drivers" ("id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "licenses"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
