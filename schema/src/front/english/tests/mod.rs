//! Texts in, drafts out.

mod context;
mod faults;
mod mends;
mod robust;
mod says;

use super::*;
use crate::draft::{DraftField, DraftRelationKind, DraftType};
use crate::ir::{By, Type};

/// Everything that a draft says, one fact a line; and the complaints.
fn show_with(text: &str, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
    let mut sources = Sources::new();
    let id = sources.add_file("crm.md", text);
    let mut out = Diagnostics::new();
    let draft = read(&sources, &[id], context, &mut out);
    let mut lines = Vec::new();
    for model in &draft.models {
        let mut line = model.name.value.clone();
        for (said, word) in [
            (model.only_mentioned, " mentioned".to_owned()),
            (
                model.scope.is_some(),
                format!(" {:?}", model.scope.as_ref().map(|s| &s.value)).replace("Some(", "").replace(')', ""),
            ),
            (model.soft_delete.is_some(), format!(" soft={}", model.soft_delete.as_ref().is_some_and(|s| s.value))),
            (model.audited.is_some(), " audited".to_owned()),
            (model.renamed_from.is_some(), format!(" was {}", model.renamed_from.as_ref().map_or("", |s| &s.value))),
            (
                !model.waivers.is_empty(),
                format!(" allow {:?}", model.waivers.iter().map(|w| (&w.rule, &w.reason)).collect::<Vec<_>>()),
            ),
        ] {
            if said {
                line += &word;
            }
        }
        lines.push(line);
        lines.extend(model.fields.iter().map(|field| format!("  {}", show_field(field))));
        for unique in &model.uniques {
            let fields: Vec<_> = unique.fields.iter().map(|f| f.value.as_str()).collect();
            lines.push(format!("  unique {}", fields.join(", ")));
        }
        for index in &model.indexes {
            let fields: Vec<_> = index.fields.iter().map(|f| f.value.as_str()).collect();
            lines.push(format!("  index {}", fields.join(", ")));
        }
    }
    for relation in &draft.relations {
        let kind = match relation.kind {
            DraftRelationKind::ManyToOne => "->",
            DraftRelationKind::OneToOne => "-",
            DraftRelationKind::ManyToMany => "<->",
            DraftRelationKind::IsA => "is a",
        };
        let mut line = format!("{} {kind} {}", relation.from.value, relation.to.value);
        if let Some(role) = &relation.role {
            line += &format!(" as {}", role.value);
        }
        if let Some(required) = &relation.required {
            line += if required.value { " required" } else { " optional" };
        }
        if let Some(action) = &relation.on_delete {
            line += &format!(" {}", action.value.word());
        }
        for field in &relation.attributes {
            line += &format!(" with {}", show_field(field));
        }
        lines.push(line);
    }
    lines.extend(draft.engines.iter().map(|engine| format!("engine {}", engine.value.word())));
    lines.extend(draft.tenancy_asked.iter().map(|_| "tenancy asked".to_owned()));
    lines.extend(draft.unread.iter().map(|unread| format!("unread {}", unread.text)));
    let complaints = out.finish().into_iter().map(|d| {
        let place = sources.place(d.span);
        format!("{}:{} {}: {}\n  {}", place.line, place.column, d.code, d.message, d.details(&sources).join("\n  "))
    });
    (lines, complaints.collect())
}

fn show_field(field: &DraftField) -> String {
    let mut line = field.name.value.clone();
    assert_eq!(field.origin.by, By::Text);
    if let Some(ty) = &field.ty {
        line += &match &ty.value {
            DraftType::Known(Type::Array(element)) => format!(" {}[]", element.word()),
            DraftType::Known(ty) => format!(" {}", ty.word()),
            DraftType::Values(values) => {
                format!(" ({})", values.iter().map(|v| v.stored.as_str()).collect::<Vec<_>>().join(" "))
            }
            other => format!(" {other:?}"),
        };
    }
    if let Some(required) = &field.required {
        line += if required.value { " required" } else { " optional" };
    }
    if let Some(unique) = &field.unique {
        line += &format!(" {:?}", unique.value);
    }
    if let Some(default) = &field.default {
        line += &format!(" = {:?}", default.value);
    }
    if let Some(length) = &field.max_length {
        line += &format!(" <= {}", length.value);
    }
    for check in &field.checks {
        line += &format!(" [{}]", check.value.plain());
    }
    if let Some(from) = &field.renamed_from {
        line += &format!(" was {}", from.value);
    }
    line
}

/// The facts of a text without a fault.
fn facts(text: &str) -> Vec<String> {
    let (lines, complaints) = show_with(text, &Context::default());
    assert_eq!(complaints, Vec::<String>::new(), "{text}");
    lines
}

/// The examples of a page: its indented lines, without what a raw string adds.
fn examples(form: &Form) -> impl Iterator<Item = &str> {
    form.page.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.trim().is_empty())
}

#[test]
fn every_page_tells_the_truth() {
    for form in forms() {
        assert!(examples(form).count() > 0, "{} has no example", form.name);
        for example in examples(form) {
            let facts = facts(example);
            assert!(!facts.is_empty(), "{example}");
        }
    }
}
