//! Outgoing mail as the mailbox page shows it.

use serde::{Deserialize, Serialize};

use crate::ids::MailId;
use crate::locale::Locale;
use crate::time::{LocalDateTime, Timestamp};

crate::text_enum! {
    /// How a mail stands.
    pub enum MailState {
        /// Waits to be handed over.
        Queued = "queued",
        /// Kept here to be read: nothing leaves the machine.
        Kept = "kept",
        /// The mail server took it.
        Sent = "sent",
        /// The mail server refused it for good.
        Failed = "failed",
    }
}

/// What happens to outgoing mail, as the operations page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailRoad {
    /// It is kept; nothing leaves the machine.
    Kept,
    /// All of it goes to the operator's own address.
    Reflected,
    /// It goes out.
    Out,
}

/// A mail the server refused for good. A letter's shows neither address nor reason: both are the citizen's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedMail {
    /// Which.
    pub id: MailId,
    /// What kind of mail.
    pub template: String,
    /// To whom; empty for letters.
    pub to_address: String,
    /// What the server said; empty for letters.
    pub reason: String,
    /// When it was written.
    pub at: LocalDateTime,
}

/// How outgoing mail stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailQueue {
    /// What happens to it.
    pub road: MailRoad,
    /// How many mails in each state; a state without any is left out.
    pub counts: Vec<(MailState, i64)>,
    /// The latest that were refused.
    pub refused: Vec<RefusedMail>,
}

/// A line in the list of mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSummary {
    /// Its identifier.
    pub id: MailId,
    /// What kind of mail, e.g. `signup.confirm`.
    pub template: String,
    /// Its language.
    pub locale: Locale,
    /// To whom.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// How it stands.
    pub state: MailState,
    /// When it was written.
    pub created_at: Timestamp,
}

impl MailSummary {
    /// Whether it carries a citizen's letter or an office's answer: nobody but they may read it, those who run the
    /// installation neither.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.template.starts_with("letter.") || self.template.starts_with("case.")
    }
}

/// A whole mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    /// The line in the list.
    pub summary: MailSummary,
    /// From, as in the header.
    pub from: String,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<String>,
    /// All headers, in order.
    pub headers: Vec<(String, String)>,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The attached files.
    pub attachments: Vec<AttachmentView>,
    /// Why the mail server refused it.
    pub last_error: Option<String>,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// File name.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// The file, as text (calendar files and the like).
    pub content: String,
}
