//! The conditions there are to choose from, by name.

use std::collections::BTreeSet;

use domain::consent::Channel;
use domain::locale::Locale;
use domain::people::{Facet, Side};
use domain::segments::{
    Condition, ConsentState, CustomTest, EventPart, MailState, Moment, Period, Place, Point, TextField, TextTest,
};
use domain::tr;
use leptos::prelude::WithValue;
use uuid::Uuid;

use super::store::Store;

/// A condition to begin with and its name.
pub struct Kind {
    /// As it is searched for.
    pub label: String,
    /// As it begins.
    pub condition: Condition,
}

fn kind(label: String, condition: Condition) -> Kind {
    Kind { label, condition }
}

/// The name of a text of the record.
pub fn text_field(l: Locale, field: TextField) -> String {
    match field {
        TextField::GivenName => tr!(l, segments.f_given_name),
        TextField::FamilyName => tr!(l, segments.f_family_name),
        TextField::AdditionalName => tr!(l, segments.f_additional_name),
        TextField::Nickname => tr!(l, segments.f_nickname),
        TextField::HonorificPrefix => tr!(l, segments.f_honorific_prefix),
        TextField::Pronouns => tr!(l, segments.f_pronouns),
        TextField::JobTitle => tr!(l, segments.f_job_title),
        TextField::Employer => tr!(l, segments.f_employer),
        TextField::Outlet => tr!(l, segments.f_outlet),
        TextField::Beat => tr!(l, segments.f_beat),
        TextField::BirthDate => tr!(l, segments.f_birth_date),
        TextField::Email => tr!(l, segments.f_email),
        TextField::Phone => tr!(l, segments.f_phone),
        TextField::Street => tr!(l, segments.f_street),
        TextField::Postcode => tr!(l, segments.f_postcode),
        TextField::City => tr!(l, segments.f_city),
        TextField::Region => tr!(l, segments.f_region),
        TextField::Link => tr!(l, segments.f_link),
    }
}

/// Every condition, in the order in which they are offered.
pub fn all(store: Store) -> Vec<Kind> {
    let l = store.l;
    let month = || Period::since(Moment::DaysAgo(30));
    let nil = Uuid::nil();
    let mut out = vec![
        kind(tr!(l, segments.c_tag), Condition::Tag(BTreeSet::new())),
        kind(tr!(l, segments.c_tag_group), Condition::TagGroup(nil.into())),
        kind(
            tr!(l, segments.c_consent),
            Condition::Consent {
                purpose: nil.into(),
                channel: Some(Channel::Email),
                state: ConsentState::Given,
                period: Period::default(),
            },
        ),
        kind(
            tr!(l, segments.c_tie),
            Condition::Tie { organisation: nil.into(), below: true, role: None, ended: false, period: Period::default() },
        ),
        kind(
            tr!(l, segments.c_event),
            Condition::Event { event: None, part: EventPart::Attended, period: Period::since(Moment::DaysAgo(365)) },
        ),
        kind(tr!(l, segments.c_form), Condition::Form { form: None, period: Period::default() }),
        kind(tr!(l, segments.c_interaction), Condition::Interaction { kinds: BTreeSet::new(), period: month() }),
        kind(tr!(l, segments.c_touched), Condition::Touched(month())),
        kind(tr!(l, segments.c_created), Condition::Created(month())),
        kind(tr!(l, segments.c_district), Condition::Place(Place::District(nil.into()))),
        kind(tr!(l, segments.c_postcode), Condition::Postcode(Vec::new())),
        kind(
            tr!(l, segments.c_radius),
            Condition::Place(Place::Radius { center: Point { lon: 0, lat: 0 }, km: 0, label: String::new() }),
        ),
        kind(tr!(l, segments.c_polygon), Condition::Place(Place::Polygon(Vec::new()))),
        kind(tr!(l, segments.c_country), Condition::Country(BTreeSet::new())),
        kind(tr!(l, segments.c_support), Condition::Support(BTreeSet::new())),
        kind(tr!(l, segments.c_owner), Condition::Owner(None)),
        kind(tr!(l, segments.c_blocked), Condition::Blocked(None)),
        kind(tr!(l, segments.c_mail), Condition::Mail(MailState::Working)),
        kind(tr!(l, segments.c_language), Condition::Language(BTreeSet::new())),
        kind(tr!(l, segments.c_speaks), Condition::Speaks(String::new())),
        kind(tr!(l, segments.c_age), Condition::Age { from: None, to: None }),
        kind(tr!(l, segments.c_born), Condition::Born(Period::default())),
        kind(tr!(l, segments.c_source), Condition::Source(BTreeSet::new())),
        kind(tr!(l, segments.c_kind), Condition::Kind(BTreeSet::new())),
        kind(tr!(l, segments.c_stakeholder), Condition::Facet(Facet::Stakeholder)),
        kind(tr!(l, segments.c_media), Condition::Facet(Facet::Media)),
        kind(tr!(l, segments.c_relation), Condition::Relation { kind: None, side: Side::First, other: None }),
        kind(tr!(l, segments.c_segment), Condition::Segment(nil.into())),
    ];
    let text = |field: &TextField| {
        kind(text_field(l, *field), Condition::Text { field: *field, test: TextTest::Is, value: String::new() })
    };
    out.extend(TextField::ALL.iter().map(text));
    store.choices.with_value(|choices| {
        out.extend(
            choices.fields.iter().filter_map(|f| {
                Some(kind(f.name.clone(), Condition::Custom { field: f.id.parse().ok()?, test: begin(&f.kind) }))
            }),
        );
    });
    out
}

/// What is asked of an added field to begin with.
fn begin(kind: &str) -> CustomTest {
    match kind {
        "number" => CustomTest::Number { from: None, to: None },
        "date" => CustomTest::Date(Period::default()),
        "choice" | "choices" => CustomTest::Options(BTreeSet::new()),
        "yes_no" => CustomTest::YesNo(true),
        "person" => CustomTest::Filled,
        _ => CustomTest::Text { test: TextTest::Is, value: String::new() },
    }
}
