//! What was corrected by hand, against what the file says: the preview and the report name each difference.

use std::collections::HashMap;

use domain::ids::{BodyId, PoliticianId};
use domain::representatives::contact::Channel;
use domain::representatives::import::{IssueKind, Issues};

use super::plan::Scope;
use super::records::{ContactRecord, MembershipRecord};
use super::sql;
use crate::db::Tx;
use crate::{Result, all};

#[derive(sqlx::FromRow)]
struct Seat {
    source_id: String,
    party_id: Option<BodyId>,
    start_date: String,
    end_date: String,
    name: String,
}

#[derive(sqlx::FromRow)]
struct ByHand {
    politician_id: PoliticianId,
    channel: Channel,
    content: String,
    name: String,
}

/// Every correction the file contradicts, and every corrected seat it no longer has.
pub async fn compare(
    tx: &mut Tx,
    scope: &Scope,
    seats: &[(String, MembershipRecord)],
    contacts: &[(String, ContactRecord)],
) -> Result<Issues> {
    let mut issues = Issues::default();
    let in_file: HashMap<&str, &MembershipRecord> = seats.iter().map(|(key, row)| (key.as_str(), row)).collect();
    for seat in all!(tx, Seat, sql::CORRECTED, scope.tenant, &scope.source)? {
        match in_file.get(seat.source_id.as_str()) {
            Some(row) if (row.party_id, &row.start_date, &row.end_date) != (seat.party_id, &seat.start_date, &seat.end_date) => {
                issues.note(IssueKind::CorrectionKept, 0, seat.name);
            }
            Some(_) => {}
            None if scope.complete => issues.note(IssueKind::CorrectionEnds, 0, seat.name),
            None => {}
        }
    }
    for hand in all!(tx, ByHand, sql::BY_HAND, scope.tenant, &scope.source)? {
        let mut said =
            contacts.iter().map(|(_, row)| row).filter(|c| c.politician_id == hand.politician_id && c.channel == hand.channel);
        let other = said.next().is_some_and(|first| first.content != hand.content && said.all(|c| c.content != hand.content));
        // Whoever takes no letters has no address of that kind in any file: every address contradicts it.
        let refused = hand.channel == Channel::Refuses && contacts.iter().any(|(_, row)| row.politician_id == hand.politician_id);
        if other || refused {
            issues.note(IssueKind::CorrectionKept, 0, format!("{}: {}", hand.name, hand.content).trim_end_matches(": "));
        }
    }
    Ok(issues)
}
