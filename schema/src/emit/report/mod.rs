//! The report: a schema as Markdown, for people who decide about it. One section per file; sections without content are left out.

mod notes;
mod origin;
mod personal;
mod scorecard;
mod summary;
mod table;
mod terminal;
pub(super) mod text;

pub use terminal::plain;

use super::mermaid;
use crate::ir::Schema;
use crate::score::Scorecard;
use crate::text::Sources;

/// The whole report. It names no time and no machine: the same schema gives the same bytes.
pub fn markdown(schema: &Schema, sources: &Sources, scorecard: &Scorecard) -> String {
    let sections = [
        summary::section(schema, scorecard),
        format!("## Diagram\n\n```mermaid\n{}```\n", mermaid::diagram(schema)),
        scorecard::section(scorecard, sources),
        origin::sentences(schema, sources),
        table::section(schema, sources, table::Constraints::List),
        origin::relations(schema, sources),
        personal::section(schema),
        notes::assumptions(schema, sources),
        notes::unread(schema, sources),
        notes::questions(schema),
        notes::migrations(schema),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    sections.join("\n")
}

/// The sections that the page in HTML takes over as they are: tables, relations, personal data, notes, sentences.
#[cfg(feature = "json")]
pub(super) fn notes(schema: &Schema, sources: &Sources) -> [String; 8] {
    [
        table::section(schema, sources, table::Constraints::Table),
        origin::relations(schema, sources),
        personal::section(schema),
        notes::assumptions(schema, sources),
        notes::unread(schema, sources),
        notes::questions(schema),
        notes::migrations(schema),
        origin::sentences(schema, sources),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::sql::fixture::{column, model, schema};
    use crate::ir::{Engine, Model, ModelId, Pii, Reference, Role, Type};

    fn report(models: Vec<Model>) -> String {
        let scorecard = Scorecard {
            overall: 100.0,
            dimensions: Vec::new(),
            tables: Vec::new(),
            findings: Vec::new(),
            not_asked: Vec::new(),
            held: Vec::new(),
        };
        markdown(&schema(Engine::Postgres, models), &Sources::new(), &scorecard)
    }

    fn headings(report: &str) -> Vec<&str> {
        report.lines().filter_map(|line| line.strip_prefix("## ")).collect()
    }

    #[test]
    fn sections_without_content_are_left_out() {
        assert_eq!(headings(&report(Vec::new())), ["Diagram", "Scorecard", "Migrations"]);
    }

    #[test]
    fn personal_data_comes_with_advice() {
        let mut ssn = column("ssn", Type::String { length: 20 });
        ssn.pii = Some(Pii::Ssn);
        let report = report(vec![model("Patient", vec![ssn])]);
        assert!(report.contains("| `patients.ssn` | ssn | **critical** |"), "{report}");
        assert!(report.contains("**Critical** columns: encrypt each value"), "{report}");
    }

    #[test]
    fn a_price_that_is_not_copied_is_a_question() {
        let product = model("Product", vec![column("price", Type::Decimal { precision: 10, scale: 2 })]);
        let mut key = column("product_id", Type::Uuid);
        key.role = Role::ForeignKey;
        key.references = Some(Reference { model: "Product".into(), id: Some(ModelId(0)), path: None });
        let item = model("OrderItem", vec![key, column("quantity", Type::Integer)]);
        let asked = "`OrderItem` counts `products` in `quantity` but does not keep the price";
        assert!(report(vec![product.clone(), item.clone()]).contains(asked));

        let mut keeps = item;
        keeps.fields.push(column("unit_price", Type::Decimal { precision: 10, scale: 2 }));
        assert!(!report(vec![product, keeps]).contains("## Questions"));
    }
}
