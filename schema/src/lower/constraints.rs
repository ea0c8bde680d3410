//! Uniques, indexes and checks: the tenant first, among the living where deleted rows are kept, each with its name.

use super::settings::Settings;
use super::{Lowering, capital};
use crate::condition::{Condition, Term};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftIndex, DraftModel, Uniqueness};
use crate::ir::{
    By, Check, CheckKind, Engine, Field, Index, IndexPurpose, KeyStrategy, Kind, Model, Origin, RelationKind, Role,
    Scope, Style, Type, Unique,
};
use crate::name;
use crate::text::{Span, Spanned};

pub(super) fn lower(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &mut [Model], settings: &Settings) {
    for model in models.iter_mut().filter(|model| !super::existing::is_one(model)) {
        let Some(draft) = drafts.iter().find(|draft| draft.name.value == model.name) else { continue };
        uniques(low, draft, model, settings);
        checks(low, draft, model, settings);
        indexes(low, draft, model, settings);
        let alone: Vec<String> = model
            .uniques
            .iter()
            .filter_map(|unique| {
                let own: Vec<_> = unique.columns.iter().filter(|c| Some(c.as_str()) != model.tenant_column()).collect();
                match own.as_slice() {
                    [one] => Some((*one).clone()),
                    _ => None,
                }
            })
            .collect();
        for field in &mut model.fields {
            field.unique = alone.contains(&field.column);
        }
    }
}

/// The column of a field, or of the relation whose key is meant ("unique per project").
fn column(low: &mut Lowering<'_>, model: &Model, said: &Spanned<String>, what: &str) -> Option<String> {
    let key = format!("{}_id", said.value);
    if let Some(field) = model.field(&said.value).or_else(|| model.field(&key)) {
        return Some(field.column.clone());
    }
    let error = Diagnostic::error(
        "unknown_name",
        said.span,
        format!("{what} names `{}`, which is no field of `{}`", said.value, model.name),
    )
    .about(&model.name, None);
    let near = name::nearest(&said.value, model.fields.iter().map(|field| field.name.as_str()));
    let fields: Vec<_> = model.fields.iter().map(|field| format!("`{}`", field.name)).collect();
    low.error(match near {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("use one of its fields: {}", fields.join(", "))),
    });
    None
}

/// No column stands twice in a list.
fn once(low: &mut Lowering<'_>, model: &Model, said: &[Spanned<String>], columns: &[Option<String>], what: &str) {
    for (at, (said, column)) in said.iter().zip(columns).enumerate() {
        if column.is_some() && columns[..at].contains(column) {
            low.error(
                Diagnostic::error("duplicate_name", said.span, format!("{what} names `{}` twice", said.value))
                    .help("leave one of them out")
                    .about(&model.name, None),
            );
        }
    }
}

fn living(model: &Model) -> Option<Condition> {
    model
        .soft_delete
        .then(|| Condition::is_null(model.role(Role::DeletedAt).map_or("deleted_at", |field| &field.column)))
}

/// The tenant's column in front; where the user wrote it elsewhere it stays there, and a rule says so.
fn scoped(model: &Model, columns: Vec<String>) -> Vec<String> {
    let tenant = model.tenant_column().map(str::to_owned);
    let mut all: Vec<String> = tenant.into_iter().filter(|tenant| !columns.contains(tenant)).collect();
    all.extend(columns);
    all
}

fn uniques(low: &mut Lowering<'_>, draft: &DraftModel, model: &mut Model, settings: &Settings) {
    let limit = settings.engine.longest_name();
    let mut wanted: Vec<(Vec<String>, Uniqueness, Origin, Span)> = Vec::new();
    for field in &draft.fields {
        let Some(said) = &field.unique else { continue };
        if said.value != Uniqueness::Not
            && let Some(found) = model.field(&field.name.value)
        {
            wanted.push((vec![found.column.clone()], said.value, field.origin.clone(), said.span));
        }
    }
    for unique in &draft.uniques {
        let columns: Vec<_> = unique.fields.iter().map(|field| column(low, model, field, "this unique")).collect();
        once(low, model, &unique.fields, &columns, "this unique");
        if let Some(columns) = columns.into_iter().collect::<Option<Vec<_>>>()
            && unique.reach != Uniqueness::Not
        {
            wanted.push((columns, unique.reach, unique.origin.clone(), unique.span));
        }
    }
    for field in model.fields.iter().filter(|field| matches!(field.role, Role::ForeignKey | Role::Tenant)) {
        let one_to_one = low.one_to_one.iter().any(|(owner, name)| *owner == model.name && *name == field.name);
        if one_to_one && model.primary_key.columns.iter().all(|c| *c != field.column || field.role == Role::Tenant) {
            let span = field.span_or(model.span);
            wanted.push((vec![field.column.clone()], Uniqueness::Scoped, field.origin.clone(), span));
        }
    }
    let mut made: Vec<Unique> = Vec::new();
    let tenancy = settings.tenancy.as_ref();
    if tenancy.is_some_and(|t| t.key == KeyStrategy::Single)
        && model.scope == Scope::Tenant
        && model.kind == Kind::Entity
    {
        // What foreign keys of a tenant point at.
        let columns = scoped(model, model.primary_key.columns.clone());
        made.push(Unique {
            name: constraint("uq", &model.table, &columns, limit),
            columns,
            filter: None,
            across_tenants: false,
            absent_equal: false,
            more: None,
            origin: Origin::automatic("foreign keys carry the tenant"),
        });
    }
    for (columns, reach, origin, span) in wanted {
        let across = reach == Uniqueness::AcrossTenants;
        // "Unique within an organization" is said, not assumed.
        let within = columns.iter().any(|column| Some(column.as_str()) == model.tenant_column());
        let own = columns.first().filter(|_| columns.len() == 1).cloned();
        let columns = if across { columns } else { scoped(model, columns) };
        // In another order they say the same: one to one with a parent is one of "no two share the same parent and tenant".
        let same =
            |other: &Unique| other.columns.len() == columns.len() && columns.iter().all(|c| other.columns.contains(c));
        if made.iter().any(same) {
            continue;
        }
        let is_text = model.style == Style::Text;
        let is_said = is_text && within;
        if model.scope == Scope::Tenant && is_text && !across && !within {
            let tenant = tenancy.map_or("tenant", |t| t.model.as_str());
            let said = if reach == Uniqueness::Assumed { "unique by convention, and " } else { "" };
            let many = name::table(tenant).replace('_', " ");
            let because = format!(
                "{said}unique within one {}; say \"unique across all {many}\" for the other",
                name::snake(tenant).replace('_', " ")
            );
            low.assume(origin.span.or(Some(span)), &origin.text, because);
            if let Some(own) = own {
                let (entity, tenant) = (name::snake(&model.name), name::snake(tenant).replace('_', " "));
                let words = format!("{} {} are unique within", entity, name::table(&own)).replace('_', " ");
                low.cure(capital(&format!("{words} {} {tenant}.", name::article(&tenant))));
            }
        } else if reach == Uniqueness::Assumed && !is_said {
            low.assume(
                origin.span.or(Some(span)),
                &origin.text,
                "unique by convention: \"each … has a …\" of such a field",
            );
        }
        let name = constraint("uq", &model.table, &columns, limit);
        let origin = match (model.style, reach) {
            (Style::Struct | Style::Database, _) => origin,
            (Style::Text, Uniqueness::Assumed) => Origin { by: By::Convention, ..origin },
            (Style::Text, _) => low.said_at(span),
        };
        made.push(Unique {
            name,
            columns,
            filter: living(model),
            across_tenants: across,
            absent_equal: false,
            more: None,
            origin,
        });
    }
    model.uniques = made;
}

fn constraint(kind: &str, table: &str, columns: &[String], limit: usize) -> String {
    let on = if kind == "idx" { "_on" } else { "" };
    name::shorten(&format!("{kind}_{table}{on}_{}", columns.join("_")), limit)
}

fn indexes(low: &mut Lowering<'_>, draft: &DraftModel, model: &mut Model, settings: &Settings) {
    let limit = settings.engine.longest_name();
    let mut made: Vec<Index> = Vec::new();
    let mut searches: Vec<Index> = Vec::new();
    for index in &draft.indexes {
        let columns: Vec<_> = index.fields.iter().map(|field| column(low, model, field, "this index")).collect();
        once(low, model, &index.fields, &columns, "this index");
        let filtered = index.filter.iter().flat_map(Condition::columns);
        if let Some(unknown) = filtered.into_iter().find(|name| model.column(name).is_none()) {
            column(low, model, &Spanned::new(unknown.to_owned(), index.span), "this index");
            continue;
        }
        let include: Vec<_> = index.include.iter().map(|field| column(low, model, field, "this index")).collect();
        let (Some(columns), Some(include)) =
            (columns.into_iter().collect::<Option<Vec<_>>>(), include.into_iter().collect::<Option<Vec<_>>>())
        else {
            continue;
        };
        // GIN holds no plain columns beside lists without an extension, so those get an index of their own; which rows a
        // tenant sees is up to row level security there.
        let is_list = |c: &String| model.column(c).is_some_and(|field| matches!(field.ty, Type::Array(_) | Type::Json));
        let gin = settings.engine == Engine::Postgres;
        let (lists, plain): (Vec<_>, Vec<_>) = columns.into_iter().partition(|column| gin && is_list(column));
        if index.brin && !brin(low, index, model, &lists, &plain, settings.engine) {
            continue;
        }
        for (columns, method) in [(lists, "gin"), (plain, if index.brin { "brin" } else { "btree" })] {
            if columns.is_empty() {
                continue;
            }
            // A BRIN index with the tenant in it would hold every tenant in each of its ranges.
            let columns = if method == "btree" { scoped(model, columns) } else { columns };
            searches.push(Index {
                name: constraint("idx", &model.table, &columns, limit),
                columns,
                include: if method == "btree" { include.clone() } else { Vec::new() },
                method,
                filter: index.filter.clone().or_else(|| living(model)),
                more: None,
                purpose: IndexPurpose::Search,
                origin: index.origin.clone(),
            });
        }
    }
    for key in &model.foreign_keys {
        let begins = |columns: &[String]| columns.starts_with(&key.columns);
        let served = begins(&model.primary_key.columns)
            || model.uniques.iter().any(|unique| unique.filter.is_none() && begins(&unique.columns))
            || searches.iter().any(|index| index.filter.is_none() && index.method == "btree" && begins(&index.columns))
            || made.iter().any(|index| begins(&index.columns));
        if !served {
            made.push(Index {
                name: constraint("idx", &model.table, &key.columns, limit),
                columns: key.columns.clone(),
                include: Vec::new(),
                method: "btree",
                filter: None, // with a partial one deletes of parents scan the dead
                more: None,
                purpose: IndexPurpose::ForeignKey,
                origin: Origin::automatic("every foreign key has an index"),
            });
        }
    }
    for search in searches {
        let twin = |other: &Index| {
            (&other.columns, &other.filter, other.method) == (&search.columns, &search.filter, search.method)
        };
        if !made.iter().any(twin) {
            made.push(search);
        }
    }
    if let Some(filter) = living(model).filter(|_| model.kind == Kind::Entity) {
        let columns = model.primary_key.columns.clone();
        let columns = if model.scope == Scope::Tenant { scoped(model, columns) } else { columns };
        made.push(Index {
            name: constraint("idx", &model.table, &columns, limit),
            columns,
            include: Vec::new(),
            method: "btree",
            filter: Some(filter),
            more: None,
            purpose: IndexPurpose::Search,
            origin: Origin::automatic("the living rows of a table that keeps its dead"),
        });
    }
    model.indexes = made;
}

/// Whether there can be such an index; else it says why not.
fn brin(
    low: &mut Lowering<'_>,
    index: &DraftIndex,
    model: &Model,
    lists: &[String],
    plain: &[String],
    engine: Engine,
) -> bool {
    let unordered = |column: &&String| model.column(column).is_some_and(|field| field.ty == Type::Boolean);
    let (message, help) = if engine != Engine::Postgres {
        let message = format!("{} has no BRIN indexes", engine.title());
        (message, "leave BRIN out: an index of the usual kind serves the same searches, and is larger".to_owned())
    } else if let Some(column) = lists.iter().chain(plain.iter().filter(unordered)).next() {
        let message = format!("`{column}` cannot be in a BRIN index, for its values have no order");
        (message, format!("give `{column}` an index of its own"))
    } else if let Some(column) = index.include.first() {
        let message = format!("`{}` cannot ride along: a BRIN index has no INCLUDE", column.value);
        (message, "leave `include(…)` out, or BRIN".to_owned())
    } else {
        return true;
    };
    low.error(Diagnostic::error("brin_impossible", index.span, message).about(&model.name, None).help(help));
    false
}

fn checks(low: &mut Lowering<'_>, draft: &DraftModel, model: &mut Model, settings: &Settings) {
    let limit = settings.engine.longest_name();
    let mut made: Vec<Check> = Vec::new();
    let mut add =
        |column: Option<&str>, name: Option<String>, kind: CheckKind, condition: Condition, origin: Origin| {
            let about = column
                .map_or_else(|| condition.columns().first().map_or(String::new(), |c| (*c).to_owned()), str::to_owned);
            let is_stated = name.is_some();
            let base = name.unwrap_or_else(|| format!("check_{}_{about}_{}", model.table, kind.word()));
            let name = if is_stated { base } else { name::shorten(&base, limit) };
            made.push(Check { name, column: column.map(str::to_owned), kind, condition, origin });
        };
    // A text says the values or the range wherever it likes; a struct at the field.
    let place = |field: &Field| {
        let said = draft.fields.iter().find(|said| said.name.value == field.name);
        said.filter(|_| model.style == Style::Text)
    };
    for field in &model.fields {
        if let Type::Enum(known) = &field.ty
            && let Some(values) = &known.values
        {
            let values = values.iter().map(|value| Term::Text(value.stored.clone())).collect();
            let condition = Condition::In(Term::Column(field.column.clone()), values);
            let origin = match place(field).map(|said| &said.ty) {
                Some(Some(ty)) => low.said_at(ty.span),
                Some(None) => Origin { by: By::Convention, ..field.origin.clone() },
                None => field.origin.clone(),
            };
            add(Some(&field.column), None, CheckKind::Enum, condition, origin);
        }
        if let Some(condition) = &field.check {
            let said = place(field).and_then(|said| said.checks.first());
            let origin = said.map_or_else(|| field.origin.clone(), |check| low.said_at(check.span));
            add(Some(&field.column), None, kind(condition), condition.clone(), origin);
        }
    }
    let mut faults = Vec::new();
    for check in &draft.checks {
        let unknown: Vec<_> = check.condition.columns().into_iter().filter(|c| model.column(c).is_none()).collect();
        if let Some(first) = unknown.first() {
            faults.push(Spanned::new((*first).to_owned(), check.span));
            continue;
        }
        let columns = check.condition.columns();
        let one = columns.first().filter(|first| columns.iter().all(|c| c == *first)).map(|c| (*c).to_owned());
        let name = check.name.as_ref().map(|name| name.value.clone());
        let kind = if name.is_some() || one.is_none() { CheckKind::Expression } else { kind(&check.condition) };
        add(one.as_deref(), name, kind, check.condition.clone(), check.origin.clone());
    }
    model.checks = made;
    for fault in faults {
        column(low, model, &fault, "this check");
    }
}

fn kind(condition: &Condition) -> CheckKind {
    fn length(term: &Term) -> bool {
        matches!(term, Term::Length(_))
    }
    fn plain(term: &Term) -> bool {
        matches!(term, Term::Column(_) | Term::Number(_) | Term::Text(_))
    }
    match condition {
        Condition::Compare(left, _, right) if length(left) || length(right) => CheckKind::Length,
        Condition::Between(term, ..) if length(term) => CheckKind::Length,
        Condition::Compare(left, _, right) if plain(left) && plain(right) => CheckKind::Range,
        Condition::Between(term, ..) if plain(term) => CheckKind::Range,
        Condition::In(Term::Column(_), _) => CheckKind::Enum,
        Condition::And(list) if list.iter().all(|c| kind(c) == CheckKind::Length) => CheckKind::Length,
        Condition::And(list) if list.iter().all(|c| kind(c) == CheckKind::Range) => CheckKind::Range,
        _ => CheckKind::Expression,
    }
}

/// Which key fields are unique because the relation is one to one.
pub(super) fn one_to_one(relations: &[crate::ir::Relation], models: &[Model]) -> Vec<(String, String)> {
    let unique = relations.iter().filter(|relation| relation.kind == RelationKind::OneToOne);
    unique.filter_map(|r| Some((models.get(r.from.0)?.name.clone(), r.field.clone()?))).collect()
}
