//! What a colour may mean. A tone never stands without words.

/// The state something is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No state.
    #[default]
    Plain,
    /// Where you are, or what to know.
    Info,
    /// Done, fine.
    Good,
    /// Needs a look.
    Warn,
    /// Failed, or would lose something.
    Bad,
}

impl Tone {
    /// The class that carries the colour.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
        }
    }
}
