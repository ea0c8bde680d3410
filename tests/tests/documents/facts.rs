//! The facts of a description, one line each, in the words of `expected.txt`.
//!
//! Both sides of the comparison become this, so a line that no JSON could print is a difference, not a silence.

use std::collections::BTreeMap;

/// What a list states, or what a JSON document states.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Facts {
    /// Lines that belong to no table: engine, tenancy, relations.
    pub(crate) top: Vec<String>,
    /// By the table's name.
    pub(crate) tables: BTreeMap<String, Table>,
    /// The words that an assumption must have (a list), or what an assumption says (a JSON document).
    pub(crate) assumptions: Vec<String>,
    /// What is wrong with the source itself.
    pub(crate) faults: Vec<String>,
}

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// The `table` line.
    pub(crate) header: String,
    /// In their order.
    pub(crate) columns: Vec<String>,
    /// Keys, uniques, indexes, checks and foreign keys, in no order.
    pub(crate) constraints: Vec<String>,
}

const CONSTRAINTS: [&str; 5] = ["primary key ", "unique ", "index ", "check ", "foreign key "];

impl Facts {
    /// Reads an `expected.txt`.
    pub(crate) fn of_list(list: &str) -> Self {
        let mut facts = Self::default();
        let mut table = None;
        for (number, line) in list.lines().enumerate() {
            let indented = line.starts_with(' ');
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if indented {
                match table.as_ref().and_then(|name| facts.tables.get_mut(name)) {
                    Some(Table { constraints, .. }) if CONSTRAINTS.iter().any(|word| line.starts_with(word)) => {
                        constraints.push(line);
                    }
                    Some(Table { columns, .. }) => columns.push(line),
                    None => facts.faults.push(format!("line {}: `{line}` stands under no table", number + 1)),
                }
                continue;
            }
            table = None;
            if let Some(words) = line.strip_prefix("assumption ") {
                facts.assumptions.push(words.to_lowercase());
            } else if let Some(rest) = line.strip_prefix("table ") {
                let name = rest.split(' ').next().unwrap_or_default().to_owned();
                facts.add_table(name.clone(), Table { header: line, ..Table::default() });
                table = Some(name);
            } else {
                facts.top.push(line);
            }
        }
        facts
    }

    /// Adds a table; two of one name are a fault.
    pub(crate) fn add_table(&mut self, name: String, table: Table) {
        if self.tables.contains_key(&name) {
            self.faults.push(format!("table `{name}` is there twice"));
        }
        self.tables.insert(name, table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_line_by_line() {
        let facts = Facts::of_list(
            "# a note\nengine postgres\n\ntable kilns (Kiln) global\n  id uuid   required\n  primary key id\n\nassumption Fuel text\n",
        );
        assert_eq!(facts.top, ["engine postgres"]);
        assert_eq!(facts.assumptions, ["fuel text"]);
        assert_eq!(facts.tables["kilns"].columns, ["id uuid required"]);
        assert_eq!(facts.tables["kilns"].constraints, ["primary key id"]);
        assert_eq!(facts.faults, Vec::<String>::new());
    }

    #[test]
    fn a_lost_line_and_a_second_table_are_faults() {
        let facts = Facts::of_list(
            "table kilns (Kiln) global\ntable kilns (Kiln) global\nengine postgres\n  id uuid required\n",
        );
        assert_eq!(facts.faults, ["table `kilns` is there twice", "line 4: `id uuid required` stands under no table"]);
    }
}
