-- Organization: Organizations are the tenants and have a name.
CREATE TABLE "organizations" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_organizations" PRIMARY KEY ("id"),
    CONSTRAINT "check_organizations_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "organizations_set_updated_at" AFTER UPDATE ON "organizations" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "organizations" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- User: Users have a unique email, a name and an optional phone.
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "organization_id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_users" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "uq_users_organization_id_email" UNIQUE ("organization_id", "email"),
    CONSTRAINT "fk_users_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_users_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_users_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_users_phone_length" CHECK (length("phone") <= 255)
) STRICT;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."organization_id", NEW."email", NEW."name", NEW."phone", NEW."created_at") IS NOT (OLD."id", OLD."organization_id", OLD."email", OLD."name", OLD."phone", OLD."created_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "organization_id" = NEW."organization_id" AND "id" = NEW."id";
END;

-- Project: Projects have a name and an owner, who is a user. Deleted projects and tasks are kept.
CREATE TABLE "projects" (
    "id" BLOB NOT NULL,
    "organization_id" BLOB NOT NULL,
    "owner_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_projects" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "fk_projects_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_projects_owner_id_users" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "users" ("organization_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_projects_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE INDEX "idx_projects_on_organization_id_owner_id" ON "projects" ("organization_id", "owner_id");
CREATE INDEX "idx_projects_on_organization_id_id" ON "projects" ("organization_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "projects_set_updated_at" AFTER UPDATE ON "projects" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."organization_id", NEW."owner_id", NEW."name", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."organization_id", OLD."owner_id", OLD."name", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "projects" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "organization_id" = NEW."organization_id" AND "id" = NEW."id";
END;

-- Task: Tasks have a title (up to 200 characters), an optional description, an optional due date, a priority and a status. Priority can be low, medium or high. Status can be pending, active or done and defaults to pending. Tasks belong to projects. deleting a project deletes its tasks. Tasks can have multiple tags, and tags can be on multiple tasks. Deleted projects and tasks are kept. Users often search tasks by status and due date.
CREATE TABLE "tasks" (
    "id" BLOB NOT NULL,
    "organization_id" BLOB NOT NULL,
    "project_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "due_date" TEXT,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_tasks" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "fk_tasks_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tasks_project_id_projects" FOREIGN KEY ("organization_id", "project_id") REFERENCES "projects" ("organization_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_tasks_priority_enum" CHECK ("priority" IN ('low', 'medium', 'high')),
    CONSTRAINT "check_tasks_status_enum" CHECK ("status" IN ('pending', 'active', 'done')),
    CONSTRAINT "check_tasks_title_length" CHECK (length("title") <= 200)
) STRICT;
CREATE INDEX "idx_tasks_on_organization_id_project_id" ON "tasks" ("organization_id", "project_id");
CREATE INDEX "idx_tasks_on_organization_id_status_due_date" ON "tasks" ("organization_id", "status", "due_date") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_tasks_on_organization_id_id" ON "tasks" ("organization_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "tasks_set_updated_at" AFTER UPDATE ON "tasks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."organization_id", NEW."project_id", NEW."title", NEW."description", NEW."due_date", NEW."priority", NEW."status", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."organization_id", OLD."project_id", OLD."title", OLD."description", OLD."due_date", OLD."priority", OLD."status", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "tasks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "organization_id" = NEW."organization_id" AND "id" = NEW."id";
END;

-- Tag: Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name.
CREATE TABLE "tags" (
    "id" BLOB NOT NULL,
    "organization_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tags" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "uq_tags_organization_id_name" UNIQUE ("organization_id", "name"),
    CONSTRAINT "fk_tags_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_tags_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "tags_set_updated_at" AFTER UPDATE ON "tags" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."organization_id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."organization_id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "tags" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "organization_id" = NEW."organization_id" AND "id" = NEW."id";
END;

-- TaskTag: Tasks can have multiple tags
CREATE TABLE "task_tags" (
    "organization_id" BLOB NOT NULL,
    "task_id" BLOB NOT NULL,
    "tag_id" BLOB NOT NULL,
    CONSTRAINT "pk_task_tags" PRIMARY KEY ("organization_id", "task_id", "tag_id"),
    CONSTRAINT "fk_task_tags_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_task_tags_task_id_tasks" FOREIGN KEY ("organization_id", "task_id") REFERENCES "tasks" ("organization_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_task_tags_tag_id_tags" FOREIGN KEY ("organization_id", "tag_id") REFERENCES "tags" ("organization_id", "id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "idx_task_tags_on_organization_id_tag_id" ON "task_tags" ("organization_id", "tag_id");
