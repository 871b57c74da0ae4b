use domain::access::Role;
use domain::consent::Basis;
use domain::people::{AffiliationRole, PersonEdit};

use super::*;
use crate::people::{self, ByHand};
use crate::testing::TestEngine;

async fn ada(t: &TestEngine) -> PersonId {
    let new = ByHand {
        data: PersonEdit { given_name: "Ada".into(), family_name: "Holm".into(), ..PersonEdit::default() },
        organisation: t.root,
        role: AffiliationRole::Supporter,
        origin: "Stall".into(),
        purposes: vec![],
        basis: Basis::Consent,
    };
    people::add(&t.engine, &t.owner, &t.tenant, &new).await.unwrap()
}

fn said(body: &str) -> NoteInput {
    NoteInput { body: body.into(), ..NoteInput::default() }
}

crate::both_databases! {
    async fn touches_are_written_with_what_came_of_them(t: TestEngine) {
        let person = ada(&t).await;
        let call = NoteInput {
            kind: InteractionKind::Called,
            direction: Direction::Out,
            result: Some(TouchResult::NoAnswer),
            at: "2026-11-20T18:30".into(),
            ..NoteInput::default()
        };
        write(&t.engine, &t.owner, &t.tenant, person, &call).await.unwrap();
        write(&t.engine, &t.owner, &t.tenant, person, &said("Wants a poster")).await.unwrap();
        let ahead = NoteInput { at: "2026-11-23T18:30".into(), ..said("x") };
        let refused = write(&t.engine, &t.owner, &t.tenant, person, &ahead).await.unwrap_err().public();
        assert_eq!(refused, ApiError::field("at", Problem::DateTime));

        let all = timeline(&t.engine, &t.owner, person, None, None, 9).await.unwrap().items;
        assert_eq!(all[0].0.body, "Wants a poster");
        let (entry, changeable) = all.last().unwrap();
        assert_eq!((entry.kind, entry.channel, entry.result.as_str(), *changeable), (InteractionKind::Called, domain::people::Medium::Phone, "no_answer", true));
        let of = async |group| timeline(&t.engine, &t.owner, person, Some(group), None, 9).await.unwrap().items.len();
        assert_eq!((of(TimelineGroup::Notes).await, of(TimelineGroup::Events).await, of(TimelineGroup::Changes).await), (2, 0, 1));
    }

    async fn authors_change_and_delete_their_own_for_a_day(t: TestEngine) {
        let person = ada(&t).await;
        let note = write(&t.engine, &t.owner, &t.tenant, person, &said("Likes tea")).await.unwrap();
        let other = t.member(Role::Organiser, t.root).await;
        assert_eq!(change(&t.engine, &other, note, "x").await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(remove(&t.engine, &t.other_owner, &t.other_tenant, note).await.unwrap_err().public(), ApiError::NotFound);
        change(&t.engine, &t.owner, note, " Likes coffee ").await.unwrap();
        assert!(change(&t.engine, &t.owner, note, " ").await.is_err());
        let seen = timeline(&t.engine, &other, person, None, None, 9).await.unwrap().items;
        assert_eq!((seen[0].0.body.as_str(), seen[0].0.edited_at.is_some(), seen[0].1), ("Likes coffee", true, false));
        let (whose, back) = remove(&t.engine, &t.owner, &t.tenant, note).await.unwrap();
        assert_eq!(timeline(&t.engine, &t.owner, person, Some(TimelineGroup::Notes), None, 9).await.unwrap().items.len(), 0);
        let note = write(&t.engine, &t.owner, &t.tenant, whose, &back).await.unwrap();
        let again = timeline(&t.engine, &t.owner, person, None, None, 9).await.unwrap().items;
        assert_eq!((again[0].0.id, again[0].0.body.as_str(), again[0].0.at), (note, "Likes coffee", seen[0].0.at));
        t.engine.clock.advance(CHANGEABLE);
        let late = ApiError::Conflict("too_late".into());
        assert_eq!(change(&t.engine, &t.owner, note, "x").await.unwrap_err().public(), late);
        assert_eq!(remove(&t.engine, &t.owner, &t.tenant, note).await.unwrap_err().public(), late);
    }

    async fn who_is_named_is_told_if_they_may_see_the_person(t: TestEngine) {
        let person = ada(&t).await;
        let (organiser, host) = (t.member(Role::Organiser, t.root).await, t.member(Role::EventHost, t.root).await);
        let names: Vec<_> = colleagues(&t.engine, &t.owner, person).await.unwrap().into_iter().map(|c| c.id).collect();
        assert!(names.contains(&organiser.account) && names.contains(&t.owner.account) && !names.contains(&host.account));
        let note = write(&t.engine, &t.owner, &t.tenant, person, &said("Ask @test member and @Olga Owner")).await.unwrap();
        let waiting = unseen(&t.engine, &organiser, &t.tenant).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].note, waiting[0].author.as_str()), (1, note, "Olga Owner"));
        assert!(unseen(&t.engine, &t.owner, &t.tenant).await.unwrap().is_empty(), "nobody is told of their own notes");
        assert!(unseen(&t.engine, &t.other_owner, &t.other_tenant).await.unwrap().is_empty());
        set_seen(&t.engine, &organiser, note, true).await.unwrap();
        assert!(unseen(&t.engine, &organiser, &t.tenant).await.unwrap().is_empty());
        set_seen(&t.engine, &organiser, note, false).await.unwrap();
        see_all(&t.engine, &organiser, person).await.unwrap();
        assert!(unseen(&t.engine, &organiser, &t.tenant).await.unwrap().is_empty());
        set_seen(&t.engine, &organiser, note, false).await.unwrap();
        change(&t.engine, &t.owner, note, "Ask nobody").await.unwrap();
        assert!(unseen(&t.engine, &organiser, &t.tenant).await.unwrap().is_empty(), "named no more");
        assert_eq!(see_all(&t.engine, &t.other_owner, person).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(colleagues(&t.engine, &host, person).await.unwrap_err().public(), ApiError::Forbidden);
    }
}
