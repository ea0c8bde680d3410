groundplan::schema! {
    "Countries have a name and are shared by all tenants."
}

fn main() {}
