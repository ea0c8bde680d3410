//! The audit log, written once: `tests/tests/audit.rs` runs it on SQLite, `tests/postgres/tests/audit.rs` on PostgreSQL. Whoever includes it has
//! the model of `audit.md` at its root and an alias `Conn`.

use super::{AuditLog, AuditLogAction, Conn, Invoice, NewInvoice, NewOrganization, NewUser, Organization, User};
use groundplan::diesel::QueryResult;
use groundplan::diesel::result::Error;
use groundplan::prelude::*;
use groundplan::{Decimal, Json};

/// Two tenants, made by whoever may see all of them.
pub(crate) fn tenants(conn: &mut Conn) -> QueryResult<[Tenant<Organization>; 2]> {
    let mut admin = AdminConnection::assume(conn, "the test makes its tenants");
    let acme = Organization::insert(&admin, NewOrganization::new("Acme")).get_result(&mut admin)?;
    let zeta = Organization::insert(&admin, NewOrganization::new("Zeta")).get_result(&mut admin)?;
    Ok([Tenant::assume(acme.id), Tenant::assume(zeta.id)])
}

fn new() -> NewInvoice {
    NewInvoice {
        extras: Some(Json(serde_json::json!({ "tags": [1, null] }))),
        scan: Some(vec![1, 2, 3]),
        ..NewInvoice::new(7, "Vases", Decimal::new(1250, 2), "+41 00 000 00 00")
    }
}

/// What the log says: action, who, the old and the new value of some columns.
fn told(db: &mut TenantConnection<'_, Conn, Organization>, user: &User) -> QueryResult<Vec<String>> {
    let log: Vec<AuditLog> = AuditLog::of(db).load(db)?;
    // PostgreSQL's JSON holds exact decimals, the others' hold them as texts.
    let shown = |value: &serde_json::Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.parse::<Decimal>().map_or(text, |number| number.normalize().to_string())
    };
    let part = |data: &Option<Json>, name: &str| match data {
        Some(data) => data.0.get(name).map_or_else(|| "-".to_owned(), shown),
        None => "none".to_owned(),
    };
    let line = |row: &AuditLog| {
        let who = match row.user_id {
            Some(id) if id == user.id => "user",
            Some(_) => "somebody else",
            None => "nobody",
        };
        let names = ["title", "total", "paid", "phone", "scan", "extras"];
        let values = names.map(|name| format!("{name} {}→{}", part(&row.old_data, name), part(&row.new_data, name)));
        format!("{:?} of {} by {who}: {}", row.action, row.table_name, values.join(", "))
    };
    let mut lines: Vec<String> = log.iter().map(line).collect();
    lines.sort(); // several may be of one millisecond
    Ok(lines)
}

/// A row is made, changed, left as it is, kept when deleted, and purged; the log tells it.
pub(crate) fn work(conn: &mut Conn, [acme, zeta]: [Tenant<Organization>; 2]) -> QueryResult<Vec<String>> {
    let user: User =
        acme.transaction(conn, |db| User::insert(db, NewUser::new("a@example.org", "Ada")).get_result(db))?;
    let invoice: Invoice = acme.acting(user.id).transaction(conn, |db| Invoice::insert(db, new()).get_result(db))?;
    acme.acting(user.id).transaction(conn, |db| {
        Invoice::update(db, invoice.id).set(Invoice::phone, "+41 11 111 11 11").set(Invoice::paid, true).execute(db)
    })?;
    // Outside of `acting` nobody acts, also after a transaction that failed within it.
    let failed: QueryResult<()> = acme.acting(user.id).transaction(conn, |db| {
        Invoice::update(db, invoice.id).set(Invoice::title, "Lost").execute(db)?;
        Err(Error::RollbackTransaction)
    });
    assert!(failed.is_err());
    acme.transaction(conn, |db| Invoice::update(db, invoice.id).set(Invoice::title, "Bowls").execute(db))?;
    acme.transaction(conn, |db| Invoice::delete(db, invoice.id).execute(db))?;
    acme.acting(user.id).transaction(conn, |db| Invoice::purge(db, invoice.id).execute(db))?;
    let lines = acme.transaction(conn, |db| told(db, &user))?;
    let records = acme.transaction(conn, |db| {
        AuditLog::of(db)
            .filter(AuditLog::record_id.eq(invoice.id.raw()).and(AuditLog::action.eq(AuditLogAction::Update)))
            .count(db)
    })?;
    assert_eq!(records, 3, "each update of the one record");
    assert_eq!(zeta.transaction(conn, |db| AuditLog::of(db).count(db))?, 0, "a tenant reads its own log only");
    Ok(lines)
}
