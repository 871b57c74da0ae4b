//! What a Popolo document says, under the ids of its source. Nothing here is in the database yet.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::contact::Channel;

/// A person who holds or held a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Politician {
    /// Id in the source.
    pub source_id: String,
    /// Name as the source writes it.
    pub name: String,
    /// Given name; empty if the source does not split names.
    pub given_name: String,
    /// Family name; empty if the source does not split names.
    pub family_name: String,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty if unknown.
    pub birth_date: String,
    /// Ways to reach them, in the order of the source.
    pub contacts: Vec<SourceContact>,
}

/// A contact as an import found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceContact {
    /// Which way.
    pub channel: Channel,
    /// Address, number or link, already checked.
    pub value: String,
    /// What the source says about it; may be empty.
    pub note: String,
}

/// A legislature, a party, a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Body {
    /// Id in the source.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// `legislature`, `party`, `executive` … as the source says; empty if it does not.
    pub classification: String,
    /// How many seats it has, if the source says so.
    pub seats: Option<u32>,
}

/// A period for which a legislature is elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct LegislativePeriod {
    /// Id in the source.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// Source id of the body; empty if the source does not say.
    pub body: String,
    /// First day, as precisely as the source knows it; empty if unknown.
    pub start_date: String,
    /// Last day; empty if it is not over or unknown.
    pub end_date: String,
}

/// A district or another place that somebody sits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Area {
    /// Id in the source.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// How many seats it elects, if the source says so.
    pub seats: Option<u32>,
    /// Whether it is a district for citizens living abroad.
    pub abroad: bool,
}

/// A seat, or the seats of one district in one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Post {
    /// Id in the source.
    pub source_id: String,
    /// What it is called ("Mayor"); empty for plain members.
    pub label: String,
    /// Source id of the body.
    pub body: String,
    /// Source id of the area; empty if it is for the whole of the body's territory.
    pub area: String,
    /// How many people hold it at once, if the source says so.
    pub seats: Option<u32>,
}

/// A person's time in a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Membership {
    /// Source id of the person.
    pub person: String,
    /// Source id of the body.
    pub body: String,
    /// Source id of the party or group; empty if none.
    pub party: String,
    /// Source id of the post; empty if the source does not model posts.
    pub post: String,
    /// Source id of the area; empty if none.
    pub area: String,
    /// Source id of the legislative period; empty if none.
    pub period: String,
    /// What they are there ("member", "chair"); may be empty.
    pub role: String,
    /// First day; empty if the period's.
    pub start_date: String,
    /// Last day; empty if it is not over, or the period's.
    pub end_date: String,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Document {
    /// Persons.
    pub people: Vec<Politician>,
    /// Organizations.
    pub bodies: Vec<Body>,
    /// Events of the class "legislative period".
    pub periods: Vec<LegislativePeriod>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Memberships.
    pub memberships: Vec<Membership>,
}

impl Document {
    /// The latest period of a body: the one that starts last; without dates, the one whose id is last in natural order.
    #[must_use]
    pub fn latest_period(&self, body: &str) -> Option<&LegislativePeriod> {
        self.periods
            .iter()
            .filter(|p| p.body.is_empty() || p.body == body)
            .max_by_key(|p| (p.start_date.as_str(), natural_key(&p.source_id)))
    }

    /// The latest period of a body in which the document has anybody sit: a term that is announced has nobody yet.
    #[must_use]
    pub fn latest_used_period(&self, body: &str) -> Option<&LegislativePeriod> {
        let used: BTreeSet<&str> = self.memberships.iter().filter(|m| m.body == body).map(|m| m.period.as_str()).collect();
        let own = self.periods.iter().filter(|p| used.contains(p.source_id.as_str()));
        own.max_by_key(|p| (p.start_date.as_str(), natural_key(&p.source_id)))
    }

    /// The memberships that are in force: those of the body's latest period without an end.
    pub fn sitting<'a>(&'a self, body: &'a str) -> impl Iterator<Item = &'a Membership> {
        let latest = self.latest_period(body).map(|p| p.source_id.as_str());
        self.memberships.iter().filter(move |m| {
            m.body == body && m.end_date.is_empty() && (m.period.is_empty() || Some(m.period.as_str()) == latest)
        })
    }
}

/// A key under which `term/9` comes before `term/12`: digits are padded to a fixed width.
#[must_use]
pub fn natural_key(id: &str) -> String {
    let mut out = String::with_capacity(id.len() + 16);
    let mut digits = String::new();
    for c in id.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            if !digits.is_empty() {
                out.push_str(&format!("{digits:0>12}"));
                digits.clear();
            }
            if c != '\0' {
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_period_goes_by_date_and_then_by_number() {
        let period =
            |id: &str, start: &str| LegislativePeriod { source_id: id.into(), start_date: start.into(), ..Default::default() };
        let mut doc = Document { periods: vec![period("term/9", "2011"), period("term/12", "2007-01-01")], ..Default::default() };
        assert_eq!(doc.latest_period("x").map(|p| p.source_id.as_str()), Some("term/9"));
        doc.periods = vec![period("term/9", ""), period("term/12", "")];
        assert_eq!(doc.latest_period("x").map(|p| p.source_id.as_str()), Some("term/12"));
    }
}
