//! Who belongs together, what people care about, and what the team has promised to do.

use anyhow::Context;
use domain::access::Actor;
use domain::day::Day;
use domain::ids::PersonId;
use domain::people::{
    Direction, InteractionKind, NoteInput, RelationshipInput, RelationshipKind, Side, TagGroupKind, TouchResult,
};
use domain::tasks::TaskInput;
use domain::tenants::Tenant;
use engine::people::{identities, notes, relationships, tags};
use engine::{Engine, clock, tasks};

/// Pairs of people by their numbers.
const PAIRS: &[(usize, RelationshipKind, usize)] = &[
    (1, RelationshipKind::Partner, 2),
    (1, RelationshipKind::Parent, 3),
    (2, RelationshipKind::Parent, 3),
    (5, RelationshipKind::Sibling, 8),
    (5, RelationshipKind::Knows, 11),
    (14, RelationshipKind::AssistantTo, 5),
];

/// People and the society they have to do with: person, what, since when, a note.
const CLUBS: &[(usize, RelationshipKind, &str, &str)] = &[
    (25, RelationshipKind::ContactFor, "2024-03", "Opens the hall for us; call before ten."),
    (50, RelationshipKind::MemberOf, "2019", ""),
    (5, RelationshipKind::MemberOf, "2022-06", "Treasurer"),
];

/// What is to be done: days from today, and about whom.
const TASKS: &[(&str, Option<i64>, Option<usize>)] = &[
    ("Call back about the stall on Saturday", Some(-3), Some(5)),
    ("Ask whether the printer can be borrowed", Some(0), Some(8)),
    ("Send the leaflet on membership", Some(1), Some(11)),
    ("Invite to the spring meeting", Some(9), Some(14)),
    ("Order paper for the newsletter", None, None),
    ("Thank everybody who stood at the door", Some(2), None),
    ("Find somebody with a van for the tables", Some(4), Some(25)),
    ("Ask for a quote about the harbour", Some(16), Some(50)),
];

/// Adds them, with a note that names somebody.
pub(super) async fn fill(engine: &Engine, tenant: &Tenant, owner: &Actor) -> anyhow::Result<()> {
    for &(person, kind, other) in PAIRS {
        let (person, other) = (of(engine, tenant, person).await?, of(engine, tenant, other).await?);
        let blank = String::new;
        let side = Side::First;
        let tie = RelationshipInput { person, kind, side, other, note: blank(), start_date: blank(), end_date: blank() };
        relationships::add(engine, owner, &tie).await?;
    }
    let society = email(engine, tenant, "society0@example.org").await?;
    for &(person, kind, since, note) in CLUBS {
        let (person, side, end_date) = (of(engine, tenant, person).await?, Side::First, String::new());
        let tie = RelationshipInput { person, kind, side, other: society, note: note.into(), start_date: since.into(), end_date };
        relationships::add(engine, owner, &tie).await?;
    }
    groups(engine, owner).await?;
    let today = Day::parse(&clock::date_in(engine.now(), &tenant.zone)).context("today is no day")?;
    for &(title, days, person) in TASKS {
        let due_date = days.and_then(|days| today.plus(days)).map(|day| day.to_string()).unwrap_or_default();
        let person = match person {
            Some(n) => Some(of(engine, tenant, n).await?),
            None => None,
        };
        tasks::add(engine, owner, &TaskInput { title: title.into(), due_date, owner: None, person }).await?;
    }
    let call = NoteInput {
        kind: InteractionKind::Called,
        direction: Direction::Out,
        result: Some(TouchResult::Reached),
        body: "Would like to host a kitchen table meeting. @Otto Organiser, can you send dates?".into(),
        at: String::new(),
    };
    notes::write(engine, owner, tenant, of(engine, tenant, 4).await?, &call).await?;
    Ok(())
}

async fn of(engine: &Engine, tenant: &Tenant, n: usize) -> anyhow::Result<PersonId> {
    email(engine, tenant, &format!("person{n}@example.org")).await
}

async fn email(engine: &Engine, tenant: &Tenant, address: &str) -> anyhow::Result<PersonId> {
    let mut tx = engine.read().await?;
    let found = identities::person_by_email(&mut tx, tenant.id, address).await?;
    found.with_context(|| format!("{address} is missing"))
}

async fn groups(engine: &Engine, owner: &Actor) -> anyhow::Result<()> {
    let helps = tags::add_group(engine, owner, "Helps with", TagGroupKind::Tags).await?;
    let cares = tags::add_group(engine, owner, "Cares about", TagGroupKind::Interests).await?;
    for tag in tags::overview(engine, owner).await?.tags {
        let group = match tag.name.as_str() {
            "volunteer" | "driver" | "stall" => helps,
            "housing" | "climate" => cares,
            _ => continue,
        };
        tags::set_group(engine, owner, tag.id, Some(group)).await?;
    }
    Ok(())
}
