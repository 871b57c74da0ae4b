//! Events and who comes: shared words, rules and views.

mod csv;
mod hold;
mod input;
mod paths;
mod view;

use crate::text_enum;

pub use csv::cell;
pub use hold::{HOLD, LAST_HOLD, hold_until};
pub use input::{EventInput, EventValues, MAX_CAPACITY, MAX_GUESTS, RsvpInput, RsvpValues};
pub use paths::{
    calendar_feed_path, console_path, event_calendar_path, event_path, events_path, file_path, own_path, thanks_path,
};
pub use view::{
    Attendee, AttendeeFilter, ChangeEffect, Closed, EventEdit, EventFilter, EventNumbers, EventRow, EventView, EventWhen,
    HostChoice, OwnRegistration, Picture, Place, PublicEvent, PublicEventRow, PublicEvents, RsvpOutcome,
};

text_enum! {
    /// Whether the public can see an event.
    pub enum EventState {
        /// Only organisers see it.
        Draft = "draft",
        /// It takes registrations.
        Published = "published",
        /// It will not happen; everybody was told.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// Who can find an event.
    #[derive(Default)]
    pub enum Visibility {
        /// Everybody: it is in the list and the feed.
        #[default]
        Public = "public",
        /// Who has the address of its page.
        Unlisted = "unlisted",
        /// Who was put on the list by an organiser: it has no public page.
        Private = "private",
    }
}

text_enum! {
    /// How a registration stands (OSDI: attendance status).
    pub enum RegistrationStatus {
        /// Has a place.
        Registered = "registered",
        /// In the queue.
        Waitlisted = "waitlisted",
        /// A place waits for the person to say yes.
        Held = "held",
        /// Gave the place or the turn back.
        Cancelled = "cancelled",
    }
}

impl RegistrationStatus {
    /// Whether it takes up places.
    #[must_use]
    pub const fn takes_seats(self) -> bool {
        matches!(self, Self::Registered | Self::Held)
    }
}

text_enum! {
    /// Whether somebody came.
    pub enum Mark {
        /// Was there.
        Attended = "attended",
        /// Was not.
        NoShow = "no_show",
    }
}
