-- Bringing people in from files.

CREATE TABLE people_import (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    import_id UUID NOT NULL,
    file_name TEXT NOT NULL,
    -- text, workbook, cards or pasted.
    format TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- What was found: sheets with their columns, encodings, numbers of rows.
    sheets JSONB NOT NULL,
    -- What was asked: mapping, origin, lawful basis.
    options JSONB NOT NULL,
    -- staged, running, paused, cancelled, done, undoing, undone.
    state TEXT NOT NULL,
    -- The part of the file that is next.
    position BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    -- What became of the rows.
    counts JSONB NOT NULL,
    -- Where taking back has come to, and what it left.
    undo_after UUID,
    kept JSONB NOT NULL,
    created_by UUID NOT NULL,
    actor TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (tenant_id, import_id)
);
CREATE INDEX people_import_age ON people_import (tenant_id, created_at, import_id);

-- The file in parts of some hundred rows, so that any server can go on with it; emptied when the import has ended.
CREATE TABLE import_part (
    tenant_id UUID NOT NULL,
    import_id UUID NOT NULL,
    sheet BIGINT NOT NULL,
    position BIGINT NOT NULL,
    -- [[line, ["cell", ...]], ...]
    content TEXT NOT NULL,
    PRIMARY KEY (tenant_id, import_id, sheet, position),
    FOREIGN KEY (tenant_id, import_id) REFERENCES people_import (tenant_id, import_id)
);

-- Rows and cells for a human. Personal: emptied after a month.
CREATE TABLE import_issue (
    tenant_id UUID NOT NULL,
    import_id UUID NOT NULL,
    line BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    column_name TEXT NOT NULL,
    cell TEXT NOT NULL,
    -- The whole row, if it was not taken.
    cells JSONB NOT NULL,
    person_id UUID,
    PRIMARY KEY (tenant_id, import_id, line, number),
    FOREIGN KEY (tenant_id, import_id) REFERENCES people_import (tenant_id, import_id)
);
CREATE INDEX import_issue_person ON import_issue (tenant_id, person_id);

-- People who were known before, and met in an import.
CREATE TABLE import_match (
    tenant_id UUID NOT NULL,
    import_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, import_id, person_id),
    FOREIGN KEY (tenant_id, import_id) REFERENCES people_import (tenant_id, import_id)
);

-- The number a person has in another system.
CREATE TABLE person_external (
    tenant_id UUID NOT NULL,
    system TEXT NOT NULL,
    external_id TEXT NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, system, external_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX person_external_person ON person_external (tenant_id, person_id);

-- A keyed hash of a row that had nothing else to know its person by: the same row again is the same person.
CREATE TABLE import_row (
    tenant_id UUID NOT NULL,
    fingerprint TEXT NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, fingerprint),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX import_row_person ON import_row (tenant_id, person_id);

-- What columns stand for, kept under a name for the next file like it.
CREATE TABLE import_mapping (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- The names of the file's columns.
    fingerprint TEXT NOT NULL,
    -- {"E-mail": "email:any", ...}
    columns JSONB NOT NULL,
    created_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, name_key)
);

-- The import somebody was made by.
ALTER TABLE person ADD COLUMN import_id UUID;
CREATE INDEX person_import ON person (tenant_id, import_id, person_id) WHERE import_id IS NOT NULL;
-- By these people are recognised who have no e-mail address in common.
CREATE INDEX person_birth ON person (tenant_id, birth_date, name_key) WHERE birth_date <> '';
CREATE INDEX postal_address_place ON postal_address (tenant_id, postcode, street);
