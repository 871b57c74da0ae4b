//! The console: the application behind the login, rendered on the server and hydrated in the browser.

use domain::tr;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::features::{representatives, today};
use crate::session::use_session;
use crate::ui::{ConsoleLayout, ErrorKind, ErrorPage, OfficeLayout};

/// Paths that belong to the console.
#[must_use]
pub fn is_console(path: &str) -> bool {
    ["/org", "/office", "/account"].iter().any(|door| path == *door || path.strip_prefix(door).is_some_and(|rest| rest.starts_with('/')))
}

/// Every page of the console, a line each.
#[component]
pub fn Console() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=Missing>
                <Route path=path!("/org") view=framed(today::Today)/>
                <Route path=path!("/org/representatives") view=framed(representatives::Representatives)/>
                <Route path=path!("/org/representatives/import") view=framed(representatives::Import)/>
            </Routes>
        </Router>
    }
}

/// Puts the console's frame around a page.
pub fn framed<V: IntoView + 'static>(page: fn() -> V) -> impl Fn() -> AnyView + Send + Clone + 'static {
    move || {
        let session = use_session();
        match session.actor {
            Some(actor) => view! { <ConsoleLayout actor organisation=session.tenant.name>{page().into_any()}</ConsoleLayout> }.into_any(),
            None => view! { <ErrorPage kind=ErrorKind::Forbidden/> }.into_any(),
        }
    }
}

/// Puts the frame of a representative's office around a page.
pub fn office_framed<V: IntoView + 'static>(page: fn() -> V) -> impl Fn() -> AnyView + Send + Clone + 'static {
    move || {
        let session = use_session();
        match session.actor {
            Some(actor) => view! { <OfficeLayout actor organisation=tr!(session.locale, ui.office_of_a_representative)>{page().into_any()}</OfficeLayout> }.into_any(),
            None => view! { <ErrorPage kind=ErrorKind::Forbidden/> }.into_any(),
        }
    }
}

#[component]
fn Missing() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::server::set_status(404);
    view! { <ErrorPage kind=ErrorKind::NotFound/> }
}
