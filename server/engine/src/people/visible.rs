//! Who may see whom: a person is seen through the organisations they are or were tied to, and by those whose right holds for the whole
//! tree in any case.

use domain::access::{Actor, Capability};
use domain::ids::{OrganisationId, PersonId, TenantId};

use super::sql;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::{Engine, Error, Result, access, all, not_found, one, tenants, value};

/// How far a right reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole tree: everybody is seen, no condition is needed.
    All,
    /// These organisations, those below included.
    Some(Vec<OrganisationId>),
}

impl Reach {
    /// How far the caller's right reaches.
    ///
    /// # Errors
    /// [`domain::ApiError::Forbidden`] without the right anywhere.
    pub async fn of(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability) -> Result<Self> {
        access::require(actor, capability)?;
        let root = tenants::root(tx, actor.tenant).await?;
        let reached = all!(tx, (OrganisationId,), sql::BRANCHES_REACHED, actor.tenant, actor.account, capability, engine.now())?;
        let reached: Vec<OrganisationId> = reached.into_iter().map(|(id,)| id).collect();
        // Whoever reaches the root reaches it by a right over it: nothing is above.
        if root.is_some_and(|root| reached.contains(&root)) { Ok(Self::All) } else { Ok(Self::Some(reached)) }
    }

    /// Whether it reaches an organisation.
    #[must_use]
    pub fn contains(&self, organisation: OrganisationId) -> bool {
        match self {
            Self::All => true,
            Self::Some(reached) => reached.contains(&organisation),
        }
    }

    /// The condition that the person of the row called `p` is seen, to stand after a `WHERE …`: ` AND EXISTS (…)`, or nothing.
    #[must_use]
    pub fn and_seen(&self, tenant: TenantId) -> Sql {
        self.and_seen_as(tenant, "p.person_id")
    }

    /// The same for a person whose identifier is called otherwise.
    #[must_use]
    pub fn and_seen_as(&self, tenant: TenantId, person: &'static str) -> Sql {
        let Self::Some(reached) = self else { return Sql::default() };
        let mut sql = Sql::new(" AND EXISTS (SELECT 1 FROM affiliation reach WHERE reach.tenant_id = ");
        sql.bind(tenant).push(" AND reach.person_id = ").push(person).push(" AND reach.organisation_id IN ");
        sql.list(reached.iter().copied()).push(")");
        sql
    }
}

/// Insists on a right over an organisation the person is or was tied to, or over the whole tree.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right anywhere; [`domain::ApiError::NotFound`] if it does not reach this
/// person, or the person was erased.
pub async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability, person: PersonId) -> Result<()> {
    access::require(actor, capability)?;
    let reached = value!(tx, i64, sql::REACHED, actor.tenant, actor.account, capability, engine.now(), person)?;
    if reached > 0 {
        return Ok(());
    }
    let exists = one!(tx, (PersonId,), sql::EXISTS, actor.tenant, person)?.is_some();
    if exists && Reach::of(engine, tx, actor, capability).await? == Reach::All { Ok(()) } else { not_found() }
}

/// Whether [`require`] would be content.
///
/// # Errors
/// If the database fails.
pub async fn reaches(engine: &Engine, tx: &mut Tx, actor: &Actor, capability: Capability, person: PersonId) -> Result<bool> {
    match require(engine, tx, actor, capability, person).await {
        Ok(()) => Ok(true),
        Err(Error::Api(_)) => Ok(false),
        Err(e) => Err(e),
    }
}
