//! Which area leads to which district that somebody sits for: by crosswalks first, then by equal codes or names where two
//! sets of areas clearly are the same. Worked out anew after every import, so that files can come in any order.

mod matching;
pub(crate) mod sql;

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{AreaId, TenantId};
use domain::representatives::import::Leftovers;
use domain::representatives::level::AreaKind;

use crate::db::Tx;
use crate::representatives::parse::code;
use crate::{Engine, Result, all, exec};

/// An area as far as matching needs it.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Row {
    area_id: AreaId,
    scheme: String,
    code: String,
    code_key: String,
    name: String,
    name_key: String,
    kind: AreaKind,
    drawn: bool,
    current: bool,
}

/// Everything there is to match.
struct World {
    areas: Vec<Row>,
    seated: BTreeSet<AreaId>,
    /// Scheme (empty: any) and code of every area a postcode leads to.
    targets: Vec<(String, String)>,
    crosswalk: Vec<(String, String, String, String, String)>,
}

/// Works out the links anew and writes those that differ; gives what remained unmatched, and whether anything changed.
///
/// # Errors
/// If the database fails.
pub async fn refresh(engine: &Engine, tenant: TenantId) -> Result<(Leftovers, bool)> {
    let mut tx = engine.write().await?;
    let world = load(&mut tx, tenant).await?;
    let (links, names) = work_out(&world);
    let mut changed = false;
    for (area, name) in names {
        changed |= exec!(&mut tx, sql::NAME_ONCE, tenant, area, name)? > 0;
    }
    let old: BTreeMap<(AreaId, AreaId), String> = all!(&mut tx, (AreaId, AreaId, String), sql::LINKS, tenant)?
        .into_iter()
        .map(|(from, to, origin)| ((from, to), origin))
        .collect();
    for ((from, to), origin) in &old {
        if links.get(&(*from, *to)).copied() != Some(origin.as_str()) {
            exec!(&mut tx, sql::DELETE, tenant, from, to)?;
            changed = true;
        }
    }
    for ((from, to), origin) in &links {
        if old.get(&(*from, *to)).map(String::as_str) != Some(origin) {
            exec!(&mut tx, sql::INSERT, tenant, from, to, *origin)?;
            changed = true;
        }
    }
    let left = leftovers(&world, &links);
    engine.commit_public(tx, tenant).await?;
    Ok((left, changed))
}

async fn load(tx: &mut Tx, tenant: TenantId) -> Result<World> {
    Ok(World {
        areas: all!(tx, Row, sql::AREAS, tenant)?,
        seated: all!(tx, (AreaId,), sql::SEATED, tenant)?.into_iter().map(|(id,)| id).collect(),
        targets: all!(tx, (String, String), sql::POSTCODE_TARGETS, tenant)?,
        crosswalk: all!(tx, (String, String, String, String, String), sql::CROSSWALK, tenant)?,
    })
}

type Links = BTreeMap<(AreaId, AreaId), &'static str>;

fn work_out(world: &World) -> (Links, BTreeMap<AreaId, String>) {
    let by_code = ByCode::new(&world.areas);
    let mut links = Links::new();
    let mut names = BTreeMap::new();
    for (from, to, from_scheme, to_scheme, to_name) in &world.crosswalk {
        let targets: Vec<&Row> = by_code.find(to_scheme, to).collect();
        for target in &targets {
            if !to_name.is_empty() {
                names.entry(target.area_id).or_insert_with(|| to_name.clone());
            }
        }
        for source in by_code.find(from_scheme, from) {
            for target in targets.iter().filter(|t| t.area_id != source.area_id && t.scheme != source.scheme) {
                links.insert((source.area_id, target.area_id), "crosswalk");
            }
        }
    }
    let reached: BTreeSet<AreaId> = links.keys().map(|(_, to)| *to).collect();
    let targeted: BTreeSet<AreaId> =
        world.targets.iter().flat_map(|(scheme, code)| by_code.find(scheme, code)).map(|a| a.area_id).collect();
    let crossed: BTreeSet<String> = world.crosswalk.iter().map(|c| c.1.clone()).collect();
    let unplaced: Vec<&Row> = world
        .areas
        .iter()
        .filter(|a| world.seated.contains(&a.area_id) && !a.drawn && a.kind != AreaKind::Abroad)
        .filter(|a| !reached.contains(&a.area_id) && !crossed.contains(&a.code))
        .collect();
    let places: Vec<&Row> = world
        .areas
        .iter()
        .filter(|a| {
            (a.drawn || targeted.contains(&a.area_id)) && a.kind != AreaKind::Postcode && !world.seated.contains(&a.area_id)
        })
        .collect();
    for (place, seat, origin) in matching::pairs(&unplaced, &places) {
        links.entry((place, seat)).or_insert(origin);
    }
    (links, names)
}

/// Areas by their codes.
pub(super) struct ByCode<'a> {
    exact: BTreeMap<&'a str, Vec<&'a Row>>,
    loose: BTreeMap<&'a str, Vec<&'a Row>>,
}

impl<'a> ByCode<'a> {
    fn new(areas: &'a [Row]) -> Self {
        let mut out = Self { exact: BTreeMap::new(), loose: BTreeMap::new() };
        for a in areas {
            out.exact.entry(&a.code).or_default().push(a);
            out.loose.entry(&a.code_key).or_default().push(a);
        }
        out
    }

    /// The areas with the code, in one scheme or (empty) in any; those spelt otherwise only if none is spelt so.
    fn find(&self, scheme: &str, code: &str) -> impl Iterator<Item = &'a Row> {
        let fits = |a: &&&Row| scheme.is_empty() || a.scheme == scheme;
        let mut found: Vec<&'a Row> = self.exact.get(code).into_iter().flatten().filter(fits).copied().collect();
        if found.is_empty() {
            found = self.loose.get(code::key(code).as_str()).into_iter().flatten().filter(fits).copied().collect();
        }
        found.into_iter()
    }
}

fn leftovers(world: &World, links: &Links) -> Leftovers {
    let by_code = ByCode::new(&world.areas);
    let targeted: BTreeSet<AreaId> =
        world.targets.iter().flat_map(|(scheme, code)| by_code.find(scheme, code)).map(|a| a.area_id).collect();
    // A postcode may lead to a code that only a crosswalk knows: then what the crosswalk leads to has its place.
    let target_codes: BTreeSet<&str> = world.targets.iter().map(|(_, code)| code.as_str()).collect();
    let by_table: BTreeSet<&str> =
        world.crosswalk.iter().filter(|c| target_codes.contains(c.0.as_str())).map(|c| c.1.as_str()).collect();
    let reached: BTreeSet<AreaId> = links.keys().map(|(_, to)| *to).collect();
    let leads: BTreeSet<AreaId> = links.keys().map(|(from, _)| *from).collect();
    let placed = |a: &Row| {
        a.drawn
            || reached.contains(&a.area_id)
            || targeted.contains(&a.area_id)
            || by_table.contains(a.code.as_str())
            || a.kind == AreaKind::Abroad
    };
    let label = |a: &Row| if a.name == a.code { a.code.clone() } else { format!("{} ({})", a.name, a.code) };
    let seats: Vec<String> = world.areas.iter().filter(|a| world.seated.contains(&a.area_id) && !placed(a)).map(label).collect();
    let is_place = |a: &&Row| (a.drawn || targeted.contains(&a.area_id)) && a.kind != AreaKind::Postcode && a.current;
    let areas: Vec<String> = world
        .areas
        .iter()
        .filter(is_place)
        .filter(|a| !world.seated.contains(&a.area_id) && !leads.contains(&a.area_id))
        .map(label)
        .collect();
    let count = |list: &[String]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    Leftovers {
        seats_total: count(&seats),
        areas_total: count(&areas),
        seats_without_area: seats.into_iter().take(KEPT).collect(),
        areas_without_seat: areas.into_iter().take(KEPT).collect(),
    }
}

/// How many leftovers are listed by name.
const KEPT: usize = 200;
