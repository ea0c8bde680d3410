//! What the attributes of structs and variants do.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;

use super::value::{Expected, named, names};
use super::{Argument, Given, Outcome, Reader};
use crate::condition::Condition;
use crate::draft::{Draft, DraftCheck, DraftIndex, DraftModel, DraftScope, DraftUnique, Uniqueness};
use crate::ir::{Edition, Engine, Origin, Version, Waiver};
use crate::name;
use crate::text::{Span, Spanned};

/// A struct while its attributes are read.
pub(in crate::front::derive) struct OfModel {
    /// The model.
    pub(in crate::front::derive) model: DraftModel,
    /// What is said of the whole schema: engine, version, edition.
    pub(in crate::front::derive) draft: Draft,
}

/// A variant while its attributes are read.
pub(in crate::front::derive) struct OfVariant {
    /// What is stored, where it is said.
    pub(in crate::front::derive) stored: Option<Spanned<String>>,
}

pub(super) fn tenant(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let owner = match given.argument {
        Argument::None => None,
        _ => Some(given.model(reader)?.0.value),
    };
    scope(of, given, reader, DraftScope::Tenant(owner))
}

pub(super) fn root(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    given.alone(reader)?;
    scope(of, given, reader, DraftScope::Root)
}

pub(super) fn global(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    given.alone(reader)?;
    scope(of, given, reader, DraftScope::Global)
}

fn scope(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>, scope: DraftScope) -> Outcome {
    let span = given.span(reader);
    if let Some(first) = &of.model.scope {
        let word = match first.value {
            DraftScope::Tenant(_) => "tenant",
            DraftScope::Root => "root",
            DraftScope::Global => "global",
        };
        let mut wrong =
            given.wrong_at(span, format!("`{}` is said to be `{word}` and `{}`", reader.model, given.row.name));
        wrong.code = "contradiction";
        wrong.labels.push((first.span, format!("`{word}` is here")));
        wrong.notes =
            vec!["a row is owned by a tenant, shared by all (`global`), or the tenant itself (`root`)".to_owned()];
        wrong.help = Some("keep one of them".to_owned());
        return Err(wrong);
    }
    of.model.scope = Some(Spanned::new(scope, span));
    Ok(())
}

pub(super) fn soft_delete(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let said = match given.argument {
        Argument::None => Spanned::new(true, given.span(reader)),
        _ => given.choice(&["true", "false"], |word| word.parse().ok(), reader)?,
    };
    of.model.soft_delete = Some(said);
    Ok(())
}

pub(super) fn audited(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.audited = Some(given.alone(reader)?);
    Ok(())
}

pub(super) fn junction(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.junction = Some(given.alone(reader)?);
    Ok(())
}

pub(super) fn external(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.external = Some(given.alone(reader)?);
    Ok(())
}

pub(super) fn table(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.table = Some(given.text_value(reader)?);
    Ok(())
}

pub(super) fn engine(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let words = Engine::ALL.map(Engine::word);
    of.draft.engines.push(given.choice(&words, Engine::of, reader)?);
    Ok(())
}

pub(super) fn engine_version(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let text = given.text_value(reader)?;
    match Version::parse(&text.value) {
        Some(version) => of.draft.engine_versions.push(Spanned::new(version, text.span)),
        None => return Err(given.expected("a version in quotes", given.value(reader)?, reader)),
    }
    Ok(())
}

pub(super) fn edition(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let text = given.text_value(reader)?;
    match Edition::of(&text.value) {
        Some(edition) => of.draft.editions.push(Spanned::new(edition, text.span)),
        None => {
            return Err(given.expected(&format!("`\"{}\"`", Edition::default().word()), given.value(reader)?, reader));
        }
    }
    Ok(())
}

pub(super) fn unique(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    if reader.existing {
        return super::existing::unique(of, given, reader);
    }
    let fields = names(given, &given.list(reader)?, reader)?;
    let span = given.span(reader);
    let origin = Origin::text(span, given.text());
    of.model.uniques.push(DraftUnique { fields, reach: Uniqueness::Scoped, origin, span });
    Ok(())
}

pub(super) fn index(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    if reader.existing {
        return super::existing::index(of, given, reader);
    }
    let mut fields = Vec::new();
    let (mut include, mut filter, mut brin) = (None, None, false);
    for part in given.list(reader)? {
        match named(&part) {
            Some((word, list)) if word == "include" && include.is_none() => {
                include = Some(names(given, &super::read::split(list), reader)?);
            }
            Some((word, text)) if word.unraw() == "where" && filter.is_none() => {
                filter = Some(given.condition(&text, reader)?.value);
            }
            Some((word, text)) if word == "method" && !brin => {
                let method = given.literal(&text, reader)?;
                if method.value() != "brin" {
                    return Err(given.expected(
                        "`method = \"brin\"`, or none: the others follow from the fields",
                        &part,
                        reader,
                    ));
                }
                brin = true;
            }
            Some(_) => {
                let what = "fields, and once each `include(…)`, `where = \"…\"` and `method = \"brin\"`";
                return Err(given.expected(what, &part, reader));
            }
            None => fields.push(part),
        }
    }
    let fields = names(given, &fields, reader)?;
    if fields.is_empty() {
        return Err(given.malformed(reader));
    }
    let span = given.span(reader);
    let origin = Origin::text(span, given.text());
    of.model.indexes.push(DraftIndex { fields, include: include.unwrap_or_default(), filter, brin, origin, span });
    Ok(())
}

pub(super) fn check(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    if reader.existing {
        return super::existing::check(of, given, reader);
    }
    let condition = only(given, reader).and_then(|text| given.condition(&text, reader))?;
    let origin = Origin::text(condition.span, given.text());
    of.model.checks.push(DraftCheck { name: None, condition: condition.value, origin, span: condition.span });
    Ok(())
}

/// The one part of a list.
pub(super) fn only(given: &Given, reader: &mut Reader<'_>) -> Expected<TokenStream> {
    match <[TokenStream; 1]>::try_from(given.list(reader)?) {
        Ok([part]) => Ok(part),
        Err(_) => Err(given.malformed(reader)),
    }
}

pub(super) fn sql_check(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = given.list(reader)?;
    let [name, sql] = parts.as_slice() else { return Err(given.malformed(reader)) };
    let literal = given.literal(name, reader)?;
    let condition = Condition::Raw(given.literal(sql, reader)?.value());
    let (at, span) = (reader.span(name), given.span(reader));
    if let Some(fault) = name::fault(&literal.value(), usize::MAX) {
        return Err(given.wrong_at(at, format!("the check of `{}` cannot be named so: {fault}", reader.model)));
    }
    let origin = Origin::text(span, given.text());
    of.model.checks.push(DraftCheck { name: Some(Spanned::new(literal.value(), at)), condition, origin, span });
    Ok(())
}

pub(super) fn renamed_from(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.renamed_from = Some(given.text_value(reader)?);
    Ok(())
}

pub(super) fn dropped(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    for part in given.list(reader)? {
        let column = given.literal(&part, reader)?.value();
        of.model.dropped.push(Spanned::new(column, reader.span(&part)));
    }
    Ok(())
}

pub(super) fn allow(of: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    of.model.waivers.extend(waivers(given, reader)?);
    Ok(())
}

/// `allow(rule, other, reason = "…")`, at a struct or a field.
pub(super) fn waivers(given: &Given, reader: &mut Reader<'_>) -> Expected<Vec<Waiver>> {
    let (mut rules, mut reason): (Vec<(String, Span)>, Option<String>) = (Vec::new(), None);
    for part in given.list(reader)? {
        match named(&part) {
            Some((word, text)) if word == "reason" && reason.is_none() => {
                reason = Some(given.literal(&text, reader)?.value());
            }
            Some(_) => return Err(given.expected("rules and one `reason = \"…\"`", &part, reader)),
            None => {
                let rule = given.word(&part, "rules without quotes, and a reason", reader)?;
                rules.push((rule.value, rule.span));
            }
        }
    }
    let span = given.span(reader);
    let Some(reason) = reason else {
        return Err(given.wrong_at(span, format!("`allow` of `{}` gives no reason", reader.owner())));
    };
    if rules.is_empty() {
        return Err(given.wrong_at(span, format!("`allow` of `{}` names no rule", reader.owner())));
    }
    let field = reader.field.clone();
    Ok(rules
        .into_iter()
        .map(|(rule, span)| Waiver { rule, reason: reason.clone(), span, field: field.clone() })
        .collect())
}

pub(super) fn value(of: &mut OfVariant, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let tokens = given.value(reader)?;
    // A database that is there already may store an empty text, too.
    let text = match syn::parse2::<syn::LitStr>(tokens.clone()) {
        Ok(literal) if literal.suffix().is_empty() && literal.value().is_empty() => {
            Spanned::new(String::new(), reader.span(tokens))
        }
        _ => given.text_value(reader)?,
    };
    if text.value.chars().any(char::is_control) || text.value.trim() != text.value {
        let what = "a text without control characters and without spaces at its ends";
        return Err(given.expected(what, given.value(reader)?, reader));
    }
    of.stored = Some(text);
    Ok(())
}
