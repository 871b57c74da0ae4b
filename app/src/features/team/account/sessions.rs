//! The devices somebody is logged in on.

use domain::team::SessionView;
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::super::{account_api as api, words};
use crate::session::use_locale;
use crate::ui::{Button, Chip, Kind, Size, Tone, error_text, use_toasts};

/// The list, the latest used first.
#[component]
pub(super) fn Sessions(sessions: Vec<SessionView>, now: Timestamp, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let others = sessions.iter().any(|s| !s.current);
    let end_others = Action::new(move |()| api::end_others());
    Effect::new(move || match end_others.value().get() {
        Some(Ok(n)) => {
            toasts.say(tr!(l, team.ended_others, n = n));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    view! {
        <ul class="plain-list sessions">{sessions.into_iter().map(|one| view! { <One one now reload/> }).collect_view()}</ul>
        {others.then(|| view! {
            <p class="member-remove"><Button kind=Kind::Button disabled=end_others.pending() on:click=move |_| { end_others.dispatch(()); }>{tr!(l, team.end_others)}</Button></p>
        })}
    }
}

#[component]
fn One(one: SessionView, now: Timestamp, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let known = words::device(&one.user_agent);
    let name = if known.is_empty() { tr!(l, team.unknown_device) } else { known };
    let id = one.id;
    let end = Action::new(move |()| api::end_session(id));
    Effect::new(move || match end.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, team.ended));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let since = tr!(l, team.session_since, when = l10n::relative(l, now, one.created_at));
    let seen = tr!(l, team.session_seen, when = l10n::relative(l, now, one.last_seen_at));
    let label = tr!(l, team.end_of, device = &name);
    view! {
        <li class="session">
            <div>
                <p><b>{name}</b>" "{one.current.then(|| view! { <Chip tone=Tone::Good>{tr!(l, team.this_device)}</Chip> })}</p>
                <p class="small soft">{format!("{} · {since} · {seen}", one.ip)}</p>
            </div>
            {(!one.current).then(|| view! {
                <Button kind=Kind::Button size=Size::Small attr:aria-label=label disabled=end.pending() on:click=move |_| { end.dispatch(()); }>{tr!(l, common.log_out)}</Button>
            })}
        </li>
    }
}
