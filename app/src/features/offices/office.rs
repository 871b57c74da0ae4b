//! The office of a representative: opening it, and who works there.

use domain::access::{Capability, Role};
use domain::casework::manage::OfficeSummary;
use domain::ids::OrganisationId;
use domain::locale::Locale;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::{self, RepresentativePage};
use super::held::Held;
use super::open::Open;
use crate::Failure;
use crate::session::{use_actor, use_locale};
use crate::ui::{Button, Chip, Choice, Field, FormErrorSummary, Problems, Section, Select, Variant, error_text, tell};

/// The languages an office can work in: the organisation's own, or one of the five.
pub(super) fn languages(l: Locale) -> Vec<Choice> {
    let own = Choice::new("", tr!(l, offices.own_language));
    std::iter::once(own).chain(Locale::ALL.iter().map(|l| Choice::new(l.as_str(), l.endonym()))).collect()
}

/// What the role is called.
pub(super) fn role_text(l: Locale, role: Role) -> String {
    match role {
        Role::OfficeHolder => tr!(l, offices.role_office_holder),
        _ => tr!(l, offices.role_caseworker),
    }
}

/// The office, or how to open one; and what waits.
#[component]
pub fn Office(page: RepresentativePage, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let held = page.held.clone();
    let waits = (!held.is_empty()).then(|| view! { <Held groups=held reload/> });
    let body = match page.office.clone() {
        Some(office) => view! { <Known office reload/> }.into_any(),
        None => view! { <p>{tr!(l, offices.none_yet)}</p> {waits} <Open page reload/> }.into_any(),
    };
    view! { <Section title=tr!(l, offices.office) id="office">{body}</Section> }
}

#[component]
fn Known(office: OfficeSummary, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let workers = office.workers.clone();
    let none = workers.is_empty().then(|| view! { <p>{tr!(l, offices.nobody_works)}</p> });
    let list =
        workers.into_iter().map(|(name, role)| view! { <li>{name} " " <Chip>{role_text(l, role)}</Chip></li> }).collect_view();
    let may_invite = use_actor().is_some_and(|a| a.has(Capability::TeamManage));
    let id = office.id;
    view! {
        <h3>{office.name.clone()}</h3>
        <p class="soft">{tr!(l, offices.works_in, language = office.locale.map_or_else(|| tr!(l, offices.own_language), |x| x.endonym().to_owned()))}</p>
        {none}
        <ul class="plain-list">{list}</ul>
        <div class="stack">
            {may_invite.then(|| view! {
                <details class="fold"><summary class="btn">{tr!(l, offices.invite)}</summary><Invite office=id/></details>
            })}
            <details class="fold"><summary class="btn">{tr!(l, offices.change)}</summary><Change office reload/></details>
        </div>
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Invited {
    email: String,
    role: String,
}

#[component]
fn Invite(office: OrganisationId) -> impl IntoView {
    let l = use_locale();
    let send = Action::new(move |i: &Invited| {
        let (email, role) = (i.email.clone(), Role::parse(&i.role).unwrap_or(Role::Caseworker));
        api::invite(office, email, role)
    });
    let problems = Problems::new(l, move || send.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(send, RwSignal::new(0), move |()| tr!(l, offices.invited), move |e| error_text(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Invited::from_event(&event) {
            send.dispatch(input);
        }
    };
    let roles = [Role::Caseworker, Role::OfficeHolder].map(|r| Choice::new(r.as_str(), role_text(l, r))).to_vec();
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems labels=vec![("email", tr!(l, common.email))]/>
            <Field label=tr!(l, common.email) name="email" kind="email" required=true error=problems.of("email")/>
            <Select label=tr!(l, offices.role) name="role" options=roles hint=tr!(l, offices.role_hint)/>
            <Button variant=Variant::Primary disabled=send.pending()>{tr!(l, offices.invite_send)}</Button>
        </form>
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Changed {
    name: String,
    locale: String,
}

#[component]
fn Change(office: OfficeSummary, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let id = office.id;
    let save = Action::new(move |c: &Changed| api::change(id, c.name.clone(), Locale::parse(&c.locale)));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(save, reload, move |()| tr!(l, common.saved), move |e| error_text(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Changed::from_event(&event) {
            save.dispatch(input);
        }
    };
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <Field label=tr!(l, offices.name) name="name" value=office.name required=true error=problems.of("name")/>
            <Select label=tr!(l, offices.language) name="locale" options=languages(l) value=office.locale.map_or("", Locale::as_str)/>
            <Button disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}
