//! The input of `schema! { … }`: settings, `use` lines, literals.
//!
//! Read token by token, so that one mistake does not hide the next.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::{LitStr, UseTree};

use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, UsedModel};
use crate::front::span::{Locator, compact};
use crate::ir::{Edition, Engine, Version};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{SourceId, Sources, Span, Spanned};

/// What a `schema!` says before its text is read.
#[derive(Debug, Default)]
pub struct SchemaInput {
    /// Its settings (engine, version, edition) and its `use` lines.
    pub draft: Draft,
    /// `crate = path`.
    pub krate: Option<syn::Path>,
    /// Its texts, in order.
    pub texts: Vec<TextInput>,
}

/// One text of a `schema!`.
#[derive(Debug)]
pub enum TextInput {
    /// A literal; it is a source already.
    Literal(SourceId),
    /// `file = "…"`. Whoever does I/O adds it to the sources, and says by [`Locator::anchor`] that the literal stands for it.
    File {
        /// The path, relative to Cargo.toml.
        path: LitStr,
        /// Where it is named.
        span: Span,
    },
}

/// A setting: name, right form, what it says.
const SETTINGS: &[(&str, &str, &str)] = &[
    ("engine", "engine = sqlite", "`postgres`, `mysql`, `mariadb` or `sqlite`"),
    ("engine_version", "engine_version = \"15\"", "a version in quotes"),
    ("edition", "edition = \"2026\"", "`\"2026\"`"),
    ("file", "file = \"src/crm.md\"", "a path in quotes, relative to Cargo.toml"),
    ("crate", "crate = crate::db", "a path without quotes"),
];

/// Settings, then `use` lines, then literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Setting,
    Use,
    Text,
}

/// Reads what stands between the braces of a `schema!`; `call` is the place of the `schema!` itself.
///
/// All mistakes go to `out`; what could be read is returned.
pub fn parse(
    tokens: TokenStream,
    call: proc_macro2::Span,
    at: &mut Locator,
    sources: &mut Sources,
    out: &mut Diagnostics,
) -> SchemaInput {
    let mut rest = Vec::new();
    flatten(tokens, &mut rest);
    rest.reverse();
    let mut reader =
        Reader { rest, at, sources, out, made: SchemaInput::default(), seen: Vec::new(), part: Part::Setting };
    while let Some(token) = reader.rest.pop() {
        reader.item(token);
    }
    if reader.made.texts.is_empty() && !reader.out.has_errors() {
        let span = reader.span(&TokenTree::Ident(Ident::new("schema", call)).into());
        let error = Diagnostic::error("empty_text", span, "this `schema!` has no text");
        reader.out.push(error.help(
            "describe the model in a literal (\"Users have a unique email.\"), or write `file = \"src/crm.md\"`",
        ));
    }
    reader.made
}

/// Opens the invisible groups of `macro_rules!`.
fn flatten(tokens: TokenStream, into: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), into),
            other => into.push(other),
        }
    }
}

struct Reader<'a> {
    /// Reversed: the next token is the last.
    rest: Vec<TokenTree>,
    at: &'a mut Locator,
    sources: &'a mut Sources,
    out: &'a mut Diagnostics,
    made: SchemaInput,
    seen: Vec<(String, Span)>,
    part: Part,
}

impl Reader<'_> {
    fn span(&mut self, tokens: &TokenStream) -> Span {
        self.at.span(tokens, self.sources)
    }

    fn item(&mut self, token: TokenTree) {
        match token {
            TokenTree::Ident(word) if word == "use" => self.used(word),
            TokenTree::Ident(word) if self.next_is('=') => self.setting(&word),
            TokenTree::Literal(literal) => self.text(&TokenTree::Literal(literal).into()),
            other => self.odd(other),
        }
    }

    fn next_is(&self, sign: char) -> bool {
        matches!(self.rest.last(), Some(TokenTree::Punct(next)) if next.as_char() == sign)
    }

    /// Whether the next two tokens begin a setting.
    fn setting_follows(&self) -> bool {
        let next = self.rest.iter().rev().nth(1);
        matches!(next, Some(TokenTree::Punct(sign)) if sign.as_char() == '=')
    }

    /// The tokens before the next of these signs, which is taken too.
    fn until(&mut self, signs: &[char]) -> TokenStream {
        let mut taken = Vec::new();
        while let Some(token) = self.rest.pop() {
            match token {
                TokenTree::Punct(sign) if signs.contains(&sign.as_char()) => break,
                other => taken.push(other),
            }
        }
        taken.into_iter().collect()
    }

    fn order(&mut self, part: Part, span: Span) {
        if part < self.part {
            let error = Diagnostic::error("invalid_attribute", span, "this stands too late in `schema!`");
            self.out.push(error.help("write settings first, then `use` lines, then the text"));
        }
        self.part = self.part.max(part);
    }

    fn text(&mut self, token: &TokenStream) {
        let span = self.span(token);
        self.order(Part::Text, span);
        match syn::parse2::<LitStr>(token.clone()) {
            Ok(literal) if literal.suffix().is_empty() => {
                let source = self.at.literal(&literal, self.sources);
                self.made.texts.push(TextInput::Literal(source));
            }
            _ => {
                let message = format!("here a text in quotes should stand, not `{}`", compact(token));
                let error = Diagnostic::error("invalid_attribute", span, message);
                self.out.push(error.help("write sentences: \"Users have a unique email.\""));
            }
        }
        if self.next_is(',') || self.next_is(';') {
            self.rest.pop();
        }
    }

    fn setting(&mut self, word: &Ident) {
        self.rest.pop();
        let name = word.unraw().to_string();
        let value = self.until(&[',', ';']);
        let at: TokenStream = TokenTree::Ident(word.clone()).into();
        let span = self.span(&at);
        self.order(Part::Setting, span);
        let Some((_, example, form)) = SETTINGS.iter().find(|(known, ..)| *known == name) else {
            let near = name::nearest(&name, SETTINGS.iter().map(|(known, ..)| *known));
            let near = SETTINGS.iter().find(|(known, ..)| near == Some(known));
            self.made.draft.engine_refused |= near.is_some_and(|(near, ..)| *near == "engine");
            let error = Diagnostic::error("unknown_attribute", span, format!("unknown setting `{name}` of `schema!`"));
            self.out.push(match near {
                Some((near, example, _)) => error.help(format!("did you mean `{near}`? write `{example},`")),
                None => {
                    let known: Vec<_> = SETTINGS.iter().map(|(known, ..)| format!("`{known}`")).collect();
                    error
                        .note(format!("`schema!` knows {}", known.join(", ")))
                        .help("leave it out, or say it in groundplan.toml")
                }
            });
            return;
        };
        if name != "file" {
            if let Some((_, first)) = self.seen.iter().find(|(seen, _)| *seen == name) {
                let error =
                    Diagnostic::error("invalid_attribute", span, format!("`{name}` stands twice in this `schema!`"));
                self.out.push(error.label(*first, "the first one is here").help("keep one of them"));
                return;
            }
            self.seen.push((name.clone(), span));
        }
        let place = if value.is_empty() { span } else { self.span(&value) };
        if self.set(&name, &value, place).is_none() {
            self.made.draft.engine_refused |= name == "engine";
            let found = if value.is_empty() { "nothing".to_owned() } else { format!("`{}`", compact(&value)) };
            let error =
                Diagnostic::error("invalid_attribute", place, format!("`{name}` should be {form}, not {found}"));
            self.out.push(error.help(format!("write `{example},` with a comma behind it")));
        }
    }

    /// `None`: the value has the wrong form.
    fn set(&mut self, name: &str, value: &TokenStream, span: Span) -> Option<()> {
        let text = || {
            syn::parse2::<LitStr>(value.clone())
                .ok()
                .filter(|text| text.suffix().is_empty() && !text.value().trim().is_empty())
        };
        let draft = &mut self.made.draft;
        match name {
            "engine" => {
                let word = Ident::parse_any.parse2(value.clone()).ok()?;
                draft.engines.push(Spanned::new(Engine::of(&word.to_string())?, span));
            }
            "engine_version" => draft.engine_versions.push(Spanned::new(Version::parse(&text()?.value())?, span)),
            "edition" => draft.editions.push(Spanned::new(Edition::of(&text()?.value())?, span)),
            "file" => self.made.texts.push(TextInput::File { path: text()?, span }),
            _ => self.made.krate = Some(syn::Path::parse_mod_style.parse2(value.clone()).ok()?),
        }
        Some(())
    }

    fn used(&mut self, word: Ident) {
        let mut line: TokenStream = TokenTree::Ident(word).into();
        let mut tokens: Vec<TokenTree> = self.until(&[';']).into_iter().collect();
        let text = tokens.iter().position(|token| matches!(token, TokenTree::Literal(_)));
        let after = tokens.split_off(text.unwrap_or(tokens.len()));
        line.extend(tokens);
        let span = self.span(&line);
        self.order(Part::Use, span);
        if !after.is_empty() {
            self.rest.extend(after.into_iter().rev());
            let message = format!("`{}` is not ended", compact(&line));
            self.out.push(Diagnostic::error("invalid_attribute", span, message).help("write a `;` behind it"));
            return;
        }
        line.extend([TokenTree::Punct(proc_macro2::Punct::new(';', proc_macro2::Spacing::Alone))]);
        match syn::parse2::<syn::ItemUse>(line.clone()) {
            Ok(item) => {
                let start = if item.leading_colon.is_some() { "::" } else { "" };
                self.tree(&item.tree, start);
            }
            Err(_) => {
                let error =
                    Diagnostic::error("invalid_attribute", span, format!("`{}` is no `use` line", compact(&line)));
                self.out.push(error.help("write `use crate::billing::Invoice;`"));
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, before: &str) {
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &format!("{before}{}::", path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, before)),
            UseTree::Name(name) => self.model(&name.ident, format!("{before}{}", name.ident)),
            UseTree::Rename(rename) => self.model(&rename.rename, format!("{before}{}", rename.ident)),
            UseTree::Glob(glob) => {
                let span = self.at.span(glob, self.sources);
                let error = Diagnostic::error(
                    "invalid_attribute",
                    span,
                    format!("`{before}*` does not say which models are meant"),
                );
                self.out.push(error.help(format!("name them: `use {before}{{Invoice, Payment}};`")));
            }
        }
    }

    fn model(&mut self, ident: &Ident, path: String) {
        let span = self.at.span(ident, self.sources);
        let name = Spanned::new(ident.unraw().to_string(), span);
        if let Some(first) = self.made.draft.used.iter().find(|first| first.name.value == name.value) {
            let error =
                Diagnostic::error("duplicate_name", span, format!("`{}` is named by two `use` lines", name.value));
            self.out.push(
                error
                    .label(first.name.span, "the first one is here")
                    .help("leave one out, or rename it: `use … as Other;`"),
            );
            return;
        }
        self.made.draft.used.push(UsedModel { name, path });
    }

    /// What no part of a `schema!` starts with.
    fn odd(&mut self, token: TokenTree) {
        let is_macro = matches!(token, TokenTree::Ident(_)) && self.next_is('!');
        let is_comment = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '#');
        let mut found: TokenStream = token.into();
        if is_macro || is_comment {
            let more = self.rest.len().saturating_sub(if is_macro { 2 } else { 1 });
            found.extend(self.rest.split_off(more).into_iter().rev());
        }
        if !is_macro && !is_comment {
            // Words without quotes are one mistake, not one each.
            while matches!(self.rest.last(), Some(TokenTree::Ident(word)) if word != "use") && !self.setting_follows() {
                found.extend(self.rest.pop());
            }
        }
        let span = self.span(&found);
        let message = format!("`{}` has no meaning in `schema!`", compact(&found));
        let help = if is_macro {
            "write the text itself, or `file = \"src/crm.md\"`: a macro cannot be read here"
        } else if is_comment {
            "write `// …` for a comment; what is meant for the model is a text in quotes"
        } else {
            "write settings (`engine = sqlite,`), then `use crate::billing::Invoice;`, then texts in quotes"
        };
        self.out.push(Diagnostic::error("invalid_attribute", span, message).help(help));
        if self.next_is(',') || self.next_is(';') {
            self.rest.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;

    fn read(text: &str) -> (SchemaInput, Sources, Vec<Diagnostic>) {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
        let mut at = Locator::tokens("src/model.rs");
        let made = parse(tokens, proc_macro2::Span::call_site(), &mut at, &mut sources, &mut out);
        (made, sources, out.finish())
    }

    #[test]
    fn reads_settings_then_uses_then_texts() {
        let text = "engine = sqlite, engine_version = \"3.45\", edition = \"2026\", file = \"src/crm.md\", crate = crate::db,\n\
            use crate::billing::{Invoice, Payment as Paid}; use super::Country;\n\"Users have\n an email.\" r#\"And a name.\"#";
        let (made, sources, out) = read(text);
        assert!(out.is_empty(), "{out:?}");
        assert_eq!(made.draft.engines.first().map(|engine| engine.value), Some(Engine::Sqlite));
        assert_eq!(made.draft.engine_versions.first().map(|version| version.value.minor), Some(45));
        assert_eq!(made.draft.editions.len(), 1);
        let used: Vec<_> = made.draft.used.iter().map(|used| (used.name.value.as_str(), used.path.as_str())).collect();
        let expected = [
            ("Invoice", "crate::billing::Invoice"),
            ("Paid", "crate::billing::Payment"),
            ("Country", "super::Country"),
        ];
        assert_eq!(used, expected);
        assert!(made.krate.is_some());
        let [TextInput::File { path, .. }, TextInput::Literal(first), TextInput::Literal(second)] =
            made.texts.as_slice()
        else {
            panic!("{:?}", made.texts)
        };
        assert_eq!(path.value(), "src/crm.md");
        assert_eq!(sources.get(*first).text(), "Users have\n an email.");
        let at = sources.whole(*first);
        assert_eq!(sources.place(Span { start: 12, ..at }).to_string(), "src/model.rs:4:2");
        assert_eq!(sources.place(sources.whole(*second)).to_string(), "src/model.rs:4:16");
    }

    #[test]
    fn a_file_alone_is_enough() {
        let (made, _, out) = read("file = \"src/crm.md\"");
        assert!(out.is_empty() && made.texts.len() == 1);
    }

    #[test]
    fn mistakes_are_all_told_with_a_cure() {
        for (text, code, message, help) in [
            ("", "empty_text", "no text", "Users have"),
            ("engine = oracle, \"x\"", "invalid_attribute", "`engine` should be `postgres`", "engine = sqlite,"),
            ("engine = \"sqlite\", \"x\"", "invalid_attribute", "not `\"sqlite\"`", "engine = sqlite,"),
            ("engine = sqlite \"x\"", "invalid_attribute", "`sqlite \"x\"`", "with a comma"),
            ("engin = sqlite, \"x\"", "unknown_attribute", "unknown setting `engin`", "did you mean `engine`"),
            ("colour = red, \"x\"", "unknown_attribute", "unknown setting `colour`", "groundplan.toml"),
            ("engine = , \"x\"", "invalid_attribute", "not nothing", "engine = sqlite,"),
            ("engine = sqlite, engine = mysql, \"x\"", "invalid_attribute", "stands twice", "keep one"),
            ("\"x\" engine = sqlite", "invalid_attribute", "too late", "settings first"),
            ("use crate::billing::*; \"x\"", "invalid_attribute", "`crate::billing::*`", "{Invoice, Payment}"),
            ("use; \"x\"", "invalid_attribute", "no `use` line", "use crate::billing::Invoice;"),
            ("use a::B; use c::B; \"x\"", "duplicate_name", "two `use` lines", "rename it"),
            ("42", "invalid_attribute", "not `42`", "sentences"),
            ("b\"x\"", "invalid_attribute", "text in quotes", "sentences"),
            ("\"x\"suffix", "invalid_attribute", "text in quotes", "sentences"),
            ("include_str!(\"a.md\")", "invalid_attribute", "include_str!", "file = \"src/crm.md\""),
            ("/// doc\n\"x\"", "invalid_attribute", "no meaning", "comment"),
            ("{ \"x\" }", "invalid_attribute", "no meaning", "texts in quotes"),
            ("file = crm.md", "invalid_attribute", "`file` should be a path in quotes", "src/crm.md"),
        ] {
            let (_, _, out) = read(text);
            let [only] = out.as_slice() else { panic!("{text}: {out:#?}") };
            assert_eq!((only.code, only.level), (code, Level::Error), "{text}");
            assert!(only.message.contains(message), "{text}: {}", only.message);
            assert!(only.help.as_ref().is_some_and(|cure| cure.contains(help)), "{text}: {:?}", only.help);
        }
        assert_eq!(read("engin = a, edition = b, use x::*; 1 2 \"x\"").2.len(), 5);
    }
}
