-- Garden: Gardens are the tenants and have a name.
CREATE TABLE `gardens` (
    `id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_gardens` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Botanist: Botanists have an email (unique), a name and a rank (trainee, keeper or head). Rank defaults to trainee. A botanist may have a mentor, who is a botanist.
CREATE TABLE `botanists` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `mentor_id` BINARY(16),
    `email` VARCHAR(255) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `rank` VARCHAR(20) NOT NULL DEFAULT 'trainee',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_botanists` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_botanists_garden_id_email` UNIQUE (`garden_id`, `email`),
    INDEX `idx_botanists_on_garden_id_mentor_id` (`garden_id`, `mentor_id`),
    CONSTRAINT `fk_botanists_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_botanists_mentor_id_botanists` FOREIGN KEY (`garden_id`, `mentor_id`) REFERENCES `botanists` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_botanists_rank_enum` CHECK (`rank` IN ('trainee', 'keeper', 'head'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Family: Families have a latin name (up to 80 characters, unique). Families are shared by all tenants.
CREATE TABLE `families` (
    `id` BINARY(16) NOT NULL,
    `latin_name` VARCHAR(80) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_families` PRIMARY KEY (`id`),
    CONSTRAINT `uq_families_latin_name` UNIQUE (`latin_name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Species: Species have a latin name (up to 120 characters, unique), a number of chromosomes (integer, at least 2) and an endangered flag. Species belong to families. deleting a family deletes its species. Species are shared by all tenants.
CREATE TABLE `species` (
    `id` BINARY(16) NOT NULL,
    `family_id` BINARY(16) NOT NULL,
    `latin_name` VARCHAR(120) NOT NULL,
    `number_of_chromosomes` INTEGER NOT NULL,
    `endangered` TINYINT(1) NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_species` PRIMARY KEY (`id`),
    CONSTRAINT `uq_species_latin_name` UNIQUE (`latin_name`),
    INDEX `idx_species_on_family_id` (`family_id`),
    CONSTRAINT `fk_species_family_id_families` FOREIGN KEY (`family_id`) REFERENCES `families` (`id`) ON DELETE CASCADE,
    CONSTRAINT `check_species_number_of_chromosomes_range` CHECK (`number_of_chromosomes` >= 2)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Site: Sites have a name (up to 100 characters), a latitude (between -90 and 90), a longitude (between -180 and 180) and an altitude in metres (integer, optional). Deleted sites are kept. No two sites have the same name.
CREATE TABLE `sites` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `latitude` DOUBLE NOT NULL,
    `longitude` DOUBLE NOT NULL,
    `altitude_in_metres` INTEGER,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_sites` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_sites_garden_id_name` UNIQUE (`garden_id`, `name`, `deleted_at_is_null`),
    CONSTRAINT `fk_sites_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_sites_latitude_range` CHECK (`latitude` BETWEEN -90 AND 90),
    CONSTRAINT `check_sites_longitude_range` CHECK (`longitude` BETWEEN -180 AND 180)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Find: Finds have a find number (integer, at least 1), a found day (date) and a description. Finds belong to sites. Finds have a finder, who is a botanist. Deleted finds are kept. No find number is given twice for the same site.
CREATE TABLE `finds` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `site_id` BINARY(16) NOT NULL,
    `finder_id` BINARY(16) NOT NULL,
    `find_number` INTEGER NOT NULL,
    `found_day` DATE NOT NULL,
    `description` MEDIUMTEXT,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_finds` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_finds_garden_id_site_id_find_number` UNIQUE (`garden_id`, `site_id`, `find_number`, `deleted_at_is_null`),
    INDEX `idx_finds_on_garden_id_site_id` (`garden_id`, `site_id`),
    INDEX `idx_finds_on_garden_id_finder_id` (`garden_id`, `finder_id`),
    CONSTRAINT `fk_finds_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_finds_site_id_sites` FOREIGN KEY (`garden_id`, `site_id`) REFERENCES `sites` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_finds_finder_id_botanists` FOREIGN KEY (`garden_id`, `finder_id`) REFERENCES `botanists` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_finds_find_number_range` CHECK (`find_number` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Freezer: Freezers have a code (up to 4 characters, unique) and a temperature (smallint, between -200 and 10).
CREATE TABLE `freezers` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `code` VARCHAR(4) NOT NULL,
    `temperature` SMALLINT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_freezers` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_freezers_garden_id_code` UNIQUE (`garden_id`, `code`),
    CONSTRAINT `fk_freezers_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_freezers_temperature_range` CHECK (`temperature` BETWEEN -200 AND 10)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Label: Labels have a name (up to 30 characters, unique) and a colour (`#red`, `#green` or `#blue`). Lots can have many labels, and labels can be on many lots.
CREATE TABLE `labels` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `name` VARCHAR(30) NOT NULL,
    `colour` VARCHAR(20) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_labels` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_labels_garden_id_name` UNIQUE (`garden_id`, `name`),
    CONSTRAINT `fk_labels_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_labels_colour_enum` CHECK (`colour` IN ('#red', '#green', '#blue'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Drawer: Drawers have a position (at least 1) and a label. Drawers belong to freezers. deleting a freezer deletes its drawers. Two drawers of the same freezer cannot have the same position.
CREATE TABLE `drawers` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `label_id` BINARY(16) NOT NULL,
    `freezer_id` BINARY(16) NOT NULL,
    `position` INTEGER NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_drawers` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_drawers_garden_id_freezer_id_position` UNIQUE (`garden_id`, `freezer_id`, `position`),
    INDEX `idx_drawers_on_garden_id_label_id` (`garden_id`, `label_id`),
    CONSTRAINT `fk_drawers_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_drawers_label_id_labels` FOREIGN KEY (`garden_id`, `label_id`) REFERENCES `labels` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_drawers_freezer_id_freezers` FOREIGN KEY (`garden_id`, `freezer_id`) REFERENCES `freezers` (`garden_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_drawers_position_range` CHECK (`position` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Exchange: Exchanges have a reason (at least 3 characters long), a sent day (date) and an optional received day (date). The received day must be after the sent day. Exchanges belong to lots.
CREATE TABLE `exchanges` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `lot_id` BINARY(16) NOT NULL,
    `reason` VARCHAR(255) NOT NULL,
    `sent_day` DATE NOT NULL,
    `received_day` DATE,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_exchanges` PRIMARY KEY (`garden_id`, `id`),
    INDEX `idx_exchanges_on_garden_id_lot_id` (`garden_id`, `lot_id`),
    CONSTRAINT `fk_exchanges_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_exchanges_reason_length` CHECK (CHAR_LENGTH(`reason`) >= 3),
    CONSTRAINT `check_exchanges_received_day_expression` CHECK (`received_day` > `sent_day`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Lot: Lots have a serial (uuid, unique), a weight in grams (decimal(9, 3), at least 0), a seed count (bigint, at least 0), a live count (bigint, at least 0), a `stored_at` timestamp, a `checked_at` timestamp and tags. Live count must be at most the seed count. A lot cannot be checked before it is stored. Lots belong to species, to finds and to drawers. Lots may have a keeper, who is a botanist. When a botanist is deleted, the keeper of a lot is set to null. Deleted lots are kept. Botanists often search lots by keeper and serial. Lots can have many labels, and labels can be on many lots. A lot may have a last exchange, which is an exchange.
CREATE TABLE `lots` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `species_id` BINARY(16) NOT NULL,
    `find_id` BINARY(16) NOT NULL,
    `drawer_id` BINARY(16) NOT NULL,
    `keeper_id` BINARY(16),
    `last_exchange_id` BINARY(16),
    `serial` BINARY(16) NOT NULL,
    `weight_in_grams` DECIMAL(9,3) NOT NULL,
    `seed_count` BIGINT NOT NULL,
    `live_count` BIGINT NOT NULL,
    `stored_at` DATETIME(6) NOT NULL,
    `checked_at` DATETIME(6) NOT NULL,
    `tags` JSON NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_lots` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_lots_garden_id_serial` UNIQUE (`garden_id`, `serial`, `deleted_at_is_null`),
    INDEX `idx_lots_on_species_id` (`species_id`),
    INDEX `idx_lots_on_garden_id_find_id` (`garden_id`, `find_id`),
    INDEX `idx_lots_on_garden_id_drawer_id` (`garden_id`, `drawer_id`),
    INDEX `idx_lots_on_garden_id_keeper_id` (`garden_id`, `keeper_id`),
    INDEX `idx_lots_on_garden_id_last_exchange_id` (`garden_id`, `last_exchange_id`),
    INDEX `idx_lots_on_garden_id_keeper_id_serial` (`garden_id`, `keeper_id`, `serial`),
    CONSTRAINT `fk_lots_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lots_species_id_species` FOREIGN KEY (`species_id`) REFERENCES `species` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lots_find_id_finds` FOREIGN KEY (`garden_id`, `find_id`) REFERENCES `finds` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lots_drawer_id_drawers` FOREIGN KEY (`garden_id`, `drawer_id`) REFERENCES `drawers` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lots_keeper_id_botanists` FOREIGN KEY (`garden_id`, `keeper_id`) REFERENCES `botanists` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lots_last_exchange_id_exchanges` FOREIGN KEY (`garden_id`, `last_exchange_id`) REFERENCES `exchanges` (`garden_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_lots_weight_in_grams_range` CHECK (`weight_in_grams` >= 0),
    CONSTRAINT `check_lots_seed_count_range` CHECK (`seed_count` >= 0),
    CONSTRAINT `check_lots_live_count_range` CHECK (`live_count` >= 0),
    CONSTRAINT `check_lots_live_count_expression` CHECK (`live_count` <= `seed_count`),
    CONSTRAINT `check_lots_checked_at_expression` CHECK (`checked_at` >= `stored_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Regrowth: A regrowth is a kind of lot. Regrowths have a generation (integer, at least 1).
CREATE TABLE `regrowths` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `generation` INTEGER NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_regrowths` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `fk_regrowths_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_regrowths_id_lots` FOREIGN KEY (`garden_id`, `id`) REFERENCES `lots` (`garden_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_regrowths_generation_range` CHECK (`generation` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Trial: Trials have a name (up to 60 characters), a temperature (real) and germination (integer, between 0 and 100, default 50). Trials belong to lots. deleting a lot deletes its trials. Each trial has one report.
CREATE TABLE `trials` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `lot_id` BINARY(16) NOT NULL,
    `name` VARCHAR(60) NOT NULL,
    `temperature` FLOAT NOT NULL,
    `germination` INTEGER NOT NULL DEFAULT 50,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_trials` PRIMARY KEY (`garden_id`, `id`),
    INDEX `idx_trials_on_garden_id_lot_id` (`garden_id`, `lot_id`),
    CONSTRAINT `fk_trials_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_trials_lot_id_lots` FOREIGN KEY (`garden_id`, `lot_id`) REFERENCES `lots` (`garden_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_trials_germination_range` CHECK (`germination` BETWEEN 0 AND 100)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Report: Reports have a text and an optional scan (binary).
CREATE TABLE `reports` (
    `id` BINARY(16) NOT NULL,
    `garden_id` BINARY(16) NOT NULL,
    `trial_id` BINARY(16) NOT NULL,
    `text` MEDIUMTEXT NOT NULL,
    `scan` LONGBLOB,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_reports` PRIMARY KEY (`garden_id`, `id`),
    CONSTRAINT `uq_reports_garden_id_trial_id` UNIQUE (`garden_id`, `trial_id`),
    CONSTRAINT `fk_reports_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_reports_trial_id_trials` FOREIGN KEY (`garden_id`, `trial_id`) REFERENCES `trials` (`garden_id`, `id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- LotLabel: Lots can have many labels
CREATE TABLE `lot_labels` (
    `garden_id` BINARY(16) NOT NULL,
    `lot_id` BINARY(16) NOT NULL,
    `label_id` BINARY(16) NOT NULL,
    CONSTRAINT `pk_lot_labels` PRIMARY KEY (`garden_id`, `lot_id`, `label_id`),
    INDEX `idx_lot_labels_on_garden_id_label_id` (`garden_id`, `label_id`),
    CONSTRAINT `fk_lot_labels_garden_id_gardens` FOREIGN KEY (`garden_id`) REFERENCES `gardens` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_lot_labels_lot_id_lots` FOREIGN KEY (`garden_id`, `lot_id`) REFERENCES `lots` (`garden_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `fk_lot_labels_label_id_labels` FOREIGN KEY (`garden_id`, `label_id`) REFERENCES `labels` (`garden_id`, `id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

ALTER TABLE `exchanges` ADD CONSTRAINT `fk_exchanges_lot_id_lots` FOREIGN KEY (`garden_id`, `lot_id`) REFERENCES `lots` (`garden_id`, `id`) ON DELETE RESTRICT, ALGORITHM = COPY, LOCK = SHARED;

CREATE TRIGGER `fk_lots_keeper_id_botanists_set_null` BEFORE DELETE ON `botanists` FOR EACH ROW
    UPDATE `lots` SET `keeper_id` = NULL WHERE `garden_id` = OLD.`garden_id` AND `keeper_id` = OLD.`id`;
