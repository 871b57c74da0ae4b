//! From areas to the seats they elect and the people who hold them.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{AreaId, BodyId, MembershipId, PoliticianId, PostId, TenantId};
use domain::representatives::contact::{Channel, Contact, Health, best};
use domain::representatives::level::Level;
use domain::representatives::lookup::{BodySeats, Holder, Outcome, PostSeats, Representation};
use domain::representatives::place::Place;
use domain::time::Timestamp;
use uuid::Uuid;

use super::area::{Area, with_districts};
use super::{Asked, sql};
use crate::db::Tx;
use crate::representatives::place;
use crate::{Engine, Result, all, casework, one};

#[derive(Debug, Clone, sqlx::FromRow)]
struct PostRow {
    post_id: PostId,
    label: String,
    seats: Option<i64>,
    area: String,
    body_id: BodyId,
    body: String,
    level: Level,
}

#[derive(Debug, sqlx::FromRow)]
struct MemberRow {
    membership_id: MembershipId,
    politician_id: PoliticianId,
    name: String,
    party: String,
    role: String,
    start_date: String,
    end_date: String,
    period_id: Option<Uuid>,
}

#[derive(Debug, sqlx::FromRow)]
struct ContactRow {
    politician_id: PoliticianId,
    channel: Channel,
    content: String,
    note: String,
    provenance: String,
    manual: bool,
    health: Health,
    checked_at: Timestamp,
}

impl From<ContactRow> for Contact {
    fn from(r: ContactRow) -> Self {
        Self {
            channel: r.channel,
            value: r.content,
            note: r.note,
            provenance: r.provenance,
            manual: r.manual,
            health: r.health,
            checked_at: r.checked_at,
        }
    }
}

/// The latest period of a body that had begun by a date.
#[derive(Debug, sqlx::FromRow)]
struct PeriodRow {
    period_id: Uuid,
    end_date: String,
}

async fn rows(asked: &Asked<'_>, tx: &mut Tx, areas: &[AreaId]) -> Result<Vec<PostRow>> {
    let mut out = Vec::new();
    for area in with_districts(asked, tx, areas).await? {
        out.extend(all!(tx, PostRow, sql::POSTS_OF_AREA, asked.tenant, area)?);
    }
    out.extend(all!(tx, PostRow, sql::POSTS_EVERYWHERE, asked.tenant)?);
    Ok(out)
}

/// The posts that represent the areas.
pub async fn posts(asked: &Asked<'_>, tx: &mut Tx, areas: &[AreaId]) -> Result<BTreeSet<PostId>> {
    Ok(rows(asked, tx, areas).await?.into_iter().map(|r| r.post_id).collect())
}

/// The answer for a place.
pub async fn found(asked: &Asked<'_>, tx: &mut Tx, place: Place) -> Result<Outcome> {
    let mut names = Vec::new();
    for id in &place.areas {
        if let Some(a) = one!(tx, Area, sql::NAMES, asked.tenant, id)?
            && !names.contains(&a.name)
        {
            names.push(a.name);
        }
    }
    let mut bodies: BTreeMap<(Level, String, BodyId), Vec<PostRow>> = BTreeMap::new();
    for row in rows(asked, tx, &place.areas).await? {
        bodies.entry((row.level, row.body.clone(), row.body_id)).or_default().push(row);
    }
    let mut out = Vec::new();
    for ((level, name, body), mut posts) in bodies {
        posts.sort_by(|a, b| (a.area.is_empty(), &a.label, &a.area).cmp(&(b.area.is_empty(), &b.label, &b.area)));
        let period = period(asked, tx, body).await?;
        let over_since = period.as_ref().map(|p| p.end_date.clone()).filter(|end| !end.is_empty() && *end <= asked.date);
        let mut seats = Vec::new();
        for post in posts {
            seats.push(with_holders(asked, tx, post, period.as_ref()).await?);
        }
        out.push(BodySeats { body, name, level, over_since, posts: seats });
    }
    let token = place::sign(asked.engine, asked.tenant, &place);
    Ok(Outcome::Found(Representation { token, place, areas: names, bodies: out }))
}

async fn period(asked: &Asked<'_>, tx: &mut Tx, body: BodyId) -> Result<Option<PeriodRow>> {
    one!(tx, PeriodRow, sql::PERIODS, asked.tenant, body, &asked.date)
}

async fn with_holders(asked: &Asked<'_>, tx: &mut Tx, post: PostRow, period: Option<&PeriodRow>) -> Result<PostSeats> {
    let members = all!(tx, MemberRow, sql::MEMBERS, asked.tenant, post.post_id)?;
    let mut contacts: BTreeMap<PoliticianId, Vec<Contact>> = BTreeMap::new();
    for row in all!(tx, ContactRow, sql::CONTACTS_OF_POST, asked.tenant, post.post_id)? {
        contacts.entry(row.politician_id).or_default().push(row.into());
    }
    let mut holders: Vec<Holder> = Vec::new();
    for m in members.into_iter().filter(|m| in_force(m, period, &asked.date)) {
        if holders.iter().any(|h| h.politician == m.politician_id) {
            continue;
        }
        let channel = contacts.get(&m.politician_id).and_then(|list| best(list)).map_or(Channel::Unknown, |c| c.channel);
        holders.push(Holder {
            membership: m.membership_id,
            politician: m.politician_id,
            name: m.name,
            party: m.party,
            role: m.role,
            channel,
            office: casework::has_office(tx, asked.tenant, m.politician_id).await?,
        });
    }
    let seats = post.seats.and_then(|n| u32::try_from(n).ok());
    Ok(PostSeats {
        post: post.post_id,
        label: post.label,
        area: post.area,
        seats,
        vacant: PostSeats::vacancies(seats, holders.len()),
        holders,
    })
}

/// Whether somebody sits on a date: in the latest period (or in none), begun, and not ended. A period that is over does not
/// end its members: until the next one begins they are the last that were elected, and the page says so.
fn in_force(m: &MemberRow, period: Option<&PeriodRow>, date: &str) -> bool {
    let this_period = match (m.period_id, period) {
        (Some(mine), Some(latest)) => mine == latest.period_id,
        (None, _) => true,
        (Some(_), None) => false,
    };
    this_period
        && (m.start_date.is_empty() || m.start_date.as_str() <= date)
        && (m.end_date.is_empty() || m.end_date.as_str() > date)
}

/// Somebody a letter can be addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Their time in the seat.
    pub membership: MembershipId,
    /// Who.
    pub politician: PoliticianId,
    /// Their name.
    pub name: String,
    /// Their party; empty if none.
    pub party: String,
    /// The body they sit in.
    pub body: String,
    /// Its level.
    pub level: Level,
    /// The post's name, empty for plain members.
    pub post: String,
    /// The district; empty if it is the whole territory.
    pub area: String,
    /// Every way to reach them; `domain::representatives::contact::best` chooses.
    pub contacts: Vec<Contact>,
}

/// Whom a membership stands for, if it is in force on the date.
///
/// # Errors
/// If the database fails.
pub async fn recipient(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    date: &str,
    membership: MembershipId,
) -> Result<Option<Recipient>> {
    let asked = Asked { engine, tenant, date: date.to_owned() };
    let Some((post_id, body_id)) = one!(tx, (PostId, BodyId), sql::POST_OF_MEMBERSHIP, tenant, membership)? else {
        return Ok(None);
    };
    let Some(post) = one!(tx, PostRow, sql::POST, tenant, post_id)? else { return Ok(None) };
    let period = period(&asked, tx, body_id).await?;
    let members = all!(tx, MemberRow, sql::MEMBERS, tenant, post_id)?;
    let Some(m) = members.into_iter().find(|m| m.membership_id == membership && in_force(m, period.as_ref(), date)) else {
        return Ok(None);
    };
    let contacts = all!(tx, ContactRow, sql::CONTACTS_OF_POST, tenant, post_id)?
        .into_iter()
        .filter(|c| c.politician_id == m.politician_id)
        .map(Contact::from)
        .collect();
    Ok(Some(Recipient {
        membership,
        politician: m.politician_id,
        name: m.name,
        party: m.party,
        body: post.body,
        level: post.level,
        post: post.label,
        area: post.area,
        contacts,
    }))
}
