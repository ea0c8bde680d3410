//! What stands behind an attribute's name: words, texts, numbers, paths, lists. Each says what it expected instead.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::{Expr, Lit, LitStr, UnOp};

use super::read::split;
use super::{Argument, Fits, Given, OfField, Reader, Wrong};
use crate::condition::Condition;
use crate::front::derive::condition;
use crate::front::span::compact;
use crate::name;
use crate::text::{Span, Spanned};

pub(super) type Expected<T> = Result<T, Box<Wrong>>;

impl Given {
    /// A mistake at a place.
    pub(super) fn wrong_at(&self, span: Span, message: impl Into<String>) -> Box<Wrong> {
        let notes = vec![format!("its form is `#[model({})]`: {}", self.row.form, self.row.doc)];
        Box::new(Wrong {
            code: "invalid_attribute",
            span,
            message: message.into(),
            labels: Vec::new(),
            notes,
            help: None,
        })
    }

    /// Something else than was expected.
    pub(super) fn expected(&self, what: &str, found: &TokenStream, reader: &mut Reader<'_>) -> Box<Wrong> {
        let span = if found.is_empty() { reader.span(&self.name) } else { reader.span(found) };
        let found = if found.is_empty() { "nothing".to_owned() } else { format!("`{}`", compact(found)) };
        self.wrong_at(span, format!("`{}` of `{}` should be {what}, not {found}", self.row.name, reader.owner()))
    }

    /// Not even its form is right.
    pub(super) fn malformed(&self, reader: &mut Reader<'_>) -> Box<Wrong> {
        let span = reader.span(&self.whole);
        self.wrong_at(
            span,
            format!("`{}` of `{}` is not written like this: `{}`", self.row.name, reader.owner(), self.text()),
        )
    }

    /// What to do with an attribute that is not for this type.
    pub(super) fn misfit(&self, field: &OfField) -> String {
        match (self.row.name, self.row.fits) {
            ("min" | "max", _) if field.class.fits(Fits::Text) => {
                "for a text write `max_length = 200`, or `check(\"length(title) >= 3\")`".to_owned()
            }
            ("references", _) => "leave it out: the type says it already".to_owned(),
            (name, _) => format!("leave `{name}` out, or change the type"),
        }
    }

    pub(super) fn span(&self, reader: &mut Reader<'_>) -> Span {
        reader.span(&self.whole)
    }

    /// A word alone.
    pub(super) fn alone(&self, reader: &mut Reader<'_>) -> Expected<Span> {
        match self.argument {
            Argument::None => Ok(self.span(reader)),
            _ => Err(self.malformed(reader)),
        }
    }

    /// What stands after `=`.
    pub(super) fn value(&self, reader: &mut Reader<'_>) -> Expected<&TokenStream> {
        match &self.argument {
            Argument::Value(tokens) => Ok(tokens),
            _ => Err(self.malformed(reader)),
        }
    }

    /// The parts between the parentheses; at least one.
    pub(super) fn list(&self, reader: &mut Reader<'_>) -> Expected<Vec<TokenStream>> {
        match &self.argument {
            Argument::List(group) => {
                let parts = split(group.stream());
                if parts.is_empty() { Err(self.malformed(reader)) } else { Ok(parts) }
            }
            _ => Err(self.malformed(reader)),
        }
    }

    /// A text that is not empty.
    pub(super) fn literal(&self, tokens: &TokenStream, reader: &mut Reader<'_>) -> Expected<LitStr> {
        match syn::parse2::<LitStr>(tokens.clone()) {
            Ok(literal) if literal.suffix().is_empty() && !literal.value().trim().is_empty() => Ok(literal),
            Ok(_) => Err(self.expected("a text with something in it", tokens, reader)),
            Err(_) => Err(self.expected("a text in quotes", tokens, reader)),
        }
    }

    /// `name = "text"`.
    pub(super) fn text_value(&self, reader: &mut Reader<'_>) -> Expected<Spanned<String>> {
        let tokens = self.value(reader)?;
        let literal = self.literal(tokens, reader)?;
        Ok(Spanned::new(literal.value(), reader.span(tokens)))
    }

    /// A single word, without `r#`.
    pub(super) fn word(&self, tokens: &TokenStream, what: &str, reader: &mut Reader<'_>) -> Expected<Spanned<String>> {
        match Ident::parse_any.parse2(tokens.clone()) {
            Ok(ident) => Ok(Spanned::new(ident.unraw().to_string(), reader.span(tokens))),
            Err(_) => Err(self.expected(what, tokens, reader)),
        }
    }

    /// A word of a closed list.
    pub(super) fn choice<T>(
        &self,
        words: &[&str],
        of: impl Fn(&str) -> Option<T>,
        reader: &mut Reader<'_>,
    ) -> Expected<Spanned<T>> {
        let tokens = self.value(reader)?;
        let what = one_of(words);
        let word = self.word(tokens, &what, reader)?;
        match of(&word.value) {
            Some(value) => Ok(Spanned::new(value, word.span)),
            None => {
                let mut wrong = self.expected(&what, tokens, reader);
                wrong.help = name::nearest(&word.value, words.iter().copied())
                    .map(|near| format!("did you mean `{near}`? write `#[model({} = {near})]`", self.row.name));
                Err(wrong)
            }
        }
    }

    /// The name of something in Rust.
    pub(super) fn rust_name(&self, reader: &mut Reader<'_>) -> Expected<Spanned<String>> {
        let tokens = self.value(reader)?;
        let word = self.word(tokens, "a name without quotes", reader)?;
        if name::is_impossible_in_rust(&word.value) {
            return Err(self.expected("a name that Rust allows", tokens, reader));
        }
        Ok(word)
    }

    /// The path of a model: its last part, and as written.
    pub(super) fn model(&self, reader: &mut Reader<'_>) -> Expected<(Spanned<String>, String)> {
        let tokens = self.value(reader)?;
        let path = path(tokens);
        let last = path.as_ref().and_then(|path| path.segments.last());
        match last.map(|segment| segment.ident.unraw().to_string()) {
            Some(last) if last == "Self" => {
                Ok((Spanned::new(reader.model.clone(), reader.span(tokens)), compact(tokens)))
            }
            Some(last) if last.starts_with(char::is_uppercase) => {
                Ok((Spanned::new(last, reader.span(tokens)), compact(tokens)))
            }
            _ => Err(self.expected("a model without quotes", tokens, reader)),
        }
    }

    /// A path, as in `use`.
    pub(super) fn path(&self, reader: &mut Reader<'_>) -> Expected<()> {
        let tokens = self.value(reader)?;
        path(tokens).map(|_| ()).ok_or_else(|| self.expected("a path without quotes", tokens, reader))
    }

    /// A whole number within bounds.
    pub(super) fn whole(&self, low: u32, high: u32, reader: &mut Reader<'_>) -> Expected<Spanned<u32>> {
        let tokens = self.value(reader)?;
        let number = syn::parse2::<syn::LitInt>(tokens.clone()).ok().filter(|number| number.suffix().is_empty());
        match number.and_then(|number| number.base10_parse::<u32>().ok()).filter(|number| (low..=high).contains(number))
        {
            Some(number) => Ok(Spanned::new(number, reader.span(tokens))),
            None => Err(self.expected(&format!("a whole number from {low} to {high}"), tokens, reader)),
        }
    }

    /// A number as SQL reads it.
    pub(super) fn number(&self, reader: &mut Reader<'_>) -> Expected<Spanned<String>> {
        let tokens = self.value(reader)?;
        match syn::parse2::<Expr>(tokens.clone()).ok().and_then(|value| number(&value)) {
            Some(number) => Ok(Spanned::new(number, reader.span(tokens))),
            None => Err(self.expected("a number", tokens, reader)),
        }
    }

    /// A condition, in a text.
    pub(super) fn condition(&self, tokens: &TokenStream, reader: &mut Reader<'_>) -> Expected<Spanned<Condition>> {
        let literal = self.literal(tokens, reader)?;
        let text = literal.value();
        match condition::parse(&text) {
            Ok(condition) => Ok(Spanned::new(condition, reader.span(tokens))),
            Err(fault) => {
                let rest = text.get(fault.offset..).unwrap_or("");
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                let span = reader.at.within(&literal, fault.offset, fault.offset + end, reader.sources);
                let found = match rest.get(..end) {
                    None | Some("") => "its end".to_owned(),
                    Some(word) => format!("`{word}`"),
                };
                let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                let owner = reader.owner();
                let message =
                    format!("the condition `{shown}` of `{owner}` is not understood at {found}: {}", fault.message);
                let mut wrong = self.wrong_at(span, message);
                wrong.notes = vec![condition::GRAMMAR.to_owned()];
                // A name that says whose it is, as the derived ones do.
                let (table, one) = (name::table(&reader.model), name::snake(&reader.model));
                let of = if table.contains(&one) { table } else { one };
                let called = format!("check_{of}_{}", reader.field.as_deref().unwrap_or("expression"));
                let help = format!(
                    "write it so, or, at the struct, `#[model(sql_check(\"{called}\", {shown:?}))]`, which nobody judges"
                );
                wrong.help = Some(help);
                Err(wrong)
            }
        }
    }
}

/// A path, as in `use`.
pub(super) fn path(tokens: &TokenStream) -> Option<syn::Path> {
    syn::Path::parse_mod_style.parse2(tokens.clone()).ok()
}

/// `a`, `b` or `c`.
fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The digits of a number literal, with its sign; `None`: no number.
pub(super) fn number(value: &Expr) -> Option<String> {
    match value {
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match number(&unary.expr)? {
            negative if negative.starts_with('-') => None,
            positive => Some(format!("-{positive}")),
        },
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) if int.suffix().is_empty() => Some(int.base10_digits().to_owned()),
            // `1.` is a number in Rust and none in SQL.
            Lit::Float(float) if float.suffix().is_empty() => {
                Some(float.base10_digits().trim_end_matches('.').to_owned())
            }
            _ => None,
        },
        _ => None,
    }
}

/// The names in a list, each once.
pub(super) fn names(given: &Given, parts: &[TokenStream], reader: &mut Reader<'_>) -> Expected<Vec<Spanned<String>>> {
    let mut list: Vec<Spanned<String>> = Vec::new();
    for part in parts {
        let name = given.word(part, "a list of fields without quotes", reader)?;
        if let Some(first) = list.iter().find(|first| first.value == name.value) {
            let mut wrong = given.wrong_at(
                name.span,
                format!("`{}` of `{}` names `{}` twice", given.row.name, reader.owner(), name.value),
            );
            wrong.labels.push((first.span, "the first one is here".to_owned()));
            wrong.help = Some("leave one out".to_owned());
            return Err(wrong);
        }
        list.push(name);
    }
    Ok(list)
}

/// The name and the tokens behind `name = …` or `name(…)` of one part of a list.
pub(super) fn named(part: &TokenStream) -> Option<(Ident, TokenStream)> {
    let mut tokens = part.clone().into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else { return None };
    match tokens.next()? {
        TokenTree::Punct(sign) if sign.as_char() == '=' => Some((name, tokens.collect())),
        TokenTree::Group(group) if tokens.next().is_none() => Some((name, group.stream())),
        _ => None,
    }
}
