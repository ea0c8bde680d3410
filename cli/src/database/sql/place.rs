//! Where the parser's places lie in the file, and what its names are.

use crate::database::tables::Named;
use groundplan_schema::ir::Engine;
use groundplan_schema::text::{SourceId, Span, Spanned as Said};
use sqlparser::ast::{Ident, ObjectName, ObjectNamePart};
use sqlparser::tokenizer::{Location, Span as Parsed};

/// A statement in its file.
pub(super) struct Place<'a> {
    pub(super) engine: Engine,
    pub(super) source: SourceId,
    /// The statement's text, without comments.
    pub(super) text: &'a str,
    /// Where it begins in the file.
    pub(super) start: usize,
}

impl Place<'_> {
    /// The byte in the file. The parser counts lines and characters from the statement's start.
    pub(super) fn offset(&self, at: Location) -> usize {
        let mut line = 1;
        let mut start = 0;
        while line < at.line {
            match self.text[start..].find('\n') {
                Some(end) => start += end + 1,
                None => break,
            }
            line += 1;
        }
        let characters = usize::try_from(at.column.saturating_sub(1)).unwrap_or(0);
        let within = self.text[start..].char_indices().nth(characters).map_or(self.text.len() - start, |(at, _)| at);
        self.start + start + within
    }

    pub(super) fn span(&self, at: Parsed) -> Span {
        if at.start.line == 0 {
            return self.first();
        }
        let (start, end) = (self.offset(at.start), self.offset(at.end));
        Span { source: self.source, start: start as u32, end: end.max(start) as u32 }
    }

    /// The statement's first line.
    pub(super) fn first(&self) -> Span {
        let line = self.text.lines().next().unwrap_or("").trim_end();
        Span { source: self.source, start: self.start as u32, end: (self.start + line.len()) as u32 }
    }

    /// A name as the engine keeps it.
    pub(super) fn ident(&self, ident: &Ident) -> String {
        match self.engine {
            Engine::Postgres if ident.quote_style.is_none() => cut(ident.value.to_lowercase()),
            Engine::Postgres => cut(ident.value.clone()),
            _ => ident.value.clone(),
        }
    }

    pub(super) fn said(&self, ident: &Ident) -> Said<String> {
        Said::new(self.ident(ident), self.span(ident.span))
    }

    /// `public.users`; the last part is the name, the one before it the namespace.
    pub(super) fn named(&self, name: &ObjectName) -> Option<Named> {
        let parts: Vec<&Ident> = name.0.iter().filter_map(ObjectNamePart::as_ident).collect();
        let (last, before) = parts.split_last()?;
        let namespace = before.last().map(|ident| self.ident(ident));
        // The namespace that every database begins with is none.
        let usual = match self.engine {
            Engine::Postgres => "public",
            Engine::Sqlite => "main",
            Engine::Mysql | Engine::Mariadb => "",
        };
        Some(Named { namespace: namespace.filter(|name| name != usual), name: self.said(last) })
    }
}

/// PostgreSQL keeps 63 bytes of a name, and says so only in passing.
fn cut(mut name: String) -> String {
    let end = (0..=63.min(name.len())).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    name.truncate(end);
    name
}
