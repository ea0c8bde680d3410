//! What MySQL and MariaDB share, which is most of it; [`mysql`](super::mysql) and [`mariadb`](super::mariadb) say in what they differ.

use super::dialect::{Dialect, Identity, Online, Quoted, SetNull, uuid_bytes};
use super::quote::Quotes;
use super::statement::audit::{self, Event, Pair, Words};
use super::statement::{Kind, Statement, access, trigger};
use crate::condition::Condition;
use crate::ir::size::{BYTES_OF_A_CHARACTER, LONGEST_KEY, is_long, key_bytes};
use crate::ir::{Check, Engine, Field, ForeignKey, Index, Model, Role, Schema, Type};
use crate::name;

/// One of the two, by what it does otherwise.
pub(super) struct Family {
    pub(super) engine: Engine,
    /// What stands behind the closing bracket of CREATE TABLE. Texts are compared as PostgreSQL compares them, byte by byte and with the blanks
    /// at their ends; each engine calls that collation by a name that the other does not know.
    pub(super) table_suffix: &'static str,
    /// The default of `updated_at`, where it cannot be what other times have.
    pub(super) updated_at: Option<&'static str>,
    /// What is said of locks where an index is built over a table that is there.
    pub(super) index_built: &'static str,
}

impl Dialect for Family {
    fn engine(&self) -> Engine {
        self.engine
    }
    fn quotes(&self) -> Quotes {
        Quotes::Mysql
    }

    // ---- Tables and columns

    fn table(&self, model: &Model) -> String {
        self.quotes().name(&model.table)
    }
    fn table_suffix(&self, _: &Model) -> &'static str {
        self.table_suffix
    }
    fn identity(&self, model: &Model) -> Identity {
        identity(self.engine(), model)
    }

    // ---- Defaults

    fn now(&self, ty: &Type) -> &'static str {
        now(ty)
    }
    fn default_now(&self, field: &Field) -> String {
        match self.updated_at {
            Some(words) if field.role == Role::UpdatedAt => words.to_owned(),
            _ => format!("({})", self.now(&field.ty)),
        }
    }
    fn literal_default(&self, ty: &Type, literal: String) -> String {
        literal_default(ty, literal)
    }
    fn boolean(&self, value: bool) -> &'static str {
        if value { "TRUE" } else { "FALSE" }
    }
    fn number(&self, _: &Type, number: &str) -> String {
        self.quotes().number(number)
    }

    // ---- Checks

    fn checks(&self, _: &Model) -> Vec<Check> {
        Vec::new()
    }
    fn condition(&self, _: &Model, condition: &Condition) -> String {
        condition.print(&Quoted(self))
    }
    fn length(&self) -> &'static str {
        "CHAR_LENGTH" // LENGTH counts bytes
    }

    // ---- Indexes

    fn index_target(&self, model: &Model, index: &Index) -> Option<String> {
        index_target(self, model, index)
    }
    fn partial_indexes(&self) -> bool {
        false
    }
    fn indexes_in_table(&self) -> bool {
        true // or the engine makes one of its own for each foreign key, and drops it when ours comes
    }
    fn online(&self, change: Online) -> &'static str {
        match change {
            Online::Column => ", ALGORITHM = INSTANT",
            Online::Constraint => ", ALGORITHM = COPY, LOCK = SHARED",
            Online::Index => self.index_built,
        }
    }
    fn index_names_are_the_tables(&self) -> bool {
        true
    }

    // ---- Foreign keys

    fn set_null(&self, _: &Schema, _: &Model, key: &ForeignKey) -> SetNull {
        set_null(key)
    }
    fn adds_constraints(&self) -> bool {
        true
    }
    fn validates_later(&self) -> bool {
        false
    }
    fn null_on_delete(&self, key: &ForeignKey, child: &Model, parent: &Model, _: SetNull) -> Vec<Statement> {
        null_on_delete(self, key, child, parent)
    }

    // ---- updated_at

    fn on_update(&self, field: &Field) -> &'static str {
        on_update(field)
    }
    fn functions(&self, _: &[&Model]) -> Vec<Statement> {
        Vec::new()
    }
    fn updated_at(&self, _: &Model) -> Vec<Statement> {
        Vec::new()
    }
    fn updated_at_names_columns(&self) -> bool {
        false
    }

    // ---- Audit log

    fn audit_log(&self, _: &Model) -> Vec<Statement> {
        Vec::new() // who acts stands in a variable of the session
    }
    fn audit(&self, model: &Model, log: &Model) -> Vec<Statement> {
        audit(self, model, log)
    }

    // ---- Row level security and grants

    fn access(&self, schema: &Schema, model: &Model) -> Vec<Statement> {
        access(self, schema, model)
    }
}

// ---- Tables and columns

/// The database numbers the rows. The column must be the first one of some key, and of the primary key it is the second.
pub(super) fn identity(engine: Engine, model: &Model) -> Identity {
    let alone = model.primary_key.columns.len() == 1;
    let key = model.role(Role::Key).map_or("id", |key| key.column.as_str());
    let unique = (!alone).then(|| name::shorten(&format!("uq_{}_{key}", model.table), engine.longest_name()));
    Identity { words: " AUTO_INCREMENT".to_owned(), is_primary_key: false, unique }
}

// ---- Defaults

/// In UTC whatever the session's zone is, which `CURRENT_TIMESTAMP` is not.
pub(super) fn now(ty: &Type) -> &'static str {
    match ty {
        Type::Date => "UTC_DATE()",
        Type::Time => "UTC_TIME(6)",
        _ => "UTC_TIMESTAMP(6)",
    }
}

/// A column that may be stored outside its row takes an expression as its default, and a literal only where it is one: in brackets.
pub(super) fn literal_default(ty: &Type, literal: String) -> String {
    match ty {
        Type::Uuid => uuid_bytes(&literal).unwrap_or(literal), // BINARY(16) has no room for the text
        _ if is_long(ty) => format!("({literal})"),
        _ => literal,
    }
}

// ---- Indexes

/// Characters of a text that an index looks at where the whole text would not fit, from the most to the least.
const PREFIXES: [usize; 4] = [255, 100, 50, 20];

/// Columns in brackets. A filter is left out, for there are no partial indexes; INCLUDE is columns at the end, and JSON is in no B-tree.
/// Of texts that would make the key too long, the beginning is in it.
pub(super) fn index_target(dialect: &dyn Dialect, model: &Model, index: &Index) -> Option<String> {
    let quotes = dialect.quotes();
    let mut all = index.columns.clone();
    all.extend(index.include.iter().filter(|column| !index.columns.contains(column)).cloned());
    let fields: Vec<&Field> = all.iter().filter_map(|column| model.column(column)).collect();
    // What is left of a filtered index without its filter may be what the primary key is anyway.
    if index.filter.is_some() && model.primary_key.columns.starts_with(&all) {
        return None;
    }
    let own = |field: &&&Field| field.role != Role::Tenant;
    let fields: Vec<&Field> =
        fields.into_iter().filter(|field| !matches!(field.ty, Type::Json | Type::Array(_))).collect();
    // Of an index for JSON alone the tenant would be left, which other indexes begin with.
    if fields.iter().filter(own).count() == 0 && all.len() > fields.len() {
        return None;
    }
    let fits = |prefix: usize| {
        let bytes = |field: &&Field| match key_bytes(field) {
            Some(bytes) if is_text(field) => bytes.min(prefix * BYTES_OF_A_CHARACTER + 2),
            Some(bytes) => bytes,
            None => prefix * BYTES_OF_A_CHARACTER + 2,
        };
        fields.iter().map(bytes).sum::<usize>() <= LONGEST_KEY
    };
    let whole: Option<usize> = fields.iter().map(|field| key_bytes(field)).sum();
    let prefix = if whole.is_some_and(|bytes| bytes <= LONGEST_KEY) {
        usize::MAX
    } else {
        PREFIXES.into_iter().find(|prefix| fits(*prefix)).unwrap_or(PREFIXES[3])
    };
    let part = |field: &&Field| {
        let name = quotes.name(&field.column);
        let longest = match &field.ty {
            Type::String { length } | Type::Char { length } => *length as usize,
            Type::Text | Type::Bytes => usize::MAX,
            _ => 0,
        };
        if longest > prefix { format!("{name}({prefix})") } else { name }
    };
    // A text without a limit has a prefix even where all the rest would fit.
    let prefix_of_long = |field: &&Field| match (prefix, is_long(&field.ty)) {
        (usize::MAX, true) => format!("{}({})", quotes.name(&field.column), PREFIXES[0]),
        _ => part(field),
    };
    let parts: Vec<String> = fields.iter().map(prefix_of_long).collect();
    Some(format!("({})", parts.join(", ")))
}

fn is_text(field: &Field) -> bool {
    matches!(field.ty, Type::String { .. } | Type::Char { .. })
}

// ---- Foreign keys

/// ON DELETE SET NULL sets all columns of the key to NULL, the tenant too, so a key that has the tenant in it gets a trigger.
pub(super) fn set_null(key: &ForeignKey) -> SetNull {
    if key.columns.len() == 1 { SetNull::Plain } else { SetNull::Before }
}

/// One statement as the body, so that no client must be told where the trigger ends.
pub(super) fn null_on_delete(dialect: &dyn Dialect, key: &ForeignKey, child: &Model, parent: &Model) -> Vec<Statement> {
    let name = name::shorten(&format!("{}_set_null", key.name), dialect.engine().longest_name());
    let (quoted, table) = (dialect.quotes().name(&name), dialect.table(parent));
    let update = trigger::set_key_to_null(dialect, key, child);
    let sql = format!("CREATE TRIGGER {quoted} BEFORE DELETE ON {table} FOR EACH ROW\n    {update}");
    vec![Statement::new(Kind::Trigger, &child.table, &name, sql).undo(format!("DROP TRIGGER {quoted}"))]
}

// ---- updated_at

/// The rule of PostgreSQL's file, kept by the engine itself. The session's zone must be UTC for it: ours are, and a server's should be.
pub(super) fn on_update(field: &Field) -> &'static str {
    match (field.role, &field.ty) {
        (Role::UpdatedAt, Type::Timestamp | Type::NaiveTimestamp) => " ON UPDATE CURRENT_TIMESTAMP(6)",
        _ => "",
    }
}

// ---- Audit log

/// A single statement as the body, as everywhere; an update that changes nothing selects no row.
pub(super) fn audit(dialect: &dyn Dialect, model: &Model, log: &Model) -> Vec<Statement> {
    let quotes = dialect.quotes();
    let value = |field: &Field, row: &str| {
        let column = format!("{row}.{}", quotes.name(&field.column));
        match &field.ty {
            Type::Uuid => format!("LOWER(HEX({column}))"),
            Type::Boolean => {
                format!("JSON_EXTRACT(IF({column} IS NULL, 'null', IF({column}, 'true', 'false')), '$')")
            }
            Type::Json | Type::Array(_) => format!("JSON_EXTRACT({column}, '$')"),
            Type::Decimal { .. } => format!("CAST({column} AS CHAR)"),
            // MariaDB's JSON is a text of this collation, and mixes with no other.
            Type::String { .. } | Type::Text | Type::Char { .. } | Type::Enum(_) => {
                format!("{column} COLLATE utf8mb4_bin")
            }
            _ => column,
        }
    };
    let object = |pairs: &[Pair]| {
        let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}, {value}")).collect();
        format!("JSON_OBJECT({})", pairs.join(", "))
    };
    let mark = quotes.text(audit::MARK);
    let marked = |data: String, marks: &[Pair]| {
        let one = |(name, condition): &Pair| format!("IF({condition}, JSON_OBJECT({name}, {mark}), JSON_OBJECT())");
        let marks: Vec<String> = marks.iter().map(one).collect();
        // PRESERVE, not PATCH: a patch takes out what is NULL.
        format!("JSON_MERGE_PRESERVE({data}, {})", marks.join(", "))
    };
    let differs = |column: &str| format!("NOT (NEW.{column} <=> OLD.{column})");
    let log_key = log.role(Role::Key).map(|key| key.ty.clone());
    let record_is_text = log.column("record_id").is_some_and(|field| field.ty.is_text());
    let record = |key: &Field, row: &str| {
        let column = format!("{row}.{}", quotes.name(&key.column));
        match &key.ty {
            Type::Uuid if record_is_text => format!("LOWER(HEX({column}))"),
            _ => column,
        }
    };
    let actor = match &audit::actor_column(log).ty {
        Type::Uuid => "UNHEX(REPLACE(@groundplan_actor, '-', ''))",
        _ => "@groundplan_actor",
    };
    let (table, into) = (dialect.table(model), dialect.table(log));
    let trigger = |one: &Event<'_>| {
        let Event { name, event, columns, values, .. } = one;
        let condition =
            one.condition.map_or_else(String::new, |condition| format!("\n    FROM DUAL WHERE {condition}"));
        format!(
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW\n    INSERT INTO {into} ({columns})\n    SELECT {values}{condition}"
        )
    };
    let words = Words {
        value: &value,
        object: &object,
        marked: &marked,
        differs: &differs,
        key: (log_key == Some(Type::Uuid)).then(|| "UNHEX(REPLACE(UUID(), '-', ''))".to_owned()),
        record: &record,
        actor: actor.to_owned(),
        now: now(&Type::Timestamp).to_owned(),
        trigger: &trigger,
    };
    audit::triggers(dialect, model, log, &words)
}

// ---- Grants

/// The rights of the roles that the operator makes. Keys and statements keep tenants apart: these engines have no policies.
pub(super) fn access(dialect: &dyn Dialect, schema: &Schema, model: &Model) -> Vec<Statement> {
    let Some(tenancy) = &schema.tenancy else { return Vec::new() };
    let (own, all) = access::rights(schema, model);
    let grants = tenancy.app_role.iter().map(|role| access::grant(dialect, model, role, own));
    grants.chain(tenancy.admin_role.iter().map(|role| access::grant(dialect, model, role, all))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Condition, Term};
    use crate::emit::sql::ddl;
    use crate::emit::sql::fixture::{column, model, schema};
    use crate::ir::{IndexPurpose, Origin, PrimaryKeyStrategy, Unique};

    fn index(columns: &[&str]) -> Index {
        Index {
            name: "idx".into(),
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            include: Vec::new(),
            method: "btree",
            filter: None,
            more: None,
            purpose: IndexPurpose::Search,
            origin: Origin::automatic("test"),
        }
    }

    fn target(index: &Index) -> Option<String> {
        let text = |name: &str, length| column(name, Type::String { length });
        let own = vec![text("name", 200), text("path", 700), column("notes", Type::Text), column("extra", Type::Json)];
        index_target(&super::super::mysql::MYSQL, &model("Pot", own), index)
    }

    #[test]
    fn an_index_holds_the_beginning_of_what_is_too_long() {
        assert_eq!(target(&index(&["name", "path"])).as_deref(), Some("(`name`, `path`(255))"));
        assert_eq!(target(&index(&["path"])).as_deref(), Some("(`path`)"));
        assert_eq!(target(&index(&["name", "notes"])).as_deref(), Some("(`name`, `notes`(255))"));
        assert_eq!(target(&index(&["extra"])), None, "JSON is in no B-tree");
        assert_eq!(target(&index(&["name", "extra"])).as_deref(), Some("(`name`)"));
        let covering = Index { include: vec!["id".into()], ..index(&["name"]) };
        assert_eq!(target(&covering).as_deref(), Some("(`name`, `id`)"));
    }

    #[test]
    fn a_filter_that_leaves_the_primary_key_makes_no_index() {
        let filter = Some(Condition::IsNull(Term::Column("name".into())));
        assert_eq!(target(&Index { filter: filter.clone(), ..index(&["id"]) }), None);
        assert_eq!(target(&Index { filter, ..index(&["name"]) }).as_deref(), Some("(`name`)"));
    }

    #[test]
    fn uniques_among_some_rows_share_a_column_that_nobody_sees() {
        let unique = |column: &str| Unique {
            name: format!("uq_{column}"),
            columns: vec![column.to_owned()],
            filter: Some(Condition::IsNull(Term::Column("gone".into()))),
            across_tenants: false,
            absent_equal: false,
            more: None,
            origin: Origin::automatic("test"),
        };
        let own = ["name", "mark"].map(|name| column(name, Type::String { length: 9 }));
        let mut pot = model("Pot", own.to_vec());
        pot.fields.push(Field { required: false, ..column("gone", Type::Timestamp) });
        pot.uniques = vec![unique("name"), unique("mark")];
        for engine in [Engine::Mysql, Engine::Mariadb] {
            let sql = ddl(&schema(engine, vec![pot.clone()]));
            assert_eq!(
                sql.matches("GENERATED ALWAYS AS (CASE WHEN `gone` IS NULL THEN 1 END) VIRTUAL INVISIBLE").count(),
                1
            );
            assert!(sql.contains("CONSTRAINT `uq_name` UNIQUE (`name`, `gone_is_null`)"), "{sql}");
            assert!(sql.contains("CONSTRAINT `uq_mark` UNIQUE (`mark`, `gone_is_null`)"), "{sql}");
        }
    }

    #[test]
    fn a_number_behind_the_tenant_has_a_key_of_its_own() {
        let mut pot = model("Pot", Vec::new());
        pot.fields.insert(0, Field { role: Role::Tenant, ..column("organization_id", Type::BigInt) });
        pot.fields[1].ty = Type::BigInt;
        pot.primary_key.columns = vec!["organization_id".into(), "id".into()];
        let mut schema = schema(Engine::Mysql, vec![pot]);
        schema.primary_key = PrimaryKeyStrategy::BigInt;
        let sql = ddl(&schema);
        assert!(sql.contains("`id` BIGINT AUTO_INCREMENT NOT NULL"), "{sql}");
        assert!(sql.contains("CONSTRAINT `uq_pots_id` UNIQUE (`id`)"), "{sql}");
    }
}
