//! What the columns of files stand for, kept under names: looking at it, renaming, forgetting.

use domain::imports::{SavedMapping, Target};
use domain::time::LocalDateTime;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::api;
use super::words::target_text;
use crate::features::people::back;
use crate::session::use_locale;
use crate::ui::{
    Button, Column, DataTable, EmptyState, ErrorNote, Field, FieldRow, Kind, Problems, Size, SkeletonTable, Variant, error_text,
    use_toasts,
};
use crate::wire::load;

/// All of them.
#[component]
pub fn Mappings() -> impl IntoView {
    let l = use_locale();
    let kept = load(|| (), |()| api::mappings());
    let changed = Callback::new(move |()| kept.refetch());
    let columns = move || {
        vec![
            Column::new(tr!(l, common.name)),
            Column::new(tr!(l, imports.mapping_columns)).hidden_on_phones(),
            Column::new(tr!(l, imports.by)).hidden_on_phones(),
            Column::new(tr!(l, common.actions)),
        ]
    };
    view! {
        <Transition fallback=|| view! { <SkeletonTable/> }>
            {move || Suspend::new(async move {
                match kept.await {
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    Ok(all) if all.is_empty() => view! { <EmptyState title=tr!(l, imports.mappings_none) sentence=tr!(l, imports.mappings_none_text)/> }.into_any(),
                    Ok(all) => view! {
                        <p>{tr!(l, imports.mappings_lead)}</p>
                        <DataTable caption=tr!(l, imports.mappings) columns=columns() dense=true keyboard=true>
                            {all.into_iter().map(|(at, mapping)| view! { <Row at mapping changed/> }).collect::<Vec<_>>()}
                        </DataTable>
                    }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Row(at: LocalDateTime, mapping: SavedMapping, changed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let renaming = RwSignal::new(false);
    let name = mapping.name.clone();
    let stands = |(column, word): (&String, &String)| match word.parse::<Target>() {
        Ok(target) if target != Target::Ignore => Some(format!("{column}: {}", target_text(l, &target))),
        _ => None,
    };
    let columns = mapping.columns.iter().filter_map(stands).collect::<Vec<_>>().join(" · ");
    let kept = StoredValue::new(mapping.clone());
    let forget = Action::new(move |(): &()| async move {
        let was = kept.get_value();
        match api::forget_mapping(was.name.clone()).await {
            Ok(()) => {
                let text = tr!(l, imports.mapping_forgotten, name = &was.name);
                let refresh = move || {
                    let _gone = changed.try_run(());
                };
                toasts.undo(text, move || back(l, toasts, refresh, api::restore_mapping(was.clone())));
                changed.run(());
            }
            Err(e) => toasts.fail(error_text(l, &e.0)),
        }
    });
    let shown = name.clone();
    view! {
        <tr>
            <td>{move || if renaming.get() {
                view! { <Rename name=kept.with_value(|m| m.name.clone()) renaming changed/> }.into_any()
            } else {
                shown.clone().into_any()
            }}</td>
            <td class="roomy soft">{columns}</td>
            <td class="roomy">{mapping.actor} <div class="soft">{l10n::date(l, &at)}</div></td>
            <td class="actions">
                <Button kind=Kind::Button size=Size::Small attr:aria-label=tr!(l, imports.mapping_rename_of, name = &name)
                    on:click=move |_| renaming.update(|now| *now = !*now)>{tr!(l, imports.mapping_rename)}</Button>
                <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=tr!(l, imports.mapping_forget_of, name = &name)
                    on:click=move |_| { forget.dispatch(()); }>{tr!(l, imports.mapping_forget)}</Button>
            </td>
        </tr>
    }
}

#[component]
fn Rename(name: String, renaming: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    let to = RwSignal::new(name.clone());
    let rename = Action::new(move |(): &()| {
        let (from, to) = (name.clone(), to.get_untracked());
        async move {
            let done = api::rename_mapping(from, to).await;
            if done.is_ok() {
                renaming.set(false);
                changed.run(());
            }
            done
        }
    });
    let problems = Problems::new(l, move || rename.value().get().and_then(Result::err).map(|e| e.0));
    let keys = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            rename.dispatch(());
        }
        "Escape" => renaming.set(false),
        _ => {}
    };
    view! {
        <div on:keydown=keys>
            <FieldRow>
                <Field label=tr!(l, imports.mapping_new_name) name="mapping_name" bound=to error=problems.of("name") required=true/>
                <Button kind=Kind::Button size=Size::Small disabled=rename.pending() on:click=move |_| { rename.dispatch(()); }>{tr!(l, common.save)}</Button>
            </FieldRow>
        </div>
        {move || rename.value().get().and_then(Result::err).filter(|e| !matches!(e.0, domain::ApiError::Validation(_))).map(|e| view! { <ErrorNote error=e.0/> })}
    }
}
