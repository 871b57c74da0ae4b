//! What people agreed to: purposes in plain words, and consent that can be proved.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganisationId, PurposeId};
use crate::locale::{Locale, LocalizedText};
use crate::people::Source;
use crate::time::Timestamp;

crate::text_enum! {
    /// How somebody may be contacted.
    pub enum Channel {
        /// By e-mail.
        Email = "email",
        /// By a call.
        Phone = "phone",
        /// By text message.
        Sms = "sms",
        /// By letter.
        Post = "post",
    }
}

crate::text_enum! {
    /// Why it is lawful.
    pub enum Basis {
        /// The person said yes.
        Consent = "consent",
        /// The person is a member and the statutes provide for it.
        Membership = "membership",
        /// A weighed interest of the organisation; has to be written down.
        LegitimateInterest = "legitimate_interest",
    }
}

/// Something people may be contacted for, in its latest words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    /// Identifier.
    pub id: PurposeId,
    /// Whose purpose it is.
    pub organisation: OrganisationId,
    /// Name of that organisation.
    pub organisation_name: String,
    /// The channels it may use, at least one.
    pub channels: Vec<Channel>,
    /// Version of the words; rises with every change of them.
    pub version: i64,
    /// What it is, as the box says it.
    pub title: LocalizedText,
    /// What to expect: how often, by whom.
    pub explanation: LocalizedText,
    /// Nobody is asked for it any more; what was agreed stays recorded.
    pub archived: bool,
}

/// A purpose as its form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeEdit {
    /// Whose purpose it is.
    pub organisation: OrganisationId,
    /// The channels it may use.
    pub channels: Vec<Channel>,
    /// What it is.
    pub title: LocalizedText,
    /// What to expect.
    pub explanation: LocalizedText,
}

/// How a consent is known to have been given or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Proof {
    /// The words that were shown: title and explanation.
    pub wording: String,
    /// The language they were shown in.
    pub locale: Locale,
    /// The page they were shown on, as a path.
    pub page: String,
    /// When the box was ticked.
    pub asked_at: Timestamp,
    /// When the link in the mail was used.
    pub confirmed_at: Option<Timestamp>,
    /// The network the answer came from, without the part that names one household.
    pub network: String,
    /// Who wrote it down and how they know, if it was an organiser; may be empty.
    pub note: String,
}

/// A recorded yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// For what.
    pub purpose: PurposeId,
    /// The purpose in the words it had then.
    pub title: LocalizedText,
    /// By what means.
    pub channel: Channel,
    /// Yes or no.
    pub given: bool,
    /// Why it is lawful.
    pub basis: Basis,
    /// Version of the words.
    pub version: i64,
    /// How we know.
    pub proof: Proof,
    /// Where it came from.
    pub source: Source,
    /// When.
    pub at: Timestamp,
}

/// A purpose and channel with how it stands: a row of the preferences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// The purpose.
    pub purpose: PurposeId,
    /// The purpose in its latest words.
    pub title: LocalizedText,
    /// What to expect.
    pub explanation: LocalizedText,
    /// Who asks.
    pub organisation_name: String,
    /// By what means.
    pub channel: Channel,
    /// Whether it is agreed to now.
    pub given: bool,
    /// Since when it stands like that; `None` if never asked.
    pub since: Option<Timestamp>,
}

/// The part of a network address that may be kept as proof: an IPv4 address without its last number, the first three
/// groups of an IPv6 address.
#[must_use]
pub fn network(ip: &str) -> String {
    match ip.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(v4)) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(std::net::IpAddr::V6(v6)) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_network_is_kept() {
        assert_eq!(network("192.0.2.77"), "192.0.2.0/24");
        assert_eq!(network("2001:db8:1:2::3"), "2001:db8:1::/48");
        assert_eq!(network("somewhere"), "");
    }
}
