//! The answers that are not yet people: each says what is the matter and what to do next.

use domain::locale::Locale;
use domain::representatives::lookup::{About, Choice, Outcome, Why};
use domain::{l10n, tr};
use engine::representatives::{lookup, map as drawing};
use leptos::prelude::*;

use super::parts::{address_form, list_form, press_map, today};
use super::{map, paths};
use crate::server::ServerCtx;
use crate::ui::{EmptyState, LinkButton, Note, PageHeader, Tone};

/// Title and body of the page for an answer that is not people.
pub async fn page(ctx: &ServerCtx, about: About, outcome: Outcome) -> (String, AnyView) {
    let l = ctx.locale;
    let (title, lead, choices, text, way) = match outcome {
        Outcome::Ambiguous { asked, choices, address_helps } => {
            let hint = if address_helps { tr!(l, write.ambiguous_address) } else { tr!(l, write.ambiguous_map) };
            (tr!(l, write.ambiguous_title), tr!(l, write.ambiguous_lead, place = asked.clone()), choices, asked, hint)
        }
        Outcome::Near { choices } => {
            (tr!(l, write.near_title), tr!(l, write.near_lead), choices, String::new(), tr!(l, write.ambiguous_map))
        }
        Outcome::Outside => (tr!(l, write.outside_title), tr!(l, write.outside_lead), Vec::new(), String::new(), String::new()),
        Outcome::Abroad { choices } => {
            let lead = if choices.is_empty() { tr!(l, write.abroad_none) } else { tr!(l, write.abroad_some) };
            (tr!(l, write.abroad_title), lead, choices, String::new(), String::new())
        }
        Outcome::Unknown { asked, why } => {
            (tr!(l, write.unknown_title), reason(l, why, &asked), Vec::new(), asked, String::new())
        }
        Outcome::Found(_) | Outcome::NotReady => {
            let title = tr!(l, write.not_ready_title);
            return (
                title.clone(),
                view! { <PageHeader title=tr!(l, write.title)/><EmptyState title sentence=tr!(l, write.not_ready_text)/> }
                    .into_any(),
            );
        }
    };
    let more = ways(ctx, about, text).await;
    let body = view! {
        <PageHeader title=title.clone() lead/>
        {choice_list(l, about, choices)}
        {(!way.is_empty()).then(|| view! { <Note tone=Tone::Info>{way}</Note> })}
        {more}
    };
    (title, body.into_any())
}

fn reason(l: Locale, why: Why, asked: &str) -> String {
    match why {
        Why::Empty => tr!(l, write.unknown_empty),
        Why::NoPostcode => tr!(l, write.unknown_no_postcode, place = asked),
        Why::UnknownPostcode => tr!(l, write.unknown_postcode, place = asked),
        Why::BadLink => tr!(l, write.unknown_link),
    }
}

fn choice_list(l: Locale, about: About, choices: Vec<Choice>) -> Option<impl IntoView> {
    (!choices.is_empty()).then(|| view! {
        <ul class="choices" aria-label=tr!(l, write.ambiguous_choose)>
            {choices.into_iter().map(|c| view! {
                <li>
                    <LinkButton href=paths::who_at(&c.token, about) wide=true>{c.label}</LinkButton>
                    {(c.metres > 0).then(|| view! { <span class="soft small">{tr!(l, write.near_distance, distance = l10n::decimal(l, i64::from(c.metres / 100), 1))}</span> })}
                </li>
            }).collect::<Vec<_>>()}
        </ul>
    })
}

/// Every other way to say where one lives: no answer is a dead end.
async fn ways(ctx: &ServerCtx, about: About, text: String) -> AnyView {
    let (l, date) = (ctx.locale, today(ctx));
    let [(w, h), _] = map::SIZES;
    let whole = drawing::whole(&ctx.engine, ctx.tenant.id, &date, w, h).await;
    let areas = lookup::choosable(&ctx.engine, ctx.tenant.id, &date).await;
    if let Some(e) = whole.as_ref().err().or(areas.as_ref().err()) {
        tracing::error!(error = %e, "the map or the list of districts can't be read");
    }
    view! {
        {address_form(l, about, text)}
        {whole.ok().flatten().map(|whole| view! {
            <h2>{tr!(l, write.map_title)}</h2>
            {press_map(l, about, move |w, h| whole.resized(w, h), None)}
        })}
        {list_form(l, about, areas.unwrap_or_default())}
    }
    .into_any()
}
