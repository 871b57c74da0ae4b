//! Forms as organisers see them.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::consent::Purpose;
use domain::ids::{FormId, OrganisationId, PurposeId, TenantId};
use domain::locale::LocalizedText;
use domain::signup::{FieldRule, FormNumbers, SignupForm, SubmissionState};
use domain::time::Timestamp;
use sqlx::types::Json;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, access, all, consent, not_found, one};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub form_id: FormId,
    pub organisation_id: OrganisationId,
    pub organisation_name: String,
    pub slug: String,
    pub name: String,
    pub published: bool,
    pub fields: Json<Vec<FieldRule>>,
    pub title: Json<LocalizedText>,
    pub lead: Json<LocalizedText>,
    pub thanks: Json<LocalizedText>,
    pub tags: Json<Vec<String>>,
    pub shown: i64,
    pub created_at: Timestamp,
}

/// The forms of the organisations the caller manages forms of, the newest first.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to manage forms.
pub async fn forms(engine: &Engine, actor: &Actor) -> Result<Vec<SignupForm>> {
    access::require(actor, Capability::SignupManage)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::FORMS, actor.tenant, actor.account, engine.now())?;
    let mut numbers: HashMap<FormId, FormNumbers> = HashMap::new();
    for (form, state, count) in all!(&mut tx, (FormId, SubmissionState, i64), sql::NUMBERS, actor.tenant)? {
        let of = numbers.entry(form).or_default();
        match state {
            SubmissionState::Pending => of.pending = count,
            SubmissionState::Confirmed => of.confirmed = count,
            SubmissionState::Expired => of.expired = count,
        }
    }
    let mut out = Vec::new();
    for row in rows {
        let purposes = purposes_of(&mut tx, actor.tenant, row.form_id).await?;
        let numbers = FormNumbers { shown: row.shown, ..numbers.get(&row.form_id).copied().unwrap_or_default() };
        out.push(view(row, purposes, numbers));
    }
    Ok(out)
}

/// One form.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is none or the caller may not manage it.
pub async fn form(engine: &Engine, actor: &Actor, id: FormId) -> Result<SignupForm> {
    match forms(engine, actor).await?.into_iter().find(|f| f.id == id) {
        Some(found) => Ok(found),
        None => not_found(),
    }
}

/// The purposes a form of this organisation may ask for.
///
/// # Errors
/// [`domain::ApiError::NotFound`] without the right to manage its forms.
pub async fn purposes_for_form(engine: &Engine, actor: &Actor, organisation: OrganisationId) -> Result<Vec<Purpose>> {
    let mut tx = engine.read().await?;
    access::require_on(&mut tx, actor, Capability::SignupManage, organisation).await?;
    consent::purposes_for(&mut tx, actor.tenant, organisation).await
}

pub(super) async fn by_id(tx: &mut Tx, tenant: TenantId, id: FormId) -> Result<Option<Row>> {
    one!(tx, Row, sql::FORM, tenant, id)
}

pub(super) async fn purposes_of(tx: &mut Tx, tenant: TenantId, id: FormId) -> Result<Vec<PurposeId>> {
    Ok(all!(tx, (PurposeId,), sql::PURPOSES_OF, tenant, id)?.into_iter().map(|(id,)| id).collect())
}

fn view(r: Row, purposes: Vec<PurposeId>, numbers: FormNumbers) -> SignupForm {
    SignupForm {
        id: r.form_id,
        organisation: r.organisation_id,
        organisation_name: r.organisation_name,
        slug: r.slug,
        name: r.name,
        published: r.published,
        fields: r.fields.0,
        title: r.title.0,
        lead: r.lead.0,
        thanks: r.thanks.0,
        tags: r.tags.0,
        purposes,
        numbers,
        created_at: r.created_at,
    }
}
