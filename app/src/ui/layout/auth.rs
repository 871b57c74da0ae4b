//! Around the pages for getting in.

use leptos::prelude::*;

use super::Mark;
use crate::ui::language_menu::LanguageMenu;
use crate::ui::text::SkipLink;

/// One narrow card: log in, code, invitation, new password.
#[component]
pub fn AuthLayout(#[prop(into)] organisation: String, children: Children) -> impl IntoView {
    view! {
        <div class="auth">
            <SkipLink/>
            <header class="auth-top">
                <a class="brand" href="/"><Mark name=organisation.clone()/> <span>{organisation}</span></a>
            </header>
            <main id="main" class="card auth-card" tabindex="-1">{children()}</main>
            <footer class="auth-foot"><LanguageMenu/></footer>
        </div>
    }
    .into_any()
}
