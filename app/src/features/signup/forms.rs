//! The list of forms.

use domain::signup::SignupForm;
use domain::{l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{api, paths};
use crate::session::use_locale;
use crate::ui::{Chip, Column, DataTable, EmptyState, ErrorNote, Glyph, LinkButton, PageHeader, SkeletonTable, Tone, Variant};
use crate::wire::load;

/// The page.
#[component]
pub fn Forms() -> impl IntoView {
    let l = use_locale();
    let forms = load(|| (), |()| api::forms());
    view! {
        <Title text=tr!(l, signup.forms_title)/>
        <PageHeader
            title=tr!(l, signup.forms_title)
            actions=move || view! {
                <LinkButton href=paths::PURPOSES>{tr!(l, signup.purposes_title)}</LinkButton>
                <LinkButton href=paths::NEW variant=Variant::Primary icon=Glyph::Plus>{tr!(l, signup.new_form)}</LinkButton>
            }
        />
        <Suspense fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match forms.await {
                    Ok(list) if list.is_empty() => view! {
                        <EmptyState
                            title=tr!(l, signup.forms_empty_title)
                            sentence=tr!(l, signup.forms_empty_text)
                            action=move || view! { <LinkButton href=paths::NEW>{tr!(l, signup.new_form)}</LinkButton> }
                        />
                    }.into_any(),
                    Ok(list) => view! { <Table list/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Table(list: Vec<SignupForm>) -> impl IntoView {
    let l = use_locale();
    let columns = vec![
        Column::new(tr!(l, common.name)),
        Column::new(tr!(l, common.branch)).hidden_on_phones(),
        Column::new(tr!(l, common.state)),
        Column::new(tr!(l, signup.shown)).number().hidden_on_phones(),
        Column::new(tr!(l, signup.pending)).number().hidden_on_phones(),
        Column::new(tr!(l, signup.confirmed)).number(),
    ];
    let rows: Vec<_> = list
        .into_iter()
        .map(|form| {
            let number = |n| l10n::number(l, n);
            view! {
                <tr>
                    <td><a href=paths::form(form.id)><b>{form.name.clone()}</b></a><br/><small class="soft">{paths::join(&form.slug)}</small></td>
                    <td class="roomy">{form.organisation_name.clone()}</td>
                    <td><PublishedChip published=form.published/></td>
                    <td class="number roomy">{number(form.numbers.shown)}</td>
                    <td class="number roomy">{number(form.numbers.pending)}</td>
                    <td class="number">{number(form.numbers.confirmed)}</td>
                </tr>
            }
        })
        .collect();
    view! { <DataTable caption=tr!(l, signup.forms_title) columns keyboard=true>{rows}</DataTable> }
}

/// Whether visitors can see a form.
#[component]
pub(super) fn PublishedChip(published: bool) -> impl IntoView {
    let l = use_locale();
    if published {
        view! { <Chip tone=Tone::Good>{tr!(l, signup.published)}</Chip> }.into_any()
    } else {
        view! { <Chip>{tr!(l, signup.draft)}</Chip> }.into_any()
    }
}
