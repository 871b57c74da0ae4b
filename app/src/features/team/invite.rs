//! Inviting somebody: an address, and in plain words what they may do.

use domain::locale::Locale;
use domain::team::RoleGift;
use domain::tr;
use leptos::form::FromFormData;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

use super::members_api::{self as api, TeamPage};
use super::picker::{RoleInput, RolePicker};
use super::{paths, words};
use crate::Failure;
use crate::features::people::language_choices;
use crate::session::use_locale;
use crate::ui::{
    Button, Card, ErrorNote, Field, FormErrorSummary, Note, PageHeader, Problems, Select, SkeletonCard, Tone, Variant, use_toasts,
};
use crate::wire::load;

/// The page.
#[component]
pub fn InviteMember() -> impl IntoView {
    let l = use_locale();
    let page = load(|| (), |()| api::page());
    view! {
        <Title text=tr!(l, team.invite_title)/>
        <PageHeader title=tr!(l, team.invite_title) lead=tr!(l, team.invite_lead) back=(paths::TEAM.to_owned(), tr!(l, team.title))/>
        <Suspense fallback=|| view! { <SkeletonCard/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => view! { <Form page/> }.into_any(),
                    Err(e) => view! { <ErrorNote error=e.0/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Form(page: TeamPage) -> impl IntoView {
    let l = use_locale();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let invite = Action::new(move |(email, gift, language): &(String, RoleGift, Locale)| {
        let (email, gift, language) = (email.clone(), gift.clone(), *language);
        async move { api::invite(email.clone(), gift, language).await.map(|_| email) }
    });
    let error = move || invite.value().get().and_then(|r: Result<String, Failure>| r.err()).map(|e| e.0);
    let fields = Problems::new(l, move || error().filter(|e| matches!(e, domain::ApiError::Validation(_))));
    let refused = move || error().filter(|e| !matches!(e, domain::ApiError::Validation(_))).map(|e| words::refusal(l, &e));
    Effect::new(move || {
        if let Some(Ok(email)) = invite.value().get() {
            toasts.say(tr!(l, team.invited, email = email));
            navigate(paths::TEAM, Default::default());
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = RoleInput::from_event(&event).ok();
        if let Some((input, gift)) = input.and_then(|i| i.gift().map(|gift| (i, gift))) {
            let language = Locale::parse(&input.language).unwrap_or(l);
            invite.dispatch((input.email, gift, language));
        }
    };
    let labels = vec![("email", tr!(l, common.email)), ("role", tr!(l, team.what_label)), ("until", tr!(l, team.until_label))];
    view! {
        <form method="post" class="narrow" on:submit=on_submit novalidate=true>
            <Card>
                <FormErrorSummary problems=fields labels/>
                {move || refused().map(|text| view! { <div role="alert"><Note tone=Tone::Bad>{text}</Note></div> })}
                <Field label=tr!(l, common.email) name="email" kind="email" autocomplete="off" required=true error=fields.of("email")/>
                <RolePicker places=page.places chosen=None until="" problems=fields/>
                <Select label=tr!(l, team.mail_language) name="language" options=language_choices() value=l.as_str()/>
                <Button variant=Variant::Primary disabled=invite.pending()>{tr!(l, team.invite_button)}</Button>
            </Card>
        </form>
    }
}
