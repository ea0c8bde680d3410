//! What only the whole file shows: what a domain is made of, and which sequence counts a column.

use groundplan_schema::found::tables::{Column, Table, Tables, type_name};
use groundplan_schema::ir::{Engine, Generated, Type, Value};
use groundplan_schema::text::Spanned as Said;

use super::split::Split;
use super::types::Read;

/// A domain: its namespace and name, and what it is made of.
pub(super) struct Domain {
    pub(super) namespace: Option<String>,
    pub(super) name: String,
    pub(super) base: Read,
    pub(super) required: bool,
}

pub(super) fn all(tables: &mut Tables, domains: &[Domain], split: &Split) {
    if tables.engine == Engine::Sqlite {
        shadows(tables, split);
    }
    if tables.engine != Engine::Postgres {
        return;
    }
    let owned = owned(split);
    for table in &mut tables.tables {
        let name = table.name.value.clone();
        for column in &mut table.columns {
            domain(column, domains);
            sequence(column, &name, &owned);
        }
    }
}

/// What a virtual table keeps for itself is a part of it. A dump makes the virtual table by a row of SQLite's own catalogue.
fn shadows(tables: &mut Tables, split: &Split) {
    const KEPT: &[&str] =
        &["data", "idx", "content", "docsize", "config", "segments", "segdir", "stat", "node", "parent", "rowid"];
    let words: Vec<&str> = split.clean.split_ascii_whitespace().collect();
    let is = |word: &str, other: &str| word.trim_start_matches('\'').eq_ignore_ascii_case(other);
    let made = words.windows(3).enumerate().filter(|(at, three)| {
        is(three[0], "VIRTUAL")
            && is(three[1], "TABLE")
            && *at > 0
            && words[at - 1].to_ascii_uppercase().ends_with("CREATE")
    });
    let names: Vec<&str> = made.map(|(_, three)| three[2].trim_matches(['"', '`', '[', ']'])).collect();
    for table in &mut tables.tables {
        let own = table.name.value.as_str();
        let of = |name: &&&str| {
            own.strip_prefix(**name).and_then(|rest| rest.strip_prefix('_')).is_some_and(|rest| KEPT.contains(&rest))
        };
        table.partition |= names.iter().find(of).is_some();
    }
}

/// A column of a domain holds what the domain is made of, and is still called by the domain's name.
fn domain(column: &mut Column, domains: &[Domain]) {
    let Type::Other { sql } = &column.ty else { return };
    let (namespace, name) = type_name(sql);
    let same = |domain: &&Domain| domain.name == name && domain.namespace == namespace;
    let Some(domain) = domains.iter().find(same) else { return };
    column.ty = domain.base.ty.clone();
    column.length_missing = domain.base.length_missing;
    column.required |= domain.required;
    let number = column.ty.is_number();
    if let Some(Said { value: Value::Text(text), .. }) = &column.default
        && number
        && text.parse::<f64>().is_ok()
    {
        let text = text.clone();
        column.default = column.default.take().map(|said| Said::new(Value::Number(text), said.span));
    }
}

/// `nextval('orders_id_seq')` is what `serial` means where the sequence is the column's own. Any other one is a default like all others.
fn sequence(column: &mut Column, table: &str, owned: &[(String, String, String)]) {
    let Some(Said { value: Value::Sql(sql), .. }) = &column.default else { return };
    let Some(sequence) = sequence_of(sql) else { return };
    let own = format!("{table}_{}_seq", column.name.value);
    // PostgreSQL cuts names at 63 bytes, and takes from the table's and from the column's.
    let named = sequence == own || (own.len() > 63 && sequence.len() >= 60 && sequence.ends_with("_seq"));
    let is_owned = owned.iter().any(|(of, to, by)| *of == sequence && *to == *table && *by == column.name.value);
    if named || is_owned {
        column.default = None;
        column.generated = Some(Generated::Serial);
    }
}

/// The bare name of the sequence in `nextval('public.orders_id_seq'::regclass)`.
fn sequence_of(sql: &str) -> Option<String> {
    let rest = sql.trim().strip_prefix("nextval(")?.trim_start_matches('(').strip_prefix('\'')?;
    let (name, _) = rest.split_once('\'')?;
    Some(type_name(name).1)
}

/// `ALTER SEQUENCE … OWNED BY table.column`: sequence, table and column without their namespaces.
fn owned(split: &Split) -> Vec<(String, String, String)> {
    let one = |text: &str| {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        let at = words
            .windows(2)
            .position(|pair| pair[0].eq_ignore_ascii_case("OWNED") && pair[1].eq_ignore_ascii_case("BY"))?;
        let sequence = words.get(2).filter(|word| !word.eq_ignore_ascii_case("IF")).or_else(|| words.get(4))?;
        let (table, column) = words.get(at + 2).and_then(|path| path.trim_end_matches(';').rsplit_once('.'))?;
        Some((type_name(sequence).1, type_name(table).1, type_name(column).1))
    };
    let pieces =
        split.pieces.iter().filter(|piece| !piece.client).map(|piece| split.clean[piece.start..piece.end].trim());
    let sequences = pieces.filter(|text| {
        let mut words = text.split_ascii_whitespace();
        let mut is = |word: &str| words.next().is_some_and(|own| own.eq_ignore_ascii_case(word));
        is("ALTER") && is("SEQUENCE")
    });
    sequences.filter_map(one).collect()
}

/// In quotes where PostgreSQL would read another name without.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

/// What keeps the rows of MySQL's tables, as its words say it: what an empty database would not do by itself.
pub(super) fn kept(options: &str, masked: &str) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    let value = |word: &str| {
        let at = masked.find(word)? + word.len();
        let rest = options[at..].trim_start_matches([' ', '=']);
        Some(rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default().to_owned())
    };
    if let Some(engine) = value("ENGINE=").filter(|engine| !engine.eq_ignore_ascii_case("InnoDB")) {
        out.push((
            format!("ENGINE={engine}"),
            "not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds)",
        ));
    }
    if let Some(at) = masked.find("PARTITION BY") {
        out.push((options[at..].split_whitespace().collect::<Vec<_>>().join(" "), PARTS));
    }
    if masked.contains("SYSTEM VERSIONING") {
        out.push(("WITH SYSTEM VERSIONING".to_owned(), "not read: that a table keeps what its rows were"));
    }
    out
}

/// Why a table's parts are listed.
pub(super) const PARTS: &str = "not read: how a table is kept in parts";

/// The collations that tables have of their own: one line for all tables of each.
pub(super) fn collation(options: &str, masked: &str) -> Option<String> {
    let value = |word: &str| {
        let at = masked.find(word)? + word.len();
        options[at..].split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().map(str::to_owned)
    };
    value("COLLATE=").or_else(|| value("CHARSET="))
}

/// The tables of a file with the columns that are theirs and their parents'.
pub(super) fn inherited(table: &mut Table, parents: &[Table]) {
    let mut columns: Vec<Column> = Vec::new();
    for (parent, column) in parents.iter().flat_map(|parent| parent.columns.iter().map(move |column| (parent, column)))
    {
        if !columns.iter().any(|own| own.name.value == column.name.value) {
            let mut column = column.clone();
            if column.generated == Some(Generated::Serial) {
                // It is counted by its parent's sequence.
                let sequence = format!("{}_{}_seq", parent.name.value, column.name.value);
                let path =
                    parent.namespace.iter().chain([&sequence]).map(|part| quoted(part)).collect::<Vec<_>>().join(".");
                column.generated = None;
                column.default = Some(Said::new(Value::Sql(format!("nextval('{path}'::REGCLASS)")), column.name.span));
            }
            columns.push(column);
        }
    }
    for column in std::mem::take(&mut table.columns) {
        match columns.iter_mut().find(|own| own.name.value == column.name.value) {
            Some(own) => *own = column,
            None => columns.push(column),
        }
    }
    table.columns = columns;
    // Checks are inherited; keys, uniques and indexes are not.
    let checks = parents.iter().flat_map(|parent| parent.checks.clone());
    let own: Vec<_> = std::mem::take(&mut table.checks);
    table.checks = checks.chain(own).collect();
}
