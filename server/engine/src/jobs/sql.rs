//! Statements.
//!
//! The claim repeats the lock test in its outer WHERE: without it two Postgres workers take the same job.

crate::queries! {
    INSERT = "INSERT INTO job (tenant_id, job_id, kind, payload, state, run_at, attempts, done, created_at)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, 0, $6)";
    /// $4: whether also one that takes long.
    CLAIM = "UPDATE job SET state = 'running', locked_by = $2, locked_until = $3, attempts = attempts + 1
        WHERE (tenant_id, job_id) IN (SELECT tenant_id, job_id FROM job
            WHERE ((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND locked_until < $1))
              AND ($4 OR kind NOT IN ('import_representatives', 'import_people', 'undo_import', 'scan_duplicates', 'merge_duplicates',
                'run_bulk', 'undo_bulk', 'write_export', 'index_tag'))
            ORDER BY run_at, job_id LIMIT 1)
          AND ((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND locked_until < $1))
        RETURNING tenant_id, job_id, payload, attempts";
    HEARTBEAT = "UPDATE job SET locked_until = $4 WHERE tenant_id = $1 AND job_id = $2 AND locked_by = $3 AND state = 'running'";
    DONE = "UPDATE job SET state = 'done', finished_at = $4, locked_by = NULL, locked_until = NULL, last_error = NULL
        WHERE tenant_id = $1 AND job_id = $2 AND locked_by = $3";
    AGAIN = "UPDATE job SET state = 'waiting', run_at = $4, locked_by = NULL, locked_until = NULL, last_error = $5
        WHERE tenant_id = $1 AND job_id = $2 AND locked_by = $3";
    DEAD = "UPDATE job SET state = 'dead', finished_at = $4, locked_by = NULL, locked_until = NULL, last_error = $5
        WHERE tenant_id = $1 AND job_id = $2 AND locked_by = $3";
    RELEASE = "UPDATE job SET state = 'waiting', locked_by = NULL, locked_until = NULL, attempts = attempts - 1
        WHERE tenant_id = $1 AND job_id = $2 AND locked_by = $3 AND state = 'running'";
    PROGRESS = "UPDATE job SET done = $3, total = $4 WHERE tenant_id = $1 AND job_id = $2";
    BY_ID = "SELECT job_id, kind, state, run_at, attempts, done, total, last_error FROM job WHERE tenant_id = $1 AND job_id = $2";
    LIST = "SELECT job_id, kind, state, run_at, attempts, done, total, last_error FROM job
        WHERE tenant_id = $1 AND state = $2 AND job_id < $3 ORDER BY job_id DESC LIMIT $4";
    COUNTS = "SELECT state, CAST(COUNT(*) AS BIGINT) AS n FROM job WHERE tenant_id = $1 GROUP BY state ORDER BY state";
    /// One that was given up starts counting anew; one that waits is only hurried.
    RETRY = "UPDATE job SET attempts = CASE WHEN state = 'dead' THEN 0 ELSE attempts END, state = 'waiting', run_at = $3, finished_at = NULL
        WHERE tenant_id = $1 AND job_id = $2 AND state IN ('dead', 'waiting')";
    CANCEL = "UPDATE job SET state = 'cancelled', finished_at = $3 WHERE tenant_id = $1 AND job_id = $2 AND state IN ('dead', 'waiting')";
    PAYLOAD = "SELECT kind, payload FROM job WHERE tenant_id = $1 AND job_id = $2 AND state IN ('dead', 'waiting')";
    PENDING_OF_KIND = "SELECT job_id FROM job WHERE tenant_id = $1 AND kind = $2 AND state IN ('waiting', 'running') LIMIT 1";
    SWEEP = "DELETE FROM job WHERE tenant_id = $1 AND state IN ('done', 'cancelled') AND finished_at < $2";
}
