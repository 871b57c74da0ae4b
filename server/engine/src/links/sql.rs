//! Statements.

crate::queries! {
    INSERT = "INSERT INTO link (tenant_id, token_hash, kind, subject_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT subject_id, used_at FROM link WHERE tenant_id = $1 AND token_hash = $2 AND kind = $3 AND expires_at > $4";
    CONSUME = "UPDATE link SET used_at = $4
        WHERE tenant_id = $1 AND token_hash = $2 AND kind = $3 AND expires_at > $4 AND used_at IS NULL
        RETURNING subject_id, used_at";
    REVOKE = "DELETE FROM link WHERE tenant_id = $1 AND kind = $2 AND subject_id = $3 AND used_at IS NULL";
    SWEEP = "DELETE FROM link WHERE tenant_id = $1 AND expires_at <= $2";
}
