//! Taking one's data along, leaving, erasing.

use domain::tr;
use leptos::prelude::*;

use super::api::path;
use super::page::Refused;
use crate::session::use_session;
use crate::ui::{Button, Checkbox, FormErrorSummary, LinkButton, Problems, Section, Variant};

/// Everything as a file.
#[component]
pub(super) fn Download(token: String) -> impl IntoView {
    let l = use_session().locale;
    view! {
        <Section title=tr!(l, me.download_title)>
            <p>{tr!(l, me.download_text)}</p>
            <LinkButton href=format!("{}/data.json", path(&token)) download=true>{tr!(l, me.download_button)}</LinkButton>
        </Section>
    }
}

/// No ties and no consents any more.
#[component]
pub(super) fn Leave(token: String) -> impl IntoView {
    let l = use_session().locale;
    view! {
        <Section title=tr!(l, me.leave_title)>
            <p>{tr!(l, me.leave_text)}</p>
            <form method="post" action="/api/me/leave">
                <input type="hidden" name="token" value=token/>
                <Button>{tr!(l, me.leave_button)}</Button>
            </form>
        </Section>
    }
}

/// Gone for good: what is destroyed, what must be kept and why, and a box to tick first.
#[component]
pub(super) fn Erase(token: String, refused: Refused) -> impl IntoView {
    let l = use_session().locale;
    let problems = Problems::new(l, refused.map(|(_, error)| error));
    view! {
        <Section title=tr!(l, me.erase_title) id="erase">
            <FormErrorSummary problems labels=vec![("sure", tr!(l, me.erase_title))]/>
            <p>{tr!(l, me.erase_text)}</p>
            <p>{tr!(l, me.erase_keep)}</p>
            <p>{tr!(l, me.erase_letters)}</p>
            <form method="post" action="/api/me/erase">
                <input type="hidden" name="token" value=token/>
                <Checkbox label=tr!(l, me.erase_tick) name="sure" error=problems.of("sure")/>
                <Button variant=Variant::Danger>{tr!(l, me.erase_button)}</Button>
            </form>
        </Section>
    }
}
