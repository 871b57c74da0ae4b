//! A case: the letter, what was written since, who wrote it, and what comes next.

use domain::casework::office::{CaseState, CaseView};
use domain::casework::{limits, words};
use domain::ids::CaseId;
use domain::locale::Locale;
use domain::{ApiError, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::case_person::Person;
use super::case_steps::Steps;
use super::case_thread::Thread;
use super::case_write::{Answer, NoteForm};
use super::office_api;
use super::words::{age_tone, case_tone, district_tone};
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Chip, ErrorKind, ErrorPage, Note, PageHeader, SkeletonText, Split, Tone, error_text, use_toasts};
use crate::wire::load;

/// What the parts of the page share: the case shown, the texts being written, and how a change ends.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// Which case.
    pub id: CaseId,
    /// Its version on the page.
    pub version: RwSignal<i64>,
    /// The answer being written; survives a reload of the case.
    pub answer: RwSignal<String>,
    /// The note being written.
    pub note: RwSignal<String>,
    /// What went wrong last.
    pub error: RwSignal<Option<ApiError>>,
    /// Rises to load the case again.
    pub again: RwSignal<u32>,
}

impl Desk {
    /// After a change: says so and shows the case as it is now, or says what went wrong.
    pub fn settle<T>(self, outcome: Result<T, Failure>, said: impl FnOnce(T) -> Option<String>) -> bool {
        let toasts = use_toasts();
        match outcome {
            Ok(value) => {
                self.error.set(None);
                if let Some(text) = said(value) {
                    toasts.say(&text);
                }
                self.again.update(|n| *n += 1);
                true
            }
            Err(Failure(error)) => {
                let stale = error == ApiError::Conflict("case_changed".into());
                self.error.set(Some(error));
                if stale {
                    self.again.update(|n| *n += 1);
                }
                false
            }
        }
    }
}

/// The page.
#[component]
pub fn Case() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id")).and_then(|id| id.parse::<CaseId>().ok()));
    move || match id.get() {
        Some(id) => view! { <Loaded id/> }.into_any(),
        None => view! { <ErrorPage kind=ErrorKind::NotFound/> }.into_any(),
    }
}

#[component]
fn Loaded(id: CaseId) -> impl IntoView {
    let l = use_locale();
    let desk = Desk {
        id,
        version: RwSignal::new(0),
        answer: RwSignal::new(String::new()),
        note: RwSignal::new(String::new()),
        error: RwSignal::new(None),
        again: RwSignal::new(0),
    };
    let case = load(move || desk.again.get(), move |_| async move { office_api::case(id).await });
    view! {
        {move || desk.error.get().map(|error| {
            let text = if error == ApiError::Conflict("case_changed".into()) { tr!(l, casework.changed) } else { error_text(l, &error) };
            view! { <div role="alert"><Note tone=Tone::Bad><p>{text}</p></Note></div> }
        })}
        <Transition fallback=|| view! { <SkeletonText lines=8/> }>
            {move || Suspend::new(async move {
                match case.await {
                    Ok(case) => shown(l, desk, case).into_any(),
                    Err(e) => view! { <ErrorPage kind=ErrorKind::from(e.0)/> }.into_any(),
                }
            })}
        </Transition>
    }
}

fn shown(l: Locale, desk: Desk, case: CaseView) -> impl IntoView {
    desk.version.set(case.version);
    if let Some(draft) = &case.draft
        && desk.answer.with_untracked(String::is_empty)
    {
        desk.answer.set(draft.body.clone());
    }
    let eyebrow = format!("{} · {} · {}", case.row.number, words::topic(l, case.row.topic), case.office.name);
    let case = StoredValue::new(case);
    let get = move || case.get_value();
    view! {
        <Title text=get().row.subject/>
        <PageHeader title=get().row.subject eyebrow back=("/office".to_owned(), tr!(l, casework.inbox_title))/>
        {chips(l, &get())}
        <Split side=move || view! { <Steps case=get() desk/> <Person case=get()/> }>
            {notes(l, &get())}
            <Thread case=get()/>
            {writing(l, desk, get())}
        </Split>
    }
}

fn chips(l: Locale, case: &CaseView) -> impl IntoView + use<> {
    let age = words::age(l, case.row.age).map(|text| view! { <Chip tone=age_tone(case.row.age)>{text}</Chip> });
    let behalf = (!case.citizen.on_behalf_of.is_empty()).then(|| tr!(l, casework.on_behalf, name = case.citizen.on_behalf_of));
    let campaign = (!case.campaign.is_empty()).then(|| tr!(l, casework.campaign, name = case.campaign));
    let pile = (case.row.same > 1).then(|| tr!(l, casework.same_count, n = case.row.same));
    let extra = [behalf, campaign, pile].into_iter().flatten().map(|text| view! { <Chip>{text}</Chip> }).collect_view();
    let (state, district) = (words::case_state(l, case.row.state), words::district(l, case.citizen.check));
    let (state_tone, check_tone) = (case_tone(case.row.state), district_tone(case.citizen.check));
    view! {
        <p class="chips">
            <Chip tone=state_tone>{state}</Chip>
            {age}
            <Chip tone=check_tone>{district}</Chip>
            <Chip tone=Tone::Good>{tr!(l, casework.email_confirmed)}</Chip>
            {extra}
        </p>
    }
}

/// What somebody should know before they write.
fn notes(l: Locale, case: &CaseView) -> impl IntoView + use<> {
    let held = (case.row.state == CaseState::Held)
        .then(|| tr!(l, casework.held_note, max = limits::IDENTICAL_MAX, name = case.recipient, n = case.row.same))
        .map(|text| view! { <Note tone=Tone::Warn><p>{text}</p></Note> });
    let outside = (case.citizen.check == domain::casework::letter::DistrictCheck::Outside)
        .then(|| tr!(l, casework.outside_note, name = case.citizen.name))
        .map(|text| view! { <Note tone=Tone::Warn><p>{text}</p></Note> });
    let closed = case
        .outcome
        .filter(|_| case.row.state == CaseState::Closed)
        .map(|o| tr!(l, casework.closed_note, outcome = words::outcome(l, o)))
        .map(|text| view! { <Note tone=Tone::Good><p>{text}</p></Note> });
    view! { {held} {outside} {closed} }
}

fn writing(l: Locale, desk: Desk, case: CaseView) -> impl IntoView {
    if !case.may_write {
        return view! { <Note><p>{tr!(l, casework.read_only)}</p></Note> }.into_any();
    }
    match case.row.state {
        CaseState::Held => ().into_any(),
        CaseState::Closed => view! { <p class="soft">{tr!(l, casework.reopen_first)}</p> <NoteForm desk/> }.into_any(),
        _ => view! { <Answer case=case desk/> <NoteForm desk/> }.into_any(),
    }
}
