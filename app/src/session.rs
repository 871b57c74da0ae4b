//! What every page knows about its reader: language, tenant, and who is logged in.

use domain::access::Actor;
use domain::locale::Locale;
use domain::tenants::Tenant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The page's reader. The server puts it into the page; the browser reads it from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Language of the page.
    pub locale: Locale,
    /// Whose page it is.
    pub tenant: Tenant,
    /// Who is logged in, with their rights: decides what is shown, never what is allowed.
    pub actor: Option<Actor>,
    /// Whether pages for developers are there.
    pub dev: bool,
}

/// Id of the element of the page that holds the session as JSON.
pub const ELEMENT: &str = "session";

/// Language of the page.
#[must_use]
pub fn use_locale() -> Locale {
    use_context::<Session>().map(|s| s.locale).unwrap_or_default()
}

/// The page's reader.
///
/// # Panics
/// Never in a page: the shell and the hydrate entry provide it.
#[must_use]
#[track_caller]
pub fn use_session() -> Session {
    expect_context::<Session>()
}

/// Who is logged in. Pages of the console are only reached by somebody who is.
#[must_use]
pub fn use_actor() -> Option<Actor> {
    use_context::<Session>().and_then(|s| s.actor)
}

/// Reads the session the server put into the page.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn from_page() -> Option<Session> {
    let text = web_sys::window()?.document()?.get_element_by_id(ELEMENT)?.text_content()?;
    serde_json::from_str(&text).ok()
}
