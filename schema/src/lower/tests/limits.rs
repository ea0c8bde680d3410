//! Versions that are too old, and what MySQL and MariaDB cannot hold.

use super::*;

fn on(toml: &str, text: &str) -> Vec<String> {
    see(&Input { toml, text, ..Input::default() }, View::Whole).faults()
}

#[test]
fn a_version_that_lacks_what_is_printed_is_refused() {
    for (engine, old, oldest) in
        [("postgres", "11", "12"), ("mysql", "5.7", "8.0"), ("mariadb", "10.4", "10.5"), ("sqlite", "3.36", "3.37")]
    {
        let toml = |version: &str| format!("engine = \"{engine}\"\nengine_version = \"{version}\"\n");
        let faults = on(&toml(old), "Pots have a name.");
        assert!(faults.len() == 1 && faults[0].starts_with("engine_too_old: "), "{engine}: {faults:?}");
        assert_eq!(on(&toml(oldest), "Pots have a name."), Vec::<String>::new(), "{engine}");
    }
}

#[test]
fn a_trigger_of_mysql_clears_no_key_of_its_own_table_and_none_behind_a_cascade() {
    let toml = |engine: &str| format!("engine = \"{engine}\"\n[tenancy]\nmodel = \"Organization\"\n");
    let root = "#[derive(Model)] #[model(root)] struct Organization { id: Id<Organization> }";
    let own = "#[derive(Model)] #[model(tenant)] struct Pot { id: Id<Pot>, organization_id: Id<Organization>,
        #[model(on_delete = set_null)] lid_id: Option<Id<Pot>> }";
    let behind = "#[derive(Model)] #[model(tenant)] struct Shelf { id: Id<Shelf>, organization_id: Id<Organization> }
        #[derive(Model)] #[model(tenant)] struct Pot { id: Id<Pot>, organization_id: Id<Organization>,
            #[model(on_delete = cascade)] shelf_id: Id<Shelf> }
        #[derive(Model)] #[model(tenant)] struct Plant { id: Id<Plant>, organization_id: Id<Organization>,
            #[model(on_delete = set_null)] pot_id: Option<Id<Pot>> }";
    let on = |toml: &str, rust: &str| {
        let rust = format!("{root} {rust}");
        see(&Input { toml, rust: &rust, ..Input::default() }, View::Whole).faults()
    };
    for (text, fault) in [(own, "`Pot::lid_id`"), (behind, "`Plant::pot_id`")] {
        for engine in ["mysql", "mariadb"] {
            let faults = on(&toml(engine), text);
            assert_eq!(faults, [format!("set_null_impossible: {fault} cannot be set to NULL on delete")], "{engine}");
        }
        for engine in ["postgres", "sqlite"] {
            assert_eq!(on(&toml(engine), text), Vec::<String>::new(), "{engine}: {text}");
        }
    }
}

#[test]
fn keys_and_rows_have_limits() {
    let mysql = |text: &str| on("engine = \"mysql\"\n", text);
    assert_eq!(mysql("Pots have a unique mark (up to 767 characters)."), Vec::<String>::new());
    assert_eq!(
        mysql("Pots have a unique mark (up to 768 characters)."),
        ["key_too_long: a unique constraint of `Pot` takes 3074 bytes"]
    );
    assert_eq!(
        mysql("Pots have a unique description."),
        ["key_too_long: `Pot::description` has no limit, so it cannot be in a unique constraint"]
    );
    assert_eq!(mysql("Pots have a mark (up to 16000 characters)."), Vec::<String>::new());
    assert_eq!(
        mysql("Pots have a mark (up to 16000 characters) and a name (up to 400 characters)."),
        ["row_too_large: a row of `Pot` can take 65636 bytes; MySQL takes 65535"]
    );
    assert_eq!(on(PLAIN, "Pots have a unique description."), Vec::<String>::new(), "PostgreSQL has other limits");
}
