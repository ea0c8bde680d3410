use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;
use diesel::sqlite::Sqlite;
use groundplan::{Field, prelude::*, statement::update::Sets};

/// What changes written by hand would do to move a row into another tenant.
fn set<'b, F: Field>(value: &'b F::Rust, out: &mut Sets<'_, '_, 'b, Sqlite>) -> QueryResult<()>
where
    Sqlite: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Sqlite>,
{
    out.set::<F>(value)
}

fn main() {}
