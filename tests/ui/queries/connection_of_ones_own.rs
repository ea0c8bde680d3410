#[path = "../common/crm.rs"]
mod crm;
use crm::*;
use diesel::SqliteConnection;
use groundplan::prelude::*;
use groundplan::scope::{AllTenants, InTenant, Runs, Token};

/// Runs statements of all tenants without saying why, and keeps what opens a tenant's connection.
struct Thief<'c>(&'c mut SqliteConnection, Option<Token>);
impl Runs<AllTenants<Organization>> for Thief<'_> {
    type Conn = SqliteConnection;
    fn enter(&mut self, _: &AllTenants<Organization>, token: Token) -> QueryResult<&mut SqliteConnection> {
        self.1 = Some(token);
        Ok(self.0)
    }
}

fn open<'d>(
    db: &'d mut TenantConnection<'_, SqliteConnection, Organization>,
    scope: &InTenant<Organization>,
    thief: Thief<'_>,
) -> QueryResult<&'d mut SqliteConnection> {
    db.enter(scope, thief.1.unwrap())
}

fn main() {}
