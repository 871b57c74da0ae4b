//! Statements.

crate::queries! {
    INSERT = "INSERT INTO mail (tenant_id, mail_id, template, locale, to_address, to_name, from_address, from_name, reply_to,
            message_id, subject, body_text, body_html, headers, state, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    INSERT_ATTACHMENT = "INSERT INTO mail_attachment (tenant_id, mail_id, position, file_name, media_type, content)
        VALUES ($1, $2, $3, $4, $5, $6)";
    BY_ID = "SELECT mail_id, template, locale, to_address, to_name, from_address, from_name, reply_to, message_id, subject,
            body_text, body_html, headers, state, last_error, created_at
        FROM mail WHERE tenant_id = $1 AND mail_id = $2";
    ATTACHMENTS = "SELECT file_name, media_type, content FROM mail_attachment WHERE tenant_id = $1 AND mail_id = $2 ORDER BY position";
    LIST = "SELECT mail_id, template, locale, to_address, subject, state, created_at FROM mail
        WHERE tenant_id = $1 AND mail_id < $2 ORDER BY mail_id DESC LIMIT $3";
    LIST_TO = "SELECT mail_id, template, locale, to_address, subject, state, created_at FROM mail
        WHERE tenant_id = $1 AND to_address = $2 AND mail_id < $3 ORDER BY mail_id DESC LIMIT $4";
    FORGET_ATTACHMENTS = "DELETE FROM mail_attachment WHERE tenant_id = $1 AND mail_id IN (SELECT mail_id FROM mail
        WHERE tenant_id = $1 AND to_address = $2 AND (template = $3 OR ($3 = '' AND template NOT LIKE 'letter.%' AND template NOT LIKE 'case.%')))";
    FORGET = "DELETE FROM mail
        WHERE tenant_id = $1 AND to_address = $2 AND (template = $3 OR ($3 = '' AND template NOT LIKE 'letter.%' AND template NOT LIKE 'case.%'))";
    COUNTS = "SELECT state, CAST(COUNT(*) AS BIGINT) AS n FROM mail WHERE tenant_id = $1 GROUP BY state ORDER BY state";
    REFUSED = "SELECT mail_id, template, to_address, COALESCE(last_error, '') AS reason, created_at FROM mail
        WHERE tenant_id = $1 AND state = 'failed' ORDER BY mail_id DESC LIMIT 20";
    CALL_OFF = "UPDATE mail SET state = 'failed', last_error = $3 WHERE tenant_id = $1 AND mail_id = $2 AND state = 'queued'";
    FATE = "SELECT state, last_error FROM mail WHERE tenant_id = $1 AND mail_id = $2";
    ERASE_ATTACHMENTS = "DELETE FROM mail_attachment WHERE tenant_id = $1 AND mail_id = $2";
    ERASE = "DELETE FROM mail WHERE tenant_id = $1 AND mail_id = $2";
    SENT = "UPDATE mail SET state = 'sent', sent_at = $3, last_error = NULL WHERE tenant_id = $1 AND mail_id = $2";
    FAILED = "UPDATE mail SET state = 'failed', last_error = $3 WHERE tenant_id = $1 AND mail_id = $2";
}
