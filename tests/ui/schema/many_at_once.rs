groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants, more or less."
    "Tasks have a title, whatever that means."
    "Status can be open or shut and defaults to ajar."
}

fn main() {}
