-- Project: A project has many tasks.
CREATE TABLE "projects" (
    "id" BLOB NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_projects" PRIMARY KEY ("id")
) STRICT;
CREATE TRIGGER "projects_set_updated_at" AFTER UPDATE ON "projects" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."created_at") IS NOT (OLD."id", OLD."created_at")
BEGIN
    UPDATE "projects" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Task: Tasks belong to projects.
CREATE TABLE "tasks" (
    "id" BLOB NOT NULL,
    "project_id" BLOB NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "fk_tasks_project_id_projects" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "idx_tasks_on_project_id" ON "tasks" ("project_id");
CREATE TRIGGER "tasks_set_updated_at" AFTER UPDATE ON "tasks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."project_id", NEW."created_at") IS NOT (OLD."id", OLD."project_id", OLD."created_at")
BEGIN
    UPDATE "tasks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
