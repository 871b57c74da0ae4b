-- A batch is taken back person by person.
DROP INDEX person_change_batch;
CREATE INDEX person_change_batch ON person_change (tenant_id, batch_id, person_id, change_id);

-- What was known of an address that was taken off a record: typed in again, it is neither good nor unasked-for anew.
CREATE TABLE past_address (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    kind TEXT NOT NULL,
    -- A keyed hash: the address itself is gone.
    fingerprint TEXT NOT NULL,
    -- Whose it was: only on their record is it still verified.
    person_id UUID NOT NULL,
    verified_at BIGINT,
    health TEXT NOT NULL,
    suppressed_at BIGINT,
    PRIMARY KEY (tenant_id, kind, fingerprint),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX past_address_person ON past_address (tenant_id, person_id);
