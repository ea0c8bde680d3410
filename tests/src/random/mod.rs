//! Random schemas: drafts as a front end would hand them over, lowered by the engine itself. The same seed gives the same schema.

mod fields;
mod names;
mod relations;
mod rules;
pub mod share;

use groundplan_schema::config::Config;
use groundplan_schema::draft::{Draft, DraftModel, DraftScope};
use groundplan_schema::ir::{Engine, KeyStrategy, PrimaryKeyStrategy, Schema, Style, Version};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span, Spanned};

/// A small generator of numbers (xorshift64*): enough to draw cases with, and the same everywhere.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// From a seed; every seed gives another row of numbers.
    pub fn new(seed: u64) -> Random {
        // A splitmix step, so that neighbouring seeds have nothing in common.
        let mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Random((mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    /// Less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// True in so many cases of a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// So many different ones of these, in a random order.
    pub fn some<T: Clone>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut rest: Vec<T> = list.to_vec();
        let mut out = Vec::new();
        while out.len() < count && !rest.is_empty() {
            out.push(rest.swap_remove(self.below(rest.len())));
        }
        out
    }
}

/// A random schema with what it was lowered under.
pub struct Case {
    /// The schema.
    pub schema: Schema,
    /// groundplan.toml.
    pub config: Config,
    /// Where its places lie.
    pub sources: Sources,
    /// The seed that gave it, in the first try or a later one.
    pub seed: u64,
}

/// The schema of a seed. What lowering refuses (two relations of one name, say) is drawn again from the same row of numbers.
///
/// # Panics
/// If a hundred draws one after another are refused: then the generator draws nonsense.
pub fn case(seed: u64) -> Case {
    made(seed, None)
}

/// The schema of a seed on this engine, in its oldest version, whatever the seed would draw.
///
/// # Panics
/// As [`case`].
pub fn case_on(seed: u64, engine: Engine) -> Case {
    made(seed, Some(engine))
}

fn made(seed: u64, engine: Option<Engine>) -> Case {
    let mut random = Random::new(seed);
    let mut last = Vec::new();
    for _ in 0..100 {
        let mut maker = Maker::new(&mut random);
        let (mut draft, config) = maker.draw();
        if let Some(engine) = engine {
            draft.engines = vec![maker.said(engine)];
            draft.engine_versions.clear();
        }
        let sources = maker.sources;
        let mut out = Diagnostics::new();
        let schema = lower(draft, &config, View::Whole, &sources, &mut out);
        let refused = out.has_errors();
        last = out.finish();
        if !refused {
            return Case { schema, config, sources, seed };
        }
    }
    panic!("seed {seed}: nothing is accepted, at last because of {last:#?}");
}

struct Maker<'r> {
    random: &'r mut Random,
    sources: Sources,
    source: SourceId,
    at: u32,
}

impl<'r> Maker<'r> {
    fn new(random: &'r mut Random) -> Self {
        let mut sources = Sources::new();
        let source = sources.add_file("random.md", "x".repeat(4000));
        Maker { random, sources, source, at: 0 }
    }

    /// The next place: what is drawn later stands later.
    fn span(&mut self) -> Span {
        self.at += 1;
        Span { source: self.source, start: self.at, end: self.at + 1 }
    }

    fn said<T>(&mut self, value: T) -> Spanned<T> {
        let span = self.span();
        Spanned::new(value, span)
    }

    fn draw(&mut self) -> (Draft, Config) {
        let mut draft = Draft::default();
        let mut config = Config::default();
        self.settings(&mut draft, &mut config);
        let count = 2 + self.random.below(5);
        let mut names = self.random.some(names::MODELS, count);
        // Some texts have many entities of which little is said, some few of which much is.
        let tenants = self.random.percent(50);
        if tenants {
            let root = self.random.below(names.len());
            let root = names[root].to_owned();
            draft.tenants.push(self.said(root));
        }
        for name in names.drain(..) {
            let mut model = DraftModel::new(self.said(name.to_owned()), Style::Text);
            let is_root = draft.tenants.iter().any(|tenant| tenant.value == name);
            if is_root {
                model.scope = Some(self.said(DraftScope::Root));
            } else if tenants && self.random.percent(25) {
                model.scope = Some(self.said(DraftScope::Global));
            }
            if self.random.percent(25) {
                model.soft_delete = Some(self.said(true));
            }
            if self.random.percent(8) {
                model.audited = Some(model.name.span);
            }
            self.fields(&mut model);
            draft.models.push(model);
        }
        self.relations(&mut draft);
        self.rules(&mut draft, tenants);
        if config.comments.is_some() {
            self.documented(&mut draft);
        }
        (draft, config)
    }

    /// What a quotation or a script might stumble over.
    fn documented(&mut self, draft: &mut Draft) {
        const TEXTS: [&str; 4] = [
            "Plain words.",
            "It's \"said\" in `ticks`; -- and /* not */ more\n\nof it",
            "back\\slash \\' $1 $$",
            "Grün 🌿 ?1 :name",
        ];
        for model in &mut draft.models {
            model.doc = self.random.percent(50).then(|| (*self.random.pick(&TEXTS)).to_owned());
            for field in &mut model.fields {
                field.doc = self.random.percent(50).then(|| (*self.random.pick(&TEXTS)).to_owned());
            }
        }
    }

    fn settings(&mut self, draft: &mut Draft, config: &mut Config) {
        let engine = *self.random.pick(&Engine::ALL);
        draft.engines.push(self.said(engine));
        if self.random.percent(20) {
            let version = match engine {
                Engine::Postgres => Version { major: 15 + self.random.below(4) as u32, minor: 0 },
                Engine::Mysql => Version { major: 9, minor: self.random.below(4) as u32 },
                Engine::Mariadb => Version { major: 11, minor: 4 + self.random.below(4) as u32 },
                Engine::Sqlite => Version { major: 3, minor: 45 },
            };
            draft.engine_versions.push(self.said(version));
        }
        if self.random.percent(15) {
            config.primary_key = Some(self.said(PrimaryKeyStrategy::BigInt));
        }
        if self.random.percent(15) {
            config.tenancy.key = Some(self.said(KeyStrategy::Single));
        }
        if self.random.percent(10) {
            config.soft_delete = Some(self.said(true));
        }
        if engine != Engine::Sqlite && self.random.percent(20) {
            config.comments = Some(self.said(true));
        }
    }
}
