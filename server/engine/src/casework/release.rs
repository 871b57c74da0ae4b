//! Letting a confirmed letter go: into the office's inbox, on its way by mail, back into the citizen's own hands, or held
//! under a rule that is named.

use domain::casework::letter::{HoldRule, LetterState, Step};
use domain::casework::limits;
use domain::casework::office::CaseState;
use domain::ids::{CaseId, OrganisationId};
use domain::jobs::JobPayload;
use domain::representatives::contact::Channel;
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::letters::{self, Letter};
use super::{offices, sql, sql_cases};
use crate::db::Tx;
use crate::{Engine, Result, exec, jobs, value};

/// What becomes of a letter.
enum Way {
    Hold(HoldRule),
    Inbox,
    Mail,
    Manual,
}

fn way(has_office: bool, channel: Channel, too_many: bool) -> Way {
    match (has_office, channel) {
        _ if too_many => Way::Hold(HoldRule::Identical),
        (true, _) => Way::Inbox,
        (false, Channel::Email | Channel::Secretariat) => Way::Mail,
        (false, Channel::WebForm | Channel::Phone | Channel::Letter) => Way::Manual,
        (false, Channel::Refuses | Channel::Unknown) => Way::Hold(HoldRule::NoContact),
    }
}

/// A letter its sender has just confirmed.
pub(super) async fn send_off(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<()> {
    let office = offices::of(tx, tenant.id, letter.politician_id).await?.map(|o| o.organisation_id);
    let now = engine.now();
    if exec!(tx, sql::VERIFIED, tenant.id, letter.letter_id, now, office)? == 0 {
        return Ok(());
    }
    let since = now.plus(-limits::IDENTICAL_WINDOW);
    let others =
        value!(tx, i64, sql::IDENTICAL, tenant.id, letter.politician_id, &letter.fingerprint, &letter.citizen_email, since)?;
    go(engine, tx, tenant, letter, office, others >= limits::IDENTICAL_MAX).await
}

/// A held letter somebody let go, or whose contact appeared.
pub(super) async fn release(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter) -> Result<()> {
    let office = offices::of(tx, tenant.id, letter.politician_id).await?.map(|o| o.organisation_id);
    exec!(tx, sql::SET_LETTER_OFFICE, tenant.id, letter.letter_id, office)?;
    go(engine, tx, tenant, letter, office, false).await
}

async fn go(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    letter: &Letter,
    office: Option<OrganisationId>,
    too_many: bool,
) -> Result<()> {
    let set = async |tx: &mut Tx, state, rule, step, detail: &str| {
        letters::set_state(engine, tx, tenant.id, letter, (state, rule), step, detail).await
    };
    match way(office.is_some(), letter.channel, too_many) {
        Way::Hold(rule) => {
            if let Some(office) = office {
                open_case(engine, tx, tenant, letter, office, CaseState::Held).await?;
            }
            set(tx, LetterState::Held, Some(rule), Step::Held, rule.as_str()).await
        }
        Way::Manual => set(tx, LetterState::Manual, None, Step::Manual, letter.channel.as_str()).await,
        Way::Mail => {
            exec!(tx, sql::SET_STATE, tenant.id, letter.letter_id, LetterState::Queued, None::<HoldRule>)?;
            jobs::enqueue(engine, tx, tenant.id, &JobPayload::DeliverLetter { letter: letter.letter_id }).await.map(drop)
        }
        Way::Inbox => {
            if let Some(office) = office {
                open_case(engine, tx, tenant, letter, office, CaseState::New).await?;
            }
            exec!(tx, sql::SENT, tenant.id, letter.letter_id, LetterState::Delivered, engine.now())?;
            set(tx, LetterState::Delivered, None, Step::Received, "").await?;
            if letter.channel.delivers() {
                jobs::enqueue(engine, tx, tenant.id, &JobPayload::DeliverLetter { letter: letter.letter_id }).await?;
            }
            Ok(())
        }
    }
}

/// Puts the letter into the office's inbox, or lets the case go that was held there.
async fn open_case(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    letter: &Letter,
    office: OrganisationId,
    state: CaseState,
) -> Result<()> {
    let now = engine.now();
    let due = now.plus(limits::ANSWER_DAYS * Timestamp::DAY);
    if letter.state == LetterState::Held {
        let known = crate::one!(tx, super::view::CaseRecord, sql_cases::BY_LETTER, tenant.id, letter.letter_id)?;
        if let Some(case) = known {
            exec!(tx, sql_cases::RESTART, tenant.id, case.case_id, state, now, due)?;
            return Ok(());
        }
    }
    let id: CaseId = engine.id();
    exec!(tx, sql_cases::OPEN, tenant.id, id, office, letter.letter_id, state, now, due)?;
    Ok(())
}
