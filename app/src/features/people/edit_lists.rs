//! Lists of the form for a record: e-mail addresses, phone numbers, links.

use domain::people::LinkKind;
use domain::tr;
use leptos::prelude::*;

use super::edit_draft::Line;
use super::record_words::{label_text, link_text};
use crate::session::use_locale;
use crate::ui::{Button, Choice, Field, FieldRow, Fieldset, Glyph, Icon, Kind, Problems, Select, Size, Variant};

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// E-mail addresses.
    Emails,
    /// Phone numbers.
    Phones,
    /// Links.
    Links,
}

impl Of {
    const fn name(self) -> &'static str {
        match self {
            Self::Emails => "emails",
            Self::Phones => "phones",
            Self::Links => "links",
        }
    }
}

/// A list of lines; the first is the one used. Lines left blank are not kept.
#[component]
pub(super) fn Lines(of: Of, lines: RwSignal<Vec<Line>>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let (legend, more) = match of {
        Of::Emails => (tr!(l, records.emails), tr!(l, records.add_email)),
        Of::Phones => (tr!(l, records.phones), tr!(l, records.add_phone)),
        Of::Links => (tr!(l, records.links), tr!(l, records.add_link)),
    };
    let first = if of == Of::Links { LinkKind::default().as_str() } else { "" };
    let add = move |_| {
        lines.update(|all| {
            let key = all.iter().map(|line| line.key + 1).max().unwrap_or_default();
            all.push(Line::new(key, first, ""));
        });
    };
    view! {
        <Fieldset legend=legend name=of.name() error=problems.of(of.name())>
            <For each=move || lines.get() key=|line| line.key children=move |line| view! { <One of line lines problems/> }/>
            <p><Button variant=Variant::Quiet size=Size::Small kind=Kind::Button icon=Glyph::Plus on:click=add>{more}</Button></p>
        </Fieldset>
    }
}

#[component]
fn One(of: Of, line: Line, lines: RwSignal<Vec<Line>>, problems: Problems) -> impl IntoView {
    let l = use_locale();
    let place = move || lines.with(|all| all.iter().position(|other| other.key == line.key));
    let error = Signal::derive(move || problems.named(&format!("{}.{}", of.name(), place()?)));
    let (label, kind, options) = match of {
        Of::Emails => (tr!(l, common.email), "email", labels(l)),
        Of::Phones => (tr!(l, common.phone), "tel", labels(l)),
        Of::Links => {
            let kinds = LinkKind::ALL.iter().map(|k| Choice::new(k.as_str(), link_text(l, *k))).collect();
            (tr!(l, records.link_address), "text", kinds)
        }
    };
    let which = if of == Of::Links { tr!(l, records.link_kind) } else { tr!(l, records.label) };
    let name = format!("{}.{}", of.name(), line.key);
    let labelled = format!("{name}.label");
    let shown = {
        let label = label.clone();
        move || {
            let text = line.value.get();
            if text.trim().is_empty() { label.clone() } else { text }
        }
    };
    let (what, whom) = (shown.clone(), shown);
    let up = move |_| {
        lines.update(|all| {
            if let Some(at) = all.iter().position(|other| other.key == line.key) {
                let moved = all.remove(at);
                all.insert(0, moved);
            }
        });
    };
    let first = move || place() == Some(0);
    view! {
        <FieldRow>
            <Field label name kind=kind bound=line.value error/>
            <Select label=which name=labelled options bound=line.label/>
            <div class="line-tools">
                {move || (of != Of::Links && first() && lines.with(|all| all.len() > 1)).then(|| view! { <span class="soft small">{tr!(l, records.first_used)}</span> })}
                {move || (of != Of::Links && !first()).then(|| {
                    let text = tr!(l, records.make_first, address = what());
                    view! { <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=up><Icon glyph=Glyph::Up label=text/></button> }
                })}
                <button type="button" class="btn btn-quiet btn-small btn-icon" aria-label=move || tr!(l, records.remove_line, address = whom())
                    on:click=move |_| lines.update(|all| all.retain(|other| other.key != line.key))>
                    <Icon glyph=Glyph::Cross/>
                </button>
            </div>
        </FieldRow>
    }
}

fn labels(l: domain::locale::Locale) -> Vec<Choice> {
    let mut out = vec![Choice::new("", tr!(l, records.label_none))];
    out.extend(["home", "work", "mobile", "other"].map(|word| Choice::new(word, label_text(l, word))));
    out
}
