CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Garden: Gardens are the tenants and have a name.
CREATE TABLE "gardens" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_gardens" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "gardens"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "gardens"
    USING ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "gardens" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "gardens" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "gardens" FORCE ROW LEVEL SECURITY;

-- Botanist: Botanists have an email (unique), a name and a rank (trainee, keeper or head). Rank defaults to trainee. A botanist may have a mentor, who is a botanist.
CREATE TABLE "botanists" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "mentor_id" UUID,
    "email" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "rank" VARCHAR(20) NOT NULL DEFAULT 'trainee',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_botanists" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_botanists_garden_id_email" UNIQUE ("garden_id", "email"),
    CONSTRAINT "fk_botanists_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_botanists_mentor_id_botanists" FOREIGN KEY ("garden_id", "mentor_id") REFERENCES "botanists" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_botanists_rank_enum" CHECK ("rank" IN ('trainee', 'keeper', 'head'))
);
CREATE INDEX "idx_botanists_on_garden_id_mentor_id" ON "botanists" ("garden_id", "mentor_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "botanists"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "botanists"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "botanists" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "botanists" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "botanists" FORCE ROW LEVEL SECURITY;

-- Family: Families have a latin name (up to 80 characters, unique). Families are shared by all tenants.
CREATE TABLE "families" (
    "id" UUID NOT NULL,
    "latin_name" VARCHAR(80) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_families" PRIMARY KEY ("id"),
    CONSTRAINT "uq_families_latin_name" UNIQUE ("latin_name")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "families"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- Species: Species have a latin name (up to 120 characters, unique), a number of chromosomes (integer, at least 2) and an endangered flag. Species belong to families. deleting a family deletes its species. Species are shared by all tenants.
CREATE TABLE "species" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "latin_name" VARCHAR(120) NOT NULL,
    "number_of_chromosomes" INTEGER NOT NULL,
    "endangered" BOOLEAN NOT NULL DEFAULT FALSE,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_species" PRIMARY KEY ("id"),
    CONSTRAINT "uq_species_latin_name" UNIQUE ("latin_name"),
    CONSTRAINT "fk_species_family_id_families" FOREIGN KEY ("family_id") REFERENCES "families" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_species_number_of_chromosomes_range" CHECK ("number_of_chromosomes" >= 2)
);
CREATE INDEX "idx_species_on_family_id" ON "species" ("family_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "species"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- Site: Sites have a name (up to 100 characters), a latitude (between -90 and 90), a longitude (between -180 and 180) and an altitude in metres (integer, optional). Deleted sites are kept. No two sites have the same name.
CREATE TABLE "sites" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "altitude_in_metres" INTEGER,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_sites" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_sites_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_sites_latitude_range" CHECK ("latitude" BETWEEN -90 AND 90),
    CONSTRAINT "check_sites_longitude_range" CHECK ("longitude" BETWEEN -180 AND 180)
);
CREATE UNIQUE INDEX "uq_sites_garden_id_name" ON "sites" ("garden_id", "name") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_sites_on_garden_id_id" ON "sites" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "sites"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "sites"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "sites" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "sites" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sites" FORCE ROW LEVEL SECURITY;

-- Find: Finds have a find number (integer, at least 1), a found day (date) and a description. Finds belong to sites. Finds have a finder, who is a botanist. Deleted finds are kept. No find number is given twice for the same site.
CREATE TABLE "finds" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "finder_id" UUID NOT NULL,
    "find_number" INTEGER NOT NULL,
    "found_day" DATE NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_finds" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_finds_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_finds_site_id_sites" FOREIGN KEY ("garden_id", "site_id") REFERENCES "sites" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_finds_finder_id_botanists" FOREIGN KEY ("garden_id", "finder_id") REFERENCES "botanists" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_finds_find_number_range" CHECK ("find_number" >= 1)
);
CREATE UNIQUE INDEX "uq_finds_garden_id_site_id_find_number" ON "finds" ("garden_id", "site_id", "find_number") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_finds_on_garden_id_site_id" ON "finds" ("garden_id", "site_id");
CREATE INDEX "idx_finds_on_garden_id_finder_id" ON "finds" ("garden_id", "finder_id");
CREATE INDEX "idx_finds_on_garden_id_id" ON "finds" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "finds"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "finds"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "finds" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "finds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "finds" FORCE ROW LEVEL SECURITY;

-- Freezer: Freezers have a code (up to 4 characters, unique) and a temperature (smallint, between -200 and 10).
CREATE TABLE "freezers" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "code" VARCHAR(4) NOT NULL,
    "temperature" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_freezers" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_freezers_garden_id_code" UNIQUE ("garden_id", "code"),
    CONSTRAINT "fk_freezers_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_freezers_temperature_range" CHECK ("temperature" BETWEEN -200 AND 10)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "freezers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "freezers"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "freezers" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "freezers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "freezers" FORCE ROW LEVEL SECURITY;

-- Label: Labels have a name (up to 30 characters, unique) and a colour (`#red`, `#green` or `#blue`). Lots can have many labels, and labels can be on many lots.
CREATE TABLE "labels" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "colour" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_labels" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_labels_garden_id_name" UNIQUE ("garden_id", "name"),
    CONSTRAINT "fk_labels_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_labels_colour_enum" CHECK ("colour" IN ('#red', '#green', '#blue'))
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "labels"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "labels"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "labels" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "labels" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "labels" FORCE ROW LEVEL SECURITY;

-- Drawer: Drawers have a position (at least 1) and a label. Drawers belong to freezers. deleting a freezer deletes its drawers. Two drawers of the same freezer cannot have the same position.
CREATE TABLE "drawers" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    "freezer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_drawers" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_drawers_garden_id_freezer_id_position" UNIQUE ("garden_id", "freezer_id", "position"),
    CONSTRAINT "fk_drawers_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_drawers_label_id_labels" FOREIGN KEY ("garden_id", "label_id") REFERENCES "labels" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_drawers_freezer_id_freezers" FOREIGN KEY ("garden_id", "freezer_id") REFERENCES "freezers" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_drawers_position_range" CHECK ("position" >= 1)
);
CREATE INDEX "idx_drawers_on_garden_id_label_id" ON "drawers" ("garden_id", "label_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "drawers"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "drawers"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "drawers" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "drawers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "drawers" FORCE ROW LEVEL SECURITY;

-- Exchange: Exchanges have a reason (at least 3 characters long), a sent day (date) and an optional received day (date). The received day must be after the sent day. Exchanges belong to lots.
CREATE TABLE "exchanges" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "sent_day" DATE NOT NULL,
    "received_day" DATE,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_exchanges" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_exchanges_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_exchanges_reason_length" CHECK (length("reason") >= 3),
    CONSTRAINT "check_exchanges_received_day_expression" CHECK ("received_day" > "sent_day")
);
CREATE INDEX "idx_exchanges_on_garden_id_lot_id" ON "exchanges" ("garden_id", "lot_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "exchanges"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "exchanges"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "exchanges" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "exchanges" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchanges" FORCE ROW LEVEL SECURITY;

-- Lot: Lots have a serial (uuid, unique), a weight in grams (decimal(9, 3), at least 0), a seed count (bigint, at least 0), a live count (bigint, at least 0), a `stored_at` timestamp, a `checked_at` timestamp and tags. Live count must be at most the seed count. A lot cannot be checked before it is stored. Lots belong to species, to finds and to drawers. Lots may have a keeper, who is a botanist. When a botanist is deleted, the keeper of a lot is set to null. Deleted lots are kept. Botanists often search lots by keeper and serial. Lots can have many labels, and labels can be on many lots. A lot may have a last exchange, which is an exchange.
CREATE TABLE "lots" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "species_id" UUID NOT NULL,
    "find_id" UUID NOT NULL,
    "drawer_id" UUID NOT NULL,
    "keeper_id" UUID,
    "last_exchange_id" UUID,
    "serial" UUID NOT NULL,
    "weight_in_grams" NUMERIC(9,3) NOT NULL,
    "seed_count" BIGINT NOT NULL,
    "live_count" BIGINT NOT NULL,
    "stored_at" TIMESTAMPTZ NOT NULL,
    "checked_at" TIMESTAMPTZ NOT NULL,
    "tags" VARCHAR(255)[] NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_lots" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_lots_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_species_id_species" FOREIGN KEY ("species_id") REFERENCES "species" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_find_id_finds" FOREIGN KEY ("garden_id", "find_id") REFERENCES "finds" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_drawer_id_drawers" FOREIGN KEY ("garden_id", "drawer_id") REFERENCES "drawers" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_keeper_id_botanists" FOREIGN KEY ("garden_id", "keeper_id") REFERENCES "botanists" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_last_exchange_id_exchanges" FOREIGN KEY ("garden_id", "last_exchange_id") REFERENCES "exchanges" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_lots_weight_in_grams_range" CHECK ("weight_in_grams" >= 0),
    CONSTRAINT "check_lots_seed_count_range" CHECK ("seed_count" >= 0),
    CONSTRAINT "check_lots_live_count_range" CHECK ("live_count" >= 0),
    CONSTRAINT "check_lots_live_count_expression" CHECK ("live_count" <= "seed_count"),
    CONSTRAINT "check_lots_checked_at_expression" CHECK ("checked_at" >= "stored_at")
);
CREATE UNIQUE INDEX "uq_lots_garden_id_serial" ON "lots" ("garden_id", "serial") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_lots_on_species_id" ON "lots" ("species_id");
CREATE INDEX "idx_lots_on_garden_id_find_id" ON "lots" ("garden_id", "find_id");
CREATE INDEX "idx_lots_on_garden_id_drawer_id" ON "lots" ("garden_id", "drawer_id");
CREATE INDEX "idx_lots_on_garden_id_keeper_id" ON "lots" ("garden_id", "keeper_id");
CREATE INDEX "idx_lots_on_garden_id_last_exchange_id" ON "lots" ("garden_id", "last_exchange_id");
CREATE INDEX "idx_lots_on_garden_id_keeper_id_serial" ON "lots" ("garden_id", "keeper_id", "serial") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_lots_on_garden_id_id" ON "lots" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "lots"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "lots"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "lots" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "lots" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lots" FORCE ROW LEVEL SECURITY;

-- Regrowth: A regrowth is a kind of lot. Regrowths have a generation (integer, at least 1).
CREATE TABLE "regrowths" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_regrowths" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_regrowths_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_regrowths_id_lots" FOREIGN KEY ("garden_id", "id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_regrowths_generation_range" CHECK ("generation" >= 1)
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "regrowths"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "regrowths"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "regrowths" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "regrowths" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "regrowths" FORCE ROW LEVEL SECURITY;

-- Trial: Trials have a name (up to 60 characters), a temperature (real) and germination (integer, between 0 and 100, default 50). Trials belong to lots. deleting a lot deletes its trials. Each trial has one report.
CREATE TABLE "trials" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "temperature" REAL NOT NULL,
    "germination" INTEGER NOT NULL DEFAULT 50,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_trials" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_trials_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_trials_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_trials_germination_range" CHECK ("germination" BETWEEN 0 AND 100)
);
CREATE INDEX "idx_trials_on_garden_id_lot_id" ON "trials" ("garden_id", "lot_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "trials"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "trials"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "trials" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "trials" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "trials" FORCE ROW LEVEL SECURITY;

-- Report: Reports have a text and an optional scan (binary).
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "garden_id" UUID NOT NULL,
    "trial_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "scan" BYTEA,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_reports" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_reports_garden_id_trial_id" UNIQUE ("garden_id", "trial_id"),
    CONSTRAINT "fk_reports_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reports_trial_id_trials" FOREIGN KEY ("garden_id", "trial_id") REFERENCES "trials" ("garden_id", "id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "reports"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "reports"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "reports" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reports" FORCE ROW LEVEL SECURITY;

-- LotLabel: Lots can have many labels
CREATE TABLE "lot_labels" (
    "garden_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    CONSTRAINT "pk_lot_labels" PRIMARY KEY ("garden_id", "lot_id", "label_id"),
    CONSTRAINT "fk_lot_labels_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lot_labels_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_lot_labels_label_id_labels" FOREIGN KEY ("garden_id", "label_id") REFERENCES "labels" ("garden_id", "id") ON DELETE CASCADE
);
CREATE INDEX "idx_lot_labels_on_garden_id_label_id" ON "lot_labels" ("garden_id", "label_id");
CREATE POLICY "tenant_isolation" ON "lot_labels"
    USING ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("garden_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "lot_labels" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "lot_labels" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lot_labels" FORCE ROW LEVEL SECURITY;

ALTER TABLE "exchanges" ADD CONSTRAINT "fk_exchanges_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE RESTRICT;

CREATE OR REPLACE FUNCTION "fk_lots_keeper_id_botanists_set_null"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE "lots" SET "keeper_id" = NULL WHERE "garden_id" = OLD."garden_id" AND "keeper_id" = OLD."id";
    RETURN OLD;
END
$body$;
CREATE TRIGGER "fk_lots_keeper_id_botanists_set_null" BEFORE DELETE ON "botanists"
    FOR EACH ROW EXECUTE FUNCTION "fk_lots_keeper_id_botanists_set_null"();
