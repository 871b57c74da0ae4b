//! Reading what was written.

use domain::ids::{MailId, TenantId};
use domain::locale::Locale;
use domain::mail::{AttachmentView, MailState, MailSummary, MailView};
use domain::page::Page;
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, one};

#[derive(sqlx::FromRow)]
struct SummaryRow {
    mail_id: MailId,
    template: String,
    locale: Locale,
    to_address: String,
    subject: String,
    state: MailState,
    created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub mail_id: MailId,
    pub template: String,
    pub locale: Locale,
    pub to_address: String,
    pub to_name: String,
    pub from_address: String,
    pub from_name: String,
    pub reply_to: Option<String>,
    pub message_id: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub headers: Json<Vec<(String, String)>>,
    pub state: MailState,
    pub last_error: Option<String>,
    pub created_at: Timestamp,
}

pub(super) async fn row(tx: &mut Tx, tenant: TenantId, id: MailId) -> Result<Option<Row>> {
    one!(tx, Row, sql::BY_ID, tenant, id)
}

pub(super) async fn attachments(tx: &mut Tx, tenant: TenantId, id: MailId) -> Result<Vec<AttachmentView>> {
    let rows = all!(tx, (String, String, String), sql::ATTACHMENTS, tenant, id)?;
    Ok(rows.into_iter().map(|(file_name, media_type, content)| AttachmentView { file_name, media_type, content }).collect())
}

/// Mails, latest first, to one address if given, continuing before the mail `before`.
///
/// # Errors
/// If the database fails.
pub async fn list(
    engine: &Engine,
    tenant: TenantId,
    to: Option<&str>,
    before: Option<MailId>,
    size: u32,
) -> Result<Page<MailSummary>> {
    let mut tx = engine.read().await?;
    let before = before.map_or(Uuid::max(), |id| id.0);
    let limit = i64::from(size) + 1;
    let rows = match to {
        Some(address) => all!(&mut tx, SummaryRow, sql::LIST_TO, tenant, address.trim().to_lowercase(), before, limit)?,
        None => all!(&mut tx, SummaryRow, sql::LIST, tenant, before, limit)?,
    };
    let summaries = rows
        .into_iter()
        .map(|r| MailSummary {
            id: r.mail_id,
            template: r.template,
            locale: r.locale,
            to_address: r.to_address,
            subject: r.subject,
            state: r.state,
            created_at: r.created_at,
        })
        .collect();
    Ok(Page::cut(summaries, usize::try_from(size).unwrap_or_default(), |m: &MailSummary| m.id.to_string()))
}

/// A whole mail.
///
/// # Errors
/// If the database fails.
pub async fn read(engine: &Engine, tenant: TenantId, id: MailId) -> Result<Option<MailView>> {
    let mut tx = engine.read().await?;
    let Some(r) = row(&mut tx, tenant, id).await? else { return Ok(None) };
    let attachments = attachments(&mut tx, tenant, id).await?;
    let from = format!("{} <{}>", r.from_name, r.from_address);
    let to = if r.to_name.is_empty() { r.to_address.clone() } else { format!("{} <{}>", r.to_name, r.to_address) };
    let mut headers = vec![
        ("From".to_owned(), from.clone()),
        ("To".to_owned(), to),
        ("Subject".to_owned(), r.subject.clone()),
        ("Message-ID".to_owned(), r.message_id),
    ];
    headers.extend(r.reply_to.clone().map(|a| ("Reply-To".to_owned(), a)));
    headers.extend(r.headers.0);
    Ok(Some(MailView {
        summary: MailSummary {
            id: r.mail_id,
            template: r.template,
            locale: r.locale,
            to_address: r.to_address,
            subject: r.subject,
            state: r.state,
            created_at: r.created_at,
        },
        from,
        reply_to: r.reply_to,
        headers,
        text: r.body_text,
        html: r.body_html,
        attachments,
        last_error: r.last_error,
    }))
}
