//! What is kept beside names, addresses and consents.

use std::collections::BTreeMap;

use domain::ids::FieldId;
use domain::people::{Record, SupportView, difference};
use domain::{l10n, tr};
use engine::clock;
use leptos::prelude::*;

use crate::features::people::{Names, field_name, support_text, value_words};
use crate::session::use_session;
use crate::ui::{DescriptionList, Section};

/// Fields that stand elsewhere on the page.
const ELSEWHERE: [&str; 8] = ["given_name", "additional_name", "family_name", "locale", "tags", "ties", "owner", "support_level"];

/// The fields that say something, and what organisers noted the person thinks of them.
#[component]
pub(super) fn Known(record: Record, names: BTreeMap<FieldId, String>, support: Vec<SupportView>, zone: String) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let names: Names = names.into_iter().map(|(id, name)| (id.0, name)).collect();
    let known = difference(&Record::default(), &record).unwrap_or_default();
    let facts: Vec<(String, AnyView)> = known
        .into_iter()
        .filter(|d| !ELSEWHERE.contains(&d.field.as_str()))
        .map(|d| {
            let words = value_words(l, &d.field, &d.after, &names, &home);
            let lines = words.into_iter().map(|word| view! { {word}<br/> }).collect_view();
            (field_name(l, &d.field, &names), lines.into_any())
        })
        .collect();
    let asked = support.into_iter().map(|s| {
        let when = l10n::date(l, &clock::local(s.at, &zone));
        view! { <li><b>{support_text(l, s.level)}</b>" "<span class="soft small">{when}</span>" "{s.note}</li> }
    });
    let asked: Vec<_> = asked.collect();
    let any = !asked.is_empty();
    (any || !facts.is_empty()).then(|| {
        view! {
            <Section title=tr!(l, records.known_title)>
                <DescriptionList items=facts/>
                {any.then(|| view! { <h3>{tr!(l, records.support)}</h3><ul class="plain-list">{asked}</ul> })}
            </Section>
        }
    })
}
