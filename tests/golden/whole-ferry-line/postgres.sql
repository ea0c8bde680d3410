CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- ShippingLine: Shipping lines are the tenants and have a name (up to 120 characters) and a code (up to 8 characters, unique).
CREATE TABLE "shipping_lines" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "code" VARCHAR(8) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_shipping_lines" PRIMARY KEY ("id"),
    CONSTRAINT "uq_shipping_lines_code" UNIQUE ("code")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "shipping_lines"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "shipping_lines"
    USING ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "shipping_lines" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "shipping_lines" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "shipping_lines" FORCE ROW LEVEL SECURITY;

-- Country: Countries have a code (up to 2 characters, unique). Countries are shared by all tenants.
CREATE TABLE "countries" (
    "id" UUID NOT NULL,
    "code" VARCHAR(2) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_countries" PRIMARY KEY ("id"),
    CONSTRAINT "uq_countries_code" UNIQUE ("code")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "countries"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- User: Users have a unique email, a name, an optional phone and a locale (up to 10 characters). User locale defaults to 'en'. Deleted users are kept. Each user has one profile. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "phone" VARCHAR(255),
    "locale" VARCHAR(10) NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_users" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_users_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "uq_users_shipping_line_id_email" ON "users" ("shipping_line_id", "email") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_users_on_shipping_line_id_id" ON "users" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "users"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "users" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;

-- Profile: deleting a user deletes its profile. Profiles have a bio, an optional birth date and preferences.
CREATE TABLE "profiles" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "bio" TEXT,
    "birth_date" DATE,
    "preferences" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_profiles" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_profiles_shipping_line_id_user_id" UNIQUE ("shipping_line_id", "user_id"),
    CONSTRAINT "fk_profiles_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_profiles_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE CASCADE
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "profiles"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "profiles"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "profiles" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "profiles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "profiles" FORCE ROW LEVEL SECURITY;

-- Harbour: Harbours have a name, a port code (up to 5 characters) and a number of piers (integer, between 1 and 40). Port code is unique among harbours. Harbours belong to countries.
CREATE TABLE "harbours" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "country_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "port_code" VARCHAR(5) NOT NULL,
    "number_of_piers" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_harbours" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_harbours_shipping_line_id_port_code" UNIQUE ("shipping_line_id", "port_code"),
    CONSTRAINT "fk_harbours_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_harbours_country_id_countries" FOREIGN KEY ("country_id") REFERENCES "countries" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_harbours_number_of_piers_range" CHECK ("number_of_piers" BETWEEN 1 AND 40)
);
CREATE INDEX "idx_harbours_on_country_id" ON "harbours" ("country_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "harbours"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "harbours"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "harbours" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "harbours" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "harbours" FORCE ROW LEVEL SECURITY;

-- Vessel: Vessels have a name (up to 80 characters, unique), a hull number (up to 12 characters), a gross tonnage (decimal(10, 2), at least 0), a built year (integer, between 1900 and 2100), a state (ordered, in service, laid up or sold), features (list of strings) and papers (binary, optional). Hull number is unique across all shipping lines. Vessel state defaults to ordered. Vessels may have a home harbour, which is a harbour. Deleted vessels are kept.
CREATE TABLE "vessels" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "home_harbour_id" UUID,
    "name" VARCHAR(80) NOT NULL,
    "hull_number" VARCHAR(12) NOT NULL,
    "gross_tonnage" NUMERIC(10,2) NOT NULL,
    "built_year" INTEGER NOT NULL,
    "state" VARCHAR(20) NOT NULL DEFAULT 'ordered',
    "features" VARCHAR(255)[] NOT NULL,
    "papers" BYTEA,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_vessels" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_vessels_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vessels_home_harbour_id_harbours" FOREIGN KEY ("shipping_line_id", "home_harbour_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_vessels_gross_tonnage_range" CHECK ("gross_tonnage" >= 0),
    CONSTRAINT "check_vessels_built_year_range" CHECK ("built_year" BETWEEN 1900 AND 2100),
    CONSTRAINT "check_vessels_state_enum" CHECK ("state" IN ('ordered', 'in_service', 'laid_up', 'sold'))
);
CREATE UNIQUE INDEX "uq_vessels_shipping_line_id_name" ON "vessels" ("shipping_line_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "uq_vessels_hull_number" ON "vessels" ("hull_number") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_vessels_on_shipping_line_id_home_harbour_id" ON "vessels" ("shipping_line_id", "home_harbour_id");
CREATE INDEX "idx_vessels_on_shipping_line_id_id" ON "vessels" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "vessels"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "vessels"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "vessels" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "vessels" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "vessels" FORCE ROW LEVEL SECURITY;

-- CarFerry: A car ferry is a kind of vessel. Car ferries have a number of lanes (integer, between 1 and 12) and a ramp height (real).
CREATE TABLE "car_ferries" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "number_of_lanes" INTEGER NOT NULL,
    "ramp_height" REAL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_car_ferries" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_car_ferries_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_car_ferries_id_vessels" FOREIGN KEY ("shipping_line_id", "id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_car_ferries_number_of_lanes_range" CHECK ("number_of_lanes" BETWEEN 1 AND 12)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "car_ferries"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "car_ferries"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "car_ferries" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "car_ferries" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "car_ferries" FORCE ROW LEVEL SECURITY;

-- FastFerry: A fast ferry is a kind of vessel. Fast ferries have a top speed (float, at least 20).
CREATE TABLE "fast_ferries" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "top_speed" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_fast_ferries" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_fast_ferries_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_fast_ferries_id_vessels" FOREIGN KEY ("shipping_line_id", "id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_fast_ferries_top_speed_range" CHECK ("top_speed" >= 20)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "fast_ferries"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "fast_ferries"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "fast_ferries" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "fast_ferries" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "fast_ferries" FORCE ROW LEVEL SECURITY;

-- Deck: Decks have a name (up to 40 characters) and a capacity (at least 0). Decks belong to vessels. deleting a vessel deletes its decks. Two decks of the same vessel cannot have the same name.
CREATE TABLE "decks" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "vessel_id" UUID NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_decks" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_decks_shipping_line_id_vessel_id_name" UNIQUE ("shipping_line_id", "vessel_id", "name"),
    CONSTRAINT "fk_decks_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_decks_vessel_id_vessels" FOREIGN KEY ("shipping_line_id", "vessel_id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_decks_capacity_range" CHECK ("capacity" >= 0)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "decks"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "decks"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "decks" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "decks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "decks" FORCE ROW LEVEL SECURITY;

-- Route: Routes have a code (up to 10 characters, unique), a duration in minutes (integer, at least 5) and a ticket price (at least 0). Routes have an origin, which is a harbour, and a destination, which is a harbour. A route may have an old route, which is a route.
CREATE TABLE "routes" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "destination_id" UUID NOT NULL,
    "old_route_id" UUID,
    "code" VARCHAR(10) NOT NULL,
    "duration_in_minutes" INTEGER NOT NULL,
    "ticket_price" NUMERIC(10,2) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_routes" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_routes_shipping_line_id_code" UNIQUE ("shipping_line_id", "code"),
    CONSTRAINT "fk_routes_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_origin_id_harbours" FOREIGN KEY ("shipping_line_id", "origin_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_destination_id_harbours" FOREIGN KEY ("shipping_line_id", "destination_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_old_route_id_routes" FOREIGN KEY ("shipping_line_id", "old_route_id") REFERENCES "routes" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_routes_duration_in_minutes_range" CHECK ("duration_in_minutes" >= 5),
    CONSTRAINT "check_routes_ticket_price_range" CHECK ("ticket_price" >= 0)
);
CREATE INDEX "idx_routes_on_shipping_line_id_origin_id" ON "routes" ("shipping_line_id", "origin_id");
CREATE INDEX "idx_routes_on_shipping_line_id_destination_id" ON "routes" ("shipping_line_id", "destination_id");
CREATE INDEX "idx_routes_on_shipping_line_id_old_route_id" ON "routes" ("shipping_line_id", "old_route_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "routes"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "routes"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "routes" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "routes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "routes" FORCE ROW LEVEL SECURITY;

-- Sailing: Sailings have a departure time (timestamp), an arrival time (timestamp, after the departure time), a status (planned, boarding, sailed or cancelled) and remarks (json, optional). Sailings belong to routes and to vessels. Sailing status defaults to planned. Sailings may have a captain, who is a user. Changes to sailings are audited. A vessel cannot have two sailings with the same departure time. Users often search sailings by status and departure time. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE "sailings" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "route_id" UUID NOT NULL,
    "vessel_id" UUID NOT NULL,
    "captain_id" UUID,
    "departure_time" TIMESTAMPTZ NOT NULL,
    "arrival_time" TIMESTAMPTZ NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'planned',
    "remarks" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_sailings" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_sailings_shipping_line_id_vessel_id_departure_time" UNIQUE ("shipping_line_id", "vessel_id", "departure_time"),
    CONSTRAINT "fk_sailings_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_route_id_routes" FOREIGN KEY ("shipping_line_id", "route_id") REFERENCES "routes" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_vessel_id_vessels" FOREIGN KEY ("shipping_line_id", "vessel_id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_captain_id_users" FOREIGN KEY ("shipping_line_id", "captain_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_sailings_status_enum" CHECK ("status" IN ('planned', 'boarding', 'sailed', 'cancelled')),
    CONSTRAINT "check_sailings_arrival_time_expression" CHECK ("arrival_time" > "departure_time")
);
CREATE INDEX "idx_sailings_on_shipping_line_id_route_id" ON "sailings" ("shipping_line_id", "route_id");
CREATE INDEX "idx_sailings_on_shipping_line_id_captain_id" ON "sailings" ("shipping_line_id", "captain_id");
CREATE INDEX "idx_sailings_on_shipping_line_id_status_departure_time" ON "sailings" ("shipping_line_id", "status", "departure_time");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "sailings"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "sailings"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "sailings" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "sailings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sailings" FORCE ROW LEVEL SECURITY;

-- Passenger: Passengers have a name, an email, an optional birth date and a note. Deleted passengers are kept. Changes to passengers are audited. Passengers have an index on name.
CREATE TABLE "passengers" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "birth_date" DATE,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_passengers" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_passengers_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_passengers_on_shipping_line_id_name" ON "passengers" ("shipping_line_id", "name") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_passengers_on_shipping_line_id_id" ON "passengers" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "passengers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "passengers"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "passengers" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "passengers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "passengers" FORCE ROW LEVEL SECURITY;

-- Berth: Berths have a number (integer, at least 1, unique).
CREATE TABLE "berths" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_berths" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_berths_shipping_line_id_number" UNIQUE ("shipping_line_id", "number"),
    CONSTRAINT "fk_berths_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_berths_number_range" CHECK ("number" >= 1)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "berths"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "berths"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "berths" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "berths" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "berths" FORCE ROW LEVEL SECURITY;

-- Booking: Bookings have a reference (up to 10 characters, unique), a total (decimal(12, 2), at least 0), a paid flag and a `booked_on` date. Bookings belong to sailings and to passengers. Deleted bookings are kept. Changes to bookings are audited. Bookings may belong to a berth. When a berth is deleted, its bookings are kept without a berth. Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE "bookings" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "sailing_id" UUID NOT NULL,
    "passenger_id" UUID NOT NULL,
    "berth_id" UUID,
    "reference" VARCHAR(10) NOT NULL,
    "total" NUMERIC(12,2) NOT NULL,
    "paid" BOOLEAN NOT NULL DEFAULT FALSE,
    "booked_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_bookings" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_bookings_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_sailing_id_sailings" FOREIGN KEY ("shipping_line_id", "sailing_id") REFERENCES "sailings" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_passenger_id_passengers" FOREIGN KEY ("shipping_line_id", "passenger_id") REFERENCES "passengers" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_berth_id_berths" FOREIGN KEY ("shipping_line_id", "berth_id") REFERENCES "berths" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_bookings_total_range" CHECK ("total" >= 0)
);
CREATE UNIQUE INDEX "uq_bookings_shipping_line_id_reference" ON "bookings" ("shipping_line_id", "reference") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_bookings_on_shipping_line_id_sailing_id" ON "bookings" ("shipping_line_id", "sailing_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_passenger_id" ON "bookings" ("shipping_line_id", "passenger_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_berth_id" ON "bookings" ("shipping_line_id", "berth_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_id" ON "bookings" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "bookings"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "bookings"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "bookings" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "bookings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bookings" FORCE ROW LEVEL SECURITY;

-- Vehicle: Vehicles have a plate (up to 12 characters), a length in centimetres (integer, at least 100) and a weight (at least 0). Vehicles belong to bookings. deleting a booking deletes its vehicles. Vehicles are identified by the combination of booking and plate.
CREATE TABLE "vehicles" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "plate" VARCHAR(12) NOT NULL,
    "length_in_centimetres" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_vehicles" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_vehicles_shipping_line_id_booking_id_plate" UNIQUE ("shipping_line_id", "booking_id", "plate"),
    CONSTRAINT "fk_vehicles_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vehicles_booking_id_bookings" FOREIGN KEY ("shipping_line_id", "booking_id") REFERENCES "bookings" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_vehicles_length_in_centimetres_range" CHECK ("length_in_centimetres" >= 100),
    CONSTRAINT "check_vehicles_weight_range" CHECK ("weight" >= 0)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "vehicles"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "vehicles"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "vehicles" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "vehicles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "vehicles" FORCE ROW LEVEL SECURITY;

-- Meal: Meals have a name (up to 60 characters, unique), a price and a serving time (time). Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE "meals" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "price" NUMERIC(10,2) NOT NULL,
    "serving_time" TIME NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_meals" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_meals_shipping_line_id_name" UNIQUE ("shipping_line_id", "name"),
    CONSTRAINT "fk_meals_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "meals"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "meals"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "meals" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "meals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "meals" FORCE ROW LEVEL SECURITY;

-- SailingUser: Sailings can have many users
CREATE TABLE "sailing_users" (
    "shipping_line_id" UUID NOT NULL,
    "sailing_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "duty" VARCHAR(20) NOT NULL,
    "hour_count" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_sailing_users" PRIMARY KEY ("shipping_line_id", "sailing_id", "user_id"),
    CONSTRAINT "fk_sailing_users_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailing_users_sailing_id_sailings" FOREIGN KEY ("shipping_line_id", "sailing_id") REFERENCES "sailings" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailing_users_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_sailing_users_duty_enum" CHECK ("duty" IN ('bridge', 'engine', 'galley')),
    CONSTRAINT "check_sailing_users_hour_count_range" CHECK ("hour_count" BETWEEN 1 AND 24)
);
CREATE INDEX "idx_sailing_users_on_shipping_line_id_user_id" ON "sailing_users" ("shipping_line_id", "user_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "sailing_users"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "sailing_users"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "sailing_users" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "sailing_users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sailing_users" FORCE ROW LEVEL SECURITY;

-- BookingMeal: Bookings can have many meals
CREATE TABLE "booking_meals" (
    "shipping_line_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "meal_id" UUID NOT NULL,
    CONSTRAINT "pk_booking_meals" PRIMARY KEY ("shipping_line_id", "booking_id", "meal_id"),
    CONSTRAINT "fk_booking_meals_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_booking_meals_booking_id_bookings" FOREIGN KEY ("shipping_line_id", "booking_id") REFERENCES "bookings" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_booking_meals_meal_id_meals" FOREIGN KEY ("shipping_line_id", "meal_id") REFERENCES "meals" ("shipping_line_id", "id") ON DELETE CASCADE
);
CREATE INDEX "idx_booking_meals_on_shipping_line_id_meal_id" ON "booking_meals" ("shipping_line_id", "meal_id");
CREATE POLICY "tenant_isolation" ON "booking_meals"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "booking_meals" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "booking_meals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "booking_meals" FORCE ROW LEVEL SECURITY;

-- AuditLog: Who changed what and when; triggers write it.
CREATE TABLE "audit_logs" (
    "id" UUID NOT NULL,
    "shipping_line_id" UUID NOT NULL,
    "user_id" UUID,
    "table_name" VARCHAR(63) NOT NULL,
    "record_id" UUID NOT NULL,
    "action" VARCHAR(20) NOT NULL,
    "old_data" JSONB,
    "new_data" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_audit_logs" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_audit_logs_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_audit_logs_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_audit_logs_action_enum" CHECK ("action" IN ('insert', 'update', 'delete'))
);
CREATE INDEX "idx_audit_logs_on_shipping_line_id_user_id" ON "audit_logs" ("shipping_line_id", "user_id");
CREATE INDEX "idx_audit_logs_on_shipping_line_id_table_name_record_id" ON "audit_logs" ("shipping_line_id", "table_name", "record_id");
CREATE INDEX "idx_audit_logs_on_shipping_line_id_created_at" ON "audit_logs" ("shipping_line_id", "created_at");
CREATE POLICY "tenant_isolation" ON "audit_logs"
    USING ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("shipping_line_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "audit_logs" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "audit_logs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_logs" FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION "fk_bookings_berth_id_berths_set_null"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE "bookings" SET "berth_id" = NULL WHERE "shipping_line_id" = OLD."shipping_line_id" AND "berth_id" = OLD."id";
    RETURN OLD;
END
$body$;
CREATE TRIGGER "fk_bookings_berth_id_berths_set_null" BEFORE DELETE ON "berths"
    FOR EACH ROW EXECUTE FUNCTION "fk_bookings_berth_id_berths_set_null"();

CREATE OR REPLACE FUNCTION "groundplan_audit"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $body$
-- Arguments: the log's table, columns that are not copied, the key's column, the column of the actor, the tenant's column or ''.
DECLARE
    old_row jsonb := to_jsonb(OLD);
    new_row jsonb := to_jsonb(NEW);
    subject jsonb := COALESCE(new_row, old_row);
    hidden text[] := TG_ARGV[1]::text[];
    marks jsonb;
    entry jsonb;
BEGIN
    SELECT COALESCE(jsonb_object_agg(name, '[changed]'::text), '{}') INTO marks FROM unnest(hidden) AS name
        WHERE (old_row ->> name) IS DISTINCT FROM (new_row ->> name);
    entry := jsonb_build_object('table_name', TG_TABLE_NAME, 'record_id', subject -> TG_ARGV[2], 'action', lower(TG_OP),
        TG_ARGV[3], NULLIF(current_setting('app.current_actor', true), ''), 'old_data', old_row - hidden,
        'new_data', (new_row - hidden) || marks, 'created_at', clock_timestamp());
    entry := entry || jsonb_build_object('id', gen_random_uuid());
    IF TG_ARGV[4] <> '' THEN
        entry := entry || jsonb_build_object(TG_ARGV[4], subject -> TG_ARGV[4]);
    END IF;
    EXECUTE (
        SELECT format('INSERT INTO %1$I.%2$I (%3$s) SELECT %3$s FROM jsonb_populate_record(NULL::%1$I.%2$I, $1)',
            TG_TABLE_SCHEMA, TG_ARGV[0], string_agg(quote_ident(name), ', '))
        FROM jsonb_object_keys(entry) AS name
    ) USING entry;
    RETURN NULL;
END
$body$;
REVOKE ALL ON FUNCTION "groundplan_audit"() FROM PUBLIC;

CREATE TRIGGER "audit_rows" AFTER INSERT OR DELETE ON "sailings"
    FOR EACH ROW EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{}', 'id', 'user_id', 'shipping_line_id');
CREATE TRIGGER "audit_changes" AFTER UPDATE ON "sailings"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{}', 'id', 'user_id', 'shipping_line_id');

CREATE TRIGGER "audit_rows" AFTER INSERT OR DELETE ON "passengers"
    FOR EACH ROW EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{"email","birth_date"}', 'id', 'user_id', 'shipping_line_id');
CREATE TRIGGER "audit_changes" AFTER UPDATE ON "passengers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{"email","birth_date"}', 'id', 'user_id', 'shipping_line_id');

CREATE TRIGGER "audit_rows" AFTER INSERT OR DELETE ON "bookings"
    FOR EACH ROW EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{}', 'id', 'user_id', 'shipping_line_id');
CREATE TRIGGER "audit_changes" AFTER UPDATE ON "bookings"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "groundplan_audit"('audit_logs', '{}', 'id', 'user_id', 'shipping_line_id');
