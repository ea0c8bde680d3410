//! What belongs to tables and the schema has no place for: policies, triggers and the functions that they call, and views. Whoever compares two
//! databases asks for it; no rule does.

use groundplan_schema::found::tables::Named;
use groundplan_schema::ir::Engine;
use groundplan_schema::text::{SourceId, Sources, Span};
use sqlparser::ast::{ColumnOption, CreatePolicy, Owner, Statement};
use sqlparser::parser::Parser;

use super::place::Place;
use super::{DEEPEST, canon, dialect, split};
use crate::database::ignore::Pattern;

/// A policy, a trigger, a function, a view, or that the database keeps a column up to date by itself.
#[derive(Debug, Clone)]
pub(in crate::database) struct Thing {
    pub(in crate::database) kind: Kind,
    /// The table that it is about; of a function and a view there is none.
    pub(in crate::database) table: Option<(Option<String>, String)>,
    pub(in crate::database) namespace: Option<String>,
    pub(in crate::database) name: String,
    /// What it says, in one form.
    pub(in crate::database) says: String,
    /// What it says, as it was written.
    pub(in crate::database) text: String,
    /// Of a trigger: it is there and never fires.
    pub(in crate::database) disabled: bool,
    pub(in crate::database) span: Span,
}

impl Thing {
    /// Whether a pattern means this trigger or policy, or what keeps this column: `people.touch`, the table before its name.
    pub(in crate::database) fn is_meant_by(&self, table: &str, pattern: &Pattern) -> bool {
        matches!(self.kind, Kind::Trigger | Kind::Policy | Kind::OnUpdate)
            && pattern.text().contains('.')
            && pattern.matches(Some(table), &self.name)
    }
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::database) enum Kind {
    Policy,
    Trigger,
    Function,
    View,
    /// What a role, which is its name, may do with a table.
    Grant,
    /// `ON UPDATE CURRENT_TIMESTAMP`, of the column that is its name.
    OnUpdate,
}

/// Everything of a script that stands beside its tables.
pub(in crate::database) fn read(sources: &Sources, source: SourceId, engine: Engine) -> Vec<Thing> {
    let text = sources.get(source).text();
    let split = split::split(text, Some(engine));
    let mut made: Vec<Thing> = Vec::new();
    for piece in split.pieces.iter().filter(|piece| !piece.client) {
        let clean = split.clean[piece.start..piece.end].trim_end();
        let place = Place { engine, source, text: clean, start: piece.start };
        let bare = split.bare[piece.start..piece.start + clean.len()].to_ascii_uppercase();
        let words: Vec<&str> =
            bare.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
        // The first of these words says what is made: a function may return a trigger, and a trigger calls a function.
        let made_is = words
            .iter()
            .take(12)
            .find(|word| matches!(**word, "FUNCTION" | "PROCEDURE" | "TRIGGER" | "VIEW" | "TABLE"));
        match words.as_slice() {
            ["CREATE", "POLICY", ..] => made.extend(match parsed(&place) {
                Some(Statement::CreatePolicy(policy)) => self::policy(&place, &policy),
                _ => plain(&place, Kind::Policy, "policy "),
            }),
            ["CREATE", "TABLE", ..] if bare.contains("ON UPDATE") => made.extend(on_update(&place)),
            ["CREATE", ..] if made_is == Some(&"FUNCTION") => made.extend(function(&place)),
            ["CREATE", ..] if made_is == Some(&"TRIGGER") => made.extend(trigger(&place)),
            ["CREATE", ..] if made_is == Some(&"VIEW") => made.extend(view(&place)),
            ["GRANT", ..] => made.extend(grant(&place)),
            ["ALTER", "TABLE", .., "DISABLE", "TRIGGER", _] => disable(&place, &mut made),
            _ => {}
        }
    }
    made
}

fn parsed(place: &Place<'_>) -> Option<Statement> {
    let (text, dialect) = (super::readable::readable(place.engine, place.text), dialect(place.engine));
    let parser = Parser::new(dialect.as_ref()).with_recursion_limit(DEEPEST).try_with_sql(&text);
    let mut statements = parser.and_then(|mut parser| parser.parse_statements()).ok()?;
    (statements.len() == 1).then(|| statements.remove(0))
}

fn table(named: Named) -> (Option<String>, String) {
    (named.namespace, named.name.value)
}

fn policy(place: &Place<'_>, policy: &CreatePolicy) -> Option<Thing> {
    let named = place.named(&policy.table_name)?;
    let condition =
        |expr: Option<&sqlparser::ast::Expr>| expr.map(|expr| canon::of(place.engine, expr)).unwrap_or_default();
    let mut roles: Vec<String> = policy
        .to
        .iter()
        .flatten()
        .map(|role| match role {
            Owner::Ident(ident) => place.ident(ident),
            other => other.to_string().to_lowercase(),
        })
        .collect();
    roles.sort_unstable();
    let says = format!(
        "{:?} {} to {} using {} check {}",
        policy.policy_type.as_ref().map_or_else(|| "PERMISSIVE".to_owned(), ToString::to_string),
        policy.command.as_ref().map_or_else(|| "ALL".to_owned(), ToString::to_string),
        if roles.is_empty() { "public".to_owned() } else { roles.join(", ") },
        condition(policy.using.as_ref()),
        condition(policy.with_check.as_ref()),
    );
    let name = place.said(&policy.name);
    Some(thing(place, Kind::Policy, Some(table(named)), None, name.value, says).at(name.span))
}

fn thing(
    place: &Place<'_>,
    kind: Kind,
    table: Option<(Option<String>, String)>,
    namespace: Option<String>,
    name: String,
    says: String,
) -> Thing {
    Thing { kind, table, namespace, name, says, text: place.text.to_owned(), disabled: false, span: place.first() }
}

impl Thing {
    fn at(mut self, span: Span) -> Thing {
        self.span = span;
        self
    }
}

/// A trigger: of PostgreSQL, which prints it in words of its own, in one form; of the others as it was written.
fn trigger(place: &Place<'_>) -> Option<Thing> {
    let mut made = plain(place, Kind::Trigger, "trigger ")?;
    if place.engine == Engine::Postgres {
        made.says = trigger_says(place.text).unwrap_or(made.says);
    }
    Some(made)
}

/// When it fires, for which rows, and what it calls: `CREATE TRIGGER … ON … WHEN (…) EXECUTE FUNCTION …(…)`. The parser knows no arguments there.
fn trigger_says(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let upper = text.to_ascii_uppercase();
    let call =
        ["EXECUTE FUNCTION ", "EXECUTE PROCEDURE "].iter().find_map(|word| Some((upper.rfind(word)?, word.len())))?;
    let (head, called) = (text[..call.0].trim_end(), &text[call.0 + call.1..]);
    let (head, condition) = match upper[..call.0].find(" WHEN (") {
        Some(at) => (&head[..at], head[at + " WHEN (".len()..].strip_suffix(')')?),
        None => (head, ""),
    };
    let (name, arguments) = called.split_once('(')?;
    let own = |words: String| words.strip_prefix("public.").map(str::to_owned).unwrap_or(words);
    let head = canon::words(head);
    let (when, on) = head.split_once(" on ")?;
    // INSERT OR DELETE is DELETE OR INSERT.
    let mut when: Vec<&str> = when.split(' ').collect();
    when.sort_unstable();
    let condition = if condition.is_empty() { String::new() } else { canon::expression(Engine::Postgres, condition) };
    let (on, name) = (own(on.to_owned()), own(canon::words(name)));
    Some(format!("{} on {on} when {condition} calls {name}({}", when.join(" "), canon::words(arguments)))
}

/// A thing by its words alone: its name behind the one for it, its table behind ON.
fn plain(place: &Place<'_>, kind: Kind, word: &str) -> Option<Thing> {
    let words = canon::words(place.text);
    let behind = |word: &str| {
        let at = words.find(word)? + word.len();
        let rest = words[at..].strip_prefix("if not exists ").unwrap_or(&words[at..]);
        Some(
            rest[..rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(rest.len())]
                .to_owned(),
        )
    };
    let (name, on) = (behind(word)?, behind(" on ")?);
    let on = match on.rsplit_once('.') {
        Some((namespace, on)) => (Some(namespace.to_owned()).filter(|namespace| namespace != "public"), on.to_owned()),
        None => (None, on),
    };
    Some(thing(place, kind, Some(on), None, name, words))
}

/// The name behind a word: `CREATE OR REPLACE FUNCTION public.name(`.
fn named(place: &Place<'_>, word: &str) -> Option<(Option<String>, String)> {
    let at = place.text.to_ascii_uppercase().find(word)? + word.len();
    let rest = place.text[at..].trim_start();
    let dialect = dialect(place.engine);
    let mut parser = Parser::new(dialect.as_ref()).try_with_sql(rest.split('(').next().unwrap_or(rest)).ok()?;
    place.named(&parser.parse_object_name(false).ok()?).map(table)
}

/// Its body is kept as it was written, so it is compared as it was written.
fn function(place: &Place<'_>) -> Option<Thing> {
    let (namespace, name) = named(place, "FUNCTION")?;
    let open = place.text.find('$')?;
    let tag = &place.text[open..=open + 1 + place.text[open + 1..].find('$')?];
    let body = place.text[open + tag.len()..].split(tag).next()?;
    Some(thing(place, Kind::Function, None, namespace, name, body.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// `GRANT SELECT, INSERT ON tasks TO app`
fn grant(place: &Place<'_>) -> Option<Thing> {
    let rest = place.text.get("GRANT ".len()..)?;
    let (rights, rest) = rest.split_once(" ON ")?;
    let (on, role) = rest.rsplit_once(" TO ")?;
    let dialect = dialect(place.engine);
    let name = |text: &str| {
        let mut parser = Parser::new(dialect.as_ref()).try_with_sql(text.trim()).ok()?;
        place.named(&parser.parse_object_name(false).ok()?)
    };
    let mut rights: Vec<&str> = rights.split(',').map(str::trim).collect();
    rights.sort_unstable();
    let (on, role) = (table(name(on)?), name(role)?.name.value);
    Some(thing(place, Kind::Grant, Some(on), None, role, rights.join(", ")))
}

fn view(place: &Place<'_>) -> Option<Thing> {
    let (namespace, name) = named(place, "VIEW ")?;
    Some(thing(place, Kind::View, None, namespace, name, String::new()))
}

fn on_update(place: &Place<'_>) -> Vec<Thing> {
    let Some(Statement::CreateTable(parsed)) = parsed(place) else { return Vec::new() };
    let Some(named) = place.named(&parsed.name) else { return Vec::new() };
    let on = table(named);
    let mut made = Vec::new();
    for column in &parsed.columns {
        for option in &column.options {
            if let ColumnOption::OnUpdate(expr) = &option.option {
                let name = place.said(&column.name);
                let mut kept =
                    thing(place, Kind::OnUpdate, Some(on.clone()), None, name.value, canon::of(place.engine, expr))
                        .at(name.span);
                kept.text = format!("ON UPDATE {expr}");
                made.push(kept);
            }
        }
    }
    made
}

/// `ALTER TABLE tasks DISABLE TRIGGER set_updated_at`
fn disable(place: &Place<'_>, made: &mut [Thing]) {
    use sqlparser::ast::AlterTableOperation;
    let Some(Statement::AlterTable(parsed)) = parsed(place) else { return };
    let Some(on) = place.named(&parsed.name).map(table) else { return };
    for operation in &parsed.operations {
        if let AlterTableOperation::DisableTrigger { name } = operation {
            let name = place.ident(name);
            let own = |thing: &&mut Thing| {
                thing.kind == Kind::Trigger && thing.table.as_ref() == Some(&on) && thing.name == name
            };
            made.iter_mut().filter(own).for_each(|thing| thing.disabled = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::trigger_says;

    #[test]
    fn a_trigger_is_what_it_says() {
        let ours = "CREATE TRIGGER \"audit\" AFTER INSERT OR DELETE ON \"users\"\n    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)\n    \
                    EXECUTE FUNCTION \"log_it\"('logs', '{}')";
        let printed = "CREATE TRIGGER audit AFTER DELETE OR INSERT ON public.users FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) \
                       EXECUTE FUNCTION public.log_it('logs', '{}')";
        assert_eq!(trigger_says(ours), trigger_says(printed));
        for (from, to) in [
            ("AFTER", "BEFORE"),
            ("INSERT", "UPDATE"),
            ("log_it", "log"),
            ("'logs'", "'log'"),
            ("DISTINCT", "NOT DISTINCT"),
            ("EACH ROW", "EACH STATEMENT"),
        ] {
            assert_ne!(trigger_says(&ours.replace(from, to)), trigger_says(printed), "{from}");
        }
    }
}
