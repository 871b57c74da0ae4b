//! Statements.

crate::queries! {
    OF_PERSON = "SELECT r.relationship_id, r.kind, r.person_id, r.note, r.start_date, r.end_date,
            o.person_id AS other_id, o.kind AS other_kind, o.given_name, o.family_name, COALESCE(h.city, '') AS city,
            (o.state IN ('active', 'left') AND ($5 OR EXISTS (SELECT 1 FROM affiliation a
                JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
                JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
                WHERE a.tenant_id = $1 AND a.person_id = o.person_id AND g.account_id = $3 AND g.capability = 'people.read'
                  AND (g.until IS NULL OR g.until > $4)))) AS seen
        FROM relationship r
        JOIN person o ON o.tenant_id = r.tenant_id AND o.person_id = CASE WHEN r.person_id = $2 THEN r.other_id ELSE r.person_id END
        LEFT JOIN postal_address h ON h.tenant_id = o.tenant_id AND h.person_id = o.person_id AND h.kind = 'home'
        WHERE r.tenant_id = $1 AND (r.person_id = $2 OR r.other_id = $2)
        ORDER BY CASE WHEN r.end_date = '' THEN 0 ELSE 1 END, r.kind, r.created_at, r.relationship_id";
    BY_ID = "SELECT kind, person_id, other_id, note, start_date, end_date FROM relationship
        WHERE tenant_id = $1 AND relationship_id = $2";
    INSERT = "INSERT INTO relationship (tenant_id, relationship_id, kind, person_id, other_id, note, start_date, end_date, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant_id, kind, person_id, other_id) DO NOTHING";
    SET_END = "UPDATE relationship SET end_date = $3 WHERE tenant_id = $1 AND relationship_id = $2";
    SET_DETAILS = "UPDATE relationship SET note = $3, start_date = $4, end_date = $5 WHERE tenant_id = $1 AND relationship_id = $2";
    DELETE = "DELETE FROM relationship WHERE tenant_id = $1 AND relationship_id = $2";
    KIND = "SELECT kind FROM person WHERE tenant_id = $1 AND person_id = $2 AND state NOT IN ('erased', 'merged')";
    KINDS = "SELECT person_id, kind FROM person WHERE tenant_id = $1 AND person_id IN ($2, $3, $4, $5, $6, $7, $8, $9)";
    LIVES_THERE = "SELECT CAST(COUNT(*) AS BIGINT) FROM relationship
        WHERE tenant_id = $1 AND kind = 'member_of_household' AND person_id = $2 AND other_id = $3 AND end_date = ''";
}
