CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Garage: Garages have a name.
CREATE TABLE "garages" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_garages" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "garages"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- Vehicle: Vehicles have a code. Vehicles belong to garages.
CREATE TABLE "vehicles" (
    "id" UUID NOT NULL,
    "garage_id" UUID NOT NULL,
    "code" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_vehicles" PRIMARY KEY ("id"),
    CONSTRAINT "fk_vehicles_garage_id_garages" FOREIGN KEY ("garage_id") REFERENCES "garages" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_vehicles_on_garage_id" ON "vehicles" ("garage_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "vehicles"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
