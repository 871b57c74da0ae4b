//! What the components say to the browser and to assistive technology, checked on the HTML the server sends.

use std::collections::BTreeSet;

use domain::{ApiError, FieldError, Problem};
use leptos::prelude::*;

use super::*;

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    // The timers of effects are never started on a server, so no runtime is needed.
    Owner::new().with(|| view().to_html())
}

/// Values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_field_names_its_hint_and_its_problem() {
    let error = Some("Fill this in.".to_owned());
    let html = html(|| view! { <Field label="E-mail" name="email" kind="email" hint="Where we write to you" error/> });
    assert_eq!(values(&html, "for"), ["f-email"]);
    assert_eq!(values(&html, "aria-describedby"), ["f-email-hint f-email-error"]);
    assert_eq!(values(&html, "aria-invalid"), ["true"]);
    assert!(html.contains("Fill this in."));
}

#[test]
fn a_field_without_a_problem_is_not_invalid() {
    let html = html(|| view! { <Field label="E-mail" name="email"/> });
    assert!(values(&html, "aria-invalid").is_empty());
    assert!(values(&html, "aria-describedby").is_empty());
}

#[test]
fn a_text_area_holds_exactly_its_text() {
    let full = html(|| view! { <TextArea label="Note" name="note" value="</textarea><b>"/> });
    assert!(full.contains(">&lt;/textarea&gt;&lt;b&gt;</textarea>"), "{full}");
    let empty = html(|| view! { <TextArea label="Note" name="note"/> });
    assert!(empty.contains("></textarea>"), "{empty}");
}

#[test]
fn the_summary_leads_to_the_fields() {
    let wrong = ApiError::Validation(vec![FieldError::new("email", Problem::Email), FieldError::new("", Problem::Required)]);
    let html = html(|| {
        let problems = Problems::new(domain::locale::Locale::En, Some(wrong));
        view! { <FormErrorSummary problems labels=vec![("email", "E-mail".into())]/> }
    });
    assert_eq!(values(&html, "href"), ["#f-email"]);
    assert_eq!(values(&html, "role"), ["alert"]);
    assert!(html.contains("E-mail: "), "{html}");
}

#[test]
fn boxes_are_unticked_unless_asked() {
    let html = html(|| view! { <Checkbox label="News" name="news"/> });
    assert!(!html.contains(" checked"), "{html}");
}

#[test]
fn a_list_at_its_end_offers_no_next_page() {
    let html = html(|| view! { <Pagination next=None first=Some("/people".to_owned())/> });
    assert_eq!(values(&html, "href"), ["/people"]);
}

#[test]
fn the_style_guide_has_no_id_twice_and_no_label_astray() {
    let html = html(|| view! { <styleguide::Styleguide/> });
    let ids = values(&html, "id");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert!(ids.len() > 40, "the guide is there");
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for target in values(&html, "for") {
        assert!(unique.contains(target), "{target}");
    }
    for described in values(&html, "aria-describedby").iter().flat_map(|list| list.split(' ')) {
        assert!(unique.contains(described), "{described}");
    }
    assert!(!html.contains(" style="), "no inline styles");
}
