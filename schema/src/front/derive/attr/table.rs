//! The table of attributes, in the order of the reference: structs, fields, variants.

use super::{Apply, Attribute, Fits, Place, existing, field, item};

const fn of_struct(
    name: &'static str,
    form: &'static str,
    example: &'static str,
    doc: &'static str,
    apply: fn(&mut super::OfModel, &super::Given, &mut super::Reader<'_>) -> super::Outcome,
) -> Attribute {
    Attribute {
        name,
        place: Place::Struct,
        form,
        example,
        doc,
        fits: Fits::Any,
        repeats: false,
        existing: false,
        apply: Apply::Struct(apply),
    }
}

const fn of_field(
    name: &'static str,
    form: &'static str,
    example: &'static str,
    doc: &'static str,
    fits: Fits,
    apply: fn(&mut super::OfField, &super::Given, &mut super::Reader<'_>) -> super::Outcome,
) -> Attribute {
    Attribute {
        name,
        place: Place::Field,
        form,
        example,
        doc,
        fits,
        repeats: false,
        existing: false,
        apply: Apply::Field(apply),
    }
}

const fn repeats(row: Attribute) -> Attribute {
    Attribute { repeats: true, ..row }
}

/// Only where the struct says `existing`.
const fn there(row: Attribute) -> Attribute {
    Attribute { existing: true, ..row }
}

const fn of_crate(place: Place) -> Attribute {
    Attribute {
        name: "crate",
        place,
        form: "crate = PATH",
        example: "crate = crate::db",
        doc: "where this crate finds `groundplan`, when a macro or a re-export hides it",
        fits: Fits::Any,
        repeats: false,
        existing: false,
        apply: Apply::Elsewhere,
    }
}

/// Every attribute there is.
pub static TABLE: &[Attribute] = &[
    of_struct(
        "tenant",
        "tenant = MODEL, or tenant alone",
        "tenant",
        "each row belongs to one tenant, the one that groundplan.toml names or the model that stands here",
        item::tenant,
    ),
    of_struct("root", "root", "root", "this model is the tenant itself", item::root),
    of_struct("global", "global", "global", "its rows are shared by all tenants", item::global),
    of_struct(
        "soft_delete",
        "soft_delete, or soft_delete = false",
        "soft_delete",
        "a deleted row is kept and marked in `deleted_at`",
        item::soft_delete,
    ),
    of_struct("audited", "audited", "audited", "every change is kept in the audit log", item::audited),
    of_struct(
        "junction",
        "junction",
        "junction",
        "it joins two models, whose keys together are its own",
        item::junction,
    ),
    of_struct(
        "external",
        "external",
        "external",
        "the table exists elsewhere: no DDL and no migration is written for it",
        item::external,
    ),
    of_struct(
        "table",
        "table = \"NAME\"",
        "table = \"org_products\"",
        "the table's name, where it is not the plural of the struct's",
        item::table,
    ),
    of_struct(
        "engine",
        "engine = ENGINE",
        "engine = sqlite",
        "`postgres`, `mysql`, `mariadb` or `sqlite`, where no groundplan.toml says it",
        item::engine,
    ),
    of_struct(
        "engine_version",
        "engine_version = \"VERSION\"",
        "engine_version = \"15\"",
        "the oldest version that the application meets, where no groundplan.toml says it",
        item::engine_version,
    ),
    of_struct(
        "edition",
        "edition = \"YEAR\"",
        "edition = \"2026\"",
        "how things are named, where no groundplan.toml says it",
        item::edition,
    ),
    repeats(of_struct(
        "unique",
        "unique(FIELD, …)",
        "unique(project_id, title)",
        "no two rows have the same values there; the tenant is put first by itself",
        item::unique,
    )),
    repeats(of_struct(
        "index",
        "index(FIELD, …, include(FIELD, …), where = \"CONDITION\", method = \"brin\")",
        "index(status, due_date)",
        "searches by these fields are fast; the tenant is put first by itself, save with `brin` (PostgreSQL: small, for fields that grow as rows are added)",
        item::index,
    )),
    repeats(of_struct(
        "check",
        "check(\"CONDITION\")",
        "check(\"ends_at > starts_at\")",
        "what must hold for each row",
        item::check,
    )),
    repeats(of_struct(
        "sql_check",
        "sql_check(\"NAME\", \"SQL\")",
        "sql_check(\"check_tasks_title_trimmed\", \"title = trim(title)\")",
        "a check in the engine's own SQL, printed as it is and never judged",
        item::sql_check,
    )),
    of_struct(
        "renamed_from",
        "renamed_from = \"TABLE\"",
        "renamed_from = \"todos\"",
        "the table's name before, so that a migration renames it",
        item::renamed_from,
    ),
    repeats(of_struct(
        "dropped",
        "dropped(\"COLUMN\", …)",
        "dropped(\"subtitle\")",
        "columns that a migration may drop, with what they hold",
        item::dropped,
    )),
    repeats(of_struct(
        "allow",
        "allow(RULE, reason = \"WHY\")",
        "allow(orphan_table, reason = \"reference data\")",
        "a rule that does not apply here, and why",
        item::allow,
    )),
    of_struct(
        "existing",
        "existing",
        "existing",
        "the table was there before the model: nothing is added to it, and what is said is all there is",
        existing::existing,
    ),
    there(of_struct(
        "namespace",
        "namespace = \"NAME\"",
        "namespace = \"billing\"",
        "the namespace (PostgreSQL's schema) that an existing table lives in",
        existing::namespace,
    )),
    there(of_struct(
        "primary_key",
        "primary_key(FIELD, …, name = \"NAME\")",
        "primary_key(order_id, line, name = \"order_lines_pkey\")",
        "the primary key of an existing table; without one it has none",
        existing::primary_key,
    )),
    there(repeats(of_struct(
        "foreign_key",
        "foreign_key(FIELD, …, references = MODEL(FIELD, …), name = \"NAME\", on_delete = ACTION, sql = \"SQL\")",
        "foreign_key(order_id, line, references = OrderLine(order_id, line))",
        "a foreign key of an existing table that is more than one `Id<…>`; a table that no model has stands in quotes",
        existing::foreign_key,
    ))),
    there(of_struct(
        "row_security",
        "row_security(enabled, forced, policies = N)",
        "row_security(enabled, policies = 2)",
        "the row level security that an existing table has",
        existing::row_security,
    )),
    there(repeats(of_struct(
        "unread",
        "unread(\"COLUMN\", sql_type = \"TYPE\", required = true, default_sql = \"SQL\", computed = \"SQL\")",
        "unread(\"position\", sql_type = \"point\")",
        "a column of an existing table that no field can hold: the schema knows it, and no statement touches it",
        existing::unread,
    ))),
    of_crate(Place::Struct),
    of_field(
        "max_length",
        "max_length = N",
        "max_length = 200",
        "how many characters a text has at the most; of a `Vec<String>`, each of its texts",
        Fits::Text,
        field::max_length,
    ),
    of_field("text", "text", "text", "a text without a limit", Fits::Text, field::text),
    of_field(
        "unique",
        "unique, or unique = across_tenants",
        "unique",
        "no two rows of a tenant have the same value; `across_tenants`: no two rows at all",
        Fits::Any,
        field::unique,
    ),
    of_field(
        "default",
        "default = VALUE",
        "default = TaskStatus::Pending",
        "what is stored where an insert gives no value: a literal, a variant, or `now`",
        Fits::Any,
        field::default,
    ),
    of_field("min", "min = NUMBER", "min = 0", "the least value", Fits::Number, field::min),
    of_field("max", "max = NUMBER", "max = 150", "the greatest value", Fits::Number, field::max),
    repeats(of_field(
        "check",
        "check(\"CONDITION\")",
        "check(\"length(title) >= 3\")",
        "what must hold for this column alone",
        Fits::Any,
        field::check,
    )),
    of_field(
        "precision",
        "precision = DIGITS",
        "precision = 10",
        "all digits of a decimal",
        Fits::Decimal,
        field::precision,
    ),
    of_field("scale", "scale = DIGITS", "scale = 2", "the digits after its point", Fits::Decimal, field::scale),
    of_field(
        "on_delete",
        "on_delete = ACTION",
        "on_delete = cascade",
        "what happens here when the other row is deleted: `cascade`, `restrict` or `set_null`",
        Fits::Key,
        field::on_delete,
    ),
    of_field(
        "reverse",
        "reverse = NAME",
        "reverse = tasks",
        "the name of the relation at the other model",
        Fits::Key,
        field::reverse,
    ),
    of_field(
        "references",
        "references = MODEL",
        "references = Station",
        "the model that a raw key column refers to, where its type is no `Id<…>`",
        Fits::RawKey,
        field::references,
    ),
    of_field(
        "primary_key",
        "primary_key",
        "primary_key",
        "this column is the key, instead of `id`",
        Fits::Any,
        field::primary_key,
    ),
    of_field(
        "column",
        "column = \"NAME\"",
        "column = \"e_mail\"",
        "the column's name, where it is not the field's",
        Fits::Any,
        field::column,
    ),
    of_field(
        "pii",
        "pii = CLASS",
        "pii = email",
        "personal data of this class (`email`, `phone`, `ssn`, `address`, `birth_date`, `name`), or `none`",
        Fits::Any,
        field::pii,
    ),
    of_field(
        "version",
        "version",
        "version",
        "an optimistic lock: an update of an old version is refused",
        Fits::Whole,
        field::version,
    ),
    of_field(
        "renamed_from",
        "renamed_from = \"COLUMN\"",
        "renamed_from = \"name\"",
        "the column's name before, so that a migration renames it",
        Fits::Any,
        field::renamed_from,
    ),
    repeats(of_field(
        "allow",
        "allow(RULE, reason = \"WHY\")",
        "allow(bare_varchar, reason = \"imported as it is\")",
        "a rule that does not apply to this column, and why",
        Fits::Any,
        field::allow,
    )),
    there(of_field(
        "sql_type",
        "sql_type = \"TYPE\"",
        "sql_type = \"INT(10) UNSIGNED\"",
        "what the database calls the type of an existing column, where we would call it otherwise",
        Fits::Any,
        existing::sql_type,
    )),
    there(of_field(
        "char",
        "char = N",
        "char = 2",
        "the text of an existing column is padded to so many characters",
        Fits::Text,
        existing::padded,
    )),
    there(of_field(
        "native",
        "native = \"TYPE\"",
        "native = \"order_state\"",
        "the enum of an existing column is a type of the database's own",
        Fits::Any,
        existing::native,
    )),
    there(of_field(
        "generated",
        "generated = HOW",
        "generated = serial",
        "the database makes the value of an existing column: `serial`, `identity` or `auto_increment`",
        Fits::Any,
        existing::generated,
    )),
    there(of_field(
        "computed",
        "computed = \"SQL\"",
        "computed = \"price * quantity\"",
        "the database computes the value of an existing column from its row",
        Fits::Any,
        existing::computed,
    )),
    there(of_field(
        "key_type",
        "key_type = TYPE",
        "key_type = i32",
        "what the `Id<…>` of an existing table holds, where groundplan.toml says otherwise: `i32`, `i64` or `uuid`",
        Fits::Any,
        existing::key_type,
    )),
    there(of_field(
        "constraint",
        "constraint = \"NAME\"",
        "constraint = \"orders_customer_fkey\"",
        "the name that an existing foreign key has",
        Fits::Key,
        existing::constraint,
    )),
    there(of_field(
        "constraint_sql",
        "constraint_sql = \"SQL\"",
        "constraint_sql = \"ON UPDATE CASCADE\"",
        "what else an existing foreign key says, in the engine's own SQL",
        Fits::Key,
        existing::constraint_sql,
    )),
    there(of_field(
        "unchecked",
        "unchecked",
        "unchecked",
        "an existing column holds the other model's key, but the database has no foreign key",
        Fits::Key,
        existing::unchecked,
    )),
    there(of_field(
        "default_sql",
        "default_sql = \"SQL\"",
        "default_sql = \"gen_random_uuid()\"",
        "the default of an existing column, where it is an expression",
        Fits::Any,
        existing::default_sql,
    )),
    of_crate(Place::Enum),
    Attribute {
        name: "value",
        place: Place::Variant,
        form: "value = \"TEXT\"",
        example: "value = \"in-progress\"",
        doc: "what the database stores, where it is not the variant in snake_case",
        fits: Fits::Any,
        repeats: false,
        existing: false,
        apply: Apply::Variant(item::value),
    },
];

/// The table as the reference page shows it, in Markdown.
pub fn reference() -> String {
    let mut page = String::new();
    for place in [Place::Struct, Place::Field, Place::Enum, Place::Variant] {
        page += &format!("\n### At {}\n\n| form | example | what it says |\n|---|---|---|\n", place.word());
        for row in TABLE.iter().filter(|row| row.place == place) {
            let fits = if row.fits == Fits::Any { String::new() } else { format!(" (for {})", row.fits.words()) };
            page += &format!("| `{}` | `#[model({})]` | {}{fits} |\n", row.form, row.example, row.doc);
        }
    }
    page
}
