//! Mails about a registration, in the language it was made in.

use domain::events::{RegistrationStatus, event_path, own_path};
use domain::ids::RegistrationId;
use domain::locale::Locale;
use domain::mail::AttachmentView;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::{l10n, tr};

use super::calendar;
use super::ics::{self, Method};
use super::public::has_page;
use super::rows::{EventRecord, RegistrationRecord};
use crate::db::Tx;
use crate::mail::{self, Body, Message};
use crate::{Engine, Result, clock};

/// What signed links to a registration are made for.
pub(super) const PURPOSE: &str = "events.registration";
/// How long such a link works after the end of the event, in microseconds.
const LINK_AFTER: i64 = 90 * Timestamp::DAY;

/// Why a mail is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    Registered,
    Waitlisted,
    Held,
    HoldExpired,
    Withdrawn,
    Changed,
    EventCancelled,
    Reminder,
}

impl Occasion {
    /// What to write to somebody whose registration stands so.
    pub const fn of(status: RegistrationStatus) -> Self {
        match status {
            RegistrationStatus::Registered => Self::Registered,
            RegistrationStatus::Waitlisted => Self::Waitlisted,
            RegistrationStatus::Held => Self::Held,
            RegistrationStatus::Cancelled => Self::Withdrawn,
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Registered => "rsvp.registered",
            Self::Waitlisted => "rsvp.waitlisted",
            Self::Held => "rsvp.held",
            Self::HoldExpired => "rsvp.hold_expired",
            Self::Withdrawn => "rsvp.withdrawn",
            Self::Changed => "rsvp.changed",
            Self::EventCancelled => "rsvp.event_cancelled",
            Self::Reminder => "rsvp.reminder",
        }
    }
}

/// The address of the page where a registration is changed.
pub(super) fn own_url(engine: &Engine, event: &EventRecord, id: RegistrationId, locale: Locale) -> String {
    let token = engine.keys.sign(PURPOSE, id.0.as_bytes(), event.end_at.plus(LINK_AFTER));
    engine.url(&format!("{}?lang={locale}", own_path(&token)))
}

/// Writes the mail. `of` is the registration as it was when the thing happened (for [`Occasion::Withdrawn`]: before).
pub(super) async fn send(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
    why: Occasion,
) -> Result<()> {
    if of.email.is_empty() {
        return Ok(());
    }
    let l = of.locale;
    let title = event.title.get(l);
    let (subject, heading) = words(l, why, title);
    let body = body(engine, tenant, event, of, why, Body::new().heading(heading));
    let mut message = Message::new(why.template(), l, of.email.clone(), of.name.clone(), subject, body);
    message.attachments.extend(attachment(engine, tenant, event, of, why));
    mail::queue(engine, tx, tenant, &message).await?;
    Ok(())
}

/// Subject and heading.
fn words(l: Locale, why: Occasion, title: &str) -> (String, String) {
    match why {
        Occasion::Registered => (tr!(l, rsvp.mail_registered_subject, title = title), tr!(l, rsvp.mail_registered_heading)),
        Occasion::Waitlisted => (tr!(l, rsvp.mail_waitlisted_subject, title = title), tr!(l, rsvp.mail_waitlisted_heading)),
        Occasion::Held => (tr!(l, rsvp.mail_held_subject, title = title), tr!(l, rsvp.mail_held_heading)),
        Occasion::HoldExpired => (tr!(l, rsvp.mail_expired_subject, title = title), tr!(l, rsvp.mail_expired_heading)),
        Occasion::Withdrawn => (tr!(l, rsvp.mail_withdrawn_subject, title = title), tr!(l, rsvp.mail_withdrawn_heading)),
        Occasion::Changed => (tr!(l, rsvp.mail_changed_subject, title = title), tr!(l, rsvp.mail_changed_heading)),
        Occasion::EventCancelled => (tr!(l, rsvp.mail_cancelled_subject, title = title), tr!(l, rsvp.mail_cancelled_heading)),
        Occasion::Reminder => (tr!(l, rsvp.mail_reminder_subject, title = title), tr!(l, rsvp.mail_reminder_heading)),
    }
}

fn body(engine: &Engine, tenant: &Tenant, event: &EventRecord, of: &RegistrationRecord, why: Occasion, start: Body) -> Body {
    let (l, title, name) = (of.locale, event.title.get(of.locale), of.name.as_str());
    let link = || own_url(engine, event, of.registration_id, l);
    let facts = || facts(tenant, event, of, why);
    match why {
        Occasion::Registered => start
            .paragraph(tr!(l, rsvp.mail_registered_text, name = name))
            .facts(facts())
            .button(tr!(l, rsvp.mail_change_button), link())
            .small(tr!(l, rsvp.mail_not_you)),
        Occasion::Waitlisted => start
            .paragraph(tr!(l, rsvp.mail_waitlisted_text, title = title))
            .facts(facts())
            .button(tr!(l, rsvp.mail_waitlisted_button), link())
            .small(tr!(l, rsvp.mail_not_you)),
        Occasion::Held => {
            let until = of.hold_until.map(|at| clock::local(at, &event.zone));
            let until = until.map(|at| format!("{} ({})", l10n::weekday_date_time(l, &at), l10n::zone(&at))).unwrap_or_default();
            start
                .paragraph(tr!(l, rsvp.mail_held_text, title = title, until = until))
                .facts(facts())
                .button(tr!(l, rsvp.mail_held_button), link())
        }
        Occasion::HoldExpired => {
            let start = start.paragraph(tr!(l, rsvp.mail_expired_text, title = title));
            if has_page(event) {
                start.button(tr!(l, rsvp.mail_event_button), engine.url(&event_path(&event.slug)))
            } else {
                start
            }
        }
        Occasion::Withdrawn => start.paragraph(tr!(l, rsvp.mail_withdrawn_text, title = title)).facts(facts()),
        Occasion::Changed => start
            .paragraph(tr!(l, rsvp.mail_changed_text, title = title))
            .facts(facts())
            .button(tr!(l, rsvp.mail_change_button), link()),
        Occasion::EventCancelled => {
            let start = start.paragraph(tr!(l, rsvp.mail_cancelled_text, title = title)).facts(facts());
            if event.cancel_message.is_empty() { start } else { start.quote(&event.cancel_message) }
        }
        Occasion::Reminder => start
            .paragraph(tr!(l, rsvp.mail_reminder_text, title = title))
            .facts(facts())
            .button(tr!(l, rsvp.mail_change_button), link()),
    }
}

/// When, where, with whom.
fn facts(tenant: &Tenant, event: &EventRecord, of: &RegistrationRecord, why: Occasion) -> Vec<(String, String)> {
    let l = of.locale;
    let (start, end) = (clock::local(event.start_at, &event.zone), clock::local(event.end_at, &event.zone));
    let mut facts = vec![(tr!(l, rsvp.fact_when), format!("{} ({})", l10n::date_range(l, &start, &end), l10n::zone(&start)))];
    let place = event.place(tenant, l).line();
    if !place.is_empty() {
        facts.push((tr!(l, rsvp.fact_where), place));
    }
    let comes = of.status == RegistrationStatus::Registered && !matches!(why, Occasion::Withdrawn | Occasion::EventCancelled);
    if comes && !event.online_url.is_empty() {
        facts.push((tr!(l, rsvp.fact_online), event.online_url.clone()));
    }
    if of.guests > 0 {
        facts.push((tr!(l, rsvp.fact_guests), l10n::number(l, of.guests)));
    }
    facts.push((tr!(l, rsvp.fact_host), event.organisation_name.clone()));
    facts
}

/// The calendar entry, its newer version, or what takes it away; for those who have (or had) one.
fn attachment(
    engine: &Engine,
    tenant: &Tenant,
    event: &EventRecord,
    of: &RegistrationRecord,
    why: Occasion,
) -> Option<AttachmentView> {
    if of.status != RegistrationStatus::Registered {
        return None;
    }
    let method = match why {
        Occasion::Registered | Occasion::Changed | Occasion::Reminder => Method::Request,
        Occasion::Withdrawn | Occasion::EventCancelled => Method::Cancel,
        Occasion::Waitlisted | Occasion::Held | Occasion::HoldExpired => return None,
    };
    let entry = calendar::personal(engine, tenant, event, of);
    Some(AttachmentView {
        file_name: "event.ics".into(),
        media_type: format!("text/calendar; charset=utf-8; method={}", method.word()),
        content: ics::file(method, "", &[entry]),
    })
}
