//! The text of each form of statement, on PostgreSQL.

#[path = "common/generated/mod.rs"]
mod generated;
#[path = "text/statements.rs"]
mod statements;

use groundplan::__private::postgres as engine;
use groundplan::Keys as Isolation;

#[test]
fn statements_print_what_they_say() {
    statements::compare(&[
        (
            "of",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL"#,
        ),
        (
            "find",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL AND ("tasks"."id" = $2)"#,
        ),
        (
            "filter",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL AND ((("tasks"."title" = $2) OR ("tasks"."title" = $3)))"#,
        ),
        (
            "order",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL ORDER BY "tasks"."title" ASC, "tasks"."id" DESC"#,
        ),
        (
            "limit",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL LIMIT $2"#,
        ),
        (
            "offset",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL OFFSET $2"#,
        ),
        (
            "page",
            r#"SELECT DISTINCT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL LIMIT $2 OFFSET $3"#,
        ),
        ("with_deleted", r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1"#),
        ("across_tenants", r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."deleted_at" IS NULL"#),
        (
            "join",
            r#"SELECT "tasks"."title" FROM "tasks" INNER JOIN "projects" ON "tasks"."organization_id" = "projects"."organization_id" AND "tasks"."project_id" = "projects"."id" AND "projects"."deleted_at" IS NULL WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL"#,
        ),
        (
            "left_join",
            r#"SELECT "tasks"."title" FROM "tasks" LEFT JOIN "projects" AS "backup_project" ON "tasks"."organization_id" = "backup_project"."organization_id" AND "tasks"."backup_project_id" = "backup_project"."id" AND "backup_project"."deleted_at" IS NULL WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL"#,
        ),
        (
            "reverse",
            r#"SELECT "projects"."name" FROM "projects" INNER JOIN "tasks" ON "projects"."organization_id" = "tasks"."organization_id" AND "projects"."id" = "tasks"."project_id" AND "tasks"."deleted_at" IS NULL WHERE "projects"."organization_id" = $1 AND "projects"."deleted_at" IS NULL"#,
        ),
        (
            "in_query",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL AND ("tasks"."project_id" IN (SELECT "projects"."id" FROM "projects" WHERE "projects"."organization_id" = $2 AND "projects"."deleted_at" IS NULL AND (("projects"."name" = $3))))"#,
        ),
        (
            "exists_via",
            r#"SELECT "projects"."name" FROM "projects" WHERE "projects"."organization_id" = $1 AND "projects"."deleted_at" IS NULL AND (EXISTS (SELECT "tasks"."id", "tasks"."organization_id", "tasks"."project_id", "tasks"."backup_project_id", "tasks"."country_id", "tasks"."title", "tasks"."description", "tasks"."due_date", "tasks"."priority", "tasks"."status", "tasks"."cost", "tasks"."created_at", "tasks"."updated_at", "tasks"."deleted_at" FROM "tasks" WHERE "tasks"."organization_id" = $2 AND "tasks"."deleted_at" IS NULL AND ("tasks"."organization_id" = "projects"."organization_id" AND "tasks"."project_id" = "projects"."id" AND "projects"."deleted_at" IS NULL)))"#,
        ),
        (
            "eq_any",
            r#"SELECT "tasks"."title" FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NULL AND ("tasks"."title" = ANY($2))"#,
        ),
        ("shared", r#"SELECT "countries"."code" FROM "countries""#),
        ("root", r#"SELECT "organizations"."name" FROM "organizations" WHERE "organizations"."id" = $1"#),
        (
            "insert",
            r#"INSERT INTO "tags" ("id", "organization_id", "created_at", "updated_at", "name") VALUES ($1, $2, statement_timestamp(), statement_timestamp(), $3)"#,
        ),
        ("insert, counted key", r#"INSERT INTO "countries" ("code") VALUES ($1)"#),
        ("insert, junction", r#"INSERT INTO "task_tags" ("organization_id", "task_id", "tag_id") VALUES ($1, $2, $3)"#),
        (
            "update",
            r#"UPDATE "tasks" SET "updated_at" = CASE WHEN "title" IS NOT DISTINCT FROM $1 AND "description" IS NOT DISTINCT FROM $2 THEN "updated_at" ELSE statement_timestamp() END, "title" = $3, "description" = $4 WHERE "tasks"."organization_id" = $5 AND "tasks"."deleted_at" IS NULL AND ("tasks"."id" = $6)"#,
        ),
        (
            "update_where",
            r#"UPDATE "tags" SET "updated_at" = CASE WHEN "name" IS NOT DISTINCT FROM $1 THEN "updated_at" ELSE statement_timestamp() END, "name" = $2 WHERE "tags"."organization_id" = $3 AND (("tags"."name" = $4))"#,
        ),
        (
            "delete, soft",
            r#"UPDATE "tasks" SET "deleted_at" = $1, "updated_at" = $2 WHERE "tasks"."organization_id" = $3 AND "tasks"."deleted_at" IS NULL AND ("tasks"."id" = $4)"#,
        ),
        ("delete", r#"DELETE FROM "tags" WHERE "tags"."organization_id" = $1 AND ("tags"."id" = $2)"#),
        (
            "restore",
            r#"UPDATE "tasks" SET "deleted_at" = NULL, "updated_at" = $1 WHERE "tasks"."organization_id" = $2 AND "tasks"."deleted_at" IS NOT NULL AND ("tasks"."id" = $3)"#,
        ),
        (
            "purge",
            r#"DELETE FROM "tasks" WHERE "tasks"."organization_id" = $1 AND "tasks"."deleted_at" IS NOT NULL AND ("tasks"."id" = $2)"#,
        ),
    ]);
}
