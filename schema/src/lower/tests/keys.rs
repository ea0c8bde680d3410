//! Primary and foreign keys.

use super::*;

#[test]
fn keys_take_the_type_of_what_they_refer_to() {
    let seen = structs(
        "#[derive(Model)] struct Country { #[model(primary_key, max_length = 2)] code: String, #[model(max_length = 9)] name: String }
         #[derive(Model)] struct City { id: i64, #[model(on_delete = restrict)] country_id: Id<Country>,
            #[model(on_delete = cascade)] twin_id: Option<Id<City>> }",
    )
    .sound();
    assert_eq!(seen.columns("City"), ["id bigint", "country_id string(2) -> Country", "twin_id bigint? -> City"]);
    assert!(seen.keys("City").contains(&"fk country_id -> countries(code) restrict".to_owned()));
}

#[test]
fn a_raw_key_must_be_of_the_other_s_type() {
    let seen = structs(
        "#[derive(Model)] struct Station { id: Id<Station> }
         #[derive(Model)] struct Reading { id: Id<Reading>, #[model(references = Station, on_delete = restrict)] station_id: i64 }",
    );
    assert!(
        seen.faults().contains(
            &"invalid_key: `Reading::station_id` is of type `bigint`, but the key of `Station` is of type `uuid`"
                .to_owned()
        ),
        "{:?}",
        seen.faults()
    );
}

#[test]
fn nothing_refers_to_a_pair() {
    let seen =
        plain("Tasks have a title. Tags have a name. Tasks can have multiple tags, and tags can be on multiple tasks.")
            .sound();
    assert_eq!(seen.keys("TaskTag")[0], "pk task_id, tag_id");
    let seen = structs(
        "#[derive(Model)] struct A { id: Id<A> } #[derive(Model)] struct B { id: Id<B> }
         #[derive(Model)] #[model(junction)] struct AB { a_id: Id<A>, b_id: Id<B> }
         #[derive(Model)] struct Note { id: Id<Note>, #[model(on_delete = cascade)] ab_id: Id<AB> }",
    );
    let (code, at, message) = seen.fault();
    assert_eq!((code, at), ("invalid_key", "ab_id"));
    assert_eq!(message, "`Note::ab_id` refers to `AB`, whose key is `a_id` and `b_id` together");
}

#[test]
fn a_junction_joins_two() {
    for (fields, message) in [
        ("a_id: Id<A>", "`AB` is a junction, but has one key to another model"),
        ("a_id: Id<A>, b_id: Option<Id<A>>", "`AB::b_id` may be absent, but it is part of the primary key"),
        (
            "id: Id<AB>, a_id: Id<A>, b_id: Id<A>",
            "`AB` is a junction, whose key is the pair, but it has the key `id` too",
        ),
    ] {
        let seen = structs(&format!(
            "#[derive(Model)] struct A {{ id: Id<A> }} #[derive(Model)] #[model(junction)] struct AB {{ {fields} }}"
        ));
        assert_eq!((seen.fault().0, seen.fault().2), ("invalid_key", message));
    }
    let soft = structs(
        "#[derive(Model)] struct A { id: Id<A> } #[derive(Model)] #[model(junction, soft_delete)]
         struct AB { a_id: Id<A>, b_id: Id<A>, deleted_at: Option<DateTime<Utc>> }",
    );
    assert_eq!(soft.fault().0, "contradiction");
}

#[test]
fn single_keys_are_for_schemas_that_need_them() {
    let toml = "engine = \"postgres\"\n[tenancy]\nmodel = \"Organization\"\nkey = \"single\"\n";
    let sentences = "Organizations have a name. Projects have a name. Tasks belong to projects. \
                     Countries are shared by all organizations. Tasks belong to countries.";
    let single = see(&Input { toml, text: sentences, ..Input::default() }, View::Whole).sound();
    let lines = [
        "pk id",
        "uq organization_id, id",
        "idx organization_id, project_id",
        "idx country_id",
        "fk organization_id -> organizations(id) restrict",
        "fk organization_id, project_id -> projects(organization_id, id) restrict",
        "fk country_id -> countries(id) restrict",
    ];
    assert_eq!(single.keys("Task"), lines);
    let toml = "engine = \"sqlite\"\nprimary_key = \"bigint\"\n[tenancy]\nmodel = \"Organization\"\ncolumn = \"org_id\"\ntable_prefix = \"app_\"\n";
    let forced = see(&Input { toml, text: sentences, ..Input::default() }, View::Whole).sound();
    assert_eq!(forced.keys("Task")[..2], ["pk id", "uq org_id, id"]);
    assert_eq!(forced.model("Task").table, "app_tasks");
    assert_eq!(forced.keys("Task")[4], "fk org_id -> app_organizations(id) restrict");
}

#[test]
fn the_tenant_may_refer_to_its_own_rows() {
    let seen = text("Organizations have a name and an optional owner, who is a user. Users have a name.").sound();
    assert!(
        seen.keys("Organization").contains(&"fk id, owner_id -> users(organization_id, id) restrict".to_owned()),
        "{:?}",
        seen.keys("Organization")
    );
}

#[test]
fn what_is_said_of_the_tenant_s_key_is_not_lost() {
    let seen =
        text("Organizations have a name. Tasks have a title. Tasks belong to organizations; deleting an organization deletes its tasks.").sound();
    assert_eq!(seen.keys("Task")[1], "fk organization_id -> organizations(id) cascade");
    let seen = text("Organizations have a name. Settings have a colour. Each organization has one setting.").sound();
    assert_eq!(
        seen.keys("Setting"),
        ["pk organization_id, id", "uq organization_id", "fk organization_id -> organizations(id) restrict"]
    );
    let seen = text("Organizations have a name. Tasks have a title. Tasks optionally belong to an organization.");
    assert_eq!(seen.fault().0, "contradiction");
    let seen = owned("#[derive(Model)] #[model(tenant)] struct Task { id: Id<Task>, #[model(on_delete = cascade)] organization_id: Id<Organization> }").sound();
    assert_eq!(seen.keys("Task")[1], "fk organization_id -> organizations(id) cascade");
    let seen = owned(
        "#[derive(Model)] #[model(tenant)] struct Task { id: Id<Task>, #[model(reverse = tasks)] organization_id: Id<Organization> }",
    );
    assert_eq!((seen.fault().0, seen.fault().1), ("contradiction", "tasks"));
}

#[test]
fn a_subtype_goes_with_its_parent_unless_told_otherwise() {
    let seen = plain("Vehicles have a name. Trucks are vehicles. Trucks have a weight.").sound();
    assert_eq!(seen.keys("Truck"), ["pk id", "fk id -> vehicles(id) cascade"]);
    assert_eq!(seen.relations("Truck"), ["vehicle is_a Vehicle.truck"]);
}
