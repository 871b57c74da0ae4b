//! Server functions: the timeline and what organisers write on it.

use domain::ids::{InteractionId, PersonId};
use domain::page::Page;
use domain::people::{Colleague, NoteInput, TimelineEntry, TimelineGroup};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::Failure;

#[cfg(feature = "ssr")]
use {crate::server::ctx, domain::access::Capability, engine::clock, engine::people::notes};

/// Entries of the timeline at once.
#[cfg(feature = "ssr")]
const ENTRIES: u32 = 30;

/// A page of a person's timeline, or of one group of it.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = TimelineFn, prefix = "/api", endpoint = "people/timeline", input = Json)]
pub async fn timeline(id: PersonId, group: Option<TimelineGroup>, after: Option<String>) -> Result<Page<TimelineEntry>, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let page = notes::timeline(&ctx.engine, actor, id, group, after.as_deref(), ENTRIES).await?;
    let timed = |(entry, changeable): (domain::people::InteractionView, bool)| {
        let when = clock::local(entry.at, &ctx.tenant.zone);
        TimelineEntry { when, entry, changeable }
    };
    Ok(Page { items: page.items.into_iter().map(timed).collect(), next: page.next })
}

/// Writes a note, or what happened with the person.
///
/// # Errors
/// Problems by field; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/note", input = Json)]
pub async fn note(id: PersonId, note: NoteInput) -> Result<InteractionId, Failure> {
    let ctx = ctx()?;
    Ok(notes::write(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, id, &note).await?)
}

/// Changes the words of one's own note.
///
/// # Errors
/// Problems on `note`; a conflict `too_late` after a day; if it is not the reader's own.
#[server(prefix = "/api", endpoint = "people/change_note")]
pub async fn change_note(id: InteractionId, note: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(notes::change(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &note).await?)
}

/// Deletes one's own note; gives what brings it back.
///
/// # Errors
/// As [`change_note`].
#[server(prefix = "/api", endpoint = "people/remove_note")]
pub async fn remove_note(id: InteractionId) -> Result<(PersonId, NoteInput), Failure> {
    let ctx = ctx()?;
    Ok(notes::remove(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, id).await?)
}

/// The colleagues who may see a person.
///
/// # Errors
/// If the reader may not see this person.
#[server(prefix = "/api", endpoint = "people/colleagues")]
pub async fn colleagues(id: PersonId) -> Result<Vec<Colleague>, Failure> {
    let ctx = ctx()?;
    Ok(notes::colleagues(&ctx.engine, ctx.require(Capability::PeopleRead)?, id).await?)
}

/// Says that the reader has seen the notes about a person that name them.
///
/// # Errors
/// If the reader may not see this person.
#[server(prefix = "/api", endpoint = "people/see_mentions")]
pub async fn see_mentions(id: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(notes::see_all(&ctx.engine, ctx.require(Capability::PeopleRead)?, id).await?)
}

/// Says that the reader has seen a note that names them, or has not after all.
///
/// # Errors
/// Without the right to see people.
#[server(prefix = "/api", endpoint = "people/mention_seen")]
pub async fn mention_seen(note: InteractionId, seen: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(notes::set_seen(&ctx.engine, ctx.require(Capability::PeopleRead)?, note, seen).await?)
}
