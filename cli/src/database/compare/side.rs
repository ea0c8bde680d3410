//! One of the two: a schema as its script says it, and what belongs to it beside.

use groundplan_schema::found;
use groundplan_schema::ir::{Engine, Model, Schema};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;

use crate::database::ignore::Pattern;
use crate::database::live::Live;
use crate::database::sql;
use crate::database::sql::beside::{self, Kind, Thing};

pub(super) struct Side {
    pub(super) schema: Schema,
    pub(super) things: Vec<Thing>,
    /// What was left out, and why.
    pub(super) ignored: Vec<(String, String)>,
}

impl Side {
    /// What DDL of ours says.
    pub(super) fn of_script(
        sources: &mut Sources,
        engine: Engine,
        name: &str,
        text: &str,
        out: &mut Diagnostics,
    ) -> Side {
        let source = sources.add_file(name, text);
        let schema = found::schema(sql::read(sources, source, engine, true, out));
        Side { schema, things: beside::read(sources, source, engine), ignored: Vec::new() }
    }

    /// What a database says.
    pub(super) fn of_database(sources: &mut Sources, live: &Live, ignore: &[Pattern], out: &mut Diagnostics) -> Side {
        let (mut schema, source) = live.schema(sources, ignore, out);
        let mut things = beside::read(sources, source, live.engine);
        let mut ignored = Vec::new();
        schema.unread.retain(|unread| {
            let by = unread.hint.strip_prefix("ignored, ");
            ignored.extend(by.map(|by| (unread.text.clone(), by.to_owned())));
            by.is_none()
        });
        let own = |namespace: &mut Option<String>| {
            if namespace.is_some() && *namespace == live.namespace {
                *namespace = None;
            }
        };
        things.retain_mut(|thing| {
            own(&mut thing.namespace);
            thing.table.iter_mut().for_each(|(namespace, _)| own(namespace));
            let matches = |pattern: &&Pattern| match &thing.table {
                Some((namespace, table)) => {
                    pattern.matches(namespace.as_deref(), table) || thing.is_meant_by(table, pattern)
                }
                None => thing.kind == Kind::View && pattern.matches(thing.namespace.as_deref(), &thing.name),
            };
            let pattern = ignore.iter().find(matches);
            let by_name =
                |pattern: &Pattern| thing.table.as_ref().is_none_or(|(_, table)| thing.is_meant_by(table, pattern));
            if let Some(pattern) = pattern.filter(|pattern| by_name(pattern)) {
                ignored.push((thing.name.clone(), format!("by `{}`", pattern.text())));
            }
            pattern.is_none()
        });
        Side { schema, things, ignored }
    }

    /// The table of this name, as the engine compares names.
    pub(super) fn table(&self, namespace: Option<&str>, name: &str) -> Option<&Model> {
        let same = |model: &&Model| {
            model.namespace.as_deref() == namespace
                && match self.schema.engine {
                    Engine::Postgres => model.table == name,
                    _ => model.table.eq_ignore_ascii_case(name),
                }
        };
        self.schema.models.iter().find(same)
    }
}

/// A table's name, with its namespace where that is not the default one.
pub(super) fn shown(model: &Model) -> String {
    match &model.namespace {
        Some(namespace) => format!("{namespace}.{}", model.table),
        None => model.table.clone(),
    }
}
