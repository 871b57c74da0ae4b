//! What the calls are about: one of everything, and a link of every kind as the mails carry it.

use domain::access::{ActiveGrant, Actor};
use domain::consent::{Basis, Channel, PurposeEdit};
use domain::events::{EventInput, Visibility};
use domain::locale::{Locale, LocalizedText};
use domain::people::{AffiliationRole, PersonEdit, PostalAddress};
use domain::representatives::import::{ImportKind, ImportOptions};
use domain::signup::{FieldRule, FormEdit, FormField};
use engine::people::ByHand;
use engine::{casework, consent, events, jobs, people, representatives, signup};
use uuid::Uuid;

use crate::country::{country, membership};
use crate::support::{Browser, Site};

/// Words that stand nowhere but in the first tenant's data.
pub const SECRETS: &[&str] = &["Ainoa", "Lindqvistson", "winterfest", "stallword", "boilerword", "Maja Holm"];

const EMAIL: &str = "ainoa@example.org";

/// Tokens as they stand in links.
#[derive(Debug, Default)]
pub struct Links {
    pub signup: String,
    pub me: String,
    pub new_email: String,
    pub rsvp: String,
    pub letter: String,
    pub track: String,
}

impl Links {
    /// Well-formed, and never sent to anybody.
    pub fn made_up() -> Self {
        let token = || "A".repeat(43);
        Self { signup: token(), me: token(), new_email: token(), rsvp: token(), letter: token(), track: token() }
    }
}

/// One of everything.
#[derive(Debug)]
pub struct World {
    pub root: String,
    pub event: String,
    pub event_slug: String,
    pub event_input: String,
    pub registration: String,
    pub person: String,
    pub tag: String,
    pub form: String,
    pub form_edit: String,
    pub purpose: String,
    pub purpose_edit: String,
    pub import: String,
    pub people_import: String,
    pub case: String,
    pub letter: String,
    pub letter_form: String,
    pub links: Links,
    pub caseworker: Actor,
}

impl Default for World {
    /// Nothing is there; enough to see which rows there are.
    fn default() -> Self {
        let id = || Uuid::nil().to_string();
        let caseworker = Actor {
            tenant: Uuid::nil().into(),
            account: Uuid::nil().into(),
            name: String::new(),
            locale: Locale::En,
            grants: Vec::<ActiveGrant>::new(),
        };
        let links = Links::default();
        let (event_slug, letter_form) = (String::new(), String::new());
        let (event_input, form_edit, purpose_edit) = ("{}".into(), "{}".into(), "{}".into());
        Self {
            root: id(),
            event: id(),
            event_slug,
            event_input,
            registration: id(),
            person: id(),
            tag: id(),
            form: id(),
            form_edit,
            purpose: id(),
            purpose_edit,
            import: id(),
            people_import: id(),
            case: id(),
            letter: id(),
            letter_form,
            links,
            caseworker,
        }
    }
}

fn words(text: &str) -> LocalizedText {
    LocalizedText::one(Locale::En, text)
}

impl World {
    /// Makes it, through the doors where there are doors.
    pub async fn new(site: &Site) -> Self {
        let (t, mut browser) = (&site.t, Browser::new(Locale::En));
        let (engine, owner) = (&t.engine, &t.owner);
        let purpose_edit = PurposeEdit {
            organisation: t.root,
            channels: vec![Channel::Email],
            title: words("News stallword"),
            explanation: words("Weekly"),
        };
        let purpose = consent::create_purpose(engine, owner, &purpose_edit).await.unwrap();
        let form_edit = FormEdit {
            organisation: t.root,
            slug: "join-us".into(),
            name: "Stall stallword".into(),
            fields: vec![FieldRule { field: FormField::GivenName, required: true }],
            title: words("Join stallword"),
            lead: LocalizedText::default(),
            thanks: LocalizedText::default(),
            tags: Vec::new(),
            purposes: vec![purpose],
        };
        let form = signup::create(engine, owner, &form_edit).await.unwrap();
        signup::publish(engine, owner, form, true).await.unwrap();
        let person = people::add(
            engine,
            owner,
            &t.tenant,
            &ByHand {
                data: person(),
                organisation: t.root,
                role: AffiliationRole::Supporter,
                origin: "stall".into(),
                purposes: Vec::new(),
                basis: Basis::Consent,
            },
        )
        .await
        .unwrap();
        people::tags::add(engine, owner, person, "stallword").await.unwrap();
        let tag = people::profile(engine, owner, person).await.unwrap().tags.remove(0).id;
        let event_input = event(site);
        let event = events::create(engine, owner, &event_input).await.unwrap();
        events::publish(engine, owner, event).await.unwrap();
        let event_slug = events::view(engine, owner, Locale::En, event).await.unwrap().slug;
        let options = ImportOptions { kind: ImportKind::Postcodes, source: "stallword".into(), ..ImportOptions::default() };
        let sheet = "First name,E-mail\nAinoa,ainoa.second@example.org\n";
        let people_import = engine::imports::stage_text(engine, owner, "stallword.csv", sheet).await.unwrap();
        let import = representatives::import::stage(engine, owner, "stallword.csv", b"postcode;district\n4821;N1\n", &options)
            .await
            .unwrap();

        let fields =
            [("slug", "join-us"), ("answers[given_name]", "Ainoa"), ("answers[email]", "new@example.org"), ("lang", "en")];
        post(&mut browser, site, "signup/submit", &fields).await;
        let signup = token(site, "new@example.org", "/p/confirm/").await;
        post(&mut browser, site, "me/request_link", &[("email", EMAIL)]).await;
        let me = token(site, EMAIL, "/p/me/").await;
        post(&mut browser, site, "me/request_email", &[("token", &me), ("email", "other@example.org")]).await;
        let new_email = token(site, "other@example.org", "/p/me/email/").await;
        let fields = [
            ("slug", event_slug.as_str()),
            ("given_name", "Ainoa"),
            ("family_name", "Lindqvistson"),
            ("email", "guest@example.org"),
        ];
        post(&mut browser, site, "events/rsvp", &fields).await;
        let rsvp = token(site, "guest@example.org", "/p/rsvp/").await;
        let guests = events::attendees(engine, owner, event, &Default::default()).await.unwrap();
        let registration = guests.items.first().unwrap().id.to_string();

        let (found, caseworker) = country(site).await;
        let to = membership(&found, "Maja Holm").to_string();
        let letter = |email: &str| letter_fields(&to, &found.token, email);
        post_all(&mut browser, site, "letters/submit", &letter("first@example.org")).await;
        let first = token(site, "first@example.org", "/write/confirm/").await;
        let tracked = browser.post(site, "/api/letters/confirm", &[("token", first)]).await.location.unwrap();
        jobs::run_due(engine).await.unwrap();
        post_all(&mut browser, site, "letters/submit", &letter("second@example.org")).await;
        let second = token(site, "second@example.org", "/write/confirm/").await;
        let case = casework::inbox(engine, &caseworker, &Default::default()).await.unwrap().rows.remove(0).id;
        let letter_id = in_page(&browser.get(site, &tracked).await.body);

        Self {
            root: t.root.to_string(),
            event: event.to_string(),
            event_slug,
            event_input: serde_json::to_string(&event_input).unwrap(),
            registration,
            person: person.to_string(),
            tag: tag.to_string(),
            form: form.to_string(),
            form_edit: serde_json::to_string(&form_edit).unwrap(),
            purpose: purpose.to_string(),
            purpose_edit: serde_json::to_string(&purpose_edit).unwrap(),
            import: import.to_string(),
            people_import: people_import.to_string(),
            case: case.to_string(),
            letter: letter_id,
            letter_form: letter("third@example.org").iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("&"),
            links: Links { signup, me, new_email, rsvp, letter: second, track: tracked.rsplit('/').next().unwrap().to_owned() },
            caseworker,
        }
    }
}

/// The letter's identifier, as the page of its state holds it.
fn in_page(html: &str) -> String {
    let after = html.split("name=\"letter\"").nth(1).expect("a form about the letter");
    after.split("value=\"").nth(1).unwrap()[..36].to_owned()
}

fn person() -> PersonEdit {
    PersonEdit {
        given_name: "Ainoa".into(),
        family_name: "Lindqvistson".into(),
        email: EMAIL.into(),
        address: PostalAddress::default(),
        locale: Locale::En,
        ..PersonEdit::default()
    }
}

fn event(site: &Site) -> EventInput {
    EventInput {
        organisation: site.t.root,
        title: words("winterfest"),
        description: LocalizedText::default(),
        venue: "Town hall".into(),
        street: String::new(),
        postcode: String::new(),
        city: "Aarhus".into(),
        country: "DK".into(),
        online_url: String::new(),
        zone: "Europe/Copenhagen".into(),
        start: "2026-12-01T19:00".into(),
        end: "2026-12-01T21:00".into(),
        capacity: Some(40),
        guests_allowed: 2,
        visibility: Visibility::Public,
        remind: true,
        picture_alt: LocalizedText::default(),
    }
}

fn letter_fields(to: &str, place: &str, email: &str) -> Vec<(&'static str, String)> {
    [
        ("to", to),
        ("place", place),
        ("topic", "help"),
        ("subject", "Cold"),
        ("body", "The boilerword is off since Monday."),
        ("name", "Ainoa Lindqvistson"),
        ("email", email),
        ("address", "Harbour Street 12"),
        ("postcode", "4821"),
        ("city", "Norrvig"),
    ]
    .map(|(k, v)| (k, v.to_owned()))
    .to_vec()
}

async fn post(browser: &mut Browser, site: &Site, endpoint: &str, fields: &[(&'static str, &str)]) {
    let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
    post_all(browser, site, endpoint, &fields).await;
}

async fn post_all(browser: &mut Browser, site: &Site, endpoint: &str, fields: &[(&'static str, String)]) {
    let answer = browser.post(site, &format!("/api/{endpoint}"), fields).await;
    assert_eq!(answer.status, 303, "{endpoint}: {}", answer.body);
}

async fn token(site: &Site, to: &str, path: &str) -> String {
    let link = site.link_in_last_mail(to, path).await;
    link.trim_start_matches(path).split('?').next().unwrap().to_owned()
}
