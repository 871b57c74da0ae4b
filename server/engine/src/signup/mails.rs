//! The mails of a sign-up.

use domain::ids::{PersonId, PurposeId};
use domain::l10n::full_name;
use domain::locale::{Locale, LocalizedText};
use domain::signup::Answers;
use domain::tenants::Tenant;
use domain::tr;

use crate::db::Tx;
use crate::mail::{self, Body, Message};
use crate::{Engine, Result, consent};

/// Kind of the mail with the link, and of its reminder: both are destroyed when the submission expires.
pub(super) const CONFIRM: &str = "signup.confirm";
pub(super) const REMIND: &str = "signup.reminder";

/// The mail with the link, or its only reminder.
#[expect(clippy::too_many_arguments, reason = "each stands in the mail")]
pub(super) async fn confirm(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    answers: &Answers,
    organisation: &str,
    locale: Locale,
    token: &str,
    reminder: bool,
) -> Result<()> {
    let (subject, text) = if reminder {
        (
            tr!(locale, signup.mail_remind_subject, organisation = organisation),
            tr!(locale, signup.mail_remind_text, organisation = organisation),
        )
    } else {
        (
            tr!(locale, signup.mail_confirm_subject, organisation = organisation),
            tr!(locale, signup.mail_confirm_text, organisation = organisation),
        )
    };
    let body = Body::new()
        .heading(tr!(locale, signup.mail_confirm_heading))
        .paragraph(text)
        .button(tr!(locale, signup.mail_confirm_button), engine.url(&format!("/p/confirm/{token}?lang={locale}")))
        .small(tr!(locale, signup.mail_confirm_small, contact = tenant.privacy_contact));
    let template = if reminder { REMIND } else { CONFIRM };
    let name = full_name(&answers.given_name, &answers.family_name);
    let message = Message {
        from_name: Some(organisation.to_owned()),
        ..Message::new(template, locale, &answers.email, name, subject, body)
    };
    mail::queue(engine, tx, tenant, &message).await?;
    Ok(())
}

/// Whom a welcome goes to.
pub(super) struct Newcomer<'a> {
    pub person: PersonId,
    pub answers: &'a Answers,
    pub locale: Locale,
    pub organisation: &'a str,
    pub thanks: &'a LocalizedText,
    pub token: &'a str,
    /// The first purpose agreed to by mail, which the unsubscribe header is about.
    pub purpose: Option<PurposeId>,
}

/// The thank-you after confirming, with the link to the supporter's own page.
pub(super) async fn welcome(engine: &Engine, tx: &mut Tx, tenant: &Tenant, to: &Newcomer<'_>) -> Result<()> {
    let l = to.locale;
    let mut body = Body::new().heading(tr!(l, signup.mail_welcome_heading, organisation = to.organisation));
    let thanks = to.thanks.get(l);
    body = if thanks.is_empty() {
        body.paragraph(tr!(l, signup.mail_welcome_text, organisation = to.organisation))
    } else {
        body.paragraph(thanks)
    };
    let body = body
        .paragraph(tr!(l, signup.mail_welcome_page))
        .button(tr!(l, signup.mail_welcome_button), engine.url(&format!("/p/me/{}?lang={l}", to.token)))
        .small(tr!(l, signup.mail_welcome_small, contact = tenant.privacy_contact));
    let name = full_name(&to.answers.given_name, &to.answers.family_name);
    let subject = tr!(l, signup.mail_welcome_subject, organisation = to.organisation);
    let message = Message::new("signup.welcome", l, &to.answers.email, name, subject, body);
    let headers = to.purpose.map(|purpose| consent::headers(engine, tenant.id, to.person, purpose)).unwrap_or_default();
    mail::queue(engine, tx, tenant, &Message { from_name: Some(to.organisation.to_owned()), headers, ..message }).await?;
    Ok(())
}
