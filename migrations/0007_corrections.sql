-- What a colleague knows better than the source about somebody's time in a seat. The membership itself holds what counts;
-- here stands what the source says, so that the next import compares with that and leaves the correction alone.
CREATE TABLE membership_correction (
    tenant_id UUID NOT NULL,
    membership_id UUID NOT NULL,
    source_party_id UUID,
    source_start_date TEXT NOT NULL,
    source_end_date TEXT NOT NULL,
    -- Where the colleague has it from, in their words.
    basis TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, membership_id),
    FOREIGN KEY (tenant_id, membership_id) REFERENCES membership (tenant_id, membership_id)
);
