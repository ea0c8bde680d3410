//! A name by which people tell rows apart, and two rows may share it.

use crate::diagnostic::Level;
use crate::ir::{Aspect, By, Field, Kind, Model, Role};
use crate::name;
use crate::rules::words::subject;
use crate::rules::{Case, Dimension, Rule, Scope, Tally};

const PAGE: &str = r#"
## What it checks

A `username`, `slug`, `sku`, `isbn` or `imei`, and the `email` of whoever signs in (users, admins, employees, subscribers, and every model with a
password or a username), is unique: alone, within the tenant, or together with other columns (`slug` per project).

The `email` of a contact, a customer or an order is how to reach somebody and is not reported; nor is a copy: a `sku` beside a key to the product that has
one too, or one in a log, a history or an imported row; nor a slug that is the last part of a unique `path`.

## Why it matters

The program looks rows up by such a name and expects one. Two accounts with one e-mail address sign in as each other; two pages with one slug hide one
another. A check before the insert does not help: two requests run it at the same time, and both find nothing.

## Example that fails

```rust
#[derive(groundplan::Model)]
pub struct Article {
    pub id: Id<Article>,
    #[model(max_length = 120)]
    pub slug: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

```text
warning: `Article::slug` tells rows apart, but two rows may share it
rule: business_key_not_unique (constraint completeness, weight 25)
help: write `#[model(unique)]` at it, or `#[model(unique(…, slug))]` at the struct where it is unique together with others
```

## Example that passes

```rust
#[derive(groundplan::Model)]
pub struct Article {
    pub id: Id<Article>,
    #[model(max_length = 120, unique)]
    pub slug: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
```

## How to fix

`unique` at the field, or `unique(project_id, slug)` at the struct; in English "Articles have a unique slug." or "Slugs are unique within a project."
With tenancy it is unique within the tenant; where deleted rows are kept, among the living.

## When to allow

Where two rows may share it, and nothing looks one up by it. English says so: "Article slugs are not unique."

## References

- unique_without_tenant.
"#;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "business_key_not_unique",
    dimension: Dimension::ConstraintCompleteness,
    level: Some(Level::Warning),
    since: "0.1.0",
    scope: Scope::Schema,
    needs: &[Aspect::Uniques],
    compiler: false,
    page: PAGE,
    check,
};

const KEYS: &[&str] = &["imei", "isbn", "sku", "slug", "username"];
const MAIL: &[&str] = &["email", "email_address"];
/// Who signs in with an e-mail address.
const ACCOUNTS: &[&str] = &["admin", "administrator", "employee", "subscriber", "user"];
/// With one of these a model is an account, whatever it is called.
const SECRETS: &[&str] = &["encrypted_password", "password", "password_digest", "password_hash", "username"];
/// The last word of a model whose rows are copies of what was once so.
const COPIES: &[&str] = &[
    "alias",
    "archive",
    "audit",
    "event",
    "history",
    "import",
    "item",
    "line",
    "log",
    "redirect",
    "revision",
    "row",
    "snapshot",
    "translation",
    "version",
];

fn check(case: &Case<'_>, tally: &mut Tally<'_>) {
    if case.model.kind == Kind::Junction {
        return;
    }
    for field in case.model.fields.iter().filter(|field| field.role == Role::Own && is_key(case, field)) {
        // A unique over `lower(email)` makes it unique, too.
        let within = format!("({})", field.column);
        let holds =
            |columns: &[String]| columns.iter().any(|column| *column == field.column || column.contains(&within));
        // In a tree the whole path is unique, and a slug is its last part.
        let path =
            |columns: &[String]| field.name == "slug" && columns.last().is_some_and(|column| column.ends_with("path"));
        let holds = |columns: &[String]| holds(columns) || path(columns);
        let by = case.model.uniques.iter().filter(|unique| holds(&unique.columns)).map(|unique| unique.origin.by);
        let by: Vec<By> = by.collect();
        // What a convention made unique could not have been left out.
        if by.contains(&By::Text) || holds(&case.model.primary_key.columns) {
            tally.pass();
        }
        if !by.is_empty() || holds(&case.model.primary_key.columns) || field.not_unique {
            continue;
        }
        let message = format!("{} tells rows apart, but two rows may share it", case.path(field));
        let help = if case.is_text() {
            let subject = subject(&case.model.name, &field.name);
            format!("say \"{subject} is unique.\", or that it is meant: \"{subject} is not unique.\"")
        } else if case.is_database() {
            let called = case.sql_name(&format!("uq_{}_{}", case.model.table, field.column));
            let (table, column) = (case.sql_table(case.model), case.sql_name(&field.column));
            format!(
                "`CREATE UNIQUE INDEX {called} ON {table} ({column});`, with the columns in front within which it is unique"
            )
        } else {
            format!(
                "write `#[model(unique)]` at it, or `#[model(unique(…, {}))]` at the struct where it is unique together with others",
                field.name
            )
        };
        tally.fail(tally.finding(Some(field), message, help));
    }
}

fn is_key(case: &Case<'_>, field: &Field) -> bool {
    let mail = MAIL.contains(&field.name.as_str());
    if !field.ty.is_text() || !(mail || KEYS.contains(&field.name.as_str())) {
        return false;
    }
    let words = name::words(&case.model.name);
    let last = words.last().map_or("", String::as_str);
    // An `Item` of one word is a thing of its own.
    let copy = COPIES.contains(&last) && (words.len() > 1 || last != "item");
    let original = |own: &Field| {
        case.other(own).is_some_and(|other| other.field(&field.name).is_some() && !is_itself(case.model, other))
    };
    if copy || case.model.fields.iter().filter(|own| own.role == Role::ForeignKey).any(original) {
        return false;
    }
    !mail || ACCOUNTS.contains(&last) || case.model.fields.iter().any(|own| SECRETS.contains(&own.name.as_str()))
}

fn is_itself(model: &Model, other: &Model) -> bool {
    model.name == other.name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{rust, text};

    #[test]
    fn fails() {
        let found = rust().model("User").string("email", 255).findings(RULE.name);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`User::email` tells rows apart, but two rows may share it");
        let found = text().model("Product").untyped("sku").findings(RULE.name);
        assert_eq!(
            found[0].help.as_deref(),
            Some("say \"Product sku is unique.\", or that it is meant: \"Product sku is not unique.\"")
        );
        let found = rust().model("Member").string("email", 255).string("password_hash", 99).findings(RULE.name);
        assert_eq!(found.len(), 1, "who has a password signs in");
    }

    #[test]
    fn passes() {
        let alone = rust().model("Article").string("slug", 99).unique(&["slug"]);
        assert_eq!((alone.findings(RULE.name).len(), alone.applicable(RULE.name)), (0, 1));
        let together =
            rust().model("Blog").model("Post").key("blog_id", "Blog").string("slug", 99).unique(&["blog_id", "slug"]);
        assert_eq!((together.findings(RULE.name).len(), together.applicable(RULE.name)), (0, 1));
        let tree = rust().model("Category").string("slug", 80).string("path", 800).unique(&["path"]);
        assert!(tree.findings(RULE.name).is_empty(), "it is the last part of the path");
    }

    #[test]
    fn how_to_reach_somebody_is_no_key() {
        for model in ["Customer", "Contact", "Order", "Invitation", "Patient"] {
            assert_eq!(rust().model(model).string("email", 255).applicable(RULE.name), 0, "{model}");
        }
        assert_eq!(rust().model("User").string("backup_email", 255).applicable(RULE.name), 0);
    }

    #[test]
    fn copies_are_left_alone() {
        let copy = rust()
            .model("Product")
            .string("sku", 99)
            .unique(&["sku"])
            .model("Shelf")
            .key("product_id", "Product")
            .string("sku", 99);
        assert_eq!((copy.findings(RULE.name).len(), copy.applicable(RULE.name)), (0, 1));
        for model in ["OrderItem", "PriceLog", "SlugHistory", "PageTranslation"] {
            assert_eq!(rust().model(model).string("sku", 99).string("slug", 99).applicable(RULE.name), 0, "{model}");
        }
        assert_eq!(rust().model("Item").string("sku", 99).findings(RULE.name).len(), 1);
        let tree = rust().model("Page").key("parent_id", "Page").optional().string("slug", 99);
        assert_eq!(tree.findings(RULE.name).len(), 1, "its own parent is no original");
    }
}
