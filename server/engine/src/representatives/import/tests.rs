use domain::representatives::contact::{Channel, Health, best};
use domain::representatives::import::{Change, ImportKind, ImportOptions, ImportState, Report, What};

use super::*;
use crate::representatives::parse::testing::public;
use crate::representatives::{contacts, list};
use crate::testing::TestEngine;

const DATE: &str = "2026-11-22";

fn options(kind: ImportKind) -> ImportOptions {
    ImportOptions { kind, ..ImportOptions::default() }
}

fn assembly(people: &str, memberships: &str) -> Vec<u8> {
    format!(
        r#"{{"persons":[{people}],"organizations":[{{"id":"l","name":"Assembly","classification":"legislature"}},{{"id":"g","name":"Greens","classification":"party"}}],
        "areas":[{{"id":"a1","name":"Norrvig","seats":2}}],
        "events":[{{"id":"t1","classification":"legislative period","organization_id":"l","start_date":"2024"}}],
        "memberships":[{memberships}]}}"#
    )
    .into_bytes()
}

const MAJA: &str = r#"{"id":"p1","name":"Maja Holm","birth_date":"1970-01-01","email":"maja@example.org"}"#;
const JONAS: &str = r#"{"id":"p2","name":"Jonas Toft","email":"jonas@example.org"}"#;

fn sits(person: &str) -> String {
    format!(
        r#"{{"person_id":"{person}","organization_id":"l","area_id":"a1","legislative_period_id":"t1","on_behalf_of_id":"g","role":"member"}}"#
    )
}

async fn import(t: &TestEngine, bytes: &[u8], o: &ImportOptions) -> Report {
    let report = import_file(&t.engine, t.tenant.id, bytes, o).await.unwrap();
    assert_eq!(report.fault, None);
    report
}

fn change(report: &Report, what: What) -> Change {
    report.changes.get(&what).cloned().unwrap_or_default()
}

crate::both_databases! {
    async fn a_second_run_changes_nothing_and_what_is_gone_is_ended(t: TestEngine) {
        let o = options(ImportKind::Popolo);
        let both = assembly(&[MAJA, JONAS].join(","), &[sits("p1"), sits("p2")].join(","));
        let before = preview(&t.engine, t.tenant.id, &both, &o).await.unwrap();
        assert_eq!(before.changes[&What::People], Change { in_file: 2, new: 2, ..Change::default() });
        assert_eq!(before.options.source, "assembly");
        let first = import(&t, &both, &o).await;
        assert_eq!(first.changes, before.changes, "the preview tells the truth");
        assert!(import(&t, &both, &o).await.unchanged());
        let one = assembly(MAJA, &sits("p1"));
        let second = import(&t, &one, &o).await;
        assert_eq!((change(&second, What::People).ended, change(&second, What::Memberships).ended, change(&second, What::Contacts).ended), (1, 1, 1));
        assert!(import(&t, &one, &o).await.unchanged(), "what has ended is not ended again");
        let back = import(&t, &both, &o).await;
        assert_eq!((change(&back, What::People).changed, change(&back, What::People).new), (1, 0), "who comes back is the same person");
        assert!(list::politicians(&t.engine, &t.other_owner, "", "").await.unwrap().items.is_empty(), "nobody else's business");
    }

    async fn a_person_whose_id_moves_keeps_identity_and_seat(t: TestEngine) {
        let o = options(ImportKind::Popolo);
        import(&t, &assembly(MAJA, &sits("p1")), &o).await;
        let before = list::politicians(&t.engine, &t.owner, "maja", "").await.unwrap().items;
        let report = import(&t, &assembly(&MAJA.replace("p1", "uuid-9"), &sits("uuid-9")), &o).await;
        assert_eq!((change(&report, What::People).new, change(&report, What::People).changed, change(&report, What::Memberships).same), (0, 1, 1));
        assert_eq!(list::politicians(&t.engine, &t.owner, "maja", "").await.unwrap().items, before);
    }

    async fn a_correction_by_hand_outlives_the_next_import(t: TestEngine) {
        let o = options(ImportKind::Popolo);
        import(&t, &assembly(MAJA, &sits("p1")), &o).await;
        let id = list::politicians(&t.engine, &t.owner, "holm", "").await.unwrap().items[0].id;
        contacts::correct(&t.engine, &t.owner, id, Channel::WebForm, "https://maja.example.org", "asked for it").await.unwrap();
        assert!(contacts::correct(&t.engine, &t.owner, id, Channel::Email, "maja@", "").await.is_err());
        assert!(contacts::correct(&t.engine, &t.other_owner, id, Channel::Refuses, "", "").await.is_err());
        let changed = MAJA.replace("maja@", "new@");
        let report = import(&t, &assembly(&changed, &sits("p1")), &o).await;
        assert_eq!((change(&report, What::Contacts).new, change(&report, What::Contacts).ended), (1, 1));
        let mut tx = t.engine.write().await.unwrap();
        let all = contacts::of(&mut tx, t.tenant.id, id).await.unwrap();
        assert_eq!(best(&all).map(|c| c.value.as_str()), Some("https://maja.example.org"));
        assert_eq!(all.iter().filter(|c| !c.manual).map(|c| c.value.as_str()).collect::<Vec<_>>(), ["new@example.org"]);
        contacts::mark(&t.engine, &mut tx, t.tenant.id, id, Channel::Email, "new@example.org", Health::Dead).await.unwrap();
        tx.commit().await.unwrap();
        assert!(import(&t, &assembly(&changed, &sits("p1")), &o).await.unchanged(), "a dead address does not come to life by an import");
        contacts::correct(&t.engine, &t.owner, id, Channel::Unknown, "", "").await.unwrap();
        let mut tx = t.engine.read().await.unwrap();
        assert!(contacts::of(&mut tx, t.tenant.id, id).await.unwrap().iter().all(|c| !c.manual && c.health == Health::Dead));
    }

    async fn an_upload_is_looked_at_and_then_imported_by_a_job(t: TestEngine) {
        let bytes = assembly(MAJA, &sits("p1"));
        let o = options(ImportKind::Popolo);
        let caseworker = t.member(domain::access::Role::Caseworker, t.root).await;
        assert!(stage(&t.engine, &caseworker, "people.json", &bytes, &o).await.is_err());
        assert!(stage(&t.engine, &t.owner, "empty.json", b"", &o).await.is_err());
        let id = stage(&t.engine, &t.owner, "people.json", &bytes, &o).await.unwrap();
        assert!(view(&t.engine, &t.other_owner, id).await.is_err());
        assert_eq!(preview_staged(&t.engine, &t.owner, id, &o).await.unwrap().changes[&What::People].new, 1);
        start(&t.engine, &t.owner, id, &o).await.unwrap();
        assert!(start(&t.engine, &t.owner, id, &o).await.is_err(), "a double click starts it once");
        assert_eq!(crate::jobs::run_due(&t.engine).await.unwrap(), 1);
        let done = view(&t.engine, &t.owner, id).await.unwrap();
        assert_eq!((done.state, done.done, done.done == done.total), (ImportState::Done, 8, true));
        assert_eq!(done.report.unwrap().leftovers.seats_without_area, ["Norrvig (a1)"]);
        let broken = stage(&t.engine, &t.owner, "broken.json", b"{", &o).await.unwrap();
        start(&t.engine, &t.owner, broken, &o).await.unwrap();
        crate::jobs::run_due(&t.engine).await.unwrap();
        let failed = view(&t.engine, &t.owner, broken).await.unwrap();
        assert_eq!(failed.state, ImportState::Failed);
        assert!(failed.report.unwrap().fault.is_some());
        assert_eq!(recent(&t.engine, &t.owner).await.unwrap().len(), 2);
    }

    async fn denmark_from_files_to_districts(t: TestEngine) {
        let (Some(people), Some(shapes), Some(cross)) =
            (public("dk-folketing/ep-popolo-v1.0.json"), public("dk-boundaries/municipalities.geojson"), public("dk-storkreds-crosswalk/kommune-storkreds.csv"))
        else { return };
        let boundaries = ImportOptions { level: "municipality".into(), code: "lau_1".into(), name: "label_dk".into(), ..options(ImportKind::Boundaries) };
        let started = std::time::Instant::now();
        let report = import(&t, &people, &options(ImportKind::Popolo)).await;
        assert_eq!((change(&report, What::People).new, change(&report, What::Sitting).in_file, change(&report, What::SittingWithEmail).in_file), (180, 180, 180));
        assert_eq!(report.leftovers.seats_total, 12, "nobody knows yet where the districts are");
        let report = import(&t, &shapes, &boundaries).await;
        assert_eq!(change(&report, What::Boundaries).new, 99);
        let report = import(&t, &cross, &options(ImportKind::Crosswalk)).await;
        println!("Denmark took {:?}", started.elapsed());
        assert_eq!(report.leftovers.seats_without_area, ["Greenland (area/greenland)", "The Faroe Islands (area/the_faroe_islands)"]);
        assert_eq!(report.leftovers.areas_without_seat, ["Christiansø (411)"]);
        for (bytes, o) in [(&people, options(ImportKind::Popolo)), (&shapes, boundaries), (&cross, options(ImportKind::Crosswalk))] {
            assert!(import(&t, bytes, &o).await.unchanged(), "{:?}", o.kind);
        }
        crate::representatives::lookup::denmark(&t, DATE).await;
    }
}
