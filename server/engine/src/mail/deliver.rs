//! Handing a mail over to a mail server.

use domain::ids::{MailId, TenantId};
use domain::mail::MailState;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::response::Category;
use lettre::{Address, AsyncTransport};

use super::{Outgoing, mailbox, sql};
use crate::{Engine, Error, Result, exec};

/// Hands a queued mail over. A refusal for good is written on the mail; a refusal for now is an error, so that the job is
/// tried again.
///
/// # Errors
/// [`Error::Mail`] if the server can't be reached or asks to try later.
pub async fn deliver(engine: &Engine, tenant: TenantId, id: MailId) -> Result<()> {
    let mut tx = engine.read().await?;
    // Destroyed in the meantime, because its reader was erased or never confirmed.
    let Some(row) = mailbox::row(&mut tx, tenant, id).await? else { return Ok(()) };
    let files = mailbox::attachments(&mut tx, tenant, id).await?;
    drop(tx);
    if row.state != MailState::Queued {
        return Ok(());
    }
    let (transport, to) = match &*engine.outgoing {
        Outgoing::Mailbox => return Ok(()),
        Outgoing::Reflect { to, smtp } => (smtp, to.as_str()),
        Outgoing::Smtp(smtp) => (smtp, row.to_address.as_str()),
    };
    let message = match build(&row, &files, to) {
        Ok(message) => message,
        Err(e) => return settle(engine, tenant, id, Err(e.to_string())).await,
    };
    match transport.send(message).await {
        Ok(_) => settle(engine, tenant, id, Ok(())).await,
        Err(e) if e.is_permanent() && !is_about_us(&e) => settle(engine, tenant, id, Err(e.to_string())).await,
        Err(e) => Err(Error::Mail(e.to_string())),
    }
}

/// Whether the server refuses us and not the mail: it asks for a login or for encryption, or takes the password for wrong (53x).
/// Nothing is wrong with the mail then, and it goes once the settings are mended.
fn is_about_us(error: &lettre::transport::smtp::Error) -> bool {
    error.status().is_some_and(|code| code.category == Category::Unspecified3)
}

async fn settle(engine: &Engine, tenant: TenantId, id: MailId, outcome: Result<(), String>) -> Result<()> {
    let mut tx = engine.write().await?;
    match outcome {
        Ok(()) => exec!(&mut tx, sql::SENT, tenant, id, engine.now())?,
        Err(why) => {
            tracing::warn!(mail = %id, why, "a mail was refused for good");
            exec!(&mut tx, sql::FAILED, tenant, id, why)?
        }
    };
    tx.commit().await
}

fn build(row: &mailbox::Row, files: &[domain::mail::AttachmentView], to: &str) -> Result<lettre::Message> {
    let bad = |e: &dyn std::fmt::Display| Error::Mail(e.to_string());
    let address = |text: &str| text.parse::<Address>().map_err(|e| bad(&e));
    let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    let mut builder = lettre::Message::builder()
        .from(Mailbox::new(named(&row.from_name), address(&row.from_address)?))
        .to(Mailbox::new(named(&row.to_name), address(to)?))
        .message_id(Some(row.message_id.clone()))
        .subject(&row.subject);
    if let Some(reply_to) = &row.reply_to {
        builder = builder.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    for (name, value) in &row.headers.0 {
        let name = HeaderName::new_from_ascii(name.clone()).map_err(|e| bad(&e))?;
        builder = builder.raw_header(HeaderValue::new(name, value.clone()));
    }
    let both = MultiPart::alternative_plain_html(row.body_text.clone(), row.body_html.clone());
    if files.is_empty() {
        return builder.multipart(both).map_err(|e| bad(&e));
    }
    let mut mixed = MultiPart::mixed().multipart(both);
    for file in files {
        let kind = ContentType::parse(&file.media_type).map_err(|e| bad(&e))?;
        let part: SinglePart = Attachment::new(file.file_name.clone()).body(file.content.clone(), kind);
        mixed = mixed.singlepart(part);
    }
    builder.multipart(mixed).map_err(|e| bad(&e))
}
