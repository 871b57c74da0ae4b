//! Statements.

crate::queries! {
    FORMS = "SELECT f.form_id, f.organisation_id, o.name AS organisation_name, f.slug, f.name, f.published, f.fields, f.title, f.lead,
            f.thanks, f.tags, f.shown, f.created_at
        FROM signup_form f JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND EXISTS (SELECT 1 FROM access_grant g
            JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'signup.manage' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = f.organisation_id)
        ORDER BY f.created_at DESC, f.form_id DESC";
    FORM = "SELECT f.form_id, f.organisation_id, o.name AS organisation_name, f.slug, f.name, f.published, f.fields, f.title, f.lead,
            f.thanks, f.tags, f.shown, f.created_at
        FROM signup_form f JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND f.form_id = $2";
    PUBLISHED = "SELECT f.form_id, f.organisation_id, o.name AS organisation_name, f.slug, f.name, f.published, f.fields, f.title, f.lead,
            f.thanks, f.tags, f.shown, f.created_at
        FROM signup_form f JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND f.slug = $2 AND f.published";
    CHOICES = "SELECT f.slug, f.title, o.name, f.organisation_id FROM signup_form f
        JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND f.published
        ORDER BY CASE o.kind WHEN 'national' THEN 0 WHEN 'region' THEN 1 ELSE 2 END, o.name, f.created_at, f.form_id";
    NUMBERS = "SELECT form_id, state, CAST(COUNT(*) AS BIGINT) FROM submission WHERE tenant_id = $1 GROUP BY form_id, state";
    PURPOSES_OF = "SELECT purpose_id FROM signup_form_purpose WHERE tenant_id = $1 AND form_id = $2 ORDER BY position";
    SUPPORTERS = "SELECT CAST(COUNT(DISTINCT a.person_id) AS BIGINT) FROM affiliation a
        JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
        WHERE a.tenant_id = $1 AND c.ancestor_id = $2 AND a.ended_at IS NULL AND a.role <> 'contact'";
    SHOWN = "UPDATE signup_form SET shown = shown + 1 WHERE tenant_id = $1 AND slug = $2 AND published";
    INSERT_FORM = "INSERT INTO signup_form (tenant_id, form_id, organisation_id, slug, name, published, fields, title, lead, thanks, tags,
            shown, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $12)";
    UPDATE_FORM = "UPDATE signup_form SET organisation_id = $3, slug = $4, name = $5, fields = $6, title = $7, lead = $8, thanks = $9,
            tags = $10, updated_at = $11
        WHERE tenant_id = $1 AND form_id = $2";
    PUBLISH = "UPDATE signup_form SET published = $3, updated_at = $4 WHERE tenant_id = $1 AND form_id = $2";
    INSERT_PURPOSE = "INSERT INTO signup_form_purpose (tenant_id, form_id, purpose_id, position) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, form_id, purpose_id) DO NOTHING";
    DELETE_PURPOSES = "DELETE FROM signup_form_purpose WHERE tenant_id = $1 AND form_id = $2";
    INSERT_SUBMISSION = "INSERT INTO submission (tenant_id, submission_id, form_id, state, locale, answers, proof, fingerprint, created_at, expires_at)
        VALUES ($1, $2, $3, 'pending', $4, $5, $6, $7, $8, $9)";
    SUBMISSION = "SELECT form_id, state, locale, answers, proof, expires_at FROM submission
        WHERE tenant_id = $1 AND submission_id = $2";
    CONFIRM = "UPDATE submission SET state = 'confirmed', confirmed_at = $3
        WHERE tenant_id = $1 AND submission_id = $2 AND state = 'pending' AND expires_at > $3";
    EMPTY_CONFIRMED = "UPDATE submission SET person_id = $3, answers = $4, proof = $5 WHERE tenant_id = $1 AND submission_id = $2";
    REMINDED = "UPDATE submission SET reminded_at = $3
        WHERE tenant_id = $1 AND submission_id = $2 AND state = 'pending' AND reminded_at IS NULL";
    LATE = "SELECT submission_id, answers FROM submission WHERE tenant_id = $1 AND state = 'pending' AND expires_at <= $2";
    EXPIRE = "UPDATE submission SET state = 'expired', answers = $3, proof = $4, fingerprint = ''
        WHERE tenant_id = $1 AND submission_id = $2 AND state = 'pending'";
    PENDING_OF = "SELECT submission_id, answers FROM submission WHERE tenant_id = $1 AND fingerprint = $2 AND state = 'pending'";
    FORGET_FINGERPRINT = "UPDATE submission SET fingerprint = '' WHERE tenant_id = $1 AND fingerprint = $2";
}
