//! What stays undone until somebody looks, each with the way there.

use domain::events::console_path;
use domain::locale::Locale;
use domain::today::Need;
use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Card, Glyph, Icon, Section, Tone};

/// The list, or that there is nothing.
#[component]
pub(super) fn Needs(needs: Vec<Need>) -> impl IntoView {
    let l = use_locale();
    let body = if needs.is_empty() {
        view! { <p class="soft">{tr!(l, today.nothing)}</p> }.into_any()
    } else {
        let lines: Vec<_> = needs.into_iter().map(|need| line(l, need)).collect();
        view! { <ul class="todo">{lines}</ul> }.into_any()
    };
    view! { <Section title=tr!(l, today.needs)><Card tight=true>{body}</Card></Section> }
}

fn line(l: Locale, need: Need) -> impl IntoView {
    let (tone, href, text) = match need {
        Need::FailedMails { count } => (Tone::Bad, "/org/operations".to_owned(), tr!(l, today.failed_mails, n = count)),
        Need::Draft(event) => (Tone::Warn, console_path(event.id), tr!(l, today.draft, title = event.title.get(l))),
        Need::NoDescription(event) => {
            (Tone::Warn, format!("{}/edit", console_path(event.id)), tr!(l, today.no_description, title = event.title.get(l)))
        }
        Need::WhoCame(event) => {
            (Tone::Info, format!("{}/door", console_path(event.id)), tr!(l, today.who_came, title = event.title.get(l)))
        }
    };
    let glyph: Glyph = tone.glyph();
    view! { <li class=tone.class()><Icon glyph/><a href=href>{text}</a></li> }
}
