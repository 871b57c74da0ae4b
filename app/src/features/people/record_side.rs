//! Beside the timeline: the rest of the record, and what is shown only on demand.

use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{BlockView, PersonDetails, PersonKind};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::paths;
use super::record_api;
use super::record_words::{Names, block_text, custom_words, day_text, facet_text, kind_text, support_text};
use crate::ui::{
    Button, Card, Chip, Choice, DescriptionList, Field, Glyph, Kind, Problems, Select, Size, Tone, error_text, use_toasts,
};

/// How they must not be contacted; nothing if they may.
#[component]
pub(super) fn Blocks(blocks: Vec<BlockView>) -> impl IntoView {
    let l = crate::session::use_locale();
    (!blocks.is_empty()).then(|| {
        view! {
            <Card title=tr!(l, records.do_not_contact) tight=true>
                <ul class="plain-list">{blocks.into_iter().map(|b| view! {
                    <li><Chip tone=Tone::Bad>{block_text(l, b.channel)}</Chip>" "<span class="soft small">{b.reason}</span></li>
                }).collect_view()}</ul>
            </Card>
        }
    })
}

fn text(value: &str) -> Option<AnyView> {
    (!value.is_empty()).then(|| value.to_owned().into_any())
}

/// What is known, a row each; the rest is left out.
pub(super) fn facts(l: Locale, d: &PersonDetails) -> Vec<(String, AnyView)> {
    let r = &d.record;
    let mut out: Vec<(String, Option<AnyView>)> = vec![
        (tr!(l, records.kind), (r.kind != PersonKind::Person).then(|| kind_text(l, r.kind).into_any())),
        (tr!(l, records.honorific_prefix), text(&r.honorific_prefix)),
        (tr!(l, people.additional_name), text(&r.additional_name)),
        (tr!(l, records.nickname), text(&r.nickname)),
        (tr!(l, records.pronouns), text(&r.pronouns)),
        (tr!(l, records.birth_date), text(&day_text(l, &r.birth_date))),
        (tr!(l, records.job_title), text(&r.job_title)),
        (tr!(l, records.employer), text(&r.employer)),
        (tr!(l, records.languages), text(&r.languages.join(", "))),
        (tr!(l, records.facets), text(&r.facets.iter().map(|f| facet_text(l, *f)).collect::<Vec<_>>().join(", "))),
        (tr!(l, records.outlet), text(&r.outlet)),
        (tr!(l, records.beat), text(&r.beat)),
        (tr!(l, records.owner), r.owner.and_then(|id| text(d.names.get(&id.0).map_or("…", String::as_str)))),
    ];
    for field in &d.fields {
        if let Some(value) = r.custom.get(&field.id) {
            out.push((field.name.clone(), Some(own(l, value, &d.names))));
        }
    }
    out.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn own(l: Locale, value: &domain::people::CustomValue, names: &Names) -> AnyView {
    let words = custom_words(l, value, names).join(", ");
    match value {
        domain::people::CustomValue::Person(id) if names.contains_key(&id.0) => {
            view! { <a href=paths::person(*id)>{words}</a> }.into_any()
        }
        _ => words.into_any(),
    }
}

/// Support and sensitive fields: a click shows them, and the click is logged.
#[component]
pub(super) fn Private(id: PersonId, details: PersonDetails, may_write: bool, reload: RwSignal<i32>) -> impl IntoView {
    let l = crate::session::use_locale();
    let toasts = use_toasts();
    let reveal = Action::new(move |(): &()| record_api::reveal(id));
    Effect::new(move || {
        if let Some(Err(e)) = reveal.value().get() {
            toasts.fail(error_text(l, &e.0));
        }
    });
    let any = details.has_support || !details.hidden.is_empty();
    let names = StoredValue::new(details.names);
    let fields = StoredValue::new(details.fields);
    let shown = move || reveal.value().get().and_then(Result::ok);
    let open = move || {
        let seen = shown()?;
        let values = seen.sensitive.values.iter().map(|(field, value)| {
            let name = fields.with_value(|all| all.iter().find(|f| f.id == *field).map(|f| f.name.clone())).unwrap_or_default();
            (name, own(l, value, &names.get_value()))
        });
        let history = seen.support.into_iter().map(|(when, s)| {
            view! {
                <li><b>{support_text(l, s.level)}</b>" "<span class="soft small">{l10n::date(l, &when)}" "{s.actor}</span>
                    {(!s.note.is_empty()).then(|| view! { <br/><span class="said">{s.note}</span> })}</li>
            }
        });
        Some(view! { <DescriptionList items=values.collect()/><ul class="plain-list">{history.collect_view()}</ul> })
    };
    view! {
        {open}
        {move || (any && shown().is_none()).then(|| view! {
            <Button kind=Kind::Button size=Size::Small icon=Glyph::Eye disabled=reveal.pending() on:click=move |_| { reveal.dispatch(()); }>{tr!(l, records.reveal)}</Button>
            <p class="soft small">{tr!(l, records.reveal_hint)}</p>
        })}
        {may_write.then(|| view! { <NoteSupport id reload/> })}
    }
}

#[component]
fn NoteSupport(id: PersonId, reload: RwSignal<i32>) -> impl IntoView {
    let l = crate::session::use_locale();
    let toasts = use_toasts();
    let (level, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = Action::new(move |(): &()| record_api::support(id, level.get_untracked().parse().ok(), note.get_untracked()));
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, records.support_noted));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let mut levels = vec![Choice::new("", support_text(l, None))];
    levels.extend((1..=5).map(|n| Choice::new(n.to_string(), support_text(l, Some(n)))));
    view! {
        <details class="fold">
            <summary>{tr!(l, records.support)}</summary>
            <form method="post" on:submit=move |event| { event.prevent_default(); save.dispatch(()); }>
                <Select label=tr!(l, records.support_level) name="support_level" options=levels bound=level error=problems.of("level")/>
                <Field label=tr!(l, records.support_note) name="support_note" bound=note note=tr!(l, common.optional) error=problems.of("note")/>
                <Button size=Size::Small disabled=save.pending()>{tr!(l, records.support_save)}</Button>
            </form>
        </details>
    }
}
