//! Levels of government and kinds of area.

crate::text_enum! {
    /// The level of government a body belongs to, in the order in which a citizen is shown them.
    #[derive(Default)]
    pub enum Level {
        /// A country's parliament or government.
        #[default]
        National = "national",
        /// A state, province or region.
        Regional = "regional",
        /// A municipality or city.
        Municipal = "municipal",
        /// A ward, parish or neighbourhood.
        Local = "local",
        /// A union of countries.
        Union = "union",
    }
}

crate::text_enum! {
    /// What sort of area a boundary or a code stands for.
    #[derive(Default)]
    pub enum AreaKind {
        /// A district that elects somebody.
        #[default]
        Constituency = "constituency",
        /// A whole country.
        Country = "country",
        /// A state, province, region or département.
        Region = "region",
        /// A municipality or city.
        Municipality = "municipality",
        /// A ward or parish.
        Ward = "ward",
        /// The area of a postcode or of a range of postcodes.
        Postcode = "postcode",
        /// A district for citizens who live abroad: it has no place on the map.
        Abroad = "abroad",
    }
}

impl AreaKind {
    /// The kind a word in a file or on the command line stands for, `None` if it is not understood. Accepts the words of
    /// [`Level`] too, because people call a boundary by the level it serves.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::parse(&word).or(match word.as_str() {
            "district" | "national" | "electoral_district" | "circonscription" => Some(Self::Constituency),
            "state" | "province" | "regional" | "departement" | "département" | "county" => Some(Self::Region),
            "municipal" | "city" | "commune" | "kommune" => Some(Self::Municipality),
            "local" | "parish" => Some(Self::Ward),
            "postal" | "zip" | "postal_code" => Some(Self::Postcode),
            "overseas" => Some(Self::Abroad),
            _ => None,
        })
    }
}
