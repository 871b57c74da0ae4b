//! One pair in the list: who, why, and what to do about it.

use domain::duplicates::{PairSide, PairState, PairView, Reason};
use domain::locale::Locale;
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::words::{reason_text, score_text};
use super::{api, paths};
use crate::features::people::{paths as people, person_name, source_text};
use crate::session::use_locale;
use crate::ui::{Button, Chip, Kind, LinkButton, Size, Tone, Variant, error_text, use_toasts};

/// What speaks for and against, a line each.
#[component]
pub(super) fn Reasons(reasons: Vec<Reason>) -> impl IntoView {
    let l = use_locale();
    let lines = reasons
        .iter()
        .map(|reason| {
            let (class, sign) = if reason.against() {
                ("reason against", tr!(l, duplicates.against))
            } else {
                ("reason", tr!(l, duplicates.for_it))
            };
            view! { <li class=class><span class="visually-hidden">{sign}" "</span>{reason_text(l, reason)}</li> }
        })
        .collect_view();
    view! { <ul class="reasons">{lines}</ul> }
}

/// How alike, in a word.
#[component]
pub(super) fn Score(score: i64) -> impl IntoView {
    let (text, tone) = score_text(use_locale(), score);
    view! { <Chip tone>{text}" · "{score}</Chip> }
}

fn facts(l: Locale, side: &PairSide, now: Timestamp) -> Vec<String> {
    let place = format!("{} {}", side.postcode, side.city);
    let home = [side.street.as_str(), place.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
    let since = format!("{}, {}", source_text(l, side.source), l10n::relative(l, now, side.created_at));
    [side.email.clone(), l10n::phone(&side.phone), home, side.birth_date.clone(), since]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect()
}

#[component]
fn Side(side: PairSide, now: Timestamp) -> impl IntoView {
    let l = use_locale();
    let name = person_name(l, &side.given_name, &side.family_name);
    let lines = facts(l, &side, now).into_iter().map(|fact| view! { <span class="soft">{fact}</span> }).collect_view();
    view! { <div class="pair-side"><a class="strong" href=people::person(side.id)>{name}</a>{lines}</div> }
}

/// The record known longer goes on, unless somebody decides otherwise.
fn merge_path(pair: &PairView) -> String {
    let older = (pair.a.created_at, pair.a.id) <= (pair.b.created_at, pair.b.id);
    if older { paths::merge(pair.a.id, pair.b.id) } else { paths::merge(pair.b.id, pair.a.id) }
}

/// The pair. `m` merges, `n` says that they are two people.
#[component]
pub(super) fn Pair(pair: PairView, now: Timestamp, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let (a, b) = (pair.a.id, pair.b.id);
    let open = pair.state == PairState::Open;
    let apart = Action::new(move |(): &()| api::not_same(a, b));
    let back = Action::new(move |(): &()| api::reopen(a, b));
    Effect::new(move || match apart.value().get() {
        Some(Ok(())) => {
            toasts.undo(tr!(l, duplicates.kept_apart), move || {
                leptos::task::spawn_local(async move {
                    if let Err(e) = api::reopen(a, b).await {
                        toasts.fail(error_text(l, &e.0));
                    }
                    reload.try_update(|n| *n += 1);
                });
            });
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    Effect::new(move || match back.value().get() {
        Some(Ok(())) => reload.update(|n| *n += 1),
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let merge = merge_path(&pair);
    let there = merge.clone();
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || !open {
            return;
        }
        match event.key().as_str() {
            "m" => navigate(&there, Default::default()),
            "n" => {
                apart.dispatch(());
            }
            _ => return,
        }
        event.prevent_default();
    };
    let decided = (!open).then(|| tr!(l, duplicates.decided_by, name = pair.decided_by.clone()));
    view! {
        <li class="pair" on:keydown=keys>
            <div class="pair-head"><Score score=pair.score/>{decided.map(|text| view! { <span class="soft">{text}</span> })}</div>
            <div class="pair-sides"><Side side=pair.a now/><Side side=pair.b now/></div>
            <Reasons reasons=pair.reasons/>
            <div class="actions">
                {if open {
                    view! {
                        <LinkButton href=merge size=Size::Small>{tr!(l, duplicates.look_and_merge)}</LinkButton>
                        <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| { apart.dispatch(()); }>{tr!(l, duplicates.not_same)}</Button>
                    }.into_any()
                } else {
                    view! { <Button kind=Kind::Button size=Size::Small on:click=move |_| { back.dispatch(()); }>{tr!(l, duplicates.ask_again)}</Button> }.into_any()
                }}
            </div>
        </li>
    }
}

/// Keeps the tone in one place for the hints.
pub(super) const fn hint_tone(score: i64) -> Tone {
    if score >= 80 { Tone::Warn } else { Tone::Info }
}
