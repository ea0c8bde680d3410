//! How a page of cases is written.

use groundplan_schema::ir::Style;

/// Where a model comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Front {
    Structs,
    English,
    Sql,
    Diesel,
}

impl Front {
    pub(super) const ALL: [Front; 4] = [Front::Structs, Front::English, Front::Sql, Front::Diesel];

    pub(super) fn name(self) -> &'static str {
        match self {
            Front::Structs => "structs",
            Front::English => "English",
            Front::Sql => "SQL",
            Front::Diesel => "schema.rs",
        }
    }

    pub(super) fn style(self) -> Style {
        match self {
            Front::Structs => Style::Struct,
            Front::English => Style::Text,
            Front::Sql | Front::Diesel => Style::Database,
        }
    }

    /// The file that the command reads.
    pub(super) fn file(self) -> &'static str {
        match self {
            Front::Structs => "src/model.rs",
            Front::English => "model.md",
            Front::Sql => "schema.sql",
            Front::Diesel => "src/schema.rs",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    Fails,
    Passes,
    Waived,
    /// The nearest that can be said, which is no finding.
    Held,
    /// The nearest that can be said, which reading refuses.
    Refused,
}

impl Verdict {
    pub(super) const CASES: [Verdict; 3] = [Verdict::Fails, Verdict::Passes, Verdict::Waived];

    /// Whether it shows that the rule cannot be broken.
    pub(super) fn is_held(self) -> bool {
        matches!(self, Verdict::Held | Verdict::Refused)
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Verdict::Fails => "fails",
            Verdict::Passes => "passes",
            Verdict::Waived => "waived",
            Verdict::Held => "held",
            Verdict::Refused => "refused",
        }
    }
}

/// One fenced block.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) front: Front,
    pub(super) verdict: Verdict,
    pub(super) engine: String,
    pub(super) text: String,
    line: usize,
}

impl Block {
    pub(super) fn at(&self, rule: &str) -> String {
        format!("tests/rule_cases/{rule}.md:{} ({} {})", self.line, self.front.name(), self.verdict.word())
    }
}

#[derive(Debug)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
}

impl Page {
    pub(super) fn read(rule: &str, text: &str) -> Page {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut within, mut before) = (false, "");
        for (at, line) in text.lines().enumerate() {
            let line_number = at + 1;
            match line.strip_prefix("```") {
                Some("") if within => within = false,
                Some(words) if !within => {
                    let block = Block::start(words, line_number).unwrap_or_else(|| {
                        panic!("tests/rule_cases/{rule}.md:{line_number}: `{line}` says no front end and verdict")
                    });
                    let told = before.starts_with("Held: ") && before.len() > 30;
                    assert!(
                        !block.verdict.is_held() || told,
                        "tests/rule_cases/{rule}.md:{line_number}: a line `Held: …` above it says why"
                    );
                    blocks.push(block);
                    within = true;
                }
                _ if within => {
                    let block = blocks.last_mut().expect("a block is open");
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                _ if line.trim().is_empty() => {}
                _ => before = line,
            }
        }
        assert!(
            text.starts_with(&format!("# {rule}\n")) && !within,
            "tests/rule_cases/{rule}.md begins with its rule, and ends its blocks"
        );
        Page { blocks }
    }

    pub(super) fn of(&self, front: Front) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.front == front)
    }
}

impl Block {
    /// `rust fails`, `sql held postgres`
    fn start(words: &str, line: usize) -> Option<Block> {
        let mut words = words.split(' ');
        let front = match words.next()? {
            "rust" => Front::Structs,
            "english" => Front::English,
            "sql" => Front::Sql,
            "diesel" => Front::Diesel,
            _ => return None,
        };
        let verdict = match words.next()? {
            "fails" => Verdict::Fails,
            "passes" => Verdict::Passes,
            "waived" => Verdict::Waived,
            "held" => Verdict::Held,
            "refused" => Verdict::Refused,
            _ => return None,
        };
        let engine = words.next().unwrap_or("sqlite").to_owned();
        words.next().is_none().then_some(Block { front, verdict, engine, text: String::new(), line })
    }
}
