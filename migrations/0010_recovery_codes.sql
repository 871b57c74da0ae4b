-- Codes on paper for when the phone with the six digits is gone. Each works once; only the hash is kept.
CREATE TABLE recovery_code (
    tenant_id UUID NOT NULL,
    account_id UUID NOT NULL,
    code_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, account_id, code_hash),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);

-- Language the invitation was written in: it is sent again in the same one.
ALTER TABLE invitation ADD COLUMN locale TEXT NOT NULL DEFAULT 'en';
