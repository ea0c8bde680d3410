//! Units in which a field is measured. They say nothing of its type.

use std::collections::HashSet;
use std::sync::LazyLock;

/// With commas between them, so that one that has two words is one.
const UNITS: &str = "$, %, amps, bar, byte, bytes, c, carat, carats, celsius, centimeters, centimetres, chf, cl, cm, cubic metres, \
    day, days, decibels, degrees, degrees celsius, dollars, eur, euro, euros, f, fahrenheit, feet, ft, g, gb, \
    gbp, gigabytes, gram, grams, ha, hectares, hour, hours, hp, hz, inch, inches, jpy, kb, kelvin, kg, kilobytes, \
    kilograms, kilometers, kilometres, km, km/h, kn, knots, kw, kwh, l, lb, lbs, liters, litres, m, m/s, m2, m3, \
    mb, megabytes, meters, metres, mg, miles, milligrams, milliliters, millilitres, millimeters, millimetres, \
    milliseconds, min, mins, minutes, ml, mm, month, months, mph, ms, m², m³, nautical miles, nm, ounces, oz, \
    pascal, percent, pounds, psi, rpm, s, seconds, sek, sq m, square feet, square meters, square metres, t, \
    tonnes, tons, usd, volts, watts, week, weeks, yards, years, £, °c, °f, €";

/// Units of time, of which a duration has a whole number.
pub(super) const TIMES: &[&str] =
    &["days", "hours", "milliseconds", "mins", "minutes", "months", "ms", "seconds", "weeks", "years"];

/// Whether these lower-case words are a unit.
pub(super) fn is_unit(words: &str) -> bool {
    static LIST: LazyLock<HashSet<&str>> = LazyLock::new(|| UNITS.split(", ").collect());
    LIST.contains(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_units() {
        assert!(["km/h", "square metres", "%", "eur", "minutes"].iter().all(|words| is_unit(words)));
        assert!(!is_unit("metres and") && !is_unit("") && TIMES.iter().all(|time| is_unit(time)));
    }
}
