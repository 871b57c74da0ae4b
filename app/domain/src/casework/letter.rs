//! What a letter is and how it stands.

crate::text_enum! {
    /// What the letter is about: decides the guidance beside it.
    #[derive(Default)]
    pub enum Topic {
        /// Help with a problem of one's own.
        #[default]
        Help = "help",
        /// A law, a vote, a policy.
        Policy = "policy",
        /// Anything else.
        Other = "other",
    }
}

crate::text_enum! {
    /// Who may read the letter.
    #[derive(Default)]
    pub enum Visibility {
        /// Only the office it is addressed to.
        #[default]
        Private = "private",
        /// Everybody.
        Public = "public",
    }
}

crate::text_enum! {
    /// How a letter stands.
    pub enum LetterState {
        /// Waits for its sender to confirm it.
        Unverified = "unverified",
        /// On its way.
        Queued = "queued",
        /// Held; the rule says why.
        Held = "held",
        /// The citizen sends it: the office takes letters only through its own form, by phone or by post.
        Manual = "manual",
        /// The mail server took it.
        Sent = "sent",
        /// In the office's inbox here, or sent by mail without a complaint for two days.
        Delivered = "delivered",
        /// The mail server sent it back.
        Bounced = "bounced",
        /// It could not be delivered in time.
        Failed = "failed",
        /// The office answered.
        Answered = "answered",
        /// The office closed the case.
        Closed = "closed",
    }
}

crate::text_enum! {
    /// Why a letter is held.
    pub enum HoldRule {
        /// More identical letters than [`super::limits::IDENTICAL_MAX`].
        Identical = "identical",
        /// No way to reach the office is known.
        NoContact = "no_contact",
    }
}

crate::text_enum! {
    /// What is known of whether the sender lives in the recipient's district.
    pub enum DistrictCheck {
        /// A point, an address or a postcode lies in it.
        Inside = "inside",
        /// The sender chose it from a list.
        Stated = "stated",
        /// The sender's place lies elsewhere.
        Outside = "outside",
        /// The sender lives abroad.
        Abroad = "abroad",
        /// No place was given.
        Unknown = "unknown",
    }
}

crate::text_enum! {
    /// A step in the life of a letter, as its log tells it.
    pub enum Step {
        /// Written and waiting to be confirmed.
        Written = "written",
        /// The sender was reminded.
        Reminded = "reminded",
        /// Confirmed by its sender.
        Verified = "verified",
        /// Held under a rule.
        Held = "held",
        /// Let go again.
        Released = "released",
        /// Put into the office's inbox here.
        Received = "received",
        /// Handed to a mail server.
        Sent = "sent",
        /// Two days without a complaint.
        Assumed = "assumed",
        /// A mail server refused it.
        Bounced = "bounced",
        /// Given up.
        Failed = "failed",
        /// Left to the citizen to send.
        Manual = "manual",
        /// The copy by mail did not reach the office; the inbox here has it.
        CopyFailed = "copy_failed",
        /// The office said it has it.
        Acknowledged = "acknowledged",
        /// The office answered.
        Answered = "answered",
        /// The citizen wrote again.
        Replied = "replied",
        /// Somebody in the office took it or was given it.
        Assigned = "assigned",
        /// The office waits for somebody else.
        Waiting = "waiting",
        /// The office closed it.
        Closed = "closed",
        /// The office opened it again.
        Reopened = "reopened",
        /// The citizen said whether they were answered.
        Surveyed = "surveyed",
    }
}

impl Step {
    /// Whether the citizen is shown it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Assigned | Self::Reminded | Self::CopyFailed)
    }
}

crate::text_enum! {
    /// What the citizen says to "were you answered?".
    pub enum Survey {
        /// Yes, and it settles the matter.
        Yes = "yes",
        /// There was an answer, but not to the question.
        NotReally = "not_really",
        /// Only that the letter has arrived.
        OnlyAcknowledged = "only_acknowledged",
        /// Nothing came.
        No = "no",
        /// Nothing came, and none was expected.
        NoneExpected = "none_expected",
    }
}
