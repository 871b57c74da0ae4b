//! Around the pages for supporters and citizens: no menu to get lost in.

use domain::tr;
use leptos::prelude::*;

use super::Mark;
use crate::session::use_locale;
use crate::ui::language_menu::LanguageMenu;
use crate::ui::parts::given;
use crate::ui::text::SkipLink;

/// Name and language above, privacy below. `wide` is for a promise beside a form; without it lines stay readable.
#[component]
pub fn PublicLayout(
    #[prop(into)] organisation: String,
    #[prop(default = String::from("/"), into)] home: String,
    /// Address of the logo; the first letter stands in for it.
    #[prop(optional, into)]
    logo: String,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    let l = use_locale();
    let mark = match given(logo) {
        Some(src) => view! { <img class="logo" src=src alt="" height="32"/> }.into_any(),
        None => view! { <Mark name=organisation.clone()/> }.into_any(),
    };
    view! {
        <div class=if wide { "public public-wide" } else { "public" }>
            <SkipLink/>
            <header class="public-top">
                <a class="brand" href=home>{mark} <span>{organisation}</span></a>
                <LanguageMenu/>
            </header>
            <main id="main" class="public-main" tabindex="-1">{children()}</main>
            <footer class="public-foot">
                <a href="/privacy">{tr!(l, common.privacy)}</a>
                <span>{tr!(l, ui.made_with)}</span>
            </footer>
        </div>
    }
    .into_any()
}

/// The promise on the left, the form on the right; on phones one under the other.
#[component]
pub fn TwoColumns(#[prop(into)] main: ViewFnOnce, #[prop(into)] side: ViewFnOnce) -> impl IntoView {
    view! { <div class="two"><div class="two-main">{main.run()}</div><div class="two-side">{side.run()}</div></div> }
}
