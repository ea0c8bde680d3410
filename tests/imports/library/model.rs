//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::Id;

// The table `django_migrations` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_content_type")]
#[model(unique(app_label, model, name = "django_content_type_app_label_model_76bd3d3b_uniq"))]
pub struct DjangoContentType {
    #[model(generated = auto_increment)]
    pub id: Id<DjangoContentType>,
    #[model(max_length = 100, sql_type = "VARCHAR(100)")]
    pub app_label: String,
    #[model(max_length = 100, sql_type = "VARCHAR(100)")]
    pub model: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_permission")]
#[model(unique(content_type_id, codename, name = "auth_permission_content_type_id_codename_uniq"))]
pub struct AuthPermission {
    #[model(generated = auto_increment)]
    pub id: Id<AuthPermission>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub content_type_id: Id<DjangoContentType>,
    #[model(max_length = 100, sql_type = "VARCHAR(100)")]
    pub codename: String,
    #[model(max_length = 255, sql_type = "VARCHAR(255)")]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_group")]
#[model(unique(name))]
pub struct AuthGroup {
    #[model(generated = auto_increment)]
    pub id: Id<AuthGroup>,
    #[model(max_length = 150, sql_type = "VARCHAR(150)")]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_user")]
#[model(unique(username))]
pub struct AuthUser {
    #[model(generated = auto_increment)]
    pub id: Id<AuthUser>,
    #[model(max_length = 128, sql_type = "VARCHAR(128)")]
    pub password: String,
    #[model(sql_type = "DATETIME")]
    pub last_login: Option<DateTime<Utc>>,
    #[model(sql_type = "BOOL")]
    pub is_superuser: bool,
    #[model(max_length = 150, sql_type = "VARCHAR(150)")]
    pub username: String,
    #[model(max_length = 150, sql_type = "VARCHAR(150)")]
    pub last_name: String,
    #[model(max_length = 254, sql_type = "VARCHAR(254)")]
    pub email: String,
    #[model(sql_type = "BOOL")]
    pub is_staff: bool,
    #[model(sql_type = "BOOL")]
    pub is_active: bool,
    #[model(sql_type = "DATETIME")]
    pub date_joined: DateTime<Utc>,
    #[model(max_length = 150, sql_type = "VARCHAR(150)")]
    pub first_name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(user_id, group_id, name = "auth_user_groups_user_id_group_id_94350c0c_uniq"))]
pub struct AuthUserGroup {
    #[model(generated = auto_increment)]
    pub id: Id<AuthUserGroup>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub user_id: Id<AuthUser>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub group_id: Id<AuthGroup>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_admin_log")]
#[model(check("action_flag >= 0"))]
pub struct DjangoAdminLog {
    #[model(generated = auto_increment)]
    pub id: Id<DjangoAdminLog>,
    #[model(text)]
    pub object_id: Option<String>,
    #[model(max_length = 200, sql_type = "VARCHAR(200)")]
    pub object_repr: String,
    #[model(sql_type = "SMALLINT UNSIGNED")]
    pub action_flag: i64,
    #[model(text)]
    pub change_message: String,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub content_type_id: Option<Id<DjangoContentType>>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub user_id: Id<AuthUser>,
    #[model(sql_type = "DATETIME")]
    pub action_time: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_session")]
#[model(primary_key(session_key))]
pub struct DjangoSession {
    #[model(max_length = 40, sql_type = "VARCHAR(40)")]
    pub session_key: String,
    #[model(text)]
    pub session_data: String,
    #[model(sql_type = "DATETIME")]
    pub expire_date: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "loans_copy")]
#[model(index("\"barcode\" COLLATE NOCASE", name = "loans_copy_barcode_like", sql = "\"barcode\" COLLATE NOCASE DESC"))]
#[model(check(sql = "json_valid(\"meta\") OR \"meta\" IS NULL"))]
#[model(check("lent_for >= 0"))]
#[model(unread("price", sql_type = "DECIMAL", required = true))]
pub struct LoansCopy {
    #[model(generated = auto_increment)]
    pub id: Id<LoansCopy>,
    #[model(max_length = 20, sql_type = "VARCHAR(20)")]
    pub barcode: String,
    #[model(char = 32, sql_type = "CHAR(32)")]
    pub uuid: String,
    #[model(text)]
    pub meta: String,
    #[model(sql_type = "DATE")]
    pub bought: Option<NaiveDate>,
    #[model(sql_type = "TIME")]
    pub opens: Option<NaiveTime>,
    #[model(sql_type = "BIGINT")]
    pub kept: i64,
    #[model(sql_type = "BIGINT UNSIGNED")]
    pub lent_for: i64,
    pub cover: Option<Vec<u8>>,
    pub weight: f64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "loans_loan")]
#[model(check("due > taken", name = "due_later"))]
pub struct LoansLoan {
    #[model(generated = auto_increment)]
    pub id: Id<LoansLoan>,
    #[model(sql_type = "BIGINT")]
    pub copy_id: Id<LoansCopy>,
    pub reader_id: Id<AuthUser>,
    #[model(sql_type = "DATE")]
    pub due: NaiveDate,
    #[model(sql_type = "DATE", default = now)]
    pub taken: NaiveDate,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(guid, name = "moz_places_guid_uniqueindex"))]
#[model(index(last_visit_date, name = "moz_places_lastvisitdateindex"))]
pub struct MozPlace {
    #[model(generated = auto_increment)]
    pub id: Id<MozPlace>,
    #[model(text, sql_type = "LONGVARCHAR")]
    pub url: Option<String>,
    #[model(text, sql_type = "LONGVARCHAR")]
    pub title: Option<String>,
    #[model(text, sql_type = "LONGVARCHAR")]
    pub rev_host: Option<String>,
    #[model(default = 0)]
    pub visit_count: Option<i64>,
    #[model(default = 0)]
    pub hidden: i64,
    #[model(default = 0)]
    pub typed: i64,
    #[model(default = -1)]
    pub frecency: i64,
    pub last_visit_date: Option<i64>,
    #[model(text)]
    pub guid: Option<String>,
    #[model(default = 0)]
    pub foreign_count: i64,
    #[model(default = 0)]
    pub url_hash: i64,
    pub origin_id: Option<Id<MozOrigin>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(prefix, host))]
pub struct MozOrigin {
    #[model(generated = auto_increment)]
    pub id: Id<MozOrigin>,
    #[model(text)]
    pub prefix: String,
    #[model(text)]
    pub host: String,
    pub frecency: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct MozHistoryvisit {
    #[model(generated = auto_increment)]
    pub id: Id<MozHistoryvisit>,
    pub from_visit: Option<i64>,
    pub place_id: Option<i64>,
    pub visit_date: Option<i64>,
    pub visit_type: Option<i64>,
    pub session: Option<i64>,
}

// Not said here: keyword ON CONFLICT REPLACE (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(keyword))]
pub struct MozKeyword {
    #[model(generated = auto_increment)]
    pub id: Id<MozKeyword>,
    #[model(text)]
    pub keyword: Option<String>,
    pub place_id: Option<i64>,
    #[model(text)]
    pub post_data: Option<String>,
}

// Not said here: WITHOUT ROWID (not read: that the rows are kept by their key)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "moz_meta")]
#[model(primary_key(key))]
#[model(unread("value", required = true))]
pub struct MozMeta {
    #[model(text)]
    pub key: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(item_id, anno_attribute_id))]
#[model(unread("content"))]
pub struct MozItemsAnno {
    pub item_id: i64,
    pub anno_attribute_id: i64,
    #[model(default = 0)]
    pub flags: Option<i64>,
    #[model(column = "dateAdded", default = 0)]
    pub date_added: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
pub struct Note {
    #[model(generated = auto_increment)]
    pub id: Id<Note>,
    #[model(text)]
    pub title: Option<String>,
    #[model(text)]
    pub body: Option<String>,
    #[model(text, default_sql = "(datetime('now'))")]
    pub created_at: Option<String>,
    #[model(default_sql = "(julianday('now'))")]
    pub modified: Option<f64>,
    #[model(default_sql = "(strftime('%s', 'now'))")]
    pub stamp: Option<i64>,
    #[model(sql_type = "BOOLEAN", default = false)]
    pub pinned: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "places_geo")]
#[model(unread("minX"))]
#[model(unread("maxX"))]
pub struct PlacesGeo {
    #[model(generated = auto_increment)]
    pub id: Id<PlacesGeo>,
}

// Not said here: Name COLLATE NOCASE (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Kunden")]
#[model(primary_key(kunden_nr))]
#[model(unread("Umsatz", sql_type = "CURRENCY"))]
#[model(unread("Saldo", sql_type = "NUMERIC(18,4)", default_sql = "0.0000"))]
#[model(unread("Gesperrt", sql_type = "BIT", default_sql = "0"))]
#[model(unread("Foto", sql_type = "IMAGE"))]
#[model(unread("Bemerkung", sql_type = "MEMO"))]
#[model(unread("Guid", sql_type = "GUID", default_sql = "(lower(hex(randomblob(16))))"))]
pub struct Kunden {
    #[model(column = "KundenNr", primary_key, generated = auto_increment)]
    pub kunden_nr: Id<Kunden>,
    #[model(column = "Name", max_length = 100, sql_type = "NVARCHAR(100)")]
    pub name: String,
    #[model(column = "Strasse", text, sql_type = "VARCHAR2(80)")]
    pub strasse: Option<String>,
    #[model(column = "PLZ", char = 20, sql_type = "CHARACTER(20)")]
    pub plz: Option<String>,
    #[model(column = "Rabatt", sql_type = "FLOAT(5,2)", default = 0.00)]
    pub rabatt: Option<f64>,
    #[model(column = "Aktiv", sql_type = "BOOLEAN", default = true)]
    pub aktiv: bool,
    #[model(column = "Geändert am", sql_type = "TIMESTAMP", default = now)]
    pub geaendert_am: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Artikel")]
#[model(primary_key(nr))]
#[model(check("'Preis €' > 0"))]
#[model(check("Farbe IN ('rot', 'blau', 'grün')"))]
#[model(unread("Preis €", sql_type = "DECIMAL(10,2)", required = true))]
pub struct Artikel {
    #[model(column = "Nr", text, sql_type = "TEXT(18)")]
    pub nr: String,
    #[model(column = "Bez'ng", text)]
    pub bez_ng: Option<String>,
    #[model(column = "Lager", sql_type = "TINYINT")]
    pub lager: Option<i64>,
    #[model(column = "Farbe")]
    pub farbe: Option<ArtikelFarbe>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArtikelFarbe {
    Rot,
    Blau,
    #[model(value = "grün")]
    Gruen,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Auftrag")]
#[model(primary_key(nr))]
pub struct Auftrag {
    #[model(column = "Nr", primary_key, generated = auto_increment)]
    pub nr: Id<Auftrag>,
    #[model(column = "KundenNr", on_delete = set_default, constraint_sql = "ON UPDATE CASCADE")]
    pub kunden_nr: Id<Kunden>,
    #[model(column = "Datum", sql_type = "DATETIME", default_sql = "(datetime('now', 'localtime'))")]
    pub datum: Option<DateTime<Utc>>,
    #[model(column = "Summe", sql_type = "DOUBLE PRECISION")]
    pub summe: Option<f64>,
    #[model(column = "Status", sql_type = "UNSIGNED BIG INT", default = 0)]
    pub status: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Position")]
#[model(primary_key(auftrag_nr, zeile))]
#[model(unique(auftrag_nr, "lower(Artikel) COLLATE BINARY", name = "pos_kurz"))]
#[model(index(artikel, name = "pos_artikel", where = "Artikel IS NOT NULL"))]
#[model(foreign_key(artikel, references = Artikel(nr), sql = "MATCH FULL"))]
#[model(unread("Menge", sql_type = "NUMERIC", required = true, default_sql = "1"))]
#[model(unread("Einzel", sql_type = "NUMERIC(18,4)"))]
#[model(unread("Gesamt", sql_type = "NUMERIC(18,4)", computed = "Menge * Einzel"))]
pub struct Position {
    #[model(column = "AuftragNr", on_delete = cascade)]
    pub auftrag_nr: Id<Auftrag>,
    #[model(column = "Zeile", sql_type = "INT2")]
    pub zeile: i64,
    #[model(column = "Artikel", text)]
    pub artikel: Option<String>,
    #[model(column = "Kurz", text, computed = "SUBSTR(Artikel, 1, 3)")]
    pub kurz: Option<String>,
}

// Not said here: WITHOUT ROWID (not read: that the rows are kept by their key)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Lieferung")]
#[model(primary_key(auftrag_nr, zeile, teil))]
#[model(foreign_key(auftrag_nr, zeile, references = Position(auftrag_nr, zeile)))]
pub struct Lieferung {
    #[model(column = "AuftragNr")]
    pub auftrag_nr: i64,
    #[model(column = "Zeile")]
    pub zeile: i64,
    #[model(column = "Teil")]
    pub teil: i64,
    #[model(sql_type = "DATE")]
    pub am: Option<NaiveDate>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Rücklauf")]
#[model(foreign_key(auftrag_nr, zeile, teil, references = Lieferung(auftrag_nr, zeile, teil)))]
pub struct Ruecklauf {
    #[model(column = "AuftragNr")]
    pub auftrag_nr: Option<i64>,
    #[model(column = "Zeile")]
    pub zeile: Option<i64>,
    #[model(column = "Teil")]
    pub teil: Option<i64>,
    #[model(column = "Grund", text, default = "")]
    pub grund: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Ort")]
pub struct Ort {
    #[model(generated = auto_increment)]
    pub id: Id<Ort>,
    #[model(column = "Ober", on_delete = set_null)]
    pub ober: Option<Id<Ort>>,
    #[model(column = "Name", sql_type = "VARCHAR")]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "select")]
#[model(unread("2nd", sql_type = "ANY"))]
pub struct Select {
    #[model(text)]
    pub from: Option<String>,
    #[model(text)]
    pub r#where: Option<String>,
    pub r#type: Option<i64>,
    #[model(column = "self")]
    pub self_: Option<i64>,
    #[model(column = "crate")]
    pub crate_: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "loose")]
#[model(unread("a"))]
#[model(unread("b"))]
#[model(unread("c"))]
pub struct Loose {
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "strict_one")]
#[model(unread("b", sql_type = "ANY"))]
pub struct StrictOne {
    #[model(generated = auto_increment)]
    pub id: Id<StrictOne>,
    pub a: i64,
    pub c: Option<f64>,
    pub d: Option<Vec<u8>>,
    #[model(text, default_sql = "('x' || 'y')")]
    pub e: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "zsyncobject")]
#[model(primary_key(z_pk))]
#[model(index(zparent, name = "zparent_index"))]
pub struct Zsyncobject {
    #[model(primary_key, generated = auto_increment)]
    pub z_pk: Id<Zsyncobject>,
    pub z_ent: Option<i64>,
    pub z_opt: Option<i64>,
    pub zparent: Option<i64>,
    #[model(sql_type = "TIMESTAMP")]
    pub zcreation: Option<DateTime<Utc>>,
    pub zdata: Option<Vec<u8>>,
    #[model(sql_type = "VARCHAR")]
    pub zidentifier: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "z_2tags")]
#[model(primary_key(z_2notes, z_3tags))]
pub struct Z2tag {
    pub z_2notes: i64,
    pub z_3tags: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(z_version))]
pub struct ZMetadata {
    #[model(primary_key, generated = auto_increment)]
    pub z_version: Id<ZMetadata>,
    #[model(max_length = 255, sql_type = "VARCHAR(255)")]
    pub z_uuid: Option<String>,
    pub z_plist: Option<Vec<u8>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "z_primarykey")]
#[model(primary_key(z_ent))]
pub struct ZPrimarykey {
    #[model(primary_key, generated = auto_increment)]
    pub z_ent: Id<ZPrimarykey>,
    #[model(sql_type = "VARCHAR")]
    pub z_name: Option<String>,
    pub z_super: Option<i64>,
    pub z_max: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "queue")]
#[model(primary_key(id))]
#[model(check("tries BETWEEN 0 AND 10"))]
#[model(check("state IN ('new', 'done', 'failed')"))]
pub struct Queue {
    #[model(text)]
    pub id: String,
    #[model(sql_type = "JSON")]
    pub body: groundplan::Json,
    #[model(default = 0)]
    pub tries: i64,
    #[model(default = "new")]
    pub state: Option<QueueState>,
    #[model(sql_type = "TIMESTAMP WITH TIME ZONE", default = now)]
    pub created_at: Option<DateTime<Utc>>,
    pub run_at: i64,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QueueState {
    New,
    Done,
    Failed,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "t_a")]
pub struct Ta {
    #[model(generated = auto_increment)]
    pub id: Id<Ta>,
    pub b: Option<Id<Tb>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "t_b")]
pub struct Tb {
    #[model(generated = auto_increment)]
    pub id: Id<Tb>,
    pub a: Option<Id<Ta>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "gone_parent")]
#[model(foreign_key(p, references = "never_made"("id")))]
pub struct GoneParent {
    #[model(generated = auto_increment)]
    pub id: Id<GoneParent>,
    pub p: Option<i64>,
}

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - PRAGMA foreign_keys=OFF (skipped: a setting)
// - BEGIN TRANSACTION (skipped: a transaction or a lock)
// - INSERT INTO "auth_group" VALUES(1,'staff; all of "them"') (skipped: rows, not tables)
// - CREATE VIRTUAL TABLE notes_fts USING fts5(title, body, conte… (skipped: its rows are kept elsewhere)
// - CREATE TRIGGER notes_ai AFTER INSERT ON notes BEGIN (skipped: a program, which is not judged)
// - CREATE VIEW v_due AS SELECT copy_id FROM loans_loan WHERE du… (skipped: a view is no table)
// - CREATE TEMP TABLE scratchpad (x) (skipped: it lives no longer than its session)
// - ANALYZE (skipped: upkeep)
// - COMMIT (skipped: a transaction or a lock)
