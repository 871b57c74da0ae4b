//! The console's first page.

use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::session::use_session;
use crate::ui::PageHeader;

/// Where somebody begins who just logged in.
#[component]
pub fn Today() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let name = session.actor.map(|a| a.name).unwrap_or_default();
    view! {
        <Title text=tr!(l, today.title)/>
        <PageHeader title=tr!(l, today.hello, name = name) lead=tr!(l, today.lead)/>
    }
}
