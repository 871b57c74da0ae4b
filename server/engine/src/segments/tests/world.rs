//! A small world in which every condition finds somebody and leaves somebody out.

use std::collections::BTreeSet;

use domain::ids::{AreaId, EventId, FieldId, FormId, OrganisationId, PersonId, PurposeId, SegmentId, TagGroupId, TagId};
use domain::people::RelationshipKind;
use domain::tenants::OrganisationKind;
use domain::time::Timestamp;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uuid::Uuid;

use crate::db::Tx;
use crate::db::dynamic::{Arg, Sql};
use crate::tenants::{self, NewOrganisation};
use crate::testing::TestEngine;

pub const CITIES: &[&str] = &["Århus", "ÅRHUS", "Odense", "odense", "Malmö", "São João", "100%", ""];
pub const POSTCODES: &[&str] = &["8000", "5000", "5 000", "4899", "sw1a 1aa", "01310-100", ""];
pub const DATES: &[&str] = &["", "1980", "1980-05", "1980-05-17", "2008-11-22", "2008-11-23", "1950-01-01"];

pub const RELATIONS: &[RelationshipKind] =
    &[RelationshipKind::Parent, RelationshipKind::Sibling, RelationshipKind::WorksFor, RelationshipKind::Knows];

pub struct World {
    pub organisations: Vec<OrganisationId>,
    pub tags: Vec<TagId>,
    pub group: TagGroupId,
    pub purposes: Vec<PurposeId>,
    pub events: Vec<EventId>,
    pub form: FormId,
    pub fields: Vec<FieldId>,
    pub areas: Vec<AreaId>,
    pub frozen: SegmentId,
    pub people: Vec<PersonId>,
}

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

/// Writes a row: `INSERT INTO t (tenant_id, …, more) VALUES ($1, …, <rest>)`.
pub async fn put(t: &TestEngine, tx: &mut Tx, start: &'static str, args: Vec<Arg>, rest: &'static str) {
    let mut sql = Sql::new(start);
    sql.push(" VALUES (").bind(t.tenant.id);
    for arg in args {
        sql.push(", ").bind(arg);
    }
    sql.push(rest).push(")").exec(tx).await.unwrap();
}

pub fn ago(t: &TestEngine, days: i64) -> Timestamp {
    t.engine.now().plus(-days * Timestamp::DAY)
}

/// What everything else refers to.
pub async fn ground(t: &TestEngine) -> World {
    let mut tx = t.engine.write().await.unwrap();
    let mut organisations = vec![t.root];
    for slug in ["north", "south"] {
        let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
        organisations.push(tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap());
    }
    let now: Arg = t.engine.now().into();
    let root: Arg = t.root.into();
    let group = TagGroupId(id(1));
    put(
        t,
        &mut tx,
        "INSERT INTO tag_group (tenant_id, group_id, created_at, name, name_key, kind, position)",
        vec![group.into(), now.clone()],
        ", 'G', 'g', 'tags', 0",
    )
    .await;
    let tags: Vec<TagId> = (10..14).map(|n| TagId(id(n))).collect();
    for (n, tag) in tags.iter().enumerate() {
        let mut sql = Sql::new("INSERT INTO tag (tenant_id, tag_id, name, name_key, created_at) VALUES (");
        sql.bind(t.tenant.id)
            .push(", ")
            .bind(*tag)
            .push(", ")
            .bind(format!("T{n}"))
            .push(", ")
            .bind(format!("t{n}"))
            .push(", 0)");
        sql.exec(&mut tx).await.unwrap();
        if n < 2 {
            let mut sql = Sql::new("UPDATE tag SET group_id = ");
            sql.bind(group).push(" WHERE tenant_id = ").bind(t.tenant.id).push(" AND tag_id = ").bind(*tag);
            sql.exec(&mut tx).await.unwrap();
        }
    }
    let purposes: Vec<PurposeId> = (20..22).map(|n| PurposeId(id(n))).collect();
    for purpose in &purposes {
        put(
            t,
            &mut tx,
            "INSERT INTO purpose (tenant_id, purpose_id, organisation_id, created_at, channels, position, version)",
            vec![(*purpose).into(), root.clone(), now.clone()],
            ", '[\"email\"]', 0, 1",
        )
        .await;
    }
    let events: Vec<EventId> = (30..32).map(|n| EventId(id(n))).collect();
    for (n, event) in events.iter().enumerate() {
        let start: Arg = ago(t, i64::try_from(n).unwrap() * 60 - 10).into();
        let args = vec![(*event).into(), root.clone(), format!("e{n}").into(), start.clone(), start, format!("u{n}").into()];
        put(t, &mut tx, "INSERT INTO event (tenant_id, event_id, organisation_id, slug, start_at, end_at, ics_uid, state, visibility, title, description, search_text, venue, street, postcode, city, country, online_url, zone, guests_allowed, seats_taken, waiting, picture_alt, remind, cancel_message, ics_sequence, version, created_at, updated_at)",
            args, ", 'published', 'public', '{}', '{}', '', '', '', '', '', '', '', 'UTC', 0, 0, 0, '{}', FALSE, '', 0, 1, 0, 0").await;
    }
    let form = FormId(id(40));
    put(t, &mut tx, "INSERT INTO signup_form (tenant_id, form_id, organisation_id, slug, name, published, fields, title, lead, thanks, tags, shown, created_at, updated_at)", vec![form.into(), root.clone()], ", 'f', 'F', TRUE, '[]', '{}', '{}', '{}', '[]', 0, 0, 0").await;
    let fields: Vec<FieldId> = (50..54).map(|n| FieldId(id(n))).collect();
    for (field, kind) in fields.iter().zip(["text", "number", "date", "yes_no"]) {
        put(t, &mut tx, "INSERT INTO custom_field (tenant_id, field_id, organisation_id, kind, below, name, name_key, options, sensitive, position, created_at)", vec![(*field).into(), root.clone(), kind.into()], ", TRUE, 'Field', 'field', '[]', FALSE, 0, 0").await;
    }
    let areas: Vec<AreaId> = (60..62).map(|n| AreaId(id(n))).collect();
    for (area, code) in areas.iter().zip(["a", "b"]) {
        put(
            t,
            &mut tx,
            "INSERT INTO area (tenant_id, area_id, code, code_key, scheme, valid_from, valid_to, kind, name, name_key)",
            vec![(*area).into(), code.into(), code.into()],
            ", 's', '', '', 'constituency', 'A', 'a'",
        )
        .await;
    }
    for (code, lon, lat, area) in
        [("8000", 102_000_000, 561_600_000, 0), ("5000", 104_000_000, 554_000_000, 1), ("4899", 119_000_000, 548_000_000, 1)]
    {
        put(
            t,
            &mut tx,
            "INSERT INTO place_point (tenant_id, postcode, lon, lat, exactness)",
            vec![code.into(), lon.into(), lat.into()],
            ", 'postcode'",
        )
        .await;
        put(t, &mut tx, "INSERT INTO place_area (tenant_id, postcode, area_id)", vec![code.into(), areas[area].into()], "").await;
    }
    let frozen = SegmentId(id(70));
    put(t, &mut tx, "INSERT INTO segment (tenant_id, segment_id, organisation_id, owner_id, shared, name, name_key, kind, tree, version, created_at, updated_at)", vec![frozen.into(), root, t.owner.account.into()], ", FALSE, 'S', 's', 'static', '{\"version\":1,\"root\":{\"join\":\"all\",\"nodes\":[]}}', 1, 0, 0").await;
    // As if it had just been looked at: nothing is placed anew.
    let mut sql = Sql::new("INSERT INTO place_state (tenant_id, basis, checked_at) VALUES (");
    sql.bind(t.tenant.id).push(", '', ").bind(t.engine.now()).push(")");
    sql.exec(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    World { organisations, tags, group, purposes, events, form, fields, areas, frozen, people: Vec::new() }
}

/// The world with so many people, each made by chance, the same every time.
pub async fn peopled(t: &TestEngine, count: u128) -> World {
    let mut w = ground(t).await;
    let mut chance = Chance(TestRunner::deterministic());
    let mut tx = t.engine.write().await.unwrap();
    for n in 0..count {
        let person = PersonId(id(1000 + n));
        born(t, &mut tx, &w, &mut chance, person, n).await;
        w.people.push(person);
    }
    related(t, &mut tx, &w, &mut chance).await;
    tx.commit().await.unwrap();
    w
}

/// Relationships, most of them with the first few, some of them over.
async fn related(t: &TestEngine, tx: &mut Tx, w: &World, c: &mut Chance) {
    let mut known = BTreeSet::new();
    for (n, person) in (0_u128..).zip(&w.people) {
        for k in 0..c.of(0_u128..3) {
            let kind = c.pick(RELATIONS);
            let other = if c.one_in(3) { c.pick(&w.people) } else { c.pick(&w.people[..w.people.len().min(12)]) };
            let ends = if kind.goes_both_ways() && other < *person { (other, *person) } else { (*person, other) };
            if other == *person || !known.insert((kind.as_str(), ends)) {
                continue;
            }
            let end = if c.one_in(4) { "2025" } else { "" };
            let args = vec![Arg::Uuid(id(700_000 + n * 10 + k)), kind.as_str().into(), ends.0.into(), ends.1.into(), end.into()];
            put(t, tx, "INSERT INTO relationship (tenant_id, relationship_id, kind, person_id, other_id, end_date, note, start_date, created_at)", args, ", '', '', 0").await;
        }
    }
}

pub struct Chance(pub TestRunner);

impl Chance {
    pub fn of<T: std::fmt::Debug>(&mut self, strategy: impl Strategy<Value = T>) -> T {
        strategy.new_tree(&mut self.0).unwrap().current()
    }
    fn pick<T: Clone + std::fmt::Debug + 'static>(&mut self, from: &[T]) -> T {
        self.of(prop::sample::select(from.to_vec()))
    }
    fn one_in(&mut self, n: u32) -> bool {
        self.of(0..n) == 0
    }
}

async fn born(t: &TestEngine, tx: &mut Tx, w: &World, c: &mut Chance, person: PersonId, n: u128) {
    let days = c.of(0_i64..400);
    let args: Vec<Arg> = vec![
        person.into(),
        if c.one_in(12) { "left" } else { "active" }.into(),
        c.pick(&["Élodie", "elodie", "ÉLODIE", "Bjørn", ""]).into(),
        c.pick(&["Ørsted", "Smith", "de_la%Cruz"]).into(),
        c.pick(&["en", "da", "fr"]).into(),
        c.pick(&["signup", "event", "organiser", "import"]).into(),
        c.pick(DATES).into(),
        c.pick(&["", "Teacher", "teacher of maths"]).into(),
        c.pick(&["person", "household", "organisation"]).into(),
        c.pick(&["", "media", "stakeholder media"]).into(),
        c.pick(&["", "da", "fi sv-FI"]).into(),
        ago(t, days).into(),
        ago(t, c.of(0..=days)).into(),
    ];
    put(t, tx, "INSERT INTO person (tenant_id, person_id, state, given_name, family_name, locale, source, birth_date, job_title, kind, facets, languages, created_at, touched_at, additional_name, name_key, search_text, updated_at)", args, ", '', '', ' ', 0").await;
    if c.one_in(2) {
        let mut sql = Sql::new("UPDATE person SET support_level = ");
        sql.bind(c.of(1_i64..=5))
            .push(", owner_id = ")
            .bind(t.owner.account)
            .push(" WHERE tenant_id = ")
            .bind(t.tenant.id)
            .push(" AND person_id = ")
            .bind(person);
        sql.exec(tx).await.unwrap();
    }
    if !c.one_in(5) {
        let args = vec![person.into(), c.pick(POSTCODES).into(), c.pick(CITIES).into(), c.pick(&["", "DK", "SE"]).into()];
        put(
            t,
            tx,
            "INSERT INTO postal_address (tenant_id, person_id, postcode, city, country, kind, street, extra, region)",
            args,
            ", 'home', '', '', ''",
        )
        .await;
    }
    for k in 0..c.of(0_u128..3) {
        let kind = c.pick(&["email", "email", "phone"]);
        let args = vec![
            Arg::Uuid(id(100_000 + n * 10 + k)),
            person.into(),
            kind.into(),
            format!("a{n}-{k}@example.org").into(),
            c.pick(&["good", "bounced", "complained"]).into(),
        ];
        if c.one_in(4) {
            put(
                t,
                tx,
                "INSERT INTO identity (tenant_id, identity_id, person_id, kind, address, health, suppressed_at, created_at)",
                args,
                ", 5, 0",
            )
            .await;
        } else {
            put(
                t,
                tx,
                "INSERT INTO identity (tenant_id, identity_id, person_id, kind, address, health, created_at)",
                args,
                ", 0",
            )
            .await;
        }
    }
    if c.one_in(6) {
        put(
            t,
            tx,
            "INSERT INTO contact_block (tenant_id, person_id, channel, reason, at)",
            vec![person.into(), c.pick(&["email", "post"]).into()],
            ", '', 0",
        )
        .await;
    }
    for tag in &w.tags {
        if c.one_in(4) {
            put(
                t,
                tx,
                "INSERT INTO tagging (tenant_id, person_id, tag_id, created_at)",
                vec![person.into(), (*tag).into()],
                ", 0",
            )
            .await;
        }
    }
    for k in 0..c.of(0_u128..5) {
        // Few instants, so that answers of the same moment happen.
        let args = vec![
            Arg::Uuid(id(200_000 + n * 10 + k)),
            person.into(),
            c.pick(&w.purposes).into(),
            c.pick(&["email", "phone"]).into(),
            c.of(any::<bool>()).into(),
            ago(t, c.of(0_i64..4) * 20).into(),
        ];
        put(t, tx, "INSERT INTO consent (tenant_id, consent_id, person_id, purpose_id, channel, given, at, basis, version, proof, source)", args, ", 'consent', 1, '{}', 'signup'").await;
    }
    for (k, organisation) in (0_u128..).zip(&w.organisations) {
        if c.one_in(2) {
            let args = vec![
                Arg::Uuid(id(300_000 + n * 10 + k)),
                person.into(),
                (*organisation).into(),
                c.pick(&["supporter", "member"]).into(),
                ago(t, c.of(50_i64..100)).into(),
            ];
            if c.one_in(3) {
                put(
                    t,
                    tx,
                    "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at, ended_at)",
                    [args, vec![ago(t, c.of(0_i64..50)).into()]].concat(),
                    "",
                )
                .await;
            } else {
                put(
                    t,
                    tx,
                    "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at)",
                    args,
                    "",
                )
                .await;
            }
        }
    }
    for (k, event) in (0_u128..).zip(&w.events) {
        if c.one_in(2) {
            let args = vec![
                Arg::Uuid(id(400_000 + n * 10 + k)),
                (*event).into(),
                person.into(),
                c.pick(&["registered", "waitlisted", "held", "cancelled"]).into(),
            ];
            let mark = c.pick(&["attended", "no_show", ""]);
            if mark.is_empty() {
                put(t, tx, "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, status, guests, position, name, name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)", args, ", 0, 0, '', '', '', 'en', 'web', '', 0, FALSE, 0, 0").await;
            } else {
                put(t, tx, "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, status, mark, guests, position, name, name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)", [args, vec![mark.into()]].concat(), ", 0, 0, '', '', '', 'en', 'web', '', 0, FALSE, 0, 0").await;
            }
        }
    }
    if c.one_in(4) {
        put(t, tx, "INSERT INTO submission (tenant_id, submission_id, form_id, person_id, confirmed_at, state, locale, answers, proof, fingerprint, created_at, expires_at)", vec![Arg::Uuid(id(500_000 + n)), w.form.into(), person.into(), ago(t, c.of(0_i64..60)).into()], ", 'confirmed', 'en', '{}', '{}', '', 0, 0").await;
    }
    for k in 0..c.of(0_u128..3) {
        let args = vec![
            Arg::Uuid(id(600_000 + n * 10 + k)),
            person.into(),
            c.pick(&["note", "signed_up", "event_attended"]).into(),
            ago(t, c.of(0_i64..90)).into(),
        ];
        put(t, tx, "INSERT INTO interaction (tenant_id, interaction_id, person_id, kind, at, direction, channel, actor, subject_kind, subject_label, result, source, body, given)", args, ", 'none', 'web', '', '', '', '', 'organiser', '', '[]'").await;
    }
    custom(t, tx, w, c, person).await;
    if c.one_in(3) {
        put(
            t,
            tx,
            "INSERT INTO segment_member (tenant_id, segment_id, person_id, added_at)",
            vec![w.frozen.into(), person.into()],
            ", 0",
        )
        .await;
    }
}

async fn custom(t: &TestEngine, tx: &mut Tx, w: &World, c: &mut Chance, person: PersonId) {
    const START: &str = "INSERT INTO custom_value (tenant_id, field_id, person_id, content, content_key, position)";
    let values = [c.pick(&["Blå", "blue", "Dark blue"]), "2.5", c.pick(&["2026-01-31", "2025-06-01"]), c.pick(&["yes", "no"])];
    for (k, (field, value)) in w.fields.iter().zip(values).enumerate() {
        if !c.one_in(2) {
            continue;
        }
        let args = vec![(*field).into(), person.into(), value.into(), crate::text::fold(value).into()];
        if k == 1 {
            put(
                t,
                tx,
                "INSERT INTO custom_value (tenant_id, field_id, person_id, content, content_key, micros, position)",
                [args, vec![c.of(0_i64..5_000_000).into()]].concat(),
                ", 0",
            )
            .await;
        } else {
            put(t, tx, START, args, ", 0").await;
        }
    }
}
