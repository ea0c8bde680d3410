groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Projects have a name, more or less, whenever that suits them."
}

fn main() {}
