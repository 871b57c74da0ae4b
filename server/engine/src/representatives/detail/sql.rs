//! Statements of one representative and what is corrected about them.

crate::queries! {
    WHO = "SELECT name, source FROM politician WHERE tenant_id = $1 AND politician_id = $2 AND ended_at IS NULL";
    SEATS = "SELECT m.membership_id, b.name AS body, p.label, COALESCE(a.local_name, a.name, '') AS area, m.party_id,
            COALESCE(party.name, '') AS party, m.start_date, m.end_date, p.post_id, COALESCE(p.seats_override, p.seats) AS seats,
            p.seats_override, c.basis, c.corrected_by, c.corrected_at, COALESCE(said.name, '') AS source_party,
            COALESCE(c.source_start_date, '') AS source_start, COALESCE(c.source_end_date, '') AS source_end,
            CASE WHEN p.ended_at IS NULL AND (m.period_id IS NULL OR m.period_id = (SELECT x.period_id FROM legislative_period x
                WHERE x.tenant_id = b.tenant_id AND x.body_id = b.body_id AND x.ended_at IS NULL AND x.start_date <= $3
                ORDER BY x.start_date DESC, x.sort_key DESC LIMIT 1)) THEN TRUE ELSE FALSE END AS latest
        FROM membership m
        JOIN post p ON p.tenant_id = m.tenant_id AND p.post_id = m.post_id
        JOIN body b ON b.tenant_id = p.tenant_id AND b.body_id = p.body_id
        LEFT JOIN area a ON a.tenant_id = p.tenant_id AND a.area_id = p.area_id
        LEFT JOIN body party ON party.tenant_id = m.tenant_id AND party.body_id = m.party_id
        LEFT JOIN membership_correction c ON c.tenant_id = m.tenant_id AND c.membership_id = m.membership_id
        LEFT JOIN body said ON said.tenant_id = c.tenant_id AND said.body_id = c.source_party_id
        WHERE m.tenant_id = $1 AND m.politician_id = $2 AND m.ended_at IS NULL
        ORDER BY m.start_date DESC, m.membership_id DESC LIMIT 200";
    PARTIES = "SELECT body_id, name FROM body WHERE tenant_id = $1 AND classification = 'party' AND ended_at IS NULL ORDER BY name, body_id LIMIT 500";
    IS_PARTY = "SELECT CAST(COUNT(*) AS BIGINT) FROM body WHERE tenant_id = $1 AND body_id = $2 AND classification = 'party'";
    SEAT = "SELECT politician_id FROM membership WHERE tenant_id = $1 AND membership_id = $2 AND ended_at IS NULL";
    /// The first correction notes what the source says; a further one only its own words.
    NOTE = "INSERT INTO membership_correction (tenant_id, membership_id, source_party_id, source_start_date, source_end_date,
            basis, corrected_by, corrected_at)
        SELECT tenant_id, membership_id, party_id, start_date, end_date, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT)
            FROM membership WHERE tenant_id = $1 AND membership_id = $2
        ON CONFLICT (tenant_id, membership_id) DO UPDATE SET basis = excluded.basis, corrected_by = excluded.corrected_by,
            corrected_at = excluded.corrected_at";
    CORRECT = "UPDATE membership SET party_id = $3, start_date = $4, end_date = $5 WHERE tenant_id = $1 AND membership_id = $2";
    SOURCE_SAYS = "SELECT source_party_id, source_start_date, source_end_date FROM membership_correction
        WHERE tenant_id = $1 AND membership_id = $2";
    FORGET = "DELETE FROM membership_correction WHERE tenant_id = $1 AND membership_id = $2";
}
