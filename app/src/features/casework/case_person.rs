//! Who wrote, and how long it is kept.

use domain::casework::office::CaseView;
use domain::casework::words;
use domain::locale::Locale;
use domain::representatives::place::FoundBy;
use domain::{l10n, tr};
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Card, DescriptionList};

/// The citizen as the office needs to know them to answer.
#[component]
pub(super) fn Person(case: CaseView) -> impl IntoView {
    let l = use_locale();
    let who = case.citizen;
    let mut facts: Vec<(String, AnyView)> = vec![
        (tr!(l, common.name), who.name.into_any()),
        (tr!(l, common.email), view! { <a href=format!("mailto:{}", who.email)>{who.email.clone()}</a> }.into_any()),
    ];
    if !who.phone.is_empty() {
        facts.push((tr!(l, common.phone), view! { <a href=format!("tel:{}", who.phone)>{who.phone.clone()}</a> }.into_any()));
    }
    let address: Vec<_> = who.address.into_iter().map(|line| view! { {line} <br/> }).collect();
    facts.push((tr!(l, common.address), address.into_any()));
    facts.push((tr!(l, casework.fact_to), case.recipient.into_any()));
    if let Some(found) = who.found_by {
        facts.push((tr!(l, casework.fact_found), found_by(l, found).into_any()));
    }
    facts.push((tr!(l, casework.fact_language), who.locale.endonym().into_any()));
    let kept = match &case.kept_until {
        Some(until) => tr!(l, casework.retention_until, date = l10n::date(l, until)),
        None => tr!(l, casework.retention),
    };
    let survey = case.survey.map(|s| view! { <p>{tr!(l, casework.survey_said, answer = words::survey(l, s))}</p> });
    view! {
        <Card title=tr!(l, casework.person_title) tight=true><DescriptionList items=facts/> {survey}</Card>
        <p class="soft small">{kept}</p>
    }
}

fn found_by(l: Locale, found: FoundBy) -> String {
    match found {
        FoundBy::Point => tr!(l, casework.found_point),
        FoundBy::Nearest => tr!(l, casework.found_nearest),
        FoundBy::Postcode => tr!(l, casework.found_postcode),
        FoundBy::Address => tr!(l, casework.found_address),
        FoundBy::Choice => tr!(l, casework.found_choice),
        FoundBy::Abroad => tr!(l, casework.found_abroad),
    }
}
