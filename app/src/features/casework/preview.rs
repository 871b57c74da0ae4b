//! The letters exactly as they will leave, before anything does.

use domain::casework::form::{LetterForm, LetterPreview, PreviewPage, RecipientView};
use domain::casework::words;
use domain::locale::Locale;
use domain::representatives::contact::Channel;
use domain::tr;
use engine::casework;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::PREVIEW_DRAFT;
use super::write::{nobody, steps};
use crate::public::{NotFound, Wrong, awaited};
use crate::server::{ServerCtx, ctx, read_draft};
use crate::ui::{Button, Note, PageHeader, PublicLayout, Variant};

/// The page.
#[component]
pub fn Preview() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let Some(draft) = read_draft::<LetterForm>(&ctx, PREVIEW_DRAFT).await else { return nobody(&ctx).into_any() };
        match load(&ctx, &draft.input).await {
            Ok(page) => shown(&ctx, page).into_any(),
            Err(e) => view! { <Wrong kind=e.public()/> }.into_any(),
        }
    })
    .into_any()
}

async fn load(ctx: &ServerCtx, form: &LetterForm) -> engine::Result<PreviewPage> {
    let to = casework::recipients(&ctx.engine, &ctx.tenant, form).await?;
    casework::preview(&ctx.engine, &ctx.tenant, form, &to.recipients, ctx.locale).await
}

fn shown(ctx: &ServerCtx, page: PreviewPage) -> impl IntoView + use<> {
    let l = ctx.locale;
    let from = tr!(l, letters.preview_from, from = page.from_address, email = page.form.email);
    // The form travels along, so that nothing is lost if the page stays open for an hour.
    let fields = page.form.fields();
    let hidden = move || {
        fields.clone().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect::<Vec<_>>()
    };
    let organisation = ctx.tenant.name.clone();
    let privacy = tr!(l, letters.privacy_text, organisation = organisation);
    let letters: Vec<_> = page.letters.into_iter().map(|letter| one(l, letter)).collect();
    view! {
        <Title text=tr!(l, letters.preview_title)/>
        <PublicLayout organisation>
            {steps(l, 3)}
            <PageHeader title=tr!(l, letters.preview_title) lead=tr!(l, letters.preview_lead)/>
            {letters}
            <p class="soft">{from}</p>
            <div class="form-actions">
                <form method="post" action="/api/letters/submit">
                    {hidden()}
                    <Button variant=Variant::Primary>{tr!(l, letters.preview_send)}</Button>
                </form>
                <form method="post" action="/api/letters/change">
                    {hidden()}
                    <Button>{tr!(l, letters.preview_change)}</Button>
                </form>
            </div>
            <Note title=tr!(l, letters.privacy_title)><p>{privacy}</p></Note>
        </PublicLayout>
    }
}

fn one(l: Locale, letter: LetterPreview) -> impl IntoView {
    let how = how(l, &letter.recipient);
    view! {
        <article class="letter">
            <h2>{tr!(l, letters.preview_to, name = letter.recipient.name)}</h2>
            <p class="soft">{letter.recipient.title}</p>
            <div class="letter-text">{letter.text}</div>
            <p>{how}</p>
        </article>
    }
}

/// How this letter will travel.
fn how(l: Locale, to: &RecipientView) -> String {
    match (to.has_office, to.channel) {
        (true, _) => tr!(l, letters.preview_office, name = to.name),
        (false, Channel::Email | Channel::Secretariat) => tr!(l, letters.preview_mail, name = to.name),
        (false, Channel::Unknown | Channel::Refuses) => tr!(l, letters.says_held_no_contact, name = to.name),
        (false, channel) => words::by_hand(l, channel, &to.name),
    }
}
