//! Keywords of Rust, reserved words of SQL and names of our own methods may all be columns.
use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};
use groundplan::prelude::*;

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, global, index(r#type, order), unique(group, r#match))]
pub struct Select {
    pub id: Id<Select>,
    #[model(max_length = 20)]
    pub r#type: String,
    pub order: i32,
    #[model(max_length = 20)]
    pub group: String,
    pub r#match: i32,
    pub of: i32,
    pub find: Option<i32>,
    pub count: i64,
    pub new: i16,
    pub insert: i32,
    pub db: i32,
    pub row: i32,
    pub out: i32,
    pub f: i32,
    pub eq: i32,
    #[model(on_delete = restrict, reverse = selects)]
    pub self_id: Option<Id<Select>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn main() {
    let new = NewSelect { find: Some(1), ..NewSelect::new("a", 1, "b", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) };
    assert_eq!((new.r#match, new.count), (2, 4));
    let sql = Select::of(&()).filter(Select::r#type.eq("a")).filter(Select::count_.gt(1)).order(Select::order.asc());
    let sql = sql.to_sql::<diesel::sqlite::Sqlite>();
    assert!(sql.contains("`selects`.`type` = ?") && sql.contains("ORDER BY `selects`.`order` ASC"), "{sql}");
}
