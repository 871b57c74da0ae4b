//! The public page of a form: promise left, form right, what is kept and why beside the button.

use domain::l10n::text;
use domain::locale::Locale;
use domain::signup::{Answers, FieldRule, FormField, PublicForm, Tick};
use domain::{ApiError, key, tr};
use engine::signup;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use super::api::draft_name;
use super::paths;
use crate::features::people::channel_text;
use crate::public::{NotFound, awaited};
use crate::server::{Draft, ServerCtx, ctx, read_draft};
use crate::session::use_session;
use crate::ui::{
    Button, Card, Checkbox, ErrorKind, ErrorPage, Field, Fieldset, FormErrorSummary, LinkButton, PageHeader, Problems,
    PublicLayout, TwoColumns, Variant, field_id,
};

/// The page.
#[component]
pub fn Join() -> impl IntoView {
    page(false)
}

/// The form alone, to stand in a frame on another site.
#[component]
pub fn JoinEmbedded() -> impl IntoView {
    page(true)
}

fn page(embedded: bool) -> AnyView {
    let slug = use_params_map().with_untracked(|p| p.get("slug")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match signup::public_form(&ctx.engine, &ctx.tenant, &slug).await {
            Ok(Some(form)) => {
                let (answers, error) = match read_draft::<Answers>(&ctx, &draft_name(&slug)).await {
                    Some(Draft { input, error, .. }) => (input, Some(error)),
                    None => (Answers::default(), None),
                };
                let body = view! { <TheForm form=form.clone() answers error embedded/> };
                if embedded { alone(&ctx, &form, body.into_any()) } else { whole(&ctx, &form, body.into_any()) }
            }
            Ok(None) => view! { <NotFound/> }.into_any(),
            Err(e) => view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        }
    })
    .into_any()
}

fn whole(ctx: &ServerCtx, form: &PublicForm, body: AnyView) -> AnyView {
    let l = ctx.locale;
    let (title, lead) = (form.title.get(l).to_owned(), form.lead.get(l).to_owned());
    let name = form.organisation_name.clone();
    // A handful would look lonely, and a single one could be guessed.
    let many = (form.supporters >= 10).then(|| tr!(l, signup.supporters, n = form.supporters, organisation = name));
    let seen = format!("/p/seen/{}", form.slug);
    view! {
        <Title text=title.clone()/>
        <Meta property="og:title" content=title.clone()/>
        <Meta property="og:description" content=lead.clone()/>
        <PublicLayout organisation=ctx.tenant.name.clone() wide=true>
            <TwoColumns
                main=move || view! {
                    <PageHeader title/>
                    {paragraphs(&lead)}
                    {many.map(|many| view! { <p>{many}</p> })}
                    <p class="small">{tr!(l, signup.run_by, organisation = name)}</p>
                    <img class="seen" src=seen alt="" width="1" height="1"/>
                }
                side=move || body
            />
        </PublicLayout>
    }
    .into_any()
}

fn alone(ctx: &ServerCtx, form: &PublicForm, body: AnyView) -> AnyView {
    let title = form.title.get(ctx.locale).to_owned();
    view! {
        <Title text=title.clone()/>
        <main id="main" class="embedded"><h1>{title}</h1>{body}</main>
    }
    .into_any()
}

/// Text somebody typed, its paragraphs kept apart.
pub(super) fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(|p| view! { <p>{p.to_owned()}</p> }).collect_view()
}

#[component]
fn TheForm(form: PublicForm, answers: Answers, error: Option<ApiError>, embedded: bool) -> impl IntoView {
    let l = use_session().locale;
    let problems = Problems::new(l, error);
    let labels = std::iter::once(("email", tr!(l, common.email)))
        .chain(form.fields.iter().map(|r| (r.field.as_str(), field_label(l, r.field))))
        .collect();
    let fields: Vec<_> = form.fields.iter().map(|rule| field(l, *rule, &answers, problems)).collect();
    let boxes: Vec<_> = form
        .purposes
        .iter()
        .map(|purpose| {
            let tick = Tick { purpose: purpose.id, version: purpose.version }.to_string();
            let channels: Vec<String> = purpose.channels.iter().map(|c| channel_text(l, *c)).collect();
            let by = domain::l10n::list(l, &channels);
            let explanation = purpose.explanation.get(l);
            let detail = if explanation.is_empty() { by } else { format!("{explanation} ({by})") };
            let checked = answers.purposes.contains(&tick);
            let id = format!("purpose-{}", purpose.id);
            view! { <Checkbox label=purpose.title.get(l) name="answers[purposes][]" value=tick checked detail id/> }
        })
        .collect();
    let any = !boxes.is_empty();
    view! {
        <Card>
            <FormErrorSummary problems labels/>
            <form method="post" action="/api/signup/submit" target=embedded.then_some("_top")>
                <input type="hidden" name="slug" value=form.slug.clone()/>
                <input type="hidden" name="lang" value=l.as_str()/>
                <Field label=tr!(l, common.email) name="answers[email]" id=field_id("email") kind="email" value=answers.email.clone() autocomplete="email" required=true error=problems.of("email")/>
                {fields}
                <p class="trap" aria-hidden="true">
                    <label for="website">{tr!(l, signup.trap)}</label>
                    <input type="text" id="website" name="website" tabindex="-1" autocomplete="off"/>
                </p>
                {any.then(|| view! { <Fieldset legend=tr!(l, signup.ask_purposes) hint=tr!(l, signup.ask_purposes_hint) name="purposes">{boxes}</Fieldset> })}
                <Button variant=Variant::Primary wide=true>{tr!(l, signup.join_button)}</Button>
                <p class="small">{tr!(l, signup.join_small)}</p>
            </form>
            <Keep contact=form.privacy_contact/>
        </Card>
    }
}

fn field_label(l: Locale, field: FormField) -> String {
    text(
        l,
        match field {
            FormField::GivenName => key!(common.given_name),
            FormField::FamilyName => key!(common.family_name),
            FormField::Phone => key!(common.phone),
            FormField::Street => key!(common.street),
            FormField::Postcode => key!(common.postcode),
            FormField::City => key!(common.city),
        },
    )
}

fn field(l: Locale, rule: FieldRule, answers: &Answers, problems: Problems) -> impl IntoView + use<> {
    let name = rule.field.as_str();
    let (kind, autocomplete) = match rule.field {
        FormField::GivenName => ("text", "given-name"),
        FormField::FamilyName => ("text", "family-name"),
        FormField::Phone => ("tel", "tel"),
        FormField::Street => ("text", "street-address"),
        FormField::Postcode => ("text", "postal-code"),
        FormField::City => ("text", "address-level2"),
    };
    let note = if rule.required { String::new() } else { tr!(l, common.optional) };
    view! {
        <Field
            label=field_label(l, rule.field)
            name=format!("answers[{name}]")
            id=field_id(name)
            kind
            value=answers.field(rule.field)
            autocomplete
            note
            required=rule.required
            error=problems.of(name)
        />
    }
}

#[component]
fn Keep(contact: String) -> impl IntoView {
    let l = use_session().locale;
    view! {
        <details class="small keep">
            <summary>{tr!(l, signup.keep_title)}</summary>
            <p>{tr!(l, signup.keep_what)}</p>
            <p>{tr!(l, signup.keep_why)}</p>
            <p>{tr!(l, signup.keep_how_long)}</p>
            <p>{tr!(l, signup.keep_rights)}</p>
            <p>{tr!(l, signup.keep_contact, contact = contact)}</p>
        </details>
    }
}

/// After the form was taken: look into the mail. Says the same whoever it was.
#[component]
pub fn Sent() -> impl IntoView {
    let session = use_session();
    let l = session.locale;
    let slug = use_params_map().with_untracked(|p| p.get("slug")).unwrap_or_default();
    view! {
        <Title text=tr!(l, signup.sent_title)/>
        <PublicLayout organisation=session.tenant.name>
            <PageHeader title=tr!(l, signup.sent_title) lead=tr!(l, signup.sent_text)/>
            <p>{tr!(l, signup.sent_help)}</p>
            <p><LinkButton href=paths::join(&slug)>{tr!(l, signup.back_to_form)}</LinkButton></p>
        </PublicLayout>
    }
}
