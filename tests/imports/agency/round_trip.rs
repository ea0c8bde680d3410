//! What `seed.sql` has put into the agency's database, read and changed by the imported model.

use crate::model::*;
use groundplan::chrono::NaiveDate;
use groundplan::prelude::*;
use groundplan::{Decimal, Id};

pub fn round_trip(db: &mut diesel::PgConnection) -> QueryResult<()> {
    // A native enum: read, compared, one of several, written.
    let alps: Trip = Trip::of(db).filter(Trip::difficulty.eq(TripDifficulty::NA)).first(db)?;
    assert_eq!((alps.name.as_str(), alps.difficulty, alps.slug.as_deref()), ("Alps", TripDifficulty::NA, Some("alps")));
    assert_eq!(alps.tags, Some(vec!["a".to_owned(), "b c".to_owned()]));
    let some = |wanted: &[TripDifficulty], db: &mut diesel::PgConnection| {
        Trip::of(db).filter(Trip::difficulty.eq_any(wanted.iter().copied())).load(db).map(|rows: Vec<Trip>| rows.len())
    };
    assert_eq!(some(&[TripDifficulty::Easy, TripDifficulty::NA], db)?, 1);
    assert_eq!((some(&[TripDifficulty::Hard], db)?, some(&[], db)?), (0, 0));
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day").and_hms_opt(1, 2, 3).expect("a time");
    let new = NewTrip { difficulty: Some(TripDifficulty::Empty), ..NewTrip::new("Fjords", day, day) };
    let fjords: Trip = Trip::insert(db, new).get_result(db)?;
    assert_eq!((fjords.difficulty, fjords.created_at, fjords.price), (TripDifficulty::Empty, day, Decimal::new(0, 0)));
    assert!(fjords.code.starts_with('T'), "the database's own function: {}", fjords.code);
    let plain: Trip = Trip::insert(db, NewTrip::new("Coast", day, day)).get_result(db)?;
    assert_eq!(plain.difficulty, TripDifficulty::Easy, "the default");
    Trip::update(db, fjords.id).set(Trip::difficulty, TripDifficulty::Hard).execute(db)?;
    let fjords: Trip = Trip::find(db, fjords.id).get_result(db)?;
    assert_eq!(fjords.difficulty, TripDifficulty::Hard);

    // Two tables of one name in two namespaces, apart and in one statement.
    let pairs: Vec<(Orders, Order)> = Orders::of(db).join(Orders::shop_order).load(db)?;
    assert_eq!((pairs.len(), pairs[0].0.id.raw(), pairs[0].1.number.as_deref()), (1, 1, Some("R1")));
    let notes: Vec<(OrderNote, Orders)> =
        OrderNote::of(db).join(OrderNote::order).filter(Orders::placed.is_not_null()).load(db)?;
    assert_eq!(notes[0].0.note, "ring twice");
    OrderNote::update(db, notes[0].0.id).set(OrderNote::note, "ring once").execute(db)?;
    assert_eq!(OrderNote::delete(db, notes[0].0.id).execute(db)?, 1);
    let booking: Booking = Booking::find(db, Id::from_raw(9)).get_result(db)?;
    assert_eq!((booking.status, booking.amount), (BookingStatus::NoShow, Some("12345678901234567.89".parse().expect("a sum"))));
    Booking::update(db, booking.id).set(Booking::status, BookingStatus::New).execute(db)?;

    // Enums of one name in two namespaces; a check instead of an enum; a key that is another table's.
    let profile: MembersProfile = MembersProfile::of(db).filter(MembersProfile::state.eq(MembersProfileState::Live)).first(db)?;
    assert_eq!((profile.gender, profile.plan), (MembersProfileGender::Empty, MembersProfilePlan::Gold));

    // Domains, texts that are filled up, keys of several columns, the largest numbers.
    let company: T001 = T001::of(db).filter(T001::mandt.eq("100")).first(db)?;
    assert_eq!((company.mandt.as_str(), company.waers.trim()), ("100", "EUR"));
    let head: Bkpf = Bkpf::of(db).first(db)?;
    assert_eq!(head.huge, Some("1234567890123456.0123456789".parse().expect("a number")));
    let line: Bseg = Bseg::of(db).filter(Bseg::belnr.eq("0000000001")).first(db)?;
    assert_eq!((line.wrbtr, line.buzei), (Decimal::new(105_000, 4), 1));
    let user: SpreeUser = SpreeUser::find(db, Id::from_raw(7)).get_result(db)?;
    assert_eq!((user.email.as_str(), user.updated_at.to_string().as_str()), ("Ana@Example.org", "9999-12-31 23:59:59.999999"));
    Ok(())
}
