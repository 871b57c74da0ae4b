//! Statements.

crate::queries! {
    INSERT_ACCOUNT = "INSERT INTO account (tenant_id, account_id, email, name, locale, state, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ACCOUNT_ID_BY_EMAIL = "SELECT account_id FROM account WHERE tenant_id = $1 AND email = $2";
    BY_EMAIL = "SELECT account_id, email, name, locale, password_hash, totp_secret, totp_last_step FROM account
        WHERE tenant_id = $1 AND email = $2 AND state = 'active'";
    BY_ID = "SELECT account_id, email, name, locale, password_hash, totp_secret, totp_last_step FROM account
        WHERE tenant_id = $1 AND account_id = $2 AND state = 'active'";
    SET_PASSWORD = "UPDATE account SET password_hash = $3 WHERE tenant_id = $1 AND account_id = $2";
    SET_PROFILE = "UPDATE account SET name = $3, locale = $4 WHERE tenant_id = $1 AND account_id = $2";
    SET_STATE = "UPDATE account SET state = $3 WHERE tenant_id = $1 AND account_id = $2 AND state <> $3";
    SET_TOTP = "UPDATE account SET totp_secret = $3, totp_last_step = $4 WHERE tenant_id = $1 AND account_id = $2";
    USE_TOTP = "UPDATE account SET totp_last_step = $3 WHERE tenant_id = $1 AND account_id = $2 AND totp_last_step < $3";
    LOGGED_IN = "UPDATE account SET last_login_at = $3 WHERE tenant_id = $1 AND account_id = $2";
    GIVE = "INSERT INTO access_grant (tenant_id, grant_id, account_id, capability, organisation_id, role, until, granted_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (tenant_id, account_id, capability, organisation_id) DO UPDATE SET
            role = excluded.role, until = excluded.until, granted_by = excluded.granted_by";
    TAKE = "DELETE FROM access_grant WHERE tenant_id = $1 AND account_id = $2 AND role = $3 AND organisation_id = $4";
    CLEAR = "DELETE FROM access_grant WHERE tenant_id = $1 AND account_id = $2 AND organisation_id = $3";
    HELD = "SELECT CAST(COUNT(*) AS BIGINT) FROM access_grant
        WHERE tenant_id = $1 AND account_id = $2 AND (until IS NULL OR until > $3)";
    HELD_OVER = "SELECT CAST(COUNT(*) AS BIGINT) FROM access_grant
        WHERE tenant_id = $1 AND account_id = $2 AND organisation_id = $4 AND (until IS NULL OR until > $3)";
    TAKE_REACHED = "DELETE FROM access_grant WHERE tenant_id = $1 AND account_id = $2 AND organisation_id IN (
        SELECT c.descendant_id FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $3 AND g.capability = 'team.manage' AND (g.until IS NULL OR g.until > $4))";
    REACH = "SELECT DISTINCT c.descendant_id, g.capability FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $2 AND (g.until IS NULL OR g.until > $3)";
    MANAGERS = "SELECT CAST(COUNT(DISTINCT g.account_id) AS BIGINT),
            CAST(COUNT(DISTINCT CASE WHEN g.until IS NULL THEN g.account_id END) AS BIGINT)
        FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        JOIN account a ON a.tenant_id = g.tenant_id AND a.account_id = g.account_id
        WHERE g.tenant_id = $1 AND g.capability = 'team.manage' AND c.descendant_id = $2 AND a.state = 'active'
          AND (g.until IS NULL OR g.until > $3)";
    INSERT_SESSION = "INSERT INTO session (tenant_id, session_id, account_id, token_hash, user_agent, ip, created_at, last_seen_at, expires_at, by_link)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)";
    SESSION = "SELECT session_id, account_id, last_seen_at FROM session WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3";
    SEEN = "UPDATE session SET last_seen_at = $3, expires_at = $4 WHERE tenant_id = $1 AND session_id = $2";
    SESSIONS = "SELECT session_id, user_agent, ip, created_at, last_seen_at FROM session
        WHERE tenant_id = $1 AND account_id = $2 AND expires_at > $3 ORDER BY last_seen_at DESC, session_id DESC";
    OPENED_BY_LINK = "SELECT created_at FROM session WHERE tenant_id = $1 AND session_id = $2 AND account_id = $3 AND by_link";
    END_SESSION = "DELETE FROM session WHERE tenant_id = $1 AND session_id = $2 AND account_id = $3";
    END_SESSIONS = "DELETE FROM session WHERE tenant_id = $1 AND account_id = $2";
    END_OTHER_SESSIONS = "DELETE FROM session WHERE tenant_id = $1 AND account_id = $2 AND session_id <> $3";
    SWEEP_SESSIONS = "DELETE FROM session WHERE tenant_id = $1 AND expires_at <= $2";
    INSERT_INVITATION = "INSERT INTO invitation (tenant_id, invitation_id, email, role, organisation_id, until, invited_by, created_at, expires_at, locale)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    PROLONG = "UPDATE invitation SET expires_at = $3
        WHERE tenant_id = $1 AND invitation_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL";
    INVITATION = "SELECT i.invitation_id, i.email, i.role, i.organisation_id, i.until, i.expires_at, i.accepted_at, i.revoked_at,
            i.invited_by, i.locale, o.name AS organisation_name, a.name AS inviter
        FROM invitation i
        JOIN organisation o ON o.tenant_id = i.tenant_id AND o.organisation_id = i.organisation_id
        JOIN account a ON a.tenant_id = i.tenant_id AND a.account_id = i.invited_by
        WHERE i.tenant_id = $1 AND i.invitation_id = $2";
    INVITATIONS = "SELECT i.invitation_id, i.email, i.role, i.organisation_id, i.until, i.expires_at, i.accepted_at, i.revoked_at,
            i.invited_by, i.locale, o.name AS organisation_name, a.name AS inviter
        FROM invitation i
        JOIN organisation o ON o.tenant_id = i.tenant_id AND o.organisation_id = i.organisation_id
        JOIN account a ON a.tenant_id = i.tenant_id AND a.account_id = i.invited_by
        WHERE i.tenant_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $4
          AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
              WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'team.manage' AND (g.until IS NULL OR g.until > $3)
                AND c.descendant_id = i.organisation_id)
        ORDER BY i.created_at DESC, i.invitation_id";
    ACCEPT = "UPDATE invitation SET accepted_at = $3 WHERE tenant_id = $1 AND invitation_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL";
    REVOKE = "UPDATE invitation SET revoked_at = $3 WHERE tenant_id = $1 AND invitation_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL";
    REOPEN = "UPDATE account SET state = 'active', name = $3, locale = $4, password_hash = $5, totp_secret = NULL, totp_last_step = 0
        WHERE tenant_id = $1 AND account_id = $2 AND state = 'closed'";
    FORGET_CODES = "DELETE FROM recovery_code WHERE tenant_id = $1 AND account_id = $2";
    INSERT_CODE = "INSERT INTO recovery_code (tenant_id, account_id, code_hash, created_at) VALUES ($1, $2, $3, $4)";
    USE_CODE = "DELETE FROM recovery_code WHERE tenant_id = $1 AND account_id = $2 AND code_hash = $3";
    CODES_LEFT = "SELECT CAST(COUNT(*) AS BIGINT) FROM recovery_code WHERE tenant_id = $1 AND account_id = $2";
    MEMBERS = "SELECT a.account_id, a.name, a.email, a.state, a.totp_secret IS NOT NULL AS has_totp, a.last_login_at,
            (SELECT MAX(s.last_seen_at) FROM session s WHERE s.tenant_id = a.tenant_id AND s.account_id = a.account_id) AS session_seen_at
        FROM account a
        WHERE a.tenant_id = $1 AND a.state = 'active' AND EXISTS (SELECT 1 FROM access_grant h
            JOIN organisation_closure c ON c.tenant_id = h.tenant_id AND c.descendant_id = h.organisation_id
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
            WHERE h.tenant_id = $1 AND h.account_id = a.account_id AND g.account_id = $2 AND g.capability = 'team.manage'
              AND (g.until IS NULL OR g.until > $3))
        ORDER BY a.name, a.account_id";
    ROLES = "SELECT DISTINCT h.account_id, h.role, h.organisation_id, o.name AS organisation_name, h.until FROM access_grant h
        JOIN organisation o ON o.tenant_id = h.tenant_id AND o.organisation_id = h.organisation_id
        JOIN organisation_closure c ON c.tenant_id = h.tenant_id AND c.descendant_id = h.organisation_id
        JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
        WHERE h.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'team.manage' AND (g.until IS NULL OR g.until > $3)
          AND (h.until IS NULL OR h.until > $3)
        ORDER BY h.account_id, o.name, h.role";
}
