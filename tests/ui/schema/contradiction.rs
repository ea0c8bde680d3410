groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name."
    "Tasks belong to projects; deleting a project deletes its tasks."
    "A project cannot be deleted while it has tasks."
    "Projects have an optional name. Project name is required."
}

fn main() {}
