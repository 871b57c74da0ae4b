//! Where the browser starts: a page of the console, rendered by the server, is brought to life.

use app::{console::Console, session};
use domain::l10n::{self, InstallError};
use leptos::{mount::hydrate_from_async, prelude::*};
use leptos_meta::provide_meta_context;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's one script when the code and the texts of the page's language are there; done when the page answers to clicks.
///
/// If something is missing, the page stays what the server sent: it can be read, and its links work.
#[wasm_bindgen]
pub async fn hydrate(texts: String) {
    console_error_panic_hook::set_once();
    match l10n::install(&texts) {
        Err(why @ InstallError::NotAnObject(_)) => return leptos::logging::error!("the texts of this page: {why}"),
        Err(why @ InstallError::Missing(_)) => leptos::logging::error!("the texts of this page: {why}"),
        Ok(()) | Err(InstallError::Twice) => {}
    }
    let Some(session) = session::from_page() else { return leptos::logging::error!("the page does not say whose it is") };
    let Some(body) = document().body() else { return };
    // What is inside it is text to a browser that runs scripts, and elements to the server: hydration would stumble over it.
    if let Ok(Some(noscript)) = document().query_selector("body > noscript") {
        noscript.remove();
    }
    let mounted = hydrate_from_async(body, || {
        provide_context(session);
        provide_meta_context();
        view! { <Console/> }
    })
    .await;
    mounted.forget();
}
