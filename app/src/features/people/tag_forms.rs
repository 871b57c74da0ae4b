//! Making, changing and merging tags; groups.

use domain::ids::{BatchId, TagId};
use domain::people::{TagGroup, TagGroupKind, TagUse};
use domain::tr;
use leptos::prelude::*;

use super::tags_api::{TagChange, change_tag, create_tag, merge_tags, remove_group, save_group, unmerge_tags};
use super::tags_page::Open;
use super::undo::back;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Choice, Dialog, Field, FieldRow, Kind, Note, OtherProblem, Problems, Select, Tone, Variant, error_text, use_toasts,
};

fn group_choices(l: domain::locale::Locale, groups: &[TagGroup]) -> Vec<Choice> {
    let none = Choice::new("", tr!(l, tags.no_group));
    std::iter::once(none).chain(groups.iter().map(|g| Choice::new(g.id.to_string(), g.name.clone()))).collect()
}

/// A new tag, in a group or in none.
#[component]
pub(super) fn AddTag(groups: Vec<TagGroup>, refresh: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (name, group) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = Action::new(move |(): &()| create_tag(name.get_untracked(), group.get_untracked().parse().ok()));
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e: Failure| e.0));
    Effect::new(move || {
        if let Some(Ok(_)) = add.value().get() {
            toasts.say(tr!(l, tags.added, name = name.get_untracked()));
            name.set(String::new());
            refresh();
        }
    });
    view! {
        <form class="narrow" method="post" on:submit=move |event| { event.prevent_default(); add.dispatch(()); }>
            <FieldRow>
                <Field label=tr!(l, people.new_tag) name="tag" bound=name maxlength=40 error=problems.of("tag")/>
                <Select label=tr!(l, tags.group) name="new_tag_group" options=group_choices(l, &groups) bound=group/>
            </FieldRow>
            <OtherProblem problems/>
            <Button>{tr!(l, tags.add)}</Button>
        </form>
    }
}

/// What was done with a tag.
#[derive(Debug, Clone)]
enum Done {
    Saved,
    Archived(bool),
    Merged(BatchId, String),
}

/// Renaming a tag, moving it, putting it away, making it one with another.
#[component]
pub(super) fn ChangeDialog(
    tag: TagUse,
    groups: Vec<TagGroup>,
    tags: Vec<TagUse>,
    open: RwSignal<Option<Open>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let shown = closes(open);
    let (id, archived, old) = (tag.id, tag.archived, tag.name.clone());
    let (name, group) = (RwSignal::new(tag.name.clone()), RwSignal::new(tag.group.map(|g| g.to_string()).unwrap_or_default()));
    let into = RwSignal::new(String::new());
    let others = tags.iter().filter(|other| other.id != id).map(|other| Choice::new(other.id.to_string(), other.name.clone()));
    let others: Vec<Choice> = std::iter::once(Choice::new("", "–")).chain(others).collect();
    let (was, known) = (tag.group, StoredValue::new(tags));
    let save = Action::new(move |(): &()| {
        let (new, wanted, renamed) = (name.get_untracked(), group.get_untracked().parse().ok(), name.get_untracked() != old);
        async move {
            if renamed {
                change_tag(id, TagChange::Rename(new)).await?;
            }
            if wanted != was {
                change_tag(id, TagChange::Group(wanted)).await?;
            }
            Ok::<Done, Failure>(Done::Saved)
        }
    });
    let away = Action::new(move |away: &bool| {
        let away = *away;
        async move { change_tag(id, TagChange::Archive(away)).await.map(|()| Done::Archived(away)) }
    });
    let merge = Action::new(move |(): &()| {
        let target: Option<TagId> = into.get_untracked().parse().ok();
        let label = known.with_value(|all| all.iter().find(|t| Some(t.id) == target).map(|t| t.name.clone()).unwrap_or_default());
        async move { merge_tags(id, target.unwrap_or(id)).await.map(|batch| Done::Merged(batch, label)) }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    let unmerged = Problems::new(l, move || merge.value().get().and_then(Result::err).map(|e| e.0));
    for action in [save.value(), merge.value(), away.value()] {
        Effect::new(move || {
            let Some(Ok(done)) = action.get() else { return };
            match done {
                Done::Saved => toasts.say(tr!(l, common.saved)),
                Done::Archived(true) => {
                    let again = move || change_tag(id, TagChange::Archive(false));
                    toasts.undo(tr!(l, tags.archived_done), move || back(l, toasts, refresh, again()));
                }
                Done::Archived(false) => toasts.say(tr!(l, tags.restored)),
                Done::Merged(batch, name) => {
                    toasts.undo(tr!(l, tags.merged, name = name), move || back(l, toasts, refresh, unmerge_tags(batch)));
                }
            }
            open.set(None);
            refresh();
        });
    }
    view! {
        <Dialog id="change-tag" title=tr!(l, tags.change_named, name = tag.name.clone()) open=shown>
            <form method="post" on:submit=move |event| { event.prevent_default(); save.dispatch(()); }>
                <Field label=tr!(l, tags.name) name="tag" id="f-tag-name" bound=name maxlength=40 error=problems.of("tag")/>
                <Select label=tr!(l, tags.group) name="tag_group" options=group_choices(l, &groups) bound=group/>
                <OtherProblem problems/>
                <Button variant=Variant::Primary>{tr!(l, common.save)}</Button>
            </form>
            <form method="post" on:submit=move |event| { event.prevent_default(); merge.dispatch(()); }>
                <Select label=tr!(l, tags.merge_into) name="into" options=others bound=into hint=tr!(l, tags.merge_hint) error=unmerged.of("into")/>
                <OtherProblem problems=unmerged/>
                <Button>{tr!(l, tags.merge)}</Button>
            </form>
            <p>
                <Button kind=Kind::Button variant=Variant::Quiet on:click=move |_| { away.dispatch(!archived); }>
                    {if archived { tr!(l, tags.restore) } else { tr!(l, tags.archive) }}
                </Button>
                <small class="soft">{tr!(l, tags.archive_hint)}</small>
            </p>
            {move || away.value().get().and_then(Result::err).map(|e| view! { <Note tone=Tone::Bad>{error_text(l, &e.0)}</Note> })}
        </Dialog>
    }
}

/// A new group, or an old one to rename or take away.
#[component]
pub(super) fn GroupDialog(
    group: Option<TagGroup>,
    open: RwSignal<Option<Open>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let shown = closes(open);
    let id = group.as_ref().map(|g| g.id);
    let name = RwSignal::new(group.as_ref().map(|g| g.name.clone()).unwrap_or_default());
    let kind = RwSignal::new(group.as_ref().map_or(TagGroupKind::Tags, |g| g.kind).to_string());
    let kinds = vec![Choice::new("tags", tr!(l, tags.kind_tags)), Choice::new("interests", tr!(l, tags.kind_interests))];
    let save = Action::new(move |(): &()| {
        let kind = TagGroupKind::parse(&kind.get_untracked()).unwrap_or_default();
        let name = name.get_untracked();
        async move { save_group(id, name, kind).await.map(drop) }
    });
    let remove = Action::new(move |(): &()| async move {
        match id {
            Some(id) => remove_group(id).await,
            None => Ok(()),
        }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    for action in [save.value(), remove.value()] {
        Effect::new(move || match action.get() {
            Some(Ok(())) => {
                toasts.say(tr!(l, common.saved));
                open.set(None);
                refresh();
            }
            Some(Err(e)) if !matches!(e.0, domain::ApiError::Validation(_)) => toasts.fail(error_text(l, &e.0)),
            _ => {}
        });
    }
    let title = if id.is_some() { tr!(l, tags.change_group) } else { tr!(l, tags.add_group) };
    view! {
        <Dialog id="tag-group" title open=shown>
            <form method="post" on:submit=move |event| { event.prevent_default(); save.dispatch(()); }>
                <Field label=tr!(l, tags.group_name) name="group" bound=name maxlength=40 error=problems.of("group")/>
                <Select label=tr!(l, tags.kind) name="group_kind" options=kinds bound=kind/>
                <Button variant=Variant::Primary>{tr!(l, common.save)}</Button>
            </form>
            {id.map(|_| view! {
                <p><Button kind=Kind::Button variant=Variant::Quiet on:click=move |_| { remove.dispatch(()); }>{tr!(l, tags.remove_group)}</Button>
                <small class="soft">{tr!(l, tags.remove_group_hint)}</small></p>
            })}
        </Dialog>
    }
}

/// A dialog that stands open as long as something is in `open`.
fn closes(open: RwSignal<Option<Open>>) -> RwSignal<bool> {
    let shown = RwSignal::new(true);
    Effect::new(move || {
        if !shown.get() {
            open.set(None);
        }
    });
    shown
}
