//! Where you are in a few steps.

use domain::tr;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::session::use_locale;

/// The steps of a public task; `current` counts from 0.
#[component]
pub fn Stepper(steps: Vec<String>, current: usize) -> impl IntoView {
    let label = tr!(use_locale(), ui.steps);
    view! {
        <ol class="steps" aria-label=label>
            {steps
                .into_iter()
                .enumerate()
                .map(|(at, step)| {
                    let class = if at < current { "step step-done" } else { "step" };
                    let aria = (at == current).then_some("step");
                    view! {
                        <li class=class aria-current=aria>
                            {(at < current).then(|| view! { <Icon glyph=Glyph::Check/> })} <span>{step}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

/// How far one item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Behind us.
    Yes,
    /// What comes next.
    Now,
    /// Later.
    No,
}

/// What was done, what is next, what remains.
#[component]
pub fn Checklist(items: Vec<(Done, String)>) -> impl IntoView {
    let l = use_locale();
    view! {
        <ul class="checklist">
            {items
                .into_iter()
                .map(|(done, text)| {
                    let (class, glyph, word) = match done {
                        Done::Yes => ("done", Glyph::Check, tr!(l, ui.step_done)),
                        Done::Now => ("now", Glyph::ArrowRight, tr!(l, ui.step_now)),
                        Done::No => ("later", Glyph::Minus, tr!(l, ui.step_later)),
                    };
                    view! { <li class=class><Icon glyph label=word/> <span>{text}</span></li> }
                })
                .collect_view()}
        </ul>
    }
}
