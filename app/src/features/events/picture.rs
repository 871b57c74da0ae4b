//! The picture of an event. Uploading is a plain form, so that it works whatever the browser half is doing.

use domain::events::{EventView, console_path, file_path};
use domain::tr;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::{api, words};
use crate::session::use_locale;
use crate::ui::{Button, Card, FileField, Glyph, Kind, Note, Tone, use_toasts};

/// Shows it, replaces it, takes it away.
#[component]
pub(super) fn PictureCard(event: EventView) -> impl IntoView {
    let l = use_locale();
    let id = event.row.id;
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let bad = use_query_map().read_untracked().get("picture").is_some_and(|word| word == "bad");
    let remove = Action::new(move |(): &()| api::remove_picture(id));
    Effect::new(move || match remove.value().get() {
        Some(Ok(())) => navigate(&console_path(id), Default::default()),
        Some(Err(e)) => toasts.fail(words::refusal(l, &e.0)),
        None => {}
    });
    let now = event.picture.map(|p| view! {
        <img class="event-picture" src=file_path(p.id) alt=p.alt/>
        <p>
            <Button kind=Kind::Button icon=Glyph::Trash on:click=move |_| { remove.dispatch(()); }>{tr!(l, events.picture_remove)}</Button>
        </p>
    });
    view! {
        <Card title=tr!(l, events.section_picture)>
            {bad.then(|| view! { <Note tone=Tone::Bad>{tr!(l, events.picture_bad)}</Note> })}
            {now}
            <form method="post" enctype="multipart/form-data" action=format!("/upload/events/{id}/picture")>
                <FileField
                    label=tr!(l, events.section_picture) name="picture" accept="image/jpeg,image/png,image/webp" hint=tr!(l, events.picture_hint)
                    required=true
                />
                <Button icon=Glyph::Upload>{tr!(l, events.picture_upload)}</Button>
            </form>
        </Card>
    }
}
