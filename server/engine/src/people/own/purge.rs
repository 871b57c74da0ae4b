//! What lay in the trash for thirty days is deleted for good, the way an erasure does it: what remains is a nameless shell, because
//! registrations and the numbers of an event point at it and have to stay right.
//!
//! Unlike an erasure it leaves no hashes behind: nobody asked never to be written to again, a colleague tidied up, and whoever signs up
//! again is welcome. The exception are addresses that were suppressed or bounced: those must stay left alone, and only the hash knows.

use domain::consent::Proof;
use domain::ids::{PersonId, TenantId};
use domain::people::{Health, PersonState, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::super::{profile, record, sql};
use super::erase::{Kept, wipe};
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, all, people};

/// How long somebody lies in the trash.
pub const TRASHED_FOR: i64 = 30 * Timestamp::DAY;
/// People of one transaction.
const PIECE: i64 = 50;

/// Deletes those whose time in the trash is over. Gives how many.
///
/// # Errors
/// If the database fails; those deleted until then stay so.
pub async fn purge(engine: &Engine, tenant: TenantId) -> Result<u64> {
    let mut count = 0;
    loop {
        let mut tx = engine.write().await?;
        let due = all!(&mut tx, (PersonId,), sql::TRASH_DUE, tenant, engine.now().plus(-TRASHED_FOR), PIECE)?;
        if due.is_empty() {
            return Ok(count);
        }
        let whole: Tenant = people::list::find_tenant(&mut tx, tenant).await?;
        record::hold(&mut tx, tenant, due.iter().map(|(person,)| *person)).await?;
        for (person,) in &due {
            // Somebody may have got them back this very moment.
            let Some(known) = profile::load(&mut tx, tenant, *person).await?.filter(|p| p.state == PersonState::Trashed) else {
                continue;
            };
            let left_alone = |i: &domain::people::IdentityView| i.suppressed_at.is_some() || i.health != Health::Good;
            let kept = known.identities.iter().filter(|i| left_alone(i)).map(|i| i.id).collect();
            let proof = Proof { page: "/org/people".into(), asked_at: engine.now(), ..Proof::default() };
            wipe(engine, &mut tx, &whole, &known, Source::Organiser, &proof, &Kept::Only(kept)).await?;
            let act = Act { action: "person.purged", subject_kind: "person", subject: Some(person.0) };
            audit::record(engine, &mut tx, tenant, Who::System, act, ()).await?;
            count += 1;
        }
        tx.commit().await?;
    }
}
