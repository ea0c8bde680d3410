-- Tenant: Tenants have a name.
CREATE TABLE "tenants" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_tenants" PRIMARY KEY ("id"),
    CONSTRAINT "check_tenants_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "tenants_set_updated_at" AFTER UPDATE ON "tenants" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "tenants" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- User: Users have a unique email.
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "tenant_id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_users" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "uq_users_tenant_id_email" UNIQUE ("tenant_id", "email"),
    CONSTRAINT "fk_users_tenant_id_tenants" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_users_email_length" CHECK (length("email") <= 255)
) STRICT;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."tenant_id", NEW."email", NEW."created_at") IS NOT (OLD."id", OLD."tenant_id", OLD."email", OLD."created_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "tenant_id" = NEW."tenant_id" AND "id" = NEW."id";
END;

-- Invoice: Invoices have a code, a total and a status. Status can be draft, sent or paid. Invoices belong to users. Users often search invoices by status and created_at.
CREATE TABLE "invoices" (
    "id" BLOB NOT NULL,
    "tenant_id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_invoices" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "fk_invoices_tenant_id_tenants" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invoices_user_id_users" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_invoices_status_enum" CHECK ("status" IN ('draft', 'sent', 'paid')),
    CONSTRAINT "check_invoices_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE INDEX "idx_invoices_on_tenant_id_user_id" ON "invoices" ("tenant_id", "user_id");
CREATE INDEX "idx_invoices_on_tenant_id_status_created_at" ON "invoices" ("tenant_id", "status", "created_at");
CREATE TRIGGER "invoices_set_updated_at" AFTER UPDATE ON "invoices" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."tenant_id", NEW."user_id", NEW."code", NEW."total", NEW."status", NEW."created_at") IS NOT (OLD."id", OLD."tenant_id", OLD."user_id", OLD."code", OLD."total", OLD."status", OLD."created_at")
BEGIN
    UPDATE "invoices" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "tenant_id" = NEW."tenant_id" AND "id" = NEW."id";
END;
