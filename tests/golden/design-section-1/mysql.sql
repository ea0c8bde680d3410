-- Organization: Organizations are the tenants and have a name.
CREATE TABLE `organizations` (
    `id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_organizations` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- User: Users have a unique email, a name and an optional phone.
CREATE TABLE `users` (
    `id` BINARY(16) NOT NULL,
    `organization_id` BINARY(16) NOT NULL,
    `email` VARCHAR(255) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `phone` VARCHAR(255),
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_users` PRIMARY KEY (`organization_id`, `id`),
    CONSTRAINT `uq_users_organization_id_email` UNIQUE (`organization_id`, `email`),
    CONSTRAINT `fk_users_organization_id_organizations` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- Project: Projects have a name and an owner, who is a user. Deleted projects and tasks are kept.
CREATE TABLE `projects` (
    `id` BINARY(16) NOT NULL,
    `organization_id` BINARY(16) NOT NULL,
    `owner_id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    CONSTRAINT `pk_projects` PRIMARY KEY (`organization_id`, `id`),
    INDEX `idx_projects_on_organization_id_owner_id` (`organization_id`, `owner_id`),
    CONSTRAINT `fk_projects_organization_id_organizations` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_projects_owner_id_users` FOREIGN KEY (`organization_id`, `owner_id`) REFERENCES `users` (`organization_id`, `id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- Task: Tasks have a title (up to 200 characters), an optional description, an optional due date, a priority and a status. Priority can be low, medium or high. Status can be pending, active or done and defaults to pending. Tasks belong to projects. deleting a project deletes its tasks. Tasks can have multiple tags, and tags can be on multiple tasks. Deleted projects and tasks are kept. Users often search tasks by status and due date.
CREATE TABLE `tasks` (
    `id` BINARY(16) NOT NULL,
    `organization_id` BINARY(16) NOT NULL,
    `project_id` BINARY(16) NOT NULL,
    `title` VARCHAR(200) NOT NULL,
    `description` MEDIUMTEXT,
    `due_date` DATE,
    `priority` VARCHAR(20) NOT NULL,
    `status` VARCHAR(20) NOT NULL DEFAULT 'pending',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    `deleted_at` DATETIME(6),
    CONSTRAINT `pk_tasks` PRIMARY KEY (`organization_id`, `id`),
    INDEX `idx_tasks_on_organization_id_project_id` (`organization_id`, `project_id`),
    INDEX `idx_tasks_on_organization_id_status_due_date` (`organization_id`, `status`, `due_date`),
    CONSTRAINT `fk_tasks_organization_id_organizations` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_tasks_project_id_projects` FOREIGN KEY (`organization_id`, `project_id`) REFERENCES `projects` (`organization_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `check_tasks_priority_enum` CHECK (`priority` IN ('low', 'medium', 'high')),
    CONSTRAINT `check_tasks_status_enum` CHECK (`status` IN ('pending', 'active', 'done'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- Tag: Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name.
CREATE TABLE `tags` (
    `id` BINARY(16) NOT NULL,
    `organization_id` BINARY(16) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT `pk_tags` PRIMARY KEY (`organization_id`, `id`),
    CONSTRAINT `uq_tags_organization_id_name` UNIQUE (`organization_id`, `name`),
    CONSTRAINT `fk_tags_organization_id_organizations` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;

-- TaskTag: Tasks can have multiple tags
CREATE TABLE `task_tags` (
    `organization_id` BINARY(16) NOT NULL,
    `task_id` BINARY(16) NOT NULL,
    `tag_id` BINARY(16) NOT NULL,
    CONSTRAINT `pk_task_tags` PRIMARY KEY (`organization_id`, `task_id`, `tag_id`),
    INDEX `idx_task_tags_on_organization_id_tag_id` (`organization_id`, `tag_id`),
    CONSTRAINT `fk_task_tags_organization_id_organizations` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `fk_task_tags_task_id_tasks` FOREIGN KEY (`organization_id`, `task_id`) REFERENCES `tasks` (`organization_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `fk_task_tags_tag_id_tags` FOREIGN KEY (`organization_id`, `tag_id`) REFERENCES `tags` (`organization_id`, `id`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin;
