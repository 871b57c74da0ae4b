//! Doing something with the rows that are picked.

use domain::ids::BatchId;
use domain::locale::Locale;
use domain::people::{AffiliationRole, BulkAction, BulkState, ListState, PeopleQuery};
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::branch_choices;
use super::list_api::{self, Choices};
use super::list_picked::Picked;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Kind, Select, SelectionBar, Size, Toasts, Variant, error_text, use_toasts};

/// How long an action is held back, and a moment more.
const HELD_BACK: std::time::Duration = std::time::Duration::from_millis(10_500);
/// How often one that runs is asked how far it is.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(2);

/// The bar below the list, while something is picked.
#[component]
pub(super) fn BulkBar(
    query: Memo<PeopleQuery>,
    choices: Choices,
    picked: Picked,
    export: RwSignal<bool>,
    changed: Callback<()>,
) -> impl IntoView {
    let l = use_locale();
    let (may_write, may_export) = (choices.may_write, choices.may_export);
    let text = Signal::derive(move || match picked.count() {
        Some(n) => tr!(l, lists.picked, n = i64::try_from(n).unwrap_or_default()),
        None => tr!(l, lists.picked_all),
    });
    let choices = StoredValue::new(choices);
    move || {
        (!picked.is_empty()).then(|| view! {
            <SelectionBar text>
                <Button kind=Kind::Button size=Size::Small on:click=move |_| picked.add_page()>{tr!(l, lists.pick_page)}</Button>
                <Button kind=Kind::Button size=Size::Small on:click=move |_| picked.everybody()>{tr!(l, lists.pick_all)}</Button>
                <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| picked.clear()>{tr!(l, lists.pick_none)}</Button>
                {may_write.then(|| view! { <Do query choices=choices.get_value() picked changed/> })}
                {may_export.then(|| view! {
                    <Button kind=Kind::Button size=Size::Small on:click=move |_| export.set(true)>{tr!(l, lists.export)}</Button>
                })}
            </SelectionBar>
        })
    }
}

/// What to do, with what, and the button that does it.
#[component]
fn Do(query: Memo<PeopleQuery>, choices: Choices, picked: Picked, changed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let trashed = query.get_untracked().state == ListState::Trashed;
    let verb = RwSignal::new(if trashed { "restore" } else { "tag" }.to_owned());
    let target = RwSignal::new(String::new());
    let options = if trashed {
        vec![Choice::new("restore", tr!(l, lists.do_restore))]
    } else {
        vec![
            Choice::new("tag", tr!(l, lists.do_tag)),
            Choice::new("untag", tr!(l, lists.do_untag)),
            Choice::new("owner", tr!(l, lists.do_owner)),
            Choice::new("join", tr!(l, lists.do_join)),
            Choice::new("move", tr!(l, lists.do_move)),
            Choice::new("trash", tr!(l, lists.do_trash)),
        ]
    };
    let tags: Vec<Choice> = choices.tags.iter().map(|t| Choice::new(t.id.to_string(), t.name.clone())).collect();
    let branches = branch_choices(&choices.branches);
    let mut owners = vec![Choice::new("", tr!(l, lists.nobody))];
    owners.extend(choices.owners.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())));
    let with = move || {
        let (label, options) = match verb.get().as_str() {
            "tag" | "untag" => (tr!(l, people.tag), tags.clone()),
            "owner" => (tr!(l, lists.owner), owners.clone()),
            "join" | "move" => (tr!(l, common.branch), branches.clone()),
            _ => return None,
        };
        target.set(options.first().map(|o| o.value.clone()).unwrap_or_default());
        Some(view! { <Select label name="bulk_with" options bound=target/> })
    };
    let start = move |_| {
        let Some(action) = action(&verb.get_untracked(), &target.get_untracked()) else { return };
        let selection = picked.selection(&query.get_untracked());
        spawn_local(async move {
            match list_api::start_bulk(selection, action).await {
                Ok(status) => {
                    picked.clear();
                    toasts.undo(tr!(l, lists.will_change, n = status.total), move || call_off(l, toasts, status.id, changed));
                    follow(l, toasts, status.id, changed, HELD_BACK);
                }
                Err(e) => toasts.fail(error_text(l, &e.0)),
            }
        });
    };
    view! {
        <Select label=tr!(l, lists.do_what) name="bulk_do" options bound=verb/>
        {with}
        <Button kind=Kind::Button size=Size::Small variant=Variant::Primary on:click=start>{tr!(l, common.apply)}</Button>
    }
}

/// What the two fields stand for.
fn action(verb: &str, target: &str) -> Option<BulkAction> {
    Some(match verb {
        "tag" => BulkAction::Tag { tag: target.parse().ok()? },
        "untag" => BulkAction::Untag { tag: target.parse().ok()? },
        "owner" => BulkAction::Owner { owner: target.parse().ok() },
        "join" => BulkAction::Join { organisation: target.parse().ok()?, role: AffiliationRole::Contact },
        "move" => BulkAction::Move { organisation: target.parse().ok()? },
        "trash" => BulkAction::Trash,
        "restore" => BulkAction::Restore,
        _ => return None,
    })
}

/// Calls it off, or takes back what was done.
fn call_off(l: Locale, toasts: Toasts, id: BatchId, changed: Callback<()>) {
    spawn_local(async move {
        match list_api::undo_bulk(id).await {
            Ok(status) if status.state == BulkState::Cancelled => toasts.say(tr!(l, lists.called_off)),
            Ok(_) => follow(l, toasts, id, changed, AGAIN),
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
    });
}

/// Looks again and again until it is done, and says what came of it.
fn follow(l: Locale, toasts: Toasts, id: BatchId, changed: Callback<()>, pause: std::time::Duration) {
    set_timeout(
        move || {
            spawn_local(async move {
                let status = match list_api::bulk_status(id).await {
                    Ok(status) => status,
                    Err(e) => return toasts.fail(error_text(l, &e.0)),
                };
                match status.state {
                    BulkState::Cancelled => return,
                    BulkState::Undone => toasts.say(tr!(l, lists.taken_back)),
                    BulkState::Done => {
                        let mut text = tr!(l, lists.done, n = status.changed);
                        if status.skipped > 0 {
                            text = format!("{text} {}", tr!(l, lists.left_alone, n = status.skipped));
                        }
                        toasts.undo(text, move || call_off(l, toasts, id, changed));
                    }
                    BulkState::Waiting | BulkState::Running | BulkState::Undoing => {
                        if status.total > 1000 && status.done > 0 {
                            toasts.say(tr!(
                                l,
                                lists.so_far,
                                done = l10n::number(l, status.done),
                                total = l10n::number(l, status.total)
                            ));
                        }
                        return follow(l, toasts, id, changed, AGAIN);
                    }
                }
                // The page may have been left meanwhile.
                let _gone = changed.try_run(());
            });
        },
        pause,
    );
}
