//! How well the English reader does on descriptions that it was not written for: `tests/descriptions`, read with `--lenient`.
//!
//! Every fact of a label is **right**, **refused** (missing, and a sentence that could carry it was refused at its place),
//! **wrong** (there, but otherwise than labelled; or there and in no label) or **dropped** (missing without a word). The first two
//! are honest; the last two are what the reader must never do, and their sum may only fall.
//!
//! The texts under `unseen` give figures and nothing else: whoever saw their lines could mend the reader by them.
//!
//! `GROUNDPLAN_DESCRIPTIONS=folder` measures the `plain`, `ordinary` and `hard` of another folder, without a limit; with
//! `GROUNDPLAN_DESCRIPTIONS_LINES=1` it shows the lines, and what each refused sentence cost.

#![expect(clippy::print_stdout, reason = "the figures are what the test is for")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use groundplan_tests::chapters::{self, Expected, Reading};

/// How many facts may be wrong or dropped, by the folder: the figures of the day they were last measured. They only fall.
/// Texts that are new have no limit before they are measured once.
const MOST: &[(&str, Option<usize>)] = &[
    ("plain", Some(0)),
    ("ordinary", Some(0)),
    ("hard", Some(0)),
    ("unseen/plain", None),
    ("unseen/ordinary", None),
    ("unseen/hard", None),
];

/// What became of the facts of one text, or of many.
#[derive(Debug, Clone, Default)]
struct Tally {
    texts: usize,
    /// Texts of which every fact is right and none is wrong.
    perfect: usize,
    /// Texts that gave no schema at all, only errors.
    without_schema: usize,
    labelled: usize,
    right: usize,
    refused: usize,
    wrong: usize,
    dropped: usize,
    /// Texts of which nothing was refused, and their wrong or dropped facts: the only ones that get past a strict reading.
    whole: usize,
    whole_dishonest: usize,
    /// Sentences that no schema can hold, and those of them that were refused.
    impossible: usize,
    impossible_refused: usize,
    unread: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.perfect += other.perfect;
        self.without_schema += other.without_schema;
        self.labelled += other.labelled;
        self.right += other.right;
        self.refused += other.refused;
        self.wrong += other.wrong;
        self.dropped += other.dropped;
        self.whole += other.whole;
        self.whole_dishonest += other.whole_dishonest;
        self.impossible += other.impossible;
        self.impossible_refused += other.impossible_refused;
        self.unread += other.unread;
    }

    /// What must never rise. A sentence that no schema can hold and that nobody refused is a dropped one.
    fn dishonest(&self) -> usize {
        self.wrong + self.dropped + (self.impossible - self.impossible_refused)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize| part * 1000 / self.labelled.max(1);
        let (right, refused) = (percent(self.right), percent(self.refused));
        write!(
            f,
            "{} texts ({} perfect, {} without a schema), {} facts: {} right ({}.{} %), {} refused ({}.{} %), {} wrong, {} dropped; \
             {} texts accepted whole, {} wrong or dropped in these; {} of {} impossible sentences refused; {} sentences unread",
            self.texts,
            self.perfect,
            self.without_schema,
            self.labelled,
            self.right,
            right / 10,
            right % 10,
            self.refused,
            refused / 10,
            refused % 10,
            self.wrong,
            self.dropped,
            self.whole,
            self.whole_dishonest,
            self.impossible_refused,
            self.impossible,
            self.unread
        )
    }
}

/// A sentence that was refused, and where.
struct Refusal {
    line: usize,
    text: String,
    /// What the reader says of it.
    why: String,
}

#[test]
fn no_more_facts_are_wrong_or_dropped_than_before() {
    let own = own_folder();
    let mut rose = Vec::new();
    let mut sums = BTreeMap::from([("seen", Tally::default()), ("unseen", Tally::default())]);
    for (style, most) in MOST {
        let secret = style.starts_with("unseen");
        let (most, silent) = if own.is_some() { (&None, !shows_lines()) } else { (most, secret) };
        if secret && own.is_some() {
            continue;
        }
        let mut tally = Tally::default();
        for path in texts(style) {
            let (one, lines) = judge(&path);
            tally.add(&one);
            if !silent {
                for line in lines {
                    println!("{}: {line}", path.strip_prefix(folder()).unwrap_or(&path).display());
                }
            }
        }
        println!("{style}: {tally}");
        let now = tally.dishonest();
        match most {
            Some(most) if now > *most => {
                rose.push(format!("{style}: {now} wrong or dropped, at most {most} are allowed"));
            }
            Some(most) if now < *most => println!("{style}: only {now} wrong or dropped now; lower {most} in MOST"),
            _ => {}
        }
        sums.get_mut(if secret { "unseen" } else { "seen" }).expect("both are there").add(&tally);
    }
    for (name, tally) in &sums {
        println!("all {name}: {tally}");
    }
    assert!(rose.is_empty(), "{}", rose.join("\n"));
}

#[test]
fn there_are_as_many_descriptions_as_the_readme_says() {
    if own_folder().is_some() {
        println!("skipped: GROUNDPLAN_DESCRIPTIONS names another folder");
        return;
    }
    for (style, _) in MOST {
        let found = texts(style).len();
        // What was seen once moves to the others, and until there are new ones the folder is empty.
        let expected: &[usize] = if style.starts_with("unseen") { &[0, 10] } else { &[100] };
        assert!(expected.contains(&found), "{style}: {found} descriptions");
    }
}

fn folder() -> PathBuf {
    own_folder().unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("descriptions"))
}

/// A folder that somebody else wrote, to be measured instead of ours.
fn own_folder() -> Option<PathBuf> {
    std::env::var_os("GROUNDPLAN_DESCRIPTIONS").map(PathBuf::from)
}

fn shows_lines() -> bool {
    std::env::var_os("GROUNDPLAN_DESCRIPTIONS_LINES").is_some()
}

fn texts(style: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder().join(style)) else {
        assert!(style.starts_with("unseen"), "{style}: no folder"); // git keeps none that is empty
        return Vec::new();
    };
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// The figures of one text, and a line for every fact that is wrong or dropped and for every sentence that was refused.
fn judge(path: &Path) -> (Tally, Vec<String>) {
    let source = std::fs::read_to_string(path).expect("a description");
    let cases = chapters::parse(&source).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let [case] = cases.as_slice() else { panic!("{}: one case per file", path.display()) };
    let Expected::Facts(label) = &case.expected else { panic!("{}: a description has facts", path.display()) };
    let text = &case.texts[0].text;
    let reading = chapters::read_lenient(text);
    let mut refusals = refusals(text, &reading);
    if reading.document.is_none() {
        // No document lists what is unread then; a strict reading has an error for each of these sentences.
        let strict = self::refusals(text, &Reading { document: None, ..chapters::read(text) });
        refusals.extend(
            strict.into_iter().filter(|one| refusals.iter().all(|other| other.line != one.line)).collect::<Vec<_>>(),
        );
    }
    let (mut tally, mut lines) = compare(label, &reading.facts, &refusals);
    tally.texts = 1;
    tally.unread = refusals.len();
    if reading.document.is_none() {
        // Nothing came out, and an error says where: whatever the label holds was refused.
        tally.without_schema = 1;
        tally.refused += tally.dropped;
        tally.dropped = 0;
        lines.clear();
        assert!(!refusals.is_empty(), "{}: neither a schema nor an error", path.display());
    }
    for line in &case.refuses {
        tally.impossible += 1;
        // A list that was refused as a whole was refused with each of its lines.
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = plain(text.lines().nth(line.saturating_sub(1)).unwrap_or_default());
        let whole = |refusal: &Refusal| plain(&refusal.text).contains(said.trim_end_matches('.'));
        if refusals.iter().any(|refusal| refusal.line == *line || whole(refusal)) {
            tally.impossible_refused += 1;
        } else {
            lines.push(format!("dropped  the sentence of line {line} that no schema can hold: nobody refused it"));
        }
    }
    lines.extend(refusals.iter().map(|refusal| format!("refused  line {}: {}", refusal.line, refusal.text)));
    if shows_lines() {
        lines.extend(costs(label, &reading.facts, &refusals));
    }
    if refusals.is_empty() {
        tally.whole = 1;
        tally.whole_dishonest = tally.dishonest();
    }
    tally.perfect = usize::from(tally.right == tally.labelled && tally.dishonest() == 0);
    (tally, lines)
}

/// What was refused: sentences left unread, and the lines of the reader's errors. The scorecard judges a schema and refuses no sentence.
fn refusals(text: &str, reading: &Reading) -> Vec<Refusal> {
    const OF_THE_READER: &[&str] = &["ambiguous", "contradiction", "duplicate_name", "not_understood", "unknown_name"];
    let unread = reading.document.as_ref().and_then(|document| document["unread"].as_array());
    let mut out: Vec<Refusal> = unread
        .into_iter()
        .flatten()
        .map(|unread| Refusal {
            line: unread["line"].as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or_default(),
            text: unread["text"].as_str().unwrap_or_default().to_owned(),
            why: unread["hint"].as_str().unwrap_or_default().to_owned(),
        })
        .collect();
    for complaint in &reading.complaints {
        let known = out.iter().any(|refusal| refusal.line == complaint.line);
        if !known && (reading.document.is_none() || OF_THE_READER.contains(&complaint.code.as_str())) {
            let text = text.lines().nth(complaint.line.saturating_sub(1)).unwrap_or_default().to_owned();
            out.push(Refusal { line: complaint.line, text, why: complaint.code.clone() });
        }
    }
    out
}

fn compare(label: &[String], found: &[String], refusals: &[Refusal]) -> (Tally, Vec<String>) {
    // Whether an entity is described or only mentioned is a question of the report: the table is the same.
    let normal = |line: &String| chapters::normal(line.strip_suffix(" mentioned").unwrap_or(line));
    let label: BTreeSet<String> = label.iter().map(normal).collect();
    let found: BTreeSet<String> = found.iter().map(normal).collect();
    // What a link keeps is said of either of its ends: "the date on which a role was learned".
    let links: Vec<(&str, [&str; 2])> = label
        .iter()
        .filter_map(|line| {
            let (ends, link) = line.split_once(" through ")?;
            let (one, other) = ends.split_once(" <-> ")?;
            Some((link, [one, other]))
        })
        .collect();
    let of_either = |fact: &String| {
        let mut ways = vec![fact.clone()];
        if let Some((entity, field)) = fact.split_once('.')
            && let Some((_, ends)) = links.iter().find(|(link, _)| *link == entity)
        {
            ways.extend(ends.iter().map(|end| format!("{end}.{field}")));
        }
        ways
    };
    let entities: Vec<Vec<String>> = label.iter().filter(|line| is_entity(line)).map(|line| words(line)).collect();
    let mut tally = Tally { labelled: label.len(), right: label.intersection(&found).count(), ..Tally::default() };
    let mut lines = Vec::new();
    let mut extra: BTreeSet<&String> = found.difference(&label).collect();
    for missing in label.difference(&found) {
        let other = extra.iter().copied().find(|line| key(line) == key(missing));
        if let Some(other) = other {
            extra.remove(other);
        }
        let default = other.and_then(|other| missing.strip_prefix(other.as_str())?.strip_prefix(" = "));
        if refusals.iter().any(|refusal| {
            of_either(missing).iter().any(|fact| could_carry(&refusal.text, fact, &entities))
                || default.is_some_and(|value| sets_default(&refusal.text, value))
        }) {
            tally.refused += 1;
        } else if let Some(other) = other {
            tally.wrong += 1;
            lines.push(format!("wrong    {other}, labelled {missing}"));
        } else {
            tally.dropped += 1;
            lines.push(format!("dropped  {missing}"));
        }
    }
    // A goat whose "kept" was refused is a goat all the same.
    let implied = |line: &str| is_entity(line) && label.iter().any(|other| chapters::is_nature_of(line, other));
    for line in extra.into_iter().filter(|line| !implied(line)) {
        tally.wrong += 1;
        lines.push(format!("wrong    {line}, in no label"));
    }
    (tally, lines)
}

/// What each refused sentence cost: the missing facts that it could carry. A fact may be counted at several.
fn costs(label: &[String], found: &[String], refusals: &[Refusal]) -> Vec<String> {
    let normal = |line: &String| chapters::normal(line.strip_suffix(" mentioned").unwrap_or(line));
    let found: BTreeSet<String> = found.iter().map(normal).collect();
    let entities: Vec<Vec<String>> = label.iter().filter(|line| is_entity(line)).map(|line| words(line)).collect();
    let missing: Vec<String> = label.iter().map(normal).filter(|fact| !found.contains(fact)).collect();
    let of = |refusal: &Refusal| {
        let lost: Vec<&str> =
            missing.iter().filter(|fact| could_carry(&refusal.text, fact, &entities)).map(String::as_str).collect();
        format!("costs {}  line {}: {} [{}] <{}>", lost.len(), refusal.line, refusal.text, lost.join("; "), refusal.why)
    };
    refusals.iter().map(of).collect()
}

fn is_entity(fact: &str) -> bool {
    !fact.contains(' ')
}

/// What a fact is about: two facts of one key are one fact said in two ways.
fn key(fact: &str) -> &str {
    let end = [": ", " -> ", " = "].iter().filter_map(|mark| fact.find(mark)).min();
    if fact.starts_with("check ") { fact } else { end.map_or(fact, |end| &fact[..end]) }
}

/// Whether a refused sentence has the words of a fact.
///
/// A field needs its own words and those of its entity, unless the sentence names no entity at all or points back with a pronoun.
fn could_carry(sentence: &str, fact: &str, entities: &[Vec<String>]) -> bool {
    let said = words(sentence);
    let has = |words: &[String]| words.iter().all(|word| said.iter().any(|said| same_word(word, said)));
    let points_back = said.iter().any(|word| ["it", "its", "they", "their", "them", "each"].contains(&word.as_str()));
    let of_entity = |entity: &str| has(&words(entity)) || points_back || !entities.iter().any(|entity| has(entity));
    if let Some((left, _)) = fact.split_once(" through ") {
        return left.split(" <-> ").any(|end| has(&words(end)));
    }
    if let Some((from, to)) = fact.split_once(" -> ") {
        let (entity, key) = from.split_once('.').unwrap_or((from, ""));
        let target = to.split([' ', '?']).next().unwrap_or_default();
        let role = key.strip_suffix("_id").unwrap_or(key);
        return has(&words(target)) || has(&words(role)) || (has(&words(entity)) && points_back);
    }
    for kind in ["unique ", "search ", "check "] {
        if let Some(rest) = fact.strip_prefix(kind) {
            let (entity, columns) = rest.split_once(['(', ':']).unwrap_or((rest, ""));
            let columns: Vec<String> = columns
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .filter(|word| word.starts_with(char::is_lowercase))
                .map(str::to_owned)
                .collect();
            // The key to a parent is named by its noun ("unique within a harbour"), or not at all ("in each").
            // "Both numbers" are the number of nights and the number of beds.
            let both = said.iter().any(|word| word == "both");
            let named = |column: &String| {
                let mut words = words(column.strip_suffix("_id").unwrap_or(column));
                let first = both && words.first().is_some_and(|first| has(std::slice::from_ref(first)));
                // "It must not end before it starts" speaks of an end date and a start date.
                if words.len() > 1 && kind == "check " {
                    words.retain(|word| !["date", "time", "at"].contains(&word.as_str()));
                }
                has(&words) || first
            };
            // "Nobody can be in the same club twice" names neither the membership nor who nobody is.
            let twice =
                kind == "unique " && ["nobody", "twice"].iter().all(|word| said.iter().any(|said| said == word));
            // "Neither a rider nor a horse can appear twice in the same lesson" says all columns and not whose they are.
            let all = kind == "unique " && columns.len() > 1 && columns.iter().all(named);
            return all
                || twice && columns.iter().any(named)
                || of_entity(entity) && (columns.iter().any(named) || columns.is_empty());
        }
    }
    match fact.split_once(": ") {
        Some((field, _)) => {
            let (entity, field) = field.split_once('.').unwrap_or(("", field));
            has(&words(field)) && of_entity(entity)
        }
        // An entity, what it is (`Kiln kept`), the tenant, the engine: all but the words of our own notation.
        None => {
            let names: Vec<&str> = fact.split(' ').filter(|word| word.starts_with(char::is_uppercase)).collect();
            let engine = fact.strip_prefix("engine ").is_some_and(|engine| sentence.to_lowercase().contains(engine));
            engine || names.iter().any(|name| has(&words(name)))
        }
    }
}

/// Whether a refused sentence gives a default of this value: "it starts as raw" need not name the field.
fn sets_default(sentence: &str, value: &str) -> bool {
    let said = words(sentence);
    ["default", "defaults", "starts", "start"].iter().any(|word| said.iter().any(|said| said == word))
        && words(value).iter().all(|word| said.contains(word))
}

/// Lower-case words of a sentence, of a name in `snake_case` or `PascalCase`, without those that a sentence turns round ("number of beds").
fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut lower = false;
    for c in text.chars().chain([' ']) {
        if (!c.is_alphanumeric() || (c.is_uppercase() && lower)) && !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    out.retain(|word| !["of", "in", "is", "per"].contains(&word.as_str()));
    out
}

/// Whether two words are forms of one: kiln and kilns, company and companies, shelf and shelves, child and children.
fn same_word(a: &str, b: &str) -> bool {
    let plural_of = |one: &str, many: &str| {
        let ending =
            |cut: &str, put: &str| one.strip_suffix(cut).is_some_and(|stem| many.strip_suffix(put) == Some(stem));
        [("", "s"), ("", "es"), ("y", "ies"), ("f", "ves"), ("child", "children"), ("man", "men")]
            .iter()
            .any(|(cut, put)| ending(cut, put))
    };
    a == b || plural_of(a, b) || plural_of(b, a)
}

#[test]
fn a_refused_sentence_carries_the_facts_that_it_names() {
    let entities = [words("Kiln"), words("Shelf")];
    let carries = |sentence: &str, fact: &str| could_carry(sentence, fact, &entities);
    assert!(carries("The kilns frobnicate a fuel", "Kiln.fuel: string(255)"));
    assert!(!carries("The kilns frobnicate a fuel", "Shelf.fuel: string(255)"));
    assert!(carries("a fuel, alas", "Kiln.fuel: string(255)"));
    assert!(!carries("Kilns are hot", "Kiln.fuel: string(255)"));
    assert!(carries("It holds several shelves", "Shelf.kiln_id -> Kiln restrict"));
    assert!(!carries("Shelves are heavy", "Shelf.kiln_id -> Kiln restrict"));
    assert!(carries("No kiln shares its code", "unique Kiln(code)"));
    assert!(!carries("No kiln is cold", "unique Kiln(code)"));
    assert!(carries("Depth of shelves beyond 3", "check Shelf: depth > 3"));
    assert!(carries("Dead kilns linger", "Kiln kept"));
    assert!(carries("both numbers are small", "check Kiln: number_of_cones > 0"));
    assert!(carries("It must not end before it starts", "check Kiln: end_date >= start_date"));
    assert!(!carries("It must not start late", "check Kiln: end_date >= begin_date"));
    assert!(carries("Nobody can be on the same shelf twice", "unique Loan(potter_id, shelf_id)"));
    assert!(carries("Firings are led by foremen, of whom the phone is kept", "Foreman.phone: string(255)"));
    assert!(!carries("numbers are small", "check Kiln: number_of_cones > 0"));
}

#[test]
fn facts_are_right_refused_wrong_or_dropped() {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let label = owned(&["Kiln", "Kiln.fuel: text", "Kiln.code: integer", "Kiln.depth: float", "Potter"]);
    let found = owned(&["Kiln mentioned", "Kiln.code: text", "Pot"]);
    let refusal = Refusal { line: 1, text: "The fuel of a kiln burns".to_owned(), why: String::new() };
    let (tally, lines) = compare(&label, &found, &[refusal]);
    assert_eq!((tally.right, tally.refused, tally.wrong, tally.dropped), (1, 1, 2, 2));
    assert_eq!(
        lines,
        [
            "wrong    Kiln.code: text, labelled Kiln.code: integer",
            "dropped  Kiln.depth: float",
            "dropped  Potter",
            "wrong    Pot, in no label",
        ]
    );
}
