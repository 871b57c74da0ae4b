//! Where people belong, where the data came from, and why it may be kept.

use domain::ApiError;
use domain::consent::Basis;
use domain::imports::{ImportOptions, OnMatch};
use domain::people::AffiliationRole;
use domain::tr;
use leptos::prelude::*;

use super::api::ImportChoices;
use crate::features::people::{branch_choices, role_text};
use crate::session::use_locale;
use crate::ui::{Choice, Field, FieldRow, FormErrorSummary, Problems, Select, TextArea};

/// The fields of the form, each with a signal of its own.
#[derive(Clone, Copy)]
pub struct Settings {
    organisation: RwSignal<String>,
    role: RwSignal<String>,
    tags: RwSignal<String>,
    on_match: RwSignal<String>,
    origin: RwSignal<String>,
    told: RwSignal<String>,
    basis: RwSignal<String>,
}

impl Settings {
    /// As options have them.
    pub fn new(options: &ImportOptions, choices: &ImportChoices) -> Self {
        let first = choices.branches.first().map(|b| b.id.to_string()).unwrap_or_default();
        Self {
            organisation: RwSignal::new(options.organisation.map_or(first, |id| id.to_string())),
            role: RwSignal::new(options.role.to_string()),
            tags: RwSignal::new(options.tags.join(", ")),
            on_match: RwSignal::new(options.on_match.to_string()),
            origin: RwSignal::new(options.origin.clone()),
            told: RwSignal::new(options.told.clone()),
            basis: RwSignal::new(options.basis.map(|b| b.to_string()).unwrap_or_default()),
        }
    }

    /// The options with what is in the fields now.
    pub fn fill(self, options: ImportOptions) -> ImportOptions {
        let tags = self.tags.get();
        ImportOptions {
            organisation: self.organisation.get().parse().ok(),
            role: AffiliationRole::parse(&self.role.get()).unwrap_or(AffiliationRole::Contact),
            tags: tags.split(',').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect(),
            on_match: OnMatch::parse(&self.on_match.get()).unwrap_or_default(),
            origin: self.origin.get(),
            told: self.told.get(),
            basis: Basis::parse(&self.basis.get()),
            ..options
        }
    }
}

/// The fields.
#[component]
pub fn SettingsFields(
    settings: Settings,
    choices: ImportChoices,
    #[prop(into)] error: Signal<Option<ApiError>>,
) -> impl IntoView {
    let l = use_locale();
    let problems = Problems::new(l, error);
    let labels = vec![
        ("organisation", tr!(l, imports.organisation)),
        ("origin", tr!(l, imports.origin)),
        ("told", tr!(l, imports.told)),
        ("basis", tr!(l, imports.basis)),
        ("columns", tr!(l, imports.step_map)),
    ];
    let roles = AffiliationRole::ALL.iter().map(|r| Choice::new(r.as_str(), role_text(l, *r))).collect();
    let on_match = vec![
        Choice::new("fill", tr!(l, imports.match_fill)),
        Choice::new("overwrite", tr!(l, imports.match_overwrite)),
        Choice::new("leave", tr!(l, imports.match_leave)),
    ];
    let basis = vec![
        Choice::new("", tr!(l, imports.basis_choose)),
        Choice::new("consent", tr!(l, imports.basis_consent)),
        Choice::new("membership", tr!(l, imports.basis_membership)),
        Choice::new("legitimate_interest", tr!(l, imports.basis_legitimate_interest)),
    ];
    view! {
        <FormErrorSummary problems labels/>
        <FieldRow>
            <Select label=tr!(l, imports.organisation) name="organisation" options=branch_choices(&choices.branches) bound=settings.organisation error=problems.of("organisation")/>
            <Select label=tr!(l, imports.role) name="role" options=roles bound=settings.role/>
        </FieldRow>
        <Field label=tr!(l, imports.tags) name="tags" hint=tr!(l, imports.tags_hint) bound=settings.tags/>
        <Select label=tr!(l, imports.on_match) name="on_match" options=on_match bound=settings.on_match/>
        <Field label=tr!(l, imports.origin) name="origin" hint=tr!(l, imports.origin_hint) bound=settings.origin error=problems.of("origin") required=true/>
        <TextArea label=tr!(l, imports.told) name="told" rows=3 hint=tr!(l, imports.told_hint) bound=settings.told error=problems.of("told") required=true/>
        <Select label=tr!(l, imports.basis) name="basis" options=basis bound=settings.basis error=problems.of("basis") required=true/>
    }
}
