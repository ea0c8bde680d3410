//! CREATE TABLE, CREATE INDEX and CREATE TYPE … AS ENUM.

use crate::database::tables::{Column, Key, Table, TableCheck, TableIndex, TableKey, Tables};
use groundplan_schema::ir::{Engine, Generated, OnDelete, RowSecurity, Unread};
use groundplan_schema::text::{Span, Spanned as Said};
use sqlparser::ast::{
    ColumnDef, ColumnOption, CommentDef, ConstraintCharacteristics, ConstraintReferenceMatchKind, CreateIndex,
    CreateTable, CreateTableOptions, DataType, DeferrableInitial, Expr, ForeignKeyConstraint, GeneratedAs, Ident,
    IndexColumn, IndexType, NullsDistinctOption, ObjectName, OrderBySort, ReferentialAction, Spanned, SqlOption,
    TableConstraint, UserDefinedTypeRepresentation,
};

use super::place::Place;
use super::value::{self, Default};
use super::{Fault, HELP, readable, settle, types};

pub(super) fn table(tables: &mut Tables, place: &Place<'_>, parsed: &CreateTable) -> Result<(), Fault> {
    let named = place.named(&parsed.name).ok_or_else(|| Fault::new(place.first(), "this table has no name", HELP))?;
    if tables.find_exactly(&named).is_some() {
        if parsed.if_not_exists {
            return Ok(());
        }
        let name = &named.name.value;
        return Err(Fault::new(named.name.span, format!("the table `{name}` is made twice"), "keep one of the two"));
    }
    let at = named.name.span;
    if parsed.query.is_some() || parsed.like.is_some() || parsed.clone.is_some() {
        let message = "the columns of this table are those of a query or of another table, so they are not known";
        return Err(Fault::new(at, message, "write the columns out, as a dump does"));
    }
    let mut table = Table::new(named);
    let mut parents = Vec::new();
    for parent in parsed.inherits.iter().flatten() {
        let found = place.named(parent).and_then(|named| tables.find(&named));
        let Some(found) = found else {
            let message =
                format!("this table inherits the columns of `{parent}`, which no CREATE TABLE above it makes");
            return Err(Fault::new(at, message, super::ORDER));
        };
        parents.push(tables.tables[found].clone());
        let text = format!("INHERITS ({parent})");
        unread(&mut table, at, text, "not read: that the rows of this table are rows of another one too");
    }
    if place.engine == Engine::Postgres {
        table.row_security = Some(RowSecurity::default());
    }
    for column in &parsed.columns {
        self::column(&mut table, place, column)?;
    }
    for constraint in &parsed.constraints {
        self::constraint(&mut table, place, constraint)?;
    }
    let plain = match &parsed.table_options {
        CreateTableOptions::Plain(options) => options.iter().find_map(|option| match option {
            SqlOption::Comment(comment) => Some(comment),
            _ => None,
        }),
        _ => None,
    };
    if let Some(CommentDef::WithEq(text) | CommentDef::WithoutEq(text)) = parsed.comment.as_ref().or(plain) {
        table.comment = Some(text.clone());
    }
    settle::inherited(&mut table, &parents);
    kept(&mut table, place, parsed, at);
    tables.tables.push(table);
    Ok(())
}

/// How the rows are kept, which no rule asks: who imports the table is told.
fn kept(table: &mut Table, place: &Place<'_>, parsed: &CreateTable, at: Span) {
    match place.engine {
        Engine::Postgres => {
            if let Some(parts) = &parsed.partition_by {
                unread(table, at, format!("PARTITION BY {parts}"), settle::PARTS);
            }
            if parsed.unlogged {
                unread(table, at, "UNLOGGED".to_owned(), "not read: that a crash empties a table");
            }
        }
        Engine::Sqlite => {
            if parsed.without_rowid {
                unread(table, at, "WITHOUT ROWID".to_owned(), "not read: that the rows are kept by their key");
            }
        }
        Engine::Mysql | Engine::Mariadb => {
            let (options, _) = readable::options(place.engine, place.text);
            let masked = readable::masked(place.engine, options);
            for (text, hint) in settle::kept(options, &masked) {
                unread(table, at, text, hint);
            }
        }
    }
}

/// A column with all that is said behind it.
pub(super) fn column(table: &mut Table, place: &Place<'_>, parsed: &ColumnDef) -> Result<(), Fault> {
    let name = place.said(&parsed.name);
    let read = types::read(place.engine, &parsed.data_type);
    let serial = read.generated.is_some();
    table.columns.push(Column {
        name: name.clone(),
        ty: read.ty,
        sql: read.sql,
        length_missing: read.length_missing,
        required: serial,
        default: None,
        generated: read.generated,
        comment: None,
    });
    for option in &parsed.options {
        let said = option.name.as_ref();
        self::option(table, place, &name, said, &option.option)?;
    }
    if matches!(place.engine, Engine::Mysql | Engine::Mariadb)
        && readable::is_filled(place.engine, place.text, &name.span, place.start)
    {
        let text = format!("{} ZEROFILL", name.value);
        unread(table, name.span, text, "not read: how a column's values are compared, shown or kept up to date");
    }
    Ok(())
}

/// One thing that is said behind a column, which is the last one of the table or an older one.
pub(super) fn option(
    table: &mut Table,
    place: &Place<'_>,
    name: &Said<String>,
    said: Option<&Ident>,
    option: &ColumnOption,
) -> Result<(), Fault> {
    let constraint = said.map(|ident| place.ident(ident));
    let own = || vec![name.value.clone()];
    let Some(at) = table.columns.iter().position(|column| column.name.value.eq_ignore_ascii_case(&name.value)) else {
        return Ok(());
    };
    match option {
        ColumnOption::Null => table.columns[at].required = false,
        ColumnOption::NotNull => table.columns[at].required = true,
        ColumnOption::Default(expr) => default(&mut table.columns[at], place, expr),
        ColumnOption::PrimaryKey(_) => {
            let integer = table.columns[at].sql.eq_ignore_ascii_case("INTEGER");
            if place.engine == Engine::Sqlite && integer {
                table.columns[at].generated = Some(Generated::AutoIncrement);
            }
            table.primary_key = Some(Key {
                name: constraint,
                columns: own(),
                filter: None,
                absent_equal: false,
                more: None,
                span: name.span,
            });
            required(table);
        }
        ColumnOption::Unique(unique) => {
            characteristics(table, "a unique", unique.characteristics, name.span);
            table.uniques.push(Key {
                name: constraint,
                columns: own(),
                filter: None,
                absent_equal: unique.nulls_distinct == NullsDistinctOption::NotDistinct,
                more: None,
                span: name.span,
            });
        }
        ColumnOption::ForeignKey(key) => foreign_key(table, place, constraint, own(), key, name.span)?,
        ColumnOption::Check(check) => {
            let name = constraint.or_else(|| check.name.as_ref().map(|ident| place.ident(ident)));
            self::check(table, place, name, &check.expr, table.columns[at].name.span);
        }
        ColumnOption::Comment(text) => table.columns[at].comment = Some(text.clone()),
        ColumnOption::Generated { generated_as, generation_expr, .. } => {
            table.columns[at].generated = Some(match generation_expr {
                Some(expr) => Generated::Computed(expr.to_string()),
                None => Generated::Identity,
            });
            if generation_expr.is_none() && *generated_as != GeneratedAs::ExpStored {
                table.columns[at].required = true;
            }
        }
        ColumnOption::DialectSpecific(tokens) => {
            let words = tokens.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ").to_ascii_uppercase();
            if words.contains("INCREMENT") {
                table.columns[at].generated = Some(Generated::AutoIncrement);
            }
        }
        // How values are compared, shown and kept up to date is nothing that a rule asks; who imports the table is told.
        ColumnOption::CharacterSet(_)
        | ColumnOption::Collation(_)
        | ColumnOption::OnUpdate(_)
        | ColumnOption::OnConflict(_)
        | ColumnOption::Invisible
        | ColumnOption::Srid(_) => {
            let text = format!("{} {option}", name.value);
            unread(table, name.span, text, "not read: how a column's values are compared, shown or kept up to date");
        }
        other => {
            let message = format!("`{other}` behind a column is not read");
            return Err(Fault::new(name.span, message, HELP));
        }
    }
    Ok(())
}

pub(super) fn default(column: &mut Column, place: &Place<'_>, expr: &Expr) {
    let span = expr.span();
    let span = if span.start.line == 0 { column.name.span } else { place.span(span) };
    match value::default(place.engine, expr, &column.ty) {
        Default::Null => column.default = None,
        Default::Value(value) => column.default = Some(Said::new(value, span)),
    }
}

/// A primary key's columns are NOT NULL, whether it is said or not. (Only SQLite lets NULL in, by an old mistake.)
pub(super) fn required(table: &mut Table) {
    let Some(key) = &table.primary_key else { return };
    for column in &mut table.columns {
        if key.columns.iter().any(|name| name.eq_ignore_ascii_case(&column.name.value)) {
            column.required = true;
        }
    }
}

/// A constraint of the table's own.
pub(super) fn constraint(table: &mut Table, place: &Place<'_>, parsed: &TableConstraint) -> Result<(), Fault> {
    let span = place.span(parsed.span());
    let text = |name: &Option<Ident>| name.as_ref().map(|ident| place.ident(ident));
    match parsed {
        TableConstraint::PrimaryKey(key) => {
            let columns = columns(place, &key.columns);
            let integer = |name: &str| {
                let found = table.columns.iter().find(|column| column.name.value.eq_ignore_ascii_case(name));
                found.is_some_and(|column| column.sql.eq_ignore_ascii_case("INTEGER"))
            };
            if place.engine == Engine::Sqlite && columns.len() == 1 && integer(&columns[0]) {
                let own = table.columns.iter_mut().find(|column| column.name.value.eq_ignore_ascii_case(&columns[0]));
                own.into_iter().for_each(|column| column.generated = Some(Generated::AutoIncrement));
            }
            table.primary_key =
                Some(Key { name: text(&key.name), columns, filter: None, absent_equal: false, more: None, span });
            required(table);
        }
        TableConstraint::Unique(unique) => {
            characteristics(table, "a unique", unique.characteristics, span);
            table.uniques.push(Key {
                name: text(&unique.name).or_else(|| text(&unique.index_name)),
                columns: columns(place, &unique.columns),
                filter: None,
                absent_equal: unique.nulls_distinct == NullsDistinctOption::NotDistinct,
                more: more(place, &unique.columns),
                span,
            });
        }
        TableConstraint::ForeignKey(key) => {
            let columns: Vec<String> = key.columns.iter().map(|ident| place.ident(ident)).collect();
            foreign_key(table, place, text(&key.name), columns, key, span)?;
        }
        TableConstraint::Check(check) => self::check(table, place, text(&check.name), &check.expr, span),
        TableConstraint::Index(index) => {
            let lost = more(place, &index.columns);
            let first = index.columns.first().map_or(span, |column| place.span(column.span()));
            let span = index.name.as_ref().map_or(first, |ident| place.span(ident.span));
            if let Some(lost) = &lost {
                unread(table, span, lost.clone(), PARTLY);
            }
            table.indexes.push(TableIndex {
                name: text(&index.name),
                columns: columns(place, &index.columns),
                more: lost,
                include: Vec::new(),
                method: method(index.index_type.as_ref()),
                filter: None,
                span,
            });
        }
        TableConstraint::FulltextOrSpatial(index) => table.indexes.push(TableIndex {
            name: text(&index.opt_index_name),
            columns: columns(place, &index.columns),
            more: None,
            include: Vec::new(),
            method: if index.fulltext { "fulltext" } else { "spatial" },
            filter: None,
            span,
        }),
        // It refuses rows, as a check does, but no rule can judge it.
        TableConstraint::Exclude(exclude) => {
            let nameless = sqlparser::ast::ExcludeConstraint { name: None, ..exclude.clone() };
            let condition = groundplan_schema::condition::Condition::Raw(nameless.to_string());
            table.checks.push(TableCheck { name: text(&exclude.name), condition, span });
        }
        other => return Err(Fault::new(span, format!("the constraint `{other}` is not read"), HELP)),
    }
    Ok(())
}

fn check(table: &mut Table, place: &Place<'_>, name: Option<String>, expr: &Expr, span: Span) {
    let condition = value::condition(place, expr);
    table.checks.push(TableCheck { name, condition, span });
}

fn foreign_key(
    table: &mut Table,
    place: &Place<'_>,
    name: Option<String>,
    columns: Vec<String>,
    key: &ForeignKeyConstraint,
    span: Span,
) -> Result<(), Fault> {
    characteristics(table, "a foreign key", key.characteristics, span);
    let mut more: Vec<String> = Vec::new();
    if let Some(kind) = &key.match_kind
        && *kind != ConstraintReferenceMatchKind::Simple
    {
        more.push(kind.to_string());
        unread(table, span, kind.to_string(), "not read: how a key with absent parts is matched (`MATCH`)");
    }
    if let Some(action) = key.on_update
        && !matches!(action, ReferentialAction::NoAction | ReferentialAction::Restrict)
    {
        more.push(format!("ON UPDATE {action}"));
        unread(
            table,
            span,
            format!("ON UPDATE {action}"),
            "not read: what a foreign key does when the key it refers to is changed",
        );
    }
    let other = place
        .named(&key.foreign_table)
        .ok_or_else(|| Fault::new(span, "this key refers to a table without a name", HELP))?;
    table.keys.push(TableKey {
        name: name.or_else(|| key.name.as_ref().map(|ident| place.ident(ident))),
        columns,
        table: other,
        references: key.referred_columns.iter().map(|ident| place.ident(ident)).collect(),
        on_delete: key.on_delete.map(|action| match action {
            ReferentialAction::Cascade => OnDelete::Cascade,
            ReferentialAction::Restrict => OnDelete::Restrict,
            ReferentialAction::SetNull => OnDelete::SetNull,
            ReferentialAction::NoAction => OnDelete::NoAction,
            ReferentialAction::SetDefault => OnDelete::SetDefault,
        }),
        more: {
            more.extend(key.characteristics.filter(is_special).map(|said| said.to_string()));
            (!more.is_empty()).then(|| more.join(" "))
        },
        span,
    });
    Ok(())
}

/// Whether a constraint is asked later than at once, or not at all.
fn is_special(said: &ConstraintCharacteristics) -> bool {
    said.deferrable == Some(true) || said.initially == Some(DeferrableInitial::Deferred) || said.enforced == Some(false)
}

/// When a constraint is asked, and whether.
fn characteristics(table: &mut Table, what: &str, said: Option<ConstraintCharacteristics>, span: Span) {
    let Some(said) = said.filter(is_special) else {
        return;
    };
    unread(table, span, said.to_string(), &format!("not read: when {what} is asked (`DEFERRABLE`, `NOT ENFORCED`)"));
}

pub(super) fn unread(table: &mut Table, span: Span, text: String, hint: &str) {
    table.unread.push(Unread { span, text, hint: hint.to_owned() });
}

/// Columns, or expressions as SQL. MySQL's `name(10)`, the beginning of a text, is the column.
fn columns(place: &Place<'_>, parsed: &[IndexColumn]) -> Vec<String> {
    let one = |column: &IndexColumn| match &column.column.expr {
        Expr::Identifier(ident) => place.ident(ident),
        Expr::Nested(inner) => match inner.as_ref() {
            Expr::Identifier(ident) => place.ident(ident),
            expr => expr.to_string(),
        },
        Expr::Function(function) if matches!(place.engine, Engine::Mysql | Engine::Mariadb) => {
            let begins = function.to_string();
            let prefix = begins.split_once('(').filter(|(_, rest)| rest.trim_end_matches(')').parse::<u32>().is_ok());
            prefix.map_or_else(|| begins.clone(), |(name, _)| name.trim_matches('`').to_owned())
        }
        expr => expr.to_string(),
    };
    parsed.iter().map(one).collect()
}

/// Why a part of an index is listed.
const PARTLY: &str = "not read: in which order, by which class of operators and how much of a column an index holds";

/// The whole list as SQL, where more is said of one of its columns than which it is.
fn more(place: &Place<'_>, columns: &[IndexColumn]) -> Option<String> {
    let whole = || columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    columns.iter().any(|column| is_more(place, column)).then(whole)
}

/// Whether more is said of an index's column than which it is.
fn is_more(place: &Place<'_>, column: &IndexColumn) -> bool {
    let mysql = matches!(place.engine, Engine::Mysql | Engine::Mariadb);
    let begins = mysql && matches!(&column.column.expr, Expr::Function(_));
    let options = &column.column.options;
    begins
        || column.operator_class.is_some()
        || !matches!(options.sort, None | Some(OrderBySort::Asc))
        || options.nulls_first.is_some()
}

fn method(parsed: Option<&IndexType>) -> &'static str {
    match parsed {
        None | Some(IndexType::BTree) => "btree",
        Some(IndexType::Hash) => "hash",
        Some(IndexType::GIN) => "gin",
        Some(IndexType::GiST) => "gist",
        Some(IndexType::SPGiST) => "spgist",
        Some(IndexType::BRIN) => "brin",
        Some(IndexType::Bloom) => "bloom",
        // What an extension brings: no rule knows what it serves.
        Some(IndexType::Custom(ident)) => match ident.value.to_ascii_lowercase().as_str() {
            "btree" => "btree",
            "hash" => "hash",
            "gin" => "gin",
            "gist" => "gist",
            "spgist" => "spgist",
            "brin" => "brin",
            "hnsw" => "hnsw",
            "ivfflat" => "ivfflat",
            _ => "of an extension",
        },
    }
}

pub(super) fn index(tables: &mut Tables, place: &Place<'_>, parsed: &CreateIndex) -> Result<(), Fault> {
    let named = place.named(&parsed.table_name);
    let span = match &parsed.name {
        Some(name) => place.span(name.span()),
        None => place.span(parsed.table_name.span()),
    };
    let Some(at) = named.as_ref().and_then(|named| tables.find(named)) else {
        let name = named.map(|named| named.name.value).unwrap_or_default();
        return Err(Fault::new(
            span,
            format!("this index is for `{name}`, which no CREATE TABLE above it makes"),
            super::ORDER,
        ));
    };
    let name = parsed.name.as_ref().and_then(|name| place.named(name)).map(|named| named.name.value);
    let columns = columns(place, &parsed.columns);
    let lost = more(place, &parsed.columns);
    let filter = parsed.predicate.as_ref().map(|expr| value::condition(place, expr));
    let table = &mut tables.tables[at];
    if let Some(lost) = &lost {
        unread(table, span, lost.clone(), PARTLY);
    }
    if !parsed.with.is_empty() {
        let with: Vec<String> = parsed.with.iter().map(ToString::to_string).collect();
        unread(table, span, format!("WITH ({})", with.join(", ")), "not read: how an index is kept");
    }
    if parsed.unique {
        table.uniques.push(Key {
            name,
            columns,
            filter,
            absent_equal: parsed.nulls_distinct == Some(false),
            more: lost,
            span,
        });
    } else {
        table.indexes.push(TableIndex {
            name,
            columns,
            more: lost,
            include: parsed.include.iter().map(|ident| place.ident(ident)).collect(),
            method: method(parsed.using.as_ref()),
            filter,
            span,
        });
    }
    Ok(())
}

pub(super) fn enumeration(
    tables: &mut Tables,
    place: &Place<'_>,
    name: &ObjectName,
    parsed: Option<&UserDefinedTypeRepresentation>,
) -> Result<(), Fault> {
    let (Some(named), Some(UserDefinedTypeRepresentation::Enum { labels })) = (place.named(name), parsed) else {
        return Err(Fault::new(place.first(), "this type is not read", HELP));
    };
    tables.enums.push((named, labels.iter().map(|label| label.value.clone()).collect()));
    Ok(())
}

/// The type of a column that is changed.
pub(super) fn retype(column: &mut Column, place: &Place<'_>, data_type: &DataType) {
    let read = types::read(place.engine, data_type);
    column.ty = read.ty;
    column.sql = read.sql;
    column.length_missing = read.length_missing;
    if read.generated.is_some() {
        column.generated = read.generated;
    }
}
