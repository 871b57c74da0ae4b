//! Statements.

crate::queries! {
    INSERT = "INSERT INTO audit (tenant_id, audit_id, at, account_id, actor, action, subject_kind, subject_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LATEST = "SELECT audit_id, at, actor, action, subject_kind, subject_id, detail FROM audit
        WHERE tenant_id = $1 AND audit_id < $2 ORDER BY audit_id DESC LIMIT $3";
}
