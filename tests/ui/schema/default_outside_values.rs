groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Tasks have a title and a status. Status can be pending or done and defaults to paused."
}

fn main() {}
