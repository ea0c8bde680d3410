groundplan::schema! {
    engine = sqlite,
    Organizations are the tenants
}

fn main() {}
