//! Writing the letter.

use domain::casework::form::{LetterForm, WritePage};
use domain::casework::letter::Topic;
use domain::casework::limits;
use domain::locale::Locale;
use domain::{ApiError, l10n, tr};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::WRITE_DRAFT;
use super::write_fields::{AboutYou, Message};
use crate::public::{NotFound, Wrong, awaited};
use crate::server::{ServerCtx, ctx, read_draft, set_status};
use crate::ui::{Button, FormErrorSummary, LinkButton, Note, PageHeader, Problems, PublicLayout, Stepper, TwoColumns, Variant};

/// The steps of writing, as far as the reader has come.
pub(super) fn steps(l: Locale, current: usize) -> impl IntoView {
    let steps = vec![
        tr!(l, letters.stage_where),
        tr!(l, letters.stage_who),
        tr!(l, letters.stage_message),
        tr!(l, letters.stage_confirm),
    ];
    view! { <Stepper steps current/> }
}

/// The form the address asks for.
fn asked(ctx: &ServerCtx) -> LetterForm {
    // Several recipients are several parameters of one name.
    let to: Vec<&str> =
        ctx.uri.split_once('?').map_or("", |(_, query)| query).split('&').filter_map(|pair| pair.strip_prefix("to=")).collect();
    LetterForm {
        to: to.join(","),
        place: ctx.query("place").unwrap_or_default(),
        campaign: ctx.query("campaign").unwrap_or_default(),
        // The pages before this one call help with a problem a problem.
        topic: ctx
            .query("about")
            .map(|about| if about == "problem" { Topic::Help.as_str().to_owned() } else { about })
            .unwrap_or_default(),
        ..LetterForm::default()
    }
}

/// What is in the form: what was typed before for the same recipients, else what the address asks for.
async fn typed(ctx: &ServerCtx) -> (LetterForm, Option<ApiError>) {
    let form = asked(ctx);
    match read_draft::<LetterForm>(ctx, WRITE_DRAFT).await {
        Some(draft) if draft.input.recipients() == form.recipients() => {
            let error = (draft.error != ApiError::Validation(Vec::new())).then_some(draft.error);
            (draft.input, error)
        }
        _ => (form, None),
    }
}

/// The page of the form.
#[component]
pub fn Write() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let (form, error) = typed(&ctx).await;
        match engine::casework::write_page(&ctx.engine, &ctx.tenant, form).await {
            Ok(page) if page.recipients.is_empty() => nobody(&ctx).into_any(),
            Ok(page) => letter(&ctx, page, error).into_any(),
            Err(e) => view! { <Wrong kind=e.public()/> }.into_any(),
        }
    })
    .into_any()
}

/// There is nobody to write to: says why and where to go.
pub(super) fn nobody(ctx: &ServerCtx) -> impl IntoView + use<> {
    let l = ctx.locale;
    set_status(404);
    view! {
        <Title text=tr!(l, letters.nobody_title)/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            <PageHeader title=tr!(l, letters.nobody_title) lead=tr!(l, letters.nobody_text)/>
            <LinkButton href="/write" variant=Variant::Primary>{tr!(l, letters.nobody_button)}</LinkButton>
        </PublicLayout>
    }
}

fn letter(ctx: &ServerCtx, page: WritePage, error: Option<ApiError>) -> impl IntoView + use<> {
    let (l, organisation) = (ctx.locale, ctx.tenant.name.clone());
    let names: Vec<&str> = page.recipients.iter().map(|r| r.name.as_str()).collect();
    let title = tr!(l, letters.write_title, name = l10n::list(l, &names));
    let problems = Problems::new(l, error);
    let labels = vec![
        ("to", tr!(l, letters.stage_who)),
        ("topic", tr!(l, letters.field_topic)),
        ("subject", tr!(l, letters.field_subject)),
        ("body", tr!(l, letters.field_body)),
        ("name", tr!(l, letters.field_name)),
        ("email", tr!(l, common.email)),
        ("address", tr!(l, common.street)),
        ("postcode", tr!(l, common.postcode)),
        ("city", tr!(l, common.city)),
        ("phone", tr!(l, common.phone)),
        ("on_behalf_of", tr!(l, letters.field_behalf)),
    ];
    let to = recipients(l, &page);
    let back = if page.form.place.is_empty() { "/write".to_owned() } else { format!("/write/who?place={}", page.form.place) };
    let hidden = [("to", page.form.to.clone()), ("place", page.form.place.clone()), ("campaign", page.form.campaign.clone())];
    let form = page.form;
    view! {
        <Title text=title.clone()/>
        <PublicLayout organisation=organisation.clone() wide=true>
            {steps(l, 2)}
            <PageHeader title/>
            <FormErrorSummary problems labels/>
            <TwoColumns
                main=move || view! {
                    <form method="post" action="/api/letters/preview">
                        {hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })}
                        <Message form=form.clone() greeting=greeting(l, &to) problems/>
                        <AboutYou form problems/>
                        <Button variant=Variant::Primary>{tr!(l, letters.preview_button)}</Button>
                    </form>
                }
                side=move || view! { {side(l, &organisation, page.recipients, &page.place, back)} }
            />
        </PublicLayout>
    }
}

fn recipients(l: Locale, page: &WritePage) -> String {
    let names: Vec<&str> = page.recipients.iter().map(|r| r.name.as_str()).collect();
    l10n::list(l, &names)
}

fn greeting(l: Locale, name: &str) -> String {
    tr!(l, letters.salutation, name = name)
}

/// Beside the form: to whom, from where, and who will read it.
fn side(
    l: Locale,
    organisation: &str,
    to: Vec<domain::casework::form::RecipientView>,
    place: &str,
    back: String,
) -> impl IntoView + use<> {
    let many = (to.len() > 1).then(|| tr!(l, letters.write_many, n = to.len()));
    let place = (!place.is_empty()).then(|| view! { <p class="soft">{place.to_owned()}</p> });
    let keep = tr!(l, letters.privacy_keep);
    let kept_by = tr!(l, letters.privacy_text, organisation = organisation);
    debug_assert!(
        keep.contains(&(limits::VERIFY / domain::time::Timestamp::DAY).to_string()),
        "the text names the number in force"
    );
    view! {
        <ul class="plain-list">
            {to.into_iter().map(|r| view! { <li><b>{r.name}</b><br/><span class="soft">{r.title}</span></li> }).collect::<Vec<_>>()}
        </ul>
        {many.map(|many| view! { <p>{many}</p> })}
        {place}
        <p><a href=back>{tr!(l, letters.choose_others)}</a></p>
        <Note title=tr!(l, letters.privacy_title)>
            <p>{kept_by}</p>
            <p>{keep}</p>
        </Note>
    }
}
