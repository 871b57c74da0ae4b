//! The cells of a row.

use domain::locale::Locale;
use domain::people::{Cell, CustomField, FieldKind, ListColumn, PersonSummary};
use domain::time::Timestamp;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::list_edit::{EditCell, Entry, RowEdit};
use super::{kind_text, language_choices, role_text, source_text};
use crate::ui::{Chip, Choice, Tone};

/// What a cell shows; what can be corrected can be pressed.
pub(super) fn cell(
    l: Locale,
    column: ListColumn,
    p: &PersonSummary,
    now: Timestamp,
    fields: &[CustomField],
    edit: Option<RowEdit>,
) -> AnyView {
    let value = |cell: Cell, entry: Entry, name: String, text: String| match edit {
        Some(row) => view! { <EditCell row cell entry name text/> }.into_any(),
        None => entry.words(l, &text).into_any(),
    };
    match column {
        ListColumn::Name => l10n::full_name(&p.given_name, &p.family_name).into_any(),
        ListColumn::GivenName => value(Cell::GivenName, Entry::Text, tr!(l, common.given_name), p.given_name.clone()),
        ListColumn::FamilyName => value(Cell::FamilyName, Entry::Text, tr!(l, common.family_name), p.family_name.clone()),
        ListColumn::Email => view! {
            {value(Cell::Email, Entry::Email, tr!(l, common.email), p.email.clone().unwrap_or_default())}
            {p.bounced.then(|| view! { " " <Chip tone=Tone::Bad>{tr!(l, people.bounced)}</Chip> })}
        }
        .into_any(),
        ListColumn::Phone => value(Cell::Phone, Entry::Phone, tr!(l, common.phone), p.phone.clone().unwrap_or_default()),
        ListColumn::Street => value(Cell::Street, Entry::Text, tr!(l, common.street), p.street.clone()),
        ListColumn::Postcode => value(Cell::Postcode, Entry::Text, tr!(l, common.postcode), p.postcode.clone()),
        ListColumn::City => value(Cell::City, Entry::Text, tr!(l, common.city), p.city.clone()),
        ListColumn::Branch => p.ties.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(", ").into_any(),
        ListColumn::Role => p.ties.iter().map(|(_, role)| role_text(l, *role)).collect::<Vec<_>>().join(", ").into_any(),
        ListColumn::Tags => p.tags.clone().into_iter().map(|tag| view! { <Chip>{tag.name}</Chip>" " }).collect_view().into_any(),
        ListColumn::Source => source_text(l, p.source).into_any(),
        ListColumn::Owner => p.owner.clone().into_any(),
        // Hidden until it is revealed, on the person's own page.
        ListColumn::Support => ().into_any(),
        ListColumn::Language => {
            value(Cell::Language, Entry::One(language_choices()), tr!(l, common.language), p.locale.as_str().to_owned())
        }
        ListColumn::Job => p.job.clone().into_any(),
        ListColumn::BirthDate => p.birth_date.clone().into_any(),
        ListColumn::LastTouch => happened(l, p, now).into_any(),
        ListColumn::Created => l10n::relative(l, now, p.created_at).into_any(),
        ListColumn::Field(id) => {
            let text = p.custom.iter().find(|(field, _)| *field == id).map(|(_, text)| text.clone()).unwrap_or_default();
            match fields.iter().find(|field| field.id == id).and_then(|field| Some((entry(l, field)?, field.name.clone()))) {
                Some((entry, name)) => value(Cell::Field(id), entry, name, text),
                None => text.into_any(),
            }
        }
    }
}

/// How the value of a field is typed; `None` if that takes more room than a cell has.
fn entry(l: Locale, field: &CustomField) -> Option<Entry> {
    let none = || Choice::new("", "\u{2013}");
    Some(match field.kind {
        _ if field.sensitive => return None,
        FieldKind::Text => Entry::Text,
        FieldKind::Number => Entry::Number,
        FieldKind::Date => Entry::Day,
        FieldKind::Choice => {
            Entry::One(std::iter::once(none()).chain(field.options.iter().map(|o| Choice::new(o.clone(), o.clone()))).collect())
        }
        FieldKind::YesNo => {
            Entry::One(vec![none(), Choice::new("yes", tr!(l, common.yes)), Choice::new("no", tr!(l, common.no))])
        }
        FieldKind::Choices | FieldKind::Person => return None,
    })
}

/// What happened last, and when.
pub(super) fn happened(l: Locale, p: &PersonSummary, now: Timestamp) -> Option<String> {
    p.last_kind.map(|kind| {
        let what = kind_text(l, kind);
        let about = if p.last_subject.is_empty() { what } else { format!("{what}: {}", p.last_subject) };
        format!("{about}, {}", l10n::relative(l, now, p.touched_at))
    })
}
