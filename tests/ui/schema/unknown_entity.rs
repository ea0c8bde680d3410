groundplan::schema! {
    engine = sqlite,
    "Organizations are the tenants and have a name. Projects have a name."
    "Tasks have a title and a status. Users often search taks by status."
    "Deleting a folder deletes its tasks. Task titel is unique."
}

fn main() {}
