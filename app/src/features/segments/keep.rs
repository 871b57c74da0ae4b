//! Saving a segment, copying it, putting it away.

use domain::ApiError;
use domain::ids::{OrganisationId, SegmentId};
use domain::locale::Locale;
use domain::segments::{SegmentEdit, SegmentKind, SegmentView};
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::inputs::{choose, tick, typed};
use super::store::Store;
use super::{api, paths};
use crate::Failure;
use crate::ui::{Button, Card, Kind, LinkButton, Size, Variant, error_text, use_toasts};

/// What went wrong, in words of this page where it has some.
fn wrong(l: Locale, e: &ApiError) -> String {
    match e {
        ApiError::Conflict(word) => match word.as_str() {
            "changed" => tr!(l, segments.error_changed),
            "cycle" => tr!(l, segments.error_cycle),
            "used" => tr!(l, segments.error_used),
            "too_wide" => tr!(l, segments.error_too_wide),
            _ => error_text(l, e),
        },
        ApiError::Validation(all) if all.iter().any(|f| f.field.starts_with("step.")) => tr!(l, segments.unfinished),
        ApiError::Validation(all) if all.iter().any(|f| f.field == "steps" || f.field == "depth") => tr!(l, segments.too_many),
        other => error_text(l, other),
    }
}

/// The form that keeps it.
#[component]
pub fn Keep(
    store: Store,
    #[prop(optional_no_strip)] segment: Option<SegmentView>,
    #[prop(optional_no_strip)] home: Option<OrganisationId>,
) -> impl IntoView {
    let l = store.l;
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let title = RwSignal::new(segment.as_ref().map(|s| s.row.name.clone()).unwrap_or_default());
    let whose = RwSignal::new(segment.as_ref().map(|s| s.organisation).or(home).map(|id| id.to_string()).unwrap_or_default());
    let shared = RwSignal::new(segment.as_ref().is_none_or(|s| s.row.shared));
    let kind = RwSignal::new(segment.as_ref().map_or(SegmentKind::Dynamic, |s| s.row.kind));
    let version = RwSignal::new(segment.as_ref().map_or(0, |s| s.version));
    let known = segment.as_ref().filter(|s| s.row.may_edit).map(|s| s.row.id);
    let problem = RwSignal::new(None::<ApiError>);
    let edit = move || {
        let organisation = whose.get_untracked().parse().ok()?;
        Some(SegmentEdit {
            name: title.get_untracked(),
            organisation,
            shared: shared.get_untracked(),
            kind: kind.get_untracked(),
            tree: store.tree.get_untracked(),
        })
    };
    let go = navigate.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(edit) = edit() else { return };
        let go = go.clone();
        leptos::task::spawn_local(async move {
            let done: Result<(), Failure> = match known {
                Some(id) => api::save(id, version.get_untracked(), edit).await.map(|v| version.set(v)),
                None => api::create(edit).await.map(|id| go(&paths::segment(id), Default::default())),
            };
            problem.set(done.as_ref().err().map(|e| e.0.clone()));
            if done.is_ok() {
                toasts.say(tr!(l, common.saved));
            }
        });
    };
    let organisations =
        store.choices.with_value(|c| c.organisations.iter().map(|o| (o.id.clone(), o.name.clone())).collect::<Vec<_>>());
    let kinds = vec![
        ("dynamic".to_owned(), format!("{}: {}", tr!(l, segments.kind_dynamic), tr!(l, segments.kind_dynamic_detail))),
        ("static".to_owned(), format!("{}: {}", tr!(l, segments.kind_static), tr!(l, segments.kind_static_detail))),
    ];
    let label = if known.is_some() { tr!(l, segments.save_changes) } else { tr!(l, segments.save) };
    view! {
        <Card title=tr!(l, segments.save_title)>
            <form on:submit=save>
                {typed("segment-name", tr!(l, segments.name), "text", title.get_untracked(), Vec::new(), std::sync::Arc::new(move |v| title.set(v)))}
                {choose("segment-whose", tr!(l, segments.organisation), organisations, &whose.get_untracked(), std::sync::Arc::new(move |v| whose.set(v)))}
                {known.is_none().then(|| choose("segment-kind", tr!(l, segments.kind_label), kinds, kind.get_untracked().as_str(), std::sync::Arc::new(move |v: String| kind.set(SegmentKind::parse(&v).unwrap_or_default()))))}
                {tick("segment-shared", tr!(l, segments.share_label), shared.get_untracked(), std::sync::Arc::new(move |v| shared.set(v)))}
                <p class="field-hint">{tr!(l, segments.share_detail)}</p>
                <p class="field-error" role="alert" hidden=move || problem.read().is_none()>{move || problem.get().map(|e| wrong(l, &e))}</p>
                <div class="actions"><Button variant=Variant::Primary>{label}</Button></div>
            </form>
            {segment.map(|s| view! { <Others l segment=s problem/> })}
            <p class="field-hint">{tr!(l, segments.link_note)}</p>
        </Card>
    }
}

/// What else can be done with a kept segment.
#[component]
fn Others(l: Locale, segment: SegmentView, problem: RwSignal<Option<ApiError>>) -> impl IntoView {
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let (id, archived, may) = (segment.row.id, segment.row.archived, segment.row.may_edit);
    let name = tr!(l, segments.copy_of, name = segment.row.name);
    let go = navigate.clone();
    let copy = move |_| {
        let (name, go) = (name.clone(), go.clone());
        leptos::task::spawn_local(async move {
            match api::duplicate(id, name).await {
                Ok(id) => go(&paths::segment(id), Default::default()),
                Err(e) => problem.set(Some(e.0)),
            }
        });
    };
    let put_away = move |_| {
        let go = navigate.clone();
        leptos::task::spawn_local(async move {
            match api::archive(id, !archived).await {
                Ok(()) => {
                    let back = move || {
                        leptos::task::spawn_local(async move {
                            if let Err(e) = api::archive(id, archived).await {
                                toasts.fail(wrong(l, &e.0));
                            }
                        });
                    };
                    toasts.undo(if archived { tr!(l, segments.restored) } else { tr!(l, segments.archived) }, back);
                    go(paths::LIST, Default::default());
                }
                Err(e) => problem.set(Some(e.0)),
            }
        });
    };
    let uses = segment
        .used_in
        .into_iter()
        .map(|(id, name): (SegmentId, String)| view! { <li><a href=paths::segment(id)>{name}</a></li> })
        .collect::<Vec<_>>();
    view! {
        <div class="actions segment-others">
            <LinkButton href=paths::people(id) size=Size::Small>{tr!(l, segments.open_list)}</LinkButton>
            <Button kind=Kind::Button size=Size::Small on:click=copy>{tr!(l, segments.duplicate)}</Button>
            {may.then(|| view! {
                <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=put_away>
                    {if archived { tr!(l, segments.restore) } else { tr!(l, segments.archive) }}
                </Button>
            })}
        </div>
        {(!uses.is_empty()).then(|| view! { <h3>{tr!(l, segments.used_in)}</h3><ul class="segment-sample">{uses}</ul> })}
    }
}
