//! Verbs that name a relation: "a quilter stitches several quilts", "a quilt is stitched by several quilters".

use super::clause::Cursor;
use super::lexer::{Kind, Token};
use super::phrase;
use super::vocabulary::{is_determiner, is_finite, is_stop};

/// Participles that do not end in "ed", by the base form.
const IRREGULAR: &[(&str, &str)] = &[
    ("bear", "borne"),
    ("bind", "bound"),
    ("break", "broken"),
    ("breed", "bred"),
    ("bring", "brought"),
    ("build", "built"),
    ("buy", "bought"),
    ("cast", "cast"),
    ("catch", "caught"),
    ("choose", "chosen"),
    ("cut", "cut"),
    ("deal", "dealt"),
    ("dig", "dug"),
    ("do", "done"),
    ("draw", "drawn"),
    ("drive", "driven"),
    ("eat", "eaten"),
    ("feed", "fed"),
    ("fight", "fought"),
    ("find", "found"),
    ("fly", "flown"),
    ("forge", "forged"),
    ("freeze", "frozen"),
    ("give", "given"),
    ("grow", "grown"),
    ("hang", "hung"),
    ("hear", "heard"),
    ("hide", "hidden"),
    ("hit", "hit"),
    ("hold", "held"),
    ("keep", "kept"),
    ("know", "known"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lend", "lent"),
    ("light", "lit"),
    ("lose", "lost"),
    ("make", "made"),
    ("meet", "met"),
    ("oversee", "overseen"),
    ("pay", "paid"),
    ("put", "put"),
    ("read", "read"),
    ("ride", "ridden"),
    ("ring", "rung"),
    ("run", "run"),
    ("say", "said"),
    ("see", "seen"),
    ("seek", "sought"),
    ("sell", "sold"),
    ("send", "sent"),
    ("set", "set"),
    ("sew", "sewn"),
    ("shoot", "shot"),
    ("show", "shown"),
    ("sing", "sung"),
    ("sink", "sunk"),
    ("sow", "sown"),
    ("speak", "spoken"),
    ("spend", "spent"),
    ("spin", "spun"),
    ("split", "split"),
    ("stand", "stood"),
    ("steal", "stolen"),
    ("steer", "steered"),
    ("stick", "stuck"),
    ("strike", "struck"),
    ("sweep", "swept"),
    ("take", "taken"),
    ("teach", "taught"),
    ("tear", "torn"),
    ("tell", "told"),
    ("throw", "thrown"),
    ("undertake", "undertaken"),
    ("wear", "worn"),
    ("weave", "woven"),
    ("win", "won"),
    ("wind", "wound"),
    ("withdraw", "withdrawn"),
    ("write", "written"),
];

/// Verbs of other sentences: of fields, constraints, ways to look, links.
const OTHERS: &[&str] = &[
    "appear",
    "base",
    "become",
    "begin",
    "calculate",
    "capture",
    "compute",
    "connect",
    "consist",
    "count",
    "cover",
    "default",
    "define",
    "depend",
    "describe",
    "determine",
    "display",
    "end",
    "enrol",
    "enroll",
    "exist",
    "follow",
    "group",
    "identify",
    "limit",
    "link",
    "list",
    "number",
    "order",
    "query",
    "range",
    "record",
    "refer",
    "relate",
    "remain",
    "represent",
    "require",
    "save",
    "share",
    "sort",
    "start",
    "store",
    "sum",
    "track",
    "update",
    "use",
];

/// Of those, the ones that may name a relation where both of its nouns are entities: "a repair uses many parts".
const CLEAR: &[&str] = &["appear", "cover", "follow", "save", "use"];

/// What people do on a screen: said of an application, not of the data.
const SCREEN: &[&str] = &[
    "access", "browse", "change", "check", "delete", "download", "edit", "export", "filter", "find", "import",
    "modify", "print", "remove", "search", "see", "update", "view",
];

/// What a thing does without doing it to another: "a stone weighs one kilo".
const AMOUNTS: &[&str] = &["cost", "equal", "exceed", "last", "mean", "measure", "need", "weigh"];

/// Those and more, without a word for how many: "users can create tasks" says that there is a button.
const BARE_SCREEN: &[&str] = &[
    "add",
    "administer",
    "archive",
    "assign",
    "cancel",
    "comment",
    "configure",
    "create",
    "get",
    "log",
    "manage",
    "post",
    "publish",
    "receive",
    "register",
    "report",
    "reset",
    "save",
    "select",
    "send",
    "set",
    "share",
    "sign",
    "submit",
    "track",
    "upload",
];

/// Words that stand where a verb could, and are none.
const NO_VERBS: &[&str] = &[
    "almost", "ago", "also", "always", "max", "maximum", "min", "minimum", "never", "not", "often", "only", "usually",
    "who",
];

/// Small words that belong to the verb: "works on", "sits in".
pub(super) const PARTICLES: &[&str] =
    &["after", "against", "at", "for", "from", "in", "into", "of", "off", "on", "out", "over", "to", "up", "with"];

/// Two and more small words that belong to the verb, longer ones first; with them it is another verb.
const PHRASAL: &[&str] = &[
    "care of",
    "care for",
    "part in",
    "place at",
    "place in",
    "place on",
    "place under",
    "up at",
    "up in",
    "up on",
    "out at",
    "out of",
    "out in",
    "down in",
    "down to",
    "back to",
    "away from",
    "over to",
    "on to",
    "after",
    "out",
    "up",
    "down",
    "off",
    "over",
];

/// Small words that say where or whom, and that leave the verb what it is.
const PLACES: &[&str] = &["about", "against", "into", "onto", "under"];

/// Verbs of other sentences that are relations with these small words.
const OTHERS_WITH: &[&str] =
    &["appear at", "appear in", "appear on", "depend on", "end up in", "refer to", "relate to", "start from"];

/// How many words behind the verb belong to it, and those of them that make another verb of it ("looks after").
pub(super) fn particles(tokens: &[Token], at: usize) -> (usize, &'static str) {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let first = low(at).bytes().next();
    let sees = |words: &&&str| {
        words.bytes().next() == first && words.split(' ').enumerate().all(|(ahead, word)| low(at + ahead) == word)
    };
    // "Comes back for many repairs"
    const FAR: &[&str] = &["away", "back", "down", "out", "over", "up"];
    const NEAR: &[&str] = &["at", "for", "from", "in", "into", "of", "on", "to", "with"];
    if FAR.contains(&low(at))
        && let Some(near) = NEAR.iter().find(|near| low(at + 1) == **near)
        && !PHRASAL.iter().any(|words| sees(&words) && words.contains(' '))
    {
        return (2, near);
    }
    if let Some(words) = PHRASAL.iter().find(sees) {
        return (words.split(' ').count(), words);
    }
    // "Lead at most one": that is how many.
    if low(at) == "at" && matches!(low(at + 1), "least" | "most") {
        return (0, "");
    }
    let one = PARTICLES.iter().chain(PLACES).any(|word| low(at) == *word);
    (usize::from(one), "")
}

/// Whether such a verb, with the small words behind it, may be a relation.
pub(super) fn is_relational_with(base: &str, tokens: &[Token], at: usize) -> bool {
    let with = |words: &&&str| {
        let mut words = words.split(' ');
        words.next() == Some(base)
            && words.enumerate().all(|(ahead, word)| tokens.get(at + ahead).is_some_and(|token| token.low == word))
    };
    is_relational(base) || OTHERS_WITH.iter().any(|words| with(&words))
}

/// Whether it is a base form that a relation may have.
pub(super) fn is_relational(base: &str) -> bool {
    // "Pilots assigned to ships" has no verb.
    let participle = base.len() > 4 && base.ends_with("ed") && !base.ends_with("eed");
    !participle && ![OTHERS, SCREEN, AMOUNTS].iter().any(|list| list.contains(&base))
}

/// Whether it names a relation only between two entities.
pub(super) fn is_clear(base: &str) -> bool {
    CLEAR.contains(&base)
}

/// Whether it is one of the data even where nobody says how many.
pub(super) fn is_relational_alone(base: &str) -> bool {
    is_relational(base) && !BARE_SCREEN.contains(&base)
}

/// Whether the word could be a verb at all.
pub(super) fn may_be_verb(token: &Token) -> bool {
    let low = token.low.as_str();
    token.kind == Kind::Word
        && !token.possessive
        && low.len() > 1
        && low.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        && !is_stop(low)
        && !is_finite(low)
        && !is_determiner(low)
        && !NO_VERBS.contains(&low)
        && !super::adverb::is_adverb(low)
}

/// The base form of a third person: "stitches" → "stitch", "moves" → "move".
pub(super) fn base(third: &str) -> Option<String> {
    if let Some(stem) = third.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let hissing = ["ches", "shes", "sses", "xes", "zzes", "oes"].iter().any(|end| third.ends_with(end));
    if hissing {
        return third.strip_suffix("es").map(str::to_owned);
    }
    third.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')).map(str::to_owned)
}

/// The participle of a base form.
pub(super) fn participle(base: &str) -> String {
    if let Some((_, irregular)) = IRREGULAR.iter().find(|(word, _)| *word == base) {
        return (*irregular).to_owned();
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = base.chars().collect();
    match letters.as_slice() {
        [.., 'e'] => format!("{base}d"),
        [stem @ .., before, 'y'] if !vowel(*before) => stem.iter().chain(&[*before]).collect::<String>() + "ied",
        _ => format!("{base}ed"),
    }
}

/// The base form of an irregular participle: "leave" of "left".
pub(super) fn of_participle(word: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(_, participle)| *participle == word).map(|(base, _)| *base)
}

/// A participle in one spelling, whether or not its consonant is doubled ("shipped", "shiped").
pub(super) fn same_spelling(participle: &str) -> String {
    let Some(stem) = participle.strip_suffix("ed") else { return participle.to_owned() };
    let mut letters: Vec<char> = stem.chars().collect();
    if let [.., one, other] = letters.as_slice()
        && one == other
    {
        letters.pop();
    }
    letters.into_iter().collect::<String>() + "ed"
}

/// Whether a word is the participle of a verb that a relation may have; of other verbs ("is identified by") it is not.
pub(super) fn is_participle(word: &str) -> bool {
    let of = |base: &&str| same_spelling(&participle(base)) == same_spelling(word);
    let irregular = IRREGULAR.iter().any(|(_, participle)| *participle == word);
    let regular = word.len() > 4 && word.ends_with("ed") && (!word.ends_with("eed") || word.ends_with("ereed"));
    (irregular || regular) && !OTHERS.iter().chain(SCREEN).any(of)
}

/// Whether a word says what happened to something: "measured", "left".
pub(super) fn is_past(word: &str) -> bool {
    let irregular = IRREGULAR.iter().any(|(_, participle)| *participle == word);
    irregular || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
}

/// Whether a word is the past of a verb that people do: "wrote", "submitted".
pub(super) fn is_past_tense(word: &str) -> bool {
    const STRONG: &[&str] = &[
        "bought", "brought", "built", "caught", "chose", "drew", "found", "gave", "left", "made", "ran", "sent",
        "sold", "spoke", "took", "won", "wrote",
    ];
    STRONG.contains(&word) || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
}

/// Whether these words are a verb and how many of something: "repairs several looms", "sits in one box".
pub(super) fn opens(tokens: &[Token]) -> bool {
    let Some(first) = tokens.first().filter(|first| may_be_verb(first)) else { return false };
    let third = base(&first.low).unwrap_or_else(|| first.low.clone());
    let at = 1 + particles(tokens, 1).0;
    let mut cursor = Cursor { tokens, at, whole: first.span };
    (is_relational_with(&third, tokens, 1) || is_clear(&third))
        && phrase::quantity(&mut cursor).is_some()
        && !cursor.done()
}

/// Where such words begin, behind a subject.
pub(super) fn position(tokens: &[Token]) -> Option<usize> {
    (1..tokens.len().min(6)).find(|at| tokens.get(*at..).is_some_and(opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(
            IRREGULAR.is_sorted()
                && [AMOUNTS, CLEAR, OTHERS, SCREEN, BARE_SCREEN, PARTICLES].iter().all(|list| list.is_sorted())
        );
    }

    #[test]
    fn active_and_passive_are_one_verb() {
        for (third, passive) in [
            ("stitches", "stitched"),
            ("moves", "moved"),
            ("ships", "shipped"),
            ("carries", "carried"),
            ("teaches", "taught"),
            ("uses", "used"),
            ("visits", "visited"),
        ] {
            let base = base(third).expect("a third person");
            assert_eq!(same_spelling(&participle(&base)), same_spelling(passive), "{third}");
        }
        assert_eq!(base("class"), None);
        assert!(is_participle("woven") && is_participle("repaired"));
        assert!(!is_participle("identified") && !is_participle("seed") && !is_participle("viewed"));
    }
}
