#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Teachers have a name. Courses have a title and belong to teachers."
    "Rooms have a name."
}

fn main() {}
