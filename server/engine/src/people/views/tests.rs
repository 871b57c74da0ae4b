use domain::access::Role;
use domain::people::{ListColumn, PersonSort};
use domain::tenants::OrganisationKind;

use super::*;
use crate::tenants::{self, NewOrganisation};

crate::both_databases! {
    async fn views_are_shared_downwards(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let mut branch = Vec::new();
        for slug in ["west", "east"] {
            let new = NewOrganisation { kind: OrganisationKind::Branch, name: slug.into(), slug: slug.into(), parents: vec![t.root] };
            branch.push(tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap());
        }
        tx.commit().await.unwrap();
        let (west, east) = (t.member(Role::Organiser, branch[0]).await, t.member(Role::Organiser, branch[1]).await);
        let query = PeopleQuery { search: "Anna Holm".into(), sort: PersonSort::City, columns: vec![ListColumn::Name, ListColumn::City], ..PeopleQuery::default() };
        let own = save(&t.engine, &west, "Mine", None, &query).await.unwrap();
        save(&t.engine, &west, "West", Some(branch[0]), &query).await.unwrap();
        save(&t.engine, &t.owner, "Everybody", Some(t.root), &query).await.unwrap();
        let names = |views: Vec<ListView>| views.into_iter().map(|v| v.name).collect::<Vec<_>>();
        assert_eq!(names(list(&t.engine, &west).await.unwrap()), ["Everybody", "Mine", "West"]);
        assert_eq!(names(list(&t.engine, &east).await.unwrap()), ["Everybody"]);
        assert!(list(&t.engine, &t.other_owner).await.unwrap().is_empty());
        let kept = list(&t.engine, &west).await.unwrap().remove(1).query;
        assert_eq!((kept.search.as_str(), kept.sort, kept.columns.len()), ("", PersonSort::City, 2), "no words are kept");
        assert!(save(&t.engine, &west, "x", Some(t.root), &query).await.is_err());
        assert!(save(&t.engine, &west, " ", None, &query).await.is_err());
        assert!(remove(&t.engine, &east, own).await.is_err());
        remove(&t.engine, &west, own).await.unwrap();
        assert_eq!(names(list(&t.engine, &west).await.unwrap()), ["Everybody", "West"]);
    }
}
