//! Versions of migrations: `2026-11-21-140500`, a second of the clock in UTC, as Diesel's command writes them.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

const FORM: &str = "%Y-%m-%d-%H%M%S";

/// So many versions, each greater than the one before and all greater than `last` (Diesel's form of it, without dashes), whatever clock the
/// machine had that made it.
pub(crate) fn after(last: Option<&str>, now: i64, count: usize) -> Vec<String> {
    let now = DateTime::<Utc>::from_timestamp(now, 0).unwrap_or_default().naive_utc();
    let last = last.and_then(of).map(|last| last + TimeDelta::seconds(1));
    let first = last.map_or(now, |last| last.max(now));
    (0_u32..).take(count).map(|n| (first + TimeDelta::seconds(n.into())).format(FORM).to_string()).collect()
}

/// The time of a version. Diesel's newer ones have four digits more.
fn of(version: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(version.get(..14)?, "%Y%m%d%H%M%S").ok()
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn versions_only_grow() {
        let now = 1_795_269_900; // 2026-11-21 14:05:00
        assert_eq!(after(None, now, 2), ["2026-11-21-140500", "2026-11-21-140501"]);
        assert_eq!(after(Some("20261121140500"), now, 1), ["2026-11-21-140501"]);
        assert_eq!(after(Some("20270101235959"), now, 2), ["2027-01-02-000000", "2027-01-02-000001"]);
        assert_eq!(after(Some("202611211405000000"), now, 1), ["2026-11-21-140501"]);
        assert_eq!(after(Some("00000000000000"), now, 1), ["2026-11-21-140500"]);
    }
}
