//! One representative: everything known, and correcting their time in a seat.

mod seats;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use domain::access::{Actor, Capability};
use domain::ids::{BodyId, MembershipId, PoliticianId, PostId, TenantId};
use domain::representatives::detail::{RepresentativeView, SeatCorrection, SeatView};
use domain::time::Timestamp;

pub use self::seats::{correct_seat, take_back_seat};
use super::contacts;
use super::parse::code;
use crate::db::Tx;
use crate::{Engine, Result, access, all, clock, not_found, one, tenants};

#[derive(sqlx::FromRow)]
struct SeatRow {
    membership_id: MembershipId,
    body: String,
    label: String,
    area: String,
    party_id: Option<BodyId>,
    party: String,
    start_date: String,
    end_date: String,
    post_id: PostId,
    seats: Option<i64>,
    seats_override: Option<i64>,
    basis: Option<String>,
    corrected_by: Option<String>,
    corrected_at: Option<Timestamp>,
    source_party: String,
    source_start: String,
    source_end: String,
    latest: bool,
}

impl SeatRow {
    fn view(self, today: &str, zone: &str) -> SeatView {
        let correction = match (self.basis, self.corrected_by, self.corrected_at) {
            (Some(basis), Some(by), Some(at)) => Some(SeatCorrection {
                basis,
                by,
                at: clock::local(at, zone),
                source_party: self.source_party,
                source_start: self.source_start,
                source_end: self.source_end,
            }),
            _ => None,
        };
        let begun = self.start_date.is_empty() || self.start_date.as_str() <= today;
        let over = !self.end_date.is_empty() && self.end_date.as_str() <= today;
        SeatView {
            id: self.membership_id,
            body: self.body,
            label: self.label,
            area: self.area,
            party: self.party_id.map(|id| (id, self.party)),
            start_date: self.start_date,
            end_date: self.end_date,
            post: self.post_id,
            seats: self.seats,
            seats_by_hand: self.seats_override,
            current: self.latest && begun && !over,
            correction,
        }
    }
}

/// One representative with contacts, seats and corrections.
///
/// # Errors
/// [`domain::ApiError::Forbidden`]; [`domain::ApiError::NotFound`] if there is nobody of that id.
pub async fn representative(engine: &Engine, actor: &Actor, id: PoliticianId) -> Result<RepresentativeView> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    let who = one!(&mut tx, (String, String), sql::WHO, actor.tenant, id)?;
    let (Some((name, source)), Some(tenant)) = (who, tenants::get(&mut tx, actor.tenant).await?) else { return not_found() };
    let today = clock::date_in(engine.now(), &tenant.zone);
    let contacts = contacts::of(&mut tx, actor.tenant, id).await?;
    let contacts = contacts.into_iter().map(|c| (c.checked_at, c)).map(|(at, c)| (c, clock::local(at, &tenant.zone))).collect();
    let seats = all!(&mut tx, SeatRow, sql::SEATS, actor.tenant, id, &today)?;
    let parties = all!(&mut tx, (BodyId, String), sql::PARTIES, actor.tenant)?;
    let seats = seats.into_iter().map(|row| row.view(&today, &tenant.zone)).collect();
    Ok(RepresentativeView { id, name, source, contacts, seats, parties })
}

/// The name of a representative, `None` if there is nobody of that id.
///
/// # Errors
/// If the database fails.
pub async fn name_of(tx: &mut Tx, tenant: TenantId, id: PoliticianId) -> Result<Option<String>> {
    Ok(one!(tx, (String, String), sql::WHO, tenant, id)?.map(|(name, _)| name))
}

/// A short name for the office of somebody: the name in plain letters.
#[must_use]
pub fn office_slug(name: &str) -> String {
    let key = code::name_key(name);
    let words: Vec<String> =
        key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let slug: String = format!("office-{}", words.join("-")).chars().take(60).collect();
    slug.trim_end_matches('-').to_owned()
}
