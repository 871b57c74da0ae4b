//! Leaving: no ties, no consents, but still known, so that nobody asks again.

use domain::consent::Proof;
use domain::people::{InteractionKind, PersonState, Source};
use domain::tenants::Tenant;

use super::super::interactions::{self, NewInteraction};
use super::super::sql;
use super::link::open;
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, consent, exec};

/// Ends every tie and withdraws every consent; doing it again changes nothing.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good.
pub async fn leave(engine: &Engine, tenant: &Tenant, token: &str) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    if exec!(&mut tx, sql::SET_STATE, tenant.id, person, PersonState::Left, PersonState::Active)? > 0 {
        exec!(&mut tx, sql::END_AFFILIATIONS, tenant.id, person, engine.now())?;
        let proof = Proof { page: "/p/me".into(), asked_at: engine.now(), confirmed_at: Some(engine.now()), ..Proof::default() };
        consent::withdraw_all(engine, &mut tx, tenant.id, person, Source::Person, &proof).await?;
        interactions::add(
            engine,
            &mut tx,
            tenant.id,
            NewInteraction::new(person, InteractionKind::Left, Source::Person).incoming(),
        )
        .await?;
        let act = Act { action: "person.left", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, ()).await?;
    }
    tx.commit().await
}
