//! The pages of the console in the parts the browser loads them in.
//!
//! The code of a part stays on the server until the first of its pages is opened; what several parts need comes once. A page is added to
//! the part whose pages are visited together with it. What a first visit shows is in no part, so that it waits for nothing.

use leptos::prelude::*;
use std::future::Future;

/// Draws a page. The code behind it has arrived.
pub type Draw = fn() -> AnyView;

/// The pages of one part.
pub trait Part: Copy + Send + 'static {
    /// Brings the part's code and gives what draws the page.
    fn load(self) -> impl Future<Output = Draw>;
    /// Brings the part's code ahead of time.
    fn preload() -> impl Future<Output = ()>;
}

macro_rules! part {
    ($part:ident: $($feature:ident::{$($page:ident),+}),+) => {
        pub mod $part {
            use super::{Draw, Part};
            $(use crate::features::$feature::{$($page),+};)+
            use leptos::prelude::*;

            /// The pages of this part.
            #[derive(Debug, Clone, Copy)]
            pub enum Pages { $($($page),+),+ }

            #[lazy($part)]
            fn load(page: Pages) -> Draw {
                match page { $($(Pages::$page => || view! { <$page/> }.into_any()),+),+ }
            }

            impl Part for Pages {
                async fn load(self) -> Draw {
                    load(self).await
                }

                async fn preload() {
                    #[cfg(feature = "hydrate")]
                    __preload_load().await;
                }
            }
        }
    };
}

part!(people: people::{People, AddPerson, Profile, EditPerson, ChangesOfPerson, OwnFieldsPage, PastExports, TagsPage}, tasks::{Tasks}, signup::{Forms, NewForm, Purposes, EditForm});
part!(data: duplicates::{Duplicates, MergePage, Merges}, imports::{ImportPeople, ShowImport}, segments::{Segments, NewSegment, EditSegment, SegmentMap});
part!(events: events::{Events, NewEvent, EventPage, DoorPage, EditEvent});
part!(letters: casework::{Letters, Answered, Case, Closed});
part!(representation: representatives::{Representatives, Import}, offices::{Offices, Representative});
part!(administration: team::{Account, Team, InviteMember, Member}, settings::{Settings, Tree}, operations::{Operations, Audit});

/// Where organisers begin: there from the start.
pub mod today {
    use super::{Draw, Part};
    use crate::features::today::Today;
    use leptos::prelude::*;

    #[derive(Debug, Clone, Copy)]
    pub enum Pages {
        Today,
    }

    impl Part for Pages {
        async fn load(self) -> Draw {
            match self {
                Self::Today => || view! { <Today/> }.into_any(),
            }
        }

        async fn preload() {}
    }
}
