//! Schemas for the tests of rules: drafts built in a chain, lowered as a user's would be.

use crate::condition::Condition;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::draft::{
    Draft, DraftEnum, DraftField, DraftIndex, DraftModel, DraftRelation, DraftRelationKind, DraftScope, DraftType,
    DraftUnique, Uniqueness,
};
use crate::ir::{Engine, EnumValue, OnDelete, Origin, Schema, Style, Type, Value, Waiver};
use crate::lower::{View, lower};
use crate::name;
use crate::rules::RULES;
use crate::score::{Asker, Scorecard, check};
use crate::sink::Diagnostics;
use crate::text::{Sources, Span, Spanned};

/// Models that are structs.
pub(crate) fn rust() -> Fixture {
    Fixture::new(Style::Struct)
}

/// Models that are sentences.
pub(crate) fn text() -> Fixture {
    Fixture::new(Style::Text)
}

pub(crate) struct Fixture {
    style: Style,
    sources: Sources,
    draft: Draft,
    pub(crate) config: Config,
    asker: Asker,
    root: Option<String>,
    /// The last thing that was added is the last relation, not the last field.
    relation: bool,
    /// What only a database that is there already has, said of the schema behind lowering.
    edits: Vec<fn(&mut Schema)>,
}

/// Tables that are there already: lowered as structs are, then said to be the database's own. [`Fixture::edit`] says what no struct can.
pub(crate) fn database() -> Fixture {
    rust().edit(|schema| {
        for model in &mut schema.models {
            model.style = Style::Database;
            model.row_security = Some(crate::ir::RowSecurity::default());
        }
    })
}

impl Fixture {
    fn new(style: Style) -> Self {
        let mut made = Fixture {
            style,
            sources: Sources::new(),
            draft: Draft::default(),
            config: Config::default(),
            asker: Asker::Whole,
            root: None,
            relation: false,
            edits: Vec::new(),
        };
        let at = made.place("engine");
        made.draft.engines.push(Spanned::new(Engine::Sqlite, at));
        made
    }

    /// Every word is a source of its own, so that places differ and have an order.
    fn place(&mut self, word: &str) -> Span {
        let source = self.sources.add_file("model", word);
        self.sources.whole(source)
    }

    fn spanned(&mut self, word: &str) -> Spanned<String> {
        let span = self.place(word);
        Spanned::new(word.to_owned(), span)
    }

    fn last(&mut self) -> &mut DraftModel {
        self.draft.models.last_mut().expect("a model comes first")
    }

    fn last_field(&mut self) -> &mut DraftField {
        self.last().fields.last_mut().expect("a field comes first")
    }

    /// An entity with all that every table has.
    pub(crate) fn model(self, name: &str) -> Self {
        let style = self.style;
        let made = self.bare(name);
        if style == Style::Text {
            return made;
        }
        made.field("created_at", Type::Timestamp).field("updated_at", Type::Timestamp)
    }

    /// A struct with no more than its key (and its tenant), or an entity of a text.
    pub(crate) fn bare(mut self, name: &str) -> Self {
        let name = self.spanned(name);
        let mut model = DraftModel::new(name.clone(), self.style);
        let own = self.root.clone().filter(|_| self.style == Style::Struct);
        if let Some(root) = &own {
            let scope = if *root == name.value { DraftScope::Root } else { DraftScope::Tenant(Some(root.clone())) };
            model.scope = Some(Spanned::new(scope, name.span));
        }
        self.draft.models.push(model);
        if self.style == Style::Text {
            return self;
        }
        let made = self.reference("id", &name.value);
        match own {
            Some(root) if root != name.value => made.reference(&name::key_column(&root), &root),
            _ => made,
        }
    }

    /// A model that is the tenant of all that follow.
    pub(crate) fn tenants(mut self, root: &str) -> Self {
        let said = self.spanned(root);
        self.draft.tenants.push(said);
        self.root = Some(root.to_owned());
        self.model(root)
    }

    pub(crate) fn global(mut self) -> Self {
        let column = self.root.as_deref().map(name::key_column);
        let model = self.last();
        model.scope = Some(Spanned::new(DraftScope::Global, model.name.span));
        model.fields.retain(|field| Some(&field.name.value) != column.as_ref());
        self
    }

    pub(crate) fn junction(mut self) -> Self {
        let model = self.last();
        model.junction = Some(model.name.span);
        model.fields.retain(|field| field.name.value != "id");
        self
    }

    pub(crate) fn soft_delete(mut self) -> Self {
        let model = self.last();
        model.soft_delete = Some(Spanned::new(true, model.name.span));
        if self.style == Style::Text {
            return self;
        }
        self.field("deleted_at", Type::Timestamp).optional()
    }

    pub(crate) fn external(mut self) -> Self {
        let model = self.last();
        model.external = Some(model.name.span);
        self
    }

    pub(crate) fn table(mut self, table: &str) -> Self {
        let table = self.spanned(table);
        self.last().table = Some(table);
        self
    }

    /// A field of which only the name is known.
    pub(crate) fn untyped(mut self, name: &str) -> Self {
        let name = self.spanned(name);
        let origin = Origin::text(name.span, name.value.clone());
        self.last().fields.push(DraftField::new(name, origin));
        self.relation = false;
        self
    }

    pub(crate) fn field(self, name: &str, ty: Type) -> Self {
        self.typed(name, DraftType::Known(ty))
    }

    fn typed(self, name: &str, ty: DraftType) -> Self {
        let struct_ = self.style == Style::Struct;
        let mut made = self.untyped(name);
        let field = made.last_field();
        field.ty = Some(Spanned::new(ty, field.name.span));
        field.required = struct_.then(|| Spanned::new(true, field.name.span));
        made
    }

    /// A string; of no stated length where that is 0.
    pub(crate) fn string(self, name: &str, length: u32) -> Self {
        let mut made = self.field(name, Type::String { length: 0 });
        let field = made.last_field();
        field.max_length = (length > 0).then(|| Spanned::new(length, field.name.span));
        made
    }

    /// One of these values.
    pub(crate) fn values(mut self, name: &str, stored: &[&str]) -> Self {
        let value = |stored: &&str| EnumValue { variant: name::pascal(stored), stored: (*stored).to_owned() };
        let values: Vec<EnumValue> = stored.iter().map(value).collect();
        if self.style == Style::Text {
            return self.typed(name, DraftType::Values(values));
        }
        let ty = format!("{}{}", self.last().name.value, name::pascal(name));
        let name_of = self.spanned(&ty);
        let at = name_of.span;
        let values = values.into_iter().map(|value| Spanned::new(value, at)).collect();
        self.draft.enums.push(DraftEnum { name: name_of, values });
        self.typed(name, DraftType::Named(ty))
    }

    fn reference(self, name: &str, to: &str) -> Self {
        let mut made = self.typed(name, DraftType::Key);
        let field = made.last_field();
        field.references = Some(Spanned::new(to.to_owned(), field.name.span));
        made
    }

    /// A key to another model: a field of a struct, a relation of a text.
    pub(crate) fn key(mut self, column: &str, to: &str) -> Self {
        if self.style == Style::Struct {
            return self.reference(column, to);
        }
        let from = self.last().name.clone();
        let span = self.place(column);
        let role = Some(name::relation(column)).filter(|role| *role != name::snake(to));
        self.draft.relations.push(DraftRelation {
            from: Spanned::new(from.value, span),
            to: Spanned::new(to.to_owned(), span),
            kind: DraftRelationKind::ManyToOne,
            role: role.map(|role| Spanned::new(role, span)),
            required: None,
            on_delete: None,
            attributes: Vec::new(),
            assumed: None,
            origin: Origin::text(span, column),
            span,
        });
        self.relation = true;
        self
    }

    /// Of the last key.
    pub(crate) fn on_delete(mut self, action: OnDelete) -> Self {
        let span = self.place(action.word());
        let said = Some(Spanned::new(action, span));
        match self.draft.relations.last_mut().filter(|_| self.relation) {
            Some(relation) => relation.on_delete = said,
            None => self.last_field().on_delete = said,
        }
        self
    }

    /// Of the last field or key.
    pub(crate) fn optional(mut self) -> Self {
        match self.draft.relations.last_mut().filter(|_| self.relation) {
            Some(relation) => relation.required = Some(Spanned::new(false, relation.span)),
            None => {
                let field = self.last_field();
                field.required = Some(Spanned::new(false, field.name.span));
            }
        }
        self
    }

    pub(crate) fn default(mut self, value: Value) -> Self {
        let span = self.place("default");
        self.last_field().default = Some(Spanned::new(value, span));
        self
    }

    pub(crate) fn check(mut self, condition: Condition) -> Self {
        let span = self.place("check");
        self.last_field().checks.push(Spanned::new(condition, span));
        self
    }

    pub(crate) fn index(mut self, fields: &[&str]) -> Self {
        let span = self.place("index");
        let fields = fields.iter().map(|field| Spanned::new((*field).to_owned(), span)).collect();
        let origin = Origin::text(span, "index");
        self.last().indexes.push(DraftIndex { fields, include: Vec::new(), filter: None, brin: false, origin, span });
        self
    }

    pub(crate) fn unique(mut self, fields: &[&str]) -> Self {
        let span = self.place("unique");
        let fields = fields.iter().map(|field| Spanned::new((*field).to_owned(), span)).collect();
        let origin = Origin::text(span, "unique");
        self.last().uniques.push(DraftUnique { fields, reach: Uniqueness::Scoped, origin, span });
        self
    }

    /// A waiver at the last model, or at a field of it.
    pub(crate) fn waive(mut self, rule: &str, reason: &str, field: Option<&str>) -> Self {
        let span = self.place(rule);
        let waiver = Waiver { rule: rule.to_owned(), reason: reason.to_owned(), span, field: field.map(str::to_owned) };
        self.last().waivers.push(waiver);
        self
    }

    /// A line of `[scorecard.rules]`.
    pub(crate) fn rule(mut self, rule: &str, level: Option<Level>) -> Self {
        let rule = self.spanned(rule);
        self.config.rules.push((rule, level));
        self
    }

    pub(crate) fn minimum(mut self, minimum: u32) -> Self {
        let span = self.place("minimum");
        self.config.minimum = Some(Spanned::new(minimum, span));
        self
    }

    /// Changes the schema behind lowering.
    pub(crate) fn edit(mut self, edit: fn(&mut Schema)) -> Self {
        self.edits.push(edit);
        self
    }

    pub(crate) fn asked_by(mut self, asker: Asker) -> Self {
        self.asker = asker;
        self
    }

    /// Lowered; a mistake in the fixture itself fails the test.
    pub(crate) fn schema(&self) -> Schema {
        let view = match self.asker {
            Asker::Struct => View::Struct,
            Asker::Text => View::Text,
            Asker::Whole => View::Whole,
        };
        let mut out = Diagnostics::new();
        let mut schema = lower(self.draft.clone(), &self.config, view, &self.sources, &mut out);
        let wrong = out.finish();
        assert!(wrong.is_empty(), "the fixture itself is wrong: {wrong:#?}");
        self.edits.iter().for_each(|edit| edit(&mut schema));
        schema
    }

    /// The scorecard, and what was reported.
    pub(crate) fn scorecard(&self) -> (Scorecard, Vec<Diagnostic>) {
        let mut out = Diagnostics::new();
        let card = check(&self.schema(), &self.config, self.asker, &mut out);
        (card, out.finish())
    }

    /// What one rule finds, waived or not.
    pub(crate) fn findings(&self, rule: &str) -> Vec<Diagnostic> {
        self.alone(rule).findings
    }

    /// How many checks of one rule are applicable.
    pub(crate) fn applicable(&self, rule: &str) -> usize {
        self.alone(rule).dimensions.iter().map(|dimension| dimension.applicable).sum()
    }

    fn alone(&self, rule: &str) -> Scorecard {
        let mut config = self.config.clone();
        let nowhere = self.draft.engines[0].span;
        for other in RULES.iter().filter(|other| other.name != rule) {
            config.rules.push((Spanned::new(other.name.to_owned(), nowhere), None));
        }
        let mut out = Diagnostics::new();
        let card = check(&self.schema(), &config, self.asker, &mut out);
        out.finish();
        card
    }
}
