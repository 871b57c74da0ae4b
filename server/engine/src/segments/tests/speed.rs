//! Five conditions at once, against SQL written by hand for the same question. How many people there are is taken from the environment
//! (`HUSTINGS_SEGMENT_PEOPLE`), so that the same test measures: `cargo test -p engine segments::tests::speed -- --nocapture`.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use domain::consent::Channel;
use domain::ids::{EventId, OrganisationId, PurposeId, TagId};
use domain::segments::{Condition, ConsentState, EventPart, Join, Moment, Node, Period, TextField, TextTest, Tree};

use super::super::{compile, count, scope::Scope};
use super::world::{ago, ground, id};
use crate::Tx;
use crate::db::dynamic::{Arg, Sql};
use crate::people::visible::Reach;
use crate::testing::TestEngine;

const TOWNS: &[&str] = &["Odense", "Aarhus", "Esbjerg", "Vejle", "Horsens", "Kolding", "Viborg", "Thisted", "Struer", "Varde"];

fn people() -> u128 {
    std::env::var("HUSTINGS_SEGMENT_PEOPLE").ok().and_then(|n| n.parse().ok()).unwrap_or(3_000)
}

/// Rows of a statement, some hundred at a time.
async fn insert(t: &TestEngine, tx: &mut Tx, start: &'static str, rest: &'static str, rows: Vec<Vec<Arg>>) {
    for some in rows.chunks(400) {
        let mut sql = Sql::new(start);
        for (i, row) in some.iter().enumerate() {
            sql.push(if i == 0 { " VALUES (" } else { ", (" }).bind(t.tenant.id);
            for arg in row {
                sql.push(", ").bind(arg.clone());
            }
            sql.push(rest).push(")");
        }
        sql.exec(tx).await.unwrap();
    }
}

struct Ids {
    tag: TagId,
    purpose: PurposeId,
    branch: OrganisationId,
    event: EventId,
}

async fn fill(t: &TestEngine, tx: &mut Tx, ids: &Ids, organisations: &[OrganisationId]) {
    let n = people();
    let person = |k: u128| Arg::Uuid(id(1_000_000 + k));
    let all = || 0..n;
    let at = |k: u128| Arg::from(ago(t, i64::try_from(k % 700).unwrap()));
    let town = |k: u128| Arg::from(TOWNS[usize::try_from(k * k % 10).unwrap()]);
    let rows = all().map(|k| vec![person(k), format!("n{:06}", k * 7919 % n).into(), at(k), at(k)]).collect();
    insert(t, tx, "INSERT INTO person (tenant_id, person_id, name_key, created_at, touched_at, state, given_name, family_name, locale, source, additional_name, search_text, updated_at)", ", 'active', 'Given', 'Family', 'en', 'import', '', ' given family someone@example.org 5000 odense ', 0", rows).await;
    let rows = all().map(|k| vec![person(k), town(k), format!("{}", 5000 + k % 900).into()]).collect();
    insert(
        t,
        tx,
        "INSERT INTO postal_address (tenant_id, person_id, city, postcode, kind, street, extra, region, country)",
        ", 'home', 'Street', '', '', ''",
        rows,
    )
    .await;
    let rows = all().filter(|k| k % 7 < 2).map(|k| vec![person(k), ids.tag.into()]).collect();
    insert(t, tx, "INSERT INTO tagging (tenant_id, person_id, tag_id, created_at)", ", 0", rows).await;
    let rows = all()
        .filter(|k| k % 5 < 3)
        .map(|k| vec![Arg::Uuid(id(10_000_000 + k)), person(k), ids.purpose.into(), (k % 11 != 0).into(), at(k)])
        .collect();
    insert(
        t,
        tx,
        "INSERT INTO consent (tenant_id, consent_id, person_id, purpose_id, given, at, channel, basis, version, proof, source)",
        ", 'email', 'consent', 1, '{}', 'import'",
        rows,
    )
    .await;
    let rows = all()
        .map(|k| vec![Arg::Uuid(id(20_000_000 + k)), person(k), organisations[usize::try_from(k % 3).unwrap()].into(), at(k)])
        .collect();
    insert(
        t,
        tx,
        "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, started_at, role)",
        ", 'supporter'",
        rows,
    )
    .await;
    let rows = all()
        .filter(|k| k % 13 < 3)
        .map(|k| vec![Arg::Uuid(id(30_000_000 + k)), ids.event.into(), person(k), "attended".into()])
        .collect();
    insert(t, tx, "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, mark, status, guests, position, name, name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)", ", 'registered', 0, 0, '', '', '', 'en', 'web', '', 0, FALSE, 0, 0", rows).await;
}

fn tree(ids: &Ids) -> Tree {
    let step = |is: Condition| Node::from(is);
    Tree::of(
        Join::All,
        vec![
            step(Condition::Tag(BTreeSet::from([ids.tag]))),
            step(Condition::Consent {
                purpose: ids.purpose,
                channel: Some(Channel::Email),
                state: ConsentState::Given,
                period: Period::default(),
            }),
            step(Condition::Tie { organisation: ids.branch, below: true, role: None, ended: false, period: Period::default() }),
            step(Condition::Text { field: TextField::City, test: TextTest::Is, value: "odense".into() }),
            step(Condition::Event { event: None, part: EventPart::Attended, period: Period::since(Moment::DaysAgo(365)) }),
        ],
    )
}

/// As somebody would write it who knows the numbers.
fn by_hand(t: &TestEngine, ids: &Ids) -> Sql {
    let mut sql = Sql::new(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM postal_address h JOIN person p ON p.tenant_id = h.tenant_id AND p.person_id = h.person_id AND p.state = 'active' WHERE h.tenant_id = ",
    );
    sql.bind(t.tenant.id).push(" AND h.kind = 'home' AND LOWER(h.city) = 'odense' AND EXISTS (SELECT 1 FROM tagging g WHERE g.tenant_id = h.tenant_id AND g.person_id = h.person_id AND g.tag_id = ").bind(ids.tag);
    sql.push(") AND EXISTS (SELECT 1 FROM affiliation a WHERE a.tenant_id = h.tenant_id AND a.person_id = h.person_id AND a.ended_at IS NULL AND a.organisation_id = ").bind(ids.branch);
    sql.push(") AND EXISTS (SELECT 1 FROM registration r JOIN event e ON e.tenant_id = r.tenant_id AND e.event_id = r.event_id WHERE r.tenant_id = h.tenant_id AND r.person_id = h.person_id AND r.mark = 'attended' AND e.start_at >= ").bind(ago(t, 365));
    sql.push(
        ") AND EXISTS (SELECT 1 FROM consent c WHERE c.tenant_id = h.tenant_id AND c.person_id = h.person_id AND c.purpose_id = ",
    )
    .bind(ids.purpose);
    sql.push(" AND c.channel = 'email' AND c.given AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.tenant_id = c.tenant_id AND n.person_id = c.person_id AND n.purpose_id = c.purpose_id AND n.channel = c.channel AND (n.at, n.consent_id) > (c.at, c.consent_id)))");
    sql
}

async fn analysed(tx: &mut Tx) {
    crate::on_tx!(tx, conn => sqlx::query("ANALYZE").execute(conn).await.map(drop)).unwrap();
}

crate::both_databases! {
    async fn five_conditions_as_fast_as_by_hand(t: TestEngine) {
        let w = ground(&t).await;
        let ids = Ids { tag: w.tags[0], purpose: w.purposes[0], branch: w.organisations[1], event: w.events[0] };
        let mut tx = t.engine.write().await.unwrap();
        fill(&t, &mut tx, &ids, &w.organisations).await;
        if t.engine.db.backend() == crate::db::Backend::Postgres {
            analysed(&mut tx).await;
        }
        tx.commit().await.unwrap();
        let tree = tree(&ids);
        let hand = by_hand(&t, &ids);
        let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
        for _ in 0..4 {
            let begun = Instant::now();
            let n = count::count(&t.engine, &t.owner, &tree).await.unwrap();
            ours = ours.min(begun.elapsed());
            let mut tx = t.engine.read().await.unwrap();
            let begun = Instant::now();
            let want: i64 = hand.value(&mut tx).await.unwrap();
            theirs = theirs.min(begun.elapsed());
            assert_eq!(n, want);
            assert!(n > 0);
        }
        let mut tx = t.engine.read().await.unwrap();
        let scope = Scope::within(&t.engine, &mut tx, t.tenant.id, Reach::All, &tree).await.unwrap();
        let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM person p WHERE ");
        sql.append(compile::where_clause(&tree, &scope));
        let plan = sql.plan(&mut tx).await.unwrap();
        println!("{:?}, {} people: {ours:?} here, {theirs:?} by hand\n{plan}", t.engine.db.backend(), people());
        if t.engine.db.backend() == crate::db::Backend::Sqlite {
            assert!(!plan.contains("SCAN x") && !plan.contains("SCAN p"), "nothing is gone through from end to end: {plan}");
        }
    }
}
