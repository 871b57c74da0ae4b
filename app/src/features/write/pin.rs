//! The pin: shown from nearer, moved, and used.

use domain::tr;
use leptos::prelude::*;

use super::parts::{about, frame, press_map};
use super::{map, paths};
use crate::public::{NotFound, awaited};
use crate::server::{ctx, redirect};
use crate::ui::{LinkButton, PageHeader, Variant};

/// How much nearer the first press on the whole map brings the reader.
const CLOSER: f64 = 6.0;
/// How much nearer or farther a link goes.
const STEP: f64 = 2.5;

/// Is this where you live?
#[component]
pub fn Pin() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    let (l, about) = (ctx.locale, about(&ctx));
    let Some(view) = map::view(&ctx) else {
        redirect(paths::START);
        return ().into_any();
    };
    let press = map::pressed(&ctx, &view);
    let Some(pin) = press.or_else(|| map::pinned(&ctx)) else {
        // The map was pressed with a key: the list does the same without aiming.
        redirect(&format!("{}#list", paths::with(paths::START, &[("about", about.as_str())])));
        return ().into_any();
    };
    let first = press.is_some() && ctx.query("moved").is_none();
    let near = if first { view.zoom(pin, CLOSER) } else { view };
    awaited(async move {
        let body = view! {
            <PageHeader title=tr!(l, write.pin_title) lead=tr!(l, write.pin_lead) back=(paths::with(paths::START, &[("about", about.as_str())]), tr!(l, write.step_place))/>
            {press_map(l, about, move |w, h| near.resized(w, h), Some(pin))}
            <p class="actions">
                <LinkButton href=paths::who_at_point(pin, about) variant=Variant::Primary>{tr!(l, write.pin_use)}</LinkButton>
                <LinkButton href=paths::pin(pin, near.zoom(pin, STEP).span, about)>{tr!(l, write.pin_closer)}</LinkButton>
                <LinkButton href=paths::pin(pin, near.zoom(pin, 1.0 / STEP).span, about) variant=Variant::Quiet>{tr!(l, write.pin_wider)}</LinkButton>
            </p>
        };
        frame(&ctx, 0, tr!(l, write.pin_title), body.into_any())
    })
    .into_any()
}
