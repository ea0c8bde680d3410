//! What is drawn to stand in the slots. Plurals are written down here, so that a wrong one is not taken from the reader.

/// Entities: one and many.
pub(super) const ENTITIES: &[(&str, &str)] = &[
    ("kiln", "kilns"),
    ("shelf", "shelves"),
    ("potter", "potters"),
    ("canoe", "canoes"),
    ("lighthouse", "lighthouses"),
    ("hive", "hives"),
    ("ferry", "ferries"),
    ("buoy", "buoys"),
    ("trawler", "trawlers"),
    ("box", "boxes"),
    ("loom", "looms"),
    ("quilt", "quilts"),
    ("telescope", "telescopes"),
    ("sledge", "sledges"),
    ("falcon", "falcons"),
    ("lantern", "lanterns"),
    ("orchard", "orchards"),
    ("beech", "beeches"),
    ("wolf", "wolves"),
    ("octave", "octaves"),
    ("abbey", "abbeys"),
    ("tapestry", "tapestries"),
    ("queen bee", "queen bees"),
    ("salt mine", "salt mines"),
    ("oil lamp", "oil lamps"),
    ("umbrella", "umbrellas"),
    ("goose", "geese"),
    ("foundry", "foundries"),
    ("bench", "benches"),
    ("anvil", "anvils"),
    ("expedition", "expeditions"),
    ("galley", "galleys"),
];

/// Fields that no convention gives a type to, and no two of which end alike: one and many.
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("fuel", "fuels"),
    ("glaze", "glazes"),
    ("bracket", "brackets"),
    ("veneer", "veneers"),
    ("maker", "makers"),
    ("crest", "crests"),
    ("dialect", "dialects"),
    ("material", "materials"),
    ("call sign", "call signs"),
    ("trade mark", "trade marks"),
    ("habitat", "habitats"),
    ("mood", "moods"),
    ("texture", "textures"),
    ("emblem", "emblems"),
    ("pattern", "patterns"),
    ("odour", "odours"),
    ("inscription", "inscriptions"),
    ("scent", "scents"),
    ("anthem", "anthems"),
    ("ribbon", "ribbons"),
    ("varnish", "varnishes"),
    ("pigment", "pigments"),
    ("alloy", "alloys"),
    ("hull", "hulls"),
];

/// Types: behind a field, and as a line of facts has them.
pub(super) const TYPES: &[(&str, &str)] = &[
    ("", "string(255)"),
    ("", "string(255)"),
    (" (text)", "text"),
    (" (integer)", "integer"),
    (" (bigint)", "bigint"),
    (" (float)", "float"),
    (" (decimal(8, 2))", "decimal(8,2)"),
    (" (date)", "date"),
    (" (time)", "time"),
    (" (timestamp)", "timestamp"),
    (" (uuid)", "uuid"),
    (" (up to 40 characters)", "string(40)"),
];

/// Values of enums.
pub(super) const VALUES: &[&str] =
    &["raw", "fired", "cracked", "polished", "sealed", "muddy", "broken", "sold", "painted", "frozen", "hollow"];
