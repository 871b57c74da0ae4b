//! Statements of ways to reach people.

crate::queries! {
    OF = "SELECT channel, content, note, provenance, manual, health, checked_at FROM contact_detail
        WHERE tenant_id = $1 AND politician_id = $2 AND ended_at IS NULL ORDER BY manual DESC, contact_id";
    EXISTS = "SELECT CAST(COUNT(*) AS BIGINT) FROM politician WHERE tenant_id = $1 AND politician_id = $2 AND ended_at IS NULL";
    END_MANUAL = "UPDATE contact_detail SET ended_at = $3 WHERE tenant_id = $1 AND politician_id = $2 AND manual AND ended_at IS NULL";
    END_CHANNEL = "UPDATE contact_detail SET ended_at = $4
        WHERE tenant_id = $1 AND politician_id = $2 AND channel = $3 AND manual AND ended_at IS NULL";
    PUT = "INSERT INTO contact_detail (tenant_id, contact_id, politician_id, channel, content, note, provenance, manual, health, checked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, 'untried', $8)
        ON CONFLICT (tenant_id, politician_id, channel, content, manual) DO UPDATE SET note = excluded.note,
            provenance = excluded.provenance, health = 'untried', checked_at = excluded.checked_at, ended_at = NULL";
    HEALTH = "UPDATE contact_detail SET health = $5, checked_at = $6
        WHERE tenant_id = $1 AND politician_id = $2 AND channel = $3 AND content = $4 AND ended_at IS NULL";
    SEATS = "UPDATE post SET seats_override = $3 WHERE tenant_id = $1 AND post_id = $2 AND ended_at IS NULL";
    AREA_NAME = "UPDATE area SET local_name = $3 WHERE tenant_id = $1 AND area_id = $2 AND ended_at IS NULL";
}
