//! Enumerations stored as text: one definition gives the wire form, the database form and the list of values.

/// Defines an enumeration whose values travel (JSON) and rest (database) as the given words.
///
/// ```
/// domain::text_enum! {
///     /// A state.
///     pub enum Light { Red = "red", Green = "green" }
/// }
/// assert_eq!(Light::Red.as_str(), "red");
/// assert_eq!(Light::parse("green"), Some(Light::Green));
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(::sqlx::Type), sqlx(type_name = "TEXT"))]
        $vis enum $name { $($(#[$vmeta])* #[serde(rename = $word)] #[cfg_attr(feature = "sqlx", sqlx(rename = $word))] $variant),+ }
        impl $name {
            /// Every value, in the order of definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word that is stored and sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            /// The value a stored word stands for, or `None`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)+ _ => None } }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}
