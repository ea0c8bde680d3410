#[path = "../common/rls.rs"]
mod rls;
use groundplan::Tenant;
use rls::Organization;

fn outside<C: diesel::Connection>(acme: Tenant<Organization>, conn: &mut C) {
    let _ = acme.on(conn);
}

fn main() {}
