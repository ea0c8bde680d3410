//! Enums.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskPriority {
    Low,
    Medium,
    High,
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    impl __g::Choice for TaskPriority {
        const ALL: &'static [(&'static str, Self)] =
            &[("low", Self::Low), ("medium", Self::Medium), ("high", Self::High)];
    }
    impl __g::ToSql<__sql::Text, __sql::Db> for TaskPriority {
        fn to_sql<'b>(&'b self, out: &mut __g::Output<'b, '_, __sql::Db>) -> __g::serialize::Result {
            __g::choice_to_sql(self, out)
        }
    }
    impl __g::FromSql<__sql::Text, __sql::Db> for TaskPriority {
        fn from_sql(raw: <__sql::Db as __g::Backend>::RawValue<'_>) -> __g::deserialize::Result<Self> {
            __g::choice_from_sql::<Self, __sql::Db>(raw)
        }
    }
    impl __g::Queryable<__sql::Text, __sql::Db> for TaskPriority {
        type Row = Self;
        fn build(row: Self) -> __g::deserialize::Result<Self> {
            Ok(row)
        }
    }
    impl __g::AsExpression<__sql::Text> for TaskPriority {
        type Expression = __g::Bound<__sql::Text, Self>;
        fn as_expression(self) -> Self::Expression {
            __g::Bound::new(self)
        }
    }
    impl __g::AsExpression<__sql::Nullable<__sql::Text>> for TaskPriority {
        type Expression = __g::Bound<__sql::Nullable<__sql::Text>, Option<Self>>;
        fn as_expression(self) -> Self::Expression {
            __g::Bound::new(Some(self))
        }
    }
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskStatus {
    Pending,
    Active,
    InReview,
    Done,
}
const _: () = {
    use crate::engine as __sql;
    use ::groundplan::__private as __g;
    impl __g::Choice for TaskStatus {
        const ALL: &'static [(&'static str, Self)] = &[
            ("pending", Self::Pending),
            ("active", Self::Active),
            ("in_review", Self::InReview),
            ("done", Self::Done),
        ];
    }
    impl __g::ToSql<__sql::Text, __sql::Db> for TaskStatus {
        fn to_sql<'b>(&'b self, out: &mut __g::Output<'b, '_, __sql::Db>) -> __g::serialize::Result {
            __g::choice_to_sql(self, out)
        }
    }
    impl __g::FromSql<__sql::Text, __sql::Db> for TaskStatus {
        fn from_sql(raw: <__sql::Db as __g::Backend>::RawValue<'_>) -> __g::deserialize::Result<Self> {
            __g::choice_from_sql::<Self, __sql::Db>(raw)
        }
    }
    impl __g::Queryable<__sql::Text, __sql::Db> for TaskStatus {
        type Row = Self;
        fn build(row: Self) -> __g::deserialize::Result<Self> {
            Ok(row)
        }
    }
    impl __g::AsExpression<__sql::Text> for TaskStatus {
        type Expression = __g::Bound<__sql::Text, Self>;
        fn as_expression(self) -> Self::Expression {
            __g::Bound::new(self)
        }
    }
    impl __g::AsExpression<__sql::Nullable<__sql::Text>> for TaskStatus {
        type Expression = __g::Bound<__sql::Nullable<__sql::Text>, Option<Self>>;
        fn as_expression(self) -> Self::Expression {
            __g::Bound::new(Some(self))
        }
    }
};
