//! What people write that no form reads, one function for each kind of mistake. The first that knows the sentence answers.

use super::{Mend, NOTE, Work};
use crate::front::english::form::forms;
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::{Noun, article};
use crate::front::english::suggest::capital;
use crate::front::english::units::is_unit;
use crate::name;

/// All of them; those that know most of a sentence stand first.
pub(super) const ALL: &[fn(&Work<'_>) -> Option<Mend>] = &[
    foreign,
    code,
    engine,
    spelling,
    deletion,
    conditional,
    count,
    values,
    unit,
    either,
    call,
    arrow,
    wanted,
    calculated,
    without,
];

/// Words that are frequent in other languages and no words of a description in English.
const FOREIGN: &[&str] = &[
    "avec", "das", "dem", "den", "der", "des", "die", "een", "ein", "eine", "einen", "est", "haben", "hat", "heeft",
    "het", "ist", "les", "los", "las", "mit", "nach", "och", "pour", "sind", "sont", "tem", "tiene", "tienen", "uma",
    "una", "und", "une", "werden", "zijn",
];

fn foreign(work: &Work<'_>) -> Option<Mend> {
    let latin = |c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c);
    let (letters, strange) = work
        .text
        .chars()
        .filter(|c| c.is_alphabetic())
        .fold((0, 0), |(all, strange), c| (all + 1, strange + usize::from(!latin(c))));
    let known = work.words().filter(|word| FOREIGN.contains(word)).count();
    let found = known >= 2 || strange * 2 > letters;
    found.then(|| Mend {
        why: Some("descriptions are read in English".to_owned()),
        cure: Some(NOTE),
        ..Mend::default()
    })
}

/// SQL, JSON and code.
fn code(work: &Work<'_>) -> Option<Mend> {
    let first = work.words().next()?;
    let marks =
        |all: &[&str]| work.tokens().iter().any(|token| token.kind == Kind::Mark && all.contains(&token.low.as_str()));
    let statement = matches!(first, "alter" | "create" | "drop" | "insert" | "select") && work.find("table").is_some();
    let block =
        marks(&["{", "}"]) && matches!(first, "class" | "enum" | "interface" | "model" | "struct" | "type" | "{");
    let words = "this looks like code; descriptions are read as English sentences";
    ((statement && marks(&["("])) || block).then(|| Mend { why: Some(words.to_owned()), ..Mend::default() })
}

fn engine(work: &Work<'_>) -> Option<Mend> {
    let [verb, _] = work.tokens() else { return None };
    let sentences = work.all(&["Use PostgreSQL".to_owned(), "Use SQLite".to_owned()]);
    let why = Some("the engines are PostgreSQL, MySQL, MariaDB and SQLite".to_owned());
    (verb.low == "use").then_some(Mend { why, cure: None, sentences })
}

/// Words that a slip of the pen makes into others.
const GRAMMAR: &[&str] = &[
    "and",
    "belong",
    "belongs",
    "between",
    "boolean",
    "characters",
    "decimal",
    "default",
    "defaults",
    "deleted",
    "each",
    "exactly",
    "every",
    "integer",
    "kept",
    "many",
    "multiple",
    "negative",
    "optional",
    "positive",
    "required",
    "string",
    "unique",
    "with",
];

fn spelling(work: &Work<'_>) -> Option<Mend> {
    let words: Vec<&str> = forms().flat_map(|form| form.cues).chain(GRAMMAR).copied().collect();
    for (at, token) in work.tokens().iter().enumerate() {
        let low = token.low.as_str();
        // The reader stopped at it or right behind it.
        let stopped = work.stuck.is_none_or(|stuck| {
            let next = work.tokens().get(at + 1).map_or(token.span.end, |next| next.span.start);
            token.span.start >= stuck.start || next == stuck.start
        });
        if token.kind != Kind::Word || low.len() < 3 || !stopped || words.contains(&low) {
            continue;
        }
        let slips = if low.len() < 8 { 1 } else { 2 };
        let slip = |near: &&str| {
            let alike =
                near.len() > 3 && near.chars().next() == low.chars().next() && near.len().abs_diff(low.len()) <= slips;
            let number = name::singular(low) == **near || name::singular(near) == low;
            (alike || matches!(*near, "has" | "are")) && !number && name::distance(low, near) <= slips
        };
        let noun = Noun::read(std::slice::from_ref(token));
        if !low.is_ascii() || noun.is_some_and(|noun| work.book.knows(&noun) || work.book.is_field(&noun)) {
            continue;
        }
        let Some(near) = words.iter().copied().find(slip) else { continue };
        let sentences = work.all(&[work.with(at, at + 1, near)]);
        if !sentences.is_empty() {
            let why = Some(format!("`{}` is no word of a sentence form; did you mean `{near}`?", token.text));
            return Some(Mend { why, cure: None, sentences });
        }
    }
    None
}

/// "Delete the tasks when their project is deleted."
fn deletion(work: &Work<'_>) -> Option<Mend> {
    let deletes = |word: &str| matches!(word, "delete" | "deleted" | "deletes" | "remove" | "removed" | "removes");
    let when = work.words().position(|word| matches!(word, "when" | "if" | "whenever" | "once"))?;
    work.words().skip(when).find(|word| deletes(word))?;
    work.words().take(when).find(|word| deletes(word))?;
    let entity = |tokens: &[Token]| {
        let nouns = tokens.iter().filter_map(|token| Noun::read(std::slice::from_ref(token)));
        nouns.into_iter().find(|noun| work.book.knows(noun))
    };
    let (child, parent) = (entity(work.tokens().get(..when)?)?, entity(work.tokens().get(when..)?)?);
    let text = format!("Deleting {} {} deletes its {}", article(parent.one()), parent.one(), child.many());
    work.because("what a deletion does to others is said the other way round", &[text])
}

/// Business rules.
fn conditional(work: &Work<'_>) -> Option<Mend> {
    const WORDS: &[&str] =
        &["if", "unless", "when", "whenever", "while", "until", "except", "only", "otherwise", "depending"];
    // Behind the words at which the reader stopped, it is not what stopped the reader.
    let before = |token: &&Token| work.stuck.is_none_or(|stuck| token.span.start < stuck.end);
    let some = work.tokens().iter().take_while(before).any(|token| WORDS.contains(&token.low.as_str()));
    let relative =
        ["that are", "who are", "which are", "that have", "who have"].iter().any(|words| work.find(words).is_some());
    let why = "what holds for some rows only, for some people or at some times, is not kept by a schema";
    (some || relative).then(|| Mend { why: Some(why.to_owned()), cure: Some(NOTE), sentences: Vec::new() })
}

/// Words before a number.
const BOUNDS: &[&str] = &[
    "a maximum of",
    "a max of",
    "a minimum of",
    "no more than",
    "no fewer than",
    "no less than",
    "not more than",
    "at least",
    "at most",
    "up to",
    "more than",
    "fewer than",
    "less than",
    "exactly",
    "precisely",
    "maximum",
    "minimum",
    "max",
    "min",
];

/// "At least two handlers", "a max of 20 huskies": how many there may be.
fn count(work: &Work<'_>) -> Option<Mend> {
    const NUMBERS: &[&str] =
        &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens"];
    const LENGTHS: &[&str] = &["characters", "chars", "letters", "digits", "words", "decimals", "places", "bytes"];
    let list = work.tokens();
    let at = list.iter().position(|token| token.kind == Kind::Number || NUMBERS.contains(&token.low.as_str()))?;
    let behind = list.get(at + 1).filter(|next| next.is_name() && !LENGTHS.contains(&next.low.as_str()))?;
    let bound = BOUNDS.iter().filter_map(|phrase| work.find(phrase)).find(|(_, end)| *end == at);
    let from = bound.map_or(at, |(start, _)| start);
    let texts = [work.with(from, at + 1, "many")];
    work.because(format!("how many {} there may be is not kept by a schema", behind.low), &texts)
}

/// "The mood is calm or wild."
fn values(work: &Work<'_>) -> Option<Mend> {
    let at = work.words().position(|word| matches!(word, "is" | "are"))?;
    work.find("or").filter(|(or, _)| *or > at + 1)?;
    let bare = usize::from(work.words().next().is_some_and(|first| first == "the" || first == "a"));
    let field = work.slice(bare, at);
    let listed = work.slice(at + 1, work.tokens().len());
    let listed = listed.strip_prefix("either ").unwrap_or(listed);
    work.because("values of a field are listed behind \"can be\"", &[format!("{field} can be {listed}")])
}

/// "A weight in kg."
fn unit(work: &Work<'_>) -> Option<Mend> {
    let stuck = work.stuck?;
    let from = work.tokens().iter().position(|token| token.span.start >= stuck.start)?;
    let to = work.tokens().iter().rposition(|token| token.span.end <= stuck.end)? + 1;
    let words = work.slice(from + 1, to).to_lowercase();
    (work.tokens().get(from)?.low == "in" && is_unit(&words)).then_some(())?;
    let text = work.with(from, to, &format!("({})", work.slice(from, to)));
    work.because("a unit stands in parentheses behind its field", &[text.replace(" ,", ",")])
}

/// "Is owned by a person or a company."
fn either(work: &Work<'_>) -> Option<Mend> {
    let at = work.find("or")?.0;
    let ties = ["belongs to", "belong to", "owned by", "refers to", "refer to", "linked to"];
    let (_, verb) = ties.iter().find_map(|phrase| work.find(phrase)).filter(|(_, end)| *end < at)?;
    let length = work.tokens().len();
    let name = |token: &Token| Noun::read(std::slice::from_ref(token)).is_some();
    let subject: Vec<Token> =
        work.tokens().iter().take(verb).take_while(|token| token.low != "is" && token.low != "are").cloned().collect();
    let subject = Noun::read(&subject).filter(|_| subject.last().is_some_and(name))?;
    let subject = subject.many();
    let texts: Vec<String> = [(verb, at), (at + 1, length)]
        .iter()
        .map(|(from, to)| format!("{subject} may belong to {}", work.slice(*from, *to)))
        .collect();
    let sentences = work.all(&texts);
    let why = Some("a key leads to one entity; for one of two, each is an optional key".to_owned());
    (sentences.len() == 2).then(|| Mend { why, cure: None, sentences: vec![sentences.join(" ")] })
}

/// "huskies(name, age)"
fn call(work: &Work<'_>) -> Option<Mend> {
    let open = work.tokens().iter().position(|token| token.is_mark("("))?;
    let closed = work.tokens().last().is_some_and(|last| last.is_mark(")"));
    let noun = Noun::read(work.tokens().get(..open)?)?;
    let inside = work.slice(open + 1, work.tokens().len() - 1);
    closed.then_some(())?;
    work.because("the fields of an entity stand behind \"have\"", &[format!("{} have {inside}", noun.many())])
}

/// "Husky -> Kennel"
fn arrow(work: &Work<'_>) -> Option<Mend> {
    let at = work.tokens().iter().position(|token| matches!(token.low.as_str(), "->" | "=>" | ">"))?;
    let (from, to) = (Noun::read(work.tokens().get(..at)?)?, Noun::read(work.tokens().get(at + 1..)?)?);
    let texts =
        [format!("{} belong to {}", from.many(), to.many()), format!("{} have many {}", from.many(), to.many())];
    work.because("what an arrow means is not said", &texts)
}

/// "I want to store the vaccinations of each husky."
fn wanted(work: &Work<'_>) -> Option<Mend> {
    const LEADS: &[&str] = &[
        "i want to store",
        "i want to keep",
        "i want to track",
        "i want to record",
        "we want to store",
        "we want to keep",
        "we want to track",
        "we need to store",
        "we need to track",
        "i need to store",
        "i need to track",
        "add a table for",
        "create a table for",
        "make a table for",
        "i need",
        "i want",
        "we need",
        "we want",
        "i would like",
        "store",
        "track",
    ];
    if let (Some((_, add)), Some((to, behind))) = (work.find("add"), work.find("to"))
        && add <= 2
    {
        let field = Noun::read(work.tokens().get(add..to)?)?;
        let owner = Noun::read(work.tokens().get(behind..)?)?;
        return work.because(WANTED, &[format!("{} have {}", owner.many(), field.a())]);
    }
    let (_, end) = LEADS.iter().filter_map(|lead| work.find(lead)).find(|(start, _)| *start == 0)?;
    let rest = work.tokens().get(end..)?;
    let of = rest.iter().position(|token| matches!(token.low.as_str(), "of" | "for" | "about"));
    let noun = Noun::read(rest.get(..of.unwrap_or(rest.len()))?)?;
    let owner = of.and_then(|of| Noun::read(rest.get(of + 1..)?));
    let texts = match owner {
        Some(owner) if noun.plural => {
            vec![format!("{} {} has many {}", capital(article(owner.one())), owner.one(), noun.many())]
        }
        Some(owner) => vec![format!("{} have {}", owner.many(), noun.a())],
        None => vec![format!("{} have a name", noun.many())],
    };
    work.because(WANTED, &texts)
}

const WANTED: &str = "a description says what there is, not what to do";

fn calculated(work: &Work<'_>) -> Option<Mend> {
    let verbs =
        ["is computed", "is calculated", "is derived", "is the sum", "is the product", "is the number", "equals"];
    let (at, _) = verbs.iter().find_map(|verb| work.find(verb))?;
    let text = format!("{} is not stored", work.slice(0, at));
    let sentences = work.all(&[text]);
    let why = Some(
        "a computation is no part of a schema; a value that is computed where it is needed has no column".to_owned(),
    );
    Some(Mend { why, cure: Some(NOTE).filter(|_| sentences.is_empty()), sentences })
}

/// The sentence without the words at which the reader stopped, where they say nothing that bends the rest.
fn without(work: &Work<'_>) -> Option<Mend> {
    const BENDS: &[&str] = &[
        "not",
        "never",
        "no",
        "none",
        "cannot",
        "before",
        "after",
        "than",
        "or",
        "without",
        "but",
        "instead",
        "whatever",
        "whichever",
        "whoever",
    ];
    const DANGLING: &[&str] = &[
        "a", "across", "after", "an", "and", "at", "by", "during", "for", "from", "in", "into", "near", "of", "on",
        "over", "that", "the", "through", "to", "under", "via", "where", "which", "who", "with", "within", ",",
    ];
    let stuck = work.stuck?;
    let from = work.tokens().iter().position(|token| token.span.start >= stuck.start)?;
    let bends = |token: &Token| BENDS.contains(&token.low.as_str());
    if from == 0 || stuck.end < work.tokens().last()?.span.end {
        return None;
    }
    let before = work.tokens().get(..from)?;
    let kept = before.iter().rposition(|token| !DANGLING.contains(&token.low.as_str()))? + 1;
    let item = before.get(..kept)?.iter().rposition(|token| token.low == "and" || token.is_mark(",")).unwrap_or(0);
    if work.tokens().get(item..)?.iter().any(bends) {
        return None;
    }
    let sentences = work.all(&[work.slice(0, kept).to_owned()]);
    (!sentences.is_empty()).then_some(Mend { why: None, cure: None, sentences })
}
