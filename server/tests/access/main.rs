//! Who may call what. Every server function of the application has a row in `rows`; a new one without a row fails here. Each is called
//! as a stranger, with a login of another tenant, with every role that lacks the right, and, so that a refusal means something,
//! by somebody who may.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by ending")]

#[path = "../support/country.rs"]
mod country;
mod record_pages;
mod rows;
#[path = "../support/mod.rs"]
mod support;
mod world;

use std::collections::BTreeSet;

use domain::access::{Capability, Role};
use domain::locale::Locale;
use engine::testing::everything_of;
use rows::{Row, Who, rows};
use support::{Browser, Site, escape};
use world::World;

const HOW: &str = "Every server function has a row in server/tests/access/rows/mod.rs: its endpoint, who may call it, and a body it understands. \
                   See docs/recipes/add-a-feature.md.";

/// All there is of the tenant, to see whether a refused call left something behind.
async fn all_of(site: &Site) -> Vec<String> {
    let mut tx = site.t.engine.read().await.unwrap();
    everything_of(&mut tx, site.t.tenant.id).await
}

fn same(before: &[String], after: &[String], what: &str) {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
    let new: Vec<_> = after.difference(&before).collect();
    let gone: Vec<_> = before.difference(&after).collect();
    assert!(new.is_empty() && gone.is_empty(), "{what} changed something: new {new:#?}, gone {gone:#?}");
}

async fn refused(browser: &mut Browser, site: &Site, row: &Row, status: u16, as_whom: &str) {
    let answer = browser.call(site, row.endpoint, &row.body).await;
    assert_eq!(answer.status, status, "{} as {as_whom}: {}", row.endpoint, answer.body);
}

#[test]
fn every_function_has_a_row_and_every_row_a_function() {
    let registered: BTreeSet<String> =
        server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned()).collect();
    assert!(registered.len() > 50, "the functions are not linked into this test: {registered:?}");
    let listed: Vec<String> = rows(&World::default()).iter().map(|row| row.endpoint.to_owned()).collect();
    let known: BTreeSet<String> = listed.iter().cloned().collect();
    let missing: Vec<_> = registered.difference(&known).collect();
    let stale: Vec<_> = known.difference(&registered).collect();
    assert!(missing.is_empty(), "without a row: {missing:?}. {HOW}");
    assert!(stale.is_empty(), "rows of functions that are gone: {stale:?}. {HOW}");
    assert_eq!(listed.len(), known.len(), "one function has two rows. {HOW}");
}

engine::both_databases! {
    async fn without_the_right_nobody_gets_in(t: TestEngine) {
        let site = Site::new(t).await;
        let world = World::new(&site).await;
        let mut stranger = Browser::new(Locale::En);
        // A session of the other tenant, brought to this one.
        let mut foreign = Browser::logged_in(&site, &site.t.other_owner).await;
        foreign.host = stranger.host;
        let mut team = Vec::new();
        for role in Role::ALL {
            let member = site.t.member(*role, site.t.root).await;
            team.push((*role, Browser::logged_in(&site, &member).await));
        }
        let before = all_of(&site).await;
        for row in rows(&world) {
            if matches!(row.who, Who::LoggedIn | Who::Right(_)) {
                refused(&mut stranger, &site, &row, 401, "a stranger").await;
                refused(&mut foreign, &site, &row, 401, "another tenant's owner").await;
            }
            let Who::Right(right) = row.who else { continue };
            for (role, browser) in team.iter_mut().filter(|(role, _)| !role.capabilities().contains(&right)) {
                refused(browser, &site, &row, 403, role.as_str()).await;
            }
        }
        same(&before, &all_of(&site).await, "a refused call");
    }

    async fn another_tenant_sees_and_changes_nothing_from_its_own_site(t: TestEngine) {
        let site = Site::new(t).await;
        let world = World::new(&site).await;
        let mut foreign = Browser::logged_in(&site, &site.t.other_owner).await;
        let before = all_of(&site).await;
        // With the identifiers of things here, and the links our mails carry.
        for row in rows(&world) {
            let answer = foreign.call(&site, row.endpoint, &row.body).await;
            assert!(answer.status < 500, "{}: {} {}", row.endpoint, answer.status, answer.body);
            for secret in world::SECRETS {
                assert!(!answer.body.contains(secret) && !answer.body.contains(&escape(secret)), "{} tells another tenant {secret:?}: {}", row.endpoint, answer.body);
            }
        }
        same(&before, &all_of(&site).await, "another tenant");
    }

    async fn a_link_nobody_was_sent_opens_nothing(t: TestEngine) {
        let site = Site::new(t).await;
        let world = World { links: world::Links::made_up(), ..World::new(&site).await };
        let before = all_of(&site).await;
        for row in rows(&world).into_iter().filter(|row| row.who == Who::OwnLink) {
            let answer = Browser::new(Locale::En).call(&site, row.endpoint, &row.body).await;
            assert!(answer.status < 500, "{}: {} {}", row.endpoint, answer.status, answer.body);
        }
        same(&before, &all_of(&site).await, "a made-up link");
    }

    async fn with_the_right_one_gets_in(t: TestEngine) {
        let site = Site::new(t).await;
        let world = World::new(&site).await;
        let mut stranger = Browser::new(Locale::En);
        let mut owner = Browser::logged_in(&site, &site.t.owner).await;
        let mut caseworker = Browser::logged_in(&site, &world.caseworker).await;
        for row in rows(&world) {
            // Letters are for the office's own people, everything else for the owner.
            let browser = match row.who {
                Who::Anybody | Who::OwnLink => &mut stranger,
                Who::Right(Capability::CaseworkRead | Capability::CaseworkWrite) => &mut caseworker,
                Who::LoggedIn | Who::Right(_) => &mut owner,
            };
            let answer = browser.call(&site, row.endpoint, &row.body).await;
            let open = answer.status < 500 && answer.status != 401 && answer.status != 403;
            // Arguments that are not understood would be refused whoever asks.
            let understood = !answer.body.contains(r#""conflict","detail":"request""#);
            assert!(open && understood, "{}: {} {}", row.endpoint, answer.status, answer.body);
        }
    }
}
