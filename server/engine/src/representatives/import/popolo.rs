//! Importing a Popolo document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::ids::{AreaId, BodyId, PoliticianId, PostId};
use domain::representatives::contact::Channel;
use domain::representatives::import::{Change, Issues, What};
use domain::representatives::level::{AreaKind, Level};
use domain::representatives::popolo::{Document, Membership};
use uuid::Uuid;

use super::corrections;
use super::plan::{Diff, Known, Progress, Record, Scope, diff};
use super::records::{AreaRecord, BodyRecord, ContactRecord, MembershipRecord, PeriodRecord, PoliticianRecord, PostRecord};
use crate::db::Tx;
use crate::representatives::parse::code;
use crate::{Engine, Result};

/// Everything a document would change.
#[derive(Debug)]
pub struct Plan {
    /// What was corrected by hand and is affected.
    pub corrections: Issues,
    bodies: Diff<BodyRecord>,
    periods: Diff<PeriodRecord>,
    people: Diff<PoliticianRecord>,
    areas: Diff<AreaRecord>,
    posts: Diff<PostRecord>,
    memberships: Diff<MembershipRecord>,
    contacts: Diff<ContactRecord>,
    sitting: u32,
    sitting_with_email: u32,
}

/// Works out what the document would change.
pub async fn plan(engine: &Engine, tx: &mut Tx, scope: &Scope, doc: &Document, level: Level) -> Result<Plan> {
    let id = || engine.id::<Uuid>();
    let bodies = diff(BodyRecord::load(tx, scope).await?, body_rows(doc, level), scope.complete, id);
    let periods = diff(PeriodRecord::load(tx, scope).await?, period_rows(doc, &bodies.ids), scope.complete, id);
    let mut known = PoliticianRecord::load(tx, scope).await?;
    let people_rows = person_rows(doc);
    follow_moved_ids(&mut known, &people_rows);
    let people = diff(known, people_rows, scope.complete, id);
    // Old districts stay: memberships of the past point at them, and they do no harm without a boundary.
    let areas = diff(AreaRecord::load(tx, scope).await?, area_rows(doc), false, id);
    let posts = diff(PostRecord::load(tx, scope).await?, post_rows(doc, &bodies.ids, &areas.ids), scope.complete, id);
    let rows = membership_rows(doc, &people.ids, &posts.ids, &bodies.ids, &periods.ids);
    let contact_rows = contact_rows(doc, &people.ids);
    let corrections = corrections::compare(tx, scope, &rows, &contact_rows).await?;
    let memberships = diff(MembershipRecord::load(tx, scope).await?, rows, scope.complete, id);
    let contacts = diff(ContactRecord::load(tx, scope).await?, contact_rows, scope.complete, id);
    let (sitting, sitting_with_email) = sitting(doc);
    Ok(Plan { corrections, bodies, periods, people, areas, posts, memberships, contacts, sitting, sitting_with_email })
}

impl Plan {
    /// The plan in numbers.
    pub fn changes(&self) -> BTreeMap<What, Change> {
        let counted = |n: u32| Change { in_file: n, same: n, ..Change::default() };
        BTreeMap::from([
            (BodyRecord::WHAT, self.bodies.change()),
            (PeriodRecord::WHAT, self.periods.change()),
            (PoliticianRecord::WHAT, self.people.change()),
            (AreaRecord::WHAT, self.areas.change()),
            (PostRecord::WHAT, self.posts.change()),
            (MembershipRecord::WHAT, self.memberships.change()),
            (ContactRecord::WHAT, self.contacts.change()),
            (What::Sitting, counted(self.sitting)),
            (What::SittingWithEmail, counted(self.sitting_with_email)),
        ])
    }

    /// How many rows have to be written.
    pub fn steps(&self) -> usize {
        self.bodies.steps()
            + self.periods.steps()
            + self.people.steps()
            + self.areas.steps()
            + self.posts.steps()
            + self.memberships.steps()
            + self.contacts.steps()
    }

    /// Writes it. Stopped half-way, the next run does the rest.
    pub async fn apply(&self, scope: &Scope, progress: &mut Progress<'_>) -> Result<()> {
        self.bodies.apply(scope, progress).await?;
        self.periods.apply(scope, progress).await?;
        self.people.apply(scope, progress).await?;
        self.areas.apply(scope, progress).await?;
        self.posts.apply(scope, progress).await?;
        self.memberships.apply(scope, progress).await?;
        self.contacts.apply(scope, progress).await
    }
}

fn body_rows(doc: &Document, level: Level) -> Vec<(String, BodyRecord)> {
    let row = |b: &domain::representatives::popolo::Body| BodyRecord {
        name: b.name.clone(),
        level,
        classification: b.classification.clone(),
        seats: b.seats.map(i64::from),
    };
    doc.bodies.iter().map(|b| (b.source_id.clone(), row(b))).collect()
}

fn period_rows(doc: &Document, bodies: &HashMap<String, Uuid>) -> Vec<(String, PeriodRecord)> {
    let fallback =
        doc.bodies.iter().find(|b| b.classification == "legislature").map(|b| b.source_id.as_str()).unwrap_or_default();
    doc.periods
        .iter()
        .filter_map(|p| {
            let body = bodies.get(&p.body).or_else(|| bodies.get(fallback))?;
            Some((
                p.source_id.clone(),
                PeriodRecord {
                    body_id: BodyId(*body),
                    name: p.name.clone(),
                    start_date: p.start_date.clone(),
                    end_date: p.end_date.clone(),
                },
            ))
        })
        .collect()
}

fn person_rows(doc: &Document) -> Vec<(String, PoliticianRecord)> {
    doc.people
        .iter()
        .map(|p| {
            let row = PoliticianRecord {
                name: p.name.clone(),
                given_name: p.given_name.clone(),
                family_name: p.family_name.clone(),
                birth_date: p.birth_date.clone(),
            };
            (p.source_id.clone(), row)
        })
        .collect()
}

/// Exports of the same source give people new ids now and then. Somebody whose id is gone and whose name and birth date come
/// back under another id is the same person, if there is only one of them on either side.
fn follow_moved_ids(known: &mut HashMap<String, Known<PoliticianRecord>>, wanted: &[(String, PoliticianRecord)]) {
    let in_file: BTreeSet<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
    let same = |row: &PoliticianRecord| (code::name_key(&row.name), row.birth_date.clone());
    let mut gone: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (key, k) in known.iter().filter(|(key, _)| !in_file.contains(key.as_str())) {
        gone.entry(same(&k.row)).or_default().push(key.clone());
    }
    let mut fresh: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for (key, row) in wanted.iter().filter(|(key, _)| !known.contains_key(key)) {
        fresh.entry(same(row)).or_default().push(key);
    }
    for (who, keys) in fresh {
        let ([new], Some([old])) = (keys.as_slice(), gone.get(&who).map(Vec::as_slice)) else { continue };
        if let Some(mut k) = known.remove(old) {
            k.stale = true;
            known.insert((*new).to_owned(), k);
        }
    }
}

fn area_rows(doc: &Document) -> Vec<(String, AreaRecord)> {
    let kind = |abroad: bool| if abroad { AreaKind::Abroad } else { AreaKind::Constituency };
    doc.areas.iter().map(|a| (a.source_id.clone(), AreaRecord { kind: kind(a.abroad), name: a.name.clone() })).collect()
}

/// The key of the post a membership is in: its own, or the one every member of the body for that area shares.
fn post_key(m: &Membership) -> String {
    if m.post.is_empty() { format!("{}|{}", m.body, m.area) } else { m.post.clone() }
}

fn post_rows(doc: &Document, bodies: &HashMap<String, Uuid>, areas: &HashMap<String, Uuid>) -> Vec<(String, PostRecord)> {
    let mut out = Vec::new();
    for p in &doc.posts {
        let Some(body) = bodies.get(&p.body) else { continue };
        let area_id = areas.get(&p.area).map(|id| AreaId(*id));
        out.push((
            p.source_id.clone(),
            PostRecord { body_id: BodyId(*body), area_id, label: p.label.clone(), seats: p.seats.map(i64::from), active: true },
        ));
    }
    let seats: HashMap<&str, u32> = doc.areas.iter().filter_map(|a| Some((a.source_id.as_str(), a.seats?))).collect();
    let mut latest: HashMap<&str, Option<&str>> = HashMap::new();
    for b in &doc.bodies {
        latest.insert(&b.source_id, doc.latest_used_period(&b.source_id).map(|p| p.source_id.as_str()));
    }
    let mut implied: BTreeMap<String, PostRecord> = BTreeMap::new();
    for m in doc.memberships.iter().filter(|m| m.post.is_empty()) {
        let Some(body) = bodies.get(&m.body) else { continue };
        let current = m.period.is_empty() || latest.get(m.body.as_str()).copied().flatten() == Some(m.period.as_str());
        let row = implied.entry(post_key(m)).or_insert_with(|| PostRecord {
            body_id: BodyId(*body),
            area_id: areas.get(&m.area).map(|id| AreaId(*id)),
            label: String::new(),
            seats: seats.get(m.area.as_str()).copied().map(i64::from),
            active: false,
        });
        row.active |= current;
    }
    out.extend(implied);
    out
}

fn membership_rows(
    doc: &Document,
    people: &HashMap<String, Uuid>,
    posts: &HashMap<String, Uuid>,
    bodies: &HashMap<String, Uuid>,
    periods: &HashMap<String, Uuid>,
) -> Vec<(String, MembershipRecord)> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut out = Vec::with_capacity(doc.memberships.len());
    for m in &doc.memberships {
        let (Some(person), Some(post)) = (people.get(&m.person), posts.get(&post_key(m))) else { continue };
        // Our own ids rather than the source's, so that a person whose id moved keeps their memberships. The party is not
        // part of it: who changes party stays in the seat.
        let base = format!("{person}|{post}|{}|{}|{}", m.period, m.role, m.start_date);
        let n = seen.entry(base.clone()).or_default();
        *n += 1;
        let key = if *n == 1 { base } else { format!("{base}|{n}") };
        let row = MembershipRecord {
            politician_id: PoliticianId(*person),
            post_id: PostId(*post),
            party_id: bodies.get(&m.party).map(|id| BodyId(*id)),
            period_id: periods.get(&m.period).copied(),
            // Everybody in a parliament is a "member": it says nothing.
            role: if m.role.eq_ignore_ascii_case("member") { String::new() } else { m.role.clone() },
            start_date: m.start_date.clone(),
            end_date: m.end_date.clone(),
        };
        out.push((key, row));
    }
    out
}

fn contact_rows(doc: &Document, people: &HashMap<String, Uuid>) -> Vec<(String, ContactRecord)> {
    let all = doc.people.iter().filter_map(|p| Some((people.get(&p.source_id)?, &p.contacts)));
    all.flat_map(|(id, contacts)| {
        contacts.iter().map(|c| {
            let row = ContactRecord {
                politician_id: PoliticianId(*id),
                channel: c.channel,
                content: c.value.clone(),
                note: c.note.clone(),
            };
            (row.key(), row)
        })
    })
    .collect()
}

/// How many sit in the bodies that are not parties, and how many of them have an e-mail address.
fn sitting(doc: &Document) -> (u32, u32) {
    let with: BTreeSet<&str> = doc
        .people
        .iter()
        .filter(|p| p.contacts.iter().any(|c| c.channel == Channel::Email))
        .map(|p| p.source_id.as_str())
        .collect();
    let all = doc.bodies.iter().filter(|b| b.classification != "party").flat_map(|b| doc.sitting(&b.source_id));
    all.fold((0, 0), |(n, e), m| (n + 1, e + u32::from(with.contains(m.person.as_str()))))
}
