//! How many of a segment live in each district: numbers on the boundaries representatives are found by, never dots.

use std::collections::BTreeMap;

use domain::access::{Actor, Capability};
use domain::ids::{AreaId, SegmentId};
use domain::representatives::level::AreaKind;
use domain::representatives::map::MapView;
use domain::segments::{AreaCount, DistrictMap, DistrictShape, Few, SegmentKind, Tree};

use super::compile::where_clause;
use super::scope::{Scope, open};
use super::{count, manage, places};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::visible::Reach;
use crate::representatives::geo::{BBox, Shape, svg};
use crate::representatives::lookup::drawn;
use crate::{Engine, Result, clock, tenants};

/// Pixels of the drawing.
const SIZE: (u16, u16) = (640, 520);

/// The map of a tree by districts of one kind; of the first kind there is without one.
///
/// # Errors
/// As [`super::count`].
pub async fn map(engine: &Engine, actor: &Actor, tree: &Tree, kind: Option<AreaKind>) -> Result<DistrictMap> {
    places::refresh_all(engine, actor.tenant).await?;
    let (mut tx, scope) = open(engine, actor, tree).await?;
    drawn_map(engine, &mut tx, &scope, tree, kind).await
}

/// How many are in a segment, for those too who may not see people: they are not told a small number.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the actor does not have the segment; [`domain::ApiError::Forbidden`] without the right to see people
/// or events.
pub async fn statistic(engine: &Engine, actor: &Actor, id: SegmentId) -> Result<Few> {
    let right = if actor.has(Capability::PeopleRead) { Capability::PeopleRead } else { Capability::EventsRead };
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, right).await?;
    let row = manage::seen(engine, &mut tx, actor, id).await?;
    let tree = match row.kind {
        SegmentKind::Dynamic => row.tree.0,
        SegmentKind::Static => super::frozen_tree(id),
    };
    drop(tx);
    places::refresh(engine, actor.tenant, &tree).await?;
    let mut tx = engine.read().await?;
    let scope = Scope::within(engine, &mut tx, actor.tenant, reach, &tree).await?;
    let n = count::counted(&mut tx, &tree, &scope).await?;
    Ok(if right == Capability::PeopleRead { Few::Exactly(n) } else { Few::hide(n) })
}

async fn drawn_map(engine: &Engine, tx: &mut Tx, scope: &Scope, tree: &Tree, kind: Option<AreaKind>) -> Result<DistrictMap> {
    let zone = tenants::get(tx, scope.tenant).await?.map(|t| t.zone).unwrap_or_default();
    let date = clock::date_in(engine.now(), &zone);
    let all = drawn::districts(engine, tx, scope.tenant, &date).await?;
    let kinds: Vec<AreaKind> = AreaKind::ALL.iter().copied().filter(|k| all.iter().any(|(_, kind, ..)| kind == k)).collect();
    let kind = kind.filter(|k| kinds.contains(k)).or(kinds.first().copied());
    let total = count::counted(tx, tree, scope).await?;
    let Some(kind) = kind else {
        return Ok(DistrictMap {
            kinds,
            kind: AreaKind::default(),
            width: SIZE.0,
            height: SIZE.1,
            shapes: Vec::new(),
            unknown: Few::hide(total),
        });
    };
    let shown: Vec<_> = all.into_iter().filter(|(_, k, ..)| *k == kind).collect();
    let counts = by_area(tx, scope, tree).await?;
    let placed: i64 = shown.iter().filter_map(|(id, ..)| counts.get(id)).sum();
    let shapes = shapes(&shown, &counts);
    Ok(DistrictMap { kinds, kind, width: SIZE.0, height: SIZE.1, shapes, unknown: Few::hide((total - placed).max(0)) })
}

/// People of the tree by each district they live in.
async fn by_area(tx: &mut Tx, scope: &Scope, tree: &Tree) -> Result<BTreeMap<AreaId, i64>> {
    let mut sql = Sql::new(
        "SELECT pa.area_id, CAST(COUNT(*) AS BIGINT) FROM person p JOIN postal_address h ON h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home' JOIN place_area pa ON pa.tenant_id = h.tenant_id AND pa.postcode = REPLACE(REPLACE(UPPER(h.postcode), ' ', ''), '-', '') WHERE h.country IN ",
    );
    sql.list(["", scope.ground.country.as_str()]).push(" AND ").append(where_clause(tree, scope)).push(" GROUP BY pa.area_id");
    Ok(sql.all::<(AreaId, i64)>(tx).await?.into_iter().collect())
}

type District = (AreaId, AreaKind, String, Shape);

fn shapes(shown: &[District], counts: &BTreeMap<AreaId, i64>) -> Vec<DistrictShape> {
    let around = shown.iter().filter_map(|(.., shape)| shape.bbox()).reduce(BBox::union);
    let Some(around) = around else { return Vec::new() };
    let view = MapView::fit(around.min.to_degrees(), around.max.to_degrees(), SIZE.0, SIZE.1);
    let most = shown.iter().filter_map(|(id, ..)| counts.get(id)).copied().max().unwrap_or_default();
    let one = |(id, _, name, shape): &District| {
        let n = counts.get(id).copied().unwrap_or_default();
        let people = Few::hide(n);
        DistrictShape {
            count: AreaCount { area: Some(*id), name: name.clone(), people },
            path: svg::path(shape, &view),
            band: band(people, most),
        }
    };
    let mut out: Vec<DistrictShape> = shown.iter().map(one).collect();
    out.sort_by(|a, b| order(b.count.people).cmp(&order(a.count.people)).then_with(|| a.count.name.cmp(&b.count.name)));
    out
}

fn order(few: Few) -> i64 {
    if let Few::Exactly(n) = few { n } else { 0 }
}

/// How dark it is: 0 for a number that is not told, 1 to 4 for quarters of the largest.
fn band(people: Few, most: i64) -> u8 {
    match people {
        Few::Fewer => 0,
        Few::Exactly(n) => u8::try_from((n * 4 - 1).max(0) / most.max(1)).unwrap_or(3).min(3) + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_of_the_largest() {
        assert_eq!(band(Few::hide(4), 100), 0);
        for (n, want) in [(5, 1), (25, 1), (26, 2), (75, 3), (76, 4), (100, 4)] {
            assert_eq!(band(Few::hide(n), 100), want, "{n}");
        }
    }
}
