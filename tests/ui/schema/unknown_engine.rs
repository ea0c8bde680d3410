groundplan::schema! {
    engine = oracle,
    "Organizations are the tenants and have a name."
}

fn main() {}
