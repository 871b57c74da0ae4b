use std::collections::BTreeSet;

use domain::consent::Basis;
use domain::duplicates::{MergeChoices, Pick};
use domain::people::{InteractionKind, NoteInput};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::tests::{answer, one_of_it, person, purpose};
use super::*;
use crate::testing::{TestEngine, everything_of};

/// Everything the tenant has, but for what says that there was a merge, and the counter of changes of an event.
async fn all_of(t: &TestEngine) -> Vec<String> {
    let mut tx = t.engine.read().await.unwrap();
    let aside = [
        "audit.",
        "person_merge.",
        "duplicate_pair.",
        "event.version=",
        "tenant.public_version=",
        "person_search",
        "person_fts",
        "search_word",
    ];
    let mut lines: Vec<String> =
        everything_of(&mut tx, t.tenant.id).await.into_iter().filter(|line| !aside.iter().any(|a| line.starts_with(a))).collect();
    lines.sort();
    lines
}

/// Rows of every kind that name a person, as many as the seed says.
async fn fill(t: &TestEngine, seed: &[u8], a: PersonId, b: PersonId, third: PersonId) {
    let news = purpose(t, "News").await;
    let mut tx = t.engine.write().await.unwrap();
    let tenant = t.tenant.id;
    let field: domain::ids::FieldId = t.engine.id();
    let event: uuid::Uuid = t.engine.id();
    exec!(&mut tx, "INSERT INTO custom_field (tenant_id, field_id, organisation_id, below, name, name_key, kind, options, sensitive, position, created_at)
        VALUES ($1, $2, $3, TRUE, 'Size', 'size', 'person', '[]', TRUE, 0, 1)", tenant, field, t.root).unwrap();
    exec!(&mut tx, "INSERT INTO event (tenant_id, event_id, organisation_id, slug, state, visibility, title, description, search_text, venue,
            street, postcode, city, country, online_url, zone, start_at, end_at, capacity, guests_allowed, seats_taken, waiting, picture_alt, remind,
            cancel_message, ics_uid, ics_sequence, version, created_at, updated_at)
        VALUES ($1, $2, $3, 'party', 'published', 'public', '{}', '{}', '', '', '', '', '', 'DK', '', 'UTC', 9000000000000000, 9000000000000001, 20, 5, 0, 0, '{}',
            FALSE, '', 'x', 0, 1, 1, 1)", tenant, event, t.root).unwrap();
    let mut seats = 0;
    for (n, (who, bits)) in [(a, seed[0]), (b, seed[1])].into_iter().enumerate() {
        let has = |bit: u8| bits & (1 << bit) != 0;
        let id = || -> uuid::Uuid { t.engine.id() };
        if has(0) {
            exec!(
                &mut tx,
                "INSERT INTO person_link (tenant_id, person_id, url, kind, position) VALUES ($1, $2, $3, 'website', 0)",
                tenant,
                who,
                format!("https://{}.example", n % 2)
            )
            .unwrap();
            exec!(&mut tx, "INSERT INTO person_link (tenant_id, person_id, url, kind, position) VALUES ($1, $2, 'https://same.example', 'website', 1)", tenant, who).unwrap();
        }
        if has(1) {
            exec!(
                &mut tx,
                "INSERT INTO contact_block (tenant_id, person_id, channel, reason, at) VALUES ($1, $2, 'phone', 'asked', 1)",
                tenant,
                who
            )
            .unwrap();
        }
        if has(2) {
            exec!(&mut tx, "INSERT INTO custom_value (tenant_id, field_id, person_id, position, content, content_key, other_id) VALUES ($1, $2, $3, 0, $4, $4, $5)", tenant, field, who, third.to_string(), third).unwrap();
        }
        if has(3) {
            exec!(&mut tx, "INSERT INTO relationship (tenant_id, relationship_id, kind, person_id, other_id, note, start_date, end_date, created_at) VALUES ($1, $2, 'partner', $3, $4, '', '', '', 1)", tenant, id(), who, third).unwrap();
            exec!(&mut tx, "INSERT INTO relationship (tenant_id, relationship_id, kind, person_id, other_id, note, start_date, end_date, created_at) VALUES ($1, $2, 'parent', $4, $3, 'n', '', '', 1)", tenant, id(), who, third).unwrap();
        }
        if has(4) {
            exec!(&mut tx, "INSERT INTO task (tenant_id, task_id, person_id, title, due_date, owner_id, created_by, created_at) VALUES ($1, $2, $3, 'Call', '', $4, $4, 1)", tenant, id(), who, t.owner.account).unwrap();
            exec!(&mut tx, "INSERT INTO support_change (tenant_id, support_id, person_id, level, source, note, actor, at) VALUES ($1, $2, $3, 2, 'organiser', '', '', 1)", tenant, id(), who).unwrap();
            exec!(&mut tx, "UPDATE person SET support_level = 2, birth_date = '1980', facets = 'media' WHERE tenant_id = $1 AND person_id = $2", tenant, who).unwrap();
        }
        if has(5) {
            let status = if has(6) { "registered" } else { "cancelled" };
            let guests = i64::from(bits & 3);
            seats += if has(6) { 1 + guests } else { 0 };
            exec!(&mut tx, "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, status, guests, position, name, name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)
                VALUES ($1, $2, $3, $4, $5, $6, 1, 'N', 'n', '', 'en', 'web', '', 0, FALSE, 1, 1)", tenant, id(), event, who, status, guests).unwrap();
        }
        if has(7) {
            exec!(&mut tx, "UPDATE affiliation SET ended_at = 7 WHERE tenant_id = $1 AND person_id = $2", tenant, who).unwrap();
            exec!(&mut tx, "UPDATE person SET state = 'left' WHERE tenant_id = $1 AND person_id = $2", tenant, who).unwrap();
        }
    }
    if seed[2] & 1 != 0 {
        let id: uuid::Uuid = t.engine.id();
        exec!(&mut tx, "INSERT INTO relationship (tenant_id, relationship_id, kind, person_id, other_id, note, start_date, end_date, created_at) VALUES ($1, $2, 'knows', $3, $4, '', '', '', 1)", tenant, id, a, b).unwrap();
        exec!(&mut tx, "INSERT INTO custom_value (tenant_id, field_id, person_id, position, content, content_key, other_id) VALUES ($1, $2, $3, 0, $4, $4, $5)", tenant, field, third, b.to_string(), b).unwrap();
    }
    exec!(&mut tx, "UPDATE event SET seats_taken = $3 WHERE tenant_id = $1 AND event_id = $2", tenant, event, seats).unwrap();
    for who in [a, b, third] {
        people::refresh(&mut tx, &t.tenant, who).await.unwrap();
    }
    tx.commit().await.unwrap();
    for (who, bit) in [(a, 1), (b, 2)] {
        if seed[2] & (1 << bit) != 0 {
            answer(t, who, news, true, if bit == 1 { Basis::Consent } else { Basis::Membership }).await;
            people::tags::add(&t.engine, &t.owner, who, "Steward").await.unwrap();
        }
        if seed[2] & (8 << bit) != 0 && seed[2] & (1 << bit) != 0 {
            answer(t, who, news, false, Basis::Consent).await;
        }
    }
}

fn picks(seed: &[u8]) -> MergeChoices {
    let way = |n: u8| [Pick::Left, Pick::Right, Pick::Both][usize::from(n % 3)];
    let fields = ["given_name", "emails", "phones", "tags", "links", "support_level", "address:home", "birth_date", "facets"];
    let picks = fields.iter().zip(seed.iter().cycle().skip(3)).map(|(field, n)| ((*field).to_owned(), way(*n))).collect();
    MergeChoices { picks, ..MergeChoices::default() }
}

crate::both_databases! {
    async fn merging_and_taking_back_changes_nothing(t: TestEngine) {
        let mut runner = TestRunner::deterministic();
        let any = proptest::collection::vec(any::<u8>(), 8);
        let mut seeds = vec![vec![0xff, 0xff, 0xff, 0, 1, 2, 3, 4], vec![0x7f, 0x7f, 0x07, 1, 1, 1, 1, 1]];
        seeds.extend((0..8).map(|_| any.new_tree(&mut runner).unwrap().current()));
        let mut n = 0;
        for seed in seeds {
            n += 1;
            let a = person(&t, "Anna", "Lind", &format!("anna.lind{n}@example.org"), "+4520304050").await;
            let b = person(&t, "Anna", "Lind", &format!("annalind{n}@other.example"), "+4520304050").await;
            let third = person(&t, "Otto", "Berg", &format!("otto{n}@example.org"), "").await;
            fill(&t, &seed, a, b, third).await;
            let before = all_of(&t).await;
            let merged = merge(&t.engine, &t.owner, &t.tenant, a, b, &picks(&seed)).await.unwrap();
            assert_ne!(before, all_of(&t).await);
            undo(&t.engine, &t.owner, &t.tenant, merged).await.unwrap();
            let after = all_of(&t).await;
            let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
            assert_eq!(before, after, "{seed:?}: lost {:?}, new {:?}", old.difference(&new).collect::<Vec<_>>(), new.difference(&old).collect::<Vec<_>>());
            // The next round has its own.
            let mut tx = t.engine.write().await.unwrap();
            for table in ["custom_value", "custom_field", "registration", "event"] {
                exec!(&mut tx, sqlx::AssertSqlSafe(format!("DELETE FROM {table} WHERE tenant_id = $1")), t.tenant.id).unwrap();
            }
            tx.commit().await.unwrap();
        }
    }

    async fn what_came_since_stays_with_the_one_that_went_on(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "").await;
        let b = person(&t, "Anna", "Lind", "annalind@other.example", "").await;
        let id = one_of_it(&t, a, b).await;
        let note = NoteInput { body: "Called".into(), ..NoteInput::default() };
        people::notes::write(&t.engine, &t.owner, &t.tenant, b, &note).await.unwrap();
        undo(&t.engine, &t.owner, &t.tenant, id).await.unwrap();
        let notes = people::history(&t.engine, &t.owner, a, None, 9).await.unwrap().items;
        assert_eq!(notes.iter().filter(|n| n.kind == InteractionKind::Note).count(), 1);
        assert_eq!(people::profile(&t.engine, &t.owner, b).await.unwrap().id, b);
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, id).await.unwrap_err().public(), ApiError::NotFound, "only once");
    }

    async fn what_changed_since_is_no_longer_taken_back(t: TestEngine) {
        let a = person(&t, "Anna", "Lind", "anna.lind@example.org", "").await;
        let b = person(&t, "Anna", "Lind", "annalind@other.example", "").await;
        let c = person(&t, "Anna", "Lind", "annalind@third.example", "").await;
        let first = one_of_it(&t, a, b).await;
        let data = domain::people::PersonEdit { given_name: "Anne".into(), family_name: "Lind".into(), ..people::profile(&t.engine, &t.owner, a).await.unwrap().edit() };
        people::edit(&t.engine, &t.owner, &t.tenant, a, &data).await.unwrap();
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, first).await.unwrap_err().public(), ApiError::Conflict("record".into()));
        let mut tx = t.engine.read().await.unwrap();
        assert_eq!(undo::kept(&mut tx, t.tenant.id, first).await.unwrap().0, "done", "nothing was changed by the refusal");
        drop(tx);
        // A chain is taken apart from its end.
        let second = one_of_it(&t, c, a).await;
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, first).await.unwrap_err().public(), ApiError::Conflict("merged".into()));
        undo(&t.engine, &t.owner, &t.tenant, second).await.unwrap();
        // After thirty days it is over, and what was kept is gone.
        let third = one_of_it(&t, a, c).await;
        t.engine.clock.advance(UNDO);
        assert_eq!(undo(&t.engine, &t.owner, &t.tenant, third).await.unwrap_err().public(), ApiError::NotFound);
        let mut tx = t.engine.write().await.unwrap();
        sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap();
        assert_eq!(undo::kept(&mut tx, t.tenant.id, third).await.unwrap(), ("final".into(), String::new()));
    }

    async fn what_has_passed_its_time_is_no_reason_against_an_undo(t: TestEngine) {
        use domain::time::Timestamp;
        let (a, b) = (person(&t, "Anna", "Lind", "a@example.org", "").await, person(&t, "Anna", "Lind", "b@example.org", "").await);
        people::tags::add(&t.engine, &t.owner, b, "Chauffeur").await.unwrap();
        let old = people::tags::overview(&t.engine, &t.owner).await.unwrap().tags[0].id;
        let new = people::tags::create(&t.engine, &t.owner, "Driver", None).await.unwrap();
        people::tags::merge(&t.engine, &t.owner, old, new).await.unwrap();
        t.engine.clock.advance(10 * Timestamp::DAY);
        let merge = one_of_it(&t, a, b).await;
        t.engine.clock.advance(25 * Timestamp::DAY);
        let mut tx = t.engine.write().await.unwrap();
        people::tags::sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap();
        tx.commit().await.unwrap();
        undo(&t.engine, &t.owner, &t.tenant, merge).await.unwrap();
        let tags = people::profile(&t.engine, &t.owner, b).await.unwrap().tags;
        assert_eq!(tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["Driver"]);
    }

    async fn recent_merges_are_those_one_may_see_however_many_others_there_are(t: TestEngine) {
        let west = people::custom::tests::branch(&t, "West").await;
        let (a, b) = (person(&t, "Anna", "Lind", "a@example.org", "").await, person(&t, "Anna", "Lind", "b@example.org", "").await);
        let (c, d) = (person(&t, "Bo", "Dam", "c@example.org", "").await, person(&t, "Bo", "Dam", "d@example.org", "").await);
        let mut tx = t.engine.write().await.unwrap();
        people::affiliate(&t.engine, &mut tx, &t.tenant, a, west, domain::people::AffiliationRole::Member).await.unwrap();
        tx.commit().await.unwrap();
        let seen = one_of_it(&t, a, b).await;
        one_of_it(&t, c, d).await;
        let mut tx = t.engine.write().await.unwrap();
        for _ in 0..200 {
            let id: MergeId = t.engine.id();
            exec!(&mut tx, "INSERT INTO person_merge (tenant_id, merge_id, survivor_id, other_id, at, account_id, actor, state, snapshot)
                SELECT tenant_id, $2, survivor_id, other_id, at, account_id, actor, 'undone', '' FROM person_merge WHERE tenant_id = $1 AND survivor_id = $3 AND state = 'done'",
                t.tenant.id, id, c).unwrap();
        }
        tx.commit().await.unwrap();
        let organiser = t.member(domain::access::Role::Organiser, west).await;
        let found = recent(&t.engine, &organiser).await.unwrap();
        assert_eq!(found.iter().map(|m| m.id).collect::<Vec<_>>(), [seen]);
        assert_eq!(recent(&t.engine, &t.owner).await.unwrap().len(), 200);
        assert!(recent(&t.engine, &t.other_owner).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_table_that_names_a_person_is_known() {
    let t = TestEngine::sqlite().await;
    let mut tx = t.engine.read().await.unwrap();
    let named = all!(
        &mut tx,
        (String,),
        "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f ON f.\"table\" = 'person' WHERE m.type = 'table'
         UNION SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'person_id' WHERE m.type = 'table'"
    )
    .unwrap();
    let missing: Vec<String> = named
        .into_iter()
        .map(|(name,)| name)
        .filter(|name| {
            !name.starts_with("person_fts") && tables::table(name).is_none() && !tables::LEFT_ALONE.contains(&name.as_str())
        })
        .collect();
    assert!(missing.is_empty(), "say in merge/tables.rs what becomes of these when two people are made one: {missing:?}");
}
