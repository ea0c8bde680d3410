//! `groundplan import`: a database that is there already becomes the model of a package. All files are written, or none.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_build::driver::{self, Input, Outcome, Request};
use groundplan_build::pending::{self, Pending};
use groundplan_build::store::Store;
use groundplan_build::write;
use groundplan_schema::config::baseline;
use groundplan_schema::diagnostic::Level;
use groundplan_schema::emit::{english, sql};
use groundplan_schema::front::english::{is_plain_noun, is_plain_value};
use groundplan_schema::ir::{Engine, Schema, Type};
use groundplan_schema::score::{self, Extent};

use crate::args::{Import, ImportFormat};
use crate::import::{self, BASELINE};
use crate::{Output, Surroundings, render, source, version};

const MODEL: &str = "src/model.rs";
const TEXT: &str = "src/model.md";
const SETTINGS: &str = "groundplan.toml";
const MIGRATIONS: &str = "migrations";

/// A file to be written, relative to the package.
type File = (String, String);

pub(super) fn run(args: &Import, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let mut request = source::of(&args.model, around)?;
    // What is imported is judged by its own settings, not by those of a package that it happens to lie in.
    (request.config, request.assumed_engine, request.lenient) = (None, None, args.lenient);
    let place = args.into.clone().unwrap_or_default();
    let home = around.folder.join(&place);
    nothing_there(&home, &place, args.form)?;
    if let Some(path) = &args.model.path
        && crate::database::source(path, &around.folder.join(path)).is_none()
    {
        return Err(format!(
            "`{path}` is no database: name a file of SQL, a `schema.rs` of Diesel's, or a database that runs (`--database-url URL`)"
        ));
    }
    let found = super::drive(&request, &args.model)?;
    let Some((schema, _)) = &found.judged else {
        let stderr = render::all(&found.diagnostics, &found.sources, around.colours);
        return Ok(Output { code: 1, stderr, ..Output::default() });
    };
    let shown = match &args.model.path {
        Some(path) => {
            Path::new(path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned())
        }
        None => found.sources.get(schema.models[0].span.source).path().to_owned(),
    };
    let is_live = args.model.database_url.is_some();
    let beside = beside(&found, schema);
    match args.form {
        ImportFormat::English => in_english(&found, schema, &home, &place, (is_live, &beside), around),
        ImportFormat::Rust => in_rust(schema, &shown, &home, &place, (is_live, &beside), around),
    }
}

/// Nothing is ever overwritten: what is in the way is told before anything is read or written.
fn nothing_there(home: &Path, place: &Path, form: ImportFormat) -> Result<(), String> {
    let files: &[&str] = match form {
        ImportFormat::Rust => &[MODEL, SETTINGS, BASELINE, MIGRATIONS],
        ImportFormat::English => &[TEXT, SETTINGS],
    };
    let is_empty = |path: &Path| fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    let there: Vec<String> = files
        .iter()
        .filter(|file| home.join(file).exists() && !is_empty(&home.join(file)))
        .map(|file| format!("`{}`", place.join(file).to_string_lossy().replace('\\', "/")))
        .collect();
    match there.as_slice() {
        [] => Ok(()),
        there => Err(format!(
            "{} {} there already, and an import overwrites nothing, so nothing was written; move it away, or name another folder: `--into FOLDER`",
            there.join(" and "),
            if there.len() == 1 { "is" } else { "are" }
        )),
    }
}

/// What stands beside the tables; a `schema.rs` of Diesel's tells of nothing else.
fn beside(found: &Outcome, schema: &Schema) -> Vec<String> {
    let Some(source) = schema.models.first().map(|model| model.span.source) else { return Vec::new() };
    if found.sources.get(source).path().ends_with(".rs") {
        return Vec::new();
    }
    crate::database::beside(&found.sources, source, schema.engine)
}

fn in_rust(
    schema: &Schema,
    shown: &str,
    home: &Path,
    place: &Path,
    (is_live, beside): (bool, &[String]),
    around: &Surroundings<'_>,
) -> Result<Output, String> {
    let printed = import::print(schema, shown);
    let settings = import::settings(schema, printed.root.as_deref(), is_live, beside);
    let mut files: Vec<File> = vec![(MODEL.to_owned(), printed.text.clone()), (SETTINGS.to_owned(), settings)];
    let stage = Stage::new(around)?;
    stage.write(&files)?;
    let outcome = stage.judge(true)?;
    let Some((lowered, scorecard)) = &outcome.judged else {
        let list = render::all(&outcome.diagnostics, &outcome.sources, around.colours);
        return Err(format!(
            "the structs of this database are not understood, which is a fault of Groundplan's, so nothing was written:\n{list}"
        ));
    };
    let lost = import::differences(schema, lowered);
    let known = score::known(lowered, scorecard);
    files.push((BASELINE.to_owned(), baseline::print(&known)));
    let folder = pending::adopted(lowered, up(lowered, &printed.left_out), DOWN.to_owned());
    let name = format!("{MIGRATIONS}/{}_initial", version::after(None, around.now, 1).concat());
    files.extend(folder.files.into_iter().map(|(file, text)| (format!("{name}/{file}"), text)));
    stage.write(&files)?;
    let judged = stage.judge(false)?;
    covered(&stage, &judged)?;
    put(&files, home)?;
    let mut output = Output::default();
    for (file, _) in &files {
        writeln!(output.stdout, "{}", place.join(file).to_string_lossy().replace('\\', "/")).ok();
    }
    tell(&mut output.stderr, lowered, &printed.left_out, &lost, known.len());
    Ok(output)
}

/// What people are told after an import.
fn tell(out: &mut String, schema: &Schema, left_out: &[String], lost: &[String], known: usize) {
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    writeln!(out, "{} imported", count(schema.models.len(), "table is", "tables are")).ok();
    if !left_out.is_empty() {
        writeln!(
            out,
            "{} in the structs, and stand there as comments:",
            count(left_out.len(), "thing is not said", "things are not said")
        )
        .ok();
        left_out.iter().for_each(|line| {
            writeln!(out, "  {line}").ok();
        });
    }
    if !lost.is_empty() {
        writeln!(out, "{} otherwise than the database has it:", count(lost.len(), "thing is said", "things are said"))
            .ok();
        lost.iter().for_each(|line| {
            writeln!(out, "  {line}").ok();
        });
    }
    writeln!(out, "{} tolerated by `{BASELINE}`; new ones are not", count(known, "finding is", "findings are")).ok();
    out.push_str(&next(schema));
}

fn next(schema: &Schema) -> String {
    let engine = match schema.engine {
        Engine::Postgres => "postgres",
        Engine::Mysql | Engine::Mariadb => "mysql",
        Engine::Sqlite => "sqlite",
    };
    let json = schema.models.iter().flat_map(|model| &model.fields).any(|field| field.ty == Type::Json);
    let json = if json { ", \"json\"" } else { "" };
    format!(
        "next:
  - Cargo.toml: `groundplan = {{ version = \"…\", features = [\"{engine}\"{json}] }}` under [dependencies], `groundplan-build` under [build-dependencies]
  - build.rs: `fn main() {{ groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run(); }}`
  - databases that have these tables: run the migrations there too; the first one finds all of it and changes nothing
"
    )
}

/// The first migration: in an empty database it makes the tables, in every other it finds them.
fn up(schema: &Schema, left_out: &[String]) -> String {
    let mut text = String::from(
        "-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a\n-- database that has these tables, and makes them in an empty one.\n",
    );
    if !left_out.is_empty() {
        text.push_str("--\n-- Not in it; an empty database needs it from you:\n");
        left_out.iter().for_each(|line| {
            // A name may have a line break, which would end the comment.
            writeln!(text, "-- - {}", line.replace(char::is_control, " ")).ok();
        });
    }
    text.push('\n');
    text.push_str(&sql::guarded(schema));
    text
}

const DOWN: &str =
    "-- These tables were there before Groundplan: nothing is taken back, for that would drop what they hold.
SELECT 1;
";

/// The migration must cover the model, or the first `migrate` would plan the database anew.
fn covered(stage: &Stage, outcome: &Outcome) -> Result<(), String> {
    let store = Store::read(&stage.folder.join(MIGRATIONS), MIGRATIONS).map_err(|faults| faults.join("; "))?;
    let Some((schema, _)) = &outcome.judged else { return Ok(()) };
    match Pending::of(&store, schema) {
        None => Ok(()),
        Some(pending) => Err(format!(
            "the first migration does not cover the imported model, which is a fault of Groundplan's, so nothing was written:\n{}",
            pending.list()
        )),
    }
}

fn in_english(
    found: &Outcome,
    schema: &Schema,
    home: &Path,
    place: &Path,
    (is_live, beside): (bool, &[String]),
    around: &Surroundings<'_>,
) -> Result<Output, String> {
    let plain = english::Plain { noun: is_plain_noun, value: is_plain_value };
    let printed = english::text(schema, plain, false);
    let root = schema.root().map(|id| schema.model(id).name.clone());
    let settings = import::settings(schema, root.as_deref(), is_live, beside);
    let settings = settings.split("\n[scorecard]").next().unwrap_or_default().to_owned();
    // Names of old databases are not always nouns: what the reader refuses is taken out, and told of.
    let stage = Stage::new(around)?;
    let readable = import::readable(&printed.text, |text| stage.refused(text, &settings))?;
    let mut text = String::from(
        "<!-- What sentences can say of a database that was there already. They mean a schema of Groundplan's own form; what the database has\notherwise, and no sentence says, is listed here. -->\n\n",
    );
    let refused = readable.left_out.iter().map(|(words, why)| format!("`{}`: {why}", words.replace('`', "")));
    let unsaid: Vec<String> = printed.unsaid.iter().map(|unsaid| unsaid.message.clone()).chain(refused).collect();
    if !unsaid.is_empty() {
        text.push_str("<!-- Not said:\n");
        for line in &unsaid {
            writeln!(text, "- {}", line.replace("--", "- -").replace(char::is_control, " ")).ok();
        }
        text.push_str("-->\n\n");
    }
    text.push_str(&readable.text);
    let files = vec![(TEXT.to_owned(), text), (SETTINGS.to_owned(), settings)];
    put(&files, home)?;
    let mut output = Output::default();
    for (file, _) in &files {
        writeln!(output.stdout, "{}", place.join(file).to_string_lossy().replace('\\', "/")).ok();
    }
    output.stderr = render::all(&printed.unsaid, &found.sources, around.colours);
    for (words, why) in &readable.left_out {
        writeln!(output.stderr, "not read back, and left out: {words} ({why})").ok();
    }
    writeln!(
        output.stderr,
        "{} not said by the text; no migration is written, for the sentences mean a schema of Groundplan's own form: `groundplan import --format rust` takes the tables as they are",
        match unsaid.len() {
            1 => "1 thing is".to_owned(),
            number => format!("{number} things are"),
        }
    )
    .ok();
    Ok(output)
}

/// A folder outside of the package, where the files are tried before anybody sees them.
struct Stage {
    folder: PathBuf,
}

impl Stage {
    fn new(around: &Surroundings<'_>) -> Result<Stage, String> {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let nth = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let name = format!("groundplan-import-{}-{}-{nth}", std::process::id(), around.now);
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
        Ok(Stage { folder })
    }

    fn write(&self, files: &[File]) -> Result<(), String> {
        put(files, &self.folder)
    }

    /// What the reader refuses in these sentences: where, and why.
    fn refused(&self, text: &str, settings: &str) -> Result<Vec<(usize, String)>, String> {
        self.write(&[(TEXT.to_owned(), text.to_owned()), (SETTINGS.to_owned(), settings.to_owned())])?;
        let outcome = driver::drive(&Request {
            folder: self.folder.clone(),
            config: Some(SETTINGS.to_owned()),
            inputs: vec![Input::File(TEXT.to_owned())],
            extent: Extent::All,
            ..Request::default()
        })?;
        if outcome.judged.is_some() {
            return Ok(Vec::new()); // what the rules say is for `check`
        }
        let errors = outcome.diagnostics.iter().filter(|found| found.level == Level::Error);
        Ok(errors.map(|found| (found.span.start as usize, found.message.clone())).collect())
    }

    /// Reads and judges the files; `rebase`: before there is a baseline.
    fn judge(&self, rebase: bool) -> Result<Outcome, String> {
        driver::drive(&Request {
            folder: self.folder.clone(),
            config: Some(SETTINGS.to_owned()),
            inputs: vec![Input::File(MODEL.to_owned())],
            extent: Extent::All,
            rebase,
            ..Request::default()
        })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Writes all files; when one cannot be written, those before it are taken away again.
fn put(files: &[File], home: &Path) -> Result<(), String> {
    let mut written: Vec<PathBuf> = Vec::new();
    for (file, text) in files {
        let path = home.join(file);
        let existed = path.exists();
        if let Err(error) = write::if_changed(&path, text) {
            for path in &written {
                let _ = fs::remove_file(path);
            }
            return Err(format!("`{}` cannot be written, so nothing was: {error}", path.display()));
        }
        if !existed {
            written.push(path);
        }
    }
    Ok(())
}
