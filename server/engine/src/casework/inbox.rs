//! The office's inbox.

use domain::access::{Actor, Capability};
use domain::casework::letter::Topic;
use domain::casework::office::{Age, CaseRow, CaseState, Inbox, InboxQuery, Tray};
use domain::ids::{CaseId, OrganisationId};
use domain::page::Page;
use domain::time::Timestamp;
use uuid::Uuid;

use super::{letters, offices, sql_cases, submit, view};
use crate::db::Tx;
use crate::{Engine, Result, access, all, clock, not_found, one, tenants};

/// Lines on a page.
const SIZE: u32 = 50;

#[derive(sqlx::FromRow)]
pub(super) struct Line {
    pub case_id: CaseId,
    pub organisation_id: OrganisationId,
    number: String,
    subject: String,
    citizen_name: String,
    area_label: String,
    topic: Topic,
    pub state: CaseState,
    opened_at: Timestamp,
    due_at: Timestamp,
    owner: Option<String>,
    pub office: String,
    same: i64,
}

impl Line {
    pub fn row(self, now: Timestamp, zone: &str) -> CaseRow {
        let age = match self.state {
            CaseState::Answered | CaseState::Closed | CaseState::Held => Age::Settled,
            _ => Age::of(now.since(self.opened_at), self.due_at.since(self.opened_at)),
        };
        CaseRow {
            id: self.case_id,
            number: self.number,
            subject: self.subject,
            citizen: self.citizen_name,
            area: self.area_label,
            topic: self.topic,
            state: self.state,
            age,
            owner: self.owner.unwrap_or_default(),
            office: self.office,
            same: self.same,
            at: clock::local(self.opened_at, zone),
        }
    }
}

/// A page of the inbox: oldest first where the office is needed, latest first where it is done. Identical letters share
/// a line, except in a search, among one's own, and where the query asks for them.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to read letters; [`domain::ApiError::NotFound`] for an office or a
/// case that is not the caller's.
pub async fn inbox(engine: &Engine, actor: &Actor, query: &InboxQuery) -> Result<Inbox> {
    let mut tx = engine.read().await?;
    let offices = offices::offices(engine, &mut tx, actor).await?;
    if query.office.is_some_and(|o| offices.iter().all(|mine| mine.id != o)) {
        return not_found();
    }
    let zone = tenants::get(&mut tx, actor.tenant).await?.map_or_else(|| "UTC".to_owned(), |t| t.zone);
    let same = match query.same_as {
        Some(case) => Some(fingerprint_of(&mut tx, actor, case).await?),
        None => None,
    };
    let now = engine.now();
    let words = submit::fold(&[&query.search]);
    let pattern = format!("%{}%", words.replace('!', "!!").replace('%', "!%").replace('_', "!_"));
    let together = words.is_empty() && same.is_none() && query.tray != Tray::Mine;
    // A search and a pile of identical letters look through everything.
    let tray = if words.is_empty() && same.is_none() { query.tray.as_str() } else { "any" };
    let latest = matches!(query.tray, Tray::Answered | Tray::Closed);
    let (statement, start) = if latest { (sql_cases::LATEST_FIRST, Uuid::max()) } else { (sql_cases::OLDEST_FIRST, Uuid::nil()) };
    let after: Uuid = query.after.as_deref().and_then(|a| a.parse().ok()).unwrap_or(start);
    let lines = all!(
        &mut tx,
        Line,
        statement,
        actor.tenant,
        actor.account,
        now,
        tray,
        query.office,
        &pattern,
        same.as_deref(),
        together,
        after,
        i64::from(SIZE) + 1
    )?;
    let rows = lines.into_iter().map(|l| l.row(now, &zone)).collect();
    let page = Page::cut(rows, usize::try_from(SIZE).unwrap_or_default(), |r: &CaseRow| r.id.to_string());
    Ok(Inbox { offices, rows: page.items, next: page.next, counts: counts(engine, &mut tx, actor, query.office).await? })
}

async fn fingerprint_of(tx: &mut Tx, actor: &Actor, case: CaseId) -> Result<String> {
    let Some(record) = one!(tx, view::CaseRecord, sql_cases::BY_ID, actor.tenant, case)? else { return not_found() };
    access::require_on(tx, actor, Capability::CaseworkRead, record.organisation_id).await?;
    let Some(letter) = letters::by_id(tx, actor.tenant, record.letter_id).await? else { return not_found() };
    Ok(letter.fingerprint)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    state: CaseState,
    n: i64,
    mine: i64,
}

async fn counts(engine: &Engine, tx: &mut Tx, actor: &Actor, office: Option<OrganisationId>) -> Result<Vec<(Tray, i64)>> {
    let rows = all!(tx, CountRow, sql_cases::COUNTS, actor.tenant, actor.account, engine.now(), office)?;
    let sum = |of: &dyn Fn(&CountRow) -> i64| rows.iter().map(of).sum::<i64>();
    let has = |states: &'static [CaseState]| sum(&|r: &CountRow| if states.contains(&r.state) { r.n } else { 0 });
    Ok(Tray::ALL
        .iter()
        .map(|tray| {
            let n = match tray {
                Tray::Todo => has(&[CaseState::New, CaseState::Open, CaseState::Waiting]),
                Tray::New => has(&[CaseState::New]),
                Tray::Mine => sum(&|r: &CountRow| if r.state == CaseState::Closed { 0 } else { r.mine }),
                Tray::Waiting => has(&[CaseState::Waiting]),
                Tray::Held => has(&[CaseState::Held]),
                Tray::Answered => has(&[CaseState::Answered]),
                Tray::Closed => has(&[CaseState::Closed]),
            };
            (*tray, n)
        })
        .collect())
}

/// How many letters wait for the caller's offices: the number beside "Letters" in the menu.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to read letters.
pub async fn waiting_count(engine: &Engine, actor: &Actor) -> Result<i64> {
    access::require(actor, Capability::CaseworkRead)?;
    let mut tx = engine.read().await?;
    let counts = counts(engine, &mut tx, actor, None).await?;
    Ok(counts.into_iter().find(|(tray, _)| *tray == Tray::Todo).map_or(0, |(_, n)| n))
}
