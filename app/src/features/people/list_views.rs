//! Views: ways of looking at the list that somebody has kept.

use domain::ids::ViewId;
use domain::people::{ListView, PeopleQuery};
use domain::tr;
use leptos::prelude::*;

use super::list_api::{self, Choices};
use super::{branch_choices, paths};
use crate::session::use_locale;
use crate::ui::{
    Button, Choice, Dialog, Field, FormErrorSummary, Glyph, Icon, Kind, Menu, MenuLink, Problems, Select, Size, Variant,
    error_text, use_toasts,
};

/// The kept views, to go to.
#[component]
pub(super) fn ViewsMenu(views: Vec<ListView>, removed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    (!views.is_empty()).then(|| {
        view! {
            <Menu label=tr!(l, lists.views) size=Size::Small>
                {views.into_iter().map(|kept| view! { <Kept kept removed/> }).collect_view()}
            </Menu>
        }
    })
}

#[component]
fn Kept(kept: ListView, removed: Callback<()>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let remove = Action::new(move |id: &ViewId| {
        let id = *id;
        async move {
            match list_api::remove_view(id).await {
                Ok(()) => removed.run(()),
                Err(e) => toasts.fail(error_text(l, &e.0)),
            }
        }
    });
    let (id, name) = (kept.id, kept.name.clone());
    let label = if kept.organisation.is_empty() { kept.name } else { format!("{} ({})", kept.name, kept.organisation) };
    view! {
        <div class="menu-row">
            <MenuLink href=paths::list(&kept.query)>{label}</MenuLink>
            {kept.own.then(|| view! {
                <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| { remove.dispatch(id); }>
                    <Icon glyph=Glyph::Cross label=tr!(l, lists.remove_view, name = name)/>
                </button>
            })}
        </div>
    }
}

/// Keeping what the list shows now.
#[component]
pub(super) fn SaveViewDialog(
    query: Memo<PeopleQuery>,
    choices: Choices,
    open: RwSignal<bool>,
    saved: Callback<()>,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (name, whose) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mut options = vec![Choice::new("", tr!(l, lists.for_me))];
    if choices.may_write {
        options.extend(branch_choices(&choices.branches));
    }
    let save = Action::new(move |(): &()| {
        let organisation = whose.get_untracked().parse().ok();
        list_api::save_view(name.get_untracked(), organisation, query.get_untracked())
    });
    Effect::new(move || {
        if let Some(Ok(_)) = save.value().get() {
            open.set(false);
            name.set(String::new());
            toasts.say(tr!(l, lists.view_saved));
            saved.run(());
        }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e| e.0));
    view! {
        <Dialog id="save-view" title=tr!(l, lists.save_view) open footer=move || view! {
            <Button kind=Kind::Button variant=Variant::Primary on:click=move |_| { save.dispatch(()); }>{tr!(l, common.save)}</Button>
        }>
            <FormErrorSummary problems labels=vec![("name", tr!(l, common.name))]/>
            <Field label=tr!(l, common.name) name="view_name" id="f-name" bound=name error=problems.of("name") required=true/>
            <Select label=tr!(l, lists.for_whom) name="view_for" options bound=whose hint=tr!(l, lists.for_whom_hint)/>
        </Dialog>
    }
}
