groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Tasks have a `ti;tle` and a `na\"me`."
}

fn main() {}
