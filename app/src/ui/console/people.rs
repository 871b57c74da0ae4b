//! People among what the palette finds.

use std::time::Duration;

use domain::access::Capability;
use domain::l10n::full_name;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::find::Command;
use crate::features::people::{list_api, paths};
use crate::session::use_session;

/// How long after the last key people are looked for.
const PAUSE: Duration = Duration::from_millis(150);
/// Fewer letters mean too many people.
const LETTERS: usize = 2;

/// Those found by what is typed. A copy is free.
#[derive(Clone, Copy)]
pub(super) struct People {
    found: RwSignal<Vec<Command>>,
}

impl People {
    /// Follows what is typed.
    pub(super) fn new(typed: RwSignal<String>) -> Self {
        let found = RwSignal::new(Vec::new());
        let may = use_session().actor.is_some_and(|actor| actor.has(Capability::PeopleRead));
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move || {
            let text = typed.get();
            if let Some(before) = waiting.get_value() {
                before.clear();
            }
            if !may || text.trim().chars().count() < LETTERS {
                found.set(Vec::new());
                return;
            }
            let look = move || {
                spawn_local(async move {
                    let Ok(hits) = list_api::find(text.clone()).await else { return };
                    // What was typed since is looked for by itself.
                    if typed.try_get_untracked().is_some_and(|now| now == text) {
                        found.set(hits.into_iter().map(command).collect());
                    }
                });
            };
            waiting.set_value(set_timeout_with_handle(look, PAUSE).ok());
        });
        Self { found }
    }

    /// As the palette lists them.
    pub(super) fn commands(self) -> Vec<Command> {
        self.found.get()
    }
}

fn command(hit: domain::people::PersonHit) -> Command {
    let name = full_name(&hit.given_name, &hit.family_name);
    let detail = hit.email.or(hit.phone).unwrap_or(hit.city);
    let label = [name, detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Command { label, href: paths::person(hit.id), action: None, found: true }
}
