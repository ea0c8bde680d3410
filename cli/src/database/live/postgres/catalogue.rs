//! What the catalogue is asked. Statements are put together by the server, which knows how its names are quoted.

use postgres::Row;

/// The version, and the namespace of names without one.
pub(super) const SETTINGS: &str = "SELECT current_setting('server_version_num')::int4, current_schema()::text";

/// Everybody's namespaces, but the server's own; and what an extension brought is the extension's.
macro_rules! ours {
    ($namespace:literal, $object:literal, $catalogue:literal) => {
        concat!(
            $namespace,
            ".nspname !~ '^pg_' AND ",
            $namespace,
            ".nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend own \
             WHERE own.objid = ",
            $object,
            " AND own.classid = '",
            $catalogue,
            "'::regclass AND own.deptype = 'e')"
        )
    };
}

/// `CREATE TYPE … AS ENUM`, in the order of their names.
pub(super) const ENUMS: &str = concat!(
    "SELECT format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder))
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid WHERE ",
    ours!("n", "t.oid", "pg_type"),
    " GROUP BY n.nspname, t.typname ORDER BY n.nspname, t.typname"
);

/// What is there beside tables and has no statement in the script: why it is left out, and its name.
pub(super) const BESIDE: &str = "
    SELECT 'it belongs to the extension ' || x.extname, format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e' JOIN pg_extension x ON x.oid = d.refobjid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_'
    UNION ALL
    SELECT 'its rows are kept elsewhere', format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f' AND n.nspname !~ '^pg_'
    UNION ALL
    SELECT CASE t.typtype WHEN 'r' THEN 'a type of ranges; its columns keep its name' ELSE 'a type of its own; its columns keep its name' END,
        format('%I.%I', n.nspname, t.typname)
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE (t.typtype = 'r' OR t.typtype = 'c' AND c.relkind = 'c') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
    UNION ALL
    SELECT 'a program, which is not judged', format('%s %I.%I(%s)', CASE f.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
        n.nspname, f.proname, pg_get_function_identity_arguments(f.oid))
    FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND f.prorettype <> 'trigger'::regtype
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.classid = 'pg_proc'::regclass AND d.deptype IN ('e', 'i'))
    UNION ALL
    SELECT 'a program, which is not judged', format('RULE %I ON %I.%I', r.rulename, n.nspname, c.relname)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT 'a sequence', format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname !~ '^pg_'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i', 'e'))
    UNION ALL
    SELECT 'an extension', format('EXTENSION %I', x.extname) FROM pg_extension x WHERE x.extname <> 'plpgsql'
    UNION ALL
    SELECT 'it says nothing of tables', format('STATISTICS %I.%I', n.nspname, s.stxname)
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    ORDER BY 2";

/// Domains, each with what it is made of.
pub(super) const DOMAINS: &str = concat!(
    "SELECT format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod)) || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ",
    ours!("n", "t.oid", "pg_type"),
    " ORDER BY n.nspname, t.typname"
);

/// Which sequence counts which column.
pub(super) const OWNED: &str = concat!(
    "SELECT format('ALTER SEQUENCE %I.%I OWNED BY %I.%I.%I', sn.nspname, s.relname, n.nspname, c.relname, a.attname)
     FROM pg_class s JOIN pg_namespace sn ON sn.oid = s.relnamespace
     JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'a' AND d.refclassid = 'pg_class'::regclass
     JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND s.relname <> c.relname || '_' || a.attname || '_seq' AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY sn.nspname, s.relname"
);

/// Tables: plain ones, those with partitions, partitions.
pub(super) const CLASSES: &str = concat!(
    "SELECT c.oid, n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname),
        CASE WHEN c.relispartition THEN (SELECT format('%I.%I', pn.nspname, p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
            JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid LIMIT 1) END,
        pg_get_expr(c.relpartbound, c.oid),
        CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
        CASE WHEN NOT c.relispartition THEN (SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY i.inhseqno)
            FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid) END,
        c.relpersistence = 'u'
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.relispartition, c.oid"
);

/// Columns in their order.
pub(super) const COLUMNS: &str = concat!(
    "SELECT a.attrelid, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attndims > 1 THEN repeat('[]', a.attndims - 1) ELSE '' END, a.attnotnull, a.attidentity::text, a.attgenerated::text,
        pg_get_expr(d.adbin, d.adrelid)
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY a.attrelid, a.attnum"
);

/// Constraints; NOT NULL, which PostgreSQL 18 keeps among them, is read from the columns.
pub(super) const CONSTRAINTS: &str = concat!(
    "SELECT k.conrelid, k.conname::text, quote_ident(k.conname), k.contype::text, pg_get_constraintdef(k.oid)
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND c.relkind IN ('r', 'p') AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY k.conrelid, k.conname"
);

/// Indexes that no constraint has made, and whether they can be used; of a table with partitions they are printed as if for it alone.
pub(super) const INDEXES: &str = concat!(
    "SELECT format('%I.%I', n.nspname, ic.relname), regexp_replace(pg_get_indexdef(i.indexrelid), CASE c.relkind WHEN 'p' THEN ' ON ONLY ' ELSE '(?!)' END, ' ON '),
        i.indisvalid
     FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY i.indrelid, ic.relname"
);

/// Comments on tables and columns.
pub(super) const COMMENTS: &str = concat!(
    "SELECT CASE d.objsubid
        WHEN 0 THEN format('COMMENT ON TABLE %I.%I IS %L', n.nspname, c.relname, d.description)
        ELSE format('COMMENT ON COLUMN %I.%I.%I IS %L', n.nspname, c.relname, a.attname, d.description) END
     FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
     JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid, d.objsubid"
);

/// Row level security, switched on and forced.
pub(super) const SECURITY: &str = concat!(
    "SELECT format('ALTER TABLE %I.%I %s ROW LEVEL SECURITY', n.nspname, c.relname, said.word)
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     CROSS JOIN LATERAL (VALUES ('ENABLE', c.relrowsecurity), ('FORCE', c.relforcerowsecurity)) said (word, holds)
     WHERE said.holds AND c.relkind IN ('r', 'p') AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid, said.word"
);

/// Policies. The owner of the table is called CURRENT_USER, as in the statement that the owner would run.
pub(super) const POLICIES: &str = concat!(
    "SELECT format('CREATE POLICY %I ON %I.%I', p.polname, n.nspname, c.relname)
        || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
        || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END
        || CASE WHEN p.polroles = '{0}' THEN '' ELSE ' TO ' || (SELECT string_agg(CASE r.oid WHEN c.relowner THEN 'CURRENT_USER' ELSE quote_ident(r.rolname) END, ', ' ORDER BY r.rolname)
            FROM pg_roles r WHERE r.oid = ANY (p.polroles)) END
        || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
        || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid, p.polname"
);

/// Who may do what with a whole table, but its owner.
pub(super) const GRANTS: &str = concat!(
    "SELECT format('GRANT %s ON %I.%I TO %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname, c.relname,
        coalesce(quote_ident(r.rolname), 'PUBLIC'))
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
     WHERE a.grantee <> c.relowner AND c.relkind IN ('r', 'p') AND ",
    ours!("n", "c.oid", "pg_class"),
    " GROUP BY c.oid, n.nspname, c.relname, r.rolname ORDER BY c.oid, r.rolname"
);

/// Functions that triggers call.
pub(super) const FUNCTIONS: &str = concat!(
    "SELECT pg_get_functiondef(f.oid) FROM pg_proc f WHERE f.prokind = 'f' AND f.oid IN (
        SELECT t.tgfoid FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND c.relkind IN ('r', 'p') AND ",
    ours!("n", "c.oid", "pg_class"),
    ") ORDER BY f.proname, f.oid"
);

/// Triggers that are there and never fire.
pub(super) const DISABLED: &str = concat!(
    "SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname)
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND t.tgenabled IN ('D', 'R') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid, t.tgname"
);

/// Triggers.
pub(super) const TRIGGERS: &str = concat!(
    "SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid, t.tgname"
);

/// Views.
pub(super) const VIEWS: &str = concat!(
    "SELECT format('CREATE %s %I.%I AS %s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, n.nspname, c.relname,
        pg_get_viewdef(c.oid))
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ",
    ours!("n", "c.oid", "pg_class"),
    " ORDER BY c.oid"
);

/// A table.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) id: u32,
    pub(super) namespace: String,
    pub(super) bare: String,
    /// With its namespace, quoted where it must be.
    pub(super) name: String,
    /// Of a partition: the table that it is a part of, and which rows it has.
    pub(super) parent: Option<String>,
    pub(super) bound: Option<String>,
    /// Of a table with partitions: by what its rows are told apart.
    pub(super) parts: Option<String>,
    /// The tables whose columns it inherits.
    pub(super) inherits: Option<String>,
    /// A crash empties it.
    pub(super) unlogged: bool,
}

impl Class {
    pub(super) fn of(row: &Row) -> Class {
        Class {
            id: row.get(0),
            namespace: row.get(1),
            bare: row.get(2),
            name: row.get(3),
            parent: row.get(4),
            bound: row.get(5),
            parts: row.get(6),
            inherits: row.get(7),
            unlogged: row.get(8),
        }
    }

    pub(super) fn is_partition(&self) -> bool {
        self.parent.is_some() && self.bound.is_some()
    }
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) table: u32,
    pub(super) name: String,
    pub(super) ty: String,
    required: bool,
    identity: Option<&'static str>,
    pub(super) computed: bool,
    /// The default, or of a computed column what it is computed from.
    pub(super) default: Option<String>,
}

impl Column {
    pub(super) fn of(row: &Row) -> Column {
        Column {
            table: row.get(0),
            name: row.get(1),
            ty: row.get(2),
            required: row.get(3),
            identity: match row.get(4) {
                "a" => Some("ALWAYS"),
                "d" => Some("BY DEFAULT"),
                _ => None,
            },
            computed: !row.get::<_, &str>(5).is_empty(),
            default: row.get(6),
        }
    }

    /// As it stands in CREATE TABLE; with its default or without.
    pub(super) fn line(&self, ty: &str, whole: bool) -> String {
        let mut line = format!("{} {ty}", self.name);
        match (&self.default, self.computed) {
            (Some(expression), true) if whole => line.push_str(&format!(" GENERATED ALWAYS AS ({expression}) STORED")),
            (Some(default), false) if whole => line.push_str(&format!(" DEFAULT {default}")),
            _ => {}
        }
        if let Some(identity) = self.identity {
            line.push_str(&format!(" GENERATED {identity} AS IDENTITY"));
        }
        if self.required {
            line.push_str(" NOT NULL");
        }
        line
    }
}

/// A constraint.
#[derive(Debug)]
pub(super) struct Constraint {
    pub(super) table: u32,
    pub(super) name: String,
    pub(super) quoted: String,
    /// `p`, `u`, `f`, `c`, `x`
    pub(super) kind: char,
    pub(super) definition: String,
}

impl Constraint {
    pub(super) fn of(row: &Row) -> Constraint {
        Constraint {
            table: row.get(0),
            name: row.get(1),
            quoted: row.get(2),
            kind: row.get::<_, &str>(3).chars().next().unwrap_or(' '),
            definition: row.get(4),
        }
    }
}
