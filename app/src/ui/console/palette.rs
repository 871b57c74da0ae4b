//! The command palette: everywhere one can go, and everything the page at hand can do, by a few letters.

use domain::tr;
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::find::{Command, find};
use super::people::People;
use crate::session::use_locale;
use crate::ui::dialog::show_while;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::layout::nav::Group;

/// The palette. The page's own commands are the buttons and links of its header, read when it opens.
#[component]
pub(super) fn Palette(groups: Vec<Group>, open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let node = NodeRef::<html::Dialog>::new();
    show_while(node, open);
    let pages: Vec<Command> = groups
        .into_iter()
        .flat_map(|group| group.entries)
        .map(|entry| Command { label: entry.label, href: entry.href.into(), action: None, found: false })
        .chain([Command { label: tr!(l, ui.your_account), href: "/account".into(), action: None, found: false }])
        .collect();
    let all = RwSignal::new(pages.clone());
    let (typed, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let people = People::new(typed);
    let shown = Memo::new(move |_| find(&all.read(), &typed.read()).into_iter().chain(people.commands()).collect::<Vec<_>>());
    let navigate = use_navigate();
    Effect::new(move || {
        if open.get() {
            typed.set(String::new());
            at.set(0);
            all.set(page_commands().into_iter().chain(pages.iter().cloned()).collect());
        }
    });
    let choose = Callback::new(move |place: usize| {
        if let Some(command) = shown.with_untracked(|list| list.get(place).cloned()) {
            open.set(false);
            if command.found {
                navigate(&command.href, NavigateOptions::default());
            } else {
                run(&command);
            }
        }
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let last = shown.with_untracked(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => at.set(if now >= last { 0 } else { now.saturating_add(1) }),
            "ArrowUp" => at.set(now.checked_sub(1).unwrap_or(last)),
            "Enter" => choose.run(now),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <dialog class="palette" id="palette" node_ref=node aria-label=tr!(l, ui.palette_open) on:close=move |_| open.set(false)>
            <div class="palette-line">
                <Icon glyph=Glyph::Search/>
                <input
                    type="text"
                    autofocus=true
                    autocomplete="off"
                    spellcheck="false"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", at.get())
                    aria-label=tr!(l, ui.palette_open)
                    placeholder=tr!(l, ui.palette_hint)
                    prop:value=typed
                    on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                    on:keydown=keys
                />
            </div>
            <div class="palette-list" id="palette-list" role="listbox" aria-label=tr!(l, ui.palette_open)>
                {move || shown.get().into_iter().enumerate().map(|(place, command)| row(place, command, at, choose)).collect_view()}
            </div>
            <p class="palette-empty soft" role="status">{move || shown.read().is_empty().then(|| tr!(l, common.no_results))}</p>
        </dialog>
    }
    .into_any()
}

fn row(place: usize, command: Command, at: RwSignal<usize>, choose: Callback<usize>) -> impl IntoView {
    let glyph = if command.action.is_some() { Glyph::ArrowRight } else { Glyph::Right };
    view! {
        <div
            role="option"
            class="palette-row"
            id=format!("palette-{place}")
            aria-selected=move || if at.get() == place { "true" } else { "false" }
            on:mousemove=move |_| if at.get_untracked() != place { at.set(place) }
            on:click=move |_| choose.run(place)
        >
            <Icon glyph/> <span>{command.label}</span>
        </div>
    }
}

/// The actions in the header of the page, in its order.
fn page_commands() -> Vec<Command> {
    #[cfg(feature = "hydrate")]
    return super::dom::page_actions();
    #[cfg(not(feature = "hydrate"))]
    Vec::new()
}

/// Does it: goes there, or presses the page's own button.
fn run(command: &Command) {
    #[cfg(feature = "hydrate")]
    super::dom::press(command);
    #[cfg(not(feature = "hydrate"))]
    let _server_renders_only = command;
}
