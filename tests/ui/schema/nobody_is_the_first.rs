groundplan::schema! {
    engine = sqlite,
    "Captains have a name. Each captain belongs to exactly one team."
    "Teams have a name. Each team belongs to exactly one port."
    "Ports have a name. Each port belongs to exactly one captain."
}

fn main() {}
