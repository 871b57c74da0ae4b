//! Statements.

/// The columns of a field, with the name of its organisation.
macro_rules! field {
    ($rest:expr) => {
        concat!(
            "SELECT f.field_id, f.organisation_id, o.name AS organisation_name, f.below, f.name, f.kind, f.options, f.sensitive, f.position,
                f.archived_at FROM custom_field f
             JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
             WHERE f.tenant_id = $1 ",
            $rest,
            " ORDER BY f.position, f.name_key, f.field_id"
        )
    };
}

/// That an organisation over which `$2` holds the right `$3` has the field: it is its own, or meant for it from above. `$4` is now.
macro_rules! had {
    () => {
        "AND EXISTS (SELECT 1 FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = $3 AND (g.until IS NULL OR g.until > $4)
          AND (c.descendant_id = f.organisation_id OR (f.below AND EXISTS (SELECT 1 FROM organisation_closure d
            WHERE d.tenant_id = $1 AND d.ancestor_id = f.organisation_id AND d.descendant_id = c.descendant_id))))"
    };
}

crate::queries! {
    VISIBLE = field!(concat!("AND f.archived_at IS NULL ", had!()));
    HAD = field!(had!());
    OF_PERSON = field!("AND f.archived_at IS NULL AND EXISTS (SELECT 1 FROM affiliation a
        WHERE a.tenant_id = $1 AND a.person_id = $2 AND (a.organisation_id = f.organisation_id
          OR (f.below AND EXISTS (SELECT 1 FROM organisation_closure d
            WHERE d.tenant_id = $1 AND d.ancestor_id = f.organisation_id AND d.descendant_id = a.organisation_id))))");
    MANAGED = field!("AND EXISTS (SELECT 1 FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = $3 AND (g.until IS NULL OR g.until > $4)
          AND c.descendant_id = f.organisation_id)");
    ONE = field!("AND f.field_id = $2");
    NAMED = "SELECT CAST(COUNT(*) AS BIGINT) FROM custom_field
        WHERE tenant_id = $1 AND organisation_id = $2 AND name_key = $3 AND field_id <> $4 AND archived_at IS NULL";
    LAST = "SELECT CAST(COALESCE(MAX(position), 0) AS BIGINT) FROM custom_field WHERE tenant_id = $1";
    INSERT = "INSERT INTO custom_field (tenant_id, field_id, organisation_id, below, name, name_key, kind, options, sensitive, position, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    UPDATE = "UPDATE custom_field SET below = $3, name = $4, name_key = $5, options = $6, sensitive = $7 WHERE tenant_id = $1 AND field_id = $2";
    PLACE = "UPDATE custom_field SET position = $3 WHERE tenant_id = $1 AND field_id = $2";
    ARCHIVE = "UPDATE custom_field SET archived_at = $3 WHERE tenant_id = $1 AND field_id = $2";
}
