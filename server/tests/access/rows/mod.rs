//! The table: every server function, who may call it, and a body it understands.

mod duplicates;
mod imports;
mod notes;
mod records;
mod segments;
mod team;

use domain::access::Capability as C;

use crate::world::World;

/// Who may call a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody, logged in or not.
    Anybody,
    /// Whoever holds the link from a mail; it is in the body.
    OwnLink,
    /// Everybody who is logged in, about themselves.
    LoggedIn,
    /// Those who hold this right.
    Right(C),
}

/// A server function.
#[derive(Debug)]
pub struct Row {
    /// What follows `/api/`.
    pub endpoint: &'static str,
    /// Who may call it.
    pub who: Who,
    /// JSON if it begins with a brace, else the fields of a form.
    pub body: String,
}

fn row(endpoint: &'static str, who: Who, body: impl Into<String>) -> Row {
    Row { endpoint, who, body: body.into() }
}

/// All of them. `w` holds what the bodies are about.
pub fn rows(w: &World) -> Vec<Row> {
    [
        login(),
        team::rows(w),
        public(w),
        own(w),
        signup(w),
        duplicates::rows(w),
        people(w),
        notes::rows(w),
        records::rows(w),
        events(w),
        attendees(w),
        imports::rows(w),
        representatives(w),
        segments::rows(w),
        casework(w),
        offices(w),
        settings(w),
        operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn login() -> Vec<Row> {
    let anybody = |endpoint, body: &str| row(endpoint, Who::Anybody, body);
    vec![
        anybody("team/login", "email=nobody@example.org&password=wrong-wrong-wrong&next=/org"),
        anybody("team/login_code", "code=123456&next=/org"),
        anybody("team/request_link", "email=nobody@example.org"),
        anybody("team/use_link", "token=made-up"),
        anybody("team/logout", ""),
        row("today/overview", Who::LoggedIn, ""),
    ]
}

/// What visitors do before anybody knows who they are.
fn public(w: &World) -> Vec<Row> {
    let anybody = |endpoint, body: String| row(endpoint, Who::Anybody, body);
    let slug = &w.event_slug;
    vec![
        anybody("signup/submit", "slug=join-us&answers[given_name]=Bo&answers[email]=bo@example.org&website=&lang=en".into()),
        anybody("me/request_link", "email=nobody@example.org".into()),
        anybody(
            "events/rsvp",
            format!("slug={slug}&given_name=Bo&family_name=Toft&email=bo@example.org&guests=0&website=&referrer="),
        ),
        anybody("letters/preview", w.letter_form.clone()),
        anybody("letters/change", w.letter_form.clone()),
        anybody("letters/submit", w.letter_form.clone()),
    ]
}

/// What the link in a mail opens.
fn own(w: &World) -> Vec<Row> {
    let own = |endpoint, body: String| row(endpoint, Who::OwnLink, body);
    let (l, letter) = (&w.links, &w.letter);
    vec![
        own("signup/confirm", format!("token={}", l.signup)),
        own(
            "me/correct",
            format!("token={}&data[given_name]=Bo&data[family_name]=Toft&data[email]=ainoa@example.org&data[locale]=en", l.me),
        ),
        own("me/preferences", format!("token={}&lang=en", l.me)),
        own("me/request_email", format!("token={}&email=third@example.org", l.me)),
        own("me/confirm_email", format!("signed={}", l.new_email)),
        own("me/leave", format!("token={}", l.me)),
        own("me/erase", format!("token={}&sure=true", l.me)),
        own("events/own_change", format!("token={}&guests=1", l.rsvp)),
        own("events/own_confirm", format!("token={}", l.rsvp)),
        own("events/own_cancel", format!("token={}", l.rsvp)),
        own("letters/confirm", format!("token={}", l.letter)),
        own("letters/reply", format!("token={}&letter={letter}&body=Thanks", l.track)),
        own("letters/survey", format!("token={}&letter={letter}&answer=yes", l.track)),
    ]
}

fn signup(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::SignupManage), body);
    let (form, purpose) = (&w.form, &w.purpose);
    vec![
        may("signup/forms", String::new()),
        may("signup/form", format!(r#"{{"id":"{form}"}}"#)),
        may("signup/save", format!(r#"{{"id":"{form}","edit":{}}}"#, w.form_edit)),
        may("signup/publish", format!("id={form}&published=true")),
        may("signup/purposes", String::new()),
        may("signup/save_purpose", format!(r#"{{"id":"{purpose}","edit":{}}}"#, w.purpose_edit)),
        may("signup/archive_purpose", format!("id={purpose}&archived=true")),
    ]
}

fn people(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleRead), body);
    let write = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleWrite), body);
    let export = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleExport), body);
    let (person, tag, root) = (&w.person, &w.tag, &w.root);
    let data = r#"{"given_name":"Bo","additional_name":"","family_name":"Toft","email":"","phone":"","locale":"en",
        "address":{"street":"","extra":"","postcode":"","city":"","region":"","country":""}}"#;
    vec![
        read(
            "people/list",
            r#"{"query":{"search":"","tag":null,"branch":null,"state":"active","sort":"name","after":null}}"#.into(),
        ),
        read("people/choices", String::new()),
        read("people/count", r#"{"query":{}}"#.into()),
        read("people/groups", r#"{"query":{},"by":"source"}"#.into()),
        read("people/find", "text=anna".into()),
        read("people/save_view", r#"{"name":"Mine","organisation":null,"query":{}}"#.into()),
        read("people/remove_view", format!("id={person}")),
        write("people/cell", format!(r#"{{"id":"{person}","version":1,"cell":"city","value":"Norrvig"}}"#)),
        write("people/bulk", format!(r#"{{"selection":{{"these":["{person}"]}},"action":{{"do":"trash"}}}}"#)),
        write("people/bulk_status", format!("id={person}")),
        write("people/bulk_undo", format!("id={person}")),
        export(
            "people/export",
            format!(
                r#"{{"request":{{"selection":{{"these":["{person}"]}},"format":"csv","columns":["name"],"sensitive":false}}}}"#
            ),
        ),
        export("people/exports", r#"{"before":null}"#.into()),
        export("people/export_status", format!("id={person}")),
        read("people/profile", format!("id={person}")),
        write("people/tag", format!("id={person}&tag=driver")),
        write("people/untag", format!("id={person}&tag={tag}")),
        write("people/edit", format!(r#"{{"id":"{person}","data":{data}}}"#)),
        write("people/add_choices", String::new()),
        write(
            "people/add",
            format!(
                r#"{{"person":{{"data":{data},"organisation":"{root}","role":"supporter","origin":"stall","basis":"consent","purposes":[]}}}}"#
            ),
        ),
    ]
}

fn events(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::EventsRead), body);
    let manage = |endpoint, body: String| row(endpoint, Who::Right(C::EventsManage), body);
    let (id, input) = (&w.event, &w.event_input);
    let one = format!(r#"{{"id":"{id}"}}"#);
    vec![
        read("events/list", r#"{"filter":{"when":"upcoming","q":"","organisation":null,"after":null}}"#.into()),
        read("events/view", one.clone()),
        manage("events/edit", one.clone()),
        manage("events/markdown", r#"{"text":"x"}"#.into()),
        manage("events/create", format!(r#"{{"input":{input}}}"#)),
        manage("events/effect", format!(r#"{{"id":"{id}","input":{input}}}"#)),
        manage("events/change", format!(r#"{{"id":"{id}","input":{input}}}"#)),
        manage("events/publish", one.clone()),
        manage("events/duplicate", one.clone()),
        manage("events/remove_picture", one.clone()),
        manage("events/cancel", format!(r#"{{"id":"{id}","message":""}}"#)),
        manage("events/delete", one),
    ]
}

fn attendees(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::EventsRead), body);
    let manage = |endpoint, body: String| row(endpoint, Who::Right(C::EventsManage), body);
    let (event, id) = (&w.event, &w.registration);
    let guest = r#"{"given_name":"A","family_name":"","email":"a@example.org","guests":0,"website":"","referrer":""}"#;
    vec![
        read("events/attendees", format!(r#"{{"id":"{event}","filter":{{"q":"","status":null,"mark":null,"after":null}}}}"#)),
        manage("events/add", format!(r#"{{"id":"{event}","input":{guest},"locale":"en"}}"#)),
        manage("events/absent", format!(r#"{{"id":"{event}"}}"#)),
        manage("events/mark", format!(r#"{{"id":"{id}","mark":"attended"}}"#)),
        manage("events/promote", format!(r#"{{"id":"{id}"}}"#)),
        manage("events/remove", format!(r#"{{"id":"{id}"}}"#)),
    ]
}

fn representatives(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::RepresentativesManage), body);
    let import = &w.import;
    let options = serde_json::to_string(&domain::representatives::import::ImportOptions::default()).unwrap();
    vec![
        may("representatives/overview", String::new()),
        may("representatives/people", r#"{"search":"","after":""}"#.into()),
        may("representatives/areas", r#"{"search":"","after":""}"#.into()),
        may("representatives/bodies", String::new()),
        may("representatives/import", format!(r#"{{"id":"{import}","options":{options}}}"#)),
        may("representatives/start_import", format!(r#"{{"id":"{import}","options":{options}}}"#)),
    ]
}

/// The office's side of the wall.
fn casework(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::CaseworkRead), body);
    let one = |more: &str| format!(r#"{{"id":"{}"{more}}}"#, w.case);
    let write = |endpoint, more: &str| row(endpoint, Who::Right(C::CaseworkWrite), one(more));
    vec![
        read("casework/inbox", r#"{"query":{}}"#.into()),
        read("casework/case", one("")),
        write("casework/note", r#","version":1,"body":"x""#),
        write("casework/assign", r#","version":1,"owner":null"#),
        write("casework/acknowledge", r#","version":1"#),
        write("casework/draft", r#","version":1,"body":"x""#),
        write("casework/answer", r#","version":1,"body":"x","to_same":false"#),
        write("casework/wait", r#","version":1,"waiting":true"#),
        write("casework/close", r#","version":1,"outcome":"solved""#),
        write("casework/reopen", r#","version":1"#),
        write("casework/release", ""),
    ]
}

fn offices(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::RepresentativesManage), body);
    let (nobody, root) = (uuid::Uuid::nil(), &w.root);
    vec![
        may("offices/list", String::new()),
        may("offices/representative", format!("id={nobody}")),
        may(
            "offices/open",
            format!(r#"{{"new":{{"politician":"{nobody}","parent":"{root}","name":"Office","slug":"office-x","locale":null}}}}"#),
        ),
        may("offices/change", format!(r#"{{"office":"{nobody}","name":"Office","locale":null}}"#)),
        may("offices/release", format!("politician={nobody}")),
        may(
            "offices/correct_contact",
            format!(r#"{{"id":"{nobody}","channel":"email","value":"a@example.org","note":"A call"}}"#),
        ),
        may("offices/take_back_contact", format!(r#"{{"id":"{nobody}","channel":"email"}}"#)),
        may(
            "offices/correct_seat",
            format!(r#"{{"id":"{nobody}","edit":{{"party":null,"start_date":"","end_date":"","basis":"A call"}}}}"#),
        ),
        may("offices/take_back_seat", format!("id={nobody}")),
        may("offices/seat_count", format!(r#"{{"post":"{nobody}","seats":3}}"#)),
        row(
            "offices/invite",
            Who::Right(C::TeamManage),
            format!(r#"{{"office":"{nobody}","email":"new@example.org","role":"caseworker"}}"#),
        ),
    ]
}

fn settings(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::SettingsManage), body);
    let (nobody, root) = (uuid::Uuid::nil(), &w.root);
    let edit = r#"{"name":"","locale":"en","locales":["en"],"zone":"UTC","sender_name":"","reply_to":"","privacy_contact":"",
        "privacy_address":"","privacy_text":{},"embedding":{"where":"everywhere"}}"#;
    vec![
        may("settings/settings", String::new()),
        may("settings/change", format!(r#"{{"edit":{edit}}}"#)),
        may("settings/tree", String::new()),
        may("settings/add_branch", format!(r#"{{"new":{{"kind":"branch","name":"North","slug":"north","parent":"{root}"}}}}"#)),
        may("settings/rename", format!("id={nobody}&name=North&slug=north")),
        may("settings/move_below", format!("id={nobody}&parent={root}")),
        may("settings/close", format!("id={nobody}&closed=true")),
    ]
}

fn operations() -> Vec<Row> {
    let read = |endpoint, body: &str| row(endpoint, Who::Right(C::OperationsRead), body);
    let manage = |endpoint, body: String| row(endpoint, Who::Right(C::OperationsManage), body);
    let nobody = uuid::Uuid::nil();
    vec![
        read("operations/jobs", r#"{"state":"waiting","before":null}"#),
        read("operations/mail", ""),
        read("operations/audit", r#"{"filter":{"kind":"","person":null,"from":"","until":"","after":null}}"#),
        manage("operations/retry", format!("job={nobody}")),
        manage("operations/cancel", format!("job={nobody}")),
    ]
}
