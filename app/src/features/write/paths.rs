//! Addresses of the pages a letter goes through.

use domain::representatives::lookup::About;
use domain::representatives::map::MapView;
use domain::representatives::place::GeoPoint;

/// Where it begins.
pub const START: &str = "/write";
/// Who represents a place.
pub const WHO: &str = "/write/who";
/// The pin on the map.
pub const MAP: &str = "/write/map";
/// The map itself.
pub const MAP_IMAGE: &str = "/write/map.svg";
/// The letter: `to` (a membership, once or more often), `place` (a signed place) and `about` come in the query.
pub const MESSAGE: &str = "/write/message";

/// An address with a query; empty values are left out.
#[must_use]
pub fn with(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={}", encode(v))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Who represents the place in a signed text.
#[must_use]
pub fn who_at(token: &str, about: About) -> String {
    with(WHO, &[("place", token), ("about", about.as_str())])
}

/// Who represents a point.
#[must_use]
pub fn who_at_point(p: GeoPoint, about: About) -> String {
    with(WHO, &[("lat", &degrees(p.lat)), ("lon", &degrees(p.lon)), ("about", about.as_str())])
}

/// The page with a pin on the map.
#[must_use]
pub fn pin(p: GeoPoint, span: f64, about: About) -> String {
    with(
        MAP,
        &[
            ("lat", &degrees(p.lat)),
            ("lon", &degrees(p.lon)),
            ("span", &degrees(span)),
            ("at", &pair(p)),
            ("about", about.as_str()),
        ],
    )
}

/// The picture of a view, with a pin if there is one.
#[must_use]
pub fn image(view: &MapView, pin: Option<GeoPoint>) -> String {
    let (w, h) = (view.width.to_string(), view.height.to_string());
    let at = pin.map(pair).unwrap_or_default();
    let place = [degrees(view.center.lat), degrees(view.center.lon), degrees(view.span)];
    let [lat, lon, span] = &place;
    with(MAP_IMAGE, &[("lat", lat), ("lon", lon), ("span", span), ("w", &w), ("h", &h), ("at", &at)])
}

/// Degrees to a metre or so.
#[must_use]
pub fn degrees(value: f64) -> String {
    format!("{value:.5}")
}

fn pair(p: GeoPoint) -> String {
    format!("{},{}", degrees(p.lat), degrees(p.lon))
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_encoded_and_empty_values_left_out() {
        assert_eq!(with(WHO, &[("q", "Åvej 1, 5000"), ("about", "")]), "/write/who?q=%C3%85vej%201%2C%205000");
        assert_eq!(with(START, &[]), "/write");
        let p = GeoPoint { lat: 55.4, lon: -10.25 };
        assert_eq!(who_at_point(p, About::Policy), "/write/who?lat=55.40000&lon=-10.25000&about=policy");
    }
}
