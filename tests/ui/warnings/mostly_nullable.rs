#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Customers have a name, a code, an optional fax, an optional motto, an optional slogan and an optional nickname."
}

fn main() {}
