//! Statements on letters, up to and including delivery. Nothing here or in `sql_cases.rs` names a table outside this
//! purpose zone, apart from the organisations and accounts of the offices themselves; a test insists.

macro_rules! letter {
    ($rest:literal) => {
        concat!(
            "SELECT l.letter_id, l.group_id, l.number, l.locale, l.topic, l.citizen_name, l.citizen_email, l.citizen_phone, l.citizen_address,
                l.citizen_postcode, l.citizen_city, l.on_behalf_of, l.politician_id, l.recipient_name, l.recipient_title, l.organisation_id,
                l.area_label, l.found_by, l.district_check, l.campaign, l.subject, l.body, l.fingerprint, l.state, l.hold_rule,
                l.channel, l.contact, l.mail_id, l.created_at, l.verified_at, l.mailed_at, l.survey
            FROM letter l WHERE l.tenant_id = $1 ",
            $rest
        )
    };
}

crate::queries! {
    INSERT = "INSERT INTO letter (tenant_id, letter_id, group_id, number, locale, topic, visibility, citizen_name, citizen_email, citizen_phone,
            citizen_address, citizen_postcode, citizen_city, on_behalf_of, politician_id, membership_id, recipient_name, recipient_title,
            area_label, place_label, found_by, district_check, campaign, subject, body, search_text, fingerprint, once_key,
            state, channel, contact, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
            $27, $28, 'unverified', $29, $30, $31, $32)
        ON CONFLICT (tenant_id, once_key) DO NOTHING";
    BY_ID = letter!("AND l.letter_id = $2");
    BY_ONCE_KEY = letter!("AND l.once_key = $2");
    BY_GROUP = letter!("AND l.group_id = $2 ORDER BY l.letter_id");
    LOG = "INSERT INTO letter_log (tenant_id, log_id, letter_id, at, step, account_id, actor, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    STEPS = "SELECT step, actor, at FROM letter_log WHERE tenant_id = $1 AND letter_id = $2 ORDER BY log_id DESC";
    ADD_MAIL = "INSERT INTO letter_mail (tenant_id, mail_id, group_id, letter_id) VALUES ($1, $2, $3, $4)";

    OFFICE_OF = "SELECT o.organisation_id, o.name, f.locale FROM office_of f
        JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND f.politician_id = $2 AND o.archived_at IS NULL";
    SET_OFFICE = "INSERT INTO office_of (tenant_id, politician_id, organisation_id, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, politician_id) DO UPDATE SET organisation_id = excluded.organisation_id";
    OFFICE_LINKS = "SELECT f.politician_id, o.organisation_id, o.name, f.locale FROM office_of f
        JOIN organisation o ON o.tenant_id = f.tenant_id AND o.organisation_id = f.organisation_id
        WHERE f.tenant_id = $1 AND o.archived_at IS NULL ORDER BY o.name, f.politician_id";

    SET_OFFICE_LOCALE = "UPDATE office_of SET locale = $3 WHERE tenant_id = $1 AND organisation_id = $2";
    OFFICE_WORKERS = "SELECT a.name, g.role FROM access_grant g
        JOIN account a ON a.tenant_id = g.tenant_id AND a.account_id = g.account_id
        JOIN organisation_closure c ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
        WHERE g.tenant_id = $1 AND c.descendant_id = $2 AND g.capability = 'casework.read' AND a.state = 'active'
          AND (g.until IS NULL OR g.until > $3)
        ORDER BY a.name, g.role";

    IDENTICAL = "SELECT CAST(COUNT(DISTINCT citizen_email) AS BIGINT) FROM letter
        WHERE tenant_id = $1 AND politician_id = $2 AND fingerprint = $3 AND citizen_email <> $4 AND verified_at > $5";
    VERIFIED = "UPDATE letter SET verified_at = $3, organisation_id = $4 WHERE tenant_id = $1 AND letter_id = $2 AND state = 'unverified'";
    SET_STATE = "UPDATE letter SET state = $3, hold_rule = $4 WHERE tenant_id = $1 AND letter_id = $2";
    SET_LETTER_OFFICE = "UPDATE letter SET organisation_id = $3 WHERE tenant_id = $1 AND letter_id = $2";
    SET_ROUTE = "UPDATE letter SET channel = $3, contact = $4 WHERE tenant_id = $1 AND letter_id = $2";
    SENT = "UPDATE letter SET state = $3, sent_at = $4 WHERE tenant_id = $1 AND letter_id = $2";
    MAILED = "UPDATE letter SET mail_id = $3, mailed_at = $4 WHERE tenant_id = $1 AND letter_id = $2";
    MAILED_SINCE = "SELECT CAST(COUNT(*) AS BIGINT) FROM letter WHERE tenant_id = $1 AND contact = $2 AND mailed_at > $3";
    SURVEYED = "UPDATE letter SET survey = $3 WHERE tenant_id = $1 AND letter_id = $2";

    TO_REMIND = "SELECT DISTINCT group_id FROM letter
        WHERE tenant_id = $1 AND state = 'unverified' AND reminded_at IS NULL AND created_at <= $2 AND expires_at > $3 ORDER BY group_id LIMIT 100";
    REMINDED = "UPDATE letter SET reminded_at = $3 WHERE tenant_id = $1 AND group_id = $2";
    EXPIRED = "SELECT letter_id FROM letter WHERE tenant_id = $1 AND state = 'unverified' AND expires_at <= $2 ORDER BY letter_id LIMIT 200";
    HELD_WITHOUT_CONTACT = letter!("AND l.state = 'held' AND l.hold_rule = 'no_contact' ORDER BY l.letter_id LIMIT 200");
    HELD_TOO_LONG = letter!("AND l.state = 'held' AND l.organisation_id IS NULL AND l.verified_at <= $2 ORDER BY l.letter_id LIMIT 100");
    TO_SURVEY = letter!("AND l.surveyed_at IS NULL AND l.sent_at <= $2 AND l.state IN ('sent', 'delivered', 'answered', 'closed') ORDER BY l.letter_id LIMIT 100");
    SURVEY_SENT = "UPDATE letter SET surveyed_at = $3 WHERE tenant_id = $1 AND letter_id = $2";
    CASE_TOO_OLD = "SELECT letter_id FROM office_case WHERE tenant_id = $1 AND state = 'closed' AND closed_at <= $2 ORDER BY letter_id LIMIT 200";
    CARRIED_TOO_OLD = "SELECT l.letter_id FROM letter l
        WHERE l.tenant_id = $1 AND l.verified_at <= $2 AND l.state IN ('manual', 'sent', 'delivered', 'bounced', 'failed', 'answered', 'closed')
          AND NOT EXISTS (SELECT 1 FROM office_case c WHERE c.tenant_id = l.tenant_id AND c.letter_id = l.letter_id)
        ORDER BY l.letter_id LIMIT 200";

    HELD_GROUPS = "SELECT recipient_name, politician_id, hold_rule, CAST(COUNT(*) AS BIGINT) AS held FROM letter
        WHERE tenant_id = $1 AND state = 'held' AND organisation_id IS NULL
        GROUP BY recipient_name, politician_id, hold_rule ORDER BY recipient_name, politician_id, hold_rule";
    HELD_IDENTICAL = letter!("AND l.state = 'held' AND l.hold_rule = 'identical' AND l.organisation_id IS NULL AND l.politician_id = $2
        ORDER BY l.letter_id LIMIT 1000");

    HELD_FOR_OFFICE = letter!("AND l.state = 'held' AND l.hold_rule = 'no_contact' AND l.organisation_id IS NULL AND l.politician_id = $2
        ORDER BY l.letter_id");

    MAILS_OF_LETTER = "SELECT mail_id FROM letter_mail WHERE tenant_id = $1 AND letter_id = $2";
    MAILS_OF_GROUP = "SELECT mail_id FROM letter_mail WHERE tenant_id = $1 AND group_id = $2";
    DELETE_MAIL = "DELETE FROM letter_mail WHERE tenant_id = $1 AND mail_id = $2";
    DELETE_CORRESPONDENCE = "DELETE FROM correspondence WHERE tenant_id = $1
        AND case_id IN (SELECT case_id FROM office_case WHERE tenant_id = $1 AND letter_id = $2)";
    DELETE_CASE = "DELETE FROM office_case WHERE tenant_id = $1 AND letter_id = $2";
    DELETE_LOG = "DELETE FROM letter_log WHERE tenant_id = $1 AND letter_id = $2";
    DELETE_LETTER = "DELETE FROM letter WHERE tenant_id = $1 AND letter_id = $2";
}
