//! Statements.

crate::queries! {
    PURPOSE = "SELECT p.purpose_id, p.organisation_id, o.name AS organisation_name, p.channels, p.version, w.title, w.explanation,
            p.archived_at IS NOT NULL AS archived
        FROM purpose p
        JOIN organisation o ON o.tenant_id = p.tenant_id AND o.organisation_id = p.organisation_id
        JOIN purpose_wording w ON w.tenant_id = p.tenant_id AND w.purpose_id = p.purpose_id AND w.version = p.version
        WHERE p.tenant_id = $1 AND p.purpose_id = $2";
    PURPOSES_FOR = "SELECT p.purpose_id, p.organisation_id, o.name AS organisation_name, p.channels, p.version, w.title, w.explanation,
            p.archived_at IS NOT NULL AS archived
        FROM purpose p
        JOIN organisation o ON o.tenant_id = p.tenant_id AND o.organisation_id = p.organisation_id
        JOIN purpose_wording w ON w.tenant_id = p.tenant_id AND w.purpose_id = p.purpose_id AND w.version = p.version
        JOIN organisation_closure c ON c.tenant_id = p.tenant_id AND c.ancestor_id = p.organisation_id
        WHERE p.tenant_id = $1 AND c.descendant_id = $2 AND p.archived_at IS NULL
        ORDER BY c.depth DESC, p.position, p.purpose_id";
    PURPOSES_SEEN = "SELECT p.purpose_id, p.organisation_id, o.name AS organisation_name, p.channels, p.version, w.title, w.explanation,
            p.archived_at IS NOT NULL AS archived
        FROM purpose p
        JOIN organisation o ON o.tenant_id = p.tenant_id AND o.organisation_id = p.organisation_id
        JOIN purpose_wording w ON w.tenant_id = p.tenant_id AND w.purpose_id = p.purpose_id AND w.version = p.version
        WHERE p.tenant_id = $1 AND EXISTS (SELECT 1 FROM access_grant g
            JOIN organisation_closure d ON d.tenant_id = g.tenant_id AND d.ancestor_id = g.organisation_id
            JOIN organisation_closure u ON u.tenant_id = d.tenant_id AND u.descendant_id = d.descendant_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'signup.manage' AND (g.until IS NULL OR g.until > $3)
              AND u.ancestor_id = p.organisation_id)
        ORDER BY p.archived_at IS NOT NULL, o.name, p.position, p.purpose_id";
    INSERT_PURPOSE = "INSERT INTO purpose (tenant_id, purpose_id, organisation_id, channels, position, version, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_WORDING = "INSERT INTO purpose_wording (tenant_id, purpose_id, version, title, explanation, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    WORDING = "SELECT title, explanation FROM purpose_wording WHERE tenant_id = $1 AND purpose_id = $2 AND version = $3";
    SET_PURPOSE = "UPDATE purpose SET channels = $3, version = $4 WHERE tenant_id = $1 AND purpose_id = $2";
    ARCHIVE = "UPDATE purpose SET archived_at = $3 WHERE tenant_id = $1 AND purpose_id = $2";
    INSERT = "INSERT INTO consent (tenant_id, consent_id, person_id, purpose_id, channel, given, basis, version, proof, source, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LATEST = "SELECT given, version FROM consent WHERE tenant_id = $1 AND person_id = $2 AND purpose_id = $3 AND channel = $4
        ORDER BY at DESC, consent_id DESC LIMIT 1";
    KEPT_OUT = "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM contact_block b WHERE b.tenant_id = $1 AND b.person_id = $2 AND b.channel = $3)
        + (SELECT CAST(COUNT(*) AS BIGINT) FROM person p WHERE p.tenant_id = $1 AND p.person_id = $2 AND p.state <> 'active')";
    LATEST_ALL = "SELECT c.purpose_id, c.channel, c.given, c.at FROM consent c
        WHERE c.tenant_id = $1 AND c.person_id = $2 AND NOT EXISTS (SELECT 1 FROM consent n
            WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.purpose_id = c.purpose_id AND n.channel = c.channel
              AND (n.at, n.consent_id) > (c.at, c.consent_id))";
    STANDING = "SELECT c.purpose_id, c.channel, c.version FROM consent c
        WHERE c.tenant_id = $1 AND c.person_id = $2 AND c.given AND NOT EXISTS (SELECT 1 FROM consent n
            WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.purpose_id = c.purpose_id AND n.channel = c.channel
              AND (n.at, n.consent_id) > (c.at, c.consent_id))
        ORDER BY c.purpose_id, c.channel";
    HISTORY = "SELECT c.purpose_id, w.title, c.channel, c.given, c.basis, c.version, c.proof, c.source, c.at FROM consent c
        JOIN purpose_wording w ON w.tenant_id = c.tenant_id AND w.purpose_id = c.purpose_id AND w.version = c.version
        WHERE c.tenant_id = $1 AND c.person_id = $2 ORDER BY c.at DESC, c.consent_id DESC";
    PREFERENCES = "SELECT p.purpose_id, o.name AS organisation_name, p.channels, w.title, w.explanation FROM purpose p
        JOIN organisation o ON o.tenant_id = p.tenant_id AND o.organisation_id = p.organisation_id
        JOIN purpose_wording w ON w.tenant_id = p.tenant_id AND w.purpose_id = p.purpose_id AND w.version = p.version
        WHERE p.tenant_id = $1 AND (
            (p.archived_at IS NULL AND EXISTS (SELECT 1 FROM affiliation a
                JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
                WHERE a.tenant_id = $1 AND a.person_id = $2 AND a.ended_at IS NULL AND c.ancestor_id = p.organisation_id))
            OR EXISTS (SELECT 1 FROM consent n WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.purpose_id = p.purpose_id))
        ORDER BY o.name, p.position, p.purpose_id";
    PROOFS = "SELECT consent_id, proof FROM consent WHERE tenant_id = $1 AND person_id = $2";
    SET_PROOF = "UPDATE consent SET proof = $3 WHERE tenant_id = $1 AND consent_id = $2";
    PERSON_LOCALE = "SELECT locale FROM person WHERE tenant_id = $1 AND person_id = $2 AND state <> 'erased'";
    LOCK_PERSON = "UPDATE person SET updated_at = updated_at WHERE tenant_id = $1 AND person_id = $2";
}
