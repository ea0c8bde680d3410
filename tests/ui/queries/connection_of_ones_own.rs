#[path = "../common/crm.rs"]
mod crm;
use diesel::SqliteConnection;
use groundplan::{prelude::*, scope::{AllTenants, Runs, Token}};

/// Runs statements of all tenants without saying why, and keeps what opens a tenant's connection.
struct Thief<'c>(&'c mut SqliteConnection, Option<Token>);
impl Runs<AllTenants<crm::Organization>> for Thief<'_> {
    type Conn = SqliteConnection;
    fn enter(&mut self, _: &AllTenants<crm::Organization>, token: Token) -> QueryResult<&mut SqliteConnection> {
        self.1 = Some(token);
        Ok(self.0)
    }
}
fn main() {}
