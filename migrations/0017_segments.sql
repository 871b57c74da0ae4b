-- Segments: saved descriptions of people, and what their conditions look up.

CREATE TABLE segment (
    tenant_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    -- Whose it is. Shared: everybody who sees people there or below has it too.
    organisation_id UUID NOT NULL,
    shared BOOLEAN NOT NULL,
    owner_id UUID NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- dynamic: who fits the tree is in; static: the rows of segment_member are.
    kind TEXT NOT NULL,
    -- {"version": 1, "root": {"join": "all", "nodes": [...]}}
    tree JSONB NOT NULL,
    -- Rises with every change: whoever saves an older one is asked.
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    archived_at BIGINT,
    PRIMARY KEY (tenant_id, segment_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX segment_name ON segment (tenant_id, name_key, segment_id);

-- Who is in a static segment.
CREATE TABLE segment_member (
    tenant_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    person_id UUID NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, segment_id, person_id),
    FOREIGN KEY (tenant_id, segment_id) REFERENCES segment (tenant_id, segment_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX segment_member_person ON segment_member (tenant_id, person_id);

-- Which segment has which other one among its conditions.
CREATE TABLE segment_inner (
    tenant_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    inner_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, segment_id, inner_id),
    FOREIGN KEY (tenant_id, segment_id) REFERENCES segment (tenant_id, segment_id),
    FOREIGN KEY (tenant_id, inner_id) REFERENCES segment (tenant_id, segment_id)
);
CREATE INDEX segment_inner_of ON segment_inner (tenant_id, inner_id);

-- Where the postcodes of people's home addresses lie. Worked out from boundaries and tables of districts, anew when those change.
CREATE TABLE place_point (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    -- Large letters, no blanks and hyphens.
    postcode TEXT NOT NULL,
    -- Ten-millionths of a degree; NULL if not known.
    lon BIGINT,
    lat BIGINT,
    -- postcode: the middle of the postcode's own area; district: the middle of the smallest district it lies in; unknown.
    exactness TEXT NOT NULL,
    PRIMARY KEY (tenant_id, postcode)
);

-- The districts a postcode lies in, those only that are sure.
CREATE TABLE place_area (
    tenant_id UUID NOT NULL,
    postcode TEXT NOT NULL,
    area_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, postcode, area_id),
    FOREIGN KEY (tenant_id, area_id) REFERENCES area (tenant_id, area_id)
);
CREATE INDEX place_area_area ON place_area (tenant_id, area_id, postcode);

-- From which boundaries and tables the places were worked out, and when that was last looked at.
CREATE TABLE place_state (
    tenant_id UUID NOT NULL PRIMARY KEY REFERENCES tenant (tenant_id),
    basis TEXT NOT NULL,
    checked_at BIGINT NOT NULL
);

-- What conditions begin with.
CREATE INDEX consent_purpose ON consent (tenant_id, purpose_id, channel, person_id, at, consent_id, given);
CREATE INDEX interaction_kind ON interaction (tenant_id, kind, at, person_id);
CREATE INDEX submission_person ON submission (tenant_id, person_id);
CREATE INDEX registration_mark ON registration (tenant_id, event_id, mark, person_id);
CREATE INDEX postal_address_postcode ON postal_address (tenant_id, kind, REPLACE(REPLACE(UPPER(postcode), ' ', ''), '-', ''), country, person_id);
CREATE INDEX postal_address_city ON postal_address (tenant_id, kind, LOWER(city), person_id);
