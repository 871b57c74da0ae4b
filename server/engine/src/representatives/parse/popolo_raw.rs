//! The JSON of Popolo documents as loosely as it is met: both dialects, numbers for ids, nulls anywhere, unknown fields.

use serde::{Deserialize, Deserializer};

/// A document.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Raw {
    #[serde(alias = "people", deserialize_with = "list")]
    pub persons: Vec<Person>,
    #[serde(deserialize_with = "list")]
    pub organizations: Vec<Organization>,
    #[serde(deserialize_with = "list")]
    pub memberships: Vec<Membership>,
    #[serde(deserialize_with = "list")]
    pub areas: Vec<Area>,
    #[serde(deserialize_with = "list")]
    pub events: Vec<Event>,
    #[serde(deserialize_with = "list")]
    pub posts: Vec<Post>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Person {
    #[serde(deserialize_with = "text")]
    pub id: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "text")]
    pub given_name: String,
    #[serde(deserialize_with = "text")]
    pub family_name: String,
    #[serde(deserialize_with = "text")]
    pub birth_date: String,
    #[serde(deserialize_with = "text")]
    pub email: String,
    #[serde(deserialize_with = "list")]
    pub contact_details: Vec<ContactDetail>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactDetail {
    #[serde(rename = "type", deserialize_with = "text")]
    pub kind: String,
    #[serde(deserialize_with = "text")]
    pub value: String,
    #[serde(alias = "label", deserialize_with = "text")]
    pub note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Organization {
    #[serde(deserialize_with = "text")]
    pub id: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "text")]
    pub classification: String,
    #[serde(deserialize_with = "number")]
    pub seats: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Area {
    #[serde(deserialize_with = "text")]
    pub id: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(rename = "type", alias = "classification", deserialize_with = "text")]
    pub kind: String,
    #[serde(deserialize_with = "number")]
    pub seats: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Event {
    #[serde(deserialize_with = "text")]
    pub id: String,
    #[serde(deserialize_with = "text")]
    pub name: String,
    #[serde(deserialize_with = "text")]
    pub classification: String,
    #[serde(deserialize_with = "text")]
    pub organization_id: String,
    #[serde(deserialize_with = "text")]
    pub start_date: String,
    #[serde(deserialize_with = "text")]
    pub end_date: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Post {
    #[serde(deserialize_with = "text")]
    pub id: String,
    #[serde(deserialize_with = "text")]
    pub label: String,
    #[serde(deserialize_with = "text")]
    pub role: String,
    #[serde(deserialize_with = "text")]
    pub organization_id: String,
    #[serde(deserialize_with = "text")]
    pub area_id: String,
    pub area: Option<Area>,
    #[serde(deserialize_with = "number")]
    pub seats: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Membership {
    #[serde(deserialize_with = "text")]
    pub person_id: String,
    /// The other dialect's word for whoever is a member.
    #[serde(deserialize_with = "text")]
    pub member: String,
    #[serde(deserialize_with = "text")]
    pub organization_id: String,
    #[serde(deserialize_with = "text")]
    pub on_behalf_of_id: String,
    #[serde(deserialize_with = "text")]
    pub post_id: String,
    #[serde(deserialize_with = "text")]
    pub area_id: String,
    pub area: Option<Area>,
    #[serde(deserialize_with = "text")]
    pub legislative_period_id: String,
    #[serde(deserialize_with = "text")]
    pub role: String,
    #[serde(deserialize_with = "text")]
    pub start_date: String,
    #[serde(deserialize_with = "text")]
    pub end_date: String,
}

/// A text, a number or nothing, as trimmed text.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(s) => s.trim().to_owned(),
        serde_json::Value::Number(n) => n.to_string(),
        serde_json::Value::Object(o) => o.get("id").and_then(serde_json::Value::as_str).unwrap_or("").to_owned(),
        _ => String::new(),
    })
}

/// A count, as a number or in quotes.
fn number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    Ok(match serde_json::Value::deserialize(from)? {
        serde_json::Value::Number(n) => n.as_u64().and_then(|n| u32::try_from(n).ok()),
        serde_json::Value::String(s) => s.trim().parse().ok(),
        _ => None,
    })
}

/// A list, where `null` is an empty one.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(from)?.unwrap_or_default())
}
