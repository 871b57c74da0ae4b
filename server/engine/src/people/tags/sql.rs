//! Statements.

crate::queries! {
    TAGS_OF = "SELECT t.tag_id, t.name FROM tagging x JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id
        WHERE x.tenant_id = $1 AND x.person_id = $2 ORDER BY t.name_key";
    INSERT_TAG = "INSERT INTO tag (tenant_id, tag_id, name, name_key, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, name_key) DO NOTHING";
    TAG_BY_KEY = "SELECT tag_id FROM tag WHERE tenant_id = $1 AND name_key = $2";
    TAGGED = "SELECT person_id FROM tagging WHERE tenant_id = $1 AND tag_id = $2 AND person_id > $3 ORDER BY person_id LIMIT $4";
    TAG_NAME = "SELECT name FROM tag WHERE tenant_id = $1 AND tag_id = $2";
    INSERT_TAGGING = "INSERT INTO tagging (tenant_id, person_id, tag_id, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, person_id, tag_id) DO NOTHING";
    DELETE_TAGGING = "DELETE FROM tagging WHERE tenant_id = $1 AND person_id = $2 AND tag_id = $3";
    MERGED_INTO = "SELECT merged_into FROM tag WHERE tenant_id = $1 AND tag_id = $2";
    GROUPED = "SELECT t.tag_id, t.name, g.name AS group_name, g.kind, t.archived_at FROM tagging x
        JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id
        LEFT JOIN tag_group g ON g.tenant_id = t.tenant_id AND g.group_id = t.group_id
        WHERE x.tenant_id = $1 AND x.person_id = $2 ORDER BY t.name_key";
    SUGGEST = "SELECT t.tag_id, t.name, g.name AS group_name, g.kind, t.archived_at FROM tag t
        LEFT JOIN tag_group g ON g.tenant_id = t.tenant_id AND g.group_id = t.group_id
        WHERE t.tenant_id = $1 AND t.archived_at IS NULL AND t.merged_into IS NULL
          AND (t.name_key LIKE $2 OR t.name_key LIKE $3)
          AND NOT EXISTS (SELECT 1 FROM tagging x WHERE x.tenant_id = $1 AND x.person_id = $4 AND x.tag_id = t.tag_id)
        ORDER BY CASE WHEN t.name_key LIKE $2 THEN 0 ELSE 1 END, t.name_key LIMIT $5";
    TAGS = "SELECT tag_id, name, group_id, archived_at FROM tag WHERE tenant_id = $1 AND merged_into IS NULL ORDER BY name_key LIMIT $2";
    USE_ALL = "SELECT x.tag_id, CAST(COUNT(*) AS BIGINT) FROM tagging x
        JOIN person p ON p.tenant_id = x.tenant_id AND p.person_id = x.person_id
        WHERE x.tenant_id = $1 AND p.state = 'active' GROUP BY x.tag_id";
    USE_SEEN = "SELECT x.tag_id, CAST(COUNT(*) AS BIGINT) FROM tagging x
        JOIN person p ON p.tenant_id = x.tenant_id AND p.person_id = x.person_id
        WHERE x.tenant_id = $1 AND p.state = 'active' AND EXISTS (SELECT 1 FROM affiliation a
            JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
            JOIN access_grant g ON g.tenant_id = c.tenant_id AND g.organisation_id = c.ancestor_id
            WHERE a.tenant_id = $1 AND a.person_id = p.person_id AND g.account_id = $2 AND g.capability = 'people.read'
              AND (g.until IS NULL OR g.until > $3))
        GROUP BY x.tag_id";
    GROUPS = "SELECT group_id, name, kind FROM tag_group WHERE tenant_id = $1 ORDER BY kind DESC, position, name_key";
    INSERT_GROUP = "INSERT INTO tag_group (tenant_id, group_id, name, name_key, kind, position, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (tenant_id, name_key) DO NOTHING";
    GROUP_BY_KEY = "SELECT group_id FROM tag_group WHERE tenant_id = $1 AND name_key = $2";
    HAS_GROUP = "SELECT CAST(COUNT(*) AS BIGINT) FROM tag_group WHERE tenant_id = $1 AND group_id = $2";
    SET_GROUP_NAME = "UPDATE tag_group SET name = $3, name_key = $4, kind = $5 WHERE tenant_id = $1 AND group_id = $2";
    EMPTY_GROUP = "UPDATE tag SET group_id = NULL WHERE tenant_id = $1 AND group_id = $2";
    DELETE_GROUP = "DELETE FROM tag_group WHERE tenant_id = $1 AND group_id = $2";
    SET_NAME = "UPDATE tag SET name = $3, name_key = $4 WHERE tenant_id = $1 AND tag_id = $2 AND merged_into IS NULL";
    SET_GROUP = "UPDATE tag SET group_id = $3 WHERE tenant_id = $1 AND tag_id = $2 AND merged_into IS NULL";
    SET_ARCHIVED = "UPDATE tag SET archived_at = $3 WHERE tenant_id = $1 AND tag_id = $2 AND merged_into IS NULL";
    SET_MERGED = "UPDATE tag SET merged_into = $3 WHERE tenant_id = $1 AND tag_id = $2";
    IS_THERE = "SELECT CAST(COUNT(*) AS BIGINT) FROM tag WHERE tenant_id = $1 AND tag_id = $2 AND merged_into IS NULL";
    INSERT_MERGE = "INSERT INTO tag_merge (tenant_id, merge_id, tag_id, into_id, at) VALUES ($1, $2, $3, $4, $5)";
    REMEMBER = "INSERT INTO tag_merge_person (tenant_id, merge_id, person_id, had_both, created_at)
        SELECT x.tenant_id, $2, x.person_id,
            EXISTS (SELECT 1 FROM tagging y WHERE y.tenant_id = $1 AND y.person_id = x.person_id AND y.tag_id = $4), x.created_at
        FROM tagging x WHERE x.tenant_id = $1 AND x.tag_id = $3";
    DROP_BOTH = "DELETE FROM tagging WHERE tenant_id = $1 AND tag_id = $3 AND person_id IN
        (SELECT m.person_id FROM tag_merge_person m WHERE m.tenant_id = $1 AND m.merge_id = $2 AND m.had_both)";
    MOVE = "UPDATE tagging SET tag_id = $3 WHERE tenant_id = $1 AND tag_id = $2";
    MERGE = "SELECT tag_id, into_id FROM tag_merge WHERE tenant_id = $1 AND merge_id = $2";
    TAKE_BACK = "DELETE FROM tagging WHERE tenant_id = $1 AND tag_id = $3 AND person_id IN
        (SELECT m.person_id FROM tag_merge_person m WHERE m.tenant_id = $1 AND m.merge_id = $2 AND NOT m.had_both)";
    GIVE_BACK = "INSERT INTO tagging (tenant_id, person_id, tag_id, created_at)
        SELECT m.tenant_id, m.person_id, $3, m.created_at FROM tag_merge_person m
        WHERE m.tenant_id = $1 AND m.merge_id = $2 ON CONFLICT (tenant_id, person_id, tag_id) DO NOTHING";
    STILL_TAGGED = "DELETE FROM tag_merge_person WHERE tenant_id = $1 AND merge_id = $2 AND NOT EXISTS
        (SELECT 1 FROM tagging x WHERE x.tenant_id = $1 AND x.person_id = tag_merge_person.person_id AND x.tag_id = $3)";
    DELETE_MERGE_PEOPLE = "DELETE FROM tag_merge_person WHERE tenant_id = $1 AND merge_id = $2";
    DELETE_MERGE = "DELETE FROM tag_merge WHERE tenant_id = $1 AND merge_id = $2";
    SWEEP_PEOPLE = "DELETE FROM tag_merge_person WHERE tenant_id = $1 AND merge_id IN
        (SELECT m.merge_id FROM tag_merge m WHERE m.tenant_id = $1 AND m.at < $2)";
    SWEEP = "DELETE FROM tag_merge WHERE tenant_id = $1 AND at < $2";
    FORGET = "DELETE FROM tag_merge_person WHERE tenant_id = $1 AND person_id = $2";
}
