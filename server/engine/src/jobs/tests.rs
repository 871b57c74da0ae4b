use domain::ApiError;

use super::*;

crate::both_databases! {
    async fn every_job_is_claimed_once_by_many_workers(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        for _ in 0..40 {
            enqueue(&t.engine, &mut tx, t.tenant.id, &JobPayload::Sweep).await.unwrap();
        }
        tx.commit().await.unwrap();
        let claims = (0..6).map(|n| {
            let engine = t.engine.clone();
            tokio::spawn(async move {
                let worker = format!("w{n}");
                let mut mine = Vec::new();
                loop {
                    let now = engine.now();
                    let mut tx = engine.write().await.unwrap();
                    let got = one!(&mut tx, (TenantId, JobId, Json<serde_json::Value>, i64), sql::CLAIM, now, &worker, now.plus(1000), true).unwrap();
                    tx.commit().await.unwrap();
                    match got {
                        Some((_, id, _, _)) => mine.push(id),
                        // Losing a race on Postgres looks like an empty queue: look again while something waits.
                        None => {
                            let mut tx = engine.read().await.unwrap();
                            let waiting = crate::value!(&mut tx, i64, "SELECT COUNT(*) FROM job WHERE state = 'waiting'").unwrap();
                            if waiting == 0 { return mine; }
                        }
                    }
                }
            })
        });
        let mut all = Vec::new();
        for claim in claims.collect::<Vec<_>>() {
            all.extend(claim.await.unwrap());
        }
        let taken = all.len();
        all.sort();
        all.dedup();
        assert_eq!((taken, all.len()), (40, 40));
    }

    async fn a_failing_job_is_tried_again_and_dies_in_the_end(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        // A kind of job this version does not know, as an older worker beside a newer server meets it.
        let job: JobId = t.engine.id();
        let payload = Json(serde_json::json!({ "kind": "no_such_kind" }));
        crate::exec!(&mut tx, sql::INSERT, t.tenant.id, job, "no_such_kind", payload, t.engine.now(), t.engine.now()).unwrap();
        tx.commit().await.unwrap();
        for attempt in 1..=MAX_ATTEMPTS {
            assert!(run_one(&t.engine).await.unwrap(), "attempt {attempt}");
            assert!(!run_one(&t.engine).await.unwrap(), "backoff after attempt {attempt}");
            t.engine.clock.advance(Timestamp::HOUR);
        }
        let mut tx = t.engine.read().await.unwrap();
        let dead = status(&mut tx, t.tenant.id, job).await.unwrap().unwrap();
        assert_eq!((dead.state, dead.attempts), (JobState::Dead, MAX_ATTEMPTS));
        assert!(dead.last_error.is_some());
        drop(tx);
        retry(&t.engine, &t.owner, job).await.unwrap();
        assert!(run_one(&t.engine).await.unwrap());
    }

    async fn a_quick_worker_leaves_long_jobs_to_another(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        for long in [JobPayload::ScanDuplicates, JobPayload::RunBulk { batch: t.engine.id() }, JobPayload::ImportPeople { import: t.engine.id() }] {
            enqueue(&t.engine, &mut tx, t.tenant.id, &long).await.unwrap();
        }
        enqueue(&t.engine, &mut tx, t.tenant.id, &JobPayload::Sweep).await.unwrap();
        let mut kinds = Vec::new();
        for any in [false, false, true, true, true, true] {
            let now = t.engine.now();
            let got = one!(&mut tx, (TenantId, JobId, Json<serde_json::Value>, i64), sql::CLAIM, now, "w", now.plus(1000), any).unwrap();
            kinds.push(got.map(|(_, _, payload, _)| payload.0["kind"].as_str().unwrap_or_default().to_owned()));
        }
        let some = |kind: &str| Some(kind.to_owned());
        assert_eq!(kinds, [some("sweep"), None, some("scan_duplicates"), some("run_bulk"), some("import_people"), None]);
    }

    async fn the_sweep_comes_again(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        ensure_recurring(&t.engine, &mut tx, t.tenant.id).await.unwrap();
        ensure_recurring(&t.engine, &mut tx, t.tenant.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(run_due(&t.engine).await.unwrap(), 1);
        t.engine.clock.advance(Timestamp::HOUR);
        assert_eq!(run_due(&t.engine).await.unwrap(), 1);
    }

    async fn who_runs_the_whole_hurries_and_calls_off(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let soon = t.engine.now().plus(Timestamp::HOUR);
        let mail = JobPayload::DeliverMail { mail: t.engine.id() };
        let (reminder, letter) = (JobPayload::RemindAttendees { event: t.engine.id() }, JobPayload::DeliverLetter { letter: t.engine.id() });
        let mut ids = Vec::new();
        for payload in [&mail, &reminder, &letter] {
            ids.push(enqueue_at(&t.engine, &mut tx, t.tenant.id, payload, soon).await.unwrap());
        }
        tx.commit().await.unwrap();
        let refused = |e: crate::Error| e.public();
        assert_eq!(refused(cancel(&t.engine, &t.owner, ids[2]).await.unwrap_err()), ApiError::Conflict("needed".into()));
        assert_eq!(refused(cancel(&t.engine, &t.other_owner, ids[0]).await.unwrap_err()), ApiError::NotFound);
        assert_eq!(refused(retry(&t.engine, &t.other_owner, ids[0]).await.unwrap_err()), ApiError::NotFound);
        let organiser = t.member(domain::access::Role::Organiser, t.root).await;
        assert_eq!(refused(cancel(&t.engine, &organiser, ids[0]).await.unwrap_err()), ApiError::Forbidden);
        assert_eq!(refused(list(&t.engine, &organiser, JobState::Waiting, None, 10).await.unwrap_err()), ApiError::Forbidden);
        cancel(&t.engine, &t.owner, ids[0]).await.unwrap();
        cancel(&t.engine, &t.owner, ids[1]).await.unwrap();
        assert_eq!(refused(cancel(&t.engine, &t.owner, ids[1]).await.unwrap_err()), ApiError::NotFound, "only once");
        assert_eq!(counts(&t.engine, &t.owner).await.unwrap(), [(JobState::Cancelled, 2), (JobState::Waiting, 1)]);
        assert!(counts(&t.engine, &t.other_owner).await.unwrap().is_empty());
        assert!(!run_one(&t.engine).await.unwrap(), "nothing is due");
        retry(&t.engine, &t.owner, ids[2]).await.unwrap();
        assert!(run_one(&t.engine).await.unwrap(), "hurried");
        assert_eq!(list(&t.engine, &t.owner, JobState::Done, None, 10).await.unwrap().items.len(), 1);
        assert!(list(&t.engine, &t.other_owner, JobState::Done, None, 10).await.unwrap().items.is_empty());
    }
}
