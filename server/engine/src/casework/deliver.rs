//! Carrying a letter by mail, and finding out what became of it.

use domain::casework::letter::{LetterState, Step};
use domain::casework::limits;
use domain::ids::{LetterId, TenantId};
use domain::jobs::JobPayload;
use domain::mail::MailState;
use domain::representatives::contact::Health;
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::letters::{self, Letter};
use super::{mails, sql};
use crate::db::Tx;
use crate::representatives::contacts;
use crate::{Engine, Error, Result, exec, jobs, mail, tenants, value};

/// How often a mail on its way is looked at.
const LOOK_AGAIN: i64 = Timestamp::MINUTE;

async fn tenant_of(tx: &mut Tx, tenant: TenantId) -> Result<Tenant> {
    tenants::get(tx, tenant).await?.ok_or_else(|| Error::Bug(format!("no tenant {tenant}")))
}

/// Writes the mail to the office, at most so many an hour to one address. Done twice it writes one.
///
/// # Errors
/// If the database fails.
pub async fn deliver(engine: &Engine, tenant: TenantId, letter: LetterId) -> Result<()> {
    let mut tx = engine.write().await?;
    let Some(letter) = letters::by_id(&mut tx, tenant, letter).await? else { return Ok(()) };
    let due = matches!(letter.state, LetterState::Queued | LetterState::Delivered)
        && letter.mail_id.is_none()
        && letter.channel.delivers();
    if !due {
        return Ok(());
    }
    let now = engine.now();
    let recent = value!(&mut tx, i64, sql::MAILED_SINCE, tenant, &letter.contact, now.plus(-Timestamp::HOUR))?;
    if recent >= limits::PER_CONTACT_AN_HOUR {
        jobs::enqueue_at(
            engine,
            &mut tx,
            tenant,
            &JobPayload::DeliverLetter { letter: letter.letter_id },
            now.plus(limits::NEXT_TRY),
        )
        .await?;
        return tx.commit().await;
    }
    let tenant = tenant_of(&mut tx, tenant).await?;
    let id = mails::to_office(engine, &mut tx, &tenant, &letter).await?;
    exec!(&mut tx, sql::MAILED, tenant.id, letter.letter_id, id, now)?;
    jobs::enqueue(engine, &mut tx, tenant.id, &JobPayload::FollowLetter { letter: letter.letter_id }).await?;
    tx.commit().await
}

/// Looks what became of the mail: handed over, refused, or silent for so long that it counts as delivered.
///
/// # Errors
/// If the database fails.
pub async fn follow(engine: &Engine, tenant: TenantId, letter: LetterId) -> Result<()> {
    let mut tx = engine.write().await?;
    let Some(letter) = letters::by_id(&mut tx, tenant, letter).await? else { return Ok(()) };
    let (Some(mail), Some(mailed_at)) = (letter.mail_id, letter.mailed_at) else { return Ok(()) };
    let tenant = tenant_of(&mut tx, tenant).await?;
    let again = JobPayload::FollowLetter { letter: letter.letter_id };
    match mail::fate(&mut tx, tenant.id, mail).await? {
        Some((MailState::Queued, _)) if engine.now().since(mailed_at) < limits::ON_ITS_WAY => {
            jobs::enqueue_at(engine, &mut tx, tenant.id, &again, engine.now().plus(LOOK_AGAIN)).await?;
        }
        Some((MailState::Sent | MailState::Kept, _)) => {
            if let Some(next) = went_out(engine, &mut tx, &tenant, &letter).await? {
                jobs::enqueue_at(engine, &mut tx, tenant.id, &again, next).await?;
            }
        }
        Some((MailState::Failed, why)) => {
            came_back(engine, &mut tx, &tenant, &letter, LetterState::Bounced, &why.unwrap_or_default()).await?
        }
        Some((MailState::Queued, _)) | None => came_back(engine, &mut tx, &tenant, &letter, LetterState::Failed, "").await?,
    }
    tx.commit().await
}

/// The mail server has it. Gives when to look again.
async fn went_out(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<Option<Timestamp>> {
    match letter.state {
        LetterState::Queued => {
            exec!(tx, sql::SENT, tenant.id, letter.letter_id, LetterState::Sent, engine.now())?;
            letters::set_state(engine, tx, tenant.id, letter, (LetterState::Sent, None), Step::Sent, "").await?;
            Ok(Some(engine.now().plus(limits::ASSUME_DELIVERED)))
        }
        LetterState::Sent => {
            learn(engine, tx, tenant, letter, Health::Good).await?;
            letters::set_state(engine, tx, tenant.id, letter, (LetterState::Delivered, None), Step::Assumed, "").await?;
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// The mail could not be delivered. A letter that lies in an inbox here has arrived all the same; any other goes back to
/// its sender, with the text.
async fn came_back(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter, state: LetterState, why: &str) -> Result<()> {
    if state == LetterState::Bounced {
        learn(engine, tx, tenant, letter, Health::Dead).await?;
    }
    if letter.organisation_id.is_some() {
        return letters::log(engine, tx, tenant.id, letter.letter_id, crate::audit::Who::System, Step::CopyFailed, why).await;
    }
    if !matches!(letter.state, LetterState::Queued | LetterState::Sent) {
        return Ok(());
    }
    give_back(engine, tx, tenant, letter, state, why).await
}

/// Ends the way of a letter that could not be delivered: its sender gets the text back.
pub(super) async fn give_back(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    letter: &Letter,
    state: LetterState,
    why: &str,
) -> Result<()> {
    let step = if state == LetterState::Bounced { Step::Bounced } else { Step::Failed };
    letters::set_state(engine, tx, tenant.id, letter, (state, None), step, why).await?;
    mails::not_delivered(engine, tx, tenant, letter).await
}

/// What the delivery has taught about the address: of the representative's, never of the citizen's.
async fn learn(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter, health: Health) -> Result<()> {
    contacts::mark(engine, tx, tenant.id, letter.politician_id, letter.channel, &letter.contact, health).await
}
