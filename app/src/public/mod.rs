//! The public app: supporters, citizens, logging in. Server-rendered only.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::features::{casework, events::public as events, front, mailbox, me, signup, team, write};
use crate::server::set_status;
use crate::session::use_session;
use crate::ui::styleguide::Styleguide;
use crate::ui::{ErrorKind, ErrorPage, PublicLayout};

/// Every public page, a line each. Pages whose path is listed in [`is_cacheable`] must depend on nothing but the path, the
/// query and the language.
#[component]
pub fn Public() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=front::Front/>
                <Route path=path!("/privacy") view=front::Privacy/>
                <Route path=path!("/login") view=team::Login/>
                <Route path=path!("/login/code") view=team::Code/>
                <Route path=path!("/login/sent") view=team::LinkSent/>
                <Route path=path!("/login/link/:token") view=team::UseLink/>
                <Route path=path!("/invitation/:token") view=team::Invitation/>
                <Route path=path!("/join") view=signup::Choose/>
                <Route path=path!("/p/join/:slug") view=signup::Join/>
                <Route path=path!("/p/join/:slug/embed") view=signup::JoinEmbedded/>
                <Route path=path!("/p/join/:slug/sent") view=signup::Sent/>
                <Route path=path!("/p/confirm/:token") view=signup::Confirm/>
                <Route path=path!("/p/me") view=me::Ask/>
                <Route path=path!("/p/me/sent") view=me::Sent/>
                <Route path=path!("/p/me/erased") view=me::Erased/>
                <Route path=path!("/p/me/:token") view=me::OwnPage/>
                <Route path=path!("/p/me/email/:signed") view=me::NewEmail/>
                <Route path=path!("/p/unsubscribe/:signed") view=me::Unsubscribe/>
                <Route path=path!("/p/events") view=events::PublicEventsPage/>
                <Route path=path!("/p/events/:slug") view=events::PublicEventPage/>
                <Route path=path!("/p/events/:slug/registered") view=events::RegisteredPage/>
                <Route path=path!("/p/events/:slug/waitlisted") view=events::WaitlistedPage/>
                <Route path=path!("/p/rsvp/:token") view=events::OwnPage/>
                <Route path=path!("/mailbox") view=mailbox::Mailbox/>
                <Route path=path!("/mailbox/:id") view=mailbox::Mail/>
                <Route path=path!("/styleguide") view=Guide/>
                <Route path=path!("/write/check") view=casework::CheckMail/>
                <Route path=path!("/write/confirm/:token") view=casework::Confirm/>
                <Route path=path!("/write/message") view=casework::Write/>
                <Route path=path!("/write/preview") view=casework::Preview/>
                <Route path=path!("/write/track/:token") view=casework::Track/>
                <Route path=path!("/write") view=write::Start/>
                <Route path=path!("/write/map") view=write::Pin/>
                <Route path=path!("/write/who") view=write::Who/>
            </Routes>
        </Router>
    }
}

/// Whether a page may be kept until what it shows has changed: it shows everybody the same.
#[must_use]
pub fn is_cacheable(path: &str) -> bool {
    path == "/" || path == "/privacy" || path == "/join" || path.starts_with("/p/join/") || path.starts_with("/p/events")
}

/// Says that there is no such page, with the status that says so too.
#[component]
pub fn NotFound() -> impl IntoView {
    set_status(404);
    view! { <Wrong kind=ErrorKind::NotFound/> }
}

/// Says why there is no page, within the frame of the public pages.
#[component]
pub fn Wrong(#[prop(into)] kind: ErrorKind) -> impl IntoView {
    view! { <PublicLayout organisation=use_session().tenant.name><ErrorPage kind/></PublicLayout> }
}

/// The style guide, for those who build Hustings.
#[component]
fn Guide() -> impl IntoView {
    if use_session().dev {
        view! { <Title text="Style guide"/><Styleguide/> }.into_any()
    } else {
        view! { <NotFound/> }.into_any()
    }
}

/// A part of a page that has to be awaited: rendered on the server, never sent as data.
pub fn awaited<V: IntoView + 'static>(future: impl std::future::Future<Output = V> + Send + 'static) -> impl IntoView {
    // The future itself and no closure around it: closures below a `Suspense` are run more than once.
    view! { <Suspense fallback=|| ()>{Suspend::new(future)}</Suspense> }
}
