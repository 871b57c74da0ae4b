//! Who did what, the latest first.

use domain::audit::{AuditFilter, AuditLine, AuditPage};
use domain::locale::Locale;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;

use super::actions::{action_text, kind_text};
use super::api;
use super::audit_filter::{address, asked};
use super::page::{AUDIT, OPERATIONS};
use super::words::fact_text;
use crate::session::use_locale;
use crate::ui::{
    Button, Choice, Column, DataTable, EmptyState, ErrorNote, Field, FieldWidth, Filters, LinkButton, PageHeader, Pagination,
    Select, SkeletonTable,
};
use crate::wire::load;

/// The page.
#[component]
pub fn Audit() -> impl IntoView {
    let l = use_locale();
    let asked = asked();
    let data = load(move || asked.get(), api::audit);
    view! {
        <Title text=tr!(l, operations.audit_title)/>
        <PageHeader title=tr!(l, operations.audit_title) lead=tr!(l, operations.audit_lead) back=(OPERATIONS.to_owned(), tr!(l, operations.title))/>
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Log page filter=asked.get_untracked()/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> <LinkButton href=AUDIT>{tr!(l, common.reset)}</LinkButton> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Log(page: AuditPage, filter: AuditFilter) -> impl IntoView {
    let l = use_locale();
    let start = AuditFilter { after: None, ..filter.clone() };
    let first = filter.after.is_some().then(|| address(&start));
    let next = page.next.map(|id| address(&AuditFilter { after: Some(id), ..start }));
    let columns = vec![
        Column::new(tr!(l, operations.when)),
        Column::new(tr!(l, operations.who)),
        Column::new(tr!(l, operations.did_what)),
        Column::new(tr!(l, common.details)).hidden_on_phones(),
    ];
    let body = if page.lines.is_empty() {
        view! { <EmptyState title=tr!(l, operations.audit_none_title) sentence=tr!(l, common.no_results)/> }.into_any()
    } else {
        let rows = page.lines.into_iter().map(|line| row(l, line)).collect_view();
        view! { <DataTable caption=tr!(l, operations.audit_title) columns dense=true>{rows}</DataTable> }.into_any()
    };
    view! { <Filter filter kinds=page.kinds people=page.people/> {body} <Pagination next first/> }
}

fn row(l: Locale, line: AuditLine) -> impl IntoView {
    let who = match line.actor.as_str() {
        "system" => tr!(l, operations.by_system),
        "supporter" => tr!(l, operations.by_supporter),
        "citizen" => tr!(l, operations.by_citizen),
        name => name.to_owned(),
    };
    let facts: Vec<String> = line.facts.iter().map(|(name, value)| format!("{}: {value}", fact_text(l, name))).collect();
    let subject = (!line.subject.is_empty()).then(|| format!(" · {}", line.subject));
    view! {
        <tr>
            <td class="soft">{l10n::date_time(l, &line.at)}</td>
            <td>{who}</td>
            <td>{action_text(l, &line.action)} <span class="soft">{subject}</span></td>
            <td class="roomy soft small">{facts.join(" · ")}</td>
        </tr>
    }
}

#[component]
fn Filter(filter: AuditFilter, kinds: Vec<String>, people: Vec<(domain::ids::AccountId, String)>) -> impl IntoView {
    let l = use_locale();
    let any = || Choice::new("", tr!(l, operations.any));
    let kinds =
        std::iter::once(any()).chain(kinds.into_iter().map(|k| Choice::new(k.clone(), kind_text(l, &k)))).collect::<Vec<_>>();
    let people =
        std::iter::once(any()).chain(people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect::<Vec<_>>();
    let person = filter.person.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <Filters action=AUDIT>
            <Select label=tr!(l, operations.about) name="kind" options=kinds value=filter.kind/>
            <Select label=tr!(l, operations.who) name="person" options=people value=person/>
            <Field label=tr!(l, operations.from_day) name="from" kind="date" value=filter.from width=FieldWidth::Short/>
            <Field label=tr!(l, operations.until_day) name="until" kind="date" value=filter.until width=FieldWidth::Short/>
            <Button>{tr!(l, common.filter)}</Button>
        </Filters>
    }
}
