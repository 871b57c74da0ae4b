//! A few segments as organisers make them.

use std::collections::BTreeSet;
use std::str::FromStr;

use anyhow::Context;
use domain::access::Actor;
use domain::consent::Channel;
use domain::ids::OrganisationId;
use domain::locale::Locale;
use domain::people::AffiliationRole;
use domain::segments::{
    Choice, Condition, ConsentState, EventPart, Group, Join, MailState, Moment, Node, Period, SegmentEdit, SegmentKind, Tree,
};
use engine::{Engine, segments};

/// The identifier of what has this name.
fn named<T: FromStr>(all: &[Choice], name: &str) -> anyhow::Result<T> {
    let found = all.iter().find(|c| c.name == name).and_then(|c| c.id.parse().ok());
    found.with_context(|| format!("the demo has no {name}"))
}

/// Makes them, shared with everybody.
pub(super) async fn fill(engine: &Engine, owner: &Actor, root: OrganisationId) -> anyhow::Result<()> {
    let known = segments::choices(engine, owner, Locale::En).await?;
    let says_yes = |purpose: &str| -> anyhow::Result<Node> {
        let (purpose, channel) = (named(&known.purposes, purpose)?, Some(Channel::Email));
        Ok(Condition::Consent { purpose, channel, state: ConsentState::Given, period: Period::default() }.into())
    };
    let tagged = |tags: &[&str]| -> anyhow::Result<Node> {
        let tags: BTreeSet<_> = tags.iter().map(|tag| named(&known.tags, tag)).collect::<anyhow::Result<_>>()?;
        Ok(Condition::Tag(tags).into())
    };
    let came = Condition::Event { event: None, part: EventPart::Attended, period: Period::since(Moment::DaysAgo(365)) };
    let below = named(&known.organisations, "Meadow North").unwrap_or(root);
    let members = Condition::Tie {
        organisation: below,
        below: true,
        role: Some(AffiliationRole::Member),
        ended: false,
        period: Period::default(),
    };
    let helpers = Node::Group(Group::new(Join::Any, vec![tagged(&["driver", "stall"])?, came.clone().into()]));
    let all = [
        (
            "Helpers we may write to",
            Tree::of(Join::All, vec![helpers, says_yes("Events near me")?, Condition::Mail(MailState::Working).into()]),
        ),
        (
            "Members in the north we have not heard from",
            Tree::of(Join::All, vec![members.into(), Node::not(Condition::Touched(Period::since(Moment::DaysAgo(90))))]),
        ),
        ("New this month", Tree::of(Join::All, vec![Condition::Created(Period::since(Moment::MonthStart(0))).into()])),
        (
            "Came to an event, reads no news",
            Tree::of(
                Join::All,
                vec![
                    came.into(),
                    match says_yes("News from the party")? {
                        Node::Step(step) => Node::not(step.is),
                        group @ Node::Group(_) => group,
                    },
                ],
            ),
        ),
    ];
    for (name, tree) in all {
        let edit = SegmentEdit { name: name.into(), organisation: root, shared: true, kind: SegmentKind::Dynamic, tree };
        segments::create(engine, owner, &edit).await?;
    }
    Ok(())
}
