//! Statements.

/// Limits to people `p` whom the account `$2` may see at `$3`: all if `$5`.
macro_rules! seen {
    () => {
        " AND p.state IN ('active', 'left') AND ($5 OR EXISTS (SELECT 1 FROM affiliation a
            JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
            WHERE a.tenant_id = $1 AND a.person_id = p.person_id AND g.account_id = $2 AND g.capability = 'people.read'
              AND (g.until IS NULL OR g.until > $3))) "
    };
}

crate::queries! {
    BY_ID = "SELECT person_id, account_id, kind, direction, result, body, at FROM interaction
        WHERE tenant_id = $1 AND interaction_id = $2";
    SET_BODY = "UPDATE interaction SET body = $3, edited_at = $4 WHERE tenant_id = $1 AND interaction_id = $2";
    DELETE = "DELETE FROM interaction WHERE tenant_id = $1 AND interaction_id = $2";
    COLLEAGUES = "SELECT ac.account_id, ac.name FROM account ac
        WHERE ac.tenant_id = $1 AND ac.state = 'active' AND EXISTS (SELECT 1 FROM access_grant g
            WHERE g.tenant_id = $1 AND g.account_id = ac.account_id AND g.capability = 'people.read'
              AND (g.until IS NULL OR g.until > $3)
              AND (g.organisation_id = $4 OR EXISTS (SELECT 1 FROM affiliation a
                JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
                WHERE a.tenant_id = $1 AND a.person_id = $2 AND c.ancestor_id = g.organisation_id)))
        ORDER BY ac.name, ac.account_id LIMIT $5";
    MENTION = "INSERT INTO mention (tenant_id, interaction_id, account_id, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, interaction_id, account_id) DO NOTHING";
    MENTIONED = "SELECT account_id FROM mention WHERE tenant_id = $1 AND interaction_id = $2";
    UNMENTION = "DELETE FROM mention WHERE tenant_id = $1 AND interaction_id = $2 AND account_id = $3";
    DELETE_MENTIONS = "DELETE FROM mention WHERE tenant_id = $1 AND interaction_id = $2";
    UNSEEN = concat!("SELECT m.interaction_id, p.person_id, p.given_name, p.family_name, n.actor, n.body, n.at FROM mention m
        JOIN interaction n ON n.tenant_id = m.tenant_id AND n.interaction_id = m.interaction_id
        JOIN person p ON p.tenant_id = n.tenant_id AND p.person_id = n.person_id
        WHERE m.tenant_id = $1 AND m.account_id = $2 AND m.seen_at IS NULL", seen!(),
        "ORDER BY m.at DESC, m.interaction_id DESC LIMIT $4");
    SET_SEEN = "UPDATE mention SET seen_at = $4 WHERE tenant_id = $1 AND account_id = $2 AND interaction_id = $3";
    SEE_ALL = "UPDATE mention SET seen_at = $4 WHERE tenant_id = $1 AND account_id = $2 AND seen_at IS NULL AND interaction_id IN
        (SELECT n.interaction_id FROM interaction n WHERE n.tenant_id = $1 AND n.person_id = $3)";
    FORGET_MENTIONS = "DELETE FROM mention WHERE tenant_id = $1 AND interaction_id IN
        (SELECT n.interaction_id FROM interaction n WHERE n.tenant_id = $1 AND n.person_id = $2)";
}
