#![deny(warnings)]
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(engine = sqlite, global)]
pub struct Course {
    pub id: groundplan::Id<Course>,
    pub cak: i32, pub cal: i32, pub cam: i32, pub can: i32, pub cao: i32, pub cap: i32, pub caq: i32, pub car: i32, pub cas: i32, pub cat: i32, pub cbk: i32, pub cbl: i32, pub cbm: i32, pub cbn: i32, pub cbo: i32, pub cbp: i32,
    pub cbq: i32, pub cbr: i32, pub cbs: i32, pub cbt: i32, pub cck: i32, pub ccl: i32, pub ccm: i32, pub ccn: i32, pub cco: i32, pub ccp: i32, pub ccq: i32, pub ccr: i32, pub ccs: i32, pub cct: i32, pub cdk: i32, pub cdl: i32,
    pub cdm: i32, pub cdn: i32, pub cdo: i32, pub cdp: i32, pub cdq: i32, pub cdr: i32, pub cds: i32, pub cdt: i32, pub cek: i32, pub cel: i32, pub cem: i32, pub cen: i32, pub ceo: i32, pub cep: i32, pub ceq: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
fn main() {}
