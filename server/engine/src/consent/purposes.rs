//! Purposes and their words.

use domain::access::{Actor, Capability};
use domain::consent::{Channel, Purpose, PurposeEdit};
use domain::ids::{OrganisationId, PurposeId, TenantId};
use domain::locale::{Locale, LocalizedText};
use domain::tenants::Organisation;
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, not_found, one};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    purpose_id: PurposeId,
    organisation_id: OrganisationId,
    organisation_name: String,
    channels: Json<Vec<Channel>>,
    version: i64,
    title: Json<LocalizedText>,
    explanation: Json<LocalizedText>,
    archived: bool,
}

impl From<Row> for Purpose {
    fn from(r: Row) -> Self {
        Self {
            id: r.purpose_id,
            organisation: r.organisation_id,
            organisation_name: r.organisation_name,
            channels: r.channels.0,
            version: r.version,
            title: r.title.0,
            explanation: r.explanation.0,
            archived: r.archived,
        }
    }
}

/// One purpose in its latest words.
///
/// # Errors
/// If the database fails.
pub async fn purpose(tx: &mut Tx, tenant: TenantId, id: PurposeId) -> Result<Option<Purpose>> {
    Ok(one!(tx, Row, sql::PURPOSE, tenant, id)?.map(Purpose::from))
}

/// The words of one version of a purpose as a page in `locale` shows them: title and explanation on a line each.
///
/// # Errors
/// If the database fails.
pub async fn wording(tx: &mut Tx, tenant: TenantId, id: PurposeId, version: i64, locale: Locale) -> Result<Option<String>> {
    let row = one!(tx, (Json<LocalizedText>, Json<LocalizedText>), sql::WORDING, tenant, id, version)?;
    Ok(row.map(|(title, explanation)| format!("{}\n{}", title.0.get(locale), explanation.0.get(locale)).trim().to_owned()))
}

/// The purposes an organisation may ask for on its forms: its own and those of the organisations above it.
///
/// # Errors
/// If the database fails.
pub async fn purposes_for(tx: &mut Tx, tenant: TenantId, organisation: OrganisationId) -> Result<Vec<Purpose>> {
    Ok(all!(tx, Row, sql::PURPOSES_FOR, tenant, organisation)?.into_iter().map(Purpose::from).collect())
}

/// The purposes of the organisations whose forms the caller manages, and of those above them; archived ones last.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to manage forms.
pub async fn purposes(engine: &Engine, actor: &Actor) -> Result<Vec<Purpose>> {
    access::require(actor, Capability::SignupManage)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::PURPOSES_SEEN, actor.tenant, actor.account, engine.now())?;
    Ok(rows.into_iter().map(Purpose::from).collect())
}

/// The purposes that may be asked for in any of these organisations, each once.
///
/// # Errors
/// If the database fails.
pub async fn purposes_of_all(engine: &Engine, actor: &Actor, organisations: &[Organisation]) -> Result<Vec<Purpose>> {
    let mut tx = engine.read().await?;
    let mut out: Vec<Purpose> = Vec::new();
    for organisation in organisations {
        for found in purposes_for(&mut tx, actor.tenant, organisation.id).await? {
            if !out.iter().any(|known| known.id == found.id) {
                out.push(found);
            }
        }
    }
    Ok(out)
}

fn check(edit: &PurposeEdit) -> Result<()> {
    let mut check = Check::new();
    check.ensure(!edit.title.is_blank(), "title", Problem::Required);
    check.ensure(!edit.channels.is_empty(), "channels", Problem::Required);
    for (field, text, max) in [("title", &edit.title, 200), ("explanation", &edit.explanation, 1000)] {
        let longest = text.0.values().map(|t| t.chars().count()).max().unwrap_or_default();
        check.ensure(u32::try_from(longest).is_ok_and(|n| n <= max), field, Problem::TooLong { max });
    }
    Ok(check.done()?)
}

/// Adds a purpose.
///
/// # Errors
/// Problems on `title`, `explanation` and `channels`; [`ApiError::NotFound`] without the right over the organisation.
pub async fn create_purpose(engine: &Engine, actor: &Actor, edit: &PurposeEdit) -> Result<PurposeId> {
    check(edit)?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::SignupManage, edit.organisation).await?;
    let id = seed_purpose(engine, &mut tx, actor.tenant, edit).await?;
    let act = Act { action: "purpose.created", subject_kind: "purpose", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a purpose without asking who may: for setting up a tenant and for the demo.
///
/// # Errors
/// If the database fails.
pub async fn seed_purpose(engine: &Engine, tx: &mut Tx, tenant: TenantId, edit: &PurposeEdit) -> Result<PurposeId> {
    let id: PurposeId = engine.id();
    exec!(tx, sql::INSERT_PURPOSE, tenant, id, edit.organisation, Json(&edit.channels), 0i64, 1i64, engine.now())?;
    exec!(tx, sql::INSERT_WORDING, tenant, id, 1i64, Json(&edit.title), Json(&edit.explanation), engine.now())?;
    Ok(id)
}

/// Changes a purpose. New words are a new version: what people agreed to before keeps the words they saw. The
/// organisation stays as it is.
///
/// # Errors
/// As [`create_purpose`].
pub async fn edit_purpose(engine: &Engine, actor: &Actor, id: PurposeId, edit: &PurposeEdit) -> Result<()> {
    check(edit)?;
    let mut tx = engine.write().await?;
    let before = owned(&mut tx, actor, id).await?;
    let reworded = before.title != edit.title || before.explanation != edit.explanation;
    let version = before.version + i64::from(reworded);
    if reworded {
        let added = exec!(
            &mut tx,
            sql::INSERT_WORDING,
            actor.tenant,
            id,
            version,
            Json(&edit.title),
            Json(&edit.explanation),
            engine.now()
        );
        match added {
            Err(e) if e.is_taken() => return Err(Error::Api(ApiError::Conflict("purpose".into()))),
            other => other?,
        };
    }
    exec!(&mut tx, sql::SET_PURPOSE, actor.tenant, id, Json(&edit.channels), version)?;
    let act = Act { action: "purpose.changed", subject_kind: "purpose", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "version": version })).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Stops asking for a purpose, or asks again. What people agreed to stays recorded.
///
/// # Errors
/// [`ApiError::NotFound`] without the right over its organisation.
pub async fn archive_purpose(engine: &Engine, actor: &Actor, id: PurposeId, archived: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    owned(&mut tx, actor, id).await?;
    exec!(&mut tx, sql::ARCHIVE, actor.tenant, id, archived.then(|| engine.now()))?;
    let action = if archived { "purpose.archived" } else { "purpose.restored" };
    audit::record(
        engine,
        &mut tx,
        actor.tenant,
        Who::Account(actor),
        Act { action, subject_kind: "purpose", subject: Some(id.0) },
        (),
    )
    .await?;
    engine.commit_public(tx, actor.tenant).await
}

async fn owned(tx: &mut Tx, actor: &Actor, id: PurposeId) -> Result<Purpose> {
    let Some(found) = purpose(tx, actor.tenant, id).await? else { return not_found() };
    access::require_on(tx, actor, Capability::SignupManage, found.organisation).await?;
    Ok(found)
}
