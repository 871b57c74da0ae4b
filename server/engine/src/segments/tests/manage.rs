//! Keeping segments.

use domain::access::Role;
use domain::segments::{Condition, CustomTest, Join, SegmentEdit, SegmentKind, TextField, TextTest, Tree};
use domain::{ApiError, Problem};

use super::super::*;
use super::world::{self, peopled};
use crate::testing::TestEngine;

fn edit(t: &TestEngine, name: &str, tree: Tree) -> SegmentEdit {
    SegmentEdit { name: name.into(), organisation: t.root, shared: true, kind: SegmentKind::Dynamic, tree }
}

crate::both_databases! {
    async fn saved_changed_copied_and_put_away(t: TestEngine) {
        let w = peopled(&t, 20).await;
        let tagged = Tree::of(Join::All, vec![Condition::TagGroup(w.group).into()]);
        let id = create(&t.engine, &t.owner, &edit(&t, " Tagged ", tagged.clone())).await.unwrap();
        let seen = load(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((seen.row.name.as_str(), seen.version, &seen.tree), ("Tagged", 1, &tagged));
        assert_eq!(save(&t.engine, &t.owner, id, 1, &edit(&t, "All", Tree::default())).await.unwrap(), 2);
        let stale = save(&t.engine, &t.owner, id, 1, &edit(&t, "Mine", Tree::default())).await.unwrap_err();
        assert_eq!(stale.public(), ApiError::Conflict("changed".into()));
        let copy = duplicate(&t.engine, &t.owner, id, "All again").await.unwrap();
        assert!(!load(&t.engine, &t.owner, copy).await.unwrap().row.shared);
        let user = create(&t.engine, &t.owner, &edit(&t, "Uses", frozen_tree(id))).await.unwrap();
        assert_eq!(load(&t.engine, &t.owner, id).await.unwrap().used_in, [(user, "Uses".to_owned())]);
        assert_eq!(archive(&t.engine, &t.owner, id, true).await.unwrap_err().public(), ApiError::Conflict("used".into()));
        archive(&t.engine, &t.owner, user, true).await.unwrap();
        archive(&t.engine, &t.owner, id, true).await.unwrap();
        let names = |rows: Vec<domain::segments::SegmentRow>| rows.into_iter().map(|r| r.name).collect::<Vec<_>>();
        assert_eq!(names(list(&t.engine, &t.owner, true).await.unwrap()), ["All", "Uses"]);
        assert!(!names(list(&t.engine, &t.owner, false).await.unwrap()).contains(&"All".to_owned()));
        archive(&t.engine, &t.owner, id, false).await.unwrap();
    }

    async fn circles_are_refused_and_so_is_what_is_not_filled_in(t: TestEngine) {
        let a = create(&t.engine, &t.owner, &edit(&t, "A", Tree::default())).await.unwrap();
        let b = create(&t.engine, &t.owner, &edit(&t, "B", frozen_tree(a))).await.unwrap();
        let own = save(&t.engine, &t.owner, a, 1, &edit(&t, "A", frozen_tree(a))).await.unwrap_err();
        assert_eq!(own.public(), ApiError::Conflict("cycle".into()));
        let round = save(&t.engine, &t.owner, a, 1, &edit(&t, "A", frozen_tree(b))).await.unwrap_err();
        assert_eq!(round.public(), ApiError::Conflict("cycle".into()));
        let blank = Condition::Text { field: TextField::City, test: TextTest::Is, value: String::new() };
        let refused = create(&t.engine, &t.owner, &edit(&t, "", Tree::of(Join::All, vec![blank.clone().into()]))).await.unwrap_err();
        let ApiError::Validation(wrong) = refused.public() else { panic!("must be refused") };
        assert_eq!((wrong[0].field.as_str(), wrong[0].problem.clone()), ("name", Problem::Required));
        let refused = create(&t.engine, &t.owner, &edit(&t, "C", Tree::of(Join::All, vec![blank.into()]))).await.unwrap_err();
        let ApiError::Validation(wrong) = refused.public() else { panic!("must be refused") };
        assert_eq!(wrong[0].field, "step.0");
        let mut chain = b;
        for n in 0..6 {
            match create(&t.engine, &t.owner, &edit(&t, &format!("N{n}"), frozen_tree(chain))).await {
                Ok(next) => chain = next,
                Err(e) => return assert_eq!(e.public(), ApiError::Conflict("cycle".into())),
            }
        }
        panic!("segments may not be inside each other without end");
    }

    async fn a_static_segment_keeps_its_people(t: TestEngine) {
        let w = peopled(&t, 40).await;
        let tree = Tree::of(Join::All, vec![Condition::TagGroup(w.group).into()]);
        let now = count(&t.engine, &t.owner, &tree).await.unwrap();
        let id = create(&t.engine, &t.owner, &SegmentEdit { kind: SegmentKind::Static, ..edit(&t, "Frozen", tree.clone()) }).await.unwrap();
        let inside = frozen_tree(id);
        assert_eq!(count(&t.engine, &t.owner, &inside).await.unwrap(), now);
        let mut tx = t.engine.write().await.unwrap();
        let mut sql = crate::db::dynamic::Sql::new("DELETE FROM tagging WHERE tenant_id = ");
        sql.bind(t.tenant.id).exec(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&t.engine, &t.owner, &tree).await.unwrap(), 0);
        assert_eq!(count(&t.engine, &t.owner, &inside).await.unwrap(), now, "frozen");
        let somebody = sample(&t.engine, &t.owner, &inside).await.unwrap()[0].id;
        assert!(put(&t.engine, &t.owner, id, somebody, false).await.unwrap());
        assert!(!put(&t.engine, &t.owner, id, somebody, false).await.unwrap());
        assert_eq!(count(&t.engine, &t.owner, &inside).await.unwrap(), now - 1);
        assert!(put(&t.engine, &t.owner, id, somebody, true).await.unwrap());
        let told = explain(&t.engine, &t.owner, &inside, somebody).await.unwrap();
        assert!(told.truth.holds && told.truth.reasons.len() == 1);
        assert_eq!(put(&t.engine, &t.other_owner, id, somebody, true).await.unwrap_err().public(), ApiError::NotFound);
        let mut tx = t.engine.write().await.unwrap();
        forget(&mut tx, t.tenant.id, somebody).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&t.engine, &t.owner, &inside).await.unwrap(), now - 1);
    }

    async fn shared_downwards_and_nowhere_else(t: TestEngine) {
        let w = peopled(&t, 10).await;
        let (north, south) = (w.organisations[1], w.organisations[2]);
        let (nora, sven) = (t.member(Role::Organiser, north).await, t.member(Role::Organiser, south).await);
        let make = async |actor, name: &str, organisation, shared| {
            create(&t.engine, actor, &SegmentEdit { organisation, shared, ..edit(&t, name, Tree::default()) }).await
        };
        let national = make(&t.owner, "National", t.root, true).await.unwrap();
        let own = make(&nora, "Nora's", north, false).await.unwrap();
        let northern = make(&nora, "Northern", north, true).await.unwrap();
        assert!(make(&nora, "Above", t.root, true).await.is_err(), "not hers to give");
        assert!(load(&t.engine, &sven, national).await.is_ok());
        for id in [own, northern] {
            assert_eq!(load(&t.engine, &sven, id).await.unwrap_err().public(), ApiError::NotFound);
            assert_eq!(load(&t.engine, &t.other_owner, id).await.unwrap_err().public(), ApiError::NotFound);
        }
        assert_eq!(load(&t.engine, &t.owner, own).await.unwrap_err().public(), ApiError::NotFound, "her own is her own");
        assert!(load(&t.engine, &t.owner, northern).await.unwrap().row.may_edit);
        let refused = save(&t.engine, &nora, national, 1, &edit(&t, "Mine", Tree::default())).await.unwrap_err();
        assert_eq!(refused.public(), ApiError::Forbidden);
        assert_eq!(make(&sven, "Theirs", south, true).await.map(drop).ok(), Some(()));
        let hidden = create(&t.engine, &sven, &SegmentEdit { organisation: south, ..edit(&t, "Spy", frozen_tree(northern)) }).await.unwrap_err();
        assert_eq!(hidden.public(), ApiError::NotFound);
    }

    async fn sensitive_fields_are_no_condition(t: TestEngine) {
        let w = world::ground(&t).await;
        let north = t.member(Role::Organiser, w.organisations[1]).await;
        let mut tx = t.engine.write().await.unwrap();
        let (secret, southern) = (domain::ids::FieldId(world::id(90)), domain::ids::FieldId(world::id(91)));
        const START: &str = "INSERT INTO custom_field (tenant_id, field_id, organisation_id, kind, below, name, name_key, options, sensitive, position, created_at)";
        world::put(&t, &mut tx, START, vec![secret.into(), t.root.into(), "text".into()], ", TRUE, 'S', 's', '[]', TRUE, 0, 0").await;
        world::put(&t, &mut tx, START, vec![southern.into(), w.organisations[2].into(), "text".into()], ", TRUE, 'S', 's', '[]', FALSE, 0, 0").await;
        tx.commit().await.unwrap();
        let asks = |field| Tree::of(Join::All, vec![Condition::Custom { field, test: CustomTest::Filled }.into()]);
        assert_eq!(count(&t.engine, &t.owner, &asks(secret)).await.unwrap_err().public(), ApiError::NotFound);
        assert!(count(&t.engine, &t.owner, &asks(southern)).await.is_ok());
        assert_eq!(count(&t.engine, &north, &asks(southern)).await.unwrap_err().public(), ApiError::NotFound);
        assert!(count(&t.engine, &north, &asks(w.fields[0])).await.is_ok(), "a field of the whole, had below");
        let offered = choices(&t.engine, &north, domain::locale::Locale::En).await.unwrap();
        assert_eq!(offered.fields.len(), 4);
        assert!(offered.tags.len() == 4 && offered.groups.len() == 1);
    }

    async fn a_tree_names_only_what_one_has(t: TestEngine) {
        let w = peopled(&t, 20).await;
        let (north, south) = (w.organisations[1], w.organisations[2]);
        let (nina, sven) = (t.member(Role::Organiser, north).await, t.member(Role::Organiser, south).await);
        let of = |organisation, tree| SegmentEdit { organisation, ..edit(&t, "S", tree) };
        let northern = create(&t.engine, &nina, &of(north, Tree::of(Join::All, vec![Condition::TagGroup(w.group).into()]))).await.unwrap();
        let spy = frozen_tree(northern);
        assert!(count(&t.engine, &nina, &spy).await.is_ok());
        let gone = |e: crate::Error| assert_eq!(e.public(), ApiError::NotFound);
        gone(count(&t.engine, &sven, &spy).await.unwrap_err());
        gone(steps(&t.engine, &sven, &spy).await.unwrap_err());
        gone(sample(&t.engine, &sven, &spy).await.unwrap_err());
        gone(map(&t.engine, &sven, &spy, None).await.unwrap_err());
        gone(left_out(&t.engine, &sven, &spy, domain::consent::Channel::Email, None).await.unwrap_err());
        // A field that became sensitive after it was named is not asked about in the segments inside either.
        let field = w.fields[0];
        let asks = create(&t.engine, &t.owner, &edit(&t, "F", Tree::of(Join::All, vec![Condition::Custom { field, test: CustomTest::Filled }.into()]))).await.unwrap();
        assert!(count(&t.engine, &t.owner, &frozen_tree(asks)).await.is_ok());
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE custom_field SET sensitive = TRUE WHERE tenant_id = $1 AND field_id = $2", t.tenant.id, field).unwrap();
        tx.commit().await.unwrap();
        gone(count(&t.engine, &t.owner, &frozen_tree(asks)).await.unwrap_err());
        gone(sample(&t.engine, &t.owner, &frozen_tree(asks)).await.unwrap_err());
    }
}
