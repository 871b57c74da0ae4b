//! Statements on the cases of an office.

macro_rules! visible {
    () => {
        "EXISTS (SELECT 1 FROM access_grant g
            JOIN organisation_closure k ON k.tenant_id = g.tenant_id AND k.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'casework.read' AND (g.until IS NULL OR g.until > $3)
              AND k.descendant_id = c.organisation_id)"
    };
}

macro_rules! line {
    ($rest:expr) => {
        concat!(
            "SELECT c.case_id, c.organisation_id, l.number, l.subject, l.citizen_name, l.area_label, l.topic, c.state, c.opened_at, c.due_at,
                a.name AS owner, o.name AS office,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM office_case c2
                    JOIN letter l2 ON l2.tenant_id = c2.tenant_id AND l2.letter_id = c2.letter_id
                    WHERE c2.tenant_id = c.tenant_id AND c2.organisation_id = c.organisation_id AND c2.state = c.state
                      AND l2.fingerprint = l.fingerprint) AS same
            FROM office_case c
            JOIN letter l ON l.tenant_id = c.tenant_id AND l.letter_id = c.letter_id
            JOIN organisation o ON o.tenant_id = c.tenant_id AND o.organisation_id = c.organisation_id
            LEFT JOIN account a ON a.tenant_id = c.tenant_id AND a.account_id = c.owner_id
            WHERE c.tenant_id = $1 AND ",
            $rest
        )
    };
}

// $4 tray, $5 office, $6 pattern, $7 fingerprint, $8 one line for identical letters, $9 cursor, $10 size.
macro_rules! inbox {
    ($order:literal) => {
        line!(concat!(
            visible!(),
            " AND (c.state = $4 OR ($4 = 'todo' AND c.state IN ('new', 'open', 'waiting'))
                OR ($4 = 'mine' AND c.owner_id = $2 AND c.state <> 'closed') OR $4 = 'any')
            AND c.organisation_id = COALESCE($5, c.organisation_id)
            AND l.search_text LIKE $6 ESCAPE '!'
            AND l.fingerprint = COALESCE($7, l.fingerprint)
            AND ($8 = FALSE OR NOT EXISTS (SELECT 1 FROM office_case c3
                JOIN letter l3 ON l3.tenant_id = c3.tenant_id AND l3.letter_id = c3.letter_id
                WHERE c3.tenant_id = c.tenant_id AND c3.organisation_id = c.organisation_id AND c3.state = c.state
                  AND l3.fingerprint = l.fingerprint AND c3.case_id < c.case_id))
            AND ",
            $order
        ))
    };
}

crate::queries! {
    OFFICES = concat!("SELECT c.organisation_id, c.name FROM organisation c
        WHERE c.tenant_id = $1 AND c.kind = 'office' AND c.archived_at IS NULL AND ", visible!(), " ORDER BY c.name, c.organisation_id");
    OLDEST_FIRST = inbox!("c.case_id > $9 ORDER BY c.case_id LIMIT $10");
    LATEST_FIRST = inbox!("c.case_id < $9 ORDER BY c.case_id DESC LIMIT $10");
    LINE = line!("c.case_id = $2");
    COUNTS = concat!("SELECT c.state, CAST(COUNT(*) AS BIGINT) AS n,
            CAST(SUM(CASE WHEN c.owner_id = $2 THEN 1 ELSE 0 END) AS BIGINT) AS mine
        FROM office_case c WHERE c.tenant_id = $1 AND c.organisation_id = COALESCE($4, c.organisation_id) AND ", visible!(), " GROUP BY c.state");

    OPEN = "INSERT INTO office_case (tenant_id, case_id, organisation_id, letter_id, state, opened_at, due_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    BY_ID = "SELECT case_id, organisation_id, letter_id, state, owner_id, acknowledged_at, closed_at, outcome, draft_body, draft_by, draft_at, version
        FROM office_case WHERE tenant_id = $1 AND case_id = $2";
    BY_LETTER = "SELECT case_id, organisation_id, letter_id, state, owner_id, acknowledged_at, closed_at, outcome, draft_body, draft_by, draft_at, version
        FROM office_case WHERE tenant_id = $1 AND letter_id = $2";
    SAME_OPEN = "SELECT c.case_id FROM office_case c
        JOIN letter l ON l.tenant_id = c.tenant_id AND l.letter_id = c.letter_id
        WHERE c.tenant_id = $1 AND c.organisation_id = $2 AND l.fingerprint = $3 AND c.state IN ('new', 'open', 'waiting') ORDER BY c.case_id LIMIT 1000";
    SAME_HELD = "SELECT c.case_id FROM office_case c
        JOIN letter l ON l.tenant_id = c.tenant_id AND l.letter_id = c.letter_id
        WHERE c.tenant_id = $1 AND c.organisation_id = $2 AND l.fingerprint = $3 AND c.state = 'held' ORDER BY c.case_id LIMIT 1000";
    COLLEAGUES = "SELECT DISTINCT a.account_id, a.name FROM account a
        JOIN access_grant g ON g.tenant_id = a.tenant_id AND g.account_id = a.account_id
        JOIN organisation_closure k ON k.tenant_id = g.tenant_id AND k.ancestor_id = g.organisation_id
        WHERE a.tenant_id = $1 AND k.descendant_id = $2 AND a.state = 'active' AND g.capability = 'casework.write'
          AND (g.until IS NULL OR g.until > $3) ORDER BY a.name, a.account_id";

    BUMP = "UPDATE office_case SET version = version + 1 WHERE tenant_id = $1 AND case_id = $2 AND version = $3";
    SET_STATE = "UPDATE office_case SET state = $3 WHERE tenant_id = $1 AND case_id = $2";
    SET_OWNER = "UPDATE office_case SET owner_id = $3 WHERE tenant_id = $1 AND case_id = $2";
    RESTART = "UPDATE office_case SET state = $3, opened_at = $4, due_at = $5, closed_at = NULL, outcome = NULL WHERE tenant_id = $1 AND case_id = $2";
    ACKNOWLEDGED = "UPDATE office_case SET acknowledged_at = $3 WHERE tenant_id = $1 AND case_id = $2";
    ANSWERED = "UPDATE office_case SET state = 'answered', answered_at = $3, draft_body = NULL, draft_by = NULL, draft_at = NULL
        WHERE tenant_id = $1 AND case_id = $2";
    CLOSED = "UPDATE office_case SET state = 'closed', closed_at = $3, outcome = $4 WHERE tenant_id = $1 AND case_id = $2";
    DRAFT = "UPDATE office_case SET draft_body = $3, draft_by = $4, draft_at = $5 WHERE tenant_id = $1 AND case_id = $2";
    LETTER_ANSWERED = "UPDATE letter SET state = 'answered', answered_at = $3 WHERE tenant_id = $1 AND letter_id = $2";
    LETTER_CLOSED = "UPDATE letter SET state = 'closed', closed_at = $3 WHERE tenant_id = $1 AND letter_id = $2";
    LETTER_REOPENED = "UPDATE letter SET state = 'delivered', closed_at = NULL WHERE tenant_id = $1 AND letter_id = $2";

    WRITE = "INSERT INTO correspondence (tenant_id, correspondence_id, case_id, kind, account_id, author, body, mail_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    THREAD = "SELECT correspondence_id, kind, author, body, at FROM correspondence
        WHERE tenant_id = $1 AND case_id = $2 ORDER BY correspondence_id";
}
