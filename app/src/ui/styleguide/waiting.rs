//! Nothing yet, not yet, and not at all.

use leptos::prelude::*;

use super::Part;
use crate::ui::*;

#[component]
pub(super) fn Waiting() -> impl IntoView {
    view! {
        <Part title="Nothing yet, and not yet">
            <div class="guide-grid">
                <Card>
                    <EmptyState
                        title="No events yet"
                        sentence="Plan the first one: people see it on your page and sign up without an account."
                        icon=Glyph::Calendar
                        action=|| view! { <LinkButton href="#main" variant=Variant::Primary>"Plan an event"</LinkButton> }
                    />
                </Card>
                <SkeletonTable rows=5/>
                <SkeletonText/>
                <SkeletonCard/>
            </div>
        </Part>
    }
}
