-- Representatives, after Popolo. `source` names where a row came from; an import touches only rows of its own source.
-- Nothing is deleted that an import no longer finds: `ended_at` says since when it was missing.

CREATE TABLE body (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    body_id UUID NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    classification TEXT NOT NULL,
    seats BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, body_id),
    UNIQUE (tenant_id, source, source_id)
);

CREATE TABLE legislative_period (
    tenant_id UUID NOT NULL,
    period_id UUID NOT NULL,
    body_id UUID NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    -- As precise as the source: 2015, 2015-06 or 2015-06-20; empty if unknown.
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    -- Orders periods without dates: numbers in the id by size.
    sort_key TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, period_id),
    UNIQUE (tenant_id, source, source_id),
    FOREIGN KEY (tenant_id, body_id) REFERENCES body (tenant_id, body_id)
);
CREATE INDEX legislative_period_body ON legislative_period (tenant_id, body_id);

CREATE TABLE politician (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    politician_id UUID NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    -- The name without case and accents, for searching and sorting.
    name_key TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, politician_id),
    UNIQUE (tenant_id, source, source_id)
);
CREATE INDEX politician_name ON politician (tenant_id, name_key, politician_id);

CREATE TABLE area (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    area_id UUID NOT NULL,
    -- The set of codes the code belongs to. A code means something only within its scheme and generation.
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    -- First day of the generation; empty: since always. And the first day it no longer holds; empty: for ever.
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- A better name from a crosswalk or a colleague; imports leave it alone.
    local_name TEXT,
    code_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, area_id),
    UNIQUE (tenant_id, scheme, code, valid_from)
);
CREATE INDEX area_code ON area (tenant_id, code_key);
CREATE INDEX area_name ON area (tenant_id, name_key, area_id);

CREATE TABLE boundary (
    tenant_id UUID NOT NULL,
    area_id UUID NOT NULL,
    -- The rectangle around it, in ten-millionths of a degree.
    west BIGINT NOT NULL,
    south BIGINT NOT NULL,
    east BIGINT NOT NULL,
    north BIGINT NOT NULL,
    -- Encoded shape, base64.
    shape TEXT NOT NULL,
    PRIMARY KEY (tenant_id, area_id),
    FOREIGN KEY (tenant_id, area_id) REFERENCES area (tenant_id, area_id)
);
CREATE INDEX boundary_rectangle ON boundary (tenant_id, west, east, south, north);

CREATE TABLE post (
    tenant_id UUID NOT NULL,
    post_id UUID NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    body_id UUID NOT NULL,
    -- NULL: for the whole of the body's territory.
    area_id UUID,
    label TEXT NOT NULL,
    seats BIGINT,
    -- Set by a colleague; goes before what the source says, and imports leave it alone.
    seats_override BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, post_id),
    UNIQUE (tenant_id, source, source_id),
    FOREIGN KEY (tenant_id, body_id) REFERENCES body (tenant_id, body_id),
    FOREIGN KEY (tenant_id, area_id) REFERENCES area (tenant_id, area_id)
);
CREATE INDEX post_area ON post (tenant_id, area_id);

CREATE TABLE membership (
    tenant_id UUID NOT NULL,
    membership_id UUID NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    politician_id UUID NOT NULL,
    post_id UUID NOT NULL,
    party_id UUID,
    period_id UUID,
    role TEXT NOT NULL,
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, membership_id),
    UNIQUE (tenant_id, source, source_id),
    FOREIGN KEY (tenant_id, politician_id) REFERENCES politician (tenant_id, politician_id),
    FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, post_id),
    FOREIGN KEY (tenant_id, party_id) REFERENCES body (tenant_id, body_id),
    FOREIGN KEY (tenant_id, period_id) REFERENCES legislative_period (tenant_id, period_id)
);
CREATE INDEX membership_post ON membership (tenant_id, post_id);
CREATE INDEX membership_politician ON membership (tenant_id, politician_id);

CREATE TABLE contact_detail (
    tenant_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    politician_id UUID NOT NULL,
    channel TEXT NOT NULL,
    content TEXT NOT NULL,
    note TEXT NOT NULL,
    -- Name of the source, or of the colleague who entered it.
    provenance TEXT NOT NULL,
    manual BOOLEAN NOT NULL,
    health TEXT NOT NULL,
    checked_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, contact_id),
    UNIQUE (tenant_id, politician_id, channel, content, manual),
    FOREIGN KEY (tenant_id, politician_id) REFERENCES politician (tenant_id, politician_id)
);

-- Which areas a postcode, a range of postcodes or a part of a street lies in. By code, so that tables can come in any order.
CREATE TABLE postcode_area (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    source TEXT NOT NULL,
    from_code TEXT NOT NULL,
    to_code TEXT NOT NULL,
    street TEXT NOT NULL,
    number_from BIGINT NOT NULL,
    number_to BIGINT NOT NULL,
    -- Empty: any scheme that has the code.
    scheme TEXT NOT NULL,
    area_code TEXT NOT NULL,
    PRIMARY KEY (tenant_id, source, from_code, to_code, street, number_from, number_to, area_code)
);
CREATE INDEX postcode_area_range ON postcode_area (tenant_id, from_code, to_code);

-- Rows of crosswalks, by code, so that tables can come in any order.
CREATE TABLE area_crosswalk (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    source TEXT NOT NULL,
    from_code TEXT NOT NULL,
    to_code TEXT NOT NULL,
    -- Schemes the two codes belong to; empty: any.
    from_scheme TEXT NOT NULL,
    to_scheme TEXT NOT NULL,
    to_name TEXT NOT NULL,
    PRIMARY KEY (tenant_id, source, from_code, to_code)
);

-- Which area lies in which other one that somebody sits for. Worked out anew after every import.
CREATE TABLE area_link (
    tenant_id UUID NOT NULL,
    from_area UUID NOT NULL,
    to_area UUID NOT NULL,
    -- crosswalk, code or name: how it is known.
    origin TEXT NOT NULL,
    PRIMARY KEY (tenant_id, from_area, to_area),
    FOREIGN KEY (tenant_id, from_area) REFERENCES area (tenant_id, area_id),
    FOREIGN KEY (tenant_id, to_area) REFERENCES area (tenant_id, area_id)
);
CREATE INDEX area_link_to ON area_link (tenant_id, to_area);

CREATE TABLE representative_import (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    import_id UUID NOT NULL,
    file_name TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- The file, base64; emptied when the import is done.
    content TEXT NOT NULL,
    options JSONB NOT NULL,
    state TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    report JSONB,
    created_by UUID,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (tenant_id, import_id)
);
