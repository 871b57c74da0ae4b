-- Everything else that is known of people, what it was before, and who is looking at it.

-- person, household or organisation. Households and organisations have their name in family_name.
ALTER TABLE person ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
ALTER TABLE person ADD COLUMN honorific_prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';
-- As precise as it is known: 1980, 1980-05 or 1980-05-17; empty if unknown.
ALTER TABLE person ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';
-- Languages the person speaks besides the one they are written to in: tags of BCP 47, separated by spaces.
ALTER TABLE person ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN job_title TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN employer TEXT NOT NULL DEFAULT '';
-- Further parts somebody plays, words separated by spaces: stakeholder, media.
ALTER TABLE person ADD COLUMN facets TEXT NOT NULL DEFAULT '';
-- What a journalist works for and writes about.
ALTER TABLE person ADD COLUMN outlet TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN beat TEXT NOT NULL DEFAULT '';
-- 1 (sure supporter) to 5 (sure opponent), as support_change said last; NULL: never asked.
ALTER TABLE person ADD COLUMN support_level BIGINT;
-- The colleague who looks after this person.
ALTER TABLE person ADD COLUMN owner_id UUID;
-- Rises with every change of the record: whoever saves an older one is asked.
ALTER TABLE person ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- state `trashed`: since when. state `merged`: into whom; the old id leads there.
ALTER TABLE person ADD COLUMN trashed_at BIGINT;
ALTER TABLE person ADD COLUMN merged_into UUID;
CREATE INDEX person_merged ON person (tenant_id, merged_into);

-- home, work, mobile, other or empty; and the order: the first of its kind is the one used.
ALTER TABLE identity ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE identity ADD COLUMN position BIGINT NOT NULL DEFAULT 0;

CREATE TABLE person_link (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    url TEXT NOT NULL,
    -- website, facebook, instagram, x, bluesky, mastodon, linkedin, tiktok, youtube or other.
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, url),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);

-- "Don't call me": goes before every consent.
CREATE TABLE contact_block (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- email, phone, sms or post.
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_id UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, channel),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);

CREATE TABLE custom_field (
    tenant_id UUID NOT NULL,
    field_id UUID NOT NULL,
    -- Whose field it is, and whether organisations below have it too.
    organisation_id UUID NOT NULL,
    below BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- text, number, date, choice, choices, yes_no or person.
    kind TEXT NOT NULL,
    -- What may be chosen: ["Blue", "Green"].
    options JSONB NOT NULL,
    -- Hidden until revealed by a click that is logged.
    sensitive BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    PRIMARY KEY (tenant_id, field_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);

-- One row per value; only `choices` has several, by position.
CREATE TABLE custom_value (
    tenant_id UUID NOT NULL,
    field_id UUID NOT NULL,
    person_id UUID NOT NULL,
    position BIGINT NOT NULL,
    -- As shown; a date as 2026-05-17, a choice as its name, yes_no as yes or no, a person as their id.
    content TEXT NOT NULL,
    -- Folded, to compare with.
    content_key TEXT NOT NULL,
    -- A number in millionths.
    micros BIGINT,
    other_id UUID,
    PRIMARY KEY (tenant_id, field_id, person_id, position),
    FOREIGN KEY (tenant_id, field_id) REFERENCES custom_field (tenant_id, field_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX custom_value_person ON custom_value (tenant_id, person_id);
CREATE INDEX custom_value_content ON custom_value (tenant_id, field_id, content_key, person_id);
CREATE INDEX custom_value_other ON custom_value (tenant_id, other_id);

-- person_id is <kind> of other_id: one row, read from both sides.
CREATE TABLE relationship (
    tenant_id UUID NOT NULL,
    relationship_id UUID NOT NULL,
    -- member_of_household, partner, parent, sibling, works_for, contact_for, member_of, writes_for, assistant_to, knows.
    kind TEXT NOT NULL,
    person_id UUID NOT NULL,
    other_id UUID NOT NULL,
    note TEXT NOT NULL,
    -- As precise as it is known; may be empty.
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, relationship_id),
    UNIQUE (tenant_id, kind, person_id, other_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, other_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX relationship_person ON relationship (tenant_id, person_id);
CREATE INDEX relationship_other ON relationship (tenant_id, other_id);

-- What somebody thinks of us, each time it was asked.
CREATE TABLE support_change (
    tenant_id UUID NOT NULL,
    support_id UUID NOT NULL,
    person_id UUID NOT NULL,
    level BIGINT,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    account_id UUID,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, support_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX support_change_person ON support_change (tenant_id, person_id, at, support_id);

-- Every change of a field of a record: what it was and what it became, so that it can be taken back.
CREATE TABLE person_change (
    tenant_id UUID NOT NULL,
    change_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- Changes made in one go: an edit, an import, a bulk action, a merge.
    batch_id UUID NOT NULL,
    at BIGINT NOT NULL,
    account_id UUID,
    actor TEXT NOT NULL,
    -- Where it came from: organiser, person, import.
    source TEXT NOT NULL,
    -- Name of the field: given_name, emails, tags, custom:<id>.
    field TEXT NOT NULL,
    before JSONB NOT NULL,
    after JSONB NOT NULL,
    -- By which later change it was taken back.
    undone_by UUID,
    PRIMARY KEY (tenant_id, change_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX person_change_person ON person_change (tenant_id, person_id, change_id);
CREATE INDEX person_change_batch ON person_change (tenant_id, batch_id, change_id);

-- Who has a record open just now; rows are minutes old at most.
CREATE TABLE presence (
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    account_id UUID NOT NULL,
    editing BOOLEAN NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, account_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);

-- Tags in groups; a group of kind `interests` holds what people care about.
CREATE TABLE tag_group (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    group_id UUID NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- tags or interests.
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, group_id),
    UNIQUE (tenant_id, name_key)
);
ALTER TABLE tag ADD COLUMN group_id UUID;
ALTER TABLE tag ADD COLUMN archived_at BIGINT;

-- What somebody has promised to do about a person.
CREATE TABLE task (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    task_id UUID NOT NULL,
    person_id UUID,
    title TEXT NOT NULL,
    -- 2026-05-17; empty: no hurry.
    due_date TEXT NOT NULL,
    owner_id UUID NOT NULL,
    created_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    done_by UUID,
    PRIMARY KEY (tenant_id, task_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX task_owner ON task (tenant_id, owner_id, done_at, due_date);
CREATE INDEX task_person ON task (tenant_id, person_id);

-- Colleagues named in a note with @.
CREATE TABLE mention (
    tenant_id UUID NOT NULL,
    interaction_id UUID NOT NULL,
    account_id UUID NOT NULL,
    at BIGINT NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (tenant_id, interaction_id, account_id),
    FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction (tenant_id, interaction_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX mention_account ON mention (tenant_id, account_id, seen_at, at);
