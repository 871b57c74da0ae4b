//! Who may see and do what.

use domain::ApiError;
use domain::access::Role;
use domain::events::{AttendeeFilter, EventFilter};
use domain::tenants::OrganisationKind;

use super::*;
use crate::events::{self, attendees, list, view};
use crate::tenants::{self, NewOrganisation};

async fn branch(t: &TestEngine, slug: &str) -> OrganisationId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
    let id = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

crate::both_databases! {
    async fn a_host_plans_for_their_own_branch_only(t: TestEngine) {
        let (north, south) = (branch(&t, "north").await, branch(&t, "south").await);
        let host = t.member(Role::EventHost, north).await;
        let mine = events::create(&t.engine, &host, &picnic(north)).await.unwrap();
        assert_eq!(events::create(&t.engine, &host, &picnic(south)).await.unwrap_err().public(), ApiError::NotFound);
        let theirs = published(&t, &picnic(south)).await;
        assert_eq!(view(&t.engine, &host, Locale::En, theirs).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(events::publish(&t.engine, &host, theirs).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(events::change(&t.engine, &host, mine, &picnic(south)).await.unwrap_err().public(), ApiError::NotFound, "moving it elsewhere");
        let seen = list(&t.engine, &host, Locale::En, &EventFilter::default()).await.unwrap().items;
        assert_eq!(seen.iter().map(|e| e.id).collect::<Vec<_>>(), [mine]);
        let all = list(&t.engine, &t.owner, Locale::En, &EventFilter::default()).await.unwrap().items;
        assert_eq!(all.len(), 2);
        let one = EventFilter { organisation: Some(south), ..EventFilter::default() };
        assert_eq!(list(&t.engine, &t.owner, Locale::En, &one).await.unwrap().items.len(), 1);
        let form = events::edit(&t.engine, &host, Locale::En, None).await.unwrap();
        assert_eq!(form.hosts.iter().map(|h| h.name.as_str()).collect::<Vec<_>>(), ["north"]);
        sign_up(&t, theirs, "Aino", 0).await.unwrap();
        let guests = attendees(&t.engine, &t.owner, theirs, &AttendeeFilter::default()).await.unwrap().items;
        assert_eq!(events::remove(&t.engine, &host, guests[0].id).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(events::csv(&t.engine, &host, Locale::En, theirs).await.unwrap_err().public(), ApiError::NotFound);
    }

    async fn another_tenant_sees_nothing(t: TestEngine) {
        let id = published(&t, &picnic(t.root)).await;
        sign_up(&t, id, "Aino", 0).await.unwrap();
        let slug = record(&t, id).await.slug;
        let link = token(&last_mail(&t, "Aino").await);
        let nothing = ApiError::NotFound;
        assert_eq!(view(&t.engine, &t.other_owner, Locale::En, id).await.unwrap_err().public(), nothing);
        assert_eq!(events::publish(&t.engine, &t.other_owner, id).await.unwrap_err().public(), nothing);
        assert!(list(&t.engine, &t.other_owner, Locale::En, &EventFilter::default()).await.unwrap().items.is_empty());
        assert_eq!(events::public_event(&t.engine, &t.other_tenant, Locale::En, &slug).await.unwrap_err().public(), nothing);
        assert!(events::public_list(&t.engine, &t.other_tenant, Locale::En, None).await.unwrap().rows.is_empty());
        assert_eq!(events::own(&t.engine, &t.other_tenant, Locale::En, &link).await.unwrap_err().public(), nothing);
        assert_eq!(events::own_cancel(&t.engine, &t.other_tenant, &link).await.unwrap_err().public(), nothing);
        let theirs = events::rsvp(&t.engine, &t.other_tenant, Locale::En, &slug, &person("Bo", 0), "192.0.2.1").await.unwrap_err();
        assert_eq!(theirs.public(), nothing);
        let caseworker = t.member(Role::Caseworker, t.root).await;
        assert_eq!(view(&t.engine, &caseworker, Locale::En, id).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn visibility_is_kept(t: TestEngine) {
        let north = branch(&t, "north").await;
        published(&t, &picnic(north)).await;
        let unlisted = published(&t, &EventInput { visibility: Visibility::Unlisted, ..picnic(t.root) }).await;
        let private = published(&t, &EventInput { visibility: Visibility::Private, ..picnic(t.root) }).await;
        let public = events::public_list(&t.engine, &t.tenant, Locale::Da, None).await.unwrap();
        assert_eq!(public.rows.iter().map(|r| r.title.as_str()).collect::<Vec<_>>(), ["Vinterskovtur"]);
        assert_eq!(public.branches, [("north".to_owned(), "north".to_owned())]);
        assert_eq!(events::public_list(&t.engine, &t.tenant, Locale::Da, Some("north")).await.unwrap().rows.len(), 1);
        let page = events::public_event(&t.engine, &t.tenant, Locale::En, &record(&t, unlisted).await.slug).await.unwrap();
        assert!(!page.listed && page.description.contains("<strong>tea</strong>"));
        assert_eq!(sign_up(&t, private, "Aino", 0).await.unwrap_err().public(), ApiError::NotFound);
        events::add(&t.engine, &t.owner, private, &person("Aino", 0), Locale::En).await.unwrap();
        let own = events::own(&t.engine, &t.tenant, Locale::En, &token(&last_mail(&t, "Aino").await)).await.unwrap();
        assert!(!own.has_page);
    }
}
