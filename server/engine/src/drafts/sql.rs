//! Statements.

crate::queries! {
    INSERT = "INSERT INTO draft (tenant_id, token_hash, content, expires_at) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT content FROM draft WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3";
    SWEEP = "DELETE FROM draft WHERE tenant_id = $1 AND expires_at <= $2";
}
