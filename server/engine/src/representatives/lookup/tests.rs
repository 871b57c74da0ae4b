use domain::representatives::import::{ImportKind, ImportOptions};
use domain::representatives::level::Level;
use domain::representatives::lookup::Representation;

use super::*;
use crate::representatives::import_file;
use crate::representatives::parse::testing::public;
use crate::testing::TestEngine;

const DATE: &str = "2026-11-22";

async fn ask(t: &TestEngine, question: Question) -> Outcome {
    find(&t.engine, t.tenant.id, DATE, &question).await.unwrap()
}

async fn ask_text(t: &TestEngine, text: &str) -> Outcome {
    ask(t, Question { text: text.into(), ..Question::default() }).await
}

async fn ask_point(t: &TestEngine, lat: f64, lon: f64) -> Outcome {
    ask(t, Question { point: GeoPoint::new(lat, lon), ..Question::default() }).await
}

fn found(outcome: Outcome) -> Representation {
    match outcome {
        Outcome::Found(r) => r,
        other => panic!("expected people, got {other:?}"),
    }
}

fn labels_of(outcome: Outcome) -> Vec<String> {
    match outcome {
        Outcome::Ambiguous { choices, .. } | Outcome::Near { choices } | Outcome::Abroad { choices } => {
            choices.into_iter().map(|c| c.label).collect()
        }
        other => panic!("expected choices, got {other:?}"),
    }
}

async fn import(t: &TestEngine, kind: ImportKind, bytes: &[u8], change: impl Fn(&mut ImportOptions)) {
    let mut options = ImportOptions { kind, ..ImportOptions::default() };
    change(&mut options);
    let report = import_file(&t.engine, t.tenant.id, bytes, &options).await.unwrap();
    assert_eq!(report.fault, None);
}

/// A square district as a GeoJSON feature.
fn square(code: &str, name: &str, x: i32, y: i32) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"code":"{code}","name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{x},{}],[{},{}],[{},{y}],[{x},{y}]]]}}}}"#,
        y + 1,
        x + 1,
        y + 1,
        x + 1
    )
}

fn collection(features: &[String]) -> Vec<u8> {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")).into_bytes()
}

/// Two districts side by side with three and one seats, a council, postcodes within one and across both, streets, abroad.
async fn small_country(t: &TestEngine) {
    let people = r#"{"persons":[{"id":"1","name":"Maja Holm","email":"m@example.org"},{"id":"2","name":"Jonas Toft","contact_details":[{"type":"web_form","value":"https://example.org"}]},
        {"id":"3","name":"Elina Korhonen"},{"id":"4","name":"Old Member"},{"id":"5","name":"Ex Pat"},{"id":"6","name":"List Member"}],
      "organizations":[{"id":"a","name":"National assembly","classification":"legislature"},{"id":"g","name":"Green Meadow","classification":"party"}],
      "areas":[{"id":"N1","name":"Norrvig West","seats":3},{"id":"N2","name":"Norrvig East"},{"id":"X","name":"Abroad","type":"abroad"}],
      "events":[{"id":"t1","classification":"legislative period","organization_id":"a","start_date":"2020-01-01","end_date":"2024-01-01"},
        {"id":"t2","classification":"legislative period","organization_id":"a","start_date":"2024-01-01"},
        {"id":"t3","classification":"legislative period","organization_id":"a","start_date":"2028-01-01"}],
      "memberships":[
        {"person_id":"1","organization_id":"a","area_id":"N1","legislative_period_id":"t2","on_behalf_of_id":"g","role":"member"},
        {"person_id":"2","organization_id":"a","area_id":"N1","legislative_period_id":"t2"},
        {"person_id":"4","organization_id":"a","area_id":"N1","legislative_period_id":"t1"},
        {"person_id":"4","organization_id":"a","area_id":"N2","legislative_period_id":"t2","end_date":"2025-05-05"},
        {"person_id":"5","organization_id":"a","area_id":"X","legislative_period_id":"t2"},
        {"person_id":"6","organization_id":"a","legislative_period_id":"t2","role":"list member"}]}"#;
    let council = r#"{"persons":[{"id":"3","name":"Elina Korhonen"}],"organizations":[{"id":"c","name":"Norrvig council","classification":"legislature"}],
      "posts":[{"id":"mayor","label":"Mayor","organization_id":"c","area":{"id":"M1","name":"Norrvig"},"seats":1}],"memberships":[{"person_id":"3","post_id":"mayor"}]}"#;
    // The source of the first must know three periods as current: the date decides, not the file.
    import(t, ImportKind::Popolo, people.as_bytes(), |o| o.source = "assembly".into()).await;
    import(t, ImportKind::Popolo, council.as_bytes(), |o| o.level = "municipal".into()).await;
    import(
        t,
        ImportKind::Boundaries,
        &collection(&[square("N1", "Norrvig West", 0, 0), square("N2", "Norrvig East", 1, 0)]),
        |_| {},
    )
    .await;
    import(t, ImportKind::Boundaries, &collection(&[square("M1", "Norrvig", 0, 0)]), |o| o.level = "municipality".into()).await;
    let postcodes = "postcode,area\n4821,N1\n4821,M1\n4822,N1\n4822,N2\n4900-4999,N2\n";
    import(t, ImportKind::Postcodes, postcodes.as_bytes(), |_| {}).await;
    let streets = "postcode;street;number_from;number_to;area\n4823;Harbour Street;1;99;N1\n4823;Harbour Street;100;200;N2\n";
    import(t, ImportKind::Postcodes, streets.as_bytes(), |o| o.source = "streets".into()).await;
}

crate::both_databases! {
    async fn every_answer_a_citizen_can_get(t: TestEngine) {
        assert_eq!(ask_text(&t, "4821").await, Outcome::NotReady);
        small_country(&t).await;

        let west = found(ask_point(&t, 0.5, 0.5).await);
        let bodies: Vec<(&str, Level)> = west.bodies.iter().map(|b| (b.name.as_str(), b.level)).collect();
        assert_eq!(bodies, [("National assembly", Level::National), ("Norrvig council", Level::Municipal)]);
        let district = &west.bodies[0].posts[0];
        assert_eq!((district.area.as_str(), district.seats, district.vacant), ("Norrvig West", Some(3), 1));
        assert_eq!(district.holders.iter().map(|h| (h.name.as_str(), h.party.as_str(), h.channel.as_str())).collect::<Vec<_>>(),
            [("Jonas Toft", "", "web_form"), ("Maja Holm", "Green Meadow", "email")]);
        assert_eq!((west.people(), west.vacant()), (4, 1), "with the mayor and the member for the whole country");
        assert_eq!(west.suggested().map(|h| h.name.as_str()), Some("Maja Holm"));

        let east = found(ask_point(&t, 0.5, 1.5).await);
        assert_eq!((east.bodies[0].posts[0].holders.len(), east.bodies[0].posts[0].vacant), (0, 1), "vacant is said");

        assert_eq!(found(ask_text(&t, "Mill Lane 3, 4821 Norrvig").await).bodies.len(), 2);
        assert_eq!(labels_of(ask_text(&t, "4822").await), ["Norrvig East", "Norrvig West"]);
        assert_eq!(found(ask_text(&t, "4950 Anywhere").await).areas, ["Norrvig East"]);
        let Outcome::Ambiguous { address_helps, choices, .. } = ask_text(&t, "4823").await else { panic!("two districts") };
        assert!(address_helps);
        let chosen = found(ask(&t, Question { token: choices[0].token.clone(), ..Question::default() }).await);
        assert_eq!(chosen.areas, ["Norrvig East"]);
        assert_eq!(found(ask_text(&t, "Harbour Street 12, 4823 Norrvig").await).areas, ["Norrvig West"]);
        assert_eq!(found(ask_text(&t, "Harbour Street 150, 4823 Norrvig").await).areas, ["Norrvig East"]);
        assert!(matches!(ask_text(&t, "Harbour Street 300, 4823 Norrvig").await, Outcome::Ambiguous { .. }));

        assert_eq!(labels_of(ask_point(&t, 0.5, 2.05).await), ["Norrvig East"], "near the coast");
        assert_eq!(ask_point(&t, 40.0, 40.0).await, Outcome::Outside);
        assert_eq!(ask_text(&t, "0.5, 0.5").await, ask_point(&t, 0.5, 0.5).await);
        assert_eq!(labels_of(ask(&t, Question { abroad: true, ..Question::default() }).await), ["Abroad"]);
        for (text, why) in [("9999", Why::UnknownPostcode), ("Norrvig", Why::NoPostcode), (" ", Why::Empty)] {
            assert!(matches!(ask_text(&t, text).await, Outcome::Unknown { why: w, .. } if w == why), "{text}");
        }
    }

    async fn dates_decide_and_tokens_are_bound(t: TestEngine) {
        small_country(&t).await;
        let then = find(&t.engine, t.tenant.id, "2023-06-01", &Question { point: GeoPoint::new(0.5, 0.5), ..Question::default() }).await.unwrap();
        assert!(found(then).holders().any(|h| h.name == "Old Member"), "the members of that time");
        let now = found(ask_point(&t, 0.5, 0.5).await);
        assert_eq!(place::verify(&t.engine, t.other_tenant.id, &now.token), None);
        let holder = now.holders().next().unwrap().clone();
        assert!(represents(&t.engine, t.tenant.id, DATE, &now.place, holder.membership).await.unwrap());
        let east = found(ask_point(&t, 0.5, 1.5).await);
        assert!(!represents(&t.engine, t.tenant.id, DATE, &east.place, now.bodies[0].posts[0].holders[0].membership).await.unwrap());
        let mut tx = t.engine.read().await.unwrap();
        let who = recipient(&t.engine, &mut tx, t.tenant.id, DATE, holder.membership).await.unwrap().unwrap();
        assert_eq!((who.name, who.body), (holder.name, "National assembly".to_owned()));
        assert_eq!(recipient(&t.engine, &mut tx, t.other_tenant.id, DATE, holder.membership).await.unwrap(), None);
        drop(tx);
        t.engine.clock.advance(3 * domain::time::Timestamp::DAY);
        assert!(matches!(ask(&t, Question { token: now.token, ..Question::default() }).await, Outcome::Unknown { why: Why::BadLink, .. }));
        assert!(choosable(&t.engine, t.tenant.id, DATE).await.unwrap().iter().any(|c| c.name == "Norrvig West"));
    }

    async fn a_new_generation_takes_over_on_its_day(t: TestEngine) {
        import(&t, ImportKind::Boundaries, &collection(&[square("NJ-01", "First", 0, 0), square("NJ-02", "Second", 1, 0)]), |_| {}).await;
        import(&t, ImportKind::Boundaries, &collection(&[square("NJ-1", "First", 1, 0), square("NJ-2", "Second", 0, 0)]), |o| o.valid_from = "2027-01-01".into()).await;
        let at = async |date: &str| {
            let q = Question { point: GeoPoint::new(0.5, 0.5), ..Question::default() };
            found(find(&t.engine, t.tenant.id, date, &q).await.unwrap()).areas
        };
        assert_eq!((at("2026-12-31").await, at("2027-01-01").await), (vec!["First".to_owned()], vec!["Second".to_owned()]));
    }

    async fn brazil_and_france_join_without_a_crosswalk(t: TestEngine) {
        for (folder, people, shapes, name, wants) in [
            ("br", "br-camara/ep-popolo-v1.0.json", "br-boundaries/brazil-states.geojson", "name", [(-23.5505, -46.6333, 70usize), (-15.7939, -47.8828, 8)]),
            ("fr", "fr-assemblee/ep-popolo-v1.0.json", "fr-boundaries/departements-version-simplifiee.geojson", "nom", [(45.7640, 4.8357, 14), (42.6977, 9.4508, 2)]),
        ] {
            let (Some(people), Some(shapes)) = (public(people), public(shapes)) else { return };
            let scheme = format!("{folder}-shapes");
            import(&t, ImportKind::Popolo, &people, |o| o.source = folder.into()).await;
            import(&t, ImportKind::Boundaries, &shapes, |o| {
                o.level = "region".into();
                o.code = if folder == "br" { "sigla".into() } else { "code".into() };
                o.name = name.into();
                o.scheme.clone_from(&scheme);
            }).await;
            for (lat, lon, members) in wants { assert_eq!(found(ask_point(&t, lat, lon).await).people(), members, "{lat}, {lon}"); }
        }
    }
}

/// The golden points of Denmark, once its files are imported.
pub async fn denmark(t: &TestEngine, date: &str) {
    let at = async |lat: f64, lon: f64| {
        find(&t.engine, t.tenant.id, date, &Question { point: GeoPoint::new(lat, lon), ..Question::default() }).await.unwrap()
    };
    for (lat, lon, municipality, district, members) in [
        (55.4038, 10.4024, "Odense", "Fyns Storkreds", 18),
        (56.1629, 10.2039, "Århus", "Østjyllands Storkreds", 24),
        (55.1009, 14.7066, "Bornholm", "Bornholms Storkreds", 2),
        (55.6761, 12.5683, "København", "Københavns Storkreds", 17),
        (55.6786, 12.5340, "Frederiksberg", "Københavns Storkreds", 17),
    ] {
        let r = found(at(lat, lon).await);
        assert_eq!(r.areas, [municipality]);
        let post = r.posts().next().unwrap();
        assert_eq!((post.area.as_str(), r.people()), (district, members), "{municipality}");
        assert!(r.holders().all(|h| h.channel.as_str() == "email"));
    }
    assert_eq!(at(56.0, 7.0).await, Outcome::Outside, "North Sea");
    assert_eq!(at(55.605, 13.0038).await, Outcome::Outside, "Malmö");
}
