//! Addresses.

use domain::ids::AccountId;

/// The list.
pub const TEAM: &str = "/org/team";
/// Inviting somebody.
pub const INVITE: &str = "/org/team/invite";
/// One's own account.
pub const ACCOUNT: &str = "/account";

/// One member.
#[must_use]
pub fn member(id: AccountId) -> String {
    format!("{TEAM}/{id}")
}
