//! Trees by chance, over everything there is in the world.

use std::collections::BTreeSet;

use domain::consent::Channel;
use domain::ids::{PersonId, SegmentId};
use domain::locale::Locale;
use domain::people::{AffiliationRole, Facet, InteractionKind, PersonKind, Side, Source};
use domain::segments::*;
use proptest::prelude::*;

use super::world::{CITIES, POSTCODES, RELATIONS, World};

fn some<T: Clone + std::fmt::Debug + Ord + 'static>(from: &[T]) -> impl Strategy<Value = BTreeSet<T>> + use<T> {
    prop::sample::subsequence(from.to_vec(), 1..=from.len()).prop_map(|all| all.into_iter().collect())
}

fn one<T: Clone + std::fmt::Debug + 'static>(from: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(from.to_vec())
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        (0_u16..120).prop_map(Moment::DaysAgo),
        (0_u16..20).prop_map(Moment::DaysAhead),
        (0_u16..4).prop_map(Moment::MonthStart),
        (0_u16..2).prop_map(Moment::YearStart),
        one(&["2026-10-01", "2026-03-29", "1980-05-10"]).prop_map(|d| Moment::On(d.into())),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    (prop::option::of(moment()), prop::option::of(moment())).prop_map(|(from, before)| Period { from, before })
}

fn closed() -> impl Strategy<Value = Period> {
    period().prop_map(|p| if p.is_open() { Period::since(Moment::DaysAgo(45)) } else { p })
}

fn text() -> impl Strategy<Value = Condition> {
    let typed = one(&[
        "århus", "elodie", "Élodie", "ÉL", "odense", "é", "malm", "%", "_", "teacher", "5000", "SW1A1", "a1", "1980", "example",
        "ø", "são j",
    ]);
    (one(TextField::ALL), one(TextTest::ALL), typed).prop_map(|(field, test, value)| Condition::Text {
        field,
        test,
        value: value.into(),
    })
}

fn plain(w: &World) -> BoxedStrategy<Condition> {
    prop_oneof![
        some(PersonKind::ALL).prop_map(Condition::Kind),
        one(Facet::ALL).prop_map(Condition::Facet),
        some(Locale::ALL).prop_map(Condition::Language),
        one(&["da", "sv-fi", "SV-FI", "sv"]).prop_map(|l| Condition::Speaks(l.into())),
        some(Source::ALL).prop_map(Condition::Source),
        some(&["DK".to_owned(), "SE".to_owned()]).prop_map(Condition::Country),
        (prop::option::of(0_u16..60), prop::option::of(60_u16..90))
            .prop_map(|(from, to)| Condition::Age { from: from.or(Some(18)), to }),
        closed().prop_map(Condition::Born),
        closed().prop_map(Condition::Created),
        closed().prop_map(Condition::Touched),
        some(&[0_u8, 1, 2, 3, 4, 5]).prop_map(Condition::Support),
        Just(Condition::Owner(None)),
        prop::option::of(one(Channel::ALL)).prop_map(Condition::Blocked),
        one(MailState::ALL).prop_map(Condition::Mail),
        some(&w.tags).prop_map(Condition::Tag),
        Just(Condition::TagGroup(w.group)),
    ]
    .boxed()
}

fn custom(w: &World) -> BoxedStrategy<Condition> {
    let typed = one(&["bla", "BLUE", "blue", "dark"]);
    let test = prop_oneof![
        Just(CustomTest::Filled),
        (one(TextTest::ALL), typed).prop_map(|(test, value)| CustomTest::Text { test, value: value.into() }),
        (prop::option::of(0_i64..3_000_000), 3_000_000_i64..6_000_000)
            .prop_map(|(from, to)| CustomTest::Number { from, to: Some(to) }),
        closed().prop_map(CustomTest::Date),
        some(&["Blå".to_owned(), "Dark Blue".to_owned()]).prop_map(CustomTest::Options),
        any::<bool>().prop_map(CustomTest::YesNo),
    ];
    (one(&w.fields), test).prop_map(|(field, test)| Condition::Custom { field, test }).boxed()
}

fn history(w: &World) -> BoxedStrategy<Condition> {
    let kinds = [InteractionKind::Note, InteractionKind::SignedUp, InteractionKind::EventAttended];
    // In an empty world somebody can be named all the same.
    let others: Vec<PersonId> = w.people.iter().copied().take(12).chain([PersonId(super::world::id(9_999))]).collect();
    let channel = || prop::option::of(one(&[Channel::Email, Channel::Phone]));
    let ranges = one(POSTCODES)
        .prop_map(|code| postcode_ranges(code).unwrap_or_else(|| vec![PostcodeRange { from: "4800".into(), to: "8000".into() }]));
    let (north, odense) = (Point { lon: 102_000_000, lat: 561_000_000 }, Point { lon: 104_000_000, lat: 554_000_000 });
    let places = vec![
        Place::District(w.areas[0]),
        Place::District(w.areas[1]),
        Place::Radius { center: odense, km: 30, label: "Odense".into() },
        Place::Radius { center: north, km: 120, label: "North".into() },
        Place::Polygon(vec![Point { lon: 100_000_000, lat: 550_000_000 }, Point { lon: 130_000_000, lat: 550_000_000 }, north]),
    ];
    prop_oneof![
        (one(&w.purposes), channel(), one(ConsentState::ALL), period())
            .prop_map(|(purpose, channel, state, period)| Condition::Consent { purpose, channel, state, period }),
        (
            one(&w.organisations),
            any::<bool>(),
            prop::option::of(one(&[AffiliationRole::Member, AffiliationRole::Supporter])),
            any::<bool>(),
            period()
        )
            .prop_map(|(organisation, below, role, ended, period)| Condition::Tie {
                organisation,
                below,
                role,
                ended,
                period
            }),
        ranges.prop_map(Condition::Postcode),
        one(&places).prop_map(Condition::Place),
        (prop::option::of(one(&w.events)), one(EventPart::ALL), period()).prop_map(|(event, part, period)| Condition::Event {
            event,
            part,
            period
        }),
        (prop::option::of(Just(w.form)), period()).prop_map(|(form, period)| Condition::Form { form, period }),
        (some(&kinds), period()).prop_map(|(kinds, period)| Condition::Interaction { kinds, period }),
        (prop::option::of(one(RELATIONS)), one(Side::ALL), prop::option::of(one(&others)))
            .prop_map(|(kind, side, other)| Condition::Relation { kind, side, other }),
    ]
    .boxed()
}

/// Any condition; segments are those given.
pub fn condition(w: &World, segments: &[SegmentId]) -> BoxedStrategy<Condition> {
    let inner = one(segments).prop_map(Condition::Segment);
    let town = one(CITIES).prop_map(|city| Condition::Text {
        field: TextField::City,
        test: if city.is_empty() { TextTest::Blank } else { TextTest::Is },
        value: city.into(),
    });
    prop_oneof![2 => text(), 1 => town, 4 => plain(w), 2 => custom(w), 6 => history(w), 1 => inner].boxed()
}

/// Any tree.
pub fn tree(w: &World, segments: &[SegmentId]) -> BoxedStrategy<Tree> {
    let leaf = (condition(w, segments), prop::bool::weighted(0.3)).prop_map(|(is, not)| Node::Step(Step { not, is }));
    let node = leaf.prop_recursive(3, 14, 4, |inner| {
        (one(Join::ALL), prop::collection::vec(inner, 0..4)).prop_map(|(join, nodes)| Node::Group(Group { join, nodes }))
    });
    (one(Join::ALL), prop::collection::vec(node, 1..5)).prop_map(|(join, nodes)| Tree::of(join, nodes)).boxed()
}
