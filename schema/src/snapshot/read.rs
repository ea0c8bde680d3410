//! Text → snapshot.

use super::node::{Fault, Node};
use super::{Snapshot, VERSION, condition};
use crate::ir::{
    Check, CheckKind, Edition, Engine, EnumType, EnumValue, Field, ForeignKey, Generated, Index, IndexPurpose,
    KeyStrategy, Kind, Model, ModelId, OnDelete, Origin, Pii, PrimaryKey, PrimaryKeyStrategy, Reference, Relation,
    RelationKind, Role, RowSecurity, Schema, Scope, Style, Tenancy, Type, Unique, Value, Version,
};
use crate::text::{Sources, Span};

/// Reads a snapshot; `path` is where people find it. `Err` says what is wrong with the file.
pub fn read(path: &str, text: &str, sources: &mut Sources) -> Result<Snapshot, String> {
    let value = serde_json::from_str(text).map_err(|error| format!("`{path}` is no JSON: {error}"))?;
    let source = sources.add_file(path, text);
    let reader = Reader { span: sources.whole(source) };
    reader.snapshot(&Node::root(&value)).map_err(|Fault(what)| format!("`{path}` is no snapshot: {what}"))
}

const ROLES: [(Role, &str); 8] = [
    (Role::Key, "key"),
    (Role::Tenant, "tenant"),
    (Role::ForeignKey, "foreign_key"),
    (Role::Own, "own"),
    (Role::CreatedAt, "created_at"),
    (Role::UpdatedAt, "updated_at"),
    (Role::DeletedAt, "deleted_at"),
    (Role::Version, "version"),
];

pub(super) fn role_word(role: Role) -> &'static str {
    ROLES.iter().find(|(one, _)| *one == role).map_or("own", |(_, word)| word)
}

pub(super) fn purpose_word(purpose: IndexPurpose) -> &'static str {
    match purpose {
        IndexPurpose::ForeignKey => "foreign_key",
        IndexPurpose::Search => "search",
    }
}

struct Reader {
    span: Span,
}

impl Reader {
    fn origin(&self) -> Origin {
        Origin::automatic("the snapshot")
    }

    fn snapshot(&self, root: &Node<'_>) -> Result<Snapshot, Fault> {
        if root.get("version")?.number::<u64>()? != VERSION {
            return Err(Fault("another release wrote it; use that one, or a newer one".to_owned()));
        }
        let mut models: Vec<Model> =
            root.items("models")?.iter().map(|node| self.model(node)).collect::<Result<_, _>>()?;
        let names: Vec<String> = models.iter().map(|model| model.name.clone()).collect();
        let find = |name: &str| names.iter().position(|known| known == name).map(ModelId);
        for field in models.iter_mut().flat_map(|model| &mut model.fields) {
            if let Some(reference) = &mut field.references {
                reference.id = find(&reference.model);
            }
        }
        let relations =
            root.items("relations")?.iter().map(|node| self.relation(node, &find)).collect::<Result<_, _>>()?;
        let schema = Schema {
            engine: root.get("engine")?.word(Engine::of)?,
            engine_version: root.get("engine_version")?.word(Version::parse)?,
            edition: root.get("edition")?.word(Edition::of)?,
            primary_key: root.get("primary_key")?.word(|word| {
                [PrimaryKeyStrategy::UuidV7, PrimaryKeyStrategy::BigInt].into_iter().find(|key| key.word() == word)
            })?,
            tenancy: root.find("tenancy").map(|node| tenancy(&node)).transpose()?,
            models,
            relations,
            assumptions: Vec::new(),
            sentences: Vec::new(),
            unread: Vec::new(),
            whole: true,
            untold: Vec::new(),
        };
        Ok(Snapshot {
            schema,
            parent: root.maybe("parent")?,
            printed: root.get("printed")?.texts()?,
            phases: root.words("phases")?,
        })
    }

    fn model(&self, node: &Node<'_>) -> Result<Model, Fault> {
        let key = node.get("primary_key")?;
        Ok(Model {
            name: node.get("name")?.text()?,
            table: node.get("table")?.text()?,
            table_stated: false,
            namespace: node.maybe("schema")?,
            kind: node
                .get("kind")?
                .word(|word| [Kind::Entity, Kind::Junction].into_iter().find(|k| k.word() == word))?,
            scope: node.get("scope")?.word(|word| {
                [Scope::Tenant, Scope::Global, Scope::Root].into_iter().find(|scope| scope.word() == word)
            })?,
            soft_delete: node.flag("soft_delete")?,
            audited: node.flag("audited")?,
            external: node.flag("external")?,
            style: if node.flag("existing")? { Style::Database } else { Style::Struct },
            doc: node.maybe("comment")?,
            comments: node.flag("comments")?,
            fields: node.items("fields")?.iter().map(|node| self.field(node)).collect::<Result<_, _>>()?,
            primary_key: PrimaryKey { name: key.get("name")?.text()?, columns: key.words("columns")? },
            uniques: node.items("uniques")?.iter().map(|node| self.unique(node)).collect::<Result<_, _>>()?,
            indexes: node.items("indexes")?.iter().map(|node| self.index(node)).collect::<Result<_, _>>()?,
            checks: node.items("checks")?.iter().map(|node| self.check(node)).collect::<Result<_, _>>()?,
            foreign_keys: node
                .items("foreign_keys")?
                .iter()
                .map(|node| self.foreign_key(node))
                .collect::<Result<_, _>>()?,
            row_security: node.find("row_security").map(|node| security(&node)).transpose()?,
            waivers: Vec::new(),
            renamed_from: None,
            dropped: Vec::new(),
            span: self.span,
            origin: self.origin(),
        })
    }

    fn field(&self, node: &Node<'_>) -> Result<Field, Fault> {
        let name = node.get("name")?.text()?;
        let reference = node.maybe("references")?.map(|model| Reference { model, id: None, path: None });
        Ok(Field {
            column: node.maybe("column")?.unwrap_or_else(|| name.clone()),
            name,
            ty: ty(&node.get("type")?)?,
            required: node.flag("required")?,
            role: node
                .get("role")?
                .word(|word| ROLES.iter().find(|(_, known)| *known == word).map(|(role, _)| *role))?,
            unique: node.flag("unique")?,
            not_unique: false,
            default: node.find("default").map(|node| default(&node)).transpose()?,
            check: node.find("check").map(|node| condition::read(&node)).transpose()?,
            references: reference,
            pii: node.find("pii").map(|node| node.word(Pii::of)).transpose()?,
            pii_stated: false,
            automatic: node.flag("automatic")?,
            origin: self.origin(),
            doc: node.maybe("comment")?,
            renamed_from: None,
            sql_type: node.maybe("sql_type")?,
            generated: node.find("generated").map(|node| generated(&node)).transpose()?,
            default_stated: None,
            on_delete_stated: None,
            said: Vec::new(),
            type_stated: false,
            length_missing: false,
            rust: None,
        })
    }

    fn unique(&self, node: &Node<'_>) -> Result<Unique, Fault> {
        Ok(Unique {
            name: node.get("name")?.text()?,
            columns: node.words("columns")?,
            filter: node.find("where").map(|node| condition::read(&node)).transpose()?,
            across_tenants: node.flag("across_tenants")?,
            absent_equal: node.flag("absent_equal")?,
            more: node.maybe("more")?,
            origin: self.origin(),
        })
    }

    fn index(&self, node: &Node<'_>) -> Result<Index, Fault> {
        let purposes = [IndexPurpose::ForeignKey, IndexPurpose::Search];
        Ok(Index {
            name: node.get("name")?.text()?,
            columns: node.words("columns")?,
            include: node.words("include")?,
            method: node.get("method")?.word(|word| METHODS.into_iter().find(|m| *m == word))?,
            filter: node.find("where").map(|node| condition::read(&node)).transpose()?,
            more: node.maybe("more")?,
            purpose: node.get("purpose")?.word(|word| purposes.into_iter().find(|p| purpose_word(*p) == word))?,
            origin: self.origin(),
        })
    }

    fn check(&self, node: &Node<'_>) -> Result<Check, Fault> {
        use CheckKind::{Boolean, Enum, Expression, Json, Length, Range};
        let kinds = [Enum, Range, Length, Json, Boolean, Expression];
        Ok(Check {
            name: node.get("name")?.text()?,
            column: node.maybe("column")?,
            kind: node.get("kind")?.word(|word| kinds.into_iter().find(|kind| kind.word() == word))?,
            condition: condition::read(&node.get("condition")?)?,
            origin: self.origin(),
        })
    }

    fn foreign_key(&self, node: &Node<'_>) -> Result<ForeignKey, Fault> {
        Ok(ForeignKey {
            name: node.get("name")?.text()?,
            columns: node.words("columns")?,
            table: node.get("table")?.text()?,
            namespace: node.maybe("namespace")?,
            references: node.words("references")?,
            on_delete: node.get("on_delete")?.word(action)?,
            more: node.maybe("more")?,
            own: node.get("own")?.text()?,
            tenant: node.flag("tenant")?,
            origin: self.origin(),
        })
    }

    fn relation(&self, node: &Node<'_>, find: &dyn Fn(&str) -> Option<ModelId>) -> Result<Relation, Fault> {
        use RelationKind::{IsA, ManyToMany, ManyToOne, OneToOne};
        let kinds = [ManyToOne, OneToOne, ManyToMany, IsA];
        let to_name = node.get("to")?.text()?;
        let from = node.get("from")?;
        Ok(Relation {
            name: node.get("name")?.text()?,
            from: find(&from.text()?).ok_or_else(|| from.fault("a model of this file"))?,
            to: find(&to_name),
            to_name,
            kind: node.get("kind")?.word(|word| kinds.into_iter().find(|kind| kind.word() == word))?,
            field: node.maybe("field")?,
            required: node.flag("required")?,
            on_delete: node.find("on_delete").map(|node| node.word(action)).transpose()?,
            through: node.maybe("through")?.and_then(|name| find(&name)),
            reverse: node.maybe("reverse")?,
            span: self.span,
        })
    }
}

/// The word of a time without a zone; the document of `read` calls both times a timestamp.
pub(super) const NAIVE: &str = "naive_timestamp";

/// The methods of indexes, with those that only databases have that were there already.
const METHODS: [&str; 12] = [
    "btree",
    "gin",
    "brin",
    "hash",
    "gist",
    "spgist",
    "bloom",
    "hnsw",
    "ivfflat",
    "fulltext",
    "spatial",
    "of an extension",
];

fn action(word: &str) -> Option<OnDelete> {
    [OnDelete::NoAction, OnDelete::SetDefault].into_iter().find(|one| one.word() == word).or_else(|| OnDelete::of(word))
}

fn generated(node: &Node<'_>) -> Result<Generated, Fault> {
    if node.as_word().is_some() {
        return node.word(|word| match word {
            "serial" => Some(Generated::Serial),
            "identity" => Some(Generated::Identity),
            "auto_increment" => Some(Generated::AutoIncrement),
            _ => None,
        });
    }
    Ok(Generated::Computed(node.get("computed")?.text()?))
}

fn security(node: &Node<'_>) -> Result<RowSecurity, Fault> {
    let [enabled, forced, policies] = node.exactly()?;
    Ok(RowSecurity {
        enabled: enabled.as_truth().unwrap_or_default(),
        forced: forced.as_truth().unwrap_or_default(),
        policies: policies.number()?,
    })
}

fn tenancy(node: &Node<'_>) -> Result<Tenancy, Fault> {
    let keys = [KeyStrategy::Composite, KeyStrategy::Single];
    Ok(Tenancy {
        model: node.get("model")?.text()?,
        table: node.get("table")?.text()?,
        column: node.get("column")?.text()?,
        key: node.get("key")?.word(|word| keys.into_iter().find(|key| key.word() == word))?,
        rls: node.flag("rls")?,
        app_role: node.maybe("app_role")?,
        admin_role: node.maybe("admin_role")?,
    })
}

/// The types that are a word alone.
const PLAIN: [Type; 13] = [
    Type::Text,
    Type::SmallInt,
    Type::Integer,
    Type::BigInt,
    Type::Real,
    Type::Float,
    Type::Boolean,
    Type::Timestamp,
    Type::Date,
    Type::Time,
    Type::Uuid,
    Type::Json,
    Type::Bytes,
];

fn ty(node: &Node<'_>) -> Result<Type, Fault> {
    if node.as_word().is_some() {
        let naive = |word: &str| (word == NAIVE).then_some(Type::NaiveTimestamp);
        return node.word(|word| naive(word).or_else(|| PLAIN.into_iter().find(|ty| ty.word() == word)));
    }
    let (word, inner) = node.only()?;
    Ok(match word {
        "string" => Type::String { length: inner.number()? },
        "char" => Type::Char { length: inner.number()? },
        "decimal" => {
            let [precision, scale] = inner.exactly()?;
            Type::Decimal { precision: precision.number()?, scale: scale.number()? }
        }
        "enum" => {
            let value = |node: &Node<'_>| {
                let [variant, stored] = node.exactly()?;
                Ok(EnumValue { variant: variant.text()?, stored: stored.text()? })
            };
            let values = inner.find("values").map(|node| node.list()?.iter().map(value).collect()).transpose()?;
            Type::Enum(EnumType { rust: inner.get("rust")?.text()?, values, native: inner.maybe("native")? })
        }
        "array" => Type::Array(Box::new(ty(&inner)?)),
        "other" => Type::Other { sql: inner.text()? },
        _ => return Err(node.fault("a type that this release knows")),
    })
}

fn default(node: &Node<'_>) -> Result<Value, Fault> {
    if let Some(value) = node.as_truth() {
        return Ok(Value::Boolean(value));
    }
    if node.as_word() == Some("now") {
        return Ok(Value::Now);
    }
    let (word, inner) = node.only()?;
    Ok(match word {
        "text" => Value::Text(inner.text()?),
        "number" => Value::Number(inner.text()?),
        "sql" => Value::Sql(inner.text()?),
        "variant" => Value::Variant(inner.text()?),
        _ => return Err(node.fault("a default")),
    })
}
