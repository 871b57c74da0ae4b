//! Statements.

/// Limits to events of branches whose events the account `$2` may manage at `$3`.
macro_rules! managed {
    () => {
        " AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c
                ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'events.manage' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = e.organisation_id) "
    };
}

crate::queries! {
    NEWCOMERS = "SELECT
            CAST(COALESCE(SUM(CASE WHEN p.created_at > $4 THEN 1 ELSE 0 END), 0) AS BIGINT) AS this_week,
            CAST(COALESCE(SUM(CASE WHEN p.created_at > $4 THEN 0 ELSE 1 END), 0) AS BIGINT) AS last_week
        FROM person p
        WHERE p.tenant_id = $1 AND p.state = 'active' AND p.created_at > $5 AND p.created_at <= $3
          AND EXISTS (SELECT 1 FROM affiliation a
            JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
            WHERE a.tenant_id = $1 AND a.person_id = p.person_id AND g.account_id = $2 AND g.capability = 'people.read'
              AND (g.until IS NULL OR g.until > $3))";
    FAILED_MAILS = "SELECT CAST(COUNT(*) AS BIGINT) FROM mail WHERE tenant_id = $1 AND state = 'failed' AND created_at > $2";
    COMING = concat!("SELECT e.event_id, e.title, e.description, e.state, e.start_at FROM event e
        WHERE e.tenant_id = $1 AND e.state IN ('draft', 'published') AND e.start_at > $3 AND e.start_at <= $4", managed!(),
        "ORDER BY e.start_at, e.event_id LIMIT 100");
    UNMARKED = concat!("SELECT e.event_id, e.title FROM event e
        WHERE e.tenant_id = $1 AND e.state = 'published' AND e.end_at <= $3 AND e.end_at > $4", managed!(),
        "AND EXISTS (SELECT 1 FROM registration r
            WHERE r.tenant_id = $1 AND r.event_id = e.event_id AND r.status = 'registered')
          AND NOT EXISTS (SELECT 1 FROM registration r
            WHERE r.tenant_id = $1 AND r.event_id = e.event_id AND r.mark IS NOT NULL)
        ORDER BY e.end_at DESC, e.event_id LIMIT 5");
}
