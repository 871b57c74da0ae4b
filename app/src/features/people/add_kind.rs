//! What is added: a person, a stakeholder, a journalist, a household, an organisation.

use domain::people::{AddedAs, Facet, PersonKind};
use domain::tr;
use leptos::prelude::*;

use super::record_words::kind_text;
use crate::session::use_locale;
use crate::ui::{Checkbox, Choice, Field, FieldRow, FieldWidth, Fieldset, Problems, Select};

/// The fields of the form, each with a signal of its own.
#[derive(Clone, Copy)]
pub(super) struct AddedDraft {
    kind: RwSignal<String>,
    stakeholder: RwSignal<bool>,
    media: RwSignal<bool>,
    job_title: RwSignal<String>,
    employer: RwSignal<String>,
    outlet: RwSignal<String>,
    beat: RwSignal<String>,
}

impl AddedDraft {
    /// What a link to the form asks for: a kind, or a part somebody plays; a person otherwise.
    pub(super) fn new(asked: &str) -> Self {
        let kind = PersonKind::parse(asked).unwrap_or_default();
        let text = || RwSignal::new(String::new());
        Self {
            kind: RwSignal::new(kind.as_str().to_owned()),
            stakeholder: RwSignal::new(asked == Facet::Stakeholder.as_str()),
            media: RwSignal::new(asked == Facet::Media.as_str()),
            job_title: text(),
            employer: text(),
            outlet: text(),
            beat: text(),
        }
    }

    /// What the record will stand for.
    pub(super) fn kind(self) -> PersonKind {
        PersonKind::parse(&self.kind.get()).unwrap_or_default()
    }

    /// What is in the fields that can be seen.
    pub(super) fn added_as(self) -> AddedAs {
        let kind = PersonKind::parse(&self.kind.get_untracked()).unwrap_or_default();
        let plays = kind != PersonKind::Household;
        let (stakeholder, media) = (plays && self.stakeholder.get_untracked(), plays && self.media.get_untracked());
        let facets = [(Facet::Stakeholder, stakeholder), (Facet::Media, media)];
        let works = kind == PersonKind::Person && (stakeholder || media);
        let text = |signal: RwSignal<String>, asked: bool| if asked { signal.get_untracked() } else { String::new() };
        AddedAs {
            kind,
            facets: facets.into_iter().filter(|(_, is)| *is).map(|(facet, _)| facet).collect(),
            job_title: text(self.job_title, works),
            employer: text(self.employer, works),
            outlet: text(self.outlet, media),
            beat: text(self.beat, media),
        }
    }
}

/// Names of these fields, for the summary of problems.
pub(super) fn kind_labels(l: domain::locale::Locale) -> [(&'static str, String); 4] {
    [
        ("job_title", tr!(l, records.job_title)),
        ("employer", tr!(l, records.employer)),
        ("outlet", tr!(l, records.outlet)),
        ("beat", tr!(l, records.beat)),
    ]
}

/// The fields above the name.
#[component]
pub(super) fn KindFields(draft: AddedDraft, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let kinds = PersonKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind_text(l, *kind))).collect();
    let half = FieldWidth::Half;
    let plays = Memo::new(move |_| draft.kind() != PersonKind::Household);
    let works = Memo::new(move |_| draft.kind() == PersonKind::Person && (draft.stakeholder.get() || draft.media.get()));
    let reports = Memo::new(move |_| plays.get() && draft.media.get());
    view! {
        <Select label=tr!(l, records.kind) name="kind" options=kinds bound=draft.kind/>
        {move || plays.get().then(|| view! {
            <Fieldset legend=tr!(l, records.facets) name="facets">
                <Checkbox label=tr!(l, records.facet_stakeholder) name="stakeholder" bound=draft.stakeholder/>
                <Checkbox label=tr!(l, records.facet_media) name="media" bound=draft.media/>
            </Fieldset>
        })}
        {move || works.get().then(|| view! {
            <FieldRow>
                <Field label=tr!(l, records.job_title) name="job_title" bound=draft.job_title width=half note=tr!(l, common.optional) error=problems.of("job_title")/>
                <Field label=tr!(l, records.employer) name="employer" bound=draft.employer width=half note=tr!(l, common.optional) error=problems.of("employer")/>
            </FieldRow>
        })}
        {move || reports.get().then(|| view! {
            <FieldRow>
                <Field label=tr!(l, records.outlet) name="outlet" bound=draft.outlet width=half error=problems.of("outlet")/>
                <Field label=tr!(l, records.beat) name="beat" bound=draft.beat width=half note=tr!(l, common.optional) error=problems.of("beat")/>
            </FieldRow>
        })}
    }
}
