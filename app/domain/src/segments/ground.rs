//! What has to be looked up once before a tree can be asked of anybody.

use std::collections::{BTreeMap, BTreeSet};

use super::{Moment, Period, Place, Tree};
use crate::ids::{OrganisationId, PersonId, SegmentId, TagGroupId, TagId};
use crate::time::Timestamp;

/// The beginning of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The instant.
    pub at: Timestamp,
    /// `2026-05-17`.
    pub date: String,
}

/// A segment inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inner {
    /// It is described.
    Tree(Tree),
    /// It is a list of people.
    Frozen,
}

/// What the conditions of a tree refer to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ground {
    /// Today on the tenant's clock.
    pub today: String,
    /// The tenant's country: that of addresses without one.
    pub country: String,
    /// The days named.
    pub days: BTreeMap<Moment, Day>,
    /// Organisations with those below them, themselves included.
    pub below: BTreeMap<OrganisationId, BTreeSet<OrganisationId>>,
    /// Of the tags named those that were made one with another, with the other.
    pub merged: BTreeMap<TagId, TagId>,
    /// Tags by group.
    pub groups: BTreeMap<TagGroupId, BTreeSet<TagId>>,
    /// The postcodes in each place.
    pub places: BTreeMap<Place, BTreeSet<String>>,
    /// Typed texts as added fields are compared.
    pub folded: BTreeMap<String, String>,
    /// People named, and who they are now that records were merged.
    pub people: BTreeMap<PersonId, PersonId>,
    /// The segments named, and those named in them.
    pub segments: BTreeMap<SegmentId, Inner>,
}

impl Ground {
    /// Tags as they are now: for one that was made one with another, the other.
    #[must_use]
    pub fn tags(&self, named: &BTreeSet<TagId>) -> BTreeSet<TagId> {
        named.iter().map(|tag| self.merged.get(tag).copied().unwrap_or(*tag)).collect()
    }

    /// Who somebody named is now.
    #[must_use]
    pub fn person(&self, named: PersonId) -> PersonId {
        self.people.get(&named).copied().unwrap_or(named)
    }

    /// The instants a period lies between: the first that counts, the first that no longer does.
    #[must_use]
    pub fn span(&self, period: &Period) -> (Option<Timestamp>, Option<Timestamp>) {
        let at = |moment: &Option<Moment>| moment.as_ref().and_then(|m| self.days.get(m)).map(|d| d.at);
        (at(&period.from), at(&period.before))
    }

    /// The days a period lies between.
    #[must_use]
    pub fn dates(&self, period: &Period) -> (Option<String>, Option<String>) {
        let date = |moment: &Option<Moment>| moment.as_ref().and_then(|m| self.days.get(m)).map(|d| d.date.clone());
        (date(&period.from), date(&period.before))
    }

    /// The birth dates of an age: born after the first, up to the second.
    #[must_use]
    pub fn births(&self, from: Option<u16>, to: Option<u16>) -> (Option<String>, Option<String>) {
        let (year, rest) = self.today.split_at_checked(4).unwrap_or_default();
        let year: i32 = year.parse().unwrap_or_default();
        let ago = |years: i32| format!("{:04}{rest}", year - years);
        (to.map(|to| ago(i32::from(to) + 1)), from.map(|from| ago(i32::from(from))))
    }
}
