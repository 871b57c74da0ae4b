-- Finding people by anything that is known of them.

-- The words of a person, prepared for the full-text index that each database has of its own (made after the migrations, see db::sqlite
-- and db::postgres).
CREATE TABLE person_search (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- The number of the row in the full-text index; those who came later have higher ones.
    seq BIGINT NOT NULL,
    -- The name the other way round than person.name_key has it.
    other_key TEXT NOT NULL,
    -- What else lists are sorted by; "~" for those without.
    city_key TEXT NOT NULL,
    postcode_key TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Folded words, separated by spaces.
    words TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX person_search_seq ON person_search (seq, tenant_id, person_id);
CREATE INDEX person_search_other ON person_search (tenant_id, other_key, person_id);

-- The words names and places are made of: what a mistyped word may have meant. A word nobody has any more is gone.
CREATE TABLE search_word (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    word_key TEXT NOT NULL,
    PRIMARY KEY (tenant_id, word_key)
);

-- Who is reached through an organisation is asked person by person.
CREATE INDEX affiliation_person ON affiliation (tenant_id, person_id, organisation_id);

-- A way of looking at the list of people, kept for oneself or for an organisation and those below.
CREATE TABLE list_view (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    view_id UUID NOT NULL,
    account_id UUID NOT NULL,
    -- For whom: NULL for its maker alone.
    organisation_id UUID,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- Filters, order and columns: {"state": "active", "columns": ["name"]}. Never words somebody searched for: they may be a name.
    query JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, view_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);
CREATE INDEX list_view_account ON list_view (tenant_id, account_id);
CREATE INDEX list_view_organisation ON list_view (tenant_id, organisation_id);

-- One action over many people: held back for ten seconds, then done piece by piece.
CREATE TABLE bulk_action (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    -- Also the batch of the changes it makes.
    batch_id UUID NOT NULL,
    account_id UUID NOT NULL,
    action JSONB NOT NULL,
    -- Whom it is about: identifiers, or what the list was limited to.
    selection JSONB NOT NULL,
    state TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    -- The last person looked at: where it goes on after an interruption.
    after_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, batch_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX bulk_action_account ON bulk_action (tenant_id, account_id, created_at);

-- A file of people for download, thrown away after a day.
CREATE TABLE people_export (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    export_id UUID NOT NULL,
    account_id UUID NOT NULL,
    format TEXT NOT NULL,
    -- Whose data and what of it.
    request JSONB NOT NULL,
    state TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, export_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX people_export_expiry ON people_export (tenant_id, expires_at);

-- The file in pieces, base64, so that nobody ever holds all of it.
CREATE TABLE people_export_part (
    tenant_id UUID NOT NULL,
    export_id UUID NOT NULL,
    position BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (tenant_id, export_id, position),
    FOREIGN KEY (tenant_id, export_id) REFERENCES people_export (tenant_id, export_id)
);
