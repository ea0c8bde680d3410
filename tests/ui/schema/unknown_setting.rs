groundplan::schema! {
    enigne = sqlite,
    "Organizations are the tenants and have a name."
}

fn main() {}
