//! Who sees and may do what: roles on every engine that has them, and what the policies of PostgreSQL show to the application in and outside
//! of a tenant, to its administrator and to the owner.

use groundplan_schema::ir::{Engine, Model, Role, Scope, Type};

use super::grants::{self, become_};
use super::holds::Values;
use super::rows::World;
use super::value::{Val, literal, name};
use super::{Probe, Probes};

pub(super) fn of<'s>(world: &World<'s>, out: &mut Probes) {
    let Some(tenancy) = world.schema.tenancy.as_ref().filter(|_| world.schema.engine != Engine::Sqlite) else { return };
    let (Some(app), Some(admin)) = (&tenancy.app_role, &tenancy.admin_role) else {
        return out.unasked.push("no role of the application: nobody is asked what it sees".to_owned());
    };
    let held = held(world);
    grants::of(world, (app, admin), held.as_deref(), out);
    for model in &world.schema.models {
        let column = match model.scope {
            Scope::Tenant => model.tenant_column(),
            Scope::Root => model.role(Role::Key).map(|key| key.column.as_str()),
            Scope::Global => None,
        };
        if let Some(column) = column.filter(|_| held.is_some()) {
            reads(world, model, column, (app, admin), out);
            writes(world, model, column, app, out);
        }
    }
}

/// The statement that enters the first tenant, where policies hold the application.
fn held(world: &World<'_>) -> Option<String> {
    let policies = world.schema.engine == Engine::Postgres && world.schema.tenancy.as_ref()?.rls;
    policies.then(|| enter(world, 0))
}

/// The role of the application, where the model names one, and the statement that enters the first tenant, where policies hold it.
pub(super) fn application(world: &World<'_>) -> Option<(String, Option<String>)> {
    let roles = world.schema.engine != Engine::Sqlite;
    Some((world.schema.tenancy.as_ref()?.app_role.clone().filter(|_| roles)?, held(world)))
}

/// Enters one of the tenants of the world.
fn enter(world: &World<'_>, tenant: usize) -> String {
    enter_key(world, &world.tenant(tenant))
}

fn enter_key(world: &World<'_>, tenant: &Val) -> String {
    let root = world.schema.root().map(|id| world.schema.model(id));
    let key = root.and_then(|root| root.role(Role::Key));
    let ty = key.map_or(Type::Uuid, |key| key.ty.clone());
    let id = literal(world.schema.engine, &ty, tenant);
    format!("SELECT set_config('app.current_tenant_id', '{}', true)", id.trim_matches('\''))
}

/// Nothing to be refused or taken: only the answers behind it count.
fn look() -> String {
    "SELECT 1".to_owned()
}

fn reads<'s>(world: &World<'s>, model: &'s Model, column: &str, (app, admin): (&str, &str), out: &mut Probes) {
    let table = &model.table;
    // What has been written of the base is in the log, too.
    let is_log = world.schema.audit_log().is_some_and(|log| log.table == *table);
    let written = world.schema.models.iter().filter(|model| model.audited && is_log);
    let there = || [model].into_iter().chain(written.clone());
    let rows_of = |model: &Model, own: bool| {
        let column = if model.table == *table { Some(column) } else { model.tenant_column() };
        let is_own = |row: &&Values| column.is_some_and(|column| row.get(column) == Some(&world.tenant(0)));
        world.rows(&model.table).iter().filter(|row| !own || is_own(row)).count()
    };
    let all: usize = there().map(|model| rows_of(model, false)).sum();
    let own: usize = there().map(|model| rows_of(model, true)).sum();
    let count = || world.count(model, "1 = 1");
    let mut ask = |what: &str, setup: Vec<String>, rows: usize| {
        out.all.push(Probe::accepted(format!("{table}: {what}"), look()).after(setup).then(count(), rows.to_string()));
    };
    ask("the application sees nothing outside of a tenant", vec![become_(app)], 0);
    ask("the application sees its tenant's rows", vec![become_(app), enter(world, 0)], own);
    let nobody = "SELECT set_config('app.current_tenant_id', '', true)".to_owned();
    ask("the application sees nothing after a tenant", vec![become_(app), enter(world, 0), nobody], 0);
    ask("the administrator sees all rows", vec![become_(admin)], all);
    ask("the owner sees all rows outside of a tenant", Vec::new(), all);
    ask("the owner sees one tenant's rows inside of it", vec![enter(world, 0)], own);
}

fn writes<'s>(world: &World<'s>, model: &'s Model, column: &str, app: &str, out: &mut Probes) {
    let table = &model.table;
    // Of this table: what the audit log refuses is another promise.
    let policy = || [format!("row-level security policy for table \"{table}\"")];
    let is_log = world.schema.audit_log().is_some_and(|log| log.table == *table);
    // A row of the other tenant, whose parents are all there.
    if model.scope == Scope::Tenant {
        let mut other = world.clone();
        if let Ok(mut rows) = other.make(model, 1, &Values::new()) {
            let Some(last) = rows.pop() else { return };
            let before: Vec<String> = rows.iter().map(|row| other.insert(row)).collect();
            let owner = Probe::refused(
                format!("{table}: the owner makes a row for another tenant"),
                other.insert(&last),
                policy(),
            );
            out.all.push(owner.after(before.iter().cloned().chain([enter(world, 0)])));
            if is_log {
                return; // the application may not write it, whosever entry it would be
            }
            let setup = || before.iter().cloned().chain([become_(app), enter(world, 0)]);
            let probe = Probe::refused(format!("{table}: a row for another tenant"), other.insert(&last), policy());
            out.all.push(probe.after(setup()));
            let outside = Probe::refused(format!("{table}: a row outside of a tenant"), other.insert(&last), policy());
            out.all.push(outside.after(before.iter().cloned().chain([become_(app)])));
        }
        if let Some(row) = world.rows(table).iter().find(|row| row.get(column) == Some(&world.tenant(0))) {
            let moved = world.update(model, row, &world.set(model, column, &world.tenant(1)));
            // The key to the tenant's own rows may be what refuses first.
            let words = policy().into_iter().chain(["violates foreign key".to_owned()]);
            let probe = Probe::refused(format!("{table}: a row goes to another tenant"), moved, words);
            out.all.push(probe.after([become_(app), enter(world, 0)]));
        }
    }
    if model.scope == Scope::Root {
        tenants(world, model, column, app, out);
    }
    if let Some(stamp) = model.role(Role::CreatedAt) {
        if model.uniques.iter().any(|unique| unique.columns.contains(&stamp.column)) {
            return out.unasked.push(format!("{table}: an update of all rows, which may not have the same time"));
        }
        let later = Val::Text("2002-02-02 00:00:00.000000".to_owned());
        let all =
            format!("UPDATE {} SET {}", name(world.schema.engine, table), world.set(model, &stamp.column, &later));
        let own = world.rows(table).iter().filter(|row| row.get(column) == Some(&world.tenant(0))).count();
        let changed = world.count(model, &world.is(model, &stamp.column, &later));
        let probe =
            Probe::accepted(format!("{table}: an update of all rows stays in the tenant"), "RESET ROLE".to_owned());
        let leave = "SELECT set_config('app.current_tenant_id', '', true)".to_owned();
        out.all.push(probe.after([become_(app), enter(world, 0), all, leave]).then(changed, own.to_string()));
    }
}

/// The tenants themselves: nobody inside of one makes another, or becomes another.
fn tenants<'s>(world: &World<'s>, root: &'s Model, column: &str, app: &str, out: &mut Probes) {
    let table = &root.table;
    let policy = || [format!("row-level security policy for table \"{table}\"")];
    let mut world = world.clone();
    let (Ok(rows), Ok(others)) = (world.make(root, 0, &Values::new()), world.make(root, 0, &Values::new())) else {
        return;
    };
    let (Some(new), Some(other)) = (rows.last(), others.last()) else { return };
    let setup: Vec<String> = rows.iter().map(|row| world.insert(row)).collect();
    let inside = enter_key(&world, new.values.get(column).unwrap_or(&Val::Null));
    let parents: Vec<String> = others[..others.len() - 1].iter().map(|row| world.insert(row)).collect();
    let all = || setup.iter().chain(&parents).cloned();
    let made =
        Probe::refused(format!("{table}: the owner makes a tenant inside of one"), world.insert(other), policy());
    out.all.push(made.after(all().chain([inside.clone()])));
    let key = other.values.get(column).unwrap_or(&Val::Null);
    let becomes = world.update(root, &new.values, &world.set(root, column, key));
    let probe = Probe::refused(format!("{table}: a tenant becomes another one"), becomes, policy());
    out.all.push(probe.after(all().chain([become_(app), inside])));
}
