//! Who sees what on PostgreSQL: the application in and outside of a tenant, its administrator, and the owner.

use groundplan_schema::ir::{Engine, Model, Role, Scope, Type};

use super::holds::Values;
use super::rows::World;
use super::value::{Val, literal, name};
use super::{Probe, Probes};

pub(super) fn of(world: &World<'_>, out: &mut Probes) {
    let Some(tenancy) = &world.schema.tenancy else { return };
    let (Some(app), Some(admin)) = (&tenancy.app_role, &tenancy.admin_role) else {
        return out.unasked.push("no role of the application: nobody is asked what it sees".to_owned());
    };
    for model in &world.schema.models {
        // Triggers fill it, and nobody else may: other rights, and more rows than the probes have made.
        if model.name == "AuditLog" {
            out.unasked.push(format!("{}: who sees and writes the log is not asked here", model.table));
            continue;
        }
        let column = match model.scope {
            Scope::Tenant => model.tenant_column(),
            Scope::Root => model.role(Role::Key).map(|key| key.column.as_str()),
            Scope::Global => None,
        };
        match column.filter(|_| tenancy.rls) {
            Some(column) => {
                reads(world, model, column, (app, admin), out);
                writes(world, model, column, app, out);
            }
            None => granted(world, model, app, "", out),
        }
        granted(world, model, admin, "", out);
    }
}

/// `SET LOCAL ROLE`, which the end of the probe takes back.
fn become_(role: &str) -> String {
    format!("SET LOCAL ROLE {}", name(Engine::Postgres, role))
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
    let all = world.rows(table).len();
    let own = world.rows(table).iter().filter(|row| row.get(column) == Some(&world.tenant(0))).count();
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
    let policy = || ["row-level security".to_owned()];
    // A row of the other tenant, whose parents are all there.
    if model.scope == Scope::Tenant {
        let mut other = world.clone();
        if let Ok(mut rows) = other.make(model, 1, &Values::new()) {
            let Some(last) = rows.pop() else { return };
            let before: Vec<String> = rows.iter().map(|row| other.insert(row)).collect();
            let setup = || before.iter().cloned().chain([become_(app), enter(world, 0)]);
            let probe = Probe::refused(format!("{table}: a row for another tenant"), other.insert(&last), policy());
            out.all.push(probe.after(setup()));
            let owner = Probe::refused(
                format!("{table}: the owner makes a row for another tenant"),
                other.insert(&last),
                policy(),
            );
            out.all.push(owner.after(before.iter().cloned().chain([enter(world, 0)])));
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
    granted(world, model, app, &enter(world, 0), out);
    let truncate = format!("TRUNCATE {}", name(world.schema.engine, table));
    let denied = Probe::refused(
        format!("{table}: TRUNCATE, which no policy holds back"),
        truncate,
        ["permission denied".to_owned()],
    );
    out.all.push(denied.after([become_(app)]));
}

/// The tenants themselves: nobody inside of one makes another, or becomes another.
fn tenants<'s>(world: &World<'s>, root: &'s Model, column: &str, app: &str, out: &mut Probes) {
    let table = &root.table;
    let policy = || ["row-level security".to_owned()];
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

/// What a role may do: insert, read, change and delete a row; under row level security the application makes no tenants.
fn granted<'s>(world: &World<'s>, model: &'s Model, role: &str, enter: &str, out: &mut Probes) {
    let table = &model.table;
    let name = |what: &str| format!("{table}: `{role}` {what}");
    let mut world = world.clone();
    let Ok(mut rows) = world.make(model, 0, &Values::new()) else { return };
    let Some(last) = rows.pop() else { return };
    let parents: Vec<String> = rows.iter().map(|row| world.insert(row)).collect();
    let now = || {
        let entering = if enter.is_empty() { look() } else { enter.to_owned() };
        [become_(role), entering]
    };
    let insert = world.insert(&last);
    if model.scope == Scope::Root && !enter.is_empty() {
        let denied = ["permission denied".to_owned()];
        out.all.push(Probe::refused(name("makes no tenant"), insert, denied.clone()).after(now()));
        let first = world.rows(table).first().cloned().unwrap_or_default();
        out.all.push(Probe::refused(name("deletes no tenant"), world.delete(model, &first), denied).after(now()));
        return;
    }
    let count = world.count(model, &world.at(model, &last.values));
    let inserted = Probe::accepted(name("inserts"), insert.clone());
    out.all.push(inserted.after(parents.iter().cloned().chain(now())).then(count.clone(), "1"));
    let there = || parents.iter().cloned().chain([insert.clone()]).chain(now());
    if let Some(field) = model.fields.iter().find(|field| field.role == Role::CreatedAt) {
        let later = Val::Text("2002-02-02 00:00:00.000000".to_owned());
        let update = world.update(model, &last.values, &world.set(model, &field.column, &later));
        let changed = format!("{} AND {}", world.at(model, &last.values), world.is(model, &field.column, &later));
        out.all.push(Probe::accepted(name("updates"), update).after(there()).then(world.count(model, &changed), "1"));
    }
    let delete = world.delete(model, &last.values);
    out.all.push(Probe::accepted(name("deletes"), delete).after(there()).then(count, "0"));
}
