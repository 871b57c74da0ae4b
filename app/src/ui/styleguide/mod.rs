//! The page that shows each component in every state. For those who build Hustings: only the server in development mode
//! has it, it is not translated, and none of it reaches the browser half.

mod actions;
mod forms;
mod looks;
mod people;
mod saying;
mod showing;
mod waiting;

use leptos::prelude::*;

use self::actions::Actions;
use self::forms::{Choices, Fields, Wrong};
use self::looks::{Colours, Glyphs, Type};
use self::people::Threads;
use self::saying::Saying;
use self::showing::{Facts, Tables};
use self::waiting::Waiting;

/// All of it.
#[component]
pub fn Styleguide() -> impl IntoView {
    view! {
        <main class="guide" id="main">
            <h1>"Style guide"</h1>
            <p class="lead">"Each component in every state. Look at it narrow and wide, light and dark, and with the keyboard."</p>
            <Type/>
            <Colours/>
            <Actions/>
            <Fields/>
            <Choices/>
            <Wrong/>
            <Saying/>
            <Tables/>
            <Facts/>
            <Threads/>
            <Waiting/>
            <Glyphs/>
        </main>
    }
    .into_any()
}

/// A part of the guide under its heading.
#[component]
fn Part(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! { <section class="guide-part"><h2>{title}</h2>{children()}</section> }.into_any()
}
