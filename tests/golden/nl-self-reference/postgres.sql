CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Task: Tasks can have subtasks.
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "parent_task_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "fk_tasks_parent_task_id_tasks" FOREIGN KEY ("parent_task_id") REFERENCES "tasks" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_tasks_on_parent_task_id" ON "tasks" ("parent_task_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
