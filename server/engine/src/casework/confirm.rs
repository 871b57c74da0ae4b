//! Confirming: the one-use link in the verification mail. Looking (GET) changes nothing; only the button (POST) does.

use domain::casework::form::{ConfirmLetter, ConfirmPage};
use domain::casework::letter::{LetterState, Step};
use domain::casework::limits;
use domain::ids::TenantId;
use domain::tenants::Tenant;
use uuid::Uuid;

use super::letters::{self, Letter};
use super::{mails, release};
use crate::audit::Who;
use crate::links::{self, LinkKind};
use crate::{Engine, Result, not_found};

/// What the link is about.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it is too old or never was.
pub async fn confirm_page(engine: &Engine, tenant: TenantId, token: &str) -> Result<ConfirmPage> {
    let mut tx = engine.read().await?;
    let Some(link) = links::find(engine, &mut tx, tenant, LinkKind::LetterVerify, token).await? else { return not_found() };
    let found = letters::by_group(&mut tx, tenant, link.subject).await?;
    let Some(first) = found.first() else { return not_found() };
    Ok(ConfirmPage {
        subject: first.subject.clone(),
        email: first.citizen_email.clone(),
        done: !found.iter().any(is_waiting),
        letters: found
            .iter()
            .map(|l| ConfirmLetter {
                number: l.number.clone(),
                recipient: l.recipient_name.clone(),
                title: l.recipient_title.clone(),
                text: l.text(),
            })
            .collect(),
    })
}

fn is_waiting(letter: &Letter) -> bool {
    letter.state == LetterState::Unverified
}

/// Lets the letters go and gives the token of their tracking page. Pressed twice it does so once.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is too old or never was.
pub async fn confirm(engine: &Engine, tenant: &Tenant, token: &str) -> Result<String> {
    let mut tx = engine.write().await?;
    let group: Uuid = match links::consume(engine, &mut tx, tenant.id, LinkKind::LetterVerify, token).await? {
        Some(group) => group,
        None => match links::find(engine, &mut tx, tenant.id, LinkKind::LetterVerify, token).await? {
            Some(used) => used.subject,
            None => return not_found(),
        },
    };
    let waiting: Vec<Letter> = letters::by_group(&mut tx, tenant.id, group).await?.into_iter().filter(is_waiting).collect();
    for letter in &waiting {
        letters::log(engine, &mut tx, tenant.id, letter.letter_id, Who::Citizen, Step::Verified, "").await?;
        release::send_off(engine, &mut tx, tenant, letter).await?;
    }
    let now = letters::by_group(&mut tx, tenant.id, group).await?;
    if now.is_empty() {
        return not_found();
    }
    let track = links::create(engine, &mut tx, tenant.id, LinkKind::LetterTrack, group, limits::TRACK).await?;
    if !waiting.is_empty() {
        mails::under_way(engine, &mut tx, tenant, &now, &track).await?;
    }
    tx.commit().await?;
    Ok(track)
}
