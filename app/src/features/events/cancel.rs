//! Calling an event off.

use domain::tr;
use leptos::prelude::*;

use super::detail::Desk;
use super::{api, words};
use crate::session::use_locale;
use crate::ui::{Button, Dialog, Kind, TextArea, Variant, use_toasts};

/// Says how many people are told, and asks what to say to them.
#[component]
pub(super) fn CancelDialog(desk: Desk, told: i64, open: RwSignal<bool>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let message = RwSignal::new(String::new());
    let cancel = Action::new(move |message: &String| api::cancel_event(desk.id, message.clone()));
    Effect::new(move || match cancel.value().get() {
        Some(Ok(n)) => {
            open.set(false);
            toasts.say(tr!(l, events.cancel_done, n = n));
            desk.refresh();
        }
        Some(Err(e)) => toasts.fail(words::refusal(l, &e.0)),
        None => {}
    });
    view! {
        <Dialog
            id="cancel-event" title=tr!(l, events.cancel_event) open
            footer=move || view! {
                <Button kind=Kind::Button on:click=move |_| open.set(false)>{tr!(l, events.cancel_keep)}</Button>
                <Button kind=Kind::Button variant=Variant::Danger disabled=Signal::derive(move || cancel.pending().get()) on:click=move |_| { cancel.dispatch(message.get_untracked()); }>
                    {tr!(l, events.cancel_event)}
                </Button>
            }
        >
            <p>{tr!(l, events.cancel_text, n = told)}</p>
            <TextArea label=tr!(l, events.cancel_message) name="message" note=tr!(l, common.optional) rows=4 maxlength=2000 bound=message/>
        </Dialog>
    }
}
