//! A tree as one condition in SQL on the row `p` of `person`.
//!
//! Each condition on something a person has many of is asked by `EXISTS`, which both databases answer from an index. SQLite, which would go
//! through all people, is told which condition to begin with; Postgres turns each into a join by itself, but only if it is joined by
//! "and", so alternatives are one set of people there.

use domain::segments::{Condition, Group, Inner, Join, MAX_INNER, Node, Step, Tree};

use super::asked::{Asked, asked};
use super::scope::Scope;
use crate::db::Backend;
use crate::db::dynamic::Sql;

/// All of the `WHERE`, without the word: of the tenant, active, seen, and in the tree.
#[must_use]
pub fn where_clause(tree: &Tree, scope: &Scope) -> Sql {
    let mut sql = everybody(scope);
    sql.append(and_tree(tree, scope));
    sql
}

/// The people there are before any condition: of the tenant, active and seen.
#[must_use]
pub fn everybody(scope: &Scope) -> Sql {
    let mut sql = Sql::new("p.tenant_id = ");
    sql.bind(scope.tenant).push(" AND p.state = 'active'").append(scope.reach.and_seen(scope.tenant));
    sql
}

/// The condition alone, to stand after a `WHERE …` on the row `p` of `person`: ` AND (…)`, or nothing for a tree that asks nothing.
#[must_use]
pub fn and_tree(tree: &Tree, scope: &Scope) -> Sql {
    let tree = tree.finished();
    let mut sql = Sql::default();
    if let Some(driver) = &scope.driver {
        sql.push(" AND p.person_id IN (").append(driver.clone()).push(")");
    }
    if !tree.root.nodes.is_empty() {
        sql.push(" AND ").append(group(&tree.root, scope, 0, true));
    }
    sql
}

/// `top`: joined to everything else by "and" only.
fn group(g: &Group, scope: &Scope, depth: usize, top: bool) -> Sql {
    if g.nodes.is_empty() {
        return Sql::new("(1 = 1)");
    }
    if g.join == Join::Any
        && top
        && scope.backend == Backend::Postgres
        && g.nodes.len() > 1
        && let Some(union) = union(g, scope)
    {
        let mut sql = Sql::new("p.person_id IN (");
        sql.append(union).push(")");
        return sql;
    }
    let (open, between) = match g.join {
        Join::All => ("(", " AND "),
        Join::Any => ("(", " OR "),
        Join::None => ("(NOT ", " AND NOT "),
    };
    let mut sql = Sql::new(open);
    for (i, node) in g.nodes.iter().enumerate() {
        if i > 0 {
            sql.push(between);
        }
        let top = top && (g.join == Join::All || (g.join == Join::Any && g.nodes.len() == 1));
        sql.append(match node {
            Node::Group(inner) => group(inner, scope, depth, top),
            Node::Step(one) => step(one, scope, depth, top),
        });
    }
    sql.push(")");
    sql
}

fn step(s: &Step, scope: &Scope, depth: usize, top: bool) -> Sql {
    let mut sql = Sql::new(if s.not { "NOT " } else { "" });
    if let Some(tree) = inner(&s.is, scope) {
        // A circle can't be saved; one that is there all the same finds nobody.
        return if depth < MAX_INNER {
            sql.append(group(&tree.root, scope, depth + 1, top && !s.not));
            sql
        } else {
            Sql::new(if s.not { "(1 = 1)" } else { "(1 = 0)" })
        };
    }
    match asked(&s.is, scope) {
        Asked::Plain(plain) => sql.push("(").append(plain).push(")"),
        Asked::Has(rows) => sql.push("EXISTS (SELECT 1 ").append(rows).push(" AND x.person_id = p.person_id)"),
        Asked::Lacks(rows) => sql.push("NOT EXISTS (SELECT 1 ").append(rows).push(" AND x.person_id = p.person_id)"),
    };
    sql
}

/// The tree of a segment that is named by a condition and has one.
pub(super) fn inner<'a>(condition: &Condition, scope: &'a Scope) -> Option<&'a Tree> {
    let Condition::Segment(id) = condition else { return None };
    match scope.ground.segments.get(id) {
        Some(Inner::Tree(tree)) => Some(tree),
        _ => None,
    }
}

/// `SELECT x.person_id …` of the people a condition holds for, if it is asked of rows they have.
pub(super) fn set(condition: &Condition, scope: &Scope) -> Option<Sql> {
    match asked(condition, scope) {
        Asked::Has(rows) => {
            let mut sql = Sql::new("SELECT x.person_id ");
            sql.append(rows);
            Some(sql)
        }
        Asked::Plain(_) | Asked::Lacks(_) => None,
    }
}

/// The people of all the alternatives of a group, if each can be listed.
pub(super) fn union(g: &Group, scope: &Scope) -> Option<Sql> {
    let mut sql = Sql::default();
    for (i, node) in g.nodes.iter().enumerate() {
        if i > 0 {
            sql.push(" UNION ALL ");
        }
        let one = match node {
            Node::Step(s) if !s.not && inner(&s.is, scope).is_none() => set(&s.is, scope)?,
            Node::Group(g) if g.join == Join::Any && !g.nodes.is_empty() => union(g, scope)?,
            _ => return None,
        };
        sql.append(one);
    }
    (!sql.is_empty()).then_some(sql)
}
