//! What build.rs found, at the places that a macro owns.

use groundplan_schema::findings::{Finding, Findings};
use groundplan_schema::text::{Place, Sources, Span};

/// The findings whose place this macro owns: a token of its struct, a byte of its text. `lines` are the item's own, for a place of which
/// it has no token; `of_all` says whether it answers for groundplan.toml and the baseline too.
pub(crate) fn own<'f>(
    found: &'f Findings,
    sources: &Sources,
    item: Span,
    lines: std::ops::RangeInclusive<u32>,
    baseline: Option<&str>,
    of_all: bool,
) -> Vec<(Span, &'f Finding)> {
    let file = sources.place(item).file;
    let owned = found.list.iter().filter_map(|finding| {
        let place = &finding.place;
        let inside = place.file == file && lines.contains(&place.line);
        match sources.at(place) {
            Some(span) if is_config(place, baseline) => of_all.then_some((span, finding)),
            Some(span) => Some((span, finding)),
            None => inside.then_some((item, finding)),
        }
    });
    owned.collect()
}

fn is_config(place: &Place, baseline: Option<&str>) -> bool {
    place.file == "groundplan.toml" || baseline == Some(place.file.as_str())
}

/// The file of an item that build.rs does not read: what stands there is in no migration.
pub(crate) fn unread_file(found: &Findings, sources: &Sources, item: Span) -> Option<String> {
    let file = sources.place(item).file;
    (file.starts_with("src/") && !found.files.contains(&file)).then_some(file)
}
