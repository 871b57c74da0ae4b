//! Typed identifiers. All are `UUIDv7`, made by the engine's `Ids`; the browser only passes them around.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Defines one newtype over [`Uuid`] per kind of thing, so that a person's id can never be passed for an event's.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(pub Uuid);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
    )+};
}

ids! {
    /// A customer of this installation: a party, a campaign, an office. Everything belongs to one.
    TenantId,
    /// A node of the tenant's tree: national, region, branch, office.
    OrganisationId,
    /// Somebody who logs in.
    AccountId,
    /// One device somebody is logged in on.
    SessionId,
    /// A right given to an account over a subtree.
    GrantId,
    /// An invitation to open an account.
    InvitationId,
    /// A unit of background work.
    JobId,
    /// An entry of the audit log.
    AuditId,
    /// An outgoing e-mail.
    MailId,
    /// A stored file (picture, attachment).
    FileId,
    /// A person in the contact database.
    PersonId,
    /// An e-mail address or phone number of a person.
    IdentityId,
    /// A person's tie to an organisation.
    AffiliationId,
    /// A recorded consent or its withdrawal.
    ConsentId,
    /// A purpose somebody may be contacted for.
    PurposeId,
    /// A label on people.
    TagId,
    /// An entry on a person's timeline.
    InteractionId,
    /// A sign-up form.
    FormId,
    /// What one visitor sent through a sign-up form.
    SubmissionId,
    /// An event.
    EventId,
    /// A person's place at an event (OSDI: attendance).
    RegistrationId,
    /// A representative or another political person (Popolo: person).
    PoliticianId,
    /// A legislature, party or council (Popolo: organization).
    BodyId,
    /// A seat (Popolo: post).
    PostId,
    /// A politician's time in a seat (Popolo: membership).
    MembershipId,
    /// A district or place (Popolo: area).
    AreaId,
    /// A batch of imported data.
    ImportId,
    /// A citizen's letter to one representative.
    LetterId,
    /// A case in a representative's office.
    CaseId,
    /// One message, note or answer in a case.
    CorrespondenceId,
    /// A field an organisation added to people's records.
    FieldId,
    /// A tie between two people, households or organisations in the contact database.
    RelationshipId,
    /// A change of one field of a record.
    ChangeId,
    /// Changes made in one go.
    BatchId,
    /// What somebody thought of us when they were asked.
    SupportId,
    /// Tags that belong together.
    TagGroupId,
    /// Something somebody has promised to do.
    TaskId,
    /// A saved description of people.
    SegmentId,
    /// A saved way of looking at a list.
    ViewId,
    /// Two records made one.
    MergeId,
}
