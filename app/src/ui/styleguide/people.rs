//! What happened between people.

use leptos::prelude::*;

use super::Part;
use crate::ui::*;

#[component]
pub(super) fn Threads() -> impl IntoView {
    view! {
        <Part title="What happened">
            <div class="guide-grid">
                <Card title="Timeline">
                    <Timeline>
                        <TimelineItem when="3 days ago" title="Came to Housing for all" icon=Glyph::Calendar tone=Tone::Good/>
                        <TimelineItem when="2 May" title="Confirmed the address" icon=Glyph::Mail detail="Form “Stand with us”, wording 3"/>
                        <TimelineItem when="1 May" title="A mail came back" icon=Glyph::Bad tone=Tone::Bad>
                            <p><a href="#main">"Read why"</a></p>
                        </TimelineItem>
                    </Timeline>
                </Card>
                <div>
                    <Bubble from=Voice::Them author="Aino Lindqvist" when="Monday 21:14" meta="acknowledged at once">
                        <p>"The landlord says the part is on order. There are two families with babies in the house. Whom can we turn to?"</p>
                    </Bubble>
                    <Bubble from=Voice::Inside author="Tuomas" when="Tuesday 9:05" meta="only the office sees this">
                        <p>"Called the housing inspector, visit on Thursday."</p>
                    </Bubble>
                    <Bubble
                        from=Voice::Us author="Draft by Tuomas" when="Tuesday 10:12" meta="for Maja to approve"
                        actions=|| view! {
                            <Button size=Size::Small variant=Variant::Primary>"Approve and send"</Button>
                            <Button size=Size::Small>"Edit"</Button>
                        }
                    >
                        <p>"Dear Aino Lindqvist, thank you for writing. The housing inspector will visit your house on Thursday."</p>
                    </Bubble>
                </div>
            </div>
            <h3>"Written in Markdown"</h3>
            <Markdown html="<h2>Housing for all</h2><p>Come and say what you need.</p><ul><li>Coffee from 18:30</li></ul><blockquote><p>A home is not a luxury.</p></blockquote>"/>
        </Part>
    }
}
