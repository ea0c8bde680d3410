//! What each bad struct, field and attribute is told: where, by which rule, and how it is mended.

use super::*;

#[test]
fn a_derive_stands_on_a_struct_with_fields() {
    for (text, message, help) in [
        ("enum Task { A }", "`Task` is an enum", "groundplan::Enum"),
        ("struct Task(String);", "a tuple struct", "each column a field"),
        ("struct Task;", "without fields", "each column a field"),
        ("union Task { a: u32 }", "a union", "each column a field"),
        ("struct Task<T> { a: String }", "a type parameter", "write the type out"),
        ("struct Task<'a> { a: String }", "a lifetime", "own the values"),
        ("struct Task<const N: usize> { a: String }", "a const parameter", "write the value out"),
    ] {
        let (fault, _) = fault(text);
        assert_eq!(fault.code, "unsupported_item", "{text}");
        assert!(fault.message.contains(message), "{text}: {}", fault.message);
        assert!(fault.help.as_ref().is_some_and(|cure| cure.contains(help)), "{text}: {:?}", fault.help);
    }
}

#[test]
fn mistakes_of_fields_name_the_cure() {
    for (field, code, message, help) in [
        ("a: u32", "unsupported_type", "`Task::a` is `u32`", "use `i64`"),
        (
            "#[model(on_delte = cascade)] a: Id<Project>",
            "unknown_attribute",
            "unknown attribute `on_delte` of `Task::a`",
            "did you mean `on_delete`? write `#[model(on_delete = cascade)]`",
        ),
        ("#[model(length = 3)] a: String", "unknown_attribute", "`length`", "did you mean `max_length`?"),
        ("#[model(nullable)] a: String", "unknown_attribute", "`nullable`", "Option"),
        ("#[model(colour)] a: String", "unknown_attribute", "`colour`", "one of these"),
        (
            "#[model(soft_delete)] a: String",
            "unknown_attribute",
            "`soft_delete` stands at a struct, not at a field",
            "`#[model(soft_delete)]` at a struct",
        ),
        (
            "#[model(max_length)] a: String",
            "invalid_attribute",
            "not written like this: `max_length`",
            "#[model(max_length = 200)]",
        ),
        (
            "#[model(max_length = \"9\")] a: String",
            "invalid_attribute",
            "a whole number from 1",
            "#[model(max_length = 200)]",
        ),
        ("#[model(max_length = 0)] a: String", "invalid_attribute", "not `0`", "#[model(max_length = 200)]"),
        (
            "#[model(max_length = 99999999999)] a: String",
            "invalid_attribute",
            "a whole number",
            "#[model(max_length = 200)]",
        ),
        ("#[model(max_length(200))] a: String", "invalid_attribute", "`max_length(200)`", "#[model(max_length = 200)]"),
        (
            "#[model(max_length = )] a: String",
            "invalid_attribute",
            "not written like this",
            "#[model(max_length = 200)]",
        ),
        ("#[model(max_length = 5, max_length = 6)] a: String", "invalid_attribute", "stands twice", "keep one"),
        (
            "#[model(max_length = 5)] a: i32",
            "invalid_attribute",
            "`max_length` is for a `String`, but `Task::a` is `i32`",
            "leave `max_length` out",
        ),
        ("#[model(max_length = 5)] a: Title", "invalid_attribute", "`Title`", "change the type"),
        ("#[model(text, max_length = 5)] a: String", "contradiction", "`text` and `max_length`", "keep one"),
        ("#[model(min = 3)] a: String", "invalid_attribute", "`min` is for a number", "length(title) >= 3"),
        ("#[model(min = 3, max = 1)] a: i32", "contradiction", "at least 3 and at most 1", "swap"),
        ("#[model(min = three)] a: i32", "invalid_attribute", "should be a number, not `three`", "#[model(min = 0)]"),
        (
            "#[model(on_delete = casade)] a: Id<Project>",
            "invalid_attribute",
            "`cascade`, `restrict` or `set_null`, not `casade`",
            "did you mean `cascade`?",
        ),
        (
            "#[model(on_delete = \"cascade\")] a: Id<Project>",
            "invalid_attribute",
            "not `\"cascade\"`",
            "#[model(on_delete = cascade)]",
        ),
        ("#[model(on_delete = cascade)] a: String", "invalid_attribute", "is for a key", "leave `on_delete` out"),
        (
            "#[model(references = Station)] a: Id<Station>",
            "invalid_attribute",
            "no `Id<…>`",
            "the type says it already",
        ),
        (
            "#[model(references = \"Station\")] a: i64",
            "invalid_attribute",
            "a model without quotes",
            "#[model(references = Station)]",
        ),
        (
            "#[model(references = stations)] a: i64",
            "invalid_attribute",
            "not `stations`",
            "#[model(references = Station)]",
        ),
        (
            "#[model(reverse = self)] a: Id<Project>",
            "invalid_attribute",
            "a name that Rust allows, not `self`",
            "#[model(reverse = tasks)]",
        ),
        (
            "#[model(default)] a: i32",
            "invalid_attribute",
            "not written like this",
            "#[model(default = TaskStatus::Pending)]",
        ),
        ("#[model(default = \"x\")] a: i32", "invalid_attribute", "a whole number, not `\"x\"`", "default ="),
        ("#[model(default = 1.5)] a: i32", "invalid_attribute", "a whole number", "default ="),
        ("#[model(default = 1)] a: bool", "invalid_attribute", "`true` or `false`", "default ="),
        ("#[model(default = true)] a: String", "invalid_attribute", "a text in quotes", "default ="),
        ("#[model(default = Uuid::new_v4())] a: Uuid", "invalid_attribute", "Uuid::new_v4()", "default ="),
        ("#[model(default = Other::Open)] a: Status", "invalid_attribute", "a variant of `Status`", "default ="),
        ("#[model(default = \"open\")] a: Status", "invalid_attribute", "`Status::Pending`", "default ="),
        ("#[model(default = None)] a: Option<i32>", "invalid_attribute", "a whole number", "default ="),
        (
            "#[model(pii = secret)] a: String",
            "invalid_attribute",
            "`name` or `none`, not `secret`",
            "#[model(pii = email)]",
        ),
        ("#[model(version)] a: String", "invalid_attribute", "`i64`", "leave `version` out"),
        ("#[model(column = \"\")] a: String", "invalid_attribute", "something in it", "#[model(column = \"e_mail\")]"),
        ("#[model(unique = accross_tenants)] a: String", "invalid_attribute", "`across_tenants`", "did you mean"),
        (
            "a: Decimal",
            "invalid_attribute",
            "a decimal without `precision` and `scale`",
            "#[model(precision = 10, scale = 2)]",
        ),
        ("#[model(scale = 2)] a: Decimal", "invalid_attribute", "without `precision`", "precision = 10"),
        (
            "#[model(precision = 2, scale = 4)] a: Decimal",
            "contradiction",
            "4 digits after the point",
            "counts all digits",
        ),
        ("#[model(precision = 2, scale = 1)] a: f64", "", "", ""),
        (
            "#[model(check(\"b > 0\"))] a: i32",
            "invalid_attribute",
            "about `b` too",
            "at the struct: `#[model(check(\"b > 0\"))]`",
        ),
        ("#[model(check = \"a > 0\")] a: i32", "invalid_attribute", "not written like this", "check("),
        ("#[model(check(\"a >> 0\"))] a: i32", "invalid_attribute", "not understood at `>`", "sql_check"),
        ("#[model(allow(bare_varchar))] a: String", "invalid_attribute", "gives no reason", "reason ="),
        ("#[model(allow(reason = \"x\"))] a: String", "invalid_attribute", "names no rule", "allow("),
        ("#[model(allow(bare_varchar, reason = \"\"))] a: String", "invalid_attribute", "something in it", "allow("),
        ("#[model] a: String", "invalid_attribute", "no parentheses", "#[model("),
        ("#[model = \"x\"] a: String", "invalid_attribute", "no parentheses", "#[model("),
        ("#[model(\"text\")] a: String", "invalid_attribute", "not `\"text\"`", ""),
        ("#[model(text,, unique)] a: String", "invalid_attribute", "not nothing", ""),
        ("#[cfg(feature = \"x\")] a: String", "unsupported_item", "only in some builds", "leave the `cfg` out"),
        ("id: Id<Project>", "invalid_key", "`Task::id` is the key of `Project`", "project_id: Id<Project>"),
    ] {
        let text = format!("struct Task {{ {field} }}");
        if code.is_empty() {
            assert_eq!(read(&text).2.len(), 2, "both `precision` and `scale` of a float");
            continue;
        }
        let (fault, sources) = fault(&text);
        assert_eq!(fault.code, code, "{field}");
        assert!(fault.message.contains(message), "{field}: {}", fault.message);
        let cure = fault.help.clone().unwrap_or_default();
        assert!(cure.contains(help), "{field}: {cure}");
        assert!(fault.help.is_some() || !fault.notes.is_empty(), "{field} has no cure");
        assert_eq!(fault.model.as_deref(), Some("Task"));
        assert!(sources.place(fault.span).column > 14, "{field} has a place of its own");
        assert!(
            fault.message.starts_with(|c: char| c.is_lowercase() || c == '`') && !fault.message.ends_with('.'),
            "{}",
            fault.message
        );
    }
}

#[test]
fn mistakes_of_structs_name_the_cure() {
    for (attribute, code, message, help) in [
        ("tenant, global", "contradiction", "`tenant` and `global`", "keep one"),
        ("tenant = \"Organization\"", "invalid_attribute", "a model without quotes", "#[model(tenant)]"),
        ("tenant(Organization)", "invalid_attribute", "not written like this", "#[model(tenant)]"),
        ("soft_delete = maybe", "invalid_attribute", "`true` or `false`, not `maybe`", "#[model(soft_delete)]"),
        (
            "engine = oracle",
            "invalid_attribute",
            "`postgres`, `mysql`, `mariadb` or `sqlite`",
            "#[model(engine = sqlite)]",
        ),
        ("engine_version = \"new\"", "invalid_attribute", "a version in quotes", "engine_version = \"15\""),
        ("edition = \"1999\"", "invalid_attribute", "`\"2026\"`", "edition = \"2026\""),
        ("unique", "invalid_attribute", "not written like this", "unique(project_id, title)"),
        ("unique()", "invalid_attribute", "not written like this", "unique(project_id, title)"),
        ("unique(a, a)", "invalid_attribute", "names `a` twice", "leave one out"),
        ("unique(\"a\")", "invalid_attribute", "without quotes", "unique("),
        ("index(include(a))", "invalid_attribute", "not written like this", "index(status, due_date)"),
        ("index(a, where = 3)", "invalid_attribute", "a text in quotes", "index("),
        ("index(a, having = \"x\")", "invalid_attribute", "having", "index("),
        ("index(a, method = \"hash\")", "invalid_attribute", "`method = \"brin\"`, or none", "index("),
        ("index(a, method = brin)", "invalid_attribute", "a text in quotes", "index("),
        ("check()", "invalid_attribute", "not written like this", "check("),
        ("check(\"a = 1; DROP TABLE b\")", "invalid_attribute", "`;` has no meaning", "sql_check"),
        ("sql_check(\"a; b\", \"x\")", "invalid_attribute", "cannot be named so", "sql_check("),
        ("sql_check(\"a\")", "invalid_attribute", "not written like this", "sql_check("),
        ("dropped(a)", "invalid_attribute", "a text in quotes", "dropped("),
        ("crate = \"db\"", "invalid_attribute", "a path without quotes", "crate = crate::db"),
        (
            "max_length = 3",
            "unknown_attribute",
            "stands at a field, not at a struct",
            "`#[model(max_length = 200)]` at a field",
        ),
        ("value = \"x\"", "unknown_attribute", "stands at a variant", "at a variant"),
        ("tennant", "unknown_attribute", "`tennant` of `Task`", "did you mean `tenant`?"),
        ("rename = \"x\"", "unknown_attribute", "`rename`", "did you mean `table`?"),
    ] {
        let (fault, _) = fault(&format!("#[model({attribute})] struct Task {{ a: i32 }}"));
        assert_eq!(fault.code, code, "{attribute}");
        assert!(fault.message.contains(message), "{attribute}: {}", fault.message);
        assert!(fault.help.as_ref().is_some_and(|cure| cure.contains(help)), "{attribute}: {:?}", fault.help);
    }
}

#[test]
fn a_fault_in_a_condition_stands_in_its_literal() {
    let (fault, sources) = fault("#[model(check(\"ends_at >> starts_at\"))] struct Task { a: i32 }");
    assert_eq!(sources.place(fault.span).column, 25);
    assert_eq!(sources.text(fault.span), ">");
    assert!(fault.notes.iter().any(|note| note == condition::GRAMMAR));
}

#[test]
fn all_mistakes_at_once() {
    let text = "#[model(tennant, engine = oracle)] struct Task<T> { #[model(txt, max_length = x)] a: String, b: u32, #[model(min = a)] c: i32 }";
    let (draft, _, out) = read(text);
    assert_eq!(out.len(), 7, "{out:#?}");
    assert_eq!(draft.models.first().map(|model| model.fields.len()), Some(3));
}

/// Whatever is left out of an attribute or a type, the rest is read and nothing panics.
#[test]
fn tokens_may_be_missing_anywhere() {
    let text = r#"#[model(tenant = a::B, unique(a, b), index(a, include(b), where = "a > 0"), check("a = 'x'"), sql_check("n", "s"),
        dropped("x"), allow(god_table, reason = "r"), crate = crate::db)]
    struct Task { #[model(max_length = 200, check("length(a) > 1"), allow(bare_varchar, reason = "r"), default = "x")] a: Vec<u8>,
        #[model(default = Status::Open, min = -1.5, references = Station, on_delete = cascade)] b: Option<Id<crate::Project>> }"#;
    let tokens: Vec<_> = text.parse::<proc_macro2::TokenStream>().expect("tokens").into_iter().collect();
    let mut read_at_all = 0;
    for hole in 0..count(&tokens) {
        let Ok(input) = syn::parse2::<DeriveInput>(without(&tokens, &mut hole.clone())) else { continue };
        let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
        model(&input, &mut Locator::tokens(PLACE), &mut sources, &mut out);
        for fault in out.finish() {
            assert!(fault.help.is_some() || !fault.notes.is_empty(), "no cure: {fault:?}");
            sources.place(fault.span);
        }
        read_at_all += 1;
    }
    assert!(read_at_all > 60, "only {read_at_all} of them were Rust");
}

fn count(tokens: &[proc_macro2::TokenTree]) -> usize {
    let inner = |token: &proc_macro2::TokenTree| match token {
        proc_macro2::TokenTree::Group(group) => 1 + count(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => 1,
    };
    tokens.iter().map(inner).sum()
}

/// The tokens without the one that `hole` counts down to.
fn without(tokens: &[proc_macro2::TokenTree], hole: &mut usize) -> proc_macro2::TokenStream {
    let mut kept = Vec::new();
    for token in tokens {
        let here = *hole == 0;
        *hole = hole.wrapping_sub(1);
        match token {
            _ if here => {}
            proc_macro2::TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                kept.push(proc_macro2::Group::new(group.delimiter(), without(&inner, hole)).into());
            }
            other => kept.push(other.clone()),
        }
    }
    kept.into_iter().collect()
}
