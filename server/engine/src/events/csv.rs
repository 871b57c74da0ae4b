//! The list as a file for a spreadsheet.

use domain::access::{Actor, Capability};
use domain::events::{Mark, RegistrationStatus, cell};
use domain::ids::EventId;
use domain::locale::Locale;
use domain::tr;

use super::rows::RegistrationRecord;
use super::{require, sql};
use crate::audit::{self, Act, Who};
use crate::{Engine, Error, Result, all, clock};

/// Everybody who ever was on the list, by name: file name and content. What a spreadsheet would run as a formula is made
/// harmless; taking the list away is written in the audit log.
///
/// # Errors
/// [`domain::ApiError::NotFound`]; [`domain::ApiError::Forbidden`] without the right to manage events.
pub async fn csv(engine: &Engine, actor: &Actor, locale: Locale, id: EventId) -> Result<(String, String)> {
    let mut tx = engine.write().await?;
    let event = require(&mut tx, actor, Capability::EventsManage, id).await?;
    let rows = all!(&mut tx, RegistrationRecord, sql::EVERYBODY, actor.tenant, id)?;
    let act = Act { action: "event.attendees_downloaded", subject_kind: "event", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "rows": rows.len() })).await?;
    tx.commit().await?;
    let broken = |e: &dyn std::fmt::Display| Error::Bug(format!("csv: {e}"));
    let mut out = csv::Writer::from_writer(Vec::new());
    let head = [
        tr!(locale, common.name),
        tr!(locale, common.email),
        tr!(locale, common.state),
        tr!(locale, rsvp.fact_guests),
        tr!(locale, events.signed_up_at),
        tr!(locale, events.checked_in_at),
    ];
    out.write_record(&head).map_err(|e| broken(&e))?;
    for r in &rows {
        let time = |at| clock::local(at, &event.zone).input_value().replace('T', " ");
        let line = [
            cell(&r.name),
            cell(&r.email),
            state(locale, r),
            r.guests.to_string(),
            time(r.created_at),
            r.checked_in_at.map(time).unwrap_or_default(),
        ];
        out.write_record(&line).map_err(|e| broken(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| broken(&e))?;
    // Spreadsheets take a file without this mark for Latin-1.
    let text = format!("\u{feff}{}", String::from_utf8(bytes).map_err(|e| broken(&e))?);
    Ok((format!("{}.csv", event.slug), text))
}

/// How somebody stands, in a word.
fn state(l: Locale, r: &RegistrationRecord) -> String {
    match (r.status, r.mark) {
        (RegistrationStatus::Registered, Some(Mark::Attended)) => tr!(l, events.status_attended),
        (RegistrationStatus::Registered, Some(Mark::NoShow)) => tr!(l, events.status_no_show),
        (RegistrationStatus::Registered, None) => tr!(l, events.status_registered),
        (RegistrationStatus::Waitlisted, _) => tr!(l, events.status_waitlisted),
        (RegistrationStatus::Held, _) => tr!(l, events.status_held),
        (RegistrationStatus::Cancelled, _) => tr!(l, events.status_cancelled),
    }
}
