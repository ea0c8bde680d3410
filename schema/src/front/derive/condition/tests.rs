//! The grammar, and all that is not in it.

use super::*;

fn plain(text: &str) -> String {
    parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).plain()
}

fn fault(text: &str) -> (usize, String) {
    let fault = parse(text).expect_err(text);
    assert!(fault.offset <= text.len() && text.is_char_boundary(fault.offset), "{fault:?}");
    (fault.offset, fault.message)
}

#[test]
fn reads_the_whole_grammar() {
    for text in [
        "price > 0",
        "price >= -1.50",
        "age BETWEEN 0 AND 150",
        "status IN ('open', 'it''s done')",
        "due_date IS NULL",
        "due_date IS NOT NULL AND active = TRUE",
        "(a = 1 OR b = 2) AND c <> 3",
        "a = 1 OR b = 2 AND c = 3",
        "length(name) >= 3",
        "(price * quantity) <= 1000",
        "(a - (b - -1)) > 0",
        "NOT (a IN (1, 2))",
        "NOT (a BETWEEN 1 AND 2)",
        "ends_at > starts_at",
    ] {
        let printed = plain(text);
        assert_eq!(parse(&printed), parse(text), "{text} and what it prints mean the same");
    }
    assert_eq!(plain("a = 1 or b = 2 and c = 3"), "a = 1 OR (b = 2 AND c = 3)");
    assert_eq!(plain("a not in (1)"), "NOT (a IN (1))");
    assert_eq!(plain("a+b*c>1"), "(a + (b * c)) > 1");
    assert_eq!(plain("a!=1"), "a <> 1");
    assert_eq!(plain("(a + 1) * 2 > LENGTH(b)"), "((a + 1) * 2) > length(b)");
    assert_eq!(plain("(((a))) = ((1))"), "a = 1");
}

#[test]
fn nothing_else_is_read() {
    for (text, offset, words) in [
        ("", 0, "a column"),
        ("price", 5, "`price` alone is no condition"),
        ("price >> 0", 7, "a column"),
        ("price == 0", 7, "`=`, not `==`"),
        ("price = NULL", 8, "IS NULL"),
        ("a = 1; DROP TABLE users", 5, "`;` has no meaning"),
        ("a = 1 -- no", 7, "minus"),
        ("a = 1 /* x */", 7, "a column"),
        ("name = \"x\"", 7, "single quotes"),
        ("name = 'x", 7, "no end"),
        ("lower(name) = 'x'", 0, "only `length`"),
        ("a = 1 b = 2", 6, "AND or OR"),
        ("(a = 1", 6, "close"),
        ("a = 1)", 5, "should end"),
        ("a BETWEEN 1 OR 2", 12, "upper bound"),
        ("a IS 1", 5, "NOT NULL"),
        ("a IN 1", 5, "parentheses"),
        ("a IN ()", 6, "a column"),
        ("(a = 1) = (b = 2)", 0, "cannot be compared"),
        ("a = 1 AND b", 11, "`b` alone"),
        ("a = 1 && b = 2", 6, "`AND`"),
        ("1x = 2", 0, "digits"),
        ("1.2.3 = a", 0, "digits"),
        ("a = ?", 4, "no meaning"),
        ("größe = $1", 9 + 1, "no meaning"),
        ("a NOT 1", 6, "BETWEEN"),
        ("AND a = 1", 0, "before `AND`"),
    ] {
        let (at, message) = fault(text);
        assert!(message.contains(words), "{text}: {message}");
        assert_eq!(at, offset, "{text}: {message}");
    }
}

#[test]
fn no_depth_and_no_length_overflows() {
    for deep in [
        format!("{}a{} = 1", "(".repeat(1900), ")".repeat(1900)),
        "NOT ".repeat(1000) + "a = 1",
        format!("{}a{} = 1", "length(".repeat(500), ")".repeat(500)),
        format!("a{} = 1", " + a".repeat(1000)),
        "(".repeat(100_000),
    ] {
        fault(&deep);
    }
    let wide = vec!["a = 1"; 400].join(" AND ");
    assert!(matches!(parse(&wide), Ok(Condition::And(list)) if list.len() == 400));
    assert!(parse(&format!("{}a = 1{}", "(".repeat(60), ")".repeat(60))).is_ok());
}

#[test]
fn no_text_gets_out_of_its_quotes() {
    for text in ["a = '''; DROP TABLE b; --'", "a = ''", "a = '\\'", "a IN ('x'')', ')')"] {
        let Ok(condition) = parse(text) else { panic!("{text}") };
        assert_eq!(parse(&condition.plain()), Ok(condition), "{text}");
    }
    assert!(parse("a = 'x\0y'").is_err());
}
