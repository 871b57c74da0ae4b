//! The page about tags: groups, how many people have each, and what can be done with them.

use domain::ids::{TagGroupId, TagId};
use domain::l10n::number;
use domain::people::{TagGroup, TagGroupKind, TagOverview, TagUse};
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::paths;
use super::tag_forms::{AddTag, ChangeDialog, GroupDialog};
use super::tags_api::overview;
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, Kind, PageHeader, Section, Size, SkeletonTable, Tone, Variant,
};
use crate::wire::load;

/// What is open over the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Open {
    Tag(TagUse),
    Group(Option<TagGroup>),
}

/// The page.
#[component]
pub fn TagsPage() -> impl IntoView {
    let l = use_locale();
    let again = RwSignal::new(0);
    let data = load(move || again.get(), |_| overview());
    view! {
        <Title text=tr!(l, tags.title)/>
        <PageHeader title=tr!(l, tags.title) lead=tr!(l, tags.lead) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(found) => view! { <Found found again/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Found(found: TagOverview, again: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let open = RwSignal::new(None::<Open>);
    let TagOverview { groups, tags, may_manage } = found;
    let (away, given): (Vec<TagUse>, Vec<TagUse>) = tags.iter().cloned().partition(|tag| tag.archived);
    let of = |group: Option<TagGroupId>| given.iter().filter(|tag| tag.group == group).cloned().collect::<Vec<_>>();
    let (loose, empty) = (of(None), tags.is_empty());
    let sections: Vec<_> = groups
        .iter()
        .map(|group| {
            let (tags, shown) = (of(Some(group.id)), group.clone());
            view! { <Group group=shown tags may_manage open/> }
        })
        .collect();
    let refresh = move || {
        again.try_update(|n| *n += 1);
    };
    let all = StoredValue::new((groups, tags));
    let choices = all.with_value(|(groups, _)| groups.clone());
    view! {
        {empty.then(|| view! { <EmptyState icon=Glyph::Tag title=tr!(l, tags.none) sentence=tr!(l, tags.none_text)/> })}
        {sections}
        {(!loose.is_empty()).then(|| view! { <Section title=tr!(l, tags.no_group)><Rows caption=tr!(l, tags.no_group) tags=loose may_manage open/></Section> })}
        {(!away.is_empty()).then(|| view! { <Section title=tr!(l, tags.archived)><Rows caption=tr!(l, tags.archived) tags=away may_manage open/></Section> })}
        <Section title=tr!(l, tags.add)><AddTag groups=choices refresh/></Section>
        {may_manage.then(|| view! {
            <p><Button kind=Kind::Button icon=Glyph::Plus on:click=move |_| open.set(Some(Open::Group(None)))>{tr!(l, tags.add_group)}</Button></p>
        })}
        {move || match open.get() {
            Some(Open::Tag(tag)) => {
                let (groups, tags) = all.get_value();
                view! { <ChangeDialog tag groups tags open refresh/> }.into_any()
            }
            Some(Open::Group(group)) => view! { <GroupDialog group open refresh/> }.into_any(),
            None => ().into_any(),
        }}
    }
}

#[component]
fn Group(group: TagGroup, tags: Vec<TagUse>, may_manage: bool, open: RwSignal<Option<Open>>) -> impl IntoView {
    let l = use_locale();
    let (caption, interests) = (group.name.clone(), group.kind == TagGroupKind::Interests);
    let none = tags.is_empty();
    let title = group.name.clone();
    let actions = move || {
        may_manage.then(|| {
            let heard = tr!(l, tags.change_group_named, name = group.name.clone());
            view! { <Button kind=Kind::Button size=Size::Small attr:aria-label=heard on:click=move |_| open.set(Some(Open::Group(Some(group.clone()))))>{tr!(l, notes.change)}</Button> }
        })
    };
    view! {
        <Section title actions>
            {interests.then(|| view! { <p><Chip tone=Tone::Info>{tr!(l, tags.interests)}</Chip></p> })}
            {if none {
                view! { <p class="soft">{tr!(l, tags.group_empty)}</p> }.into_any()
            } else {
                view! { <Rows caption tags may_manage open/> }.into_any()
            }}
        </Section>
    }
}

#[component]
fn Rows(caption: String, tags: Vec<TagUse>, may_manage: bool, open: RwSignal<Option<Open>>) -> impl IntoView {
    let l = use_locale();
    let columns =
        vec![Column::new(tr!(l, people.tag)), Column::new(tr!(l, people.title)).number(), Column::silent(tr!(l, common.actions))];
    let rows: Vec<_> = tags
        .into_iter()
        .map(|tag| {
            let heard = tr!(l, tags.change_named, name = tag.name.clone());
            let (name, people, href) = (tag.name.clone(), number(l, tag.people), with_tag(tag.id));
            view! {
                <tr>
                    <td><a href=href>{name}</a></td>
                    <td class="number">{people}</td>
                    <td class="tools">{may_manage.then(|| view! {
                        <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=heard on:click=move |_| open.set(Some(Open::Tag(tag.clone())))>{tr!(l, notes.change)}</Button>
                    })}</td>
                </tr>
            }
        })
        .collect();
    view! { <DataTable caption columns dense=true keyboard=true>{rows}</DataTable> }
}

/// The people who have a tag.
fn with_tag(tag: TagId) -> String {
    format!("{}?tag={tag}", paths::LIST)
}
