-- ShippingLine: Shipping lines are the tenants and have a name (up to 120 characters) and a code (up to 8 characters, unique).
CREATE TABLE "shipping_lines" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_shipping_lines" PRIMARY KEY ("id"),
    CONSTRAINT "uq_shipping_lines_code" UNIQUE ("code"),
    CONSTRAINT "check_shipping_lines_name_length" CHECK (length("name") <= 120),
    CONSTRAINT "check_shipping_lines_code_length" CHECK (length("code") <= 8)
) STRICT;
CREATE TRIGGER "shipping_lines_set_updated_at" AFTER UPDATE ON "shipping_lines" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."code", OLD."created_at")
BEGIN
    UPDATE "shipping_lines" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Country: Countries have a code (up to 2 characters, unique). Countries are shared by all tenants.
CREATE TABLE "countries" (
    "id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_countries" PRIMARY KEY ("id"),
    CONSTRAINT "uq_countries_code" UNIQUE ("code"),
    CONSTRAINT "check_countries_code_length" CHECK (length("code") <= 2)
) STRICT;
CREATE TRIGGER "countries_set_updated_at" AFTER UPDATE ON "countries" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "countries" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- User: Users have a unique email, a name, an optional phone and a locale (up to 10 characters). User locale defaults to 'en'. Deleted users are kept. Each user has one profile. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_users" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_users_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_users_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_users_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_users_phone_length" CHECK (length("phone") <= 255),
    CONSTRAINT "check_users_locale_length" CHECK (length("locale") <= 10)
) STRICT;
CREATE UNIQUE INDEX "uq_users_shipping_line_id_email" ON "users" ("shipping_line_id", "email") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_users_on_shipping_line_id_id" ON "users" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."email", NEW."name", NEW."phone", NEW."locale", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."email", OLD."name", OLD."phone", OLD."locale", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Profile: deleting a user deletes its profile. Profiles have a bio, an optional birth date and preferences.
CREATE TABLE "profiles" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "bio" TEXT,
    "birth_date" TEXT,
    "preferences" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_profiles" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_profiles_shipping_line_id_user_id" UNIQUE ("shipping_line_id", "user_id"),
    CONSTRAINT "fk_profiles_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_profiles_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_profiles_preferences_json" CHECK (json_valid("preferences"))
) STRICT;
CREATE TRIGGER "profiles_set_updated_at" AFTER UPDATE ON "profiles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."user_id", NEW."bio", NEW."birth_date", NEW."preferences", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."user_id", OLD."bio", OLD."birth_date", OLD."preferences", OLD."created_at")
BEGIN
    UPDATE "profiles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Harbour: Harbours have a name, a port code (up to 5 characters) and a number of piers (integer, between 1 and 40). Port code is unique among harbours. Harbours belong to countries.
CREATE TABLE "harbours" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "country_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "port_code" TEXT NOT NULL,
    "number_of_piers" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_harbours" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_harbours_shipping_line_id_port_code" UNIQUE ("shipping_line_id", "port_code"),
    CONSTRAINT "fk_harbours_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_harbours_country_id_countries" FOREIGN KEY ("country_id") REFERENCES "countries" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_harbours_number_of_piers_range" CHECK ("number_of_piers" BETWEEN 1 AND 40),
    CONSTRAINT "check_harbours_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_harbours_port_code_length" CHECK (length("port_code") <= 5)
) STRICT;
CREATE INDEX "idx_harbours_on_country_id" ON "harbours" ("country_id");
CREATE TRIGGER "harbours_set_updated_at" AFTER UPDATE ON "harbours" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."country_id", NEW."name", NEW."port_code", NEW."number_of_piers", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."country_id", OLD."name", OLD."port_code", OLD."number_of_piers", OLD."created_at")
BEGIN
    UPDATE "harbours" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Vessel: Vessels have a name (up to 80 characters, unique), a hull number (up to 12 characters), a gross tonnage (decimal(10, 2), at least 0), a built year (integer, between 1900 and 2100), a state (ordered, in service, laid up or sold), features (list of strings) and papers (binary, optional). Hull number is unique across all shipping lines. Vessel state defaults to ordered. Vessels may have a home harbour, which is a harbour. Deleted vessels are kept.
CREATE TABLE "vessels" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "home_harbour_id" BLOB,
    "name" TEXT NOT NULL,
    "hull_number" TEXT NOT NULL,
    "gross_tonnage" INTEGER NOT NULL,
    "built_year" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ordered',
    "features" TEXT NOT NULL,
    "papers" BLOB,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_vessels" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_vessels_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vessels_home_harbour_id_harbours" FOREIGN KEY ("shipping_line_id", "home_harbour_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_vessels_gross_tonnage_range" CHECK ("gross_tonnage" >= 0),
    CONSTRAINT "check_vessels_built_year_range" CHECK ("built_year" BETWEEN 1900 AND 2100),
    CONSTRAINT "check_vessels_state_enum" CHECK ("state" IN ('ordered', 'in_service', 'laid_up', 'sold')),
    CONSTRAINT "check_vessels_name_length" CHECK (length("name") <= 80),
    CONSTRAINT "check_vessels_hull_number_length" CHECK (length("hull_number") <= 12),
    CONSTRAINT "check_vessels_features_json" CHECK (json_valid("features"))
) STRICT;
CREATE UNIQUE INDEX "uq_vessels_shipping_line_id_name" ON "vessels" ("shipping_line_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "uq_vessels_hull_number" ON "vessels" ("hull_number") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_vessels_on_shipping_line_id_home_harbour_id" ON "vessels" ("shipping_line_id", "home_harbour_id");
CREATE INDEX "idx_vessels_on_shipping_line_id_id" ON "vessels" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "vessels_set_updated_at" AFTER UPDATE ON "vessels" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."home_harbour_id", NEW."name", NEW."hull_number", NEW."gross_tonnage", NEW."built_year", NEW."state", NEW."features", NEW."papers", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."home_harbour_id", OLD."name", OLD."hull_number", OLD."gross_tonnage", OLD."built_year", OLD."state", OLD."features", OLD."papers", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "vessels" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- CarFerry: A car ferry is a kind of vessel. Car ferries have a number of lanes (integer, between 1 and 12) and a ramp height (real).
CREATE TABLE "car_ferries" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "number_of_lanes" INTEGER NOT NULL,
    "ramp_height" REAL NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_car_ferries" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_car_ferries_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_car_ferries_id_vessels" FOREIGN KEY ("shipping_line_id", "id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_car_ferries_number_of_lanes_range" CHECK ("number_of_lanes" BETWEEN 1 AND 12)
) STRICT;
CREATE TRIGGER "car_ferries_set_updated_at" AFTER UPDATE ON "car_ferries" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."number_of_lanes", NEW."ramp_height", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."number_of_lanes", OLD."ramp_height", OLD."created_at")
BEGIN
    UPDATE "car_ferries" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- FastFerry: A fast ferry is a kind of vessel. Fast ferries have a top speed (float, at least 20).
CREATE TABLE "fast_ferries" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "top_speed" REAL NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_fast_ferries" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_fast_ferries_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_fast_ferries_id_vessels" FOREIGN KEY ("shipping_line_id", "id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_fast_ferries_top_speed_range" CHECK ("top_speed" >= 20)
) STRICT;
CREATE TRIGGER "fast_ferries_set_updated_at" AFTER UPDATE ON "fast_ferries" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."top_speed", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."top_speed", OLD."created_at")
BEGIN
    UPDATE "fast_ferries" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Deck: Decks have a name (up to 40 characters) and a capacity (at least 0). Decks belong to vessels. deleting a vessel deletes its decks. Two decks of the same vessel cannot have the same name.
CREATE TABLE "decks" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "vessel_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_decks" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_decks_shipping_line_id_vessel_id_name" UNIQUE ("shipping_line_id", "vessel_id", "name"),
    CONSTRAINT "fk_decks_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_decks_vessel_id_vessels" FOREIGN KEY ("shipping_line_id", "vessel_id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_decks_capacity_range" CHECK ("capacity" >= 0),
    CONSTRAINT "check_decks_name_length" CHECK (length("name") <= 40)
) STRICT;
CREATE TRIGGER "decks_set_updated_at" AFTER UPDATE ON "decks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."vessel_id", NEW."name", NEW."capacity", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."vessel_id", OLD."name", OLD."capacity", OLD."created_at")
BEGIN
    UPDATE "decks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Route: Routes have a code (up to 10 characters, unique), a duration in minutes (integer, at least 5) and a ticket price (at least 0). Routes have an origin, which is a harbour, and a destination, which is a harbour. A route may have an old route, which is a route.
CREATE TABLE "routes" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "origin_id" BLOB NOT NULL,
    "destination_id" BLOB NOT NULL,
    "old_route_id" BLOB,
    "code" TEXT NOT NULL,
    "duration_in_minutes" INTEGER NOT NULL,
    "ticket_price" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_routes" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_routes_shipping_line_id_code" UNIQUE ("shipping_line_id", "code"),
    CONSTRAINT "fk_routes_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_origin_id_harbours" FOREIGN KEY ("shipping_line_id", "origin_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_destination_id_harbours" FOREIGN KEY ("shipping_line_id", "destination_id") REFERENCES "harbours" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_routes_old_route_id_routes" FOREIGN KEY ("shipping_line_id", "old_route_id") REFERENCES "routes" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_routes_duration_in_minutes_range" CHECK ("duration_in_minutes" >= 5),
    CONSTRAINT "check_routes_ticket_price_range" CHECK ("ticket_price" >= 0),
    CONSTRAINT "check_routes_code_length" CHECK (length("code") <= 10)
) STRICT;
CREATE INDEX "idx_routes_on_shipping_line_id_origin_id" ON "routes" ("shipping_line_id", "origin_id");
CREATE INDEX "idx_routes_on_shipping_line_id_destination_id" ON "routes" ("shipping_line_id", "destination_id");
CREATE INDEX "idx_routes_on_shipping_line_id_old_route_id" ON "routes" ("shipping_line_id", "old_route_id");
CREATE TRIGGER "routes_set_updated_at" AFTER UPDATE ON "routes" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."origin_id", NEW."destination_id", NEW."old_route_id", NEW."code", NEW."duration_in_minutes", NEW."ticket_price", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."origin_id", OLD."destination_id", OLD."old_route_id", OLD."code", OLD."duration_in_minutes", OLD."ticket_price", OLD."created_at")
BEGIN
    UPDATE "routes" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Sailing: Sailings have a departure time (timestamp), an arrival time (timestamp, after the departure time), a status (planned, boarding, sailed or cancelled) and remarks (json, optional). Sailings belong to routes and to vessels. Sailing status defaults to planned. Sailings may have a captain, who is a user. Changes to sailings are audited. A vessel cannot have two sailings with the same departure time. Users often search sailings by status and departure time. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE "sailings" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "route_id" BLOB NOT NULL,
    "vessel_id" BLOB NOT NULL,
    "captain_id" BLOB,
    "departure_time" TEXT NOT NULL,
    "arrival_time" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "remarks" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_sailings" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_sailings_shipping_line_id_vessel_id_departure_time" UNIQUE ("shipping_line_id", "vessel_id", "departure_time"),
    CONSTRAINT "fk_sailings_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_route_id_routes" FOREIGN KEY ("shipping_line_id", "route_id") REFERENCES "routes" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_vessel_id_vessels" FOREIGN KEY ("shipping_line_id", "vessel_id") REFERENCES "vessels" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailings_captain_id_users" FOREIGN KEY ("shipping_line_id", "captain_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_sailings_status_enum" CHECK ("status" IN ('planned', 'boarding', 'sailed', 'cancelled')),
    CONSTRAINT "check_sailings_arrival_time_expression" CHECK ("arrival_time" > "departure_time"),
    CONSTRAINT "check_sailings_remarks_json" CHECK ("remarks" IS NULL OR json_valid("remarks"))
) STRICT;
CREATE INDEX "idx_sailings_on_shipping_line_id_route_id" ON "sailings" ("shipping_line_id", "route_id");
CREATE INDEX "idx_sailings_on_shipping_line_id_captain_id" ON "sailings" ("shipping_line_id", "captain_id");
CREATE INDEX "idx_sailings_on_shipping_line_id_status_departure_time" ON "sailings" ("shipping_line_id", "status", "departure_time");
CREATE TRIGGER "sailings_set_updated_at" AFTER UPDATE ON "sailings" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."route_id", NEW."vessel_id", NEW."captain_id", NEW."departure_time", NEW."arrival_time", NEW."status", NEW."remarks", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."route_id", OLD."vessel_id", OLD."captain_id", OLD."departure_time", OLD."arrival_time", OLD."status", OLD."remarks", OLD."created_at")
BEGIN
    UPDATE "sailings" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Passenger: Passengers have a name, an email, an optional birth date and a note. Deleted passengers are kept. Changes to passengers are audited. Passengers have an index on name.
CREATE TABLE "passengers" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "birth_date" TEXT,
    "note" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_passengers" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_passengers_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_passengers_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_passengers_email_length" CHECK (length("email") <= 255)
) STRICT;
CREATE INDEX "idx_passengers_on_shipping_line_id_name" ON "passengers" ("shipping_line_id", "name") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_passengers_on_shipping_line_id_id" ON "passengers" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "passengers_set_updated_at" AFTER UPDATE ON "passengers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."name", NEW."email", NEW."birth_date", NEW."note", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."name", OLD."email", OLD."birth_date", OLD."note", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "passengers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Berth: Berths have a number (integer, at least 1, unique).
CREATE TABLE "berths" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_berths" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_berths_shipping_line_id_number" UNIQUE ("shipping_line_id", "number"),
    CONSTRAINT "fk_berths_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_berths_number_range" CHECK ("number" >= 1)
) STRICT;
CREATE TRIGGER "berths_set_updated_at" AFTER UPDATE ON "berths" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."number", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."number", OLD."created_at")
BEGIN
    UPDATE "berths" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Booking: Bookings have a reference (up to 10 characters, unique), a total (decimal(12, 2), at least 0), a paid flag and a `booked_on` date. Bookings belong to sailings and to passengers. Deleted bookings are kept. Changes to bookings are audited. Bookings may belong to a berth. When a berth is deleted, its bookings are kept without a berth. Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE "bookings" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "sailing_id" BLOB NOT NULL,
    "passenger_id" BLOB NOT NULL,
    "berth_id" BLOB,
    "reference" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "paid" INTEGER NOT NULL DEFAULT 0,
    "booked_on" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_bookings" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_bookings_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_sailing_id_sailings" FOREIGN KEY ("shipping_line_id", "sailing_id") REFERENCES "sailings" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_passenger_id_passengers" FOREIGN KEY ("shipping_line_id", "passenger_id") REFERENCES "passengers" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_bookings_berth_id_berths" FOREIGN KEY ("shipping_line_id", "berth_id") REFERENCES "berths" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_bookings_total_range" CHECK ("total" >= 0),
    CONSTRAINT "check_bookings_reference_length" CHECK (length("reference") <= 10),
    CONSTRAINT "check_bookings_paid_boolean" CHECK ("paid" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "uq_bookings_shipping_line_id_reference" ON "bookings" ("shipping_line_id", "reference") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_bookings_on_shipping_line_id_sailing_id" ON "bookings" ("shipping_line_id", "sailing_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_passenger_id" ON "bookings" ("shipping_line_id", "passenger_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_berth_id" ON "bookings" ("shipping_line_id", "berth_id");
CREATE INDEX "idx_bookings_on_shipping_line_id_id" ON "bookings" ("shipping_line_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "bookings_set_updated_at" AFTER UPDATE ON "bookings" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."sailing_id", NEW."passenger_id", NEW."berth_id", NEW."reference", NEW."total", NEW."paid", NEW."booked_on", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."sailing_id", OLD."passenger_id", OLD."berth_id", OLD."reference", OLD."total", OLD."paid", OLD."booked_on", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "bookings" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Vehicle: Vehicles have a plate (up to 12 characters), a length in centimetres (integer, at least 100) and a weight (at least 0). Vehicles belong to bookings. deleting a booking deletes its vehicles. Vehicles are identified by the combination of booking and plate.
CREATE TABLE "vehicles" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "plate" TEXT NOT NULL,
    "length_in_centimetres" INTEGER NOT NULL,
    "weight" REAL NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_vehicles" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_vehicles_shipping_line_id_booking_id_plate" UNIQUE ("shipping_line_id", "booking_id", "plate"),
    CONSTRAINT "fk_vehicles_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vehicles_booking_id_bookings" FOREIGN KEY ("shipping_line_id", "booking_id") REFERENCES "bookings" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_vehicles_length_in_centimetres_range" CHECK ("length_in_centimetres" >= 100),
    CONSTRAINT "check_vehicles_weight_range" CHECK ("weight" >= 0),
    CONSTRAINT "check_vehicles_plate_length" CHECK (length("plate") <= 12)
) STRICT;
CREATE TRIGGER "vehicles_set_updated_at" AFTER UPDATE ON "vehicles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."booking_id", NEW."plate", NEW."length_in_centimetres", NEW."weight", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."booking_id", OLD."plate", OLD."length_in_centimetres", OLD."weight", OLD."created_at")
BEGIN
    UPDATE "vehicles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- Meal: Meals have a name (up to 60 characters, unique), a price and a serving time (time). Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE "meals" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "serving_time" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_meals" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "uq_meals_shipping_line_id_name" UNIQUE ("shipping_line_id", "name"),
    CONSTRAINT "fk_meals_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_meals_name_length" CHECK (length("name") <= 60)
) STRICT;
CREATE TRIGGER "meals_set_updated_at" AFTER UPDATE ON "meals" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."shipping_line_id", NEW."name", NEW."price", NEW."serving_time", NEW."created_at") IS NOT (OLD."id", OLD."shipping_line_id", OLD."name", OLD."price", OLD."serving_time", OLD."created_at")
BEGIN
    UPDATE "meals" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "id" = NEW."id";
END;

-- SailingUser: Sailings can have many users
CREATE TABLE "sailing_users" (
    "shipping_line_id" BLOB NOT NULL,
    "sailing_id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "duty" TEXT NOT NULL,
    "hour_count" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_sailing_users" PRIMARY KEY ("shipping_line_id", "sailing_id", "user_id"),
    CONSTRAINT "fk_sailing_users_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailing_users_sailing_id_sailings" FOREIGN KEY ("shipping_line_id", "sailing_id") REFERENCES "sailings" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_sailing_users_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_sailing_users_duty_enum" CHECK ("duty" IN ('bridge', 'engine', 'galley')),
    CONSTRAINT "check_sailing_users_hour_count_range" CHECK ("hour_count" BETWEEN 1 AND 24)
) STRICT;
CREATE INDEX "idx_sailing_users_on_shipping_line_id_user_id" ON "sailing_users" ("shipping_line_id", "user_id");
CREATE TRIGGER "sailing_users_set_updated_at" AFTER UPDATE ON "sailing_users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."shipping_line_id", NEW."sailing_id", NEW."user_id", NEW."duty", NEW."hour_count", NEW."created_at") IS NOT (OLD."shipping_line_id", OLD."sailing_id", OLD."user_id", OLD."duty", OLD."hour_count", OLD."created_at")
BEGIN
    UPDATE "sailing_users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "shipping_line_id" = NEW."shipping_line_id" AND "sailing_id" = NEW."sailing_id" AND "user_id" = NEW."user_id";
END;

-- BookingMeal: Bookings can have many meals
CREATE TABLE "booking_meals" (
    "shipping_line_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "meal_id" BLOB NOT NULL,
    CONSTRAINT "pk_booking_meals" PRIMARY KEY ("shipping_line_id", "booking_id", "meal_id"),
    CONSTRAINT "fk_booking_meals_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_booking_meals_booking_id_bookings" FOREIGN KEY ("shipping_line_id", "booking_id") REFERENCES "bookings" ("shipping_line_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_booking_meals_meal_id_meals" FOREIGN KEY ("shipping_line_id", "meal_id") REFERENCES "meals" ("shipping_line_id", "id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "idx_booking_meals_on_shipping_line_id_meal_id" ON "booking_meals" ("shipping_line_id", "meal_id");

-- AuditLog: Who changed what and when; triggers write it.
CREATE TABLE "audit_logs" (
    "id" BLOB NOT NULL,
    "shipping_line_id" BLOB NOT NULL,
    "user_id" BLOB,
    "table_name" TEXT NOT NULL,
    "record_id" BLOB NOT NULL,
    "action" TEXT NOT NULL,
    "old_data" TEXT,
    "new_data" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_audit_logs" PRIMARY KEY ("shipping_line_id", "id"),
    CONSTRAINT "fk_audit_logs_shipping_line_id_shipping_lines" FOREIGN KEY ("shipping_line_id") REFERENCES "shipping_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_audit_logs_user_id_users" FOREIGN KEY ("shipping_line_id", "user_id") REFERENCES "users" ("shipping_line_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_audit_logs_action_enum" CHECK ("action" IN ('insert', 'update', 'delete')),
    CONSTRAINT "check_audit_logs_table_name_length" CHECK (length("table_name") <= 63),
    CONSTRAINT "check_audit_logs_old_data_json" CHECK ("old_data" IS NULL OR json_valid("old_data")),
    CONSTRAINT "check_audit_logs_new_data_json" CHECK ("new_data" IS NULL OR json_valid("new_data"))
) STRICT;
CREATE INDEX "idx_audit_logs_on_shipping_line_id_user_id" ON "audit_logs" ("shipping_line_id", "user_id");
CREATE INDEX "idx_audit_logs_on_shipping_line_id_table_name_record_id" ON "audit_logs" ("shipping_line_id", "table_name", "record_id");
CREATE INDEX "idx_audit_logs_on_shipping_line_id_created_at" ON "audit_logs" ("shipping_line_id", "created_at");

CREATE TRIGGER "fk_bookings_berth_id_berths_set_null" BEFORE DELETE ON "berths" FOR EACH ROW
BEGIN
    UPDATE "bookings" SET "berth_id" = NULL WHERE "shipping_line_id" = OLD."shipping_line_id" AND "berth_id" = OLD."id";
END;

-- AuditLog: Who changed what and when; triggers write it.
CREATE TABLE "groundplan_actor" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_groundplan_actor" PRIMARY KEY CONSTRAINT "check_groundplan_actor_id_range" CHECK ("id" = 1),
    "actor" ANY
) STRICT;

CREATE TRIGGER "sailings_audit_insert" AFTER INSERT ON "sailings" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'sailings',
        NEW."id",
        'insert',
        NULL,
        json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'route_id', lower(hex(NEW."route_id")), 'vessel_id', lower(hex(NEW."vessel_id")), 'captain_id', lower(hex(NEW."captain_id")), 'departure_time', NEW."departure_time", 'arrival_time', NEW."arrival_time", 'status', NEW."status", 'remarks', json(NEW."remarks"), 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "sailings_audit_update" AFTER UPDATE ON "sailings" FOR EACH ROW
WHEN NEW."id" IS NOT OLD."id" OR NEW."shipping_line_id" IS NOT OLD."shipping_line_id" OR NEW."route_id" IS NOT OLD."route_id" OR NEW."vessel_id" IS NOT OLD."vessel_id" OR NEW."captain_id" IS NOT OLD."captain_id" OR NEW."departure_time" IS NOT OLD."departure_time" OR NEW."arrival_time" IS NOT OLD."arrival_time" OR NEW."status" IS NOT OLD."status" OR NEW."remarks" IS NOT OLD."remarks" OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'sailings',
        NEW."id",
        'update',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'route_id', lower(hex(OLD."route_id")), 'vessel_id', lower(hex(OLD."vessel_id")), 'captain_id', lower(hex(OLD."captain_id")), 'departure_time', OLD."departure_time", 'arrival_time', OLD."arrival_time", 'status', OLD."status", 'remarks', json(OLD."remarks"), 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'route_id', lower(hex(NEW."route_id")), 'vessel_id', lower(hex(NEW."vessel_id")), 'captain_id', lower(hex(NEW."captain_id")), 'departure_time', NEW."departure_time", 'arrival_time', NEW."arrival_time", 'status', NEW."status", 'remarks', json(NEW."remarks"), 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "sailings_audit_delete" AFTER DELETE ON "sailings" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        OLD."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'sailings',
        OLD."id",
        'delete',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'route_id', lower(hex(OLD."route_id")), 'vessel_id', lower(hex(OLD."vessel_id")), 'captain_id', lower(hex(OLD."captain_id")), 'departure_time', OLD."departure_time", 'arrival_time', OLD."arrival_time", 'status', OLD."status", 'remarks', json(OLD."remarks"), 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;

CREATE TRIGGER "passengers_audit_insert" AFTER INSERT ON "passengers" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'passengers',
        NEW."id",
        'insert',
        NULL,
        json_patch(json_patch(json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'name', NEW."name", 'note', NEW."note", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"), CASE WHEN NEW."email" IS NOT NULL THEN json_object('email', '[changed]') ELSE '{}' END), CASE WHEN NEW."birth_date" IS NOT NULL THEN json_object('birth_date', '[changed]') ELSE '{}' END),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "passengers_audit_update" AFTER UPDATE ON "passengers" FOR EACH ROW
WHEN NEW."id" IS NOT OLD."id" OR NEW."shipping_line_id" IS NOT OLD."shipping_line_id" OR NEW."name" IS NOT OLD."name" OR NEW."email" IS NOT OLD."email" OR NEW."birth_date" IS NOT OLD."birth_date" OR NEW."note" IS NOT OLD."note" OR NEW."created_at" IS NOT OLD."created_at" OR NEW."deleted_at" IS NOT OLD."deleted_at"
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'passengers',
        NEW."id",
        'update',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'name', OLD."name", 'note', OLD."note", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        json_patch(json_patch(json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'name', NEW."name", 'note', NEW."note", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"), CASE WHEN NEW."email" IS NOT OLD."email" THEN json_object('email', '[changed]') ELSE '{}' END), CASE WHEN NEW."birth_date" IS NOT OLD."birth_date" THEN json_object('birth_date', '[changed]') ELSE '{}' END),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "passengers_audit_delete" AFTER DELETE ON "passengers" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        OLD."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'passengers',
        OLD."id",
        'delete',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'name', OLD."name", 'note', OLD."note", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        NULL,
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;

CREATE TRIGGER "bookings_audit_insert" AFTER INSERT ON "bookings" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'bookings',
        NEW."id",
        'insert',
        NULL,
        json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'sailing_id', lower(hex(NEW."sailing_id")), 'passenger_id', lower(hex(NEW."passenger_id")), 'berth_id', lower(hex(NEW."berth_id")), 'reference', NEW."reference", 'total', CASE WHEN NEW."total" IS NOT NULL THEN printf('%s%d.%02d', CASE WHEN NEW."total" < 0 THEN '-' ELSE '' END, abs(NEW."total") / 100, abs(NEW."total") % 100) END, 'paid', json(CASE NEW."paid" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'booked_on', NEW."booked_on", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "bookings_audit_update" AFTER UPDATE ON "bookings" FOR EACH ROW
WHEN NEW."id" IS NOT OLD."id" OR NEW."shipping_line_id" IS NOT OLD."shipping_line_id" OR NEW."sailing_id" IS NOT OLD."sailing_id" OR NEW."passenger_id" IS NOT OLD."passenger_id" OR NEW."berth_id" IS NOT OLD."berth_id" OR NEW."reference" IS NOT OLD."reference" OR NEW."total" IS NOT OLD."total" OR NEW."paid" IS NOT OLD."paid" OR NEW."booked_on" IS NOT OLD."booked_on" OR NEW."created_at" IS NOT OLD."created_at" OR NEW."deleted_at" IS NOT OLD."deleted_at"
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        NEW."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'bookings',
        NEW."id",
        'update',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'sailing_id', lower(hex(OLD."sailing_id")), 'passenger_id', lower(hex(OLD."passenger_id")), 'berth_id', lower(hex(OLD."berth_id")), 'reference', OLD."reference", 'total', CASE WHEN OLD."total" IS NOT NULL THEN printf('%s%d.%02d', CASE WHEN OLD."total" < 0 THEN '-' ELSE '' END, abs(OLD."total") / 100, abs(OLD."total") % 100) END, 'paid', json(CASE OLD."paid" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'booked_on', OLD."booked_on", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        json_object('id', lower(hex(NEW."id")), 'shipping_line_id', lower(hex(NEW."shipping_line_id")), 'sailing_id', lower(hex(NEW."sailing_id")), 'passenger_id', lower(hex(NEW."passenger_id")), 'berth_id', lower(hex(NEW."berth_id")), 'reference', NEW."reference", 'total', CASE WHEN NEW."total" IS NOT NULL THEN printf('%s%d.%02d', CASE WHEN NEW."total" < 0 THEN '-' ELSE '' END, abs(NEW."total") / 100, abs(NEW."total") % 100) END, 'paid', json(CASE NEW."paid" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'booked_on', NEW."booked_on", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
CREATE TRIGGER "bookings_audit_delete" AFTER DELETE ON "bookings" FOR EACH ROW
BEGIN
    INSERT INTO "audit_logs" ("id", "shipping_line_id", "user_id", "table_name", "record_id", "action", "old_data", "new_data", "created_at")
    VALUES (randomblob(16),
        OLD."shipping_line_id",
        (SELECT "actor" FROM "groundplan_actor"),
        'bookings',
        OLD."id",
        'delete',
        json_object('id', lower(hex(OLD."id")), 'shipping_line_id', lower(hex(OLD."shipping_line_id")), 'sailing_id', lower(hex(OLD."sailing_id")), 'passenger_id', lower(hex(OLD."passenger_id")), 'berth_id', lower(hex(OLD."berth_id")), 'reference', OLD."reference", 'total', CASE WHEN OLD."total" IS NOT NULL THEN printf('%s%d.%02d', CASE WHEN OLD."total" < 0 THEN '-' ELSE '' END, abs(OLD."total") / 100, abs(OLD."total") % 100) END, 'paid', json(CASE OLD."paid" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'booked_on', OLD."booked_on", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        NULL,
        strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
END;
