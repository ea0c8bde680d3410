-- Task: Tasks can have multiple tags.
CREATE TABLE "tasks" (
    "id" BLOB NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id")
) STRICT;
CREATE TRIGGER "tasks_set_updated_at" AFTER UPDATE ON "tasks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."created_at") IS NOT (OLD."id", OLD."created_at")
BEGIN
    UPDATE "tasks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Tag: Tags can be on multiple tasks.
CREATE TABLE "tags" (
    "id" BLOB NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tags" PRIMARY KEY ("id")
) STRICT;
CREATE TRIGGER "tags_set_updated_at" AFTER UPDATE ON "tags" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."created_at") IS NOT (OLD."id", OLD."created_at")
BEGIN
    UPDATE "tags" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- TaskTag: Tasks can have multiple tags
CREATE TABLE "task_tags" (
    "task_id" BLOB NOT NULL,
    "tag_id" BLOB NOT NULL,
    CONSTRAINT "pk_task_tags" PRIMARY KEY ("task_id", "tag_id"),
    CONSTRAINT "fk_task_tags_task_id_tasks" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_task_tags_tag_id_tags" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "idx_task_tags_on_tag_id" ON "task_tags" ("tag_id");
