//! "Why is somebody in?": every condition, judged for one person, in words.

use domain::ids::SegmentId;
use domain::l10n;
use domain::segments::{Evidence, Join, Member, Node, Reason};
use domain::time::LocalDateTime;
use domain::tr;
use leptos::prelude::*;

use super::api::{self, Why};
use super::counts::Live;
use super::store::Store;
use super::words;
use crate::features::people::person_name;
use crate::ui::{Button, Card, Chip, ErrorNote, Glyph, Kind, Size, Tone, Variant, use_toasts};

/// Searches for a person and tells.
#[component]
pub fn WhyIn(store: Store, live: Live, #[prop(optional_no_strip)] list: Option<SegmentId>) -> impl IntoView {
    let l = store.l;
    let found = RwSignal::new(None::<Vec<Member>>);
    let wrong = RwSignal::new(None::<domain::ApiError>);
    let told = RwSignal::new(None::<Why>);
    let node = NodeRef::<leptos::html::Input>::new();
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = node.get() else { return };
        let typed = input.value();
        leptos::task::spawn_local(async move {
            told.set(None);
            let answer = api::find(typed).await;
            wrong.set(answer.as_ref().err().map(|e| e.0.clone()));
            found.set(answer.ok());
        });
    };
    let ask = move |m: Member| {
        let tree = live.settled.get_untracked();
        leptos::task::spawn_local(async move {
            let answer = api::explain(tree, m.id).await;
            wrong.set(answer.as_ref().err().map(|e| e.0.clone()));
            told.set(answer.ok());
        });
    };
    let people = move || {
        let Some(all) = found.get() else { return ().into_any() };
        if all.is_empty() {
            return view! { <p class="soft" role="status">{tr!(l, common.no_results)}</p> }.into_any();
        }
        let items = all
            .into_iter()
            .map(|m| {
                let label = format!("{} {}", person_name(l, &m.given_name, &m.family_name), m.city);
                view! { <li><Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=move |_| ask(m.clone())>{label}</Button></li> }
            })
            .collect_view();
        view! { <ul class="segment-sample">{items}</ul> }.into_any()
    };
    view! {
        <Card title=tr!(l, segments.why_title)>
            <form class="segment-add" on:submit=search>
                <div class="field">
                    <label class="field-label" for="why-person">{tr!(l, segments.why_label)}</label>
                    <input class="input" type="search" id="why-person" autocomplete="off" node_ref=node/>
                </div>
                <div class="actions"><Button size=Size::Small icon=Glyph::Search>{tr!(l, segments.why_search)}</Button></div>
            </form>
            {people}
            {move || wrong.get().map(|error| view! { <ErrorNote error/> })}
            <div aria-live="polite">{move || told.get().map(|why| view! { <Told store why list/> })}</div>
        </Card>
    }
}

#[component]
fn Told(store: Store, why: Why, #[prop(optional_no_strip)] list: Option<SegmentId>) -> impl IntoView {
    let l = store.l;
    let member = why.explained.member;
    let name = person_name(l, &member.given_name, &member.family_name);
    let inside = why.explained.truth.holds;
    let title = if inside { tr!(l, segments.why_in, name = name) } else { tr!(l, segments.why_out, name = name) };
    let reasons = why.explained.truth.reasons.into_iter().zip(why.days).map(|(r, day)| reason(store, r, day)).collect_view();
    let toasts = use_toasts();
    let put = list.map(|id| {
        let label = if inside { tr!(l, segments.take_out) } else { tr!(l, segments.put_in) };
        let act = move |_| {
            leptos::task::spawn_local(async move {
                match api::put(id, member.id, !inside).await {
                    Ok(_) => toasts.say(tr!(l, common.saved)),
                    Err(e) => toasts.fail(crate::ui::error_text(l, &e.0)),
                }
            });
        };
        view! { <Button kind=Kind::Button size=Size::Small on:click=act>{label}</Button> }
    });
    view! { <h3>{title}</h3><ul class="segment-reasons">{reasons}</ul>{put} }
}

fn reason(store: Store, r: Reason, day: Option<LocalDateTime>) -> AnyView {
    let l = store.l;
    let said = store.tree.with_untracked(|tree| match tree.root.at(&r.path) {
        Some(Node::Step(step)) => {
            let sentence = words::sentence(store, &step.is);
            Some(if step.not { format!("{}: {sentence}", tr!(l, segments.op_not)) } else { sentence })
        }
        Some(Node::Group(group)) => Some(match group.join {
            Join::All => tr!(l, segments.join_all),
            Join::Any => tr!(l, segments.join_any),
            Join::None => tr!(l, segments.join_none),
        }),
        None => None,
    });
    let evidence = match (r.evidence, day) {
        (Evidence::At(_), Some(day)) => tr!(l, segments.evidence_at, day = l10n::date(l, &day)),
        (Evidence::Text(value), _) => tr!(l, segments.evidence_text, value = value),
        (Evidence::Unknown, _) => tr!(l, segments.evidence_unknown),
        _ => String::new(),
    };
    let (tone, verdict) = if r.holds { (Tone::Good, tr!(l, segments.is_true)) } else { (Tone::Bad, tr!(l, segments.is_false)) };
    view! { <li><Chip tone>{verdict}</Chip>" "{said}" "<span class="soft">{evidence}</span></li> }.into_any()
}
