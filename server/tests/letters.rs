//! The third door from outside: a citizen writes without a line of script, in every language, and an office reads it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by ending")]

#[path = "support/country.rs"]
mod country;
mod support;

use country::{country, membership};
use domain::ids::MembershipId;
use domain::locale::Locale;
use domain::representatives::lookup::Representation;
use domain::tr;
use engine::{casework, jobs};
use support::{Browser, Site};

fn fields(to: MembershipId, place: &str, email: &str) -> Vec<(&'static str, String)> {
    [
        ("to", to.to_string().as_str()),
        ("place", place),
        ("topic", "help"),
        ("subject", "Heating off"),
        ("body", "The part is on order.\r\n<b>Cold</b> & dark."),
        ("name", "Aino Lindqvist"),
        ("email", email),
        ("address", "Harbour Street 12"),
        ("postcode", "4821"),
        ("city", "Norrvig"),
        ("phone", ""),
        ("on_behalf_of", ""),
        ("campaign", ""),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

fn without(mut all: Vec<(&'static str, String)>, blank: &str) -> Vec<(&'static str, String)> {
    for (name, value) in &mut all {
        if *name == blank {
            value.clear();
        }
    }
    all
}

/// A page of HTML and CSS: no script, no style in it, one heading of the first order, in the language asked for.
fn plain(html: &str, l: Locale) {
    assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("⟦"), "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(html.contains(&format!("<html lang=\"{l}\"")), "{html}");
}

async fn in_one_language(site: &Site, country: &Representation, l: Locale) {
    let (to, email) = (membership(country, "Maja Holm"), format!("aino-{}@example.org", l.as_str().to_lowercase()));
    let path = format!("/write/message?to={to}&place={}", country.token);
    let mut browser = Browser::new(l);
    let form = browser.get(site, &path).await;
    assert_eq!(form.status, 200, "{}", form.body);
    plain(&form.body, l);
    assert!(form.body.contains("value=\"4821\"") && form.body.contains(&support::escape(&tr!(l, letters.privacy_title))));

    // Something is missing: everything typed is there again, with what to mend.
    let fixed = fields(to, &country.token, &email);
    let refused = browser.post(site, "/api/letters/preview", &without(fixed.clone(), "name")).await;
    assert_eq!((refused.status, refused.location.as_deref()), (303, Some(path.as_str())));
    let again = browser.get(site, &path).await;
    plain(&again.body, l);
    assert!(
        again.body.contains("role=\"alert\"")
            && again.body.contains("&lt;b&gt;Cold&lt;/b&gt; &amp; dark.")
            && again.body.contains("f-name-error")
    );

    let shown = browser.post(site, "/api/letters/preview", &fixed).await;
    assert_eq!((shown.status, shown.location.as_deref()), (303, Some("/write/preview")));
    let preview = browser.get(site, "/write/preview").await;
    plain(&preview.body, l);
    assert!(
        preview.body.contains(&support::escape(&tr!(l, letters.salutation, name = "Maja Holm")))
            && preview.body.contains("hello@meadow.example.org")
    );
    let changed = browser.post(site, "/api/letters/change", &fixed).await;
    assert_eq!(changed.location.as_deref(), Some(path.as_str()));
    let back = browser.get(site, &path).await;
    assert!(back.body.contains("Heating off") && !back.body.contains("role=\"alert\""));

    for _ in 0..2 {
        let sent = browser.post(site, "/api/letters/submit", &fixed).await;
        assert_eq!((sent.status, sent.location.as_deref()), (303, Some("/write/check")));
    }
    plain(&browser.get(site, "/write/check").await.body, l);
    let link = site.link_in_last_mail(&email, "/write/confirm/").await;
    let asked = browser.get(site, &link).await;
    plain(&asked.body, l);
    let token = link.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    let mut tracks = Vec::new();
    for _ in 0..2 {
        let confirmed = browser.post(site, "/api/letters/confirm", &[("token", token.clone())]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.body);
        tracks.push(confirmed.location.unwrap());
    }
    jobs::run_due(&site.t.engine).await.unwrap();
    for track in tracks {
        let page = browser.get(site, &track).await;
        assert_eq!(page.status, 200);
        plain(&page.body, l);
        assert!(page.body.contains(&support::escape(&tr!(l, letters.state_delivered))), "{}", page.body);
    }
    assert!(browser.get(site, &link).await.body.contains(&support::escape(&tr!(l, letters.confirm_done_title))));
    let gone = browser.get(site, "/write/track/made-up").await;
    assert_eq!(gone.status, 404);
    plain(&gone.body, l);
}

engine::both_databases! {
    async fn a_citizen_writes_in_every_language(t: TestEngine) {
        let site = Site::new(t).await;
        let (country, caseworker) = country(&site).await;
        for l in Locale::ALL {
            in_one_language(&site, &country, *l).await;
        }
        let found = casework::inbox(&site.t.engine, &caseworker, &Default::default()).await.unwrap();
        // One text from five people is one line; a letter sent twice is one letter.
        assert_eq!(found.rows.iter().map(|r| r.same).collect::<Vec<_>>(), [5]);
    }

    async fn only_the_office_reads_its_letters(t: TestEngine) {
        let site = Site::new(t).await;
        let (country, caseworker) = country(&site).await;
        in_one_language(&site, &country, Locale::En).await;
        let case = casework::inbox(&site.t.engine, &caseworker, &Default::default()).await.unwrap().rows.remove(0).id;
        let mut office = Browser::logged_in(&site, &caseworker).await;
        let mut owner = Browser::logged_in(&site, &site.t.owner).await;
        let mut anybody = Browser::new(Locale::En);
        let (inbox, one) = (r#"{"query":{}}"#.to_owned(), format!("{{\"id\":\"{case}\"}}"));
        for (endpoint, body) in [("casework/inbox", &inbox), ("casework/case", &one)] {
            assert_eq!(office.call(&site, endpoint, body).await.status, 200, "{endpoint}");
            assert_eq!(owner.call(&site, endpoint, body).await.status, 403, "{endpoint}");
            assert_eq!(anybody.call(&site, endpoint, body).await.status, 401, "{endpoint}");
        }
        assert!(office.call(&site, "casework/case", &one).await.body.contains("The part is on order."));
        // What changes something asks again, whoever calls.
        for (verb, more) in [
            ("note", r#","version":1,"body":"x""#), ("draft", r#","version":1,"body":"x""#), ("assign", r#","version":1,"owner":null"#),
            ("acknowledge", r#","version":1"#), ("answer", r#","version":1,"body":"x","to_same":true"#), ("wait", r#","version":1,"waiting":true"#),
            ("close", r#","version":1,"outcome":"solved""#), ("reopen", r#","version":1"#), ("release", ""),
        ] {
            let body = format!("{{\"id\":\"{case}\"{more}}}");
            assert_eq!(owner.call(&site, &format!("casework/{verb}"), &body).await.status, 403, "{verb}");
            assert_eq!(anybody.call(&site, &format!("casework/{verb}"), &body).await.status, 401, "{verb}");
        }
        // And the pages: the office's show it, the owner's do not.
        let page = format!("/office/case/{case}");
        assert!(office.get(&site, &page).await.body.contains("The part is on order."));
        assert!(office.get(&site, "/office").await.body.contains("Heating off"));
        for path in [page.as_str(), "/office", "/mailbox", "/org"] {
            assert!(!owner.get(&site, path).await.body.contains("The part is on order."), "{path}");
        }
        assert_eq!(anybody.get(&site, &page).await.status, 303);
    }
}
