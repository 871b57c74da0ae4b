//! The JSON of GeoJSON, read without building a tree: coordinates go straight into whole numbers, heights are dropped.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};

use crate::representatives::geo::{Polygon, Pt, Ring};

/// A collection, a feature or a geometry: whichever fields are there.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Raw {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub features: Option<Vec<Option<Feature>>>,
    pub properties: Option<BTreeMap<String, serde_json::Value>>,
    pub geometry: Option<Geometry>,
    pub coordinates: Option<Node>,
    pub geometries: Option<Vec<Geometry>>,
    pub id: Option<serde_json::Value>,
}

/// A feature.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Feature {
    pub properties: Option<BTreeMap<String, serde_json::Value>>,
    pub geometry: Option<Geometry>,
    pub id: Option<serde_json::Value>,
}

/// A geometry of any type.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Geometry {
    pub coordinates: Option<Node>,
    pub geometries: Option<Vec<Geometry>>,
}

/// Coordinates at any depth of nesting.
#[derive(Debug)]
pub enum Node {
    /// A number on its own, or anything that is not a number or a list.
    Number(f64),
    /// A position.
    Position(f64, f64),
    /// A line; `false` if some position was not on the earth.
    Line(Ring, bool),
    /// A list of lines, or of lists of lines.
    List(Vec<Node>),
}

/// Coordinates are not degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotDegrees;

impl Geometry {
    /// The polygons in it.
    pub fn polygons(self) -> Result<Vec<Polygon>, NotDegrees> {
        let mut out = Vec::new();
        if let Some(node) = self.coordinates {
            collect(node, &mut out)?;
        }
        for inner in self.geometries.unwrap_or_default() {
            out.extend(inner.polygons()?);
        }
        Ok(out)
    }
}

/// A list of lines is a polygon, a list of lists of lines a multipolygon; points and single lines enclose nothing.
fn collect(node: Node, out: &mut Vec<Polygon>) -> Result<(), NotDegrees> {
    let Node::List(items) = node else { return Ok(()) };
    let mut rings = Vec::new();
    for item in items {
        match item {
            Node::Line(ring, true) if ring.len() >= 3 => rings.push(ring),
            Node::Line(_, false) => return Err(NotDegrees),
            deeper @ Node::List(_) => collect(deeper, out)?,
            _ => {}
        }
    }
    if !rings.is_empty() {
        out.push(Polygon { rings });
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }
    fn visit_f64<E>(self, v: f64) -> Result<Node, E> {
        Ok(Node::Number(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Node, E> {
        Ok(Node::Number(i32::try_from(v).map_or(f64::NAN, f64::from)))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Node, E> {
        Ok(Node::Number(u32::try_from(v).map_or(f64::NAN, f64::from)))
    }
    fn visit_str<E>(self, v: &str) -> Result<Node, E> {
        Ok(Node::Number(v.trim().parse().unwrap_or(f64::NAN)))
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Number(f64::NAN))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Number(f64::NAN))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Node::Number(f64::NAN))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let Some(first) = seq.next_element::<Node>()? else { return Ok(Node::List(Vec::new())) };
        match first {
            Node::Number(x) => {
                let y = match seq.next_element::<Node>()? {
                    Some(Node::Number(y)) => y,
                    _ => f64::NAN,
                };
                // A height may follow, and in old files "no data" as -999.
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Node::Position(x, y))
            }
            Node::Position(x, y) => {
                let mut line = Line::default();
                line.push(x, y);
                while let Some(node) = seq.next_element::<Node>()? {
                    match node {
                        Node::Position(x, y) => line.push(x, y),
                        _ => line.fine = false,
                    }
                }
                Ok(Node::Line(line.ring, line.fine))
            }
            other => {
                let mut items = vec![other];
                while let Some(node) = seq.next_element::<Node>()? {
                    items.push(node);
                }
                Ok(Node::List(items))
            }
        }
    }
}

struct Line {
    ring: Ring,
    fine: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self { ring: Ring::new(), fine: true }
    }
}

impl Line {
    fn push(&mut self, x: f64, y: f64) {
        match Pt::from_degrees(x, y) {
            Some(p) if self.ring.last() != Some(&p) => self.ring.push(p),
            Some(_) => {}
            None => self.fine = false,
        }
    }
}
