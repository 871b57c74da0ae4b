//! The part of the shortcuts that touches the document. Only the browser has one.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::find::Command;

const ACTIONS: &str = "#main .page-header .actions > a, #main .page-header .actions > button, #main [data-command]";

/// Whether a page of the console has been shown before this one.
static SEEN: AtomicBool = AtomicBool::new(false);

/// Listens until the layout leaves the page.
pub(super) fn listen(palette: RwSignal<bool>, help: RwSignal<bool>) {
    // After a change of page the focus is lost with the link that was pressed; the next Tab must start in the new page.
    if SEEN.swap(true, Ordering::Relaxed) && document().active_element().is_none_or(|at| at.tag_name() == "BODY") {
        focus("#main");
    }
    let keys = window_event_listener(ev::keydown, move |event| on_key(&event, palette, help));
    let clicks = window_event_listener(ev::click, |event| {
        let inside = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        close_menus(inside.as_ref());
    });
    on_cleanup(move || {
        keys.remove();
        clicks.remove();
    });
}

fn on_key(event: &KeyboardEvent, palette: RwSignal<bool>, help: RwSignal<bool>) {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && key.eq_ignore_ascii_case("k") {
        event.prevent_default();
        palette.update(|open| *open = !*open);
        return;
    }
    if key == "Escape" {
        close_menus(None);
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() || busy() {
        return;
    }
    match key.as_str() {
        "/" => {
            if !focus("#main [data-search]") {
                palette.set(true)
            }
        }
        "?" => help.set(true),
        "j" => walk(1),
        "k" => walk(-1),
        "x" => tick(),
        _ => return,
    }
    event.prevent_default();
}

/// Whether the reader is typing, or a dialog is open.
fn busy() -> bool {
    let typing = document().active_element().is_some_and(|element| {
        let free = element.matches("input[type=checkbox], input[type=radio], button, a").unwrap_or(false);
        !free && element.matches("input, textarea, select, [contenteditable]").unwrap_or(false)
    });
    typing || one("dialog[open]").is_some()
}

fn one(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

fn focus(selector: &str) -> bool {
    let Some(element) = one(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    // Focusing can only fail for an element that is gone.
    element.focus().is_ok()
}

/// Moves the focus to the first link (else the box) of the next or previous row of the page's list.
fn walk(step: i32) {
    let rows = all("#main [data-keys] tbody tr, #main [data-keys] > li");
    let here = rows.iter().position(|row| row.matches(":focus-within").unwrap_or(false));
    let next = match (here, step > 0) {
        (None, _) => 0,
        (Some(at), true) => at.saturating_add(1).min(rows.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
    };
    let Some(row) = rows.get(next) else { return };
    let target = ["a[href]", "input", "button"].iter().find_map(|kind| row.query_selector(kind).ok().flatten());
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _gone = target.focus();
        row.scroll_into_view_with_bool(false);
    }
}

/// Ticks or unticks the row the focus is in.
fn tick() {
    if let Some(input) =
        one("#main [data-keys] tr:focus-within input[type=checkbox]").and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        input.click();
    }
}

/// Closes the open menus, but for the one around `except`.
fn close_menus(except: Option<&web_sys::Node>) {
    for menu in all("details.menu[open]") {
        if except.is_none_or(|node| !menu.contains(Some(node))) {
            // Removing an attribute from an element cannot fail.
            let _removed = menu.remove_attribute("open");
        }
    }
}

/// The actions in the header of the page, in its order.
pub(super) fn page_actions() -> Vec<Command> {
    let named = |(at, element): (usize, Element)| {
        let label = element.text_content()?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!label.is_empty()).then_some(Command { label, href: String::new(), action: Some(u32::try_from(at).ok()?), found: false })
    };
    all(ACTIONS).into_iter().enumerate().filter_map(named).collect()
}

/// Presses the page's button, or the link of the navigation, so that the router sees an ordinary click.
pub(super) fn press(command: &Command) {
    let target = match command.action {
        Some(at) => usize::try_from(at).ok().and_then(|at| all(ACTIONS).into_iter().nth(at)),
        None => one(&format!(".nav a[href='{}']", command.href)),
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.click();
    }
}
