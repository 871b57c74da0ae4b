//! Writing in a case: the answer with its draft, and notes.

use domain::casework::limits;
use domain::casework::office::CaseView;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::case::Desk;
use super::office_api;
use crate::session::use_locale;
use crate::ui::{Button, Checkbox, Kind, Problems, Section, TextArea, Variant};

/// The answer. It is sent by mail at once; a draft waits for a colleague.
#[component]
pub(super) fn Answer(case: CaseView, desk: Desk) -> impl IntoView {
    let l = use_locale();
    let problems = Problems::new(l, desk.error);
    let to_same = RwSignal::new(false);
    let send = Action::new(move |(): &()| {
        let (body, same) = (desk.answer.get_untracked(), to_same.get_untracked());
        async move { office_api::answer(desk.id, desk.version.get_untracked(), body, same).await }
    });
    let keep = Action::new(move |(): &()| {
        let body = desk.answer.get_untracked();
        async move { office_api::draft(desk.id, desk.version.get_untracked(), body).await }
    });
    Effect::new(move |_| {
        if let Some(done) = send.value().get()
            && desk.settle(done, |n| Some(tr!(l, casework.done_answered, n = n)))
        {
            desk.answer.set(String::new());
        }
    });
    Effect::new(move |_| {
        if let Some(done) = keep.value().get() {
            desk.settle(done, |()| Some(tr!(l, casework.done_draft)));
        }
    });
    let hint = tr!(l, casework.answer_hint, email = case.citizen.email, language = case.citizen.locale.endonym());
    let draft = case.draft.map(|d| tr!(l, casework.draft_by, name = d.by, when = l10n::date_time(l, &d.at)));
    let same = case.same_open;
    view! {
        <Section title=tr!(l, casework.answer_title)>
            {draft.map(|text| view! { <p class="soft">{text}</p> })}
            <TextArea
                label=tr!(l, casework.answer_label, name = case.citizen.name)
                name="answer"
                rows=8
                hint
                maxlength=limits::BODY_MAX
                bound=desk.answer
                error=problems.of("body")
            />
            {(same > 1).then(|| view! { <Checkbox label=tr!(l, casework.answer_same, n = same) name="to_same" bound=to_same/> })}
            <div class="actions">
                <Button
                    variant=Variant::Primary
                    kind=Kind::Button
                    disabled=send.pending()
                    on:click=move |_| { send.dispatch(()); }
                >
                    {tr!(l, casework.answer_button)}
                </Button>
                <Button kind=Kind::Button disabled=keep.pending() on:click=move |_| { keep.dispatch(()); }>{tr!(l, casework.draft_button)}</Button>
            </div>
        </Section>
    }
}

/// A note only the office sees.
#[component]
pub(super) fn NoteForm(desk: Desk) -> impl IntoView {
    let l = use_locale();
    let add = Action::new(move |(): &()| {
        let body = desk.note.get_untracked();
        async move { office_api::note(desk.id, desk.version.get_untracked(), body).await }
    });
    Effect::new(move |_| {
        if let Some(done) = add.value().get()
            && desk.settle(done, |()| Some(tr!(l, casework.done_note)))
        {
            desk.note.set(String::new());
        }
    });
    view! {
        <Section title=tr!(l, casework.note_title)>
            <TextArea label=tr!(l, casework.note_label) name="note" rows=3 hint=tr!(l, casework.kind_note) bound=desk.note/>
            <Button kind=Kind::Button disabled=add.pending() on:click=move |_| { add.dispatch(()); }>{tr!(l, casework.note_button)}</Button>
        </Section>
    }
}
