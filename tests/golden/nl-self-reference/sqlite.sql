-- Task: Tasks can have subtasks.
CREATE TABLE "tasks" (
    "id" BLOB NOT NULL,
    "parent_task_id" BLOB,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "fk_tasks_parent_task_id_tasks" FOREIGN KEY ("parent_task_id") REFERENCES "tasks" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "idx_tasks_on_parent_task_id" ON "tasks" ("parent_task_id");
CREATE TRIGGER "tasks_set_updated_at" AFTER UPDATE ON "tasks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."parent_task_id", NEW."created_at") IS NOT (OLD."id", OLD."parent_task_id", OLD."created_at")
BEGIN
    UPDATE "tasks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
