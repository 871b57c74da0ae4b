//! Taking an import back: what it changed is put back where nobody changed it since, whom it made is removed if nobody has touched them.

use std::collections::HashSet;

use domain::consent::{Channel, Proof};
use domain::ids::{AccountId, BatchId, ImportId, PersonId, PurposeId, TenantId};
use domain::imports::ImportState;
use domain::people::Source;
use domain::tenants::Tenant;
use sqlx::types::Json;
use uuid::Uuid;

use super::{sql, view, write};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::record::{self, Why};
use crate::people::search;
use crate::{Engine, Error, Result, all, consent, exec, one, tenants};

/// People per transaction.
const PAGE: i64 = 200;
/// Most of what was kept that is listed.
const LISTED: usize = 1000;

/// Name under which somebody made by the import is listed who stays.
pub const MADE: &str = "person";

/// Tables with something about a person that an import may have written, in an order that keeps every reference whole.
const TABLES: &[&str] = &[
    "DELETE FROM identity WHERE tenant_id = ",
    "DELETE FROM postal_address WHERE tenant_id = ",
    "DELETE FROM person_link WHERE tenant_id = ",
    "DELETE FROM contact_block WHERE tenant_id = ",
    "DELETE FROM custom_value WHERE tenant_id = ",
    "DELETE FROM tagging WHERE tenant_id = ",
    "DELETE FROM affiliation WHERE tenant_id = ",
    "DELETE FROM consent WHERE tenant_id = ",
    "DELETE FROM interaction WHERE tenant_id = ",
    "DELETE FROM support_change WHERE tenant_id = ",
    "DELETE FROM person_change WHERE tenant_id = ",
    "DELETE FROM person_external WHERE tenant_id = ",
    "DELETE FROM import_row WHERE tenant_id = ",
    "DELETE FROM import_issue WHERE tenant_id = ",
    "DELETE FROM import_match WHERE tenant_id = ",
    "DELETE FROM presence WHERE tenant_id = ",
    "DELETE FROM person_key WHERE tenant_id = ",
    "DELETE FROM segment_member WHERE tenant_id = ",
    "DELETE FROM tag_merge_person WHERE tenant_id = ",
    "DELETE FROM person WHERE tenant_id = ",
];

/// Goes on taking an import back until everything is, as long as whoever asked for it has the right.
///
/// # Errors
/// If the database fails; what was put back stays so, and the next try goes on from there.
pub async fn work_back(engine: &Engine, tenant: TenantId, import: ImportId, by: Option<AccountId>) -> Result<()> {
    loop {
        let mut tx = engine.write().await?;
        let Some(stored) = view::stored(&mut tx, tenant, import).await?.filter(|s| s.state == ImportState::Undoing) else {
            return Ok(());
        };
        let whose = tenants::get(&mut tx, tenant).await?.ok_or_else(|| Error::Bug("an import of no tenant".into()))?;
        let Some((after, kept)) =
            one!(&mut tx, (Option<Uuid>, Json<Vec<(PersonId, String)>>), sql::UNDO_POSITION, tenant, import)?
        else {
            return Ok(());
        };
        let mut kept = kept.0;
        let Some(actor) = view::still_may(engine, &mut tx, tenant, &stored, by.unwrap_or(stored.created_by)).await? else {
            // As before it was asked for; whoever has the right may ask again.
            exec!(&mut tx, sql::MOVE, tenant, import, ImportState::Undoing, ImportState::Done)?;
            return tx.commit().await;
        };
        let why = Why { source: Source::Import, account: Some(actor.account), actor: actor.name, batch: engine.id() };
        // Fields that were changed, then answers and notes of those who were there before, then those it made.
        let (phase, from) = split(after);
        let last = match phase {
            FIELDS => fields(engine, &mut tx, &whose, import, from, &why, &mut kept).await?,
            MET => met(engine, &mut tx, &whose, import, from).await?,
            _ => made(&mut tx, &whose, import, from, &mut kept).await?,
        };
        kept.truncate(LISTED);
        let next = match last {
            Some(last) => Some(mark(phase, last)),
            None if phase != LAST => Some(mark(phase + 1, Uuid::nil())),
            None => None,
        };
        exec!(&mut tx, sql::UNDO_STEP, tenant, import, next, Json(&kept))?;
        if next.is_none() {
            exec!(&mut tx, sql::END, tenant, import, ImportState::Undoing, ImportState::Undone, engine.now())?;
        }
        tx.commit().await?;
        if next.is_none() {
            return Ok(());
        }
    }
}

const FIELDS: u8 = 0;
const MET: u8 = 1;
const LAST: u8 = 2;

/// Which phase, and after whom. The first two bits of an identifier of version 7 are zero for some thousand years: they hold the phase.
fn split(after: Option<Uuid>) -> (u8, Uuid) {
    let mut bytes = after.unwrap_or_default().into_bytes();
    let [first, ..] = &mut bytes;
    let phase = *first >> 6;
    *first &= 0x3F;
    (phase, Uuid::from_bytes(bytes))
}

fn mark(phase: u8, at: Uuid) -> Uuid {
    let mut bytes = at.into_bytes();
    let [first, ..] = &mut bytes;
    *first |= phase << 6;
    Uuid::from_bytes(bytes)
}

/// Fields of those who were there before. Gives the last of them while there may be more.
async fn fields(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    import: ImportId,
    after: Uuid,
    why: &Why,
    kept: &mut Vec<(PersonId, String)>,
) -> Result<Option<Uuid>> {
    let after = Some(PersonId(after)).filter(|p| !p.0.is_nil());
    let (undone, next) = record::undo_page(engine, tx, tenant, BatchId(import.0), after, PAGE, why).await?;
    kept.extend(undone.kept);
    Ok(next.map(|p| p.0))
}

/// Answers and notes of those who were there before.
async fn met(engine: &Engine, tx: &mut Tx, tenant: &Tenant, import: ImportId, after: Uuid) -> Result<Option<Uuid>> {
    let people = all!(tx, (PersonId,), sql::MET, tenant.id, import, after, PAGE)?;
    for (person,) in &people {
        withdraw(engine, tx, tenant, import, *person).await?;
        exec!(tx, sql::DELETE_NOTES, tenant.id, *person, import)?;
    }
    let more = i64::try_from(people.len()).unwrap_or_default() == PAGE;
    Ok(people.last().filter(|_| more).map(|(p,)| p.0))
}

/// What this import said somebody agreed to is withdrawn, if nothing was said since.
async fn withdraw(engine: &Engine, tx: &mut Tx, tenant: &Tenant, import: ImportId, person: PersonId) -> Result<()> {
    let given = all!(tx, (PurposeId, Channel, bool, i64, Source, Json<Proof>), sql::CONSENTS, tenant.id, person)?;
    let mut latest: Vec<(PurposeId, Channel, bool, i64, Source, Proof)> = Vec::new();
    for (purpose, channel, yes, version, source, proof) in given {
        latest.retain(|(p, c, ..)| (*p, *c) != (purpose, channel));
        latest.push((purpose, channel, yes, version, source, proof.0));
    }
    for (purpose, channel, yes, version, source, proof) in latest {
        if !yes || source != Source::Import || proof.page != write::page(import) {
            continue;
        }
        let proof = Proof { asked_at: engine.now(), ..proof };
        let basis = domain::consent::Basis::Consent;
        let answer = consent::Answer { person, purpose, channel, given: false, basis, version, proof, source: Source::Import };
        consent::record(engine, tx, tenant.id, &answer).await?;
    }
    Ok(())
}

/// Those it made: removed for good, unless somebody or something has touched them since.
async fn made(
    tx: &mut Tx,
    whose: &Tenant,
    import: ImportId,
    after: Uuid,
    kept: &mut Vec<(PersonId, String)>,
) -> Result<Option<Uuid>> {
    let tenant = whose.id;
    let people: Vec<PersonId> =
        all!(tx, (PersonId,), sql::MADE, tenant, import, after, PAGE)?.into_iter().map(|(p,)| p).collect();
    let touched = touched(tx, tenant, import, &people).await?;
    kept.extend(people.iter().filter(|p| touched.contains(p)).map(|p| (*p, MADE.to_owned())));
    let gone: Vec<PersonId> = people.iter().filter(|p| !touched.contains(p)).copied().collect();
    remove(tx, whose, &gone).await?;
    let more = i64::try_from(people.len()).unwrap_or_default() == PAGE;
    Ok(people.last().filter(|_| more).map(|p| p.0))
}

/// Those of them with whom anything has happened besides the import.
async fn touched(tx: &mut Tx, tenant: TenantId, import: ImportId, people: &[PersonId]) -> Result<HashSet<PersonId>> {
    let mut out = HashSet::new();
    if people.is_empty() {
        return Ok(out);
    }
    for text in [
        "SELECT person_id FROM person WHERE (version > 1 OR state <> 'active') AND tenant_id = ",
        "SELECT person_id FROM interaction WHERE source <> 'import' AND tenant_id = ",
        "SELECT person_id FROM consent WHERE source <> 'import' AND tenant_id = ",
        "SELECT person_id FROM relationship WHERE tenant_id = ",
        "SELECT other_id FROM relationship WHERE tenant_id = ",
        "SELECT other_id FROM custom_value WHERE tenant_id = ",
        "SELECT person_id FROM task WHERE tenant_id = ",
        "SELECT person_id FROM registration WHERE tenant_id = ",
        "SELECT merged_into FROM person WHERE tenant_id = ",
        "SELECT survivor_id FROM person_merge WHERE tenant_id = ",
        "SELECT other_id FROM person_merge WHERE tenant_id = ",
        "SELECT a_id FROM duplicate_pair WHERE state <> 'open' AND tenant_id = ",
        "SELECT b_id FROM duplicate_pair WHERE state <> 'open' AND tenant_id = ",
    ] {
        let mut sql = Sql::new(text);
        let column = text.split(' ').nth(1).unwrap_or("person_id");
        sql.bind(tenant).push(" AND ").push(column).push(" IN ").list(people.iter().copied());
        out.extend(sql.all::<(PersonId,)>(tx).await?.into_iter().map(|(p,)| p));
    }
    // Whom another import met may have got something from it: an answer, a note, a number elsewhere.
    let mut sql = Sql::new(
        "SELECT m.person_id FROM import_match m JOIN people_import i ON i.tenant_id = m.tenant_id AND i.import_id = m.import_id
        WHERE i.state <> 'undone' AND m.tenant_id = ",
    );
    sql.bind(tenant).push(" AND m.import_id <> ").bind(import).push(" AND m.person_id IN ").list(people.iter().copied());
    out.extend(sql.all::<(PersonId,)>(tx).await?.into_iter().map(|(p,)| p));
    Ok(out)
}

/// Removes people for good, with everything that is about them.
async fn remove(tx: &mut Tx, whose: &Tenant, people: &[PersonId]) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let tenant = whose.id;
    // Nobody is found by the words of somebody who is erased: the index forgets them, and only then may the row go.
    let mut sql = Sql::new("UPDATE person SET state = 'erased' WHERE tenant_id = ");
    sql.bind(tenant).push(" AND person_id IN ").list(people.iter().copied()).exec(tx).await?;
    search::index(tx, whose, people).await?;
    for (text, column) in [
        ("DELETE FROM duplicate_pair WHERE tenant_id = ", " AND a_id IN "),
        ("DELETE FROM duplicate_pair WHERE tenant_id = ", " AND b_id IN "),
    ] {
        let mut sql = Sql::new(text);
        sql.bind(tenant).push(column).list(people.iter().copied());
        sql.exec(tx).await?;
    }
    for text in TABLES {
        let mut sql = Sql::new(text);
        sql.bind(tenant).push(" AND person_id IN ").list(people.iter().copied());
        sql.exec(tx).await?;
    }
    Ok(())
}
