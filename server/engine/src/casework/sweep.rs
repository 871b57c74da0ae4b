//! What time does to letters: a reminder, expiry, a question after two weeks, and forgetting.

use domain::casework::letter::{LetterState, Step};
use domain::casework::limits;
use domain::ids::{LetterId, TenantId};
use domain::time::Timestamp;
use uuid::Uuid;

use super::letters::{self, Letter};
use super::{deliver, held, mails, purge, sql};
use crate::audit::Who;
use crate::db::Tx;
use crate::{Engine, Error, Result, all, exec, tenants};

/// One round. Each part takes a batch; what is left waits for the next round.
///
/// # Errors
/// If the database fails; then nothing of the round is kept.
pub async fn sweep(engine: &Engine, tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<()> {
    let tenant = tenants::get(tx, tenant).await?.ok_or_else(|| Error::Bug(format!("no tenant {tenant}")))?;
    let id = tenant.id;
    for (late,) in all!(tx, (LetterId,), sql::EXPIRED, id, now)? {
        purge::purge(tx, id, late).await?;
    }
    for (group,) in all!(tx, (Uuid,), sql::TO_REMIND, id, now.plus(-limits::REMIND), now)? {
        exec!(tx, sql::REMINDED, id, group, now)?;
        let letters = letters::by_group(tx, id, group).await?;
        for letter in &letters {
            letters::log(engine, tx, id, letter.letter_id, Who::System, Step::Reminded, "").await?;
        }
        mails::remind(engine, tx, &tenant, &letters).await?;
    }
    held::retry(engine, tx, &tenant).await?;
    for letter in all!(tx, Letter, sql::HELD_TOO_LONG, id, now.plus(-limits::HELD))? {
        deliver::give_back(engine, tx, &tenant, &letter, LetterState::Failed, "").await?;
    }
    for letter in all!(tx, Letter, sql::TO_SURVEY, id, now.plus(-limits::SURVEY))? {
        exec!(tx, sql::SURVEY_SENT, id, letter.letter_id, now)?;
        mails::survey(engine, tx, &tenant, &letter).await?;
    }
    for (old,) in all!(tx, (LetterId,), sql::CASE_TOO_OLD, id, now.plus(-limits::KEEP))? {
        purge::purge(tx, id, old).await?;
    }
    for (old,) in all!(tx, (LetterId,), sql::CARRIED_TOO_OLD, id, now.plus(-limits::KEEP_CARRIED))? {
        purge::purge(tx, id, old).await?;
    }
    Ok(())
}
