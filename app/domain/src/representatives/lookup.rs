//! Who represents me: the answers a citizen can get.

use serde::{Deserialize, Serialize};

use super::contact::Channel;
use super::level::Level;
use super::place::Place;
use crate::ids::{AreaId, BodyId, MembershipId, PoliticianId, PostId};

crate::text_enum! {
    /// What a letter is about: decides the guidance and whom we suggest.
    #[derive(Default)]
    pub enum About {
        /// Help with a problem of one's own.
        #[default]
        Problem = "problem",
        /// A law or a decision.
        Policy = "policy",
        /// Anything else.
        Other = "other",
    }
}

/// What a citizen gave to be found by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Question {
    /// An address, a postcode or a pair of coordinates.
    pub text: String,
    /// A pin on the map.
    pub point: Option<super::place::GeoPoint>,
    /// A signed place from an earlier answer.
    pub token: String,
    /// An area chosen from the list.
    pub area: Option<AreaId>,
    /// Lives abroad.
    pub abroad: bool,
}

/// The answer. There is none without a next step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Outcome {
    /// One place, and everybody who represents it.
    Found(Representation),
    /// What was given lies in several districts: one of these.
    Ambiguous {
        /// What was given, as understood.
        asked: String,
        /// The districts.
        choices: Vec<Choice>,
        /// Whether a street and house number would decide it.
        address_helps: bool,
    },
    /// A point in no area, but near some (a simplified coast, a harbour).
    Near {
        /// The nearest, nearest first.
        choices: Vec<Choice>,
    },
    /// A point in no area and near none.
    Outside,
    /// Somebody who lives abroad.
    Abroad {
        /// The districts for citizens abroad; may be empty.
        choices: Vec<Choice>,
    },
    /// What was given is not known.
    Unknown {
        /// What was given, as understood.
        asked: String,
        /// What is wrong with it.
        why: Why,
    },
    /// There are no districts in this installation yet.
    NotReady,
}

crate::text_enum! {
    /// Why an answer could not be found.
    pub enum Why {
        /// Nothing was given.
        Empty = "empty",
        /// There is no postcode in the address.
        NoPostcode = "no_postcode",
        /// There is a postcode, but nobody knows it.
        UnknownPostcode = "unknown_postcode",
        /// The link is too old or was changed.
        BadLink = "bad_link",
    }
}

/// One of several places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Name of the area or areas.
    pub label: String,
    /// Metres from the point that was given; 0 if it does not apply.
    pub metres: u32,
    /// The place itself.
    pub place: Place,
    /// The place, signed.
    pub token: String,
}

/// Everybody who represents a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representation {
    /// The place.
    pub place: Place,
    /// The place, signed, to send along.
    pub token: String,
    /// Names of the areas it lies in.
    pub areas: Vec<String>,
    /// The bodies, by level.
    pub bodies: Vec<BodySeats>,
}

impl Representation {
    /// How many people represent the place.
    #[must_use]
    pub fn people(&self) -> usize {
        self.posts().map(|p| p.holders.len()).sum()
    }

    /// How many seats are vacant.
    #[must_use]
    pub fn vacant(&self) -> u32 {
        self.posts().fold(0, |n, p| n.saturating_add(p.vacant))
    }

    /// All posts, in order.
    pub fn posts(&self) -> impl Iterator<Item = &PostSeats> {
        self.bodies.iter().flat_map(|b| &b.posts)
    }

    /// All holders, in order.
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        self.posts().flat_map(|p| &p.holders)
    }

    /// Whom to suggest for help with a problem: somebody with an office here, else the first who can be reached, from the
    /// district with the fewest seats.
    #[must_use]
    pub fn suggested(&self) -> Option<&Holder> {
        self.posts()
            .flat_map(|p| p.holders.iter().map(move |h| (p.holders.len(), h)))
            .filter(|(_, h)| !matches!(h.channel, Channel::Refuses))
            .min_by_key(|(n, h)| (!h.office, !h.channel.delivers(), *n))
            .map(|(_, h)| h)
    }
}

/// The seats a place has in one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodySeats {
    /// The body.
    pub body: BodyId,
    /// Its name.
    pub name: String,
    /// Its level of government.
    pub level: Level,
    /// Last day of its latest period, if that is over.
    pub over_since: Option<String>,
    /// The posts, with their holders.
    pub posts: Vec<PostSeats>,
}

/// The seats of one post, or of one district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSeats {
    /// The post.
    pub post: PostId,
    /// What it is called ("Mayor"); empty for plain members.
    pub label: String,
    /// Name of the district; empty if it is for the whole territory.
    pub area: String,
    /// How many seats there are, if known.
    pub seats: Option<u32>,
    /// Who holds them.
    pub holders: Vec<Holder>,
    /// How many are vacant.
    pub vacant: u32,
}

impl PostSeats {
    /// How many seats are vacant, from what is known: a post nobody holds has at least one vacant seat.
    #[must_use]
    pub fn vacancies(seats: Option<u32>, holders: usize) -> u32 {
        let holders = u32::try_from(holders).unwrap_or(u32::MAX);
        seats.unwrap_or_else(|| holders.max(1)).saturating_sub(holders)
    }
}

/// Somebody who holds a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Their time in the seat: the id a letter is addressed to.
    pub membership: MembershipId,
    /// Who.
    pub politician: PoliticianId,
    /// Their name.
    pub name: String,
    /// Their party or group; empty if none.
    pub party: String,
    /// What they are in the body; empty for plain members.
    pub role: String,
    /// How they are best reached.
    pub channel: Channel,
    /// Whether they have an office here that works letters as cases.
    pub office: bool,
}

/// An area to choose from a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChoice {
    /// Which.
    pub area: AreaId,
    /// Its name.
    pub name: String,
}

/// The first letters of the first and the last name, upper case, for a picture that is not there.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split(|c: char| c.is_whitespace() || c == '-').filter_map(|w| w.chars().find(|c| c.is_alphabetic()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vacancies_are_what_is_missing() {
        assert_eq!(PostSeats::vacancies(Some(3), 2), 1);
        assert_eq!(PostSeats::vacancies(Some(577), 580), 0);
        assert_eq!(PostSeats::vacancies(None, 0), 1);
        assert_eq!(PostSeats::vacancies(None, 27), 0);
    }

    #[test]
    fn initials_of_names() {
        assert_eq!(initials("Maja Holm"), "MH");
        assert_eq!(initials("ABEL MESQUITA JR."), "AJ");
        assert_eq!(initials("Ødegård"), "Ø");
        assert_eq!(initials(" 12 "), "");
    }
}
