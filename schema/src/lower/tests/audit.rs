//! The audit log: its table, and what cannot be audited.

use super::*;

#[test]
fn the_log_comes_with_the_first_audited_model() {
    let seen = text(
        "Organizations are the tenants. Users have an email. Invoices have a number. Changes to invoices are audited.",
    )
    .sound();
    assert_eq!(
        seen.columns("AuditLog"),
        [
            "id uuid",
            "organization_id uuid -> Organization",
            "user_id uuid? -> User",
            "table_name string(63)",
            "record_id uuid",
            "action enum(insert, update, delete)",
            "old_data json?",
            "new_data json?",
            "created_at timestamp = now",
        ]
    );
    assert_eq!(
        seen.keys("AuditLog"),
        [
            "pk organization_id, id",
            "idx organization_id, user_id",
            "idx organization_id, table_name, record_id",
            "idx organization_id, created_at",
            "fk organization_id -> organizations(id) restrict",
            "fk organization_id, user_id -> users(organization_id, id) restrict",
        ]
    );
    assert!(seen.schema.relations.iter().any(|relation| relation.reverse.as_deref() == Some("audit_logs")));
    let without = plain("Invoices have a number. Changes to invoices are audited.").sound();
    assert_eq!(without.columns("AuditLog")[..2], ["id uuid", "actor string(255)?"], "nobody is called User");
    assert!(plain("Invoices have a number.").sound().schema.audit_log().is_none());
}

#[test]
fn records_of_several_kinds_of_keys_are_named_by_text() {
    let seen = structs(
        "#[derive(Model)] #[model(audited)] struct Country { #[model(primary_key, max_length = 2)] code: String }
         #[derive(Model)] #[model(audited)] struct City { id: Id<City> }",
    )
    .sound();
    assert!(seen.columns("AuditLog").contains(&"record_id string(255)".to_owned()), "{:?}", seen.columns("AuditLog"));
}

#[test]
fn what_has_no_key_or_no_tenant_is_not_audited() {
    let shared = owned("#[derive(Model)] #[model(global, audited)] struct Country { id: Id<Country> }");
    assert_eq!(shared.fault().0, "audited_without_tenant");
    let pair = structs(
        "#[derive(Model)] struct A { id: Id<A> } #[derive(Model)] struct B { id: Id<B> }
         #[derive(Model)] #[model(junction, audited)] struct AB { #[model(on_delete = cascade)] a_id: Id<A>, #[model(on_delete = cascade)] b_id: Id<B> }",
    );
    assert_eq!(pair.fault().0, "audited_junction");
    let taken = plain("Invoices have a number. Changes to invoices are audited. Audit logs have a name.");
    assert_eq!(taken.fault().0, "duplicate_name");
}

#[test]
fn a_cascade_of_mysql_would_go_unrecorded() {
    let text = "Carts have a name. Lines have a number. Lines belong to carts; deleting a cart deletes its lines. Changes to lines are audited.";
    for (engine, faults) in [("mysql", 1), ("mariadb", 1), ("postgres", 0), ("sqlite", 0)] {
        let toml = format!("engine = \"{engine}\"\n");
        let seen = see(&Input { toml: &toml, text, ..Input::default() }, View::Whole);
        assert_eq!(
            seen.faults().iter().filter(|fault| fault.starts_with("audited_cascade")).count(),
            faults,
            "{engine}"
        );
    }
}
