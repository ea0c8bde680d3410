//! Which parts of the IR the cases had: every struct and enum of it is taken apart here, so that a new one does not compile without a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::ir::{
    CheckKind, Edition, Engine, EnumType, Field, ForeignKey, Index, IndexPurpose, KeyStrategy, Kind, Model, OnDelete,
    Pii, PrimaryKeyStrategy, Relation, RelationKind, Role, Schema, Scope, Tenancy, Type, Unique, Value,
};

/// How many cases had each part.
#[derive(Debug, Default)]
pub struct Shares {
    cases: usize,
    parts: BTreeMap<&'static str, usize>,
}

/// The parts of one schema.
type Parts = BTreeSet<&'static str>;

/// What a text never has: only structs, imports or later releases give it. It is named so that the match is complete.
const NEVER: &str = "";

impl Shares {
    /// Takes one case in.
    pub fn count(&mut self, schema: &Schema) {
        self.cases += 1;
        let mut parts = Parts::new();
        of_schema(schema, &mut parts);
        for part in parts.into_iter().filter(|part| *part != NEVER) {
            *self.parts.entry(part).or_default() += 1;
        }
    }

    /// Takes in what another count has.
    pub fn merge(&mut self, other: &Shares) {
        self.cases += other.cases;
        for (part, count) in &other.parts {
            *self.parts.entry(part).or_default() += count;
        }
    }

    /// The parts that fewer than one case of a hundred had, those that none had included.
    pub fn rare(&self) -> Vec<&'static str> {
        let share = |part: &&&str| self.parts.get(**part).copied().unwrap_or_default() * 100 < self.cases;
        PARTS.iter().filter(share).copied().collect()
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in PARTS {
            let count = self.parts.get(part).copied().unwrap_or_default();
            writeln!(f, "{:6.1} %  {part}", count as f64 * 100.0 / self.cases.max(1) as f64)?;
        }
        Ok(())
    }
}

/// Everything that must come up.
const PARTS: &[&str] = &[
    "engine postgres",
    "engine mysql",
    "engine mariadb",
    "engine sqlite",
    "engine version",
    "key uuid",
    "key bigint",
    "tenancy",
    "tenancy composite",
    "tenancy single",
    "model entity",
    "model junction",
    "junction with columns",
    "scope tenant",
    "scope global",
    "scope root",
    "soft delete",
    "audited",
    "role key",
    "role tenant",
    "role foreign key",
    "role own",
    "role created_at",
    "role updated_at",
    "role deleted_at",
    "optional",
    "required",
    "type string",
    "type text",
    "type smallint",
    "type integer",
    "type bigint",
    "type real",
    "type float",
    "type decimal",
    "type boolean",
    "type timestamp",
    "type date",
    "type time",
    "type uuid",
    "type json",
    "type bytes",
    "type enum",
    "type array",
    "default text",
    "default number",
    "default boolean",
    "default now",
    "pii",
    "check range",
    "check length",
    "check enum",
    "check of two fields",
    "compare >",
    "compare >=",
    "compare <",
    "compare <=",
    "between",
    "and",
    "unique",
    "unique of several",
    "unique across",
    "unique among the living",
    "index of a key",
    "index of a search",
    "index gin",
    "index brin",
    "comments",
    "cascade",
    "restrict",
    "set null",
    "many to one",
    "one to one",
    "many to many",
    "is a",
    "self reference",
];

fn of_schema(schema: &Schema, parts: &mut Parts) {
    let Schema {
        engine,
        engine_version,
        edition,
        primary_key,
        tenancy,
        models,
        relations,
        assumptions: _,
        sentences: _,
        unread: _,
        whole: _,
        untold: _,
    } = schema;
    parts.insert(match engine {
        Engine::Postgres => "engine postgres",
        Engine::Sqlite => "engine sqlite",
        Engine::Mysql => "engine mysql",
        Engine::Mariadb => "engine mariadb",
    });
    if *engine_version != engine.oldest() {
        parts.insert("engine version");
    }
    match edition {
        Edition::E2026 => {}
    }
    parts.insert(match primary_key {
        PrimaryKeyStrategy::UuidV7 => "key uuid",
        PrimaryKeyStrategy::BigInt => "key bigint",
    });
    if let Some(Tenancy { model: _, table: _, column: _, key, rls: _, app_role: _, admin_role: _ }) = tenancy {
        parts.insert("tenancy");
        parts.insert(match key {
            KeyStrategy::Composite => "tenancy composite",
            KeyStrategy::Single => "tenancy single",
        });
    }
    models.iter().for_each(|model| of_model(model, parts));
    relations.iter().for_each(|relation| of_relation(schema, relation, parts));
}

fn of_model(model: &Model, parts: &mut Parts) {
    let Model {
        name: _,
        table: _,
        table_stated: _,
        namespace: _,
        kind,
        scope,
        soft_delete,
        audited,
        external: _,
        style: _,
        doc: _,
        comments,
        fields,
        primary_key: _,
        uniques,
        indexes,
        checks,
        foreign_keys,
        row_security: _,
        waivers: _,
        renamed_from: _,
        dropped: _,
        span: _,
        origin: _,
    } = model;
    parts.insert(if *audited { "audited" } else { NEVER });
    parts.insert(match kind {
        Kind::Entity => "model entity",
        Kind::Junction if fields.iter().any(|field| field.role == Role::Own) => "junction with columns",
        Kind::Junction => "model junction",
    });
    parts.insert(match scope {
        Scope::Tenant => "scope tenant",
        Scope::Global => "scope global",
        Scope::Root => "scope root",
    });
    if *soft_delete {
        parts.insert("soft delete");
    }
    if *comments {
        parts.insert("comments");
    }
    fields.iter().for_each(|field| of_field(field, parts));
    for Unique { name: _, columns, filter, across_tenants, absent_equal: _, more: _, origin: _ } in uniques {
        parts.insert(if columns.len() > 2 { "unique of several" } else { "unique" });
        parts.insert(if *across_tenants { "unique across" } else { NEVER });
        parts.insert(if filter.is_some() { "unique among the living" } else { NEVER });
    }
    for Index { name: _, columns: _, include: _, method, filter: _, more: _, purpose, origin: _ } in indexes {
        parts.insert(match purpose {
            IndexPurpose::ForeignKey => "index of a key",
            IndexPurpose::Search => "index of a search",
        });
        parts.insert(match *method {
            "gin" => "index gin",
            "brin" => "index brin",
            _ => NEVER,
        });
    }
    for check in checks {
        parts.insert(match check.kind {
            CheckKind::Enum => "check enum",
            CheckKind::Range => "check range",
            CheckKind::Length => "check length",
            CheckKind::Expression => "check of two fields",
            CheckKind::Json | CheckKind::Boolean => NEVER,
        });
        of_condition(&check.condition, parts);
    }
    for key in foreign_keys {
        let ForeignKey {
            name: _,
            columns: _,
            table: _,
            namespace: _,
            references: _,
            on_delete,
            more: _,
            own: _,
            tenant: _,
            origin: _,
        } = key;
        parts.insert(match on_delete {
            OnDelete::Cascade => "cascade",
            OnDelete::Restrict => "restrict",
            OnDelete::SetNull => "set null",
            OnDelete::NoAction | OnDelete::SetDefault => NEVER,
        });
    }
}

fn of_field(field: &Field, parts: &mut Parts) {
    let Field {
        name: _,
        column: _,
        ty,
        required,
        role,
        unique: _,
        default,
        sql_type: _,
        generated: _,
        default_stated: _,
        check: _,
        references: _,
        pii,
        pii_stated: _,
        automatic: _,
        origin: _,
        doc: _,
        renamed_from: _,
        on_delete_stated: _,
        said: _,
        type_stated: _,
        length_missing: _,
        not_unique: _,
        rust: _,
    } = field;
    parts.insert(match role {
        Role::Key => "role key",
        Role::Tenant => "role tenant",
        Role::ForeignKey => "role foreign key",
        Role::Own => "role own",
        Role::CreatedAt => "role created_at",
        Role::UpdatedAt => "role updated_at",
        Role::DeletedAt => "role deleted_at",
        Role::Version => NEVER,
    });
    parts.insert(match pii {
        Some(Pii::Email | Pii::Phone | Pii::Ssn | Pii::Address | Pii::BirthDate | Pii::Name) => "pii",
        None => NEVER,
    });
    if *role != Role::Own {
        return;
    }
    parts.insert(if *required { "required" } else { "optional" });
    of_type(ty, parts);
    parts.insert(match default {
        Some(Value::Text(_)) => "default text",
        Some(Value::Number(_)) => "default number",
        Some(Value::Boolean(_)) => "default boolean",
        Some(Value::Now) => "default now",
        Some(Value::Sql(_) | Value::Variant(_)) | None => NEVER,
    });
}

fn of_type(ty: &Type, parts: &mut Parts) {
    let part = match ty {
        Type::String { length: _ } => "type string",
        Type::Text => "type text",
        Type::SmallInt => "type smallint",
        Type::Integer => "type integer",
        Type::BigInt => "type bigint",
        Type::Real => "type real",
        Type::Float => "type float",
        Type::Decimal { precision: _, scale: _ } => "type decimal",
        Type::Boolean => "type boolean",
        Type::Timestamp => "type timestamp",
        Type::Date => "type date",
        Type::Time => "type time",
        Type::Uuid => "type uuid",
        Type::Json => "type json",
        Type::Bytes => "type bytes",
        Type::Enum(EnumType { rust: _, values: _, native: _ }) => "type enum",
        Type::Array(element) => {
            of_type(element, parts);
            "type array"
        }
        Type::Char { length: _ } | Type::NaiveTimestamp | Type::Other { sql: _ } => NEVER,
    };
    parts.insert(part);
}

fn of_condition(condition: &Condition, parts: &mut Parts) {
    let part = match condition {
        Condition::Compare(left, sign, right) => {
            of_term(left, parts);
            of_term(right, parts);
            match sign {
                Comparison::Gt => "compare >",
                Comparison::Ge => "compare >=",
                Comparison::Lt => "compare <",
                Comparison::Le => "compare <=",
                Comparison::Eq | Comparison::Ne => NEVER,
            }
        }
        Condition::Between(..) => "between",
        Condition::And(list) => {
            list.iter().for_each(|one| of_condition(one, parts));
            "and"
        }
        Condition::In(..)
        | Condition::IsNull(_)
        | Condition::IsNotNull(_)
        | Condition::Or(_)
        | Condition::Not(_)
        | Condition::JsonValid(_)
        | Condition::Raw(_) => NEVER,
    };
    parts.insert(part);
}

fn of_term(term: &Term, parts: &mut Parts) {
    parts.insert(match term {
        Term::Length(_) => "check length",
        Term::Column(_) | Term::Number(_) | Term::Text(_) | Term::Boolean(_) | Term::Arithmetic(..) => NEVER,
    });
}

fn of_relation(schema: &Schema, relation: &Relation, parts: &mut Parts) {
    let Relation {
        name: _,
        from,
        to: _,
        to_name,
        kind,
        field: _,
        required: _,
        on_delete: _,
        through: _,
        reverse: _,
        span: _,
    } = relation;
    parts.insert(match kind {
        RelationKind::ManyToOne => "many to one",
        RelationKind::OneToOne => "one to one",
        RelationKind::ManyToMany => "many to many",
        RelationKind::IsA => "is a",
    });
    if schema.model(*from).name == *to_name {
        parts.insert("self reference");
    }
}
