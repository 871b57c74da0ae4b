//! Server functions.

use domain::consent::{Purpose, PurposeEdit};
use domain::ids::{FormId, OrganisationId, PurposeId};
use domain::signup::{Answers, FormEdit, SignupForm};
use domain::tenants::Organisation;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    super::paths,
    crate::server::{ctx, drop_draft, keep_draft, redirect},
    domain::access::Capability,
    domain::locale::Locale,
    engine::signup::{self, Visitor},
    engine::{consent, people, qr},
};

/// The name a form's draft is kept under.
#[cfg(feature = "ssr")]
pub(super) fn draft_name(slug: &str) -> String {
    format!("join:{slug}")
}

/// Takes a visitor's answers.
///
/// # Errors
/// If the draft can't be kept; everything else sends the browser back to the form.
#[server(prefix = "/api", endpoint = "signup/submit")]
pub async fn submit(
    slug: String,
    #[server(default)] answers: Answers,
    #[server(default)] website: String,
    #[server(default)] lang: String,
) -> Result<(), Failure> {
    let ctx = ctx()?;
    let locale = Locale::from_tag(&lang).unwrap_or(ctx.locale);
    let page = paths::join(&slug);
    let visitor = Visitor { ip: ctx.device.ip.clone(), locale, page: page.clone() };
    match signup::submit(&ctx.engine, &ctx.tenant, &slug, &answers, &website, &visitor).await {
        Ok(()) => {
            drop_draft(&ctx);
            redirect(&format!("{page}/sent?lang={locale}"));
        }
        Err(e) => {
            keep_draft(&ctx, &draft_name(&slug), &answers, &e.public()).await?;
            redirect(&format!("{page}?lang={locale}"));
        }
    }
    Ok(())
}

/// Confirms a sign-up; the page behind the link says what came of it.
///
/// # Errors
/// If the database fails.
#[server(prefix = "/api", endpoint = "signup/confirm")]
pub async fn confirm(token: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    match signup::confirm(&ctx.engine, &ctx.tenant, &token).await {
        Ok(_) | Err(engine::Error::Api(domain::ApiError::NotFound)) => redirect(&format!("/p/confirm/{token}")),
        Err(e) => return Err(e.into()),
    }
    Ok(())
}

/// The forms the reader manages.
///
/// # Errors
/// Without the right to manage forms.
#[server(prefix = "/api", endpoint = "signup/forms")]
pub async fn forms() -> Result<Vec<SignupForm>, Failure> {
    let ctx = ctx()?;
    Ok(signup::forms(&ctx.engine, ctx.actor()?).await?)
}

/// A form with what its page needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPage {
    /// The form; `None` for a new one.
    pub form: Option<SignupForm>,
    /// Organisations it may belong to.
    pub branches: Vec<Organisation>,
    /// Purposes that may be asked for, of all those organisations.
    pub purposes: Vec<Purpose>,
    /// Address of the installation.
    pub base_url: String,
    /// The QR code of the public link as an SVG file; empty for a new form.
    pub qr: String,
}

/// What the page of a form needs.
///
/// # Errors
/// If there is no such form or the reader may not manage it.
#[server(prefix = "/api", endpoint = "signup/form", input = leptos::server_fn::codec::Json)]
pub async fn form(id: Option<FormId>) -> Result<FormPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SignupManage)?;
    let form = match id {
        Some(id) => Some(signup::form(&ctx.engine, actor, id).await?),
        None => None,
    };
    let branches = people::branches(&ctx.engine, actor, Capability::SignupManage).await?;
    let purposes = consent::purposes(&ctx.engine, actor).await?;
    let link = form.as_ref().map(|f| ctx.engine.url(&paths::join(&f.slug)));
    let qr = link.map(|link| qr::svg(&link)).transpose()?.unwrap_or_default();
    Ok(FormPage { form, branches, purposes, base_url: ctx.engine.base_url.to_string(), qr })
}

/// Makes a form or changes it; gives its identifier.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "signup/save", input = leptos::server_fn::codec::Json)]
pub async fn save(id: Option<FormId>, edit: FormEdit) -> Result<FormId, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SignupManage)?;
    match id {
        Some(id) => {
            signup::edit(&ctx.engine, actor, id, &edit).await?;
            Ok(id)
        }
        None => Ok(signup::create(&ctx.engine, actor, &edit).await?),
    }
}

/// Shows a form to visitors, or hides it.
///
/// # Errors
/// Without the right.
#[server(prefix = "/api", endpoint = "signup/publish")]
pub async fn publish(id: FormId, published: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(signup::publish(&ctx.engine, ctx.require(Capability::SignupManage)?, id, published).await?)
}

/// The purposes the reader sees, with the organisations whose purposes they manage.
///
/// # Errors
/// Without the right.
#[server(prefix = "/api", endpoint = "signup/purposes")]
pub async fn purposes() -> Result<(Vec<Purpose>, Vec<Organisation>), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SignupManage)?;
    let found = consent::purposes(&ctx.engine, actor).await?;
    Ok((found, people::branches(&ctx.engine, actor, Capability::SignupManage).await?))
}

/// Adds or changes a purpose.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "signup/save_purpose", input = leptos::server_fn::codec::Json)]
pub async fn save_purpose(id: Option<PurposeId>, edit: PurposeEdit) -> Result<PurposeId, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::SignupManage)?;
    match id {
        Some(id) => {
            consent::edit_purpose(&ctx.engine, actor, id, &edit).await?;
            Ok(id)
        }
        None => Ok(consent::create_purpose(&ctx.engine, actor, &edit).await?),
    }
}

/// Stops asking for a purpose, or asks again.
///
/// # Errors
/// Without the right.
#[server(prefix = "/api", endpoint = "signup/archive_purpose")]
pub async fn archive_purpose(id: PurposeId, archived: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(consent::archive_purpose(&ctx.engine, ctx.require(Capability::SignupManage)?, id, archived).await?)
}

/// Which organisation comes first in a list of choices: the one nearest to the root.
#[must_use]
pub fn first_branch(branches: &[Organisation]) -> Option<OrganisationId> {
    branches.iter().min_by_key(|o| o.depth).map(|o| o.id)
}
