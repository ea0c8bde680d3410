#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;
use diesel::sqlite::Sqlite;
use groundplan::prelude::*;
use groundplan::statement::update::{Changes, ChangesOn, Sets};
use groundplan::{Column, Field, Id};

/// A struct of changes by hand, to move a row into another tenant.
struct Move(Id<Organization>);
impl Changes for Move {
    type Model = Task;
}
impl ChangesOn<Sqlite> for Move {
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, Sqlite>) -> QueryResult<()> {
        set(Task::organization_id, &self.0, out)
    }
}
fn set<'b, F: Field>(_: Column<F>, value: &'b F::Rust, out: &mut Sets<'_, '_, 'b, Sqlite>) -> QueryResult<()>
where
    Sqlite: HasSqlType<F::SqlType>,
    F::Rust: ToSql<F::SqlType, Sqlite>,
{
    out.set::<F>(value)
}

fn main() {}
