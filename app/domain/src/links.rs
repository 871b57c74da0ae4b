//! What the links in mails are for.

crate::text_enum! {
    /// What a link is for.
    pub enum LinkKind {
        /// Logs an account in.
        Login = "login",
        /// Sets a new password for an account.
        Password = "password",
        /// Accepts an invitation.
        Invitation = "invitation",
        /// Confirms a sign-up.
        SignupConfirm = "signup_confirm",
        /// Opens a supporter's own page.
        SelfService = "self_service",
        /// Opens a place at an event, to change or cancel it.
        Registration = "registration",
        /// Verifies the sender of a letter.
        LetterVerify = "letter_verify",
        /// Follows a letter.
        LetterTrack = "letter_track",
    }
}
