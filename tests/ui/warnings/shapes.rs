#![deny(warnings)]

groundplan::schema! {
    engine = sqlite,
    "Seats have an optional row and a number. Row and number must be unique together."
    "Seats have a fax 1, a fax 2 and a fax 3, a start date, an end date and tag ids (array of integers). Tags have a name."
}

fn main() {}
