//! What visitors see. Plain pages with plain forms; nothing is loaded into the browser but HTML and CSS.

mod event;
mod facts;
mod list;
mod own;
mod sign_up;
mod thanks;

pub use event::PublicEventPage;
pub use list::PublicEventsPage;
pub use own::OwnPage;
pub use thanks::{RegisteredPage, WaitlistedPage};

use leptos::prelude::*;

use crate::public::NotFound;
use crate::ui::{ErrorKind, ErrorPage};

/// The page in place of one that could not be made.
fn failed(error: engine::Error) -> AnyView {
    match error.public() {
        domain::ApiError::NotFound => view! { <NotFound/> }.into_any(),
        other => {
            crate::server::set_status(other.status());
            view! { <ErrorPage kind=ErrorKind::from(other)/> }.into_any()
        }
    }
}
