//! Words that point back: "it", "they", "its", "this harbour", "each of them", and a sentence without a subject below a heading.
//!
//! They are put into the words of what they stand for before a sentence is read. Where two nouns could be meant, nothing is guessed.

use super::clause::{Stuck, subject_length};
use super::entity::{Alias, Book};
use super::fact::{Fact, Way};
use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::sentence::{Place, Sentence};
use super::split::{is_owner, lacks_subject};
use super::verb;
use super::vocabulary::{PERSONS, ROLES, is_finite, is_stop};
use crate::name;
use crate::text::Span;

/// What the sentence before was about.
#[derive(Default)]
pub(super) struct Memory {
    /// The words of its subjects, without a determiner.
    subjects: Vec<Vec<Token>>,
    /// The words of the one field of which it said something.
    field: Vec<Token>,
    /// Whether each of its subjects is a plural.
    plural: bool,
    /// Several of which it spoke: "an observatory has several telescopes".
    several: Vec<Noun>,
    /// Persons of whom it spoke beside its subject.
    persons: bool,
    /// The heading above.
    heading: Vec<Token>,
    /// All fields that it listed.
    fields: Vec<Noun>,
    /// The last two fields that it listed: "a start date and an end date".
    pair: Option<[Noun; 2]>,
}

/// What a sentence begins with.
enum Points {
    /// "It", "this", "that".
    One,
    /// "They", "these".
    Many,
    /// "Its", "their".
    Whose,
    /// "Each", "each of them".
    Each,
}

impl Memory {
    /// Puts the words that are meant into the place of those that point back; what cannot be resolved becomes the sentence's trouble.
    pub(super) fn resolve(&self, sentence: &mut Sentence, book: &Book) {
        sentence.trouble = None;
        if matches!(sentence.place, Place::Heading { .. }) {
            return;
        }
        self.of_two(&mut sentence.tokens);
        self.both(&mut sentence.tokens);
        if let Err(stuck) = self.rewrite(&mut sentence.tokens, book) {
            sentence.trouble = Some(stuck);
        }
    }

    /// "Both scores are whole numbers", behind a sentence with a home score and an away score.
    fn both(&self, tokens: &mut Vec<Token>) {
        let [both, noun, are, ..] = tokens.as_slice() else { return };
        if both.low != "both" || are.low != "are" || !name::is_plural(&noun.low) {
            return;
        }
        let (one, span) = (name::singular(&noun.low), both.span.to(noun.span));
        let named = |field: &&Noun| field.one().rsplit_once(' ').is_some_and(|(_, last)| last == one);
        let fields: Vec<&Noun> = self.fields.iter().filter(named).collect();
        let [first, second] = fields.as_slice() else { return };
        let word = |word: &str| Token::inserted(Kind::Word, word, span);
        let mut words: Vec<Token> = first.text.split(' ').map(word).collect();
        words.push(word("and"));
        words.extend(second.text.split(' ').map(word));
        words.push(word("are"));
        words.push(word("each"));
        let types = ["booleans", "dates", "decimals", "integers", "numbers", "timestamps", "times", "floats"];
        for token in tokens.iter_mut().skip(3).take(2).filter(|token| types.contains(&token.low.as_str())) {
            token.low.pop();
            token.text.pop();
        }
        tokens.splice(..3, words);
    }

    /// "The latter must be later than the former", behind a sentence that ends in two fields.
    fn of_two(&self, tokens: &mut Vec<Token>) {
        let Some([former, latter]) = &self.pair else { return };
        let mut at = 0;
        while at + 1 < tokens.len() {
            at += 1;
            let noun = match tokens.get(at).map_or("", |token| token.low.as_str()) {
                "former" => former,
                "latter" => latter,
                _ => continue,
            };
            if tokens.get(at - 1).is_some_and(|the| the.low == "the")
                && let Some(span) = tokens.get(at).map(|token| token.span)
            {
                tokens.splice(at..=at, noun.text.split(' ').map(|word| Token::inserted(Kind::Word, word, span)));
            }
        }
    }

    fn rewrite(&self, tokens: &mut Vec<Token>, book: &Book) -> Result<(), Stuck> {
        let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
        let Some(first) = tokens.first().map(|token| token.span) else { return Ok(()) };
        let verb = |word: &str| is_finite(word) || matches!(word, "also" | "each" | "both" | "always" | "defaults");
        // "It is required that each telescope has a code": stands for nothing.
        if low(0) == "it" && low(1) == "is" && low(3) == "that" {
            let modal = match low(2) {
                "required" | "necessary" | "mandatory" => "must",
                "possible" | "allowed" => "can",
                _ => return Err(Stuck::at(first, "`it is required that` or `it is possible that`")),
            };
            let has = |token: &Token| matches!(token.low.as_str(), "has" | "have" | "belong" | "belongs");
            let Some(at) = tokens.iter().skip(4).position(has).map(|at| at + 4) else {
                return Err(Stuck::at(first, "`has` or `belongs to` behind it"));
            };
            if tokens.get(4..at).is_some_and(|before| before.iter().any(|token| is_finite(&token.low))) {
                return Err(Stuck::at(first, "`has` or `belongs to` as its only verb"));
            }
            let before = tokens.get(at - 1).map_or(first, |token| token.span);
            tokens.insert(at, Token::inserted(Kind::Word, modal, before));
            tokens.drain(..4);
            return Ok(());
        }
        // "The default is open", behind a sentence about what a field can be.
        let value = usize::from(low(0) == "the" && low(1) == "default" && low(2) == "value");
        if low(0) == "the" && low(1) == "default" && low(2 + value) == "is" && !self.field.is_empty() {
            let whole = tokens.get(2 + value).map_or(first, |last| first.to(last.span));
            let mut words: Vec<Token> = self.field.iter().map(|token| Token { span: whole, ..token.clone() }).collect();
            words.extend(["defaults", "to"].map(|word| Token::inserted(Kind::Word, word, whole)));
            tokens.splice(..3 + value, words);
            return Ok(());
        }
        let (points, length) = match (low(0), low(1), low(2)) {
            ("it", ..) => (Points::One, 1),
            ("they", ..) => (Points::Many, 1),
            ("this" | "that", next, _) if verb(next) => (Points::One, 1),
            ("these" | "those", next, _) if verb(next) => (Points::Many, 1),
            // "Their looms have a code": the looms are an entity.
            ("its" | "their" | "his" | "her", next, _) if is_finite(next) => {
                return Err(Stuck::at(first, "a noun behind it: whose is what?"));
            }
            ("its" | "their" | "his" | "her", ..) => {
                let owned = tokens.get(1..subject_length(tokens)).and_then(Noun::read);
                if owned.is_some_and(|noun| book.knows(&noun)) {
                    return Ok(());
                }
                (Points::Whose, 1)
            }
            ("each", "of", "them" | "these") => (Points::Each, 3),
            // "Some of them have a licence": of the others there is none.
            ("some" | "few" | "many" | "most", "of", "them" | "these") if low(3) == "have" => {
                let words = self.pointed(first, true, false)?;
                let whole = tokens.get(2).map_or(first, |last| first.to(last.span));
                let mut words: Vec<Token> = words.into_iter().map(|token| Token { span: whole, ..token }).collect();
                words.push(Token::inserted(Kind::Word, "may", whole));
                tokens.splice(..3, words);
                return Ok(());
            }
            ("each", next, _) if verb(next) => (Points::Each, 1),
            ("this" | "that" | "these" | "those", ..) => return this_noun(tokens, book),
            (first_word, second, _) if self.is_without_subject(first_word, second) => {
                return self.below_heading(tokens);
            }
            _ => return Ok(()),
        };
        let words: Vec<Token> = match points {
            Points::Each => {
                let words = self.each(first)?;
                // "Each belongs to a miller" behind a sentence about millers: rather one of the others.
                let own = Noun::read(&words);
                let own = own.as_ref().map(Noun::one);
                let rest = tokens.get(length..).unwrap_or(&[]);
                if rest.iter().any(|token| token.is_name() && own == Some(name::singular(&token.low).as_str())) {
                    return Err(Stuck::at(first, "the noun of which each is meant"));
                }
                words
            }
            Points::Whose => {
                let mut words = self.pointed(first, !matches!(low(0), "its"), true)?;
                if let Some(last) = words.last_mut() {
                    last.possessive = true;
                }
                words
            }
            Points::One if self.means_field(low(1), low(2)) => self.field.clone(),
            Points::One => self.pointed(first, false, false)?,
            Points::Many => self.pointed(first, true, false)?,
        };
        let whole = tokens.get(length - 1).map_or(first, |last| first.to(last.span));
        let words = words.into_iter().map(|token| Token { span: whole, ..token });
        tokens.splice(..length, words);
        // "They both have".
        let verb_at = tokens.iter().position(|token| matches!(token.low.as_str(), "both" | "all"));
        if let Some(at) = verb_at
            .filter(|at| matches!(points, Points::Many) && tokens.get(at + 1).is_some_and(|next| verb(&next.low)))
        {
            tokens.remove(at);
        }
        Ok(())
    }

    /// The subject of the sentence before.
    fn pointed(&self, at: Span, many: bool, whose: bool) -> Result<Vec<Token>, Stuck> {
        let word = |text: &str| format!("what `{text}` stands for: say its name");
        match self.subjects.as_slice() {
            [] => Err(Stuck::at(at, format!("a noun: {}", word("it")))),
            [only] => {
                if many && self.persons {
                    return Err(Stuck::at(
                        at,
                        "who is meant is not clear: it may be the persons of the sentence before; say the name",
                    )
                    .code("ambiguous"));
                }
                if !many && self.plural {
                    return Err(Stuck::at(at, "a noun: the sentence before is about several"));
                }
                Ok(only.clone())
            }
            list if many && !whose => {
                let mut words = Vec::new();
                for (number, subject) in list.iter().enumerate() {
                    if number > 0 {
                        words.push(Token::inserted(Kind::Word, "and", at));
                    }
                    words.extend(subject.iter().cloned());
                }
                Ok(words)
            }
            _ => {
                Err(Stuck::at(at, "which of the subjects of the sentence before is meant is not said")
                    .code("ambiguous"))
            }
        }
    }

    /// "Status can be new or sold. It defaults to new": an entity has no default.
    fn means_field(&self, verb: &str, next: &str) -> bool {
        let of_fields = matches!((verb, next), ("defaults", "to") | ("starts", "as" | "at" | "out"));
        let says = matches!(
            (verb, next),
            ("is" | "cannot" | "defaults" | "starts", _) | ("must" | "can" | "should" | "may", "be" | "not")
        );
        !self.field.is_empty() && (of_fields || (says && self.subjects.is_empty()))
    }

    fn each(&self, at: Span) -> Result<Vec<Token>, Stuck> {
        match self.several.as_slice() {
            [only] => Ok(words_of(only, at)),
            [] if self.plural => self.pointed(at, true, false),
            [] => Err(Stuck::at(at, "the noun of which each is meant")),
            _ => Err(Stuck::at(at, "each of which is not said").code("ambiguous")),
        }
    }

    fn is_without_subject(&self, first: &str, second: &str) -> bool {
        !self.heading.is_empty() && lacks_subject(first, second)
    }

    fn below_heading(&self, tokens: &mut Vec<Token>) -> Result<(), Stuck> {
        let Some(first) = tokens.first().map(|token| Span { end: token.span.start, ..token.span }) else {
            return Ok(());
        };
        // "# Kiln", "A potter has a name. Belongs to a guild.": the kiln or the potter?
        let other = |tokens: &Vec<Token>| {
            let model = |tokens: &[Token]| Noun::read(tokens).map(|noun| noun.model().to_owned());
            model(tokens) != model(&self.heading)
        };
        if self.subjects.iter().any(other) {
            let span = tokens.first().map_or(first, |verb| verb.span);
            return Err(Stuck::at(span, "whose it is: the heading and the sentence before speak of two; say its name")
                .code("ambiguous"));
        }
        let words: Vec<Token> = self.heading.iter().cloned().map(|token| Token { span: first, ..token }).collect();
        tokens.splice(..0, words);
        Ok(())
    }

    /// "Represents a house on a hill", below a heading, is for people.
    pub(super) fn is_gloss(&self, sentence: &Sentence) -> bool {
        let first = sentence.tokens.first().map_or("", |token| token.low.as_str());
        !self.heading.is_empty() && sentence.place == Place::Plain && first == "represents"
    }

    /// Keeps what the next sentence may point to. `facts` are those of this one, if it was understood.
    pub(super) fn remember(&mut self, sentence: &Sentence, facts: Option<&[Fact]>) {
        if let Place::Heading { .. } = sentence.place {
            // "Data model" is above all of them, and owns nothing.
            let heading = if is_owner(&sentence.tokens) { sentence.tokens.clone() } else { Vec::new() };
            *self = Memory { heading, ..Memory::default() };
            return;
        }
        let heading = std::mem::take(&mut self.heading);
        *self = Memory { heading, ..Memory::default() };
        let Some(facts) = facts else {
            self.subjects.extend(unread(&sentence.tokens));
            return;
        };
        let before = sentence.tokens.get(..subject_length(&sentence.tokens)).unwrap_or(&[]);
        self.field = field_of(before, facts);
        // "A telescope's stage can be …" is about the telescope.
        let mut owner =
            before.iter().position(|token| token.possessive).map(|at| before.iter().take(at + 1).cloned().collect());
        if let Some(last) = owner.as_mut().and_then(|owner: &mut Vec<Token>| owner.last_mut()) {
            last.possessive = false;
        }
        let before: &[Token] = owner.as_deref().unwrap_or(before);
        self.several = several(facts);
        self.pair = pair(sentence, facts);
        let field = |fact: &Fact| if let Fact::Field { name, .. } = fact { Some(name.clone()) } else { None };
        self.fields = facts.iter().filter_map(field).collect();
        let Some(nouns) = Noun::list(before) else { return };
        let about = |noun: &Noun| {
            facts.iter().any(|fact| match fact {
                Fact::Entity(entity, _) | Fact::PerhapsKind(entity, _) | Fact::PerhapsHolder(entity, _) => {
                    entity.model() == noun.model()
                }
                Fact::Field { entity, .. } => entity.model() == noun.model(),
                Fact::Property(field, _) => field.entity.as_ref().is_some_and(|entity| entity.model() == noun.model()),
                _ => false,
            })
        };
        if !nouns.iter().all(about) {
            return;
        }
        let is_connective = |token: &Token| token.is_mark(",") || matches!(token.low.as_str(), "and" | "&");
        let determiner = |token: &Token| super::vocabulary::is_determiner(&token.low);
        self.subjects = before
            .split(is_connective)
            .map(|part| part.iter().filter(|token| !determiner(token)).cloned().collect())
            .filter(|part: &Vec<Token>| !part.is_empty())
            .collect();
        self.plural = nouns.iter().all(|noun| noun.plural && !matches!(noun.determiner, "each" | "every" | "a" | "an"));
        for fact in facts {
            let Fact::Entity(noun, _) = fact else { continue };
            let subject = nouns.iter().any(|subject| subject.model() == noun.model());
            self.persons |= !subject && is_person(noun);
        }
    }
}

/// The words before the verb, where all that is said is said of the one field that they name.
fn field_of(before: &[Token], facts: &[Fact]) -> Vec<Token> {
    let mut fields = facts.iter().map(|fact| match fact {
        Fact::Property(field, _) => Some(&field.whole),
        _ => None,
    });
    let first = fields.next().flatten();
    let one = first.is_some_and(|first| fields.all(|other| other.is_some_and(|other| other.span == first.span)));
    let joined = before.iter().any(|token| token.is_mark(",") || matches!(token.low.as_str(), "and" | "or"));
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "must" | "may" | "should");
    let length = before.iter().position(modal).unwrap_or(before.len());
    if one && !joined { before.get(..length).unwrap_or(&[]).to_vec() } else { Vec::new() }
}

/// The subject of a sentence that was not understood, where its beginning leaves no doubt: "A permit is …. It has a date."
fn unread(tokens: &[Token]) -> Option<Vec<Token>> {
    happened(tokens).or_else(|| {
        let first = tokens.first().filter(|first| matches!(first.low.as_str(), "a" | "an" | "each" | "every"))?;
        let length = subject_length(tokens);
        let says = |at: usize| {
            tokens.get(at).is_some_and(|verb| {
                matches!(verb.low.as_str(), "belongs" | "can" | "has" | "is" | "may" | "must")
                    || verb::may_be_verb(verb) && verb::base(&verb.low).is_some()
            })
        };
        // "A registration connects one participant with one session": the verb may be one that nobody knows.
        let length = if length < tokens.len() { length } else { (2..5).find(|at| says(*at))? };
        let noun = tokens.get(1..length).filter(|noun| noun.len() < 4 && !first.possessive)?;
        (says(length) && Noun::read(noun).is_some_and(|noun| !noun.plural)).then(|| noun.to_vec())
    })
}

/// "From time to time a payout is made", "each month there is a pay run", "she writes down an inking": what a sentence brings up at its end.
fn happened(tokens: &[Token]) -> Option<Vec<Token>> {
    const DONE: &[&str] = &[
        "booked",
        "created",
        "drawn",
        "entered",
        "filed",
        "issued",
        "made",
        "noted",
        "opened",
        "recorded",
        "registered",
        "started",
        "written",
    ];
    const DOES: &[&str] = &[
        "create", "creates", "file", "files", "issue", "issues", "log", "logs", "make", "makes", "note", "notes",
        "open", "opens", "record", "records", "start", "starts", "write", "writes",
    ];
    let article = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.low.as_str(), "a" | "an"));
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let at = (0..tokens.len()).rev().take(7).find(|at| article(*at))?;
    let length =
        tokens.iter().skip(at + 1).take(4).take_while(|token| token.is_name() && !is_finite(&token.low)).count();
    let noun =
        tokens.get(at + 1..at + 1 + length).filter(|words| Noun::read(words).is_some_and(|noun| !noun.plural))?;
    let end = at + 1 + length;
    let made = low(end) == "is" && DONE.contains(&low(end + 1)) && (end + 2..=end + 3).contains(&tokens.len());
    let there = end == tokens.len() && at > 1 && low(at - 2) == "there" && low(at - 1) == "is";
    let does = end == tokens.len()
        && at > 1
        && (DOES.contains(&low(at - 1))
            || matches!(low(at - 1), "down" | "up") && at > 2 && DOES.contains(&low(at - 2)));
    (made || there || does).then(|| noun.to_vec())
}

/// The two fields in which a sentence ends: "a start date and an end date".
fn pair(sentence: &Sentence, facts: &[Fact]) -> Option<[Noun; 2]> {
    let mut fields =
        facts.iter().rev().filter_map(|fact| if let Fact::Field { name, .. } = fact { Some(name) } else { None });
    let (second, first) = (fields.next()?, fields.next()?);
    let last = sentence.tokens.last()?;
    let typed = |token: &&Token| token.span.start >= second.span.end && token.is_name();
    let ends =
        sentence.tokens.iter().filter(typed).count() < 2 && last.span.end >= second.span.end && !last.is_mark(")");
    let between = |token: &&Token| token.span.start >= first.span.end && token.span.end <= second.span.start;
    let joins = |token: &Token| {
        matches!(token.low.as_str(), "," | "a" | "an" | "and" | "optional" | "the" | "timestamp" | "date")
    };
    let (mut count, mut plain) = (0, true);
    for token in sentence.tokens.iter().filter(between) {
        count += usize::from(token.low == "and");
        plain &= joins(token);
    }
    (ends && plain && count == 1).then(|| [first.clone(), second.clone()])
}

/// Several of which a sentence speaks.
fn several(facts: &[Fact]) -> Vec<Noun> {
    let mut out: Vec<Noun> = Vec::new();
    for fact in facts {
        let Fact::Tie(tie) = fact else { continue };
        let many = matches!(tie.way, Way::CanHaveMany | Way::HasMany | Way::Both | Way::Bare | Way::ByMany);
        if many && !out.iter().any(|noun| noun.model() == tie.to.model()) {
            out.push(tie.to.clone());
        }
    }
    out
}

/// "This observatory has a name": the noun says itself what is meant, if anybody spoke of it.
fn this_noun(tokens: &mut [Token], book: &Book) -> Result<(), Stuck> {
    let length = subject_length(tokens);
    let noun = tokens.get(1..length).and_then(Noun::read);
    let possessed = tokens.get(1..).and_then(|rest| rest.iter().position(|token| token.possessive));
    let noun = possessed.and_then(|at| tokens.get(1..=at + 1)).and_then(Noun::read).or(noun);
    let Some(noun) = noun else { return Ok(()) };
    let known = book.knows(&noun) || matches!(book.alias(&noun), Some(Alias::One(_) | Alias::Several));
    let field = (1..length).any(|at| tokens.get(1..=at).and_then(Noun::read).is_some_and(|noun| book.knows(&noun)));
    if !known && !field {
        let message = format!("no sentence before speaks of `{}`", noun.text);
        return Err(Stuck::at(noun.span, message).code("unknown_name"));
    }
    if let Some(first) = tokens.first_mut() {
        (first.text, first.low) = ("the".to_owned(), "the".to_owned());
    }
    Ok(())
}

/// Whether it is a word for people: "they" may be them.
pub(super) fn is_person(noun: &Noun) -> bool {
    let one = noun.one();
    let last = one.rsplit(' ').next().unwrap_or_default();
    let ending = ["er", "or", "ist", "ian", "man", "woman", "person", "people", "ant", "ee"];
    PERSONS.contains(&last) || ROLES.contains(&last) || ending.iter().any(|end| last.ends_with(end))
}

fn words_of(noun: &Noun, span: Span) -> Vec<Token> {
    let word = |text: &str| Token {
        kind: Kind::Word,
        text: text.to_owned(),
        low: text.to_lowercase(),
        possessive: false,
        span,
    };
    noun.text.split(' ').map(word).collect()
}

/// Whether this word is a noun by itself: "a station consists of", "many stations", and not a part of a longer name.
fn stands_alone(tokens: &[Token], at: usize, book: &Book) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |token| token.low.as_str());
    let counts = ["", "a", "an", "any", "each", "every", "many", "multiple", "one", "several"];
    // Asked of each word of a text: what costs comes last.
    if !counts.contains(&before) && !tokens.get(at).is_some_and(|word| word.possessive) {
        return false;
    }
    let ends = tokens.get(at + 1).is_none_or(|next| !next.is_name() || is_stop(&next.low) || is_finite(&next.low));
    let verb = || at < 2 && verb::position(tokens) == Some(at + 1);
    let longer = || {
        (1..=2.min(at))
            .any(|length| tokens.get(at - length..=at).and_then(Noun::read).is_some_and(|noun| book.knows(&noun)))
    };
    (ends || verb()) && !longer()
}

/// "The formula", after "glaze formulas", in full. Words that could be of two entities are the sentence's trouble.
pub(super) fn short_names(sentence: &mut Sentence, book: &Book) {
    let mut at = 0;
    while at < sentence.tokens.len() {
        let points = |token: &Token| matches!(token.low.as_str(), "the" | "its" | "their");
        let pointed = at.checked_sub(1).and_then(|at| sentence.tokens.get(at)).is_some_and(points);
        let Some(word) = sentence.tokens.get(at).filter(|_| pointed || stands_alone(&sentence.tokens, at, book)) else {
            at += 1;
            continue;
        };
        let noun = Noun::read(std::slice::from_ref(word)).filter(|_| word.kind == Kind::Word);
        let alias = noun.as_ref().and_then(|noun| book.alias(noun));
        let longer = alias.is_some()
            && (at + 2..=(at + 4).min(sentence.tokens.len()))
                .filter_map(|end| Noun::read(sentence.tokens.get(at..end)?))
                .any(|noun| book.knows(&noun));
        let alias = alias.filter(|_| !longer);
        match alias {
            Some(Alias::One(full)) => {
                let (span, plural) = (word.span, noun.is_some_and(|noun| noun.plural));
                let full = if plural { name::table(full).replace('_', " ") } else { full.to_owned() };
                let mut words = words_of(&Noun { text: full.into(), determiner: "", plural, span }, span);
                if let (Some(last), Some(word)) = (words.last_mut(), sentence.tokens.get(at)) {
                    last.possessive = word.possessive;
                }
                let length = words.len();
                sentence.tokens.splice(at..=at, words);
                at += length;
            }
            Some(Alias::Several) => {
                let message =
                    format!("`{}` could be several entities that end in this word; say the whole name", word.text);
                sentence.trouble.get_or_insert(Stuck::at(word.span, message).code("ambiguous"));
                return;
            }
            None => at += 1,
        }
    }
}
