//! Statements of finding representatives.

crate::queries! {
    /// Areas whose rectangle touches another: west, south, east, north.
    TOUCHING = "SELECT a.area_id, a.scheme, a.code, COALESCE(a.local_name, a.name) AS name, a.kind, b.shape FROM boundary b
        JOIN area a ON a.tenant_id = b.tenant_id AND a.area_id = b.area_id
        WHERE b.tenant_id = $1 AND b.west <= $4 AND b.east >= $2 AND b.south <= $5 AND b.north >= $3
          AND a.ended_at IS NULL AND a.valid_from <= $6 AND (a.valid_to = '' OR a.valid_to > $6)
        ORDER BY a.kind, a.scheme, a.code";
    EXTENT = "SELECT MIN(b.west) AS west, MIN(b.south) AS south, MAX(b.east) AS east, MAX(b.north) AS north FROM boundary b
        JOIN area a ON a.tenant_id = b.tenant_id AND a.area_id = b.area_id
        WHERE b.tenant_id = $1 AND a.ended_at IS NULL AND a.kind <> 'postcode' AND (a.valid_to = '' OR a.valid_to > $2)";
    NAMES = "SELECT area_id, scheme, code, COALESCE(local_name, name) AS name, kind FROM area WHERE tenant_id = $1 AND area_id = $2 AND ended_at IS NULL";
    BY_CODE = "SELECT area_id, scheme, code, COALESCE(local_name, name) AS name, kind FROM area
        WHERE tenant_id = $1 AND code_key = $2 AND ended_at IS NULL AND valid_from <= $3 AND (valid_to = '' OR valid_to > $3) AND kind <> 'postcode'
        ORDER BY scheme, code";
    LINKED = "SELECT to_area FROM area_link WHERE tenant_id = $1 AND from_area = $2";
    CROSSED = "SELECT to_scheme, to_code FROM area_crosswalk WHERE tenant_id = $1 AND from_code = $2 ORDER BY to_scheme, to_code";
    POSTCODES = "SELECT street, number_from, number_to, scheme, area_code FROM postcode_area
        WHERE tenant_id = $1 AND from_code <= $2 AND to_code >= $2 AND LENGTH(from_code) = LENGTH($2)
        ORDER BY scheme, area_code, street, number_from";
    POSTCODE_AREAS = "SELECT a.area_id, a.code, b.shape FROM area a JOIN boundary b ON b.tenant_id = a.tenant_id AND b.area_id = a.area_id
        WHERE a.tenant_id = $1 AND a.kind = 'postcode' AND a.ended_at IS NULL AND a.valid_from <= $3 AND (a.valid_to = '' OR a.valid_to > $3)
          AND (a.code = $2 OR a.code LIKE '%-%')";
    ANY_AREA = "SELECT CAST(COUNT(*) AS BIGINT) FROM area WHERE tenant_id = $1 AND ended_at IS NULL";
    KIND = "SELECT area_id, scheme, code, COALESCE(local_name, name) AS name, kind FROM area
        WHERE tenant_id = $1 AND kind = $2 AND ended_at IS NULL ORDER BY name_key";
    CHOOSABLE = "SELECT DISTINCT a.area_id, a.scheme, a.code, COALESCE(a.local_name, a.name) AS name, a.kind, a.name_key FROM area a
        WHERE a.tenant_id = $1 AND a.ended_at IS NULL AND a.kind <> 'postcode' AND a.valid_from <= $2 AND (a.valid_to = '' OR a.valid_to > $2)
          AND (EXISTS (SELECT 1 FROM area_link l WHERE l.tenant_id = a.tenant_id AND l.from_area = a.area_id)
            OR EXISTS (SELECT 1 FROM post p WHERE p.tenant_id = a.tenant_id AND p.area_id = a.area_id AND p.ended_at IS NULL))
        ORDER BY a.name_key, a.area_id LIMIT 1000";

    POSTS_OF_AREA = "SELECT p.post_id, p.label, COALESCE(p.seats_override, p.seats) AS seats, COALESCE(a.local_name, a.name) AS area,
            b.body_id, b.name AS body, b.level
        FROM post p JOIN body b ON b.tenant_id = p.tenant_id AND b.body_id = p.body_id
        JOIN area a ON a.tenant_id = p.tenant_id AND a.area_id = p.area_id
        WHERE p.tenant_id = $1 AND p.area_id = $2 AND p.ended_at IS NULL AND b.ended_at IS NULL";
    POSTS_EVERYWHERE = "SELECT p.post_id, p.label, COALESCE(p.seats_override, p.seats) AS seats, '' AS area, b.body_id, b.name AS body, b.level
        FROM post p JOIN body b ON b.tenant_id = p.tenant_id AND b.body_id = p.body_id
        WHERE p.tenant_id = $1 AND p.area_id IS NULL AND p.ended_at IS NULL AND b.ended_at IS NULL AND b.classification <> 'party'";
    PERIODS = "SELECT period_id, start_date, end_date FROM legislative_period
        WHERE tenant_id = $1 AND body_id = $2 AND ended_at IS NULL AND start_date <= $3 ORDER BY start_date DESC, sort_key DESC LIMIT 1";
    MEMBERS = "SELECT m.membership_id, m.politician_id, p.name, COALESCE(b.name, '') AS party, m.role, m.start_date, m.end_date, m.period_id
        FROM membership m JOIN politician p ON p.tenant_id = m.tenant_id AND p.politician_id = m.politician_id
        LEFT JOIN body b ON b.tenant_id = m.tenant_id AND b.body_id = m.party_id
        WHERE m.tenant_id = $1 AND m.post_id = $2 AND m.ended_at IS NULL AND p.ended_at IS NULL
        ORDER BY p.name_key, m.membership_id";
    CONTACTS_OF_POST = "SELECT DISTINCT c.contact_id, c.politician_id, c.channel, c.content, c.note, c.provenance, c.manual, c.health, c.checked_at
        FROM contact_detail c JOIN membership m ON m.tenant_id = c.tenant_id AND m.politician_id = c.politician_id
        WHERE c.tenant_id = $1 AND m.post_id = $2 AND c.ended_at IS NULL ORDER BY c.contact_id";
    POST_OF_MEMBERSHIP = "SELECT m.post_id, p.body_id FROM membership m JOIN post p ON p.tenant_id = m.tenant_id AND p.post_id = m.post_id
        WHERE m.tenant_id = $1 AND m.membership_id = $2 AND m.ended_at IS NULL";
    POST = "SELECT p.post_id, p.label, COALESCE(p.seats_override, p.seats) AS seats, COALESCE(a.local_name, a.name, '') AS area,
            b.body_id, b.name AS body, b.level
        FROM post p JOIN body b ON b.tenant_id = p.tenant_id AND b.body_id = p.body_id
        LEFT JOIN area a ON a.tenant_id = p.tenant_id AND a.area_id = p.area_id
        WHERE p.tenant_id = $1 AND p.post_id = $2";
}
