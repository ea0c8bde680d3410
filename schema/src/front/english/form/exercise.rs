//! "Draw an ER diagram.", "State your assumptions.", "(8 marks)": what a teacher asks beside the model.

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Kind;

pub(super) static FORM: Form = Form {
    name: "exercise",
    page: PAGE,
    cues: &["draw", "diagram", "assumptions", "marks"],
    template: "Draw an ER diagram.",
    read,
};

const PAGE: &str = r#"
Words of an exercise, in these forms only. They say nothing of the schema.

    Hives have a code. Draw an ER diagram. State your assumptions. (8 marks)
    Hives have a code. Draw an entity-relationship diagram for this database. State any assumptions that you make.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    cursor.eat_any(&["please", "then", "also"]);
    if diagram(&mut cursor) || assumptions(&mut cursor) || marks(&mut cursor) {
        return cursor.end(vec![Fact::Nothing]);
    }
    Outcome::Other
}

fn diagram(cursor: &mut Cursor<'_>) -> bool {
    if cursor.eat_any(&["draw", "sketch", "create", "produce", "provide", "design", "construct", "make"]).is_none() {
        return false;
    }
    cursor.eat_any(&["a complete", "a", "an", "the", "your"]);
    let kinds =
        ["er", "e-r", "eer", "entity-relationship", "entity relationship", "uml class", "uml", "class", "relational"];
    if cursor.eat_any(&kinds).is_none() || cursor.eat_any(&["diagram", "model diagram", "schema diagram"]).is_none() {
        return false;
    }
    if cursor.eat_any(&["for", "of", "from"]).is_some() {
        cursor.eat_any(&["this", "the", "your"]);
        cursor.eat_any(&["above", "following", "given"]);
        cursor.eat_any(&["database", "scenario", "description", "system", "schema", "model", "data"]);
    }
    true
}

fn assumptions(cursor: &mut Cursor<'_>) -> bool {
    if cursor
        .eat_any(&["clearly state", "state", "list", "document", "note", "explain", "justify", "write down"])
        .is_none()
    {
        return false;
    }
    cursor.eat_any(&["any", "all", "your", "the"]);
    cursor.eat_any(&["further", "additional", "other"]);
    if !cursor.eat("assumptions") {
        return false;
    }
    cursor.eat_any(&["that you make", "you make", "that you made", "you made", "that you have made", "clearly"]);
    true
}

/// "(8 marks)", "[8 points]".
fn marks(cursor: &mut Cursor<'_>) -> bool {
    let opened = cursor.eat_any(&["(", "["]).is_some();
    let number = cursor.peek().is_some_and(|token| token.kind == Kind::Number);
    if !opened || !number {
        return false;
    }
    cursor.at += 1;
    cursor.eat_any(&["marks", "mark", "points", "point"]).is_some() && cursor.eat_any(&[")", "]"]).is_some()
}
