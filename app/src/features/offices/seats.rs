//! Where a representative sits and sat, and correcting it.

use domain::ids::BodyId;
use domain::locale::Locale;
use domain::representatives::detail::{SeatCorrection, SeatEdit, SeatView};
use domain::{l10n, tr};
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{
    Button, Card, Chip, Choice, Field, FieldRow, FieldWidth, FormErrorSummary, Kind, Note, Problems, Section, Select, Size, Tone,
    error_text, tell,
};

/// Every seat, the latest first.
#[component]
pub fn Seats(seats: Vec<SeatView>, parties: Vec<(BodyId, String)>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let none = seats.is_empty().then(|| view! { <p class="soft">{tr!(l, offices.no_seat)}</p> });
    let cards = seats
        .into_iter()
        .map(|seat| {
            let parties = parties.clone();
            view! { <Seat seat parties reload/> }
        })
        .collect_view();
    view! { <Section title=tr!(l, offices.seats_title)>{none}<div class="stack">{cards}</div></Section> }
}

/// "2024 – 2026-11-01", with words where an end is open.
fn time(l: Locale, start: &str, end: &str) -> String {
    let start = if start.is_empty() { "…" } else { start };
    let end = if end.is_empty() { tr!(l, offices.still_there) } else { end.to_owned() };
    format!("{start} – {end}")
}

#[component]
fn Seat(seat: SeatView, parties: Vec<(BodyId, String)>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let title =
        [&seat.body, &seat.label, &seat.area].into_iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    let party = seat.party.as_ref().map_or_else(|| tr!(l, offices.no_party), |(_, name)| name.clone());
    let state = if seat.current {
        view! { <Chip tone=Tone::Good>{tr!(l, offices.in_office)}</Chip> }.into_any()
    } else {
        view! { <Chip>{tr!(l, offices.not_in_office)}</Chip> }.into_any()
    };
    let correction = seat.correction.clone();
    let id = seat.id;
    let said = correction.map(|correction| view! { <Corrected id correction reload/> });
    let line = format!("{party} · {}", time(l, &seat.start_date, &seat.end_date));
    view! {
        <Card title tight=true>
            <p>{line} " " {state}</p>
            {said}
            <details class="fold"><summary class="btn btn-small">{tr!(l, offices.correct_seat)}</summary><Form seat parties reload/></details>
        </Card>
    }
}

#[component]
fn Corrected(id: domain::ids::MembershipId, correction: SeatCorrection, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let back = Action::new(move |(): &()| api::take_back_seat(id));
    tell(back, reload, move |()| tr!(l, offices.taken_back), move |e| error_text(l, e));
    let c = correction;
    let source = if c.source_party.is_empty() { tr!(l, offices.no_party) } else { c.source_party };
    let source = format!("{source} · {}", time(l, &c.source_start, &c.source_end));
    view! {
        <Note title=tr!(l, offices.corrected_by, name = c.by, date = l10n::date(l, &c.at))>
            <p>{tr!(l, offices.corrected_from, basis = c.basis)}</p>
            <p>{tr!(l, offices.source_says, source = source)}</p>
            <Button size=Size::Small kind=Kind::Button disabled=back.pending() on:click=move |_| { back.dispatch(()); }>{tr!(l, offices.take_back)}</Button>
        </Note>
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Input {
    party: String,
    start_date: String,
    end_date: String,
    basis: String,
    seats: String,
}

#[component]
fn Form(seat: SeatView, parties: Vec<(BodyId, String)>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let (id, post) = (seat.id, seat.post);
    let before = seat.seats.map(|n| n.to_string()).unwrap_or_default();
    let known = StoredValue::new(before.clone());
    let save = Action::new(move |i: &Input| {
        let edit = SeatEdit {
            party: i.party.parse().ok(),
            start_date: i.start_date.clone(),
            end_date: i.end_date.clone(),
            basis: i.basis.clone(),
        };
        let seats = i.seats.trim().to_owned();
        async move {
            api::correct_seat(id, edit).await?;
            // What nobody touched is left to the source.
            if seats == known.get_value() { Ok(()) } else { api::seat_count(post, seats.parse().ok()).await }
        }
    });
    let problems = Problems::new(l, move || save.value().get().and_then(Result::err).map(|e: Failure| e.0));
    tell(save, reload, move |()| tr!(l, common.saved), move |e| error_text(l, e));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(input) = Input::from_event(&event) {
            save.dispatch(input);
        }
    };
    let none = Choice::new("", tr!(l, offices.no_party));
    let choices = std::iter::once(none).chain(parties.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect();
    let chosen = seat.party.map(|(id, _)| id.to_string()).unwrap_or_default();
    let at = move |name: &str| format!("{name}-{id}");
    view! {
        <form method="post" class="narrow" on:submit=on_submit>
            <FormErrorSummary problems/>
            <Select label=tr!(l, offices.party) name="party" id=at("party") options=choices value=chosen error=problems.of("party")/>
            <FieldRow>
                <Field label=tr!(l, offices.from) name="start_date" id=at("start") value=seat.start_date hint=tr!(l, offices.date_hint) width=FieldWidth::Half error=problems.of("start_date")/>
                <Field label=tr!(l, offices.until) name="end_date" id=at("end") value=seat.end_date hint=tr!(l, offices.until_hint) width=FieldWidth::Half error=problems.of("end_date")/>
            </FieldRow>
            <Field label=tr!(l, offices.seat_count) name="seats" id=at("seats") kind="number" min="0" max="2000" value=before hint=tr!(l, offices.seat_count_hint) error=problems.of("seats")/>
            <Field label=tr!(l, offices.basis) name="basis" id=at("basis") hint=tr!(l, offices.basis_hint) required=true error=problems.of("basis")/>
            <p class="soft">{tr!(l, offices.imports_keep)}</p>
            <Button disabled=save.pending()>{tr!(l, common.save)}</Button>
        </form>
    }
}
