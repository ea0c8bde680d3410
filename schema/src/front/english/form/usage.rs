//! "Keepers can add, change and remove hives.", "Users can sign up and log in.": what people do, not what is stored.

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::{SYSTEMS, USES};

pub(super) static FORM: Form = Form {
    name: "usage",
    page: PAGE,
    cues: &["manage", "create", "view", "edit", "update", "log", "register"],
    template: "Users can view {many}.",
    read,
};

const PAGE: &str = r#"
What people do with the rows says nothing of the schema, and is listed as an assumption. What they do it with must be an entity or a
field that another sentence describes, so that nothing is lost; with anything else in it the sentence is refused.

    Hives have a code. Keepers can add, change and remove hives.
    Keepers have a name. Keepers can register and log in.
    Hives have a code. The system should be able to manage hives.
    Hives have a code. The application should keep track of hives.
"#;

/// Who uses an application, whatever its data are.
const USERS: &[&str] = &["admin", "administrator", "administrators", "admins", "anyone", "everyone", "user", "users"];

/// Of what people do, what they may also do in the world that is modelled.
const DEEDS: &[&str] = &["change", "export", "import", "maintain", "manage", "print", "read", "see", "show", "track"];

const ACCOUNT: &[&str] = &["log in", "log out", "log on", "sign in", "sign out", "sign up", "register", "unregister"];

fn read(clause: &Clause<'_>) -> Outcome {
    const MODALS: &[&str] = &["can", "may", "should", "must", "will", "are", "is", "wants", "want", "needs", "need"];
    let Some((before, verb, mut cursor)) = clause.split_at(MODALS) else { return Outcome::Other };
    let able = match verb.low.as_str() {
        "are" | "is" => cursor.eat("able to"),
        "wants" | "want" | "needs" | "need" => cursor.eat("to"),
        _ => {
            cursor.eat("be able to");
            true
        }
    };
    cursor.eat("also");
    let app = is_the_system(before);
    if !able || (!app && Noun::list(before).is_none()) {
        return Outcome::Other;
    }
    let somebody = app || before.last().is_some_and(|last| USERS.contains(&last.low.as_str()));
    // "Keepers can manage lighthouses" may be a relation, "can add and manage lighthouses" is none.
    let clear = |token: &Token| USES.contains(&token.low.as_str()) && !DEEDS.contains(&token.low.as_str());
    let open = cursor.peek().filter(|token| DEEDS.contains(&token.low.as_str())).map(|token| token.span);
    let clear = somebody || open.is_none() || cursor.rest().iter().any(clear);
    let mut touched = Vec::new();
    let mut acts = 0_usize;
    // "An orchard should also delete its trees" is what a delete of it takes along.
    if matches!(cursor.low(0), "delete" | "remove") && matches!(cursor.low(1), "its" | "their" | "all") && !app {
        return Outcome::Stuck(cursor.stuck("`deleting …` before it, if its rows shall go too"));
    }
    loop {
        let verb = cursor.eat_any(USES).is_some()
            || (app && cursor.eat_any(&["keep track of", "handle", "support"]).is_some());
        if !verb && cursor.eat_any(ACCOUNT).is_none() {
            if acts == 0 {
                return Outcome::Other;
            }
            return Outcome::Stuck(cursor.stuck("an entity that another sentence describes, and nothing about it"));
        }
        acts += 1;
        if verb && !is_joined(&cursor) {
            match objects(&mut cursor) {
                Some(nouns) => touched.extend(nouns.into_iter().map(Fact::Touched)),
                None => return Outcome::Stuck(cursor.stuck("entities, such as `tasks`, and nothing more about them")),
            }
        }
        if cursor.done() {
            break;
        }
        let from = cursor.at;
        while cursor.eat_any(&[",", "and", "or", "/"]).is_some() {}
        if cursor.at == from || cursor.done() {
            return Outcome::Stuck(cursor.stuck("the end of the sentence"));
        }
    }
    if let Some(span) = open.filter(|_| !clear && clause.book.is_settled()) {
        return Outcome::Stuck(Stuck::at(
            span,
            "whether that is a relation, as in `each lighthouse belongs to a keeper`, or what users do",
        ));
    }
    let text = clause.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let because = "this says what is done, not what is stored, so nothing in the schema comes from it".to_owned();
    let listed = Fact::Assumed { span: clause.span, text, because };
    Outcome::Read(touched.into_iter().chain([listed]).collect())
}

/// "The app", "it" is nobody: the application itself.
pub(super) fn is_the_system(tokens: &[Token]) -> bool {
    let [article, rest @ ..] = tokens else { return false };
    matches!(article.low.as_str(), "the" | "this" | "our" | "my")
        && rest.last().is_some_and(|last| SYSTEMS.contains(&last.low.as_str()))
        && rest.len() < 4
}

/// "add, change and remove hives": another verb follows.
fn is_joined(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let mut joined = false;
    while ahead.eat_any(&[",", "and", "or", "/"]).is_some() {
        joined = true;
    }
    joined && ahead.eat_any(USES).is_some()
}

/// "their own hives and keepers", up to the next verb.
fn objects(cursor: &mut Cursor<'_>) -> Option<Vec<Noun>> {
    let mut nouns = Vec::new();
    loop {
        cursor.eat_any(&[
            "all of their",
            "all of the",
            "all their",
            "all the",
            "all",
            "any",
            "their own",
            "their",
            "own",
            "new",
            "existing",
        ]);
        cursor.eat_any(&["new", "existing", "own"]);
        let length = cursor.rest().iter().take_while(|token| token.is_name() && !joins(token)).count();
        nouns.push(cursor.rest().get(..length).and_then(Noun::read)?);
        cursor.at += length;
        let mut ahead = *cursor;
        while ahead.eat_any(&[",", "and", "or"]).is_some() {}
        let mut verb = ahead;
        if ahead.at == cursor.at || ahead.done() || verb.eat_any(USES).is_some() || verb.eat_any(ACCOUNT).is_some() {
            return Some(nouns);
        }
        *cursor = ahead;
    }
}

fn joins(token: &Token) -> bool {
    token.is_mark(",") || matches!(token.low.as_str(), "and" | "or")
}
