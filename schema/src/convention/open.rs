//! Fields whose names say that they hold a number, a moment or a span of time, and not which: "a cooking time", "a start", "a temperature".
//!
//! What the conventions would make of them (a text, a time of day) is hardly ever meant, so their type or their unit must be said.

/// Moments that may be days or times of day.
const MOMENTS: &[&str] =
    &["arrival", "begin", "beginning", "closing", "departure", "end", "expiration", "expiry", "opening", "start"];

/// What a moment may be called before its name: "an estimated arrival".
const PLANNED: &[&str] = &["actual", "estimated", "expected", "latest", "planned", "scheduled"];

/// What is measured; the table of conventions has none of them.
const MEASURES: &[&str] = &[
    "altitude",
    "calories",
    "circumference",
    "diameter",
    "elevation",
    "humidity",
    "perimeter",
    "population",
    "radius",
    "speed",
    "temperature",
    "thickness",
    "voltage",
    "wattage",
];

/// Rates that are no name of anything.
const RATES: &[&str] = &["conversion", "error", "exchange", "heart", "interest", "pulse", "success", "tax", "vat"];

/// Before "time", what takes that long; no clock shows it.
const SPANS: &[&str] = &[
    "baking",
    "best",
    "brewing",
    "burning",
    "commute",
    "cooking",
    "cooling",
    "driving",
    "drying",
    "elapsed",
    "flight",
    "journey",
    "lap",
    "lead",
    "play",
    "playing",
    "prep",
    "preparation",
    "processing",
    "reaction",
    "reading",
    "response",
    "resting",
    "rising",
    "roasting",
    "running",
    "screen",
    "setup",
    "shipping",
    "soaking",
    "total",
    "transit",
    "travel",
    "travelling",
    "turnaround",
    "waiting",
    "walking",
    "working",
];

/// What somebody is timed in: its time is no time of day.
const TIMED: &[&str] = &["attempt", "lap", "race result", "record", "result", "run", "score", "speedrun", "split"];

/// Before "hours", when a door is open; elsewhere they are counted.
const OPEN: &[&str] = &["business", "consultation", "office", "opening", "trading", "visiting"];

/// Before "content", what is measured in something; elsewhere it is a text.
const SUBSTANCES: &[&str] = &[
    "alcohol", "calorie", "carbon", "cocoa", "energy", "fat", "fibre", "iron", "moisture", "nutrient", "oxygen",
    "protein", "salt", "sugar", "water",
];

/// Whose position is a job or a place in the field, and no number.
const PEOPLE: &[&str] = &[
    "applicant",
    "athlete",
    "candidate",
    "coach",
    "colleague",
    "contact",
    "employee",
    "footballer",
    "job",
    "member",
    "officer",
    "person",
    "player",
    "professor",
    "staff member",
    "teacher",
    "user",
    "vacancy",
    "worker",
];

/// What must be said of a field of this name that has neither type nor limit.
pub fn open(subject: impl Fn() -> String, field: &str) -> Option<String> {
    let (before, last) = field.rsplit_once('_').unwrap_or(("", field));
    let word = before.rsplit('_').next().unwrap_or_default();
    let name = field.replace('_', " ");
    let typed = || format!("its type in parentheses, as in `{name} (integer)` or `{name} (decimal)`");
    match last {
        "time" if SPANS.contains(&word) || before.is_empty() && TIMED.contains(&subject().as_str()) => {
            Some(format!("its unit, as in `{name} in minutes`, or `{name} (time)` for a time of day"))
        }
        "hours" if OPEN.contains(&word) => Some(format!("its type, as in `{name} (text)`")),
        "content" if SUBSTANCES.contains(&word) => Some(typed()),
        "rate" if RATES.contains(&word) => Some(typed()),
        "position" if before.is_empty() && PEOPLE.contains(&subject().as_str()) => {
            Some("`job title` or `position (string)` for a job, `position (integer)` for a number".to_owned())
        }
        _ if MOMENTS.contains(&last) && (before.is_empty() || PLANNED.contains(&before)) => {
            Some(format!("whether it is a day or a time, as in `{name} date`, `{name} time` or `{name} (timestamp)`"))
        }
        _ if MEASURES.contains(&last) => Some(typed()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_names_need_a_type() {
        let of = |subject: &str, field: &str| open(|| subject.to_owned(), field).is_some();
        for field in ["cooking_time", "start", "room_temperature", "opening_hours", "alcohol_content", "interest_rate"]
        {
            assert!(of("kiln", field), "{field}");
        }
        assert!(of("employee", "position") && of("lap", "time"));
        for field in ["start_time", "start_date", "content", "hours", "position", "time", "hourly_rate", "end_date"] {
            assert!(!of("kiln", field), "{field}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in [MOMENTS, PLANNED, MEASURES, RATES, SPANS, TIMED, OPEN, SUBSTANCES, PEOPLE] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
