//! The fields of one condition.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::consent::Channel;
use domain::locale::Locale;
use domain::people::{AffiliationRole, InteractionKind, PersonKind, Source};
use domain::representatives::place::GeoPoint;
use domain::segments::{
    Condition, ConsentState, EventPart, MailState, Period, Place, Point, TextField, TextTest, postcode_ranges,
};
use domain::tr;
use leptos::prelude::*;

use super::api;
use super::fields_custom::custom;
use super::fields_period::period;
use super::fields_relation::relation;
use super::inputs::{Told, choose, lines, tick, ticks, typed};
use super::store::{Store, name};
use super::values;

/// One condition being edited.
#[derive(Clone)]
pub(super) struct Here {
    pub(super) store: Store,
    pub(super) path: Vec<u16>,
    id: String,
}

impl Here {
    pub(super) fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// Changes a value.
    pub(super) fn told(&self, change: impl Fn(&mut Condition, String) + Send + Sync + 'static) -> Told {
        let (store, path) = (self.store, self.path.clone());
        Arc::new(move |text| store.set(&path, |c| change(c, text)))
    }

    /// Changes what is asked for.
    pub(super) fn reshaped(&self, change: impl Fn(&mut Condition, String) + Send + Sync + 'static) -> Told {
        let (store, path) = (self.store, self.path.clone());
        Arc::new(move |text| store.reshape(&path, |c| change(c, text)))
    }

    pub(super) fn many(
        &self,
        change: impl Fn(&mut Condition, BTreeSet<String>) + Send + Sync + 'static,
    ) -> Arc<dyn Fn(BTreeSet<String>) + Send + Sync> {
        let (store, path) = (self.store, self.path.clone());
        Arc::new(move |all| store.set(&path, |c| change(c, all)))
    }

    fn yes(&self, change: impl Fn(&mut Condition, bool) + Send + Sync + 'static) -> Arc<dyn Fn(bool) + Send + Sync> {
        let (store, path) = (self.store, self.path.clone());
        Arc::new(move |yes| store.set(&path, |c| change(c, yes)))
    }
}

/// The fields of the condition at a place.
pub fn fields(store: Store, path: Vec<u16>) -> AnyView {
    let Some((_, condition)) = store.condition(&path) else { return ().into_any() };
    let here = Here { store, id: name(&path), path };
    let l = store.l;
    match condition {
        Condition::Text { field, test, value } => text(&here, field, test, value),
        Condition::Kind(chosen) => {
            let options = values::words(PersonKind::ALL, PersonKind::as_str, |k| values::person_kind(l, k));
            let told = here.many(|c, all| *c = Condition::Kind(all.iter().filter_map(|w| PersonKind::parse(w)).collect()));
            ticks(
                &here.id("value"),
                tr!(l, segments.c_kind),
                options,
                chosen.iter().map(|k| k.as_str().to_owned()).collect(),
                told,
            )
        }
        Condition::Language(chosen) => {
            let options = values::words(Locale::ALL, Locale::as_str, |k| k.endonym().to_owned());
            let told = here.many(|c, all| *c = Condition::Language(all.iter().filter_map(|w| Locale::parse(w)).collect()));
            ticks(
                &here.id("value"),
                tr!(l, segments.c_language),
                options,
                chosen.iter().map(|k| k.as_str().to_owned()).collect(),
                told,
            )
        }
        Condition::Source(chosen) => {
            let options = values::words(Source::ALL, Source::as_str, |k| values::source(l, k));
            let told = here.many(|c, all| *c = Condition::Source(all.iter().filter_map(|w| Source::parse(w)).collect()));
            ticks(
                &here.id("value"),
                tr!(l, segments.c_source),
                options,
                chosen.iter().map(|k| k.as_str().to_owned()).collect(),
                told,
            )
        }
        Condition::Support(chosen) => {
            let options = (0..=5_u8).map(|n| (n.to_string(), values::support(l, n))).collect();
            let told = here.many(|c, all| *c = Condition::Support(all.iter().filter_map(|w| w.parse().ok()).collect()));
            let boxes =
                ticks(&here.id("value"), tr!(l, segments.c_support), options, chosen.iter().map(u8::to_string).collect(), told);
            view! { {boxes}<p class="field-hint">{tr!(l, segments.support_hint)}</p> }.into_any()
        }
        Condition::Tag(chosen) => {
            let options = store.choices.with_value(|c| c.tags.iter().map(|t| (t.id.clone(), t.name.clone())).collect());
            let told = here.many(|c, all| *c = Condition::Tag(all.iter().filter_map(|w| w.parse().ok()).collect()));
            ticks(&here.id("value"), tr!(l, segments.c_tag), options, chosen.iter().map(ToString::to_string).collect(), told)
        }
        Condition::Speaks(tag) => typed(
            &here.id("value"),
            tr!(l, segments.c_speaks),
            "text",
            tag,
            Vec::new(),
            here.told(|c, v| *c = Condition::Speaks(v)),
        ),
        Condition::Country(chosen) => {
            let now = chosen.into_iter().collect::<Vec<_>>().join(", ");
            let read = |v: String| v.split(',').map(|c| c.trim().to_uppercase()).filter(|c| c.len() == 2).collect();
            typed(
                &here.id("value"),
                tr!(l, segments.c_country),
                "text",
                now,
                Vec::new(),
                here.told(move |c, v| *c = Condition::Country(read(v))),
            )
        }
        Condition::Age { from, to } => age(&here, from, to),
        Condition::Born(p) | Condition::Created(p) | Condition::Touched(p) => period(&here, &p),
        Condition::Owner(owner) => {
            let options = store.choices.with_value(|c| values::named(tr!(l, segments.nobody), &c.owners));
            let now = owner.map(|id| id.to_string()).unwrap_or_default();
            choose(
                &here.id("value"),
                tr!(l, segments.c_owner),
                options,
                &now,
                here.told(|c, v| *c = Condition::Owner(v.parse().ok())),
            )
        }
        Condition::Blocked(channel) => channels(&here, channel, tr!(l, segments.c_blocked)),
        Condition::Mail(state) => {
            let options = values::words(MailState::ALL, MailState::as_str, |s| values::mail(l, s));
            let told = here.told(|c, v| *c = Condition::Mail(MailState::parse(&v).unwrap_or(MailState::Working)));
            choose(&here.id("value"), tr!(l, segments.c_mail), options, state.as_str(), told)
        }
        Condition::TagGroup(id) => by_id(
            &here,
            tr!(l, segments.c_tag_group),
            |c| &c.groups,
            id.to_string(),
            |c, id| {
                *c = Condition::TagGroup(id.parse().unwrap_or(uuid::Uuid::nil().into()));
            },
        ),
        Condition::Segment(id) => by_id(
            &here,
            tr!(l, segments.c_segment),
            |c| &c.segments,
            id.to_string(),
            |c, id| {
                *c = Condition::Segment(id.parse().unwrap_or(uuid::Uuid::nil().into()));
            },
        ),
        Condition::Place(Place::District(id)) => by_id(
            &here,
            tr!(l, segments.c_district),
            |c| &c.areas,
            id.to_string(),
            |c, id| {
                *c = Condition::Place(Place::District(id.parse().unwrap_or(uuid::Uuid::nil().into())));
            },
        ),
        Condition::Place(Place::Radius { km, label, .. }) => radius(&here, km, label),
        Condition::Place(Place::Polygon(corners)) => polygon(&here, &corners),
        Condition::Postcode(ranges) => {
            let now = ranges
                .iter()
                .map(|r| if r.from == r.to { r.from.clone() } else { format!("{}-{}", r.from, r.to) })
                .collect::<Vec<_>>()
                .join(", ");
            let told = here.told(|c, v| *c = Condition::Postcode(postcode_ranges(&v).unwrap_or_default()));
            typed(&here.id("value"), tr!(l, segments.l_postcodes), "text", now, Vec::new(), told)
        }
        Condition::Custom { field, test } => custom(&here, field.to_string(), test),
        Condition::Consent { purpose, channel, state, period: p } => consent(&here, purpose.to_string(), channel, state, &p),
        Condition::Tie { organisation, below, role, ended, period: p } => {
            tie(&here, organisation.to_string(), (below, ended), role, &p)
        }
        Condition::Event { event, part, period: p } => event_fields(&here, event.map(|id| id.to_string()), part, &p),
        Condition::Form { form, period: p } => {
            let options = store.choices.with_value(|c| values::named(tr!(l, segments.any_form), &c.forms));
            let told = here.told(|c, v| {
                if let Condition::Form { form, .. } = c {
                    *form = v.parse().ok()
                }
            });
            let which = choose(
                &here.id("value"),
                tr!(l, segments.c_form),
                options,
                &form.map(|id| id.to_string()).unwrap_or_default(),
                told,
            );
            view! { {which}{period(&here, &p)} }.into_any()
        }
        Condition::Interaction { kinds: chosen, period: p } => {
            let options = values::words(InteractionKind::ALL, InteractionKind::as_str, |k| values::interaction(l, k));
            let told = here.many(|c, all| {
                if let Condition::Interaction { kinds, .. } = c {
                    *kinds = all.iter().filter_map(|w| InteractionKind::parse(w)).collect()
                }
            });
            let boxes = ticks(
                &here.id("value"),
                tr!(l, segments.c_interaction),
                options,
                chosen.iter().map(|k| k.as_str().to_owned()).collect(),
                told,
            );
            view! { {boxes}{period(&here, &p)} }.into_any()
        }
        Condition::Relation { kind, side, other } => relation(&here, kind, side, other),
        Condition::Facet(_) => ().into_any(),
    }
}

fn text(here: &Here, field: TextField, test: TextTest, value: String) -> AnyView {
    let l = here.store.l;
    let suggested = if field == TextField::City { here.store.choices.with_value(|c| c.cities.clone()) } else { Vec::new() };
    let tests = values::words(TextTest::ALL, TextTest::as_str, |t| values::test(l, t));
    let how = here.reshaped(|c, v| {
        if let Condition::Text { test, .. } = c {
            *test = TextTest::parse(&v).unwrap_or(TextTest::Is)
        }
    });
    let what = here.told(|c, v| {
        if let Condition::Text { value, .. } = c {
            *value = v
        }
    });
    view! {
        {choose(&here.id("test"), tr!(l, segments.l_test), tests, test.as_str(), how)}
        {(test != TextTest::Blank).then(|| typed(&here.id("value"), tr!(l, segments.l_value), "text", value, suggested, what))}
    }
    .into_any()
}

fn age(here: &Here, from: Option<u16>, to: Option<u16>) -> AnyView {
    let l = here.store.l;
    let shown = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
    let least = here.told(|c, v| {
        if let Condition::Age { from, .. } = c {
            *from = v.parse().ok()
        }
    });
    let most = here.told(|c, v| {
        if let Condition::Age { to, .. } = c {
            *to = v.parse().ok()
        }
    });
    view! {
        {typed(&here.id("value"), tr!(l, segments.l_least), "number", shown(from), Vec::new(), least)}
        {typed(&here.id("to"), tr!(l, segments.l_most), "number", shown(to), Vec::new(), most)}
    }
    .into_any()
}

/// One thing by its identifier.
fn by_id(
    here: &Here,
    label: String,
    all: impl Fn(&domain::segments::Choices) -> &Vec<domain::segments::Choice>,
    now: String,
    change: impl Fn(&mut Condition, String) + Send + Sync + 'static,
) -> AnyView {
    let options = here.store.choices.with_value(|c| values::named(tr!(here.store.l, segments.choose), all(c)));
    choose(&here.id("value"), label, options, &now, here.told(change))
}

fn channels(here: &Here, now: Option<Channel>, label: String) -> AnyView {
    let l = here.store.l;
    let options = std::iter::once((String::new(), values::channel(l, None)))
        .chain(Channel::ALL.iter().map(|c| (c.as_str().to_owned(), values::channel(l, Some(*c)))))
        .collect();
    let told = here.told(|c, v| match c {
        Condition::Blocked(channel) | Condition::Consent { channel, .. } => *channel = Channel::parse(&v),
        _ => {}
    });
    choose(&here.id("channel"), label, options, now.map_or("", Channel::as_str), told)
}

fn consent(here: &Here, purpose: String, channel: Option<Channel>, state: ConsentState, p: &Period) -> AnyView {
    let l = here.store.l;
    let which = by_id(
        here,
        tr!(l, segments.purpose),
        |c| &c.purposes,
        purpose,
        |c, id| {
            if let Condition::Consent { purpose, .. } = c {
                *purpose = id.parse().unwrap_or(uuid::Uuid::nil().into());
            }
        },
    );
    let states = values::words(ConsentState::ALL, ConsentState::as_str, |s| values::state(l, s));
    let how = here.reshaped(|c, v| {
        if let Condition::Consent { state, .. } = c {
            *state = ConsentState::parse(&v).unwrap_or(ConsentState::Given)
        }
    });
    view! {
        {which}
        {channels(here, channel, tr!(l, segments.channel))}
        {choose(&here.id("state"), tr!(l, segments.l_state), states, state.as_str(), how)}
        {(state != ConsentState::Never).then(|| period(here, p))}
    }
    .into_any()
}

fn tie(here: &Here, organisation: String, (below, ended): (bool, bool), role: Option<AffiliationRole>, p: &Period) -> AnyView {
    let l = here.store.l;
    let which = by_id(
        here,
        tr!(l, segments.organisation),
        |c| &c.organisations,
        organisation,
        |c, id| {
            if let Condition::Tie { organisation, .. } = c {
                *organisation = id.parse().unwrap_or(uuid::Uuid::nil().into());
            }
        },
    );
    let roles = std::iter::once((String::new(), values::role(l, None)))
        .chain(AffiliationRole::ALL.iter().map(|r| (r.as_str().to_owned(), values::role(l, Some(*r)))))
        .collect();
    let as_what = here.told(|c, v| {
        if let Condition::Tie { role, .. } = c {
            *role = AffiliationRole::parse(&v)
        }
    });
    let deep = here.yes(|c, v| {
        if let Condition::Tie { below, .. } = c {
            *below = v
        }
    });
    let past = here.yes(|c, v| {
        if let Condition::Tie { ended, .. } = c {
            *ended = v
        }
    });
    view! {
        {which}
        {tick(&here.id("below"), tr!(l, segments.l_below), below, deep)}
        {choose(&here.id("role"), tr!(l, segments.l_role), roles, role.map_or("", AffiliationRole::as_str), as_what)}
        {tick(&here.id("ended"), tr!(l, segments.l_ended), ended, past)}
        {period(here, p)}
    }
    .into_any()
}

fn event_fields(here: &Here, event: Option<String>, part: EventPart, p: &Period) -> AnyView {
    let l = here.store.l;
    let events = here.store.choices.with_value(|c| values::named(tr!(l, segments.any_event), &c.events));
    let which = here.told(|c, v| {
        if let Condition::Event { event, .. } = c {
            *event = v.parse().ok()
        }
    });
    let parts = values::words(EventPart::ALL, EventPart::as_str, |p| values::part(l, p, "…"));
    let what = here.told(|c, v| {
        if let Condition::Event { part, .. } = c {
            *part = EventPart::parse(&v).unwrap_or(EventPart::Attended)
        }
    });
    view! {
        {choose(&here.id("value"), tr!(l, segments.c_event), events, &event.unwrap_or_default(), which)}
        {choose(&here.id("part"), tr!(l, segments.l_part), parts, part.as_str(), what)}
        {period(here, p)}
    }
    .into_any()
}

fn radius(here: &Here, km: u16, label: String) -> AnyView {
    let l = here.store.l;
    let unknown = RwSignal::new(false);
    let toasts = crate::ui::use_toasts();
    let far = here.told(|c, v| {
        if let Condition::Place(Place::Radius { km, .. }) = c {
            *km = v.parse().unwrap_or(0)
        }
    });
    let (store, path) = (here.store, here.path.clone());
    let place: Told = Arc::new(move |text: String| {
        let path = path.clone();
        leptos::task::spawn_local(async move {
            let found = match api::place(text.clone()).await {
                Ok(found) => found,
                Err(e) => return toasts.fail(crate::ui::error_text(l, &e.0)),
            };
            unknown.set(found.is_none());
            store.set(&path, |c| {
                if let (Condition::Place(Place::Radius { center, label, .. }), Some(point)) = (c, found) {
                    *center = point;
                    *label = text;
                }
            });
        });
    });
    let id = here.id("value");
    let typed_place = view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{tr!(l, segments.l_place)}</label>
            <input class="input" type="text" id=id value=label autocomplete="off" on:change=move |e| place(event_target_value(&e))/>
        </div>
    };
    let shown = if km == 0 { String::new() } else { km.to_string() };
    view! {
        {typed_place}
        <p class="field-error" role="status" hidden=move || !unknown.get()>{tr!(l, segments.place_unknown)}</p>
        {typed(&here.id("km"), tr!(l, segments.l_km), "number", shown, Vec::new(), far)}
    }
    .into_any()
}

fn polygon(here: &Here, corners: &[Point]) -> AnyView {
    let shown = corners
        .iter()
        .map(|c| {
            let p = c.to_geo();
            format!("{:.5}, {:.5}", p.lat, p.lon)
        })
        .collect::<Vec<_>>()
        .join("\n");
    let told = here.told(|c, v| {
        *c = Condition::Place(Place::Polygon(v.lines().filter_map(GeoPoint::parse).map(Point::from).collect()));
    });
    lines(&here.id("value"), tr!(here.store.l, segments.l_corners), shown, told)
}
