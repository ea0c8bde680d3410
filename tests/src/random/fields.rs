//! Columns of every type, with defaults, uniques, ranges and lengths.

use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::draft::{DraftCheck, DraftField, DraftModel, DraftType, Uniqueness};
use groundplan_schema::ir::{EnumValue, Origin, Type, Value};
use groundplan_schema::name;
use groundplan_schema::text::Spanned;

use super::{Maker, names};

impl Maker<'_> {
    pub(super) fn fields(&mut self, model: &mut DraftModel) {
        let count = self.random.below(6);
        for name in self.random.some(names::FIELDS, count) {
            let field = self.field(name);
            model.fields.push(field);
        }
        if self.random.percent(50) {
            self.compared(model);
        }
    }

    /// A field that is measured by another one of its kind, where there are two.
    fn compared(&mut self, model: &mut DraftModel) {
        let kind = |field: &DraftField| match field.ty.as_ref().map(|ty| &ty.value) {
            Some(DraftType::Known(ty)) if ty.is_number() => Some(Type::Integer),
            Some(DraftType::Known(ty @ (Type::Date | Type::Time | Type::Timestamp))) => Some(ty.clone()),
            _ => None,
        };
        let pairs = model.fields.iter().enumerate().flat_map(|(at, one)| {
            let others = model.fields.iter().enumerate();
            others
                .filter(move |(other, field)| *other != at && kind(one).is_some() && kind(one) == kind(field))
                .map(move |(_, other)| (one.name.value.clone(), other.name.value.clone()))
        });
        let pairs: Vec<_> = pairs.collect();
        let Some((one, other)) = (!pairs.is_empty()).then(|| self.random.pick(&pairs).clone()) else { return };
        let signs = [Comparison::Gt, Comparison::Ge, Comparison::Lt, Comparison::Le];
        let condition = Condition::Compare(Term::Column(one), *self.random.pick(&signs), Term::Column(other));
        let span = self.span();
        model.checks.push(DraftCheck { name: None, condition, origin: Origin::text(span, "compared"), span });
    }

    pub(super) fn field(&mut self, name: &str) -> DraftField {
        let span = self.span();
        let mut field = DraftField::new(Spanned::new(name.to_owned(), span), Origin::text(span, name));
        let ty = self.ty();
        if self.random.percent(30) {
            let required = self.random.percent(30);
            field.required = Some(self.said(required));
        }
        if self.random.percent(20) {
            let reach = *self.random.pick(&[Uniqueness::Scoped, Uniqueness::Scoped, Uniqueness::AcrossTenants]);
            field.unique = Some(self.said(reach));
        }
        if self.random.percent(30) {
            field.default = self.default(&ty).map(|value| self.said(value));
        }
        if self.random.percent(40) {
            self.limits(&mut field, &ty);
        }
        field.ty = Some(self.said(ty));
        field
    }

    fn ty(&mut self) -> DraftType {
        let length = *self.random.pick(&[1, 40, 50, 100, 255, 255, 2000]);
        let known = match self.random.below(18) {
            0..=2 => Type::String { length },
            3 => Type::Text,
            4 => Type::SmallInt,
            5 => Type::Integer,
            6 => Type::BigInt,
            7 => self.random.pick(&[Type::Float, Type::Real]).clone(),
            8 => {
                let precision = 3 + self.random.below(10) as u8;
                Type::Decimal { precision, scale: self.random.below(3) as u8 }
            }
            9 => Type::Boolean,
            10 => Type::Timestamp,
            11 => Type::Date,
            12 => Type::Time,
            13 => Type::Uuid,
            14 => self.random.pick(&[Type::Json, Type::Bytes]).clone(),
            15 => {
                let element = self.random.pick(&[Type::String { length }, Type::Integer]).clone();
                Type::Array(Box::new(element))
            }
            _ => return self.values(),
        };
        DraftType::Known(known)
    }

    fn values(&mut self) -> DraftType {
        let count = 2 + self.random.below(4);
        let stored = self.random.some(names::VALUES, count);
        let value = |stored: &str| EnumValue { variant: name::pascal(&name::snake(stored)), stored: stored.to_owned() };
        DraftType::Values(stored.into_iter().map(value).collect())
    }

    fn default(&mut self, ty: &DraftType) -> Option<Value> {
        let number = |value: &str| Some(Value::Number(value.to_owned()));
        match ty {
            DraftType::Values(values) => Some(Value::Text(self.random.pick(values).stored.clone())),
            DraftType::Known(ty) => match ty {
                Type::String { .. } | Type::Text | Type::Char { .. } => {
                    Some(Value::Text((*self.random.pick(names::TEXTS)).to_owned()))
                }
                Type::SmallInt | Type::Integer | Type::BigInt => number(self.random.pick::<&str>(&["0", "20", "-5"])),
                Type::Real | Type::Float | Type::Decimal { .. } => {
                    number(self.random.pick::<&str>(&["0", "0.5", "-1.25"]))
                }
                Type::Boolean => Some(Value::Boolean(self.random.percent(50))),
                Type::Timestamp | Type::Date => Some(Value::Now),
                Type::Time => Some(Value::Text("12:30:00".to_owned())),
                Type::Uuid => Some(Value::Text("00000000-0000-0000-0000-000000000000".to_owned())),
                Type::Json => Some(Value::Text("{\"a\": [1, 2]}".to_owned())),
                Type::Bytes | Type::NaiveTimestamp | Type::Array(_) | Type::Enum(_) | Type::Other { .. } => None,
            },
            DraftType::Named(_) | DraftType::Key | DraftType::Number => None,
        }
    }

    /// Ranges of numbers that something is in, and the least length of texts.
    fn limits(&mut self, field: &mut DraftField, ty: &DraftType) {
        let column = || Term::Column(field.name.value.clone());
        let number = |value: &str| Term::Number(value.to_owned());
        let DraftType::Known(ty) = ty else { return };
        let compare = |sign, value: &str| Condition::Compare(column(), sign, number(value));
        let list = if ty.is_number() {
            match self.random.below(6) {
                0 => vec![compare(Comparison::Gt, "0")],
                1 => vec![compare(Comparison::Le, "99")],
                2 => vec![compare(Comparison::Ge, "-3"), compare(Comparison::Lt, "70")],
                3 => vec![Condition::Between(column(), number("0"), number("150"))],
                4 => vec![Condition::Between(column(), number("-2.5"), number("1000"))],
                _ => vec![Condition::Between(column(), number("1"), number("9")), compare(Comparison::Gt, "2")],
            }
        } else {
            let length = Term::Length(Box::new(column()));
            match ty {
                Type::Text | Type::String { length: 20.. } => {
                    vec![Condition::Compare(length, Comparison::Ge, number("3"))]
                }
                _ => return,
            }
        };
        for condition in list {
            let said = self.said(condition);
            field.checks.push(said);
        }
    }
}
