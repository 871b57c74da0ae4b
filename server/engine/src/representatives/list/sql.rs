//! Statements of the console's lists. Names are compared by their folded form.

crate::queries! {
    INVENTORY = "SELECT
        (SELECT CAST(COUNT(*) AS BIGINT) FROM politician WHERE tenant_id = $1 AND ended_at IS NULL) AS politicians,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM body WHERE tenant_id = $1 AND ended_at IS NULL AND classification <> 'party') AS bodies,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM area WHERE tenant_id = $1 AND ended_at IS NULL) AS areas,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM boundary WHERE tenant_id = $1) AS boundaries,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM postcode_area WHERE tenant_id = $1) AS postcodes";
    BODIES = "SELECT b.body_id, b.name, b.level, b.source, b.seats, CAST(COUNT(m.membership_id) AS BIGINT) AS sitting
        FROM body b
        LEFT JOIN post p ON p.tenant_id = b.tenant_id AND p.body_id = b.body_id AND p.ended_at IS NULL
        LEFT JOIN membership m ON m.tenant_id = p.tenant_id AND m.post_id = p.post_id AND m.ended_at IS NULL AND m.end_date = ''
            AND (m.period_id IS NULL OR m.period_id = (SELECT x.period_id FROM legislative_period x
                WHERE x.tenant_id = b.tenant_id AND x.body_id = b.body_id AND x.ended_at IS NULL
                ORDER BY x.start_date DESC, x.sort_key DESC LIMIT 1))
        WHERE b.tenant_id = $1 AND b.ended_at IS NULL AND b.classification <> 'party'
        GROUP BY b.body_id, b.name, b.level, b.source, b.seats ORDER BY b.level, b.name, b.body_id";
    AREAS = "SELECT a.area_id, COALESCE(a.local_name, a.name) AS name, a.code, a.scheme, a.kind, a.valid_from, a.valid_to,
            CASE WHEN b.area_id IS NULL THEN FALSE ELSE TRUE END AS drawn, a.name_key
        FROM area a LEFT JOIN boundary b ON b.tenant_id = a.tenant_id AND b.area_id = a.area_id
        WHERE a.tenant_id = $1 AND a.ended_at IS NULL AND (a.name_key LIKE $2 OR a.code_key LIKE $3) AND (a.name_key > $4 OR (a.name_key = $4 AND a.area_id > $5))
        ORDER BY a.name_key, a.area_id LIMIT $6";
    POLITICIANS = "SELECT politician_id, name, name_key FROM politician
        WHERE tenant_id = $1 AND ended_at IS NULL AND name_key LIKE $2 AND (name_key > $3 OR (name_key = $3 AND politician_id > $4))
        ORDER BY name_key, politician_id LIMIT $5";
    SEATS_OF = "SELECT b.name AS body, COALESCE(a.local_name, a.name, '') AS area, COALESCE(party.name, '') AS party FROM membership m
        JOIN post p ON p.tenant_id = m.tenant_id AND p.post_id = m.post_id
        JOIN body b ON b.tenant_id = p.tenant_id AND b.body_id = p.body_id
        LEFT JOIN area a ON a.tenant_id = p.tenant_id AND a.area_id = p.area_id
        LEFT JOIN body party ON party.tenant_id = m.tenant_id AND party.body_id = m.party_id
        LEFT JOIN legislative_period t ON t.tenant_id = m.tenant_id AND t.period_id = m.period_id
        WHERE m.tenant_id = $1 AND m.politician_id = $2 AND m.ended_at IS NULL
        ORDER BY CASE WHEN m.end_date = '' THEN 0 ELSE 1 END, COALESCE(t.start_date, '') DESC, m.start_date DESC LIMIT 1";
}
