//! Statements.

crate::queries! {
    BY_ID = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact, public_version
        FROM tenant WHERE tenant_id = $1";
    BY_SLUG = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact, public_version
        FROM tenant WHERE slug = $1";
    EVERY = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact, public_version
        FROM tenant ORDER BY created_at, tenant_id";
    DOMAINS = "SELECT tenant_id, domain FROM tenant_domain ORDER BY domain";
    ADD_DOMAIN = "INSERT INTO tenant_domain (domain, tenant_id) VALUES ($1, $2)";
    BUMP = "UPDATE tenant SET public_version = public_version + 1 WHERE tenant_id = $1";
    INSERT = "INSERT INTO tenant (tenant_id, slug, name, locale, zone, country, currency, mail_from, privacy_contact, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SET_ACCENT = "UPDATE tenant SET accent = $2 WHERE tenant_id = $1";
    INSERT_ORGANISATION = "INSERT INTO organisation (tenant_id, organisation_id, kind, name, slug, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_PARENT = "INSERT INTO organisation_parent (tenant_id, organisation_id, parent_id) VALUES ($1, $2, $3)";
    CLOSE_SELF = "INSERT INTO organisation_closure (tenant_id, ancestor_id, descendant_id, depth) VALUES ($1, $2, $2, 0)";
    CLOSE_PARENT = "INSERT INTO organisation_closure (tenant_id, ancestor_id, descendant_id, depth)
        SELECT tenant_id, ancestor_id, $3, depth + 1 FROM organisation_closure WHERE tenant_id = $1 AND descendant_id = $2
        ON CONFLICT (tenant_id, ancestor_id, descendant_id) DO NOTHING";
    ORGANISATION = "SELECT o.organisation_id, o.kind, o.name, o.slug,
            (SELECT p.parent_id FROM organisation_parent p
              WHERE p.tenant_id = o.tenant_id AND p.organisation_id = o.organisation_id ORDER BY p.parent_id LIMIT 1) AS parent_id,
            (SELECT CAST(MAX(c.depth) AS BIGINT) FROM organisation_closure c
              WHERE c.tenant_id = o.tenant_id AND c.descendant_id = o.organisation_id) AS depth
        FROM organisation o WHERE o.tenant_id = $1 AND o.organisation_id = $2 AND o.archived_at IS NULL";
    ORGANISATION_BY_SLUG = "SELECT o.organisation_id, o.kind, o.name, o.slug,
            (SELECT p.parent_id FROM organisation_parent p
              WHERE p.tenant_id = o.tenant_id AND p.organisation_id = o.organisation_id ORDER BY p.parent_id LIMIT 1) AS parent_id,
            (SELECT CAST(MAX(c.depth) AS BIGINT) FROM organisation_closure c
              WHERE c.tenant_id = o.tenant_id AND c.descendant_id = o.organisation_id) AS depth
        FROM organisation o WHERE o.tenant_id = $1 AND o.slug = $2 AND o.archived_at IS NULL";
    ORGANISATIONS = "SELECT o.organisation_id, o.kind, o.name, o.slug,
            (SELECT p.parent_id FROM organisation_parent p
              WHERE p.tenant_id = o.tenant_id AND p.organisation_id = o.organisation_id ORDER BY p.parent_id LIMIT 1) AS parent_id,
            (SELECT CAST(MAX(c.depth) AS BIGINT) FROM organisation_closure c
              WHERE c.tenant_id = o.tenant_id AND c.descendant_id = o.organisation_id) AS depth
        FROM organisation o WHERE o.tenant_id = $1 AND o.archived_at IS NULL ORDER BY o.name, o.organisation_id";
    CONTAINS = "SELECT CAST(COUNT(*) AS BIGINT) FROM organisation_closure
        WHERE tenant_id = $1 AND ancestor_id = $2 AND descendant_id = $3";
}
