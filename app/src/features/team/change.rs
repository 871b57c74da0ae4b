//! The question over the page of a member: which role instead, or which one besides.

use domain::access::Role;
use domain::ids::OrganisationId;
use domain::team::{RoleGift, TeamMember, TeamPlace};
use domain::{ApiError, tr};
use leptos::form::FromFormData;
use leptos::prelude::*;

use super::members_api as api;
use super::picker::{RoleInput, RolePicker};
use super::words::refusal;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, Dialog, Kind, Note, Problems, Tone, Variant, use_toasts};

/// What is being changed: a role, with its last day as it stands, or none for another one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changing {
    pub before: Option<(Role, OrganisationId)>,
    pub until: String,
}

type Change = (Option<(Role, OrganisationId)>, RoleGift);

/// The dialog; open while something is being changed.
#[component]
pub(super) fn ChangeDialog(
    member: TeamMember,
    places: Vec<TeamPlace>,
    changing: RwSignal<Option<Changing>>,
    reload: RwSignal<i32>,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    let (id, name) = (member.id, StoredValue::new(member.name));
    let places = StoredValue::new(places);
    let save = Action::new(move |(before, gift): &Change| api::set_role(id, *before, gift.clone()));
    // What was wrong with one role is not wrong with the next.
    let error = RwSignal::new(None::<ApiError>);
    let fields = Problems::new(l, move || error.get().filter(|e| matches!(e, ApiError::Validation(_))));
    let refused = move || error.get().filter(|e| !matches!(e, ApiError::Validation(_))).map(|e| refusal(l, &e));
    Effect::new(move || {
        if changing.read().is_some() {
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            changing.set(None);
        }
    });
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            open.set(false);
            toasts.say(tr!(l, team.role_saved, name = name.get_value()));
            reload.update(|n| *n += 1);
        }
        Some(Err(Failure(e))) => error.set(Some(e)),
        None => {}
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let gift = RoleInput::from_event(&event).ok().and_then(|input| input.gift());
        if let (Some(gift), Some(now)) = (gift, changing.get_untracked()) {
            save.dispatch((now.before, gift));
        }
    };
    view! {
        <Dialog
            id="change-role" title=tr!(l, team.change_title, name = name.get_value()) open
            footer=move || view! {
                <Button kind=Kind::Button on:click=move |_| open.set(false)>{tr!(l, common.cancel)}</Button>
                <Button variant=Variant::Primary attr:form="role-form" disabled=save.pending()>{tr!(l, common.save)}</Button>
            }
        >
            <form method="post" id="role-form" on:submit=on_submit>
                {move || refused().map(|text| view! { <div role="alert"><Note tone=Tone::Bad>{text}</Note></div> })}
                {move || changing.get().map(|now| view! { <RolePicker places=places.get_value() chosen=now.before until=now.until problems=fields/> })}
            </form>
        </Dialog>
    }
}
