//! Statements.

crate::queries! {
    INSERT = "INSERT INTO people_export (tenant_id, export_id, account_id, format, request, state, total, done, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0, $7, $8)";
    STATUS = "SELECT export_id, format, state, total, done, expires_at FROM people_export WHERE tenant_id = $1 AND account_id = $2 AND export_id = $3";
    RECENT = "SELECT export_id, format, state, total, done, expires_at FROM people_export
        WHERE tenant_id = $1 AND account_id = $2 AND state <> 'expired' ORDER BY created_at DESC, export_id LIMIT 10";
    PAST = "SELECT a.audit_id, a.subject_id, a.at, a.account_id, a.actor, a.detail, e.state, e.done, e.expires_at FROM audit a
        LEFT JOIN people_export e ON e.tenant_id = a.tenant_id AND e.export_id = a.subject_id
        WHERE a.tenant_id = $1 AND a.subject_kind = 'people' AND a.action = 'people.exported' AND a.audit_id < $2 AND ($3 OR a.account_id = $4)
        ORDER BY a.audit_id DESC LIMIT $5";
    BEGIN = "UPDATE people_export SET state = 'running', done = 0 WHERE tenant_id = $1 AND export_id = $2 AND state IN ('waiting', 'running')
        RETURNING account_id, request";
    DROP_PARTS = "DELETE FROM people_export_part WHERE tenant_id = $1 AND export_id = $2";
    INSERT_PART = "INSERT INTO people_export_part (tenant_id, export_id, position, content) VALUES ($1, $2, $3, $4)";
    PROGRESS = "UPDATE people_export SET done = $3 WHERE tenant_id = $1 AND export_id = $2";
    SET_STATE = "UPDATE people_export SET state = $3 WHERE tenant_id = $1 AND export_id = $2";
    READY = "SELECT format FROM people_export WHERE tenant_id = $1 AND account_id = $2 AND export_id = $3 AND state = 'ready' AND expires_at > $4";
    PART = "SELECT content FROM people_export_part WHERE tenant_id = $1 AND export_id = $2 AND position = $3";
    SWEEP_PARTS = "DELETE FROM people_export_part WHERE tenant_id = $1
        AND export_id IN (SELECT export_id FROM people_export WHERE tenant_id = $1 AND expires_at <= $2 AND state <> 'expired')";
    SWEEP = "UPDATE people_export SET state = 'expired', request = '{}' WHERE tenant_id = $1 AND expires_at <= $2 AND state <> 'expired'";
    SENSITIVE = "SELECT field_id FROM custom_field WHERE tenant_id = $1 AND sensitive";
}
