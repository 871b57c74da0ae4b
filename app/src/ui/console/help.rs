//! Which keys do what.

use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::chip::Kbd;
use crate::ui::dialog::Dialog;

/// The list of keys; `?` opens it.
#[component]
pub(super) fn KeyboardHelp(open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let rows: Vec<(&'static [&'static str], String)> = vec![
        (&["Ctrl", "K"], tr!(l, ui.key_palette)),
        (&["/"], tr!(l, ui.key_search)),
        (&["j"], tr!(l, ui.key_down)),
        (&["k"], tr!(l, ui.key_up)),
        (&["Enter"], tr!(l, ui.key_open)),
        (&["x"], tr!(l, ui.key_tick)),
        (&["?"], tr!(l, ui.key_help)),
        (&["Esc"], tr!(l, ui.key_close)),
    ];
    view! {
        <Dialog id="keyboard-help" title=tr!(l, ui.keys_title) open>
            <dl class="keys">
                {rows
                    .into_iter()
                    .map(|(keys, text)| view! {
                        <div>
                            <dt>{keys.iter().map(|key| view! { <Kbd>{*key}</Kbd> " " }).collect_view()}</dt>
                            <dd>{text}</dd>
                        </div>
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
