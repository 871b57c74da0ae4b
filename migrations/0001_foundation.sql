-- What every feature stands on. One text for SQLite and Postgres: UUID, TEXT, BIGINT, BOOLEAN and JSONB only.
-- Times are microseconds since 1970 in UTC. `tenant_id` comes first in every key of a tenant's table.

-- Facts about this installation itself: its secret, when it was set up.
CREATE TABLE installation (
    name TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE tenant (
    tenant_id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Language of the organisation itself, and of what has no reader yet.
    locale TEXT NOT NULL,
    zone TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- Hex colour set by the tenant; contrast is checked when it is set.
    accent TEXT,
    -- Address the tenant's mail comes from, and where a person answers questions about privacy.
    mail_from TEXT NOT NULL,
    privacy_contact TEXT NOT NULL,
    -- Rises whenever something a public page shows has changed: kept pages of an older version are thrown away.
    public_version BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX tenant_slug ON tenant (slug);

-- Which host names show which tenant. Read before the tenant is known, hence keyed by the name.
CREATE TABLE tenant_domain (
    domain TEXT NOT NULL PRIMARY KEY,
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id)
);

CREATE TABLE organisation (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    organisation_id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    PRIMARY KEY (tenant_id, organisation_id),
    UNIQUE (tenant_id, slug)
);

-- The tree; several parents are allowed, so that a zone can cut across regions.
CREATE TABLE organisation_parent (
    tenant_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    parent_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, organisation_id, parent_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES organisation (tenant_id, organisation_id)
);

-- Every (ancestor, descendant) pair, each organisation with itself: "and everything below" is one join.
CREATE TABLE organisation_closure (
    tenant_id UUID NOT NULL,
    ancestor_id UUID NOT NULL,
    descendant_id UUID NOT NULL,
    depth BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, ancestor_id, descendant_id),
    FOREIGN KEY (tenant_id, ancestor_id) REFERENCES organisation (tenant_id, organisation_id),
    FOREIGN KEY (tenant_id, descendant_id) REFERENCES organisation (tenant_id, organisation_id)
);
CREATE INDEX organisation_closure_up ON organisation_closure (tenant_id, descendant_id, ancestor_id);

CREATE TABLE account (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    account_id UUID NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Argon2 hash; NULL for those who only log in by a link in the mail.
    password_hash TEXT,
    -- Sealed with the installation's secret.
    totp_secret TEXT,
    -- The last 30-second step a code was accepted for: a code works once.
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    last_login_at BIGINT,
    PRIMARY KEY (tenant_id, account_id),
    UNIQUE (tenant_id, email)
);

CREATE TABLE session (
    tenant_id UUID NOT NULL,
    session_id UUID NOT NULL,
    account_id UUID NOT NULL,
    token_hash TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    ip TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, session_id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX session_account ON session (tenant_id, account_id);

CREATE TABLE access_grant (
    tenant_id UUID NOT NULL,
    grant_id UUID NOT NULL,
    account_id UUID NOT NULL,
    capability TEXT NOT NULL,
    organisation_id UUID NOT NULL,
    -- The bundle it was given as, for showing; rights are decided by the capability alone.
    role TEXT NOT NULL,
    until BIGINT,
    granted_by UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, grant_id),
    UNIQUE (tenant_id, account_id, capability, organisation_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);

CREATE TABLE invitation (
    tenant_id UUID NOT NULL,
    invitation_id UUID NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation_id UUID NOT NULL,
    until BIGINT,
    invited_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (tenant_id, invitation_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);

-- One-use links sent by mail. Only the hash of the token is kept.
CREATE TABLE link (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    token_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- What the link is about: an account, a submission, a letter.
    subject_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX link_subject ON link (tenant_id, kind, subject_id);
CREATE INDEX link_expiry ON link (tenant_id, expires_at);

-- What somebody typed into a public form that has to be shown to them again; lives for minutes.
CREATE TABLE draft (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    token_hash TEXT NOT NULL,
    content TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, token_hash)
);

CREATE TABLE throttle (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    name TEXT NOT NULL,
    window_start BIGINT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, name)
);

-- Append only: nothing in the program updates or deletes here.
CREATE TABLE audit (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    audit_id UUID NOT NULL,
    at BIGINT NOT NULL,
    -- Who: an account, or NULL with a word for whom (system, supporter, citizen).
    account_id UUID,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID,
    detail JSONB NOT NULL,
    PRIMARY KEY (tenant_id, audit_id)
);
CREATE INDEX audit_subject ON audit (tenant_id, subject_kind, subject_id);

CREATE TABLE job (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    job_id UUID NOT NULL,
    kind TEXT NOT NULL,
    payload JSONB NOT NULL,
    state TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    locked_by TEXT,
    locked_until BIGINT,
    done BIGINT NOT NULL,
    total BIGINT,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (tenant_id, job_id)
);
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_kind ON job (tenant_id, state, kind);

CREATE TABLE mail (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    mail_id UUID NOT NULL,
    -- What kind of mail it is, e.g. signup.confirm.
    template TEXT NOT NULL,
    locale TEXT NOT NULL,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    from_name TEXT NOT NULL,
    reply_to TEXT,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    -- Further headers: [["Name", "value"], ...].
    headers JSONB NOT NULL,
    state TEXT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    PRIMARY KEY (tenant_id, mail_id)
);
CREATE INDEX mail_to ON mail (tenant_id, to_address, mail_id);

CREATE TABLE mail_attachment (
    tenant_id UUID NOT NULL,
    mail_id UUID NOT NULL,
    position BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (tenant_id, mail_id, position),
    FOREIGN KEY (tenant_id, mail_id) REFERENCES mail (tenant_id, mail_id)
);

-- Pictures people upload, cleaned of what cameras write into them.
CREATE TABLE file (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    file_id UUID NOT NULL,
    media_type TEXT NOT NULL,
    width BIGINT,
    height BIGINT,
    -- Base64, so that one text serves both databases.
    content TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, file_id)
);
