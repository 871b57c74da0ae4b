//! The fields of a condition on relationships: which, and with whom.

use domain::ids::PersonId;
use domain::people::{PersonChoice, PersonKind, RelationshipKind, Side};
use domain::segments::{Choice, Condition};
use domain::tr;
use leptos::prelude::*;

use super::fields::Here;
use super::inputs::choose;
use crate::features::people::{RecordPicker, person_name, way_text};

/// The fields.
pub(super) fn relation(here: &Here, kind: Option<RelationshipKind>, side: Side, other: Option<PersonId>) -> AnyView {
    let l = here.store.l;
    let word = |kind: RelationshipKind, side: Side| format!("{kind}.{side}");
    let ways = RelationshipKind::ALL.iter().flat_map(|kind| Side::ALL.iter().map(move |side| (*kind, *side)));
    let ways = ways.filter(|(kind, side)| *side == Side::First || !kind.goes_both_ways());
    let options = std::iter::once((String::new(), tr!(l, segments.any_relation)))
        .chain(ways.map(|(kind, side)| (word(kind, side), way_text(l, kind, side))))
        .collect();
    let told = here.told(|c, v| {
        if let Condition::Relation { kind, side, .. } = c {
            let (what, end) = v.split_once('.').unwrap_or_default();
            *kind = RelationshipKind::parse(what);
            *side = Side::parse(end).unwrap_or_default();
        }
    });
    let now = kind.map(|kind| word(kind, if kind.goes_both_ways() { Side::First } else { side })).unwrap_or_default();
    let (store, path) = (here.store, here.path.clone());
    let known = store.choices.with_value(|c| {
        let id = other?;
        let name = c.people.iter().find(|p| p.id == id.to_string()).map(|p| p.name.clone());
        let family_name = name.unwrap_or_else(|| tr!(l, segments.missing_name));
        Some(PersonChoice { id, kind: PersonKind::Person, given_name: String::new(), family_name, detail: String::new() })
    });
    let chosen = RwSignal::new(known);
    Effect::new(move |before: Option<Option<PersonId>>| {
        let now = chosen.with(|p| p.as_ref().map(|p| p.id));
        if before.is_some_and(|before| before != now) {
            if let Some(p) = chosen.get_untracked() {
                // The sentence names them from now on.
                let choice = Choice { id: p.id.to_string(), name: person_name(l, &p.given_name, &p.family_name) };
                store.choices.update_value(|c| c.people.push(choice));
            }
            store.set(&path, |c| {
                if let Condition::Relation { other, .. } = c {
                    *other = now;
                }
            });
        }
        now
    });
    view! {
        {choose(&here.id("value"), tr!(l, segments.c_relation), options, &now, told)}
        <RecordPicker label=tr!(l, segments.l_relation_with) name=here.id("with") chosen hint=tr!(l, segments.relation_with_hint)/>
    }
    .into_any()
}
