//! What becomes of each row: who it is, and what is new about them. Nothing is written here.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::ids::{ImportId, PersonId, TagId};
use domain::imports::{IssueKind, Outcome};
use domain::people::PersonState;

use super::known::{self, Known, Standing};
use super::merge::{contradict, merged};
use super::parse::{Parsed, Reading};
use super::planned::{Creation, Fate, Prepared, Update, Who, named_keys};
use crate::db::Tx;
use crate::people::record;
use crate::people::search::Says;
use crate::people::visible::Reach;
use crate::{Engine, Result};

/// A tag rows name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Which.
    pub id: TagId,
    /// As it is called.
    pub name: String,
}

/// Plans rows, part by part.
#[derive(Debug)]
pub struct Planner {
    /// How rows are read.
    pub reading: Arc<Reading>,
    /// Which import.
    pub import: ImportId,
    /// How far the importer's right reaches.
    pub reach: Reach,
    /// Whether what is planned is written in the same transaction, so that nobody else may change those known meanwhile.
    pub writes: bool,
    /// Those to be made.
    pub creations: Vec<Creation>,
    /// Those known with something new.
    pub updates: HashMap<PersonId, Update>,
    /// Those known and met.
    pub met: HashSet<PersonId>,
    /// Tags by folded name.
    pub tags: HashMap<String, Tag>,
    /// Whom of those to be made a key means.
    pub keys: HashMap<String, usize>,
    /// Whether fates say what they change: a look wants to know, a run of a million rows does not.
    pub tells: bool,
}

impl Planner {
    /// Nothing planned yet.
    #[must_use]
    pub fn new(reading: Arc<Reading>, import: ImportId, reach: Reach) -> Self {
        let (creations, updates, met, tags, keys) = Default::default();
        Self { reading, import, reach, writes: false, creations, updates, met, tags, keys, tells: false }
    }

    /// Forgets what was written; what is known of tags stays.
    pub fn clear(&mut self) {
        self.creations.clear();
        self.updates.clear();
        self.met.clear();
        self.keys.clear();
    }

    /// Plans rows. `tags` must know every tag they name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn plan(&mut self, engine: &Engine, tx: &mut Tx, rows: Vec<Prepared>) -> Result<Vec<Fate>> {
        let tenant = self.reading.tenant.clone();
        let known = known::look_up(engine, tx, &tenant, &self.reading, &rows).await?;
        let found: HashSet<PersonId> = known
            .emails
            .values()
            .map(|o| o.person)
            .chain(known.external.values().map(|(person, _)| *person))
            .chain(known.rows.values().copied())
            .chain(known.phones.values().flatten().map(|(p, _)| *p))
            .chain(known.places.values().flatten().map(|(p, _)| *p))
            .chain(known.births.values().flatten().copied())
            .collect();
        if self.writes {
            record::hold(tx, tenant.id, found.iter().copied()).await?;
        }
        let standing = known::standing(tx, &tenant, self.import, &self.reach, &found).await?;
        let mut fates = Vec::with_capacity(rows.len());
        for row in rows {
            fates.push(self.row(tx, &known, &standing, row).await?);
        }
        Ok(fates)
    }

    async fn row(&mut self, tx: &mut Tx, known: &Known, standing: &HashMap<PersonId, Standing>, row: Prepared) -> Result<Fate> {
        let Prepared { mut parsed, key, print, says } = row;
        let (key, print) = (key.as_str(), print.as_str());
        if let Some(email) = parsed.record.emails.iter().find(|e| known.erased.contains(&e.address)) {
            let cell = email.address.clone();
            parsed.issue(IssueKind::Erased, "", &cell);
        }
        if parsed.is_refused() {
            return Ok(Fate { parsed, outcome: Outcome::Refused, who: Who::Nobody, changed: None });
        }
        let (gone, phones): (Vec<_>, Vec<_>) =
            std::mem::take(&mut parsed.record.phones).into_iter().partition(|p| known.erased.contains(&p.address));
        parsed.record.phones = phones;
        let says = says.filter(|_| gone.is_empty());
        for phone in gone {
            parsed.issue(IssueKind::PhoneErased, "", &phone.address);
        }
        let who = match self.certain(known, &parsed, print) {
            Who::Nobody => self.by_name(tx, known, standing, &mut parsed, key).await?,
            certain => certain,
        };
        match who {
            Who::Person(person) => self.known(tx, known, standing, parsed, person).await,
            Who::New(at) => Ok(self.again(known, parsed, at, key, print)),
            Who::Nobody => Ok(self.create(known, parsed, key, print, says)),
        }
    }

    /// By number elsewhere, by any e-mail address, by being a row that came in before.
    fn certain(&self, known: &Known, parsed: &Parsed, print: &str) -> Who {
        let mut keys = Vec::new();
        if !parsed.external.is_empty() && self.reading.is_system_named() {
            if let Some((person, _)) = known.external.get(&parsed.external) {
                return Who::Person(*person);
            }
            keys.push(format!("x:{}", parsed.external));
        }
        for email in &parsed.record.emails {
            if let Some(owner) = known.emails.get(&email.address) {
                return Who::Person(owner.person);
            }
            keys.push(format!("e:{}", email.address));
        }
        if !print.is_empty() {
            if let Some(person) = known.rows.get(print) {
                return Who::Person(*person);
            }
            keys.push(format!("r:{print}"));
        }
        keys.iter().find_map(|k| self.keys.get(k)).map_or(Who::Nobody, |at| Who::New(*at))
    }

    /// By the name and something else in common. Only if exactly one can be meant.
    async fn by_name(
        &self,
        tx: &mut Tx,
        known: &Known,
        standing: &HashMap<PersonId, Standing>,
        parsed: &mut Parsed,
        key: &str,
    ) -> Result<Who> {
        if key.is_empty() {
            return Ok(Who::Nobody);
        }
        let mut people: HashSet<PersonId> = HashSet::new();
        let same = |list: &[(PersonId, String)]| list.iter().filter(|(_, k)| k == key).map(|(p, _)| *p).collect::<Vec<_>>();
        for phone in &parsed.record.phones {
            people.extend(known.phones.get(&phone.address).into_iter().flat_map(|list| same(list)));
        }
        if !self.reading.is_system_named()
            && let Some((person, _)) = known.external.get(&parsed.external).filter(|(_, k)| k == key)
        {
            people.insert(*person);
        }
        if let Some(list) = known.births.get(&(parsed.record.birth_date.clone(), key.to_owned())) {
            people.extend(list);
        }
        if let Some((code, street)) = known::place(parsed) {
            people.extend(known.places.get(&(code.to_owned(), street.to_owned())).into_iter().flat_map(|list| same(list)));
        }
        // Whom the importer may not see can't be meant, and is not told of.
        people.retain(|p| standing.get(p).is_some_and(|s| s.seen && s.state == PersonState::Active));
        let new: HashSet<usize> = named_keys(parsed, key).iter().filter_map(|k| self.keys.get(k)).copied().collect();
        let mut fitting = Vec::new();
        for person in &people {
            let record = match self.updates.get(person) {
                Some(update) => update.after.clone(),
                None => record::load(tx, self.reading.tenant.id, *person).await?.map(|(r, _)| r).unwrap_or_default(),
            };
            if !contradict(&record, &parsed.record) {
                fitting.push(Who::Person(*person));
            }
        }
        for at in &new {
            if self.creations.get(*at).is_some_and(|c| !contradict(&c.record, &parsed.record)) {
                fitting.push(Who::New(*at));
            }
        }
        if let [one] = fitting.as_slice() {
            return Ok(*one);
        }
        if !people.is_empty() || !new.is_empty() {
            parsed.issue(IssueKind::PossibleDuplicate, "", "");
        }
        Ok(Who::Nobody)
    }

    /// A further row about somebody who is to be made.
    fn again(&mut self, known: &Known, mut parsed: Parsed, at: usize, key: &str, print: &str) -> Fate {
        parsed.issue(IssueKind::Again, "", "");
        self.claim(known, &mut parsed);
        let tags = self.tag_ids(&parsed);
        let mut new = false;
        if let Some(creation) = self.creations.get_mut(at) {
            let after = merged(&creation.record, &parsed, &tags, false);
            new = after != creation.record;
            creation.record = after;
            creation.says = None;
            creation.take(&parsed, print);
        }
        self.remember(&parsed, at, key, print);
        Fate { parsed, outcome: if new { Outcome::Updated } else { Outcome::Same }, who: Who::New(at), changed: None }
    }

    fn create(&mut self, known: &Known, mut parsed: Parsed, key: &str, print: &str, says: Option<Says>) -> Fate {
        let mut creation = Creation { record: parsed.record.clone(), ..Creation::default() };
        creation.record.tags.extend(self.tag_ids(&parsed));
        for address in parsed.record.emails.clone().iter().chain(&parsed.record.phones.clone()) {
            if known.past.contains(&address.address) {
                parsed.issue(IssueKind::Suppressed, "", &address.address);
                creation.suppressed.push(address.address.clone());
            }
        }
        self.claim(known, &mut parsed);
        creation.take(&parsed, print);
        // A tag is found by the name it has, not by the one it has in the file.
        let as_named = |name: &String| self.tags.get(&crate::text::fold(name)).is_some_and(|tag| tag.name == *name);
        creation.says = says.filter(|_| parsed.tags.iter().all(as_named));
        let at = self.creations.len();
        self.creations.push(creation);
        self.remember(&parsed, at, key, print);
        Fate { parsed, outcome: Outcome::Created, who: Who::New(at), changed: None }
    }

    /// A number of no known system belongs to whoever had it first.
    fn claim(&self, known: &Known, parsed: &mut Parsed) {
        let taken = known.external.contains_key(&parsed.external) || self.keys.contains_key(&format!("x:{}", parsed.external));
        if taken && !self.reading.is_system_named() {
            parsed.external.clear();
        }
    }

    fn remember(&mut self, parsed: &Parsed, at: usize, key: &str, print: &str) {
        let r = &parsed.record;
        let mut keys: Vec<String> = r.emails.iter().map(|e| format!("e:{}", e.address)).collect();
        if !parsed.external.is_empty() {
            keys.push(format!("x:{}", parsed.external));
        }
        if !print.is_empty() {
            keys.push(format!("r:{print}"));
        }
        if !key.is_empty() {
            keys.extend(named_keys(parsed, key));
        }
        for key in keys {
            self.keys.entry(key).or_insert(at);
        }
    }

    /// The tags a row names.
    #[must_use]
    pub fn tag_ids(&self, parsed: &Parsed) -> Vec<TagId> {
        parsed.tags.iter().filter_map(|name| self.tags.get(&crate::text::fold(name))).map(|tag| tag.id).collect()
    }
}
