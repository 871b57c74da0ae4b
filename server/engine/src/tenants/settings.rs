//! Changing what a tenant decides about itself.

use domain::access::{Actor, Capability};
use domain::locale::{Locale, LocalizedText};
use domain::tenants::Tenant;
use domain::tenants::settings::{Embedding, NAME_MAX, SITES_MAX, SettingsEdit, TEXT_MAX, origin};
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::sql;
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, access, clock, exec, not_found};

/// The settings of the tenant, for those who may change them.
///
/// # Errors
/// As [`change_settings`].
pub async fn settings(engine: &Engine, actor: &Actor) -> Result<SettingsEdit> {
    let mut tx = engine.read().await?;
    access::require_whole(&mut tx, actor, Capability::SettingsManage).await?;
    match super::get(&mut tx, actor.tenant).await? {
        Some(tenant) => Ok(SettingsEdit::from(&tenant)),
        None => not_found(),
    }
}

/// Changes the settings of the tenant; the log names what was changed.
///
/// # Errors
/// [`ApiError::NotFound`] or [`ApiError::Forbidden`] without the right over the whole tree; problems by field.
pub async fn change_settings(engine: &Engine, actor: &Actor, edit: &SettingsEdit) -> Result<()> {
    access::require(actor, Capability::SettingsManage)?;
    let new = checked(edit)?;
    let mut tx = engine.write().await?;
    access::require_whole(&mut tx, actor, Capability::SettingsManage).await?;
    let Some(before) = super::get(&mut tx, actor.tenant).await? else { return not_found() };
    let changed = differences(&before, &new);
    if changed.is_empty() {
        return Ok(());
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    exec!(
        &mut tx,
        sql::CHANGE,
        actor.tenant,
        &new.name,
        new.locale,
        words(&new.locales),
        &new.zone,
        some(&new.sender_name),
        some(&new.reply_to),
        &new.privacy_contact,
        &new.privacy_address,
        Json(&new.privacy_text),
        new.embedding.stored()
    )?;
    let act = Act { action: "settings.changed", subject_kind: "tenant", subject: Some(actor.tenant.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "fields": changed })).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// The languages as they are stored: nothing if they are all there are, so that a further one is offered by itself.
fn words(locales: &[Locale]) -> String {
    if Locale::ALL.iter().all(|l| locales.contains(l)) {
        return String::new();
    }
    locales.iter().map(|l| l.as_str()).collect::<Vec<_>>().join(" ")
}

fn checked(edit: &SettingsEdit) -> Result<SettingsEdit, ApiError> {
    let mut check = Check::new();
    let name = check.text("name", &edit.name, NAME_MAX);
    let sender_name = check.optional_text("sender_name", &edit.sender_name, NAME_MAX).unwrap_or_default();
    let reply_to = if edit.reply_to.trim().is_empty() { String::new() } else { check.email("reply_to", &edit.reply_to) };
    let privacy_contact = check.email("privacy_contact", &edit.privacy_contact);
    let privacy_address = check.optional_text("privacy_address", &edit.privacy_address, 1000).unwrap_or_default();
    check.ensure(clock::is_zone(edit.zone.trim()), "zone", Problem::Choice);
    let long = |text: &String| text.chars().count() > usize::try_from(TEXT_MAX).unwrap_or(usize::MAX);
    check.ensure(!edit.privacy_text.0.values().any(long), "privacy_text", Problem::TooLong { max: TEXT_MAX });
    let filled = edit.privacy_text.0.iter().map(|(l, text)| (*l, text.trim().to_owned())).filter(|(_, text)| !text.is_empty());
    let privacy_text = LocalizedText(filled.collect());
    check.ensure(edit.locales.contains(&edit.locale), "locales", Problem::Choice);
    // In the order of the interface, each once.
    let locales = Locale::ALL.iter().copied().filter(|l| edit.locales.contains(l)).collect();
    let embedding = match &edit.embedding {
        Embedding::Everywhere => Embedding::Everywhere,
        Embedding::Only(sites) => {
            let mut origins: Vec<String> = Vec::new();
            for site in sites.iter().map(|s| s.trim()).filter(|s| !s.is_empty()) {
                match origin(site) {
                    Some(known) if origins.contains(&known) => {}
                    Some(new) => origins.push(new),
                    None => check.fail("sites", Problem::Url),
                }
            }
            check.ensure(origins.len() <= SITES_MAX, "sites", Problem::OutOfRange { min: 0, max: 50 });
            Embedding::Only(origins)
        }
    };
    check.done()?;
    Ok(SettingsEdit {
        name,
        locale: edit.locale,
        locales,
        zone: edit.zone.trim().to_owned(),
        sender_name,
        reply_to,
        privacy_contact,
        privacy_address,
        privacy_text,
        embedding,
    })
}

/// The names of the fields that are different: the values themselves are on the page.
fn differences(before: &Tenant, new: &SettingsEdit) -> Vec<&'static str> {
    let old = SettingsEdit::from(before);
    let all = [
        ("name", old.name != new.name),
        ("locale", old.locale != new.locale),
        ("locales", old.locales != new.locales),
        ("zone", old.zone != new.zone),
        ("sender_name", old.sender_name != new.sender_name),
        ("reply_to", old.reply_to != new.reply_to),
        ("privacy_contact", old.privacy_contact != new.privacy_contact),
        ("privacy_address", old.privacy_address != new.privacy_address),
        ("privacy_text", old.privacy_text != new.privacy_text),
        ("embedding", old.embedding != new.embedding),
    ];
    all.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect()
}
