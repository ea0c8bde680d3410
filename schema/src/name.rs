//! The only maker of names: Rust, table, column and constraint names from words.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// By words, which are short and asked for all the time.
pub(crate) type Words<V> = HashMap<String, V, WordHasher>;
/// A set of words.
pub(crate) type WordSet = HashSet<String, WordHasher>;
/// Hashes words: quicker than what stands against an attacker's, of whom there is none in the build of an own text.
pub(crate) type WordHasher = BuildHasherDefault<Fnv>;

thread_local! {
    /// Singular and plural of each word that was asked for.
    static FORMS: RefCell<Words<(String, String)>> = RefCell::default();
    /// The Rust name of each entity that was asked for.
    static MODELS: RefCell<Words<String>> = RefCell::default();
}

/// Words that the library gets wrong for data models: singular and plural; where two share a plural, the one that is meant more often is first.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("cache", "caches"),
    ("data", "data"),
    ("feedback", "feedback"),
    ("staff", "staff"),
    ("media", "media"),
    ("history", "histories"),
    ("information", "information"),
    ("content", "content"),
    ("inventory", "inventories"),
    ("wave", "waves"),
    ("cafe", "cafes"),
    ("todo", "todos"),
    ("bonus", "bonuses"),
    ("campus", "campuses"),
    // The library cuts the s of a singular, or does not know the plural.
    ("lens", "lenses"),
    ("bias", "biases"),
    ("chaos", "chaos"),
    ("cosmos", "cosmoses"),
    ("thermos", "thermoses"),
    ("species", "species"),
    ("gps", "gps"),
    ("os", "os"),
    ("sms", "sms"),
    ("virus", "viruses"),
    ("rhinoceros", "rhinoceroses"),
    ("ethos", "ethoses"),
    ("trellis", "trellises"),
    ("pelvis", "pelvises"),
    ("pancreas", "pancreases"),
    ("summons", "summonses"),
    ("tennis", "tennis"),
    ("means", "means"),
    ("goods", "goods"),
    ("clothes", "clothes"),
    ("mathematics", "mathematics"),
    ("physics", "physics"),
    ("logistics", "logistics"),
    ("dns", "dns"),
    ("vps", "vps"),
    ("css", "css"),
    ("https", "https"),
    ("aws", "aws"),
    ("tls", "tls"),
    ("pos", "pos"),
    ("cms", "cms"),
    ("rss", "rss"),
    ("ios", "ios"),
    ("ups", "ups"),
    ("base", "bases"),
    ("basis", "bases"),
    ("axis", "axes"),
    ("axe", "axes"),
    ("focus", "focuses"),
    ("corpus", "corpora"),
    ("vortex", "vortices"),
    ("helix", "helices"),
    ("metadata", "metadata"),
    ("medium", "media"),
    ("datum", "data"),
    ("memorandum", "memoranda"),
    ("spectrum", "spectra"),
    ("quantum", "quanta"),
    ("larva", "larvae"),
    ("schema", "schemas"),
    ("agenda", "agendas"),
    ("german", "germans"),
    ("roman", "romans"),
    ("shaman", "shamans"),
    ("gulf", "gulfs"),
    ("waltz", "waltzes"),
    ("niche", "niches"),
    ("ache", "aches"),
    ("headache", "headaches"),
    ("quiche", "quiches"),
    ("avalanche", "avalanches"),
    ("selfie", "selfies"),
    ("birdie", "birdies"),
    ("sku", "skus"),
    ("cpu", "cpus"),
    ("gpu", "gpus"),
    ("poi", "pois"),
    ("veto", "vetoes"),
    ("mosquito", "mosquitoes"),
    ("money", "money"),
    ("furniture", "furniture"),
    ("luggage", "luggage"),
    ("evidence", "evidence"),
    ("knowledge", "knowledge"),
    ("weather", "weather"),
    ("cattle", "cattle"),
    ("progress", "progress"),
];

/// Asks for the singular and the plural of a lower-case word.
fn inflect<T>(word: &str, ask: impl FnOnce(&str, &str) -> T) -> T {
    FORMS.with_borrow_mut(|cache| {
        // Nearly every word was asked for before.
        if let Some((one, many)) = cache.get(word) {
            return ask(one, many);
        }
        let exception = EXCEPTIONS.iter().find(|(one, many)| *one == word || *many == word);
        let (one, many) = match exception {
            Some((one, many)) => ((*one).to_owned(), (*many).to_owned()),
            None => (pluralizer::pluralize(word, 1, false), pluralizer::pluralize(word, 2, false)),
        };
        let said = ask(&one, &many);
        remember(cache, word, (one, many));
        said
    })
}

/// Forgets all where somebody asks for words without end.
fn remember<V>(cache: &mut Words<V>, word: &str, made: V) {
    if cache.len() >= 100_000 {
        cache.clear();
    }
    cache.insert(word.to_owned(), made);
}

/// The plural of a lower-case word, also of one that is plural already: `category` → `categories`.
pub fn plural(word: &str) -> String {
    inflect(word, |_, many| many.to_owned())
}

/// The singular of a lower-case word, also of one that is singular already: `statuses` → `status`.
pub fn singular(word: &str) -> String {
    inflect(word, |one, _| one.to_owned())
}

/// Whether a lower-case word is a plural and not also its own singular (`series` is not).
pub fn is_plural(word: &str) -> bool {
    singular_length(word).is_some()
}

/// The length of the singular of which this lower-case word is the plural; `None` where it is none.
pub(crate) fn singular_length(word: &str) -> Option<usize> {
    inflect(word, |one, many| (many == word && one != word).then_some(one.len()))
}

/// `a` or `an`, by the first letters.
pub fn article(noun: &str) -> &'static str {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    let you = ["eu", "one", "uni", "us", "ut"].iter().any(|sound| noun.starts_with(sound));
    if vowel && !you { "an" } else { "a" }
}

/// The words of a name in any spelling: `dueDate`, `due date`, `Due_date`, `due-date`, `HTTPServer` → lower-case words.
pub fn words(name: &str) -> Vec<String> {
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![name.to_owned()]; // most are
    }
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before = None;
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        let last = before.replace(c);
        if !c.is_alphanumeric() {
            if !word.is_empty() && !matches!(c, '\'' | '’') {
                words.push(std::mem::take(&mut word));
            }
            continue;
        }
        let starts = c.is_uppercase()
            && last.is_some_and(|b| {
                let after = characters.peek().copied();
                b.is_lowercase() || b.is_numeric() || (b.is_uppercase() && after.is_some_and(char::is_lowercase))
            });
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
        } else {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// `due date` → `due_date`.
pub fn snake(name: &str) -> String {
    joined(name, '_', None)
}

/// What the last word of a name becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// `order items` → `order item`.
    One,
    /// `order item` → `order items`.
    Many,
}

/// The words of a name with a mark between them, the last one in a number.
pub(crate) fn joined(name: &str, mark: char, number: Option<Number>) -> String {
    let between = |c: char| matches!(c, ' ' | '_' | '-');
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut last = ' ';
    let simple = name.chars().all(|c| {
        let before = std::mem::replace(&mut last, c);
        plain(c) || (between(c) && !between(before))
    });
    // Nearly every name is written as it is kept.
    let mut out = String::with_capacity(name.len() + 2);
    if simple && !between(last) {
        out.extend(name.chars().map(|c| if between(c) { mark } else { c }));
    } else {
        out.push_str(&words(name).join(mark.encode_utf8(&mut [0; 4])));
    }
    if let Some(number) = number.filter(|_| !out.is_empty()) {
        let last = out.split_off(out.rfind(mark).map_or(0, |at| at + mark.len_utf8()));
        inflect(&last, |one, many| out.push_str(if number == Number::One { one } else { many }));
    }
    out
}

/// `order items` → `OrderItems`; the words stay as they are.
pub fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capital(word)).collect()
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// The Rust name of an entity in any spelling and number: `order items` → `OrderItem`.
pub fn model(name: &str) -> String {
    with_model(name, str::to_owned)
}

/// Asks something of the Rust name of an entity, which must not be the name of another.
pub(crate) fn with_model<T>(name: &str, ask: impl FnOnce(&str) -> T) -> T {
    MODELS.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(name) {
            return ask(known);
        }
        let mut words = words(name);
        if let Some(last) = words.last_mut() {
            *last = singular(last);
        }
        let made: String = words.iter().map(|word| capital(word)).collect();
        let said = ask(&made);
        remember(cache, name, made);
        said
    })
}

/// The table of an entity: `OrderItem` → `order_items`.
pub fn table(model: &str) -> String {
    joined(model, '_', Some(Number::Many))
}

/// The column of a key to a model: `Project` → `project_id`.
pub fn key_column(model: &str) -> String {
    format!("{}_id", snake(model))
}

/// The name of the relation that a key column gives: `project_id` → `project`.
pub fn relation(column: &str) -> String {
    column.strip_suffix("_id").filter(|rest| !rest.is_empty()).unwrap_or(column).to_owned()
}

/// FNV-1a, 64 bits: short, stable, the same on every machine; for names that were shortened and for names at the type level.
pub fn hash(text: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[derive(Clone)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A derived name within an engine's limit; a longer one is cut and gets eight hex digits of its hash, so that two never clash by cutting.
pub fn shorten(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.to_owned();
    }
    let digits = format!("{:08x}", hash(name) >> 32);
    let mut end = limit - digits.len() - 1;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{digits}", name[..end].trim_end_matches('_'))
}

/// Rust keywords, which need `r#` as a name.
const RUST_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a name must be written `r#name` in Rust.
pub fn is_rust_keyword(name: &str) -> bool {
    RUST_KEYWORDS.binary_search(&name).is_ok()
}

/// Whether a name cannot be a Rust name at all, not even raw.
pub fn is_impossible_in_rust(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate" | "_" | "")
}

/// What is wrong with a name that a user gave to a table or column; `None`: nothing.
pub fn fault(name: &str, limit: usize) -> Option<String> {
    if let Some(odd) = name.chars().find(|c| !(c.is_ascii_alphanumeric() || *c == '_')) {
        return Some(format!("`{}` has {} in it, which no name may have", name.escape_debug(), describe(odd)));
    }
    if is_impossible_in_rust(name) {
        return Some(format!("`{name}` cannot be a name in Rust"));
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(format!("`{name}` starts with a digit"));
    }
    (name.len() > limit).then(|| format!("`{name}` is {} bytes long; the limit is {limit}", name.len()))
}

fn describe(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '"' | '\'' | '`' => format!("a quote (`{c}`)"),
        ';' => "a semicolon".to_owned(),
        c if c.is_control() || !c.is_ascii_graphic() => format!("the character U+{:04X}", c as u32),
        c => format!("the character `{c}`"),
    }
}

/// The candidate nearest to `word`, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, replace, swap of neighbours) between two words.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_spelling() {
        for spelling in ["due date", "dueDate", "Due_date", "due-date", "DueDate"] {
            assert_eq!(snake(spelling), "due_date");
        }
        assert_eq!(words("keeper's name"), ["keepers", "name"]);
        assert_eq!(words("HTTPServer2Go"), ["http", "server2", "go"]);
        assert_eq!((model("order items"), table("OrderItem")), ("OrderItem".into(), "order_items".into()));
        assert_eq!(relation("owner_id"), "owner");
    }

    #[test]
    fn plurals_that_are_traps() {
        for (one, many) in [
            ("category", "categories"),
            ("bus", "buses"),
            ("address", "addresses"),
            ("status", "statuses"),
            ("hero", "heroes"),
            ("photo", "photos"),
            ("series", "series"),
            ("news", "news"),
            ("person", "people"),
            ("child", "children"),
            ("analysis", "analyses"),
            ("leaf", "leaves"),
            ("quiz", "quizzes"),
            ("movie", "movies"),
            ("canoe", "canoes"),
            ("cache", "caches"),
            ("feedback", "feedback"),
            ("staff", "staff"),
            ("class", "classes"),
        ] {
            assert_eq!((plural(one), singular(many)), (many.to_owned(), one.to_owned()));
            assert_eq!((plural(many), singular(one)), (many.to_owned(), one.to_owned()));
        }
    }

    #[test]
    fn a_singular_that_ends_in_s_keeps_it() {
        for word in "lens bias chaos cosmos thermos species gps os sms canvas atlas gas virus plus basis axis trellis \
                     metadata dns rss"
            .split_whitespace()
        {
            assert_eq!(singular(word), word);
            assert!(!is_plural(word), "{word}");
        }
    }

    #[test]
    fn every_exception_comes_back() {
        for (one, many) in EXCEPTIONS {
            assert_eq!((plural(one), singular(one)), ((*many).to_owned(), (*one).to_owned()));
            let first = EXCEPTIONS.iter().find(|(_, other)| other == many).map(|(first, _)| *first);
            assert_eq!((plural(many), Some(singular(many).as_str())), ((*many).to_owned(), first));
        }
    }

    #[test]
    fn long_names_are_cut_without_clashes() {
        let (a, b) = (format!("{}a", "x".repeat(80)), format!("{}b", "x".repeat(80)));
        let (short_a, short_b) = (shorten(&a, 63), shorten(&b, 63));
        assert!(short_a.len() <= 63 && short_a != short_b);
    }

    #[test]
    fn keywords_are_sorted() {
        assert!(RUST_KEYWORDS.is_sorted());
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(fault("due_date", 63), None);
        assert!(fault("a; drop", 63).is_some_and(|why| why.contains("a semicolon")));
        assert!(fault("self", 63).is_some());
        assert!(fault("te\u{200b}st", 63).is_some_and(|why| why.contains("U+200B")));
        assert_eq!(nearest("on_delte", ["on_delete", "default"]), Some("on_delete"));
        assert_eq!(nearest("kiln", ["project", "task"]), None);
    }
}
