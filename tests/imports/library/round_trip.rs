//! What `seed.sql` has put into the library's database, read and changed by the imported model.

use crate::model::*;
use groundplan::chrono::{NaiveDate, NaiveTime};
use groundplan::prelude::*;

pub fn round_trip(db: &mut diesel::SqliteConnection) -> QueryResult<()> {
    let user: AuthUser = AuthUser::of(db).filter(AuthUser::username.eq("ana")).first(db)?;
    assert_eq!(user.date_joined.to_rfc3339(), "2026-01-01T10:00:00.123456+00:00");
    assert_eq!((user.is_active, user.is_staff), (true, false));
    let copy: LoansCopy = LoansCopy::of(db).first(db)?;
    assert_eq!((copy.kept, copy.opens), (i64::MAX, NaiveTime::from_hms_opt(8, 30, 0)));
    let pairs: Vec<(LoansLoan, LoansCopy)> = LoansLoan::of(db).join(LoansLoan::copy).load(db)?;
    assert_eq!(Some(pairs[0].0.due), NaiveDate::from_ymd_opt(2026, 2, 28));
    let place: MozPlace = MozPlace::of(db).first(db)?;
    assert_eq!((place.url.as_deref(), place.title.as_deref()), (Some("https://example.org"), Some("Titel 💬")));
    let customer: Kunden = Kunden::of(db).first(db)?;
    assert_eq!((customer.strasse.as_deref(), customer.aktiv), (Some("Gasse 1"), false));
    let article: Artikel = Artikel::of(db).filter(Artikel::farbe.eq(ArtikelFarbe::Gruen)).first(db)?;
    assert_eq!(article.nr, "a");
    let order: Auftrag = Auftrag::of(db).first(db)?;
    assert_eq!((order.status, order.summe), (Some(4_611_686_018_427_387_904), Some(1.5)));
    let line: Position = Position::of(db).first(db)?;
    assert_eq!((line.zeile, line.kurz.as_deref()), (40_000, Some("abc")));
    let note: Note = Note::of(db).first(db)?;
    assert!(note.stamp.is_some_and(|stamp| stamp > 1_700_000_000) && note.modified.is_some_and(|day| day > 2_400_000.0));
    let job: Queue = Queue::of(db).filter(Queue::state.eq(QueueState::Failed)).first(db)?;
    assert_eq!(job.body.0["a"], 1);
    let new: Note = Note::insert(db, NewNote { title: Some("new".to_owned()), ..NewNote::new() }).get_result(db)?;
    Note::update(db, new.id).set(Note::pinned, true).execute(db)?;
    assert_eq!(Note::of(db).filter(Note::pinned.eq(true)).count(db)?, 1);
    assert_eq!(Note::delete(db, new.id).execute(db)?, 1);
    Ok(())
}
