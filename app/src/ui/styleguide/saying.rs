//! Notes, states, what went wrong.

use domain::ApiError;
use leptos::prelude::*;

use super::Part;
use crate::ui::*;

const TONES: [(Tone, &str); 4] =
    [(Tone::Info, "Good to know"), (Tone::Good, "Sent"), (Tone::Warn, "Held for a look"), (Tone::Bad, "Not sent")];

#[component]
pub(super) fn Saying() -> impl IntoView {
    let notes = TONES.map(|(tone, title)| {
        view! { <Note tone title>"Your text is kept. Try again in a minute, or "<a href="#main">"copy it"</a>"."</Note> }
    });
    view! {
        <Part title="Saying something">
            {notes.into_iter().collect_view()}
            <Banner tone=Tone::Warn>"This is a demonstration. All mail stays in the mailbox."</Banner>
            <h3>"States and tags"</h3>
            <div class="row">
                <Chip>"steward"</Chip>
                <Chip tone=Tone::Info icon=Glyph::Person>"Tuomas"</Chip>
                <Chip tone=Tone::Good>"strong"</Chip>
                <Chip tone=Tone::Warn>"day 4 of 10"</Chip>
                <Chip tone=Tone::Bad>"bounced"</Chip>
                <FilterChip label="lives in Norrvig West" remove="#main"/>
                <Kbd>"Ctrl K"</Kbd>
            </div>
            <h3>"A part that could not be loaded"</h3>
            <ErrorNote error=ApiError::Network/>
            <h3>"After an action"</h3>
            <div class="toast tone-good">
                <Icon glyph=Glyph::Good/> <span class="toast-text">"Tagged 3 people"</span>
                <Button kind=Kind::Button size=Size::Small icon=Glyph::Undo>"Undo "<span class="soft number">"8 s"</span></Button>
            </div>
        </Part>
    }
}
