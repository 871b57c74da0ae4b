//! The tree as nested lists: every part says in words what it asks, what it does to the number, and can be changed by keyboard.

use domain::l10n::number;
use domain::locale::Locale;
use domain::segments::{Condition, Group, Join, MAX_DEPTH, Node, Path, Step};
use domain::tr;
use leptos::prelude::*;

use super::fields::fields;
use super::inputs::{Told, choose};
use super::store::{Store, focus_soon, name};
use super::{kinds, words};
use crate::ui::{Button, Glyph, Icon, Kind, Size, Variant};

/// The whole tree, drawn anew when its shape changes.
#[component]
pub fn Steps(store: Store) -> impl IntoView {
    move || {
        store.shape.track();
        let root = store.tree.with_untracked(|tree| tree.root.clone());
        group(store, &root, Vec::new())
    }
}

fn group(store: Store, g: &Group, path: Path) -> AnyView {
    let l = store.l;
    let rows = (0_u16..)
        .zip(&g.nodes)
        .map(|(i, node)| {
            let path: Path = path.iter().copied().chain([i]).collect();
            let word = if i == 0 { String::new() } else { between(l, g.join) };
            match node {
                Node::Step(step) => row(store, step, path, word),
                Node::Group(inner) => nested(store, inner, path, word),
            }
        })
        .collect_view();
    let empty = g.nodes.is_empty().then(|| view! { <p class="soft">{tr!(l, segments.everybody)}</p> });
    let list = if g.nodes.is_empty() { ().into_any() } else { view! { <ol class="segment-steps">{rows}</ol> }.into_any() };
    view! { {join(store, g.join, path.clone())}{empty}{list}{adder(store, path)} }.into_any()
}

fn between(l: Locale, join: Join) -> String {
    match join {
        Join::All => tr!(l, segments.op_and),
        Join::Any | Join::None => tr!(l, segments.op_or),
    }
}

/// All, any or none.
fn join(store: Store, now: Join, path: Path) -> AnyView {
    let l = store.l;
    let options = vec![
        ("all".to_owned(), tr!(l, segments.join_all)),
        ("any".to_owned(), tr!(l, segments.join_any)),
        ("none".to_owned(), tr!(l, segments.join_none)),
    ];
    let id = format!("{}-join", name(&path));
    let told: Told = std::sync::Arc::new(move |word: String| {
        let path = path.clone();
        store.edit(
            move |tree| {
                tree.group_mut(&path)?.join = Join::parse(&word)?;
                Some(path)
            },
            "join",
        );
    });
    view! { <div class="segment-join">{choose(&id, tr!(l, segments.join_label), options, now.as_str(), told)}</div> }.into_any()
}

/// A field that finds a condition by its name.
fn adder(store: Store, path: Path) -> AnyView {
    let l = store.l;
    let id = format!("{}-add", name(&path));
    let (list, hint) = (format!("{id}-list"), format!("{id}-hint"));
    let unknown = RwSignal::new(false);
    let options = kinds::all(store).into_iter().map(|k| view! { <option value=k.label></option> }).collect_view();
    let add = {
        let path = path.clone();
        move |typed: String| -> bool {
            let wanted = typed.trim().to_lowercase();
            let found = kinds::all(store).into_iter().find(|k| k.label.to_lowercase() == wanted);
            let Some(kind) = found else { return false };
            let mut at = None;
            store.tree.update(|tree| at = tree.add(&path, kind.condition.into()));
            store.open.set(at.clone());
            store.shape.update(|n| *n += 1);
            if let Some(at) = at {
                focus_soon(format!("{}-toggle", name(&at)));
            }
            true
        }
    };
    let node = NodeRef::<leptos::html::Input>::new();
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = node.get() {
            let added = add(input.value());
            unknown.set(!added);
            if added {
                input.set_value("");
            }
        }
    };
    let more = path.len() + 1 < MAX_DEPTH;
    let add_group = move |_| {
        let path = path.clone();
        store.edit(move |tree| tree.add(&path, Node::Group(Group::new(Join::Any, Vec::new()))), "add");
    };
    view! {
        <form class="segment-add" on:submit=enter>
            <div class="field">
                <label class="field-label" for=id.clone()>{tr!(l, segments.add_condition)}</label>
                <p class="field-hint" id=hint.clone()>{tr!(l, segments.add_hint)}</p>
                <input
                    class="input"
                    type="text"
                    id=id
                    list=list.clone()
                    autocomplete="off"
                    aria-describedby=hint
                    node_ref=node
                />
                <datalist id=list>{options}</datalist>
                <p class="field-error" role="status" hidden=move || !unknown.get()>{tr!(l, segments.add_unknown)}</p>
            </div>
            <div class="actions">
                <Button size=Size::Small icon=Glyph::Plus>{tr!(l, segments.add)}</Button>
                {more.then(|| view! { <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet on:click=add_group>{tr!(l, segments.add_group)}</Button> })}
            </div>
        </form>
    }
    .into_any()
}

/// A group inside a group.
fn nested(store: Store, g: &Group, path: Path, word: String) -> AnyView {
    let l = store.l;
    view! {
        <li class="segment-step segment-group">
            <div class="segment-line">
                <span class="segment-op">{word}</span>
                <b class="segment-sentence">{tr!(l, segments.group)}</b>
                {effect(store, path.clone())}
                {controls(store, path.clone(), tr!(l, segments.group))}
            </div>
            <div class="segment-inner">{group(store, g, path)}</div>
        </li>
    }
    .into_any()
}

/// One condition.
fn row(store: Store, step: &Step, path: Path, word: String) -> AnyView {
    let l = store.l;
    let id = name(&path);
    let has_fields = !matches!(step.is, Condition::Facet(_));
    let said = {
        let path = path.clone();
        Memo::new(move |_| {
            store.condition(&path).map(|(not, c)| (not, c.is_finished(), words::sentence(store, &c))).unwrap_or_default()
        })
    };
    let is_open = {
        let path = path.clone();
        Memo::new(move |_| store.open.with(|open| open.as_ref() == Some(&path)))
    };
    let toggle = {
        let path = path.clone();
        move |_| store.open.update(|open| *open = if open.as_ref() == Some(&path) { None } else { Some(path.clone()) })
    };
    let body = {
        let path = path.clone();
        move || {
            is_open
                .get()
                .then(|| view! { <div class="segment-fields">{negation(store, path.clone())}{fields(store, path.clone())}</div> })
        }
    };
    let sentence = said.get_untracked().2;
    let toggle_id = format!("{id}-toggle");
    view! {
        <li class="segment-step" id=id>
            <div class="segment-line">
                <span class="segment-op">{word}" "{move || said.get().0.then(|| tr!(l, segments.op_not))}</span>
                <button type="button" class="segment-sentence" id=toggle_id aria-expanded=move || is_open.get().to_string() on:click=toggle>
                    {move || said.get().2}
                    {has_fields.then(|| view! { <Icon glyph=Glyph::Edit/> })}
                </button>
                {effect(store, path.clone())}
                {controls(store, path, sentence)}
            </div>
            <p class="field-hint" hidden=move || said.get().1>{tr!(l, segments.unfinished)}</p>
            {body}
        </li>
    }
    .into_any()
}

fn negation(store: Store, path: Path) -> AnyView {
    let now = store.condition(&path).is_some_and(|(not, _)| not);
    let id = format!("{}-not", name(&path));
    let told = std::sync::Arc::new(move |yes: bool| {
        store.tree.update(|tree| {
            if let Some(Node::Step(step)) = tree.node_mut(&path) {
                step.not = yes;
            }
        });
    });
    super::inputs::tick(&id, tr!(store.l, segments.negate), now, told)
}

/// What a part does to the number.
fn effect(store: Store, path: Path) -> AnyView {
    let l = store.l;
    let text = move || {
        store.steps.with(|all| {
            all.get(&path).map(|s| {
                let change = match s.change {
                    0 => tr!(l, segments.same),
                    n if n < 0 => tr!(l, segments.dropped, n = number(l, n.saturating_abs())),
                    n => tr!(l, segments.added, n = number(l, n)),
                };
                format!("{change} · {}", tr!(l, segments.left, n = s.people))
            })
        })
    };
    view! { <span class="segment-effect number soft">{text}</span> }.into_any()
}

/// Moving, nesting and taking away.
fn controls(store: Store, path: Path, sentence: String) -> AnyView {
    let l = store.l;
    let id = name(&path);
    let button = move |control: &'static str, glyph: Glyph, label: String, act: Box<dyn Fn() + Send + Sync>| {
        let label = tr!(l, segments.for_step, action = label, step = sentence.clone());
        let title = label.clone();
        let press = move |_| act();
        view! {
            <button type="button" class="btn btn-quiet btn-small btn-icon" id=format!("{id}-{control}") title=title on:click=press>
                <Icon glyph label/>
            </button>
        }
    };
    let (up, down, nest, out, gone) = (path.clone(), path.clone(), path.clone(), path.clone(), path.clone());
    let deep = path.len() + 1 < MAX_DEPTH;
    let inside = path.len() > 1;
    view! {
        <span class="segment-controls">
            {button("up", Glyph::Up, tr!(l, segments.move_up), Box::new(move || { let p = up.clone(); store.open.set(None); store.edit(move |t| t.move_by(&p, false).or(Some(p)), "up"); }))}
            {button("down", Glyph::Down, tr!(l, segments.move_down), Box::new(move || { let p = down.clone(); store.open.set(None); store.edit(move |t| t.move_by(&p, true).or(Some(p)), "down"); }))}
            {deep.then(|| button("nest", Glyph::Right, tr!(l, segments.nest), Box::new(move || { let p = nest.clone(); store.open.set(None); store.edit(move |t| t.nest(&p), "up"); })))}
            {inside.then(|| button("unnest", Glyph::Left, tr!(l, segments.unnest), Box::new(move || { let p = out.clone(); store.open.set(None); store.edit(move |t| t.unnest(&p), "up"); })))}
            {button("remove", Glyph::Cross, tr!(l, segments.remove), Box::new(move || {
                let p = gone.clone();
                store.open.set(None);
                let above: Path = p.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
                store.edit(move |t| { t.remove(&p)?; Some(above) }, "add");
            }))}
        </span>
    }
    .into_any()
}
