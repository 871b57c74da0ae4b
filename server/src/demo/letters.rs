//! Letters to the office, at every stage between written and settled. They take the way citizens' letters take: form, mail, link, office.

use anyhow::Context;
use domain::access::Actor;
use domain::casework::form::LetterForm;
use domain::casework::letter::Survey;
use domain::casework::office::{InboxQuery, Outcome};
use domain::ids::{CaseId, MembershipId};
use domain::representatives::lookup::{Outcome as Found, Question};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::{Clock, Engine, casework, clock, jobs, mail, representatives};

use super::letter_texts::{CAMPAIGN, Fate, LETTERS, Written};
use super::names::{FAMILY, GIVEN, STREETS, pick};

/// Letters of one wording in the campaign: more than an office gets without anybody looking.
const ALIKE: usize = 27;

/// Whom everybody writes to, from where.
struct Address {
    to: MembershipId,
    place: String,
    postcode: String,
}

/// Writes the letters and does what the office did with them.
pub(super) async fn fill(engine: &Engine, tenant: &Tenant, office: &Actor) -> anyhow::Result<()> {
    let address = address(engine, tenant).await?;
    for (n, letter) in LETTERS.iter().enumerate() {
        let track = send(engine, tenant, &address, n, letter, letter.hours).await?;
        settle(engine, tenant, office, letter, &track).await?;
    }
    for n in 0..ALIKE {
        let hours = CAMPAIGN.hours - i64::try_from(n).unwrap_or_default();
        send(engine, tenant, &address, 100 + n, &CAMPAIGN, hours).await?;
    }
    Ok(())
}

/// The engine as it was so many hours ago.
fn back(engine: &Engine, hours: i64) -> Engine {
    Engine { clock: Clock::standing(engine.now().plus(-hours * Timestamp::HOUR)), ..engine.clone() }
}

/// A postcode that leads to the member with the office, and to nobody else's district.
async fn address(engine: &Engine, tenant: &Tenant) -> anyhow::Result<Address> {
    let mut tx = engine.read().await?;
    let (politician, _) =
        casework::office_links(&mut tx, tenant.id).await?.into_iter().next().context("the demo has no office")?;
    drop(tx);
    let today = clock::date_in(engine.now(), &tenant.zone);
    for postcode in super::land::POSTCODES {
        let question = Question { text: postcode.to_string(), ..Question::default() };
        if let Found::Found(found) = representatives::find(engine, tenant.id, &today, &question).await?
            && let Some(member) = found.holders().find(|h| h.politician == politician)
        {
            return Ok(Address { to: member.membership, place: found.token.clone(), postcode: postcode.to_string() });
        }
    }
    anyhow::bail!("no postcode leads to the member with the office")
}

/// A citizen writes and uses the link; gives the token of the tracking page.
async fn send(engine: &Engine, tenant: &Tenant, to: &Address, n: usize, letter: &Written, hours: i64) -> anyhow::Result<String> {
    let then = back(engine, hours);
    let email = format!("citizen{n}@example.org");
    let form = LetterForm {
        to: to.to.to_string(),
        place: to.place.clone(),
        topic: letter.topic.as_str().into(),
        subject: letter.subject.into(),
        body: letter.body.into(),
        name: format!("{} {}", pick(GIVEN, n * 3 + 1), pick(FAMILY, n * 5 + 2)),
        email: email.clone(),
        address: format!("{} {}", pick(STREETS, n), n % 80 + 1),
        postcode: to.postcode.clone(),
        city: "Norrvig".into(),
        ..LetterForm::default()
    };
    let addressed = casework::recipients(&then, tenant, &form).await?;
    let from = format!("198.51.100.{n}");
    casework::submit(&then, tenant, &form, &addressed.recipients, addressed.place.as_ref(), letter.locale, &from).await?;
    let asked =
        mail::list(&then, tenant.id, Some(&email), None, 1).await?.items.pop().context("a letter was not to be confirmed")?;
    let text = mail::read(&then, tenant.id, asked.id).await?.context("a mail is gone")?.text;
    let token: String = text
        .split("/write/confirm/")
        .nth(1)
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    let track = casework::confirm(&then, tenant, &token).await?;
    jobs::run_due(&then).await?;
    Ok(track)
}

/// What the office did, and what the citizen said to it.
async fn settle(engine: &Engine, tenant: &Tenant, office: &Actor, letter: &Written, track: &str) -> anyhow::Result<()> {
    // As many hours after the letter came.
    let at = |after: i64| back(engine, (letter.hours - after).max(1));
    let case = case_about(engine, office, letter).await?;
    match letter.fate {
        Fate::New => return Ok(()),
        Fate::Taken => {
            casework::acknowledge(&at(5), office, tenant, case, version(engine, office, case).await?).await?;
            casework::assign(&at(5), office, case, version(engine, office, case).await?, Some(office.account)).await?;
            casework::note(&at(8), office, case, version(engine, office, case).await?, letter.note).await?;
        }
        Fate::Waiting => {
            casework::assign(&at(4), office, case, version(engine, office, case).await?, Some(office.account)).await?;
            casework::answer(&at(30), office, tenant, case, version(engine, office, case).await?, letter.answer, false).await?;
            casework::wait(&at(31), office, case, version(engine, office, case).await?, true).await?;
        }
        Fate::Answered => answer(engine, tenant, office, letter, case).await?,
        Fate::Closed(outcome, survey) => {
            answer(engine, tenant, office, letter, case).await?;
            close(engine, tenant, office, letter, case, outcome).await?;
            if let Some(survey) = survey {
                say(&at(15 * 24), tenant, track, survey).await?;
            }
        }
    }
    Ok(())
}

async fn answer(engine: &Engine, tenant: &Tenant, office: &Actor, letter: &Written, case: CaseId) -> anyhow::Result<()> {
    let then = back(engine, letter.hours - 50);
    casework::acknowledge(&then, office, tenant, case, version(engine, office, case).await?).await?;
    casework::answer(&then, office, tenant, case, version(engine, office, case).await?, letter.answer, false).await?;
    Ok(())
}

async fn close(
    engine: &Engine,
    tenant: &Tenant,
    office: &Actor,
    letter: &Written,
    case: CaseId,
    outcome: Outcome,
) -> anyhow::Result<()> {
    let then = back(engine, letter.hours - 120);
    casework::close(&then, office, case, version(engine, office, case).await?, Some(outcome)).await?;
    // Two weeks later the citizen is asked whether they were answered.
    let mut tx = engine.write().await?;
    casework::sweep(
        &back(engine, letter.hours - 14 * 24 - 2),
        &mut tx,
        tenant.id,
        back(engine, letter.hours - 14 * 24 - 2).now(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

async fn say(then: &Engine, tenant: &Tenant, track: &str, answer: Survey) -> anyhow::Result<()> {
    let letter = casework::track(then, tenant, track).await?.letters.into_iter().next().context("a letter is gone")?;
    Ok(casework::survey(then, tenant, track, letter.id, answer).await?)
}

async fn case_about(engine: &Engine, office: &Actor, letter: &Written) -> anyhow::Result<CaseId> {
    let query = InboxQuery { search: letter.subject.into(), ..InboxQuery::default() };
    let row = casework::inbox(engine, office, &query).await?.rows.into_iter().next();
    Ok(row.with_context(|| format!("the letter “{}” is no case", letter.subject))?.id)
}

async fn version(engine: &Engine, office: &Actor, case: CaseId) -> anyhow::Result<i64> {
    Ok(casework::case(engine, office, case).await?.version)
}
