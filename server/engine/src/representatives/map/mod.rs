//! The map for the pin: boundaries drawn by the server as one SVG image, light and dark, without any tile server.

use std::fmt::Write;

use domain::ids::TenantId;
use domain::representatives::level::AreaKind;
use domain::representatives::map::MapView;
use domain::representatives::place::GeoPoint;

use super::geo::{BBox, Pt, Shape, svg};
use super::lookup::drawn::{extent, touching_in};
use crate::{Engine, Result};

/// Colours live in the image, because an image sees nothing of the page's stylesheet.
const STYLE: &str = "<style>.s{fill:#dbe7f3}.a{fill:#fbfaf7;stroke:#8a8f98;stroke-width:1;stroke-linejoin:round;fill-rule:evenodd}\
.t{font:600 12px system-ui,sans-serif;fill:#33373d;text-anchor:middle;paint-order:stroke;stroke:#fbfaf7;stroke-width:3}\
.p{fill:#b3261e;stroke:#fff;stroke-width:2}@media (prefers-color-scheme:dark){.s{fill:#16202b}.a{fill:#23272e;stroke:#7d848f}\
.t{fill:#e3e5e8;stroke:#23272e}.p{fill:#ff8a80;stroke:#16181c}}</style>";

/// The view that shows everything there is; `None` if nothing is drawn in this installation.
///
/// # Errors
/// If the database fails.
pub async fn whole(engine: &Engine, tenant: TenantId, date: &str, width: u16, height: u16) -> Result<Option<MapView>> {
    let mut tx = engine.read().await?;
    let all = extent(&mut tx, tenant, date).await?;
    Ok(all.map(|b| MapView::fit(b.min.to_degrees(), b.max.to_degrees(), width, height)))
}

/// The map of a view as an SVG document; `pin` is marked.
///
/// # Errors
/// If the database fails.
pub async fn draw(engine: &Engine, tenant: TenantId, date: &str, view: &MapView, pin: Option<GeoPoint>) -> Result<String> {
    let mut tx = engine.read().await?;
    let corner = |x: u16, y: u16| view.to_point(f64::from(x), f64::from(y));
    let far = |p: Option<GeoPoint>, lat: f64, lon: f64| p.unwrap_or(GeoPoint { lat, lon });
    let (nw, se) = (far(corner(0, 0), 90.0, -180.0), far(corner(view.width, view.height), -90.0, 180.0));
    let b = BBox { min: Pt::from(GeoPoint { lat: se.lat, lon: nw.lon }), max: Pt::from(GeoPoint { lat: nw.lat, lon: se.lon }) };
    let mut areas = touching_in(engine, &mut tx, tenant, date, b).await?;
    areas.retain(|(kind, _, _)| *kind != AreaKind::Postcode);
    Ok(document(view, &areas, pin))
}

fn document(view: &MapView, areas: &[(AreaKind, String, Shape)], pin: Option<GeoPoint>) -> String {
    let (w, h) = (view.width, view.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">{STYLE}<rect class=\"s\" width=\"{w}\" height=\"{h}\"/>"
    );
    let mut names = String::new();
    for (_, name, shape) in areas {
        let d = svg::path(shape, view);
        if d.is_empty() {
            continue;
        }
        // Writing to a String cannot fail.
        let _ = write!(out, "<path class=\"a\" d=\"{d}\"/>");
        if let Some((x, y)) = label_at(shape, view, name) {
            let _ = write!(names, "<text class=\"t\" x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escape(name));
        }
    }
    out.push_str(&names);
    if let Some((x, y)) = pin.map(|p| view.to_pixel(p)) {
        let _ = write!(out, "<circle class=\"p\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\"/>");
    }
    out.push_str("</svg>");
    out
}

/// The middle of an area that is wide enough for its name and not larger than the map.
fn label_at(shape: &Shape, view: &MapView, name: &str) -> Option<(f64, f64)> {
    let b = shape.bbox()?;
    let (left, bottom) = view.to_pixel(b.min.to_degrees());
    let (right, top) = view.to_pixel(b.max.to_degrees());
    let letters = u16::try_from(name.chars().count()).ok()?;
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let inside = x > 0.0 && x < f64::from(view.width) && y > 8.0 && y < f64::from(view.height);
    (inside && right - left > f64::from(letters) * 7.0 && bottom - top > 18.0).then_some((x, y + 4.0))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::geo::testing::{shape, square};
    use super::*;

    #[test]
    fn areas_names_and_the_pin_are_drawn() {
        let view = MapView { center: GeoPoint { lat: 1.0, lon: 1.0 }, span: 4.0, width: 400, height: 400 };
        let areas = vec![(AreaKind::Constituency, "Salt & <Sand>".to_owned(), shape(vec![vec![square(0, 0, 2)]]))];
        let svg = document(&view, &areas, Some(GeoPoint { lat: 1.0, lon: 1.0 }));
        assert_eq!(svg.matches("<path").count(), 1);
        assert!(svg.contains("Salt &amp; &lt;Sand&gt;") && svg.contains("cx=\"200.0\" cy=\"200.0\""));
        assert!(!svg.contains("style="), "no inline style attributes");
        let far = MapView { center: GeoPoint { lat: 60.0, lon: 60.0 }, ..view };
        assert_eq!(document(&far, &areas, None).matches("<path").count(), 0);
    }
}
