//! A tenant-owned row, or a tenant, that refers to another tenant's own row: the key cannot carry the tenant, so the statement must.

use groundplan::chrono::{DateTime, Utc};
use groundplan::diesel::connection::SimpleConnection;
use groundplan::diesel::{Connection, SqliteConnection as Conn};
use groundplan::prelude::*;
use groundplan::{Id, Tenant};

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, root)]
#[expect(dead_code, reason = "rows are looked at, not taken apart")]
struct Organization {
    id: Id<Organization>,
    #[model(on_delete = restrict, reverse = daughters)]
    parent_id: Option<Id<Organization>>,
    #[model(max_length = 200)]
    name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Debug, groundplan::Model)]
#[model(engine = sqlite, tenant = Organization)]
#[expect(dead_code, reason = "rows are looked at, not taken apart")]
struct Deal {
    id: Id<Deal>,
    organization_id: Id<Organization>,
    #[model(on_delete = restrict, reverse = deals_as_partner)]
    partner_id: Id<Organization>,
    #[model(max_length = 200)]
    title: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

const TABLES: &str = "
    CREATE TABLE organizations (id BLOB PRIMARY KEY, parent_id BLOB REFERENCES organizations (id), name TEXT NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
    CREATE TABLE deals (id BLOB NOT NULL, organization_id BLOB NOT NULL REFERENCES organizations (id),
        partner_id BLOB NOT NULL REFERENCES organizations (id), title TEXT NOT NULL, created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL, PRIMARY KEY (organization_id, id));";

/// Acme is Evil's parent, and each has a deal with the other one.
fn world() -> (Conn, Tenant<Organization>, Tenant<Organization>) {
    let mut conn = Conn::establish(":memory:").unwrap();
    conn.batch_execute(TABLES).unwrap();
    let mut admin = AdminConnection::assume(&mut conn, "customers sign up");
    let acme = Organization::insert(&admin, NewOrganization::new("acme")).get_result(&mut admin).unwrap().id;
    let evil = NewOrganization { parent_id: Some(acme), ..NewOrganization::new("evil") };
    let evil = Organization::insert(&admin, evil).get_result(&mut admin).unwrap().id;
    let (acme, evil) = (Tenant::assume(acme), Tenant::assume(evil));
    for (own, partner, title) in [(acme, evil, "of acme"), (evil, acme, "of evil")] {
        own.transaction(&mut conn, |db| Deal::insert(db, NewDeal::new(partner.id(), title)).execute(db)).unwrap();
    }
    (conn, acme, evil)
}

#[test]
fn a_join_along_such_a_key_stays_in_the_tenant() -> QueryResult<()> {
    let (mut conn, _, evil) = world();
    evil.transaction(&mut conn, |db| {
        let partners: Vec<(Deal, Organization)> = Deal::of(db).join(Deal::partner).load(db)?;
        assert!(partners.is_empty(), "{partners:?}");
        let maybe: Vec<(Deal, Option<Organization>)> = Deal::of(db).left_join(Deal::partner).load(db)?;
        assert!(maybe.len() == 1 && maybe[0].1.is_none(), "{maybe:?}");
        let parents: Vec<(Organization, Organization)> =
            Organization::of(db).join(Organization::parent.aliased()).load(db)?;
        assert!(parents.is_empty(), "{parents:?}");
        // Through the partner to what the partner owns.
        let own = Organization::of(db).join(Deal::organization.reverse()).count(db)?;
        assert_eq!(own, 1);
        Ok(())
    })
}

#[test]
fn the_way_back_stays_in_the_tenant() -> QueryResult<()> {
    let (mut conn, acme, evil) = world();
    evil.transaction(&mut conn, |db| {
        let deals: Vec<(Organization, Deal)> = Organization::of(db).join(Organization::deals_as_partner).load(db)?;
        assert!(deals.is_empty(), "{deals:?}");
        let deals: Vec<(Organization, Option<Deal>)> =
            Organization::of(db).left_join(Organization::deals_as_partner).load(db)?;
        assert!(deals.len() == 1 && deals[0].1.is_none(), "{deals:?}");
        QueryResult::Ok(())
    })?;
    acme.transaction(&mut conn, |db| {
        assert_eq!(Organization::of(db).join(Organization::daughters.aliased()).count(db)?, 0);
        Ok(())
    })
}

#[test]
fn an_administrator_goes_along_such_a_key() -> QueryResult<()> {
    let (mut conn, ..) = world();
    let mut admin = AdminConnection::assume(&mut conn, "which customers belong together");
    let parents: Vec<(Organization, Organization)> =
        Organization::across_tenants().join(Organization::parent.aliased()).load(&mut admin)?;
    let names: Vec<_> = parents.iter().map(|(own, parent)| (own.name.as_str(), parent.name.as_str())).collect();
    assert_eq!(names, [("evil", "acme")]);
    Ok(())
}

#[test]
fn the_same_twice_on_one_connection() -> QueryResult<()> {
    // The tenant is bound, not printed: the second one runs the first one's cached statement.
    let (mut conn, acme, evil) = world();
    for tenant in [acme, evil, acme] {
        let titles: Vec<String> =
            tenant.transaction(&mut conn, |db| Deal::of(db).left_join(Deal::partner).select(Deal::title).load(db))?;
        assert_eq!(titles, [if tenant == acme { "of acme" } else { "of evil" }]);
    }
    Ok(())
}
