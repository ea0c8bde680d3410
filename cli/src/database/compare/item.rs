//! Keys, uniques, indexes, checks; policies, triggers and their functions; what is said beside them.

use groundplan_schema::condition::Condition;
use groundplan_schema::ir::{Engine, ForeignKey, Model, OnDelete, Style, Type, Unread};
use groundplan_schema::text::Span;

use super::{Comparing, Direction, side};
use crate::database::sql::beside::{Kind, Thing};
use crate::database::sql::canon;

/// A constraint or an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// In one form.
    says: String,
    /// For people.
    pub(super) text: String,
}

impl Comparing<'_> {
    pub(super) fn items(&mut self, expected: &Model, found: &Model) {
        let engine = self.model.engine;
        let table = side::shown(expected);
        let (mut own, mut others) = (items(engine, expected), items(engine, found));
        // PostgreSQL makes one of a unique and a primary key over the same columns.
        if engine == Engine::Postgres {
            own.retain(|one| {
                one.kind != "unique"
                    || !is_key(expected, &one.name)
                    || others.iter().any(|other| other.name == one.name)
            });
        }
        // What has a name is known by it; then what says the same and is called otherwise.
        let mut pairs = Vec::new();
        for by_name in [true, false] {
            own.retain(|one| {
                let same = |other: &Item| {
                    one.kind == other.kind && if by_name { is_same(one, other) } else { one.says == other.says }
                };
                let Some(at) = others.iter().position(same) else { return true };
                pairs.push((one.clone(), others.remove(at)));
                false
            });
        }
        for (one, other) in pairs {
            if one.says != other.says {
                let cure = self.cures.replace(&expected.qualified(), &one, &other);
                self.differ(one.kind, &table, &one.name, &one.text, &other.text, cure);
            } else if one.name != other.name && is_named(engine, &one) && !other.name.is_empty() {
                let cure = self.cures.rename(&expected.qualified(), &one, &other);
                self.differ("name", &table, &one.name, &one.name, &other.name, cure);
            }
        }
        for one in own {
            let broken = self.found.schema.unread.iter().any(|unread| is_broken(unread, &one.name));
            let cure = self.cures.add(&expected.qualified(), &one, broken);
            let database = broken.then_some("an index that is not valid");
            let direction = if broken { Direction::Different } else { Direction::Missing };
            self.push(direction, one.kind, Some(&table), &one.name, [Some(&one.text), database], cure);
        }
        for other in others {
            // InnoDB makes an index for a foreign key that has none, and calls it as the key.
            // One that has no name either is called as its first column.
            let serves = |key: &ForeignKey| {
                let unnamed = key.columns.first() == Some(&other.name)
                    && found.indexes.iter().any(|index| index.name == other.name && index.columns == key.columns)
                    && expected.foreign_keys.iter().any(|own| own.name.is_empty() && own.columns == key.columns);
                key.name == other.name || unnamed
            };
            let served = other.kind == "index" && found.foreign_keys.iter().any(serves);
            if !served {
                let cure = self.cures.drop(&expected.qualified(), &other);
                self.push(Direction::Extra, other.kind, Some(&table), &other.name, [None, Some(&other.text)], cure);
            }
        }
        if engine == Engine::Postgres {
            self.row_security(expected, found, &table);
        }
    }

    /// Whether the model took a table as it was: what it has no word for stays there.
    pub(super) fn is_existing(&self, table: &Model) -> bool {
        let own = |model: &&Model| model.table == table.table && model.namespace == table.namespace;
        self.model.models.iter().find(own).is_some_and(|model| model.style == Style::Database)
    }

    fn row_security(&mut self, expected: &Model, found: &Model, table: &str) {
        let said = |model: &Model| {
            let security = model.row_security.unwrap_or_default();
            match (security.enabled, security.forced) {
                (true, true) => "enabled and forced",
                (true, false) => "enabled, not for the owner",
                (false, true) => "forced, yet disabled",
                (false, false) => "disabled",
            }
        };
        let (own, other) = (said(expected), said(found));
        if own != other {
            let cure = self.cures.row_security(&expected.qualified(), expected.row_security.unwrap_or_default());
            self.differ("row level security", table, &expected.table, own, other, cure);
        }
    }

    /// Policies and triggers of a table; without one, functions and views.
    pub(super) fn things(&mut self, of: Option<&Model>) {
        let is_of = |thing: &&Thing| match (&thing.table, of) {
            (Some((namespace, table)), Some(model)) => {
                *namespace == model.namespace && table.eq_ignore_ascii_case(&model.table)
            }
            (None, None) => true,
            _ => false,
        };
        let (expected, found) = (self.expected, self.found);
        let own: Vec<&Thing> = expected.things.iter().filter(is_of).collect();
        let others: Vec<&Thing> = found.things.iter().filter(is_of).collect();
        let table = of.map(side::shown);
        let bare = of.map(Model::qualified).unwrap_or_default();
        let bare = bare.as_str();
        for one in &own {
            let Some(other) =
                others.iter().find(|other| other.kind == one.kind && other.name.eq_ignore_ascii_case(&one.name))
            else {
                let cure = self.cures.make(bare, one);
                self.push(
                    Direction::Missing,
                    word(one.kind),
                    table.as_deref(),
                    &one.name,
                    [Some(&one.text), None],
                    cure,
                );
                continue;
            };
            if one.says != other.says {
                let cure = self.cures.remake(bare, one);
                let (kind, name) = (word(one.kind), &one.name);
                self.push(
                    Direction::Different,
                    kind,
                    table.as_deref(),
                    name,
                    [Some(&one.text), Some(&other.text)],
                    cure,
                );
            } else if other.disabled && !one.disabled {
                let cure = self.cures.enable(bare, &one.name);
                self.push(
                    Direction::Different,
                    "trigger",
                    table.as_deref(),
                    &one.name,
                    [Some("enabled"), Some("disabled")],
                    cure,
                );
            }
        }
        for other in others {
            let known = own.iter().any(|one| one.kind == other.kind && other.name.eq_ignore_ascii_case(&one.name));
            // A function of somebody else's trigger is told of by the trigger; what roles of others may do is theirs.
            if known || matches!(other.kind, Kind::Function | Kind::Grant) {
                continue;
            }
            if other.kind == Kind::View {
                let shown = other
                    .namespace
                    .as_ref()
                    .map_or_else(|| other.name.clone(), |space| format!("{space}.{}", other.name));
                self.ignored.push((shown, "a view, which no model has".to_owned()));
            } else {
                let cure = self.cures.unmake(bare, other);
                self.push(
                    Direction::Extra,
                    word(other.kind),
                    table.as_deref(),
                    &other.name,
                    [None, Some(&other.text)],
                    cure,
                );
            }
        }
    }

    /// What is said in the database that the schema has no place for: `NOT VALID`, `DEFERRABLE`, `ON UPDATE`.
    pub(super) fn unread(&mut self) {
        let (expected, found) = (self.expected, self.found);
        for unread in found.schema.unread.iter().filter(|unread| unread.hint.starts_with("not read:")) {
            let known = |own: &Unread| own.text == unread.text && own.hint == unread.hint;
            if expected.schema.unread.iter().any(known) {
                continue;
            }
            let here = unread.span;
            let at = |span: Option<Span>| {
                span.is_some_and(|span| span.source == here.source && here.start <= span.start && span.end <= here.end)
            };
            let place = found.schema.models.iter().find_map(|model| {
                let checks = model.checks.iter().filter(|check| at(check.origin.span)).map(|check| &check.name);
                let keys = model.foreign_keys.iter().filter(|key| at(key.origin.span)).map(|key| &key.name);
                let uniques = model.uniques.iter().filter(|key| at(key.origin.span)).map(|key| &key.name);
                let indexes = model.indexes.iter().filter(|index| at(index.origin.span)).map(|index| &index.name);
                let fields = model.fields.iter().filter(|field| at(field.origin.span)).map(|field| &field.column);
                let own = at(model.origin.span).then_some(&model.table);
                let names = checks.chain(keys).chain(uniques).chain(indexes).chain(fields).chain(own);
                names.filter(|name| !name.is_empty()).map(|name| (model, name.clone())).next()
            });
            if place.as_ref().is_some_and(|(model, name)| is_told(self.model.engine, model, name, unread)) {
                continue;
            }
            let here = place.as_ref().map(|(model, _)| expected.table(model.namespace.as_deref(), &model.table));
            match (here, &place) {
                // Of a table that is not ours the table is told of.
                (Some(None), _) => continue,
                (Some(Some(here)), Some((_, name))) if self.is_existing(here) => {
                    let name = format!("{}.{name}", side::shown(here));
                    self.ignored.push((name, format!("{KEPT}: {}", unread.text)));
                    continue;
                }
                _ => {}
            }
            let (table, name) =
                place.map_or((None, unread.text.clone()), |(model, name)| (Some(side::shown(model)), name));
            let bare = here.flatten().map(Model::qualified);
            let cure = self.cures.unread(bare.as_deref(), &name, &unread.text);
            let said = format!("{} ({})", unread.text, unread.hint.trim_start_matches("not read: "));
            self.push(Direction::Different, "constraint", table.as_deref(), &name, [None, Some(&said)], cure);
        }
        for model in &expected.schema.models {
            let Some(other) = found.table(model.namespace.as_deref(), &model.table) else { continue };
            for key in &model.foreign_keys {
                let same = |other: &ForeignKey| {
                    other.name == key.name && (!key.name.is_empty() || other.columns == key.columns)
                };
                let gone = other.foreign_keys.iter().any(|other| same(other) && other.more.is_none());
                if let Some(more) = key.more.as_deref().filter(|_| gone) {
                    let cure = self.cures.by_hand(&format!("make the constraint anew with `{more}`"));
                    self.push(
                        Direction::Missing,
                        "constraint",
                        Some(&model.table),
                        &key.name,
                        [Some(more), None],
                        cure,
                    );
                }
            }
        }
    }
}

/// Of tables that were there before the model.
pub(super) const KEPT: &str = "no word of a model says it, and its table is `existing`";

/// Whether a unique of this name is over the primary key's columns.
fn is_key(model: &Model, name: &str) -> bool {
    let columns = &model.primary_key.columns;
    model.uniques.iter().any(|unique| unique.name == name && unique.filter.is_none() && unique.columns == *columns)
}

/// The reader listed an index of this name as one that cannot be used.
fn is_broken(unread: &Unread, name: &str) -> bool {
    unread.hint.contains("not valid")
        && unread.text.rsplit('.').next().is_some_and(|last| last.trim_matches('"') == name)
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Policy => "policy",
        Kind::Trigger => "trigger",
        Kind::Function => "function",
        Kind::View => "view",
        Kind::Grant => "grant",
        Kind::OnUpdate => "on update",
    }
}

/// Whether two of a kind are the same one, by their names: what has none is known by what it says.
fn is_same(one: &Item, other: &Item) -> bool {
    one.name == other.name && !one.name.is_empty() || one.kind == "primary key"
}

/// Whether the rest of a column is compared elsewhere: what keeps it up to date is a thing of its own, and MariaDB writes a character set behind
/// every JSON.
fn is_told(engine: Engine, model: &Model, name: &str, unread: &Unread) -> bool {
    let is_json = model.column(name).is_some_and(|field| field.ty == Type::Json);
    let of_column = model.column(name).is_some();
    let set = ["CHARACTER SET", "COLLATE"].iter().any(|word| unread.text.contains(word));
    of_column && unread.text.contains(" ON UPDATE ") || engine == Engine::Mariadb && is_json && set
}

/// MySQL's primary key is always PRIMARY, and SQLite's `INTEGER PRIMARY KEY` needs no name.
fn is_named(engine: Engine, item: &Item) -> bool {
    !item.name.is_empty() && (item.kind != "primary key" || engine == Engine::Postgres)
}

fn list(columns: &[String]) -> String {
    format!("({})", columns.join(", "))
}

fn list_with(columns: &[String], more: Option<&String>) -> String {
    more.map_or_else(|| list(columns), |more| format!("({more})"))
}

fn filter(condition: Option<&Condition>) -> String {
    condition.map_or_else(String::new, |condition| format!(" WHERE {}", condition.plain()))
}

fn items(engine: Engine, model: &Model) -> Vec<Item> {
    let columns =
        |list: &[String]| list.iter().map(|one| canon::expression(engine, one)).collect::<Vec<_>>().join(", ");
    let only = |condition: Option<&Condition>| condition.map_or_else(String::new, |one| canon::condition(engine, one));
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let mut made = Vec::new();
    let key = &model.primary_key;
    if !key.columns.is_empty() {
        let name = if engine == Engine::Postgres { key.name.clone() } else { String::new() };
        let says = columns(&key.columns);
        made.push(Item { kind: "primary key", name, says, text: format!("PRIMARY KEY {}", list(&key.columns)) });
    }
    for unique in &model.uniques {
        let absent = if unique.absent_equal { " NULLS NOT DISTINCT" } else { "" };
        made.push(Item {
            kind: "unique",
            name: unique.name.clone(),
            says: format!(
                "{absent} {} {} where {}",
                columns(&unique.columns),
                unique.more.as_deref().map(canon::words).unwrap_or_default(),
                only(unique.filter.as_ref())
            ),
            text: format!(
                "UNIQUE{absent} {}{}",
                list_with(&unique.columns, unique.more.as_ref()),
                filter(unique.filter.as_ref())
            ),
        });
    }
    for index in &model.indexes {
        let include =
            if index.include.is_empty() { String::new() } else { format!(" INCLUDE {}", list(&index.include)) };
        made.push(Item {
            kind: "index",
            name: index.name.clone(),
            says: format!(
                "{} {}{include} {} where {}",
                index.method,
                columns(&index.columns),
                index.more.as_deref().map(canon::words).unwrap_or_default(),
                only(index.filter.as_ref())
            ),
            text: format!(
                "{} {}{include}{}",
                index.method,
                list_with(&index.columns, index.more.as_ref()),
                filter(index.filter.as_ref())
            ),
        });
    }
    for check in &model.checks {
        // MariaDB's JSON is a text with a check that nobody wrote.
        let is_type =
            engine == Engine::Mariadb && matches!(check.condition, Condition::JsonValid(_)) && check.name.is_empty();
        if !is_type {
            made.push(Item {
                kind: "check",
                name: check.name.clone(),
                says: canon::condition(engine, &check.condition),
                text: format!("CHECK ({})", check.condition.plain()),
            });
        }
    }
    for key in &model.foreign_keys {
        let action = match key.on_delete {
            // InnoDB knows no difference between the two.
            OnDelete::Restrict | OnDelete::NoAction if mysql => "RESTRICT",
            OnDelete::Restrict => "RESTRICT",
            OnDelete::NoAction => "NO ACTION",
            OnDelete::Cascade => "CASCADE",
            OnDelete::SetNull => "SET NULL",
            OnDelete::SetDefault => "SET DEFAULT",
        };
        let text = format!(
            "FOREIGN KEY {} REFERENCES {} {} ON DELETE {action}",
            list(&key.columns),
            key.namespace.as_ref().map_or_else(|| key.table.clone(), |space| format!("{space}.{}", key.table)),
            list(&key.references)
        );
        made.push(Item { kind: "foreign key", name: key.name.clone(), says: text.to_lowercase(), text });
    }
    made
}
