-- Vehicle: Vehicles have a code.
CREATE TABLE `vehicles` (
    `id` BINARY(16) NOT NULL,
    `code` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_vehicles` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Truck: A truck is a vehicle. Trucks have a price.
CREATE TABLE `trucks` (
    `id` BINARY(16) NOT NULL,
    `price` DECIMAL(10,2) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_trucks` PRIMARY KEY (`id`),
    CONSTRAINT `fk_trucks_id_vehicles` FOREIGN KEY (`id`) REFERENCES `vehicles` (`id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
