//! Statements.

crate::queries! {
    BY_ID = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact,
            locales, sender_name, reply_to, privacy_text, privacy_address, embed_sites, public_version
        FROM tenant WHERE tenant_id = $1";
    BY_SLUG = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact,
            locales, sender_name, reply_to, privacy_text, privacy_address, embed_sites, public_version
        FROM tenant WHERE slug = $1";
    EVERY = "SELECT tenant_id, slug, name, locale, zone, country, currency, accent, mail_from, privacy_contact,
            locales, sender_name, reply_to, privacy_text, privacy_address, embed_sites, public_version
        FROM tenant ORDER BY created_at, tenant_id";
    DOMAINS = "SELECT tenant_id, domain FROM tenant_domain ORDER BY domain";
    ADD_DOMAIN = "INSERT INTO tenant_domain (domain, tenant_id) VALUES ($1, $2)";
    BUMP = "UPDATE tenant SET public_version = public_version + 1 WHERE tenant_id = $1";
    INSERT = "INSERT INTO tenant (tenant_id, slug, name, locale, zone, country, currency, mail_from, privacy_contact, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SET_ACCENT = "UPDATE tenant SET accent = $2 WHERE tenant_id = $1";
    CHANGE = "UPDATE tenant SET name = $2, locale = $3, locales = $4, zone = $5, sender_name = $6, reply_to = $7, privacy_contact = $8,
            privacy_address = $9, privacy_text = $10, embed_sites = $11 WHERE tenant_id = $1";
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
    ALL_NAMES = "SELECT organisation_id, name FROM organisation WHERE tenant_id = $1";
    ROOT = "SELECT organisation_id FROM organisation WHERE tenant_id = $1 AND kind = 'national' ORDER BY created_at, organisation_id LIMIT 1";
    FORMER = "SELECT organisation_id FROM organisation_former_slug WHERE tenant_id = $1 AND slug = $2";
    SLUG_TAKEN = "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM organisation o WHERE o.tenant_id = $1 AND o.slug = $2 AND o.organisation_id <> $3)
        + (SELECT CAST(COUNT(*) AS BIGINT) FROM organisation_former_slug f WHERE f.tenant_id = $1 AND f.slug = $2 AND f.organisation_id <> $3)";
    SET_NAME = "UPDATE organisation SET name = $3 WHERE tenant_id = $1 AND organisation_id = $2";
    SET_SLUG = "UPDATE organisation SET slug = $3 WHERE tenant_id = $1 AND organisation_id = $2";
    KEEP_SLUG = "INSERT INTO organisation_former_slug (tenant_id, slug, organisation_id, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, slug) DO NOTHING";
    DROP_FORMER = "DELETE FROM organisation_former_slug WHERE tenant_id = $1 AND slug = $2";
    FORMER_SLUGS = "SELECT organisation_id, slug FROM organisation_former_slug WHERE tenant_id = $1 ORDER BY changed_at DESC, slug";
    NODES = "SELECT organisation_id, kind, name, slug, archived_at FROM organisation WHERE tenant_id = $1 ORDER BY name, organisation_id";
    PARENTS = "SELECT organisation_id, parent_id FROM organisation_parent WHERE tenant_id = $1 ORDER BY organisation_id, parent_id";
    REACHED = "SELECT DISTINCT c.descendant_id FROM access_grant g
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'settings.manage' AND (g.until IS NULL OR g.until > $3)";
    SET_CLOSED = "UPDATE organisation SET archived_at = $3 WHERE tenant_id = $1 AND organisation_id = $2";
    DROP_PARENTS = "DELETE FROM organisation_parent WHERE tenant_id = $1 AND organisation_id = $2";
    DROP_CLOSURE = "DELETE FROM organisation_closure WHERE tenant_id = $1 AND descendant_id = $2";
    INSERT_CLOSURE = "INSERT INTO organisation_closure (tenant_id, ancestor_id, descendant_id, depth) VALUES ($1, $2, $3, $4)";
    BELOW = "SELECT descendant_id FROM organisation_closure WHERE tenant_id = $1 AND ancestor_id = $2";
    CONTAINS = "SELECT CAST(COUNT(*) AS BIGINT) FROM organisation_closure
        WHERE tenant_id = $1 AND ancestor_id = $2 AND descendant_id = $3";
}
