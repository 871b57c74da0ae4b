//! What a map is asked for in the query: the view, where it was pressed, where the pin is.

use domain::representatives::map::MapView;
use domain::representatives::place::GeoPoint;

use crate::server::ServerCtx;

/// Width and height of the map for wide pages and for phones. The browser tells where a picture was pressed in its own
/// pixels, so the picture must not be scaled: there are two.
pub const SIZES: [(u16, u16); 2] = [(640, 480), (320, 360)];

/// The view that the query describes, `None` if it describes none.
#[must_use]
pub fn view(ctx: &ServerCtx) -> Option<MapView> {
    let number = |name: &str| ctx.query(name)?.parse::<f64>().ok().filter(|n| n.is_finite());
    let size = |name: &str, or: u16| {
        ctx.query(name).and_then(|v| v.parse::<u16>().ok()).filter(|n| (100..=1200).contains(n)).unwrap_or(or)
    };
    let [(width, height), _] = SIZES;
    let span = number("span").filter(|s| *s > 0.0 && *s <= 180.0)?;
    let center = GeoPoint::new(number("lat")?, number("lon")?)?;
    Some(MapView { center, span, width: size("w", width), height: size("h", height) })
}

/// Where the map was pressed. A press by keyboard says "0, 0", which is nowhere.
#[must_use]
pub fn pressed(ctx: &ServerCtx, view: &MapView) -> Option<GeoPoint> {
    let pixel = |name: &str| ctx.query(name)?.parse::<u16>().ok();
    let (x, y) = (pixel("pin.x")?, pixel("pin.y")?);
    if (x, y) == (0, 0) { None } else { view.to_point(f64::from(x), f64::from(y)) }
}

/// Where the pin is already.
#[must_use]
pub fn pinned(ctx: &ServerCtx) -> Option<GeoPoint> {
    let at = ctx.query("at")?;
    let (lat, lon) = at.split_once(',')?;
    GeoPoint::new(lat.parse().ok()?, lon.parse().ok()?)
}

/// The point in the query's `lat` and `lon`.
#[must_use]
pub fn point(ctx: &ServerCtx) -> Option<GeoPoint> {
    let number = |name: &str| ctx.query(name)?.parse::<f64>().ok();
    GeoPoint::new(number("lat")?, number("lon")?)
}
