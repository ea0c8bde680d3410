//! The cases: one folder each, three runs each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compare::{Order, differences};
use crate::variant::Variants;

/// A folder of `tests/documents`.
pub(crate) struct Case {
    pub(crate) name: String,
    input: String,
    list: String,
    config: Option<String>,
    variants: Variants,
}

/// One way to say a case, with what must come of it.
pub(crate) struct Run {
    pub(crate) name: &'static str,
    pub(crate) input: String,
    pub(crate) list: String,
    config: Option<String>,
    order: Order,
}

/// What the command answers.
pub(crate) struct Output {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// All cases, sorted by name. A file that no test would read is an error, as is one that is missing.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut folders: Vec<PathBuf> = entries(&folder).into_iter().filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| Case::of(folder)).collect()
}

impl Case {
    fn of(folder: &Path) -> Self {
        for path in entries(folder) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let known = ["input.md", "expected.txt", "variants.txt", "groundplan.toml"].contains(&name);
            assert!(known, "{}: no test reads this file", path.display());
        }
        let text = |name: &str| read(&folder.join(name));
        let variants = Variants::of(&text("variants.txt"));
        Self {
            name: folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned(),
            input: text("input.md"),
            list: text("expected.txt"),
            config: folder.join("groundplan.toml").exists().then(|| text("groundplan.toml")),
            variants: variants.unwrap_or_else(|error| panic!("{}: {error}", folder.join("variants.txt").display())),
        }
    }

    /// As it is written, with other nouns, with its sentences from the last to the first.
    pub(crate) fn runs(&self) -> [Run; 3] {
        let config = self.config.clone();
        let swapped = |text: &str| self.variants.swapped(text);
        [
            Run {
                name: "as-written",
                input: self.input.clone(),
                list: self.list.clone(),
                config: config.clone(),
                order: Order::Kept,
            },
            Run {
                name: "nouns-swapped",
                input: swapped(&self.input),
                list: swapped(&self.list),
                config: config.as_deref().map(swapped),
                order: Order::Kept,
            },
            Run {
                name: "sentences-permuted",
                input: self.variants.permuted(&self.input),
                list: self.list.clone(),
                config,
                order: Order::Free,
            },
        ]
    }
}

impl Run {
    /// Writes the input where the command finds it, has it read, and says what differs from the list.
    ///
    /// Each test names its own folder, because tests run at once.
    pub(crate) fn check(&self, case: &Case, test: &str, command: impl Fn(&Path) -> Output) -> Vec<String> {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(test).join(&case.name).join(self.name);
        if folder.exists() {
            // What an older run left there is none of our input.
            fs::remove_dir_all(&folder).expect("a folder under target");
        }
        fs::create_dir_all(&folder).expect("a folder under target");
        let input = folder.join("input.md");
        fs::write(&input, &self.input).expect("a file under target");
        if let Some(config) = &self.config {
            fs::write(folder.join("groundplan.toml"), config).expect("a file under target");
        }
        let output = command(&input);
        if output.code != 0 {
            return vec![format!("exit code {}: {}", output.code, output.stderr.trim())];
        }
        differences(&self.list, &output.stdout, self.order)
    }
}

/// Runs every case three ways and fails with all differences at once.
pub(crate) fn check_all(test: &str, command: impl Fn(&Run, &Path) -> Output) {
    let mut report = String::new();
    let (mut bad, mut count) = (0, 0);
    for case in all() {
        for run in case.runs() {
            count += 1;
            let differences = run.check(&case, test, |path| command(&run, path));
            if !differences.is_empty() {
                bad += 1;
                report += &format!("\n{}, {}\n  {}\n", case.name, run.name, differences.join("\n  "));
            }
        }
    }
    assert!(count > 0, "there is no case");
    assert!(bad == 0, "{bad} of {count} runs differ from what the documents show\n{report}");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("an entry of the folder").path()).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::facts::Facts;
    use crate::fake::document_of;
    use crate::variant::{blocks, plural};

    fn answer(stdout: String) -> Output {
        Output { code: 0, stdout, stderr: String::new() }
    }

    #[test]
    fn each_list_can_be_met() {
        check_all("lists", |run, _| answer(document_of(&run.list)));
    }

    #[test]
    fn each_list_tells_its_case_from_all_others_and_from_its_own_swap() {
        let cases = all();
        for case in &cases {
            let [written, swapped, _] = case.runs();
            let document = document_of(&written.list);
            assert!(
                !swapped.check(case, "swaps", |_| answer(document.clone())).is_empty(),
                "{}: the swap changes nothing",
                case.name
            );
            let mut same = BTreeSet::new();
            for other in cases.iter().filter(|other| other.name != case.name) {
                if differences(&other.list, &document, Order::Kept).is_empty() {
                    same.insert(&other.name);
                }
            }
            assert!(same.is_empty(), "{}: the same as {same:?}", case.name);
        }
    }

    #[test]
    fn a_command_that_fails_is_a_difference() {
        let case = &all()[0];
        let [run, ..] = case.runs();
        let found =
            run.check(case, "failure", |_| Output { code: 1, stdout: String::new(), stderr: "error: no\n".to_owned() });
        assert_eq!(found, ["exit code 1: error: no"]);
    }

    #[test]
    fn the_command_finds_the_input_and_the_settings_of_its_run() {
        for case in all() {
            for run in case.runs() {
                run.check(&case, "files", |path| {
                    assert_eq!(read(path), run.input);
                    assert_eq!(path.with_file_name("groundplan.toml").exists(), case.config.is_some());
                    answer(String::new())
                });
            }
        }
    }

    /// A swap must mean something, must not hit the words of the lists, and must leave `a` and `an` right.
    #[test]
    fn the_swaps_are_sound() {
        let grammar = "engine tenancy table column primary key unique index check foreign relation assumption required optional \
                       default pii where is by through string text enum decimal id";
        for case in all() {
            assert!(!case.variants.swaps.is_empty(), "{}: no noun is swapped", case.name);
            let words: BTreeSet<String> =
                case.input.to_lowercase().split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect();
            for (noun, other) in &case.variants.swaps {
                let place = format!("{}: swap {noun} {other}", case.name);
                assert!(words.contains(noun) || words.contains(&plural(noun)), "{place}: the noun is not in the text");
                assert!(
                    !words.contains(other) && !words.contains(&plural(other)),
                    "{place}: the other is there already"
                );
                assert!(!grammar.split_whitespace().any(|word| word == noun), "{place}: a word of the lists");
                // `user` is said with a consonant.
                let vowel = |word: &str| word.starts_with(['a', 'e', 'i', 'o', 'u']) && word != "user";
                let after_article = ["a", "an"].iter().any(|article| {
                    let text = case.input.to_lowercase();
                    text.starts_with(&format!("{article} {noun}")) || text.contains(&format!(" {article} {noun}"))
                });
                assert!(!after_article || vowel(noun) == vowel(other), "{place}: the article would be wrong");
            }
        }
    }

    /// A text of several sentences must come out in another order, with none lost.
    #[test]
    fn the_permutations_are_sound() {
        for case in all() {
            let [written, _, permuted] = case.runs();
            let sorted = |text: &str| {
                let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                words.sort();
                words
            };
            assert_eq!(sorted(&written.input), sorted(&permuted.input), "{}", case.name);
            if blocks(&written.input, &case.variants.together).len() > 1 {
                assert_ne!(written.input.trim(), permuted.input.trim(), "{}", case.name);
            }
            for joined in &case.variants.together {
                assert!(permuted.input.contains(joined.as_str()), "{}: `{joined}` is not in the text", case.name);
            }
        }
    }

    /// Whoever reads a list must find in it what the text is about.
    #[test]
    fn each_list_names_its_document() {
        for case in all() {
            let document = if case.name.starts_with("design-") {
                "DESIGN section 1"
            } else if case.name.starts_with("nl-") {
                "nl-data-models"
            } else {
                "data-model-reference"
            };
            assert!(case.list.contains(document), "{}: no word of {document}", case.name);
            assert!(!Facts::of_list(&case.list).tables.is_empty(), "{}: no table", case.name);
        }
    }
}
