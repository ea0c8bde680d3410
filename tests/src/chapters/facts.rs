//! The JSON document as lines of facts: what a text said or a convention gave, and nothing that follows of itself.

use std::collections::BTreeSet;

use serde_json::Value;

/// The facts of a document of `groundplan read --format json`, in the words of `tests/english/README.md`.
///
/// The engine is among them unless it is PostgreSQL: a document does not tell whether the text named that ([`super::read`] does).
pub fn facts(document: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let engine = word(&document["engine"]);
    if engine != "postgres" {
        out.push(format!("engine {engine}"));
    }
    let tenant = &document["tenancy"]["column"];
    if !tenant.is_null() {
        out.push(format!("tenant {}", word(&document["tenancy"]["model"])));
    }
    let mentioned: BTreeSet<String> =
        items(&document["assumptions"]).filter_map(|assumption| mentioned(assumption["because"].as_str()?)).collect();
    // The log itself follows from what is audited.
    let audited = items(&document["models"]).any(|model| model["audited"] == true);
    for model in items(&document["models"]).filter(|model| !(audited && model["name"] == "AuditLog")) {
        let seen = Seen { document, model, name: word(&model["name"]), tenant: tenant.as_str() };
        let only_mentioned = mentioned.contains(&seen.name.to_lowercase());
        seen.entity(only_mentioned, &mut out);
        seen.fields(&mut out);
        seen.relations(&mut out);
        seen.uniques(&mut out);
        seen.indexes(&mut out);
        seen.checks(&mut out);
    }
    for view in items(&document["views"]) {
        out.push(format!("view {}", word(view)));
    }
    out
}

/// One model of the document.
struct Seen<'a> {
    document: &'a Value,
    model: &'a Value,
    name: String,
    /// The column of the tenant.
    tenant: Option<&'a str>,
}

impl Seen<'_> {
    fn entity(&self, mentioned: bool, out: &mut Vec<String>) {
        let (name, model) = (&self.name, self.model);
        if self.is_junction() {
            return;
        }
        out.push(format!("{name}{}", if mentioned { " mentioned" } else { "" }));
        if self.tenant.is_some() && model["scope"] == "global" {
            out.push(format!("{name} shared"));
        }
        for (flag, word) in [("soft_delete", "kept"), ("audited", "audited")] {
            if model[flag] == true {
                out.push(format!("{name} {word}"));
            }
        }
        let key = self.own(&model["primary_key"]["columns"]);
        if key != ["id"] {
            out.push(format!("key {name}({})", key.join(", ")));
        }
    }

    fn fields(&self, out: &mut Vec<String>) {
        for field in items(&self.model["fields"]) {
            if field["automatic"] == true || !field["references"].is_null() {
                continue;
            }
            let optional = if field["required"] == false { "?" } else { "" };
            let default = match &field["default"] {
                Value::Null => String::new(),
                Value::Object(object) => {
                    let sql = object.get("sql").map(word).unwrap_or_default();
                    let now = ["now()", "current_timestamp"].contains(&sql.to_lowercase().as_str());
                    format!(" = {}", if now { "now" } else { &sql })
                }
                literal => format!(" = {}", word(literal)),
            };
            out.push(format!("{}.{}: {}{optional}{default}", self.name, word(&field["name"]), type_of(field)));
        }
    }

    /// Keys to other models. Those of a junction follow from it, but for an ON DELETE that is not its usual one.
    fn relations(&self, out: &mut Vec<String>) {
        for relation in items(&self.document["relations"]).filter(|relation| relation["from"] == self.name.as_str()) {
            let (name, to) = (&self.name, word(&relation["to"]));
            let on_delete = word(&relation["on_delete"]).replace('_', " ");
            match relation["kind"].as_str() {
                Some("many_to_many") => out.push(format!("{name} <-> {to} through {}", word(&relation["through"]))),
                Some("is_a") => {
                    let said = if on_delete == "cascade" { String::new() } else { format!(" {on_delete}") };
                    out.push(format!("{name} is {to}{said}"));
                }
                _ if self.is_junction() && on_delete == self.usual() => {}
                kind => {
                    let optional = if relation["required"] == false { "?" } else { "" };
                    let one = if kind == Some("one_to_one") { " one" } else { "" };
                    out.push(format!("{name}.{} -> {to}{optional} {on_delete}{one}", word(&relation["field"])));
                }
            }
        }
    }

    fn uniques(&self, out: &mut Vec<String>) {
        for unique in items(&self.model["uniques"]) {
            let columns = self.own(&unique["columns"]);
            let one = |relation: &Value| {
                relation["from"] == self.name.as_str()
                    && relation["kind"] == "one_to_one"
                    && columns.len() == 1
                    && relation["field"] == columns[0].as_str()
            };
            if items(&self.document["relations"]).any(one) {
                continue;
            }
            let names_tenant = items(&unique["columns"]).any(|column| column.as_str() == self.tenant);
            let shared = self.tenant.is_some() && self.model["scope"] == "tenant" && !names_tenant;
            out.push(format!(
                "unique {}({}){}{}",
                self.name,
                columns.join(", "),
                if shared { " shared" } else { "" },
                self.condition(&unique["where"])
            ));
        }
    }

    /// Those that somebody asked for: not the ones of foreign keys, nor the one over the key among the living.
    fn indexes(&self, out: &mut Vec<String>) {
        let keys: Vec<Vec<String>> = items(&self.model["foreign_keys"]).map(|key| self.own(&key["columns"])).collect();
        for index in items(&self.model["indexes"]) {
            let columns = self.own(&index["columns"]);
            let living = columns == ["id"] && index["where"] == LIVING;
            if living || (index["where"].is_null() && keys.contains(&columns)) {
                continue;
            }
            let include: Vec<String> = items(&index["include"]).map(word).collect();
            let include = if include.is_empty() { String::new() } else { format!(" include {}", include.join(", ")) };
            let condition = self.condition(&index["where"]);
            out.push(format!("search {}({}){include}{condition}", self.name, columns.join(", ")));
        }
    }

    /// All but those that list the values of an enum.
    fn checks(&self, out: &mut Vec<String>) {
        for check in items(&self.model["checks"]) {
            let expression = word(&check["expression"]);
            let field = items(&self.model["fields"]).find(|field| field["name"] == check["column"]);
            let values: Vec<String> = items(field.map_or(&Value::Null, |field| &field["values"]))
                .map(|value| format!("'{}'", word(value).replace('\'', "''")))
                .collect();
            if expression != format!("{} IN ({})", word(&check["column"]), values.join(", ")) {
                out.push(format!("check {}: {expression}", self.name));
            }
        }
    }

    fn is_junction(&self) -> bool {
        self.model["kind"] == "junction"
    }

    /// What deleting an end does to a junction's rows by convention: decisions, row 1.
    fn usual(&self) -> &'static str {
        let attribute = |field: &Value| field["automatic"] == false && field["references"].is_null();
        if items(&self.model["fields"]).any(attribute) { "restrict" } else { "cascade" }
    }

    /// Columns without the tenant's.
    fn own(&self, columns: &Value) -> Vec<String> {
        items(columns).filter(|column| column.as_str() != self.tenant).map(word).collect()
    }

    /// A condition that is more than "among the living".
    fn condition(&self, condition: &Value) -> String {
        let usual = condition.is_null() || (self.model["soft_delete"] == true && *condition == LIVING);
        if usual { String::new() } else { format!(" where {}", word(condition)) }
    }
}

const LIVING: &str = "deleted_at IS NULL";

/// The model, in lower case and without blanks, of which an assumption says that the text only mentions it.
fn mentioned(because: &str) -> Option<String> {
    let (_, rest) = because.split_once("no sentence says what ")?;
    let (noun, _) = rest.split_once(" has, so it is an entity")?;
    let noun = noun.strip_prefix("an ").or_else(|| noun.strip_prefix("a ")).unwrap_or(noun);
    Some(noun.to_lowercase().replace([' ', '-', '_'], ""))
}

fn type_of(field: &Value) -> String {
    let sized =
        |name: &str| if field["length"].is_null() { name.to_owned() } else { format!("{name}({})", field["length"]) };
    match word(&field["type"]).as_str() {
        "enum" => format!("enum({})", items(&field["values"]).map(word).collect::<Vec<_>>().join(", ")),
        "decimal" => format!("decimal({},{})", field["precision"], field["scale"]),
        "array" => {
            let element = word(&field["element"]);
            // The length that a convention gives to each element is not worth a word.
            if field["length"] == 255 { format!("{element}[]") } else { format!("{}[]", sized(&element)) }
        }
        "other" => word(&field["sql_type"]),
        name => sized(name),
    }
}

/// A string without its quotes, anything else as JSON writes it.
fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use crate::chapters::{differences, read};

    fn check(text: &str, expected: &str) {
        let reading = read(text);
        assert_eq!(reading.complaints, [], "{text}");
        let expected: Vec<String> = expected.lines().map(|line| line.trim().to_owned()).collect();
        assert_eq!(differences(&expected, &reading.facts), Vec::<String>::new(), "{text}");
    }

    #[test]
    fn fields_say_type_optionality_and_default() {
        check(
            "Kilns have a name, an optional fuel, a price, a set of colours and a stage. Stage can be raw or fired and defaults to raw.",
            "Kiln
             Kiln.name: string(255)
             Kiln.fuel: string(255)?
             Kiln.price: decimal(10,2)
             Kiln.colours: string[]
             Kiln.stage: enum(raw, fired) = raw",
        );
    }

    #[test]
    fn what_follows_of_itself_is_no_fact() {
        check(
            "Organizations are the tenants and have a name. Shelves have a unique number and a depth between 0 and 5. \
             Shelves belong to kilns. Deleted shelves are kept. Users often search shelves by depth. Countries are shared by all tenants \
             and have a name.",
            "tenant Organization
             Organization
             Organization.name: string(255)
             Shelf
             Shelf kept
             Shelf.number: string(255)
             Shelf.depth: float
             Shelf.kiln_id -> Kiln restrict
             unique Shelf(number)
             search Shelf(depth)
             check Shelf: depth BETWEEN 0 AND 5
             Kiln mentioned
             Country
             Country shared
             Country.name: string(255)",
        );
    }

    #[test]
    fn a_junction_that_nobody_described_is_one_line() {
        check(
            "Tasks have a title. Tags have a name. Tasks can have multiple tags, and tags can be on multiple tasks.",
            "Task
             Task.title: string(255)
             Tag
             Tag.name: string(255)
             Task <-> Tag through TaskTag",
        );
    }

    #[test]
    fn a_subtype_and_a_one_to_one_key_say_what_they_are() {
        check(
            "Boats have a name. Trawlers are a type of boat and have a winch. Each boat has one logbook. Logbooks have a title.",
            "Boat
             Boat.name: string(255)
             Trawler is Boat
             Trawler.winch: string(255)
             Logbook
             Logbook.title: string(255)
             Logbook.boat_id -> Boat restrict one",
        );
    }
}
