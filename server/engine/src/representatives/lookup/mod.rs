//! Who represents me: from an address, a postcode, a pin on the map or a choice from a list to everybody who holds a seat.

mod address;
mod area;
pub(crate) mod drawn;
mod point;
mod postcode;
mod seats;
pub(crate) mod spots;
pub(crate) mod sql;
#[cfg(test)]
pub(crate) mod tests;

use domain::ids::{AreaId, MembershipId, TenantId};
use domain::representatives::level::AreaKind;
use domain::representatives::lookup::{AreaChoice, Choice, Outcome, Question, Why};
use domain::representatives::place::{FoundBy, GeoPoint, Place};

use self::area::{Area, labels};
pub use self::seats::{Recipient, recipient};
use super::place;
use crate::db::Tx;
use crate::{Engine, Result, all, one, value};

/// Longest address that is looked at, in characters.
const MAX_TEXT: usize = 200;

/// Whom and when a question is about.
#[derive(Debug, Clone)]
struct Asked<'a> {
    engine: &'a Engine,
    tenant: TenantId,
    /// The day on which districts and members must be in force, `YYYY-MM-DD`.
    date: String,
}

/// Answers a question as of a date (`YYYY-MM-DD`). Never guesses: what is not certain becomes a choice.
///
/// # Errors
/// If the database fails.
pub async fn find(engine: &Engine, tenant: TenantId, date: &str, question: &Question) -> Result<Outcome> {
    let asked = Asked { engine, tenant, date: date.to_owned() };
    let mut tx = engine.read().await?;
    if value!(&mut tx, i64, sql::ANY_AREA, tenant)? == 0 {
        return Ok(Outcome::NotReady);
    }
    if !question.token.is_empty() {
        return match place::verify(engine, tenant, &question.token) {
            Some(place) => seats::found(&asked, &mut tx, place).await,
            None => Ok(Outcome::Unknown { asked: String::new(), why: Why::BadLink }),
        };
    }
    if question.abroad {
        return abroad(&asked, &mut tx).await;
    }
    if let Some(id) = question.area {
        return chosen(&asked, &mut tx, id).await;
    }
    if let Some(p) = question.point {
        return by_point(&asked, &mut tx, p, None).await;
    }
    let text: String = question.text.trim().chars().take(MAX_TEXT).collect();
    if text.is_empty() {
        return Ok(Outcome::Unknown { asked: text, why: Why::Empty });
    }
    if let Some(p) = GeoPoint::parse(&text) {
        return by_point(&asked, &mut tx, p, None).await;
    }
    postcode::find(&asked, &mut tx, &text).await
}

async fn by_point(asked: &Asked<'_>, tx: &mut Tx, p: GeoPoint, label: Option<String>) -> Result<Outcome> {
    let areas = point::containing(asked, tx, p).await?;
    if areas.is_empty() {
        let near = point::nearest(asked, tx, p).await?;
        if near.is_empty() {
            return Ok(Outcome::Outside);
        }
        let mut choices = Vec::new();
        for (area, metres) in near {
            // The middle of nowhere is in nothing, but its neighbour lies in every level: ask for all of those.
            choices.push(choice(asked, FoundBy::Nearest, &[area], metres));
        }
        return Ok(Outcome::Near { choices });
    }
    let label = label.unwrap_or_else(|| labels(&areas));
    seats::found(asked, tx, Place { areas: areas.iter().map(|a| a.area_id).collect(), found_by: FoundBy::Point, label }).await
}

async fn chosen(asked: &Asked<'_>, tx: &mut Tx, id: AreaId) -> Result<Outcome> {
    let Some(area) = one!(tx, Area, sql::NAMES, asked.tenant, id)? else {
        return Ok(Outcome::Unknown { asked: String::new(), why: Why::BadLink });
    };
    seats::found(asked, tx, Place { areas: vec![id], found_by: FoundBy::Choice, label: area.name }).await
}

async fn abroad(asked: &Asked<'_>, tx: &mut Tx) -> Result<Outcome> {
    let areas = all!(tx, Area, sql::KIND, asked.tenant, AreaKind::Abroad)?;
    Ok(Outcome::Abroad { choices: areas.into_iter().map(|a| choice(asked, FoundBy::Abroad, &[a], 0)).collect() })
}

/// A place to choose, signed.
fn choice(asked: &Asked<'_>, found_by: FoundBy, areas: &[Area], metres: u32) -> Choice {
    let label = labels(areas);
    let place = Place { areas: areas.iter().map(|a| a.area_id).collect(), found_by, label: label.clone() };
    Choice { label, metres, token: place::sign(asked.engine, asked.tenant, &place), place }
}

/// The areas a citizen can choose from a list: those that lead to somebody, at most a thousand, by name.
///
/// # Errors
/// If the database fails.
pub async fn choosable(engine: &Engine, tenant: TenantId, date: &str) -> Result<Vec<AreaChoice>> {
    let mut tx = engine.read().await?;
    let all = all!(&mut tx, Area, sql::CHOOSABLE, tenant, date)?;
    Ok(all.into_iter().map(|a| AreaChoice { area: a.area_id, name: a.name }).collect())
}

/// Whether a membership may be written to from this place: whether it is among those that represent it.
///
/// # Errors
/// If the database fails.
pub async fn represents(engine: &Engine, tenant: TenantId, date: &str, place: &Place, membership: MembershipId) -> Result<bool> {
    let asked = Asked { engine, tenant, date: date.to_owned() };
    let mut tx = engine.read().await?;
    Ok(match seats::found(&asked, &mut tx, place.clone()).await? {
        Outcome::Found(r) => r.holders().any(|h| h.membership == membership),
        _ => false,
    })
}

#[cfg(test)]
pub(crate) use self::tests::denmark;
