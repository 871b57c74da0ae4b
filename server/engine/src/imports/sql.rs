//! Statements.

crate::queries! {
    INSERT = "INSERT INTO people_import (tenant_id, import_id, file_name, format, size, sheets, options, state, position, done, total, counts,
            kept, created_by, actor, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'staged', 0, 0, 0, $8, '[]', $9, $10, $11)";
    SET_SHEETS = "UPDATE people_import SET sheets = $3, size = $4 WHERE tenant_id = $1 AND import_id = $2";
    INSERT_PART = "INSERT INTO import_part (tenant_id, import_id, sheet, position, content) VALUES ($1, $2, $3, $4, $5)";
    PART = "SELECT content FROM import_part WHERE tenant_id = $1 AND import_id = $2 AND sheet = $3 AND position = $4";
    DELETE_PARTS = "DELETE FROM import_part WHERE tenant_id = $1 AND import_id = $2";
    DELETE_IMPORT = "DELETE FROM people_import WHERE tenant_id = $1 AND import_id = $2 AND state = 'staged'";
    VIEW = "SELECT import_id, file_name, format, size, sheets, options, state, done, total, counts, kept, created_by, actor, created_at, finished_at
        FROM people_import WHERE tenant_id = $1 AND import_id = $2";
    START = "UPDATE people_import SET state = 'running', options = $3, total = $4, position = 0, done = 0
        WHERE tenant_id = $1 AND import_id = $2 AND state = 'staged'";
    MOVE = "UPDATE people_import SET state = $4 WHERE tenant_id = $1 AND import_id = $2 AND state = $3";
    END = "UPDATE people_import SET state = $4, finished_at = $5 WHERE tenant_id = $1 AND import_id = $2 AND state = $3";
    /// Takes the next part, once: whoever comes second, or after a pause, takes none.
    CLAIM = "UPDATE people_import SET position = position + 1 WHERE tenant_id = $1 AND import_id = $2 AND state = 'running' AND position = $3";
    STEP = "UPDATE people_import SET done = $3, counts = $4 WHERE tenant_id = $1 AND import_id = $2";
    POSITION = "SELECT position FROM people_import WHERE tenant_id = $1 AND import_id = $2 AND state = 'running'";
    INSERT_MATCH = "INSERT INTO import_match (tenant_id, import_id, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    INSERT_EXTERNAL = "INSERT INTO person_external (tenant_id, system, external_id, person_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    ISSUES = "SELECT line, kind, column_name, cell, person_id FROM import_issue
        WHERE tenant_id = $1 AND import_id = $2 AND (line, number) > ($3, $4) ORDER BY line, number LIMIT $5";
    ISSUE_ROWS = "SELECT line, number, kind, column_name, cell, cells FROM import_issue
        WHERE tenant_id = $1 AND import_id = $2 AND (line, number) > ($3, $4) ORDER BY line, number LIMIT $5";
    HAS_NOTE = "SELECT CAST(COUNT(*) AS BIGINT) FROM interaction WHERE tenant_id = $1 AND person_id = $2 AND kind = 'note' AND body = $3";
    TAG = "SELECT tag_id, name FROM tag WHERE tenant_id = $1 AND name_key = $2";
    INSERT_TAG = "INSERT INTO tag (tenant_id, tag_id, name, name_key, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, name_key) DO NOTHING";
    TAG_NAMES = "SELECT tag_id, name FROM tag WHERE tenant_id = $1";
    FIELD_NAMES = "SELECT field_id, name, sensitive FROM custom_field WHERE tenant_id = $1";
    ANY_REMAINS = "SELECT CAST((SELECT COUNT(*) FROM (SELECT 1 FROM tombstone WHERE tenant_id = $1 LIMIT 1) t) AS BIGINT)
        + CAST((SELECT COUNT(*) FROM (SELECT 1 FROM past_address WHERE tenant_id = $1 LIMIT 1) p) AS BIGINT)";
    SAVE_MAPPING = "INSERT INTO import_mapping (tenant_id, name, name_key, fingerprint, columns, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant_id, name_key) DO UPDATE SET name = excluded.name, fingerprint = excluded.fingerprint, columns = excluded.columns,
            created_by = excluded.created_by, created_at = excluded.created_at";
    MAPPINGS = "SELECT name, fingerprint, columns FROM import_mapping WHERE tenant_id = $1 ORDER BY created_at DESC, name_key LIMIT 100";
    MAPPINGS_KEPT = "SELECT m.name, m.fingerprint, m.columns, a.name AS actor, m.created_at FROM import_mapping m
        LEFT JOIN account a ON a.tenant_id = m.tenant_id AND a.account_id = m.created_by
        WHERE m.tenant_id = $1 ORDER BY m.created_at DESC, m.name_key LIMIT 100";
    MAPPINGS_CALLED = "SELECT CAST(COUNT(*) AS BIGINT) FROM import_mapping WHERE tenant_id = $1 AND name_key = $2";
    RENAME_MAPPING = "UPDATE import_mapping SET name = $3, name_key = $4 WHERE tenant_id = $1 AND name_key = $2";
    DELETE_MAPPING = "DELETE FROM import_mapping WHERE tenant_id = $1 AND name_key = $2";
    UNDO_POSITION = "SELECT undo_after, kept FROM people_import WHERE tenant_id = $1 AND import_id = $2 AND state = 'undoing'";
    UNDO_STEP = "UPDATE people_import SET undo_after = $3, kept = $4 WHERE tenant_id = $1 AND import_id = $2";
    MADE = "SELECT person_id FROM person WHERE tenant_id = $1 AND import_id = $2 AND person_id > $3 ORDER BY person_id LIMIT $4";
    MET = "SELECT person_id FROM import_match WHERE tenant_id = $1 AND import_id = $2 AND person_id > $3 ORDER BY person_id LIMIT $4";
    DELETE_NOTES = "DELETE FROM interaction WHERE tenant_id = $1 AND person_id = $2 AND subject_id = $3 AND source = 'import' AND kind = 'note'";
    CONSENTS = "SELECT purpose_id, channel, given, version, source, proof FROM consent WHERE tenant_id = $1 AND person_id = $2 ORDER BY at, consent_id";
    FORGET_ISSUES = "DELETE FROM import_issue WHERE tenant_id = $1 AND person_id = $2";
    FORGET_ROWS = "DELETE FROM import_row WHERE tenant_id = $1 AND person_id = $2";
    FORGET_EXTERNAL = "DELETE FROM person_external WHERE tenant_id = $1 AND person_id = $2";
    SWEEP_ISSUES = "DELETE FROM import_issue WHERE tenant_id = $1 AND import_id IN (SELECT import_id FROM people_import
        WHERE tenant_id = $1 AND finished_at < $2)";
    SWEEP_PARTS = "DELETE FROM import_part WHERE tenant_id = $1 AND import_id IN (SELECT import_id FROM people_import
        WHERE tenant_id = $1 AND state = 'staged' AND created_at < $2)";
    SWEEP_STAGED = "DELETE FROM people_import WHERE tenant_id = $1 AND state = 'staged' AND created_at < $2";
}
