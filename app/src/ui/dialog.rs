//! A question over the page.

use domain::tr;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::session::use_locale;

/// A native modal dialog that follows `open`. Escape and its cross close it. For pages of the console only: without the
/// browser half nothing opens it.
#[component]
pub fn Dialog(
    id: &'static str,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    #[prop(optional, into)] footer: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    let l = use_locale();
    let node = NodeRef::<html::Dialog>::new();
    show_while(node, open);
    let title_id = format!("{id}-title");
    view! {
        <dialog class="dialog" id=id node_ref=node aria-labelledby=title_id on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=title_id.clone()>{title}</h2>
                <button type="button" class="btn btn-quiet btn-small btn-icon" on:click=move |_| open.set(false)>
                    <Icon glyph=Glyph::Cross label=tr!(l, common.close)/>
                </button>
            </div>
            <div class="dialog-body">{children()}</div>
            {footer.map(|footer| view! { <div class="dialog-foot actions">{footer.run()}</div> })}
        </dialog>
    }
    .into_any()
}

/// Opens and closes a dialog element with a signal.
pub(super) fn show_while(node: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only for an element that has left the page, which nobody sees.
            (true, false) => {
                let _gone = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
