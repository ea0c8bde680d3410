CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Organization: Organizations are the tenants and have a name.
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_organizations" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "organizations"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "organizations"
    USING ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "organizations" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "organizations" FORCE ROW LEVEL SECURITY;

-- User: Users have a unique email, a name and an optional phone.
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "phone" VARCHAR(255),
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_users" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "uq_users_organization_id_email" UNIQUE ("organization_id", "email"),
    CONSTRAINT "fk_users_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "users"
    USING ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "users" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;

-- Project: Projects have a name and an owner, who is a user. Deleted projects and tasks are kept.
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_projects" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "fk_projects_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_projects_owner_id_users" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "users" ("organization_id", "id") ON DELETE RESTRICT
);
CREATE INDEX "idx_projects_on_organization_id_owner_id" ON "projects" ("organization_id", "owner_id");
CREATE INDEX "idx_projects_on_organization_id_id" ON "projects" ("organization_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "projects"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "projects"
    USING ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "projects" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "projects" FORCE ROW LEVEL SECURITY;

-- Task: Tasks have a title (up to 200 characters), an optional description, an optional due date, a priority and a status. Priority can be low, medium or high. Status can be pending, active or done and defaults to pending. Tasks belong to projects. deleting a project deletes its tasks. Tasks can have multiple tags, and tags can be on multiple tasks. Deleted projects and tasks are kept. Users often search tasks by status and due date.
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT,
    "due_date" DATE,
    "priority" VARCHAR(20) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "pk_tasks" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "fk_tasks_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tasks_project_id_projects" FOREIGN KEY ("organization_id", "project_id") REFERENCES "projects" ("organization_id", "id") ON DELETE CASCADE,
    CONSTRAINT "check_tasks_priority_enum" CHECK ("priority" IN ('low', 'medium', 'high')),
    CONSTRAINT "check_tasks_status_enum" CHECK ("status" IN ('pending', 'active', 'done'))
);
CREATE INDEX "idx_tasks_on_organization_id_project_id" ON "tasks" ("organization_id", "project_id");
CREATE INDEX "idx_tasks_on_organization_id_status_due_date" ON "tasks" ("organization_id", "status", "due_date") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_tasks_on_organization_id_id" ON "tasks" ("organization_id", "id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "tasks"
    USING ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "tasks" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY;

-- Tag: Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name.
CREATE TABLE "tags" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_tags" PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT "uq_tags_organization_id_name" UNIQUE ("organization_id", "name"),
    CONSTRAINT "fk_tags_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tags"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "tags"
    USING ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "tags" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tags" FORCE ROW LEVEL SECURITY;

-- TaskTag: Tasks can have multiple tags
CREATE TABLE "task_tags" (
    "organization_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    CONSTRAINT "pk_task_tags" PRIMARY KEY ("organization_id", "task_id", "tag_id"),
    CONSTRAINT "fk_task_tags_organization_id_organizations" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_task_tags_task_id_tasks" FOREIGN KEY ("organization_id", "task_id") REFERENCES "tasks" ("organization_id", "id") ON DELETE CASCADE,
    CONSTRAINT "fk_task_tags_tag_id_tags" FOREIGN KEY ("organization_id", "tag_id") REFERENCES "tags" ("organization_id", "id") ON DELETE CASCADE
);
CREATE INDEX "idx_task_tags_on_organization_id_tag_id" ON "task_tags" ("organization_id", "tag_id");
CREATE POLICY "tenant_isolation" ON "task_tags"
    USING ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("organization_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "task_tags" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "task_tags" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_tags" FORCE ROW LEVEL SECURITY;
