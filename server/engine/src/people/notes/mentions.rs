//! Colleagues named in a note.

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, InteractionId, PersonId, TenantId};
use domain::people::{Colleague, MentionView, named};
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::sql;
use crate::db::Tx;
use crate::people::visible::{self, Reach};
use crate::{Engine, Result, all, clock, exec, tenants};

/// Colleagues offered to be named.
const OFFERED: i64 = 500;
/// Mentions shown at once.
const SHOWN: i64 = 20;

/// The colleagues who may see a person, by name: those a note may name and a task may be given to.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn colleagues(engine: &Engine, actor: &Actor, person: PersonId) -> Result<Vec<Colleague>> {
    let mut tx = engine.read().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    who_see(engine, &mut tx, actor.tenant, person, OFFERED).await
}

async fn who_see(engine: &Engine, tx: &mut Tx, tenant: TenantId, person: PersonId, most: i64) -> Result<Vec<Colleague>> {
    let root = tenants::root(tx, tenant).await?;
    let rows = all!(tx, (AccountId, String), sql::COLLEAGUES, tenant, person, engine.now(), root, most)?;
    Ok(rows.into_iter().map(|(id, name)| Colleague { id, name }).collect())
}

/// Writes down whom the words name, and takes back whom they name no more. Nobody is told of their own notes.
pub(super) async fn tell(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    note: InteractionId,
    body: &str,
) -> Result<()> {
    let meant = if body.contains('@') {
        let mut others = who_see(engine, tx, actor.tenant, person, i64::MAX).await?;
        others.retain(|c| c.id != actor.account);
        named(body, &others)
    } else {
        Vec::new()
    };
    for (account,) in all!(&mut *tx, (AccountId,), sql::MENTIONED, actor.tenant, note)? {
        if !meant.contains(&account) {
            exec!(&mut *tx, sql::UNMENTION, actor.tenant, note, account)?;
        }
    }
    for account in meant {
        exec!(&mut *tx, sql::MENTION, actor.tenant, note, account, engine.now())?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    interaction_id: InteractionId,
    person_id: PersonId,
    given_name: String,
    family_name: String,
    actor: String,
    body: String,
    at: Timestamp,
}

/// The notes that name the caller and that they have not seen, latest first, about people they may see.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn unseen(engine: &Engine, actor: &Actor, tenant: &Tenant) -> Result<Vec<MentionView>> {
    let mut tx = engine.read().await?;
    let everyone = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await? == Reach::All;
    let rows = all!(&mut tx, Row, sql::UNSEEN, tenant.id, actor.account, engine.now(), SHOWN, everyone)?;
    let views = rows.into_iter().map(|r| MentionView {
        note: r.interaction_id,
        person: r.person_id,
        given_name: r.given_name,
        family_name: r.family_name,
        author: r.actor,
        body: r.body,
        when: clock::local(r.at, &tenant.zone),
    });
    Ok(views.collect())
}

/// Marks a mention of the caller as seen, or as not seen after all.
///
/// # Errors
/// If the database fails. A note that does not name the caller is left alone.
pub async fn set_seen(engine: &Engine, actor: &Actor, note: InteractionId, seen: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    let at = seen.then(|| engine.now());
    exec!(&mut tx, sql::SET_SEEN, actor.tenant, actor.account, note, at)?;
    tx.commit().await
}

/// Marks all notes about a person that name the caller as seen: they have opened the page.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn see_all(engine: &Engine, actor: &Actor, person: PersonId) -> Result<()> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    exec!(&mut tx, sql::SEE_ALL, actor.tenant, actor.account, person, engine.now())?;
    tx.commit().await
}

/// Takes away who was named in notes about an erased person.
///
/// # Errors
/// If the database fails.
pub async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    exec!(tx, sql::FORGET_MENTIONS, tenant, person)?;
    Ok(())
}
