//! Opening offices and looking after them from outside: who works there and in which language, never a letter.

use domain::access::{Actor, Capability, Role};
use domain::casework::limits;
use domain::casework::manage::{NewOffice, OfficeSummary, OpenedOffice};
use domain::ids::{OrganisationId, PoliticianId};
use domain::locale::Locale;
use domain::tenants::{OrganisationKind, is_slug};
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::{held, offices, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::tenants::{self, NewOrganisation};
use crate::{Engine, Error, Result, access, all, exec, not_found, representatives};

/// Opens an office for a representative. Letters that had waited for want of a contact are in its inbox at once. Who works
/// in it is a matter of invitations.
///
/// # Errors
/// Validation problems on `name` and `slug`; [`ApiError::Forbidden`] or [`ApiError::NotFound`] without the right to manage
/// representatives there, or without such a representative; [`ApiError::Conflict`] `has_office`.
pub async fn open_office(engine: &Engine, actor: &Actor, new: &NewOffice) -> Result<OpenedOffice> {
    let mut check = Check::new();
    let name = check.text("name", &new.name, limits::NAME_MAX);
    let slug = new.slug.trim().to_owned();
    check.ensure(is_slug(&slug), "slug", Problem::Choice);
    check.done()?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::RepresentativesManage, new.parent).await?;
    let known = representatives::detail::name_of(&mut tx, actor.tenant, new.politician).await?;
    let (Some(_), Some(tenant)) = (known, tenants::get(&mut tx, actor.tenant).await?) else { return not_found() };
    if offices::of(&mut tx, actor.tenant, new.politician).await?.is_some() {
        return Err(Error::Api(ApiError::Conflict("has_office".into())));
    }
    if tenants::is_slug_taken(&mut tx, actor.tenant, &slug, None).await? {
        return Err(Error::Api(ApiError::field("slug", Problem::Taken)));
    }
    let node = NewOrganisation { kind: OrganisationKind::Office, name, slug, parents: vec![new.parent] };
    let office = tenants::add_organisation(engine, &mut tx, actor.tenant, &node).await?;
    offices::serve(engine, &mut tx, actor.tenant, new.politician, office).await?;
    set_locale(&mut tx, actor, office, new.locale).await?;
    let released = held::welcome(engine, &mut tx, &tenant, new.politician).await?;
    let act = Act { action: "office.opened", subject_kind: "organisation", subject: Some(office.0) };
    let detail = serde_json::json!({ "politician": new.politician, "name": node.name, "count": released });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    engine.commit_public(tx, actor.tenant).await?;
    Ok(OpenedOffice { id: office, released: u32::try_from(released).unwrap_or(u32::MAX) })
}

async fn set_locale(tx: &mut Tx, actor: &Actor, office: OrganisationId, locale: Option<Locale>) -> Result<()> {
    let word = locale.map_or("", Locale::as_str);
    exec!(tx, sql::SET_OFFICE_LOCALE, actor.tenant, office, word).map(drop)
}

/// Gives an office another name or language.
///
/// # Errors
/// Validation problems on `name`; [`ApiError::NotFound`] if there is no such office where the caller manages representatives.
pub async fn change_office(
    engine: &Engine,
    actor: &Actor,
    office: OrganisationId,
    name: &str,
    locale: Option<Locale>,
) -> Result<()> {
    let mut check = Check::new();
    let name = check.text("name", name, limits::NAME_MAX);
    check.done()?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::RepresentativesManage, office).await?;
    let found = tenants::organisation(&mut tx, actor.tenant, office).await?;
    let Some(before) = found.filter(|o| o.kind == OrganisationKind::Office) else { return not_found() };
    tenants::set_name(&mut tx, actor.tenant, office, &name).await?;
    set_locale(&mut tx, actor, office, locale).await?;
    let act = Act { action: "office.changed", subject_kind: "organisation", subject: Some(office.0) };
    let detail = serde_json::json!({ "before": before.name, "name": name, "language": locale });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Every office, for those who may open one: for whom it answers and who works in it.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to manage representatives.
pub async fn summaries(engine: &Engine, actor: &Actor) -> Result<Vec<OfficeSummary>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    let mut out: Vec<OfficeSummary> = Vec::new();
    for (politician, office) in offices::links(&mut tx, actor.tenant).await? {
        let name = representatives::detail::name_of(&mut tx, actor.tenant, politician).await?.unwrap_or_default();
        match out.iter_mut().find(|known| known.id == office.organisation_id) {
            Some(known) => known.politicians.push((politician, name)),
            None => {
                let workers =
                    all!(&mut tx, (String, Role), sql::OFFICE_WORKERS, actor.tenant, office.organisation_id, engine.now())?;
                let locale = office.locale();
                out.push(OfficeSummary {
                    id: office.organisation_id,
                    name: office.name,
                    politicians: vec![(politician, name)],
                    locale,
                    workers,
                });
            }
        }
    }
    Ok(out)
}

/// The office of one representative, if there is one.
///
/// # Errors
/// As [`summaries`].
pub async fn summary_of(engine: &Engine, actor: &Actor, politician: PoliticianId) -> Result<Option<OfficeSummary>> {
    Ok(summaries(engine, actor).await?.into_iter().find(|o| o.politicians.iter().any(|(id, _)| *id == politician)))
}
