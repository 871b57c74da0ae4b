//! Writing: checking the form, the preview, and storing a letter that waits for its sender to confirm it.

use deunicode::deunicode;
use domain::casework::form::{LetterForm, LetterPreview, PreviewPage};
use domain::casework::letter::{LetterState, Step, Topic, Visibility};
use domain::casework::{limits, text};
use domain::ids::LetterId;
use domain::locale::Locale;
use domain::representatives::contact::Channel;
use domain::representatives::place::Place;
use domain::tenants::Tenant;
use domain::validate::{self, Check};
use domain::{ApiError, Problem};
use uuid::Uuid;

use super::letters::{self, Letter};
use super::recipient::Recipient;
use super::{mails, sql};
use crate::audit::Who;
use crate::db::Tx;
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, exec, one, tokens};

/// The form as it was checked.
struct Clean {
    topic: Topic,
    subject: String,
    body: String,
    name: String,
    email: String,
    address: String,
    postcode: String,
    city: String,
    phone: String,
    on_behalf_of: String,
    campaign: String,
}

fn clean(form: &LetterForm, recipients: &[Recipient]) -> Result<Clean> {
    let mut check = Check::new();
    let reachable = recipients.iter().all(|r| r.route().0 != Channel::Refuses);
    check.ensure(!recipients.is_empty(), "to", Problem::Required);
    check.ensure(reachable && recipients.len() <= limits::RECIPIENTS_MAX, "to", Problem::Choice);
    let topic = Topic::parse(&form.topic);
    check.ensure(topic.is_some(), "topic", Problem::Choice);
    let phone = form.phone.trim();
    check.ensure(phone.is_empty() || validate::phone(phone).is_some(), "phone", Problem::Phone);
    let clean = Clean {
        topic: topic.unwrap_or_default(),
        subject: one_line(&check.text("subject", &form.subject, limits::SUBJECT_MAX)),
        body: check.text("body", &form.body.replace("\r\n", "\n"), limits::BODY_MAX),
        name: one_line(&check.text("name", &form.name, limits::NAME_MAX)),
        email: check.email("email", &form.email),
        address: one_line(&check.text("address", &form.address, limits::NAME_MAX)),
        postcode: one_line(&check.text("postcode", &form.postcode, 20)),
        city: one_line(&check.optional_text("city", &form.city, limits::NAME_MAX).unwrap_or_default()),
        phone: phone.to_owned(),
        on_behalf_of: one_line(&check.optional_text("on_behalf_of", &form.on_behalf_of, limits::NAME_MAX).unwrap_or_default()),
        campaign: check.optional_text("campaign", &form.campaign, 60).unwrap_or_default(),
    };
    // Punctuation alone is no letter.
    check.ensure(clean.body.is_empty() || !text::normalised(&clean.body).is_empty(), "body", Problem::Required);
    check.done()?;
    Ok(clean)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters exactly as they would leave.
///
/// # Errors
/// Validation problems on the fields of the form.
pub async fn preview(
    engine: &Engine,
    tenant: &Tenant,
    form: &LetterForm,
    recipients: &[Recipient],
    locale: Locale,
) -> Result<PreviewPage> {
    let clean = clean(form, recipients)?;
    let mut tx = engine.read().await?;
    let town = format!("{} {}", clean.postcode, clean.city);
    let mut letters = Vec::with_capacity(recipients.len());
    for r in recipients {
        let text = text::whole(locale, &r.name, &clean.body, &clean.name, &[&clean.address, town.trim()]);
        letters.push(LetterPreview { recipient: r.view(&mut tx, tenant.id).await?, text });
    }
    Ok(PreviewPage { letters, from_address: tenant.mail_from.clone(), form: form.clone() })
}

/// Stores one letter per recipient and asks the sender, by mail, to confirm them. Nothing leaves before that. The same
/// letter a second time (a refresh, a double click, a retry) is the same letter: at most the mail is repeated.
///
/// # Errors
/// Validation problems on the fields of the form; [`ApiError::RateLimited`].
pub async fn submit(
    engine: &Engine,
    tenant: &Tenant,
    form: &LetterForm,
    recipients: &[Recipient],
    place: Option<&Place>,
    locale: Locale,
    ip: &str,
) -> Result<()> {
    let clean = clean(form, recipients)?;
    let hour = Limit::per_hour;
    throttle::hit(engine, tenant.id, &format!("letter:ip:{ip}"), hour(limits::PER_MACHINE_AN_HOUR)).await?;
    let sender = engine.keys.fingerprint("letter.sender", &clean.email);
    throttle::hit(engine, tenant.id, &format!("letter:sender:{sender}"), hour(limits::PER_SENDER_AN_HOUR)).await?;
    let mut tx = engine.write().await?;
    let group: Uuid = engine.id();
    let mut new = 0;
    let mut known = Vec::new();
    for recipient in recipients {
        match store(engine, &mut tx, tenant, &clean, recipient, place, locale, group).await? {
            None => new += 1,
            Some(letter) => known.push(letter),
        }
    }
    if new > 0 {
        let letters = letters::by_group(&mut tx, tenant.id, group).await?;
        mails::verify(engine, &mut tx, tenant, &letters).await?;
        return tx.commit().await;
    }
    tx.commit().await?;
    ask_again(engine, tenant, &sender, &known).await
}

/// Stores one letter; gives the one that is there already, if it is.
#[expect(clippy::too_many_arguments, reason = "one row of one table")]
async fn store(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    clean: &Clean,
    to: &Recipient,
    place: Option<&Place>,
    locale: Locale,
    group: Uuid,
) -> Result<Option<Letter>> {
    let fingerprint = tokens::hash(&text::normalised(&clean.body));
    let once_key = tokens::hash(&format!("{}\n{}\n{fingerprint}", clean.email, to.politician));
    let (id, now): (LetterId, _) = (engine.id(), engine.now());
    let number = format!("{}-{}", tokens::readable(4), tokens::readable(4));
    let (channel, contact) = to.route();
    let place_label = place.map_or("", |p| p.label.as_str());
    let search = fold(&[&number, &clean.name, &clean.email, &clean.postcode, &clean.subject, &clean.body]);
    let stored = exec!(
        tx,
        sql::INSERT,
        tenant.id,
        id,
        group,
        &number,
        locale,
        clean.topic,
        Visibility::Private,
        &clean.name,
        &clean.email,
        &clean.phone,
        &clean.address,
        &clean.postcode,
        &clean.city,
        &clean.on_behalf_of,
        to.politician,
        to.membership,
        &to.name,
        &to.title,
        &to.area,
        place_label,
        place.map(|p| p.found_by),
        to.check(place),
        &clean.campaign,
        &clean.subject,
        &clean.body,
        &search,
        &fingerprint,
        &once_key,
        channel,
        &contact,
        now,
        now.plus(limits::VERIFY)
    )?;
    if stored == 1 {
        letters::log(engine, tx, tenant.id, id, Who::Citizen, Step::Written, "").await?;
        return Ok(None);
    }
    let known = one!(tx, Letter, sql::BY_ONCE_KEY, tenant.id, &once_key)?;
    known.map(Some).ok_or_else(|| Error::Api(ApiError::Conflict("busy".into())))
}

/// The mail once more for a letter that is known, unless it was written just now. It goes to the sender alone, so a
/// stranger who types somebody's address learns nothing.
async fn ask_again(engine: &Engine, tenant: &Tenant, sender: &str, known: &[Letter]) -> Result<()> {
    let Some(newest) = known.iter().max_by_key(|l| l.created_at) else { return Ok(()) };
    if engine.now().since(newest.created_at) < limits::ASK_AGAIN {
        return Ok(());
    }
    let limit = Limit { hits: 1, window: limits::ASK_AGAIN };
    match throttle::hit(engine, tenant.id, &format!("letter:again:{sender}"), limit).await {
        Err(Error::Api(ApiError::RateLimited(_))) => return Ok(()),
        other => other?,
    }
    let mut tx = engine.write().await?;
    let letters = letters::by_group(&mut tx, tenant.id, newest.group_id).await?;
    if letters.iter().any(|l| l.state == LetterState::Unverified) {
        mails::verify(engine, &mut tx, tenant, &letters).await?;
    } else {
        mails::already_sent(engine, &mut tx, tenant, &letters).await?;
    }
    tx.commit().await
}

/// What the office's search looks in and with: small letters without accents.
pub(super) fn fold(parts: &[&str]) -> String {
    one_line(&deunicode(&parts.join(" ")).to_lowercase())
}
