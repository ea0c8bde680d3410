//! What a text would make otherwise: names, keys and columns that only a struct or groundplan.toml states.

use super::{Writer, fields};
use crate::convention;
use crate::ir::{Field, KeyStrategy, Kind, Model, Role, Style, Type};
use crate::name;

/// What holds for the whole and stands in groundplan.toml: told in a note, which the reader skips.
pub(super) fn whole(writer: &mut Writer<'_>) {
    let schema = writer.schema;
    let mut settings = Vec::new();
    if schema.primary_key != crate::ir::PrimaryKeyStrategy::default() {
        settings.push(format!("primary_key = \"{}\"", schema.primary_key.word()));
    }
    if let Some(tenancy) = &schema.tenancy {
        if tenancy.column != name::key_column(&tenancy.model) {
            settings.push(format!("tenancy.column = \"{}\"", tenancy.column));
        }
        let forced = schema.engine == crate::ir::Engine::Sqlite && schema.primary_key.ty() == Type::BigInt;
        if tenancy.key != KeyStrategy::default() && !forced {
            settings.push(format!("tenancy.key = \"{}\"", tenancy.key.word()));
        }
        if schema.engine == crate::ir::Engine::Postgres && !tenancy.rls {
            settings.push("tenancy.rls = false".to_owned());
        }
        let roles = [("app_role", &tenancy.app_role), ("admin_role", &tenancy.admin_role)];
        settings.extend(roles.iter().filter_map(|(key, role)| Some(format!("tenancy.{key} = \"{}\"", role.as_ref()?))));
    }
    if let Some(prefix) = prefix(writer).filter(|prefix| !prefix.is_empty()) {
        settings.push(format!("tenancy.table_prefix = \"{prefix}\""));
    }
    if !settings.is_empty() {
        writer.paragraphs.push(format!("> groundplan.toml says beside this: {}", settings.join(", ")));
    }
}

/// What all tables begin with.
fn prefix(writer: &Writer<'_>) -> Option<String> {
    let limit = writer.schema.engine.longest_name();
    let mut models = writer.schema.models.iter().filter(|model| !model.table_stated);
    let first = models.next()?;
    let prefix = first.table.strip_suffix(&name::table(&first.name)).unwrap_or_default().to_owned();
    let fits = |model: &Model| name::shorten(&format!("{prefix}{}", name::table(&model.name)), limit) == model.table;
    (fits(first) && models.all(fits)).then_some(prefix)
}

/// What a model states that no sentence does.
pub(super) fn model(writer: &mut Writer<'_>, model: &Model) {
    let prefix = prefix(writer).unwrap_or_default();
    let limit = writer.schema.engine.longest_name();
    let table = name::shorten(&format!("{prefix}{}", name::table(&model.name)), limit);
    let one = name::words(&model.name).join(" ");
    let mut faults: Vec<String> = Vec::new();
    if name::model(&one) != model.name {
        faults.push("a name that words give in another spelling".to_owned());
    }
    if model.table != table {
        faults.push(format!("the table `{}` instead of `{table}`", model.table));
    }
    if model.external {
        faults.push("a table that is made elsewhere".to_owned());
    }
    if let Some(namespace) = &model.namespace {
        faults.push(format!("the namespace `{namespace}`"));
    }
    if let Some(column) = model.dropped.first() {
        faults.push(format!("that the column `{column}` may go"));
    }
    if let Some(before) = model.renamed_from.as_ref().filter(|before| name::table(before) != **before) {
        faults.push(format!("that its table was called `{before}`"));
    }
    if let Some(waiver) = model.waivers.first().filter(|_| model.style != Style::Text) {
        faults.push(format!("why `{}` is allowed", waiver.rule));
    }
    if model.primary_key.columns != key(writer, model) {
        faults.push(format!("the primary key {}", model.primary_key.columns.join(", ")));
    }
    let changes = model.kind == Kind::Entity || fields::own(model).next().is_some();
    for (role, column) in [(Role::CreatedAt, "created_at"), (Role::UpdatedAt, "updated_at")] {
        let has = model.role(role).is_some_and(|field| field.column == column);
        if has != changes {
            faults.push(format!("{} `{column}`", if changes { "a table without" } else { "a junction with" }));
        }
    }
    for fault in faults {
        writer.unsaid(&model.name, None, model.span, fault);
    }
    for field in &model.fields {
        if let Some(fault) = self::field(writer, model, field) {
            writer.unsaid(&model.name, Some(&field.name), field.span_or(model.span), fault);
        }
    }
}

/// The primary key that a text has.
fn key(writer: &Writer<'_>, model: &Model) -> Vec<String> {
    let tenant = model.tenant_column().map(str::to_owned);
    match model.kind {
        Kind::Entity => {
            let single = writer.schema.tenancy.as_ref().is_some_and(|tenancy| tenancy.key == KeyStrategy::Single);
            tenant.into_iter().filter(|_| !single).chain(["id".to_owned()]).collect()
        }
        Kind::Junction => {
            let keys = model.fields.iter().filter(|field| field.role == Role::ForeignKey).take(2);
            tenant.into_iter().chain(keys.map(|field| field.column.clone())).collect()
        }
    }
}

fn field(writer: &Writer<'_>, model: &Model, field: &Field) -> Option<String> {
    let limit = writer.schema.engine.longest_name();
    let column = match field.role {
        Role::ForeignKey => name::shorten(&field.name, limit),
        Role::Tenant => field.column.clone(),
        _ => field.name.clone(),
    };
    if field.column != column || name::snake(&field.name) != field.name {
        return Some(format!("the column `{}`", field.column));
    }
    match field.role {
        Role::Key if field.references.is_none() && field.ty != writer.schema.primary_key.ty() => {
            Some(format!("a key of type `{}`", field.ty.word()))
        }
        Role::Version => Some("the optimistic lock".to_owned()),
        Role::Own => {
            let guessed = convention::pii(&model.name, &field.name)
                .filter(|class| field.ty.is_text() || (*class == crate::ir::Pii::BirthDate && field.ty == Type::Date));
            (field.pii != guessed).then(|| "that it is personal data, or that it is none".to_owned())
        }
        _ => None,
    }
}
