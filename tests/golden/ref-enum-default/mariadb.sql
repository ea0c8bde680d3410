-- Subscription: Subscriptions have a name and a status. Status can be pending, active, or inactive and defaults to pending.
CREATE TABLE `subscriptions` (
    `id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_subscriptions` PRIMARY KEY (`id`),
    CONSTRAINT `check_subscriptions_status_enum` CHECK (`status` IN ('pending', 'active', 'inactive'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
