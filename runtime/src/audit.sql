WITH RECURSIVE
-- The role of this connection. A superuser is a member of every role, so what follows from membership is asked of the others only.
me AS (
    SELECT oid, rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user
),
-- Each policy's condition as PostgreSQL prints it, and whether it reads the tenant that was entered.
policies AS (
    SELECT pol.oid, pol.polrelid, pol.polname, pol.polpermissive, pol.polroles,
        -- A condition that is missing is `true` for USING, and USING's for WITH CHECK.
        COALESCE(pg_get_expr(pol.polqual, pol.polrelid) LIKE '%app.current_tenant_id%', pol.polcmd = 'a')
            AND COALESCE(pg_get_expr(pol.polwithcheck, pol.polrelid) LIKE '%app.current_tenant_id%', pol.polcmd <> 'a') AS reads_tenant
    FROM pg_policy pol
),
held AS (
    SELECT c.oid, c.relname, c.relowner, c.relrowsecurity, c.relforcerowsecurity
    FROM pg_class c
    WHERE c.oid IN (SELECT polrelid FROM policies WHERE reads_tenant)
),
-- The columns by which those tables are held, save the key of the tenants' own table, which other tables call their key too.
columns AS (
    SELECT DISTINCT a.attname
    FROM policies
    JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = policies.oid
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE policies.reads_tenant AND d.refobjid = policies.polrelid
        AND NOT EXISTS (
            SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'p' AND k.conkey = ARRAY[a.attnum]
        )
),
-- Views over those tables, and views over such views.
views AS (
    SELECT c.oid, c.relkind, c.relowner, c.reloptions, held.oid AS held, held.relowner AS table_owner
    FROM held
    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = held.oid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite r ON r.oid = d.objid
    JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
    UNION
    SELECT c.oid, c.relkind, c.relowner, c.reloptions, views.held, views.table_owner
    FROM views
    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = views.oid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite r ON r.oid = d.objid
    JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm') AND c.oid <> views.oid
),
found (rank, what, a, b) AS (
    SELECT 0, 'role', rolname::text, '' FROM me
    UNION ALL
    SELECT 1, 'no policies', '', '' WHERE NOT EXISTS (SELECT FROM held)
    UNION ALL
    SELECT 2, 'superuser', '', '' FROM me WHERE rolsuper
    UNION ALL
    SELECT 3, 'bypassrls', '', '' FROM me WHERE rolbypassrls AND NOT rolsuper
    UNION ALL
    SELECT 4, 'owner', held.oid::regclass::text, held.relowner::regrole::text
    FROM held, me WHERE NOT me.rolsuper AND pg_has_role(me.oid, held.relowner, 'USAGE')
    UNION ALL
    SELECT 5, 'policy', held.oid::regclass::text, quote_ident(policies.polname)
    FROM held JOIN policies ON policies.polrelid = held.oid, me
    WHERE NOT me.rolsuper AND policies.polpermissive AND NOT policies.reads_tenant
        AND EXISTS (SELECT FROM unnest(policies.polroles) AS whom WHERE whom = 0 OR pg_has_role(me.oid, whom, 'USAGE'))
    UNION ALL
    SELECT 6, 'not enabled', oid::regclass::text, '' FROM held WHERE NOT relrowsecurity
    UNION ALL
    SELECT 7, 'not forced', oid::regclass::text, '' FROM held WHERE NOT relforcerowsecurity
    UNION ALL
    SELECT 8, 'unheld', c.oid::regclass::text, quote_ident(a.attname)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN columns ON columns.attname = a.attname
    WHERE c.relkind IN ('r', 'p', 'f') AND c.oid NOT IN (SELECT oid FROM held)
        AND has_schema_privilege(n.oid, 'USAGE')
        AND (has_table_privilege(c.oid, 'DELETE') OR has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE'))
    UNION ALL
    SELECT 9, 'truncate', held.oid::regclass::text, ''
    FROM held, me
    WHERE has_table_privilege(held.oid, 'TRUNCATE') AND NOT pg_has_role(me.oid, held.relowner, 'USAGE')
    UNION ALL
    SELECT DISTINCT 10, 'view', views.oid::regclass::text, views.relowner::regrole::text
    FROM views JOIN pg_roles owner ON owner.oid = views.relowner
    WHERE views.relkind = 'v'
        AND (has_table_privilege(views.oid, 'DELETE') OR has_any_column_privilege(views.oid, 'SELECT, INSERT, UPDATE'))
        AND NOT COALESCE(views.reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes'], false)
        -- The table's owner too: outside of any tenant, `migration_access` shows it every row.
        AND (owner.rolsuper OR owner.rolbypassrls OR pg_has_role(owner.oid, views.table_owner, 'USAGE')
            OR EXISTS (
                SELECT FROM policies, unnest(policies.polroles) AS whom
                WHERE policies.polrelid = views.held AND policies.polpermissive AND NOT policies.reads_tenant
                    AND (whom = 0 OR pg_has_role(owner.oid, whom, 'USAGE'))
            ))
    UNION ALL
    SELECT DISTINCT 11, 'materialized view', views.oid::regclass::text, ''
    FROM views WHERE views.relkind = 'm' AND has_any_column_privilege(views.oid, 'SELECT')
)
SELECT what, a, b FROM found ORDER BY rank, a COLLATE "C", b COLLATE "C"
