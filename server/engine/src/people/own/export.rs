//! Taking one's data along.

use domain::me::OwnPage;
use domain::people::{InteractionKind, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use serde::Serialize;

use super::super::interactions::{self, NewInteraction};
use super::kept::{Kept, kept};
use super::link::{open, view};
use crate::events::{self, KeptRegistration};
use crate::{Engine, Result};

/// The file: everything the page shows, with who keeps it.
#[derive(Debug, Serialize)]
struct Export<'a> {
    organisation: &'a str,
    privacy_contact: &'a str,
    exported_at: Timestamp,
    #[serde(flatten)]
    page: OwnPage,
    events: Vec<KeptRegistration>,
    #[serde(flatten)]
    kept: Kept,
}

/// Everything kept about the person, as JSON.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good.
pub async fn export(engine: &Engine, tenant: &Tenant, token: &str) -> Result<String> {
    let page = view(engine, tenant, token).await?;
    let mut tx = engine.write().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    interactions::add(engine, &mut tx, tenant.id, NewInteraction::new(person, InteractionKind::Downloaded, Source::Person))
        .await?;
    let events = events::of_person(&mut tx, tenant.id, person).await?;
    let kept = kept(&mut tx, tenant.id, person).await?;
    tx.commit().await?;
    let file = Export {
        organisation: &tenant.name,
        privacy_contact: &tenant.privacy_contact,
        exported_at: engine.now(),
        page,
        events,
        kept,
    };
    Ok(serde_json::to_string_pretty(&file)?)
}
