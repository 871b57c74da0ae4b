//! Making a tenant.

use domain::ids::TenantId;
use domain::locale::Locale;
use domain::tenants::{OrganisationKind, Tenant, is_accent, is_slug};
use domain::validate::Check;
use domain::{Problem, ids::OrganisationId};

use super::{NewOrganisation, add_organisation, sql};
use crate::db::Tx;
use crate::{Engine, Error, Result, clock, exec};

/// What a tenant starts with.
#[derive(Debug, Clone)]
pub struct NewTenant {
    /// Short name for addresses and the command line: lower-case letters, digits, hyphens.
    pub slug: String,
    /// Name as shown to people.
    pub name: String,
    /// Language of the organisation.
    pub locale: Locale,
    /// IANA zone its clocks follow.
    pub zone: String,
    /// ISO 3166 alpha-2 code of its country.
    pub country: String,
    /// ISO 4217 code of its money.
    pub currency: String,
    /// Address its mail comes from.
    pub mail_from: String,
    /// Where questions about privacy go.
    pub privacy_contact: String,
}

/// Makes a tenant with its national organisation at the root of the tree.
///
/// # Errors
/// Validation problems by field; `Taken` on `slug`.
pub async fn create(engine: &Engine, new: &NewTenant) -> Result<(Tenant, OrganisationId)> {
    let mut check = Check::new();
    let name = check.text("name", &new.name, 200);
    let mail_from = check.email("mail_from", &new.mail_from);
    let privacy_contact = check.email("privacy_contact", &new.privacy_contact);
    check.ensure(is_slug(&new.slug), "slug", Problem::Choice);
    check.ensure(clock::is_zone(&new.zone), "zone", Problem::Choice);
    check.ensure(new.country.len() == 2, "country", Problem::Choice);
    check.ensure(new.currency.len() == 3, "currency", Problem::Choice);
    check.done()?;

    let id: TenantId = engine.id();
    let mut tx = engine.write().await?;
    let inserted = exec!(
        &mut tx,
        sql::INSERT,
        id,
        &new.slug,
        &name,
        new.locale,
        &new.zone,
        &new.country,
        &new.currency,
        &mail_from,
        &privacy_contact,
        engine.now()
    );
    match inserted {
        Err(e) if e.is_taken() => return Err(Error::Api(domain::ApiError::field("slug", Problem::Taken))),
        other => other?,
    };
    let root =
        NewOrganisation { kind: OrganisationKind::National, name: name.clone(), slug: new.slug.clone(), parents: Vec::new() };
    let root = add_organisation(engine, &mut tx, id, &root).await?;
    let tenant = super::get(&mut tx, id).await?.ok_or_else(|| Error::Bug("a tenant is gone right after it was made".into()))?;
    tx.commit().await?;
    Ok((tenant, root))
}

/// Sets the colour of the tenant's pages, `#rrggbb`; `None` goes back to the house colour.
///
/// # Errors
/// `Choice` on `accent` if white text on it can't be read.
pub async fn set_accent(tx: &mut Tx, tenant: TenantId, accent: Option<&str>) -> Result<()> {
    if accent.is_some_and(|colour| !is_accent(colour)) {
        return Err(Error::Api(domain::ApiError::field("accent", Problem::Choice)));
    }
    exec!(tx, sql::SET_ACCENT, tenant, accent)?;
    Ok(())
}
