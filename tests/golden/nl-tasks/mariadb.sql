-- Task: Tasks have a title, description, due date, priority, and status.
CREATE TABLE `tasks` (
    `id` BINARY(16) NOT NULL,
    `title` VARCHAR(255) NOT NULL,
    `description` MEDIUMTEXT,
    `due_date` DATE,
    `priority` VARCHAR(20) NOT NULL,
    `status` VARCHAR(20) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tasks` PRIMARY KEY (`id`),
    CONSTRAINT `check_tasks_priority_enum` CHECK (`priority` IN ('low', 'medium', 'high')),
    CONSTRAINT `check_tasks_status_enum` CHECK (`status` IN ('pending', 'active', 'done'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
