//! What comes next in a case: who works on it, acknowledging, waiting, closing, letting go.

use domain::casework::office::{CaseState, CaseView, Outcome};
use domain::casework::words;
use domain::ids::AccountId;
use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;

use super::case::Desk;
use super::office_api as api;
use crate::Failure;
use crate::session::{use_actor, use_locale};
use crate::ui::{Button, Card, Choice, Kind, Problems, Select, Size};

/// Something that can be done with one press.
#[derive(Clone, Copy)]
enum Act {
    Acknowledge,
    Wait(bool),
    Assign(Option<AccountId>),
    Close(Option<Outcome>),
    Reopen,
    Release,
}

async fn run(desk: Desk, act: Act) -> Result<(), Failure> {
    let (id, version) = (desk.id, desk.version.get_untracked());
    match act {
        Act::Acknowledge => api::acknowledge(id, version).await,
        Act::Wait(waiting) => api::wait(id, version, waiting).await,
        Act::Assign(owner) => api::assign(id, version, owner).await,
        Act::Close(outcome) => api::close(id, version, outcome).await,
        Act::Reopen => api::reopen(id, version).await,
        Act::Release => api::release(id).await.map(drop),
    }
}

fn said(l: Locale, act: Act) -> String {
    match act {
        Act::Acknowledge => tr!(l, casework.done_ack),
        Act::Close(_) => tr!(l, casework.done_closed),
        _ => tr!(l, common.saved),
    }
}

/// The card beside the thread.
#[component]
pub(super) fn Steps(case: CaseView, desk: Desk) -> impl IntoView {
    let l = use_locale();
    if !case.may_write {
        return ().into_any();
    }
    let act = Action::new(move |act: &Act| {
        let act = *act;
        async move { (act, run(desk, act).await) }
    });
    Effect::new(move |_| {
        if let Some((which, done)) = act.value().get() {
            desk.settle(done, |()| Some(said(l, which)));
        }
    });
    let press = move |which: Act, label: String| {
        view! {
            <Button kind=Kind::Button size=Size::Small disabled=act.pending() on:click=move |_| { act.dispatch(which); }>{label}</Button>
        }
    };
    let body = match case.row.state {
        CaseState::Held => press(Act::Release, tr!(l, casework.release_button)).into_any(),
        CaseState::Closed => press(Act::Reopen, tr!(l, casework.reopen_button)).into_any(),
        state => {
            let acknowledge = (!case.acknowledged && state != CaseState::Answered)
                .then(|| press(Act::Acknowledge, tr!(l, casework.ack_button)));
            let waiting = match state {
                CaseState::Waiting => press(Act::Wait(false), tr!(l, casework.go_on_button)),
                _ => press(Act::Wait(true), tr!(l, casework.wait_button)),
            };
            view! {
                <div class="actions">{acknowledge} {waiting}</div>
                <Owner case=case.clone() assign={move |owner: Option<AccountId>| { act.dispatch(Act::Assign(owner)); }}/>
                <Close desk close={move |outcome: Option<Outcome>| { act.dispatch(Act::Close(outcome)); }}/>
            }
            .into_any()
        }
    };
    view! { <Card title=tr!(l, casework.actions_title) tight=true>{body}</Card> }.into_any()
}

#[component]
fn Owner(case: CaseView, #[prop(into)] assign: Callback<Option<AccountId>>) -> impl IntoView {
    let l = use_locale();
    let me = use_actor().map(|a| a.account);
    let chosen = RwSignal::new(case.owner.map(|o| o.to_string()).unwrap_or_default());
    let mut options = vec![Choice::new("", tr!(l, casework.nobody))];
    options.extend(case.colleagues.iter().map(|c| Choice::new(c.id.to_string(), c.name.clone())));
    let take = case.owner.is_none().then_some(me).flatten().map(|me| {
        view! { <Button kind=Kind::Button size=Size::Small on:click=move |_| assign.run(Some(me))>{tr!(l, casework.take_button)}</Button> }
    });
    view! {
        <Select label=tr!(l, casework.owner_label) name="owner" options bound=chosen/>
        <div class="actions">
            <Button kind=Kind::Button size=Size::Small on:click=move |_| assign.run(chosen.get_untracked().parse().ok())>
                {tr!(l, casework.owner_button)}
            </Button>
            {take}
        </div>
    }
}

#[component]
fn Close(desk: Desk, #[prop(into)] close: Callback<Option<Outcome>>) -> impl IntoView {
    let l = use_locale();
    let problems = Problems::new(l, desk.error);
    let chosen = RwSignal::new(String::new());
    let mut options = vec![Choice::new("", tr!(l, casework.close_choose))];
    options.extend(Outcome::ALL.iter().map(|o| Choice::new(o.as_str(), words::outcome(l, *o))));
    view! {
        <h3>{tr!(l, casework.close_title)}</h3>
        <Select label=tr!(l, casework.close_label) name="outcome" options bound=chosen error=problems.of("outcome")/>
        <Button kind=Kind::Button size=Size::Small on:click=move |_| close.run(Outcome::parse(&chosen.get_untracked()))>
            {tr!(l, casework.close_button)}
        </Button>
    }
}
