//! Where somebody lives, as far as it matters for who represents them.

use serde::{Deserialize, Serialize};

use crate::ids::AreaId;

/// A point on the earth in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GeoPoint {
    /// Degrees north of the equator, -90 to 90.
    pub lat: f64,
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f64,
}

impl GeoPoint {
    /// A point, `None` if it is not on the earth.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Self { lat, lon })
    }

    /// Reads "55.4, 10.4", "55,4 10,4" or "55.4;10.4" (latitude first), `None` if it is anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (lat, lon) = if let Some(pair) = text.split_once(';') {
            pair
        } else if let Some(pair) = text.split_once(", ") {
            pair
        } else if let Some(pair) = text.split_once(char::is_whitespace) {
            pair
        } else {
            text.split_once(',')?
        };
        let number = |s: &str| s.trim().replace(',', ".").parse::<f64>().ok();
        Self::new(number(lat)?, number(lon)?)
    }
}

crate::text_enum! {
    /// How a place was found.
    pub enum FoundBy {
        /// A pin on the map.
        Point = "point",
        /// The nearest area to a pin that lay in none.
        Nearest = "nearest",
        /// A postcode that lies in one district only.
        Postcode = "postcode",
        /// A street address.
        Address = "address",
        /// Chosen from a list.
        Choice = "choice",
        /// Lives abroad.
        Abroad = "abroad",
    }
}

/// A place that has been found, ready to be carried, signed, from page to page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The areas it lies in.
    pub areas: Vec<AreaId>,
    /// How it was found.
    pub found_by: FoundBy,
    /// What the citizen wrote or chose, as it is shown back to them.
    pub label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_as_people_paste_them() {
        for text in
            ["55.4038, 10.4024", "55.4038 10.4024", "55,4038 10,4024", "55.4038;10.4024", "55.4038,10.4024", "55,4038, 10,4024"]
        {
            assert_eq!(GeoPoint::parse(text), GeoPoint::new(55.4038, 10.4024), "{text}");
        }
        for text in ["", "5000", "5000 Odense", "95.0, 10.0", "nan nan", "Harbour Street 12, 4821"] {
            assert_eq!(GeoPoint::parse(text), None, "{text}");
        }
    }
}
