-- Driver: Drivers have a code.
CREATE TABLE `drivers` (
    `id` BINARY(16) NOT NULL,
    `code` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_drivers` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- License: Licenses have a license number. Licenses belong to drivers. One license per driver.
CREATE TABLE `licenses` (
    `id` BINARY(16) NOT NULL,
    `driver_id` BINARY(16) NOT NULL,
    `license_number` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_licenses` PRIMARY KEY (`id`),
    CONSTRAINT `uq_licenses_driver_id_license_number` UNIQUE (`driver_id`, `license_number`),
    CONSTRAINT `fk_licenses_driver_id_drivers` FOREIGN KEY (`driver_id`) REFERENCES `drivers` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;
