//! One's own account: name and language, password, second step, devices.

mod codes;
mod password;
mod profile;
mod sessions;
mod two_step;

use domain::team::OwnAccount;
use domain::time::Timestamp;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::account_api as api;
use crate::session::use_locale;
use crate::ui::{Card, ErrorNote, PageHeader, SkeletonCard};
use crate::wire::load;

/// The page.
#[component]
pub fn Account() -> impl IntoView {
    let l = use_locale();
    let reload = RwSignal::new(0);
    // Codes are shown once: they must outlive the page's data, which is loaded anew when the second step goes on.
    let codes = RwSignal::new(Vec::<String>::new());
    let data = load(move || reload.get(), |_| api::own());
    view! {
        <Title text=tr!(l, team.account_title)/>
        <PageHeader title=tr!(l, team.account_title)/>
        <div class="narrow">
            <codes::Codes codes/>
            <Transition fallback=|| view! { <SkeletonCard/> }>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok((own, now)) => view! { <Parts own now codes reload/> }.into_any(),
                        Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Parts(own: OwnAccount, now: Timestamp, codes: RwSignal<Vec<String>>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let OwnAccount {
        name,
        email,
        locale,
        has_totp,
        recovery_codes_left: left,
        has_password,
        asks_old_password: asks_old,
        sessions,
    } = own;
    let username = email.clone();
    let password_title = tr!(l, team.password);
    view! {
        <Card title=tr!(l, team.profile_title)><profile::Profile name locale email/></Card>
        <Card title=password_title><password::Password has_password asks_old email=username reload/></Card>
        <Card title=tr!(l, team.two_step_title)>
            {if has_totp {
                view! { <two_step::On left codes reload/> }.into_any()
            } else {
                view! { <two_step::Off codes reload/> }.into_any()
            }}
        </Card>
        <Card title=tr!(l, team.sessions_title)><sessions::Sessions sessions now reload/></Card>
    }
}
