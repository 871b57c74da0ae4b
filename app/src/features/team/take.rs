//! The question over the page of a member: really take this away?

use domain::team::{RoleView, TeamMember};
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::words::{refusal, role_text};
use super::{members_api as api, paths};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Dialog, Kind, Note, Tone, Variant, use_toasts};

/// What is about to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doom {
    Role(RoleView),
    Member,
}

/// The dialog; open while something is about to go. It says what follows.
#[component]
pub(super) fn TakeDialog(member: TeamMember, doom: RwSignal<Option<Doom>>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let open = RwSignal::new(false);
    let (id, name) = (member.id, StoredValue::new(member.name));
    let take = Action::new(move |what: &Doom| {
        let what = what.clone();
        async move {
            match what {
                Doom::Role(role) => api::take_role(id, role.role, role.organisation).await.map(|()| None),
                Doom::Member => api::remove_member(id).await.map(Some),
            }
        }
    });
    let error = RwSignal::new(None::<String>);
    Effect::new(move || {
        if doom.read().is_some() {
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move || match take.value().get() {
        Some(Ok(None)) => {
            open.set(false);
            toasts.say(tr!(l, team.taken));
            reload.update(|n| *n += 1);
        }
        Some(Ok(Some(closed))) => {
            let name = name.get_value();
            toasts.say(if closed { tr!(l, team.removed, name = name) } else { tr!(l, team.removed_here, name = name) });
            navigate(paths::TEAM, Default::default());
        }
        Some(Err(Failure(e))) => error.set(Some(refusal(l, &e))),
        None => {}
    });
    let text = move || match doom.get() {
        Some(Doom::Role(role)) => {
            let what = tr!(l, team.role_at, role = role_text(l, role.role), organisation = &role.organisation_name);
            tr!(l, team.take_text, name = name.get_value(), role = what)
        }
        Some(Doom::Member) => tr!(l, team.remove_text, name = name.get_value()),
        None => String::new(),
    };
    let whole = move || matches!(*doom.read(), Some(Doom::Member));
    let verb = move || if whole() { tr!(l, team.remove) } else { tr!(l, team.take) };
    view! {
        <Dialog
            id="take-away" title=tr!(l, team.take_title) open
            footer=move || view! {
                <Button kind=Kind::Button on:click=move |_| open.set(false)>{tr!(l, common.cancel)}</Button>
                <Button kind=Kind::Button variant=Variant::Danger disabled=take.pending() on:click=move |_| {
                    if let Some(what) = doom.get_untracked() { take.dispatch(what); }
                }>{verb}</Button>
            }
        >
            {move || error.get().map(|text| view! { <div role="alert"><Note tone=Tone::Bad>{text}</Note></div> })}
            <p>{text}</p>
        </Dialog>
    }
}
