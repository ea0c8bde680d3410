//! A cure that is a sentence can be pasted: the reader understands it, and the finding is gone.

use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::front::english::{Context, read};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::score::{Asker, check};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Spanned};

/// All that is said of an English text, on SQLite.
fn judge(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    let source = sources.add_file("model.md", format!("Use SQLite. {text}"));
    let mut out = Diagnostics::new();
    let draft = read(&sources, &[source], &Context::default(), &mut out);
    let mut config = Config::default();
    // Also those that are allowed by default.
    for rule in groundplan_schema::rules::RULES.iter().filter(|rule| rule.level.is_none()) {
        let name = Spanned::new(rule.name.to_owned(), sources.whole(source));
        config.rules.push((name, Some(Level::Warning)));
    }
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    check(&schema, &config, Asker::Whole, &mut out);
    out.finish()
}

/// What a help line quotes, in order.
fn quoted(help: &str) -> Vec<&str> {
    help.split('"').skip(1).step_by(2).collect()
}

/// `text` breaks `rule`, and no other rule as an error. With any of the sentences that the cure quotes, in the place of the words that
/// stand at its number in `replaced` (where there is one), nothing is wrong.
fn cured(rule: &str, text: &str, replaced: &[&str]) {
    let found = judge(text);
    let finding = found.iter().find(|finding| finding.code == rule).unwrap_or_else(|| panic!("{text}\n{found:#?}"));
    assert!(found.iter().all(|other| other.code == rule || other.level != Level::Error), "{text}\n{found:#?}");
    let sentences = quoted(finding.help.as_deref().expect("a help line"));
    assert!(!sentences.is_empty(), "{:?}", finding.help);
    for (at, sentence) in sentences.iter().enumerate() {
        let words = replaced.get(at).copied().unwrap_or_default();
        assert!(words.is_empty() || text.contains(words), "{words}");
        let cured = format!("{} {sentence}", text.replace(words, ""));
        let left: Vec<_> = judge(&cured).into_iter().filter(|d| d.code == rule || d.level == Level::Error).collect();
        assert!(left.is_empty(), "{cured}\n{left:#?}");
    }
}

#[test]
fn enum_without_check() {
    cured("enum_without_check", "Orders have a total and a status.", &[]);
    cured("enum_without_check", "Order items have a number and a payment status.", &[]);
}

#[test]
fn orphan_table() {
    let text = "Projects have a name. Tasks have a title and belong to projects. Countries have a code.";
    cured("orphan_table", text, &[]);
}

#[test]
fn money_as_float() {
    cured("money_as_float", "Orders have a number. Orders have a float price.", &[" Orders have a float price."; 2]);
}

#[test]
fn default_outside_values() {
    let text = "Tasks have a status. Task status can be pending, active or done. Task status defaults to open.";
    cured("default_outside_values", text, &["Task status defaults to open."]);
}

#[test]
fn fk_crosses_tenants() {
    let text = "Organizations are the tenants and have a name. Tasks have a title. Templates have a name and belong to tasks. \
                Templates are shared by all tenants.";
    cured("fk_crosses_tenants", text, &[]);
}

#[test]
fn fk_undeclared() {
    let text = "Projects have a name. Tasks have a title and a project id (integer).";
    cured("fk_undeclared", text, &[" and a project id (integer)"]);
}

#[test]
fn set_null_on_required() {
    let deleted = " When a user is deleted, its tasks are kept without a user.";
    let text = format!("Users have a name. Tasks have a title and a required user.{deleted}");
    cured("set_null_on_required", &text, &[" and a required user", deleted]);
}

#[test]
fn unique_without_tenant() {
    let text = "Organizations are the tenants and have a name. Invitations are shared by all tenants. \
                Invitations belong to organizations and have a unique email.";
    cured("unique_without_tenant", text, &[" unique"]);
    cured("unique_without_tenant", text, &[]);
}

#[test]
fn range_without_check() {
    cured("range_without_check", "Orders have a number. Order items have a quantity and belong to orders.", &[]);
    cured("range_without_check", "Films have a title and a rating.", &[]);
    cured("range_without_check", "Shops have a name, a latitude and a longitude between -180 and 180.", &[]);
}

#[test]
fn business_key_not_unique() {
    cured("business_key_not_unique", "Users have a name and an email.", &[]);
    cured("business_key_not_unique", "Product variants have a name and a sku.", &[]);
}

#[test]
fn mostly_nullable() {
    let optional = ", an optional fax, an optional motto, an optional website and an optional nickname";
    cured("mostly_nullable", &format!("Customers have a name, a code{optional}."), &[optional]);
}

#[test]
fn god_table() {
    let many: Vec<String> = (0..50).map(|at| format!("a channel {at}")).collect();
    let (first, rest) = many.split_at(20);
    let rest = format!(", {}", rest.join(", "));
    cured("god_table", &format!("Readings have a code, {}{rest}.", first.join(", ")), &[&rest]);
}

#[test]
fn cascade_cycle() {
    let deleting = " Deleting a club deletes its squads.";
    let text = format!(
        "Squads belong to a club.{deleting} Clubs have a name and belong to a stadium. Deleting a stadium deletes its clubs. A stadium \
         can have a main squad, who is a squad. Deleting the main squad of a stadium deletes the stadium."
    );
    cured("cascade_cycle", &text, &[deleting]);
}

#[test]
fn polymorphic_reference() {
    let key = "a subject id (uuid), a subject type and ";
    cured("polymorphic_reference", &format!("Photos have a title. Comments have {key}a body."), &[key]);
}

#[test]
fn equality_sort_range() {
    let search = " Users often search tasks by deadline and status.";
    let text = format!("Tasks have a deadline (timestamp) and a status. Task status can be pending or done.{search}");
    cured("equality_sort_range", &text, &[search]);
}

#[test]
fn reserved_word() {
    cured("reserved_word", "Tasks have a title. Tasks have an order (integer).", &[" Tasks have an order (integer)."]);
    cured("reserved_word", "Values have a code.", &["Values have a code."]);
}

#[test]
fn column_not_singular() {
    let labels = " Tasks have a labels (string).";
    cured("column_not_singular", &format!("Tasks have a title.{labels}"), &[labels, labels]);
}

#[test]
fn range_ends_unchecked() {
    cured("range_ends_unchecked", "Bookings have a start date and an end date.", &[]);
    cured("range_ends_unchecked", "Room offers have a minimum price and a maximum price.", &[]);
}

#[test]
fn numbered_columns() {
    let many = " Contacts have a fax 1, a fax 2 and a fax 3.";
    cured("numbered_columns", &format!("Contacts have a name.{many}"), &[many]);
}

#[test]
fn nullable_in_unique() {
    let text = "Seats have an optional row and a number. Row and number must be unique together.";
    cured("nullable_in_unique", text, &["optional "]);
}

/// A condition that is not read is offered as the engine's own SQL, under a name with which the rule about names is content.
#[test]
fn constraint_name() {
    let rule = groundplan_schema::rules::find("constraint_name").expect("a rule");
    let model = |model: &str, attribute: &str, at_field: &str| {
        format!(
            "#[derive(groundplan::Model)]\n{attribute}pub struct {model} {{\n    pub id: Id<{model}>,\n    {at_field}pub seats: i32,\n    \
             pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}}\n"
        )
    };
    let broken = "#[model(check(\"seats > (SELECT 1) AND 'a' <> \\\"b\\\"\"))]\n";
    for (name, attribute, at_field) in [("Person", broken, ""), ("Course", "", broken), ("BoxOfBoxes", broken, "")] {
        let (_, found) = super::examples::judge(rule, &model(name, attribute, at_field));
        let help = found.iter().find(|found| found.code == "invalid_attribute").and_then(|found| found.help.as_deref());
        let cure = help.and_then(|help| help.split('`').nth(1)).unwrap_or_else(|| panic!("{found:#?}"));
        assert!(cure.starts_with("#[model(sql_check(\"check_"), "{cure}");
        let (_, left) = super::examples::judge(rule, &model(name, &format!("{cure}\n"), ""));
        assert!(left.is_empty(), "{cure}\n{left:#?}");
    }
}

/// The reader sees both sentences, and says it alone.
#[test]
fn kept_rows_erased() {
    let text = "Projects have a name. Tasks have a title and belong to projects. Deleting a project deletes its tasks. \
                Deleted tasks are kept.";
    let codes: Vec<_> = judge(text).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["contradiction"]);
}

/// The text of the design's first section is as its rules want it.
#[test]
fn the_first_text_of_all_has_no_findings() {
    let file = crate::at("tests/documents/design-section-1/input.md");
    let found = judge(&crate::read(&file));
    assert!(found.is_empty(), "{found:#?}");
}
