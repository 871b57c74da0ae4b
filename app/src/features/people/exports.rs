//! What was taken out so far.

use domain::people::{CustomField, ExportFormat, ListColumn, PastExport};
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;

use super::list_api::{self, ExportsPage};
use super::list_columns::column_text;
use super::paths;
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, Kind, LinkButton, PageHeader, Size, SkeletonTable, Tone,
    Variant, error_text, use_toasts,
};
use crate::wire::load;

/// The page.
#[component]
pub fn PastExports() -> impl IntoView {
    let l = use_locale();
    let page = load(|| (), |()| list_api::past_exports(None));
    view! {
        <Title text=tr!(l, lists.exports)/>
        <PageHeader title=tr!(l, lists.exports) lead=tr!(l, lists.exports_lead) back=(paths::LIST.to_owned(), tr!(l, people.back))/>
        <Suspense fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    Ok(page) => view! { <Listed page/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Listed(page: ExportsPage) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    if page.items.is_empty() {
        return view! { <EmptyState title=tr!(l, lists.exports_none) sentence=tr!(l, lists.exports_none_text)/> }.into_any();
    }
    let fields = StoredValue::new(page.fields);
    let (items, next) = (RwSignal::new(page.items), RwSignal::new(page.next));
    let more = Action::new(move |before: &domain::ids::AuditId| list_api::past_exports(Some(*before)));
    Effect::new(move || match more.value().get() {
        Some(Ok(page)) => {
            items.update(|all| all.extend(page.items));
            next.set(page.next);
        }
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    let columns = vec![
        Column::new(tr!(l, common.date)),
        Column::new(tr!(l, records.who)),
        Column::new(tr!(l, lists.exports_whom)),
        Column::new(tr!(l, lists.exports_rows)).number(),
        Column::new(tr!(l, lists.columns)).hidden_on_phones(),
        Column::new(tr!(l, lists.format)),
    ];
    view! {
        {(!page.everybody).then(|| view! { <p class="soft">{tr!(l, lists.exports_own)}</p> })}
        <DataTable caption=tr!(l, lists.exports) columns dense=true keyboard=true>
            <For each=move || items.get() key=|(_, export)| export.id
                children=move |(at, export)| view! { <Row at export fields=fields.get_value()/> }/>
        </DataTable>
        {move || next.get().map(|before| view! {
            <p><Button variant=Variant::Quiet kind=Kind::Button on:click=move |_| { more.dispatch(before); }>{tr!(l, common.load_more)}</Button></p>
        })}
    }
    .into_any()
}

#[component]
fn Row(at: LocalDateTime, export: PastExport, fields: Vec<CustomField>) -> impl IntoView {
    let l = use_locale();
    let format = match export.format {
        Some(ExportFormat::Csv) => tr!(l, lists.format_csv),
        Some(ExportFormat::Xlsx) => tr!(l, lists.format_xlsx),
        Some(ExportFormat::Vcard) => tr!(l, lists.format_vcf),
        None => String::new(),
    };
    // A card has a shape of its own.
    let columns = if export.format == Some(ExportFormat::Vcard) { &[][..] } else { &export.columns };
    let name = |column: &ListColumn| Some(column_text(l, *column, &fields)).filter(|name| !name.is_empty());
    let columns = columns.iter().filter_map(name).collect::<Vec<_>>().join(", ");
    let file = export.export.filter(|_| export.ready).map(|id| {
        view! { <LinkButton href=paths::download(id) size=Size::Small download=true icon=Glyph::Down>{tr!(l, common.download)}</LinkButton> }
    });
    let rows = l10n::number(l, export.written.unwrap_or(export.people));
    view! {
        <tr>
            <td>{l10n::date_time(l, &at)}</td>
            <td>{export.actor.clone()}</td>
            <td><Whom export=export.clone()/></td>
            <td class="number">{rows}</td>
            <td class="roomy soft">{columns}</td>
            <td>
                {format}
                {export.sensitive.then(|| view! { " " <Chip tone=Tone::Warn>{tr!(l, lists.exports_sensitive)}</Chip> })}
                {file}
            </td>
        </tr>
    }
}

/// Whose data it was: the list as it was limited then, to be looked at again.
#[component]
fn Whom(export: PastExport) -> impl IntoView {
    let l = use_locale();
    let words = export.searched.then(|| view! { <div class="soft">{tr!(l, lists.exports_searched)}</div> });
    match (export.picked, export.list) {
        (Some(n), _) => tr!(l, lists.exports_picked, n = n).into_any(),
        (None, Some(list)) if !list.is_open() => {
            view! { <a href=paths::list(&list)>{tr!(l, lists.exports_limited)}</a> {words} }.into_any()
        }
        (None, Some(_)) if export.searched => view! { {tr!(l, lists.exports_limited)} {words} }.into_any(),
        (None, _) => tr!(l, lists.exports_everybody).into_any(),
    }
}
