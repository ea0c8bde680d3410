groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Projects have a name. Deleted tasks are kept."
    "Tasks have a title and belong to projects; deleting a project deletes its tasks."
}

fn main() {}
