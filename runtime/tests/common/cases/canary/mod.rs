//! The canary matrix: two tenants whose texts name their owner, and every form of statement that the runtime offers, run by one of them.
//! No answer holds the other's canary, and no row of the other changes. `tests/tests/canary.rs` compares `covers` with the runtime's public
//! methods, so that a form without a case fails.

mod reads;
mod writes;

use crate::common::generated::*;
use crate::common::world::*;
use groundplan::chrono::NaiveTime;
use groundplan::diesel::Connection;
use groundplan::diesel::result::Error as DieselError;
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Id, Json, Tenant};

/// What every text of the tenant that runs the statements holds.
pub(crate) const OWN: &str = "canary-of-evil";
/// What no answer may hold.
pub(crate) const OTHER: &str = "canary-of-acme";

/// The keys of a tenant's rows.
pub(crate) struct Keys {
    pub(crate) project: Id<Project>,
    pub(crate) task: Id<Task>,
    /// A task that is marked as deleted.
    pub(crate) dead: Id<Task>,
    pub(crate) comment: Id<Comment>,
    pub(crate) attachment: Id<Attachment>,
    pub(crate) tag: Id<Tag>,
    pub(crate) sample: Id<Sample>,
}
/// What a form has at hand.
pub(crate) struct Stage {
    pub(crate) own: Keys,
    /// Keys that a stranger could have seen in a log.
    pub(crate) other: Keys,
    /// The other tenant itself, as a program that mixes two of them up would hold it.
    pub(crate) stranger: Tenant<Organization>,
}

/// What a form must do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expect {
    /// An answer with the own canary in it: the form does read.
    Own,
    /// This answer and no other: what counts and sums shows rows without their texts.
    Is(&'static str),
    /// The own rows are others afterwards: the form does write.
    Changes,
    /// No row, or an error; and the own rows are as they were.
    Nothing,
}
/// One form of statement.
pub(crate) struct Form {
    /// The methods of the runtime that it stands for, as `Type::method`.
    pub(crate) covers: &'static str,
    pub(crate) expect: Expect,
    pub(crate) run: for<'a, 'c, 's> fn(&'a mut Db<'c>, &'s Stage) -> QueryResult<String>,
}
pub(crate) const fn form(
    covers: &'static str,
    expect: Expect,
    run: for<'a, 'c, 's> fn(&'a mut Db<'c>, &'s Stage) -> QueryResult<String>,
) -> Form {
    Form { covers, expect, run }
}
/// An answer as text.
pub(crate) fn told(answer: impl std::fmt::Debug) -> QueryResult<String> {
    Ok(format!("{answer:?}"))
}

/// The rows of a tenant, whose texts name it.
pub(crate) fn fill(db: &mut Db<'_>, canary: &str, dear: bool) -> QueryResult<Keys> {
    let own = db.tenant().id();
    Organization::update(db, own).set(Organization::name, canary).execute(db)?;
    // The world's rows have the same texts for both tenants; ours name their owner.
    Task::update_where(db).set(Task::title, canary).set(Task::description, canary).execute(db)?;
    Project::update_where(db).set(Project::name, canary).set(Project::colour, canary).execute(db)?;
    let project = Project::of(db).first::<Project>(db)?.id;
    let cost = money(if dear { "1000000" } else { "0.01" });
    Task::update_where(db).set(Task::cost, cost).execute(db)?;
    let task = Task::of(db).order(Task::id.asc()).first::<Task>(db)?.id;
    Task::update(db, task).set(Task::backup_project_id, project).execute(db)?;
    let doomed = NewTask { description: Some(canary.into()), ..NewTask::new(project, canary, TaskPriority::Medium) };
    let dead = Task::insert(db, doomed).get_result(db)?.id;
    Task::delete(db, dead).execute(db)?;
    let comment = Comment::insert(db, NewComment::new(task, canary)).get_result(db)?.id;
    let answer = NewComment { parent_comment_id: Some(comment), ..NewComment::new(task, canary) };
    Comment::insert(db, answer).execute(db)?;
    let attachment = Attachment::insert(db, NewAttachment::new(task, canary.into())).get_result(db)?.id;
    let tag = Tag::insert(db, NewTag::new(canary)).get_result(db)?.id;
    TaskTag::insert(db, NewTaskTag::new(task, tag)).execute(db)?;
    if dear {
        // The other tenant has more of everything, so that a count that leaves the tenant is another one.
        for n in 0..4 {
            Task::insert(db, NewTask::new(project, format!("{canary} {n}"), TaskPriority::High)).execute(db)?;
        }
    }
    let anything = Json(serde_json::json!({ "owner": canary }));
    let email = canary.to_owned().into();
    let words = vec![canary.to_owned()];
    let sample = NewSample::new(1, 2, 3, 4.0, 5.0, Uuid::nil(), NaiveTime::MIN, email, anything, words);
    let sample = Sample::insert(db, sample).get_result(db)?.id;
    Ok(Keys { project, task, dead, comment, attachment, tag, sample })
}

/// All rows of a tenant, those that are marked as deleted too, as its own connection sees them.
fn rows(db: &mut Db<'_>) -> QueryResult<Vec<String>> {
    let mut all = Vec::new();
    macro_rules! rows {
        ($($start:ident $model:ident),*) => {$({
            let mut found: Vec<String> =
                $model::$start(db).load::<$model>(db)?.into_iter().map(|row| format!("{row:?}")).collect();
            found.sort();
            all.extend(found);
        })*};
    }
    rows!(of Organization, with_deleted Project, with_deleted Task, with_deleted Comment, of Tag, of TaskTag);
    for attachment in Attachment::of(db).order(Attachment::id.asc()).load::<Attachment>(db)? {
        all.push(format!("{attachment:?} {}", String::from_utf8_lossy(&attachment.bytes)));
    }
    for sample in Sample::of(db).order(Sample::id.asc()).load::<Sample>(db)? {
        all.push(format!("{sample:?} {}", *sample.email)); // its Debug hides personal data
    }
    Ok(all)
}

/// Whether an answer is the one that a form must give.
pub(crate) fn is_fine(expect: &Expect, answer: &QueryResult<String>, changed: bool) -> bool {
    match (expect, answer) {
        (Expect::Own, Ok(text)) => text.contains(OWN) && !changed,
        (Expect::Is(expected), Ok(text)) => text == expected && !changed,
        (Expect::Changes, Ok(_)) => changed,
        (Expect::Nothing, Ok(text)) => ["0", "[]", "None", "false"].contains(&text.as_str()) && !changed,
        (Expect::Nothing, Err(_)) => !changed,
        (_, Err(_)) => false,
    }
}

/// Runs forms as one of two tenants; each in a transaction that is taken back.
pub(crate) fn check<'f>(forms: impl IntoIterator<Item = &'f Form>) {
    let World { mut conn, acme, evil, .. } = world();
    let other = acme.transaction(&mut conn, |db| fill(db, OTHER, true)).unwrap();
    let own = evil.transaction(&mut conn, |db| fill(db, OWN, false)).unwrap();
    let stage = Stage { own, other, stranger: acme };
    let theirs = acme.transaction(&mut conn, rows).unwrap();
    let mine = evil.transaction(&mut conn, rows).unwrap();
    let named = |rows: &[String], canary: &str| rows.iter().filter(|row| row.contains(canary)).count();
    // All rows but the junction's, which have no text.
    assert_eq!((named(&theirs, OTHER), named(&mine, OWN)), (theirs.len() - 1, mine.len() - 1));
    assert_eq!((named(&theirs, OWN), named(&mine, OTHER)), (0, 0));

    let secret = acme.id().to_string();
    for Form { covers, expect, run } in forms {
        let mut wrong = Vec::new();
        let undone = conn.transaction(|conn| -> QueryResult<()> {
            // A savepoint: an error undoes the form alone, and the rows can be looked at behind it.
            let answer = evil.transaction(conn, |db| run(db, &stage));
            let text = match &answer {
                Ok(text) => text.clone(),
                Err(error) => format!("{error} {error:?}"),
            };
            if text.contains(OTHER) || text.contains(&secret) {
                wrong.push(format!("the answer shows the other's canary: {text}"));
            }
            if acme.transaction(conn, rows)? != theirs {
                wrong.push("rows of the other tenant have changed".to_owned());
            }
            let changed = evil.transaction(conn, rows)? != mine;
            if !is_fine(expect, &answer, changed) {
                wrong.push(format!("{expect:?} was expected, the own rows changed: {changed}; the answer: {text}"));
            }
            Err(DieselError::RollbackTransaction)
        });
        assert_eq!(undone, Err(DieselError::RollbackTransaction), "`{covers}`: the rows can be read");
        assert!(wrong.is_empty(), "`{covers}`: {wrong:#?}");
    }
}

#[test]
fn no_form_that_reads_leaves_the_tenant() {
    check(reads::FORMS);
}

#[test]
fn no_form_that_writes_leaves_the_tenant() {
    check(writes::FORMS);
}

/// The forms above are taken back; what is kept leaves the tenant as little.
#[test]
fn what_is_committed_stays_inside_the_tenant() -> QueryResult<()> {
    let World { mut conn, acme, evil, .. } = world();
    acme.transaction(&mut conn, |db| fill(db, OTHER, true))?;
    let theirs = acme.transaction(&mut conn, rows)?;
    evil.transaction(&mut conn, |db| fill(db, OWN, false))?;
    evil.transaction(&mut conn, |db| {
        Attachment::delete_where(db).execute(db)?;
        Task::delete_where(db).execute(db)?;
        TaskTag::delete_where(db).execute(db)?;
        Comment::update_where(db).set(Comment::body, "gone").execute(db)?;
        Organization::update(db, evil.id()).set(Organization::name, "gone").execute(db)
    })?;
    assert_eq!(acme.transaction(&mut conn, rows)?, theirs);
    Ok(())
}
