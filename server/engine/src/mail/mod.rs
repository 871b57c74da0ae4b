//! Outgoing mail. A mail is written once, in the recipient's language, as HTML and text; stored in the transaction that
//! caused it; and handed over by a job. In mailbox mode, the default, nothing ever leaves the machine.

mod body;
mod deliver;
mod fate;
mod forget;
mod mailbox;
mod queue_state;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::ids::MailId;
use domain::jobs::JobPayload;
use domain::locale::Locale;
use domain::mail::{AttachmentView, MailState};
use domain::tenants::Tenant;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use sqlx::types::Json;

pub use self::body::Body;
pub use self::deliver::deliver;
pub use self::fate::{erase, fate};
pub use self::forget::{forget, forget_all};
pub use self::mailbox::{list, read};
pub use self::queue_state::{call_off, queue_state};
use crate::db::Tx;
use crate::{Engine, Error, Result, exec, jobs};

/// What happens to outgoing mail.
#[derive(Debug)]
pub enum Outgoing {
    /// It is kept and can be read at `/mailbox`. Nothing leaves the machine.
    Mailbox,
    /// All of it goes to the operator's own address, which sees what would have been sent.
    Reflect {
        /// The operator's address.
        to: String,
        /// The mail server.
        smtp: AsyncSmtpTransport<Tokio1Executor>,
    },
    /// It goes out.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Outgoing {
    /// A connection pool to a mail server. `smtps://user:password@mail.example.org` encrypts from the first byte (port 465),
    /// `smtp://user:password@mail.example.org:587?tls=required` after STARTTLS and never without, `smtp://127.0.0.1:25` not at
    /// all, for a server on this machine.
    ///
    /// # Errors
    /// [`Error::Config`] if the address is not understood.
    pub fn smtp_transport(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map(lettre::transport::smtp::AsyncSmtpTransportBuilder::build)
            // The address may hold a password: say what is wrong, never what was given.
            .map_err(|_| Error::Config("the SMTP address is not understood; it looks like smtps://user:password@host:465".into()))
    }
}

/// A mail to be written.
#[derive(Debug, Clone)]
pub struct Message {
    /// What kind of mail, e.g. `signup.confirm`.
    pub template: &'static str,
    /// Language of the recipient.
    pub locale: Locale,
    /// Address of the recipient.
    pub to_address: String,
    /// Name of the recipient; may be empty.
    pub to_name: String,
    /// Name of the sender, if it is not the tenant's.
    pub from_name: Option<String>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<String>,
    /// Subject line.
    pub subject: String,
    /// What it says.
    pub body: Body,
    /// Further headers.
    pub headers: Vec<(String, String)>,
    /// Attached files.
    pub attachments: Vec<AttachmentView>,
}

impl Message {
    /// A mail without extras.
    #[must_use]
    pub fn new(
        template: &'static str,
        locale: Locale,
        to_address: impl Into<String>,
        to_name: impl Into<String>,
        subject: impl Into<String>,
        body: Body,
    ) -> Self {
        Self {
            template,
            locale,
            to_address: to_address.into(),
            to_name: to_name.into(),
            from_name: None,
            reply_to: None,
            subject: subject.into(),
            body,
            headers: Vec::new(),
            attachments: Vec::new(),
        }
    }
}

/// Stores the mail and, unless it is only kept, the job that hands it over.
///
/// # Errors
/// If the database fails.
pub async fn queue(engine: &Engine, tx: &mut Tx, tenant: &Tenant, message: &Message) -> Result<MailId> {
    let id: MailId = engine.id();
    let now = engine.now();
    let state = if matches!(*engine.outgoing, Outgoing::Mailbox) { MailState::Kept } else { MailState::Queued };
    let host = tenant.mail_from.rsplit('@').next().unwrap_or("localhost");
    // Made once and stored: a mail handed over twice is the same mail to every mail server on its way.
    let message_id = format!("<{id}@{host}>");
    let from_name = message.from_name.as_deref().or(tenant.sender_name.as_deref()).unwrap_or(&tenant.name);
    let reply_to = message.reply_to.as_deref().or(tenant.reply_to.as_deref());
    // A line break in a header would start another header.
    let one_line = |text: &str| text.split(['\r', '\n']).map(str::trim).collect::<Vec<_>>().join(" ");
    let footer = format!("{} · {}", tenant.name, engine.base_url);
    exec!(
        tx,
        sql::INSERT,
        tenant.id,
        id,
        message.template,
        message.locale,
        &message.to_address,
        one_line(&message.to_name),
        &tenant.mail_from,
        one_line(from_name),
        reply_to,
        &message_id,
        one_line(&message.subject),
        message.body.text(&footer),
        message.body.html(message.locale, &one_line(&message.subject), tenant.accent.as_deref(), &footer),
        Json(&message.headers),
        state,
        now
    )?;
    for (position, file) in (0i64..).zip(&message.attachments) {
        exec!(tx, sql::INSERT_ATTACHMENT, tenant.id, id, position, &file.file_name, &file.media_type, &file.content)?;
    }
    if state == MailState::Queued {
        jobs::enqueue(engine, tx, tenant.id, &JobPayload::DeliverMail { mail: id }).await?;
    }
    Ok(id)
}
