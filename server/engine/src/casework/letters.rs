//! A stored letter, and the log of what happened to it.

use domain::casework::letter::{DistrictCheck, HoldRule, LetterState, Step, Survey, Topic};
use domain::casework::text;
use domain::ids::{AccountId, LetterId, MailId, OrganisationId, PoliticianId, TenantId};
use domain::locale::Locale;
use domain::representatives::contact::Channel;
use domain::representatives::place::FoundBy;
use domain::time::Timestamp;
use uuid::Uuid;

use super::sql;
use crate::audit::Who;
use crate::db::Tx;
use crate::{Engine, Result, all, exec, one};

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Letter {
    pub letter_id: LetterId,
    pub group_id: Uuid,
    pub number: String,
    pub locale: Locale,
    pub topic: Topic,
    pub citizen_name: String,
    pub citizen_email: String,
    pub citizen_phone: String,
    pub citizen_address: String,
    pub citizen_postcode: String,
    pub citizen_city: String,
    pub on_behalf_of: String,
    pub politician_id: PoliticianId,
    pub recipient_name: String,
    pub recipient_title: String,
    pub organisation_id: Option<OrganisationId>,
    pub area_label: String,
    pub found_by: Option<FoundBy>,
    pub district_check: DistrictCheck,
    pub campaign: String,
    pub subject: String,
    pub body: String,
    pub fingerprint: String,
    pub state: LetterState,
    pub hold_rule: Option<HoldRule>,
    pub channel: Channel,
    pub contact: String,
    pub mail_id: Option<MailId>,
    pub created_at: Timestamp,
    pub verified_at: Option<Timestamp>,
    pub mailed_at: Option<Timestamp>,
    pub survey: Option<Survey>,
}

impl Letter {
    /// The citizen's address, line by line.
    pub fn address(&self) -> Vec<String> {
        let town = format!("{} {}", self.citizen_postcode, self.citizen_city);
        [self.citizen_address.trim(), town.trim()].into_iter().filter(|l| !l.is_empty()).map(str::to_owned).collect()
    }

    /// The whole text as it leaves.
    pub fn text(&self) -> String {
        let address = self.address();
        let lines: Vec<&str> = address.iter().map(String::as_str).collect();
        text::whole(self.locale, &self.recipient_name, &self.body, &self.citizen_name, &lines)
    }
}

pub(super) async fn by_id(tx: &mut Tx, tenant: TenantId, id: LetterId) -> Result<Option<Letter>> {
    one!(tx, Letter, sql::BY_ID, tenant, id)
}

pub(super) async fn by_group(tx: &mut Tx, tenant: TenantId, group: Uuid) -> Result<Vec<Letter>> {
    all!(tx, Letter, sql::BY_GROUP, tenant, group)
}

/// Adds a step to a letter's log.
pub(super) async fn log(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    letter: LetterId,
    who: Who<'_>,
    step: Step,
    detail: &str,
) -> Result<()> {
    let id: Uuid = engine.id();
    let (account, actor): (Option<AccountId>, &str) = match who {
        Who::Account(actor) => (Some(actor.account), &actor.name),
        Who::Citizen | Who::Supporter => (None, "citizen"),
        Who::System => (None, "system"),
    };
    exec!(tx, sql::LOG, tenant, id, letter, engine.now(), step, account, actor, detail)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
pub(super) struct StepRow {
    pub step: Step,
    pub actor: String,
    pub at: Timestamp,
}

/// What happened to a letter, latest first.
pub(super) async fn steps(tx: &mut Tx, tenant: TenantId, letter: LetterId) -> Result<Vec<StepRow>> {
    all!(tx, StepRow, sql::STEPS, tenant, letter)
}

/// Changes a letter's state and says so in its log.
pub(super) async fn set_state(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    letter: &Letter,
    state: (LetterState, Option<HoldRule>),
    step: Step,
    detail: &str,
) -> Result<()> {
    exec!(tx, sql::SET_STATE, tenant, letter.letter_id, state.0, state.1)?;
    log(engine, tx, tenant, letter.letter_id, Who::System, step, detail).await
}
