//! A segment of five conditions, against the statement somebody would write who knows the tables.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use domain::access::Actor;
use domain::ids::TagId;
use domain::locale::Locale;
use domain::segments::{Condition, Group, Join, MailState, Node, Step, TextField, TextTest, Tree};
use engine::{Engine, segments, value};

use super::turns::{Turns, turns};

/// Danes and Finns with the tag "climate", between 30 and 60, with an e-mail address that works, who don't live in Odense.
const BY_HAND: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM tagging t JOIN person p ON p.tenant_id = t.tenant_id AND p.person_id = t.person_id
    WHERE t.tenant_id = $1 AND t.tag_id = $2 AND p.state = 'active' AND p.locale IN ('da', 'fi') AND p.birth_date >= $3 AND p.birth_date < $4
    AND EXISTS (SELECT 1 FROM identity i WHERE i.tenant_id = p.tenant_id AND i.person_id = p.person_id AND i.kind = 'email'
        AND i.health = 'good' AND i.suppressed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM postal_address a WHERE a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND a.kind = 'home'
        AND LOWER(a.city) = 'odense')";

pub(super) async fn measure(engine: &Engine, owner: &Actor, rounds: u32) -> anyhow::Result<Turns> {
    let tag = tag(engine, owner).await?;
    let yes = |is| Node::Step(Step { not: false, is });
    let city = Condition::Text { field: TextField::City, test: TextTest::Is, value: "Odense".into() };
    let nodes = vec![
        yes(Condition::Tag(BTreeSet::from([tag]))),
        yes(Condition::Language(BTreeSet::from([Locale::Da, Locale::Fi]))),
        yes(Condition::Age { from: Some(30), to: Some(59) }),
        yes(Condition::Mail(MailState::Working)),
        Node::Step(Step { not: true, is: city }),
    ];
    let tree = Tree { root: Group { join: Join::All, nodes }, ..Tree::default() };
    let counted = segments::count(engine, owner, &tree).await?;
    ensure!(counted > 0, "nobody is in the segment");
    let (from, to) = birthdays(engine)?;
    let by_hand = by_hand(engine, owner, tag, &from, &to).await?;
    ensure!((counted - by_hand).abs() * 100 <= counted, "the segment has {counted} people, counted by hand {by_hand}");
    turns(
        1,
        rounds * 3,
        async |_| {
            segments::count(engine, owner, &tree).await?;
            Ok(())
        },
        async |_| by_hand_again(engine, owner, tag, &from, &to).await,
    )
    .await
}

async fn by_hand_again(engine: &Engine, owner: &Actor, tag: TagId, from: &str, to: &str) -> anyhow::Result<()> {
    by_hand(engine, owner, tag, from, to).await.map(drop)
}

async fn by_hand(engine: &Engine, owner: &Actor, tag: TagId, from: &str, to: &str) -> anyhow::Result<i64> {
    let mut tx = engine.read().await?;
    Ok(value!(&mut tx, i64, BY_HAND, owner.tenant, tag, from, to)?)
}

/// Born on or after the first and before the second: between 30 and 59 years old today.
fn birthdays(engine: &Engine) -> anyhow::Result<(String, String)> {
    let today = engine::clock::local(engine.now(), "Europe/Copenhagen").input_value();
    let (year, rest) = today.split_once('-').context("a date")?;
    let (year, day): (i64, String) = (year.parse()?, rest.chars().take(5).collect());
    Ok((format!("{}-{day}~", year - 60), format!("{}-{day}~", year - 30)))
}

async fn tag(engine: &Engine, owner: &Actor) -> anyhow::Result<TagId> {
    let mut tx = engine.read().await?;
    Ok(value!(&mut tx, TagId, "SELECT tag_id FROM tag WHERE tenant_id = $1 AND name_key = 'climate'", owner.tenant)?)
}
