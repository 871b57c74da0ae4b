//! Accounts, devices, invitations and rights, as the team pages show them.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::ids::{AccountId, InvitationId, OrganisationId, SessionId};
use crate::locale::Locale;
use crate::tenants::OrganisationKind;
use crate::time::Timestamp;

/// Fewest characters of a password.
pub const PASSWORD_MIN: u32 = 12;
/// Most characters of a password: longer ones would only cost time to hash.
pub const PASSWORD_MAX: u32 = 200;

crate::text_enum! {
    /// Whether an account can be used.
    pub enum AccountState {
        /// In use.
        Active = "active",
        /// Shut: cannot log in, owns what it made.
        Closed = "closed",
    }
}

/// What came of a name and password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum LoginOutcome {
    /// Logged in.
    Done,
    /// The password is right; the six-digit code is asked for next.
    NeedsCode,
}

/// A device somebody is logged in on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Its identifier.
    pub id: SessionId,
    /// Browser and system, as the browser says.
    pub user_agent: String,
    /// Network address it logged in from.
    pub ip: String,
    /// When it logged in.
    pub created_at: Timestamp,
    /// When it was last used (to the hour).
    pub last_seen_at: Timestamp,
    /// Whether it is the device asking.
    pub current: bool,
}

/// A member of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// The account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Address they log in with.
    pub email: String,
    /// Whether the account can be used.
    pub state: AccountState,
    /// Whether a second factor is set up.
    pub has_totp: bool,
    /// When they last logged in or were seen on a device that is still logged in (to the hour).
    pub last_seen_at: Option<Timestamp>,
    /// What they may do, where and until when; empty if all of it has ended.
    pub roles: Vec<RoleView>,
}

/// An organisation whose team the reader manages, with what they can let somebody do there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamPlace {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub kind: OrganisationKind,
    /// Steps from the root.
    pub depth: i64,
    /// The roles that make sense there and whose rights the reader holds.
    pub roles: Vec<Role>,
}

/// A role to be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGift {
    /// The role.
    pub role: Role,
    /// Over which organisation and everything below.
    pub organisation: OrganisationId,
    /// Last day, as `2027-03-31` in the tenant's zone; empty means until taken back.
    pub until: String,
}

/// A role held over a subtree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// The role.
    pub role: Role,
    /// Over which organisation and everything below.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Until when; `None` means until taken back.
    pub until: Option<Timestamp>,
}

/// An invitation that waits to be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// Its identifier.
    pub id: InvitationId,
    /// Whom it went to.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// Over which organisation.
    pub organisation_name: String,
    /// Until when the role is offered; `None` means until taken back.
    pub until: Option<Timestamp>,
    /// Who invited.
    pub invited_by: String,
    /// Until when it can be accepted. Invitations stay in the list for a month after that.
    pub expires_at: Timestamp,
    /// Whether that time has passed.
    pub expired: bool,
}

/// What an invited person sees before accepting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationOffer {
    /// Whom it went to.
    pub email: String,
    /// Who invited.
    pub invited_by: String,
    /// The role offered.
    pub role: Role,
    /// Over which organisation.
    pub organisation_name: String,
    /// Until when; `None` means until taken back.
    pub until: Option<Timestamp>,
    /// Whether there is an account already, so that no password is asked for.
    pub has_account: bool,
}

/// What is behind the link of an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvitationLook {
    /// It can be accepted.
    Open(InvitationOffer),
    /// It has been accepted.
    Accepted(InvitationOffer),
    /// It was taken back.
    TakenBack(InvitationOffer),
    /// Its time has passed.
    Expired(InvitationOffer),
}

/// The account of the person asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Language of the interface.
    pub locale: Locale,
    /// Whether a second factor is set up.
    pub has_totp: bool,
    /// Recovery codes that have not been used.
    pub recovery_codes_left: i64,
    /// Whether a password is set.
    pub has_password: bool,
    /// Whether a new password is taken only with the old one: not for half an hour after logging in by a link in a mail.
    pub asks_old_password: bool,
    /// Devices, the latest used first.
    pub sessions: Vec<SessionView>,
}

/// What to scan or type to set up the second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotpSetup {
    /// The secret in base 32, to type by hand.
    pub secret: String,
    /// `otpauth://` address behind the QR code.
    pub url: String,
    /// The QR code as the path data of an SVG of `size` by `size` units.
    pub qr_path: String,
    /// Width and height of the QR code in modules, quiet zone included.
    pub qr_size: i32,
}
