//! Comments on tables and columns, where groundplan.toml says that the database keeps them.

use groundplan_schema::ir::Model;

use super::{Comparing, side};

impl Comparing<'_> {
    /// Both come from a script, which has what the engine keeps of the documentation.
    pub(super) fn comments(&mut self, expected: &Model, found: &Model) {
        let is_it = |own: &&Model| own.table == expected.table && own.namespace == expected.namespace;
        if !self.model.models.iter().find(is_it).is_some_and(|own| own.comments) {
            return;
        }
        let table = side::shown(expected);
        let said = |doc: &Option<String>| doc.clone().unwrap_or_default();
        let of_table = (expected.table.clone(), None, said(&expected.doc), said(&found.doc));
        let of_columns = expected.fields.iter().filter_map(|field| {
            let other = found.fields.iter().find(|other| other.column.eq_ignore_ascii_case(&field.column))?;
            Some((field.column.clone(), Some(field.column.as_str()), said(&field.doc), said(&other.doc)))
        });
        let all: Vec<_> =
            std::iter::once(of_table).chain(of_columns).filter(|(_, _, own, other)| own != other).collect();
        for (name, column, own, other) in all {
            let cure = self.cures.comment(&expected.table, column);
            self.differ("comment", &table, &name, &own, &other, cure);
        }
    }
}
