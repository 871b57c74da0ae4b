//! Statements.

crate::queries! {
    HIT = "INSERT INTO throttle (tenant_id, name, window_start, hits) VALUES ($1, $2, $3, 1)
        ON CONFLICT (tenant_id, name) DO UPDATE SET
            hits = CASE WHEN throttle.window_start = excluded.window_start THEN throttle.hits + 1 ELSE 1 END,
            window_start = excluded.window_start
        RETURNING hits";
    SWEEP = "DELETE FROM throttle WHERE tenant_id = $1 AND window_start < $2";
}
