//! Two edits of one record side by side: nothing is overwritten without a decision.

use std::collections::BTreeMap;

use domain::people::{CUSTOM, Fields, Record, RecordEdit, difference};
use domain::tr;
use leptos::prelude::*;
use serde_json::Value;

use super::edit_record::Both;
use super::record_words::{Names, field_name, value_words};
use crate::session::use_session;
use crate::ui::{Button, FormErrorSummary, Kind, Note, Problems, Tone, Variant, field_id};

/// A field somebody has changed.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    field: String,
    base: Value,
    mine: Value,
    theirs: Value,
}

impl Row {
    /// Whether the two edits want different things.
    fn clashes(&self) -> bool {
        self.mine != self.base && self.theirs != self.base && self.mine != self.theirs
    }
}

/// Fields that have pages of their own and are never overwritten by the form.
const APART: [&str; 3] = ["support_level", "tags", "ties"];

/// The fields that either has changed. Values that were only revealed are no change, and stand beside.
fn rows(both: &Both) -> Vec<Row> {
    let all = |record: &Record| Fields::of(record).ok();
    let (Some(base), Some(mine), Some(theirs)) = (all(&both.base), all(&both.mine.record), all(&both.theirs.record)) else {
        return Vec::new();
    };
    let mut fields = BTreeMap::new();
    for changed in [&both.mine.record, &both.theirs.record] {
        for d in difference(&both.base, changed).unwrap_or_default() {
            fields.insert(d.field, ());
        }
    }
    let kept = |field: &String| !APART.contains(&field.as_str());
    let fields = fields.into_keys().filter(kept);
    fields.map(|field| Row { base: base.get(&field), mine: mine.get(&field), theirs: theirs.get(&field), field }).collect()
}

/// Their record with what only the reader changed, and what the reader chose.
fn together(both: &Both, rows: &[Row], mine: impl Fn(&str) -> bool) -> Record {
    let Ok(mut fields) = Fields::of(&both.theirs.record) else { return both.theirs.record.clone() };
    for row in rows.iter().filter(|row| row.mine != row.base) {
        if !row.clashes() || mine(&row.field) {
            fields.put(&row.field, row.mine.clone());
        }
    }
    fields.record().unwrap_or_else(|_| both.theirs.record.clone())
}

/// The page in place of the form.
#[component]
pub(super) fn Merge(
    both: Both,
    names: Names,
    problems: Problems,
    send: Callback<RecordEdit>,
    again: Callback<(Record, i64)>,
) -> impl IntoView {
    let session = use_session();
    let (l, home) = (session.locale, session.tenant.country);
    let rows = rows(&both);
    let picked: BTreeMap<String, RwSignal<bool>> =
        rows.iter().filter(|row| row.clashes()).map(|row| (row.field.clone(), RwSignal::new(false))).collect();
    let who = if both.theirs.actor.is_empty() { tr!(l, records.clash_somebody) } else { both.theirs.actor.clone() };
    let list = rows
        .iter()
        .map(|row| {
            let words = |value: &Value| value_words(l, &row.field, value, &names, &home).join(", ");
            let (mine, theirs, base) = (words(&row.mine), words(&row.theirs), words(&row.base));
            let name = field_name(l, &row.field, &names);
            match picked.get(&row.field) {
                Some(pick) => view! { <Pick name field=row.field.clone() mine theirs pick=*pick/> }.into_any(),
                None if row.mine != row.base => {
                    view! { <Kept name value=mine base why=tr!(l, records.clash_mine_kept)/> }.into_any()
                }
                None => view! { <Kept name value=theirs base why=tr!(l, records.clash_their_kept)/> }.into_any(),
            }
        })
        .collect_view();
    let merged = StoredValue::new((both, rows, picked));
    let record = move || {
        merged.with_value(|(both, rows, picked)| {
            together(both, rows, |field| picked.get(field).is_some_and(|pick| pick.get_untracked()))
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (version, mut shown, block_reason) =
            merged.with_value(|(both, ..)| (both.theirs.version, both.mine.shown.clone(), both.mine.block_reason.clone()));
        // A sensitive value the reader left alone is left to whoever changed it.
        merged.with_value(|(both, rows, _)| {
            shown.retain(|id| {
                both.theirs.record.custom.contains_key(id) || rows.iter().any(|r| r.field == format!("{CUSTOM}{id}"))
            });
        });
        send.run(RecordEdit { version, record: record(), shown, block_reason });
    };
    let back = move |_| again.run((record(), merged.with_value(|(both, ..)| both.theirs.version)));
    view! {
        <form method="post" class="narrow" on:submit=save>
            <FormErrorSummary problems/>
            <Note tone=Tone::Warn title=tr!(l, records.clash_title)>{tr!(l, records.clash_text, name = who)}</Note>
            {list}
            <div class="actions">
                <Button variant=Variant::Primary>{tr!(l, records.clash_save)}</Button>
                <Button kind=Kind::Button on:click=back>{tr!(l, records.clash_back)}</Button>
            </div>
        </form>
    }
}

/// A field both have changed.
#[component]
fn Pick(name: String, field: String, mine: String, theirs: String, pick: RwSignal<bool>) -> impl IntoView {
    let l = crate::session::use_locale();
    let group = format!("merge.{field}");
    let empty = |text: String| if text.is_empty() { tr!(l, records.change_empty) } else { text };
    let choice = |value: bool, label: String, text: String| {
        let id = field_id(&format!("{group}.{value}"));
        view! {
            <div class="check">
                <input type="radio" id=id.clone() name=group.clone() checked=pick.get_untracked() == value on:change=move |_| pick.set(value)/>
                <label for=id>{label}": "<b>{text}</b></label>
            </div>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{name}</legend>
            <p class="field-hint">{tr!(l, records.clash_both)}</p>
            {choice(false, tr!(l, records.clash_theirs), empty(theirs))}
            {choice(true, tr!(l, records.clash_mine), empty(mine))}
        </fieldset>
    }
}

/// A field only one has changed.
#[component]
fn Kept(name: String, value: String, base: String, why: String) -> impl IntoView {
    let l = crate::session::use_locale();
    let empty = |text: String| if text.is_empty() { tr!(l, records.change_empty) } else { text };
    view! { <p><b>{name}</b><br/><del>{empty(base)}</del>" "<ins>{empty(value)}</ins><br/><span class="soft small">{why}</span></p> }
}
