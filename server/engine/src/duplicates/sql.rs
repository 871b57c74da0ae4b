//! Statements.

/// A pair whose two records are both still there, both seen by the caller.
/// $1 tenant, $2 account, $3 now, $4 whether the caller sees everybody.
macro_rules! seen {
    () => {
        " JOIN person a ON a.tenant_id = d.tenant_id AND a.person_id = d.a_id
          JOIN person b ON b.tenant_id = d.tenant_id AND b.person_id = d.b_id
          WHERE d.tenant_id = $1
            AND ($4 OR (EXISTS (SELECT 1 FROM affiliation x
                    JOIN organisation_closure c ON c.tenant_id = x.tenant_id AND c.descendant_id = x.organisation_id
                    JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
                    WHERE x.tenant_id = $1 AND x.person_id = d.a_id AND g.account_id = $2 AND g.capability = 'people.write'
                      AND (g.until IS NULL OR g.until > $3))
                AND EXISTS (SELECT 1 FROM affiliation x
                    JOIN organisation_closure c ON c.tenant_id = x.tenant_id AND c.descendant_id = x.organisation_id
                    JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
                    WHERE x.tenant_id = $1 AND x.person_id = d.b_id AND g.account_id = $2 AND g.capability = 'people.write'
                      AND (g.until IS NULL OR g.until > $3))))"
    };
}

crate::queries! {
    DELETE_KEYS = "DELETE FROM person_key WHERE tenant_id = $1 AND person_id = $2";
    KEYS_OF = "SELECT block FROM person_key WHERE tenant_id = $1 AND person_id = $2";
    INSERT_KEY = "INSERT INTO person_key (tenant_id, block, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    BLOCKS_FIRST = "SELECT block, person_id FROM person_key WHERE tenant_id = $1 ORDER BY block, person_id LIMIT $2";
    BLOCKS_NEXT = "SELECT block, person_id FROM person_key WHERE tenant_id = $1 AND (block, person_id) > ($2, $3)
        ORDER BY block, person_id LIMIT $4";
    WITHOUT_KEYS = "SELECT p.person_id FROM person p WHERE p.tenant_id = $1 AND p.state = 'active' AND p.person_id > $2
        AND NOT EXISTS (SELECT 1 FROM person_key k WHERE k.tenant_id = $1 AND k.person_id = p.person_id)
        ORDER BY p.person_id LIMIT $3";
    COUNT_PEOPLE = "SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE tenant_id = $1 AND state = 'active'";
    COUNT_KEYS = "SELECT CAST(COUNT(*) AS BIGINT) FROM person_key WHERE tenant_id = $1";
    CHANGED_AT = "SELECT updated_at FROM person WHERE tenant_id = $1 AND person_id = $2 AND state = 'active'";
    UPSERT_PAIR = "INSERT INTO duplicate_pair (tenant_id, a_id, b_id, score, reasons, mailbox, state, found_at, seen_at, decider)
        VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $7, '')
        ON CONFLICT (tenant_id, a_id, b_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons,
            mailbox = excluded.mailbox, seen_at = excluded.seen_at";
    OPEN_OF = "SELECT a_id, b_id FROM duplicate_pair WHERE tenant_id = $1 AND a_id = $2 AND state = 'open'
        UNION ALL SELECT a_id, b_id FROM duplicate_pair WHERE tenant_id = $1 AND b_id = $2 AND state = 'open'";
    DROP_OPEN = "DELETE FROM duplicate_pair WHERE tenant_id = $1 AND a_id = $2 AND b_id = $3 AND state = 'open'";
    DROP_UNSEEN = "DELETE FROM duplicate_pair WHERE tenant_id = $1 AND state = 'open' AND seen_at < $2";
    DECIDE = "INSERT INTO duplicate_pair (tenant_id, a_id, b_id, score, reasons, mailbox, state, found_at, seen_at, decided_by, decider, decided_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $8)
        ON CONFLICT (tenant_id, a_id, b_id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by,
            decider = excluded.decider, decided_at = excluded.decided_at";
    REOPEN = "UPDATE duplicate_pair SET state = 'open', decided_by = NULL, decider = '', decided_at = NULL
        WHERE tenant_id = $1 AND a_id = $2 AND b_id = $3 AND state = $4";
    LIST = concat!("SELECT d.a_id, d.b_id, d.score, d.reasons, d.state, d.decider, d.decided_at FROM duplicate_pair d", seen!(),
        " AND d.state = $5 AND (a.state = 'active' AND b.state = 'active' OR $5 = 'merged') AND d.score >= $6
          AND ($7 OR (d.score, d.a_id, d.b_id) < ($8, $9, $10))
          AND ($11 OR EXISTS (SELECT 1 FROM affiliation y
                JOIN organisation_closure z ON z.tenant_id = y.tenant_id AND z.descendant_id = y.organisation_id
                WHERE y.tenant_id = $1 AND y.person_id IN (d.a_id, d.b_id) AND z.ancestor_id = $12 AND y.ended_at IS NULL))
          AND ($13 = '' OR a.source = $13 OR b.source = $13)
          ORDER BY d.score DESC, d.a_id DESC, d.b_id DESC LIMIT $14");
    COUNT_OPEN = concat!("SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT d.a_id FROM duplicate_pair d", seen!(),
        " AND d.state = 'open' AND a.state = 'active' AND b.state = 'active' AND d.score >= $5 AND ($6 OR d.mailbox) LIMIT $7) AS counted");
    OPEN_WITH_MAILBOX = concat!("SELECT d.a_id, d.b_id FROM duplicate_pair d", seen!(),
        " AND d.state = 'open' AND d.mailbox AND a.state = 'active' AND b.state = 'active' AND d.score >= $5
          AND (d.a_id, d.b_id) > ($6, $7) ORDER BY d.a_id, d.b_id LIMIT $8");
    OF_PERSON = "SELECT a_id, b_id, score, reasons, state, decider, decided_at FROM duplicate_pair
            WHERE tenant_id = $1 AND a_id = $2 AND state = 'open'
        UNION ALL SELECT a_id, b_id, score, reasons, state, decider, decided_at FROM duplicate_pair
            WHERE tenant_id = $1 AND b_id = $2 AND state = 'open'";
    FORGET_PAIRS = "DELETE FROM duplicate_pair WHERE tenant_id = $1 AND (a_id = $2 OR b_id = $2)";
    START_SCAN = "INSERT INTO duplicate_scan (tenant_id, scan_id, job_id, started_at, people, compared, found, skipped)
        VALUES ($1, $2, $3, $4, 0, 0, 0, '[]')";
    DELETE_SCANS = "DELETE FROM duplicate_scan WHERE tenant_id = $1 AND scan_id <> $2";
    FINISH_SCAN = "UPDATE duplicate_scan SET finished_at = $3, people = $4, compared = $5, found = $6, skipped = $7
        WHERE tenant_id = $1 AND scan_id = $2";
    LAST_SCAN = "SELECT started_at, finished_at, people, compared, found, skipped FROM duplicate_scan WHERE tenant_id = $1
        ORDER BY started_at DESC, scan_id DESC LIMIT 1";
    WAITING = "SELECT done, total FROM job WHERE tenant_id = $1 AND kind = $2 AND state IN ('waiting', 'running') LIMIT 1";
    CALL_OFF = "UPDATE job SET state = 'cancelled', finished_at = $4 WHERE tenant_id = $1 AND job_id = $2 AND kind = $3 AND state = 'waiting'";
}
