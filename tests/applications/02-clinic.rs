//! Clinics: practices (the tenants) with sites, clinicians and patients; appointments, encounters, prescriptions, laboratory, claims.

use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::prelude::*;
use groundplan::{Decimal, Private};

#[derive(groundplan::Model)]
#[model(root, unique(slug))]
pub struct Practice {
    pub id: Id<Practice>,
    #[model(max_length = 63)]
    pub slug: String,
    #[model(max_length = 200)]
    pub legal_name: String,
    /// Number at the health authority; a practice that is being founded has none.
    #[model(max_length = 20, unique)]
    pub authority_number: Option<String>,
    #[model(max_length = 64, default = "Europe/Vienna")]
    pub timezone: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A place of business of the practice.
#[derive(groundplan::Model)]
#[model(tenant, unique(name))]
pub struct Site {
    pub id: Id<Site>,
    pub practice_id: Id<Practice>,
    #[model(max_length = 120)]
    pub name: String,
    #[model(max_length = 120)]
    pub street: String,
    #[model(max_length = 16)]
    pub postal_code: String,
    #[model(max_length = 80)]
    pub city: String,
    // Two letters without a lookup table: a practice does not cross a border, and nothing is ever joined over it.
    #[model(max_length = 2, check("length(country_code) = 2"))]
    pub country_code: String,
    #[model(max_length = 32)]
    pub phone: String,
    pub closed_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum RoomKind { Consultation, Treatment, Imaging, Waiting }

#[derive(groundplan::Model)]
#[model(tenant, unique(site_id, code))]
pub struct Room {
    pub id: Id<Room>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub site_id: Id<Site>,
    #[model(max_length = 12)]
    pub code: String,
    pub kind: RoomKind,
    #[model(default = true)]
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Shared reference data: the same for all practices.
#[derive(groundplan::Model)]
#[model(global)]
pub struct Specialty {
    #[model(primary_key, max_length = 10)]
    pub code: String,
    #[model(max_length = 100, unique)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(email), unique(licence_number), check("employed_until >= employed_from"))]
pub struct Clinician {
    pub id: Id<Clinician>,
    pub practice_id: Id<Practice>,
    #[model(column = "specialty_code", on_delete = restrict)]
    pub specialty_id: Id<Specialty>,
    #[model(max_length = 20)]
    pub title: Option<String>,
    #[model(max_length = 80)]
    pub first_name: Private<String>,
    #[model(max_length = 80)]
    pub last_name: Private<String>,
    #[model(max_length = 254)]
    pub email: Private<String>,
    #[model(max_length = 30)]
    pub licence_number: String,
    pub employed_from: NaiveDate,
    // Open while the contract runs.
    pub employed_until: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// The regular week. Times of day, without a zone: they are those of the site's clock on the wall, in summer and in winter.
#[derive(groundplan::Model)]
#[model(tenant, unique(clinician_id, weekday, starts_at, valid_from), check("ends_at > starts_at"), check("valid_until >= valid_from"))]
pub struct ClinicianShift {
    pub id: Id<ClinicianShift>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = cascade)]
    pub clinician_id: Id<Clinician>,
    #[model(on_delete = restrict)]
    pub site_id: Id<Site>,
    /// ISO: Monday is 1.
    #[model(min = 1, max = 7)]
    pub weekday: i16,
    pub starts_at: NaiveTime,
    pub ends_at: NaiveTime,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum Sex { Female, Male, Other, Unknown }

/// Wide, and rightly so: one registration form, all of it one to one with the person.
#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(record_number), unique(national_id), index(last_name, first_name, birth_date))]
#[model(check("deceased_on >= birth_date"))]
pub struct Patient {
    pub id: Id<Patient>,
    pub practice_id: Id<Practice>,
    #[model(max_length = 20)]
    pub record_number: String,
    // Tourists and newborns have none.
    #[model(max_length = 20, pii = ssn)]
    pub national_id: Option<Private<String>>,
    #[model(max_length = 80)]
    pub first_name: Private<String>,
    #[model(max_length = 80)]
    pub last_name: Private<String>,
    #[model(max_length = 80)]
    pub preferred_name: Option<Private<String>>,
    pub birth_date: Private<NaiveDate>,
    #[model(default = Sex::Unknown)]
    pub sex: Sex,
    #[model(max_length = 254)]
    pub email: Option<Private<String>>,
    #[model(max_length = 32)]
    pub mobile_phone: Option<Private<String>>,
    #[model(max_length = 32)]
    pub landline_phone: Option<Private<String>>,
    #[model(max_length = 120)]
    pub street: Option<Private<String>>,
    #[model(max_length = 16)]
    pub postal_code: Option<String>,
    #[model(max_length = 80)]
    pub city: Option<String>,
    #[model(max_length = 2)]
    pub country_code: Option<String>,
    #[model(max_length = 10, default = "de")]
    pub preferred_language: String,
    #[model(default = false)]
    pub needs_interpreter: bool,
    #[model(on_delete = set_null)]
    pub primary_clinician_id: Option<Id<Clinician>>,
    // Two records of one person are merged: the loser stays, with a pointer to the one that lives on.
    #[model(on_delete = restrict)]
    pub merged_into_id: Option<Id<Patient>>,
    pub deceased_on: Option<NaiveDate>,
    #[model(text)]
    pub notes: Option<Private<String>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum)]
pub enum ContactRelation { Partner, Parent, Child, Sibling, Guardian, Friend, Other }

#[derive(groundplan::Model)]
#[model(tenant)]
pub struct EmergencyContact {
    pub id: Id<EmergencyContact>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = cascade)]
    pub patient_id: Id<Patient>,
    #[model(max_length = 160)]
    pub full_name: Private<String>,
    pub relation: ContactRelation,
    #[model(max_length = 32)]
    pub phone: Private<String>,
    /// Whom to call first.
    #[model(default = 1, min = 1, max = 9)]
    pub priority: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(payer_code))]
pub struct Insurer {
    pub id: Id<Insurer>,
    pub practice_id: Id<Practice>,
    #[model(max_length = 160)]
    pub name: String,
    #[model(max_length = 20)]
    pub payer_code: String,
    #[model(max_length = 200)]
    pub claims_endpoint: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
// The policy number alone is not unique: a family shares one.
#[model(tenant, unique(patient_id, insurer_id, valid_from), index(insurer_id, policy_number), check("valid_until >= valid_from"))]
pub struct InsurancePolicy {
    pub id: Id<InsurancePolicy>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    #[model(on_delete = restrict)]
    pub insurer_id: Id<Insurer>,
    #[model(max_length = 40)]
    pub policy_number: Private<String>,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    #[model(default = 1, min = 1, max = 3)]
    pub priority: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ConsentPurpose { Treatment, DataExchange, Research, Newsletter }

#[derive(groundplan::Model)]
#[model(tenant, unique(patient_id, purpose, granted_at), check("withdrawn_at > granted_at"))]
pub struct Consent {
    pub id: Id<Consent>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    pub purpose: ConsentPurpose,
    #[model(max_length = 20)]
    pub text_version: String,
    pub granted_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(name))]
pub struct AppointmentType {
    pub id: Id<AppointmentType>,
    pub practice_id: Id<Practice>,
    #[model(max_length = 80)]
    pub name: String,
    #[model(min = 5, max = 480)]
    pub duration_minutes: i16,
    #[model(precision = 10, scale = 2, min = 0)]
    pub private_fee: Option<Decimal>,
    #[model(default = true)]
    pub is_bookable_online: bool,
    /// As `#3366cc`.
    #[model(max_length = 7, default = "#3366cc", check("length(colour) = 7"))]
    pub colour: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum AppointmentStatus { Booked, Confirmed, CheckedIn, Completed, Cancelled, NoShow }

#[derive(groundplan::Model)]
#[model(tenant, index(clinician_id, starts_at), index(patient_id, starts_at), index(status, starts_at), check("ends_at > starts_at"))]
#[model(sql_check("appointments_cancelled_has_reason", "status <> 'cancelled' OR cancellation_reason IS NOT NULL"))]
pub struct Appointment {
    pub id: Id<Appointment>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    #[model(on_delete = restrict)]
    pub clinician_id: Id<Clinician>,
    #[model(on_delete = restrict)]
    pub appointment_type_id: Id<AppointmentType>,
    // By video there is no room.
    #[model(on_delete = set_null)]
    pub room_id: Option<Id<Room>>,
    #[model(on_delete = set_null, unique)]
    pub rescheduled_from_id: Option<Id<Appointment>>,
    #[model(default = AppointmentStatus::Booked)]
    pub status: AppointmentStatus,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    #[model(max_length = 300)]
    pub reason_for_visit: Option<Private<String>>,
    #[model(max_length = 200)]
    pub cancellation_reason: Option<String>,
    pub reminder_sent_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, index(patient_id, started_at), check("ended_at >= started_at"), check("signed_at >= started_at"))]
pub struct Encounter {
    pub id: Id<Encounter>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    #[model(on_delete = restrict)]
    pub clinician_id: Id<Clinician>,
    // One to one, and optional: who walks in has no appointment.
    #[model(on_delete = restrict, unique)]
    pub appointment_id: Option<Id<Appointment>>,
    pub started_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    #[model(text)]
    pub findings: Option<Private<String>>,
    #[model(text)]
    pub plan: Option<Private<String>>,
    /// From then on the row is closed; the application writes addenda instead.
    pub signed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One to one with the encounter. Everything is optional: one measures what is needed, and no value is not zero.
#[derive(groundplan::Model)]
#[model(tenant, check("systolic_mmhg > diastolic_mmhg"))]
pub struct VitalSigns {
    #[model(primary_key, on_delete = cascade)]
    pub encounter_id: Id<Encounter>,
    pub practice_id: Id<Practice>,
    #[model(min = 40, max = 300)]
    pub systolic_mmhg: Option<i16>,
    #[model(min = 20, max = 200)]
    pub diastolic_mmhg: Option<i16>,
    #[model(min = 20, max = 300)]
    pub pulse_bpm: Option<i16>,
    #[model(precision = 4, scale = 1, min = 25, max = 45)]
    pub temperature_celsius: Option<Decimal>,
    #[model(precision = 5, scale = 2, min = 0, max = 500)]
    pub weight_kg: Option<Decimal>,
    #[model(precision = 5, scale = 1, min = 20, max = 260)]
    pub height_cm: Option<Decimal>,
    #[model(min = 0, max = 100)]
    pub oxygen_saturation_percent: Option<i16>,
    pub measured_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// ICD-10, a tree whose keys are its own codes.
#[derive(groundplan::Model)]
#[model(global)]
pub struct DiagnosisCode {
    #[model(primary_key, max_length = 8)]
    pub code: String,
    #[model(column = "parent_code", on_delete = restrict)]
    pub parent_id: Option<Id<DiagnosisCode>>,
    #[model(max_length = 300)]
    pub title: String,
    #[model(default = false)]
    pub is_billable: bool,
    pub withdrawn_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum Certainty { Suspected, Confirmed, RuledOut, HistoryOf }

/// A join with attributes: the pair is the key.
#[derive(groundplan::Model)]
#[model(tenant, junction, unique(encounter_id, rank))]
pub struct EncounterDiagnosis {
    pub practice_id: Id<Practice>,
    #[model(on_delete = cascade)]
    pub encounter_id: Id<Encounter>,
    #[model(column = "diagnosis_code", on_delete = restrict)]
    pub diagnosis_id: Id<DiagnosisCode>,
    /// 1 is the main diagnosis.
    #[model(min = 1)]
    pub rank: i16,
    #[model(default = Certainty::Suspected)]
    pub certainty: Certainty,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum AllergySeverity { Mild, Moderate, Severe, LifeThreatening }

#[derive(groundplan::Model)]
#[model(tenant, unique(patient_id, substance))]
pub struct Allergy {
    pub id: Id<Allergy>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = cascade)]
    pub patient_id: Id<Patient>,
    #[model(max_length = 120)]
    pub substance: String,
    #[model(max_length = 200)]
    pub reaction: Option<String>,
    // "Not known" is an answer here, and another one than "mild".
    pub severity: Option<AllergySeverity>,
    pub noted_on: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The national catalogue of medicines.
#[derive(groundplan::Model)]
#[model(global, unique(pharmacy_number), index(atc_code))]
pub struct Medication {
    pub id: Id<Medication>,
    #[model(max_length = 12)]
    pub pharmacy_number: String,
    /// WHO class; many medicines share one, and not every medicine has one.
    #[model(max_length = 7)]
    pub atc_code: Option<String>,
    #[model(max_length = 200)]
    pub name: String,
    #[model(max_length = 60)]
    pub form: String,
    #[model(max_length = 60)]
    pub strength: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, index(patient_id, starts_on), check("ends_on >= starts_on"))]
pub struct Prescription {
    pub id: Id<Prescription>,
    pub practice_id: Id<Practice>,
    // Also in the encounter. Kept here too, since "what does this patient take" is asked at every visit and must be one index away.
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    #[model(on_delete = restrict)]
    pub encounter_id: Id<Encounter>,
    #[model(on_delete = restrict)]
    pub medication_id: Id<Medication>,
    #[model(max_length = 200)]
    pub dosage: String,
    #[model(min = 1)]
    pub packs: i16,
    #[model(default = 0, min = 0, max = 12)]
    pub refills_allowed: i16,
    pub starts_on: NaiveDate,
    // Long-term medication has no end.
    pub ends_on: Option<NaiveDate>,
    #[model(max_length = 40, unique)]
    pub e_prescription_id: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum LabOrderStatus { Ordered, Collected, Resulted, Cancelled }

#[derive(groundplan::Model)]
#[model(tenant, unique(accession_number), index(status, ordered_at))]
pub struct LabOrder {
    pub id: Id<LabOrder>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub encounter_id: Id<Encounter>,
    /// The laboratory's number, which comes back with the first message.
    #[model(max_length = 40)]
    pub accession_number: Option<String>,
    #[model(default = LabOrderStatus::Ordered)]
    pub status: LabOrderStatus,
    pub ordered_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Append-only: a corrected result is a new row that names the one it replaces.
#[derive(groundplan::Model)]
#[model(tenant, index(lab_order_id, loinc_code))]
#[model(sql_check("lab_results_number_or_text", "num_nonnulls(numeric_value, text_value) = 1"))]
#[model(check("reference_high >= reference_low"))]
pub struct LabResult {
    pub id: Id<LabResult>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub lab_order_id: Id<LabOrder>,
    #[model(on_delete = restrict, unique)]
    pub replaces_id: Option<Id<LabResult>>,
    #[model(max_length = 10)]
    pub loinc_code: String,
    #[model(precision = 18, scale = 6)]
    pub numeric_value: Option<Decimal>,
    // "Positive", "not enough material": some results are words.
    #[model(max_length = 300)]
    pub text_value: Option<String>,
    #[model(max_length = 20)]
    pub unit: Option<String>,
    #[model(precision = 18, scale = 6)]
    pub reference_low: Option<Decimal>,
    #[model(precision = 18, scale = 6)]
    pub reference_high: Option<Decimal>,
    pub resulted_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum ClaimStatus { Draft, Submitted, Accepted, PartlyPaid, Paid, Denied }

#[derive(groundplan::Model)]
#[model(tenant, unique(claim_number), unique(payer_reference), index(status, submitted_at), check("amount_paid <= amount_claimed"))]
pub struct Claim {
    pub id: Id<Claim>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub encounter_id: Id<Encounter>,
    #[model(on_delete = restrict)]
    pub insurance_policy_id: Id<InsurancePolicy>,
    #[model(max_length = 30)]
    pub claim_number: String,
    #[model(max_length = 60)]
    pub payer_reference: Option<String>,
    #[model(default = ClaimStatus::Draft)]
    pub status: ClaimStatus,
    #[model(precision = 12, scale = 2, min = 0)]
    pub amount_claimed: Decimal,
    #[model(precision = 12, scale = 2, min = 0, default = 0)]
    pub amount_paid: Decimal,
    /// What the insurer answered, as it came: every insurer has its own form.
    pub payer_response: Option<serde_json::Value>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum AccessAction { View, Create, Update, Print, Export }

/// Append-only, as the law asks: who looked at whose record, and why. The record it speaks of is named by its kind and key
/// without a foreign key, since an entry must outlive what it speaks of; the patient is a real key, as patients are never purged.
#[derive(groundplan::Model)]
#[model(tenant, index(patient_id, occurred_at), index(clinician_id, occurred_at))]
pub struct AccessLogEntry {
    pub id: Id<AccessLogEntry>,
    pub practice_id: Id<Practice>,
    #[model(on_delete = restrict)]
    pub patient_id: Id<Patient>,
    #[model(on_delete = restrict)]
    pub clinician_id: Id<Clinician>,
    pub action: AccessAction,
    #[model(max_length = 40)]
    pub record_type: String,
    pub record_key: groundplan::Uuid,
    #[model(max_length = 200)]
    pub purpose: Option<String>,
    #[model(max_length = 45)]
    pub ip_address: Option<Private<String>>,
    pub occurred_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}
