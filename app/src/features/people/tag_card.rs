//! A person's tags, with what they care about apart.

use domain::ids::PersonId;
use domain::people::{GroupedTag, TagGroupKind};
use domain::tr;
use leptos::prelude::*;

use super::record_picker::after_typing;
use super::undo::back;
use super::{api, paths, tags_api};
use crate::session::use_locale;
use crate::ui::{
    Button, Card, Combobox, ErrorNote, Glyph, Icon, OtherProblem, Problems, Size, SkeletonText, Suggestion, error_text,
    use_toasts,
};
use crate::wire::load;

/// The card. `changed` rises with everything that stands on the timeline.
#[component]
pub(super) fn TagCard(id: PersonId, may_write: bool, changed: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let again = RwSignal::new(0);
    let data = load(move || again.get(), move |_| tags_api::tags_of(id));
    let refresh = move || {
        again.try_update(|n| *n += 1);
        changed.try_update(|n| *n += 1);
    };
    view! {
        <Card title=tr!(l, people.tags) tight=true>
            <Transition fallback=|| view! { <SkeletonText lines=1/> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(tags) => {
                            let (interests, tags): (Vec<_>, Vec<_>) = tags.into_iter().partition(|t| t.kind == TagGroupKind::Interests);
                            let any = !interests.is_empty();
                            view! {
                                <Chips id tags may_write refresh/>
                                {any.then(|| view! { <h3 class="small">{tr!(l, tags.interests)}</h3><Chips id tags=interests may_write refresh/> })}
                            }.into_any()
                        }
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
            {may_write.then(|| view! { <Add id refresh/> })}
            <p><a class="small" href=paths::TAGS>{tr!(l, tags.manage)}</a></p>
        </Card>
    }
}

#[component]
fn Chips(
    id: PersonId,
    tags: Vec<GroupedTag>,
    may_write: bool,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let remove = Action::new(move |tag: &GroupedTag| {
        let tag = tag.clone();
        async move { (tag.name, api::untag(id, tag.id).await) }
    });
    Effect::new(move || match remove.value().get() {
        Some((name, Ok(()))) => {
            let again = name.clone();
            toasts.undo(tr!(l, people.untagged, name = name), move || back(l, toasts, refresh, api::tag(id, again.clone())));
            refresh();
        }
        Some((_, Err(e))) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let chips: Vec<_> = tags.into_iter().map(|tag| {
        let title = (!tag.group.is_empty()).then(|| tag.group.clone());
        let without = tr!(l, people.remove_tag, name = tag.name.clone());
        let name = tag.name.clone();
        view! {
            <li><span class="chip filter-chip" title=title>
                {name}
                {may_write.then(|| view! { <button type="button" aria-label=without on:click=move |_| { remove.dispatch(tag.clone()); }><Icon glyph=Glyph::Cross/></button> })}
            </span></li>
        }
    }).collect();
    view! { <ul class="tags">{chips}</ul> }
}

/// A field that offers the tags there are; what is new becomes a tag.
#[component]
fn Add(id: PersonId, refresh: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let text = RwSignal::new(String::new());
    let (found, failed) = (RwSignal::new(Vec::<GroupedTag>::new()), RwSignal::new(None::<String>));
    after_typing(text, move |typed| {
        if typed.trim().is_empty() {
            failed.set(None);
            return found.set(Vec::new());
        }
        leptos::task::spawn_local(async move {
            let list = tags_api::suggest(id, typed.clone()).await;
            if text.try_get_untracked().as_ref() == Some(&typed) {
                // Without suggestions a tag can still be typed in full.
                failed.set(list.as_ref().err().map(|e| error_text(l, &e.0)));
                found.set(list.unwrap_or_default());
            }
        });
    });
    let add = Action::new(move |tag: &String| {
        let tag = tag.clone();
        async move { (tag.clone(), api::tag(id, tag).await) }
    });
    let problems = Problems::new(l, move || add.value().get().and_then(|(_, r)| r.err()).map(|e| e.0));
    Effect::new(move || {
        if let Some((name, Ok(()))) = add.value().get() {
            toasts.say(tr!(l, people.tagged, name = name));
            text.set(String::new());
            found.set(Vec::new());
            refresh();
        }
    });
    let options = Signal::derive(move || {
        let all = found.get().into_iter();
        all.map(|tag| Suggestion { value: tag.id.to_string(), label: tag.name, detail: tag.group }).collect::<Vec<_>>()
    });
    let choose = move |option: Suggestion| {
        text.set(option.label.clone());
        add.dispatch(option.label);
    };
    let count = move |n: usize| tr!(l, notes.suggestions, n = i64::try_from(n).unwrap_or_default());
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); add.dispatch(text.get_untracked()); }>
            <Combobox label=tr!(l, people.new_tag) name="tag" text options choose count maxlength=40 error=Signal::derive(move || problems.named("tag").or_else(|| failed.get()))/>
            <OtherProblem problems/>
            <Button size=Size::Small>{tr!(l, people.add_tag)}</Button>
        </form>
    }
}
