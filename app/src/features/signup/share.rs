//! Publishing a form and handing it out: link, QR code, embed code, numbers.

use domain::signup::SignupForm;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::forms::PublishedChip;
use super::{api, paths};
use crate::session::use_locale;
use crate::ui::{Button, Card, CopyText, Kind, LinkButton, Note, Stat, StatRow, Variant, use_toasts};

/// Beside the form.
#[component]
pub(super) fn Share(form: SignupForm, base_url: String, qr: String, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let link = format!("{base_url}{}", paths::join(&form.slug));
    let number = move |n| l10n::number(l, n);
    let numbers = form.numbers;
    let published = form.published;
    view! {
        <Card title=tr!(l, signup.share_title)>
            <p><PublishedChip published/></p>
            <PublishButton id=form.id published reload/>
            {if published {
                view! { <Links link slug=form.slug qr/> }.into_any()
            } else {
                view! { <Note>{tr!(l, signup.share_draft)}</Note> }.into_any()
            }}
        </Card>
        <StatRow>
            <Stat label=tr!(l, signup.shown) value=number(numbers.shown)/>
            <Stat label=tr!(l, signup.pending) value=number(numbers.pending)/>
            <Stat label=tr!(l, signup.confirmed) value=number(numbers.confirmed)/>
            <Stat label=tr!(l, signup.expired) value=number(numbers.expired)/>
        </StatRow>
    }
}

#[component]
fn PublishButton(id: domain::ids::FormId, published: bool, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let publish = Action::new(move |now: &bool| api::publish(id, *now));
    Effect::new(move || match publish.value().get() {
        Some(Ok(())) => {
            toasts.say(if published { tr!(l, signup.form_hidden) } else { tr!(l, signup.form_published) });
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(crate::ui::error_text(l, &e.0)),
        None => {}
    });
    let (variant, label) =
        if published { (Variant::Default, tr!(l, signup.hide_form)) } else { (Variant::Primary, tr!(l, signup.publish_form)) };
    view! { <p><Button variant kind=Kind::Button on:click=move |_| { publish.dispatch(!published); }>{label}</Button></p> }
}

#[component]
fn Links(link: String, slug: String, qr: String) -> impl IntoView {
    let l = use_locale();
    let embed = format!(
        "<iframe src=\"{link}/embed\" title=\"{}\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>",
        slug.replace('"', "")
    );
    let picture = format!("{}/qr.svg", paths::join(&slug));
    view! {
        <CopyText label=tr!(l, signup.public_link) value=link.clone()/>
        <p><a href=link rel="external">{tr!(l, signup.open_page)}</a></p>
        {(!qr.is_empty()).then(|| view! {
            <figure class="qr">
                <img src=picture.clone() alt=tr!(l, signup.qr_alt) width="200" height="200"/>
            </figure>
            <p><LinkButton href=picture download=true>{tr!(l, signup.qr_download)}</LinkButton></p>
        })}
        <CopyText label=tr!(l, signup.embed) value=embed multiline=true/>
        <p class="small soft">{tr!(l, signup.embed_hint)}</p>
    }
}
