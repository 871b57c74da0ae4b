//! What the list is limited to. Everything works as a plain form; with the browser half the list follows while one types.

use domain::locale::Locale;
use domain::people::{ListState, PeopleQuery, PersonSort, Source};
use domain::tr;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::list_api::Choices;
use super::{branch_choices, paths, source_text};
use crate::session::use_locale;
use crate::ui::{Button, Choice, Filters, SearchBox, Select, Size};

/// How long after the last key the list follows.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// The filter above the list.
#[component]
pub(super) fn Filter(query: Memo<PeopleQuery>, choices: Choices) -> impl IntoView {
    let l = use_locale();
    let now = query.get_untracked();
    let mut tags = vec![Choice::new("", tr!(l, people.all_tags))];
    tags.extend(choices.tags.iter().map(|t| Choice::new(t.id.to_string(), t.name.clone())));
    let mut branches = vec![Choice::new("", tr!(l, people.all_branches))];
    branches.extend(branch_choices(&choices.branches));
    let states = vec![
        Choice::new(ListState::Active.as_str(), tr!(l, people.state_active)),
        Choice::new(ListState::Left.as_str(), tr!(l, people.state_left)),
        Choice::new(ListState::Trashed.as_str(), tr!(l, lists.state_trashed)),
    ];
    let mut owners = vec![Choice::new("", tr!(l, lists.all_owners))];
    owners.extend(choices.owners.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())));
    let mut sources = vec![Choice::new("", tr!(l, lists.all_sources))];
    sources.extend(Source::ALL.iter().map(|source| Choice::new(source.as_str(), source_text(l, *source))));
    let sorts = PersonSort::ALL.iter().map(|sort| Choice::new(sort.as_str(), sort_text(l, *sort))).collect::<Vec<_>>();
    let mut segments = vec![Choice::new("", tr!(l, lists.all_segments))];
    segments.extend(choices.segments.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())));
    let kept = kept(&now);
    let set = [now.tag.is_some(), now.branch.is_some(), now.owner.is_some(), now.source.is_some(), now.segment.is_some()];
    let set = set.into_iter().chain([now.state != ListState::default()]).filter(|on| *on).count();
    // On phones alone: there the list would begin below the screen.
    let open = RwSignal::new(false);
    // The table's heads sort too: the select follows the address.
    let sort = RwSignal::new(now.sort.as_str().to_owned());
    Effect::new(move || sort.set(query.get().sort.as_str().to_owned()));
    let text = |id: Option<String>| id.unwrap_or_default();
    let follow = follow();
    let typed = follow.clone();
    view! {
        <Filters action=paths::LIST on:input=move |event| typed(&event, PAUSE) on:submit=move |event| {
            event.prevent_default();
            follow(&event, std::time::Duration::ZERO);
        }>
            <SearchBox label=tr!(l, people.search_hint) value=now.search inside=true/>
            <button type="button" class="btn filters-more" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                {tr!(l, common.filter)}{(set > 0).then(|| view! { <span class="count">{set}</span> })}
            </button>
            <Select label=tr!(l, people.tag) name="tag" options=tags value=text(now.tag.map(|id| id.to_string()))/>
            <Select label=tr!(l, common.branch) name="branch" options=branches value=text(now.branch.map(|id| id.to_string()))/>
            <Select label=tr!(l, lists.owner) name="owner" options=owners value=text(now.owner.map(|id| id.to_string()))/>
            <Select label=tr!(l, lists.source) name="source" options=sources value=text(now.source.map(|s| s.to_string()))/>
            {(segments.len() > 1).then(|| view! {
                <Select label=tr!(l, lists.segment) name="segment" options=segments value=text(now.segment.map(|s| s.to_string()))/>
            })}
            {kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <Select label=tr!(l, common.state) name="state" options=states value=now.state.as_str()/>
            <Select label=tr!(l, common.sort_by) name="sort" options=sorts bound=sort/>
            <noscript><Button size=Size::Small>{tr!(l, common.apply)}</Button></noscript>
        </Filters>
    }
}

/// What the form has no field for: it stays as it is.
fn kept(now: &PeopleQuery) -> Vec<(&'static str, String)> {
    let columns: Vec<String> = now.columns.iter().map(|column| column.word()).collect();
    [("city", now.city.clone()), ("cols", columns.join(","))].into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// An order in words.
fn sort_text(l: Locale, sort: PersonSort) -> String {
    match sort {
        PersonSort::Name => tr!(l, people.sort_name),
        PersonSort::NameDown => tr!(l, people.sort_name_down),
        PersonSort::Given => tr!(l, lists.sort_given),
        PersonSort::GivenDown => tr!(l, lists.sort_given_down),
        PersonSort::Newest => tr!(l, people.sort_newest),
        PersonSort::Oldest => tr!(l, lists.sort_oldest),
        PersonSort::Touched => tr!(l, people.sort_touched),
        PersonSort::Untouched => tr!(l, lists.sort_untouched),
        PersonSort::City => tr!(l, lists.sort_city),
        PersonSort::CityDown => tr!(l, lists.sort_city_down),
        PersonSort::Postcode => tr!(l, lists.sort_postcode),
        PersonSort::PostcodeDown => tr!(l, lists.sort_postcode_down),
        PersonSort::Email => tr!(l, lists.sort_email),
        PersonSort::EmailDown => tr!(l, lists.sort_email_down),
    }
}

/// Goes to the address the form stands for, after a pause in which nothing more was typed. The address is replaced, so that
/// the way back does not lead through every letter.
fn follow() -> impl Fn(&leptos::ev::Event, std::time::Duration) + Clone + 'static {
    let navigate = use_navigate();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    move |event, pause| {
        let Some(query) = read(event) else { return };
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        let navigate = navigate.clone();
        let go = move || {
            navigate(&paths::list(&query), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() })
        };
        // Without a timer, which only a browser lacks that is closing, the list simply stays as it is.
        waiting.set_value(set_timeout_with_handle(go, pause).ok());
    }
}

/// What the form around the element of this event says.
#[cfg(feature = "hydrate")]
fn read(event: &leptos::ev::Event) -> Option<PeopleQuery> {
    use wasm_bindgen::JsCast;
    let target = event.current_target()?;
    let form = target.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let get = |name: &str| data.get(name).as_string().unwrap_or_default();
    Some(PeopleQuery { after: None, ..paths::query(get) })
}

/// Events happen in browsers only.
#[cfg(not(feature = "hydrate"))]
fn read(_event: &leptos::ev::Event) -> Option<PeopleQuery> {
    None
}
