//! Tables that are there already: what a struct says of them is all there is, so they become models as those of a database do, and no step
//! that fills something in is asked.

use super::settings::Settings;
use super::{Lowering, View, models, relations, values};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftKey, DraftModel, DraftType, Uniqueness};
use crate::found;
use crate::found::tables::{Column, Key, Named, Table, TableCheck, TableIndex, TableKey, Tables};
use crate::ir::{Engine, EnumType, Kind, Model, Origin, Reference, Role, Style, Type};
use crate::name;
use crate::text::Spanned;

/// The models of all structs that say `existing`, by their names.
pub(super) fn models(low: &mut Lowering<'_>, draft: &Draft, drafts: &[DraftModel], settings: &Settings) -> Vec<Model> {
    let here: Vec<&DraftModel> = drafts.iter().filter(|model| model.existing.is_some()).collect();
    if here.is_empty() {
        return Vec::new();
    }
    let mut tables = Tables::new(settings.engine);
    for model in &here {
        let table = Reader { low, draft, drafts, settings, model }.table();
        tables.tables.push(table);
    }
    let names: Vec<String> = here.iter().map(|model| model.name.value.clone()).collect();
    let made = found::models(&tables, &names);
    made.into_iter().zip(here).map(|(made, model)| finish(low, draft, drafts, model, made, settings)).collect()
}

/// What those of several models have to do with each other, once all are there.
pub(super) fn settle(models: &mut [Model], settings: &Settings) {
    if let Some(tenancy) = &settings.tenancy {
        found::settle(models, &tenancy.column, &tenancy.table);
    }
}

/// What the struct says of the model beside its table.
fn finish(
    low: &mut Lowering<'_>,
    draft: &Draft,
    drafts: &[DraftModel],
    model: &DraftModel,
    mut made: Model,
    settings: &Settings,
) -> Model {
    made.scope = models::scope(low, draft, drafts, model, settings);
    if model.junction.is_some() {
        made.kind = Kind::Junction;
    }
    made.table_stated = model.table.is_some();
    made.external |= model.external.is_some();
    made.waivers.clone_from(&model.waivers);
    made.renamed_from = model.renamed_from.as_ref().map(|from| from.value.clone());
    made.dropped = model.dropped.iter().map(|column| column.value.clone()).collect();
    made.span = model.name.span;
    made.origin = Origin::text(model.name.span, low.words(model.name.span));
    let kept = model.soft_delete.as_ref().is_some_and(|said| said.value);
    for field in &mut made.fields {
        if field.role == Role::DeletedAt && !kept {
            field.role = Role::Own; // a name alone hides no row
        }
        if let Some(reference) = &mut field.references {
            reference.id = None;
        }
        field.sql_type = field.sql_type.take().filter(|sql| !sql.is_empty());
        let Some(said) = model.fields.iter().find(|said| column(said) == field.column) else { continue };
        field.name.clone_from(&said.name.value);
        field.rust.clone_from(&said.rust);
        field.origin = said.origin.clone();
        field.renamed_from = said.renamed_from.as_ref().map(|from| from.value.clone());
        if let Some(class) = &said.pii {
            (field.pii, field.pii_stated) = (class.value, true);
        }
        if let Some(to) = said.references.as_ref().filter(|_| !said.existing.unchecked) {
            field.references = Some(Reference { model: to.value.clone(), id: None, path: said.path.clone() });
        }
    }
    made.soft_delete = kept;
    if kept && made.role(Role::DeletedAt).is_none() {
        let at = model.soft_delete.as_ref().map_or(model.name.span, |said| said.span);
        let message =
            format!("`{}` keeps its deleted rows, but no column of it says when a row was deleted", made.name);
        low.error(
            Diagnostic::error("missing_column", at, message)
                .help("leave `soft_delete` out, or add a column such as `deleted_at: Option<DateTime<Utc>>`")
                .about(&made.name, None),
        );
    }
    made
}

fn column(field: &DraftField) -> &str {
    field.column.as_ref().map_or(&field.name.value, |column| &column.value)
}

/// `primary_key`, or `id: Id<Task>` of a `Task`.
fn is_own_key(field: &DraftField) -> bool {
    let typed = field.ty.as_ref().is_some_and(|ty| ty.value == DraftType::Key) && field.references.is_none();
    field.primary_key.is_some() || (field.name.value == "id" && typed)
}

/// Reads one struct as a table.
struct Reader<'r, 'a> {
    low: &'r mut Lowering<'a>,
    draft: &'r Draft,
    drafts: &'r [DraftModel],
    settings: &'r Settings,
    model: &'r DraftModel,
}

impl Reader<'_, '_> {
    fn table(mut self) -> Table {
        let model = self.model;
        let named = self.named(model);
        let mut table = Table::new(named);
        let Some(said) = model.existing.as_deref() else { return table };
        table.rust.clone_from(&model.name.value);
        table.columns = model.fields.iter().map(|field| self.column(field)).collect();
        table.columns.extend(said.unread.iter().cloned());
        table.primary_key = said.primary_key.as_ref().map(|key| self.key(key)).or_else(|| self.own_key());
        table.uniques = said.uniques.iter().map(|key| self.key(key)).collect();
        table.indexes = said.indexes.iter().map(|index| self.index(index)).collect();
        table.checks.clone_from(&said.checks);
        table.comment.clone_from(&model.doc);
        let postgres = (self.settings.engine == Engine::Postgres).then(Default::default);
        table.row_security = said.row_security.or(postgres);
        for field in &model.fields {
            let span = field.name.span;
            if field.unique.as_ref().is_some_and(|said| said.value != Uniqueness::Not) {
                let columns = vec![column(field).to_owned()];
                table.uniques.push(Key { name: None, columns, filter: None, absent_equal: false, more: None, span });
            }
            table.checks.extend(field.checks.iter().map(|check| TableCheck {
                name: None,
                condition: check.value.clone(),
                span: check.span,
            }));
            if let Some(to) = field.references.as_ref().filter(|_| !field.existing.unchecked) {
                let key = TableKey {
                    name: field.existing.constraint.clone(),
                    columns: vec![column(field).to_owned()],
                    table: Named { namespace: None, name: Spanned::new(to.value.clone(), span) },
                    references: Vec::new(),
                    on_delete: field.on_delete.as_ref().map(|said| said.value),
                    more: field.existing.more.clone(),
                    span: field.on_delete.as_ref().map_or(span, |said| said.span),
                };
                table.keys.push(self.foreign_key(DraftKey { key, of_model: true }));
            }
        }
        table.checks.extend(model.checks.iter().map(|check| TableCheck {
            name: check.name.as_ref().map(|name| name.value.clone()),
            condition: check.condition.clone(),
            span: check.span,
        }));
        for key in &said.keys {
            let key = self.foreign_key(key.clone());
            table.keys.push(key);
        }
        self.judge(&table);
        table
    }

    /// The table of a model, with its namespace.
    fn named(&self, model: &DraftModel) -> Named {
        let table = model.table.as_ref().map(|table| table.value.clone()).unwrap_or_else(|| {
            models::derived_table(&self.settings.table_prefix, &model.name.value, self.settings.engine)
        });
        let namespace = model.existing.as_ref().and_then(|existing| existing.namespace.clone());
        Named { namespace, name: Spanned::new(table, model.name.span) }
    }

    /// The primary key that is said at fields.
    fn own_key(&self) -> Option<Key> {
        let fields: Vec<&DraftField> = self.model.fields.iter().filter(|field| is_own_key(field)).collect();
        let span = fields.first()?.name.span;
        let columns = fields.into_iter().map(|field| column(field).to_owned()).collect();
        Some(Key { name: None, columns, filter: None, absent_equal: false, more: None, span })
    }

    /// Fields become columns; what is no field is a column that no field holds, or an expression.
    fn columns(&self, model: &DraftModel, names: &[String]) -> Vec<String> {
        let of = |name: &String| {
            let field = model.fields.iter().find(|field| field.name.value == *name);
            field.map_or_else(|| name.clone(), |field| column(field).to_owned())
        };
        names.iter().map(of).collect()
    }

    fn key(&self, key: &Key) -> Key {
        Key { columns: self.columns(self.model, &key.columns), ..key.clone() }
    }

    fn index(&self, index: &TableIndex) -> TableIndex {
        TableIndex {
            columns: self.columns(self.model, &index.columns),
            include: self.columns(self.model, &index.include),
            ..index.clone()
        }
    }

    fn foreign_key(&mut self, DraftKey { mut key, of_model }: DraftKey) -> TableKey {
        key.columns = self.columns(self.model, &key.columns);
        if !of_model {
            return key;
        }
        let target = self.drafts.iter().find(|other| other.name.value == key.table.name.value);
        match target {
            Some(target) => {
                key.references = self.columns(target, &key.references);
                key.table = self.named(target);
                if target.existing.is_none() && key.references.is_empty() {
                    key.references = vec!["id".to_owned()];
                }
            }
            None => {
                if self.low.view == View::Whole {
                    let model = &key.table.name;
                    let error =
                        Diagnostic::error("unknown_name", model.span, format!("no model is called `{}`", model.value));
                    let near = name::nearest(&model.value, self.drafts.iter().map(|other| other.name.value.as_str()));
                    self.low.error(match near {
                        Some(near) => error.help(format!("did you mean `{near}`?")),
                        None => error.help(relations::elsewhere(&model.value, "")),
                    });
                }
                let Settings { table_prefix, engine, .. } = self.settings;
                key.table.name.value = models::derived_table(table_prefix, &key.table.name.value, *engine);
            }
        }
        key
    }

    fn column(&mut self, field: &DraftField) -> Column {
        let (ty, length_missing) = self.ty(field);
        let default = field.default.as_ref().map(|said| {
            let value = match &said.value {
                variant @ crate::ir::Value::Variant(_) => values::fit(variant, &ty),
                value => value.clone(),
            };
            Spanned::new(value, said.span)
        });
        Column {
            name: Spanned::new(column(field).to_owned(), field.name.span),
            sql: field.existing.sql_type.as_ref().map(|said| said.value.clone()).unwrap_or_default(),
            ty,
            length_missing,
            required: field.required.as_ref().is_none_or(|said| said.value),
            default,
            generated: field.existing.generated.clone(),
            comment: field.doc.clone(),
        }
    }

    /// What a column holds, and whether a text has no length though it should.
    fn ty(&mut self, field: &DraftField) -> (Type, bool) {
        let text = |ty: &Type| match ty {
            Type::String { .. } => match (field.existing.padded, field.text, &field.max_length) {
                (Some(length), ..) => (Type::Char { length }, false),
                (_, Some(_), _) => (Type::Text, false),
                (_, _, Some(said)) => (Type::String { length: said.value }, false),
                _ => (Type::String { length: 0 }, true),
            },
            other => (other.clone(), false),
        };
        match field.ty.as_ref().map(|ty| &ty.value) {
            Some(DraftType::Known(Type::Array(element))) => match &**element {
                Type::Enum(known) => {
                    let native = field.existing.native.clone();
                    let rust = known.rust.clone();
                    let values = self.values(field, &rust);
                    (Type::Array(Box::new(Type::Enum(EnumType { rust, values, native }))), false)
                }
                element => {
                    let (element, missing) = text(element);
                    (Type::Array(Box::new(element)), missing)
                }
            },
            Some(DraftType::Known(ty)) => text(ty),
            Some(DraftType::Named(path)) => {
                let values = self.values(field, path);
                (Type::Enum(EnumType { rust: path.clone(), values, native: field.existing.native.clone() }), false)
            }
            Some(DraftType::Key) => (self.key_type(field, self.model, 0), false),
            Some(DraftType::Values(_) | DraftType::Number) | None => {
                (Type::Other { sql: field.rust.clone().unwrap_or_default() }, false)
            }
        }
    }

    fn values(&mut self, field: &DraftField, path: &str) -> Option<Vec<crate::ir::EnumValue>> {
        values::named_of(self.low, self.draft, &self.model.name.value, field, path)
    }

    /// What an `Id<…>` holds: the model's own says, or it holds what the other end's holds.
    fn key_type(&self, field: &DraftField, model: &DraftModel, depth: usize) -> Type {
        let usual = self.settings.primary_key.ty();
        if let Some(said) = &field.existing.key {
            return said.clone();
        }
        let Some(to) = field.references.as_ref().filter(|_| depth <= self.drafts.len()) else { return usual };
        let Some(target) = self.drafts.iter().find(|other| other.name.value == to.value) else { return usual };
        let stated =
            target.existing.as_ref().and_then(|existing| match existing.primary_key.as_ref()?.columns.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            });
        let own = |other: &&DraftField| match &stated {
            Some(name) => other.name.value == *name,
            None => is_own_key(other),
        };
        let Some(key) = target.fields.iter().find(own) else { return usual };
        match key.ty.as_ref().map(|ty| &ty.value) {
            Some(DraftType::Known(ty)) => ty.clone(),
            _ if std::ptr::eq(target, model) && key.name.value == field.name.value => usual,
            _ => self.key_type(key, target, depth + 1),
        }
    }

    /// Names in lists must be those of fields or columns; what is neither may be an expression, but never a mere word.
    fn judge(&mut self, table: &Table) {
        let is_known = |name: &String| {
            table.columns.iter().any(|column| column.name.value == *name)
                || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        let keys = table.primary_key.iter().chain(&table.uniques).map(|key| (&key.columns, key.span));
        let indexes = table.indexes.iter().flat_map(|i| [(&i.columns, i.span), (&i.include, i.span)]);
        let foreign = table.keys.iter().map(|key| (&key.columns, key.span));
        let faults: Vec<_> = keys
            .chain(indexes)
            .chain(foreign)
            .flat_map(|(columns, span)| columns.iter().map(move |column| (column, span)))
            .filter(|(column, _)| !is_known(column))
            .collect();
        for (column, span) in faults {
            let message = format!("`{column}` is no field of `{}`", self.model.name.value);
            let error = Diagnostic::error("unknown_name", span, message).about(&self.model.name.value, None);
            let fields = self.model.fields.iter().map(|field| field.name.value.as_str());
            self.low.error(match name::nearest(column, fields.clone()) {
                Some(near) => error.help(format!("did you mean `{near}`?")),
                None => {
                    let fields: Vec<String> = fields.map(|field| format!("`{field}`")).collect();
                    error.help(format!("use one of its fields: {}", fields.join(", ")))
                }
            });
        }
    }
}

/// Whether a step that fills something in has nothing to do with this model.
pub(super) fn is_one(model: &Model) -> bool {
    model.style == Style::Database
}
