//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use groundplan::{Decimal, Id};
use groundplan::uuid::Uuid;

// The table `schema_migrations` belongs to a tool or is a part of another one, so no struct is written for it.

// The table `ar_internal_metadata` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, soft_delete)]
#[model(unique(email, name = "index_spree_users_on_email", where = "deleted_at IS NULL"))]
#[model(unique(reset_password_token, name = "index_spree_users_on_reset_password_token"))]
#[model(index(settings, name = "index_spree_users_on_settings", method = "gin", sql = "settings jsonb_path_ops"))]
#[model(index(api_keys, name = "index_spree_users_on_keys", method = "gin"))]
#[model(unread("last_sign_in_ip", sql_type = "inet"))]
#[model(unread("preferences", sql_type = "public.hstore", default_sql = "''"))]
pub struct SpreeUser {
    #[model(generated = serial)]
    pub id: Id<SpreeUser>,
    #[model(text, sql_type = "public.citext", default = "")]
    pub email: String,
    #[model(default = "")]
    pub encrypted_password: String,
    pub reset_password_token: Option<String>,
    #[model(default = 0)]
    pub sign_in_count: i32,
    pub current_sign_in_at: Option<NaiveDateTime>,
    pub r#type: Option<String>,
    #[model(default_sql = "'{}'")]
    pub settings: groundplan::Json,
    pub roles_mask: Option<i32>,
    #[model(text, default_sql = "'{}'")]
    pub api_keys: Vec<String>,
    #[model(default = 0)]
    pub lock_version: i32,
    pub deleted_at: Option<NaiveDateTime>,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
}

// Not said here: WITH (pages_per_range = '32') (not read: how an index is kept)
/// What we sell: "trips" — even to O'Brien.
///
/// Second paragraph with `code` and */ and #[model(x)].
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(slug, name = "trips_slug"))]
#[model(unique("lower(code)", name = "trips_code_ci"))]
#[model(index("search", name = "trips_search", method = "gin"))]
#[model(index(name, name = "trips_name_trgm", method = "gin", sql = "name public.gin_trgm_ops"))]
#[model(index(created_at, id, name = "trips_recent", include(name), where = "published = TRUE", sql = "created_at DESC NULLS LAST, id"))]
#[model(index(created_at, name = "trips_created_brin", method = "brin"))]
#[model(check("price >= 0", name = "positive_price"))]
#[model(check(sql = "published IS NOT TRUE OR season IS NOT NULL", name = "season_set"))]
#[model(unread("levels", sql_type = "public.difficulty[]", default_sql = "'{}'"))]
#[model(unread("season", sql_type = "daterange"))]
#[model(unread("altitude", sql_type = "int4range"))]
#[model(unread("coords", sql_type = "point"))]
#[model(unread("meeting_point", sql_type = "public.geo"))]
#[model(unread("search", sql_type = "TSVECTOR"))]
#[model(unread("duration", sql_type = "INTERVAL", default_sql = "'1 day'"))]
pub struct Trip {
    #[model(generated = serial)]
    pub id: Id<Trip>,
    #[model(text, default_sql = "public.next_code()")]
    pub code: String,
    #[model(max_length = 255)]
    pub name: String,
    #[model(text, computed = "lower(replace((name)::TEXT, ' '::TEXT, '-'::TEXT))")]
    pub slug: Option<String>,
    #[model(text)]
    pub description: Option<String>,
    #[model(native = "public.difficulty", default = "easy")]
    pub difficulty: TripDifficulty,
    #[model(precision = 8, scale = 2, default = 0.0)]
    pub price: Decimal,
    pub price_cents: Option<i32>,
    /// from 0 to 5
    /// "stars"
    pub rating: Option<f64>,
    #[model(max_length = 40, default_sql = "'{}'")]
    pub tags: Option<Vec<String>>,
    #[model(default = false)]
    pub published: Option<bool>,
    pub position: Option<i32>,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TripDifficulty {
    Easy,
    Moderate,
    Hard,
    #[model(value = "N/A")]
    NA,
    #[model(value = "")]
    Empty,
}

// Not said here: NOT VALID (not read: that a constraint is not asked of the rows that are there (`NOT VALID`))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(sku, name = "index_variants_on_sku"))]
#[model(index(trip_id, name = "index_variants_on_trip_id"))]
pub struct Variant {
    #[model(generated = serial)]
    pub id: Id<Variant>,
    #[model(constraint = "fk_rails_19d1f3f9b4")]
    pub trip_id: Id<Trip>,
    pub sku: String,
    #[model(max_length = 3, default = "EUR")]
    pub cost_currency: Option<String>,
    #[model(precision = 8, scale = 2, default = 0.0)]
    pub weight: Option<Decimal>,
    #[model(default = false)]
    pub is_master: Option<bool>,
    pub created_at: Option<NaiveDateTime>,
    pub updated_at: Option<NaiveDateTime>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(index(viewable_type, viewable_id, name = "index_assets_on_viewable"))]
pub struct Asset {
    #[model(generated = serial)]
    pub id: Id<Asset>,
    pub viewable_type: Option<String>,
    pub viewable_id: Option<i64>,
    pub attachment_file_name: Option<String>,
    pub attachment_size: Option<i32>,
    #[model(text)]
    pub alt: Option<String>,
    #[model(max_length = 75)]
    pub r#type: Option<String>,
    pub created_at: Option<NaiveDateTime>,
    pub updated_at: Option<NaiveDateTime>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unread("geo_ip", sql_type = "cidr"))]
#[model(unread("mac", sql_type = "macaddr"))]
pub struct Address {
    #[model(generated = serial)]
    pub id: Id<Address>,
    pub owner_type: String,
    pub owner_id: i64,
    pub firstname: Option<String>,
    pub zipcode: Option<String>,
    #[model(char = 2, default = "DE")]
    pub country_iso: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(number, name = "index_orders_on_number"))]
#[model(index(user_id, state, name = "index_orders_on_user_and_state", where = "state <> 'cart' AND completed_at IS NOT NULL"))]
#[model(unread("item_total", sql_type = "money"))]
pub struct Order {
    #[model(generated = serial)]
    pub id: Id<Order>,
    #[model(max_length = 32)]
    pub number: Option<String>,
    #[model(on_delete = set_null, constraint = "fk_rails_user")]
    pub user_id: Option<Id<SpreeUser>>,
    #[model(constraint = "fk_rails_creator")]
    pub created_by_id: Option<Id<SpreeUser>>,
    #[model(on_delete = restrict, constraint = "fk_rails_bill", constraint_sql = "ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED")]
    pub bill_address_id: Option<Id<Address>>,
    pub ship_address_id: Option<i64>,
    #[model(default = "cart")]
    pub state: Option<String>,
    #[model(precision = 10, scale = 2, default = 0.0)]
    pub total: Decimal,
    #[model(max_length = 3)]
    pub currency: Option<String>,
    #[model(default_sql = "gen_random_uuid()")]
    pub token: Uuid,
    pub completed_at: Option<NaiveDateTime>,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(check("quantity > 0"))]
#[model(unread("adjustments", sql_type = "JSON"))]
pub struct LineItem {
    #[model(generated = serial)]
    pub id: Id<LineItem>,
    #[model(on_delete = cascade)]
    pub order_id: Option<Id<Order>>,
    pub variant_id: Option<Id<Variant>>,
    pub quantity: i32,
    #[model(precision = 10, scale = 2)]
    pub price: Decimal,
    #[model(precision = 12, scale = 2, computed = "price * quantity::NUMERIC")]
    pub total: Option<Decimal>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(trip_id, guide_id, name = "trips_guides_pair"))]
pub struct TripsGuide {
    pub trip_id: i64,
    pub guide_id: i64,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(tag_id, taggable_id, taggable_type, context, tagger_id, tagger_type, name = "taggings_idx"))]
pub struct Tagging {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Tagging>,
    pub tag_id: Option<Id<Tag>>,
    #[model(max_length = 255)]
    pub taggable_type: Option<String>,
    pub taggable_id: Option<i32>,
    pub tagger_id: Option<i32>,
    #[model(max_length = 255)]
    pub tagger_type: Option<String>,
    #[model(max_length = 128)]
    pub context: Option<String>,
    pub created_at: Option<NaiveDateTime>,
}

// Not said here: name COLLATE "C" (not read: how a column's values are compared, shown or kept up to date)
// Not said here: DEFERRABLE INITIALLY IMMEDIATE (not read: when a unique is asked (`DEFERRABLE`, `NOT ENFORCED`))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing)]
#[model(unique(name, name = "tags_name"))]
pub struct Tag {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Tag>,
    #[model(max_length = 255)]
    pub name: Option<String>,
    #[model(default = 0)]
    pub taggings_count: Option<i32>,
}

// The table `django_migrations` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_content_type", namespace = "portal")]
#[model(unique(app_label, model, name = "django_content_type_app_label_model_76bd3d3b_uniq"))]
pub struct DjangoContentType {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<DjangoContentType>,
    #[model(max_length = 100)]
    pub app_label: String,
    #[model(max_length = 100)]
    pub model: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_permission", namespace = "portal")]
#[model(unique(content_type_id, codename, name = "auth_permission_content_type_id_codename_uniq"))]
pub struct AuthPermission {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<AuthPermission>,
    #[model(max_length = 255)]
    pub name: String,
    #[model(constraint = "auth_permission_content_type_id_fk", constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub content_type_id: Id<DjangoContentType>,
    #[model(max_length = 100)]
    pub codename: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_group", namespace = "portal")]
#[model(unique(name))]
#[model(index(name, name = "auth_group_name_like", sql = "name varchar_pattern_ops"))]
pub struct AuthGroup {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<AuthGroup>,
    #[model(max_length = 150)]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "auth_user", namespace = "portal")]
#[model(unique(username))]
pub struct AuthUser {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<AuthUser>,
    #[model(max_length = 128)]
    pub password: String,
    pub last_login: Option<DateTime<Utc>>,
    pub is_superuser: bool,
    #[model(max_length = 150)]
    pub username: String,
    #[model(max_length = 150)]
    pub first_name: String,
    #[model(max_length = 254, sql_type = "public.email_address")]
    pub email: String,
    pub is_staff: bool,
    pub is_active: bool,
    pub date_joined: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "portal")]
#[model(unique(user_id, group_id, name = "auth_user_groups_user_id_group_id_uniq"))]
pub struct AuthUserGroup {
    #[model(generated = identity)]
    pub id: Id<AuthUserGroup>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub user_id: Id<AuthUser>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub group_id: Id<AuthGroup>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "portal")]
#[model(unique(group_id, permission_id))]
pub struct AuthGroupPermission {
    #[model(generated = serial)]
    pub id: Id<AuthGroupPermission>,
    pub group_id: Id<AuthGroup>,
    pub permission_id: Id<AuthPermission>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_admin_log", namespace = "portal")]
#[model(check("action_flag >= 0"))]
pub struct DjangoAdminLog {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<DjangoAdminLog>,
    pub action_time: DateTime<Utc>,
    #[model(text)]
    pub object_id: Option<String>,
    #[model(max_length = 200)]
    pub object_repr: String,
    pub action_flag: i16,
    #[model(text)]
    pub change_message: String,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub content_type_id: Option<Id<DjangoContentType>>,
    #[model(constraint_sql = "DEFERRABLE INITIALLY DEFERRED")]
    pub user_id: Id<AuthUser>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "django_session", namespace = "portal")]
#[model(primary_key(session_key))]
#[model(index(expire_date, name = "django_session_expire_date_a5c62663"))]
pub struct DjangoSession {
    #[model(max_length = 40)]
    pub session_key: String,
    #[model(text)]
    pub session_data: String,
    pub expire_date: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "members_profile", namespace = "portal")]
#[model(primary_key(user_id))]
#[model(check("gender IN ('m', 'f', 'x', '')"))]
#[model(check("plan IN ('basic', 'gold')"))]
#[model(check("points >= 0"))]
#[model(check("birthday > '1900-01-01'"))]
#[model(unread("ip", sql_type = "inet"))]
pub struct MembersProfile {
    #[model(primary_key, on_delete = cascade)]
    pub user_id: Id<AuthUser>,
    #[model(native = "portal.status", default = "draft")]
    pub state: MembersProfileState,
    #[model(sql_type = "CHARACTER VARYING(1)")]
    pub gender: MembersProfileGender,
    #[model(default = "basic")]
    pub plan: MembersProfilePlan,
    pub points: i32,
    pub birthday: Option<NaiveDate>,
    #[model(default_sql = "'{\"newsletter\": true}'")]
    pub prefs: groundplan::Json,
    pub photo: Option<Vec<u8>>,
    #[model(default_sql = "'\\x00'")]
    pub token: Option<Vec<u8>>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MembersProfileState {
    Draft,
    Live,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MembersProfileGender {
    M,
    F,
    X,
    #[model(value = "")]
    Empty,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MembersProfilePlan {
    Basic,
    Gold,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "portal")]
pub struct Orders {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<Orders>,
    #[model(on_delete = restrict)]
    pub member_id: Id<MembersProfile>,
    #[model(on_delete = set_null)]
    pub shop_order_id: Option<Id<Order>>,
    #[model(default = now)]
    pub placed: DateTime<Utc>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "portal")]
pub struct OrderNote {
    #[model(key_type = i32, generated = identity)]
    pub id: Id<OrderNote>,
    #[model(on_delete = cascade)]
    pub order_id: Id<Orders>,
    #[model(text)]
    pub note: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "portal")]
pub struct Tags {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Tags>,
    #[model(max_length = 50)]
    pub label: String,
}

// The table `databasechangelog` belongs to a tool or is a part of another one, so no struct is written for it.

// The table `databasechangeloglock` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "person", namespace = "booking")]
pub struct Person {
    #[model(max_length = 31)]
    pub dtype: String,
    pub id: Id<Person>,
    #[model(default = 0)]
    pub version: i32,
    #[model(column = "firstName", max_length = 255)]
    pub first_name: Option<String>,
    #[model(column = "lastName", max_length = 255)]
    pub last_name: Option<String>,
    #[model(max_length = 255)]
    pub passport_no: Option<String>,
    #[model(max_length = 255)]
    pub licence_no: Option<String>,
    #[model(constraint = "fkqb1twlfnyq1tl0l1ylrv3ctw")]
    pub boss_id: Option<Id<Person>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "booking", namespace = "booking")]
#[model(unique(customer_id, "period", name = "uk_k8d0f2n7n88w1a16yhua64onx"))]
#[model(check(sql = "EXCLUDE USING gist (room_id WITH =, period WITH &&) WHERE ((status <> 'CANCELLED_BY_CUSTOMER'::booking.status))", name = "booking_no_overlap"))]
#[model(unread("period", sql_type = "tstzrange", required = true))]
#[model(unread("details", sql_type = "oid"))]
pub struct Booking {
    #[model(default_sql = "nextval('booking.hibernate_sequence')")]
    pub id: Id<Booking>,
    #[model(native = "booking.status", default = "NEW")]
    pub status: BookingStatus,
    #[model(column = "statusOrdinal")]
    pub status_ordinal: Option<i32>,
    #[model(constraint = "fk_room", constraint_sql = "ON UPDATE CASCADE")]
    pub room_id: Option<Id<Room>>,
    #[model(constraint = "fk_customer")]
    pub customer_id: Id<Person>,
    #[model(column = "createdDate")]
    pub created_date: Option<NaiveDateTime>,
    #[model(precision = 19, scale = 2)]
    pub amount: Option<Decimal>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BookingStatus {
    #[model(value = "NEW")]
    New,
    #[model(value = "CONFIRMED")]
    Confirmed,
    #[model(value = "CANCELLED_BY_CUSTOMER")]
    CancelledByCustomer,
    #[model(value = "no-show")]
    NoShow,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "booking")]
pub struct BookingExtra {
    pub booking_id: Id<Booking>,
    #[model(max_length = 255)]
    pub extras: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "booking_person", namespace = "booking")]
#[model(primary_key(bookings_id, travellers_id))]
pub struct BookingPerson {
    pub bookings_id: Id<Booking>,
    pub travellers_id: Id<Person>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "booking_aud", namespace = "booking")]
#[model(primary_key(rev, id))]
pub struct BookingAud {
    pub id: i64,
    #[model(constraint = "fk_rev")]
    pub rev: Id<Revinfo>,
    pub revtype: Option<i16>,
    #[model(max_length = 255)]
    pub status: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "revinfo", namespace = "booking")]
#[model(primary_key(rev))]
pub struct Revinfo {
    #[model(primary_key, key_type = i32)]
    pub rev: Id<Revinfo>,
    pub revtstmp: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "room", namespace = "booking")]
#[model(unread("open_till", sql_type = "TIME WITH TIME ZONE"))]
#[model(unread("flags", sql_type = "BIT(8)", default_sql = "'00000000'"))]
#[model(unread("flags2", sql_type = "BIT VARYING(5)"))]
#[model(unread("attributes", sql_type = "xml"))]
#[model(unread("matrix", sql_type = "INTEGER[][]"))]
#[model(unread("jsonPath", sql_type = "jsonpath"))]
#[model(unread("char", sql_type = "\"char\""))]
#[model(unread("temperature", sql_type = "public.floatrange"))]
pub struct Room {
    pub id: Id<Room>,
    #[model(max_length = 255)]
    pub name: Option<String>,
    #[model(default = 2)]
    pub beds: Option<i32>,
    pub price: Option<f32>,
    pub open_from: Option<NaiveTime>,
    pub uuid: Option<Uuid>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "T001", namespace = "ERP")]
#[model(primary_key(mandt, bukrs, name = "T001~0"))]
pub struct T001 {
    #[model(column = "MANDT", char = 3, sql_type = "\"ERP\".mandant")]
    pub mandt: String,
    #[model(column = "BUKRS", char = 4)]
    pub bukrs: String,
    #[model(column = "BUTXT", max_length = 25, default = " ")]
    pub butxt: String,
    #[model(column = "WAERS", char = 5, default = "")]
    pub waers: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "bkpf", namespace = "ERP")]
#[model(primary_key(mandt, bukrs, belnr, gjahr, name = "bkpf_pk"))]
#[model(foreign_key(mandt, bukrs, references = T001(mandt, bukrs), name = "bkpf_company"))]
pub struct Bkpf {
    #[model(char = 3, sql_type = "\"ERP\".mandant")]
    pub mandt: String,
    #[model(char = 4)]
    pub bukrs: String,
    #[model(char = 10)]
    pub belnr: String,
    #[model(precision = 4, scale = 0)]
    pub gjahr: Decimal,
    pub budat: NaiveDate,
    #[model(char = 8, default = "00000000")]
    pub cpudt: String,
    #[model(max_length = 16)]
    pub xblnr: Option<String>,
    #[model(precision = 18, scale = 4, sql_type = "public.amount")]
    pub amount: Decimal,
    #[model(precision = 9, scale = 5)]
    pub kurs: Option<Decimal>,
    #[model(precision = 38, scale = 10)]
    pub huge: Option<Decimal>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "bseg", namespace = "ERP")]
#[model(primary_key(mandt, bukrs, belnr, gjahr, buzei))]
#[model(index("upper(\"substring\"(sgtxt, 1, 20))", "wrbtr * (2)::NUMERIC", name = "bseg_text"))]
#[model(check("shkzg = 'S' OR shkzg = 'H'", name = "shkzg_valid"))]
#[model(check("wrbtr <> 0", name = "not_zero"))]
#[model(foreign_key(mandt, bukrs, belnr, gjahr, references = Bkpf(mandt, bukrs, belnr, gjahr), name = "bseg_head", on_delete = cascade))]
pub struct Bseg {
    #[model(char = 3)]
    pub mandt: String,
    #[model(char = 4)]
    pub bukrs: String,
    #[model(char = 10)]
    pub belnr: String,
    #[model(precision = 4, scale = 0)]
    pub gjahr: Decimal,
    pub buzei: i16,
    #[model(precision = 18, scale = 4, default = 0)]
    pub wrbtr: Decimal,
    #[model(char = 1)]
    pub shkzg: String,
    #[model(text)]
    pub sgtxt: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "material", namespace = "ERP")]
#[model(primary_key(mandt, matnr, werks))]
#[model(foreign_key(dispo_mandt, dispo_matnr, dispo_werks, references = Material(mandt, matnr, werks), on_delete = set_null, sql = "MATCH FULL"))]
pub struct Material {
    #[model(char = 3)]
    pub mandt: String,
    #[model(char = 18)]
    pub matnr: String,
    #[model(char = 4)]
    pub werks: String,
    #[model(precision = 18, scale = 4)]
    pub bestand: Option<Decimal>,
    #[model(char = 3)]
    pub dispo_mandt: Option<String>,
    #[model(char = 18)]
    pub dispo_matnr: Option<String>,
    #[model(char = 4)]
    pub dispo_werks: Option<String>,
}

// Not said here: PARTITION BY RANGE(booked_on) (not read: how a table is kept in parts)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "ERP")]
#[model(primary_key(id, booked_on))]
#[model(index(mandt, matnr, werks, name = "movements_material"))]
#[model(foreign_key(mandt, matnr, werks, references = Material(mandt, matnr, werks)))]
pub struct Movement {
    #[model(generated = identity)]
    pub id: i64,
    pub booked_on: NaiveDate,
    #[model(char = 3)]
    pub mandt: String,
    #[model(char = 18)]
    pub matnr: String,
    #[model(char = 4)]
    pub werks: String,
    #[model(precision = 18, scale = 4)]
    pub qty: Decimal,
}

// The table `movements_2023` belongs to a tool or is a part of another one, so no struct is written for it.

// The table `movements_2024` belongs to a tool or is a part of another one, so no struct is written for it.

// The table `movements_rest` belongs to a tool or is a part of another one, so no struct is written for it.

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "document", namespace = "ERP")]
pub struct Document {
    #[model(key_type = i32, generated = serial)]
    pub id: Id<Document>,
    #[model(max_length = 80)]
    pub title: String,
    #[model(default = now)]
    pub made: Option<DateTime<Utc>>,
}

// Not said here: INHERITS ("ERP".document) (not read: that the rows of this table are rows of another one too)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "contract", namespace = "ERP")]
#[model(unread("runs", sql_type = "daterange"))]
pub struct Contract {
    #[model(default_sql = "nextval('\"ERP\".document_id_seq'::REGCLASS)")]
    pub id: i32,
    #[model(max_length = 80)]
    pub title: String,
    #[model(default = now)]
    pub made: Option<DateTime<Utc>>,
    #[model(max_length = 80)]
    pub partner: String,
}

// Not said here: UNLOGGED (not read: that a crash empties a table)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "import_buffer", namespace = "ERP")]
pub struct ImportBuffer {
    pub line: Option<i32>,
    #[model(text)]
    pub raw: Option<String>,
    #[model(default_sql = "('now'::TEXT)::TIMESTAMP(3)")]
    pub when: Option<NaiveDateTime>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "Preis Liste", namespace = "ERP")]
#[model(primary_key(artikel_nr, gueltig_ab, name = "PK Preis"))]
#[model(check(sql = "\"Preis €\" > 0", name = "Preis > 0"))]
pub struct PreisListe {
    #[model(column = "Artikel-Nr", max_length = 18)]
    pub artikel_nr: String,
    #[model(column = "gültig ab")]
    pub gueltig_ab: NaiveDate,
    #[model(column = "Preis €", precision = 18, scale = 4)]
    pub preis: Decimal,
    pub r#type: i32,
    #[model(column = "self", text)]
    pub self_: Option<String>,
    #[model(column = "1st", default = true)]
    pub n1st: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "empty_table", namespace = "ERP")]
pub struct EmptyTable {
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "tree", namespace = "ERP")]
#[model(primary_key(mandt, node))]
#[model(foreign_key(mandt, parent, references = Tree(mandt, node)))]
#[model(row_security(enabled, policies = 1))]
pub struct Tree {
    #[model(char = 3)]
    pub mandt: String,
    pub node: i32,
    pub parent: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "a_side", namespace = "ERP")]
pub struct ASide {
    #[model(key_type = i32)]
    pub id: Id<ASide>,
    #[model(constraint = "a_to_b", constraint_sql = "DEFERRABLE")]
    pub b_id: Id<BSide>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "b_side", namespace = "ERP")]
pub struct BSide {
    #[model(key_type = i32)]
    pub id: Id<BSide>,
    pub a_id: Id<ASide>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, namespace = "ERP")]
pub struct AnExceedinglyLongTableNameThatFillsAllSixtyThreeByte {
    #[model(key_type = i32)]
    pub id: Id<AnExceedinglyLongTableNameThatFillsAllSixtyThreeByte>,
    #[model(text)]
    pub a_column_whose_name_is_also_as_long_as_postgres_allows_it_to_be: Option<String>,
}

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - SET statement_timeout = 0 (skipped: a setting)
// - SET client_encoding = 'UTF8' (skipped: a setting)
// - SET standard_conforming_strings = on (skipped: a setting)
// - SELECT pg_catalog.set_config('search_path', 'public', false) (skipped: a query)
// - CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public (skipped: an extension)
// - CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public (skipped: an extension)
// - CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public (skipped: an extension)
// - CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public (skipped: an extension)
// - COMMENT ON EXTENSION citext IS 'case-insensitive text' (skipped: a comment on something else than a table or column)
// - CREATE SCHEMA portal (skipped: it says nothing of tables)
// - CREATE SCHEMA booking (skipped: it says nothing of tables)
// - CREATE SCHEMA "ERP" (skipped: it says nothing of tables)
// - COMMENT ON SCHEMA portal IS 'members' (skipped: a comment on something else than a table or column)
// - CREATE DOMAIN public.email_address AS character varying(254)… (skipped: a domain; its columns keep its name)
// - CREATE DOMAIN public.amount AS numeric(18,4) DEFAULT 0 NOT N… (skipped: a domain; its columns keep its name)
// - CREATE DOMAIN "ERP".mandant AS character(3) CHECK (VALUE <>… (skipped: a domain; its columns keep its name)
// - CREATE TYPE public.geo AS (lat double precision, lon double… (skipped: a type of its own; its columns keep its name)
// - CREATE TYPE public.floatrange AS RANGE (subtype = float8, su… (skipped: a type of its own; its columns keep its name)
// - CREATE FUNCTION public.slugify(text) RETURNS text LANGUAGE s… (skipped: a program, which is not judged)
// - CREATE FUNCTION public.next_code() RETURNS text LANGUAGE plp… (skipped: a program, which is not judged)
// - CREATE SEQUENCE public.spree_users_id_seq START WITH 1 INCRE… (skipped: a sequence)
// - ALTER SEQUENCE public.spree_users_id_seq OWNED BY public.spr… (skipped: it says nothing of tables)
// - COMMENT ON INDEX public.trips_slug IS 'used by the web shop' (skipped: a comment on something else than a table or column)
// - CREATE VIEW public.open_orders AS SELECT o.id, o.number FROM… (skipped: a view is no table)
// - CREATE MATERIALIZED VIEW public.sales_by_trip AS SELECT t.id… (skipped: a view is no table)
// - CREATE UNIQUE INDEX sales_by_trip_id ON public.sales_by_trip… (skipped: a view is no table)
// - CREATE RULE no_delete_orders AS ON DELETE TO public.orders D… (skipped: a program, which is not judged)
// - CREATE FUNCTION public.trips_search_update() RETURNS trigger… (skipped: a program, which is not judged)
// - CREATE TRIGGER trips_search_update BEFORE INSERT OR UPDATE O… (skipped: a program, which is not judged)
// - CREATE SEQUENCE booking.hibernate_sequence START WITH 1 INCR… (skipped: a sequence)
// - CREATE TABLE "ERP".movements_2023 PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
// - CREATE TABLE "ERP".movements_2024 PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
// - CREATE TABLE "ERP".movements_rest PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
// - CREATE STATISTICS "ERP".bseg_stats (dependencies) ON bukrs,… (skipped: it says nothing of tables)
// - CREATE VIEW "ERP"."offene Posten" AS SELECT belnr FROM "ERP"… (skipped: a view is no table)
// - ALTER TABLE "ERP".bkpf CLUSTER ON bkpf_pk (skipped: what is kept where, and by whom, is not judged)
// - ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STATISTICS 500 (skipped: what is kept where, and by whom, is not judged)
// - ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STORAGE EXTERN… (skipped: what is kept where, and by whom, is not judged)
// - ALTER TABLE ONLY "ERP".bseg REPLICA IDENTITY FULL (skipped: what is kept where, and by whom, is not judged)
// - SELECT pg_catalog.setval('public.spree_users_id_seq', 1, fal… (skipped: a query)
