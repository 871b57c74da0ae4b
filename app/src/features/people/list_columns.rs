//! The columns of the list: their names, and choosing and ordering them.

use domain::locale::Locale;
use domain::people::{CustomField, ListColumn, PeopleQuery, PersonSort};
use domain::tr;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::paths;
use crate::session::use_locale;
use crate::ui::{Button, Column, Dialog, Glyph, Icon, Kind, Size, Sort, Variant};

/// A column's name.
pub(super) fn column_text(l: Locale, column: ListColumn, fields: &[CustomField]) -> String {
    match column {
        ListColumn::Name => tr!(l, common.name),
        ListColumn::GivenName => tr!(l, common.given_name),
        ListColumn::FamilyName => tr!(l, common.family_name),
        ListColumn::Email => tr!(l, common.email),
        ListColumn::Phone => tr!(l, common.phone),
        ListColumn::Street => tr!(l, common.street),
        ListColumn::Postcode => tr!(l, common.postcode),
        ListColumn::City => tr!(l, common.city),
        ListColumn::Branch => tr!(l, common.branch),
        ListColumn::Role => tr!(l, lists.role),
        ListColumn::Tags => tr!(l, people.tags),
        ListColumn::Source => tr!(l, lists.source),
        ListColumn::Owner => tr!(l, lists.owner),
        ListColumn::Support => tr!(l, lists.support),
        ListColumn::Language => tr!(l, common.language),
        ListColumn::Job => tr!(l, lists.job),
        ListColumn::BirthDate => tr!(l, lists.birth_date),
        ListColumn::LastTouch => tr!(l, people.last_touch),
        ListColumn::Created => tr!(l, people.known_since),
        ListColumn::Field(id) => fields.iter().find(|f| f.id == id).map(|f| f.name.clone()).unwrap_or_default(),
    }
}

/// The orders a column can be sorted in: first and second press.
const fn orders(column: ListColumn) -> Option<(PersonSort, PersonSort, Sort)> {
    use PersonSort as S;
    Some(match column {
        ListColumn::Name => (S::Name, S::NameDown, Sort::Up),
        ListColumn::Email => (S::Email, S::EmailDown, Sort::Up),
        ListColumn::Postcode => (S::Postcode, S::PostcodeDown, Sort::Up),
        ListColumn::City => (S::City, S::CityDown, Sort::Up),
        ListColumn::LastTouch => (S::Touched, S::Untouched, Sort::Down),
        ListColumn::Created => (S::Newest, S::Oldest, Sort::Down),
        _ => return None,
    })
}

/// The heads of the table.
pub(super) fn heads(l: Locale, query: &PeopleQuery, fields: &[CustomField]) -> Vec<Column> {
    let head = |(at, column): (usize, ListColumn)| {
        let mut head = Column::new(column_text(l, column, fields));
        if at > 0 {
            head = head.hidden_on_phones();
        }
        let Some((first, second, shown)) = orders(column) else { return head };
        let other = if shown == Sort::Up { Sort::Down } else { Sort::Up };
        let (next, now) = match query.sort {
            sort if sort == first => (second, shown),
            sort if sort == second => (first, other),
            _ => (first, Sort::None),
        };
        head.sortable(paths::list(&PeopleQuery { sort: next, after: None, ..query.clone() }), now)
    };
    query.shown().into_iter().enumerate().map(head).collect()
}

/// Choosing columns and their order.
#[component]
pub(super) fn ColumnsDialog(query: Memo<PeopleQuery>, fields: Vec<CustomField>, open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let chosen = RwSignal::new(query.get_untracked().shown());
    Effect::new(move || {
        if open.get() {
            chosen.set(query.get_untracked().shown())
        }
    });
    let fields = StoredValue::new(fields);
    let name = move |column| fields.with_value(|fields| column_text(l, column, fields));
    let all = move || {
        let own = fields.with_value(|f| f.iter().filter(|f| !f.sensitive).map(|f| ListColumn::Field(f.id)).collect::<Vec<_>>());
        ListColumn::ALL.iter().copied().filter(|column| !column.is_sensitive()).chain(own).collect::<Vec<_>>()
    };
    let navigate = use_navigate();
    let apply = move |_| {
        open.set(false);
        let columns = chosen.get_untracked();
        let columns = if columns == ListColumn::USUAL { Vec::new() } else { columns };
        let asked = PeopleQuery { columns, ..query.get_untracked() };
        navigate(&paths::list(&asked), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    };
    let up = move |column: ListColumn| {
        chosen.update(|list| {
            // The name leads to the person and stays first.
            if let Some(at) = list.iter().position(|c| *c == column).filter(|at| *at > 1) {
                list.swap(at, at.saturating_sub(1));
            }
        });
    };
    let row = move |column: ListColumn| {
        let id = format!("col-{}", column.word().replace(':', "-"));
        let fixed = column == ListColumn::Name;
        view! {
            <li class="check">
                <input type="checkbox" id=id.clone() disabled=fixed prop:checked=move || chosen.read().contains(&column)
                    on:change=move |_| chosen.update(|list| match list.iter().position(|c| *c == column) {
                        Some(at) => { list.remove(at); }
                        None => list.push(column),
                    })/>
                <label for=id>{name(column)}</label>
                {move || chosen.read().iter().position(|c| *c == column).filter(|at| *at > 1).map(|_| view! {
                    <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| up(column)>
                        <Icon glyph=Glyph::Up label=tr!(l, lists.move_left, name = name(column))/>
                    </button>
                })}
            </li>
        }
    };
    let listed = move || {
        let now = chosen.get();
        let rest: Vec<ListColumn> = all().into_iter().filter(|c| !now.contains(c)).collect();
        now.into_iter().chain(rest).map(row).collect_view()
    };
    view! {
        <Dialog id="columns" title=tr!(l, lists.columns) open footer=move || view! {
            <Button kind=Kind::Button variant=Variant::Primary size=Size::Medium on:click=apply>{tr!(l, common.apply)}</Button>
        }>
            <ul class="plain">{listed}</ul>
        </Dialog>
    }
}
