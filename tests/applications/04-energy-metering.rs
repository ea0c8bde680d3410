//! Energy metering: utilities (the tenants) with premises, metering points and meters; readings, tariffs, contracts and bills.
//!
//! Energy is decimal, since registers count in thousandths; prices are decimal with six digits (a kWh is billed in fractions of a cent).

use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::prelude::*;
use groundplan::{Decimal, Private};

#[derive(groundplan::Model)]
#[model(root, unique(market_partner_code))]
pub struct Utility {
    pub id: Id<Utility>,
    #[model(max_length = 160)]
    pub name: String,
    /// 13 digits, given by the association of the market.
    #[model(max_length = 13, check("length(market_partner_code) = 13"))]
    pub market_partner_code: String,
    #[model(max_length = 64, default = "Europe/Berlin")]
    pub timezone: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One row per utility.
#[derive(groundplan::Model)]
#[model(tenant)]
pub struct UtilitySettings {
    #[model(primary_key)]
    pub utility_id: Id<Utility>,
    #[model(max_length = 3, default = "EUR", check("length(currency_code) = 3"))]
    pub currency_code: String,
    #[model(default = 1, min = 1, max = 28)]
    pub billing_day: i16,
    #[model(default = 15, check("interval_minutes IN (5, 15, 30, 60)"))]
    pub interval_minutes: i16,
    #[model(precision = 5, scale = 2, default = 19, min = 0, max = 100)]
    pub vat_percent: Decimal,
    #[model(default = "{}")]
    pub feature_flags: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Units by their UCUM code; the same for all.
#[derive(groundplan::Model)]
#[model(global)]
pub struct Unit {
    #[model(primary_key, max_length = 12)]
    pub code: String,
    #[model(max_length = 60, unique)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Public holidays are priced like Sundays. The key is natural: the day and the state where it is kept. Nothing refers to it;
/// it is asked by day.
#[derive(groundplan::Model)]
#[model(global)]
pub struct PublicHoliday {
    #[model(primary_key)]
    pub holiday: NaiveDate,
    /// ISO 3166-2, as `DE-BY`.
    #[model(primary_key, max_length = 6)]
    pub subdivision_code: String,
    #[model(max_length = 80)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum Commodity { Electricity, Gas, Water, DistrictHeat }

#[derive(groundplan::Model)]
#[model(global, unique(manufacturer, model_name))]
pub struct MeterModel {
    pub id: Id<MeterModel>,
    #[model(max_length = 80)]
    pub manufacturer: String,
    #[model(max_length = 80)]
    pub model_name: String,
    pub commodity: Commodity,
    #[model(default = false)]
    pub is_smart: bool,
    #[model(min = 1, max = 25)]
    pub calibration_years: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum UserRole { Administrator, Dispatcher, BillingClerk, Technician, Auditor }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(email))]
pub struct User {
    pub id: Id<User>,
    pub utility_id: Id<Utility>,
    #[model(max_length = 254)]
    pub email: Private<String>,
    #[model(max_length = 120)]
    pub full_name: Private<String>,
    pub role: UserRole,
    /// Subject at the identity provider: there are no passwords here at all.
    #[model(max_length = 120, unique)]
    pub oidc_subject: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum)]
pub enum CustomerKind { Person, Business }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(customer_number), unique(crm_id), index(last_name, first_name), index(company_name))]
#[model(sql_check("customers_person_or_business", "(kind = 'person' AND last_name IS NOT NULL) OR (kind = 'business' AND company_name IS NOT NULL)"))]
pub struct Customer {
    pub id: Id<Customer>,
    pub utility_id: Id<Utility>,
    #[model(max_length = 20)]
    pub customer_number: String,
    #[model(max_length = 64)]
    pub crm_id: Option<String>,
    // Two kinds in one table: they differ in these three columns only, and every other table means either.
    pub kind: CustomerKind,
    #[model(max_length = 80)]
    pub first_name: Option<Private<String>>,
    #[model(max_length = 80)]
    pub last_name: Option<Private<String>>,
    #[model(max_length = 160)]
    pub company_name: Option<String>,
    #[model(max_length = 254)]
    pub email: Option<Private<String>>,
    #[model(max_length = 32)]
    pub phone: Option<Private<String>>,
    #[model(max_length = 4, pii = none)]
    pub iban_last_digits: Option<String>,
    /// Ciphertext; the key is in the vault.
    pub iban_encrypted: Option<Vec<u8>>,
    #[model(max_length = 10, default = "de")]
    pub language: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, index(postal_code, street))]
pub struct Premise {
    pub id: Id<Premise>,
    pub utility_id: Id<Utility>,
    #[model(max_length = 120)]
    pub street: String,
    #[model(max_length = 12)]
    pub house_number: String,
    /// "2nd floor left"; part of no unique, as nobody writes it twice in the same way.
    #[model(max_length = 60)]
    pub unit_designation: Option<String>,
    #[model(max_length = 10)]
    pub postal_code: String,
    #[model(max_length = 80)]
    pub city: String,
    #[model(precision = 9, scale = 6, min = -90, max = 90)]
    pub latitude: Option<Decimal>,
    #[model(precision = 9, scale = 6, min = -180, max = 180)]
    pub longitude: Option<Decimal>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum PointStatus { Planned, Connected, Disconnected, Decommissioned }

#[derive(groundplan::Model)]
#[model(tenant, unique(market_location_code), index(premise_id, commodity), index(status))]
pub struct MeteringPoint {
    pub id: Id<MeteringPoint>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub premise_id: Id<Premise>,
    // Sub-metering: the flats of a house hang below its main point.
    #[model(on_delete = restrict, reverse = sub_points)]
    pub parent_id: Option<Id<MeteringPoint>>,
    /// 33 characters, unique in the whole market, but within a utility here: a point changes its utility, and both keep its history.
    #[model(max_length = 33)]
    pub market_location_code: String,
    pub commodity: Commodity,
    #[model(default = PointStatus::Planned)]
    pub status: PointStatus,
    #[model(precision = 10, scale = 3, min = 0)]
    pub contracted_kw: Option<Decimal>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(meter_model_id, serial_number), index(calibrated_until), check("calibrated_until > manufactured_on"))]
pub struct Meter {
    pub id: Id<Meter>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub meter_model_id: Id<MeterModel>,
    #[model(max_length = 30)]
    pub serial_number: String,
    pub manufactured_on: NaiveDate,
    pub calibrated_until: NaiveDate,
    #[model(max_length = 16, unique)]
    pub device_eui: Option<String>,
    pub scrapped_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Which meter was at which point when. Open while it hangs there.
#[derive(groundplan::Model)]
#[model(tenant, unique(meter_id, installed_at), index(metering_point_id, installed_at), check("removed_at > installed_at"))]
pub struct MeterInstallation {
    pub id: Id<MeterInstallation>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub metering_point_id: Id<MeteringPoint>,
    #[model(on_delete = restrict)]
    pub meter_id: Id<Meter>,
    #[model(on_delete = restrict)]
    pub installed_by_id: Id<User>,
    pub installed_at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum FlowDirection { Consumption, FeedIn }

/// A meter counts in several registers, each known by its OBIS code.
#[derive(groundplan::Model)]
#[model(tenant, unique(meter_id, obis_code))]
pub struct Register {
    pub id: Id<Register>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = cascade)]
    pub meter_id: Id<Meter>,
    #[model(column = "unit_code", on_delete = restrict)]
    pub unit_id: Id<Unit>,
    #[model(max_length = 20)]
    pub obis_code: String,
    #[model(default = FlowDirection::Consumption)]
    pub direction: FlowDirection,
    #[model(precision = 10, scale = 4, default = 1, check("multiplier > 0"))]
    pub multiplier: Decimal,
    /// After so many digits the counter starts again at zero.
    #[model(min = 4, max = 12)]
    pub integer_digits: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ImportStatus { Received, Validating, Imported, Rejected }

#[derive(groundplan::Model)]
#[model(tenant, unique(content_sha256), index(status, created_at), check("rows_rejected <= rows_total"))]
pub struct ReadingImport {
    pub id: Id<ReadingImport>,
    pub utility_id: Id<Utility>,
    // Nobody: it came by SFTP.
    #[model(on_delete = set_null)]
    pub uploaded_by_id: Option<Id<User>>,
    #[model(max_length = 200)]
    pub file_name: String,
    #[model(max_length = 64, check("length(content_sha256) = 64"))]
    pub content_sha256: String,
    #[model(default = ImportStatus::Received)]
    pub status: ImportStatus,
    #[model(default = 0, min = 0)]
    pub rows_total: i32,
    #[model(default = 0, min = 0)]
    pub rows_rejected: i32,
    /// What was wrong, line by line; shown as it is, never searched.
    pub error_report: Option<serde_json::Value>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ReadingQuality { Measured, Estimated, Substituted, Corrected }

/// The great table: 96 rows a day for each register. Its key is natural, register and start of the interval; nothing refers to a row.
/// A better value takes the place of the one before (the quality says so), so `updated_at` is there and `created_at` is when it came.
#[derive(groundplan::Model)]
#[model(tenant)]
pub struct IntervalReading {
    #[model(primary_key, on_delete = restrict)]
    pub register_id: Id<Register>,
    #[model(primary_key)]
    pub interval_start: DateTime<Utc>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = set_null)]
    pub reading_import_id: Option<Id<ReadingImport>>,
    // Signed: some heat meters count back.
    #[model(precision = 14, scale = 4)]
    pub quantity: Decimal,
    #[model(default = ReadingQuality::Measured)]
    pub quality: ReadingQuality,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ReadingSource { Remote, Technician, CustomerPortal, Estimate }

/// What the counter showed. A wrong one is never changed: another row replaces it.
#[derive(groundplan::Model)]
#[model(tenant, index(register_id, read_at))]
pub struct RegisterReading {
    pub id: Id<RegisterReading>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub register_id: Id<Register>,
    #[model(on_delete = restrict, unique)]
    pub replaces_id: Option<Id<RegisterReading>>,
    pub source: ReadingSource,
    #[model(precision = 16, scale = 4, min = 0)]
    pub counter_value: Decimal,
    pub read_at: DateTime<Utc>,
    #[model(max_length = 200)]
    pub photo_object_key: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(code))]
pub struct Tariff {
    pub id: Id<Tariff>,
    pub utility_id: Id<Utility>,
    #[model(max_length = 30)]
    pub code: String,
    #[model(max_length = 120)]
    pub name: String,
    pub commodity: Commodity,
    #[model(default = 12, min = 0, max = 24)]
    pub minimum_term_months: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// The prices from a day on, until the next version begins: an end would only be the next beginning said twice.
#[derive(groundplan::Model)]
#[model(tenant, unique(tariff_id, valid_from))]
pub struct TariffVersion {
    pub id: Id<TariffVersion>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = cascade)]
    pub tariff_id: Id<Tariff>,
    pub valid_from: NaiveDate,
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ComponentKind { StandingCharge, Energy, Demand, GridFee, Levy, Tax }

#[derive(groundplan::Model)]
#[model(tenant, unique(tariff_version_id, kind, label), check("window_ends_at > window_starts_at"))]
#[model(sql_check("tariff_components_window", "(window_starts_at IS NULL) = (window_ends_at IS NULL)"))]
pub struct TariffComponent {
    pub id: Id<TariffComponent>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = cascade)]
    pub tariff_version_id: Id<TariffVersion>,
    // A standing charge has no unit.
    #[model(column = "unit_code", on_delete = restrict)]
    pub unit_id: Option<Id<Unit>>,
    pub kind: ComponentKind,
    #[model(max_length = 60)]
    pub label: String,
    // No lower bound: at noon in May the price on the exchange is negative.
    #[model(precision = 14, scale = 6)]
    pub unit_price: Decimal,
    /// Local times of day; none: all day.
    pub window_starts_at: Option<NaiveTime>,
    pub window_ends_at: Option<NaiveTime>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ContractStatus { Draft, Requested, Active, Terminated, Rejected }

#[derive(groundplan::Model)]
#[model(tenant, unique(contract_number), index(metering_point_id, starts_on), index(status, ends_on), check("ends_on >= starts_on"))]
pub struct SupplyContract {
    pub id: Id<SupplyContract>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub customer_id: Id<Customer>,
    #[model(on_delete = restrict)]
    pub metering_point_id: Id<MeteringPoint>,
    #[model(on_delete = restrict)]
    pub tariff_id: Id<Tariff>,
    #[model(max_length = 24)]
    pub contract_number: String,
    #[model(default = ContractStatus::Draft)]
    pub status: ContractStatus,
    pub starts_on: NaiveDate,
    // Runs until somebody gives notice.
    pub ends_on: Option<NaiveDate>,
    #[model(precision = 10, scale = 2, min = 0)]
    pub monthly_advance: Decimal,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Append-only history of the above; the current status stands in the contract, because every list filters by it.
#[derive(groundplan::Model)]
#[model(tenant, index(supply_contract_id, changed_at))]
pub struct ContractStatusChange {
    pub id: Id<ContractStatusChange>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = cascade)]
    pub supply_contract_id: Id<SupplyContract>,
    pub from_status: Option<ContractStatus>,
    pub to_status: ContractStatus,
    #[model(on_delete = set_null)]
    pub changed_by_id: Option<Id<User>>,
    pub changed_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum BillStatus { Draft, Issued, Paid, Overdue, Cancelled }

#[derive(groundplan::Model)]
#[model(tenant, unique(bill_number), index(status, due_on), index(supply_contract_id, period_from), check("period_until > period_from"))]
#[model(check("gross_amount = net_amount + tax_amount"))]
pub struct Bill {
    pub id: Id<Bill>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub supply_contract_id: Id<SupplyContract>,
    // A cancellation is a bill of its own with the signs turned round, and there is one at most.
    #[model(on_delete = restrict, unique)]
    pub cancels_id: Option<Id<Bill>>,
    #[model(max_length = 24)]
    pub bill_number: Option<String>,
    #[model(default = BillStatus::Draft)]
    pub status: BillStatus,
    pub period_from: NaiveDate,
    /// The first day that is not billed any more.
    pub period_until: NaiveDate,
    // Signed, see above.
    #[model(precision = 12, scale = 2)]
    pub net_amount: Decimal,
    #[model(precision = 12, scale = 2)]
    pub tax_amount: Decimal,
    #[model(precision = 12, scale = 2)]
    pub gross_amount: Decimal,
    pub issued_at: Option<DateTime<Utc>>,
    pub due_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(bill_id, position))]
pub struct BillLine {
    pub id: Id<BillLine>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = cascade)]
    pub bill_id: Id<Bill>,
    // Prices are copied below, so the component may go.
    #[model(on_delete = set_null)]
    pub tariff_component_id: Option<Id<TariffComponent>>,
    #[model(min = 1)]
    pub position: i16,
    #[model(max_length = 200)]
    pub label: String,
    #[model(precision = 16, scale = 4)]
    pub quantity: Decimal,
    #[model(precision = 14, scale = 6)]
    pub unit_price: Decimal,
    #[model(precision = 12, scale = 2)]
    pub net_amount: Decimal,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum WorkOrderKind { Install, Exchange, Remove, Read, Disconnect, Inspect }
#[derive(groundplan::Enum)]
pub enum WorkOrderStatus { Open, Scheduled, Done, Failed, Cancelled }

#[derive(groundplan::Model)]
#[model(tenant, index(status, scheduled_from), index(technician_id, scheduled_from), check("scheduled_until > scheduled_from"))]
pub struct WorkOrder {
    pub id: Id<WorkOrder>,
    pub utility_id: Id<Utility>,
    #[model(on_delete = restrict)]
    pub metering_point_id: Id<MeteringPoint>,
    #[model(on_delete = set_null)]
    pub technician_id: Option<Id<User>>,
    pub kind: WorkOrderKind,
    #[model(default = WorkOrderStatus::Open)]
    pub status: WorkOrderStatus,
    pub scheduled_from: Option<DateTime<Utc>>,
    pub scheduled_until: Option<DateTime<Utc>>,
    pub completed_at: Option<DateTime<Utc>>,
    #[model(text)]
    pub report: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum MessageDirection { Inbound, Outbound }

/// EDI messages of the market as they came and went: kept ten years, read by number, joined with nothing.
#[derive(groundplan::Model)]
#[model(tenant, unique(direction, partner_code, message_reference), index(received_at, where = "processed_at IS NULL"))]
pub struct MarketMessage {
    pub id: Id<MarketMessage>,
    pub utility_id: Id<Utility>,
    pub direction: MessageDirection,
    #[model(max_length = 13)]
    pub partner_code: String,
    #[model(max_length = 35)]
    pub message_reference: String,
    #[model(max_length = 6)]
    pub message_type: String,
    #[model(text)]
    pub raw_body: String,
    pub received_at: DateTime<Utc>,
    pub processed_at: Option<DateTime<Utc>>,
    #[model(text)]
    pub failure: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
