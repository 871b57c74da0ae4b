//! Statements of imports.

crate::queries! {
    BODIES = "SELECT body_id AS id, source_id, ended_at, name, level, classification, seats FROM body WHERE tenant_id = $1 AND source = $2";
    INSERT_BODY = "INSERT INTO body (tenant_id, body_id, source, source_id, name, level, classification, seats)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_BODY = "UPDATE body SET name = $3, level = $4, classification = $5, seats = $6, ended_at = NULL WHERE tenant_id = $1 AND body_id = $2";
    END_BODY = "UPDATE body SET ended_at = $3 WHERE tenant_id = $1 AND body_id = $2";
    PERIODS = "SELECT period_id AS id, source_id, ended_at, body_id, name, start_date, end_date FROM legislative_period
        WHERE tenant_id = $1 AND source = $2";
    INSERT_PERIOD = "INSERT INTO legislative_period (tenant_id, period_id, source, source_id, body_id, name, start_date, end_date, sort_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_PERIOD = "UPDATE legislative_period SET body_id = $3, name = $4, start_date = $5, end_date = $6, ended_at = NULL
        WHERE tenant_id = $1 AND period_id = $2";
    END_PERIOD = "UPDATE legislative_period SET ended_at = $3 WHERE tenant_id = $1 AND period_id = $2";
    POLITICIANS = "SELECT politician_id AS id, source_id, ended_at, name, given_name, family_name, birth_date FROM politician
        WHERE tenant_id = $1 AND source = $2";
    INSERT_POLITICIAN = "INSERT INTO politician (tenant_id, politician_id, source, source_id, name, given_name, family_name, birth_date, name_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_POLITICIAN = "UPDATE politician SET source_id = $3, name = $4, given_name = $5, family_name = $6, birth_date = $7, name_key = $8,
        ended_at = NULL WHERE tenant_id = $1 AND politician_id = $2";
    END_POLITICIAN = "UPDATE politician SET ended_at = $3 WHERE tenant_id = $1 AND politician_id = $2";
    AREAS = "SELECT area_id AS id, code, ended_at, kind, name FROM area WHERE tenant_id = $1 AND scheme = $2 AND valid_from = ''";
    INSERT_AREA = "INSERT INTO area (tenant_id, area_id, scheme, code, valid_from, valid_to, kind, name, code_key, name_key)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8, $9)";
    UPDATE_AREA = "UPDATE area SET kind = $3, name = $4, name_key = $5, ended_at = NULL WHERE tenant_id = $1 AND area_id = $2";
    END_AREA = "UPDATE area SET ended_at = $3 WHERE tenant_id = $1 AND area_id = $2";
    BOUNDARIES = "SELECT a.area_id AS id, a.code, a.ended_at, a.kind, a.name, b.west, b.south, b.east, b.north, b.shape
        FROM area a LEFT JOIN boundary b ON b.tenant_id = a.tenant_id AND b.area_id = a.area_id
        WHERE a.tenant_id = $1 AND a.scheme = $2 AND a.valid_from = $3";
    PUT_BOUNDARY = "INSERT INTO boundary (tenant_id, area_id, west, south, east, north, shape) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant_id, area_id) DO UPDATE SET west = excluded.west, south = excluded.south, east = excluded.east,
            north = excluded.north, shape = excluded.shape";
    END_GENERATIONS = "UPDATE area SET valid_to = $4 WHERE tenant_id = $1 AND scheme = $2 AND valid_from < $3 AND valid_to = ''";
    SUPERSEDE = "UPDATE area SET valid_to = $4 WHERE tenant_id = $1 AND scheme = $2 AND code_key = $3 AND valid_from < $4 AND valid_to = ''";
    POSTS = "SELECT post_id AS id, source_id, ended_at, body_id, area_id, label, seats FROM post WHERE tenant_id = $1 AND source = $2";
    INSERT_POST = "INSERT INTO post (tenant_id, post_id, source, source_id, body_id, area_id, label, seats, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_POST = "UPDATE post SET body_id = $3, area_id = $4, label = $5, seats = $6, ended_at = $7 WHERE tenant_id = $1 AND post_id = $2";
    END_POST = "UPDATE post SET ended_at = $3 WHERE tenant_id = $1 AND post_id = $2";
    /// What the source said last: where a colleague has corrected it, that is kept beside the correction.
    MEMBERSHIPS = "SELECT m.membership_id AS id, m.source_id, m.ended_at, m.politician_id, m.post_id,
            CASE WHEN c.membership_id IS NULL THEN m.party_id ELSE c.source_party_id END AS party_id, m.period_id, m.role,
            COALESCE(c.source_start_date, m.start_date) AS start_date, COALESCE(c.source_end_date, m.end_date) AS end_date
        FROM membership m LEFT JOIN membership_correction c ON c.tenant_id = m.tenant_id AND c.membership_id = m.membership_id
        WHERE m.tenant_id = $1 AND m.source = $2";
    CORRECTED = "SELECT m.source_id, m.party_id, m.start_date, m.end_date, p.name FROM membership_correction c
        JOIN membership m ON m.tenant_id = c.tenant_id AND m.membership_id = c.membership_id
        JOIN politician p ON p.tenant_id = m.tenant_id AND p.politician_id = m.politician_id
        WHERE c.tenant_id = $1 AND m.source = $2 AND m.ended_at IS NULL ORDER BY p.name_key, m.membership_id";
    BY_HAND = "SELECT c.politician_id, c.channel, c.content, p.name FROM contact_detail c
        JOIN politician p ON p.tenant_id = c.tenant_id AND p.politician_id = c.politician_id
        WHERE c.tenant_id = $1 AND p.source = $2 AND c.manual AND c.ended_at IS NULL ORDER BY p.name_key, c.contact_id";
    INSERT_MEMBERSHIP = "INSERT INTO membership (tenant_id, membership_id, source, source_id, politician_id, post_id, party_id, period_id,
        role, start_date, end_date) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    UPDATE_MEMBERSHIP = "UPDATE membership SET period_id = $3, role = $4, ended_at = NULL WHERE tenant_id = $1 AND membership_id = $2";
    UPDATE_FACTS = "UPDATE membership SET party_id = $3, start_date = $4, end_date = $5 WHERE tenant_id = $1 AND membership_id = $2
        AND NOT EXISTS (SELECT 1 FROM membership_correction c WHERE c.tenant_id = $1 AND c.membership_id = $2)";
    UPDATE_CORRECTED = "UPDATE membership_correction SET source_party_id = $3, source_start_date = $4, source_end_date = $5
        WHERE tenant_id = $1 AND membership_id = $2";
    END_MEMBERSHIP = "UPDATE membership SET ended_at = $3 WHERE tenant_id = $1 AND membership_id = $2";
    CONTACTS = "SELECT c.contact_id AS id, c.ended_at, c.politician_id, c.channel, c.content, c.note FROM contact_detail c
        JOIN politician p ON p.tenant_id = c.tenant_id AND p.politician_id = c.politician_id
        WHERE c.tenant_id = $1 AND p.source = $2 AND NOT c.manual";
    INSERT_CONTACT = "INSERT INTO contact_detail (tenant_id, contact_id, politician_id, channel, content, note, provenance, manual, health, checked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, 'untried', $8)";
    UPDATE_CONTACT = "UPDATE contact_detail SET note = $3, checked_at = $4, ended_at = NULL WHERE tenant_id = $1 AND contact_id = $2";
    END_CONTACT = "UPDATE contact_detail SET ended_at = $3 WHERE tenant_id = $1 AND contact_id = $2";
    POSTCODES = "SELECT from_code, to_code, street, number_from, number_to, scheme, area_code FROM postcode_area
        WHERE tenant_id = $1 AND source = $2";
    INSERT_POSTCODE = "INSERT INTO postcode_area (tenant_id, source, from_code, to_code, street, number_from, number_to, scheme, area_code)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_POSTCODE = "UPDATE postcode_area SET scheme = $8 WHERE tenant_id = $1 AND source = $2 AND from_code = $3 AND to_code = $4
        AND street = $5 AND number_from = $6 AND number_to = $7 AND area_code = $9";
    DELETE_POSTCODE = "DELETE FROM postcode_area WHERE tenant_id = $1 AND source = $2 AND from_code = $3 AND to_code = $4
        AND street = $5 AND number_from = $6 AND number_to = $7 AND area_code = $8";
    CROSSWALK = "SELECT from_code, to_code, to_scheme, to_name FROM area_crosswalk WHERE tenant_id = $1 AND source = $2";
    INSERT_CROSSWALK = "INSERT INTO area_crosswalk (tenant_id, source, from_code, to_code, from_scheme, to_scheme, to_name)
        VALUES ($1, $2, $3, $4, '', $5, $6)";
    UPDATE_CROSSWALK = "UPDATE area_crosswalk SET to_scheme = $5, to_name = $6 WHERE tenant_id = $1 AND source = $2 AND from_code = $3 AND to_code = $4";
    DELETE_CROSSWALK = "DELETE FROM area_crosswalk WHERE tenant_id = $1 AND source = $2 AND from_code = $3 AND to_code = $4";

    STAGE = "INSERT INTO representative_import (tenant_id, import_id, file_name, size, content, options, state, done, total, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, 'staged', 0, 0, $7, $8)";
    START = "UPDATE representative_import SET state = 'running', options = $3, done = 0, total = 0
        WHERE tenant_id = $1 AND import_id = $2 AND state IN ('staged', 'failed')";
    PROGRESS = "UPDATE representative_import SET done = $3, total = $4 WHERE tenant_id = $1 AND import_id = $2";
    FINISH = "UPDATE representative_import SET state = $3, report = $4, finished_at = $5, content = CASE WHEN $3 = 'done' THEN '' ELSE content END
        WHERE tenant_id = $1 AND import_id = $2";
    CONTENT = "SELECT content, options, state FROM representative_import WHERE tenant_id = $1 AND import_id = $2";
    VIEW = "SELECT import_id, file_name, size, options, state, done, total, report, created_at, finished_at FROM representative_import
        WHERE tenant_id = $1 AND import_id = $2";
    RECENT = "SELECT import_id, file_name, size, options, state, done, total, report, created_at, finished_at FROM representative_import
        WHERE tenant_id = $1 ORDER BY import_id DESC LIMIT 10";
}
