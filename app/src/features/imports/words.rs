//! What columns may stand for, in words.

use domain::consent::Purpose;
use domain::imports::{ImportState, Label, Target, texts};
use domain::locale::Locale;
use domain::people::LinkKind;
use domain::{l10n, tr};

use super::api::ImportChoices;
use crate::features::people::{Names, channel_text};
use crate::ui::{Choice, Tone};

/// A target's name.
pub fn target_text(l: Locale, target: &Target) -> String {
    let what = l10n::text(l, texts::target(target));
    match target {
        Target::Email(label)
        | Target::Phone(label)
        | Target::Street(label)
        | Target::Extra(label)
        | Target::Postcode(label)
        | Target::City(label)
        | Target::PostcodeCity(label)
        | Target::Region(label)
        | Target::Country(label) => labelled(l, *label, what),
        Target::Link(kind) if *kind != LinkKind::Website => {
            let mut letters = kind.as_str().chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        Target::DoNotContact(channel) => tr!(l, imports.target_do_not_contact, channel = channel_text(l, *channel)),
        Target::StoppedAt(channel) => tr!(l, imports.target_stopped_at, channel = channel_text(l, *channel)),
        _ => what,
    }
}

fn labelled(l: Locale, label: Label, what: String) -> String {
    match label {
        Label::Any => what,
        Label::Home => tr!(l, imports.label_home, what = what),
        Label::Work => tr!(l, imports.label_work, what = what),
        Label::Mobile => tr!(l, imports.label_mobile, what = what),
        Label::Other => tr!(l, imports.label_other, what = what),
    }
}

/// Under which heading a target stands in the menu.
fn group(l: Locale, target: &Target) -> String {
    match target {
        Target::Ignore => String::new(),
        Target::FullName
        | Target::GivenName
        | Target::AdditionalName
        | Target::FamilyName
        | Target::HonorificPrefix
        | Target::Nickname
        | Target::Pronouns
        | Target::BirthDate
        | Target::Kind => tr!(l, imports.group_name),
        Target::Email(_) | Target::Phone(_) => tr!(l, imports.group_reach),
        Target::Street(_)
        | Target::Extra(_)
        | Target::Postcode(_)
        | Target::City(_)
        | Target::PostcodeCity(_)
        | Target::Region(_)
        | Target::Country(_) => tr!(l, imports.group_address),
        Target::Language
        | Target::Languages
        | Target::JobTitle
        | Target::Employer
        | Target::Outlet
        | Target::Beat
        | Target::Link(_) => {
            tr!(l, imports.group_more)
        }
        Target::Custom(_) => tr!(l, imports.group_fields),
        _ => tr!(l, imports.group_place),
    }
}

/// Everything a column may stand for.
pub fn target_choices(l: Locale, choices: &ImportChoices) -> Vec<Choice> {
    let mut out: Vec<Choice> =
        Target::PLAIN.iter().map(|t| Choice::new(t.to_string(), target_text(l, t)).under(group(l, t))).collect();
    for purpose in &choices.purposes {
        out.extend(consents(l, purpose));
    }
    for (field, name) in &choices.fields {
        let target = Target::Custom(*field);
        out.push(Choice::new(target.to_string(), name.clone()).under(group(l, &target)));
    }
    out
}

/// The titles of the purposes columns may agree to.
pub fn purpose_names(l: Locale, choices: &ImportChoices) -> Names {
    choices.purposes.iter().map(|purpose| (purpose.id.0, purpose.title.get(l).to_owned())).collect()
}

fn consents(l: Locale, purpose: &Purpose) -> Vec<Choice> {
    let title = purpose.title.get(l).to_owned();
    let one = |channel: &domain::consent::Channel| {
        let label = tr!(l, imports.target_consent, purpose = &title, channel = channel_text(l, *channel));
        Choice::new(Target::Consent(purpose.id, *channel).to_string(), label).under(tr!(l, imports.group_place))
    };
    purpose.channels.iter().map(one).collect()
}

/// The name of a column: cards name theirs by what they stand for.
pub fn column_name(l: Locale, column: &str) -> String {
    match column.parse::<Target>() {
        Ok(target) if column.contains([':', '_']) => target_text(l, &target),
        _ => column.to_owned(),
    }
}

/// The colour of a state.
pub fn state_tone(state: ImportState) -> Tone {
    match state {
        ImportState::Done => Tone::Good,
        ImportState::Running | ImportState::Undoing => Tone::Info,
        ImportState::Paused | ImportState::Staged => Tone::Warn,
        ImportState::Cancelled | ImportState::Undone => Tone::Plain,
    }
}
