//! What all rooms hold together: names of ours stand in nobody's way, the same model gives the same bytes, errors leave stubs.

use proc_macro2::{TokenStream, TokenTree};

use super::{Around, Health, Runtime, derive, schema};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::front;
use crate::front::span::Locator;
use crate::ir::{OnDelete, Type, Value};
use crate::lower::{View, lower};
use crate::rules::fixture::{Fixture, text};
use crate::sink::Diagnostics;
use crate::text::Sources;

const HERE: &dyn Fn(crate::text::Span) -> proc_macro2::Span = &|_| proc_macro2::Span::call_site();

fn around(health: Health) -> Around {
    Around { runtime: Runtime::default(), tracked: Vec::new(), follows: Vec::new(), health }
}

/// What a derive prints for a struct, and what was wrong with it.
fn derived(item: &str, health: Health) -> (String, Vec<Diagnostic>) {
    let input: syn::DeriveInput = syn::parse_str(item).unwrap();
    let (mut sources, mut out, mut at) = (Sources::new(), Diagnostics::new(), Locator::tokens("src/model.rs"));
    let draft = front::derive::model(&input, &mut at, &mut sources, &mut out);
    let own = draft.models[0].clone();
    let lowered = lower(draft, &Config::default(), View::Struct, &sources, &mut out);
    (derive(&lowered, &input, &own, HERE, &around(health)).to_string(), out.finish())
}

fn sound(item: &str) -> String {
    let (tokens, wrong) = derived(item, Health::Sound);
    assert_eq!(wrong, []);
    tokens
}

/// Every form that `schema!` knows: tenants, enums, lists, defaults, soft delete, a junction, personal data.
fn workshop() -> Fixture {
    text()
        .tenants("Studio")
        .model("Kiln")
        .soft_delete()
        .string("name", 200)
        .string("email", 200)
        .values("state", &["cold", "hot"])
        .default(Value::Text("cold".into()))
        .field("price", Type::Decimal { precision: 10, scale: 2 })
        .default(Value::Number("9.50".into()))
        .field("lit_at", Type::Timestamp)
        .optional()
        .field("settings", Type::Json)
        .field("colours", Type::Array(Box::new(Type::Text)))
        .field("ready", Type::Boolean)
        .default(Value::Boolean(false))
        .model("Pot")
        .soft_delete()
        .key("kiln_id", "Kiln")
        .on_delete(OnDelete::Cascade)
        .model("Glaze")
        .model("PotGlaze")
        .junction()
        .key("pot_id", "Pot")
        .key("glaze_id", "Glaze")
}

fn written(fixture: &Fixture) -> TokenStream {
    schema(&fixture.schema(), &[], HERE, &around(Health::Sound))
}

/// Names of the standard library that stand without a path in front of them.
fn bare(tokens: TokenStream, found: &mut Vec<String>) {
    const PRELUDE: &[&str] = &[
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Eq",
        "Err",
        "From",
        "FromStr",
        "Hash",
        "Into",
        "None",
        "Ok",
        "Option",
        "PartialEq",
        "Result",
        "Some",
        "String",
        "Vec",
        "concat",
        "env",
        "include_bytes",
        "panic",
        "std",
    ];
    let mut after_path = false;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => bare(group.stream(), found),
            TokenTree::Ident(ident) if !after_path && PRELUDE.contains(&ident.to_string().as_str()) => {
                found.push(ident.to_string());
            }
            _ => {}
        }
        // `type From = …` names an item of a trait.
        after_path = match &token {
            TokenTree::Punct(sign) => sign.as_char() == ':',
            TokenTree::Ident(word) => word == "type",
            _ => false,
        };
    }
}

#[test]
fn nothing_is_taken_from_the_users_scope() {
    let mut found = Vec::new();
    bare(written(&workshop()), &mut found);
    assert_eq!(found, [""; 0]);
    bare("Some(x)".parse().unwrap(), &mut found);
    assert_eq!(found, ["Some"], "the search finds what there is");
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    assert_eq!(written(&workshop()).to_string(), written(&workshop()).to_string());
}

#[test]
fn what_is_written_is_rust() {
    let file: syn::File = syn::parse2(written(&workshop())).unwrap();
    let structs = file.items.iter().filter_map(|item| match item {
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    let names: Vec<_> = structs.collect();
    assert_eq!(
        names,
        [
            "Studio",
            "NewStudio",
            "KilnState",
            "Kiln",
            "NewKiln",
            "KilnChanges",
            "Pot",
            "NewPot",
            "PotChanges",
            "Glaze",
            "NewGlaze",
            "PotGlaze",
            "NewPotGlaze"
        ]
    );
}

#[test]
fn personal_data_stays_out_of_debug() {
    let tokens = written(&workshop()).to_string();
    assert!(tokens.contains(r#". field ("email" , & :: core :: format_args ! ("…"))"#), "{tokens}");
    assert!(tokens.contains(r#". field ("name" , & self . name)"#), "{tokens}");
}

#[test]
fn a_soft_delete_follows_its_children() {
    let tokens = written(&workshop()).to_string();
    assert_eq!(tokens.matches("child : \"pots\"").count(), 1, "the kiln's only: {tokens}");
    assert_eq!(tokens.matches("child : \"pot_glazes\"").count(), 2, "the pot's, and the kiln's by way of it: {tokens}");
}

#[test]
fn a_row_begins_with_what_is_never_null() {
    let tokens = sound(
        "#[model(engine = sqlite)] struct Kiln { note: Option<i32>, #[model(default = 1)] heat: i32, id: Id<Kiln>, \
         created_at: DateTime<Utc>, updated_at: DateTime<Utc> }",
    );
    assert!(tokens.contains(r#"& ["id" , "note" , "heat" , "created_at" , "updated_at"]"#), "{tokens}");
    assert!(
        tokens.contains("struct NewKiln { # [doc = \"The column `note`.\"] note"),
        "declared order is kept: {tokens}"
    );
}

#[test]
fn a_column_hides_no_operation() {
    let tokens =
        sound("#[model(engine = sqlite)] pub struct Kiln { pub id: Id<Kiln>, pub count: i32, pub r#type: i32 }");
    assert!(tokens.contains("pub const count_ : __g :: Column < __f :: count >"), "{tokens}");
    assert!(tokens.contains("pub const r#type : __g :: Column < __f :: r#type >"), "{tokens}");
}

#[test]
fn defaults_stand_where_a_value_was_left_open() {
    let tokens = sound(
        "#[model(engine = sqlite)] struct Kiln { id: Id<Kiln>, #[model(default = Heat::Low)] heat: Heat, \
         #[model(default = \"x\", max_length = 3)] name: String, #[model(default = -2)] trays: Option<i16>, \
         #[model(default = 0.5)] load: f64, #[model(default = 5)] secret: Private<i32> }",
    );
    assert!(tokens.contains("self . heat . as_ref () . unwrap_or (& < Heat > :: Low)"), "{tokens}");
    assert!(tokens.contains("self . name . get_or_insert_with (||"), "{tokens}");
    assert!(tokens.contains("self . trays . get_or_insert (- 2)"), "{tokens}");
    assert!(tokens.contains("unwrap_or (& 0.5)"), "{tokens}");
    assert!(tokens.contains(":: from (5))"), "{tokens}");
}

#[test]
fn stubs_are_as_many_as_impls() {
    let broken = "#[model(engine = sqlite, tenant)] pub struct Kiln { pub odd: [u8; 3], pub name: String }";
    let (tokens, wrong) = derived(broken, Health::Broken);
    assert!(!wrong.is_empty());
    for part in [
        "__g :: Model for Kiln",
        "__g :: Keyed for Kiln",
        "const odd :",
        "const name :",
        "struct NewKiln",
        "unreachable !",
    ] {
        assert!(tokens.contains(part), "no `{part}` in {tokens}");
    }
    let (tokens, _) = derived("pub struct Kiln { pub id: Id<Kiln>, pub name: String }", Health::NoEngine);
    for part in ["__g :: Keyed for Kiln", "Queryable < __g :: Rec", "NewOn < DB > for NewKiln", "ChangesOn < DB >"] {
        assert!(tokens.contains(part), "no `{part}` in {tokens}");
    }
    assert!(!tokens.contains("__sql :: Db"), "{tokens}");
}
