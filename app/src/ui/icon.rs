//! The icons: drawn on a 20 by 20 grid with a round 1.6 stroke, coloured by the text around them.

use leptos::prelude::*;

/// Lists each icon with its strokes.
macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident = $strokes:literal),+ $(,)?) => {
        /// Which icon.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph { $($(#[$doc])* $name),+ }
        impl Glyph {
            /// Every icon, for the style guide.
            pub const ALL: &'static [(&'static str, Self)] = &[$((stringify!($name), Self::$name)),+];
            const fn strokes(self) -> &'static str { match self { $(Self::$name => $strokes),+ } }
        }
    };
}

glyphs! {
    Plus = "<path d='M10 4v12M4 10h12'/>",
    Minus = "<path d='M4 10h12'/>",
    Check = "<path d='m4 10.5 4 4 8-9'/>",
    Cross = "<path d='m5 5 10 10M15 5 5 15'/>",
    Down = "<path d='m5 8 5 5 5-5'/>",
    Up = "<path d='m5 12 5-5 5 5'/>",
    Right = "<path d='m8 5 5 5-5 5'/>",
    Left = "<path d='m12 5-5 5 5 5'/>",
    ArrowRight = "<path d='M4 10h12m-5-5 5 5-5 5'/>",
    Search = "<circle cx='9' cy='9' r='5.2'/><path d='m13 13 4 4'/>",
    Lines = "<path d='M3 5.5h14M3 10h14M3 14.5h14'/>",
    Dots = "<path d='M4.5 10h.01M10 10h.01M15.5 10h.01' stroke-width='2.6'/>",
    Home = "<path d='M3.5 9.5 10 3.5l6.5 6M5.5 8v8.5h9V8M8.5 16.5v-4.5h3v4.5'/>",
    Person = "<circle cx='10' cy='6.8' r='3.3'/><path d='M3.8 17c.5-3.6 3-5.4 6.2-5.4s5.7 1.8 6.2 5.4'/>",
    People = "<circle cx='7.5' cy='7' r='3'/><path d='M2 16.5c.4-3.2 2.5-4.8 5.5-4.8s5.1 1.6 5.5 4.8M13 4.3a3 3 0 0 1 0 5.4M15 12c1.7.7 2.7 2.2 3 4.5'/>",
    Form = "<rect x='3.5' y='3' width='13' height='14' rx='2'/><path d='m6.3 7.3 1 1 1.7-2M11.5 7.5h2.5M6.3 12.3l1 1 1.7-2M11.5 12.5h2.5'/>",
    Calendar = "<rect x='3' y='4.5' width='14' height='12.5' rx='2'/><path d='M3 8.5h14M6.8 2.5v4M13.2 2.5v4'/>",
    Clock = "<circle cx='10' cy='10' r='7'/><path d='M10 6v4.3l2.8 1.7'/>",
    Pin = "<path d='M10 17.5c3.7-3.7 5.5-6.5 5.5-9a5.5 5.5 0 0 0-11 0c0 2.5 1.8 5.3 5.5 9Z'/><circle cx='10' cy='8.4' r='2'/>",
    Mail = "<rect x='2.5' y='4.5' width='15' height='11.5' rx='2'/><path d='m3 6 7 5.5L17 6'/>",
    Inbox = "<path d='M2.5 11.5 5 4.5h10l2.5 7V16h-15ZM2.5 11.5h4.3c.3 1.5 1.4 2.3 3.2 2.3s2.9-.8 3.2-2.3h4.3'/>",
    Phone = "<path d='M6.5 3.2 8 7 6.3 8.3c.9 2.3 2.8 4.3 5.4 5.4L13 12l3.8 1.5-.3 2.6c-.1.6-.6 1-1.2.9C8.6 16.3 3.7 11.4 3 4.7c-.1-.6.3-1.1.9-1.2Z'/>",
    Link = "<path d='M8.5 11.5a3.3 3.3 0 0 0 4.7 0l2.7-2.7a3.3 3.3 0 0 0-4.7-4.7l-1 1M11.5 8.5a3.3 3.3 0 0 0-4.7 0l-2.7 2.7a3.3 3.3 0 0 0 4.7 4.7l1-1'/>",
    Copy = "<rect x='7' y='7' width='10' height='10' rx='2'/><path d='M4.5 13A1.5 1.5 0 0 1 3 11.5v-7A1.5 1.5 0 0 1 4.5 3h7A1.5 1.5 0 0 1 13 4.5'/>",
    Download = "<path d='M10 3v10m-4-4 4 4 4-4M3.5 16.5h13'/>",
    Upload = "<path d='M10 13V3m-4 4 4-4 4 4M3.5 16.5h13'/>",
    Edit = "<path d='m4 16 .8-3.6 8.4-8.4a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4l-8.4 8.4Z'/>",
    Trash = "<path d='M3.5 5.5h13M8 5.5V3.3h4v2.2M5.2 5.5 6 17h8l.8-11.5M8.5 8.8v5M11.5 8.8v5'/>",
    Undo = "<path d='M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8'/>",
    Refresh = "<path d='M16.5 10a6.5 6.5 0 1 1-2-4.7L16.5 7M16.5 3v4h-4'/>",
    Info = "<circle cx='10' cy='10' r='7.2'/><path d='M10 9.3v4.2M10 6.5h.01'/>",
    Good = "<circle cx='10' cy='10' r='7.2'/><path d='m6.8 10.3 2.3 2.3 4.2-4.8'/>",
    Warn = "<path d='M10 3.2 17.8 16.5H2.2ZM10 8v4M10 14.3h.01'/>",
    Bad = "<path d='M6.9 2.8h6.2l4.1 4.1v6.2l-4.1 4.1H6.9l-4.1-4.1V6.9ZM10 6.5V11M10 13.5h.01'/>",
    Lock = "<rect x='4' y='9' width='12' height='8' rx='2'/><path d='M6.8 9V6.3a3.2 3.2 0 0 1 6.4 0V9'/>",
    Key = "<circle cx='6.8' cy='13.2' r='3.3'/><path d='m9.2 10.8 7-7M13.5 6.5l2.3 2.3'/>",
    Eye = "<path d='M2 10c2-3.5 4.7-5.3 8-5.3s6 1.8 8 5.3c-2 3.5-4.7 5.3-8 5.3S4 13.5 2 10Z'/><circle cx='10' cy='10' r='2.5'/>",
    Globe = "<circle cx='10' cy='10' r='7.2'/><path d='M2.8 10h14.4M10 2.8c2 2 3 4.4 3 7.2s-1 5.2-3 7.2c-2-2-3-4.4-3-7.2s1-5.2 3-7.2Z'/>",
    Office = "<path d='M3 17h14M4.5 17V8M15.5 17V8M8.2 17V8M11.8 17V8M2.8 8h14.4L10 3Z'/>",
    Flag = "<path d='M4.5 17.5V3.5c3.5-2 6.5 1.5 11 0v8c-4.5 1.5-7.5-2-11 0'/>",
    Tag = "<path d='M3 3.5h6.5l7.3 7.3a1.5 1.5 0 0 1 0 2.1l-3.9 3.9a1.5 1.5 0 0 1-2.1 0L3 10ZM6.5 7h.01'/>",
    Filter = "<path d='M3 5.5h14M5.5 10h9M8 14.5h4'/>",
    Sliders = "<path d='M3 6h7M14.5 6H17M3 14h2.5M10 14h7'/><circle cx='12.2' cy='6' r='2.2'/><circle cx='7.7' cy='14' r='2.2'/>",
    Note = "<path d='M4.5 3h11A1.5 1.5 0 0 1 17 4.5v8L12.5 17h-8A1.5 1.5 0 0 1 3 15.5v-11A1.5 1.5 0 0 1 4.5 3ZM12.5 17v-4.5H17M6.5 7h7M6.5 10h4'/>",
    Reply = "<path d='M7.5 4.5 3 9l4.5 4.5M3 9h8a6 6 0 0 1 6 6v1'/>",
    Send = "<path d='M17.5 2.5 2.5 8.3l6.2 3 3 6.2ZM17.5 2.5l-8.8 8.8'/>",
    External = "<path d='M11 3.5h5.5V9M16.5 3.5 9.5 10.5M14 12v4.5H3.5V6H8'/>",
    Exit = "<path d='M8 3.5H4.5V16.5H8M12.5 6.5 16 10l-3.5 3.5M16 10H7.5'/>",
    Keyboard = "<rect x='2' y='5' width='16' height='10.5' rx='2'/><path d='M5 8.3h.01M8.3 8.3h.01M11.7 8.3h.01M15 8.3h.01M6 12.3h8'/>",
    Gears = "<circle cx='10' cy='10' r='2.6'/><path d='M10 2.8v2.3M10 14.9v2.3M2.8 10h2.3M14.9 10h2.3M4.9 4.9l1.6 1.6M13.5 13.5l1.6 1.6M4.9 15.1l1.6-1.6M13.5 6.5l1.6-1.6'/>",
    List = "<path d='M7 5.5h10M7 10h10M7 14.5h10M3.3 5.5h.01M3.3 10h.01M3.3 14.5h.01'/>",
}

/// An icon. Decorative unless it has a `label`.
#[component]
pub fn Icon(glyph: Glyph, #[prop(optional, into)] label: String) -> impl IntoView {
    let silent = label.is_empty();
    view! {
        <svg
            class="icon"
            viewBox="0 0 20 20"
            width="20"
            height="20"
            aria-hidden=silent.then_some("true")
            role=(!silent).then_some("img")
            aria-label=(!silent).then_some(label)
            inner_html=glyph.strokes()
        ></svg>
    }
}
