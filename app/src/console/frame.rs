//! The frame around a page of the console: the organisation's or that of a representative's office.

use domain::access::Capability;
use domain::tr;
use leptos::prelude::*;
use leptos_router::ChooseView;

use super::parts::Part;
use crate::session::use_session;
use crate::ui::{ConsoleLayout, ErrorKind, ErrorPage, OfficeLayout, PublicLayout};

/// Which frame a page stands in.
#[derive(Debug, Clone, Copy)]
pub enum Frame {
    /// That of organisers.
    Organisation,
    /// That of a representative's office.
    Office,
    /// For pages that everybody has: the office's for those who do nothing but read letters.
    ByDoor,
}

/// A page in its frame, as a route takes it.
#[derive(Debug, Clone, Copy)]
pub struct Framed<P> {
    frame: Frame,
    page: P,
}

/// Puts a frame around a page.
pub fn framed<P: Part>(frame: Frame, page: P) -> Framed<P> {
    Framed { frame, page }
}

impl<P: Part> ChooseView for Framed<P> {
    async fn choose(self) -> AnyView {
        let session = use_session();
        let draw = self.page.load().await;
        let Some(actor) = session.actor else { return wrong(ErrorKind::Unauthenticated) };
        let office = match self.frame {
            Frame::Organisation => false,
            Frame::Office => true,
            Frame::ByDoor => actor.has(Capability::CaseworkRead) && !actor.has(Capability::EventsRead),
        };
        if office {
            let organisation = tr!(session.locale, ui.office_of_a_representative);
            view! { <OfficeLayout actor organisation>{draw()}</OfficeLayout> }.into_any()
        } else {
            view! { <ConsoleLayout actor organisation=session.tenant.name>{draw()}</ConsoleLayout> }.into_any()
        }
    }

    async fn preload(&self) {
        P::preload().await;
    }
}

#[component]
pub fn Missing() -> impl IntoView {
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
