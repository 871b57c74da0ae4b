//! The second door from outside: people sign up for an event without a line of script, in every language; organisers see
//! who comes, and nobody else does.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by ending")]

mod support;

use domain::access::{Actor, Role};
use domain::events::{EventInput, Visibility, event_path};
use domain::ids::EventId;
use domain::locale::{Locale, LocalizedText};
use domain::tr;
use engine::events;
use support::{Browser, Site, escape};

/// A party with so many places on 1 December 2026, and the name of its page.
async fn party(site: &Site, capacity: Option<i64>) -> (EventId, String) {
    let t = &site.t;
    let input = EventInput {
        organisation: t.root,
        title: LocalizedText::one(Locale::En, "Winter & party"),
        description: LocalizedText::one(Locale::En, "Bring **tea**. <script>alert(1)</script>"),
        venue: "Town hall".into(),
        street: "Main Street 1".into(),
        postcode: "8000".into(),
        city: "Aarhus".into(),
        country: "DK".into(),
        online_url: "https://meet.example.org/secret".into(),
        zone: "Europe/Copenhagen".into(),
        start: "2026-12-01T19:00".into(),
        end: "2026-12-01T21:00".into(),
        capacity,
        guests_allowed: 2,
        visibility: Visibility::Public,
        remind: true,
        picture_alt: LocalizedText::default(),
    };
    let id = events::create(&t.engine, &t.owner, &input).await.unwrap();
    events::publish(&t.engine, &t.owner, id).await.unwrap();
    let url = events::view(&t.engine, &t.owner, Locale::En, id).await.unwrap().public_url.unwrap();
    (id, url.rsplit('/').next().unwrap().to_owned())
}

fn fields(slug: &str, given: &str, email: &str, guests: &str) -> Vec<(&'static str, String)> {
    [
        ("slug", slug),
        ("given_name", given),
        ("family_name", "Holm"),
        ("email", email),
        ("guests", guests),
        ("website", ""),
        ("referrer", "poster"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// A page of HTML and CSS: no script, no style in it, one heading of the first order, in the language asked for.
fn plain(html: &str, l: Locale) {
    assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("⟦"), "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(html.contains(&format!("<html lang=\"{l}\"")), "{html}");
}

async fn in_one_language(site: &Site, slug: &str, l: Locale) {
    let (mut browser, path, email) =
        (Browser::new(l), event_path(slug), format!("aino-{}@example.org", l.as_str().to_lowercase()));
    let list = browser.get(site, "/p/events").await;
    plain(&list.body, l);
    assert!(list.body.contains(&path) && list.body.contains("Winter &amp; party"), "{}", list.body);
    let page = browser.get(site, &path).await;
    assert_eq!(page.status, 200);
    plain(&page.body, l);
    assert!(
        page.body.contains("property=\"og:title\"") && page.body.contains("<strong>tea</strong>") && page.body.contains("UTC+1"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("meet.example.org"), "the link is for those with a place");

    // Something is missing: everything typed is there again, with what to mend.
    let refused = browser.post(site, "/api/events/rsvp", &fields(slug, "Aino", "nonsense", "7")).await;
    assert_eq!((refused.status, refused.location), (303, Some(format!("{path}#sign-up"))));
    let again = browser.get(site, &path).await;
    plain(&again.body, l);
    assert!(
        again.body.contains("role=\"alert\"")
            && again.body.contains("value=\"nonsense\"")
            && again.body.contains("f-guests-error"),
        "{}",
        again.body
    );

    for _ in 0..2 {
        let done = browser.post(site, "/api/events/rsvp", &fields(slug, "Aino", &email, "1")).await;
        assert_eq!((done.status, done.location), (303, Some(format!("{path}/registered"))));
    }
    let thanks = browser.get(site, &format!("{path}/registered")).await;
    plain(&thanks.body, l);
    assert!(thanks.body.contains(&escape(&tr!(l, rsvp.registered_title))) && !thanks.body.contains(&email));

    let link = site.link_in_last_mail(&email, "/p/rsvp/").await;
    let own = browser.get(site, &link).await;
    assert_eq!(own.status, 200);
    plain(&own.body, l);
    assert!(
        own.body.contains(&escape(&tr!(l, rsvp.own_registered))) && own.body.contains("https://meet.example.org/secret"),
        "{}",
        own.body
    );
    let token = link.trim_start_matches("/p/rsvp/").split('?').next().unwrap().to_owned();
    let changed = browser.post(site, "/api/events/own_change", &[("token", token.clone()), ("guests", "2".into())]).await;
    assert_eq!(changed.location, Some(format!("/p/rsvp/{token}?done=changed")));
    let too_many = browser.post(site, "/api/events/own_change", &[("token", token.clone()), ("guests", "3".into())]).await;
    assert_eq!(too_many.location, Some(format!("/p/rsvp/{token}?done=guests")));
    for _ in 0..2 {
        let cancelled = browser.post(site, "/api/events/own_cancel", &[("token", token.clone())]).await;
        assert_eq!((cancelled.status, cancelled.location), (303, Some(format!("/p/rsvp/{token}?done=cancelled"))));
    }
    let gone = browser.get(site, &format!("/p/rsvp/{token}?done=cancelled")).await;
    plain(&gone.body, l);
    assert!(gone.body.contains(&escape(&tr!(l, rsvp.own_cancelled))) && !gone.body.contains("meet.example.org"));
    let made_up = browser.get(site, "/p/rsvp/made.up").await;
    assert_eq!(made_up.status, 404);
    plain(&made_up.body, l);
}

/// Every server function for organisers, with a body that is understood.
fn endpoints(id: EventId, input: &EventInput) -> Vec<(&'static str, String)> {
    let input = serde_json::to_string(input).unwrap();
    let one = format!("{{\"id\":\"{id}\"}}");
    let filter = r#"{"q":"","status":null,"mark":null,"after":null}"#;
    let guest = r#"{"given_name":"A","family_name":"","email":"a@example.org","guests":0,"website":"","referrer":""}"#;
    vec![
        ("events/list", r#"{"filter":{"when":"upcoming","q":"","organisation":null,"after":null}}"#.into()),
        ("events/view", one.clone()),
        ("events/edit", one.clone()),
        ("events/markdown", r#"{"text":"x"}"#.into()),
        ("events/create", format!("{{\"input\":{input}}}")),
        ("events/effect", format!("{{\"id\":\"{id}\",\"input\":{input}}}")),
        ("events/change", format!("{{\"id\":\"{id}\",\"input\":{input}}}")),
        ("events/publish", one.clone()),
        ("events/cancel", format!("{{\"id\":\"{id}\",\"message\":\"\"}}")),
        ("events/duplicate", one.clone()),
        ("events/delete", one.clone()),
        ("events/remove_picture", one.clone()),
        ("events/attendees", format!("{{\"id\":\"{id}\",\"filter\":{filter}}}")),
        ("events/add", format!("{{\"id\":\"{id}\",\"input\":{guest},\"locale\":\"en\"}}")),
        ("events/absent", one.clone()),
        ("events/mark", format!("{{\"id\":\"{id}\",\"mark\":\"attended\"}}")),
        ("events/promote", one.clone()),
        ("events/remove", one),
    ]
}

async fn input_of(site: &Site, actor: &Actor, id: EventId) -> EventInput {
    events::edit(&site.t.engine, actor, Locale::En, Some(id)).await.unwrap().input
}

engine::both_databases! {
    async fn people_sign_up_in_every_language(t: TestEngine) {
        let site = Site::new(t).await;
        let (_, slug) = party(&site, None).await;
        for l in Locale::ALL {
            in_one_language(&site, &slug, *l).await;
        }
    }

    async fn a_full_event_says_so_before_and_after(t: TestEngine) {
        let site = Site::new(t).await;
        let (_, slug) = party(&site, Some(2)).await;
        let (mut browser, path, l) = (Browser::new(Locale::En), event_path(&slug), Locale::En);
        assert!(browser.get(&site, &path).await.body.contains(&tr!(l, rsvp.seats_left, n = 2)));
        browser.post(&site, "/api/events/rsvp", &fields(&slug, "Aino", "aino@example.org", "1")).await;
        let full = browser.get(&site, &path).await.body;
        assert!(full.contains(&escape(&tr!(l, rsvp.full_text))) && full.contains(&tr!(l, rsvp.submit_waitlist)), "the kept page was thrown away: {full}");
        let queued = browser.post(&site, "/api/events/rsvp", &fields(&slug, "Bo", "bo@example.org", "0")).await;
        assert_eq!(queued.location, Some(format!("{path}/waitlisted")));
        let link = site.link_in_last_mail("aino@example.org", "/p/rsvp/").await;
        let token = link.trim_start_matches("/p/rsvp/").split('?').next().unwrap().to_owned();
        browser.post(&site, "/api/events/own_cancel", &[("token", token)]).await;
        let held = site.link_in_last_mail("bo@example.org", "/p/rsvp/").await;
        let offer = browser.get(&site, &held).await.body;
        plain(&offer, l);
        assert!(offer.contains("/api/events/own_confirm"), "{offer}");
        let token = held.trim_start_matches("/p/rsvp/").split('?').next().unwrap().to_owned();
        let taken = browser.post(&site, "/api/events/own_confirm", &[("token", token.clone())]).await;
        assert_eq!(taken.location, Some(format!("/p/rsvp/{token}?done=taken")));
        assert!(browser.get(&site, &held).await.body.contains(&tr!(l, rsvp.own_registered)));
    }

    async fn calendars_are_files(t: TestEngine) {
        let site = Site::new(t).await;
        let (_, slug) = party(&site, None).await;
        let mut browser = Browser::new(Locale::En);
        for path in [format!("/p/events/{slug}.ics"), "/p/events.ics".to_owned(), "/p/events.ics?branch=meadow".to_owned()] {
            let file = browser.get(&site, &path).await;
            assert_eq!(file.status, 200, "{path}");
            assert!(file.body.starts_with("BEGIN:VCALENDAR\r\n") && file.body.contains("SUMMARY:Winter & party\r\n"), "{}", file.body);
            assert!(!file.body.contains("meet.example.org"));
        }
        assert_eq!(browser.get(&site, "/p/events.ics?branch=nowhere").await.status, 404);
        assert_eq!(browser.get(&site, "/p/events/nothing.ics").await.status, 404);
        assert_eq!(browser.get(&site, "/p/events/nothing").await.status, 404);
    }

    async fn only_those_with_the_right_reach_events(t: TestEngine) {
        let site = Site::new(t).await;
        let (id, _) = party(&site, None).await;
        let input = input_of(&site, &site.t.owner, id).await;
        let caseworker = site.t.member(Role::Caseworker, site.t.root).await;
        let (mut weak, mut anybody) = (Browser::logged_in(&site, &caseworker).await, Browser::new(Locale::En));
        for (endpoint, body) in endpoints(id, &input) {
            assert_eq!(anybody.call(&site, endpoint, &body).await.status, 401, "{endpoint}");
            assert_eq!(weak.call(&site, endpoint, &body).await.status, 403, "{endpoint}");
        }
        let csv = format!("/download/events/{id}/attendees.csv");
        assert_eq!((anybody.get(&site, &csv).await.status, weak.get(&site, &csv).await.status), (401, 403));
        let mut owner = Browser::logged_in(&site, &site.t.owner).await;
        let table = owner.get(&site, &csv).await;
        assert!(table.status == 200 && table.body.starts_with('\u{feff}'), "{}", table.body);
        assert_eq!(anybody.get(&site, &format!("/org/events/{id}")).await.status, 303);
    }

    async fn the_organisers_pages_show_what_is_there(t: TestEngine) {
        let site = Site::new(t).await;
        let (id, slug) = party(&site, Some(5)).await;
        Browser::new(Locale::En).post(&site, "/api/events/rsvp", &fields(&slug, "Aino", "aino@example.org", "1")).await;
        let mut owner = Browser::logged_in(&site, &site.t.owner).await;
        for (path, wanted) in [
            ("/org/events".to_owned(), "Winter &amp; party"),
            ("/org/events?when=drafts".to_owned(), "/org/events/new"),
            ("/org/events/new".to_owned(), "name=\"title[en]\""),
            (format!("/org/events/{id}"), "aino@example.org"),
            (format!("/org/events/{id}/edit"), "2026-12-01T19:00"),
            (format!("/org/events/{id}/door"), "aria-pressed"),
        ] {
            let page = owner.get(&site, &path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.body.contains(wanted) && !page.body.contains("⟦"), "{path}: {}", page.body);
        }
    }
}
