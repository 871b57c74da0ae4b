//! Making and changing forms.

use domain::access::{Actor, Capability};
use domain::ids::{FormId, TenantId};
use domain::signup::FormEdit;
use domain::tenants::is_slug;
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::{forms, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::people::tags;
use crate::{Engine, Error, Result, access, consent, exec, not_found};

fn check(edit: &FormEdit) -> Result<()> {
    let mut check = Check::new();
    check.text("name", &edit.name, 100);
    check.ensure(is_slug(&edit.slug), "slug", Problem::Choice);
    check.ensure(!edit.title.is_blank(), "title", Problem::Required);
    for (field, text, max) in [("title", &edit.title, 120), ("lead", &edit.lead, 2000), ("thanks", &edit.thanks, 2000)] {
        let longest = text.0.values().map(|t| t.chars().count()).max().unwrap_or_default();
        check.ensure(u32::try_from(longest).is_ok_and(|n| n <= max), field, Problem::TooLong { max });
    }
    let long = edit.tags.iter().any(|t| u32::try_from(t.chars().count()).is_ok_and(|n| n > tags::MAX_LENGTH));
    check.ensure(!long, "tags", Problem::TooLong { max: tags::MAX_LENGTH });
    let repeated =
        edit.fields.iter().enumerate().any(|(i, rule)| edit.fields.iter().skip(i + 1).any(|other| other.field == rule.field));
    check.ensure(!repeated, "fields", Problem::Choice);
    Ok(check.done()?)
}

/// Makes a form that nobody sees yet.
///
/// # Errors
/// Problems by field, `Taken` on `slug`; [`ApiError::NotFound`] without the right over the organisation.
pub async fn create(engine: &Engine, actor: &Actor, edit: &FormEdit) -> Result<FormId> {
    check(edit)?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::SignupManage, edit.organisation).await?;
    let id = insert(engine, &mut tx, actor.tenant, edit, false).await?;
    record(engine, &mut tx, actor, "form.created", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Makes a form without asking who may: for setting up a tenant and for the demo.
///
/// # Errors
/// Problems by field, `Taken` on `slug`.
pub async fn seed(engine: &Engine, tx: &mut Tx, tenant: TenantId, edit: &FormEdit, published: bool) -> Result<FormId> {
    check(edit)?;
    insert(engine, tx, tenant, edit, published).await
}

async fn insert(engine: &Engine, tx: &mut Tx, tenant: TenantId, edit: &FormEdit, published: bool) -> Result<FormId> {
    let id: FormId = engine.id();
    let inserted = exec!(
        tx,
        sql::INSERT_FORM,
        tenant,
        id,
        edit.organisation,
        &edit.slug,
        edit.name.trim(),
        published,
        Json(&edit.fields),
        Json(&edit.title),
        Json(&edit.lead),
        Json(&edit.thanks),
        Json(&edit.tags),
        engine.now()
    );
    taken(inserted)?;
    set_purposes(tx, tenant, id, edit).await?;
    Ok(id)
}

/// Changes a form. What people agreed to by it stays with the words they saw.
///
/// # Errors
/// As [`create`]; [`ApiError::NotFound`] without the right over the old and the new organisation.
pub async fn edit(engine: &Engine, actor: &Actor, id: FormId, edit: &FormEdit) -> Result<()> {
    check(edit)?;
    let mut tx = engine.write().await?;
    owned(&mut tx, actor, id).await?;
    access::require_on(&mut tx, actor, Capability::SignupManage, edit.organisation).await?;
    let updated = exec!(
        &mut tx,
        sql::UPDATE_FORM,
        actor.tenant,
        id,
        edit.organisation,
        &edit.slug,
        edit.name.trim(),
        Json(&edit.fields),
        Json(&edit.title),
        Json(&edit.lead),
        Json(&edit.thanks),
        Json(&edit.tags),
        engine.now()
    );
    taken(updated)?;
    exec!(&mut tx, sql::DELETE_PURPOSES, actor.tenant, id)?;
    set_purposes(&mut tx, actor.tenant, id, edit).await?;
    record(engine, &mut tx, actor, "form.changed", id).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Shows a form to visitors, or hides it again. Confirmation mails that are out keep working.
///
/// # Errors
/// [`ApiError::NotFound`] without the right over its organisation.
pub async fn publish(engine: &Engine, actor: &Actor, id: FormId, published: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    owned(&mut tx, actor, id).await?;
    exec!(&mut tx, sql::PUBLISH, actor.tenant, id, published, engine.now())?;
    record(engine, &mut tx, actor, if published { "form.published" } else { "form.hidden" }, id).await?;
    engine.commit_public(tx, actor.tenant).await
}

async fn owned(tx: &mut Tx, actor: &Actor, id: FormId) -> Result<()> {
    let Some(row) = forms::by_id(tx, actor.tenant, id).await? else { return not_found() };
    access::require_on(tx, actor, Capability::SignupManage, row.organisation_id).await
}

fn taken(done: Result<u64>) -> Result<u64> {
    match done {
        Err(e) if e.is_taken() => Err(Error::Api(ApiError::field("slug", Problem::Taken))),
        other => other,
    }
}

/// Only purposes of the form's organisation and those above it can be asked for.
async fn set_purposes(tx: &mut Tx, tenant: TenantId, id: FormId, edit: &FormEdit) -> Result<()> {
    let allowed = consent::purposes_for(tx, tenant, edit.organisation).await?;
    for (position, purpose) in (0i64..).zip(&edit.purposes) {
        if !allowed.iter().any(|p| p.id == *purpose) {
            return Err(Error::Api(ApiError::field("purposes", Problem::Choice)));
        }
        exec!(tx, sql::INSERT_PURPOSE, tenant, id, purpose, position)?;
    }
    Ok(())
}

async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, id: FormId) -> Result<()> {
    let act = Act { action, subject_kind: "form", subject: Some(id.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, ()).await
}
