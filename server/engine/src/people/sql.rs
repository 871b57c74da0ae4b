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
    STATE = "SELECT state FROM person WHERE tenant_id = $1 AND person_id = $2";
    SET_STATE = "UPDATE person SET state = $3 WHERE tenant_id = $1 AND person_id = $2 AND state = $4";
    INSERT_AFFILIATION = "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    SET_NAME_KEY = "UPDATE person SET name_key = $3 WHERE tenant_id = $1 AND person_id = $2";
    HAS_IDENTITY = "SELECT CAST(COUNT(*) AS BIGINT) FROM identity WHERE tenant_id = $1 AND person_id = $2 AND kind = $3 AND address = $4";
    COUNT_SUPPRESSED = "SELECT CAST(COUNT(*) AS BIGINT) FROM identity
        WHERE tenant_id = $1 AND kind = $2 AND address = $3 AND (suppressed_at IS NOT NULL OR health <> 'good')";
    COUNT_TOMBSTONES = "SELECT CAST(COUNT(*) AS BIGINT) FROM tombstone WHERE tenant_id = $1 AND kind = $2 AND fingerprint = $3";
    DELETE_TOMBSTONE = "DELETE FROM tombstone WHERE tenant_id = $1 AND kind = $2 AND fingerprint = $3";
    PERSON_BY_EMAIL = "SELECT person_id FROM identity WHERE tenant_id = $1 AND kind = 'email' AND address = $2";
    EMAIL_OF = "SELECT address FROM identity WHERE tenant_id = $1 AND person_id = $2 AND kind = 'email' ORDER BY position, created_at, identity_id LIMIT 1";
    VERIFY = "UPDATE identity SET verified_at = COALESCE(verified_at, $4), suppressed_at = NULL, health = 'good'
        WHERE tenant_id = $1 AND person_id = $2 AND kind = 'email' AND address = $3";
    INSERT_INTERACTION = "INSERT INTO interaction (tenant_id, interaction_id, person_id, organisation_id, at, kind, direction, channel,
            account_id, actor, subject_kind, subject_id, subject_label, result, source, body, given)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    TOUCH = "UPDATE person SET touched_at = CASE WHEN touched_at < $3 THEN $3 ELSE touched_at END WHERE tenant_id = $1 AND person_id = $2";
    TIMELINE = "SELECT interaction_id, at, kind, direction, channel, actor, subject_kind, subject_id, subject_label, result, source, body, given,
            account_id, edited_at
        FROM interaction WHERE tenant_id = $1 AND person_id = $2 AND (at, interaction_id) < ($3, $4)
          AND ($6 = '' OR $6 LIKE '% ' || kind || ' %')
        ORDER BY at DESC, interaction_id DESC LIMIT $5";
    REACHED = "SELECT CAST(COUNT(*) AS BIGINT) FROM affiliation a
        JOIN person p ON p.tenant_id = a.tenant_id AND p.person_id = a.person_id
        JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
        JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
        WHERE a.tenant_id = $1 AND g.account_id = $2 AND g.capability = $3 AND (g.until IS NULL OR g.until > $4)
          AND a.person_id = $5 AND p.state <> 'erased'";
    EXISTS = "SELECT person_id FROM person WHERE tenant_id = $1 AND person_id = $2 AND state NOT IN ('erased', 'merged')";
    TRASH_DUE = "SELECT person_id FROM person WHERE tenant_id = $1 AND state = 'trashed' AND trashed_at <= $2 ORDER BY person_id LIMIT $3";
    PERSON = "SELECT state, given_name, additional_name, family_name, locale, source, created_at, updated_at FROM person
        WHERE tenant_id = $1 AND person_id = $2 AND state <> 'erased'";
    IDENTITIES = "SELECT identity_id, kind, address, verified_at, health, suppressed_at, created_at FROM identity
        WHERE tenant_id = $1 AND person_id = $2 ORDER BY kind, position, created_at, identity_id";
    AFFILIATIONS = "SELECT a.affiliation_id, a.organisation_id, o.name AS organisation_name, a.role, a.started_at, a.ended_at FROM affiliation a
        JOIN organisation o ON o.tenant_id = a.tenant_id AND o.organisation_id = a.organisation_id
        WHERE a.tenant_id = $1 AND a.person_id = $2 ORDER BY a.ended_at IS NOT NULL, a.started_at DESC, a.affiliation_id";
    HOME = "SELECT street, extra, postcode, city, region, country FROM postal_address
        WHERE tenant_id = $1 AND person_id = $2 AND kind = 'home'";
    END_AFFILIATIONS = "UPDATE affiliation SET ended_at = $3 WHERE tenant_id = $1 AND person_id = $2 AND ended_at IS NULL";
    INSERT_TOMBSTONE = "INSERT INTO tombstone (tenant_id, kind, fingerprint, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, kind, fingerprint) DO UPDATE SET at = excluded.at";
    BURY_PAST = "INSERT INTO tombstone (tenant_id, kind, fingerprint, at) SELECT tenant_id, kind, fingerprint, $3 FROM past_address
        WHERE tenant_id = $1 AND person_id = $2 AND ($4 OR suppressed_at IS NOT NULL OR health <> 'good')
        ON CONFLICT (tenant_id, kind, fingerprint) DO UPDATE SET at = excluded.at";
    DELETE_IDENTITIES = "DELETE FROM identity WHERE tenant_id = $1 AND person_id = $2";
    FORGET_INTERACTIONS = "UPDATE interaction SET body = '', given = '[]', result = '' WHERE tenant_id = $1 AND person_id = $2";
    ERASE_PERSON = "UPDATE person SET state = 'erased', given_name = '', additional_name = '', family_name = '', name_key = '',
            search_text = '', honorific_prefix = '', nickname = '', pronouns = '', birth_date = '', languages = '', job_title = '',
            employer = '', facets = '', outlet = '', beat = '', support_level = NULL, owner_id = NULL, updated_at = $3, erased_at = $3
        WHERE tenant_id = $1 AND person_id = $2";
    BRANCHES_REACHED = "SELECT DISTINCT c.descendant_id FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = $3 AND (g.until IS NULL OR g.until > $4)";
}
