//! What the list is limited to. Everything works as a plain form; with the browser half the list follows while one types.

use domain::people::{ListState, PeopleQuery, PersonSort};
use domain::tr;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::api::Choices;
use super::{branch_choices, paths};
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
    tags.extend(choices.tags.iter().map(|t| Choice::new(t.tag.id.to_string(), format!("{} ({})", t.tag.name, t.people))));
    let mut branches = vec![Choice::new("", tr!(l, people.all_branches))];
    branches.extend(branch_choices(&choices.branches));
    let states = vec![
        Choice::new(ListState::Active.as_str(), tr!(l, people.state_active)),
        Choice::new(ListState::Left.as_str(), tr!(l, people.state_left)),
    ];
    let sorts = vec![
        Choice::new(PersonSort::Name.as_str(), tr!(l, people.sort_name)),
        Choice::new(PersonSort::NameDown.as_str(), tr!(l, people.sort_name_down)),
        Choice::new(PersonSort::Newest.as_str(), tr!(l, people.sort_newest)),
        Choice::new(PersonSort::Touched.as_str(), tr!(l, people.sort_touched)),
    ];
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
            <Select label=tr!(l, people.tag) name="tag" options=tags value=text(now.tag.map(|id| id.to_string()))/>
            <Select label=tr!(l, common.branch) name="branch" options=branches value=text(now.branch.map(|id| id.to_string()))/>
            <Select label=tr!(l, common.state) name="state" options=states value=now.state.as_str()/>
            <Select label=tr!(l, common.sort_by) name="sort" options=sorts bound=sort/>
            <noscript><Button size=Size::Small>{tr!(l, common.apply)}</Button></noscript>
        </Filters>
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
    Some(PeopleQuery {
        search: get("q"),
        tag: get("tag").parse().ok(),
        branch: get("branch").parse().ok(),
        state: ListState::parse(&get("state")).unwrap_or_default(),
        sort: PersonSort::parse(&get("sort")).unwrap_or_default(),
        after: None,
    })
}

/// Events happen in browsers only.
#[cfg(not(feature = "hydrate"))]
fn read(_event: &leptos::ev::Event) -> Option<PeopleQuery> {
    None
}
