//! Logistics: haulage companies (the tenants) plan tours, carry shipments of parcels and are followed by their clients.
//!
//! Weights are whole grams, lengths whole millimetres; money is decimal with its currency.

use groundplan::chrono::{DateTime, NaiveDate, Utc};
use groundplan::prelude::*;
use groundplan::{Decimal, Private, Uuid};

#[derive(groundplan::Model)]
#[model(root, unique(slug), unique(vat_number))]
pub struct Company {
    pub id: Id<Company>,
    #[model(max_length = 63)]
    pub slug: String,
    #[model(max_length = 160)]
    pub name: String,
    #[model(max_length = 20)]
    pub vat_number: Option<String>,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Currency {
    #[model(primary_key, max_length = 3)]
    pub code: String,
    #[model(max_length = 60)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// ADR classes of dangerous goods, "1.1" to "9".
#[derive(groundplan::Model)]
#[model(global)]
pub struct HazardClass {
    #[model(primary_key, max_length = 4)]
    pub code: String,
    #[model(max_length = 120, unique)]
    pub name: String,
    #[model(default = false)]
    pub requires_adr_licence: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(email))]
pub struct User {
    pub id: Id<User>,
    pub company_id: Id<Company>,
    #[model(max_length = 254)]
    pub email: Private<String>,
    #[model(max_length = 120)]
    pub full_name: Private<String>,
    #[model(max_length = 200)]
    pub password_hash: Private<String>,
    #[model(max_length = 10, default = "en")]
    pub locale: String,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(name))]
pub struct Role {
    pub id: Id<Role>,
    pub company_id: Id<Company>,
    #[model(max_length = 60)]
    pub name: String,
    #[model(max_length = 60)]
    pub permissions: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A pure join: nothing but the pair, so no times either.
#[derive(groundplan::Model)]
#[model(tenant, junction)]
pub struct UserRole {
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub user_id: Id<User>,
    #[model(on_delete = cascade)]
    pub role_id: Id<Role>,
}

/// Addresses are never changed, only made: a shipment of last year must still say where it went. So there is no `updated_at`.
#[derive(groundplan::Model)]
#[model(tenant, unique(content_hash), index(country_code, postal_code))]
pub struct Address {
    pub id: Id<Address>,
    pub company_id: Id<Company>,
    /// SHA-256 over the fields in their normal form: the same address is one row.
    #[model(max_length = 64, check("length(content_hash) = 64"))]
    pub content_hash: String,
    #[model(max_length = 160)]
    pub recipient: Private<String>,
    #[model(max_length = 120)]
    pub line1: Private<String>,
    #[model(max_length = 120)]
    pub line2: Option<Private<String>>,
    #[model(max_length = 16)]
    pub postal_code: Option<String>,
    #[model(max_length = 80)]
    pub city: String,
    #[model(max_length = 2, check("length(country_code) = 2"))]
    pub country_code: String,
    #[model(precision = 9, scale = 6, min = -90, max = 90)]
    pub latitude: Option<Decimal>,
    #[model(precision = 9, scale = 6, min = -180, max = 180)]
    pub longitude: Option<Decimal>,
    #[model(max_length = 300)]
    pub access_notes: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum DepotKind { Hub, CrossDock, PickupPoint }

/// A tree: pick-up points hang below cross docks, those below hubs.
#[derive(groundplan::Model)]
#[model(tenant, unique(code))]
pub struct Depot {
    pub id: Id<Depot>,
    pub company_id: Id<Company>,
    #[model(on_delete = restrict, reverse = children)]
    pub parent_id: Option<Id<Depot>>,
    #[model(on_delete = restrict)]
    pub address_id: Id<Address>,
    #[model(max_length = 12)]
    pub code: String,
    #[model(max_length = 100)]
    pub name: String,
    pub kind: DepotKind,
    #[model(max_length = 64)]
    pub timezone: String,
    /// Times by weekday, as the planner's screen has them; read as a whole only.
    pub opening_hours: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum VehicleKind { CargoBike, Van, Truck, Articulated }
#[derive(groundplan::Enum)]
pub enum VehicleStatus { Available, InWorkshop, Retired }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(registration_plate), unique(vin), index(home_depot_id, status))]
pub struct Vehicle {
    pub id: Id<Vehicle>,
    pub company_id: Id<Company>,
    #[model(on_delete = restrict)]
    pub home_depot_id: Id<Depot>,
    // Cargo bikes have neither plate nor VIN.
    #[model(max_length = 16)]
    pub registration_plate: Option<String>,
    #[model(max_length = 17, check("length(vin) = 17"))]
    pub vin: Option<String>,
    pub kind: VehicleKind,
    #[model(default = VehicleStatus::Available)]
    pub status: VehicleStatus,
    #[model(min = 1)]
    pub payload_grams: i64,
    #[model(min = 1)]
    pub volume_litres: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(employee_number), index(licence_expires_on), check("left_on >= hired_on"))]
pub struct Driver {
    pub id: Id<Driver>,
    pub company_id: Id<Company>,
    // One to one and optional: drivers of a subcontractor have no account.
    #[model(on_delete = set_null, unique)]
    pub user_id: Option<Id<User>>,
    #[model(max_length = 20)]
    pub employee_number: String,
    #[model(max_length = 120)]
    pub full_name: Private<String>,
    #[model(max_length = 32)]
    pub phone: Private<String>,
    #[model(max_length = 30)]
    pub licence_number: Private<String>,
    pub licence_expires_on: NaiveDate,
    pub adr_licence_expires_on: Option<NaiveDate>,
    pub hired_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Who had which vehicle when. No end: he has it now.
#[derive(groundplan::Model)]
#[model(tenant, unique(vehicle_id, assigned_from), index(driver_id, assigned_from), check("assigned_until > assigned_from"))]
pub struct VehicleAssignment {
    pub id: Id<VehicleAssignment>,
    pub company_id: Id<Company>,
    #[model(on_delete = restrict)]
    pub vehicle_id: Id<Vehicle>,
    #[model(on_delete = restrict)]
    pub driver_id: Id<Driver>,
    pub assigned_from: DateTime<Utc>,
    pub assigned_until: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(account_number), unique(erp_customer_id))]
pub struct Client {
    pub id: Id<Client>,
    pub company_id: Id<Company>,
    #[model(max_length = 20)]
    pub account_number: String,
    /// The key in the company's ERP, a foreign system: text, whatever it looks like.
    #[model(max_length = 64)]
    pub erp_customer_id: Option<String>,
    #[model(max_length = 160)]
    pub name: String,
    #[model(max_length = 254)]
    pub dispatch_email: Private<String>,
    #[model(on_delete = restrict)]
    pub billing_address_id: Id<Address>,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    // No value is "no limit"; zero is "prepaid only".
    #[model(precision = 14, scale = 2, min = 0)]
    pub credit_limit: Option<Decimal>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, index(client_id, valid_from), check("valid_until >= valid_from"))]
pub struct Tariff {
    pub id: Id<Tariff>,
    pub company_id: Id<Company>,
    // None: the public list, for whoever has no prices of their own.
    #[model(on_delete = restrict)]
    pub client_id: Option<Id<Client>>,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    #[model(max_length = 100)]
    pub name: String,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ServiceLevel { Economy, Standard, Express, SameDay }

#[derive(groundplan::Model)]
#[model(tenant, unique(tariff_id, service_level, above_grams), check("up_to_grams > above_grams"))]
pub struct TariffRate {
    pub id: Id<TariffRate>,
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub tariff_id: Id<Tariff>,
    pub service_level: ServiceLevel,
    #[model(min = 0)]
    pub above_grams: i32,
    // The heaviest band is open.
    pub up_to_grams: Option<i32>,
    #[model(precision = 10, scale = 2, min = 0)]
    pub price: Decimal,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ShipmentStatus { Draft, Booked, PickedUp, InTransit, OutForDelivery, Delivered, Returned, Lost, Cancelled }

#[derive(groundplan::Model)]
#[model(tenant, unique(client_id, client_reference), index(status, deliver_by), index(client_id, created_at))]
#[model(check("pickup_until > pickup_from"))]
#[model(sql_check("shipments_insured_has_currency", "(declared_value IS NULL) = (declared_currency_code IS NULL)"))]
pub struct Shipment {
    pub id: Id<Shipment>,
    pub company_id: Id<Company>,
    #[model(on_delete = restrict)]
    pub client_id: Id<Client>,
    #[model(on_delete = restrict)]
    pub origin_address_id: Id<Address>,
    #[model(on_delete = restrict)]
    pub destination_address_id: Id<Address>,
    #[model(on_delete = restrict)]
    pub tariff_id: Option<Id<Tariff>>,
    // Across tenants on purpose: the public page for following a parcel asks for this number and for no company.
    #[model(max_length = 20, unique = across_tenants)]
    pub tracking_number: String,
    #[model(max_length = 60)]
    pub client_reference: Option<String>,
    #[model(default = ServiceLevel::Standard)]
    pub service_level: ServiceLevel,
    #[model(default = ShipmentStatus::Draft)]
    pub status: ShipmentStatus,
    pub pickup_from: DateTime<Utc>,
    pub pickup_until: DateTime<Utc>,
    pub deliver_by: Option<DateTime<Utc>>,
    pub delivered_at: Option<DateTime<Utc>>,
    #[model(precision = 14, scale = 2, min = 0)]
    pub declared_value: Option<Decimal>,
    #[model(column = "declared_currency_code", on_delete = restrict)]
    pub declared_currency_id: Option<Id<Currency>>,
    // Denormalised from the parcels by the booking transaction: lists of thousands of shipments show and sort by both.
    #[model(default = 0, min = 0)]
    pub parcel_count: i16,
    #[model(default = 0, min = 0)]
    pub total_weight_grams: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum HandlingUnitKind { Pallet, RollCage, Container }

/// Cages stand in containers, so units are a tree.
#[derive(groundplan::Model)]
#[model(tenant, unique(sscc))]
pub struct HandlingUnit {
    pub id: Id<HandlingUnit>,
    pub company_id: Id<Company>,
    #[model(on_delete = set_null)]
    pub parent_id: Option<Id<HandlingUnit>>,
    #[model(on_delete = set_null)]
    pub current_depot_id: Option<Id<Depot>>,
    pub kind: HandlingUnitKind,
    /// GS1 serial shipping container code, 18 digits with leading zeros.
    #[model(max_length = 18, check("length(sscc) = 18"))]
    pub sscc: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(shipment_id, sequence), unique(barcode))]
pub struct Parcel {
    pub id: Id<Parcel>,
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub shipment_id: Id<Shipment>,
    #[model(on_delete = set_null)]
    pub handling_unit_id: Option<Id<HandlingUnit>>,
    #[model(column = "hazard_class_code", on_delete = restrict)]
    pub hazard_class_id: Option<Id<HazardClass>>,
    #[model(min = 1)]
    pub sequence: i16,
    #[model(max_length = 40)]
    pub barcode: String,
    #[model(min = 1)]
    pub weight_grams: i32,
    #[model(min = 1, max = 12000)]
    pub length_mm: i32,
    #[model(min = 1, max = 3000)]
    pub width_mm: i32,
    #[model(min = 1, max = 3000)]
    pub height_mm: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum TourStatus { Planned, Released, Running, Finished, Aborted }

#[derive(groundplan::Model)]
#[model(tenant, unique(tour_number), unique(vehicle_id, service_date, shift), index(service_date, status), check("finished_at >= started_at"))]
pub struct Tour {
    pub id: Id<Tour>,
    pub company_id: Id<Company>,
    #[model(on_delete = restrict)]
    pub depot_id: Id<Depot>,
    // Planned before it is known who drives and with what.
    #[model(on_delete = restrict)]
    pub vehicle_id: Option<Id<Vehicle>>,
    #[model(on_delete = restrict)]
    pub driver_id: Option<Id<Driver>>,
    #[model(max_length = 20)]
    pub tour_number: String,
    pub service_date: NaiveDate,
    #[model(default = 1, min = 1, max = 3)]
    pub shift: i16,
    #[model(default = TourStatus::Planned)]
    pub status: TourStatus,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(tour_id, position))]
#[model(sql_check("tour_stops_address_or_depot", "num_nonnulls(address_id, depot_id) = 1"))]
#[model(check("departed_at >= arrived_at"), check("planned_departure >= planned_arrival"))]
pub struct TourStop {
    pub id: Id<TourStop>,
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub tour_id: Id<Tour>,
    // One of the two, each a real key: better than a type and an id that nothing checks.
    #[model(on_delete = restrict)]
    pub address_id: Option<Id<Address>>,
    #[model(on_delete = restrict)]
    pub depot_id: Option<Id<Depot>>,
    #[model(min = 1)]
    pub position: i16,
    pub planned_arrival: DateTime<Utc>,
    pub planned_departure: DateTime<Utc>,
    pub arrived_at: Option<DateTime<Utc>>,
    pub departed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum StopAction { Load, Unload }
#[derive(groundplan::Enum)]
pub enum StopOutcome { Done, NobodyHome, Refused, Damaged, Missing }

#[derive(groundplan::Model)]
#[model(tenant, junction)]
pub struct TourStopParcel {
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub tour_stop_id: Id<TourStop>,
    #[model(on_delete = cascade)]
    pub parcel_id: Id<Parcel>,
    pub action: StopAction,
    // Not known before the van is there.
    pub outcome: Option<StopOutcome>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One to one with the stop, in a table of its own since signatures are large and rarely read.
#[derive(groundplan::Model)]
#[model(tenant)]
pub struct ProofOfDelivery {
    #[model(primary_key, on_delete = cascade)]
    pub tour_stop_id: Id<TourStop>,
    pub company_id: Id<Company>,
    #[model(max_length = 120)]
    pub signed_by: Private<String>,
    pub signature_png: Option<Vec<u8>>,
    #[model(max_length = 200)]
    pub photo_object_key: Option<String>,
    pub signed_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ScanCode { Announced, Received, Sorted, Loaded, OutForDelivery, Delivered, Exception, ReturnStarted }

/// Append-only. `occurred_at` is the scanner's clock, `created_at` ours: without network the two are hours apart.
#[derive(groundplan::Model)]
#[model(tenant, index(parcel_id, occurred_at), unique(device_id, device_sequence))]
pub struct ScanEvent {
    pub id: Id<ScanEvent>,
    pub company_id: Id<Company>,
    #[model(on_delete = cascade)]
    pub parcel_id: Id<Parcel>,
    #[model(on_delete = set_null)]
    pub depot_id: Option<Id<Depot>>,
    pub code: ScanCode,
    #[model(max_length = 40)]
    pub device_id: String,
    /// Counted by the device, so that a batch that is sent twice is kept once.
    #[model(min = 0)]
    pub device_sequence: i64,
    pub details: Option<serde_json::Value>,
    pub occurred_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

/// A stream of the vehicles' boxes. The key is the natural one, vehicle and time: no row is ever looked up otherwise or referred to,
/// and a surrogate key would cost a third of the table.
#[derive(groundplan::Model)]
#[model(tenant)]
pub struct VehiclePosition {
    #[model(primary_key, on_delete = cascade)]
    pub vehicle_id: Id<Vehicle>,
    #[model(primary_key)]
    pub recorded_at: DateTime<Utc>,
    pub company_id: Id<Company>,
    #[model(precision = 9, scale = 6, min = -90, max = 90)]
    pub latitude: Decimal,
    #[model(precision = 9, scale = 6, min = -180, max = 180)]
    pub longitude: Decimal,
    #[model(min = 0, max = 250)]
    pub speed_kmh: Option<i16>,
    #[model(min = 0, max = 359)]
    pub heading_degrees: Option<i16>,
    #[model(min = 0)]
    pub odometer_metres: Option<i64>,
}

/// Transactional outbox. The aggregate is named by kind and key without a foreign key: messages are of all tables, and a message about
/// a deleted row must still go out. Rows are deleted once sent and older than a week.
#[derive(groundplan::Model)]
#[model(tenant, index(created_at, where = "sent_at IS NULL"))]
pub struct OutboxMessage {
    pub id: Id<OutboxMessage>,
    pub company_id: Id<Company>,
    #[model(max_length = 40)]
    pub aggregate_type: String,
    pub aggregate_id: Uuid,
    #[model(max_length = 80)]
    pub topic: String,
    pub payload: serde_json::Value,
    #[model(default = 0, min = 0)]
    pub attempts: i16,
    pub sent_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
