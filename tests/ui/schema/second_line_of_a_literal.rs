groundplan::schema! {
    engine = sqlite,
    r#"
    Organizations are the tenants and have a name.
    Tasks have a title and whatever suits the day.
    "#
}

fn main() {}
