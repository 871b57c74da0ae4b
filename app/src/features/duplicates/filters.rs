//! What the list is limited to. A plain form; with the browser half the list follows each choice.

use domain::duplicates::{DuplicateQuery, PairState};
use domain::people::Source;
use domain::tenants::Organisation;
use domain::tr;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::paths;
use crate::features::people::{branch_choices, source_text};
use crate::session::use_locale;
use crate::ui::{Button, Choice, Filters, Select, Size};

/// The filter above the list.
#[component]
pub(super) fn Filter(query: DuplicateQuery, branches: Vec<Organisation>) -> impl IntoView {
    let l = use_locale();
    let states = vec![
        Choice::new(PairState::Open.as_str(), tr!(l, duplicates.state_open)),
        Choice::new(PairState::NotSame.as_str(), tr!(l, duplicates.state_not_same)),
    ];
    let scores = vec![
        Choice::new("0", tr!(l, duplicates.all_scores)),
        Choice::new("80", tr!(l, duplicates.from_likely)),
        Choice::new("95", tr!(l, duplicates.from_certain)),
    ];
    let mut of = vec![Choice::new("", tr!(l, people.all_branches))];
    of.extend(branch_choices(&branches));
    let mut sources = vec![Choice::new("", tr!(l, duplicates.all_sources))];
    sources.extend(Source::ALL.iter().map(|source| Choice::new(source.as_str(), source_text(l, *source))));
    let state = RwSignal::new(query.state.as_str().to_owned());
    let least = RwSignal::new(query.least.to_string());
    let branch = RwSignal::new(query.branch.map(|id| id.to_string()).unwrap_or_default());
    let source = RwSignal::new(query.source.map(|s| s.as_str().to_owned()).unwrap_or_default());
    let navigate = use_navigate();
    Effect::new(move |before: Option<String>| {
        let wanted = DuplicateQuery {
            state: PairState::parse(&state.get()).unwrap_or_default(),
            least: least.get().parse().unwrap_or_default(),
            branch: branch.get().parse().ok(),
            source: Source::parse(&source.get()),
            after: None,
        };
        let path = paths::list(&wanted);
        if before.as_ref().is_some_and(|before| *before != path) {
            navigate(&path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
        path
    });
    view! {
        <Filters action=paths::LIST>
            <Select label=tr!(l, common.state) name="state" options=states bound=state/>
            <Select label=tr!(l, duplicates.likeness) name="least" options=scores bound=least/>
            <Select label=tr!(l, common.branch) name="branch" options=of bound=branch/>
            <Select label=tr!(l, duplicates.source) name="source" options=sources bound=source/>
            <noscript><Button size=Size::Small>{tr!(l, common.apply)}</Button></noscript>
        </Filters>
    }
}
