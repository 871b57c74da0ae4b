//! Statements.

crate::queries! {
    INSERT = "INSERT INTO bulk_action (tenant_id, batch_id, account_id, action, selection, state, total, done, changed, skipped, created_at)
        VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0, 0, 0, $7)";
    STATUS = "SELECT batch_id, action, state, total, done, changed, skipped, created_at FROM bulk_action
        WHERE tenant_id = $1 AND account_id = $2 AND batch_id = $3";
    RECENT = "SELECT batch_id, action, state, total, done, changed, skipped, created_at FROM bulk_action
        WHERE tenant_id = $1 AND account_id = $2 AND created_at > $3 ORDER BY created_at DESC, batch_id LIMIT 10";
    SELECTION = "SELECT selection FROM bulk_action WHERE tenant_id = $1 AND batch_id = $2";
    /// Takes the row for this transaction: nobody can call the action off while a piece of it is being done.
    TAKE = "UPDATE bulk_action SET state = 'running' WHERE tenant_id = $1 AND batch_id = $2 AND state IN ('waiting', 'running')
        RETURNING account_id, action, selection, after_id, changed, skipped";
    /// Whom it was about is forgotten once it is over: what was searched for may be a name.
    CANCEL = "UPDATE bulk_action SET state = 'cancelled', selection = '{\"these\": []}' WHERE tenant_id = $1 AND account_id = $2 AND batch_id = $3 AND state = 'waiting'";
    TURN = "UPDATE bulk_action SET state = 'undoing' WHERE tenant_id = $1 AND account_id = $2 AND batch_id = $3 AND state IN ('running', 'done')";
    STEP = "UPDATE bulk_action SET done = done + $3, changed = changed + $4, skipped = skipped + $5, after_id = $6
        WHERE tenant_id = $1 AND batch_id = $2";
    SET_STATE = "UPDATE bulk_action SET state = $3, selection = '{\"these\": []}' WHERE tenant_id = $1 AND batch_id = $2";
    UNDOING = "SELECT account_id FROM bulk_action WHERE tenant_id = $1 AND batch_id = $2 AND state = 'undoing'";
    SWEEP = "DELETE FROM bulk_action WHERE tenant_id = $1 AND created_at < $2";
    TAG_EXISTS = "SELECT CAST(COUNT(*) AS BIGINT) FROM tag WHERE tenant_id = $1 AND tag_id = $2";
    ACCOUNT_EXISTS = "SELECT CAST(COUNT(*) AS BIGINT) FROM account WHERE tenant_id = $1 AND account_id = $2 AND state = 'active'";
}
