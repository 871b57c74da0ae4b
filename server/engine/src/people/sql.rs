//! Statements.

crate::queries! {
    KNOWN_BY_EMAIL = "SELECT p.person_id, p.given_name, p.family_name, a.street, a.postcode, a.city FROM identity i
        JOIN person p ON p.tenant_id = i.tenant_id AND p.person_id = i.person_id
        LEFT JOIN postal_address a ON a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND a.kind = 'home'
        WHERE i.tenant_id = $1 AND i.kind = 'email' AND i.address = $2";
    INSERT_PERSON = "INSERT INTO person (tenant_id, person_id, state, given_name, additional_name, family_name, locale, name_key,
            search_text, source, created_at, updated_at, touched_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11)";
    DELETE_PERSON = "DELETE FROM person WHERE tenant_id = $1 AND person_id = $2";
    SET_STATE = "UPDATE person SET state = $3 WHERE tenant_id = $1 AND person_id = $2 AND state = $4";
    INSERT_ADDRESS = "INSERT INTO postal_address (tenant_id, person_id, kind, street, extra, postcode, city, region, country)
        VALUES ($1, $2, 'home', $3, $4, $5, $6, $7, $8)";
    DELETE_ADDRESS = "DELETE FROM postal_address WHERE tenant_id = $1 AND person_id = $2 AND kind = 'home'";
    INSERT_AFFILIATION = "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    SEARCHED = "SELECT p.given_name, p.additional_name, p.family_name, a.postcode, a.city FROM person p
        LEFT JOIN postal_address a ON a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND a.kind = 'home'
        WHERE p.tenant_id = $1 AND p.person_id = $2";
    ADDRESSES = "SELECT address FROM identity WHERE tenant_id = $1 AND person_id = $2 ORDER BY created_at, identity_id";
    SET_SEARCH = "UPDATE person SET name_key = $3, search_text = $4 WHERE tenant_id = $1 AND person_id = $2";
    INSERT_IDENTITY = "INSERT INTO identity (tenant_id, identity_id, person_id, kind, address, verified_at, health, suppressed_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    HAS_IDENTITY = "SELECT CAST(COUNT(*) AS BIGINT) FROM identity WHERE tenant_id = $1 AND person_id = $2 AND kind = $3 AND address = $4";
    COUNT_SUPPRESSED = "SELECT CAST(COUNT(*) AS BIGINT) FROM identity
        WHERE tenant_id = $1 AND kind = $2 AND address = $3 AND (suppressed_at IS NOT NULL OR health <> 'good')";
    COUNT_TOMBSTONES = "SELECT CAST(COUNT(*) AS BIGINT) FROM tombstone WHERE tenant_id = $1 AND kind = $2 AND fingerprint = $3";
    DELETE_TOMBSTONE = "DELETE FROM tombstone WHERE tenant_id = $1 AND kind = $2 AND fingerprint = $3";
    PERSON_BY_EMAIL = "SELECT person_id FROM identity WHERE tenant_id = $1 AND kind = 'email' AND address = $2";
    EMAIL_OF = "SELECT address FROM identity WHERE tenant_id = $1 AND person_id = $2 AND kind = 'email' ORDER BY created_at, identity_id LIMIT 1";
    VERIFY = "UPDATE identity SET verified_at = COALESCE(verified_at, $4), suppressed_at = NULL, health = 'good'
        WHERE tenant_id = $1 AND person_id = $2 AND kind = 'email' AND address = $3";
    INSERT_INTERACTION = "INSERT INTO interaction (tenant_id, interaction_id, person_id, organisation_id, at, kind, direction, channel,
            account_id, actor, subject_kind, subject_id, subject_label, result, source, body, given)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    TOUCH = "UPDATE person SET touched_at = CASE WHEN touched_at < $3 THEN $3 ELSE touched_at END WHERE tenant_id = $1 AND person_id = $2";
    TIMELINE = "SELECT interaction_id, at, kind, direction, channel, actor, subject_kind, subject_id, subject_label, result, source, body, given
        FROM interaction WHERE tenant_id = $1 AND person_id = $2 AND (at, interaction_id) < ($3, $4)
        ORDER BY at DESC, interaction_id DESC LIMIT $5";
}
