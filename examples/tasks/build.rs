//! Keeps `migrations/` in step with the model.
fn main() {
    groundplan_build::Schema::from_files(["src/model.rs"]).migrations("migrations").run();
}
