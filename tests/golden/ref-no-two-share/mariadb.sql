-- Order: Orders have a number. No two orders share the same number.
CREATE TABLE `orders` (
    `id` BINARY(16) NOT NULL,
    `number` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_orders` PRIMARY KEY (`id`),
    CONSTRAINT `uq_orders_number` UNIQUE (`number`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
