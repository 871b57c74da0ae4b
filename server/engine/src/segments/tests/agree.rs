//! A tree in SQL finds the same people as the tree asked of each person here, on both databases.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{PersonId, SegmentId};
use domain::segments::{Condition, Facts, Join, SegmentEdit, SegmentKind, Tree, holds};
use proptest::test_runner::TestRunner;

use super::super::{compile, facts, ground, manage, scope::Scope};
use super::trees;
use super::world::{Chance, World, peopled};
use crate::Tx;
use crate::db::dynamic::Sql;
use crate::people::visible::Reach;
use crate::testing::TestEngine;

/// Enough that each condition and most pairs come up.
const TREES: usize = 400;

async fn found(tx: &mut Tx, tree: &Tree, scope: &Scope) -> BTreeSet<PersonId> {
    let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE ");
    sql.append(compile::where_clause(tree, scope));
    let rows: Vec<(PersonId,)> = sql.all(tx).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

async fn agrees(t: &TestEngine, tx: &mut Tx, everybody: &BTreeMap<PersonId, Facts>, tree: &Tree) -> usize {
    let mut scope = Scope::within(&t.engine, tx, t.tenant.id, Reach::All, tree).await.unwrap();
    let mut known = scope.ground.clone();
    ground::with_districts(tx, t.tenant.id, tree, &mut known).await.unwrap();
    let want: BTreeSet<PersonId> = everybody.iter().filter(|(_, f)| holds(tree, f, &known).holds).map(|(id, _)| *id).collect();
    let shown = serde_json::to_string(tree).unwrap();
    assert_eq!(found(tx, tree, &scope).await, want, "{shown}");
    scope.driver = None;
    assert_eq!(found(tx, tree, &scope).await, want, "without a beginning: {shown}");
    want.len()
}

async fn everybody(t: &TestEngine, tx: &mut Tx, w: &World) -> BTreeMap<PersonId, Facts> {
    let mut out = BTreeMap::new();
    for person in &w.people {
        if let Some(facts) = facts::load(tx, t.tenant.id, *person).await.unwrap() {
            out.insert(*person, facts);
        }
    }
    out
}

async fn saved(t: &TestEngine, name: &str, tree: Tree) -> SegmentId {
    let edit = SegmentEdit { name: name.into(), organisation: t.root, shared: true, kind: SegmentKind::Dynamic, tree };
    manage::create(&t.engine, &t.owner, &edit).await.unwrap()
}

crate::both_databases! {
    async fn sql_and_rust_agree_on_any_tree(t: TestEngine) {
        let w = peopled(&t, 150).await;
        let tagged = saved(&t, "tagged", Tree::of(Join::Any, vec![Condition::TagGroup(w.group).into()])).await;
        let nested = saved(&t, "nested", Tree::of(Join::None, vec![Condition::Segment(tagged).into(), Condition::Segment(w.frozen).into()])).await;
        let mut tx = t.engine.read().await.unwrap();
        let all = everybody(&t, &mut tx, &w).await;
        assert!(all.len() > 100 && all.len() < 150, "some have left");
        let mut chance = Chance(TestRunner::deterministic());
        let (mut some, mut none) = (0, 0);
        for _ in 0..TREES {
            let tree = chance.of(trees::tree(&w, &[tagged, nested, w.frozen]));
            match agrees(&t, &mut tx, &all, &tree).await {
                0 => none += 1,
                n if n == all.len() => none += 1,
                _ => some += 1,
            }
        }
        assert!(some > TREES / 4, "most trees must tell people apart: {some} do, {none} don't");
    }

    async fn every_condition_alone_and_its_opposite(t: TestEngine) {
        let w = peopled(&t, 80).await;
        let mut tx = t.engine.read().await.unwrap();
        let all = everybody(&t, &mut tx, &w).await;
        let mut chance = Chance(TestRunner::deterministic());
        for _ in 0..200 {
            let is = chance.of(trees::condition(&w, &[w.frozen]));
            let yes = agrees(&t, &mut tx, &all, &Tree::of(Join::All, vec![is.clone().into()])).await;
            let no = agrees(&t, &mut tx, &all, &Tree::of(Join::None, vec![is.clone().into()])).await;
            assert_eq!(yes + no, all.len(), "everybody is one or the other: {is:?}");
        }
    }
}
