//! Statements.

crate::queries! {
    INSERT = "INSERT INTO file (tenant_id, file_id, media_type, width, height, content, public, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PUBLIC = "SELECT media_type, content FROM file WHERE tenant_id = $1 AND file_id = $2 AND public";
}
