//! A value of the file with the path that leads to it, so that a fault names its place.

use serde_json::Value as Json;

/// What is wrong with a snapshot: the place in it, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault(pub(super) String);

/// A value and its path (`models[3].fields[0].type`).
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    value: &'a Json,
    path: String,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Json) -> Self {
        Node { value, path: String::new() }
    }

    pub(super) fn fault(&self, expected: &str) -> Fault {
        let place = if self.path.is_empty() { "the file" } else { self.path.trim_start_matches('.') };
        Fault(format!("`{place}` is not {expected}"))
    }

    /// The value of a key that must be there.
    pub(super) fn get(&self, key: &str) -> Result<Node<'a>, Fault> {
        self.find(key).ok_or_else(|| Fault(format!("`{}{key}` is missing", self.prefix())))
    }

    /// The value of a key, unless it is absent or null.
    pub(super) fn find(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Node { value, path: format!("{}{key}", self.prefix()) })
    }

    fn prefix(&self) -> String {
        if self.path.is_empty() { String::new() } else { format!("{}.", self.path) }
    }

    pub(super) fn text(&self) -> Result<String, Fault> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.fault("a text"))
    }

    pub(super) fn boolean(&self) -> Result<bool, Fault> {
        self.value.as_bool().ok_or_else(|| self.fault("true or false"))
    }

    pub(super) fn number<T: TryFrom<u64>>(&self) -> Result<T, Fault> {
        let number = self.value.as_u64().and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| self.fault("a number in range"))
    }

    /// A word that `of` knows.
    pub(super) fn word<T>(&self, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        self.value.as_str().and_then(of).ok_or_else(|| self.fault("a word that this release knows"))
    }

    /// The items of a list.
    pub(super) fn list(&self) -> Result<Vec<Node<'a>>, Fault> {
        let list = self.value.as_array().ok_or_else(|| self.fault("a list"))?;
        Ok(list.iter().enumerate().map(|(at, value)| Node { value, path: format!("{}[{at}]", self.path) }).collect())
    }

    /// The items of a list of so many.
    pub(super) fn exactly<const N: usize>(&self) -> Result<[Node<'a>; N], Fault> {
        self.list()?.try_into().map_err(|_| self.fault(&format!("a list of {N}")))
    }

    /// The one key of an object, and its value.
    pub(super) fn only(&self) -> Result<(&'a str, Node<'a>), Fault> {
        let mut entries = self.value.as_object().into_iter().flatten();
        match (entries.next(), entries.next()) {
            (Some((key, value)), None) => Ok((key, Node { value, path: format!("{}{key}", self.prefix()) })),
            _ => Err(self.fault("an object with one key")),
        }
    }

    /// All keys with their texts.
    pub(super) fn texts(&self) -> Result<Vec<(String, String)>, Fault> {
        let map = self.value.as_object().ok_or_else(|| self.fault("an object"))?;
        let text = |(key, value): (&String, &'a Json)| {
            let node = Node { value, path: format!("{}{key}", self.prefix()) };
            Ok((key.clone(), node.text()?))
        };
        map.iter().map(text).collect()
    }

    /// Texts of a list that may be absent.
    pub(super) fn words(&self, key: &str) -> Result<Vec<String>, Fault> {
        self.items(key)?.iter().map(Node::text).collect()
    }

    /// Items of a list that may be absent.
    pub(super) fn items(&self, key: &str) -> Result<Vec<Node<'a>>, Fault> {
        self.find(key).map_or_else(|| Ok(Vec::new()), |node| node.list())
    }

    /// A truth that is false where it is absent.
    pub(super) fn flag(&self, key: &str) -> Result<bool, Fault> {
        self.find(key).map_or(Ok(false), |node| node.boolean())
    }

    /// A text that may be absent.
    pub(super) fn maybe(&self, key: &str) -> Result<Option<String>, Fault> {
        self.find(key).map(|node| node.text()).transpose()
    }

    /// The text, where it is one and not an object.
    pub(super) fn as_word(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The truth, where it is one.
    pub(super) fn as_truth(&self) -> Option<bool> {
        self.value.as_bool()
    }
}
