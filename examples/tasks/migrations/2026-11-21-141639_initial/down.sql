PRAGMA defer_foreign_keys = ON;

-- safe: no row is touched
DROP INDEX "idx_task_tags_on_organization_id_tag_id";

-- lossy: the table's rows go with it
DROP TABLE "task_tags";

-- safe: no row is touched
DROP TRIGGER "tags_set_updated_at";

-- lossy: the table's rows go with it
DROP TABLE "tags";

-- safe: no row is touched
DROP TRIGGER "tasks_set_updated_at";

-- safe: no row is touched
DROP INDEX "idx_tasks_on_organization_id_id";

-- safe: no row is touched
DROP INDEX "idx_tasks_on_organization_id_status_due_date";

-- safe: no row is touched
DROP INDEX "idx_tasks_on_organization_id_project_id";

-- lossy: the table's rows go with it
DROP TABLE "tasks";

-- safe: no row is touched
DROP TRIGGER "projects_set_updated_at";

-- safe: no row is touched
DROP INDEX "idx_projects_on_organization_id_id";

-- safe: no row is touched
DROP INDEX "idx_projects_on_organization_id_owner_id";

-- lossy: the table's rows go with it
DROP TABLE "projects";

-- safe: no row is touched
DROP TRIGGER "users_set_updated_at";

-- lossy: the table's rows go with it
DROP TABLE "users";

-- safe: no row is touched
DROP TRIGGER "organizations_set_updated_at";

-- lossy: the table's rows go with it
DROP TABLE "organizations";
