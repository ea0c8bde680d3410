#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Squads belong to a club. Deleting a club deletes its squads."
    "Clubs have a name and belong to a stadium. Deleting a stadium deletes its clubs."
    "A stadium can have a main squad, who is a squad. Deleting the main squad of a stadium deletes the stadium."
}

fn main() {}
