//! The console: the application behind the login, rendered on the server and hydrated in the browser.

mod frame;
mod parts;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::ui::provide_toasts;
use frame::Frame::{ByDoor, Office, Organisation};
use frame::{Missing, framed};
use parts::{
    administration::Pages as Administration, data::Pages as Data, events::Pages as Events, letters::Pages as Letters,
    people::Pages as People, representation::Pages as Representation, today::Pages as Today,
};

/// Paths that belong to the console.
#[must_use]
pub fn is_console(path: &str) -> bool {
    ["/org", "/office", "/account"]
        .iter()
        .any(|door| path == *door || path.strip_prefix(door).is_some_and(|rest| rest.starts_with('/')))
}

/// Every page of the console, a line each.
#[component]
pub fn Console() -> impl IntoView {
    // Here and not in the frame: "undo" must still be there on the next page.
    provide_toasts();
    view! {
        <Router>
            <Routes fallback=Missing>
                <Route path=path!("/account") view=framed(ByDoor, Administration::Account)/>
                <Route path=path!("/office") view=framed(Office, Letters::Letters)/>
                <Route path=path!("/office/answered") view=framed(Office, Letters::Answered)/>
                <Route path=path!("/office/case/:id") view=framed(Office, Letters::Case)/>
                <Route path=path!("/office/closed") view=framed(Office, Letters::Closed)/>
                <Route path=path!("/org") view=framed(Organisation, Today::Today)/>
                <Route path=path!("/org/people") view=framed(Organisation, People::People)/>
                <Route path=path!("/org/people/import") view=framed(Organisation, Data::ImportPeople)/>
                <Route path=path!("/org/people/import/:id") view=framed(Organisation, Data::ShowImport)/>
                <Route path=path!("/org/people/new") view=framed(Organisation, People::AddPerson)/>
                <Route path=path!("/org/people/duplicates") view=framed(Organisation, Data::Duplicates)/>
                <Route path=path!("/org/people/duplicates/merged") view=framed(Organisation, Data::Merges)/>
                <Route path=path!("/org/people/duplicates/:a/:b") view=framed(Organisation, Data::MergePage)/>
                <Route path=path!("/org/people/exports") view=framed(Organisation, People::PastExports)/>
                <Route path=path!("/org/people/tags") view=framed(Organisation, People::TagsPage)/>
                <Route path=path!("/org/people/:id") view=framed(Organisation, People::Profile)/>
                <Route path=path!("/org/people/:id/changes") view=framed(Organisation, People::ChangesOfPerson)/>
                <Route path=path!("/org/people/:id/edit") view=framed(Organisation, People::EditPerson)/>
                <Route path=path!("/org/segments") view=framed(Organisation, Data::Segments)/>
                <Route path=path!("/org/segments/map") view=framed(Organisation, Data::SegmentMap)/>
                <Route path=path!("/org/segments/new") view=framed(Organisation, Data::NewSegment)/>
                <Route path=path!("/org/segments/:id") view=framed(Organisation, Data::EditSegment)/>
                <Route path=path!("/org/signup") view=framed(Organisation, People::Forms)/>
                <Route path=path!("/org/signup/new") view=framed(Organisation, People::NewForm)/>
                <Route path=path!("/org/signup/purposes") view=framed(Organisation, People::Purposes)/>
                <Route path=path!("/org/signup/:id") view=framed(Organisation, People::EditForm)/>
                <Route path=path!("/org/representatives") view=framed(Organisation, Representation::Representatives)/>
                <Route path=path!("/org/representatives/import") view=framed(Organisation, Representation::Import)/>
                <Route path=path!("/org/tasks") view=framed(Organisation, People::Tasks)/>
                <Route path=path!("/org/team") view=framed(ByDoor, Administration::Team)/>
                <Route path=path!("/org/team/invite") view=framed(ByDoor, Administration::InviteMember)/>
                <Route path=path!("/org/team/:id") view=framed(ByDoor, Administration::Member)/>
                <Route path=path!("/org/representatives/offices") view=framed(Organisation, Representation::Offices)/>
                <Route path=path!("/org/representatives/:id") view=framed(Organisation, Representation::Representative)/>
                <Route path=path!("/org/settings") view=framed(Organisation, Administration::Settings)/>
                <Route path=path!("/org/settings/fields") view=framed(Organisation, People::OwnFieldsPage)/>
                <Route path=path!("/org/settings/organisations") view=framed(Organisation, Administration::Tree)/>
                <Route path=path!("/org/operations") view=framed(Organisation, Administration::Operations)/>
                <Route path=path!("/org/audit") view=framed(Organisation, Administration::Audit)/>
                <Route path=path!("/org/events") view=framed(Organisation, Events::Events)/>
                <Route path=path!("/org/events/new") view=framed(Organisation, Events::NewEvent)/>
                <Route path=path!("/org/events/:id") view=framed(Organisation, Events::EventPage)/>
                <Route path=path!("/org/events/:id/door") view=framed(Organisation, Events::DoorPage)/>
                <Route path=path!("/org/events/:id/edit") view=framed(Organisation, Events::EditEvent)/>
            </Routes>
        </Router>
    }
}
