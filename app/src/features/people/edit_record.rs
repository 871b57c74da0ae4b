//! Editing a whole record: the form, and what happens when somebody else has saved meanwhile.

use domain::ApiError;
use domain::ids::{BatchId, PersonId};
use domain::locale::Locale;
use domain::people::{Clash, PersonDetails, Record, RecordEdit, Saved};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::edit_draft::Draft;
use super::edit_form::Form;
use super::edit_merge::Merge;
use super::presence::Presence;
use super::record_words::{Names, field_name, field_names};
use super::{paths, person_name, record_api};
use crate::Failure;
use crate::session::{use_locale, use_session};
use crate::ui::{ErrorNote, PageHeader, Problems, SkeletonCard, Toasts, error_text, use_toasts};
use crate::wire::load;

/// The page.
#[component]
pub fn EditPerson() -> impl IntoView {
    let l = use_locale();
    let params = use_params_map();
    let id = move || params.read().get("id").and_then(|id| id.parse::<PersonId>().ok());
    let data = load(id, async |id| match id {
        Some(id) => record_api::record(id).await.map(|page| (id, page.details)),
        None => Err(Failure(ApiError::NotFound)),
    });
    view! {
        <Suspense fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok((id, details)) => view! { <Editing id details/> }.into_any(),
                    Err(e) => view! {
                        <Title text=tr!(l, common.edit)/>
                        <PageHeader title=tr!(l, common.edit) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
                        <ErrorNote error=e.0/>
                    }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// Two edits of one record, to be put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Both {
    /// The record when the form was opened.
    pub base: Record,
    /// What the reader wants to save.
    pub mine: RecordEdit,
    /// What somebody else has saved.
    pub theirs: Clash,
}

#[component]
fn Editing(id: PersonId, details: PersonDetails) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let r = &details.record;
    let name = person_name(l, &r.given_name, &r.family_name);
    let names: Names = field_names(&details.fields).into_iter().chain(details.names.clone()).collect();
    let names = StoredValue::new(names);
    let open: Vec<_> = details.fields.iter().filter(|f| !f.sensitive).cloned().collect();
    // What the form was opened with: the record and its version.
    let base = RwSignal::new((details.record.clone(), details.version));
    let draft = RwSignal::new(Draft::new(&details.record, &open, l, &home));
    let both = RwSignal::new(None::<Both>);
    let save = Action::new(move |edit: &RecordEdit| {
        let edit = edit.clone();
        async move { (edit.clone(), record_api::save(id, edit).await) }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(|(_, r)| r.err()).map(|e: Failure| e.0));
    Effect::new(move || match save.value().get() {
        Some((_, Ok(Saved::Done { fields, batch }))) => {
            if fields.is_empty() {
                toasts.say(tr!(l, people.edited));
            } else {
                // Held by itself: this page is gone by the time somebody presses it.
                let names = names.get_value();
                toasts.undo(tr!(l, people.edited), move || take_back(l, toasts, id, batch, names.clone()));
            }
            navigate(&paths::person(id), Default::default());
        }
        Some((mine, Ok(Saved::Clash(theirs)))) => {
            let base = base.get_untracked().0;
            both.set(Some(Both { base, mine, theirs: *theirs }));
        }
        _ => {}
    });
    let details = StoredValue::new(details);
    let again = Callback::new(move |(record, version): (Record, i64)| {
        base.set((record.clone(), version));
        draft.set(Draft::new(&record, &open, l, &home));
        both.set(None);
    });
    let title = tr!(l, people.edit_title, name = name.clone());
    let send = Callback::new(move |edit: RecordEdit| {
        save.dispatch(edit);
    });
    view! {
        <Title text=title.clone()/>
        <PageHeader title back=(paths::person(id), name)/>
        <Presence id editing=true/>
        {move || match both.get() {
            Some(both) => view! { <Merge both names=names.get_value() problems send again/> }.into_any(),
            None => view! { <Form id draft=draft.get() version=base.get().1 details=details.get_value() names=names.get_value() problems saving=save.pending() send/> }.into_any(),
        }}
    }
}

/// Takes back what was just saved, also when the reader has left the page.
fn take_back(l: Locale, toasts: Toasts, id: PersonId, batch: BatchId, names: Names) {
    leptos::task::spawn_local(async move {
        match record_api::undo_edit(id, batch).await {
            Ok(kept) if kept.is_empty() => toasts.say(tr!(l, common.undone)),
            Ok(kept) => {
                let list: Vec<String> = kept.iter().map(|field| field_name(l, field, &names)).collect();
                toasts.fail(tr!(l, records.edit_kept, list = list.join(", ")));
            }
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
    });
}
