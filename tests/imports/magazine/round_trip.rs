//! What `seed.sql` has put into the magazine's database, read and changed by the imported model.

use crate::model::*;
use groundplan::chrono::{NaiveDate, NaiveTime};
use groundplan::prelude::*;
use groundplan::{Decimal, Id};

pub fn round_trip(db: &mut diesel::MysqlConnection) -> QueryResult<()> {
    // Numbers without a sign, to their ends.
    let customer: CustomerEntity = CustomerEntity::find(db, Id::from_raw(4_294_967_295)).get_result(db)?;
    assert_eq!((customer.group_id, customer.gender), (65_535, Some(CustomerEntityGender::F)));
    let attribute: EavAttribute = EavAttribute::find(db, Id::from_raw(65_535)).get_result(db)?;
    assert_eq!((attribute.backend_type, attribute.is_required), (EavAttributeBackendType::Decimal, true));
    let product: CatalogProductEntity = CatalogProductEntity::find(db, Id::from_raw(4_000_000_000)).get_result(db)?;
    assert_eq!(product.row_hash.as_deref(), Some("a9993e364706816aba3e25717850c26c9cd0d89d"));
    assert_eq!(product.sku_upper.as_deref(), Some("ABC"));

    // Bits, times, JSON, bytes, sums.
    let pairs: Vec<(SalesFlatOrder, CustomerEntity)> = SalesFlatOrder::of(db).join(SalesFlatOrder::customer).load(db)?;
    let order = &pairs[0].0;
    assert_eq!((order.paid, order.grand_total), (true, Some("12345678.1234".parse().expect("a sum"))));
    assert_eq!(order.pickup_time, NaiveTime::from_hms_opt(23, 59, 59));
    assert_eq!(order.pickup_exact, NaiveTime::from_hms_milli_opt(0, 0, 0, 123));
    assert_eq!(Some(order.ordered_on), NaiveDate::from_ymd_opt(9999, 12, 31));
    assert_eq!(order.protect_code.to_string(), "00112233-4455-6677-8899-aabbccddeeff");
    assert_eq!(order.ip.as_deref(), Some(&[127_u8, 0, 0, 1][..]));
    assert_eq!(order.payload.as_ref().map(|json| json.0["a"].clone()), Some(1.into()));
    let stock: TBestand = TBestand::of(db).first(db)?;
    assert_eq!((stock.lfd, stock.menge), (255, "99999999999999.9999".parse().expect("a number")));

    // A native enum: read, compared, one of several, written.
    let options: Vec<WpOption> =
        WpOption::of(db).filter(WpOption::autoload.eq_any([WpOptionAutoload::Auto, WpOptionAutoload::Empty])).load(db)?;
    assert_eq!(options.len(), 2);
    let option: WpOption = WpOption::insert(db, NewWpOption::new("x")).get_result(db)?;
    assert_eq!((option.autoload, option.option_name.as_str()), (WpOptionAutoload::Yes, ""));
    WpOption::update(db, option.option_id).set(WpOption::autoload, WpOptionAutoload::Off).execute(db)?;
    let option: WpOption = WpOption::find(db, option.option_id).get_result(db)?;
    assert_eq!(option.autoload, WpOptionAutoload::Off);
    assert_eq!(WpOption::delete(db, option.option_id).execute(db)?, 1);
    let item = NewSalesFlatOrderItem { price: Some(Decimal::new(15, 1)), ..NewSalesFlatOrderItem::new() };
    let item = NewSalesFlatOrderItem { order_id: Some(order.entity_id), ..item };
    let item: SalesFlatOrderItem = SalesFlatOrderItem::insert(db, item).get_result(db)?;
    assert_eq!((item.price, item.order_id), (Decimal::new(15, 1), order.entity_id));
    let platz: TPlatz = TPlatz::of(db).filter(TPlatz::platz.eq("A-1")).first(db)?;
    assert_eq!((platz.hoehe, platz.gesperrt), (Some(Decimal::new(25_000, 4)), TPlatzGesperrt::J));

    // A row that has the day of no calendar is an error, and not another day.
    let post: WpPost = WpPost::of(db).first(db)?;
    assert_eq!(post.post_title, "Titel 💬");
    WpPost::insert(db, NewWpPost::new("", "", "")).execute(db)?;
    let posts: QueryResult<Vec<WpPost>> = WpPost::of(db).load(db);
    assert!(posts.is_err(), "a draft begins on the day 0000-00-00");
    Ok(())
}
