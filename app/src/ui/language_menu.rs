//! Choosing the language.

use domain::locale::Locale;
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::{Glyph, Icon};
use crate::session::use_locale;

/// The languages as links that keep the rest of the address.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let l = use_locale();
    let at = use_location();
    let offered = StoredValue::new(offered());
    let choices = move || {
        let (path, query) = (at.pathname.get(), at.search.get());
        offered
            .get_value()
            .into_iter()
            .map(|locale| {
                let href = in_language(&path, &query, locale);
                let current = (locale == l).then_some("true");
                view! {
                    <a class="menu-item" href=href rel="external" lang=locale.as_str() hreflang=locale.as_str() aria-current=current>
                        {locale.endonym()}
                    </a>
                }
            })
            .collect_view()
    };
    view! {
        <details class="menu menu-end language">
            <summary class="btn btn-quiet btn-small">
                <Icon glyph=Glyph::Globe/> <span class="visually-hidden">{tr!(l, common.language)}": "</span>
                <span lang=l.as_str()>{l.endonym()}</span> <Icon glyph=Glyph::Down/>
            </summary>
            <div class="menu-list">{choices}</div>
        </details>
    }
}

/// All five for the team; for the public those the organisation offers.
fn offered() -> Vec<Locale> {
    match use_context::<crate::session::Session>() {
        Some(session) if session.actor.is_none() => session.tenant.offered().to_vec(),
        _ => Locale::ALL.to_vec(),
    }
}

/// The same address in another language.
fn in_language(path: &str, query: &str, locale: Locale) -> String {
    let kept = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty() && !part.starts_with("lang="));
    let query: Vec<String> = kept.map(str::to_owned).chain([format!("lang={locale}")]).collect();
    format!("{path}?{}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_language_changes() {
        assert_eq!(in_language("/join", "", Locale::Da), "/join?lang=da");
        assert_eq!(in_language("/join", "?a=1&lang=en&b=2", Locale::PtBr), "/join?a=1&b=2&lang=pt-BR");
    }
}
