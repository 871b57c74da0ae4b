//! The second step of logging in: six digits from an app.

use domain::team::TotpSetup;
use domain::tr;
use leptos::prelude::*;

use super::super::account_api as api;
use crate::Failure;
use crate::session::use_locale;
use crate::ui::{Button, CopyText, Field, FieldWidth, FormErrorSummary, Kind, Problems, Size, Variant, error_text, use_toasts};

/// Off: what it is good for, and setting it up.
#[component]
pub(super) fn Off(codes: RwSignal<Vec<String>>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let setup = RwSignal::new(None::<TotpSetup>);
    let begin = Action::new(move |()| api::begin_totp());
    Effect::new(move || match begin.value().get() {
        Some(Ok(new)) => setup.set(Some(new)),
        Some(Err(e)) => toasts.fail(error_text(l, &e.0)),
        None => {}
    });
    view! {
        <p>{tr!(l, team.two_step_off_text)}</p>
        {move || match setup.get() {
            Some(setup) => view! { <SetUp setup codes reload/> }.into_any(),
            None => view! {
                <Button kind=Kind::Button disabled=begin.pending() on:click=move |_| { begin.dispatch(()); }>{tr!(l, team.two_step_begin)}</Button>
            }.into_any(),
        }}
    }
}

#[component]
fn SetUp(setup: TotpSetup, codes: RwSignal<Vec<String>>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let code = RwSignal::new(String::new());
    let secret = StoredValue::new(setup.secret.clone());
    let confirm = Action::new(move |code: &String| api::confirm_totp(secret.get_value(), code.clone()));
    let problems = Problems::new(l, move || confirm.value().get().and_then(Result::err).map(|e: Failure| e.0));
    Effect::new(move || {
        if let Some(Ok(new)) = confirm.value().get() {
            codes.set(new);
            toasts.say(tr!(l, team.two_step_is_on));
            reload.update(|n| *n += 1);
        }
    });
    let side = setup.qr_size;
    view! {
        <form method="post" id="two-step" on:submit=move |event| { event.prevent_default(); confirm.dispatch(code.get_untracked()); } novalidate=true>
            <FormErrorSummary problems labels=vec![("code", tr!(l, team.setup_code))]/>
            <p>{tr!(l, team.setup_scan)}</p>
            <svg class="qr-code" role="img" aria-label=tr!(l, team.qr_alt) viewBox=format!("0 0 {side} {side}") width="208" height="208" shape-rendering="crispEdges">
                <rect width=side height=side fill="#fff"></rect>
                <path d=setup.qr_path fill="#000"></path>
            </svg>
            <CopyText label=tr!(l, team.setup_secret) value=setup.secret/>
            <Field label=tr!(l, team.setup_code) name="code" inputmode="numeric" autocomplete="one-time-code" width=FieldWidth::Half bound=code required=true error=problems.of("code")/>
            <Button variant=Variant::Primary disabled=confirm.pending()>{tr!(l, team.setup_confirm)}</Button>
        </form>
    }
}

/// On: how many recovery codes are left, new ones, turning it off.
#[component]
pub(super) fn On(left: i64, codes: RwSignal<Vec<String>>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let code = RwSignal::new(String::new());
    let renew = Action::new(move |code: &String| api::new_codes(code.clone()));
    let off = Action::new(move |code: &String| api::remove_totp(code.clone()));
    let error = RwSignal::new(None::<domain::ApiError>);
    let problems = Problems::new(l, error);
    Effect::new(move || match renew.value().get() {
        Some(Ok(new)) => {
            codes.set(new);
            reload.update(|n| *n += 1);
        }
        Some(Err(Failure(e))) => error.set(Some(e)),
        None => {}
    });
    Effect::new(move || match off.value().get() {
        Some(Ok(())) => {
            codes.set(Vec::new());
            toasts.say(tr!(l, team.two_step_is_off));
            reload.update(|n| *n += 1);
        }
        Some(Err(Failure(e))) => error.set(Some(e)),
        None => {}
    });
    let busy = Signal::derive(move || renew.pending().get() || off.pending().get());
    view! {
        <p>{tr!(l, team.two_step_on_text)}" "<b>{tr!(l, team.codes_left, n = left)}</b></p>
        <form method="post" id="two-step" on:submit=move |event| { event.prevent_default(); renew.dispatch(code.get_untracked()); } novalidate=true>
            <FormErrorSummary problems labels=vec![("code", tr!(l, team.code_or_recovery))]/>
            <Field label=tr!(l, team.code_or_recovery) name="code" autocomplete="one-time-code" hint=tr!(l, team.two_step_end_text) width=FieldWidth::Half bound=code required=true error=problems.of("code")/>
            <div class="actions">
                <Button size=Size::Small disabled=busy>{tr!(l, team.codes_new)}</Button>
                <Button size=Size::Small variant=Variant::Danger kind=Kind::Button disabled=busy on:click=move |_| { off.dispatch(code.get_untracked()); }>{tr!(l, team.two_step_end)}</Button>
            </div>
        </form>
    }
}
