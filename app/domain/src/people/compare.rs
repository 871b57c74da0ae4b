//! A record as fields with names, to be compared and put together.

use serde_json::{Error, Map, Value};

use super::Record;

/// Begins the names of fields organisations added: `custom:<id>`.
pub const CUSTOM: &str = "custom:";

/// A field in which two records differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Name of the field: that of [`Record`]'s, or `custom:<id>`.
    pub field: String,
    /// Its value in the first; `null` where a custom field has none.
    pub before: Value,
    /// Its value in the second.
    pub after: Value,
}

/// The fields in which two records differ, by name.
///
/// # Errors
/// If a value can't be written as JSON.
pub fn difference(before: &Record, after: &Record) -> Result<Vec<Difference>, Error> {
    if before == after {
        return Ok(Vec::new());
    }
    let (mut old, mut new) = (Fields::of(before)?.0, Fields::of(after)?.0);
    let (old_custom, new_custom) = (inner(&mut old), inner(&mut new));
    let mut out = differing("", old, new);
    out.extend(differing(CUSTOM, old_custom, new_custom));
    Ok(out)
}

fn differing(prefix: &str, mut old: Map<String, Value>, new: Map<String, Value>) -> Vec<Difference> {
    let mut out = Vec::new();
    for (name, after) in new {
        let before = old.remove(&name).unwrap_or_default();
        if before != after {
            out.push(Difference { field: format!("{prefix}{name}"), before, after });
        }
    }
    let gone = old.into_iter();
    out.extend(gone.map(|(name, before)| Difference { field: format!("{prefix}{name}"), before, after: Value::Null }));
    out
}

fn inner(object: &mut Map<String, Value>) -> Map<String, Value> {
    match object.remove("custom") {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// A record whose fields can be read and set by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a record.
    ///
    /// # Errors
    /// If a value can't be written as JSON.
    pub fn of(record: &Record) -> Result<Self, Error> {
        match serde_json::to_value(record)? {
            Value::Object(map) => Ok(Self(map)),
            _ => Ok(Self(Map::new())),
        }
    }

    /// The value of a field; `null` if there is none.
    #[must_use]
    pub fn get(&self, field: &str) -> Value {
        let found = match field.strip_prefix(CUSTOM) {
            Some(id) => self.0.get("custom").and_then(|custom| custom.get(id)),
            None => self.0.get(field),
        };
        found.cloned().unwrap_or_default()
    }

    /// Sets a field; `null` takes the value of a custom field away.
    pub fn put(&mut self, field: &str, value: Value) {
        let Some(id) = field.strip_prefix(CUSTOM) else {
            self.0.insert(field.to_owned(), value);
            return;
        };
        if let Some(Value::Object(custom)) = self.0.get_mut("custom") {
            if value.is_null() {
                custom.remove(id);
            } else {
                custom.insert(id.to_owned(), value);
            }
        }
    }

    /// The record again.
    ///
    /// # Errors
    /// If a value does not fit its field.
    pub fn record(self) -> Result<Record, Error> {
        serde_json::from_value(Value::Object(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::CustomValue;

    #[test]
    fn what_differs_put_into_the_first_gives_the_second() {
        let (one, two) = (uuid::Uuid::from_u128(1).into(), uuid::Uuid::from_u128(2).into());
        let a = Record { nickname: "A".into(), custom: [(one, CustomValue::YesNo(true))].into(), ..Record::default() };
        let b = Record { support_level: Some(3), custom: [(two, CustomValue::Number(5))].into(), ..Record::default() };
        let mut fields = Fields::of(&a).unwrap();
        let all = difference(&a, &b).unwrap();
        assert_eq!(all.len(), 4);
        for d in all {
            assert_eq!(fields.get(&d.field), d.before);
            fields.put(&d.field, d.after);
        }
        assert_eq!(fields.record().unwrap(), b);
    }
}
