//! Statements that are always the same. What trees become is put together in `compile`.

/// The columns of `rows::Row`, of the segments `$2` may see: their own, and those shared with where they see people or with what lies
/// above that. `$3` is now.
macro_rules! seen {
    () => {
        "SELECT s.segment_id, s.name, s.kind, s.organisation_id, o.name AS organisation_name, s.shared, s.owner_id,
            COALESCE(a.name, '') AS owner_name, s.tree, s.version, s.updated_at, s.archived_at IS NOT NULL AS archived,
            (s.owner_id = $2 OR EXISTS (SELECT 1 FROM access_grant w JOIN organisation_closure wc
                ON wc.tenant_id = w.tenant_id AND wc.ancestor_id = w.organisation_id
                WHERE w.tenant_id = $1 AND w.account_id = $2 AND w.capability = 'people.write' AND (w.until IS NULL OR w.until > $3)
                  AND wc.descendant_id = s.organisation_id)) AS may_edit
        FROM segment s
        JOIN organisation o ON o.tenant_id = s.tenant_id AND o.organisation_id = s.organisation_id
        LEFT JOIN account a ON a.tenant_id = s.tenant_id AND a.account_id = s.owner_id
        WHERE s.tenant_id = $1 AND (s.owner_id = $2 OR (s.shared AND EXISTS (
            SELECT 1 FROM access_grant g WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability IN ('people.read', 'events.read')
              AND (g.until IS NULL OR g.until > $3) AND EXISTS (SELECT 1 FROM organisation_closure c WHERE c.tenant_id = $1
                AND ((c.ancestor_id = s.organisation_id AND c.descendant_id = g.organisation_id)
                  OR (c.ancestor_id = g.organisation_id AND c.descendant_id = s.organisation_id))))))"
    };
}

crate::queries! {
    LIST = concat!(seen!(), " AND (s.archived_at IS NOT NULL) = $4 ORDER BY s.name_key, s.segment_id LIMIT 500");
    ONE = concat!(seen!(), " AND s.segment_id = $4");
    USED_IN = concat!(seen!(), " AND s.archived_at IS NULL AND EXISTS (SELECT 1 FROM segment_inner i
        WHERE i.tenant_id = $1 AND i.segment_id = s.segment_id AND i.inner_id = $4) ORDER BY s.name_key, s.segment_id");
    ANY_USE = "SELECT CAST(COUNT(*) AS BIGINT) FROM segment_inner i JOIN segment s ON s.tenant_id = i.tenant_id AND s.segment_id = i.segment_id
        WHERE i.tenant_id = $1 AND i.inner_id = $2 AND s.archived_at IS NULL";
    INNER = "SELECT kind, tree FROM segment WHERE tenant_id = $1 AND segment_id = $2";
    INSERT = "INSERT INTO segment (tenant_id, segment_id, organisation_id, shared, owner_id, name, name_key, kind, tree, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)";
    UPDATE = "UPDATE segment SET organisation_id = $3, shared = $4, name = $5, name_key = $6, tree = $7, updated_at = $8, version = version + 1
        WHERE tenant_id = $1 AND segment_id = $2 AND version = $9";
    ARCHIVE = "UPDATE segment SET archived_at = $3, version = version + 1 WHERE tenant_id = $1 AND segment_id = $2";
    FORGET_INNER = "DELETE FROM segment_inner WHERE tenant_id = $1 AND segment_id = $2";
    ADD_INNER = "INSERT INTO segment_inner (tenant_id, segment_id, inner_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    LEADS_TO = "SELECT inner_id FROM segment_inner WHERE tenant_id = $1 AND segment_id = $2";
    ADD_MEMBER = "INSERT INTO segment_member (tenant_id, segment_id, person_id, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    REMOVE_MEMBER = "DELETE FROM segment_member WHERE tenant_id = $1 AND segment_id = $2 AND person_id = $3";
    FORGET_PERSON = "DELETE FROM segment_member WHERE tenant_id = $1 AND person_id = $2";
    BELOW = "SELECT descendant_id FROM organisation_closure WHERE tenant_id = $1 AND ancestor_id = $2";
    TAGS_OF_GROUP = "SELECT tag_id FROM tag WHERE tenant_id = $1 AND group_id = $2";

    NEW_POSTCODES = "WITH RECURSIVE step (code) AS (
            SELECT MIN(REPLACE(REPLACE(UPPER(postcode), ' ', ''), '-', '')) FROM postal_address WHERE tenant_id = $1 AND kind = 'home'
            UNION ALL
            SELECT (SELECT MIN(REPLACE(REPLACE(UPPER(a.postcode), ' ', ''), '-', '')) FROM postal_address a WHERE a.tenant_id = $1 AND a.kind = 'home'
                AND REPLACE(REPLACE(UPPER(a.postcode), ' ', ''), '-', '') > step.code) FROM step WHERE step.code IS NOT NULL)
        SELECT code FROM step WHERE code IS NOT NULL AND code <> ''
          AND NOT EXISTS (SELECT 1 FROM place_point k WHERE k.tenant_id = $1 AND k.postcode = step.code)";
    BASIS = "SELECT CAST(COUNT(*) AS BIGINT) AS shapes, COALESCE(CAST(SUM(b.west + b.north) AS BIGINT), 0) AS sum,
            (SELECT CAST(COUNT(*) AS BIGINT) FROM postcode_area t WHERE t.tenant_id = $1) AS codes,
            (SELECT COALESCE(MAX(i.finished_at), 0) FROM representative_import i WHERE i.tenant_id = $1) AS imported
        FROM boundary b WHERE b.tenant_id = $1";
    STATE = "SELECT basis, checked_at FROM place_state WHERE tenant_id = $1";
    SET_STATE = "INSERT INTO place_state (tenant_id, basis, checked_at) VALUES ($1, $2, $3)
        ON CONFLICT (tenant_id) DO UPDATE SET basis = $2, checked_at = $3";
    FORGET_POINTS = "DELETE FROM place_point WHERE tenant_id = $1";
    FORGET_AREAS = "DELETE FROM place_area WHERE tenant_id = $1";
    ADD_POINT = "INSERT INTO place_point (tenant_id, postcode, lon, lat, exactness) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    ADD_AREA = "INSERT INTO place_area (tenant_id, postcode, area_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    POINTS = "SELECT postcode, lon, lat FROM place_point WHERE tenant_id = $1 AND lon >= $2 AND lon <= $3 AND lat >= $4 AND lat <= $5";
    POSTCODES_OF_AREA = "SELECT postcode FROM place_area WHERE tenant_id = $1 AND area_id = $2";
    EXACTNESS = "SELECT exactness, CAST(COUNT(*) AS BIGINT) FROM place_point WHERE tenant_id = $1 GROUP BY exactness";
    POINT_OF = "SELECT lon, lat FROM place_point WHERE tenant_id = $1 AND postcode = $2 AND lon IS NOT NULL AND lat IS NOT NULL";

    PERSON = "SELECT p.given_name, p.family_name, p.additional_name, p.nickname, p.honorific_prefix, p.pronouns, p.birth_date, p.job_title,
            p.employer, p.outlet, p.beat, p.kind, p.facets, p.languages, p.locale, p.source, p.created_at, p.touched_at, p.support_level,
            p.owner_id, h.street, h.postcode, h.city, h.region, h.country
        FROM person p LEFT JOIN postal_address h ON h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home'
        WHERE p.tenant_id = $1 AND p.person_id = $2 AND p.state = 'active'";
    IDENTITIES = "SELECT kind, address, health, suppressed_at IS NOT NULL FROM identity WHERE tenant_id = $1 AND person_id = $2 ORDER BY address";
    LINKS = "SELECT url FROM person_link WHERE tenant_id = $1 AND person_id = $2 ORDER BY url";
    BLOCKS = "SELECT channel FROM contact_block WHERE tenant_id = $1 AND person_id = $2";
    TAGS = "SELECT tag_id FROM tagging WHERE tenant_id = $1 AND person_id = $2";
    CUSTOM = "SELECT field_id, content, content_key, micros FROM custom_value WHERE tenant_id = $1 AND person_id = $2 ORDER BY field_id, position";
    CONSENTS = "SELECT c.purpose_id, c.channel, c.given, c.at FROM consent c WHERE c.tenant_id = $1 AND c.person_id = $2
        AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.purpose_id = c.purpose_id
            AND n.channel = c.channel AND (n.at, n.consent_id) > (c.at, c.consent_id))";
    TIES = "SELECT organisation_id, role, started_at, ended_at FROM affiliation WHERE tenant_id = $1 AND person_id = $2";
    REGISTRATIONS = "SELECT r.event_id, r.status, r.mark, e.start_at FROM registration r
        JOIN event e ON e.tenant_id = r.tenant_id AND e.event_id = r.event_id WHERE r.tenant_id = $1 AND r.person_id = $2";
    FORMS = "SELECT form_id, confirmed_at FROM submission WHERE tenant_id = $1 AND person_id = $2 AND state = 'confirmed' AND confirmed_at IS NOT NULL";
    INTERACTIONS = "SELECT kind, at FROM interaction WHERE tenant_id = $1 AND person_id = $2";
    RELATIONS = "SELECT kind, CAST('first' AS TEXT) AS side, other_id FROM relationship WHERE tenant_id = $1 AND person_id = $2 AND end_date = ''
        UNION ALL SELECT kind, CAST('second' AS TEXT), person_id FROM relationship WHERE tenant_id = $1 AND other_id = $2 AND end_date = ''";
    THERE = "SELECT given_name, family_name FROM person WHERE tenant_id = $1 AND person_id = $2 AND state IN ('active', 'left')";
    TREES = "SELECT tree FROM segment WHERE tenant_id = $1";
    FROZEN = "SELECT segment_id FROM segment_member WHERE tenant_id = $1 AND person_id = $2";
    MEMBER = "SELECT p.person_id, p.given_name, p.family_name, COALESCE(h.city, '') AS city FROM person p
        LEFT JOIN postal_address h ON h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home'
        WHERE p.tenant_id = $1 AND p.person_id = $2";

    ALL_TAGS = "SELECT tag_id, name FROM tag WHERE tenant_id = $1 AND archived_at IS NULL AND merged_into IS NULL ORDER BY name_key LIMIT 500";
    ALL_GROUPS = "SELECT group_id, name FROM tag_group WHERE tenant_id = $1 ORDER BY name_key";
    EVENTS_SEEN = "SELECT e.event_id, e.title, e.start_at FROM event e WHERE e.tenant_id = $1
        AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'people.read' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = e.organisation_id)
        ORDER BY e.start_at DESC, e.event_id LIMIT 200";
    FORMS_SEEN = "SELECT f.form_id, f.name FROM signup_form f WHERE f.tenant_id = $1
        AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'people.read' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = f.organisation_id)
        ORDER BY f.name, f.form_id LIMIT 200";
    COLLEAGUES = "SELECT account_id, name FROM account WHERE tenant_id = $1 AND state = 'active' ORDER BY name, account_id LIMIT 500";
    AREAS = "SELECT DISTINCT a.area_id, COALESCE(a.local_name, a.name) AS name, a.name_key FROM area a
        JOIN place_area k ON k.tenant_id = a.tenant_id AND k.area_id = a.area_id
        WHERE a.tenant_id = $1 AND a.ended_at IS NULL ORDER BY a.name_key, a.area_id LIMIT 1000";
    CITIES = "WITH RECURSIVE step (town, n) AS (
            SELECT MIN(LOWER(city)), 1 FROM postal_address WHERE tenant_id = $1 AND kind = 'home' AND LOWER(city) > ''
            UNION ALL
            SELECT (SELECT MIN(LOWER(a.city)) FROM postal_address a WHERE a.tenant_id = $1 AND a.kind = 'home' AND LOWER(a.city) > step.town), n + 1
                FROM step WHERE step.town IS NOT NULL AND n < 300)
        SELECT (SELECT MIN(b.city) FROM postal_address b WHERE b.tenant_id = $1 AND b.kind = 'home' AND LOWER(b.city) = step.town) AS city
        FROM step WHERE step.town IS NOT NULL";
}
