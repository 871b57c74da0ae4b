//! Accounts, logging in, devices, invitations, rights.

mod accept;
mod accounts;
mod invitations;
mod login;
mod members;
mod own;
mod password;
mod recovery;
mod roles;
mod sessions;
pub(crate) mod sql;
mod totp;

#[cfg(test)]
mod tests;

pub use self::accept::{accept, look};
pub use self::accounts::{account_by_email, create_account, give_role, set_password};
pub use self::invitations::{invitations, invite, resend_invitation, revoke_invitation};
pub use self::login::{Device, LoggedIn, consume_login_link, finish_with_code, login, request_login_link};
pub use self::members::{members, remove_member, take_role};
pub use self::own::{change_own, change_password, own_account};
pub use self::recovery::new_recovery_codes;
pub use self::roles::{places, set_role};
pub use self::sessions::{logout, resume, revoke, revoke_others, sweep};
pub use self::totp::{begin_totp, confirm_totp, remove_totp};
