//! Statements.

crate::queries! {
    INSERT = "INSERT INTO list_view (tenant_id, view_id, account_id, organisation_id, name, name_key, query, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One's own, and those for an organisation at or above one over which the reader may see people.
    LIST = "SELECT v.view_id, v.account_id, v.name, o.name AS organisation, v.query FROM list_view v
        LEFT JOIN organisation o ON o.tenant_id = v.tenant_id AND o.organisation_id = v.organisation_id
        WHERE v.tenant_id = $1 AND (v.account_id = $2 OR v.organisation_id IN (SELECT c.ancestor_id FROM organisation_closure c
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.descendant_id
            WHERE c.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'people.read' AND (g.until IS NULL OR g.until > $3)))
        ORDER BY v.name_key, v.view_id";
    DELETE = "DELETE FROM list_view WHERE tenant_id = $1 AND account_id = $2 AND view_id = $3";
}
