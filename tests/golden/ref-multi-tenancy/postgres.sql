CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Tenant: Tenants have a name.
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_tenants" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tenants"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "tenants"
    USING ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "tenants" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenants" FORCE ROW LEVEL SECURITY;

-- User: Users have a unique email.
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_users" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "uq_users_tenant_id_email" UNIQUE ("tenant_id", "email"),
    CONSTRAINT "fk_users_tenant_id_tenants" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "users"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "users"
    USING ("tenant_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("tenant_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "users" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;

-- Invoice: Invoices have a code, a total and a status. Status can be draft, sent or paid. Invoices belong to users. Users often search invoices by status and created_at.
CREATE TABLE "invoices" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code" VARCHAR(255) NOT NULL,
    "total" NUMERIC(10,2) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_invoices" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "fk_invoices_tenant_id_tenants" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invoices_user_id_users" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "check_invoices_status_enum" CHECK ("status" IN ('draft', 'sent', 'paid'))
);
CREATE INDEX "idx_invoices_on_tenant_id_user_id" ON "invoices" ("tenant_id", "user_id");
CREATE INDEX "idx_invoices_on_tenant_id_status_created_at" ON "invoices" ("tenant_id", "status", "created_at");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "invoices"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
CREATE POLICY "tenant_isolation" ON "invoices"
    USING ("tenant_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID))
    WITH CHECK ("tenant_id" = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID));
CREATE POLICY "migration_access" ON "invoices" TO CURRENT_USER
    USING ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL)
    WITH CHECK ((SELECT NULLIF(current_setting('app.current_tenant_id', true), '')) IS NULL);
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invoices" FORCE ROW LEVEL SECURITY;
