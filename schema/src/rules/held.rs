//! Held by construction: rules that a front end or lowering cannot break. They are listed, not scored.

use crate::ir::Style;

/// Why a rule cannot fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The rule.
    pub rule: &'static str,
    /// Where models are written this way; `None`: in structs and in English, which our lowering reads; a database that is there already holds nothing.
    pub style: Option<Style>,
    /// What holds it.
    pub reason: &'static str,
}

impl Held {
    /// Where it is held, as people read it.
    pub const fn place(&self) -> &'static str {
        match self.style {
            Some(Style::Text) => "In English",
            Some(Style::Struct) => "In structs",
            Some(Style::Database) => "In databases",
            None => "In structs and in English",
        }
    }
}

/// All of them, sorted by rule. Each has a test below, which breaks when the reason is no longer true.
pub static HELD: &[Held] = &[
    Held {
        rule: "bare_varchar",
        style: Some(Style::Text),
        reason: "a string of which no length is said holds 255 characters by convention, or as many as its name's convention says",
    },
    Held {
        rule: "boolean_without_default",
        style: Some(Style::Text),
        reason: "a boolean starts as false by convention, and as true where it is called active or enabled",
    },
    Held {
        rule: "constraint_name",
        style: Some(Style::Text),
        reason: "no sentence names a constraint, and the derived names say kind, table and column",
    },
    Held {
        rule: "fk_type_mismatch",
        style: None,
        reason: "a key has the type of the key that it refers to: lowering gives it to a text, and of a struct another one is an error of reading (invalid_key)",
    },
    Held {
        rule: "fk_without_index",
        style: None,
        reason: "every foreign key gets an index with the tenant first, unless the primary key, a unique or another index begins with its columns",
    },
    Held {
        rule: "fk_without_on_delete",
        style: Some(Style::Text),
        reason: "where nothing is said a deletion is refused (RESTRICT), and it cascades to the rows of a pure junction and of a subtype",
    },
    Held {
        rule: "json_search_without_gin",
        style: None,
        reason: "on PostgreSQL a search by JSON or a list becomes a GIN index",
    },
    Held {
        rule: "missing_primary_key",
        style: None,
        reason: "an entity of a text gets its key, a struct without one is an error of reading (missing_column), and a junction's pair is its key",
    },
    Held {
        rule: "missing_rls",
        style: None,
        reason: "on PostgreSQL every tenant-owned table is printed with its policy, enabled and forced, unless groundplan.toml says `rls = false`",
    },
    Held {
        rule: "missing_timestamps",
        style: Some(Style::Text),
        reason: "both columns are added to every entity, and to every junction with columns of its own",
    },
    Held {
        rule: "name_not_snake_case",
        style: Some(Style::Text),
        reason: "a noun in any spelling becomes one snake_case name, of the table and of the column",
    },
    Held { rule: "native_enum", style: None, reason: "an enum is a text with a CHECK on every engine" },
    Held { rule: "padded_text", style: None, reason: "a text is a VARCHAR(n) or a TEXT on every engine" },
    Held {
        rule: "pii_unprotected",
        style: Some(Style::Text),
        reason: "the table of names marks personal data, and what `schema!` writes leaves it out of `Debug`",
    },
    Held {
        rule: "query_without_index",
        style: None,
        reason: "a search that is declared (`index(…)`, \"users often search tasks by status\") is an index",
    },
    Held { rule: "short_primary_key", style: None, reason: "a key that the database counts is a BIGINT" },
    Held {
        rule: "soft_delete_without_partial_index",
        style: Some(Style::Text),
        reason: "a search of a table that keeps its dead becomes an index over the living",
    },
    Held {
        rule: "timestamp_without_zone",
        style: None,
        reason: "a point in time is a moment in UTC; a struct's `NaiveDateTime` is an error of reading (unsupported_type)",
    },
    Held {
        rule: "undocumented_model",
        style: Some(Style::Text),
        reason: "the sentences of a text are its documentation",
    },
    Held {
        rule: "unique_ignores_soft_delete",
        style: None,
        reason: "where deleted rows are kept, uniques hold among the living",
    },
];

/// Why this rule cannot fail for a model that was written in this style; `None`: it can.
pub fn reason(rule: &str, style: Style) -> Option<&'static str> {
    let holds = |held: &&Held| held.style.map_or(style != Style::Database, |only| only == style);
    HELD.iter().filter(|held| held.rule == rule).find(holds).map(|held| held.reason)
}

/// Whether no model of ours can break this rule, however it is written.
pub fn reason_everywhere(rule: &str) -> bool {
    HELD.iter().any(|held| held.rule == rule && held.style.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::ir::{Engine, Model, Schema, Type};
    use crate::rules::fixture::{Fixture, rust, text};
    use crate::rules::{Case, Overview, Tally, find};

    /// Asks the rule although it is held.
    fn raw_findings(schema: &Schema, rule: &str) -> usize {
        let rule = find(rule).expect(rule);
        let all = Overview::new(schema);
        let judge = |(id, model): (_, _)| {
            let case = Case { schema, id, model, whole: true, all: &all };
            let mut tally = Tally::new(rule, Level::Error, &case);
            (rule.check)(&case, &mut tally);
            tally.done().1.len()
        };
        schema.numbered().map(judge).sum()
    }

    /// All that may be left unsaid: length, default, deletion, times.
    fn silent(start: Fixture) -> Fixture {
        start
            .bare("Project")
            .bare("Task")
            .string("title", 0)
            .field("archived", Type::Boolean)
            .key("project_id", "Project")
    }

    /// Rules that a text holds although nothing is left unsaid.
    const NAMED: [&str; 5] = [
        "constraint_name",
        "name_not_snake_case",
        "pii_unprotected",
        "soft_delete_without_partial_index",
        "undocumented_model",
    ];

    /// The schema of a text, and the codes of what is wrong with it.
    fn said(words: &str) -> (Schema, Vec<&'static str>) {
        use crate::front::english::{Context, read};
        let mut sources = crate::text::Sources::new();
        let source = sources.add_file(
            "model.md",
            if words.starts_with("Use ") { words.to_owned() } else { format!("Use SQLite. {words}") },
        );
        let mut out = crate::sink::Diagnostics::new();
        let draft = read(&sources, &[source], &Context::default(), &mut out);
        let config = crate::config::Config::default();
        let schema = crate::lower::lower(draft, &config, crate::lower::View::Whole, &sources, &mut out);
        let codes = out.finish().iter().filter(|wrong| wrong.level == Level::Error).map(|wrong| wrong.code).collect();
        (schema, codes)
    }

    #[test]
    fn constraint_name_and_name_not_snake_case() {
        let (schema, wrong) = said(
            "OrderItems have a unitPrice above 0, a Unique-Code which is unique and a PaymentState. \
             Payment state can be open or paid. Order Items belong to SalesOrders.",
        );
        assert_eq!(wrong, [""; 0]);
        assert!(schema.models.len() == 2 && schema.models.iter().any(|model| model.checks.len() > 1));
        assert_eq!(raw_findings(&schema, "constraint_name") + raw_findings(&schema, "name_not_snake_case"), 0);
    }

    #[test]
    fn pii_unprotected() {
        let (schema, _) = said("Users have a name and an email.");
        assert!(schema.models[0].fields.iter().filter(|field| field.pii.is_some()).count() == 2);
    }

    #[test]
    fn soft_delete_without_partial_index() {
        let (schema, wrong) = said(
            "Tasks have a status and a due date. Deleted tasks are kept. Users often search tasks by status and due date.",
        );
        assert!(wrong.is_empty() && schema.models[0].indexes.iter().any(|index| index.columns.len() == 2));
        assert_eq!(raw_findings(&schema, "soft_delete_without_partial_index"), 0);
    }

    #[test]
    fn fk_type_mismatch() {
        for start in both() {
            let schema = silent(start.tenants("Organization")).schema();
            assert_eq!(raw_findings(&schema, "fk_type_mismatch"), 0);
        }
    }

    #[test]
    fn native_enum_and_timestamp_without_zone() {
        for start in both() {
            let schema =
                start.model("Task").values("status", &["open", "done"]).field("done_at", Type::Timestamp).schema();
            assert_eq!(raw_findings(&schema, "native_enum") + raw_findings(&schema, "timestamp_without_zone"), 0);
        }
    }

    #[test]
    fn missing_rls() {
        let words = "Use PostgreSQL. Organizations are the tenants and have a name. Tasks have a title.";
        let (text, wrong) = said(words);
        assert!(wrong.is_empty(), "{wrong:?}");
        // What a struct leaves unsaid is the same default.
        let structs = rust().tenants("Organization").model("Task").edit(|schema| schema.engine = Engine::Postgres);
        let structs = structs.edit(|schema| schema.tenancy.iter_mut().for_each(|tenancy| tenancy.rls = true)).schema();
        for schema in [text, structs] {
            let ddl = crate::emit::sql::ddl(&schema);
            assert!(ddl.contains("FORCE ROW LEVEL SECURITY") && ddl.contains("CREATE POLICY"), "{ddl}");
        }
    }

    #[test]
    fn query_without_index_and_json_search_without_gin() {
        for start in both() {
            let made = start.model("Task").field("settings", Type::Json).field("due_date", Type::Date);
            let schema = made.index(&["settings"]).index(&["due_date"]).schema();
            let columns: Vec<_> = schema.models[0].indexes.iter().map(|index| index.columns.join(",")).collect();
            assert_eq!(columns, ["settings", "due_date"]);
            assert_eq!(raw_findings(&schema, "json_search_without_gin"), 0);
        }
        let (schema, wrong) =
            said("Use PostgreSQL. Tasks have a list of labels and a title. Users often search tasks by labels.");
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(schema.models[0].indexes.iter().map(|index| index.method).collect::<Vec<_>>(), ["gin"]);
        assert_eq!(raw_findings(&schema, "json_search_without_gin"), 0);
    }

    #[test]
    fn padded_text_and_short_primary_key() {
        for start in both() {
            let schema = silent(start).schema();
            assert!(schema.models.iter().flat_map(|model| &model.fields).all(|field| field.ty != Type::Integer));
            assert_eq!(raw_findings(&schema, "padded_text") + raw_findings(&schema, "short_primary_key"), 0);
        }
    }

    #[test]
    fn undocumented_model() {
        let (schema, _) = said("Tasks have a title.");
        assert!(!schema.sentences.is_empty());
    }

    fn both() -> [Fixture; 2] {
        [rust(), text()]
    }

    fn served(model: &Model) -> bool {
        let begins = |columns: &[String], key: &[String]| columns.starts_with(key);
        model.foreign_keys.iter().all(|key| {
            begins(&model.primary_key.columns, &key.columns)
                || model.indexes.iter().any(|index| index.filter.is_none() && begins(&index.columns, &key.columns))
                || model.uniques.iter().any(|unique| unique.filter.is_none() && begins(&unique.columns, &key.columns))
        })
    }

    #[test]
    fn a_silent_text_breaks_none_and_a_silent_struct_does() {
        let in_english: Vec<_> =
            HELD.iter().filter(|held| held.style == Some(Style::Text)).map(|held| held.rule).collect();
        // The others do not come from what is left unsaid; each has a test of its own.
        let in_english: Vec<_> = in_english.into_iter().filter(|rule| !NAMED.contains(rule)).collect();
        assert_eq!(
            in_english,
            ["bare_varchar", "boolean_without_default", "fk_without_on_delete", "missing_timestamps"]
        );
        let (sentences, structs) = (silent(text()).schema(), silent(rust()).schema());
        for rule in in_english {
            let passed = if rule == "fk_without_on_delete" {
                // It asks whether it was said; what holds it is that the key has an action which the reader can look up.
                sentences.relations.iter().all(|relation| relation.on_delete.is_some())
                    && !sentences.assumptions.is_empty()
            } else {
                raw_findings(&sentences, rule) == 0
            };
            assert!(passed, "{rule} in English");
            assert!(raw_findings(&structs, rule) > 0, "{rule} in structs");
        }
    }

    #[test]
    fn fk_without_index() {
        for start in both() {
            let schema = silent(start.tenants("Organization")).key("parent_task_id", "Task").optional().schema();
            let keys: usize = schema.models.iter().map(|model| model.foreign_keys.len()).sum();
            assert!(keys >= 4 && schema.models.iter().all(served));
        }
    }

    #[test]
    fn missing_primary_key() {
        for start in both() {
            let keys =
                start.model("Task").model("Tag").bare("TaskTag").junction().key("task_id", "Task").key("tag_id", "Tag");
            assert!(keys.schema().models.iter().all(|model| !model.primary_key.columns.is_empty()));
        }
    }

    #[test]
    fn unique_ignores_soft_delete() {
        for start in both() {
            let schema = start.model("Task").soft_delete().string("code", 9).unique(&["code"]).schema();
            let uniques = &schema.models[0].uniques;
            assert_eq!(uniques.len(), 1);
            assert_eq!(
                uniques[0].filter.as_ref().map(crate::condition::Condition::plain).as_deref(),
                Some("deleted_at IS NULL")
            );
        }
    }

    #[test]
    fn sorted_and_every_reason_is_a_sentence_without_its_stop() {
        assert!(HELD.is_sorted_by_key(|held| held.rule));
        assert!(HELD.iter().all(|held| !held.reason.ends_with('.') && held.reason.starts_with(char::is_lowercase)));
    }
}
