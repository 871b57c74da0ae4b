//! Statements.

crate::queries! {
    BLOCKS = "SELECT channel, reason, at FROM contact_block WHERE tenant_id = $1 AND person_id = $2 ORDER BY channel";
    COLLEAGUES = "SELECT a.account_id, a.name FROM account a WHERE a.tenant_id = $1 AND a.state = 'active'
          AND EXISTS (SELECT 1 FROM access_grant g WHERE g.tenant_id = $1 AND g.account_id = a.account_id AND g.capability = 'people.read'
            AND (g.until IS NULL OR g.until > $2))
        ORDER BY a.name, a.account_id";
    ACCOUNT_NAME = "SELECT name FROM account WHERE tenant_id = $1 AND account_id = $2";
    PERSON_NAME = "SELECT given_name, family_name FROM person WHERE tenant_id = $1 AND person_id = $2";
    TAG_NAMES = "SELECT t.tag_id, t.name FROM tag t WHERE t.tenant_id = $1";
    HAS_SUPPORT = "SELECT CAST(COUNT(*) AS BIGINT) FROM support_change WHERE tenant_id = $1 AND person_id = $2";
    SUPPORT = "SELECT level, source, note, actor, at FROM support_change WHERE tenant_id = $1 AND person_id = $2
        ORDER BY at DESC, support_id DESC LIMIT 50";
    LAST_SUPPORT = "SELECT support_id FROM support_change WHERE tenant_id = $1 AND person_id = $2 ORDER BY at DESC, support_id DESC LIMIT 1";
    INSERT_SUPPORT = "INSERT INTO support_change (tenant_id, support_id, person_id, level, source, note, account_id, actor, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    NOTE_SUPPORT = "UPDATE support_change SET note = $3 WHERE tenant_id = $1 AND support_id = $2";
    BLOCK_REASON = "UPDATE contact_block SET reason = $4 WHERE tenant_id = $1 AND person_id = $2 AND channel = $3";
    LATEST_CHANGE = "SELECT actor, source, at FROM person_change WHERE tenant_id = $1 AND person_id = $2 ORDER BY change_id DESC LIMIT 1";
    CHANGES = "SELECT change_id, batch_id, at, actor, source, field, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after, undone_by
        FROM person_change WHERE tenant_id = $1 AND person_id = $2 AND change_id < $3 ORDER BY change_id DESC LIMIT $4";
    CHANGE_FIELD = "SELECT field FROM person_change WHERE tenant_id = $1 AND person_id = $2 AND change_id = $3";
    TIES_CHANGED = "SELECT CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after FROM person_change
        WHERE tenant_id = $1 AND person_id = $2 AND field = 'ties' AND (change_id = $3 OR batch_id = $3)";
    BATCH_ELSEWHERE = "SELECT CAST(COUNT(*) AS BIGINT) FROM person_change WHERE tenant_id = $1 AND batch_id = $2
        AND (person_id <> $3 OR account_id IS NULL OR account_id <> $4 OR source <> 'organiser')";
    TRASHED_FROM = "SELECT CAST(before AS TEXT) AS before FROM person_change
        WHERE tenant_id = $1 AND person_id = $2 AND field = 'state' AND CAST(after AS TEXT) = '\"trashed\"' ORDER BY change_id DESC LIMIT 1";
    STATE = "SELECT state FROM person WHERE tenant_id = $1 AND person_id = $2";
    TIE = "SELECT organisation_id, role, started_at FROM affiliation
        WHERE tenant_id = $1 AND person_id = $2 AND affiliation_id = $3 AND ended_at IS NULL";
    START_TIE = "UPDATE affiliation SET started_at = $5
        WHERE tenant_id = $1 AND person_id = $2 AND organisation_id = $3 AND role = $4 AND ended_at IS NULL";
    END_TIE = "UPDATE affiliation SET ended_at = $4 WHERE tenant_id = $1 AND person_id = $2 AND affiliation_id = $3";
    BEAT = "INSERT INTO presence (tenant_id, person_id, account_id, editing, seen_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, person_id, account_id) DO UPDATE SET editing = excluded.editing, seen_at = excluded.seen_at";
    PRESENT = "SELECT a.name, p.editing FROM presence p JOIN account a ON a.tenant_id = p.tenant_id AND a.account_id = p.account_id
        WHERE p.tenant_id = $1 AND p.person_id = $2 AND p.account_id <> $3 AND p.seen_at > $4 ORDER BY a.name, a.account_id";
    SWEEP_PRESENCE = "DELETE FROM presence WHERE tenant_id = $1 AND seen_at < $2";
}
