groundplan::schema! {
    engine = sqlite,
    file = "src/no_such_file.md"
}

fn main() {}
