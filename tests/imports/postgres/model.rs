//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use groundplan::{Decimal, Id};

/// Every house that we play in.
/// Also those that burned down.
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(short_code, name = "houses_code"))]
pub struct House {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<House>,
    pub name: String,
    /// Printed on the ticket
    #[model(char = 4)]
    pub short_code: String,
    #[model(max_length = 80)]
    pub city: Option<String>,
    #[model(default = now)]
    pub created: Option<NaiveDateTime>,
    pub active: Option<bool>,
    pub manager_id: Option<Id<Staff>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unread("area", sql_type = "NUMERIC"))]
#[model(unread("location", sql_type = "point"))]
pub struct Hall {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Hall>,
    #[model(constraint = "halls_in_house")]
    pub house_id: Id<House>,
    #[model(max_length = 60)]
    pub name: String,
    #[model(default = 10)]
    pub rows: i16,
    pub plan: Option<groundplan::Json>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(hall_id, row, number))]
pub struct Seat {
    #[model(on_delete = cascade)]
    pub hall_id: Id<Hall>,
    #[model(char = 2)]
    pub row: String,
    pub number: i16,
    #[model(native = "public.seat_state", default = "free")]
    pub state: SeatState,
    #[model(default = false)]
    pub is_wheelchair: Option<bool>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeatState {
    Free,
    Held,
    Sold,
    #[model(value = "blocked for staff")]
    BlockedForStaff,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, soft_delete)]
#[model(unique("lower((email)::TEXT)", name = "people_email_lower"))]
#[model(index(last_name, first_name, name = "people_living", where = "deleted_at IS NULL"))]
pub struct Person {
    #[model(generated = serial)]
    pub id: Id<Person>,
    #[model(text)]
    pub first_name: Option<String>,
    #[model(text)]
    pub last_name: String,
    #[model(max_length = 255)]
    pub email: Option<String>,
    #[model(max_length = 40)]
    pub phone: Option<String>,
    pub born: Option<NaiveDate>,
    #[model(text)]
    pub notes: Option<String>,
    #[model(column = "createdAt", default = now)]
    pub created_at: DateTime<Utc>,
    #[model(column = "updatedAt", default = now)]
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "user")]
#[model(unique(login))]
#[model(check("type IN ('staff', 'guest', 'system')"))]
#[model(unread("last_ip", sql_type = "inet"))]
#[model(unread("settings", sql_type = "hstore"))]
pub struct User {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<User>,
    pub person_id: Option<Id<Person>>,
    #[model(max_length = 40)]
    pub login: String,
    #[model(char = 60)]
    pub password_hash: String,
    #[model(default = "staff")]
    pub r#type: UserType,
    pub last_login: Option<NaiveDateTime>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserType {
    Staff,
    Guest,
    System,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(check("parent IS NULL OR parent <> id", name = "roles_no_self"))]
pub struct Role {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Role>,
    #[model(max_length = 30)]
    pub name: String,
    #[model(on_delete = set_null)]
    pub parent: Option<Id<Role>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "user_role")]
pub struct UserRole {
    pub user_id: Id<User>,
    pub role_id: Id<Role>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(code))]
pub struct Genre {
    #[model(max_length = 12)]
    pub code: String,
    #[model(max_length = 50)]
    pub label: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(index("search", name = "plays_search", method = "gin"))]
#[model(index(tags, name = "plays_tags", method = "gin"))]
#[model(index("upper((title)::TEXT)", genre, name = "plays_title_trgm", sql = "upper((title)::TEXT) varchar_pattern_ops, genre DESC"))]
#[model(check("minutes > 0"))]
#[model(foreign_key(genre, references = Genre(code), sql = "ON UPDATE CASCADE"))]
#[model(unread("search", sql_type = "TSVECTOR"))]
pub struct Play {
    #[model(key_type = uuid, default_sql = "gen_random_uuid()")]
    pub id: Id<Play>,
    #[model(max_length = 200)]
    pub title: String,
    pub author: Option<String>,
    #[model(max_length = 12)]
    pub genre: Option<String>,
    pub minutes: Option<i32>,
    #[model(text, default_sql = "'{}'")]
    pub tags: Vec<String>,
    pub scan: Option<Vec<u8>>,
    pub price_from: Option<f64>,
    #[model(default = now)]
    pub created_at: DateTime<Utc>,
    #[model(default = now)]
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(play_id, season))]
#[model(check("closed IS NULL OR closed >= opened"))]
#[model(check("state IN ('planned', 'running', 'closed')"))]
#[model(unread("budget", sql_type = "money"))]
pub struct Production {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Production>,
    #[model(on_delete = restrict)]
    pub play_id: Id<Play>,
    #[model(on_delete = set_null)]
    pub director_id: Option<Id<Person>>,
    #[model(max_length = 255)]
    pub director_email: Option<String>,
    #[model(max_length = 9)]
    pub season: String,
    pub opened: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    #[model(default = "planned")]
    pub state: Option<ProductionState>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductionState {
    Planned,
    Running,
    Closed,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(hall_id, starts_at, name = "performances_hall_time"))]
#[model(index(starts_at, name = "performances_starts", method = "brin"))]
#[model(unread("during", sql_type = "tstzrange"))]
pub struct Performance {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Performance>,
    #[model(on_delete = cascade, constraint = "performances_production", constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub production_id: Id<Production>,
    #[model(constraint = "performances_hall")]
    pub hall_id: Id<Hall>,
    pub starts_at: NaiveDateTime,
    #[model(native = "public.weekday")]
    pub weekday: Option<PerformanceWeekday>,
    pub doors: Option<NaiveTime>,
    #[model(default = 0)]
    pub sold: i32,
    #[model(default = 0)]
    pub capacity: i32,
    #[model(computed = "(capacity - sold)")]
    pub free: Option<i32>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PerformanceWeekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(person_id))]
pub struct Customer {
    #[model(generated = identity)]
    pub id: Id<Customer>,
    pub person_id: Id<Person>,
    #[model(max_length = 20, default_sql = "concat('K', FLOOR(random() * 100000))")]
    pub number: String,
    #[model(precision = 5, scale = 2, default = 0.00)]
    pub discount: Decimal,
    #[model(default = false)]
    pub vip: bool,
    #[model(char = 2, default = "DE")]
    pub country: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "order")]
pub struct Order {
    #[model(generated = serial)]
    pub id: Id<Order>,
    pub customer_id: Option<Id<Customer>>,
    pub sold_by: Option<Id<User>>,
    #[model(column = "placedOn", text)]
    pub placed_on: Option<String>,
    pub total: Option<f32>,
    #[model(char = 3, default = "EUR")]
    pub currency: Option<String>,
    #[model(default = 0)]
    pub state: i16,
    #[model(max_length = 1000, default = "")]
    pub remark: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(order_id, line, name = "order_lines_pk"))]
#[model(foreign_key(hall_id, seat_row, seat_number, references = Seat(hall_id, row, number), name = "order_lines_seat"))]
pub struct OrderLine {
    #[model(on_delete = cascade)]
    pub order_id: Id<Order>,
    pub line: i32,
    pub performance_id: Option<Id<Performance>>,
    pub hall_id: Option<i32>,
    #[model(char = 2)]
    pub seat_row: Option<String>,
    pub seat_number: Option<i16>,
    #[model(precision = 10, scale = 2)]
    pub price: Decimal,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(foreign_key(order_id, line, references = OrderLine(order_id, line), on_delete = cascade))]
pub struct OrderLineNote {
    pub order_id: i64,
    pub line: i32,
    #[model(text)]
    pub note: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(code))]
#[model(check("amount > 0 AND amount <= 500"))]
pub struct Voucher {
    #[model(max_length = 16)]
    pub code: String,
    #[model(precision = 8, scale = 2)]
    pub amount: Decimal,
    #[model(default_sql = "(CURRENT_DATE + 365)")]
    pub valid_until: Option<NaiveDate>,
    pub bought_in: Option<Id<Order>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "billing")]
pub struct Account {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Account>,
    #[model(max_length = 34)]
    pub iban: Option<String>,
    pub holder: Option<Id<Person>>,
    #[model(default = 0)]
    pub balance: Option<f64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "billing")]
#[model(unique(number))]
pub struct Invoice {
    #[model(generated = serial)]
    pub id: Id<Invoice>,
    pub order_id: Id<Order>,
    #[model(on_delete = set_default)]
    pub account_id: Option<Id<Account>>,
    #[model(max_length = 30)]
    pub number: String,
    #[model(precision = 12, scale = 2)]
    pub net: Decimal,
    #[model(default = 19)]
    pub vat_percent: Option<i16>,
    #[model(precision = 12, scale = 2, computed = "(net * 1.19)")]
    pub gross: Option<Decimal>,
    #[model(default = now)]
    pub issued: DateTime<Utc>,
    pub due: Option<NaiveDate>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "billing")]
#[model(index(invoice_id, name = "payments_open", include(amount), where = "received IS NULL"))]
pub struct Payment {
    #[model(generated = serial)]
    pub id: Id<Payment>,
    pub invoice_id: Id<Invoice>,
    #[model(native = "billing.payment_kind")]
    pub kind: PaymentKind,
    #[model(precision = 12, scale = 2)]
    pub amount: Decimal,
    pub received: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentKind {
    Cash,
    Card,
    Voucher,
    #[model(value = "3rd-party")]
    V3rdParty,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "billing")]
#[model(primary_key(code))]
pub struct Currency {
    #[model(char = 3)]
    pub code: String,
    pub rate: f64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Old Orders", namespace = "Archive")]
pub struct OldOrder {
    #[model(column = "Nr.")]
    pub nr: i32,
    #[model(column = "Customer Name")]
    pub customer_name: Option<String>,
    #[model(column = "Größe", max_length = 10)]
    pub groesse: Option<String>,
    #[model(column = "2nd line", text)]
    pub n2nd_line: Option<String>,
    #[model(column = "self")]
    pub self_: Option<bool>,
    #[model(default = -1)]
    pub class: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "Archive")]
pub struct Plays {
    #[model(key_type = i32)]
    pub id: Id<Plays>,
    #[model(text)]
    pub title: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct WardrobeItem {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<WardrobeItem>,
    #[model(max_length = 40)]
    pub kind: String,
    #[model(max_length = 8)]
    pub size: Option<String>,
    pub lent_to: Option<i64>,
    #[model(max_length = 30)]
    pub lent_type: Option<String>,
    pub dress_id: Option<i32>,
    #[model(precision = 9, scale = 2)]
    pub value: Option<Decimal>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(person_id))]
pub struct Staff {
    #[model(primary_key, on_delete = cascade)]
    pub person_id: Id<Person>,
    pub salary: f64,
    pub hired: NaiveDate,
    pub boss_id: Option<Id<Staff>>,
    pub house_id: Option<Id<House>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(check("to > from"))]
pub struct Shift {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Shift>,
    pub staff_id: Option<Id<Staff>>,
    #[model(on_delete = cascade)]
    pub performance_id: Option<Id<Performance>>,
    pub from: Option<NaiveDateTime>,
    pub to: Option<NaiveDateTime>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(index(commentable_type, commentable_id, name = "index_comments_on_commentable"))]
#[model(row_security(enabled, policies = 1))]
pub struct Comment {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Comment>,
    pub commentable_id: i32,
    #[model(max_length = 255)]
    pub commentable_type: String,
    #[model(text)]
    pub body: String,
    pub author_id: Option<Id<User>>,
    pub created_at: NaiveDateTime,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "options")]
#[model(unique(key, name = "options_key_unique"))]
pub struct OptionRow {
    #[model(max_length = 64)]
    pub key: String,
    #[model(text)]
    pub value: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "results")]
#[model(check("stars BETWEEN 1 AND 5"))]
pub struct ResultRow {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<ResultRow>,
    pub performance_id: Option<Id<Performance>>,
    pub stars: Option<i16>,
    pub r#match: Option<f64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "log")]
#[model(unread("what", sql_type = "xml"))]
#[model(unread("duration", sql_type = "INTERVAL"))]
pub struct Log {
    #[model(default = now)]
    pub happened: DateTime<Utc>,
    #[model(max_length = 40)]
    pub who: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "calendar")]
#[model(primary_key(day))]
#[model(unread("hours", sql_type = "tstzrange[]"))]
pub struct Calendar {
    pub day: NaiveDate,
    #[model(default = false)]
    pub is_holiday: bool,
    pub moon: Option<f32>,
    pub slots: Option<Vec<i32>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unread("data", sql_type = "JSON"))]
#[model(unread("mode", sql_type = "BIT(3)"))]
#[model(unread("seen_at", sql_type = "TIME WITH TIME ZONE"))]
pub struct TenantsPlan {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<TenantsPlan>,
    #[model(precision = 38, scale = 18)]
    pub ratio: Option<Decimal>,
}

// The table `schema_migrations` belongs to a tool or is a part of another one, so no struct is written for it.

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - SET client_encoding = 'UTF8' (skipped: a setting)
// - SET check_function_bodies = false (skipped: a setting)
// - CREATE SCHEMA billing (skipped: it says nothing of tables)
// - CREATE SCHEMA "Archive" (skipped: it says nothing of tables)
// - CREATE SEQUENCE public.halls_id_seq AS integer START WITH 1… (skipped: a sequence)
// - ALTER SEQUENCE public.halls_id_seq OWNED BY public.halls.id (skipped: it says nothing of tables)
// - CREATE VIEW public.open_orders AS SELECT id, customer_id FRO… (skipped: a view is no table)
// - CREATE MATERIALIZED VIEW billing.totals AS SELECT account_id… (skipped: a view is no table)
// - CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpg… (skipped: a program, which is not judged)
// - CREATE TRIGGER people_touch BEFORE UPDATE ON public.people F… (skipped: a program, which is not judged)
// - GRANT SELECT ON public.open_orders TO PUBLIC (skipped: who may do what is not judged)
