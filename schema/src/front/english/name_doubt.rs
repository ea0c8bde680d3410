//! Words that read like a name and are more than one, or less: "a name age", "a list tags", "a price over", "other details".

use super::adverb::is_adverb;
use super::item_words::is_value_like;
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::phrase::counts;
use super::verb;
use super::vocabulary::{SINGLE_PLURALS, SINGULARS};
use crate::name;

/// Names that need no other word: where two of them stand side by side, a comma is missing.
const COMPLETE: &[&str] = &[
    "age",
    "birthdate",
    "birthday",
    "city",
    "color",
    "colour",
    "country",
    "description",
    "email",
    "height",
    "isbn",
    "length",
    "name",
    "nickname",
    "password",
    "phone",
    "postcode",
    "price",
    "surname",
    "title",
    "username",
    "weight",
    "width",
];

/// Words that are each other's opposite: "start end dates" are two.
const OPPOSITES: &[(&str, &str)] = &[
    ("arrival", "departure"),
    ("begin", "end"),
    ("best", "worst"),
    ("closing", "opening"),
    ("first", "last"),
    ("first", "second"),
    ("from", "to"),
    ("high", "low"),
    ("home", "away"),
    ("inner", "outer"),
    ("left", "right"),
    ("lower", "upper"),
    ("max", "min"),
    ("maximum", "minimum"),
    ("new", "old"),
    ("opening", "closing"),
    ("source", "target"),
    ("start", "end"),
    ("start", "finish"),
    ("start", "stop"),
    ("work", "home"),
];

/// Prepositions: where one of these stands, something is said of the name, and no longer named.
const PREPOSITIONS: &[&str] = &[
    "against",
    "along",
    "alongside",
    "amid",
    "among",
    "amongst",
    "around",
    "aside",
    "behind",
    "beneath",
    "beside",
    "besides",
    "beyond",
    "concerning",
    "despite",
    "during",
    "inside",
    "near",
    "nearby",
    "onto",
    "outside",
    "regarding",
    "since",
    "throughout",
    "toward",
    "towards",
    "upon",
];

/// The same, where they begin a name ("inside temperature", "before image") they belong to it.
const AT_THE_END: &[&str] = &["above", "after", "before", "below", "over", "under", "worth"];

/// Words that stand for what is not said.
const OPEN: &[&str] = &[
    "anywhere",
    "else",
    "etcetera",
    "forth",
    "somehow",
    "somewhere",
    "whatever",
    "whatnot",
    "whatsoever",
    "whenever",
    "wherever",
    "whichever",
    "whoever",
];

/// Nouns that say that there is something, and not what.
const ABSTRACT: &[&str] = &[
    "aspect",
    "characteristic",
    "data",
    "detail",
    "element",
    "fact",
    "feature",
    "info",
    "information",
    "item",
    "particular",
    "property",
    "specific",
    "thing",
    "trait",
    "way",
];

/// Words before a noun that only say that there are more, or which of them.
const VAGUE: &[&str] = &[
    "additional",
    "applicable",
    "appropriate",
    "assorted",
    "basic",
    "certain",
    "common",
    "different",
    "diverse",
    "essential",
    "extra",
    "following",
    "further",
    "general",
    "important",
    "interesting",
    "miscellaneous",
    "necessary",
    "other",
    "relevant",
    "remaining",
    "required",
    "similar",
    "standard",
    "typical",
    "useful",
    "usual",
];

/// Those of them that never begin the name of one column in the plural.
const MORE_OF_THEM: &[&str] =
    &["additional", "assorted", "different", "diverse", "further", "miscellaneous", "other", "similar"];

/// Words for several of something, in the singular.
const SEVERAL: &[&str] = &[
    "array",
    "assortment",
    "batch",
    "bunch",
    "collection",
    "couple",
    "dozen",
    "handful",
    "list",
    "pair",
    "range",
    "selection",
    "series",
    "set",
    "variety",
];

/// What these are of is told to people, and in no column.
const NO_THINGS: &[&str] =
    &["chance", "control", "feel", "idea", "lack", "means", "need", "possibility", "sense", "use", "way"];

/// Colours: behind "colour" they are its value.
const COLOURS: &[&str] =
    &["black", "blue", "brown", "gray", "green", "grey", "orange", "pink", "purple", "red", "white", "yellow"];

/// What is expected instead of these words, where they are no one name; `one` is the noun in the singular.
pub(super) fn field(words: &[Token], noun: &Noun, one: &str) -> Option<String> {
    let word = |token: &&Token| token.kind == Kind::Word;
    if words.iter().any(|token| token.kind != Kind::Word && token.kind != Kind::Number) {
        return None; // what stands in back-ticks is meant as it is written
    }
    let low: Vec<&str> = words.iter().filter(word).map(|token| token.low.as_str()).collect();
    let (first, last) = (*low.first()?, *low.last()?);
    if let Some(open) = low.iter().find(|word| OPEN.contains(word)) {
        return Some(format!("the name of a field: `{open}` names none"));
    }
    const GERUNDS: &[&str] =
        &["according", "based", "being", "containing", "depending", "excluding", "having", "including", "using"];
    if let Some(gerund) = low.iter().find(|word| GERUNDS.contains(word) && low.len() > 1) {
        return Some(format!("a name without `{gerund}`; what it says stands in a sentence of its own"));
    }
    if matches!(low.as_slice(), ["date" | "time", "period" | "range" | "span"]) {
        return Some(format!("two fields, as in `a start {first} and an end {first}`"));
    }
    let head = one.rsplit(' ').next().unwrap_or_default();
    let vague = low.len() == 1 && matches!(head, "aspect" | "fact" | "info" | "information" | "thing" | "way");
    if vague || low.get(1) == Some(&"of") && NO_THINGS.contains(&first) {
        return Some(format!("the names of the fields: `{first}` says that there is something, and not what"));
    }
    if low.len() < 2 {
        return None;
    }
    let between = low.get(1..).unwrap_or_default();
    let small = between.iter().chain([&first]).find(|word| PREPOSITIONS.contains(word));
    // "An employed since date"
    let dated = |word: &&&str| **word == "since" && matches!(last, "date" | "since" | "timestamp" | "year");
    let belongs = |word: &&&str| **word == first && matches!(first, "inside" | "near" | "outside");
    if let Some(small) = small.filter(|word| !belongs(word) && !dated(word)) {
        return Some(small_word(small));
    }
    let pairs = || low.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let complete = |(one, two): &(&str, &str)| {
        COMPLETE.contains(one) && COMPLETE.contains(two) && !matches!(*two, "name" | "title")
    };
    // "A name number age": whatever stands between them, the first of them is a name of its own.
    let opposite =
        |(one, two): &(&str, &str)| OPPOSITES.iter().any(|(a, b)| (a, b) == (one, two) || (b, a) == (one, two));
    if let Some((one, two)) = pairs().find(|pair| complete(pair) || (opposite(pair) && low.len() > 2)) {
        return Some(format!(
            "a comma or `and` between `{one}` and `{two}`; a name of both words stands in back-ticks"
        ));
    }
    if VAGUE.contains(&first) && (ABSTRACT.contains(&head) || noun.plural && MORE_OF_THEM.contains(&first)) {
        return Some(format!("the names of these fields: which {last} they are, the text does not say"));
    }
    // "A flag flash" is turned round; "a flag colour" is the colour of a flag.
    if first == "flag" && low.len() == 2 && !super::split::is_common(last) {
        return Some(format!("`{last} flag`"));
    }
    let listed = low.windows(2).skip(1).find(|pair| matches!(pair, [word, "of"] if SEVERAL.contains(word)));
    if let Some([word, _]) = listed {
        return Some(format!("`a {word} of` and what is in it, without a word before them"));
    }
    if SEVERAL.contains(&first) && noun.plural && (low.len() == 2 || low.get(1) == Some(&"of")) {
        let rest = low.get(if low.len() == 2 { 1 } else { 2 }..).unwrap_or_default().join(" ");
        return Some(format!("`many {rest}`, or `a list of {rest}`"));
    }
    if matches!(first, "color" | "colour") && COLOURS.contains(&last)
        || low.get(1) == Some(&"of") && super::parenthesis::is_family(first) && is_value_like(last)
    {
        return Some(format!("the values in parentheses, as in `{first} ({last}, …)`"));
    }
    // "Fully paid" is one word; "usually four" says how often.
    let adverb = pairs().find(|(one, two)| is_adverb(one) && !is_value_like(two) && !verb::is_past(two));
    if let Some((adverb, _)) = adverb {
        return Some(format!("a name without `{adverb}`"));
    }
    // "A name two addresses"; "line two" is a name.
    let number = low.iter().enumerate().skip(1).find(|(at, word)| counts(word) && at + 1 < low.len());
    if let Some((_, number)) = number {
        return Some(format!("a comma or `and` before `{number}`, and each field by its name"));
    }
    // "A code, and uses oil" lacks an article, or is no field.
    acts(&low).map(|word| format!("one name, or an article before it: behind `{word}` another thing is said"))
}

fn small_word(small: &str) -> String {
    format!("a name without `{small}`, or what it says in parentheses behind the name")
}

/// "A price over", with nothing behind it.
pub(super) fn trails(words: &[Token]) -> Option<String> {
    let last = words.last().filter(|last| words.len() > 1 && last.kind == Kind::Word)?;
    AT_THE_END.contains(&last.low.as_str()).then(|| small_word(&last.low))
}

/// Third persons that are hardly plurals of a noun.
const USES: &[&str] = &[
    "allows", "becomes", "brings", "contains", "gets", "gives", "goes", "has", "includes", "keeps", "makes", "needs",
    "owns", "provides", "requires", "takes", "uses", "wants",
];

/// "A motto inspires sailors", "sizes small": a third person between two nouns, or a plural and its value.
fn acts<'w>(low: &[&'w str]) -> Option<&'w str> {
    let last = low.last()?;
    // "The maximum players count", "goals scored"
    const TAILS: &[&str] =
        &["cap", "count", "date", "flag", "id", "limit", "list", "number", "page", "quota", "ratio", "total", "url"];
    if TAILS.contains(last) || verb::is_past(last) || low.contains(&"of") {
        return None;
    }
    let before = low.get(..low.len().checked_sub(1)?)?;
    before.iter().enumerate().find_map(|(at, word)| {
        // A status, what is previous and basis points end like a third person and are none.
        let ends = name::is_plural(word) && !["us", "is", "ss"].iter().any(|end| word.ends_with(end));
        let third = ends && verb::base(word).is_some_and(|base| base.len() > 2);
        // "A points balance" and "tickets sold" are names: at the beginning only what hardly is a noun, before its object or a value.
        let said = if at == 0 { USES.contains(word) || is_value_like(last) } else { name::is_plural(last) };
        let plural = SINGLE_PLURALS.contains(word) || SINGULARS.contains(word) || super::doubt::is_attributive(word);
        (third && said && !plural).then_some(*word)
    })
}

/// Whether a noun of which there shall be many says nothing of them: "many details", "several things".
pub(super) fn is_abstract(noun: &Noun) -> bool {
    let one = noun.one();
    let (first, head) = one.split_once(' ').unwrap_or(("", one));
    ABSTRACT.contains(&head) && (first.is_empty() || VAGUE.contains(&first)) && head != "item" && head != "feature"
}

/// Nouns that point at a row, or at two, of which another sentence speaks: "for each pair we note the weight".
pub(super) fn is_row(noun: &Noun) -> bool {
    const ROWS: &[&str] = &["case", "combination", "couple", "instance", "one", "pair", "pairing", "time"];
    ROWS.contains(&noun.one())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    fn is_doubted(text: &str) -> bool {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut tokens = Vec::new();
        lex(id, text, 0..text.len(), &mut tokens);
        Noun::read(&tokens).is_some_and(|noun| field(&tokens, &noun, noun.one()).or(trails(&tokens)).is_some())
    }

    #[test]
    fn more_than_one_name_is_none() {
        for text in [
            "name age color",
            "title colour",
            "start end dates",
            "first last name",
            "birthday before",
            "price over",
            "price during",
            "whatever",
            "other details",
            "further information",
            "list tags",
            "pair of wheels",
            "dozen wheels",
            "colour red",
            "status of new",
            "usually four",
            "motto inspires sailors",
            "different kinds",
            "uses oil",
        ] {
            assert!(is_doubted(text), "{text}");
        }
        for text in [
            "name",
            "email address",
            "country name",
            "job title",
            "list price",
            "sales tax",
            "fully paid",
            "number of seats left",
            "start date",
            "last name",
            "line two",
            "contact details",
            "hours worked total",
            "inside temperature",
            "other name",
            "set date",
            "date of birth",
            "status code",
            "previous stage",
            "fee basis points",
            "points balance",
            "operations team",
            "materials cost",
            "access class",
        ] {
            assert!(!is_doubted(text), "{text}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in
            [COMPLETE, USES, PREPOSITIONS, AT_THE_END, OPEN, ABSTRACT, VAGUE, MORE_OF_THEM, SEVERAL, NO_THINGS, COLOURS]
        {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
