//! A text in several languages.

use domain::locale::{Locale, LocalizedText};
use domain::tr;
use leptos::prelude::*;

use super::{Field, TextArea};
use crate::session::use_locale;
use crate::ui::parts::field_id;

/// One input per language, sent as `name[en]`, `name[da]`, ... The first language stands open, the others fold away; what
/// is left empty falls back to another language.
#[component]
pub fn LocalizedField(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    value: LocalizedText,
    #[prop(optional)] multiline: bool,
    /// The language that stands open; the reader's own if not given.
    #[prop(optional)]
    first: Option<Locale>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Needed where two such fields of one name stand on a page.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let l = use_locale();
    let first = first.unwrap_or(l);
    let id = if id.is_empty() { field_id(&name) } else { id };
    let input = {
        let (name, label, value) = (name.clone(), label.clone(), value.clone());
        move |locale: Locale, hint: String, error: Signal<Option<String>>, id: String| {
            let label = format!("{label} · {}", locale.endonym());
            let text = value.0.get(&locale).cloned().unwrap_or_default();
            let name = format!("{name}[{locale}]");
            let required = required && locale == first;
            if multiline {
                view! { <TextArea label name value=text hint error id required rows=6/> }.into_any()
            } else {
                view! { <Field label name value=text hint error id required/> }.into_any()
            }
        }
    };
    let rest: Vec<Locale> = Locale::ALL.iter().copied().filter(|locale| *locale != first).collect();
    let written = rest.iter().filter(|locale| value.0.get(locale).is_some_and(|text| !text.trim().is_empty())).count();
    let summary = tr!(l, ui.other_languages, n = i64::try_from(written).unwrap_or(0));
    view! {
        <div class="localized" role="group" aria-label=label>
            {input(first, hint, error, id.clone())}
            <details class="localized-rest">
                <summary>{summary}</summary>
                {rest
                    .into_iter()
                    .map(|locale| input(locale, String::new(), Signal::default(), format!("{id}-{locale}")))
                    .collect_view()}
            </details>
        </div>
    }
}
