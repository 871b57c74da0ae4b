-- People, how they can be reached, where they belong, what they agreed to, and what happened with them.

CREATE TABLE person (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    person_id UUID NOT NULL,
    -- active, left (belongs to nothing any more) or erased (a nameless shell that keeps the numbers right).
    state TEXT NOT NULL,
    given_name TEXT NOT NULL,
    additional_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- The name as lists sort it and everything lists search, both folded to plain lower case.
    name_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    -- Where we know the person from: signup, event, organiser, import, demo.
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- The latest entry of the timeline; the person's making until there is one.
    touched_at BIGINT NOT NULL,
    erased_at BIGINT,
    PRIMARY KEY (tenant_id, person_id)
);
CREATE INDEX person_by_name ON person (tenant_id, state, name_key, person_id);
CREATE INDEX person_by_age ON person (tenant_id, state, created_at, person_id);
CREATE INDEX person_by_touch ON person (tenant_id, state, touched_at, person_id);

-- An e-mail address or a phone number. An address belongs to one person, a number may be a household's.
CREATE TABLE identity (
    tenant_id UUID NOT NULL,
    identity_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    -- Normalised: what is compared and what is written to.
    address TEXT NOT NULL,
    verified_at BIGINT,
    -- good, bounced or complained.
    health TEXT NOT NULL,
    -- Nothing but what the person asks for themselves may go here since then.
    suppressed_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, identity_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE UNIQUE INDEX identity_email ON identity (tenant_id, address) WHERE kind = 'email';
CREATE INDEX identity_person ON identity (tenant_id, person_id);
CREATE INDEX identity_address ON identity (tenant_id, kind, address);

CREATE TABLE postal_address (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- home; further kinds may follow.
    kind TEXT NOT NULL,
    street TEXT NOT NULL,
    extra TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, kind),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);

-- A person's tie to an organisation: supporter, contact, volunteer, member.
CREATE TABLE affiliation (
    tenant_id UUID NOT NULL,
    affiliation_id UUID NOT NULL,
    person_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    role TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, affiliation_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);
CREATE UNIQUE INDEX affiliation_current ON affiliation (tenant_id, person_id, organisation_id, role) WHERE ended_at IS NULL;
CREATE INDEX affiliation_organisation ON affiliation (tenant_id, organisation_id, person_id);

CREATE TABLE tag (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    tag_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- Folded: "Førerhund" and "forerhund" are one tag.
    name_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, tag_id),
    UNIQUE (tenant_id, name_key)
);

CREATE TABLE tagging (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, tag_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, tag_id)
);
CREATE INDEX tagging_tag ON tagging (tenant_id, tag_id, person_id);

-- One timeline: everything that happened with a person.
CREATE TABLE interaction (
    tenant_id UUID NOT NULL,
    interaction_id UUID NOT NULL,
    person_id UUID NOT NULL,
    organisation_id UUID,
    at BIGINT NOT NULL,
    -- What happened, e.g. signed_up, event_attended, note.
    kind TEXT NOT NULL,
    -- in (from the person), out (to the person), none.
    direction TEXT NOT NULL,
    -- email, phone, sms, post, web, in_person.
    channel TEXT NOT NULL,
    -- Who of us: an account, or NULL when it was the person or the program.
    account_id UUID,
    actor TEXT NOT NULL,
    -- What it was about: a form, an event. The label is that thing's name then, and never personal.
    subject_kind TEXT NOT NULL,
    subject_id UUID,
    subject_label TEXT NOT NULL,
    result TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Free text and typed values: personal, emptied when the person is erased.
    body TEXT NOT NULL,
    given JSONB NOT NULL,
    PRIMARY KEY (tenant_id, interaction_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX interaction_person ON interaction (tenant_id, person_id, at, interaction_id);

-- What an organisation asks to contact people for. Its words are kept in every version that was ever shown.
CREATE TABLE purpose (
    tenant_id UUID NOT NULL,
    purpose_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    -- Channels it may use: ["email"], ["phone", "sms"].
    channels JSONB NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    PRIMARY KEY (tenant_id, purpose_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);

CREATE TABLE purpose_wording (
    tenant_id UUID NOT NULL,
    purpose_id UUID NOT NULL,
    version BIGINT NOT NULL,
    -- Per language: {"en": "Events near me"}.
    title JSONB NOT NULL,
    explanation JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, purpose_id, version),
    FOREIGN KEY (tenant_id, purpose_id) REFERENCES purpose (tenant_id, purpose_id)
);

-- Append only: giving and withdrawing are both rows, the latest row says how it stands.
CREATE TABLE consent (
    tenant_id UUID NOT NULL,
    consent_id UUID NOT NULL,
    person_id UUID NOT NULL,
    purpose_id UUID NOT NULL,
    channel TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    -- Lawful basis: consent, membership, legitimate_interest.
    basis TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- How we know: wording shown, language, page, time, time of confirmation; or who wrote it down and why.
    proof JSONB NOT NULL,
    source TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, consent_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, purpose_id) REFERENCES purpose (tenant_id, purpose_id)
);
CREATE INDEX consent_person ON consent (tenant_id, person_id, purpose_id, channel, at, consent_id);

-- What remains of an erased address: a keyed hash, so that no import and no colleague brings it back.
CREATE TABLE tombstone (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, kind, fingerprint)
);
