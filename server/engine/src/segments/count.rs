//! How many people a tree finds, and what each of its parts does.

use domain::access::Actor;
use domain::consent::Channel;
use domain::ids::PurposeId;
use domain::segments::{Counted, Group, Join, LeftOut, LeftOutReason, Node, Path, StepCount, Tree};

use super::compile::{everybody, where_clause};
use super::scope::{Scope, open};
use super::support;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::{Engine, Result};

/// How many of the people the actor may see are in the tree. What is not filled in yet asks nothing.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people; as [`Scope::of`].
pub async fn count(engine: &Engine, actor: &Actor, tree: &Tree) -> Result<i64> {
    let (mut tx, scope) = open(engine, actor, tree).await?;
    let people = counted(&mut tx, tree, &scope).await?;
    drop(tx);
    if support::asks(tree, &scope.ground) {
        support::counted(engine, actor, people).await?;
    }
    Ok(people)
}

pub(super) async fn counted(tx: &mut Tx, tree: &Tree, scope: &Scope) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM person p WHERE ");
    sql.append(where_clause(tree, scope));
    sql.value(tx).await
}

async fn all_counted(tx: &mut Tx, scope: &Scope) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM person p WHERE ");
    sql.append(everybody(scope));
    sql.value(tx).await
}

/// How many are in, of how many; and for each part how many are left or came with it, counted from the top of its group.
///
/// # Errors
/// As [`count`].
pub async fn steps(engine: &Engine, actor: &Actor, tree: &Tree) -> Result<(Counted, Vec<StepCount>)> {
    let (mut tx, whole) = open(engine, actor, tree).await?;
    let of = all_counted(&mut tx, &whole).await?;
    let mut out = Vec::new();
    let people = of_group(engine, &mut tx, &whole, &tree.root, &mut Vec::new(), of, &mut out).await?;
    drop(tx);
    out.sort_by(|a: &StepCount, b| a.path.cmp(&b.path));
    if support::asks(tree, &whole.ground) {
        let counts = out.iter().map(|step| step.people).chain([people]);
        support::counted(engine, actor, counts.filter(|n| *n > 0).min().unwrap_or_default()).await?;
    }
    Ok((Counted { people, of }, out))
}

/// The parts of a group one after the other; gives how many are in the whole group.
async fn of_group(
    engine: &Engine,
    tx: &mut Tx,
    whole: &Scope,
    group: &Group,
    path: &mut Path,
    of: i64,
    out: &mut Vec<StepCount>,
) -> Result<i64> {
    let mut before = if group.join == Join::Any { 0 } else { of };
    let mut so_far = Vec::new();
    for (i, node) in (0_u16..).zip(&group.nodes) {
        path.push(i);
        if let Node::Group(inner) = node {
            Box::pin(of_group(engine, tx, whole, inner, path, of, out)).await?;
        }
        so_far.push(node.clone());
        let tree = Tree::of(group.join, so_far.clone()).finished();
        // What is not filled in yet changes nothing.
        let people = if tree.root.nodes.is_empty() {
            before
        } else {
            let scope = Scope::within(engine, tx, whole.tenant, whole.reach.clone(), &tree).await?;
            counted(tx, &tree, &scope).await?
        };
        out.push(StepCount { path: path.clone(), people, change: people - before });
        before = people;
        path.pop();
    }
    if Tree::of(group.join, group.nodes.clone()).finished().root.nodes.is_empty() { Ok(of) } else { Ok(before) }
}

/// Who of a tree can be reached by a channel for a purpose, and who can't, by reason. Without a purpose nobody lacks a consent.
///
/// # Errors
/// As [`count`].
pub async fn left_out(
    engine: &Engine,
    actor: &Actor,
    tree: &Tree,
    channel: Channel,
    purpose: Option<PurposeId>,
) -> Result<LeftOut> {
    let (mut tx, scope) = open(engine, actor, tree).await?;
    let mut sql = Sql::new("SELECT told.reason, CAST(COUNT(*) AS BIGINT) FROM (SELECT CASE");
    for (reason, when) in reasons(&scope, channel, purpose) {
        sql.push(" WHEN ").append(when).push(" THEN ").push(match reason {
            LeftOutReason::NoAddress => "'no_address'",
            LeftOutReason::Blocked => "'blocked'",
            LeftOutReason::Suppressed => "'suppressed'",
            LeftOutReason::Bounced => "'bounced'",
            LeftOutReason::NoConsent => "'no_consent'",
        });
    }
    sql.push(" ELSE '' END AS reason FROM person p WHERE ")
        .append(where_clause(tree, &scope))
        .push(") AS told GROUP BY told.reason");
    let rows: Vec<(String, i64)> = sql.all(&mut tx).await?;
    let mut out = LeftOut { reached: 0, reasons: Vec::new() };
    for (word, n) in rows {
        match LeftOutReason::parse(&word) {
            Some(reason) => out.reasons.push((reason, n)),
            None => out.reached = n,
        }
    }
    drop(tx);
    out.reasons.sort();
    if support::asks(tree, &scope.ground) {
        let counts = out.reasons.iter().map(|(_, n)| *n).chain([out.reached]);
        support::counted(engine, actor, counts.filter(|n| *n > 0).min().unwrap_or_default()).await?;
    }
    Ok(out)
}

/// Each reason with its condition on `p`, in the order in which they are asked.
fn reasons(scope: &Scope, channel: Channel, purpose: Option<PurposeId>) -> Vec<(LeftOutReason, Sql)> {
    let lacks = |from: &'static str, narrowed: &'static str| {
        let mut sql = Sql::new("NOT EXISTS (SELECT 1 FROM ");
        sql.push(from)
            .push(" x WHERE x.tenant_id = ")
            .bind(scope.tenant)
            .push(" AND x.person_id = p.person_id")
            .push(narrowed)
            .push(")");
        sql
    };
    let mut out = match channel {
        Channel::Post => {
            vec![(LeftOutReason::NoAddress, lacks("postal_address", " AND (x.street <> '' OR x.postcode <> '' OR x.city <> '')"))]
        }
        Channel::Email => vec![
            (LeftOutReason::NoAddress, lacks("identity", " AND x.kind = 'email'")),
            (LeftOutReason::Suppressed, lacks("identity", " AND x.kind = 'email' AND x.suppressed_at IS NULL")),
            (
                LeftOutReason::Bounced,
                lacks("identity", " AND x.kind = 'email' AND x.suppressed_at IS NULL AND x.health = 'good'"),
            ),
        ],
        Channel::Phone | Channel::Sms => vec![
            (LeftOutReason::NoAddress, lacks("identity", " AND x.kind = 'phone'")),
            (LeftOutReason::Suppressed, lacks("identity", " AND x.kind = 'phone' AND x.suppressed_at IS NULL")),
            (
                LeftOutReason::Bounced,
                lacks("identity", " AND x.kind = 'phone' AND x.suppressed_at IS NULL AND x.health = 'good'"),
            ),
        ],
    };
    let mut blocked = Sql::new("EXISTS (SELECT 1 FROM contact_block x WHERE x.tenant_id = ");
    blocked.bind(scope.tenant).push(" AND x.person_id = p.person_id AND x.channel = ").bind(channel.as_str()).push(")");
    out.insert(1, (LeftOutReason::Blocked, blocked));
    if let Some(purpose) = purpose {
        let mut sql = Sql::new("NOT EXISTS (SELECT 1 FROM consent x WHERE x.tenant_id = ");
        sql.bind(scope.tenant).push(" AND x.purpose_id = ").bind(purpose).push(" AND x.channel = ").bind(channel.as_str());
        sql.push(" AND x.person_id = p.person_id AND x.given AND NOT EXISTS (SELECT 1 FROM consent later WHERE later.tenant_id = x.tenant_id AND later.purpose_id = x.purpose_id AND later.channel = x.channel AND later.person_id = x.person_id AND (later.at, later.consent_id) > (x.at, x.consent_id)))");
        out.push((LeftOutReason::NoConsent, sql));
    }
    out
}
