//! People as organisers see them. Field names follow OSDI.

mod bulk;
mod cell;
mod columns;
mod compare;
mod custom;
mod editing;
mod exports;
mod list;
mod note;
mod partial_date;
mod profile;
mod record;
mod relationship;
mod tag;
mod timeline;

pub use bulk::{BulkAction, BulkState, BulkStatus, Selection};
pub use cell::{Cell, CellSaved};
pub use columns::ListColumn;
pub use compare::{CUSTOM, Difference, Fields, difference};
pub use custom::{CustomField, CustomFieldEdit, FieldKind, MICROS, number_from, number_text};
pub use editing::{
    BlockView, ChangeView, Changes, Clash, NewTie, PersonDetails, PresenceView, RecordEdit, Saved, Sensitive, SupportView,
};
pub use exports::{ExportFormat, ExportRequest, ExportState, ExportStatus, HEADERS, PastExport};
pub use list::{Group, GroupBy, ListState, ListView, PeopleQuery, PersonHit, PersonSort, PersonSummary};
pub use note::{CHANGEABLE, Colleague, MAX_NOTE, MentionView, NoteInput, TouchResult, being_typed, named};
pub use partial_date::partial_date;
pub use profile::{AddedAs, AffiliationView, IdentityView, NewPerson, PersonEdit, PersonProfile, PostalAddress, TagView};
pub use record::{Address, CustomValue, Facet, Link, LinkKind, PersonKind, Postal, Record, Tie};
pub use relationship::{
    AddressOffer, PersonChoice, Related, RelationshipDetails, RelationshipInput, RelationshipKind, RelationshipView, Side,
};
pub use tag::{GroupedTag, TagGroup, TagGroupKind, TagOverview, TagUse};
pub use timeline::{Given, InteractionView, TimelineEntry, TimelineGroup};

crate::text_enum! {
    /// Where a person stands.
    pub enum PersonState {
        /// Belongs to at least one organisation.
        Active = "active",
        /// Has left: belongs to none, may be written to about nothing.
        Left = "left",
        /// Thrown away by an organiser; can be brought back.
        Trashed = "trashed",
        /// Was the same person as somebody else, whose record goes on.
        Merged = "merged",
        /// Erased: a nameless shell that keeps the numbers right.
        Erased = "erased",
    }
}

crate::text_enum! {
    /// How somebody is reached.
    pub enum IdentityKind {
        /// An e-mail address.
        Email = "email",
        /// A phone number.
        Phone = "phone",
    }
}

crate::text_enum! {
    /// Whether what is sent to an address arrives.
    pub enum Health {
        /// As far as we know.
        Good = "good",
        /// The last mail came back.
        Bounced = "bounced",
        /// The reader marked a mail as unwanted.
        Complained = "complained",
    }
}

crate::text_enum! {
    /// What ties a person to an organisation.
    pub enum AffiliationRole {
        /// Signed up.
        Supporter = "supporter",
        /// Known from an event, a letter of their own, an import.
        Contact = "contact",
        /// Helps.
        Volunteer = "volunteer",
        /// Pays dues and votes.
        Member = "member",
    }
}

crate::text_enum! {
    /// Where we know something from.
    pub enum Source {
        /// A sign-up form, confirmed by mail.
        Signup = "signup",
        /// A registration for an event.
        Event = "event",
        /// An organiser wrote it down.
        Organiser = "organiser",
        /// An imported file.
        Import = "import",
        /// The person themselves, on their own page.
        Person = "person",
        /// The made-up people of the demo.
        Demo = "demo",
    }
}

crate::text_enum! {
    /// What happened, on a timeline.
    pub enum InteractionKind {
        /// Sent a sign-up form and confirmed it.
        SignedUp = "signed_up",
        /// An organiser added the person.
        Added = "added",
        /// An organiser corrected the data.
        Corrected = "corrected",
        /// The person corrected the data.
        CorrectedByPerson = "corrected_by_person",
        /// The person chose what to hear about.
        Preferences = "preferences",
        /// Unsubscribed from one purpose.
        Unsubscribed = "unsubscribed",
        /// Asked for the link to their own page.
        LinkRequested = "link_requested",
        /// Downloaded their data.
        Downloaded = "downloaded",
        /// Left.
        Left = "left",
        /// Asked to be erased.
        Erased = "erased",
        /// A note by an organiser.
        Note = "note",
        /// A call, either way.
        Called = "called",
        /// Met face to face.
        Met = "met",
        /// A letter on paper, either way.
        Posted = "posted",
        /// A personal e-mail, either way.
        Emailed = "emailed",
        /// Somebody did what they had promised to.
        TaskDone = "task_done",
        /// Was tied to somebody else.
        Related = "related",
        /// Is tied to them no more.
        Unrelated = "unrelated",
        /// Got a tag.
        Tagged = "tagged",
        /// Lost a tag.
        Untagged = "untagged",
        /// Has a place at an event.
        EventBooked = "event_booked",
        /// Is on the waitlist of an event.
        EventWaitlisted = "event_waitlisted",
        /// Is offered a place that became free.
        EventHeld = "event_held",
        /// Is not coming to an event after all.
        EventCancelled = "event_cancelled",
        /// Was at an event.
        EventAttended = "event_attended",
        /// Did not come to an event.
        EventNoShow = "event_no_show",
        /// An event was moved, changed or called off, and the person was told.
        EventChanged = "event_changed",
        /// Another record of the same person became part of this one.
        Merged = "merged",
    }
}

crate::text_enum! {
    /// Which way it went.
    #[derive(Default)]
    pub enum Direction {
        /// From the person to us.
        In = "in",
        /// From us to the person.
        Out = "out",
        /// Neither: a note, a correction.
        #[default]
        None = "none",
    }
}

crate::text_enum! {
    /// By what means.
    #[derive(Default)]
    pub enum Medium {
        /// E-mail.
        Email = "email",
        /// A call.
        Phone = "phone",
        /// A text message.
        Sms = "sms",
        /// A letter on paper.
        Post = "post",
        /// A page of ours.
        #[default]
        Web = "web",
        /// Face to face.
        InPerson = "in_person",
    }
}
