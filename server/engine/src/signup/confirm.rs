//! The link in the mail.

use domain::consent::{Basis, Channel, Proof};
use domain::ids::{FormId, PersonId, PurposeId, SubmissionId};
use domain::locale::Locale;
use domain::people::{AffiliationRole, InteractionKind, NewPerson, Source};
use domain::signup::{Answers, Confirmation, SubmissionState};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use sqlx::types::Json;

use super::submit::Shown;
use super::{forms, mails, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::people::interactions::{self, NewInteraction};
use crate::people::{self, identities, own, tags};
use crate::{Engine, Result, consent, exec, not_found, one};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub form_id: FormId,
    pub state: SubmissionState,
    pub locale: Locale,
    pub answers: Json<Answers>,
    pub proof: Json<Shown>,
    pub expires_at: Timestamp,
}

pub(super) async fn by_id(tx: &mut Tx, tenant: &Tenant, id: SubmissionId) -> Result<Option<Row>> {
    one!(tx, Row, sql::SUBMISSION, tenant.id, id)
}

/// What a link leads to. Looking does nothing: mail scanners look too.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link was never good or its time has passed.
pub async fn look(engine: &Engine, tenant: &Tenant, token: &str) -> Result<Confirmation> {
    let mut tx = engine.read().await?;
    let Some(link) = links::find(engine, &mut tx, tenant.id, LinkKind::SignupConfirm, token).await? else { return not_found() };
    let Some(row) = by_id(&mut tx, tenant, SubmissionId(link.subject)).await? else { return not_found() };
    view(&mut tx, tenant, row).await
}

async fn view(tx: &mut Tx, tenant: &Tenant, row: Row) -> Result<Confirmation> {
    let Some(form) = forms::by_id(tx, tenant.id, row.form_id).await? else { return not_found() };
    match row.state {
        SubmissionState::Pending => Ok(Confirmation::Waiting {
            organisation_name: form.organisation_name,
            email: row.answers.0.email,
            locale: row.locale,
        }),
        SubmissionState::Confirmed => {
            Ok(Confirmation::Done { organisation_name: form.organisation_name, thanks: form.thanks.0, locale: row.locale })
        }
        SubmissionState::Expired => not_found(),
    }
}

/// Confirms: the answers become a person, or add to the one whose address this is. Doing it again, even at the same
/// moment, changes nothing and says the same.
///
/// # Errors
/// As [`look`].
pub async fn confirm(engine: &Engine, tenant: &Tenant, token: &str) -> Result<Confirmation> {
    let mut tx = engine.write().await?;
    let Some(subject) = links::consume(engine, &mut tx, tenant.id, LinkKind::SignupConfirm, token).await? else {
        drop(tx);
        return look(engine, tenant, token).await;
    };
    let id = SubmissionId(subject);
    // A submission has a second link when it was reminded of: only one of them may act.
    let now = engine.now();
    let first = exec!(&mut tx, sql::CONFIRM, tenant.id, id, now)? > 0;
    let Some(row) = by_id(&mut tx, tenant, id).await? else { return not_found() };
    if first {
        let person = take(engine, &mut tx, tenant, &row).await?;
        exec!(&mut tx, sql::EMPTY_CONFIRMED, tenant.id, id, person, Json(&Answers::default()), Json(&Shown::default()))?;
    }
    let seen = view(&mut tx, tenant, row).await?;
    tx.commit().await?;
    Ok(seen)
}

async fn take(engine: &Engine, tx: &mut Tx, tenant: &Tenant, row: &Row) -> Result<PersonId> {
    let Some(form) = forms::by_id(tx, tenant.id, row.form_id).await? else { return not_found() };
    let answers = &row.answers.0;
    let typed = NewPerson {
        given_name: answers.given_name.clone(),
        family_name: answers.family_name.clone(),
        email: answers.email.clone(),
        phone: answers.phone.clone(),
        street: answers.street.clone(),
        postcode: answers.postcode.clone(),
        city: answers.city.clone(),
        locale: row.locale,
    };
    let found = people::match_or_create(engine, tx, tenant, &typed, form.organisation_id, Source::Signup).await?;
    let person = found.person;
    // The mailbox is proved to be the visitor's: what we did not know may be filled in, what we knew stays.
    let given =
        if found.created { found.given } else { people::fill_blanks(engine, tx, tenant, person, &typed, found.given).await? };
    identities::verify(engine, tx, tenant.id, person, &answers.email).await?;
    people::affiliate(engine, tx, tenant, person, form.organisation_id, AffiliationRole::Supporter).await?;
    for tag in &form.tags.0 {
        tags::give(engine, tx, tenant.id, person, tag).await?;
    }
    let purpose = agree(engine, tx, tenant, person, row).await?;
    let entry = NewInteraction::new(person, InteractionKind::SignedUp, Source::Signup).incoming().with(form.organisation_id);
    interactions::add(engine, tx, tenant.id, entry.about("form", row.form_id.0, &form.name).given(given)).await?;
    let act = Act { action: "signup.confirmed", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, tx, tenant.id, Who::Supporter, act, serde_json::json!({ "form": row.form_id })).await?;
    let token = own::link(engine, tx, tenant.id, person).await?;
    let to = mails::Newcomer {
        person,
        answers,
        locale: row.locale,
        organisation: &form.organisation_name,
        thanks: &form.thanks.0,
        token: &token,
        purpose,
    };
    mails::welcome(engine, tx, tenant, &to).await?;
    Ok(person)
}

/// Records the ticked boxes; gives the first purpose that mail may be sent for.
async fn agree(engine: &Engine, tx: &mut Tx, tenant: &Tenant, person: PersonId, row: &Row) -> Result<Option<PurposeId>> {
    let mut by_mail = None;
    for (tick, wording) in &row.proof.0.ticked {
        let Some(purpose) = consent::purpose(tx, tenant.id, tick.purpose).await? else { continue };
        for channel in purpose.channels {
            // Without a number nobody can be called.
            let reachable = match channel {
                Channel::Email => true,
                Channel::Phone | Channel::Sms => !row.answers.0.phone.is_empty(),
                Channel::Post => !row.answers.0.street.is_empty(),
            };
            if !reachable {
                continue;
            }
            if channel == Channel::Email {
                by_mail = by_mail.or(Some(purpose.id));
            }
            let proof = Proof { wording: wording.clone(), confirmed_at: Some(engine.now()), ..row.proof.0.proof.clone() };
            let answer = consent::Answer {
                person,
                purpose: purpose.id,
                channel,
                given: true,
                basis: Basis::Consent,
                version: tick.version,
                proof,
                source: Source::Signup,
            };
            consent::record(engine, tx, tenant.id, &answer).await?;
        }
    }
    Ok(by_mail)
}
