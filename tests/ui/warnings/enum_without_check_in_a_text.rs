#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Teachers have a name and a status (up to 20 characters)."
}

fn main() {}
