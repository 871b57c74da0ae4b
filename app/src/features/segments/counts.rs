//! The number while one edits, who may be contacted, and some of the people.

use domain::consent::Channel;
use domain::l10n::number;
use domain::segments::{LeftOut, LeftOutReason, Member, Tree};
use domain::tr;
use leptos::prelude::*;

use super::inputs::{Told, choose};
use super::store::Store;
use super::{api, values};
use crate::features::people::{paths as people_paths, person_name};
use crate::ui::{Card, ErrorNote};

/// How long after the last change the number follows.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// What is shown beside the tree.
#[derive(Clone, Copy)]
pub struct Live {
    /// The tree as it was last counted.
    pub settled: RwSignal<Tree>,
    problem: RwSignal<Option<domain::ApiError>>,
    sample: RwSignal<Vec<Member>>,
    left_out: RwSignal<Option<Result<LeftOut, domain::ApiError>>>,
    channel: RwSignal<Channel>,
    purpose: RwSignal<String>,
}

/// Counts whenever the tree has come to rest. An answer that is older than the newest question is thrown away.
pub fn live(store: Store) -> Live {
    let settled = RwSignal::new(store.tree.get_untracked());
    let here = Live {
        settled,
        problem: RwSignal::new(None),
        sample: RwSignal::new(Vec::new()),
        left_out: RwSignal::new(None),
        channel: RwSignal::new(Channel::Email),
        purpose: RwSignal::new(String::new()),
    };
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let tree = store.tree.get();
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        if settled.get_untracked() != tree {
            waiting.set_value(set_timeout_with_handle(move || settled.set(tree.clone()), PAUSE).ok());
        }
    });
    let asked = StoredValue::new(0_u32);
    Effect::new(move || {
        let tree = settled.get();
        asked.update_value(|n| *n += 1);
        let mine = asked.get_value();
        let newest = move || asked.try_get_value() == Some(mine);
        store.counted.set(None);
        leptos::task::spawn_local(async move {
            let counted = api::count(tree.clone()).await;
            if !newest() {
                return;
            }
            here.problem.set(counted.as_ref().err().map(|e| e.0.clone()));
            store.counted.set(counted.ok());
            // Each answer by itself: what one of them lacks, the others still show, and the reader learns of it.
            let failed = move |e: crate::Failure| {
                here.problem.update(|problem| {
                    problem.get_or_insert(e.0);
                });
            };
            let sample = api::sample(tree.clone()).await;
            if !newest() {
                return;
            }
            here.sample.set(sample.map_err(failed).unwrap_or_default());
            let steps = api::steps(tree).await;
            if !newest() {
                return;
            }
            match steps {
                Ok((counted, steps)) => {
                    store.of.set(Some(counted));
                    store.steps.set(steps.into_iter().map(|s| (s.path.clone(), s)).collect());
                }
                Err(e) => failed(e),
            }
        });
    });
    Effect::new(move || {
        let (tree, channel, purpose) = (settled.get(), here.channel.get(), here.purpose.get());
        leptos::task::spawn_local(async move {
            let found = api::left_out(tree.clone(), channel, purpose.parse().ok()).await.map_err(|e| e.0);
            if settled.try_get_untracked().as_ref() == Some(&tree) && here.purpose.try_get_untracked() == Some(purpose) {
                here.left_out.set(Some(found));
            }
        });
    });
    here
}

/// The number in large type.
#[component]
pub fn Number(store: Store, live: Live) -> impl IntoView {
    let l = store.l;
    view! {
        <div class="segment-count"><Card>
            <p class="segment-number" role="status" aria-live="polite">
                {move || match store.counted.get() {
                    Some(n) => tr!(l, segments.found, n = n),
                    None => tr!(l, segments.counting),
                }}
            </p>
            <p class="soft">{move || store.of.get().map(|c| tr!(l, segments.of_all, n = c.of))}</p>
            {move || live.problem.get().map(|error| match error {
                domain::ApiError::Conflict(word) if word == "too_wide" => view! { <p class="field-error">{tr!(l, segments.error_too_wide)}</p> }.into_any(),
                domain::ApiError::Conflict(word) if word == "cycle" => view! { <p class="field-error">{tr!(l, segments.error_cycle)}</p> }.into_any(),
                domain::ApiError::Validation(_) => view! { <p class="field-error">{tr!(l, segments.too_many)}</p> }.into_any(),
                error => view! { <ErrorNote error/> }.into_any(),
            })}
        </Card></div>
    }
}

/// Who may be contacted, and who not, by reason.
#[component]
pub fn Reachable(store: Store, live: Live) -> impl IntoView {
    let l = store.l;
    let channels = Channel::ALL.iter().map(|c| (c.as_str().to_owned(), values::channel(l, Some(*c)))).collect();
    let purposes = store.choices.with_value(|c| values::named(tr!(l, segments.no_purpose), &c.purposes));
    let by: Told = std::sync::Arc::new(move |word: String| live.channel.set(Channel::parse(&word).unwrap_or(Channel::Email)));
    let why: Told = std::sync::Arc::new(move |id: String| live.purpose.set(id));
    let reason = move |reason| match reason {
        LeftOutReason::NoAddress => tr!(l, segments.out_no_address),
        LeftOutReason::Blocked => tr!(l, segments.out_blocked),
        LeftOutReason::Suppressed => tr!(l, segments.out_suppressed),
        LeftOutReason::Bounced => tr!(l, segments.out_bounced),
        LeftOutReason::NoConsent => tr!(l, segments.out_no_consent),
    };
    let out = move || {
        live.left_out.get().map(|found| {
            let found = match found {
                Ok(found) => found,
                // A tree that is too large or not finished is said beside its number already.
                Err(domain::ApiError::Validation(_) | domain::ApiError::Conflict(_)) => return ().into_any(),
                Err(error) => return view! { <ErrorNote error/> }.into_any(),
            };
            if found.reasons.is_empty() {
                return view! {
                    <p><b class="number">{tr!(l, segments.reached, n = found.reached)}</b></p>
                    <p class="soft">{tr!(l, segments.none_left_out)}</p>
                }
                .into_any();
            }
            let rows = found
                .reasons
                .into_iter()
                .map(|(r, n)| view! { <tr><td>{reason(r)}</td><td class="number">{number(l, n)}</td></tr> })
                .collect_view();
            view! {
                <p><b class="number">{tr!(l, segments.reached, n = found.reached)}</b></p>
                <table class="table table-dense">
                    <thead><tr><th scope="col">{tr!(l, segments.reason)}</th><th scope="col" class="number">{tr!(l, segments.col_people)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
    };
    view! {
        <Card title=tr!(l, segments.left_out_title)>
            {choose("left-channel", tr!(l, segments.channel), channels, "email", by)}
            {choose("left-purpose", tr!(l, segments.purpose), purposes, "", why)}
            <div aria-live="polite">{out}</div>
        </Card>
    }
}

/// Some of the people.
#[component]
pub fn Sample(store: Store, live: Live) -> impl IntoView {
    let l = store.l;
    let rows = move || {
        let people = live.sample.get();
        if people.is_empty() {
            return (store.counted.get() == Some(0))
                .then(|| view! { <p class="soft">{tr!(l, segments.nobody_found)}</p> })
                .into_any();
        }
        let items = people
            .into_iter()
            .map(|m| {
                let name = person_name(l, &m.given_name, &m.family_name);
                view! { <li><a href=people_paths::person(m.id)>{name}</a>" "<span class="soft">{m.city}</span></li> }
            })
            .collect_view();
        view! { <ul class="segment-sample">{items}</ul> }.into_any()
    };
    view! { <Card title=tr!(l, segments.sample_title)>{rows}</Card> }
}
