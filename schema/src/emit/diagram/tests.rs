//! Nothing stands on anything else, and everything is there, whatever the tables refer to.

use super::place::Rect;
use super::route::Line;
use super::{Layout, layout, svg};
use crate::emit::sql::fixture::{column, model, schema};
use crate::ir::{Engine, Field, ForeignKey, Model, OnDelete, Origin, Role, Schema, Type};

fn table(name: &str, columns: usize) -> Model {
    let fields: Vec<Field> = std::iter::once(column("id", Type::Uuid))
        .chain((0..columns).map(|at| column(&format!("column_{at}"), Type::Integer)))
        .collect();
    model(name, fields)
}

fn refer(models: &mut [Model], child: usize, parent: usize, required: bool) {
    let (target, number) = (models[parent].table.clone(), models[child].foreign_keys.len());
    let own = format!("{target}_{number}_id");
    let mut field = column(&own, Type::Uuid);
    (field.role, field.required) = (Role::ForeignKey, required);
    models[child].fields.push(field);
    let name = format!("fk_{}_{own}", models[child].table);
    models[child].foreign_keys.push(ForeignKey {
        name,
        columns: vec![own.clone()],
        table: target,
        namespace: None,
        references: vec!["id".into()],
        on_delete: OnDelete::Restrict,
        more: None,
        own,
        tenant: false,
        origin: Origin::automatic("test"),
    });
}

/// A generator of numbers without a crate; the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn random(seed: u64, tables: usize) -> Schema {
    let mut numbers = Numbers(seed);
    let mut models: Vec<Model> = (0..tables).map(|at| table(&format!("Thing{at}"), numbers.below(9))).collect();
    for _ in 0..tables + numbers.below(tables + 1) {
        let (child, parent) = (numbers.below(tables), numbers.below(tables));
        let required = numbers.below(3) > 0;
        refer(&mut models, child, parent, required);
    }
    schema(Engine::Postgres, models)
}

fn apart(one: Rect, other: Rect) -> bool {
    one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.y + one.height <= other.y
        || other.y + other.height <= one.y
}

/// Whether a stretch of a line runs through the inside of a box.
fn runs_through(line: &Line, place: Rect) -> bool {
    line.points.windows(2).any(|pair| {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        x1.max(x2) > place.x
            && x1.min(x2) < place.x + place.width
            && y1.max(y2) > place.y
            && y1.min(y2) < place.y + place.height
    })
}

fn is_clean(schema: &Schema) {
    let Layout { placed, lines, .. } = layout(schema);
    for (at, one) in placed.boxes.iter().enumerate() {
        assert!(one.x >= 0 && one.y >= 0 && one.x + one.width <= placed.width && one.y + one.height <= placed.height);
        for (number, other) in placed.boxes.iter().enumerate().skip(at + 1) {
            assert!(apart(*one, *other), "tables {at} and {number}: {one:?} {other:?}");
        }
    }
    let keys: usize = schema.models.iter().map(|model| model.foreign_keys.len()).sum();
    assert_eq!(lines.len(), keys);
    for line in &lines {
        assert!(line.points.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1), "no slant");
        for (number, place) in placed.boxes.iter().enumerate() {
            assert!(
                !runs_through(line, *place),
                "{} runs through table {number}: {:?} {place:?}",
                line.name,
                line.points
            );
        }
    }
    let drawn = svg(schema);
    for model in &schema.models {
        assert!(drawn.contains(&format!("data-table=\"{}\"", model.table)));
        for key in &model.foreign_keys {
            assert_eq!(drawn.matches(&format!("data-key=\"{}\"", key.name)).count(), 1, "{}", key.name);
        }
        let rest = drawn.split(&format!("data-table=\"{}\"", model.table)).nth(1).unwrap_or_default();
        let own = rest.split("data-table=").next().unwrap_or_default();
        for field in &model.fields {
            assert!(own.contains(&format!("data-column=\"{}\"", field.column)), "{}", field.column);
        }
    }
}

#[test]
fn boxes_stand_apart_and_lines_run_between_them() {
    for seed in 0..60 {
        is_clean(&random(seed, 1 + seed as usize % 30));
    }
}

#[test]
fn circles_loops_and_nothing_at_all() {
    is_clean(&schema(Engine::Postgres, Vec::new()));
    is_clean(&schema(Engine::Postgres, (0..7).map(|at| table(&format!("Alone{at}"), 3)).collect()));
    let mut circle = vec![table("Hen", 1), table("Egg", 1), table("Nest", 0)];
    refer(&mut circle, 0, 1, true);
    refer(&mut circle, 1, 0, true);
    refer(&mut circle, 1, 0, false);
    refer(&mut circle, 2, 2, false);
    refer(&mut circle, 2, 2, true);
    refer(&mut circle, 2, 1, true);
    is_clean(&schema(Engine::Sqlite, circle));
}

/// What is referred to stands left of what refers to it, where no circle is in the way.
#[test]
fn lines_lead_from_left_to_right() {
    let mut models = vec![table("Leaf", 2), table("Branch", 2), table("Tree", 2)];
    refer(&mut models, 0, 1, true);
    refer(&mut models, 1, 2, true);
    refer(&mut models, 0, 2, false);
    let boxes = layout(&schema(Engine::Postgres, models)).placed.boxes;
    assert!(boxes[2].x < boxes[1].x && boxes[1].x < boxes[0].x, "{boxes:?}");
}

/// A star of forty tables is no column of forty.
#[test]
fn a_picture_is_about_as_wide_as_it_is_high() {
    let mut models: Vec<Model> = (0..41).map(|at| table(&format!("Thing{at}"), 6)).collect();
    (1..41).for_each(|child| refer(&mut models, child, 0, true));
    let schema = schema(Engine::Postgres, models);
    let placed = layout(&schema).placed;
    let ratio = f64::from(placed.width) / f64::from(placed.height);
    assert!((0.6..3.0).contains(&ratio), "{} × {}", placed.width, placed.height);
    is_clean(&schema);
}

#[test]
fn the_same_schema_gives_the_same_bytes() {
    assert_eq!(svg(&random(7, 20)), svg(&random(7, 20)));
}

#[test]
fn names_are_escaped() {
    let mut odd = table("Odd", 1);
    odd.table = "a<b>\"&".into();
    odd.fields[1].column = "</text><script>".into();
    let drawn = svg(&schema(Engine::Postgres, vec![odd]));
    assert!(!drawn.contains("<script>") && drawn.contains("data-table=\"a&lt;b&gt;&quot;&amp;\""), "{drawn}");
}
