//! Rust types → logical types.
//!
//! A derive sees names, not types: an alias or an import under another name cannot be told from an enum. What is not known
//! here is taken for an enum, and the bounds that the derive writes let the compiler say so where it is none.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type as Rust};

use crate::draft::DraftType;
use crate::front::span::compact;
use crate::ir::{EnumType, Type};

/// A field's type.
pub(super) struct Read {
    /// What the column holds.
    pub(super) ty: DraftType,
    /// Inside an `Option`.
    pub(super) optional: bool,
    /// Of an `Id<…>`: the model's name and its path as written.
    pub(super) target: Option<Target>,
    /// The type inside `Option` and `Private`, as written.
    pub(super) inner: String,
}

/// Whose key.
pub(super) struct Target {
    pub(super) name: String,
    pub(super) path: String,
}

/// A type that no column can hold.
pub(super) struct Fault {
    /// The part of the type that is wrong.
    pub(super) tokens: TokenStream,
    /// Why, after "`Task::title` …".
    pub(super) why: String,
    /// What to write instead.
    pub(super) help: String,
}

impl Fault {
    fn new(tokens: &impl ToTokens, why: impl Into<String>, help: impl Into<String>) -> Self {
        Fault { tokens: tokens.to_token_stream(), why: why.into(), help: help.into() }
    }
}

/// Types that hold one column each. A string's length and a decimal's digits are said by attributes.
const KNOWN: &[(&str, Type)] = &[
    ("String", Type::String { length: 0 }),
    ("i16", Type::SmallInt),
    ("i32", Type::Integer),
    ("i64", Type::BigInt),
    ("f32", Type::Real),
    ("f64", Type::Float),
    ("bool", Type::Boolean),
    ("NaiveDate", Type::Date),
    ("NaiveTime", Type::Time),
    ("Uuid", Type::Uuid),
    ("Decimal", Type::Decimal { precision: 0, scale: 0 }),
    ("Value", Type::Json),
    ("Json", Type::Json),
];

/// Types that people write and no engine has, with what to write.
const INSTEAD: &[(&str, &str)] = &[
    ("i8", "use `i16`"),
    ("u8", "use `i16`, with `#[model(min = 0, max = 255)]` where it matters"),
    ("u16", "use `i32`, with `#[model(min = 0)]`"),
    ("u32", "use `i64`, with `#[model(min = 0)]`"),
    ("u64", "use `i64`, with `#[model(min = 0)]`; for more digits, `Decimal`"),
    ("i128", "use `Decimal` with `#[model(precision = 28, scale = 0)]`"),
    ("u128", "use `Decimal` with `#[model(precision = 28, scale = 0)]`, or `Uuid`"),
    ("usize", "use `i64`, with `#[model(min = 0)]`: its size must not depend on the machine"),
    ("isize", "use `i64`: its size must not depend on the machine"),
    ("char", "use `String` with `#[model(max_length = 1)]`"),
    ("str", "use `String`"),
    ("Cow", "use `String`"),
    ("PathBuf", "use `String` with `#[model(text)]`"),
    ("Url", "use `String` with `#[model(max_length = 2048)]`"),
    ("IpAddr", "use `String` with `#[model(max_length = 45)]`"),
    ("NaiveDateTime", "use `DateTime<Utc>`: a time without a zone is another moment for every reader"),
    ("SystemTime", "use `DateTime<Utc>`"),
    ("Instant", "use `DateTime<Utc>`"),
    ("OffsetDateTime", "use `DateTime<Utc>`"),
    ("PrimitiveDateTime", "use `DateTime<Utc>`"),
    ("Duration", "use `i64` and name the unit (`duration_seconds`)"),
    ("TimeDelta", "use `i64` and name the unit (`duration_seconds`)"),
    ("BigDecimal", "use `Decimal` with `#[model(precision = 10, scale = 2)]`"),
    ("HashMap", "use `Json<…>` around it, or a model of its own"),
    ("BTreeMap", "use `Json<…>` around it, or a model of its own"),
    ("HashSet", "use `Vec<…>`, or a model of its own"),
    ("BTreeSet", "use `Vec<…>`, or a model of its own"),
    ("VecDeque", "use `Vec<…>`"),
    ("Box", "leave the `Box` out: a row owns its values"),
    ("Rc", "leave the `Rc` out: a row owns its values"),
    ("Arc", "leave the `Arc` out: a row owns its values"),
    ("RefCell", "leave the `RefCell` out: a row is plain data"),
    ("Cell", "leave the `Cell` out: a row is plain data"),
    ("Mutex", "leave the `Mutex` out: a row is plain data"),
    ("PhantomData", "leave the field out: it holds nothing"),
    ("Result", "use `Option<…>`, or an enum with `#[derive(groundplan::Enum)]`"),
];

/// Reads the type of a field of `model`; `existing`: of a table that is there already, which may have types that we would not choose.
pub(super) fn read(ty: &Rust, model: &str, existing: bool) -> Result<Read, Fault> {
    let mut inner = bare(ty);
    let mut optional = false;
    while let Some(segment) = last(inner) {
        let wrapper = segment.ident.to_string();
        if wrapper != "Option" && wrapper != "Private" {
            break;
        }
        if wrapper == "Option" && optional {
            return Err(Fault::new(
                ty,
                "has an `Option` in an `Option`, but a column is NULL in one way only",
                "use one `Option`",
            ));
        }
        optional |= wrapper == "Option";
        inner = match arguments(segment).as_slice() {
            [one] => bare(one),
            _ => {
                return Err(Fault::new(
                    ty,
                    format!("has a `{wrapper}` of nothing"),
                    format!("use `{wrapper}<String>`"),
                ));
            }
        };
    }
    let naive = existing && last(inner).is_some_and(|segment| segment.ident == "NaiveDateTime");
    let (ty, target) = if naive { (DraftType::Known(Type::NaiveTimestamp), None) } else { plain(inner, model)? };
    Ok(Read { ty, optional, target, inner: compact(&inner.to_token_stream()) })
}

/// Without parentheses and without the invisible groups of `macro_rules!`.
fn bare(mut ty: &Rust) -> &Rust {
    loop {
        ty = match ty {
            Rust::Group(group) => &group.elem,
            Rust::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

fn last(ty: &Rust) -> Option<&PathSegment> {
    match ty {
        Rust::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

/// The types between `<` and `>`.
fn arguments(segment: &PathSegment) -> Vec<&Rust> {
    match &segment.arguments {
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn plain(ty: &Rust, model: &str) -> Result<(DraftType, Option<Target>), Fault> {
    let written = compact(&ty.to_token_stream());
    let Rust::Path(path) = ty else { return Err(no_path(ty, &written)) };
    let (None, Some(segment)) = (&path.qself, path.path.segments.last()) else {
        return Err(Fault::new(
            ty,
            format!("is `{written}`, which only the compiler can resolve"),
            "write the type that it stands for",
        ));
    };
    let name = segment.ident.to_string();
    let arguments = arguments(segment);
    let known = |ty| Ok((DraftType::Known(ty), None));
    match (name.as_str(), arguments.as_slice()) {
        ("Id", [of]) => key(ty, bare(of), model),
        ("Id", _) => Err(Fault::new(ty, "is an `Id` of nothing", "say whose key it is: `Id<Project>`")),
        ("DateTime", [zone]) if last(bare(zone)).is_some_and(|zone| zone.ident == "Utc") => known(Type::Timestamp),
        ("DateTime", _) => {
            Err(Fault::new(ty, format!("is `{written}`, but databases keep times in UTC"), "use `DateTime<Utc>`"))
        }
        ("Vec", [element]) => known(list(ty, bare(element), model)?),
        ("Vec", _) => Err(Fault::new(ty, "is a `Vec` of nothing", "use `Vec<String>`, or `Vec<u8>` for bytes")),
        ("Json", [_]) => known(Type::Json),
        ("Value" | "Json", []) if is_own(path) => Ok((DraftType::Named(written), None)),
        (_, []) => match KNOWN.iter().find(|(rust, _)| *rust == name) {
            Some((_, ty)) => known(ty.clone()),
            None => match INSTEAD.iter().find(|(rust, _)| *rust == name) {
                Some((_, help)) => Err(Fault::new(ty, format!("is `{written}`, which no column can hold"), *help)),
                None => Ok((DraftType::Named(written), None)),
            },
        },
        _ => {
            let why = format!("is `{written}`, which no column can hold");
            match INSTEAD.iter().find(|(rust, _)| *rust == name) {
                Some((_, help)) => Err(Fault::new(ty, why, *help)),
                None => Err(Fault::new(
                    ty,
                    why,
                    format!("use `groundplan::Json<{written}>` to keep it as JSON, or a model of its own"),
                )),
            }
        }
    }
}

/// Whether a path leads to a type of the user's own crate, which may have one of our names.
fn is_own(path: &syn::TypePath) -> bool {
    let first = path.path.segments.first().map(|segment| segment.ident.to_string());
    path.path.segments.len() > 1 && matches!(first.as_deref(), Some("crate" | "self" | "super"))
}

fn no_path(ty: &Rust, written: &str) -> Fault {
    let (what, help) = match ty {
        Rust::Reference(reference) => {
            let inner = compact(&bare(&reference.elem).to_token_stream());
            let help = if inner == "str" {
                "use `String`".to_owned()
            } else {
                format!("use `{inner}`: a row owns its values")
            };
            ("a reference", help)
        }
        Rust::Tuple(tuple) if tuple.elems.is_empty() => ("nothing", "leave the field out".to_owned()),
        Rust::Tuple(_) => ("a tuple", "give each part a field of its own, or use `groundplan::Json<…>`".to_owned()),
        Rust::Array(array) if compact(&array.elem.to_token_stream()) == "u8" => {
            ("an array", "use `Vec<u8>` for bytes, or `Uuid`".to_owned())
        }
        Rust::Array(array) => ("an array", format!("use `Vec<{}>`", compact(&array.elem.to_token_stream()))),
        Rust::Slice(slice) => ("a slice", format!("use `Vec<{}>`", compact(&slice.elem.to_token_stream()))),
        Rust::Ptr(_) => ("a pointer", "use the type itself: a row owns its values".to_owned()),
        Rust::BareFn(_) | Rust::ImplTrait(_) | Rust::TraitObject(_) => {
            ("code, not data", "use a type that holds data".to_owned())
        }
        _ => ("no type that we can read", "write the type out, such as `String` or `i64`".to_owned()),
    };
    Fault::new(ty, format!("is `{written}`, {what}, which no column can hold"), help)
}

fn key(ty: &Rust, of: &Rust, model: &str) -> Result<(DraftType, Option<Target>), Fault> {
    let Some(segment) = last(of) else {
        return Err(Fault::new(ty, "is an `Id` of something that is no model", "say whose key it is: `Id<Project>`"));
    };
    if !matches!(segment.arguments, PathArguments::None) {
        return Err(Fault::new(
            ty,
            "is an `Id` of a generic type, but a model has no parameters",
            "say whose key it is: `Id<Project>`",
        ));
    }
    let name = match syn::ext::IdentExt::unraw(&segment.ident).to_string() {
        own if own == "Self" => model.to_owned(),
        other => other,
    };
    Ok((DraftType::Key, Some(Target { name, path: compact(&of.to_token_stream()) })))
}

fn list(ty: &Rust, element: &Rust, model: &str) -> Result<Type, Fault> {
    if last(element).is_some_and(|segment| segment.ident == "u8") {
        return Ok(Type::Bytes);
    }
    let wrapper = last(element).map(|segment| segment.ident.to_string());
    match wrapper.as_deref() {
        Some("Option") => {
            return Err(Fault::new(
                ty,
                "is a list with gaps, which not every engine can hold",
                "leave the `Option` out of the `Vec`",
            ));
        }
        Some("Vec") => {
            return Err(Fault::new(
                ty,
                "is a list of lists, which not every engine can hold",
                "use `groundplan::Json<…>` around it",
            ));
        }
        _ => {}
    }
    match plain(element, model)?.0 {
        DraftType::Known(Type::Json) => Err(Fault::new(ty, "is a list of JSON values", "use one `Json<Vec<…>>`")),
        DraftType::Known(element) => Ok(Type::Array(Box::new(element))),
        DraftType::Named(rust) => Ok(Type::Array(Box::new(Type::Enum(EnumType { rust, values: None, native: None })))),
        _ => {
            let help = "make a struct with both keys and `#[model(junction)]`: a list of keys cannot be checked by the database";
            Err(Fault::new(ty, "is a list of keys", help))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Read, Fault> {
        let ty: Rust = syn::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        read(&ty, "Task", false)
    }

    fn ty(text: &str) -> (DraftType, bool) {
        let read = of(text).unwrap_or_else(|fault| panic!("{text} {}", fault.why));
        (read.ty, read.optional)
    }

    #[test]
    fn types_are_known_by_their_last_part() {
        for (text, known) in [
            ("String", Type::String { length: 0 }),
            ("std::string::String", Type::String { length: 0 }),
            ("i16", Type::SmallInt),
            ("i32", Type::Integer),
            ("i64", Type::BigInt),
            ("f32", Type::Real),
            ("f64", Type::Float),
            ("bool", Type::Boolean),
            ("chrono::NaiveDate", Type::Date),
            ("NaiveTime", Type::Time),
            ("chrono::DateTime<chrono::Utc>", Type::Timestamp),
            ("uuid::Uuid", Type::Uuid),
            ("groundplan::Decimal", Type::Decimal { precision: 0, scale: 0 }),
            ("Vec<u8>", Type::Bytes),
            ("Vec<String>", Type::Array(Box::new(Type::String { length: 0 }))),
            ("serde_json::Value", Type::Json),
            ("Json<Settings>", Type::Json),
            ("groundplan::Private<String>", Type::String { length: 0 }),
        ] {
            assert_eq!(ty(text), (DraftType::Known(known.clone()), false), "{text}");
            assert_eq!(ty(&format!("Option<{text}>")), (DraftType::Known(known), true), "{text}");
        }
        assert_eq!(ty("crate::task::TaskStatus").0, DraftType::Named("crate::task::TaskStatus".into()));
        assert_eq!(ty("crate::Value").0, DraftType::Named("crate::Value".into()));
        assert_eq!(ty("Private<Option<String>>").1, ty("Option<Private<String>>").1);
        let list = Type::Enum(EnumType { rust: "Weekday".into(), values: None, native: None });
        assert_eq!(ty("Vec<Weekday>").0, DraftType::Known(Type::Array(Box::new(list))));
    }

    #[test]
    fn keys_know_their_model() {
        for (text, name, path) in [
            ("Id<Project>", "Project", "Project"),
            ("Option<groundplan::Id<crate::org::Project>>", "Project", "crate::org::Project"),
            ("Id<Self>", "Task", "Self"),
            ("Id<r#Type>", "Type", "r#Type"),
        ] {
            let read = of(text).unwrap_or_else(|fault| panic!("{text} {}", fault.why));
            let target = read.target.expect("a key");
            assert_eq!((read.ty, target.name.as_str(), target.path.as_str()), (DraftType::Key, name, path));
        }
    }

    #[test]
    fn what_no_column_holds_says_what_to_use() {
        for (text, why, help) in [
            ("u32", "`u32`, which no column", "`i64`"),
            ("usize", "`usize`", "`i64`"),
            ("Option<Option<String>>", "`Option` in an `Option`", "one `Option`"),
            ("Option<Private<Option<String>>>", "`Option` in an `Option`", "one `Option`"),
            ("&'static str", "`&'static str`, a reference", "`String`"),
            ("(i32, i32)", "a tuple", "field of its own"),
            ("()", "nothing", "leave the field out"),
            ("[u8; 16]", "an array", "`Vec<u8>`"),
            ("Vec<Vec<i32>>", "list of lists", "Json"),
            ("Vec<Option<i32>>", "gaps", "leave the `Option`"),
            ("Vec<Id<Tag>>", "list of keys", "junction"),
            ("Vec<u32>", "`u32`", "`i64`"),
            ("HashMap<String, String>", "HashMap<String, String>", "Json"),
            ("Page<Task>", "`Page<Task>`", "Json<Page<Task>>"),
            ("DateTime<Local>", "UTC", "`DateTime<Utc>`"),
            ("chrono::NaiveDateTime", "NaiveDateTime", "`DateTime<Utc>`"),
            ("Box<String>", "Box", "leave the `Box`"),
            ("Id", "`Id` of nothing", "Id<Project>"),
            ("Id<(A, B)>", "no model", "Id<Project>"),
            ("Id<Page<Task>>", "generic", "Id<Project>"),
            ("Option", "`Option` of nothing", "Option<String>"),
            ("<Task as Model>::Key", "compiler", "write the type"),
            ("fn() -> i32", "code", "data"),
            ("impl Copy", "code", "data"),
        ] {
            let Err(fault) = of(text) else { panic!("{text} was read") };
            assert!(fault.why.contains(why), "{text}: {}", fault.why);
            assert!(fault.help.contains(help), "{text}: {}", fault.help);
        }
    }
}
