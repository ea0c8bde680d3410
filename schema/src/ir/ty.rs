//! Logical types: what a column holds, whatever the engine calls it.

/// A value of an enum: its name in Rust and what the database stores.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumValue {
    /// The variant (`InProgress`).
    pub variant: String,
    /// What is stored (`in_progress`).
    pub stored: String,
}

/// An enum: a VARCHAR with a CHECK; a native enum only where a database has one already.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// Its Rust type: `TaskStatus`, or a path as the user wrote it.
    pub rust: String,
    /// Its values in order; `None` where only the compiler knows them (a derive on its own).
    pub values: Option<Vec<EnumValue>>,
    /// The database's own type (`CREATE TYPE mood AS ENUM`, MySQL's `ENUM (…)`); only in databases that were there already.
    pub native: Option<String>,
}

impl EnumType {
    /// The length of its column: the longest value, 20 at the least.
    pub fn length(&self) -> u32 {
        let longest = self.values.iter().flatten().map(|value| value.stored.chars().count()).max();
        longest.unwrap_or(0).max(20) as u32
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// Text of at most so many characters.
    String {
        /// Characters.
        length: u32,
    },
    /// Text without a limit.
    Text,
    /// Padded text; only in databases that were imported.
    Char {
        /// Characters.
        length: u32,
    },
    /// 16 bits.
    SmallInt,
    /// 32 bits.
    Integer,
    /// 64 bits.
    BigInt,
    /// 32-bit floating point.
    Real,
    /// 64-bit floating point.
    Float,
    /// Exact number.
    Decimal {
        /// All digits.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// True or false.
    Boolean,
    /// A point in time, in UTC.
    Timestamp,
    /// A day and a time of day whose zone nobody wrote down; only in databases that were there already.
    NaiveTimestamp,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A UUID.
    Uuid,
    /// JSON.
    Json,
    /// Bytes.
    Bytes,
    /// One of a few values.
    Enum(EnumType),
    /// A list of values of one type.
    Array(Box<Type>),
    /// A type that we do not know but by its SQL name.
    Other {
        /// As the engine calls it.
        sql: String,
    },
}

impl Type {
    /// The word in JSON, `type` of a field.
    pub const fn word(&self) -> &'static str {
        match self {
            Type::String { .. } => "string",
            Type::Text => "text",
            Type::Char { .. } => "char",
            Type::SmallInt => "smallint",
            Type::Integer => "integer",
            Type::BigInt => "bigint",
            Type::Real => "real",
            Type::Float => "float",
            Type::Decimal { .. } => "decimal",
            Type::Boolean => "boolean",
            Type::Timestamp | Type::NaiveTimestamp => "timestamp",
            Type::Date => "date",
            Type::Time => "time",
            Type::Uuid => "uuid",
            Type::Json => "json",
            Type::Bytes => "bytes",
            Type::Enum(_) => "enum",
            Type::Array(_) => "array",
            Type::Other { .. } => "other",
        }
    }

    /// Whether it is one of the texts.
    pub const fn is_text(&self) -> bool {
        matches!(self, Type::String { .. } | Type::Text | Type::Char { .. })
    }

    /// Whether it can be compared with numbers.
    pub const fn is_number(&self) -> bool {
        matches!(self, Type::SmallInt | Type::Integer | Type::BigInt | Type::Real | Type::Float | Type::Decimal { .. })
    }

    /// The Rust type, without `Option`, as `schema!` writes it; a key is `Id<…>` and is written by the emitter.
    pub fn rust(&self) -> String {
        match self {
            Type::String { .. } | Type::Text | Type::Char { .. } | Type::Other { .. } => "String".into(),
            Type::SmallInt => "i16".into(),
            Type::Integer => "i32".into(),
            Type::BigInt => "i64".into(),
            Type::Real => "f32".into(),
            Type::Float => "f64".into(),
            Type::Decimal { .. } => "Decimal".into(),
            Type::Boolean => "bool".into(),
            Type::Timestamp => "DateTime<Utc>".into(),
            Type::NaiveTimestamp => "NaiveDateTime".into(),
            Type::Date => "NaiveDate".into(),
            Type::Time => "NaiveTime".into(),
            Type::Uuid => "Uuid".into(),
            Type::Json => "Json".into(),
            Type::Bytes => "Vec<u8>".into(),
            Type::Enum(e) => e.rust.clone(),
            Type::Array(element) => format!("Vec<{}>", element.rust()),
        }
    }
}
