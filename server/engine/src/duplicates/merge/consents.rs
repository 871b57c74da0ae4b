//! Consents of two records: the stricter goes on. A "no" on either side wins over any "yes"; of two "yes" the one that rests on more.

use std::collections::BTreeMap;

use domain::consent::{Basis, Channel, Proof};
use domain::duplicates::ConsentChoice;
use domain::ids::{ConsentId, PersonId, PurposeId, TenantId};
use domain::locale::LocalizedText;
use domain::people::Source;
use sqlx::types::Json;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, consent, exec, one};

/// The latest answer for a purpose and channel.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Answer {
    purpose_id: PurposeId,
    channel: Channel,
    given: bool,
    basis: Basis,
    version: i64,
    proof: Json<Proof>,
}

/// Answers by purpose and channel.
pub(super) type Answers = BTreeMap<(PurposeId, Channel), Answer>;

/// How it stands for a person.
pub(super) async fn of(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Answers> {
    let rows = all!(tx, Answer, sql::LATEST, tenant, person)?;
    Ok(rows.into_iter().map(|row| ((row.purpose_id, row.channel), row)).collect())
}

const fn strictness(basis: Basis) -> u8 {
    match basis {
        Basis::Consent => 2,
        Basis::Membership => 1,
        Basis::LegitimateInterest => 0,
    }
}

/// The stricter of two answers.
fn stricter<'a>(left: Option<&'a Answer>, right: Option<&'a Answer>) -> Option<&'a Answer> {
    match (left, right) {
        (Some(a), Some(b)) if a.given != b.given => Some(if a.given { b } else { a }),
        (Some(a), Some(b)) => Some(if strictness(b.basis) > strictness(a.basis) { b } else { a }),
        (one, other) => one.or(other),
    }
}

/// Every answer of either, with what goes on.
pub(super) async fn choices(tx: &mut Tx, tenant: TenantId, left: &Answers, right: &Answers) -> Result<Vec<ConsentChoice>> {
    let keys: std::collections::BTreeSet<_> = left.keys().chain(right.keys()).copied().collect();
    let mut out = Vec::new();
    for key in keys {
        let (a, b) = (left.get(&key), right.get(&key));
        let Some(result) = stricter(a, b) else { continue };
        let title = one!(tx, (Json<LocalizedText>,), sql::TITLE, tenant, key.0)?.map(|(title,)| title.0).unwrap_or_default();
        let stand = |answer: &Answer| (answer.given, answer.basis);
        out.push(ConsentChoice {
            purpose: key.0,
            title,
            channel: key.1,
            left: a.map(stand),
            right: b.map(stand),
            result: stand(result),
        });
    }
    Ok(out)
}

/// After all rows are one person's: writes down what goes on wherever the latest row says something else. What was agreed to and
/// withdrawn stays as it was recorded.
pub(super) async fn settle(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    left: &Answers,
    right: &Answers,
) -> Result<()> {
    let now = of(tx, tenant, person).await?;
    for (key, latest) in &now {
        let Some(wanted) = stricter(left.get(key), right.get(key)) else { continue };
        if latest.given == wanted.given && (!wanted.given || latest.basis == wanted.basis) {
            continue;
        }
        let id: ConsentId = engine.id();
        exec!(
            tx,
            consent::sql::INSERT,
            tenant,
            id,
            person,
            key.0,
            key.1,
            wanted.given,
            wanted.basis,
            wanted.version,
            &wanted.proof,
            Source::Organiser,
            engine.now()
        )?;
    }
    Ok(())
}
