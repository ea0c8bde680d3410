//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, Utc};
use groundplan::Id;

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unread("phone"))]
pub struct Member {
    #[model(generated = auto_increment)]
    pub id: Id<Member>,
    #[model(text)]
    pub name: String,
    #[model(text)]
    pub email: Option<String>,
    #[model(text, default_sql = "(date('now'))")]
    pub joined: Option<String>,
    #[model(default = 0)]
    pub is_board: Option<i64>,
    #[model(default = 12.5)]
    pub fee: f64,
    pub referred_by: Option<Id<Member>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "user")]
#[model(primary_key(member_id))]
#[model(check("group IN ('admin', 'desk', 'guest')"))]
pub struct User {
    #[model(primary_key, on_delete = cascade, generated = auto_increment)]
    pub member_id: Id<Member>,
    #[model(text)]
    pub password: String,
    #[model(default = "guest")]
    pub group: Option<UserGroup>,
    #[model(sql_type = "DATETIME")]
    pub last_login: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserGroup {
    Admin,
    Desk,
    Guest,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(parent_id, title))]
pub struct Category {
    #[model(generated = auto_increment)]
    pub id: Id<Category>,
    pub parent_id: Option<Id<Category>>,
    #[model(max_length = 60, sql_type = "VARCHAR(60)")]
    pub title: String,
}

// Not said here: name COLLATE NOCASE (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(serial_no))]
#[model(index("lower(name)", name = "tools_by_name"))]
#[model(index(category_id, name, name = "tools_broken", where = "state = 9"))]
#[model(check("state BETWEEN 0 AND 9"))]
#[model(check("price < 10000", name = "cheap"))]
#[model(unread("price", sql_type = "MONEY"))]
pub struct Tool {
    #[model(generated = auto_increment)]
    pub id: Id<Tool>,
    pub category_id: Id<Category>,
    #[model(max_length = 120, sql_type = "VARCHAR(120)")]
    pub name: String,
    #[model(max_length = 40, sql_type = "VARCHAR(40)")]
    pub serial_no: Option<String>,
    #[model(sql_type = "DATE")]
    pub bought: Option<NaiveDate>,
    #[model(sql_type = "FLOAT")]
    pub weight: Option<f64>,
    pub photo: Option<Vec<u8>>,
    #[model(text, sql_type = "CLOB")]
    pub manual: Option<String>,
    #[model(sql_type = "TINYINT", default = 1)]
    pub state: i64,
    #[model(sql_type = "JSON")]
    pub settings: Option<groundplan::Json>,
    pub order: Option<i64>,
    #[model(text, computed = "name || ' #' || id")]
    pub label: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unread("deposit", sql_type = "NUMERIC"))]
pub struct Loan {
    #[model(generated = auto_increment)]
    pub id: Id<Loan>,
    #[model(on_delete = restrict)]
    pub tool_id: Id<Tool>,
    pub member_id: Id<Member>,
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub from: DateTime<Utc>,
    #[model(text)]
    pub due: String,
    #[model(text)]
    pub returned: Option<String>,
}

// Not said here: WITHOUT ROWID (not read: that the rows are kept by their key)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(tool_id, day))]
pub struct Reservation {
    #[model(on_delete = cascade)]
    pub tool_id: Id<Tool>,
    pub member_id: Option<i64>,
    #[model(text)]
    pub day: String,
    #[model(text)]
    pub note: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct Fine {
    #[model(generated = auto_increment)]
    pub id: Id<Fine>,
    #[model(on_delete = set_null)]
    pub loan_id: Option<Id<Loan>>,
    #[model(sql_type = "DOUBLE")]
    pub amount: Option<f64>,
    #[model(sql_type = "BOOLEAN")]
    pub paid: Option<bool>,
    #[model(text, default = "")]
    pub reason: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(id))]
#[model(check("cents > 0"))]
#[model(check("kind IN ('cash', 'card', 'bank transfer')"))]
pub struct Payment {
    #[model(text)]
    pub id: String,
    pub member_id: Option<Id<Member>>,
    pub cents: i64,
    pub kind: PaymentKind,
    #[model(text)]
    pub at: String,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentKind {
    Cash,
    Card,
    #[model(value = "bank transfer")]
    BankTransfer,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(name))]
pub struct Tag {
    #[model(text)]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(tool_id, tag))]
#[model(foreign_key(tag, references = Tag(name), on_delete = cascade))]
pub struct ToolTag {
    #[model(on_delete = cascade)]
    pub tool_id: Id<Tool>,
    #[model(text)]
    pub tag: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(tool_id, no))]
pub struct Part {
    pub tool_id: Id<Tool>,
    pub no: i64,
    #[model(text)]
    pub name: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(foreign_key(tool_id, part_no, references = Part(tool_id, no)))]
pub struct PartOrder {
    #[model(generated = auto_increment)]
    pub id: Id<PartOrder>,
    pub tool_id: Option<i64>,
    pub part_no: Option<i64>,
    #[model(default = 1)]
    pub count: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct Supplier {
    #[model(generated = auto_increment)]
    pub id: Id<Supplier>,
    #[model(text)]
    pub name: String,
    #[model(text)]
    pub url: Option<String>,
    pub rating: Option<i64>,
    #[model(char = 11, sql_type = "CHAR(11)")]
    pub vat: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(number, year))]
#[model(unread("total", sql_type = "DECIMAL(10,2)"))]
pub struct Invoice {
    #[model(text)]
    pub number: String,
    pub year: i64,
    pub supplier_id: Option<Id<Supplier>>,
    pub scan: Option<Vec<u8>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(name))]
pub struct Room {
    #[model(generated = auto_increment)]
    pub id: Id<Room>,
    #[model(text)]
    pub name: String,
    pub seats: Option<i64>,
    pub width: Option<f64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(check("ends > starts"))]
pub struct Course {
    #[model(generated = auto_increment)]
    pub id: Id<Course>,
    #[model(text)]
    pub title: String,
    pub teacher: Option<Id<Member>>,
    pub room: Option<Id<Room>>,
    #[model(text)]
    pub starts: Option<String>,
    #[model(text)]
    pub ends: Option<String>,
    #[model(sql_type = "FLOAT")]
    pub price: Option<f64>,
    #[model(sql_type = "BOOLEAN", default = false)]
    pub full: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct CourseMember {
    pub course_id: Option<Id<Course>>,
    pub member_id: Option<Id<Member>>,
    #[model(text)]
    pub grade: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, soft_delete)]
pub struct Comment {
    #[model(generated = auto_increment)]
    pub id: Id<Comment>,
    pub about_id: i64,
    #[model(text)]
    pub about_type: String,
    #[model(text)]
    pub body: String,
    #[model(sql_type = "DATETIME", default = now)]
    pub created_at: Option<DateTime<Utc>>,
    #[model(sql_type = "DATETIME")]
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(key))]
#[model(unread("value"))]
pub struct Setting {
    #[model(text)]
    pub key: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "options")]
pub struct OptionRow {
    #[model(generated = auto_increment)]
    pub id: Id<OptionRow>,
    #[model(text)]
    pub name: Option<String>,
    #[model(text)]
    pub value: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "log")]
pub struct Log {
    pub at: Option<i64>,
    #[model(text)]
    pub who: Option<String>,
    #[model(text)]
    pub what: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Opening Hours")]
#[model(primary_key(day))]
pub struct OpeningHour {
    #[model(column = "Day", text)]
    pub day: String,
    #[model(column = "From", text)]
    pub from: Option<String>,
    #[model(column = "To", text)]
    pub to: Option<String>,
    #[model(column = "24h", sql_type = "BOOLEAN")]
    pub n24h: Option<bool>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(day))]
pub struct Holiday {
    #[model(sql_type = "DATE")]
    pub day: NaiveDate,
    #[model(max_length = 50, sql_type = "NVARCHAR(50)")]
    pub name: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key("id"))]
#[model(unread("id", sql_type = "GUID", required = true))]
pub struct Key {
    pub member_id: Option<Id<Member>>,
    #[model(sql_type = "BIGINT")]
    pub cut_at: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(foreign_key("key_id", references = Key("id")))]
#[model(unread("key_id", sql_type = "GUID"))]
pub struct Lock {
    #[model(generated = auto_increment)]
    pub id: Id<Lock>,
    pub room_id: Option<Id<Room>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(plate))]
pub struct Van {
    #[model(char = 10, sql_type = "CHARACTER(10)")]
    pub plate: String,
    pub driver: Option<Id<Member>>,
    #[model(default = 0)]
    pub km: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(check("km_to >= km_from"))]
#[model(foreign_key(van, references = Van(plate)))]
pub struct Trip {
    #[model(generated = auto_increment)]
    pub id: Id<Trip>,
    #[model(text)]
    pub van: Option<String>,
    pub km_from: Option<i64>,
    pub km_to: Option<i64>,
    #[model(text)]
    pub day: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "results")]
pub struct ResultRow {
    #[model(generated = auto_increment)]
    pub id: Id<ResultRow>,
    pub course_id: Option<Id<Course>>,
    pub points: Option<i64>,
    pub r#match: Option<f64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "a")]
pub struct A {
    #[model(generated = auto_increment)]
    pub id: Id<A>,
    pub b_id: Option<Id<B>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "b")]
pub struct B {
    #[model(generated = auto_increment)]
    pub id: Id<B>,
    pub a_id: Option<Id<A>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "outbox")]
#[model(check(sql = "json_valid(payload)"))]
#[model(check("tries IN (0, 1)"))]
pub struct Outbox {
    #[model(generated = auto_increment)]
    pub id: Id<Outbox>,
    pub payload: Option<groundplan::Json>,
    #[model(default = false)]
    pub tries: Option<bool>,
    #[model(text)]
    pub sent: Option<String>,
}

// The table `schema_migrations` belongs to a tool or is a part of another one, so no struct is written for it.

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - PRAGMA foreign_keys=OFF (skipped: a setting)
// - BEGIN TRANSACTION (skipped: a transaction or a lock)
// - CREATE VIEW open_loans AS SELECT * FROM loans WHERE returned… (skipped: a view is no table)
// - CREATE TRIGGER loan_back AFTER UPDATE OF returned ON loans B… (skipped: a program, which is not judged)
// - COMMIT (skipped: a transaction or a lock)
