//! Statements.

/// The tasks the account `$2` may see at `$3`: about people they see, all if `$4`, and their own about nobody.
macro_rules! listed {
    ($($when:tt)*) => {
        concat!(
            "SELECT t.task_id, t.title, t.due_date, t.person_id, p.given_name, p.family_name, t.owner_id, o.name AS owner_name, t.done_at
            FROM task t
            JOIN account o ON o.tenant_id = t.tenant_id AND o.account_id = t.owner_id
            LEFT JOIN person p ON p.tenant_id = t.tenant_id AND p.person_id = t.person_id
            WHERE t.tenant_id = $1 AND ((t.person_id IS NULL AND (t.owner_id = $2 OR t.created_by = $2))
              OR (p.state IN ('active', 'left') AND ($4 OR EXISTS (SELECT 1 FROM affiliation a
                JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
                JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
                WHERE a.tenant_id = $1 AND a.person_id = t.person_id AND g.account_id = $2 AND g.capability = 'people.read'
                  AND (g.until IS NULL OR g.until > $3)))))",
            $($when)*
        )
    };
}

/// Late first, without a date last; continues after the key $5, $6.
macro_rules! open_list {
    ($whose:literal) => {
        listed!(
            $whose,
            " AND t.done_at IS NULL
              AND (CASE WHEN t.due_date = '' THEN '9999-12-31' ELSE t.due_date END, t.task_id) > ($5, $6)
            ORDER BY CASE WHEN t.due_date = '' THEN '9999-12-31' ELSE t.due_date END, t.task_id LIMIT $7"
        )
    };
}

crate::queries! {
    INSERT = "INSERT INTO task (tenant_id, task_id, person_id, title, due_date, owner_id, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGE = "UPDATE task SET title = $3, due_date = $4, owner_id = $5 WHERE tenant_id = $1 AND task_id = $2";
    SET_DONE = "UPDATE task SET done_at = $3, done_by = $4 WHERE tenant_id = $1 AND task_id = $2";
    DELETE = "DELETE FROM task WHERE tenant_id = $1 AND task_id = $2";
    BY_ID = "SELECT person_id, title, owner_id, created_by, done_at FROM task WHERE tenant_id = $1 AND task_id = $2";
    MINE = open_list!(" AND t.owner_id = $2");
    ALL_OPEN = open_list!("");
    DONE = listed!(" AND t.done_at IS NOT NULL AND (t.done_at, t.task_id) < ($5, $6) ORDER BY t.done_at DESC, t.task_id DESC LIMIT $7");
    ABOUT = listed!(" AND t.person_id = $5 ORDER BY CASE WHEN t.done_at IS NULL THEN 0 ELSE 1 END,
        CASE WHEN t.due_date = '' THEN '9999-12-31' ELSE t.due_date END, t.task_id LIMIT $6");
    DUE = listed!(" AND t.owner_id = $2 AND t.done_at IS NULL AND t.due_date <> '' AND t.due_date <= $5
        ORDER BY t.due_date, t.task_id LIMIT $6");
    COUNT_MINE = "SELECT CAST(COUNT(*) AS BIGINT) FROM task t
        LEFT JOIN person p ON p.tenant_id = t.tenant_id AND p.person_id = t.person_id
        WHERE t.tenant_id = $1 AND t.owner_id = $2 AND t.done_at IS NULL AND (t.person_id IS NULL OR (p.state IN ('active', 'left')
          AND ($4 OR EXISTS (SELECT 1 FROM affiliation a
            JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
            WHERE a.tenant_id = $1 AND a.person_id = t.person_id AND g.account_id = $2 AND g.capability = 'people.read'
              AND (g.until IS NULL OR g.until > $3)))))";
    EVERYBODY = "SELECT DISTINCT o.account_id, o.name FROM account o
        JOIN access_grant g ON g.tenant_id = o.tenant_id AND g.account_id = o.account_id
        WHERE o.tenant_id = $1 AND o.state = 'active' AND g.capability = 'people.read' AND (g.until IS NULL OR g.until > $2)
        ORDER BY o.name, o.account_id LIMIT 500";
    UNSAY_DONE = "DELETE FROM interaction
        WHERE tenant_id = $1 AND person_id = $2 AND kind = 'task_done' AND subject_kind = 'task' AND subject_id = $3";
}
