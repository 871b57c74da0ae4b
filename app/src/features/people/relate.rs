//! Writing a relationship down.

use domain::ids::PersonId;
use domain::people::{AddressOffer, PersonChoice, PersonKind, RelationshipInput, RelationshipKind, Side};
use domain::tr;
use leptos::prelude::*;

use super::record_picker::RecordPicker;
use super::relation_words::way_text;
use super::relations_api::relate;
use crate::session::use_locale;
use crate::ui::{Button, Choice, Field, Kind, OtherProblem, Problems, Select, Size, TextArea, Variant, use_toasts};

fn word(kind: RelationshipKind, side: Side) -> String {
    format!("{kind}.{side}")
}

/// What of a choice's word is meant.
fn way(word: &str) -> Option<(RelationshipKind, Side)> {
    let (kind, side) = word.split_once('.')?;
    Some((RelationshipKind::parse(kind)?, Side::parse(side)?))
}

/// The form: what, with whom, since when.
#[component]
pub(super) fn Relate(
    id: PersonId,
    kind: PersonKind,
    open: RwSignal<bool>,
    offer: RwSignal<Option<AddressOffer>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let ways = RelationshipKind::ways(kind);
    let options: Vec<Choice> =
        ways.iter().map(|(kind, side)| Choice::new(word(*kind, *side), way_text(l, *kind, *side))).collect();
    let chosen_way = RwSignal::new(ways.first().map(|(kind, side)| word(*kind, *side)).unwrap_or_default());
    let other = RwSignal::new(None::<PersonChoice>);
    let (start, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kinds = Signal::derive(move || {
        let Some((way, side)) = way(&chosen_way.get()) else { return Vec::new() };
        PersonKind::ALL.iter().copied().filter(|other| way.fits_from(side, kind, *other)).collect::<Vec<_>>()
    });
    let add = Action::new(move |(): &()| {
        let input = way(&chosen_way.get_untracked()).map(|(kind, side)| RelationshipInput {
            person: id,
            kind,
            side,
            // Nobody chosen is refused like choosing the person themselves.
            other: other.get_untracked().map_or(id, |p| p.id),
            note: note.get_untracked(),
            start_date: start.get_untracked(),
            end_date: String::new(),
        });
        async move {
            match input {
                Some(input) => relate(input).await,
                None => Err(crate::Failure(domain::ApiError::NotFound)),
            }
        }
    });
    let problems = Problems::new(l, move || add.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move || {
        if let Some(Ok(done)) = add.value().get() {
            toasts.say(tr!(l, notes.related));
            offer.set(done.offer);
            open.set(false);
            refresh();
        }
    });
    view! {
        <form method="post" on:submit=move |event| { event.prevent_default(); add.dispatch(()); } novalidate=true>
            <Select label=tr!(l, notes.way) name="kind" options bound=chosen_way error=problems.of("kind")/>
            <RecordPicker label=tr!(l, notes.other) name="other" chosen=other kinds hint=tr!(l, notes.other_hint) error=problems.of("other")/>
            <Field label=tr!(l, notes.start_date) name="start_date" bound=start note=tr!(l, common.optional) hint=tr!(l, notes.date_hint) maxlength=10 error=problems.of("start_date")/>
            <TextArea label=tr!(l, notes.tie_note) name="tie_note" rows=2 bound=note note=tr!(l, common.optional) error=problems.of("note")/>
            <OtherProblem problems/>
            <p class="picks">
                <Button size=Size::Small disabled=Signal::derive(move || add.pending().get())>{tr!(l, notes.relate_save)}</Button>
                <Button size=Size::Small kind=Kind::Button variant=Variant::Quiet on:click=move |_| open.set(false)>{tr!(l, common.cancel)}</Button>
            </p>
        </form>
    }
}
