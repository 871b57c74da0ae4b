//! The map on which a citizen puts a pin: a rectangle of the earth on a rectangle of pixels.

use serde::{Deserialize, Serialize};

use super::place::GeoPoint;

/// What part of the earth a map shows, and how large it is drawn. Degrees are drawn as straight lines, east-west ones
/// shortened for the latitude in the middle: right for a country, wrong for a hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// Middle of the map.
    pub center: GeoPoint,
    /// Degrees of latitude from the bottom to the top.
    pub span: f64,
    /// Width in CSS pixels.
    pub width: u16,
    /// Height in CSS pixels.
    pub height: u16,
}

impl MapView {
    /// The smallest view of `width` x `height` pixels that shows the rectangle with a margin.
    #[must_use]
    pub fn fit(south_west: GeoPoint, north_east: GeoPoint, width: u16, height: u16) -> Self {
        let center = GeoPoint { lat: (south_west.lat + north_east.lat) / 2.0, lon: (south_west.lon + north_east.lon) / 2.0 };
        let tall = north_east.lat - south_west.lat;
        let wide = (north_east.lon - south_west.lon) * shorten(center.lat) * f64::from(height) / f64::from(width.max(1));
        Self { center, span: tall.max(wide).max(0.02) * 1.06, width, height }
    }

    /// The same middle on a map of another size: at least as much of the earth in both directions.
    #[must_use]
    pub fn resized(&self, width: u16, height: u16) -> Self {
        let shape = |w: u16, h: u16| f64::from(w) / f64::from(h.max(1));
        let grow = (shape(self.width, self.height) / shape(width, height).max(0.01)).max(1.0);
        Self { span: (self.span * grow).min(180.0), width, height, ..*self }
    }

    /// Degrees of latitude per pixel.
    #[must_use]
    pub fn degrees_per_pixel(&self) -> f64 {
        self.span / f64::from(self.height.max(1))
    }

    /// Where a point is drawn, in pixels from the upper left corner.
    #[must_use]
    pub fn to_pixel(&self, point: GeoPoint) -> (f64, f64) {
        let scale = 1.0 / self.degrees_per_pixel();
        let x = (point.lon - self.center.lon) * shorten(self.center.lat) * scale + f64::from(self.width) / 2.0;
        let y = (self.center.lat - point.lat) * scale + f64::from(self.height) / 2.0;
        (x, y)
    }

    /// The point under a pixel, `None` if that is off the earth.
    #[must_use]
    pub fn to_point(&self, x: f64, y: f64) -> Option<GeoPoint> {
        let scale = self.degrees_per_pixel();
        let lon = self.center.lon + (x - f64::from(self.width) / 2.0) * scale / shorten(self.center.lat);
        let lat = self.center.lat - (y - f64::from(self.height) / 2.0) * scale;
        GeoPoint::new(lat, lon)
    }

    /// The view around a point, `factor` times closer.
    #[must_use]
    pub fn zoom(&self, center: GeoPoint, factor: f64) -> Self {
        Self { center, span: (self.span / factor.max(0.01)).clamp(0.005, 170.0), ..*self }
    }
}

fn shorten(lat: f64) -> f64 {
    lat.to_radians().cos().max(0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_comes_back_to_the_point_that_was_drawn() {
        let view = MapView::fit(GeoPoint { lat: 54.5, lon: 8.0 }, GeoPoint { lat: 57.8, lon: 15.2 }, 640, 480);
        let odense = GeoPoint { lat: 55.4038, lon: 10.4024 };
        for view in [view, view.zoom(odense, 8.0)] {
            let (x, y) = view.to_pixel(odense);
            assert!((0.0..=640.0).contains(&x) && (0.0..=480.0).contains(&y));
            let back = view.to_point(x, y).unwrap();
            assert!((back.lat - odense.lat).abs() < 1e-9 && (back.lon - odense.lon).abs() < 1e-9);
        }
    }

    #[test]
    fn everything_asked_for_is_in_view() {
        let (sw, ne) = (GeoPoint { lat: -33.8, lon: -74.0 }, GeoPoint { lat: 5.3, lon: -34.8 });
        let view = MapView::fit(sw, ne, 320, 400);
        for corner in [sw, ne] {
            let (x, y) = view.to_pixel(corner);
            assert!((0.0..=320.0).contains(&x) && (0.0..=400.0).contains(&y), "{x} {y}");
        }
    }
}
