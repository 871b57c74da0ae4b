//! The console: the application behind the login, rendered on the server and hydrated in the browser.

use domain::access::Capability;
use domain::tr;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::features::{casework, events, offices, operations, people, representatives, settings, signup, team, today};
use crate::session::use_session;
use crate::ui::{ConsoleLayout, ErrorKind, ErrorPage, OfficeLayout, PublicLayout, provide_toasts};

/// Paths that belong to the console.
#[must_use]
pub fn is_console(path: &str) -> bool {
    ["/org", "/office", "/account"]
        .iter()
        .any(|door| path == *door || path.strip_prefix(door).is_some_and(|rest| rest.starts_with('/')))
}

/// Every page of the console, a line each.
#[component]
pub fn Console() -> impl IntoView {
    // Here and not in the frame: "undo" must still be there on the next page.
    provide_toasts();
    view! {
        <Router>
            <Routes fallback=Missing>
                <Route path=path!("/account") view=framed_by_door(team::Account)/>
                <Route path=path!("/office") view=office_framed(casework::Letters)/>
                <Route path=path!("/office/answered") view=office_framed(casework::Answered)/>
                <Route path=path!("/office/case/:id") view=office_framed(casework::Case)/>
                <Route path=path!("/office/closed") view=office_framed(casework::Closed)/>
                <Route path=path!("/org") view=framed(today::Today)/>
                <Route path=path!("/org/people") view=framed(people::People)/>
                <Route path=path!("/org/people/new") view=framed(people::AddPerson)/>
                <Route path=path!("/org/people/:id") view=framed(people::Profile)/>
                <Route path=path!("/org/people/:id/edit") view=framed(people::EditPerson)/>
                <Route path=path!("/org/signup") view=framed(signup::Forms)/>
                <Route path=path!("/org/signup/new") view=framed(signup::NewForm)/>
                <Route path=path!("/org/signup/purposes") view=framed(signup::Purposes)/>
                <Route path=path!("/org/signup/:id") view=framed(signup::EditForm)/>
                <Route path=path!("/org/representatives") view=framed(representatives::Representatives)/>
                <Route path=path!("/org/representatives/import") view=framed(representatives::Import)/>
                <Route path=path!("/org/team") view=framed_by_door(team::Team)/>
                <Route path=path!("/org/team/invite") view=framed_by_door(team::InviteMember)/>
                <Route path=path!("/org/team/:id") view=framed_by_door(team::Member)/>
                <Route path=path!("/org/representatives/offices") view=framed(offices::Offices)/>
                <Route path=path!("/org/representatives/:id") view=framed(offices::Representative)/>
                <Route path=path!("/org/settings") view=framed(settings::Settings)/>
                <Route path=path!("/org/settings/organisations") view=framed(settings::Tree)/>
                <Route path=path!("/org/operations") view=framed(operations::Operations)/>
                <Route path=path!("/org/audit") view=framed(operations::Audit)/>
                <Route path=path!("/org/events") view=framed(events::Events)/>
                <Route path=path!("/org/events/new") view=framed(events::NewEvent)/>
                <Route path=path!("/org/events/:id") view=framed(events::EventPage)/>
                <Route path=path!("/org/events/:id/door") view=framed(events::DoorPage)/>
                <Route path=path!("/org/events/:id/edit") view=framed(events::EditEvent)/>
            </Routes>
        </Router>
    }
}

/// Puts the console's frame around a page.
pub fn framed<V: IntoView + 'static>(page: fn() -> V) -> impl Fn() -> AnyView + Send + Clone + 'static {
    move || {
        let session = use_session();
        match session.actor {
            Some(actor) => {
                view! { <ConsoleLayout actor organisation=session.tenant.name>{page().into_any()}</ConsoleLayout> }.into_any()
            }
            None => wrong(ErrorKind::Unauthenticated),
        }
    }
}

/// Puts the frame of a representative's office around a page.
pub fn office_framed<V: IntoView + 'static>(page: fn() -> V) -> impl Fn() -> AnyView + Send + Clone + 'static {
    move || {
        let session = use_session();
        match session.actor {
            Some(actor) => view! { <OfficeLayout actor organisation=tr!(session.locale, ui.office_of_a_representative)>{page().into_any()}</OfficeLayout> }.into_any(),
            None => wrong(ErrorKind::Unauthenticated),
        }
    }
}

/// Puts the frame around a page that everybody has: the office's for those who do nothing but read letters.
pub fn framed_by_door<V: IntoView + 'static>(page: fn() -> V) -> impl Fn() -> AnyView + Send + Clone + 'static {
    let (organisation, office) = (framed(page), office_framed(page));
    move || match use_session().actor {
        Some(actor) if actor.has(Capability::CaseworkRead) && !actor.has(Capability::EventsRead) => office(),
        _ => organisation(),
    }
}

#[component]
fn Missing() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::server::set_status(404);
    let session = use_session();
    match session.actor {
        Some(actor) => {
            view! { <ConsoleLayout actor organisation=session.tenant.name><ErrorPage kind=ErrorKind::NotFound/></ConsoleLayout> }
                .into_any()
        }
        None => wrong(ErrorKind::NotFound),
    }
}

/// Says why there is no page to somebody who is not logged in.
fn wrong(kind: ErrorKind) -> AnyView {
    view! { <PublicLayout organisation=use_session().tenant.name><ErrorPage kind/></PublicLayout> }.into_any()
}
