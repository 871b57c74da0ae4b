//! Who counts and sees whom.

use domain::ApiError;
use domain::access::Role;
use domain::consent::Channel;
use domain::people::Side;
use domain::segments::{Condition, Few, Group, Join, LeftOutReason, MailState, Node, SegmentEdit, SegmentKind, Tree};

use super::super::*;
use super::world::{self, peopled};

crate::both_databases! {
    async fn an_organiser_counts_and_sees_their_own_only(t: TestEngine) {
        let w = peopled(&t, 60).await;
        let north = w.organisations[1];
        let organiser = t.member(Role::Organiser, north).await;
        let everybody = Tree::default();
        let all = count(&t.engine, &t.owner, &everybody).await.unwrap();
        let own = count(&t.engine, &organiser, &everybody).await.unwrap();
        assert!(own > 0 && own < all, "{own} of {all}");
        let all = domain::people::PeopleQuery::default();
        let page = crate::people::list(&t.engine, &organiser, &all, 100).await.unwrap();
        assert_eq!(i64::try_from(page.items.len()).unwrap(), own);
        let hidden = crate::people::list(&t.engine, &t.owner, &all, 100).await.unwrap().items.into_iter().find(|m| !page.items.contains(m)).unwrap();
        assert_eq!(explain(&t.engine, &organiser, &everybody, hidden.id).await.unwrap_err().public(), ApiError::NotFound);
        assert!(explain(&t.engine, &t.owner, &everybody, hidden.id).await.unwrap().truth.holds);
        assert_eq!(count(&t.engine, &t.other_owner, &everybody).await.unwrap(), 0);
        assert_eq!(explain(&t.engine, &t.other_owner, &everybody, hidden.id).await.unwrap_err().public(), ApiError::NotFound);
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(count(&t.engine, &host, &everybody).await.unwrap_err().public(), ApiError::Forbidden);
        assert_eq!(sample(&t.engine, &host, &everybody).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn whom_somebody_does_not_see_they_do_not_ask_about(t: TestEngine) {
        let w = peopled(&t, 60).await;
        let organiser = t.member(Role::Organiser, w.organisations[1]).await;
        let everybody = domain::people::PeopleQuery::default();
        let own = crate::people::list(&t.engine, &organiser, &everybody, 100).await.unwrap().items;
        let all = crate::people::list(&t.engine, &t.owner, &everybody, 100).await.unwrap().items;
        let (seen, hidden) = (own[0].id, all.iter().find(|p| !own.contains(p)).unwrap().id);
        let with = |other| Tree::of(Join::All, vec![Condition::Relation { kind: None, side: Side::First, other: Some(other) }.into()]);
        assert!(count(&t.engine, &organiser, &with(seen)).await.is_ok());
        assert!(count(&t.engine, &t.owner, &with(hidden)).await.is_ok());
        assert_eq!(count(&t.engine, &organiser, &with(hidden)).await.unwrap_err().public(), ApiError::NotFound);
        let nobody = domain::ids::PersonId(world::id(9_999));
        assert_eq!(count(&t.engine, &t.owner, &with(nobody)).await.unwrap(), 0, "who is gone has no relationships");
        for (name, tree) in [("seen", with(seen)), ("hidden", with(hidden))] {
            let edit = SegmentEdit { name: name.into(), organisation: t.root, shared: true, kind: SegmentKind::Dynamic, tree };
            manage::create(&t.engine, &t.owner, &edit).await.unwrap();
        }
        let named = |choices: domain::segments::Choices| choices.people.into_iter().map(|p| p.id).collect::<Vec<_>>();
        assert_eq!(named(choices(&t.engine, &t.owner, domain::locale::Locale::En).await.unwrap()).len(), 2);
        assert_eq!(named(choices(&t.engine, &organiser, domain::locale::Locale::En).await.unwrap()), [seen.to_string()]);
    }

    async fn steps_say_what_each_part_does(t: TestEngine) {
        let w = peopled(&t, 60).await;
        let tagged: Node = Condition::TagGroup(w.group).into();
        let either = Node::Group(Group::new(Join::Any, vec![Condition::Mail(MailState::Bounced).into(), Condition::Mail(MailState::Missing).into()]));
        let unfinished: Node = Condition::Tag(std::collections::BTreeSet::new()).into();
        let tree = Tree::of(Join::All, vec![tagged.clone(), unfinished, either.clone()]);
        let (counted, steps) = steps(&t.engine, &t.owner, &tree).await.unwrap();
        assert_eq!(counted.people, count(&t.engine, &t.owner, &tree).await.unwrap());
        assert_eq!(steps.iter().map(|s| s.path.clone()).collect::<Vec<_>>(), [vec![0], vec![1], vec![2], vec![2, 0], vec![2, 1]]);
        assert_eq!(steps[0].people, count(&t.engine, &t.owner, &Tree::of(Join::All, vec![tagged])).await.unwrap());
        assert_eq!((steps[0].change, steps[1].change), (steps[0].people - counted.of, 0), "what isn't filled in changes nothing");
        assert_eq!(steps[2].change, counted.people - steps[0].people);
        assert!(steps[3].change > 0 && steps[4].change > 0, "each alternative adds some");
        let alone = Tree::of(Join::All, vec![either]);
        assert_eq!(steps[4].people, count(&t.engine, &t.owner, &alone).await.unwrap());
    }

    async fn those_left_out_are_told_by_reason(t: TestEngine) {
        let w = peopled(&t, 80).await;
        let all = Tree::default();
        let n = count(&t.engine, &t.owner, &all).await.unwrap();
        let out = left_out(&t.engine, &t.owner, &all, Channel::Email, Some(w.purposes[0])).await.unwrap();
        assert_eq!(out.reached + out.reasons.iter().map(|(_, n)| n).sum::<i64>(), n);
        let missing = count(&t.engine, &t.owner, &Tree::of(Join::All, vec![Condition::Mail(MailState::Missing).into()])).await.unwrap();
        assert_eq!(out.reasons.first(), Some(&(LeftOutReason::NoAddress, missing)));
        assert!(out.reasons.iter().any(|(r, _)| *r == LeftOutReason::NoConsent) && out.reasons.iter().any(|(r, _)| *r == LeftOutReason::Blocked));
        let open = left_out(&t.engine, &t.owner, &all, Channel::Email, None).await.unwrap();
        assert!(open.reached > out.reached && !open.reasons.iter().any(|(r, _)| *r == LeftOutReason::NoConsent));
        let post = left_out(&t.engine, &t.owner, &all, Channel::Post, None).await.unwrap();
        assert_eq!(post.reached + post.reasons.iter().map(|(_, n)| n).sum::<i64>(), n);
    }

    async fn small_numbers_are_not_told_to_those_who_may_not_see_people(t: TestEngine) {
        let w = peopled(&t, 60).await;
        let host = t.member(Role::EventHost, t.root).await;
        let save = async |name: &str, tree: Tree, shared| {
            let edit = SegmentEdit { name: name.into(), organisation: t.root, shared, kind: SegmentKind::Dynamic, tree };
            create(&t.engine, &t.owner, &edit).await.unwrap()
        };
        let many = save("Many", Tree::of(Join::All, vec![Condition::TagGroup(w.group).into()]), true).await;
        let few = save("Few", Tree::of(Join::All, vec![Condition::Age { from: Some(140), to: None }.into()]), true).await;
        let own = save("Own", Tree::default(), false).await;
        assert!(matches!(statistic(&t.engine, &host, many).await.unwrap(), Few::Exactly(n) if n >= 5));
        assert_eq!(statistic(&t.engine, &host, few).await.unwrap(), Few::Fewer);
        assert_eq!(statistic(&t.engine, &t.owner, few).await.unwrap(), Few::Exactly(0));
        assert_eq!(statistic(&t.engine, &host, own).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(list(&t.engine, &host, false).await.unwrap().len(), 2);
        assert_eq!(load(&t.engine, &host, many).await.unwrap_err().public(), ApiError::Forbidden, "the description may tell");
        let drawn = map(&t.engine, &t.owner, &Tree::default(), None).await.unwrap();
        assert!(drawn.shapes.is_empty(), "nothing is drawn in this world");
    }

    async fn lists_ask_for_places_as_they_are_now(t: TestEngine) {
        use domain::people::PeopleQuery;
        use domain::segments::Place;
        let w = peopled(&t, 60).await;
        let tree = Tree::of(Join::All, vec![Condition::Place(Place::District(w.areas[0])).into()]);
        let known = count(&t.engine, &t.owner, &tree).await.unwrap();
        assert!(known > 0);
        let edit = SegmentEdit { name: "S".into(), organisation: t.root, shared: false, kind: SegmentKind::Dynamic, tree };
        let id = create(&t.engine, &t.owner, &edit).await.unwrap();
        let query = PeopleQuery { segment: Some(id), ..PeopleQuery::default() };
        assert_eq!(crate::people::count(&t.engine, &t.owner, &query).await.unwrap(), known);
        // Nothing was imported that these places could be known from: looked at anew, nobody lives there.
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE place_state SET checked_at = 0, basis = '' WHERE tenant_id = $1", t.tenant.id).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(crate::people::count(&t.engine, &t.owner, &query).await.unwrap(), 0);
        assert!(crate::people::list(&t.engine, &t.owner, &query, 5).await.unwrap().items.is_empty());
    }

    async fn whoever_is_found_by_what_they_think_of_us_is_looked_at_in_the_open(t: TestEngine) {
        use domain::people::PeopleQuery;
        let w = peopled(&t, 60).await;
        let logged = async || {
            let log = crate::audit::list(&t.engine, t.tenant.id, None, 100).await.unwrap();
            log.items.iter().filter(|entry| entry.action == "people.support_asked").count()
        };
        let asks = Tree::of(Join::All, vec![Condition::Support([1, 2, 3, 4, 5].into()).into()]);
        let plain = Tree::of(Join::All, vec![Condition::TagGroup(w.group).into()]);
        assert!(count(&t.engine, &t.owner, &asks).await.unwrap() >= Few::LEAST);
        let person = sample(&t.engine, &t.owner, &plain).await.unwrap()[0].id;
        explain(&t.engine, &t.owner, &plain, person).await.unwrap();
        assert_eq!(logged().await, 0, "a large number tells nothing of anybody");
        sample(&t.engine, &t.owner, &asks).await.unwrap();
        explain(&t.engine, &t.owner, &asks, person).await.unwrap();
        assert_eq!(logged().await, 2);
        let edit = SegmentEdit { name: "S".into(), organisation: t.root, shared: false, kind: SegmentKind::Dynamic, tree: asks.clone() };
        let id = create(&t.engine, &t.owner, &edit).await.unwrap();
        sample(&t.engine, &t.owner, &frozen_tree(id)).await.unwrap();
        let query = PeopleQuery { segment: Some(id), ..PeopleQuery::default() };
        crate::people::list(&t.engine, &t.owner, &query, 5).await.unwrap();
        assert_eq!(logged().await, 4, "inside another, and in the list");
        let found = crate::people::list(&t.engine, &t.owner, &query, 5).await.unwrap().items;
        let mut one = asks.clone();
        let email = found.iter().find_map(|p| p.email.clone()).unwrap();
        let mail = Condition::Text { field: domain::segments::TextField::Email, test: domain::segments::TextTest::Is, value: email };
        one.root.nodes.push(mail.into());
        let before = logged().await;
        assert_eq!(count(&t.engine, &t.owner, &one).await.unwrap(), 1);
        steps(&t.engine, &t.owner, &one).await.unwrap();
        assert_eq!(logged().await, before + 2, "a number of one tells of that one");
    }
}
