//! Pages for when there is no page.

use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::button::{LinkButton, Variant};
use crate::session::use_locale;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing is here, or nothing the reader may see.
    NotFound,
    /// The reader may not do this.
    Forbidden,
    /// The reader must log in first.
    Unauthenticated,
    /// A fault of ours, with its number in the log.
    Internal(String),
    /// No answer from the server.
    Offline,
    /// Too many tries; again in so many seconds.
    RateLimited(u32),
}

impl std::convert::From<domain::ApiError> for ErrorKind {
    fn from(error: domain::ApiError) -> Self {
        use domain::ApiError as E;
        match error {
            E::Forbidden => Self::Forbidden,
            E::Unauthenticated => Self::Unauthenticated,
            E::RateLimited(seconds) => Self::RateLimited(seconds),
            E::Internal(incident) => Self::Internal(incident),
            E::Network => Self::Offline,
            E::NotFound | E::Validation(_) | E::Conflict(_) => Self::NotFound,
        }
    }
}

/// Says what happened and what to do next. Holds the page's `h1`.
#[component]
pub fn ErrorPage(#[prop(into)] kind: ErrorKind) -> impl IntoView {
    let l = use_locale();
    let (code, title, text) = match kind {
        ErrorKind::NotFound => ("404", tr!(l, errors.not_found_title), tr!(l, common.error_not_found)),
        ErrorKind::Forbidden => ("403", tr!(l, errors.forbidden_title), tr!(l, common.error_forbidden)),
        ErrorKind::Unauthenticated => ("401", tr!(l, errors.unauthenticated_title), tr!(l, common.error_unauthenticated)),
        ErrorKind::Internal(incident) => {
            ("500", tr!(l, errors.internal_title), tr!(l, common.error_internal, incident = incident))
        }
        ErrorKind::Offline => ("", tr!(l, errors.network_title), tr!(l, common.error_network)),
        ErrorKind::RateLimited(seconds) => {
            ("429", tr!(l, errors.rate_limited_title), tr!(l, common.error_rate_limited, n = i64::from(seconds)))
        }
    };
    let (href, label) = if code == "401" { ("/login", tr!(l, common.log_in)) } else { ("/", tr!(l, errors.to_start)) };
    view! {
        <Title text=title.clone()/>
        <div class="error-page">
            <p class="eyebrow">{code}</p>
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <p><LinkButton href variant=Variant::Primary>{label}</LinkButton></p>
        </div>
    }
}
