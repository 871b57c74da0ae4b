//! Statements.
//!
//! Lists are limited in SQL by joining `access_grant` with `organisation_closure`; the pattern is
//! `EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
//! WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = '…' AND (g.until IS NULL OR g.until > $3)
//! AND c.descendant_id = x.organisation_id)`.

crate::queries! {
    ACCOUNT = "SELECT name, locale FROM account WHERE tenant_id = $1 AND account_id = $2 AND state = 'active'";
    GRANTS = "SELECT capability, organisation_id FROM access_grant
        WHERE tenant_id = $1 AND account_id = $2 AND (until IS NULL OR until > $3)";
}
