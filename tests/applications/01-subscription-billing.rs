//! Subscription billing: merchants (the tenants) sell plans to customers, meter usage, invoice, collect and refund.
//!
//! Money is in minor units (`…_minor`, i64) beside the currency of the document, as the payment provider has it.

use groundplan::chrono::{DateTime, NaiveDate, Utc};
use groundplan::prelude::*;
use groundplan::{Decimal, Private};

#[derive(groundplan::Enum)]
pub enum MerchantStatus { Onboarding, Live, Suspended, Closed }

#[derive(groundplan::Model)]
#[model(root, unique(slug))]
pub struct Merchant {
    pub id: Id<Merchant>,
    #[model(max_length = 63)]
    pub slug: String,
    #[model(max_length = 200)]
    pub legal_name: String,
    #[model(column = "country_code", on_delete = restrict)]
    pub country_id: Id<Country>,
    #[model(max_length = 64, default = "UTC")]
    pub timezone: String,
    #[model(default = MerchantStatus::Onboarding)]
    pub status: MerchantStatus,
    /// Connect account at the provider; unknown until onboarding there is finished.
    #[model(max_length = 64, unique)]
    pub stripe_account_id: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One row per merchant: the key is the tenant's own.
#[derive(groundplan::Model)]
#[model(tenant)]
pub struct MerchantSettings {
    #[model(primary_key)]
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 12)]
    pub invoice_prefix: String,
    // A counter and no sequence: invoice numbers must have no gaps, so the row is locked while one is given.
    #[model(default = 1, min = 1)]
    pub next_invoice_number: i64,
    #[model(default = 14, min = 0, max = 120)]
    pub payment_terms_days: i16,
    #[model(max_length = 254)]
    pub billing_contact_email: Option<Private<String>>,
    #[model(default = "{}")]
    pub branding: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// ISO 3166-1: the code is the key, since everything outside speaks in it.
#[derive(groundplan::Model)]
#[model(global)]
pub struct Country {
    #[model(primary_key, max_length = 2)]
    pub code: String,
    #[model(max_length = 80, unique)]
    pub name: String,
    #[model(default = false)]
    pub is_eu_member: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// ISO 4217.
#[derive(groundplan::Model)]
#[model(global)]
pub struct Currency {
    #[model(primary_key, max_length = 3)]
    pub code: String,
    #[model(max_length = 60, unique)]
    pub name: String,
    /// Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    #[model(min = 0, max = 4)]
    pub exponent: i16,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum StaffRole { Owner, Admin, Finance, Support, ReadOnly }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(email))]
pub struct StaffUser {
    pub id: Id<StaffUser>,
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 254)]
    pub email: Private<String>,
    #[model(max_length = 120)]
    pub full_name: Private<String>,
    pub role: StaffRole,
    /// Argon2 string; absent where the user signs in through the merchant's identity provider.
    #[model(max_length = 200)]
    pub password_hash: Option<Private<String>>,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, check("expires_at > created_at"))]
pub struct ApiKey {
    pub id: Id<ApiKey>,
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 80)]
    pub label: String,
    /// The readable head of the key, for lists.
    #[model(max_length = 12)]
    pub prefix: String,
    // Across tenants on purpose: the key itself tells which merchant is calling, so it is looked up without one.
    #[model(max_length = 64, unique = across_tenants)]
    pub secret_hash: Private<String>,
    #[model(max_length = 40)]
    pub scopes: Vec<String>,
    #[model(on_delete = set_null)]
    pub created_by_id: Option<Id<StaffUser>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum TaxStatus { Taxable, Exempt, ReverseCharge }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(external_reference), unique(stripe_customer_id), index(email), index(created_at))]
pub struct Customer {
    pub id: Id<Customer>,
    pub merchant_id: Id<Merchant>,
    /// The merchant's own number of this customer.
    #[model(max_length = 64)]
    pub external_reference: Option<String>,
    #[model(max_length = 64)]
    pub stripe_customer_id: Option<String>,
    // Not unique: two accounts of one accountant share a mailbox, and the merchant decides on that.
    #[model(max_length = 254)]
    pub email: Private<String>,
    #[model(max_length = 200)]
    pub name: Private<String>,
    #[model(max_length = 32)]
    pub phone: Option<Private<String>>,
    #[model(max_length = 10, default = "en")]
    pub locale: String,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    // Denormalised: the sum of the ledger, kept by the same transaction that writes an entry. Negative is credit.
    #[model(default = 0)]
    pub balance_minor: i64,
    #[model(default = TaxStatus::Taxable)]
    pub tax_status: TaxStatus,
    #[model(max_length = 20)]
    pub vat_number: Option<String>,
    // A circle with payment_methods: "the default one" is one fact of the customer, and cannot be two so.
    #[model(on_delete = set_null)]
    pub default_payment_method_id: Option<Id<PaymentMethod>>,
    #[model(default = "{}")]
    pub metadata: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Enum)]
pub enum AddressKind { Billing, Shipping }

#[derive(groundplan::Model)]
#[model(tenant, unique(customer_id, kind))]
pub struct CustomerAddress {
    pub id: Id<CustomerAddress>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub customer_id: Id<Customer>,
    pub kind: AddressKind,
    #[model(max_length = 120)]
    pub line1: Private<String>,
    #[model(max_length = 120)]
    pub line2: Option<Private<String>>,
    #[model(max_length = 80)]
    pub city: String,
    #[model(max_length = 80)]
    pub region: Option<String>,
    // Optional: Ireland had none for long, Hong Kong has none today.
    #[model(max_length = 16)]
    pub postal_code: Option<String>,
    #[model(column = "country_code", on_delete = restrict)]
    pub country_id: Id<Country>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum PaymentMethodKind { Card, SepaDebit, BankTransfer }

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(stripe_payment_method_id))]
#[model(sql_check("payment_methods_card_has_expiry", "kind <> 'card' OR (exp_month IS NOT NULL AND exp_year IS NOT NULL)"))]
pub struct PaymentMethod {
    pub id: Id<PaymentMethod>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub customer_id: Id<Customer>,
    pub kind: PaymentMethodKind,
    #[model(max_length = 64)]
    pub stripe_payment_method_id: String,
    #[model(max_length = 20)]
    pub brand: Option<String>,
    /// Four digits, leading zeros count: no number.
    #[model(max_length = 4, check("length(last4) = 4"))]
    pub last4: String,
    #[model(min = 1, max = 12)]
    pub exp_month: Option<i16>,
    #[model(min = 2000, max = 2100)]
    pub exp_year: Option<i16>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, soft_delete, unique(code))]
pub struct Product {
    pub id: Id<Product>,
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 60)]
    pub code: String,
    #[model(max_length = 120)]
    pub name: String,
    #[model(text)]
    pub description: Option<String>,
    #[model(default = true)]
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(product_id, locale))]
pub struct ProductTranslation {
    pub id: Id<ProductTranslation>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub product_id: Id<Product>,
    #[model(max_length = 10)]
    pub locale: String,
    #[model(max_length = 120)]
    pub name: String,
    #[model(text)]
    pub description: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum BillingInterval { Day, Week, Month, Year }
#[derive(groundplan::Enum)]
pub enum PriceScheme { PerUnit, Graduated, Volume }

/// Never changed once a subscription has it: a new price is a new row, the old one is only no longer active.
#[derive(groundplan::Model)]
#[model(tenant, unique(lookup_key), index(product_id, is_active))]
pub struct Price {
    pub id: Id<Price>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub product_id: Id<Product>,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    #[model(max_length = 60)]
    pub lookup_key: Option<String>,
    #[model(default = PriceScheme::PerUnit)]
    pub scheme: PriceScheme,
    // Absent where the tiers have the amounts. Decimal, since a single API call costs less than a cent.
    #[model(precision = 20, scale = 8, min = 0)]
    pub unit_amount_minor: Option<Decimal>,
    pub billing_interval: BillingInterval,
    #[model(default = 1, min = 1, max = 36)]
    pub interval_count: i16,
    #[model(default = 0, min = 0, max = 730)]
    pub trial_days: i16,
    #[model(default = true)]
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(price_id, position))]
pub struct PriceTier {
    pub id: Id<PriceTier>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub price_id: Id<Price>,
    #[model(min = 1)]
    pub position: i16,
    // No value means "and all above": the last tier is open.
    #[model(min = 1)]
    pub up_to_quantity: Option<i64>,
    #[model(precision = 20, scale = 8, min = 0)]
    pub unit_amount_minor: Decimal,
    #[model(default = 0, min = 0)]
    pub flat_amount_minor: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(code), check("valid_until > valid_from"), check("redemption_count <= max_redemptions"))]
#[model(sql_check("coupons_percent_or_amount", "num_nonnulls(percent_off, amount_off_minor) = 1"))]
#[model(sql_check("coupons_amount_has_currency", "(amount_off_minor IS NULL) = (currency_code IS NULL)"))]
pub struct Coupon {
    pub id: Id<Coupon>,
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 40)]
    pub code: String,
    #[model(precision = 5, scale = 2, min = 0, max = 100)]
    pub percent_off: Option<Decimal>,
    #[model(min = 1)]
    pub amount_off_minor: Option<i64>,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Option<Id<Currency>>,
    #[model(min = 1)]
    pub duration_in_months: Option<i16>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    #[model(min = 1)]
    pub max_redemptions: Option<i32>,
    // Denormalised: counted up in the redeeming transaction, so that the check above is the limit.
    #[model(default = 0, min = 0)]
    pub redemption_count: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(country_id, region, valid_from), check("valid_until >= valid_from"))]
pub struct TaxRate {
    pub id: Id<TaxRate>,
    pub merchant_id: Id<Merchant>,
    #[model(column = "country_code", on_delete = restrict)]
    pub country_id: Id<Country>,
    /// Empty for the whole country, so that the unique holds there too (NULLs would all differ).
    #[model(max_length = 80, default = "")]
    pub region: String,
    #[model(max_length = 60)]
    pub display_name: String,
    #[model(precision = 7, scale = 4, min = 0, max = 100)]
    pub percentage: Decimal,
    #[model(default = false)]
    pub is_inclusive: bool,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum SubscriptionStatus { Trialing, Active, PastDue, Paused, Canceled, Incomplete }

#[derive(groundplan::Model)]
#[model(tenant, index(status, current_period_end), check("current_period_end > current_period_start"), check("ended_at >= started_at"))]
pub struct Subscription {
    pub id: Id<Subscription>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub customer_id: Id<Customer>,
    #[model(on_delete = set_null)]
    pub payment_method_id: Option<Id<PaymentMethod>>,
    #[model(on_delete = restrict)]
    pub coupon_id: Option<Id<Coupon>>,
    #[model(default = SubscriptionStatus::Incomplete)]
    pub status: SubscriptionStatus,
    pub started_at: DateTime<Utc>,
    pub current_period_start: DateTime<Utc>,
    pub current_period_end: DateTime<Utc>,
    #[model(min = 1, max = 31)]
    pub billing_anchor_day: i16,
    pub trial_ends_at: Option<DateTime<Utc>>,
    /// Will end then; until then it runs on.
    pub cancel_at: Option<DateTime<Utc>>,
    /// When the customer asked.
    pub canceled_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(subscription_id, price_id))]
pub struct SubscriptionItem {
    pub id: Id<SubscriptionItem>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub subscription_id: Id<Subscription>,
    #[model(on_delete = restrict)]
    pub price_id: Id<Price>,
    #[model(default = 1, min = 0)]
    pub quantity: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Append-only, so a row has no time of its last change.
#[derive(groundplan::Model)]
#[model(tenant, index(subscription_id, created_at))]
pub struct SubscriptionStatusChange {
    pub id: Id<SubscriptionStatusChange>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub subscription_id: Id<Subscription>,
    // The first change comes from nowhere.
    pub from_status: Option<SubscriptionStatus>,
    pub to_status: SubscriptionStatus,
    // Nobody where the billing run did it.
    #[model(on_delete = set_null)]
    pub changed_by_id: Option<Id<StaffUser>>,
    #[model(max_length = 200)]
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// Append-only; corrections are records with a negative quantity, so there is no lower bound.
#[derive(groundplan::Model)]
#[model(tenant, unique(idempotency_key), index(subscription_item_id, occurred_at))]
pub struct UsageRecord {
    pub id: Id<UsageRecord>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub subscription_item_id: Id<SubscriptionItem>,
    #[model(precision = 20, scale = 6)]
    pub quantity: Decimal,
    pub occurred_at: DateTime<Utc>,
    #[model(max_length = 80)]
    pub idempotency_key: String,
    pub created_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum InvoiceStatus { Draft, Open, Paid, Uncollectible, Void }

#[derive(groundplan::Model)]
#[model(tenant, unique(number), index(status, due_on), index(customer_id, issued_at))]
#[model(check("total_minor = subtotal_minor - discount_minor + tax_minor"), check("status = 'draft' OR number IS NOT NULL"))]
pub struct Invoice {
    pub id: Id<Invoice>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub customer_id: Id<Customer>,
    #[model(on_delete = restrict)]
    pub subscription_id: Option<Id<Subscription>>,
    // A draft has no number yet: numbers without gaps are given when it is finalised.
    #[model(max_length = 30)]
    pub number: Option<String>,
    #[model(default = InvoiceStatus::Draft)]
    pub status: InvoiceStatus,
    #[model(column = "currency_code", on_delete = restrict)]
    pub currency_id: Id<Currency>,
    #[model(default = 0, min = 0)]
    pub subtotal_minor: i64,
    #[model(default = 0, min = 0)]
    pub discount_minor: i64,
    #[model(default = 0, min = 0)]
    pub tax_minor: i64,
    #[model(default = 0, min = 0)]
    pub total_minor: i64,
    #[model(default = 0, min = 0)]
    pub amount_paid_minor: i64,
    /// Name, address and VAT number as they were when it was issued; the law wants them unchanged.
    pub customer_snapshot: Private<serde_json::Value>,
    pub issued_at: Option<DateTime<Utc>>,
    pub due_on: Option<NaiveDate>,
    pub paid_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant, unique(invoice_id, position))]
pub struct InvoiceLine {
    pub id: Id<InvoiceLine>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = cascade)]
    pub invoice_id: Id<Invoice>,
    #[model(min = 1)]
    pub position: i16,
    // Absent for one-off lines, and after the item was taken out of the subscription.
    #[model(on_delete = set_null)]
    pub subscription_item_id: Option<Id<SubscriptionItem>>,
    #[model(on_delete = restrict)]
    pub tax_rate_id: Option<Id<TaxRate>>,
    #[model(max_length = 300)]
    pub description: String,
    #[model(precision = 20, scale = 6)]
    pub quantity: Decimal,
    #[model(precision = 20, scale = 8)]
    pub unit_amount_minor: Decimal,
    // Signed: a proration gives back what was paid for the rest of the month.
    pub amount_minor: i64,
    pub period_start: Option<DateTime<Utc>>,
    pub period_end: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum PaymentStatus { Pending, Succeeded, Failed, Disputed }

#[derive(groundplan::Model)]
#[model(tenant, unique(stripe_payment_intent_id), unique(idempotency_key), index(status, created_at), check("refunded_minor <= amount_minor"))]
pub struct Payment {
    pub id: Id<Payment>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub invoice_id: Id<Invoice>,
    #[model(on_delete = restrict)]
    pub payment_method_id: Option<Id<PaymentMethod>>,
    #[model(max_length = 64)]
    pub stripe_payment_intent_id: Option<String>,
    #[model(max_length = 80)]
    pub idempotency_key: String,
    #[model(default = PaymentStatus::Pending)]
    pub status: PaymentStatus,
    #[model(min = 1)]
    pub amount_minor: i64,
    #[model(default = 0, min = 0)]
    pub refunded_minor: i64,
    #[model(max_length = 60)]
    pub failure_code: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum)]
pub enum LedgerKind { Invoice, Payment, Adjustment }

/// Append-only. Exactly one source, each with a real key; an adjustment has none but must say why.
#[derive(groundplan::Model)]
#[model(tenant, index(customer_id, created_at))]
#[model(sql_check("ledger_entries_source", "(kind = 'invoice') = (invoice_id IS NOT NULL) AND (kind = 'payment') = (payment_id IS NOT NULL) AND (kind <> 'adjustment' OR memo IS NOT NULL)"))]
pub struct LedgerEntry {
    pub id: Id<LedgerEntry>,
    pub merchant_id: Id<Merchant>,
    #[model(on_delete = restrict)]
    pub customer_id: Id<Customer>,
    pub kind: LedgerKind,
    #[model(on_delete = restrict)]
    pub invoice_id: Option<Id<Invoice>>,
    #[model(on_delete = restrict)]
    pub payment_id: Option<Id<Payment>>,
    #[model(check("amount_minor <> 0"))]
    pub amount_minor: i64,
    pub balance_after_minor: i64,
    #[model(max_length = 300)]
    pub memo: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// What the provider posted, as it came. Nothing refers to it and it refers to nothing: it is read once by a worker.
#[derive(groundplan::Model)]
#[model(tenant, unique(provider, external_event_id), index(received_at, where = "processed_at IS NULL"))]
pub struct WebhookInbox {
    pub id: Id<WebhookInbox>,
    pub merchant_id: Id<Merchant>,
    #[model(max_length = 30)]
    pub provider: String,
    #[model(max_length = 80)]
    pub external_event_id: String,
    #[model(max_length = 80)]
    pub event_type: String,
    pub payload: serde_json::Value,
    #[model(default = now)]
    pub received_at: DateTime<Utc>,
    pub processed_at: Option<DateTime<Utc>>,
    #[model(default = 0, min = 0)]
    pub attempts: i16,
    #[model(text)]
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
