//! Around the pages for organisers and offices: navigation on the left, on phones folded into the top bar.

use domain::access::Actor;
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::Mark;
use super::nav::{self, Door, Group, NavCounts};
use crate::session::use_locale;
use crate::ui::avatar::Avatar;
use crate::ui::chip::Kbd;
use crate::ui::console::Shortcuts;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::language_menu::LanguageMenu;
use crate::ui::text::SkipLink;
use crate::ui::toast::{ToastRegion, provide_toasts};

/// Around an organiser's page.
#[component]
pub fn ConsoleLayout(
    actor: Actor,
    #[prop(into)] organisation: String,
    #[prop(optional)] counts: NavCounts,
    children: Children,
) -> impl IntoView {
    frame(Door::Organisation, actor, organisation, counts, children)
}

/// Around a page of a representative's office.
#[component]
pub fn OfficeLayout(
    actor: Actor,
    #[prop(into)] organisation: String,
    #[prop(optional)] counts: NavCounts,
    children: Children,
) -> impl IntoView {
    frame(Door::Office, actor, organisation, counts, children)
}

fn frame(door: Door, actor: Actor, organisation: String, counts: NavCounts, children: Children) -> AnyView {
    let l = use_locale();
    let groups = nav::groups(l, door, &actor);
    let (palette, help) = (RwSignal::new(false), RwSignal::new(false));
    let home = if door == Door::Office { "/office" } else { "/org" };
    provide_toasts();
    view! {
        <div class="console">
            <SkipLink/>
            <header class="console-top">
                <a class="brand" href=home><Mark name=organisation.clone()/> <span>{organisation.clone()}</span></a>
                <button type="button" class="btn btn-quiet btn-icon" on:click=move |_| palette.set(true)>
                    <Icon glyph=Glyph::Search label=tr!(l, ui.palette_open)/>
                </button>
                <details class="menu menu-end console-menu">
                    <summary class="btn btn-quiet btn-icon"><Icon glyph=Glyph::Lines label=tr!(l, common.menu)/></summary>
                    <div class="menu-list">
                        <Navigation groups=groups.clone() counts=counts.clone()/>
                        <Account name=actor.name.clone() help/>
                    </div>
                </details>
            </header>
            <header class="console-side">
                <a class="brand" href=home><Mark name=organisation.clone()/> <span>{organisation}</span></a>
                <button type="button" class="palette-button" on:click=move |_| palette.set(true)>
                    <Icon glyph=Glyph::Search/> <span>{tr!(l, ui.palette_open)}</span> <Kbd>"Ctrl K"</Kbd>
                </button>
                <Navigation groups=groups.clone() counts/>
                <Account name=actor.name help/>
            </header>
            <main id="main" class="console-main" tabindex="-1">{children()}</main>
            <ToastRegion/>
            <Shortcuts groups palette help/>
        </div>
    }
    .into_any()
}

#[component]
fn Navigation(groups: Vec<Group>, counts: NavCounts) -> impl IntoView {
    let l = use_locale();
    let at = use_location().pathname;
    let here = {
        let groups = groups.clone();
        Memo::new(move |_| nav::current(&groups, &at.read()))
    };
    let count = move |href| {
        counts
            .iter()
            .find(|(of, n)| *of == href && *n > 0)
            .map(|(_, n)| domain::l10n::number(l, i64::try_from(*n).unwrap_or(i64::MAX)))
    };
    view! {
        <nav class="nav" aria-label=tr!(l, ui.nav)>
            {groups
                .into_iter()
                .map(|group| view! {
                    {(!group.title.is_empty()).then(|| view! { <p class="nav-group">{group.title}</p> })}
                    <ul>
                        {group
                            .entries
                            .into_iter()
                            .map(|entry| view! {
                                <li>
                                    <a href=entry.href aria-current=move || (here.get() == Some(entry.href)).then_some("page")>
                                        <Icon glyph=entry.icon/> <span>{entry.label}</span>
                                        {count(entry.href).map(|n| view! { <span class="count">{n}</span> })}
                                    </a>
                                </li>
                            })
                            .collect_view()}
                    </ul>
                })
                .collect_view()}
        </nav>
    }
}

#[component]
fn Account(name: String, help: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    view! {
        <div class="account">
            <a class="account-name" href="/account" title=tr!(l, ui.your_account)><Avatar name=name.clone()/> <span>{name}</span></a>
            <div class="account-tools">
                <LanguageMenu/>
                <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| help.set(true)>
                    <Icon glyph=Glyph::Keyboard label=tr!(l, ui.keys_title)/>
                </button>
                <form method="post" action="/api/team/logout">
                    <button class="btn btn-quiet btn-small btn-icon"><Icon glyph=Glyph::Exit label=tr!(l, common.log_out)/></button>
                </form>
            </div>
        </div>
    }
}
