-- ShippingLine: Shipping lines are the tenants and have a name (up to 120 characters) and a code (up to 8 characters, unique).
CREATE TABLE `shipping_lines` (
    `id` BINARY(16) NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `code` VARCHAR(8) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_shipping_lines` PRIMARY KEY (`id`),
    CONSTRAINT `uq_shipping_lines_code` UNIQUE (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Country: Countries have a code (up to 2 characters, unique). Countries are shared by all tenants.
CREATE TABLE `countries` (
    `id` BINARY(16) NOT NULL,
    `code` VARCHAR(2) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_countries` PRIMARY KEY (`id`),
    CONSTRAINT `uq_countries_code` UNIQUE (`code`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- User: Users have a unique email, a name, an optional phone and a locale (up to 10 characters). User locale defaults to 'en'. Deleted users are kept. Each user has one profile. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE `users` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `email` VARCHAR(255) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `phone` VARCHAR(255),
    `locale` VARCHAR(10) NOT NULL DEFAULT 'en',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_users` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_users_shipping_line_id_email` UNIQUE (`shipping_line_id`, `email`, `deleted_at_is_null`),
    CONSTRAINT `fk_users_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Profile: deleting a user deletes its profile. Profiles have a bio, an optional birth date and preferences.
CREATE TABLE `profiles` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `user_id` BINARY(16) NOT NULL,
    `bio` MEDIUMTEXT,
    `birth_date` DATE,
    `preferences` JSON NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_profiles` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_profiles_shipping_line_id_user_id` UNIQUE (`shipping_line_id`, `user_id`),
    CONSTRAINT `fk_profiles_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_profiles_user_id_users` FOREIGN KEY (`shipping_line_id`, `user_id`) REFERENCES `users` (`shipping_line_id`, `id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Harbour: Harbours have a name, a port code (up to 5 characters) and a number of piers (integer, between 1 and 40). Port code is unique among harbours. Harbours belong to countries.
CREATE TABLE `harbours` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `country_id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `port_code` VARCHAR(5) NOT NULL,
    `number_of_piers` INTEGER NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_harbours` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_harbours_shipping_line_id_port_code` UNIQUE (`shipping_line_id`, `port_code`),
    INDEX `idx_harbours_on_country_id` (`country_id`),
    CONSTRAINT `fk_harbours_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_harbours_country_id_countries` FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_harbours_number_of_piers_range` CHECK (`number_of_piers` BETWEEN 1 AND 40)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Vessel: Vessels have a name (up to 80 characters, unique), a hull number (up to 12 characters), a gross tonnage (decimal(10, 2), at least 0), a built year (integer, between 1900 and 2100), a state (ordered, in service, laid up or sold), features (list of strings) and papers (binary, optional). Hull number is unique across all shipping lines. Vessel state defaults to ordered. Vessels may have a home harbour, which is a harbour. Deleted vessels are kept.
CREATE TABLE `vessels` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `home_harbour_id` BINARY(16),
    `name` VARCHAR(80) NOT NULL,
    `hull_number` VARCHAR(12) NOT NULL,
    `gross_tonnage` DECIMAL(10,2) NOT NULL,
    `built_year` INTEGER NOT NULL,
    `state` VARCHAR(20) NOT NULL DEFAULT 'ordered',
    `features` JSON NOT NULL,
    `papers` LONGBLOB,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_vessels` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_vessels_shipping_line_id_name` UNIQUE (`shipping_line_id`, `name`, `deleted_at_is_null`),
    CONSTRAINT `uq_vessels_hull_number` UNIQUE (`hull_number`, `deleted_at_is_null`),
    INDEX `idx_vessels_on_shipping_line_id_home_harbour_id` (`shipping_line_id`, `home_harbour_id`),
    CONSTRAINT `fk_vessels_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_vessels_home_harbour_id_harbours` FOREIGN KEY (`shipping_line_id`, `home_harbour_id`) REFERENCES `harbours` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_vessels_gross_tonnage_range` CHECK (`gross_tonnage` >= 0),
    CONSTRAINT `check_vessels_built_year_range` CHECK (`built_year` BETWEEN 1900 AND 2100),
    CONSTRAINT `check_vessels_state_enum` CHECK (`state` IN ('ordered', 'in_service', 'laid_up', 'sold'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- CarFerry: A car ferry is a kind of vessel. Car ferries have a number of lanes (integer, between 1 and 12) and a ramp height (real).
CREATE TABLE `car_ferries` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `number_of_lanes` INTEGER NOT NULL,
    `ramp_height` FLOAT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_car_ferries` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `fk_car_ferries_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_car_ferries_id_vessels` FOREIGN KEY (`shipping_line_id`, `id`) REFERENCES `vessels` (`shipping_line_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_car_ferries_number_of_lanes_range` CHECK (`number_of_lanes` BETWEEN 1 AND 12)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- FastFerry: A fast ferry is a kind of vessel. Fast ferries have a top speed (float, at least 20).
CREATE TABLE `fast_ferries` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `top_speed` DOUBLE NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_fast_ferries` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `fk_fast_ferries_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_fast_ferries_id_vessels` FOREIGN KEY (`shipping_line_id`, `id`) REFERENCES `vessels` (`shipping_line_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_fast_ferries_top_speed_range` CHECK (`top_speed` >= 20)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Deck: Decks have a name (up to 40 characters) and a capacity (at least 0). Decks belong to vessels. deleting a vessel deletes its decks. Two decks of the same vessel cannot have the same name.
CREATE TABLE `decks` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `vessel_id` BINARY(16) NOT NULL,
    `name` VARCHAR(40) NOT NULL,
    `capacity` INTEGER NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_decks` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_decks_shipping_line_id_vessel_id_name` UNIQUE (`shipping_line_id`, `vessel_id`, `name`),
    CONSTRAINT `fk_decks_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_decks_vessel_id_vessels` FOREIGN KEY (`shipping_line_id`, `vessel_id`) REFERENCES `vessels` (`shipping_line_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_decks_capacity_range` CHECK (`capacity` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Route: Routes have a code (up to 10 characters, unique), a duration in minutes (integer, at least 5) and a ticket price (at least 0). Routes have an origin, which is a harbour, and a destination, which is a harbour. A route may have an old route, which is a route.
CREATE TABLE `routes` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `origin_id` BINARY(16) NOT NULL,
    `destination_id` BINARY(16) NOT NULL,
    `old_route_id` BINARY(16),
    `code` VARCHAR(10) NOT NULL,
    `duration_in_minutes` INTEGER NOT NULL,
    `ticket_price` DECIMAL(10,2) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_routes` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_routes_shipping_line_id_code` UNIQUE (`shipping_line_id`, `code`),
    INDEX `idx_routes_on_shipping_line_id_origin_id` (`shipping_line_id`, `origin_id`),
    INDEX `idx_routes_on_shipping_line_id_destination_id` (`shipping_line_id`, `destination_id`),
    INDEX `idx_routes_on_shipping_line_id_old_route_id` (`shipping_line_id`, `old_route_id`),
    CONSTRAINT `fk_routes_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_routes_origin_id_harbours` FOREIGN KEY (`shipping_line_id`, `origin_id`) REFERENCES `harbours` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_routes_destination_id_harbours` FOREIGN KEY (`shipping_line_id`, `destination_id`) REFERENCES `harbours` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_routes_old_route_id_routes` FOREIGN KEY (`shipping_line_id`, `old_route_id`) REFERENCES `routes` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_routes_duration_in_minutes_range` CHECK (`duration_in_minutes` >= 5),
    CONSTRAINT `check_routes_ticket_price_range` CHECK (`ticket_price` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Sailing: Sailings have a departure time (timestamp), an arrival time (timestamp, after the departure time), a status (planned, boarding, sailed or cancelled) and remarks (json, optional). Sailings belong to routes and to vessels. Sailing status defaults to planned. Sailings may have a captain, who is a user. Changes to sailings are audited. A vessel cannot have two sailings with the same departure time. Users often search sailings by status and departure time. Sailings can have many users and users can be in many sailings, with a duty (bridge, engine or galley) and an hour count (smallint, between 1 and 24).
CREATE TABLE `sailings` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `route_id` BINARY(16) NOT NULL,
    `vessel_id` BINARY(16) NOT NULL,
    `captain_id` BINARY(16),
    `departure_time` DATETIME(6) NOT NULL,
    `arrival_time` DATETIME(6) NOT NULL,
    `status` VARCHAR(20) NOT NULL DEFAULT 'planned',
    `remarks` JSON,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_sailings` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_sailings_shipping_line_id_vessel_id_departure_time` UNIQUE (`shipping_line_id`, `vessel_id`, `departure_time`),
    INDEX `idx_sailings_on_shipping_line_id_route_id` (`shipping_line_id`, `route_id`),
    INDEX `idx_sailings_on_shipping_line_id_captain_id` (`shipping_line_id`, `captain_id`),
    INDEX `idx_sailings_on_shipping_line_id_status_departure_time` (`shipping_line_id`, `status`, `departure_time`),
    CONSTRAINT `fk_sailings_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_sailings_route_id_routes` FOREIGN KEY (`shipping_line_id`, `route_id`) REFERENCES `routes` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_sailings_vessel_id_vessels` FOREIGN KEY (`shipping_line_id`, `vessel_id`) REFERENCES `vessels` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_sailings_captain_id_users` FOREIGN KEY (`shipping_line_id`, `captain_id`) REFERENCES `users` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_sailings_status_enum` CHECK (`status` IN ('planned', 'boarding', 'sailed', 'cancelled')),
    CONSTRAINT `check_sailings_arrival_time_expression` CHECK (`arrival_time` > `departure_time`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Passenger: Passengers have a name, an email, an optional birth date and a note. Deleted passengers are kept. Changes to passengers are audited. Passengers have an index on name.
CREATE TABLE `passengers` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `email` VARCHAR(255) NOT NULL,
    `birth_date` DATE,
    `note` MEDIUMTEXT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    CONSTRAINT `pk_passengers` PRIMARY KEY (`shipping_line_id`, `id`),
    INDEX `idx_passengers_on_shipping_line_id_name` (`shipping_line_id`, `name`),
    CONSTRAINT `fk_passengers_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Berth: Berths have a number (integer, at least 1, unique).
CREATE TABLE `berths` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `number` INTEGER NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_berths` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_berths_shipping_line_id_number` UNIQUE (`shipping_line_id`, `number`),
    CONSTRAINT `fk_berths_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `check_berths_number_range` CHECK (`number` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Booking: Bookings have a reference (up to 10 characters, unique), a total (decimal(12, 2), at least 0), a paid flag and a `booked_on` date. Bookings belong to sailings and to passengers. Deleted bookings are kept. Changes to bookings are audited. Bookings may belong to a berth. When a berth is deleted, its bookings are kept without a berth. Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE `bookings` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `sailing_id` BINARY(16) NOT NULL,
    `passenger_id` BINARY(16) NOT NULL,
    `berth_id` BINARY(16),
    `reference` VARCHAR(10) NOT NULL,
    `total` DECIMAL(12,2) NOT NULL,
    `paid` TINYINT(1) NOT NULL DEFAULT FALSE,
    `booked_on` DATE NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    `deleted_at_is_null` TINYINT(1) GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL INVISIBLE,
    CONSTRAINT `pk_bookings` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_bookings_shipping_line_id_reference` UNIQUE (`shipping_line_id`, `reference`, `deleted_at_is_null`),
    INDEX `idx_bookings_on_shipping_line_id_sailing_id` (`shipping_line_id`, `sailing_id`),
    INDEX `idx_bookings_on_shipping_line_id_passenger_id` (`shipping_line_id`, `passenger_id`),
    INDEX `idx_bookings_on_shipping_line_id_berth_id` (`shipping_line_id`, `berth_id`),
    CONSTRAINT `fk_bookings_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_bookings_sailing_id_sailings` FOREIGN KEY (`shipping_line_id`, `sailing_id`) REFERENCES `sailings` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_bookings_passenger_id_passengers` FOREIGN KEY (`shipping_line_id`, `passenger_id`) REFERENCES `passengers` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_bookings_berth_id_berths` FOREIGN KEY (`shipping_line_id`, `berth_id`) REFERENCES `berths` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_bookings_total_range` CHECK (`total` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Vehicle: Vehicles have a plate (up to 12 characters), a length in centimetres (integer, at least 100) and a weight (at least 0). Vehicles belong to bookings. deleting a booking deletes its vehicles. Vehicles are identified by the combination of booking and plate.
CREATE TABLE `vehicles` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `booking_id` BINARY(16) NOT NULL,
    `plate` VARCHAR(12) NOT NULL,
    `length_in_centimetres` INTEGER NOT NULL,
    `weight` DOUBLE NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_vehicles` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_vehicles_shipping_line_id_booking_id_plate` UNIQUE (`shipping_line_id`, `booking_id`, `plate`),
    CONSTRAINT `fk_vehicles_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_vehicles_booking_id_bookings` FOREIGN KEY (`shipping_line_id`, `booking_id`) REFERENCES `bookings` (`shipping_line_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_vehicles_length_in_centimetres_range` CHECK (`length_in_centimetres` >= 100),
    CONSTRAINT `check_vehicles_weight_range` CHECK (`weight` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Meal: Meals have a name (up to 60 characters, unique), a price and a serving time (time). Bookings can have many meals, and meals can be in many bookings.
CREATE TABLE `meals` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `name` VARCHAR(60) NOT NULL,
    `price` DECIMAL(10,2) NOT NULL,
    `serving_time` TIME(6) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_meals` PRIMARY KEY (`shipping_line_id`, `id`),
    CONSTRAINT `uq_meals_shipping_line_id_name` UNIQUE (`shipping_line_id`, `name`),
    CONSTRAINT `fk_meals_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- SailingUser: Sailings can have many users
CREATE TABLE `sailing_users` (
    `shipping_line_id` BINARY(16) NOT NULL,
    `sailing_id` BINARY(16) NOT NULL,
    `user_id` BINARY(16) NOT NULL,
    `duty` VARCHAR(20) NOT NULL,
    `hour_count` SMALLINT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_sailing_users` PRIMARY KEY (`shipping_line_id`, `sailing_id`, `user_id`),
    INDEX `idx_sailing_users_on_shipping_line_id_user_id` (`shipping_line_id`, `user_id`),
    CONSTRAINT `fk_sailing_users_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_sailing_users_sailing_id_sailings` FOREIGN KEY (`shipping_line_id`, `sailing_id`) REFERENCES `sailings` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_sailing_users_user_id_users` FOREIGN KEY (`shipping_line_id`, `user_id`) REFERENCES `users` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_sailing_users_duty_enum` CHECK (`duty` IN ('bridge', 'engine', 'galley')),
    CONSTRAINT `check_sailing_users_hour_count_range` CHECK (`hour_count` BETWEEN 1 AND 24)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- BookingMeal: Bookings can have many meals
CREATE TABLE `booking_meals` (
    `shipping_line_id` BINARY(16) NOT NULL,
    `booking_id` BINARY(16) NOT NULL,
    `meal_id` BINARY(16) NOT NULL,
    CONSTRAINT `pk_booking_meals` PRIMARY KEY (`shipping_line_id`, `booking_id`, `meal_id`),
    INDEX `idx_booking_meals_on_shipping_line_id_meal_id` (`shipping_line_id`, `meal_id`),
    CONSTRAINT `fk_booking_meals_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_booking_meals_booking_id_bookings` FOREIGN KEY (`shipping_line_id`, `booking_id`) REFERENCES `bookings` (`shipping_line_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `fk_booking_meals_meal_id_meals` FOREIGN KEY (`shipping_line_id`, `meal_id`) REFERENCES `meals` (`shipping_line_id`, `id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- AuditLog: Who changed what and when; triggers write it.
CREATE TABLE `audit_logs` (
    `id` BINARY(16) NOT NULL,
    `shipping_line_id` BINARY(16) NOT NULL,
    `user_id` BINARY(16),
    `table_name` VARCHAR(64) NOT NULL,
    `record_id` BINARY(16) NOT NULL,
    `action` VARCHAR(20) NOT NULL,
    `old_data` JSON,
    `new_data` JSON,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `pk_audit_logs` PRIMARY KEY (`shipping_line_id`, `id`),
    INDEX `idx_audit_logs_on_shipping_line_id_user_id` (`shipping_line_id`, `user_id`),
    INDEX `idx_audit_logs_on_shipping_line_id_table_name_record_id` (`shipping_line_id`, `table_name`, `record_id`),
    INDEX `idx_audit_logs_on_shipping_line_id_created_at` (`shipping_line_id`, `created_at`),
    CONSTRAINT `fk_audit_logs_shipping_line_id_shipping_lines` FOREIGN KEY (`shipping_line_id`) REFERENCES `shipping_lines` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_audit_logs_user_id_users` FOREIGN KEY (`shipping_line_id`, `user_id`) REFERENCES `users` (`shipping_line_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_audit_logs_action_enum` CHECK (`action` IN ('insert', 'update', 'delete'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TRIGGER `fk_bookings_berth_id_berths_set_null` BEFORE DELETE ON `berths` FOR EACH ROW
    UPDATE `bookings` SET `berth_id` = NULL WHERE `shipping_line_id` = OLD.`shipping_line_id` AND `berth_id` = OLD.`id`;

CREATE TRIGGER `sailings_audit_insert` AFTER INSERT ON `sailings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'sailings',
        NEW.`id`,
        'insert',
        NULL,
        JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'route_id', LOWER(HEX(NEW.`route_id`)), 'vessel_id', LOWER(HEX(NEW.`vessel_id`)), 'captain_id', LOWER(HEX(NEW.`captain_id`)), 'departure_time', NEW.`departure_time`, 'arrival_time', NEW.`arrival_time`, 'status', NEW.`status` COLLATE utf8mb4_bin, 'remarks', JSON_EXTRACT(NEW.`remarks`, '$'), 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`),
        UTC_TIMESTAMP(6);
CREATE TRIGGER `sailings_audit_update` AFTER UPDATE ON `sailings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'sailings',
        NEW.`id`,
        'update',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'route_id', LOWER(HEX(OLD.`route_id`)), 'vessel_id', LOWER(HEX(OLD.`vessel_id`)), 'captain_id', LOWER(HEX(OLD.`captain_id`)), 'departure_time', OLD.`departure_time`, 'arrival_time', OLD.`arrival_time`, 'status', OLD.`status` COLLATE utf8mb4_bin, 'remarks', JSON_EXTRACT(OLD.`remarks`, '$'), 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`),
        JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'route_id', LOWER(HEX(NEW.`route_id`)), 'vessel_id', LOWER(HEX(NEW.`vessel_id`)), 'captain_id', LOWER(HEX(NEW.`captain_id`)), 'departure_time', NEW.`departure_time`, 'arrival_time', NEW.`arrival_time`, 'status', NEW.`status` COLLATE utf8mb4_bin, 'remarks', JSON_EXTRACT(NEW.`remarks`, '$'), 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`),
        UTC_TIMESTAMP(6)
    FROM DUAL WHERE NOT (NEW.`id` <=> OLD.`id`) OR NOT (NEW.`shipping_line_id` <=> OLD.`shipping_line_id`) OR NOT (NEW.`route_id` <=> OLD.`route_id`) OR NOT (NEW.`vessel_id` <=> OLD.`vessel_id`) OR NOT (NEW.`captain_id` <=> OLD.`captain_id`) OR NOT (NEW.`departure_time` <=> OLD.`departure_time`) OR NOT (NEW.`arrival_time` <=> OLD.`arrival_time`) OR NOT (NEW.`status` <=> OLD.`status`) OR NOT (NEW.`remarks` <=> OLD.`remarks`) OR NOT (NEW.`created_at` <=> OLD.`created_at`);
CREATE TRIGGER `sailings_audit_delete` AFTER DELETE ON `sailings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        OLD.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'sailings',
        OLD.`id`,
        'delete',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'route_id', LOWER(HEX(OLD.`route_id`)), 'vessel_id', LOWER(HEX(OLD.`vessel_id`)), 'captain_id', LOWER(HEX(OLD.`captain_id`)), 'departure_time', OLD.`departure_time`, 'arrival_time', OLD.`arrival_time`, 'status', OLD.`status` COLLATE utf8mb4_bin, 'remarks', JSON_EXTRACT(OLD.`remarks`, '$'), 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`),
        NULL,
        UTC_TIMESTAMP(6);

CREATE TRIGGER `passengers_audit_insert` AFTER INSERT ON `passengers` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'passengers',
        NEW.`id`,
        'insert',
        NULL,
        JSON_MERGE_PRESERVE(JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'name', NEW.`name` COLLATE utf8mb4_bin, 'note', NEW.`note` COLLATE utf8mb4_bin, 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`, 'deleted_at', NEW.`deleted_at`), IF(NEW.`email` IS NOT NULL, JSON_OBJECT('email', '[changed]'), JSON_OBJECT()), IF(NEW.`birth_date` IS NOT NULL, JSON_OBJECT('birth_date', '[changed]'), JSON_OBJECT())),
        UTC_TIMESTAMP(6);
CREATE TRIGGER `passengers_audit_update` AFTER UPDATE ON `passengers` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'passengers',
        NEW.`id`,
        'update',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'name', OLD.`name` COLLATE utf8mb4_bin, 'note', OLD.`note` COLLATE utf8mb4_bin, 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`, 'deleted_at', OLD.`deleted_at`),
        JSON_MERGE_PRESERVE(JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'name', NEW.`name` COLLATE utf8mb4_bin, 'note', NEW.`note` COLLATE utf8mb4_bin, 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`, 'deleted_at', NEW.`deleted_at`), IF(NOT (NEW.`email` <=> OLD.`email`), JSON_OBJECT('email', '[changed]'), JSON_OBJECT()), IF(NOT (NEW.`birth_date` <=> OLD.`birth_date`), JSON_OBJECT('birth_date', '[changed]'), JSON_OBJECT())),
        UTC_TIMESTAMP(6)
    FROM DUAL WHERE NOT (NEW.`id` <=> OLD.`id`) OR NOT (NEW.`shipping_line_id` <=> OLD.`shipping_line_id`) OR NOT (NEW.`name` <=> OLD.`name`) OR NOT (NEW.`email` <=> OLD.`email`) OR NOT (NEW.`birth_date` <=> OLD.`birth_date`) OR NOT (NEW.`note` <=> OLD.`note`) OR NOT (NEW.`created_at` <=> OLD.`created_at`) OR NOT (NEW.`deleted_at` <=> OLD.`deleted_at`);
CREATE TRIGGER `passengers_audit_delete` AFTER DELETE ON `passengers` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        OLD.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'passengers',
        OLD.`id`,
        'delete',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'name', OLD.`name` COLLATE utf8mb4_bin, 'note', OLD.`note` COLLATE utf8mb4_bin, 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`, 'deleted_at', OLD.`deleted_at`),
        NULL,
        UTC_TIMESTAMP(6);

CREATE TRIGGER `bookings_audit_insert` AFTER INSERT ON `bookings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'bookings',
        NEW.`id`,
        'insert',
        NULL,
        JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'sailing_id', LOWER(HEX(NEW.`sailing_id`)), 'passenger_id', LOWER(HEX(NEW.`passenger_id`)), 'berth_id', LOWER(HEX(NEW.`berth_id`)), 'reference', NEW.`reference` COLLATE utf8mb4_bin, 'total', CAST(NEW.`total` AS CHAR), 'paid', JSON_EXTRACT(IF(NEW.`paid` IS NULL, 'null', IF(NEW.`paid`, 'true', 'false')), '$'), 'booked_on', NEW.`booked_on`, 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`, 'deleted_at', NEW.`deleted_at`),
        UTC_TIMESTAMP(6);
CREATE TRIGGER `bookings_audit_update` AFTER UPDATE ON `bookings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        NEW.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'bookings',
        NEW.`id`,
        'update',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'sailing_id', LOWER(HEX(OLD.`sailing_id`)), 'passenger_id', LOWER(HEX(OLD.`passenger_id`)), 'berth_id', LOWER(HEX(OLD.`berth_id`)), 'reference', OLD.`reference` COLLATE utf8mb4_bin, 'total', CAST(OLD.`total` AS CHAR), 'paid', JSON_EXTRACT(IF(OLD.`paid` IS NULL, 'null', IF(OLD.`paid`, 'true', 'false')), '$'), 'booked_on', OLD.`booked_on`, 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`, 'deleted_at', OLD.`deleted_at`),
        JSON_OBJECT('id', LOWER(HEX(NEW.`id`)), 'shipping_line_id', LOWER(HEX(NEW.`shipping_line_id`)), 'sailing_id', LOWER(HEX(NEW.`sailing_id`)), 'passenger_id', LOWER(HEX(NEW.`passenger_id`)), 'berth_id', LOWER(HEX(NEW.`berth_id`)), 'reference', NEW.`reference` COLLATE utf8mb4_bin, 'total', CAST(NEW.`total` AS CHAR), 'paid', JSON_EXTRACT(IF(NEW.`paid` IS NULL, 'null', IF(NEW.`paid`, 'true', 'false')), '$'), 'booked_on', NEW.`booked_on`, 'created_at', NEW.`created_at`, 'updated_at', NEW.`updated_at`, 'deleted_at', NEW.`deleted_at`),
        UTC_TIMESTAMP(6)
    FROM DUAL WHERE NOT (NEW.`id` <=> OLD.`id`) OR NOT (NEW.`shipping_line_id` <=> OLD.`shipping_line_id`) OR NOT (NEW.`sailing_id` <=> OLD.`sailing_id`) OR NOT (NEW.`passenger_id` <=> OLD.`passenger_id`) OR NOT (NEW.`berth_id` <=> OLD.`berth_id`) OR NOT (NEW.`reference` <=> OLD.`reference`) OR NOT (NEW.`total` <=> OLD.`total`) OR NOT (NEW.`paid` <=> OLD.`paid`) OR NOT (NEW.`booked_on` <=> OLD.`booked_on`) OR NOT (NEW.`created_at` <=> OLD.`created_at`) OR NOT (NEW.`deleted_at` <=> OLD.`deleted_at`);
CREATE TRIGGER `bookings_audit_delete` AFTER DELETE ON `bookings` FOR EACH ROW
    INSERT INTO `audit_logs` (`id`, `shipping_line_id`, `user_id`, `table_name`, `record_id`, `action`, `old_data`, `new_data`, `created_at`)
    SELECT UNHEX(REPLACE(UUID(), '-', '')),
        OLD.`shipping_line_id`,
        UNHEX(REPLACE(@groundplan_actor, '-', '')),
        'bookings',
        OLD.`id`,
        'delete',
        JSON_OBJECT('id', LOWER(HEX(OLD.`id`)), 'shipping_line_id', LOWER(HEX(OLD.`shipping_line_id`)), 'sailing_id', LOWER(HEX(OLD.`sailing_id`)), 'passenger_id', LOWER(HEX(OLD.`passenger_id`)), 'berth_id', LOWER(HEX(OLD.`berth_id`)), 'reference', OLD.`reference` COLLATE utf8mb4_bin, 'total', CAST(OLD.`total` AS CHAR), 'paid', JSON_EXTRACT(IF(OLD.`paid` IS NULL, 'null', IF(OLD.`paid`, 'true', 'false')), '$'), 'booked_on', OLD.`booked_on`, 'created_at', OLD.`created_at`, 'updated_at', OLD.`updated_at`, 'deleted_at', OLD.`deleted_at`),
        NULL,
        UTC_TIMESTAMP(6);
