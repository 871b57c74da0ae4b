//! The mailbox: every mail this installation wrote, to be read instead of sent.

use domain::access::Capability;
use domain::ids::MailId;
use domain::mail::MailSummary;
use domain::{l10n, tr};
use engine::{clock, mail};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::public::{NotFound, Wrong, awaited};
use crate::server::{ServerCtx, ctx};
use crate::ui::{Column, DataTable, EmptyState, PageHeader, Pagination, PublicLayout};

/// Whether the reader may see the mails: those who run the installation, and on a machine of one's own whoever sits at it.
#[must_use]
pub fn may_read(ctx: &ServerCtx) -> bool {
    ctx.open_mailbox || ctx.actor.as_ref().is_some_and(|a| a.has(Capability::OperationsRead))
}

/// Whether the reader may open this one. Letters and answers are between a citizen and an office, so those who run the
/// installation see them only where mail is kept on a machine of one's own, to try it.
#[must_use]
pub fn may_open(ctx: &ServerCtx, mail: &MailSummary) -> bool {
    may_read(ctx) && (ctx.open_mailbox || !mail.is_letter())
}

/// The list, latest first.
#[component]
pub fn Mailbox() -> impl IntoView {
    let Some(ctx) = ctx().ok().filter(may_read) else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let l = ctx.locale;
        let before = ctx.query("before").and_then(|id| id.parse::<MailId>().ok());
        let to = ctx.query("to").filter(|t| !t.is_empty());
        match mail::list(&ctx.engine, ctx.tenant.id, to.as_deref(), before, 50).await {
            Err(e) => view! { <Wrong kind=e.public()/> }.into_any(),
            Ok(page) => view! {
                <Title text=tr!(l, mailbox.title)/>
                <PublicLayout organisation=ctx.tenant.name.clone() wide=true>
                    <PageHeader title=tr!(l, mailbox.title) lead=tr!(l, mailbox.lead)/>
                    {if page.items.is_empty() {
                        view! { <EmptyState title=tr!(l, mailbox.empty_title) sentence=tr!(l, mailbox.empty_text)/> }.into_any()
                    } else {
                        let columns = vec![Column::new(tr!(l, mailbox.to)), Column::new(tr!(l, mailbox.subject)), Column::new(tr!(l, mailbox.written)).hidden_on_phones()];
                        let rows: Vec<_> = page.items.iter().filter(|m| may_open(&ctx, m)).map(|m| row(&ctx, m)).collect();
                        view! { <DataTable caption=tr!(l, mailbox.title) columns>{rows}</DataTable> }.into_any()
                    }}
                    <Pagination next=page.next.map(|id| format!("/mailbox?before={id}"))/>
                </PublicLayout>
            }
            .into_any(),
        }
    })
    .into_any()
}

fn row(ctx: &ServerCtx, m: &MailSummary) -> impl IntoView + use<> {
    let when = clock::local(m.created_at, &ctx.tenant.zone);
    view! {
        <tr>
            <td>{m.to_address.clone()}</td>
            <td><a href=format!("/mailbox/{}", m.id)>{m.subject.clone()}</a></td>
            <td class="roomy soft">{l10n::date_time(ctx.locale, &when)}</td>
        </tr>
    }
}

/// One mail: HTML in a frame of its own, text, headers, attachments.
#[component]
pub fn Mail() -> impl IntoView {
    let id = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<MailId>().ok());
    let (Some(ctx), Some(id)) = (ctx().ok().filter(may_read), id) else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        let l = ctx.locale;
        let mail = match mail::read(&ctx.engine, ctx.tenant.id, id).await {
            Ok(Some(mail)) if may_open(&ctx, &mail.summary) => mail,
            Ok(_) => return view! { <NotFound/> }.into_any(),
            Err(e) => return view! { <Wrong kind=e.public()/> }.into_any(),
        };
        let headers: String = mail.headers.iter().map(|(k, v)| format!("{k}: {v}\n")).collect();
        view! {
            <Title text=mail.summary.subject.clone()/>
            <PublicLayout organisation=ctx.tenant.name.clone()>
                <PageHeader title=mail.summary.subject.clone() back=("/mailbox".to_owned(), tr!(l, mailbox.title))/>
                <pre class="source" tabindex="0">{headers}</pre>
                <h2>{tr!(l, mailbox.html)}</h2>
                <iframe class="mail-frame" src=format!("/mailbox/{id}/html") title=tr!(l, mailbox.html)></iframe>
                <h2>{tr!(l, mailbox.text)}</h2>
                <pre class="source" tabindex="0">{mail.text.clone()}</pre>
                {mail.attachments.into_iter().map(|file| view! {
                    <h2>{file.file_name}</h2>
                    <pre class="source" tabindex="0">{file.content}</pre>
                }).collect::<Vec<_>>()}
            </PublicLayout>
        }
        .into_any()
    })
    .into_any()
}
