groundplan::schema! {
    engine = sqlite,
    ""
}

fn main() {}
