-- Garden: Gardens are the tenants and have a name.
CREATE TABLE "gardens" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_gardens" PRIMARY KEY ("id"),
    CONSTRAINT "check_gardens_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "gardens_set_updated_at" AFTER UPDATE ON "gardens" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "gardens" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Botanist: Botanists have an email (unique), a name and a rank (trainee, keeper or head). Rank defaults to trainee. A botanist may have a mentor, who is a botanist.
CREATE TABLE "botanists" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "mentor_id" BLOB,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" TEXT NOT NULL DEFAULT 'trainee',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_botanists" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_botanists_garden_id_email" UNIQUE ("garden_id", "email"),
    CONSTRAINT "fk_botanists_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_botanists_mentor_id_botanists" FOREIGN KEY ("garden_id", "mentor_id") REFERENCES "botanists" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_botanists_rank_enum" CHECK ("rank" IN ('trainee', 'keeper', 'head')),
    CONSTRAINT "check_botanists_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_botanists_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE INDEX "idx_botanists_on_garden_id_mentor_id" ON "botanists" ("garden_id", "mentor_id");
CREATE TRIGGER "botanists_set_updated_at" AFTER UPDATE ON "botanists" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."mentor_id", NEW."email", NEW."name", NEW."rank", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."mentor_id", OLD."email", OLD."name", OLD."rank", OLD."created_at")
BEGIN
    UPDATE "botanists" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Family: Families have a latin name (up to 80 characters, unique). Families are shared by all tenants.
CREATE TABLE "families" (
    "id" BLOB NOT NULL,
    "latin_name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_families" PRIMARY KEY ("id"),
    CONSTRAINT "uq_families_latin_name" UNIQUE ("latin_name"),
    CONSTRAINT "check_families_latin_name_length" CHECK (length("latin_name") <= 80)
) STRICT;
CREATE TRIGGER "families_set_updated_at" AFTER UPDATE ON "families" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."latin_name", NEW."created_at") IS NOT (OLD."id", OLD."latin_name", OLD."created_at")
BEGIN
    UPDATE "families" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Species: Species have a latin name (up to 120 characters, unique), a number of chromosomes (integer, at least 2) and an endangered flag. Species belong to families. deleting a family deletes its species. Species are shared by all tenants.
CREATE TABLE "species" (
    "id" BLOB NOT NULL,
    "family_id" BLOB NOT NULL,
    "latin_name" TEXT NOT NULL,
    "number_of_chromosomes" INTEGER NOT NULL,
    "endangered" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_species" PRIMARY KEY ("id"),
    CONSTRAINT "uq_species_latin_name" UNIQUE ("latin_name"),
    CONSTRAINT "fk_species_family_id_families" FOREIGN KEY ("family_id") REFERENCES "families" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_species_number_of_chromosomes_range" CHECK ("number_of_chromosomes" >= 2),
    CONSTRAINT "check_species_latin_name_length" CHECK (length("latin_name") <= 120),
    CONSTRAINT "check_species_endangered_boolean" CHECK ("endangered" IN (0, 1))
) STRICT;
CREATE INDEX "idx_species_on_family_id" ON "species" ("family_id");
CREATE TRIGGER "species_set_updated_at" AFTER UPDATE ON "species" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."family_id", NEW."latin_name", NEW."number_of_chromosomes", NEW."endangered", NEW."created_at") IS NOT (OLD."id", OLD."family_id", OLD."latin_name", OLD."number_of_chromosomes", OLD."endangered", OLD."created_at")
BEGIN
    UPDATE "species" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Site: Sites have a name (up to 100 characters), a latitude (between -90 and 90), a longitude (between -180 and 180) and an altitude in metres (integer, optional). Deleted sites are kept. No two sites have the same name.
CREATE TABLE "sites" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "latitude" REAL NOT NULL,
    "longitude" REAL NOT NULL,
    "altitude_in_metres" INTEGER,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_sites" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_sites_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_sites_latitude_range" CHECK ("latitude" BETWEEN -90 AND 90),
    CONSTRAINT "check_sites_longitude_range" CHECK ("longitude" BETWEEN -180 AND 180),
    CONSTRAINT "check_sites_name_length" CHECK (length("name") <= 100)
) STRICT;
CREATE UNIQUE INDEX "uq_sites_garden_id_name" ON "sites" ("garden_id", "name") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_sites_on_garden_id_id" ON "sites" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "sites_set_updated_at" AFTER UPDATE ON "sites" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."name", NEW."latitude", NEW."longitude", NEW."altitude_in_metres", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."garden_id", OLD."name", OLD."latitude", OLD."longitude", OLD."altitude_in_metres", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "sites" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Find: Finds have a find number (integer, at least 1), a found day (date) and a description. Finds belong to sites. Finds have a finder, who is a botanist. Deleted finds are kept. No find number is given twice for the same site.
CREATE TABLE "finds" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "finder_id" BLOB NOT NULL,
    "find_number" INTEGER NOT NULL,
    "found_day" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_finds" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_finds_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_finds_site_id_sites" FOREIGN KEY ("garden_id", "site_id") REFERENCES "sites" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_finds_finder_id_botanists" FOREIGN KEY ("garden_id", "finder_id") REFERENCES "botanists" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_finds_find_number_range" CHECK ("find_number" >= 1)
) STRICT;
CREATE UNIQUE INDEX "uq_finds_garden_id_site_id_find_number" ON "finds" ("garden_id", "site_id", "find_number") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_finds_on_garden_id_site_id" ON "finds" ("garden_id", "site_id");
CREATE INDEX "idx_finds_on_garden_id_finder_id" ON "finds" ("garden_id", "finder_id");
CREATE INDEX "idx_finds_on_garden_id_id" ON "finds" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "finds_set_updated_at" AFTER UPDATE ON "finds" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."site_id", NEW."finder_id", NEW."find_number", NEW."found_day", NEW."description", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."garden_id", OLD."site_id", OLD."finder_id", OLD."find_number", OLD."found_day", OLD."description", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "finds" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Freezer: Freezers have a code (up to 4 characters, unique) and a temperature (smallint, between -200 and 10).
CREATE TABLE "freezers" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "temperature" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_freezers" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_freezers_garden_id_code" UNIQUE ("garden_id", "code"),
    CONSTRAINT "fk_freezers_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_freezers_temperature_range" CHECK ("temperature" BETWEEN -200 AND 10),
    CONSTRAINT "check_freezers_code_length" CHECK (length("code") <= 4)
) STRICT;
CREATE TRIGGER "freezers_set_updated_at" AFTER UPDATE ON "freezers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."code", NEW."temperature", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."code", OLD."temperature", OLD."created_at")
BEGIN
    UPDATE "freezers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Label: Labels have a name (up to 30 characters, unique) and a colour (`#red`, `#green` or `#blue`). Lots can have many labels, and labels can be on many lots.
CREATE TABLE "labels" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_labels" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_labels_garden_id_name" UNIQUE ("garden_id", "name"),
    CONSTRAINT "fk_labels_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_labels_colour_enum" CHECK ("colour" IN ('#red', '#green', '#blue')),
    CONSTRAINT "check_labels_name_length" CHECK (length("name") <= 30)
) STRICT;
CREATE TRIGGER "labels_set_updated_at" AFTER UPDATE ON "labels" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."name", NEW."colour", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."name", OLD."colour", OLD."created_at")
BEGIN
    UPDATE "labels" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Drawer: Drawers have a position (at least 1) and a label. Drawers belong to freezers. deleting a freezer deletes its drawers. Two drawers of the same freezer cannot have the same position.
CREATE TABLE "drawers" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "label_id" BLOB NOT NULL,
    "freezer_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_drawers" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_drawers_garden_id_freezer_id_position" UNIQUE ("garden_id", "freezer_id", "position"),
    CONSTRAINT "fk_drawers_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_drawers_label_id_labels" FOREIGN KEY ("garden_id", "label_id") REFERENCES "labels" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_drawers_freezer_id_freezers" FOREIGN KEY ("garden_id", "freezer_id") REFERENCES "freezers" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_drawers_position_range" CHECK ("position" >= 1)
) STRICT;
CREATE INDEX "idx_drawers_on_garden_id_label_id" ON "drawers" ("garden_id", "label_id");
CREATE TRIGGER "drawers_set_updated_at" AFTER UPDATE ON "drawers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."label_id", NEW."freezer_id", NEW."position", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."label_id", OLD."freezer_id", OLD."position", OLD."created_at")
BEGIN
    UPDATE "drawers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Exchange: Exchanges have a reason (at least 3 characters long), a sent day (date) and an optional received day (date). The received day must be after the sent day. Exchanges belong to lots.
CREATE TABLE "exchanges" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "lot_id" BLOB NOT NULL,
    "reason" TEXT NOT NULL,
    "sent_day" TEXT NOT NULL,
    "received_day" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_exchanges" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_exchanges_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_exchanges_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_exchanges_reason_length" CHECK (length("reason") >= 3),
    CONSTRAINT "check_exchanges_received_day_expression" CHECK ("received_day" > "sent_day"),
    CONSTRAINT "check_exchanges_reason_max_length" CHECK (length("reason") <= 255)
) STRICT;
CREATE INDEX "idx_exchanges_on_garden_id_lot_id" ON "exchanges" ("garden_id", "lot_id");
CREATE TRIGGER "exchanges_set_updated_at" AFTER UPDATE ON "exchanges" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."lot_id", NEW."reason", NEW."sent_day", NEW."received_day", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."lot_id", OLD."reason", OLD."sent_day", OLD."received_day", OLD."created_at")
BEGIN
    UPDATE "exchanges" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Lot: Lots have a serial (uuid, unique), a weight in grams (decimal(9, 3), at least 0), a seed count (bigint, at least 0), a live count (bigint, at least 0), a `stored_at` timestamp, a `checked_at` timestamp and tags. Live count must be at most the seed count. A lot cannot be checked before it is stored. Lots belong to species, to finds and to drawers. Lots may have a keeper, who is a botanist. When a botanist is deleted, the keeper of a lot is set to null. Deleted lots are kept. Botanists often search lots by keeper and serial. Lots can have many labels, and labels can be on many lots. A lot may have a last exchange, which is an exchange.
CREATE TABLE "lots" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "species_id" BLOB NOT NULL,
    "find_id" BLOB NOT NULL,
    "drawer_id" BLOB NOT NULL,
    "keeper_id" BLOB,
    "last_exchange_id" BLOB,
    "serial" BLOB NOT NULL,
    "weight_in_grams" INTEGER NOT NULL,
    "seed_count" INTEGER NOT NULL,
    "live_count" INTEGER NOT NULL,
    "stored_at" TEXT NOT NULL,
    "checked_at" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
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
    CONSTRAINT "check_lots_checked_at_expression" CHECK ("checked_at" >= "stored_at"),
    CONSTRAINT "check_lots_tags_json" CHECK (json_valid("tags"))
) STRICT;
CREATE UNIQUE INDEX "uq_lots_garden_id_serial" ON "lots" ("garden_id", "serial") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_lots_on_species_id" ON "lots" ("species_id");
CREATE INDEX "idx_lots_on_garden_id_find_id" ON "lots" ("garden_id", "find_id");
CREATE INDEX "idx_lots_on_garden_id_drawer_id" ON "lots" ("garden_id", "drawer_id");
CREATE INDEX "idx_lots_on_garden_id_keeper_id" ON "lots" ("garden_id", "keeper_id");
CREATE INDEX "idx_lots_on_garden_id_last_exchange_id" ON "lots" ("garden_id", "last_exchange_id");
CREATE INDEX "idx_lots_on_garden_id_keeper_id_serial" ON "lots" ("garden_id", "keeper_id", "serial") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_lots_on_garden_id_id" ON "lots" ("garden_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "lots_set_updated_at" AFTER UPDATE ON "lots" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."species_id", NEW."find_id", NEW."drawer_id", NEW."keeper_id", NEW."last_exchange_id", NEW."serial", NEW."weight_in_grams", NEW."seed_count", NEW."live_count", NEW."stored_at", NEW."checked_at", NEW."tags", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."garden_id", OLD."species_id", OLD."find_id", OLD."drawer_id", OLD."keeper_id", OLD."last_exchange_id", OLD."serial", OLD."weight_in_grams", OLD."seed_count", OLD."live_count", OLD."stored_at", OLD."checked_at", OLD."tags", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "lots" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Regrowth: A regrowth is a kind of lot. Regrowths have a generation (integer, at least 1).
CREATE TABLE "regrowths" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "generation" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_regrowths" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_regrowths_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_regrowths_id_lots" FOREIGN KEY ("garden_id", "id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_regrowths_generation_range" CHECK ("generation" >= 1)
) STRICT;
CREATE TRIGGER "regrowths_set_updated_at" AFTER UPDATE ON "regrowths" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."generation", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."generation", OLD."created_at")
BEGIN
    UPDATE "regrowths" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Trial: Trials have a name (up to 60 characters), a temperature (real) and germination (integer, between 0 and 100, default 50). Trials belong to lots. deleting a lot deletes its trials. Each trial has one report.
CREATE TABLE "trials" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "lot_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "temperature" REAL NOT NULL,
    "germination" INTEGER NOT NULL DEFAULT 50,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_trials" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "fk_trials_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_trials_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_trials_germination_range" CHECK ("germination" BETWEEN 0 AND 100),
    CONSTRAINT "check_trials_name_length" CHECK (length("name") <= 60)
) STRICT;
CREATE INDEX "idx_trials_on_garden_id_lot_id" ON "trials" ("garden_id", "lot_id");
CREATE TRIGGER "trials_set_updated_at" AFTER UPDATE ON "trials" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."lot_id", NEW."name", NEW."temperature", NEW."germination", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."lot_id", OLD."name", OLD."temperature", OLD."germination", OLD."created_at")
BEGIN
    UPDATE "trials" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- Report: Reports have a text and an optional scan (binary).
CREATE TABLE "reports" (
    "id" BLOB NOT NULL,
    "garden_id" BLOB NOT NULL,
    "trial_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "scan" BLOB,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_reports" PRIMARY KEY ("garden_id", "id"),
    CONSTRAINT "uq_reports_garden_id_trial_id" UNIQUE ("garden_id", "trial_id"),
    CONSTRAINT "fk_reports_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reports_trial_id_trials" FOREIGN KEY ("garden_id", "trial_id") REFERENCES "trials" ("garden_id", "id") ON DELETE RESTRICT
) STRICT;
CREATE TRIGGER "reports_set_updated_at" AFTER UPDATE ON "reports" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garden_id", NEW."trial_id", NEW."text", NEW."scan", NEW."created_at") IS NOT (OLD."id", OLD."garden_id", OLD."trial_id", OLD."text", OLD."scan", OLD."created_at")
BEGIN
    UPDATE "reports" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "garden_id" = NEW."garden_id" AND "id" = NEW."id";
END;

-- LotLabel: Lots can have many labels
CREATE TABLE "lot_labels" (
    "garden_id" BLOB NOT NULL,
    "lot_id" BLOB NOT NULL,
    "label_id" BLOB NOT NULL,
    CONSTRAINT "pk_lot_labels" PRIMARY KEY ("garden_id", "lot_id", "label_id"),
    CONSTRAINT "fk_lot_labels_garden_id_gardens" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lot_labels_lot_id_lots" FOREIGN KEY ("garden_id", "lot_id") REFERENCES "lots" ("garden_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_lot_labels_label_id_labels" FOREIGN KEY ("garden_id", "label_id") REFERENCES "labels" ("garden_id", "id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "idx_lot_labels_on_garden_id_label_id" ON "lot_labels" ("garden_id", "label_id");

CREATE TRIGGER "fk_lots_keeper_id_botanists_set_null" BEFORE DELETE ON "botanists" FOR EACH ROW
BEGIN
    UPDATE "lots" SET "keeper_id" = NULL WHERE "garden_id" = OLD."garden_id" AND "keeper_id" = OLD."id";
END;
