#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Users have a name and an email."
}

fn main() {}
