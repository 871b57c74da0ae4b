-- Finding records that stand for the same person, and making two of them one.

-- People who share a block may be the same: a block is a hash of what duplicates have in common, e.g. a mailbox, or a name and a street.
CREATE TABLE person_key (
    tenant_id UUID NOT NULL,
    block BIGINT NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, block, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX person_key_person ON person_key (tenant_id, person_id);

-- Two records that may be, are or are not the same person; a_id is the smaller identifier.
CREATE TABLE duplicate_pair (
    tenant_id UUID NOT NULL,
    a_id UUID NOT NULL,
    b_id UUID NOT NULL,
    -- 0 to 100, and why, with the values it rests on.
    score BIGINT NOT NULL,
    reasons JSONB NOT NULL,
    -- Whether they have a mailbox in common.
    mailbox BOOLEAN NOT NULL,
    -- open, merged or not_same.
    state TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    -- When they last looked alike: a search through everybody lets go of open pairs that no longer do.
    seen_at BIGINT NOT NULL,
    decided_by UUID,
    decider TEXT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (tenant_id, a_id, b_id),
    FOREIGN KEY (tenant_id, a_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, b_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX duplicate_pair_list ON duplicate_pair (tenant_id, state, score, a_id, b_id);
CREATE INDEX duplicate_pair_other ON duplicate_pair (tenant_id, b_id);

-- The last search through all people.
CREATE TABLE duplicate_scan (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    scan_id UUID NOT NULL,
    job_id UUID,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    people BIGINT NOT NULL,
    compared BIGINT NOT NULL,
    found BIGINT NOT NULL,
    -- Groups too large to compare: [{"kind": "phone", "people": 900}].
    skipped JSONB NOT NULL,
    PRIMARY KEY (tenant_id, scan_id)
);

-- Two records made one.
CREATE TABLE person_merge (
    tenant_id UUID NOT NULL,
    merge_id UUID NOT NULL,
    survivor_id UUID NOT NULL,
    other_id UUID NOT NULL,
    at BIGINT NOT NULL,
    account_id UUID,
    actor TEXT NOT NULL,
    -- done, undone or final.
    state TEXT NOT NULL,
    ended_at BIGINT,
    -- Rows as they were before and as the merge left them, to put both records back; emptied when that is no longer possible.
    snapshot TEXT NOT NULL,
    PRIMARY KEY (tenant_id, merge_id),
    FOREIGN KEY (tenant_id, survivor_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, other_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX person_merge_survivor ON person_merge (tenant_id, survivor_id, at);
CREATE INDEX person_merge_other ON person_merge (tenant_id, other_id);
CREATE INDEX person_merge_state ON person_merge (tenant_id, state, at);

-- Of two places one person had at an event, one went: links to it lead to the other.
CREATE TABLE registration_moved (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    registration_id UUID NOT NULL,
    into_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, registration_id)
);
