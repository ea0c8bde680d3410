groundplan::schema! {
    engine = sqlite,
    use crate::billing::*;
    use crate::work::Task
    "Organizations are the tenants and have a name."
}

fn main() {}
