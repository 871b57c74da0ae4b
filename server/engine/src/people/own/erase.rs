//! Erasing: nothing that points to the person is left, except a keyed hash of each address, which keeps imports and
//! colleagues from bringing them back. What happened stays as numbers about nobody.

use domain::consent::Proof;
use domain::people::{InteractionKind, Source};
use domain::tenants::Tenant;

use super::super::interactions::{self, NewInteraction};
use super::super::{identities, profile, sql};
use super::forget::forget;
use super::link::open;
use crate::audit::{self, Act, Who};
use crate::links::{self, LinkKind};
use crate::{Engine, Result, consent, events, exec, mail, not_found, segments, signup};

/// Erases the person for good.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good, as it is after the first time.
pub async fn erase(engine: &Engine, tenant: &Tenant, token: &str) -> Result<()> {
    let now = engine.now();
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    let Some(known) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };

    let proof = Proof { page: "/p/me".into(), asked_at: now, confirmed_at: Some(now), ..Proof::default() };
    consent::withdraw_all(engine, &mut tx, tenant.id, person, Source::Person, &proof).await?;
    consent::forget(&mut tx, tenant.id, person).await?;
    events::forget(engine, &mut tx, tenant, person).await?;
    for identity in &known.identities {
        let fingerprint = identities::fingerprint(engine, identity.kind, &identity.address);
        exec!(&mut tx, sql::INSERT_TOMBSTONE, tenant.id, identity.kind, fingerprint, now)?;
        if identity.kind == domain::people::IdentityKind::Email {
            signup::forget(engine, &mut tx, tenant.id, &identity.address).await?;
            mail::forget_all(&mut tx, tenant.id, &identity.address).await?;
        }
    }
    crate::imports::forget(&mut tx, tenant.id, person).await?;
    segments::forget(&mut tx, tenant.id, person).await?;
    forget(&mut tx, tenant.id, person).await?;
    exec!(&mut tx, sql::END_AFFILIATIONS, tenant.id, person, now)?;
    exec!(&mut tx, sql::FORGET_INTERACTIONS, tenant.id, person)?;
    interactions::add(
        engine,
        &mut tx,
        tenant.id,
        NewInteraction::new(person, InteractionKind::Erased, Source::Person).incoming(),
    )
    .await?;
    exec!(&mut tx, sql::ERASE_PERSON, tenant.id, person, now)?;
    links::revoke(&mut tx, tenant.id, LinkKind::SelfService, person.0).await?;
    let act = Act { action: "person.erased", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, ()).await?;
    tx.commit().await
}
