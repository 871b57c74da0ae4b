//! Recording consent and reading how it stands.

use domain::consent::{Basis, Channel, ConsentView, Preference, Proof};
use domain::ids::{ConsentId, PersonId, PurposeId, TenantId};
use domain::locale::LocalizedText;
use domain::people::Source;
use domain::time::Timestamp;
use sqlx::types::Json;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, exec, one, value};

/// A yes or a no to be recorded.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Who.
    pub person: PersonId,
    /// For what.
    pub purpose: PurposeId,
    /// By what means.
    pub channel: Channel,
    /// Yes or no.
    pub given: bool,
    /// Why it is lawful.
    pub basis: Basis,
    /// Version of the words that were shown.
    pub version: i64,
    /// How we know.
    pub proof: Proof,
    /// Where it came from.
    pub source: Source,
}

/// Records an answer, unless it stands like that already with the same words. Gives whether a row was added.
///
/// # Errors
/// If the database fails.
pub async fn record(engine: &Engine, tx: &mut Tx, tenant: TenantId, answer: &Answer) -> Result<bool> {
    let before = one!(tx, (bool, i64), sql::LATEST, tenant, answer.person, answer.purpose, answer.channel)?;
    let same = match before {
        Some((given, version)) => given == answer.given && (version == answer.version || !given),
        // "No" to what nobody ever agreed to says nothing.
        None => !answer.given,
    };
    if same {
        return Ok(false);
    }
    let id: ConsentId = engine.id();
    exec!(
        tx,
        sql::INSERT,
        tenant,
        id,
        answer.person,
        answer.purpose,
        answer.channel,
        answer.given,
        answer.basis,
        answer.version,
        Json(&answer.proof),
        answer.source,
        engine.now()
    )?;
    Ok(true)
}

/// Withdraws everything that stands. Gives how many consents that were.
///
/// # Errors
/// If the database fails.
pub async fn withdraw_all(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    source: Source,
    proof: &Proof,
) -> Result<usize> {
    let standing = all!(tx, (PurposeId, Channel, i64), sql::STANDING, tenant, person)?;
    for (purpose, channel, version) in &standing {
        let answer = Answer {
            person,
            purpose: *purpose,
            channel: *channel,
            given: false,
            basis: Basis::Consent,
            version: *version,
            proof: proof.clone(),
            source,
        };
        record(engine, tx, tenant, &answer).await?;
    }
    Ok(standing.len())
}

/// Whether a person may be contacted for a purpose by a channel, as it stands now: they agreed, nobody noted that the channel
/// must not be used, and they are neither in the trash nor gone.
///
/// # Errors
/// If the database fails.
pub async fn allowed(tx: &mut Tx, tenant: TenantId, person: PersonId, purpose: PurposeId, channel: Channel) -> Result<bool> {
    let kept_out = value!(tx, i64, sql::KEPT_OUT, tenant, person, channel)? > 0;
    Ok(!kept_out && agreed(tx, tenant, person, purpose, channel).await?)
}

/// Whether a person agreed to be contacted for a purpose by a channel and has not withdrawn it.
///
/// # Errors
/// If the database fails.
pub async fn agreed(tx: &mut Tx, tenant: TenantId, person: PersonId, purpose: PurposeId, channel: Channel) -> Result<bool> {
    let latest = one!(tx, (bool, i64), sql::LATEST, tenant, person, purpose, channel)?;
    Ok(latest.is_some_and(|(given, _)| given))
}

#[derive(sqlx::FromRow)]
struct HistoryRow {
    purpose_id: PurposeId,
    title: Json<LocalizedText>,
    channel: Channel,
    given: bool,
    basis: Basis,
    version: i64,
    proof: Json<Proof>,
    source: Source,
    at: Timestamp,
}

/// Everything a person ever agreed to or withdrew, latest first.
///
/// # Errors
/// If the database fails.
pub async fn history(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Vec<ConsentView>> {
    let rows = all!(tx, HistoryRow, sql::HISTORY, tenant, person)?;
    Ok(rows
        .into_iter()
        .map(|r| ConsentView {
            purpose: r.purpose_id,
            title: r.title.0,
            channel: r.channel,
            given: r.given,
            basis: r.basis,
            version: r.version,
            proof: r.proof.0,
            source: r.source,
            at: r.at,
        })
        .collect())
}

#[derive(sqlx::FromRow)]
struct PreferenceRow {
    purpose_id: PurposeId,
    organisation_name: String,
    channels: Json<Vec<Channel>>,
    title: Json<LocalizedText>,
    explanation: Json<LocalizedText>,
}

/// How it stands for every purpose and channel that the person's organisations ask for or that the person ever answered.
///
/// # Errors
/// If the database fails.
pub async fn preferences(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Vec<Preference>> {
    let purposes = all!(tx, PreferenceRow, sql::PREFERENCES, tenant, person)?;
    let latest = all!(tx, (PurposeId, Channel, bool, Timestamp), sql::LATEST_ALL, tenant, person)?;
    let mut out = Vec::new();
    for row in purposes {
        for channel in row.channels.0 {
            let stands = latest.iter().find(|(purpose, by, _, _)| *purpose == row.purpose_id && *by == channel);
            out.push(Preference {
                purpose: row.purpose_id,
                title: row.title.0.clone(),
                explanation: row.explanation.0.clone(),
                organisation_name: row.organisation_name.clone(),
                channel,
                given: stands.is_some_and(|(_, _, given, _)| *given),
                since: stands.map(|(_, _, _, at)| *at),
            });
        }
    }
    Ok(out)
}

/// Leaves of each proof what shows that consent was asked for lawfully (words, language, page, times) and removes what
/// points to the person: the one change ever made to a consent, when the person is erased.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    for (id, proof) in all!(tx, (ConsentId, Json<Proof>), sql::PROOFS, tenant, person)? {
        let bare = Proof { network: String::new(), note: String::new(), ..proof.0 };
        exec!(tx, sql::SET_PROOF, tenant, id, Json(&bare))?;
    }
    Ok(())
}
