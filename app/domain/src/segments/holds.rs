//! Whether a tree holds of one person, and why. The databases answer the same question in SQL; a test keeps the two together.

use serde::{Deserialize, Serialize};

use super::{
    Condition, ConsentState, CustomTest, Facts, Ground, Group, Inner, Join, MAX_INNER, Node, Path, Period, TextField, TextTest,
    Tree, fits, postcode_key,
};
use crate::time::Timestamp;

/// What a condition was judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Nothing more to say.
    Plain,
    /// Nothing is known.
    Unknown,
    /// These values.
    Text(String),
    /// Something that happened then.
    At(Timestamp),
}

/// How one part of the tree came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which part.
    pub path: Path,
    /// Whether it holds.
    pub holds: bool,
    /// By what that was judged.
    pub evidence: Evidence,
}

/// How the tree came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// Whether the person is in.
    pub holds: bool,
    /// Every part, in the order of the tree.
    pub reasons: Vec<Reason>,
}

/// Asks the whole tree of a person. What is not filled in yet is left out.
#[must_use]
pub fn holds(tree: &Tree, facts: &Facts, ground: &Ground) -> Truth {
    let mut reasons = Vec::new();
    let holds = group(&tree.root, &mut Vec::new(), &Asked { facts, ground, depth: 0 }, &mut reasons);
    Truth { holds, reasons }
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    facts: &'a Facts,
    ground: &'a Ground,
    depth: usize,
}

fn group(g: &Group, path: &mut Path, asked: &Asked<'_>, reasons: &mut Vec<Reason>) -> bool {
    let mut outcomes = Vec::with_capacity(g.nodes.len());
    for (i, node) in (0_u16..).zip(&g.nodes).filter(|(_, node)| node.asks()) {
        path.push(i);
        let at = reasons.len();
        reasons.push(Reason { path: path.clone(), holds: false, evidence: Evidence::Plain });
        let (outcome, evidence) = match node {
            Node::Group(inner) => (group(inner, path, asked, reasons), Evidence::Plain),
            Node::Step(step) => {
                let (holds, evidence) = condition(&step.is, asked);
                (holds != step.not, evidence)
            }
        };
        if let Some(reason) = reasons.get_mut(at) {
            reason.holds = outcome;
            reason.evidence = evidence;
        }
        outcomes.push(outcome);
        path.pop();
    }
    match g.join {
        Join::All => outcomes.iter().all(|o| *o),
        Join::Any => outcomes.is_empty() || outcomes.iter().any(|o| *o),
        Join::None => !outcomes.iter().any(|o| *o),
    }
}

type Verdict = (bool, Evidence);

fn within(at: Timestamp, (from, before): (Option<Timestamp>, Option<Timestamp>)) -> bool {
    from.is_none_or(|from| at >= from) && before.is_none_or(|before| at < before)
}

fn plain(holds: bool) -> Verdict {
    (holds, Evidence::Plain)
}

fn texts<'a>(values: impl IntoIterator<Item = &'a str>) -> Evidence {
    let joined = values.into_iter().collect::<Vec<_>>().join(", ");
    if joined.is_empty() { Evidence::Unknown } else { Evidence::Text(joined) }
}

/// The latest that counts decides and is shown.
fn latest(instants: impl Iterator<Item = Timestamp>) -> Verdict {
    instants.max().map_or((false, Evidence::Plain), |at| (true, Evidence::At(at)))
}

fn condition(c: &Condition, asked: &Asked<'_>) -> Verdict {
    let (f, ground) = (asked.facts, asked.ground);
    let span = |period: &Period| ground.span(period);
    match c {
        Condition::Text { field, test, value } => text(f, *field, *test, value),
        Condition::Kind(kinds) => plain(kinds.contains(&f.kind)),
        Condition::Facet(facet) => plain(f.facets.contains(facet)),
        Condition::Language(locales) => (locales.contains(&f.locale), Evidence::Text(f.locale.endonym().into())),
        Condition::Speaks(tag) => {
            (f.languages.iter().any(|l| l.eq_ignore_ascii_case(tag.trim())), texts(f.languages.iter().map(String::as_str)))
        }
        Condition::Source(sources) => plain(sources.contains(&f.source)),
        Condition::Country(countries) => match &f.country {
            Some(code) if code.is_empty() => (countries.contains(&ground.country), Evidence::Text(ground.country.clone())),
            Some(code) => (countries.contains(code), Evidence::Text(code.clone())),
            None => (false, Evidence::Unknown),
        },
        Condition::Age { from, to } => {
            born(f, ground.births(*from, *to), |birth, after| birth > after, |birth, until| birth <= until)
        }
        Condition::Born(period) => born(f, ground.dates(period), |birth, from| birth >= from, |birth, before| birth < before),
        Condition::Created(period) => (within(f.created_at, span(period)), Evidence::At(f.created_at)),
        Condition::Touched(period) => (within(f.touched_at, span(period)), Evidence::At(f.touched_at)),
        Condition::Support(levels) => {
            let level = f.support_level.map_or(Some(0), |l| u8::try_from(l).ok());
            let evidence = f.support_level.map_or(Evidence::Unknown, |l| Evidence::Text(l.to_string()));
            (level.is_some_and(|l| levels.contains(&l)), evidence)
        }
        Condition::Owner(owner) => plain(f.owner == *owner),
        Condition::Blocked(None) => plain(!f.blocked.is_empty()),
        Condition::Blocked(Some(channel)) => plain(f.blocked.contains(channel)),
        Condition::Mail(state) => plain(f.mail.contains(state)),
        Condition::Tag(tags) => plain(!ground.tags(tags).is_disjoint(&f.tags)),
        Condition::TagGroup(group) => plain(ground.groups.get(group).is_some_and(|tags| !tags.is_disjoint(&f.tags))),
        Condition::Custom { field, test } => custom(f, ground, *field, test),
        Condition::Consent { purpose, channel, state, period } => {
            let mut meant = f.consents.iter().filter(|k| k.purpose == *purpose && channel.is_none_or(|c| k.channel == c));
            match state {
                ConsentState::Never => plain(meant.next().is_none()),
                ConsentState::Given => latest(meant.filter(|k| k.given).map(|k| k.at).filter(|at| within(*at, span(period)))),
                ConsentState::Withdrawn => {
                    latest(meant.filter(|k| !k.given).map(|k| k.at).filter(|at| within(*at, span(period))))
                }
            }
        }
        Condition::Tie { organisation, below, role, ended, period } => {
            let here = |o| {
                if *below { ground.below.get(organisation).is_some_and(|all| all.contains(&o)) } else { o == *organisation }
            };
            let meant = f.ties.iter().filter(|t| here(t.organisation) && role.is_none_or(|r| t.role == r));
            let at = meant.filter_map(|t| if *ended { t.ended_at } else { t.ended_at.is_none().then_some(t.started_at) });
            latest(at.filter(|at| within(*at, span(period))))
        }
        Condition::Postcode(ranges) => {
            let key = &f.postcode;
            let holds = !key.is_empty() && ranges.iter().any(|r| key.len() == r.from.len() && *key >= r.from && *key <= r.to);
            (holds, texts([key.as_str()]))
        }
        Condition::Place(place) => {
            let home = f.country.as_ref().is_some_and(|c| c.is_empty() || *c == ground.country);
            let holds = home && ground.places.get(place).is_some_and(|codes| codes.contains(&f.postcode));
            (holds, texts([f.postcode.as_str()]))
        }
        Condition::Event { event, part, period } => {
            let meant = f.events.iter().filter(|e| event.is_none_or(|id| e.event == id) && e.parts.contains(part));
            latest(meant.map(|e| e.start_at).filter(|at| within(*at, span(period))))
        }
        Condition::Form { form, period } => {
            let meant = f.forms.iter().filter(|(id, _)| form.is_none_or(|form| *id == form));
            latest(meant.map(|(_, at)| *at).filter(|at| within(*at, span(period))))
        }
        Condition::Interaction { kinds, period } => latest(
            f.interactions
                .iter()
                .filter(|(kind, _)| kinds.contains(kind))
                .map(|(_, at)| *at)
                .filter(|at| within(*at, span(period))),
        ),
        Condition::Relation { kind, side, other } => plain(f.relations.iter().any(|r| {
            kind.is_none_or(|kind| r.kind == kind && (kind.goes_both_ways() || r.side == *side))
                && other.is_none_or(|other| r.other == ground.person(other))
        })),
        Condition::Segment(id) => match ground.segments.get(id) {
            Some(Inner::Frozen) => plain(f.frozen.contains(id)),
            Some(Inner::Tree(tree)) if asked.depth < MAX_INNER => {
                plain(group(&tree.root, &mut Vec::new(), &Asked { depth: asked.depth + 1, ..*asked }, &mut Vec::new()))
            }
            _ => plain(false),
        },
    }
}

fn text(f: &Facts, field: TextField, test: TextTest, typed: &str) -> Verdict {
    let values = f.texts.get(&field).map_or(&[][..], Vec::as_slice);
    let shown = texts(values.iter().map(String::as_str));
    if test == TextTest::Blank {
        return (values.is_empty(), shown);
    }
    // Postcodes are compared as they are meant, with or without blanks.
    let keyed = |stored: &str| match field {
        TextField::Postcode => fits(test, &postcode_key(stored), &postcode_key(typed)),
        _ => fits(test, stored, typed),
    };
    (values.iter().any(|stored| keyed(stored)), shown)
}

/// Compares a birth date of which perhaps only a part is known.
fn born(
    f: &Facts,
    (low, high): (Option<String>, Option<String>),
    above: impl Fn(&str, &str) -> bool,
    below: impl Fn(&str, &str) -> bool,
) -> Verdict {
    if f.birth_date.is_empty() {
        return (false, Evidence::Unknown);
    }
    let padded: String = format!("{}-07-01", f.birth_date).chars().take(10).collect();
    let holds = low.is_none_or(|low| above(&padded, &low)) && high.is_none_or(|high| below(&padded, &high));
    (holds, Evidence::Text(f.birth_date.clone()))
}

fn custom(f: &Facts, ground: &Ground, field: crate::ids::FieldId, test: &CustomTest) -> Verdict {
    let values: Vec<_> = f.custom.iter().filter(|v| v.field == field).collect();
    let folded = |typed: &str| ground.folded.get(typed).cloned().unwrap_or_default();
    let holds = match test {
        CustomTest::Filled => !values.is_empty(),
        CustomTest::Text { test: TextTest::Blank, .. } => values.is_empty(),
        CustomTest::Text { test, value } => {
            let typed = folded(value);
            values.iter().any(|v| match test {
                TextTest::Is => v.key == typed,
                TextTest::Begins => v.key.starts_with(&typed),
                TextTest::Contains => v.key.contains(&typed),
                TextTest::Blank => false,
            })
        }
        CustomTest::Number { from, to } => {
            values.iter().filter_map(|v| v.micros).any(|n| from.is_none_or(|from| n >= from) && to.is_none_or(|to| n <= to))
        }
        CustomTest::Date(period) => {
            let (from, before) = ground.dates(period);
            values.iter().any(|v| from.as_ref().is_none_or(|d| v.key >= *d) && before.as_ref().is_none_or(|d| v.key < *d))
        }
        CustomTest::Options(options) => values.iter().any(|v| options.iter().any(|o| folded(o) == v.key)),
        CustomTest::YesNo(yes) => values.iter().any(|v| v.key == if *yes { "yes" } else { "no" }),
    };
    (holds, texts(values.iter().map(|v| v.content.as_str())))
}
