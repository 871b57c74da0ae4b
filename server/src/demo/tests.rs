use std::collections::BTreeMap;
use std::time::Instant;

use domain::representatives::level::Level;
use domain::representatives::lookup::{Outcome, Question};
use engine::mail::Outgoing;
use engine::public_version::PublicVersions;
use engine::representatives;
use engine::testing::START;
use engine::tokens::Keys;
use engine::{Clock, Db, Ids, all, db, today, value};

use super::*;

async fn filled(folder: &tempfile::TempDir) -> Engine {
    let db = Db::open(&format!("sqlite:{}", folder.path().join("demo.db").display())).await.unwrap();
    db::migrate::run(&db).await.unwrap();
    let engine = Engine {
        db,
        clock: Clock::standing(START),
        ids: Ids::seeded(1),
        keys: Keys::from_secret("test"),
        outgoing: std::sync::Arc::new(Outgoing::Mailbox),
        base_url: "http://hustings.test".into(),
        public: PublicVersions::default(),
    };
    assert!(fill(&engine).await.unwrap());
    assert!(!fill(&engine).await.unwrap(), "what is there already is left alone");
    engine
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_is_alive() {
    let folder = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let engine = filled(&folder).await;
    println!("filled in {:?}", started.elapsed());
    let mut tx = engine.read().await.unwrap();
    let cases = all!(&mut tx, (String, i64), "SELECT state, CAST(COUNT(*) AS BIGINT) FROM office_case GROUP BY state").unwrap();
    let cases: BTreeMap<String, i64> = cases.into_iter().collect();
    let states: Vec<&str> = cases.keys().map(String::as_str).collect();
    assert_eq!(states, ["answered", "closed", "held", "new", "open", "waiting"], "{cases:?}");
    let surveys = value!(&mut tx, i64, "SELECT CAST(COUNT(survey) AS BIGINT) FROM letter").unwrap();
    assert_eq!(surveys, 2);
    let people = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM person").unwrap();
    assert_eq!(
        people,
        2000 + 9 * 2 + 1 + doubles::COUNT,
        "whoever came to an event was known; a household and a society per branch, a journalist, some twice"
    );
    let pairs = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM duplicate_pair WHERE state = 'open'").unwrap();
    assert!(pairs >= doubles::COUNT, "{pairs} pairs to decide on");
    let withdrawn = value!(&mut tx, i64, "SELECT CAST(COUNT(*) AS BIGINT) FROM consent WHERE NOT given").unwrap();
    assert!(withdrawn > 50, "{withdrawn}");
    let oldest = value!(&mut tx, i64, "SELECT MIN(at) FROM interaction").unwrap();
    assert!(START.0 - oldest > 600 * domain::time::Timestamp::DAY);
    let levels = value!(&mut tx, i64, "SELECT CAST(COUNT(DISTINCT level) AS BIGINT) FROM body WHERE level <> ''").unwrap();
    assert!(levels >= 3, "{levels}");
    let (tenant, _) = tenants::hosts(&engine).await.unwrap().remove(0);
    for postcode in ["4810", "4811"] {
        let question = Question { text: postcode.into(), ..Question::default() };
        let Outcome::Found(found) = representatives::find(&engine, tenant.id, "2026-06-01", &question).await.unwrap() else {
            panic!("{postcode} lies in one municipality")
        };
        let levels: Vec<Level> = found.bodies.iter().map(|b| b.level).collect();
        assert_eq!(levels, [Level::National, Level::Regional, Level::Municipal], "{postcode} leads to every level");
        assert_eq!(found.people(), 3 + 4 + 1);
    }
    let account = team::account_by_email(&mut tx, tenant.id, "owner@demo.example.org").await.unwrap().unwrap();
    let owner = access::load(&engine, &mut tx, tenant.id, account).await.unwrap().unwrap();
    drop(tx);
    let seen = today::today(&engine, &owner, Locale::En).await.unwrap();
    assert!(seen.events.is_some_and(|events| events.len() == 5));
    assert!(seen.newcomers.is_some_and(|n| n.this_week > n.last_week && n.last_week > 5));
    assert_eq!(seen.needs.len(), 3, "{:?}", seen.needs);
}
