//! One column as a field, or as a column that no field can hold.

use groundplan_schema::condition::Condition;
use groundplan_schema::found;
use groundplan_schema::front::derive::condition;
use groundplan_schema::ir::{
    Engine, EnumType, Field, ForeignKey, Generated, Kind, Model, OnDelete, Role, Schema, Type, Value,
};

use super::names::{self, Names};
use super::types;

/// What the fields of one struct are printed from.
pub(super) struct Columns<'a> {
    pub(super) schema: &'a Schema,
    pub(super) at: usize,
    pub(super) model: &'a Model,
    pub(super) names: Vec<String>,
}

/// How a column is printed.
pub(super) enum Line {
    Field(String),
    /// An attribute of the struct.
    Unread(String),
}

/// A text in Rust.
pub(super) fn text(value: &str) -> String {
    format!("{value:?}")
}

/// A number in Rust that means the same digits.
fn is_number(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    all(whole) && rest.is_none_or(all) && (whole == "0" || !whole.starts_with('0')) && digits.len() < 20
}

/// A condition as an attribute's argument: read back it is the same, or it is SQL that nobody judges.
pub(super) fn condition(engine: Engine, condition: &Condition) -> Result<String, String> {
    let plain = condition.plain();
    if matches!(condition, Condition::JsonValid(column) if column.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
    {
        // Read again it is the same check, and not only SQL.
        Err(text(&plain))
    } else if !matches!(condition, Condition::Raw(_)) && condition::parse(&plain).as_ref() == Ok(condition) {
        Ok(text(&plain))
    } else {
        Err(text(&groundplan_schema::emit::sql::condition(engine, condition)))
    }
}

impl<'a> Columns<'a> {
    pub(super) fn new(schema: &'a Schema, at: usize) -> Self {
        let model = &schema.models[at];
        Columns { schema, at, model, names: names::fields(model) }
    }

    /// The field of a column as lists name it; an expression, or a column that no field holds, stands in quotes.
    pub(super) fn named(&self, column: &str) -> String {
        let at = self.model.fields.iter().position(|field| field.column == column);
        match at {
            Some(at) if !is_unread(self.schema.engine, &self.model.fields[at]) => names::ident(&self.names[at]),
            _ => text(column),
        }
    }

    pub(super) fn list(&self, columns: &[String]) -> String {
        columns.iter().map(|column| self.named(column)).collect::<Vec<_>>().join(", ")
    }

    /// Whether this foreign key is said at its field: one column to the other model's own key.
    pub(super) fn is_at_field(&self, key: &ForeignKey) -> bool {
        let first = self.model.foreign_keys.iter().find(|other| other.columns == key.columns);
        first.is_some_and(|first| std::ptr::eq(first, key)) && self.typed(key).is_some()
    }

    /// The model whose `Id<…>` a key of one column holds.
    fn typed(&self, key: &ForeignKey) -> Option<usize> {
        let ([own], [to]) = (key.columns.as_slice(), key.references.as_slice()) else { return None };
        let target = self.model.fields.iter().find(|field| field.column == *own)?.references.as_ref()?.id?.0;
        let other = &self.schema.models[target];
        let key = own_key(other)?;
        let field = self.model.column(own)?;
        (other.fields[key].column == *to && other.fields[key].ty == field.ty && !is_tool(other)).then_some(target)
    }

    /// The foreign key that is said at this field, and the model that it leads to.
    fn reference_of(&self, field: &Field) -> Option<(&'a ForeignKey, usize)> {
        let key = self.model.foreign_keys.iter().find(|key| key.columns == [field.column.clone()])?;
        Some((key, self.typed(key)?))
    }

    /// The tenant's model, where this column holds its key but no foreign key says so.
    fn bare_tenant(&self, field: &Field) -> Option<usize> {
        let root = self.schema.root()?.0;
        let key = own_key(&self.schema.models[root])?;
        (field.role == Role::Tenant && self.schema.models[root].fields[key].ty == field.ty).then_some(root)
    }

    pub(super) fn line(&self, at: usize, all: &mut Names, enums: &mut Vec<(String, Vec<(String, String)>)>) -> Line {
        let field = &self.model.fields[at];
        if is_unread(self.schema.engine, field) {
            return Line::Unread(unread(field));
        }
        let mut said: Vec<String> = Vec::new();
        let (schema, own) = (self.schema, &self.names[at]);
        let ty = if own_key(self.model) == Some(at) && !is_reference(self.model, field) {
            if field.ty != schema.primary_key.ty() {
                said.push(format!(
                    "key_type = {}",
                    if field.ty == Type::Uuid { "uuid".into() } else { field.ty.rust() }
                ));
            }
            if own != "id" {
                said.insert(0, "primary_key".to_owned());
            }
            format!("Id<{}>", all.models[self.at])
        } else if let Some((key, target)) = self.reference_of(field) {
            self.reference(field, key, own_key(self.model) == Some(at), &mut said);
            format!("Id<{}>", all.models[target])
        } else if let Some(root) = self.bare_tenant(field) {
            said.push("unchecked".to_owned());
            format!("Id<{}>", all.models[root])
        } else {
            self.plain(field, all, enums, &mut said)
        };
        if own != &field.column {
            said.insert(0, format!("column = {}", text(&field.column)));
        }
        if let Some(sql) = types::stated(schema.engine, field) {
            said.push(format!("sql_type = {}", text(sql)));
        }
        said.extend(generated(field));
        said.extend(default(field, ty.starts_with("Id<")));
        let mut line = doc(field.doc.as_deref(), "    ");
        if !said.is_empty() {
            line += &format!("    #[model({})]\n", said.join(", "));
        }
        let ty = if field.required { ty } else { format!("Option<{ty}>") };
        line += &format!("    pub {}: {ty},\n", names::ident(own));
        Line::Field(line)
    }

    fn reference(&self, field: &Field, key: &ForeignKey, is_own: bool, said: &mut Vec<String>) {
        if is_own {
            said.push("primary_key".to_owned());
        }
        if field.on_delete_stated.is_some() || key.on_delete != OnDelete::NoAction {
            said.push(format!("on_delete = {}", key.on_delete.word()));
        }
        let usual = found::default_name(self.schema.engine, &self.model.table, "fkey", &key.columns);
        if key.name != usual {
            said.push(format!("constraint = {}", text(&key.name)));
        }
        said.extend(key.more.as_ref().map(|more| format!("constraint_sql = {}", text(more))));
    }

    /// A column that is no key.
    fn plain(
        &self,
        field: &Field,
        all: &mut Names,
        enums: &mut Vec<(String, Vec<(String, String)>)>,
        said: &mut Vec<String>,
    ) -> String {
        let shape = |ty: &Type, said: &mut Vec<String>| match ty {
            Type::String { length: 0 } => {}
            Type::String { length } => said.push(format!("max_length = {length}")),
            Type::Char { length } => said.push(format!("char = {length}")),
            Type::Text => said.push("text".to_owned()),
            Type::Decimal { precision, scale } => said.push(format!("precision = {precision}, scale = {scale}")),
            _ => {}
        };
        let mut choice = |known: &EnumType, said: &mut Vec<String>| {
            let stored: Vec<&str> = known.values.iter().flatten().map(|value| value.stored.as_str()).collect();
            let name = all.enumeration(&format!("{}_{}", all.models[self.at], field.column));
            let variants = names::variants(&stored);
            let values = variants.into_iter().zip(stored.iter().map(|value| (*value).to_owned())).collect();
            enums.push((name.clone(), values));
            said.extend(known.native.as_ref().map(|native| format!("native = {}", text(native))));
            name
        };
        match &field.ty {
            Type::Enum(known) => choice(known, said),
            Type::Array(element) => match &**element {
                Type::Enum(known) => format!("Vec<{}>", choice(known, said)),
                element => {
                    shape(element, said);
                    format!("Vec<{}>", rust(element))
                }
            },
            ty => {
                shape(ty, said);
                rust(ty)
            }
        }
    }
}

fn rust(ty: &Type) -> String {
    match ty {
        Type::Json => "groundplan::Json".to_owned(),
        other => other.rust(),
    }
}

fn is_reference(model: &Model, field: &Field) -> bool {
    model.foreign_keys.iter().any(|key| key.columns == [field.column.clone()])
}

fn is_tool(model: &Model) -> bool {
    model.external
}

/// The column that is a model's whole key and that an `Id<…>` can hold.
pub(super) fn own_key(model: &Model) -> Option<usize> {
    let [only] = model.primary_key.columns.as_slice() else { return None };
    let at = model.fields.iter().position(|field| field.column == *only)?;
    let held = matches!(model.fields[at].ty, Type::Uuid | Type::BigInt | Type::Integer);
    (held && model.kind == Kind::Entity).then_some(at)
}

/// Whether no field can hold it, or what a field would read is not what is stored.
pub(super) fn is_unread(engine: Engine, field: &Field) -> bool {
    let sql = field.sql_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    match &field.ty {
        // Our decimals of SQLite are scaled whole numbers; those of others are floating point or text.
        Type::Decimal { .. } => engine == Engine::Sqlite,
        Type::Json => engine == Engine::Postgres && sql == "json",
        Type::Time => engine == Engine::Postgres && (sql.contains("with time zone") || sql.starts_with("timetz")),
        Type::Other { .. } => true,
        // A variant has a text that can be written down.
        Type::Enum(known) => known
            .values
            .iter()
            .flatten()
            .any(|value| value.stored.chars().any(char::is_control) || value.stored.trim() != value.stored),
        Type::Array(element) => {
            matches!(**element, Type::Other { .. } | Type::Json | Type::Array(_) | Type::NaiveTimestamp | Type::Bytes)
        }
        _ => false,
    }
}

fn unread(field: &Field) -> String {
    let sql = field.sql_type.clone().unwrap_or_else(|| field.ty.word().to_owned());
    let mut said = vec![text(&field.column)];
    if !sql.is_empty() {
        said.push(format!("sql_type = {}", text(&sql)));
    }
    if field.required {
        said.push("required = true".to_owned());
    }
    match &field.default {
        Some(Value::Sql(sql)) => said.push(format!("default_sql = {}", text(sql))),
        Some(Value::Text(value)) => {
            said.push(format!("default_sql = {}", text(&format!("'{}'", value.replace('\'', "''")))));
        }
        Some(Value::Number(number)) => said.push(format!("default_sql = {}", text(number))),
        Some(Value::Boolean(value)) => said.push(format!("default_sql = {}", text(&value.to_string()))),
        Some(Value::Now) => said.push(format!("default_sql = {}", text("CURRENT_TIMESTAMP"))),
        Some(Value::Variant(_)) | None => {}
    }
    if let Some(Generated::Computed(sql)) = &field.generated {
        said.push(format!("computed = {}", text(sql)));
    }
    if let Some(comment) = field.doc.as_ref().filter(|comment| !comment.trim().is_empty()) {
        said.push(format!("comment = {}", text(comment)));
    }
    format!("unread({})", said.join(", "))
}

/// Whether a column is `0000-00-00` where nothing is said, as MySQL's older tables are.
pub(super) fn is_zero(field: &Field) -> bool {
    let is_day = matches!(field.ty, Type::Date | Type::Timestamp | Type::NaiveTimestamp);
    is_day && matches!(&field.default, Some(Value::Text(text)) if text.starts_with("0000-00-00"))
}

fn generated(field: &Field) -> Option<String> {
    Some(match field.generated.as_ref()? {
        Generated::Serial => "generated = serial".to_owned(),
        Generated::Identity => "generated = identity".to_owned(),
        Generated::AutoIncrement => "generated = auto_increment".to_owned(),
        Generated::Computed(sql) => format!("computed = {}", text(sql)),
    })
}

fn default(field: &Field, is_key: bool) -> Option<String> {
    Some(match field.default.as_ref()? {
        Value::Text(value) if matches!(field.ty, Type::Array(_) | Type::Bytes | Type::Json) || is_key => {
            format!("default_sql = {}", text(&format!("'{}'", value.replace('\'', "''"))))
        }
        // A day that no calendar of Rust's has.
        Value::Text(value) if is_zero(field) => format!("default_sql = {}", text(&format!("'{value}'"))),
        Value::Text(value) => format!("default = {}", text(value)),
        Value::Number(number) if is_number(number) && !is_key => format!("default = {number}"),
        Value::Number(number) => format!("default_sql = {}", text(number)),
        Value::Boolean(value) => format!("default = {value}"),
        Value::Now => "default = now".to_owned(),
        Value::Sql(sql) => format!("default_sql = {}", text(sql)),
        Value::Variant(_) => return None,
    })
}

/// `///` comments.
pub(super) fn doc(doc: Option<&str>, indent: &str) -> String {
    let Some(doc) = doc.map(str::trim).filter(|doc| !doc.is_empty()) else { return String::new() };
    let line = |line: &str| {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("{indent}/// {}", line.trim_end()).trim_end().to_owned() + "\n"
    };
    doc.lines().map(line).collect()
}
