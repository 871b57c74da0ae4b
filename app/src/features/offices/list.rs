//! Every office, and what waits for one.

use domain::casework::manage::OfficeSummary;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api;
use super::held::Held;
use crate::features::representatives::paths;
use crate::session::use_locale;
use crate::ui::{Column, DataTable, EmptyState, ErrorNote, LinkButton, PageHeader, Section, SkeletonTable};
use crate::wire::load;

/// The page.
#[component]
pub fn Offices() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    let data = load(move || reload.get(), |_| api::offices());
    view! {
        <Title text=tr!(l, offices.title)/>
        <PageHeader title=tr!(l, offices.title) lead=tr!(l, offices.lead) back=(paths::LIST.to_owned(), tr!(l, representatives.title))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! {
                        <Section title=tr!(l, offices.held_title)>
                            <p class="soft">{tr!(l, offices.held_lead)}</p>
                            <Held groups=page.held reload/>
                        </Section>
                        <Section title=tr!(l, offices.list_title)><List offices=page.offices/></Section>
                    }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn List(offices: Vec<OfficeSummary>) -> impl IntoView {
    let l = use_locale();
    if offices.is_empty() {
        let action = move || view! { <LinkButton href=paths::LIST>{tr!(l, offices.choose)}</LinkButton> };
        return view! { <EmptyState title=tr!(l, offices.empty_title) sentence=tr!(l, offices.empty_text) action/> }.into_any();
    }
    let columns = vec![
        Column::new(tr!(l, offices.name)),
        Column::new(tr!(l, offices.answers_for)),
        Column::new(tr!(l, common.language)).hidden_on_phones(),
        Column::new(tr!(l, offices.workers)).hidden_on_phones(),
    ];
    let row = move |o: OfficeSummary| {
        let people =
            o.politicians.into_iter().map(|(id, name)| view! { <a href=paths::representative(id)>{name}</a> " " }).collect_view();
        let names: Vec<String> = o.workers.into_iter().map(|(name, _)| name).collect();
        let names = if names.is_empty() { tr!(l, offices.nobody) } else { l10n::list(l, &names) };
        view! {
            <tr>
                <th scope="row">{o.name}</th>
                <td>{people}</td>
                <td class="roomy">{o.locale.map_or_else(|| tr!(l, offices.own_language), |locale| locale.endonym().to_owned())}</td>
                <td class="roomy soft">{names}</td>
            </tr>
        }
    };
    let rows = offices.into_iter().map(row).collect_view();
    view! { <DataTable caption=tr!(l, offices.list_title) columns keyboard=true>{rows}</DataTable> }.into_any()
}
