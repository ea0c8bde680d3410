-- Task: Tasks can have multiple tags.
CREATE TABLE `tasks` (
    `id` BINARY(16) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tasks` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Tag: Tags can be on multiple tasks.
CREATE TABLE `tags` (
    `id` BINARY(16) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tags` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- TaskTag: Tasks can have multiple tags
CREATE TABLE `task_tags` (
    `task_id` BINARY(16) NOT NULL,
    `tag_id` BINARY(16) NOT NULL,
    CONSTRAINT `pk_task_tags` PRIMARY KEY (`task_id`, `tag_id`),
    INDEX `idx_task_tags_on_tag_id` (`tag_id`),
    CONSTRAINT `fk_task_tags_task_id_tasks` FOREIGN KEY (`task_id`) REFERENCES `tasks` (`id`) ON DELETE CASCADE,
    CONSTRAINT `fk_task_tags_tag_id_tags` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
