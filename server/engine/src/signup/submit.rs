//! Taking what a visitor sends.

use domain::ids::SubmissionId;
use domain::jobs::JobPayload;
use domain::locale::Locale;
use domain::people::IdentityKind;
use domain::signup::{Answers, FieldRule, FormField, Tick};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::{self, Check};
use domain::{ApiError, Problem, consent as agreed};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use super::{mails, public, sql};
use crate::links::{self, LinkKind};
use crate::people::identities;
use crate::throttle::{self, Limit};
use crate::{Engine, Result, consent, exec, jobs, not_found};

/// How long the link in the mail works.
pub const LIFETIME: i64 = 7 * Timestamp::DAY;
/// When somebody who has not used it is reminded, once.
const REMIND_AFTER: i64 = Timestamp::DAY;

/// What is known of the visitor besides what they typed.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Network address.
    pub ip: String,
    /// Language of the page.
    pub locale: Locale,
    /// Path of the page, e.g. `/p/join/norrvig`.
    pub page: String,
}

/// What is kept of a submission to prove consent later.
#[derive(Debug, Clone, Serialize, Deserialize, Default)]
pub(super) struct Shown {
    /// Page, time, network, language; wording is filled in per purpose.
    pub proof: agreed::Proof,
    /// The ticked boxes with the words that stood beside them.
    pub ticked: Vec<(Tick, String)>,
}

/// Takes a visitor's answers: keeps them aside and writes the mail with the link. Whether the address is known already
/// makes no difference that could be seen. `trap` is the field no human sees; who fills it is thanked and ignored.
///
/// # Errors
/// Problems by field; [`ApiError::NotFound`] if there is no such form; [`ApiError::RateLimited`].
pub async fn submit(
    engine: &Engine,
    tenant: &Tenant,
    slug: &str,
    answers: &Answers,
    trap: &str,
    visitor: &Visitor,
) -> Result<()> {
    let mut tx = engine.read().await?;
    let Some(form) = public::published(&mut tx, tenant, slug).await? else { return not_found() };
    let purposes = public::asked(&mut tx, tenant, form.form_id).await?;
    drop(tx);
    let clean = check(answers, &form.fields.0)?;
    if !trap.trim().is_empty() {
        return Ok(());
    }
    // Many sign up from one stall's network; one address gets only so many mails.
    throttle::hit(engine, tenant.id, &format!("signup:ip:{}", visitor.ip), Limit { hits: 60, window: 10 * Timestamp::MINUTE })
        .await?;
    let fingerprint = identities::fingerprint(engine, IdentityKind::Email, &clean.email);
    throttle::hit(engine, tenant.id, &format!("signup:to:{fingerprint}"), Limit::per_hour(5)).await?;

    let now = engine.now();
    let proof = agreed::Proof {
        locale: visitor.locale,
        page: visitor.page.clone(),
        asked_at: now,
        network: agreed::network(&visitor.ip),
        ..agreed::Proof::default()
    };
    let mut shown = Shown { proof, ticked: Vec::new() };
    let id: SubmissionId = engine.id();
    let mut tx = engine.write().await?;
    for tick in clean.ticks().into_iter().filter(|tick| purposes.iter().any(|p| p.id == tick.purpose)) {
        // A page may have been open while the words changed: what counts is what it said.
        if let Some(wording) = consent::wording(&mut tx, tenant.id, tick.purpose, tick.version, visitor.locale).await? {
            shown.ticked.push((tick, wording));
        }
    }
    exec!(
        &mut tx,
        sql::INSERT_SUBMISSION,
        tenant.id,
        id,
        form.form_id,
        visitor.locale,
        Json(&clean),
        Json(&shown),
        fingerprint,
        now,
        now.plus(LIFETIME)
    )?;
    let token = links::create(engine, &mut tx, tenant.id, LinkKind::SignupConfirm, id.0, LIFETIME).await?;
    mails::confirm(engine, &mut tx, tenant, &clean, &form.organisation_name, visitor.locale, &token, false).await?;
    jobs::enqueue_at(engine, &mut tx, tenant.id, &JobPayload::RemindSignup { submission: id }, now.plus(REMIND_AFTER)).await?;
    tx.commit().await
}

/// Checks the answers against what the form asks; what it does not ask is dropped.
fn check(answers: &Answers, rules: &[FieldRule]) -> Result<Answers, ApiError> {
    let mut check = Check::new();
    let mut clean =
        Answers { email: check.email("email", &answers.email), purposes: answers.purposes.clone(), ..Answers::default() };
    clean.purposes.truncate(50);
    for rule in rules {
        let (name, typed) = (rule.field.as_str(), answers.field(rule.field));
        let max = if rule.field == FormField::Postcode { 20 } else { 100 };
        let mut value =
            if rule.required { check.text(name, typed, max) } else { check.optional_text(name, typed, max).unwrap_or_default() };
        if rule.field == FormField::Phone && !value.is_empty() {
            let phone = validate::phone(&value);
            check.ensure(phone.is_some(), name, Problem::Phone);
            value = phone.unwrap_or_default();
        }
        match rule.field {
            FormField::GivenName => clean.given_name = value,
            FormField::FamilyName => clean.family_name = value,
            FormField::Phone => clean.phone = value,
            FormField::Street => clean.street = value,
            FormField::Postcode => clean.postcode = value,
            FormField::City => clean.city = value,
        }
    }
    check.done()?;
    Ok(clean)
}
