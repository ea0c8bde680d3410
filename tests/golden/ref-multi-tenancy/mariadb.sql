-- Tenant: Tenants have a name.
CREATE TABLE `tenants` (
    `id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tenants` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- User: Users have a unique email.
CREATE TABLE `users` (
    `id` BINARY(16) NOT NULL,
    `tenant_id` BINARY(16) NOT NULL,
    `email` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_users` PRIMARY KEY (`tenant_id`, `id`),
    CONSTRAINT `uq_users_tenant_id_email` UNIQUE (`tenant_id`, `email`),
    CONSTRAINT `fk_users_tenant_id_tenants` FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Invoice: Invoices have a code, a total and a status. Status can be draft, sent or paid. Invoices belong to users. Users often search invoices by status and created_at.
CREATE TABLE `invoices` (
    `id` BINARY(16) NOT NULL,
    `tenant_id` BINARY(16) NOT NULL,
    `user_id` BINARY(16) NOT NULL,
    `code` VARCHAR(255) NOT NULL,
    `total` DECIMAL(10,2) NOT NULL,
    `status` VARCHAR(20) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_invoices` PRIMARY KEY (`tenant_id`, `id`),
    INDEX `idx_invoices_on_tenant_id_user_id` (`tenant_id`, `user_id`),
    INDEX `idx_invoices_on_tenant_id_status_created_at` (`tenant_id`, `status`, `created_at`),
    CONSTRAINT `fk_invoices_tenant_id_tenants` FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_invoices_user_id_users` FOREIGN KEY (`tenant_id`, `user_id`) REFERENCES `users` (`tenant_id`, `id`) ON DELETE RESTRICT,
    CONSTRAINT `check_invoices_status_enum` CHECK (`status` IN ('draft', 'sent', 'paid'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
