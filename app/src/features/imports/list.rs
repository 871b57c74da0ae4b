//! Choosing a file or pasting cells, and the imports so far.

use domain::imports::{ImportView, texts};
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::mappings::Mappings;
use super::words::state_tone;
use super::{api, paths};
use crate::features::people::paths as people;
use crate::session::use_locale;
use crate::ui::{
    Button, Chip, Column, DataTable, EmptyState, ErrorNote, FileField, Note, PageHeader, Section, SkeletonTable, TextArea, Tone,
    Variant,
};
use crate::wire::load;

/// The page.
#[component]
pub fn ImportPeople() -> impl IntoView {
    let l = use_locale();
    view! {
        <Title text=tr!(l, imports.title)/>
        <PageHeader title=tr!(l, imports.title) lead=tr!(l, imports.lead) back=(people::LIST.to_owned(), tr!(l, people.back))/>
        <Refused/>
        <form method="post" class="narrow" action=paths::UPLOAD enctype="multipart/form-data">
            <FileField
                label=tr!(l, imports.file)
                name="file"
                accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.htm,.html"
                hint=tr!(l, imports.file_hint)
                required=true
            />
            <Button variant=Variant::Primary>{tr!(l, imports.upload)}</Button>
        </form>
        <Section title=tr!(l, imports.paste)>
            <form method="post" class="narrow" action=paths::UPLOAD enctype="multipart/form-data">
                <TextArea label=tr!(l, imports.paste_label) name="text" rows=6 hint=tr!(l, imports.paste_hint) required=true/>
                <Button>{tr!(l, imports.paste_button)}</Button>
            </form>
        </Section>
        <Section title=tr!(l, imports.recent)><Recent/></Section>
        <Section title=tr!(l, imports.mappings)><Mappings/></Section>
    }
}

/// Why the last file was not taken: the server sends the reader back with it.
#[component]
fn Refused() -> impl IntoView {
    let l = use_locale();
    let map = use_query_map();
    move || {
        let text = match map.read().get("problem").as_deref() {
            Some("required") => l10n::problem(l, &domain::Problem::Required),
            Some("large") => l10n::problem(l, &domain::Problem::FileTooLarge { max: domain::imports::MAX_BYTES }),
            Some(_) => l10n::problem(l, &domain::Problem::FileKind),
            None => return None,
        };
        Some(view! { <Note tone=Tone::Bad title=tr!(l, imports.file)>{text}</Note> })
    }
}

#[component]
fn Recent() -> impl IntoView {
    let l = use_locale();
    let recent = load(|| (), |()| api::recent());
    let row = move |import: ImportView| {
        view! {
            <tr>
                <td><a href=paths::import(import.id)>{import.file_name}</a></td>
                <td class="roomy">{import.actor}</td>
                <td class="number">{l10n::number(l, import.counts.created)}</td>
                <td class="number">{l10n::number(l, import.counts.updated)}</td>
                <td class="number roomy">{l10n::number(l, import.counts.refused)}</td>
                <td><Chip tone=state_tone(import.state)>{l10n::text(l, texts::state(import.state))}</Chip></td>
            </tr>
        }
    };
    let columns = move || {
        vec![
            Column::new(tr!(l, imports.file)),
            Column::new(tr!(l, imports.by)).hidden_on_phones(),
            Column::new(tr!(l, imports.created)).number(),
            Column::new(tr!(l, imports.updated)).number(),
            Column::new(tr!(l, imports.refused)).number().hidden_on_phones(),
            Column::new(tr!(l, imports.how)),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match recent.await {
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    Ok(all) if all.is_empty() => view! { <EmptyState title=tr!(l, imports.recent_empty_title) sentence=tr!(l, imports.recent_empty_text)/> }.into_any(),
                    Ok(all) => view! {
                        <DataTable caption=tr!(l, imports.recent) columns=columns() dense=true keyboard=true>{all.into_iter().map(row).collect::<Vec<_>>()}</DataTable>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}
