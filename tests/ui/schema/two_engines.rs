groundplan::schema! {
    engine = sqlite,
    "Use PostgreSQL. Organizations are the tenants and have a name."
}

fn main() {}
