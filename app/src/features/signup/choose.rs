//! Where do you want to join? Skipped when there is only one way.

use domain::tr;
use engine::signup;
use leptos::prelude::*;
use leptos_meta::Title;

use super::paths;
use crate::public::{NotFound, awaited};
use crate::server::{ctx, redirect};
use crate::ui::{Card, EmptyState, ErrorKind, ErrorPage, LinkButton, PageHeader, PublicLayout};

/// The page.
#[component]
pub fn Choose() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let l = ctx.locale;
        let forms = match signup::choices(&ctx.engine, &ctx.tenant).await {
            Ok(forms) => forms,
            Err(e) => return view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        };
        if let [only] = forms.as_slice() {
            redirect(&paths::join(&only.slug));
        }
        let contact = ctx.tenant.privacy_contact.clone();
        let body = if forms.is_empty() {
            view! { <EmptyState title=tr!(l, signup.choose_none_title) sentence=tr!(l, signup.choose_none_text, contact = contact)/> }.into_any()
        } else {
            forms.into_iter().map(|form| view! {
                <Card title=form.organisation_name>
                    <p>{form.title.get(l).to_owned()}</p>
                    <LinkButton href=paths::join(&form.slug)>{tr!(l, signup.join_button)}</LinkButton>
                </Card>
            }).collect_view().into_any()
        };
        view! {
            <Title text=tr!(l, signup.choose_title)/>
            <PublicLayout organisation=ctx.tenant.name.clone()>
                <PageHeader title=tr!(l, signup.choose_title) lead=tr!(l, signup.choose_lead)/>
                <div class="stack">{body}</div>
            </PublicLayout>
        }
        .into_any()
    })
    .into_any()
}
