//! Two tenants with the same rows.

use super::generated::*;
use crate::Conn;
use groundplan::chrono::NaiveDate;
use groundplan::prelude::*;
use groundplan::{Decimal, Tenant};

pub(crate) type Db<'a> = TenantConnection<'a, Conn, Organization>;

/// A database of a test's own. `admin` is a connection with the administrator's role; None where the engine has no roles.
pub(crate) struct World {
    pub(crate) conn: Conn,
    pub(crate) admin: Option<Conn>,
    pub(crate) acme: Tenant<Organization>,
    pub(crate) evil: Tenant<Organization>,
    /// Acme's project, with three tasks.
    pub(crate) ship: Project,
    /// `late`, `soon` and `some day`.
    pub(crate) tasks: Vec<Task>,
}
impl World {
    pub(crate) fn administrator(&mut self) -> AdminConnection<'_, Conn> {
        AdminConnection::assume(self.admin.as_mut().unwrap_or(&mut self.conn), "a test looks at all tenants")
    }
}

pub(crate) fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 12, day)
}
pub(crate) fn money(text: &str) -> Decimal {
    text.parse().unwrap()
}
pub(crate) fn titles(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().map(|task| task.title.as_str()).collect()
}

pub(crate) fn world() -> World {
    let (mut conn, mut admin) = crate::open();
    let (acme, evil) = {
        let mut admin = AdminConnection::assume(admin.as_mut().unwrap_or(&mut conn), "customers sign up");
        let mut made = |name: &str| {
            let organization = Organization::insert(&admin, NewOrganization::new(name)).get_result(&mut admin).unwrap();
            Tenant::assume(organization.id)
        };
        (made("acme"), made("evil"))
    };
    let zealand = {
        let mut admin = AdminConnection::assume(admin.as_mut().unwrap_or(&mut conn), "countries are reference data");
        Country::insert(&(), NewCountry::new("NZ")).get_result(&mut admin).unwrap()
    };
    let mut fill = |tenant: Tenant<Organization>| {
        tenant.transaction(&mut conn, |db: &mut Db<'_>| -> QueryResult<_> {
            let project = Project::insert(db, NewProject::new("Ship")).get_result(db)?;
            let active = Some(TaskStatus::Active);
            let new = [
                NewTask {
                    due_date: day(2),
                    status: active,
                    cost: Some(money("10.50")),
                    ..NewTask::new(project.id, "late", TaskPriority::High)
                },
                NewTask {
                    due_date: day(1),
                    status: active,
                    cost: Some(money("9")),
                    country_id: Some(zealand.id),
                    ..NewTask::new(project.id, "soon", TaskPriority::Low)
                },
                NewTask::new(project.id, "some day", TaskPriority::Low),
            ];
            let tasks = Task::insert_many(db, new).get_results(db)?;
            Project::update(db, project.id).set(Project::main_task_id, tasks[0].id).execute(db)?;
            Ok((project, tasks))
        })
    };
    let (ship, tasks) = fill(acme).unwrap();
    fill(evil).unwrap();
    World { conn, admin, acme, evil, ship, tasks }
}
