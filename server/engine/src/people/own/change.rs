//! Correcting one's data and choosing what to hear about.

use domain::consent::{Basis, Channel, Proof};
use domain::ids::PurposeId;
use domain::locale::Locale;
use domain::people::{InteractionKind, PersonEdit, Source};
use domain::tenants::Tenant;

use super::super::interactions::{self, NewInteraction};
use super::super::record::{self, Why};
use super::super::{edit, profile};
use super::link::open;
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, consent, not_found};

/// Corrects the person's data. The e-mail address stays as it is: a new one has to be proved first
/// ([`super::request_email`]).
///
/// # Errors
/// Problems by field; [`domain::ApiError::NotFound`] if the link is not good.
pub async fn correct(engine: &Engine, tenant: &Tenant, token: &str, data: &PersonEdit) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    record::hold(&mut tx, tenant.id, [person]).await?;
    let Some(before) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };
    let data = edit::check(&PersonEdit { email: before.edit().email, ..data.clone() })?;
    let changed = edit::write(engine, &mut tx, tenant, person, &data, &Why::from(engine, Source::Person)).await?;
    if !changed.is_empty() {
        let entry = NewInteraction::new(person, InteractionKind::CorrectedByPerson, Source::Person).incoming();
        interactions::add(engine, &mut tx, tenant.id, NewInteraction { result: &changed.join(" "), ..entry }).await?;
        let act = Act { action: "person.corrected", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, serde_json::json!({ "fields": changed })).await?;
    }
    tx.commit().await
}

/// Makes the ticked purposes and channels the ones agreed to, and withdraws the rest. Gives how many changed.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good.
pub async fn set_preferences(
    engine: &Engine,
    tenant: &Tenant,
    token: &str,
    ticked: &[(PurposeId, Channel)],
    locale: Locale,
) -> Result<usize> {
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    let mut changed = 0;
    for row in consent::preferences(&mut tx, tenant.id, person).await? {
        let Some(purpose) = consent::purpose(&mut tx, tenant.id, row.purpose).await? else { continue };
        let given = ticked.contains(&(row.purpose, row.channel));
        if given == row.given {
            continue;
        }
        let proof = Proof {
            wording: format!("{}\n{}", purpose.title.get(locale), purpose.explanation.get(locale)).trim().to_owned(),
            locale,
            page: "/p/me".into(),
            asked_at: engine.now(),
            // The page was reached by a link from the person's own mailbox.
            confirmed_at: Some(engine.now()),
            ..Proof::default()
        };
        let answer = consent::Answer {
            person,
            purpose: row.purpose,
            channel: row.channel,
            given,
            basis: Basis::Consent,
            version: purpose.version,
            proof,
            source: Source::Person,
        };
        changed += usize::from(consent::record(engine, &mut tx, tenant.id, &answer).await?);
    }
    if changed > 0 {
        interactions::add(
            engine,
            &mut tx,
            tenant.id,
            NewInteraction::new(person, InteractionKind::Preferences, Source::Person).incoming(),
        )
        .await?;
        let act = Act { action: "person.preferences", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, serde_json::json!({ "changed": changed })).await?;
    }
    tx.commit().await?;
    Ok(changed)
}
