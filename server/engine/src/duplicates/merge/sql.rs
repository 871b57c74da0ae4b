//! Statements.

crate::queries! {
    LOCK = "UPDATE person SET updated_at = updated_at WHERE tenant_id = $1 AND person_id = $2";
    STANDS = "SELECT state, source, created_at, touched_at FROM person WHERE tenant_id = $1 AND person_id = $2";
    INTO = "SELECT merged_into FROM person WHERE tenant_id = $1 AND person_id = $2 AND state = 'merged'";
    MERGED_INTO = "SELECT person_id FROM person WHERE tenant_id = $1 AND merged_into = $2";
    SHELL = "UPDATE person SET state = 'merged', merged_into = $3, honorific_prefix = '', given_name = '', additional_name = '',
            family_name = '', nickname = '', pronouns = '', birth_date = '', languages = '', job_title = '', employer = '', facets = '',
            outlet = '', beat = '', support_level = NULL, owner_id = NULL, name_key = '', search_text = '', version = version + 1,
            updated_at = $4
        WHERE tenant_id = $1 AND person_id = $2";
    SURVIVES = "UPDATE person SET state = $3, source = $4, created_at = $5, touched_at = $6, version = version + 1, updated_at = $7
        WHERE tenant_id = $1 AND person_id = $2";
    DROP_DOUBLE_TIES = "DELETE FROM affiliation WHERE tenant_id = $1 AND person_id = $2 AND ended_at IS NULL AND EXISTS (
            SELECT 1 FROM affiliation k WHERE k.tenant_id = $1 AND k.person_id = $3 AND k.ended_at IS NULL
              AND k.organisation_id = affiliation.organisation_id AND k.role = affiliation.role AND k.started_at <= affiliation.started_at)";
    DROP_LATER_TIES = "DELETE FROM affiliation WHERE tenant_id = $1 AND person_id = $3 AND ended_at IS NULL AND EXISTS (
            SELECT 1 FROM affiliation k WHERE k.tenant_id = $1 AND k.person_id = $2 AND k.ended_at IS NULL
              AND k.organisation_id = affiliation.organisation_id AND k.role = affiliation.role)";
    MOVE_TIES = "UPDATE affiliation SET person_id = $3 WHERE tenant_id = $1 AND person_id = $2";
    DROP_SELF = "DELETE FROM relationship WHERE tenant_id = $1
        AND (person_id = $2 AND other_id = $3 OR person_id = $3 AND other_id = $2)";
    DROP_DOUBLE_FROM = "DELETE FROM relationship WHERE tenant_id = $1 AND person_id = $2 AND EXISTS (
            SELECT 1 FROM relationship k WHERE k.tenant_id = $1 AND k.kind = relationship.kind
              AND (k.person_id = $3 AND k.other_id = relationship.other_id
                OR k.kind IN ('partner', 'sibling', 'knows') AND k.other_id = $3 AND k.person_id = relationship.other_id))";
    DROP_DOUBLE_TO = "DELETE FROM relationship WHERE tenant_id = $1 AND other_id = $2 AND EXISTS (
            SELECT 1 FROM relationship k WHERE k.tenant_id = $1 AND k.kind = relationship.kind
              AND (k.other_id = $3 AND k.person_id = relationship.person_id
                OR k.kind IN ('partner', 'sibling', 'knows') AND k.person_id = $3 AND k.other_id = relationship.person_id))";
    MOVE_FROM = "UPDATE relationship SET person_id = $3 WHERE tenant_id = $1 AND person_id = $2";
    MOVE_TO = "UPDATE relationship SET other_id = $3 WHERE tenant_id = $1 AND other_id = $2";
    NAMED_IN_FIELDS = "UPDATE custom_value SET other_id = $3, content = $4, content_key = $4 WHERE tenant_id = $1 AND other_id = $2";
    JOIN_IDENTITIES = "UPDATE identity SET
            verified_at = COALESCE(verified_at, (SELECT o.verified_at FROM identity o WHERE o.tenant_id = $1 AND o.person_id = $2
                AND o.kind = identity.kind AND o.address = identity.address AND o.verified_at IS NOT NULL ORDER BY o.verified_at LIMIT 1)),
            suppressed_at = COALESCE(suppressed_at, (SELECT o.suppressed_at FROM identity o WHERE o.tenant_id = $1 AND o.person_id = $2
                AND o.kind = identity.kind AND o.address = identity.address AND o.suppressed_at IS NOT NULL ORDER BY o.suppressed_at LIMIT 1)),
            health = COALESCE((SELECT o.health FROM identity o WHERE o.tenant_id = $1 AND o.person_id = $2
                AND o.kind = identity.kind AND o.address = identity.address AND o.health <> 'good' ORDER BY o.health DESC LIMIT 1), health)
        WHERE tenant_id = $1 AND person_id = $3 AND EXISTS (SELECT 1 FROM identity o
            WHERE o.tenant_id = $1 AND o.person_id = $2 AND o.kind = identity.kind AND o.address = identity.address)";
    DROP_DOUBLE_IDENTITIES = "DELETE FROM identity WHERE tenant_id = $1 AND person_id = $2 AND EXISTS (SELECT 1 FROM identity k
        WHERE k.tenant_id = $1 AND k.person_id = $3 AND k.kind = identity.kind AND k.address = identity.address)";
    LATEST = "SELECT c.purpose_id, c.channel, c.given, c.basis, c.version, c.proof FROM consent c
        WHERE c.tenant_id = $1 AND c.person_id = $2 AND NOT EXISTS (SELECT 1 FROM consent n
            WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.purpose_id = c.purpose_id AND n.channel = c.channel
              AND (n.at, n.consent_id) > (c.at, c.consent_id))
        ORDER BY c.purpose_id, c.channel";
    TITLE = "SELECT w.title FROM purpose p
        JOIN purpose_wording w ON w.tenant_id = p.tenant_id AND w.purpose_id = p.purpose_id AND w.version = p.version
        WHERE p.tenant_id = $1 AND p.purpose_id = $2";
    NOT_SAME_AS = "SELECT a_id, b_id, decided_by, decider, decided_at FROM duplicate_pair
            WHERE tenant_id = $1 AND a_id = $2 AND state = 'not_same'
        UNION ALL SELECT a_id, b_id, decided_by, decider, decided_at FROM duplicate_pair
            WHERE tenant_id = $1 AND b_id = $2 AND state = 'not_same'";
    CARRY = "INSERT INTO duplicate_pair (tenant_id, a_id, b_id, score, reasons, mailbox, state, found_at, seen_at, decided_by, decider, decided_at)
        VALUES ($1, $2, $3, 0, '[]', FALSE, 'not_same', $4, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    UNCARRY = "DELETE FROM duplicate_pair WHERE tenant_id = $1 AND a_id = $2 AND b_id = $3 AND state = 'not_same'";
    INSERT_MERGE = "INSERT INTO person_merge (tenant_id, merge_id, survivor_id, other_id, at, account_id, actor, state, snapshot)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'done', $8)";
    MERGE = "SELECT merge_id, survivor_id, other_id, at, actor, state, ended_at, snapshot FROM person_merge
        WHERE tenant_id = $1 AND merge_id = $2";
    END_MERGE = "UPDATE person_merge SET state = $3, ended_at = $4, snapshot = '' WHERE tenant_id = $1 AND merge_id = $2 AND state = 'done'";
    REMEMBERED = "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM import_issue WHERE tenant_id = $1 AND import_id = $2)
        + (SELECT CAST(COUNT(*) AS BIGINT) FROM tag_merge WHERE tenant_id = $1 AND merge_id = $3)";
    EXPIRE = "UPDATE person_merge SET state = 'final', ended_at = $3, snapshot = '' WHERE tenant_id = $1 AND state = 'done' AND at <= $2";
    FORGET = "UPDATE person_merge SET state = CASE WHEN state = 'done' THEN 'final' ELSE state END, ended_at = COALESCE(ended_at, $3), snapshot = ''
        WHERE tenant_id = $1 AND (survivor_id = $2 OR other_id = $2)";
    COUNTS = "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM interaction WHERE tenant_id = $1 AND person_id = $2),
            (SELECT CAST(COUNT(*) AS BIGINT) FROM registration WHERE tenant_id = $1 AND person_id = $2),
            (SELECT CAST(COUNT(*) AS BIGINT) FROM relationship WHERE tenant_id = $1 AND (person_id = $2 OR other_id = $2)),
            (SELECT CAST(COUNT(*) AS BIGINT) FROM task WHERE tenant_id = $1 AND person_id = $2)";
    SAME_EVENTS = "SELECT e.title FROM registration x JOIN registration y ON y.tenant_id = x.tenant_id AND y.event_id = x.event_id
        JOIN event e ON e.tenant_id = x.tenant_id AND e.event_id = x.event_id
        WHERE x.tenant_id = $1 AND x.person_id = $2 AND y.person_id = $3 ORDER BY e.start_at";
    TAG_NAMES = "SELECT t.tag_id, t.name FROM tag t JOIN tagging x ON x.tenant_id = t.tenant_id AND x.tag_id = t.tag_id
        WHERE t.tenant_id = $1 AND x.person_id IN ($2, $3)";
    ACCOUNT_NAME = "SELECT name FROM account WHERE tenant_id = $1 AND account_id = $2";
    NAME_OF = "SELECT given_name, family_name FROM person WHERE tenant_id = $1 AND person_id = $2";
}
