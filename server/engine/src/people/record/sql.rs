//! Statements.

crate::queries! {
    RECORD = "SELECT version, kind, honorific_prefix, given_name, additional_name, family_name, nickname, pronouns, birth_date, locale,
            languages, job_title, employer, facets, outlet, beat, support_level, owner_id
        FROM person WHERE tenant_id = $1 AND person_id = $2 AND state <> 'erased'";
    IDENTITIES = "SELECT identity_id, kind, address, label FROM identity
        WHERE tenant_id = $1 AND person_id = $2 ORDER BY kind, position, created_at, identity_id";
    ADDRESSES = "SELECT kind, street, extra, postcode, city, region, country FROM postal_address
        WHERE tenant_id = $1 AND person_id = $2";
    LINKS = "SELECT kind, url FROM person_link WHERE tenant_id = $1 AND person_id = $2 ORDER BY position, url";
    BLOCKS = "SELECT channel FROM contact_block WHERE tenant_id = $1 AND person_id = $2";
    TAGS = "SELECT tag_id FROM tagging WHERE tenant_id = $1 AND person_id = $2";
    TIES = "SELECT organisation_id, role FROM affiliation WHERE tenant_id = $1 AND person_id = $2 AND ended_at IS NULL";
    CUSTOM = "SELECT v.field_id, f.kind, v.content, v.micros, v.other_id FROM custom_value v
        JOIN custom_field f ON f.tenant_id = v.tenant_id AND f.field_id = v.field_id
        WHERE v.tenant_id = $1 AND v.person_id = $2 ORDER BY v.field_id, v.position";
    SET_RECORD = "UPDATE person SET kind = $3, honorific_prefix = $4, given_name = $5, additional_name = $6, family_name = $7,
            nickname = $8, pronouns = $9, birth_date = $10, locale = $11, languages = $12, job_title = $13, employer = $14,
            facets = $15, outlet = $16, beat = $17, support_level = $18, owner_id = $19, updated_at = $20, version = version + $21
        WHERE tenant_id = $1 AND person_id = $2";
    LOCK = "UPDATE person SET updated_at = updated_at WHERE tenant_id = $1 AND person_id = $2 AND version = $3";
    INSERT_CHANGE = "INSERT INTO person_change (tenant_id, change_id, person_id, batch_id, at, account_id, actor, source, field, before, after)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    TAKEN_BY = "SELECT person_id FROM identity WHERE tenant_id = $1 AND kind = 'email' AND address = $2 AND person_id <> $3";
    KEEP_PAST = "INSERT INTO past_address (tenant_id, kind, fingerprint, person_id, verified_at, health, suppressed_at)
        SELECT tenant_id, kind, $4, person_id, verified_at, health, suppressed_at FROM identity
        WHERE tenant_id = $1 AND person_id = $2 AND identity_id = $3
          AND (verified_at IS NOT NULL OR health <> 'good' OR suppressed_at IS NOT NULL)
        ON CONFLICT (tenant_id, kind, fingerprint) DO UPDATE SET person_id = excluded.person_id, verified_at = excluded.verified_at,
            health = excluded.health, suppressed_at = excluded.suppressed_at";
    PAST = "SELECT person_id, verified_at, health, suppressed_at FROM past_address
        WHERE tenant_id = $1 AND kind = $2 AND fingerprint = $3";
    DELETE_IDENTITY = "DELETE FROM identity WHERE tenant_id = $1 AND person_id = $2 AND identity_id = $3";
    PLACE_IDENTITY = "UPDATE identity SET label = $4, position = $5 WHERE tenant_id = $1 AND person_id = $2 AND identity_id = $3";
    INSERT_IDENTITY = "INSERT INTO identity (tenant_id, identity_id, person_id, kind, address, verified_at, health, suppressed_at,
            created_at, label, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING";
    DELETE_ADDRESS = "DELETE FROM postal_address WHERE tenant_id = $1 AND person_id = $2 AND kind = $3";
    INSERT_ADDRESS = "INSERT INTO postal_address (tenant_id, person_id, kind, street, extra, postcode, city, region, country)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    DELETE_LINKS = "DELETE FROM person_link WHERE tenant_id = $1 AND person_id = $2";
    INSERT_LINK = "INSERT INTO person_link (tenant_id, person_id, url, kind, position) VALUES ($1, $2, $3, $4, $5)";
    DELETE_BLOCK = "DELETE FROM contact_block WHERE tenant_id = $1 AND person_id = $2 AND channel = $3";
    INSERT_BLOCK = "INSERT INTO contact_block (tenant_id, person_id, channel, reason, account_id, at) VALUES ($1, $2, $3, '', $4, $5)
        ON CONFLICT (tenant_id, person_id, channel) DO NOTHING";
    DELETE_TAGGING = "DELETE FROM tagging WHERE tenant_id = $1 AND person_id = $2 AND tag_id = $3";
    INSERT_TAGGING = "INSERT INTO tagging (tenant_id, person_id, tag_id, created_at)
        SELECT tenant_id, $2, tag_id, $4 FROM tag WHERE tenant_id = $1 AND tag_id = $3
        ON CONFLICT (tenant_id, person_id, tag_id) DO NOTHING";
    END_TIE = "UPDATE affiliation SET ended_at = $5
        WHERE tenant_id = $1 AND person_id = $2 AND organisation_id = $3 AND role = $4 AND ended_at IS NULL";
    INSERT_TIE = "INSERT INTO affiliation (tenant_id, affiliation_id, person_id, organisation_id, role, started_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    MOVE_STATE = "UPDATE person SET state = $4 WHERE tenant_id = $1 AND person_id = $2 AND state = $3";
    DELETE_CUSTOM = "DELETE FROM custom_value WHERE tenant_id = $1 AND field_id = $2 AND person_id = $3";
    INSERT_CUSTOM = "INSERT INTO custom_value (tenant_id, field_id, person_id, position, content, content_key, micros, other_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_SUPPORT = "INSERT INTO support_change (tenant_id, support_id, person_id, level, source, note, account_id, actor, at)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8)";
    STATE = "SELECT state FROM person WHERE tenant_id = $1 AND person_id = $2";
    SET_STATE = "UPDATE person SET state = $3, trashed_at = $4, updated_at = $5, version = version + 1
        WHERE tenant_id = $1 AND person_id = $2";
    BATCH_PEOPLE = "SELECT DISTINCT person_id FROM person_change
        WHERE tenant_id = $1 AND batch_id = $2 AND person_id > $3 AND undone_by IS NULL ORDER BY person_id LIMIT $4";
    // Read as text: SQLite keeps JSON that is only a number as a number.
    BATCH_CHANGES = "SELECT change_id, field, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after FROM person_change
        WHERE tenant_id = $1 AND batch_id = $2 AND person_id = $3 AND undone_by IS NULL ORDER BY change_id DESC";
    CHANGE = "SELECT person_id, batch_id, change_id, field, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after, undone_by FROM person_change
        WHERE tenant_id = $1 AND change_id = $2";
    UNDONE = "UPDATE person_change SET undone_by = $3 WHERE tenant_id = $1 AND change_id = $2";
    UNDONE_ALL = "UPDATE person_change SET undone_by = $4
        WHERE tenant_id = $1 AND batch_id = $2 AND person_id = $3 AND undone_by IS NULL AND change_id <> $4";
    REDONE = "UPDATE person_change SET undone_by = NULL WHERE tenant_id = $1 AND person_id = $2 AND undone_by = $3";
    TOUCHED_SINCE = "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM person_change c
            WHERE c.tenant_id = $1 AND c.person_id = $2 AND c.batch_id <> $3 AND c.change_id > $4 AND c.undone_by IS NULL AND c.field <> 'state')
        + (SELECT CAST(COUNT(*) AS BIGINT) FROM interaction n
            WHERE n.tenant_id = $1 AND n.person_id = $2 AND n.at > $5 AND n.source <> 'import' AND n.kind <> 'added')";
    FIELD_NAMES = "SELECT DISTINCT f.field_id, f.name FROM custom_value v
        JOIN custom_field f ON f.tenant_id = v.tenant_id AND f.field_id = v.field_id WHERE v.tenant_id = $1 AND v.person_id = $2";
    KEPT_BLOCKS = "SELECT channel, reason, at FROM contact_block WHERE tenant_id = $1 AND person_id = $2 ORDER BY channel";
    KEPT_RELATIONSHIPS = "SELECT kind, person_id = $2 AS forward, note, start_date, end_date FROM relationship
        WHERE tenant_id = $1 AND (person_id = $2 OR other_id = $2) ORDER BY created_at, relationship_id";
    KEPT_TASKS = "SELECT title, due_date, created_at, done_at FROM task WHERE tenant_id = $1 AND person_id = $2 ORDER BY task_id";
    KEPT_CHANGES = "SELECT at, source, field, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after FROM person_change
        WHERE tenant_id = $1 AND person_id = $2 AND field <> 'owner' ORDER BY change_id";
    FORGET_ADDRESSES = "DELETE FROM postal_address WHERE tenant_id = $1 AND person_id = $2";
    FORGET_BLOCKS = "DELETE FROM contact_block WHERE tenant_id = $1 AND person_id = $2";
    FORGET_CHANGES = "DELETE FROM person_change WHERE tenant_id = $1 AND person_id = $2";
    FORGET_CUSTOM = "DELETE FROM custom_value WHERE tenant_id = $1 AND (person_id = $2 OR other_id = $2)";
    FORGET_IDENTITIES = "DELETE FROM identity WHERE tenant_id = $1 AND person_id = $2";
    FORGET_LINKS = "DELETE FROM person_link WHERE tenant_id = $1 AND person_id = $2";
    FORGET_PAST = "DELETE FROM past_address WHERE tenant_id = $1 AND person_id = $2";
    FORGET_PRESENCE = "DELETE FROM presence WHERE tenant_id = $1 AND person_id = $2";
    FORGET_RELATIONSHIPS = "DELETE FROM relationship WHERE tenant_id = $1 AND (person_id = $2 OR other_id = $2)";
    FORGET_SUPPORT = "DELETE FROM support_change WHERE tenant_id = $1 AND person_id = $2";
    FORGET_TAGGINGS = "DELETE FROM tagging WHERE tenant_id = $1 AND person_id = $2";
    FORGET_TASKS = "DELETE FROM task WHERE tenant_id = $1 AND person_id = $2";
}
