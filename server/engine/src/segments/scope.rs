//! What a tree is asked with: whose people, which of them may be seen, and what was looked up beforehand.

use domain::access::{Actor, Capability};
use domain::ids::TenantId;
use domain::segments::{Ground, Group, Inner, Join, Node, Tree};

use super::{compile, fields, ground, manage, places};
use crate::db::dynamic::Sql;
use crate::db::{Backend, Tx};
use crate::people::visible::Reach;
use crate::{Engine, Result, access};

/// How far rows of a condition are counted to find the one with the fewest people.
const FEW: i64 = 50_000;

/// Whose people a tree is asked of, and how.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The tenant.
    pub tenant: TenantId,
    /// Which of its people may be seen.
    pub reach: Reach,
    /// What the conditions refer to.
    pub ground: Ground,
    /// Which database answers.
    pub backend: Backend,
    /// People outside of these can't be in: the condition with the fewest, which SQLite is told to begin with.
    pub driver: Option<Sql>,
}

impl Scope {
    /// For the people the actor may see.
    ///
    /// # Errors
    /// [`domain::ApiError::Forbidden`] without the right; [`domain::ApiError::NotFound`] if the tree names a segment that isn't there;
    /// [`domain::ApiError::Conflict`] (`cycle`, `too_wide`) if segments go round in a circle or a place holds too many postcodes.
    pub async fn of(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability, tree: &Tree) -> Result<Self> {
        let reach = Reach::of(engine, tx, actor, capability).await?;
        Self::within(engine, tx, actor.tenant, reach, tree).await
    }

    /// For people within a reach that is known already.
    ///
    /// # Errors
    /// As [`Scope::of`].
    pub async fn within(engine: &Engine, tx: &mut Tx, tenant: TenantId, reach: Reach, tree: &Tree) -> Result<Self> {
        let tree = tree.finished();
        let ground = ground::look_up(engine, tx, tenant, &tree).await?;
        let mut scope = Self { tenant, reach, ground, backend: tx.backend(), driver: None };
        scope.driver = scope.smallest(tx, &tree.root).await?;
        Ok(scope)
    }

    /// The trees of the segments inside.
    pub(super) fn inside(&self) -> impl Iterator<Item = &Tree> {
        self.ground.segments.values().filter_map(|inner| if let Inner::Tree(tree) = inner { Some(tree) } else { None })
    }

    /// The condition with the fewest people. Postgres finds its own way, and needs none.
    async fn smallest(&self, tx: &mut Tx, group: &Group) -> Result<Option<Sql>> {
        if self.backend == Backend::Postgres {
            return Ok(None);
        }
        let mut best: Option<(i64, Sql)> = None;
        for set in self.candidates(group, 0) {
            let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM (");
            let limit = best.as_ref().map_or(FEW, |(n, _)| *n);
            sql.append(set.clone()).push(" LIMIT ").bind(limit).push(") AS few");
            let n: i64 = sql.value(tx).await?;
            if n < limit {
                best = Some((n, set));
            }
        }
        Ok(best.map(|(_, set)| set))
    }

    /// Sets of people each of which holds everybody the group can hold.
    fn candidates(&self, group: &Group, depth: usize) -> Vec<Sql> {
        let one = group.nodes.len() == 1;
        match group.join {
            Join::All => group.nodes.iter().flat_map(|node| self.sets(node, depth)).collect(),
            Join::Any if one => group.nodes.iter().flat_map(|node| self.sets(node, depth)).collect(),
            Join::Any => compile::union(group, self).into_iter().collect(),
            Join::None => Vec::new(),
        }
    }

    fn sets(&self, node: &Node, depth: usize) -> Vec<Sql> {
        match node {
            Node::Group(group) => self.candidates(group, depth),
            Node::Step(step) if step.not => Vec::new(),
            Node::Step(step) => match compile::inner(&step.is, self) {
                Some(tree) if depth < domain::segments::MAX_INNER => self.candidates(&tree.root, depth + 1),
                _ => compile::set(&step.is, self).into_iter().collect(),
            },
        }
    }
}

/// Everything a use case begins with: the tree's size checked, and that the segments and fields it names are the actor's to ask about; its places
/// known, a transaction, and the actor's scope.
pub(super) async fn open(engine: &Engine, actor: &Actor, tree: &Tree) -> Result<(Tx, Scope)> {
    access::require(actor, Capability::PeopleRead)?;
    tree.fits()?;
    places::refresh(engine, actor.tenant, tree).await?;
    let mut tx = engine.read().await?;
    for id in tree.finished().inner() {
        manage::seen(engine, &mut tx, actor, id).await?;
    }
    let scope = Scope::of(engine, &mut tx, actor, Capability::PeopleRead, tree).await?;
    fields::require(engine, &mut tx, actor, tree).await?;
    fields::open(&mut tx, actor.tenant, scope.inside()).await?;
    Ok((tx, scope))
}
