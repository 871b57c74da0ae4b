//! The catalogue of rights: what an account may be allowed to do, and the roles people know them by.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, OrganisationId, TenantId};
use crate::locale::Locale;
use crate::tenants::OrganisationKind;

crate::text_enum! {
    /// One right. It is always given over an organisation and everything below it.
    pub enum Capability {
        /// See people and their timelines.
        PeopleRead = "people.read",
        /// Add and change people.
        PeopleWrite = "people.write",
        /// Take people's data out of the system.
        PeopleExport = "people.export",
        /// Make and publish sign-up forms and purposes.
        SignupManage = "signup.manage",
        /// See events and who comes.
        EventsRead = "events.read",
        /// Make, change, publish and cancel events; check people in.
        EventsManage = "events.manage",
        /// Import and correct representatives, districts and postcodes.
        RepresentativesManage = "representatives.manage",
        /// Read the letters of an office.
        CaseworkRead = "casework.read",
        /// Answer and close the letters of an office.
        CaseworkWrite = "casework.write",
        /// Invite people to the team and give them rights.
        TeamManage = "team.manage",
        /// Change the settings of an organisation.
        SettingsManage = "settings.manage",
        /// Read the audit log, the mailbox and the job queue.
        OperationsRead = "operations.read",
        /// Retry and delete jobs.
        OperationsManage = "operations.manage",
    }
}

crate::text_enum! {
    /// A named bundle of rights, as shown when inviting somebody.
    pub enum Role {
        /// Everything except reading an office's letters.
        Owner = "owner",
        /// People, forms, events.
        Organiser = "organiser",
        /// Events only: plan, publish, check in.
        EventHost = "event_host",
        /// An office's letters: read and answer.
        Caseworker = "caseworker",
        /// The member in office: letters, and the office's team and settings.
        OfficeHolder = "office_holder",
    }
}

impl Role {
    /// The rights in the bundle.
    #[must_use]
    pub const fn capabilities(self) -> &'static [Capability] {
        use Capability as C;
        match self {
            Self::Owner => &[
                C::PeopleRead,
                C::PeopleWrite,
                C::PeopleExport,
                C::SignupManage,
                C::EventsRead,
                C::EventsManage,
                C::RepresentativesManage,
                C::TeamManage,
                C::SettingsManage,
                C::OperationsRead,
                C::OperationsManage,
            ],
            Self::Organiser => &[C::PeopleRead, C::PeopleWrite, C::SignupManage, C::EventsRead, C::EventsManage],
            Self::EventHost => &[C::EventsRead, C::EventsManage],
            Self::Caseworker => &[C::CaseworkRead, C::CaseworkWrite],
            Self::OfficeHolder => &[C::CaseworkRead, C::CaseworkWrite, C::TeamManage, C::SettingsManage],
        }
    }

    /// Whether the role makes sense in an organisation of that level: letters are read in offices and nowhere else.
    #[must_use]
    pub const fn fits(self, kind: OrganisationKind) -> bool {
        let of_an_office = matches!(self, Self::Caseworker | Self::OfficeHolder);
        matches!(kind, OrganisationKind::Office) == of_an_office
    }
}

/// Somebody logged in, with the rights in force when the request came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Whose installation.
    pub tenant: TenantId,
    /// Who.
    pub account: AccountId,
    /// Name as shown to colleagues.
    pub name: String,
    /// Language of the interface.
    pub locale: Locale,
    /// What they may do, and over which organisation's subtree.
    pub grants: Vec<ActiveGrant>,
}

/// A right in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActiveGrant {
    /// The right.
    pub capability: Capability,
    /// The root of the subtree it holds for.
    pub organisation: OrganisationId,
}

impl Actor {
    /// Whether the right is held anywhere at all: decides what the menu shows.
    #[must_use]
    pub fn has(&self, capability: Capability) -> bool {
        self.grants.iter().any(|g| g.capability == capability)
    }

    /// The roots of the subtrees over which the right is held.
    pub fn roots(&self, capability: Capability) -> impl Iterator<Item = OrganisationId> + '_ {
        self.grants.iter().filter(move |g| g.capability == capability).map(|g| g.organisation)
    }
}
