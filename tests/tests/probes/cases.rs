//! The cases, for every engine. The tests of PostgreSQL and MariaDB use this file too.

#![allow(clippy::print_stdout, reason = "the seed and the table of what notices what are reports for people")]

use std::collections::BTreeSet;

use groundplan_schema::ir::{Engine, ForeignKey, PrimaryKeyStrategy, Schema};
use groundplan_schema::score;
use groundplan_schema::sink::Diagnostics;
use groundplan_tests::probe::{self, Probes, Server, mutation};
use groundplan_tests::random::{self, Random};
use groundplan_tests::read_back;

use super::drafts::{self, Settings, Sketch};

/// The application's roles, which the server has.
const ROLES: (&str, &str) = ("app", "app_admin");

/// A number from the environment.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

/// Random schemas: the DDL loads, and every probe is answered as the model says.
pub(crate) fn random(server: &mut dyn Server, engine: Engine, usual: u64) {
    let (count, first) = (number("GROUNDPLAN_PROBED_SCHEMAS", usual), number("GROUNDPLAN_SEED", 2026));
    let mut unbuilt = Vec::new();
    let (mut asked, mut unasked, mut failed) = (0, BTreeSet::new(), Vec::new());
    let mut built = 0;
    for seed in first..first + 3 * count {
        if built == count {
            break;
        }
        let case = random::case_on(seed, engine);
        if let Some(rule) = refused(&case) {
            unbuilt.push(format!("seed {seed}: {rule}"));
            continue;
        }
        built += 1;
        let mut schema = case.schema;
        if let Some(tenancy) = &mut schema.tenancy {
            tenancy.app_role = Some(ROLES.0.to_owned());
            tenancy.admin_role = Some(ROLES.1.to_owned());
        }
        if let Err(why) = server.load(&mutation::whole(&schema)) {
            failed.push(format!("GROUNDPLAN_SEED={seed}: the DDL does not load: {why}"));
            continue;
        }
        let probes = probe::probes(&schema);
        asked += probes.all.len();
        unasked.extend(probes.unasked.iter().map(|why| format!("seed {seed}: {why}")));
        failed
            .extend(probe::run(server, &probes, false).into_iter().map(|why| format!("GROUNDPLAN_SEED={seed}: {why}")));
    }
    println!("{engine:?}: {count} schemas from seed {first}: {asked} probes; not asked: {}", unasked.len());
    println!("not built, for a rule refuses them as no engine could hold them: {} {unbuilt:?}", unbuilt.len());
    unasked.iter().take(40).for_each(|why| println!("    not asked: {why}"));
    let shown = failed.iter().take(number("GROUNDPLAN_SHOWN", 12) as usize).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(failed.is_empty(), "{} of {asked} probes were answered otherwise\n\n{shown}", failed.len());
    assert_eq!(built, count, "too few schemas are left");
    assert!(asked > 40 * count as usize, "only {asked} probes");
    // A unique enum of two values has no third row; a schema with a few of those leaves many questions open.
    assert!(unasked.len() * 20 < asked, "{} probes could not be made", unasked.len());
}

/// The rules whose error says that no engine takes the schema, or no row. Other errors are of design, and such a schema is held all the same.
const UNBUILDABLE: [&str; 3] = ["fk_crosses_tenants", "default_outside_values", "unsatisfiable_check"];

/// The rule that refuses a random schema for that.
fn refused(case: &random::Case) -> Option<String> {
    let mut out = Diagnostics::new();
    let scorecard = score::check(&case.schema, &case.config, score::Asker::Whole, &mut out);
    out.finish();
    scorecard.findings.iter().map(|found| found.code.to_string()).find(|rule| UNBUILDABLE.contains(&rule.as_str()))
}

/// The schemas that things are left out of: all that are golden, and sketches of what no text can say.
fn schemas(engine: Engine) -> Vec<(String, Schema)> {
    let family = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let of = |name: &str, sketch: Sketch, primary_key| {
        let sketch = if family { sketch.restricting_itself() } else { sketch };
        (name.to_owned(), sketch.lower(Settings { primary_key, ..Settings::of(engine) }))
    };
    let mut all = vec![
        of("tracker", drafts::tracker(), PrimaryKeyStrategy::UuidV7),
        of("types", drafts::types(), PrimaryKeyStrategy::UuidV7),
        of("circle", drafts::circle(), PrimaryKeyStrategy::UuidV7),
        of("tracker, counted", drafts::tracker(), PrimaryKeyStrategy::BigInt),
    ];
    all.extend(read_back::golden(engine).into_iter().filter(|(name, _)| name.starts_with("golden/")));
    for (_, schema) in &mut all {
        if let Some(tenancy) = &mut schema.tenancy {
            (tenancy.app_role, tenancy.admin_role) = (Some(ROLES.0.to_owned()), Some(ROLES.1.to_owned()));
        }
    }
    all
}

/// Leaves out one thing after another: the probes of the whole schema must notice. `usual` of them, drawn by `GROUNDPLAN_SEED`;
/// `GROUNDPLAN_MUTATIONS` asks for `all`, or for those whose name holds it.
pub(crate) fn mutations(server: &mut dyn Server, engine: Engine, usual: usize) {
    let (asked, seed) = (std::env::var("GROUNDPLAN_MUTATIONS").ok(), number("GROUNDPLAN_SEED", 2026));
    let schemas = schemas(engine);
    let pool: Vec<_> = schemas
        .iter()
        .flat_map(|(name, schema)| {
            mutation::mutations(schema).into_iter().map(move |mutation| (name, schema, mutation))
        })
        .collect();
    let all = 0..pool.len();
    let mut drawn: Vec<usize> = match asked.as_deref() {
        None => Random::new(seed).some(&all.collect::<Vec<_>>(), usual),
        Some("all") => all.collect(),
        Some(part) => all.filter(|at| format!("{}: {}", pool[*at].0, pool[*at].2.name).contains(part)).collect(),
    };
    drawn.sort_unstable(); // those of one schema together
    assert!(!drawn.is_empty(), "GROUNDPLAN_MUTATIONS names nothing that can be left out");
    println!(
        "{engine:?}: of {} schemas {} things can be left out; {} are, from GROUNDPLAN_SEED={seed}",
        schemas.len(),
        pool.len(),
        drawn.len()
    );
    let (mut unnoticed, mut whole) = (Vec::new(), None);
    let (mut noticed_by, mut implied_by, mut reasons) = (0, 0, BTreeSet::new());
    for (name, schema, mutation) in drawn.into_iter().map(|at| &pool[at]) {
        let probes = match whole.take().filter(|(of, _): &(&str, Probes)| of == name) {
            Some((_, probes)) => probes,
            None => asked_whole(server, name, schema),
        };
        let noticed = match server.load(&mutation.statements) {
            Err(why) => Some(format!("it does not load: {}", why.lines().next().unwrap_or_default())),
            Ok(()) => probe::run(server, &probes.beginning_with(&mutation.table), true).into_iter().next(),
        };
        whole = Some((name.as_str(), probes));
        match noticed.ok_or_else(|| implied(name, schema, mutation)) {
            Ok(by) => {
                noticed_by += 1;
                println!("    {name}: {} → {}", mutation.name, by.lines().next().unwrap_or_default());
            }
            Err(Some(by)) => {
                implied_by += 1;
                reasons.insert(by);
                println!("    {name}: {} → no difference: {by}", mutation.name);
            }
            Err(None) => unnoticed.push(format!("{name}: {}", mutation.name)),
        }
    }
    println!("{engine:?}: {noticed_by} were noticed, {implied_by} make no difference");
    let stale: Vec<_> = SAID_AGAIN.iter().filter(|(_, _, why)| !reasons.contains(why)).collect();
    assert!(asked.as_deref() != Some("all") || stale.is_empty(), "these are noticed: {stale:?}");
    assert!(
        unnoticed.is_empty(),
        "GROUNDPLAN_SEED={seed}: nothing notices that this is gone:\n{}",
        unnoticed.join("\n")
    );
}

/// The probes of a schema, which are all answered as they should be where everything is there.
fn asked_whole(server: &mut dyn Server, name: &str, schema: &Schema) -> Probes {
    let probes = probe::probes(schema);
    server.load(&mutation::whole(schema)).unwrap_or_else(|why| panic!("{name}: {why}"));
    let wrong = probe::run(server, &probes, false);
    assert!(wrong.is_empty(), "{name}: with everything in it\n{}", wrong.join("\n\n"));
    probes
}

/// Constraints that others say again: schema, constraint, which others.
const SAID_AGAIN: [(&str, &str, &str); 1] = [(
    "golden/whole-seed-bank",
    "check_lots_seed_count_range",
    "the live count is at least 0, and at most the seed count",
)];

/// Why a thing makes no difference when it is gone: something else holds the same rows.
fn implied(name: &str, schema: &Schema, mutation: &mutation::Mutation) -> Option<&'static str> {
    let again = |(of, constraint, _): &&(&str, &str, &str)| {
        *of == name && mutation.constraint.as_deref() == Some(*constraint) && !mutation.name.contains(", without")
    };
    if let Some((_, _, why)) = SAID_AGAIN.iter().find(again) {
        return Some(why);
    }
    let model = schema.model(schema.find_table(&mutation.table)?);
    if mutation.nullable.as_ref().is_some_and(|column| model.primary_key.columns.contains(column)) {
        return Some("the columns of a primary key are NOT NULL by themselves");
    }
    // A row that must have a parent of its tenant has a tenant, for the parent has one: the composite key leads there.
    let own = model.foreign_keys.iter().find(|key| Some(&key.name) == mutation.constraint.as_ref() && key.tenant)?;
    let through = |key: &&ForeignKey| {
        let required = model.column(&key.own).is_some_and(|field| field.required);
        !key.tenant && required && own.columns.iter().all(|column| key.columns.contains(column))
    };
    model.foreign_keys.iter().find(through).map(|_| "the tenant is that of a parent, which refers to it")
}
