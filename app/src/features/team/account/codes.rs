//! Recovery codes, shown once.

use domain::tr;
use leptos::prelude::*;

use crate::session::use_locale;
use crate::ui::{Button, Card, CopyText, Glyph, Kind, LinkButton, Variant};

/// The codes, until the reader says they are kept.
#[component]
pub(super) fn Codes(codes: RwSignal<Vec<String>>) -> impl IntoView {
    let l = use_locale();
    let shown = move || {
        let all = codes.get();
        if all.is_empty() {
            return None;
        }
        let text = all.join("\n");
        // Letters, digits, hyphens: only the line ends need to be written differently in an address.
        let file = format!("data:text/plain;charset=utf-8,{}", all.join("%0A"));
        Some(view! {
            <Card title=tr!(l, team.codes_title)>
                <p role="status">{tr!(l, team.codes_text)}</p>
                <CopyText label=tr!(l, team.codes_label) value=text multiline=true rows=10/>
                <div class="actions">
                    <LinkButton href=file icon=Glyph::Download download=true>{tr!(l, common.download)}</LinkButton>
                    <Button kind=Kind::Button variant=Variant::Primary on:click=move |_| codes.set(Vec::new())>{tr!(l, team.codes_kept)}</Button>
                </div>
            </Card>
        })
    };
    view! { <div class="recovery-codes">{shown}</div> }
}
