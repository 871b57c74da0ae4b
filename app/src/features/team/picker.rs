//! Choosing a role: over which organisation, which one, until when.

use domain::access::Role;
use domain::ids::OrganisationId;
use domain::team::{RoleGift, TeamPlace};
use domain::tr;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::words::{role_may, role_text};
use crate::session::use_locale;
use crate::ui::{Choice, Field, FieldWidth, Fieldset, Problems, RadioCard, Select};

/// What the form with the picker sends; the last two only when inviting.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RoleInput {
    organisation: String,
    role: String,
    until: String,
    pub email: String,
    pub language: String,
}

impl RoleInput {
    pub fn gift(&self) -> Option<RoleGift> {
        Some(RoleGift {
            role: Role::parse(&self.role)?,
            organisation: self.organisation.parse().ok()?,
            until: self.until.clone(),
        })
    }
}

/// The fields. The roles follow the organisation: letters are read in offices only.
#[component]
pub(super) fn RolePicker(
    places: Vec<TeamPlace>,
    /// What is chosen at first; without it the nearest organisation to the root and its narrowest role.
    chosen: Option<(Role, OrganisationId)>,
    #[prop(into)] until: String,
    problems: Problems,
) -> impl IntoView {
    let l = use_locale();
    let first = chosen.map(|(_, id)| id).or_else(|| places.first().map(|p| p.id)).map(|id| id.to_string()).unwrap_or_default();
    let place = RwSignal::new(first);
    let options = places
        .iter()
        .map(|p| Choice::new(p.id.to_string(), format!("{}{}", "– ".repeat(usize::try_from(p.depth).unwrap_or(0)), p.name)))
        .collect();
    let places = StoredValue::new(places);
    let cards = move || {
        let roles = places.with_value(|all| {
            all.iter().find(|p| p.id.to_string() == *place.read()).map(|p| p.roles.clone()).unwrap_or_default()
        });
        let wanted = chosen.map(|(role, _)| role).filter(|role| roles.contains(role)).or_else(|| narrowest(&roles));
        roles
            .into_iter()
            .map(|role| view! { <RadioCard name="role" value=role.as_str() title=role_text(l, role) detail=role_may(l, role) checked=wanted == Some(role)/> })
            .collect_view()
    };
    view! {
        <Select label=tr!(l, team.where_label) name="organisation" options bound=place hint=tr!(l, team.where_hint) error=problems.of("organisation")/>
        <Fieldset legend=tr!(l, team.what_label) name="role" error=problems.of("role")>{cards}</Fieldset>
        <Field label=tr!(l, team.until_label) name="until" kind="date" value=until hint=tr!(l, team.until_hint) note=tr!(l, common.optional) width=FieldWidth::Half error=problems.of("until")/>
    }
}

/// The role with the fewest rights: nobody gets more than was meant by pressing on.
fn narrowest(roles: &[Role]) -> Option<Role> {
    roles.iter().copied().min_by_key(|role| role.capabilities().len())
}
