//! The timeline.

use domain::access::Actor;
use domain::ids::{AccountId, InteractionId, OrganisationId, PersonId, TenantId};
use domain::page::Page;
use domain::people::{Direction, Given, InteractionKind, InteractionView, Medium, Source, TimelineGroup};
use domain::time::Timestamp;
use sqlx::types::Json;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, exec};

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct NewInteraction<'a> {
    /// Whose timeline.
    pub person: PersonId,
    /// The organisation it happened with.
    pub organisation: Option<OrganisationId>,
    /// What happened.
    pub kind: InteractionKind,
    /// Which way it went.
    pub direction: Direction,
    /// By what means.
    pub channel: Medium,
    /// The organiser who did it; `None` if it was the person or the program.
    pub actor: Option<&'a Actor>,
    /// What it was about: kind of thing, which one, and its name now. The name must not be personal: it outlives erasure.
    pub subject: Option<(&'a str, Uuid, &'a str)>,
    /// What came of it, in a word; may be empty.
    pub result: &'a str,
    /// Where it came from.
    pub source: Source,
    /// Free text.
    pub body: &'a str,
    /// What was typed and differs from what is known.
    pub given: Given,
}

impl<'a> NewInteraction<'a> {
    /// An entry without extras.
    #[must_use]
    pub fn new(person: PersonId, kind: InteractionKind, source: Source) -> Self {
        Self {
            person,
            organisation: None,
            kind,
            direction: Direction::None,
            channel: Medium::Web,
            actor: None,
            subject: None,
            result: "",
            source,
            body: "",
            given: Given::default(),
        }
    }

    /// The same, from the person to us.
    #[must_use]
    pub fn incoming(self) -> Self {
        Self { direction: Direction::In, ..self }
    }

    /// The same, with an organisation.
    #[must_use]
    pub fn with(self, organisation: OrganisationId) -> Self {
        Self { organisation: Some(organisation), ..self }
    }

    /// The same, about a thing: its kind, which one and its name now.
    #[must_use]
    pub fn about(self, kind: &'a str, id: Uuid, label: &'a str) -> Self {
        Self { subject: Some((kind, id, label)), ..self }
    }

    /// The same, done by an organiser.
    #[must_use]
    pub fn by(self, actor: &'a Actor) -> Self {
        Self { actor: Some(actor), ..self }
    }

    /// The same, with typed values that differ from what is known.
    #[must_use]
    pub fn given(self, given: Given) -> Self {
        Self { given, ..self }
    }
}

/// Writes on a person's timeline, now.
///
/// # Errors
/// If the database fails.
pub async fn add(engine: &Engine, tx: &mut Tx, tenant: TenantId, new: NewInteraction<'_>) -> Result<InteractionId> {
    add_at(engine, tx, tenant, new, engine.now()).await
}

/// Writes on a person's timeline something that happened at `at`: for imports and the demo.
///
/// # Errors
/// If the database fails.
pub async fn add_at(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    new: NewInteraction<'_>,
    at: Timestamp,
) -> Result<InteractionId> {
    let id: InteractionId = engine.ids.make(at);
    insert(tx, tenant, id, &new, at).await?;
    Ok(id)
}

/// Writes an entry under an identifier of its own.
pub(super) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    id: InteractionId,
    new: &NewInteraction<'_>,
    at: Timestamp,
) -> Result<()> {
    let account: Option<AccountId> = new.actor.map(|a| a.account);
    let actor = new.actor.map_or("", |a| a.name.as_str());
    let (subject_kind, subject, label) = new.subject.map_or(("", None, ""), |(kind, id, label)| (kind, Some(id), label));
    exec!(
        tx,
        sql::INSERT_INTERACTION,
        tenant,
        id,
        new.person,
        new.organisation,
        at,
        new.kind,
        new.direction,
        new.channel,
        account,
        actor,
        subject_kind,
        subject,
        label,
        new.result,
        new.source,
        new.body,
        Json(&new.given)
    )?;
    exec!(tx, sql::TOUCH, tenant, new.person, at)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    interaction_id: InteractionId,
    at: Timestamp,
    kind: InteractionKind,
    direction: Direction,
    channel: Medium,
    actor: String,
    subject_kind: String,
    subject_id: Option<Uuid>,
    subject_label: String,
    result: String,
    source: Source,
    body: String,
    given: Json<Given>,
    account_id: Option<AccountId>,
    edited_at: Option<Timestamp>,
}

impl From<Row> for InteractionView {
    fn from(r: Row) -> Self {
        Self {
            id: r.interaction_id,
            at: r.at,
            kind: r.kind,
            direction: r.direction,
            channel: r.channel,
            actor: r.actor,
            subject_kind: r.subject_kind,
            subject: r.subject_id,
            subject_label: r.subject_label,
            result: r.result,
            source: r.source,
            body: r.body,
            given: r.given.0,
            edited_at: r.edited_at,
        }
    }
}

/// A person's timeline, latest first, continuing after the cursor of the page before. The caller has checked that it may
/// be seen.
///
/// # Errors
/// If the database fails.
pub async fn timeline(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    after: Option<&str>,
    size: u32,
) -> Result<Page<InteractionView>> {
    let page = signed(tx, tenant, person, None, after, size).await?;
    Ok(Page { items: page.items.into_iter().map(|(entry, _)| entry).collect(), next: page.next })
}

/// The same with whose account wrote each entry, and only of one group if one is given.
///
/// # Errors
/// If the database fails.
pub async fn signed(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    group: Option<TimelineGroup>,
    after: Option<&str>,
    size: u32,
) -> Result<Page<(InteractionView, Option<AccountId>)>> {
    let (at, id) = after.and_then(cursor).unwrap_or((Timestamp(i64::MAX), InteractionId(Uuid::max())));
    let kinds = group.map(TimelineGroup::words).unwrap_or_default();
    let rows = all!(tx, Row, sql::TIMELINE, tenant, person, at, id, i64::from(size) + 1, kinds)?;
    let rows = rows.into_iter().map(|row| (row.account_id, row)).map(|(by, row)| (InteractionView::from(row), by)).collect();
    let size = usize::try_from(size).unwrap_or_default();
    Ok(Page::cut(rows, size, |(row, _): &(InteractionView, _)| format!("{}.{}", row.at.0, row.id)))
}

fn cursor(text: &str) -> Option<(Timestamp, InteractionId)> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp(at.parse().ok()?), id.parse().ok()?))
}
