//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::{Decimal, Id};
use groundplan::uuid::Uuid;

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(index(post_name, name = "post_name", sql = "`post_name`(191)"))]
#[model(index(post_type, post_status, post_date, id, name = "type_status_date"))]
#[model(index(post_parent, name = "post_parent"))]
#[model(index(post_title, post_content, name = "ft", method = "fulltext"))]
pub struct WpPost {
    #[model(column = "ID", sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub id: Id<WpPost>,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub post_author: i64,
    // A row that has `0000-00-00` here cannot be read.
    #[model(sql_type = "DATETIME", default_sql = "'0000-00-00 00:00:00'")]
    pub post_date: DateTime<Utc>,
    // A row that has `0000-00-00` here cannot be read.
    #[model(sql_type = "DATETIME", default_sql = "'0000-00-00 00:00:00'")]
    pub post_date_gmt: DateTime<Utc>,
    #[model(text, sql_type = "LONGTEXT")]
    pub post_content: String,
    #[model(text, sql_type = "TEXT")]
    pub post_title: String,
    #[model(text, sql_type = "TEXT")]
    pub post_excerpt: String,
    #[model(max_length = 20, default = "publish")]
    pub post_status: String,
    #[model(max_length = 20, default = "open")]
    pub comment_status: String,
    #[model(max_length = 255, default = "")]
    pub post_password: String,
    #[model(max_length = 200, default = "")]
    pub post_name: String,
    // A row that has `0000-00-00` here cannot be read.
    #[model(sql_type = "DATETIME", default_sql = "'0000-00-00 00:00:00'")]
    pub post_modified: DateTime<Utc>,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub post_parent: i64,
    #[model(max_length = 255, default = "")]
    pub guid: String,
    #[model(default = 0)]
    pub menu_order: i32,
    #[model(max_length = 20, default = "post")]
    pub post_type: String,
    #[model(default = 0)]
    pub comment_count: i64,
}

// Not said here: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "wp_postmeta")]
#[model(primary_key(meta_id))]
#[model(index(post_id, name = "post_id"))]
#[model(index(meta_key, name = "meta_key", sql = "`meta_key`(191)"))]
pub struct WpPostmeta {
    #[model(primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub meta_id: Id<WpPostmeta>,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub post_id: i64,
    #[model(max_length = 255)]
    pub meta_key: Option<String>,
    #[model(text, sql_type = "LONGTEXT")]
    pub meta_value: Option<String>,
}

// Not said here: user_email CHARACTER SET latin1 (not read: how a column's values are compared, shown or kept up to date)
// Not said here: user_email COLLATE latin1_german1_ci (not read: how a column's values are compared, shown or kept up to date)
// Not said here: last_seen ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
/// accounts; "old" ones too, it's a mess \ really
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(user_login, name = "user_login_key"))]
#[model(index(user_email, name = "user_email"))]
pub struct WpUser {
    #[model(column = "ID", sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub id: Id<WpUser>,
    #[model(max_length = 60, default = "")]
    pub user_login: String,
    #[model(max_length = 255, default = "")]
    pub user_pass: String,
    #[model(max_length = 100, default = "")]
    pub user_email: String,
    // A row that has `0000-00-00` here cannot be read.
    #[model(sql_type = "DATETIME", default_sql = "'0000-00-00 00:00:00'")]
    pub user_registered: DateTime<Utc>,
    #[model(default = 0)]
    pub user_status: i32,
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub last_seen: DateTime<Utc>,
    #[model(sql_type = "TIMESTAMP")]
    pub first_seen: Option<DateTime<Utc>>,
}

// Not said here: ENGINE=Aria (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "wp_usermeta")]
#[model(primary_key(umeta_id))]
#[model(index(user_id, name = "user_id"))]
pub struct WpUsermeta {
    #[model(primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub umeta_id: Id<WpUsermeta>,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub user_id: i64,
    #[model(max_length = 255)]
    pub meta_key: Option<String>,
    #[model(text, sql_type = "LONGTEXT")]
    pub meta_value: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(option_id))]
#[model(unique(option_name, name = "option_name"))]
pub struct WpOption {
    #[model(primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub option_id: Id<WpOption>,
    #[model(max_length = 191, default = "")]
    pub option_name: String,
    #[model(text, sql_type = "LONGTEXT")]
    pub option_value: String,
    #[model(native = "ENUM('yes', 'no', 'on', 'off', 'auto', '')", default = "yes")]
    pub autoload: WpOptionAutoload,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WpOptionAutoload {
    Yes,
    No,
    On,
    Off,
    Auto,
    #[model(value = "")]
    Empty,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(term_id))]
#[model(index(slug, name = "slug", sql = "`slug`(191)"))]
pub struct WpTerm {
    #[model(primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub term_id: Id<WpTerm>,
    #[model(max_length = 200, default = "")]
    pub name: String,
    #[model(max_length = 200, default = "")]
    pub slug: String,
    #[model(default = 0)]
    pub term_group: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(object_id, term_taxonomy_id))]
#[model(index(term_taxonomy_id, name = "term_taxonomy_id"))]
pub struct WpTermRelationship {
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub object_id: i64,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub term_taxonomy_id: i64,
    #[model(default = 0)]
    pub term_order: i32,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(primary_key(comment_id))]
#[model(index(comment_date, comment_id, name = "comment_approved_date", sql = "`comment_date` DESC, `comment_ID`"))]
#[model(index(comment_author, name = "comment_author_email", sql = "`comment_author`(10)"))]
pub struct WpComment {
    #[model(column = "comment_ID", primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub comment_id: Id<WpComment>,
    #[model(column = "comment_post_ID", sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub comment_post_id: i64,
    #[model(text, sql_type = "TINYTEXT")]
    pub comment_author: String,
    #[model(column = "comment_author_IP", max_length = 100, default = "")]
    pub comment_author_ip: String,
    // A row that has `0000-00-00` here cannot be read.
    #[model(sql_type = "DATETIME", default_sql = "'0000-00-00 00:00:00'")]
    pub comment_date: DateTime<Utc>,
    #[model(text)]
    pub comment_content: String,
    #[model(sql_type = "FLOAT(10,2)", default = 0)]
    pub comment_karma: f32,
    #[model(sql_type = "BIGINT(20) UNSIGNED", default = 0)]
    pub user_id: i64,
}

// Not said here: updated_at ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
// Not said here: row_hash CHARACTER SET ascii (not read: how a column's values are compared, shown or kept up to date)
// Not said here: row_hash COLLATE ascii_bin (not read: how a column's values are compared, shown or kept up to date)
/// Catalog Product Table
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "catalog_product_entity")]
#[model(primary_key(entity_id))]
#[model(unique(sku, name = "UNQ_SKU"))]
#[model(index(row_hash, name = "IDX_HASH"))]
#[model(index(entity_type_id, name = "IDX_TYPE"))]
#[model(unread("visibility", sql_type = "SET('search', 'catalog', 'feed')", default_sql = "'search,catalog'"))]
pub struct CatalogProductEntity {
    /// Entity Id
    #[model(primary_key, sql_type = "INT(10) UNSIGNED", generated = auto_increment)]
    pub entity_id: Id<CatalogProductEntity>,
    /// Entity Type Id
    #[model(sql_type = "SMALLINT(5) UNSIGNED", default = 0)]
    pub entity_type_id: i32,
    /// SKU
    #[model(max_length = 64)]
    pub sku: Option<String>,
    /// Has Options
    #[model(default = 0)]
    pub has_options: i16,
    /// Creation Time
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub created_at: DateTime<Utc>,
    /// Update Time
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub updated_at: DateTime<Utc>,
    #[model(char = 40, computed = "sha1(`sku`)")]
    pub row_hash: Option<String>,
    #[model(max_length = 64, computed = "ucase(`sku`)")]
    pub sku_upper: Option<String>,
}

// Not said here: weight ZEROFILL (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "eav_attribute")]
#[model(primary_key(attribute_id))]
#[model(unique(attribute_code, name = "UNQ_CODE"))]
pub struct EavAttribute {
    #[model(primary_key, key_type = i32, sql_type = "SMALLINT(5) UNSIGNED", generated = auto_increment)]
    pub attribute_id: Id<EavAttribute>,
    #[model(max_length = 255)]
    pub attribute_code: String,
    #[model(native = "ENUM('static', 'datetime', 'decimal', 'int', 'text', 'varchar')", default = "static")]
    pub backend_type: EavAttributeBackendType,
    #[model(sql_type = "TINYINT(1) UNSIGNED", default = false)]
    pub is_required: bool,
    #[model(sql_type = "MEDIUMINT(8) UNSIGNED", default_sql = "00000007")]
    pub weight: i32,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EavAttributeBackendType {
    Static,
    Datetime,
    Decimal,
    Int,
    Text,
    Varchar,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "catalog_product_entity_decimal")]
#[model(primary_key(value_id))]
#[model(unique(entity_id, attribute_id, store_id, name = "UNQ_ENT_ATTR_STORE"))]
#[model(index(attribute_id, name = "IDX_ATTR"))]
pub struct CatalogProductEntityDecimal {
    #[model(primary_key, key_type = i32, generated = auto_increment)]
    pub value_id: Id<CatalogProductEntityDecimal>,
    #[model(on_delete = cascade, constraint = "FK_DEC_ATTR", constraint_sql = "ON UPDATE CASCADE", sql_type = "SMALLINT(5) UNSIGNED", default_sql = "0")]
    pub attribute_id: Id<EavAttribute>,
    #[model(sql_type = "SMALLINT(5) UNSIGNED", default = 0)]
    pub store_id: i32,
    #[model(on_delete = cascade, constraint = "FK_DEC_ENTITY", sql_type = "INT(10) UNSIGNED", default_sql = "0")]
    pub entity_id: Id<CatalogProductEntity>,
    #[model(precision = 20, scale = 6)]
    pub value: Option<Decimal>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "sales_flat_order")]
#[model(primary_key(entity_id))]
#[model(unique(increment_id, name = "UNQ_INC"))]
#[model(index(customer_id, state, name = "IDX_CUSTOMER_STATE"))]
#[model(check("grand_total >= 0 OR grand_total IS NULL", name = "total_positive"))]
#[model(check(sql = "json_type(`payload`) = 'OBJECT'", name = "payload_is_object"))]
#[model(unread("flags", sql_type = "BIT(8)"))]
#[model(unread("season", sql_type = "year(4)"))]
#[model(unread("place", sql_type = "point"))]
pub struct SalesFlatOrder {
    #[model(primary_key, sql_type = "INT(10) UNSIGNED", generated = auto_increment)]
    pub entity_id: Id<SalesFlatOrder>,
    #[model(max_length = 50)]
    pub increment_id: Option<String>,
    #[model(on_delete = set_null, constraint = "FK_ORDER_CUSTOMER", constraint_sql = "ON UPDATE CASCADE", sql_type = "INT(10) UNSIGNED")]
    pub customer_id: Option<Id<CustomerEntity>>,
    #[model(max_length = 32)]
    pub state: Option<String>,
    #[model(precision = 12, scale = 4)]
    pub grand_total: Option<Decimal>,
    pub base_total: Option<f64>,
    #[model(sql_type = "DOUBLE(12,4) UNSIGNED")]
    pub weight: Option<f64>,
    #[model(sql_type = "BIT(1)", default = false)]
    pub paid: bool,
    #[model(sql_type = "TIME")]
    pub pickup_time: Option<NaiveTime>,
    #[model(sql_type = "TIME(3)")]
    pub pickup_exact: Option<NaiveTime>,
    #[model(default = "1970-01-01")]
    pub ordered_on: NaiveDate,
    #[model(sql_type = "DATETIME(3)")]
    pub shipped_at: Option<DateTime<Utc>>,
    pub payload: Option<groundplan::Json>,
    pub protect_code: Uuid,
    #[model(sql_type = "VARBINARY(16)")]
    pub ip: Option<Vec<u8>>,
    pub invoice_pdf: Option<Vec<u8>>,
    #[model(sql_type = "TINYBLOB")]
    pub thumb: Option<Vec<u8>>,
    pub order: Option<i32>,
    #[model(max_length = 10, default = "it's")]
    pub group: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "customer_entity")]
#[model(primary_key(entity_id))]
#[model(unique(email, group_id, name = "EMAIL_GROUP"))]
pub struct CustomerEntity {
    #[model(primary_key, sql_type = "INT(10) UNSIGNED", generated = auto_increment)]
    pub entity_id: Id<CustomerEntity>,
    #[model(max_length = 255)]
    pub email: Option<String>,
    #[model(sql_type = "SMALLINT(5) UNSIGNED", default = 0)]
    pub group_id: i32,
    #[model(sql_type = "SMALLINT(5) UNSIGNED", default = 1)]
    pub is_active: i32,
    pub dob: Option<NaiveDate>,
    #[model(native = "ENUM('m', 'f')")]
    pub gender: Option<CustomerEntityGender>,
    #[model(max_length = 255)]
    pub taxvat: Option<String>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CustomerEntityGender {
    M,
    F,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "sales_flat_order_item")]
#[model(primary_key(item_id))]
#[model(index(order_id, name = "IDX_ORDER"))]
#[model(check("qty_ordered >= 0"))]
pub struct SalesFlatOrderItem {
    #[model(primary_key, sql_type = "INT(10) UNSIGNED", generated = auto_increment)]
    pub item_id: Id<SalesFlatOrderItem>,
    #[model(on_delete = cascade, constraint = "FK_ITEM_ORDER", sql_type = "INT(10) UNSIGNED", default_sql = "0")]
    pub order_id: Id<SalesFlatOrder>,
    #[model(on_delete = cascade, constraint = "FK_ITEM_PARENT", sql_type = "INT(10) UNSIGNED")]
    pub parent_item_id: Option<Id<SalesFlatOrderItem>>,
    #[model(sql_type = "INT(10) UNSIGNED")]
    pub product_id: Option<i64>,
    #[model(precision = 12, scale = 4, default = 0.0000)]
    pub qty_ordered: Option<Decimal>,
    #[model(precision = 12, scale = 4, default = 0.0000)]
    pub price: Decimal,
    #[model(precision = 14, scale = 4, computed = "`qty_ordered` * `price`")]
    pub row_total: Option<Decimal>,
}

// Not said here: ENGINE=MEMORY (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "core_session")]
#[model(primary_key(session_id))]
pub struct CoreSession {
    #[model(max_length = 255)]
    pub session_id: String,
    #[model(sql_type = "INT(10) UNSIGNED", default = 0)]
    pub session_expires: i64,
    #[model(sql_type = "VARBINARY(4000)")]
    pub session_data: Vec<u8>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "report_event")]
#[model(primary_key(event_id))]
#[model(index(object_type, object_id, name = "IDX_OBJECT"))]
pub struct ReportEvent {
    #[model(primary_key, sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub event_id: Id<ReportEvent>,
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub logged_at: DateTime<Utc>,
    #[model(sql_type = "INT(10) UNSIGNED")]
    pub object_id: i64,
    #[model(max_length = 30)]
    pub object_type: String,
}

// Not said here: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
// The table `hibernate_sequence` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Booking")]
#[model(index(guest_id, name = "FKc9h2r8y"))]
pub struct Booking {
    pub id: Id<Booking>,
    #[model(column = "createdDate")]
    pub created_date: Option<DateTime<Utc>>,
    pub status: Option<i32>,
    #[model(native = "ENUM('SINGLE', 'DOUBLE', 'Family Room')")]
    pub kind: BookingKind,
    #[model(constraint = "FKc9h2r8y")]
    pub guest_id: Id<Guest>,
    #[model(sql_type = "BIT(1)")]
    pub deleted: bool,
    #[model(precision = 19, scale = 2)]
    pub amount: Option<Decimal>,
    #[model(max_length = 4000)]
    pub notes: Option<String>,
    pub version: i32,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BookingKind {
    #[model(value = "SINGLE")]
    Single,
    #[model(value = "DOUBLE")]
    Double,
    #[model(value = "Family Room")]
    FamilyRoom,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Guest")]
#[model(unique(e_mail, name = "UK_email"))]
pub struct Guest {
    #[model(column = "DTYPE", max_length = 31)]
    pub dtype: String,
    pub id: Id<Guest>,
    #[model(column = "firstName", max_length = 255)]
    pub first_name: Option<String>,
    #[model(column = "lastName", max_length = 255)]
    pub last_name: Option<String>,
    #[model(column = "e-mail", max_length = 255)]
    pub e_mail: Option<String>,
    #[model(column = "loyaltyPoints")]
    pub loyalty_points: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Booking_Guest")]
#[model(unique(companions_id, name = "UK_companions"))]
#[model(index(bookings_id, name = "FKbookings"))]
pub struct BookingGuest {
    #[model(constraint = "FKbookings")]
    pub bookings_id: Id<Booking>,
    #[model(constraint = "FKcompanions")]
    pub companions_id: Id<Guest>,
}

// The table `DATABASECHANGELOG` belongs to a tool or is a part of another one, so no struct is written for it.

// The table `flyway_schema_history` belongs to a tool or is a part of another one, so no struct is written for it.

// Not said here: NAME1 CHARACTER SET latin1 (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_MANDANT")]
#[model(primary_key(mandant))]
pub struct TMandant {
    #[model(column = "MANDANT", char = 3)]
    pub mandant: String,
    #[model(column = "NAME1", max_length = 30, default = "")]
    pub name1: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_LAGER")]
#[model(primary_key(mandant, lager_nr))]
#[model(foreign_key(mandant, references = TMandant(mandant), name = "FK_LAGER_MANDANT"))]
pub struct TLager {
    #[model(column = "MANDANT", char = 3)]
    pub mandant: String,
    #[model(column = "LAGER_NR", char = 4)]
    pub lager_nr: String,
    /// Bezeichnung; 100 % Größe
    #[model(column = "BEZ", max_length = 40)]
    pub bez: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_PLATZ")]
#[model(primary_key(mandant, lager_nr, platz))]
#[model(check("GESPERRT IN ('J', 'N')", name = "GESPERRT_J_N"))]
#[model(foreign_key(mandant, lager_nr, references = TLager(mandant, lager_nr), name = "FK_PLATZ_LAGER", sql = "ON UPDATE CASCADE"))]
pub struct TPlatz {
    #[model(column = "MANDANT", char = 3)]
    pub mandant: String,
    #[model(column = "LAGER_NR", char = 4)]
    pub lager_nr: String,
    #[model(column = "PLATZ", char = 10)]
    pub platz: String,
    #[model(column = "HOEHE", precision = 18, scale = 4, sql_type = "DECIMAL(18,4) UNSIGNED")]
    pub hoehe: Option<Decimal>,
    #[model(column = "GESPERRT", sql_type = "CHAR(1)", default = "N")]
    pub gesperrt: TPlatzGesperrt,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TPlatzGesperrt {
    #[model(value = "J")]
    J,
    #[model(value = "N")]
    N,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_BESTAND")]
#[model(primary_key(mandant, lager_nr, platz, lfd))]
#[model(index(charge, name = "IX_CHARGE"))]
#[model(foreign_key(mandant, lager_nr, platz, references = TPlatz(mandant, lager_nr, platz), name = "FK_BESTAND_PLATZ", on_delete = cascade))]
pub struct TBestand {
    #[model(column = "MANDANT", char = 3)]
    pub mandant: String,
    #[model(column = "LAGER_NR", char = 4)]
    pub lager_nr: String,
    #[model(column = "PLATZ", char = 10)]
    pub platz: String,
    #[model(column = "LFD", sql_type = "TINYINT(3) UNSIGNED")]
    pub lfd: i16,
    #[model(column = "MENGE", precision = 18, scale = 4, default = 0.0000)]
    pub menge: Decimal,
    #[model(column = "CHARGE", max_length = 20)]
    pub charge: Option<String>,
    #[model(column = "BELEGT_SEIT", sql_type = "DATETIME", default = now)]
    pub belegt_seit: Option<DateTime<Utc>>,
}

// Not said here: PARTITION BY RANGE (year(`BUCHUNGSTAG`)) (PARTITION `p2023` VALUES LESS THAN (2024) ENGINE = InnoDB, PARTITION `p2024` VALUES LESS THAN (2025) ENGINE = InnoDB, PARTITION `pmax` VALUES LESS THAN MAXVALUE ENGINE = InnoDB) (not read: how a table is kept in parts)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_BEWEGUNG")]
#[model(primary_key(id, buchungstag))]
pub struct TBewegung {
    #[model(column = "ID", generated = auto_increment)]
    pub id: i64,
    #[model(column = "BUCHUNGSTAG")]
    pub buchungstag: NaiveDate,
    #[model(column = "MENGE", precision = 18, scale = 4)]
    pub menge: Decimal,
    #[model(column = "ART", char = 2, default = "WE")]
    pub art: String,
}

// Not said here: WITH SYSTEM VERSIONING (not read: that a table keeps what its rows were)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_PREIS")]
#[model(primary_key(artikel, gueltig_ab))]
pub struct TPrei {
    #[model(column = "ARTIKEL", max_length = 18)]
    pub artikel: String,
    #[model(column = "PREIS", precision = 18, scale = 4)]
    pub preis: Decimal,
    #[model(column = "gültig ab")]
    pub gueltig_ab: NaiveDate,
    #[model(column = "1st", default = true)]
    pub n1st: bool,
    #[model(sql_type = "TINYINT(4)", default = -1)]
    pub r#type: i16,
    #[model(column = "self", max_length = 5)]
    pub self_: Option<String>,
}

// Not said here: TEXT_DE CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
// Not said here: TEXT_DE COLLATE utf8mb4_german2_ci (not read: how a column's values are compared, shown or kept up to date)
// Not said here: TAGS CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
// Not said here: TAGS COLLATE utf8mb4_bin (not read: how a column's values are compared, shown or kept up to date)
// Not said here: geheim INVISIBLE (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T_BELEG")]
#[model(primary_key(beleg_nr))]
#[model(check(sql = "json_valid(TAGS)"))]
#[model(unread("CLIENT_IP", sql_type = "inet6"))]
pub struct TBeleg {
    #[model(column = "BELEG_NR", primary_key, default_sql = "nextval(`SEQ_BELEG`)")]
    pub beleg_nr: Id<TBeleg>,
    #[model(column = "GUID", max_length = 36, sql_type = "UUID", default_sql = "uuid()")]
    pub guid: String,
    #[model(column = "TEXT_DE", text, sql_type = "LONGTEXT")]
    pub text_de: Option<String>,
    #[model(column = "TAGS", sql_type = "LONGTEXT")]
    pub tags: Option<groundplan::Json>,
    #[model(default = 5)]
    pub geheim: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "a_side")]
pub struct ASide {
    #[model(key_type = i32)]
    pub id: Id<ASide>,
    #[model(constraint = "a_b")]
    pub b_id: Id<BSide>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "b_side")]
pub struct BSide {
    #[model(key_type = i32)]
    pub id: Id<BSide>,
    pub a_id: Id<ASide>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "hierarchy")]
#[model(unique(tree_left, name = "left_unique"))]
#[model(index(parent, name = "hierarchy_parent"))]
pub struct Hierarchy {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Hierarchy>,
    #[model(on_delete = no_action, constraint = "hierarchy_ibfk_1")]
    pub parent: Option<Id<Hierarchy>>,
    pub tree_left: i32,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "no_key")]
pub struct NoKey {
    pub x: Option<i32>,
    #[model(max_length = 10)]
    pub y: Option<String>,
    #[model(sql_type = "BOOLEAN", default = true)]
    pub z: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "dotted.name")]
pub struct DottedName {
    #[model(key_type = i32)]
    pub id: Id<DottedName>,
    #[model(column = "a.b", max_length = 3)]
    pub a_b: String,
    #[model(column = "back`tick", max_length = 3, default = "\\")]
    pub back_tick: Option<String>,
}

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIEN… (not read: what MySQL reads from a version on (`/*! … */`))
// - /*!40101 SET NAMES utf8mb4 */ (not read: what MySQL reads from a version on (`/*! … */`))
// - /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, F… (not read: what MySQL reads from a version on (`/*! … */`))
// - /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VAL… (not read: what MySQL reads from a version on (`/*! … */`))
// - /*!40101 SET @saved_cs_client     = @@character_set_client *… (not read: what MySQL reads from a version on (`/*! … */`))
// - utf8mb4_unicode_520_ci: wp_posts, wp_postmeta (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
// - /*!40101 SET character_set_client = @saved_cs_client */ (not read: what MySQL reads from a version on (`/*! … */`))
// - utf8mb4: wp_users (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
// - ALTER TABLE `core_session` ENGINE=InnoDB (skipped: what is kept where, and by whom, is not judged)
// - INSERT INTO `hibernate_sequence` VALUES (1),(1) (skipped: rows, not tables)
// - latin1: T_MANDANT, T_LAGER, T_PLATZ, T_BESTAND (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
// - CREATE SEQUENCE `SEQ_BELEG` start with 1000 minvalue 1 maxva… (skipped: a sequence)
// - /*!50001 CREATE VIEW `v_open` AS SELECT 1 AS `entity_id`, 1… (not read: what MySQL reads from a version on (`/*! … */`))
// - DROP VIEW `v_open` (skipped: it drops something else than a table)
// - /*!50001 CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIE… (not read: what MySQL reads from a version on (`/*! … */`))
// - DELIMITER ;; (skipped: a line for the client)
// - /*!50003 CREATE TRIGGER `order_number` BEFORE INSERT ON `sal… (not read: what MySQL reads from a version on (`/*! … */`))
// - CREATE PROCEDURE `cleanup`() BEGIN DELETE FROM `core_session… (skipped: a program, which is not judged)
// - CREATE FUNCTION `one`() RETURNS int(11) DETERMINISTIC RETURN… (skipped: a program, which is not judged)
// - DELIMITER ; (skipped: a line for the client)
// - /*!40101 SET SQL_MODE=@OLD_SQL_MODE */ (not read: what MySQL reads from a version on (`/*! … */`))
// - /*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */ (not read: what MySQL reads from a version on (`/*! … */`))
