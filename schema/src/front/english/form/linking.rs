//! "Order items linking orders to products with quantity."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::items::{self, Manner};
use crate::front::english::list;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "linking",
    page: PAGE,
    cues: &["linking", "link", "links"],
    template: "{one} links link {many} to {others}.",
    read,
};

const PAGE: &str = r#"
An entity of its own that links two others: it has a key to each of them, and its own fields behind "with".

    Order items linking orders to products with quantity
    Enrolments link students to courses.
    Order lines connect orders to products with a quantity.
    Students, courses and teachers have a name. A placement links a student, a course and a teacher.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    const VERBS: &[&str] = &["linking", "link", "links", "connect", "connecting", "connects"];
    let Some((before, _, mut cursor)) = clause.split_at(VERBS) else { return Outcome::Other };
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    // "Connects two ports, a departure port and an arrival port"
    if cursor.sees("two") {
        return Outcome::Other;
    }
    let mut ends: Vec<Noun> = Vec::new();
    // "Links a student, a course and a teacher": behind a comma there are more than two.
    let several = cursor.rest().iter().take_while(|token| token.low != "with").any(|token| token.is_mark(","));
    loop {
        let (last, first) = (ends.len() == 1 && !several, ends.is_empty());
        let joins = |word: &str| if last { word == "with" } else { matches!(word, "to" | "and" | "with") };
        let length = cursor.rest().iter().take_while(|token| token.is_name() && !joins(&token.low)).count();
        let Some(end) = cursor.rest().get(..length).and_then(Noun::read) else {
            return Outcome::Stuck(cursor.stuck("two entities, as in `linking orders to products`"));
        };
        cursor.at += length;
        ends.push(end);
        if several {
            if cursor.eat_any(&[", and", ",", "and"]).is_some() && !cursor.sees("with") {
                continue;
            }
            break;
        }
        if last {
            break;
        }
        if first && cursor.eat_any(&["to", "and", "with"]).is_none() {
            return Outcome::Stuck(cursor.stuck("`to` and the other entity"));
        }
    }
    // Of three and more that stand in one list each is an entity that some sentence describes.
    if several {
        let unknown = ends.iter().find(|end| clause.book.is_settled() && !clause.book.knows(end));
        if let Some(end) = unknown.or_else(|| ends.get(1).filter(|_| ends.len() < 3)) {
            return Outcome::Stuck(Stuck::at(end.span, "entities that other sentences describe"));
        }
    }
    let again = |(at, end): (usize, &Noun)| ends.iter().take(at).any(|other| other.model() == end.model());
    if let Some(second) = ends.iter().enumerate().find(|end| again(*end)).map(|(_, end)| end) {
        let stuck = Stuck::at(second.span, "another entity; for two of one kind, a name for each end");
        return Outcome::Stuck(stuck.instead(items::self_link(subject.one(), second)));
    }
    let mut facts = vec![Fact::Entity(subject.clone(), Mention::Described)];
    for end in ends {
        if end.model() == subject.model() {
            return Outcome::Stuck(Stuck::at(end.span, "an entity other than the link itself"));
        }
        if !several || clause.book.knows(&end) {
            facts.push(Fact::Entity(end.clone(), Mention::Mentioned));
        }
        let span = end.span;
        let from = subject.clone();
        facts.push(Fact::relation(Tie::new(from, end, Way::Key, span)));
    }
    if !cursor.eat("with") {
        return cursor.end(facts);
    }
    let own = list::list(clause, cursor).and_then(|items| items::facts(clause, &subject, &items, Manner::default()));
    own.map(|own| facts.into_iter().chain(own).collect()).into()
}
