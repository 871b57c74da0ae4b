//! Statements.

crate::queries! {
    INSERT = "INSERT INTO audit (tenant_id, audit_id, at, account_id, actor, action, subject_kind, subject_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SEARCH = "SELECT audit_id, at, actor, action, subject_kind, subject_id, detail FROM audit
        WHERE tenant_id = $1 AND audit_id < $2 AND action LIKE $3 AND ($4 OR account_id = $5) AND at >= $6 AND at < $7
        ORDER BY audit_id DESC LIMIT $8";
    ACTIONS = "SELECT DISTINCT action FROM audit WHERE tenant_id = $1 ORDER BY action";
    PEOPLE = "SELECT account_id, name FROM account WHERE tenant_id = $1 ORDER BY name, account_id";
    LATEST = "SELECT audit_id, at, actor, action, subject_kind, subject_id, detail FROM audit
        WHERE tenant_id = $1 AND audit_id < $2 ORDER BY audit_id DESC LIMIT $3";
}
