//! Who acts, on diesel-async: the audit log tells it, and the connection forgets it. Whoever includes it has the model of `audit.md` in
//! `super::audited` and an alias `Conn`.

use super::Conn;
use super::audited::{AuditLog, Invoice, NewInvoice, NewOrganization, NewUser, Organization, User};
use groundplan::diesel::QueryResult;
use groundplan::diesel::result::Error;
use groundplan::prelude::*;
use groundplan::{AsyncAdminConnection, Decimal};

/// A tenant, made by whoever may see all of them.
pub(crate) async fn tenant(conn: &mut Conn) -> QueryResult<Tenant<Organization>> {
    let mut admin = AsyncAdminConnection::assume(conn, "the test makes its tenant");
    let made = admin.get_result(Organization::insert(&admin, NewOrganization::new("Acme"))).await?;
    Ok(Tenant::assume(made.id))
}

/// Who made each change, in their order.
pub(crate) async fn acted(conn: &mut Conn, acme: Tenant<Organization>) -> QueryResult<()> {
    let new = || NewInvoice::new(7, "Vases", Decimal::new(1250, 2), "+41 00 000 00 00");
    let ada = NewUser::new("a@example.org", "Ada");
    let user: User = acme.transaction_async(conn, async |db| db.get_result(User::insert(db, ada)).await).await?;
    let acting = acme.acting(user.id);
    let mine = acting.transaction_async(conn, async |db| db.get_result(Invoice::insert(db, new())).await).await?;
    let failed = acting
        .transaction_async(conn, async |db| {
            db.execute(Invoice::update(db, mine.id).set(Invoice::title, "Lost")).await?;
            Err::<(), _>(Error::RollbackTransaction)
        })
        .await;
    assert_eq!(failed, Err(Error::RollbackTransaction));
    let nobodys = acme.transaction_async(conn, async |db| db.get_result(Invoice::insert(db, new())).await).await?;
    let log: Vec<AuditLog> = acme.transaction_async(conn, async |db| db.load(AuditLog::of(db)).await).await?;
    let by = |id: String| log.iter().find(|row| row.record_id.to_string() == id).map(|row| row.user_id);
    assert_eq!(log.len(), 2, "{log:?}");
    assert_eq!(by(mine.id.to_string()), Some(Some(user.id)));
    assert_eq!(by(nobodys.id.to_string()), Some(None));
    Ok(())
}
