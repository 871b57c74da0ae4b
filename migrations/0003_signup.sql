-- Sign-up forms and what visitors send through them.

CREATE TABLE signup_form (
    tenant_id UUID NOT NULL,
    form_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    slug TEXT NOT NULL,
    -- Name for the team, not shown outside.
    name TEXT NOT NULL,
    published BOOLEAN NOT NULL,
    -- [{"field": "postcode", "required": true}, ...]
    fields JSONB NOT NULL,
    -- Per language.
    title JSONB NOT NULL,
    lead JSONB NOT NULL,
    thanks JSONB NOT NULL,
    -- Names of the tags given on confirmation.
    tags JSONB NOT NULL,
    shown BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, form_id),
    UNIQUE (tenant_id, slug),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);

CREATE TABLE signup_form_purpose (
    tenant_id UUID NOT NULL,
    form_id UUID NOT NULL,
    purpose_id UUID NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, form_id, purpose_id),
    FOREIGN KEY (tenant_id, form_id) REFERENCES signup_form (tenant_id, form_id),
    FOREIGN KEY (tenant_id, purpose_id) REFERENCES purpose (tenant_id, purpose_id)
);

-- One visitor's answers. They become a person only when the link in the mail is used; until then nothing else happens
-- with them, and after a week they are emptied.
CREATE TABLE submission (
    tenant_id UUID NOT NULL,
    submission_id UUID NOT NULL,
    form_id UUID NOT NULL,
    -- pending, confirmed or expired.
    state TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- What was typed and ticked; empty once it is a person or has expired.
    answers JSONB NOT NULL,
    -- What was shown: wording and version of every purpose, page, time.
    proof JSONB NOT NULL,
    -- Keyed hash of the address, to count tries and to find it again without keeping it.
    fingerprint TEXT NOT NULL,
    person_id UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    reminded_at BIGINT,
    confirmed_at BIGINT,
    PRIMARY KEY (tenant_id, submission_id),
    FOREIGN KEY (tenant_id, form_id) REFERENCES signup_form (tenant_id, form_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX submission_form ON submission (tenant_id, form_id, state);
CREATE INDEX submission_due ON submission (tenant_id, state, expires_at);
CREATE INDEX submission_address ON submission (tenant_id, fingerprint);
