//! Every form that reads.

use super::Expect::{Is, Nothing, Own};
use super::{Form, form, told};
use crate::common::generated::*;
use crate::common::world::*;
use crate::engine;
use groundplan::diesel::dsl::{count_star, max, sql, sum};
use groundplan::diesel::sql_types::Bool;
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Decimal, Id};

pub(super) const FORMS: &[Form] = &[
    // Whole rows of every model.
    form("Ops::of Select::load", Own, |db, _| told(Task::of(db).load::<Task>(db)?)),
    form("Select::get_results", Own, |db, _| told(Project::of(db).get_results::<Project>(db)?)),
    form("Ops::of on comments", Own, |db, _| told(Comment::of(db).load::<Comment>(db)?)),
    form("Ops::of on tags", Own, |db, _| told(Tag::of(db).load::<Tag>(db)?)),
    form("Ops::of on the tenants", Own, |db, _| told(Organization::of(db).load::<Organization>(db)?)),
    form("Ops::of on bytes", Own, |db, _| {
        let found = Attachment::of(db).select(Attachment::bytes).load::<Vec<u8>>(db)?;
        told(found.iter().map(|bytes| String::from_utf8_lossy(bytes)).collect::<Vec<_>>())
    }),
    form("Ops::of on JSON and lists", Own, |db, _| told(Sample::of(db).load::<Sample>(db)?)),
    form("Ops::of on personal data", Own, |db, _| {
        let found = Sample::of(db).load::<Sample>(db)?;
        told(found.iter().map(|sample| &*sample.email).collect::<Vec<_>>())
    }),
    form("Ops::of on a junction", Is("1"), |db, _| told(TaskTag::of(db).load::<TaskTag>(db)?.len())),
    form("Ops::of on a shared model", Is("[\"NZ\"]"), |db, _| {
        told(Country::of(db).select(Country::code).load::<String>(db)?)
    }),
    form("Ops::with_deleted", Own, |db, _| {
        told(Task::with_deleted(db).filter(Task::deleted_at.is_not_null()).load::<Task>(db)?)
    }),
    form("Ops::with_deleted counted", Is("(4, 1)"), |db, _| {
        let dead = Task::with_deleted(db).filter(Task::deleted_at.is_not_null()).count(db)?;
        told((Task::with_deleted(db).count(db)?, dead))
    }),
    form("Ops::find", Own, |db, at| told(Task::find(db, at.own.task).first::<Task>(db)?)),
    form("Ops::find of a stranger", Nothing, |db, at| told(Task::find(db, at.other.task).load::<Task>(db)?)),
    form("Select::first of a stranger", Nothing, |db, at| {
        told(Project::find(db, at.other.project).first::<Project>(db).optional()?)
    }),
    form("Ops::find of a stranger's counted key", Nothing, |db, at| {
        told(Sample::find(db, at.other.sample).load::<Sample>(db)?)
    }),
    form("Ops::find of the other tenant", Nothing, |db, at| {
        told(Organization::find(db, at.stranger.id()).load::<Organization>(db)?)
    }),
    // Predicates, the widest that can be said.
    form("Select::filter", Own, |db, _| {
        let wide = Task::title.is_null().or(Task::title.is_not_null());
        told(Task::of(db).filter(wide).filter(Task::title.like("%")).load::<Task>(db)?)
    }),
    form("Select::filter for the other's text", Nothing, |db, _| {
        told(Task::of(db).filter(Task::title.like("%acme%").or(Task::description.like("%acme%"))).load::<Task>(db)?)
    }),
    form("Select::filter for the other tenant", Nothing, |db, at| {
        told(Task::of(db).filter(Task::organization_id.eq(at.stranger.id())).load::<Task>(db)?)
    }),
    form("Select::filter by raw SQL", Own, |db, _| {
        told(Task::of(db).filter(sql::<Bool>("1=1 OR 1=1")).load::<Task>(db)?)
    }),
    form("Column::eq_any", Nothing, |db, at| {
        let keys = [at.other.task, at.other.dead];
        told(Task::of(db).filter(Task::id.eq_any(keys)).load::<Task>(db)?)
    }),
    form("Column::ne_all", Own, |db, at| told(Task::of(db).filter(Task::id.ne_all([at.other.dead])).load::<Task>(db)?)),
    form("Column::between", Is("[]"), |db, _| {
        told(Task::of(db).filter(Task::cost.between(money("1"), money("2000000"))).load::<Task>(db)?)
    }),
    form("Column::eq Column::ne Column::gt Column::ge Column::lt Column::le", Is("(0, 3, 0, 0, 3, 3)"), |db, at| {
        let rich = money("1000000");
        let count = |found: QueryResult<Vec<Task>>| found.map(|tasks| tasks.len());
        told((
            count(Task::of(db).filter(Task::id.eq(at.other.task)).load(db))?,
            count(Task::of(db).filter(Task::id.ne(at.other.task)).load(db))?,
            count(Task::of(db).filter(Task::cost.gt(money("1"))).load(db))?,
            count(Task::of(db).filter(Task::cost.ge(rich)).load(db))?,
            count(Task::of(db).filter(Task::cost.lt(rich)).load(db))?,
            count(Task::of(db).filter(Task::cost.le(rich)).load(db))?,
        ))
    }),
    form("expr", Own, |db, _| {
        told(Task::of(db).filter(Task::title.ne(expr(sql("'canary-of-acme'")))).load::<Task>(db)?)
    }),
    // Order, pages, picks.
    form("Select::order Select::then_order_by", Own, |db, _| {
        told(Task::of(db).order(Task::cost.desc()).then_order_by(Task::title.asc()).first::<Task>(db)?)
    }),
    form("Select::first", Own, |db, _| told(Task::of(db).order(Task::cost.desc()).first::<Task>(db)?)),
    form("Select::get_result", Own, |db, at| told(Task::find(db, at.own.task).get_result::<Task>(db)?)),
    form("Select::select", Own, |db, _| {
        told(Task::of(db).select((Task::title, Task::cost)).load::<(String, Option<Decimal>)>(db)?)
    }),
    form("Ops::all_columns", Own, |db, _| {
        told(Task::of(db).select((Task::all_columns(), Task::title)).load::<(Task, String)>(db)?)
    }),
    form("Select::limit Select::offset", Own, |db, _| {
        told(Task::of(db).order(Task::title.asc()).limit(1000).offset(0).load::<Task>(db)?)
    }),
    form("Select::offset behind the own rows", Nothing, |db, _| {
        told(Task::of(db).order(Task::title.asc()).limit(1000).offset(3).load::<Task>(db)?)
    }),
    form("Select::distinct", Is("[\"canary-of-evil\"]"), |db, _| {
        told(Task::of(db).select(Task::title).distinct().load::<String>(db)?)
    }),
    form("Select::boxed", Own, |db, _| {
        let wide = Task::of(db).boxed::<engine::Db>().filter(Task::title.like("%").or(Task::id.is_not_null()));
        told(wide.order(Task::title.asc()).load::<Task>(db)?)
    }),
    // Numbers that say how much the other has.
    form("Select::count", Is("(3, 1, 2, 1)"), |db, _| {
        told((Task::of(db).count(db)?, Project::of(db).count(db)?, Comment::of(db).count(db)?, Tag::of(db).count(db)?))
    }),
    form("Select::exists", Nothing, |db, _| told(Task::of(db).filter(Task::title.like("%acme%")).exists(db)?)),
    form("Select::exists of the own", Is("true"), |db, _| {
        told(Task::of(db).filter(Task::title.like("%evil%")).exists(db)?)
    }),
    form("Select::group_by", Is("[(\"canary-of-evil\", 3)]"), |db, _| {
        told(Task::of(db).group_by(Task::title).select((Task::title, count_star())).load::<(String, i64)>(db)?)
    }),
    form("Select::select of aggregates", Is("(Some(0.01), Some(0.03))"), |db, _| {
        type Two = (Option<Decimal>, Option<Decimal>);
        let both: Two = Task::of(db).select((max(Task::cost), sum(Task::cost))).get_result(db)?;
        told(both)
    }),
    // Joins.
    form("Select::join", Own, |db, _| {
        told(Task::of(db).join(Task::project).join(Project::organization).load::<(Task, Project, Organization)>(db)?)
    }),
    form("Select::join counted", Is("(3, 1)"), |db, _| {
        let tagged = TaskTag::of(db).join(TaskTag::task).join(TaskTag::tag).count(db)?;
        told((Task::of(db).join(Task::project).count(db)?, tagged))
    }),
    form("Select::join from the tenants", Own, |db, _| {
        told(Organization::of(db).join(Organization::projects).load::<(Organization, Project)>(db)?)
    }),
    form("Select::left_join All::maybe", Own, |db, _| {
        let found = Task::of(db).left_join(Task::backup_project).select((Task::title, Project::all_columns().maybe()));
        told(found.load::<(String, Option<Project>)>(db)?)
    }),
    form("Select::left_join counted", Is("(3, 3)"), |db, _| {
        let shared = Task::of(db).left_join(Task::country).load::<(Task, Option<Country>)>(db)?;
        told((Task::of(db).left_join(Task::backup_project).count(db)?, shared.len()))
    }),
    form("Relation::reverse", Is("3"), |db, _| {
        told(Project::of(db).join(Task::project.reverse()).load::<(Project, Task)>(db)?.len())
    }),
    form("Relation::aliased Relation::of", Own, |db, _| {
        let found = Task::of(db).join(Task::project).left_join(Task::backup_project.aliased());
        let named = found.filter(Task::backup_project.of(Project::name).is_not_null());
        told(named.load::<(Task, Project, Option<Project>)>(db)?)
    }),
    form("Relation::aliased of itself", Is("1"), |db, _| {
        told(Comment::of(db).join(Comment::parent_comment.aliased()).load::<(Comment, Comment)>(db)?.len())
    }),
    form("Select::join of a stranger's row", Nothing, |db, at| {
        let found = Task::of(db).join(Task::project).filter(Project::id.eq(at.other.project));
        told(found.load::<(Task, Project)>(db)?)
    }),
    // Sub-selects.
    form("InScoped::in_query", Own, |db, _| {
        let ids = Project::of(db).select(Project::id);
        told(Task::of(db).filter(Task::project_id.in_query(ids)).load::<Task>(db)?)
    }),
    form("InScoped::in_query for the other's text", Nothing, |db, _| {
        let ids = Project::of(db).filter(Project::name.like("%acme%")).select(Project::id);
        told(Task::of(db).filter(Task::project_id.in_query(ids)).load::<Task>(db)?)
    }),
    form("exists", Nothing, |db, _| {
        let other = Project::of(db).filter(Project::name.like("%acme%"));
        told(Task::of(db).filter(exists(other)).load::<Task>(db)?)
    }),
    form("exists of the own", Own, |db, _| {
        let own = Tag::of(db).filter(Tag::name.like("%evil%"));
        told(Task::of(db).filter(exists(own)).load::<Task>(db)?)
    }),
    form("exists_via", Own, |db, _| {
        told(Project::of(db).filter(exists_via(Task::project, Task::of(db))).load::<Project>(db)?)
    }),
    form("exists_via of a stranger's row", Nothing, |db, at| {
        let other = Task::of(db).filter(Task::id.eq(at.other.task));
        told(Project::of(db).filter(exists_via(Task::project, other)).load::<Project>(db)?)
    }),
    // Tenants that are mixed up.
    form("TenantConnection::tenant", Own, |db, _| {
        let tenant = db.tenant();
        told(Task::of(&tenant).load::<Task>(db)?)
    }),
    form("Ops::of another tenant", Nothing, |db, at| told(Task::of(&at.stranger).load::<Task>(db)?)),
    form("Ops::find in another tenant", Nothing, |db, at| {
        told(Task::find(&at.stranger, at.other.task).first::<Task>(db)?)
    }),
    form("InScoped::in_query of another tenant", Nothing, |db, at| {
        let ids = Project::of(&at.stranger).select(Project::id);
        told(Task::of(db).filter(Task::project_id.in_query(ids)).load::<Task>(db)?)
    }),
    form("exists of another tenant", Nothing, |db, at| {
        told(Task::of(db).filter(exists(Project::of(&at.stranger))).load::<Task>(db)?)
    }),
    form("exists_via of another tenant", Nothing, |db, at| {
        told(Project::of(db).filter(exists_via(Task::project, Task::of(&at.stranger))).load::<Project>(db)?)
    }),
    form("Select::count in another tenant", Nothing, |db, at| told(Task::of(&at.stranger).count(db)?)),
    form("TenantConnection::transaction", Own, |db, _| db.transaction(|db| told(Task::of(db).load::<Task>(db)?))),
    form("Ops::find of a key without its model's rows", Nothing, |db, _| {
        let nobody: Id<Comment> = Id::from_raw(Uuid::nil());
        told(Comment::find(db, nobody).load::<Comment>(db)?)
    }),
];
