//! Which rows are picked.

use std::collections::BTreeSet;

use domain::ids::PersonId;
use domain::people::{PeopleQuery, Selection};
use leptos::prelude::*;

/// The rows that are picked, on this page and on those before. A copy is free.
#[derive(Clone, Copy)]
pub(super) struct Picked {
    these: RwSignal<BTreeSet<PersonId>>,
    /// Everybody the list finds.
    all: RwSignal<bool>,
    /// The people of the page, in order, and the one picked last: between them Shift picks.
    page: StoredValue<Vec<PersonId>>,
    last: StoredValue<Option<PersonId>>,
}

impl Picked {
    pub(super) fn new() -> Self {
        Self {
            these: RwSignal::default(),
            all: RwSignal::new(false),
            page: StoredValue::new(Vec::new()),
            last: StoredValue::new(None),
        }
    }

    /// Which people the page shows.
    pub(super) fn show(self, page: Vec<PersonId>) {
        self.page.set_value(page);
    }

    pub(super) fn has(self, person: PersonId) -> bool {
        self.all.get() || self.these.read().contains(&person)
    }

    /// How many; `None` for everybody.
    pub(super) fn count(self) -> Option<usize> {
        (!self.all.get()).then(|| self.these.read().len())
    }

    pub(super) fn is_empty(self) -> bool {
        self.count() == Some(0)
    }

    /// Picks or unpicks one; with Shift everybody from the one before to this one.
    pub(super) fn toggle(self, person: PersonId, shift: bool) {
        let page = self.page.get_value();
        let on = !self.these.read_untracked().contains(&person);
        let place = |who: PersonId| page.iter().position(|p| *p == who);
        let between = match (shift, self.last.get_value().and_then(place), place(person)) {
            (true, Some(a), Some(b)) => page.get(a.min(b)..=a.max(b)).unwrap_or_default().to_vec(),
            _ => vec![person],
        };
        self.all.set(false);
        self.these.update(|these| {
            for one in between {
                if on {
                    these.insert(one)
                } else {
                    these.remove(&one)
                };
            }
        });
        self.last.set_value(Some(person));
    }

    /// Picks everybody on the page.
    pub(super) fn add_page(self) {
        self.these.update(|these| these.extend(self.page.get_value()));
    }

    /// Picks everybody the list finds.
    pub(super) fn everybody(self) {
        self.all.set(true);
    }

    pub(super) fn clear(self) {
        self.all.set(false);
        self.these.update(BTreeSet::clear);
        self.last.set_value(None);
    }

    /// Who is meant.
    pub(super) fn selection(self, query: &PeopleQuery) -> Selection {
        if self.all.get_untracked() {
            Selection::Found(Box::new(PeopleQuery { after: None, columns: Vec::new(), ..query.clone() }))
        } else {
            Selection::These(self.these.read_untracked().iter().copied().collect())
        }
    }
}
