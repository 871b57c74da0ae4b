//! Areas as the look-up sees them, and following them to the districts they lie in.

use std::collections::BTreeSet;

use domain::ids::AreaId;
use domain::representatives::level::AreaKind;

use super::{Asked, sql};
use crate::db::Tx;
use crate::representatives::parse::code;
use crate::{Result, all};

/// An area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Area {
    pub area_id: AreaId,
    pub scheme: String,
    pub code: String,
    pub name: String,
    pub kind: AreaKind,
}

/// The names of areas, each once.
pub fn labels(areas: &[Area]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for a in areas {
        if !names.contains(&a.name.as_str()) {
            names.push(&a.name);
        }
    }
    names.join(" · ")
}

/// The areas and everything they lead to, step by step.
pub async fn with_districts(asked: &Asked<'_>, tx: &mut Tx, areas: &[AreaId]) -> Result<Vec<AreaId>> {
    let mut out: Vec<AreaId> = areas.to_vec();
    let mut seen: BTreeSet<AreaId> = areas.iter().copied().collect();
    let mut at = 0;
    // A municipality leads to a constituency, that to a region: more than a few steps is a circle in somebody's table.
    while let Some(from) = out.get(at).copied().filter(|_| out.len() < 64) {
        for (to,) in all!(tx, (AreaId,), sql::LINKED, asked.tenant, from)? {
            if seen.insert(to) {
                out.push(to);
            }
        }
        at += 1;
    }
    Ok(out)
}

/// The areas with a code, in one scheme or (empty) in any; those spelt otherwise only if none is spelt so.
pub async fn by_code(asked: &Asked<'_>, tx: &mut Tx, scheme: &str, code: &str) -> Result<Vec<Area>> {
    let found = all!(tx, Area, sql::BY_CODE, asked.tenant, code::key(code), &asked.date)?;
    let mut found: Vec<Area> = found.into_iter().filter(|a| scheme.is_empty() || a.scheme == scheme).collect();
    if found.iter().any(|a| a.code == code) {
        found.retain(|a| a.code == code);
    }
    Ok(found)
}

/// The areas a code of a postcode table means: those with the code, or, if there are none, those a crosswalk leads to from it.
pub async fn meant(asked: &Asked<'_>, tx: &mut Tx, scheme: &str, code: &str) -> Result<Vec<Area>> {
    let found = by_code(asked, tx, scheme, code).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let mut out = Vec::new();
    for (scheme, to) in all!(tx, (String, String), sql::CROSSED, asked.tenant, code)? {
        for a in by_code(asked, tx, &scheme, &to).await? {
            if !out.contains(&a) {
                out.push(a);
            }
        }
    }
    Ok(out)
}
