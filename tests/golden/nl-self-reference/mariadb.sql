-- Task: Tasks can have subtasks.
CREATE TABLE `tasks` (
    `id` BINARY(16) NOT NULL,
    `parent_task_id` BINARY(16),
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tasks` PRIMARY KEY (`id`),
    INDEX `idx_tasks_on_parent_task_id` (`parent_task_id`),
    CONSTRAINT `fk_tasks_parent_task_id_tasks` FOREIGN KEY (`parent_task_id`) REFERENCES `tasks` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
