-- Task: Tasks have a title, description, due date, priority, and status. Task status defaults to 'pending'.
CREATE TABLE "tasks" (
    "id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "due_date" TEXT,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "check_tasks_priority_enum" CHECK ("priority" IN ('low', 'medium', 'high')),
    CONSTRAINT "check_tasks_status_enum" CHECK ("status" IN ('pending', 'active', 'done')),
    CONSTRAINT "check_tasks_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE TRIGGER "tasks_set_updated_at" AFTER UPDATE ON "tasks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."title", NEW."description", NEW."due_date", NEW."priority", NEW."status", NEW."created_at") IS NOT (OLD."id", OLD."title", OLD."description", OLD."due_date", OLD."priority", OLD."status", OLD."created_at")
BEGIN
    UPDATE "tasks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
