-- What notes, tags and tasks need besides their tables.

-- When its author last changed a note.
ALTER TABLE interaction ADD COLUMN edited_at BIGINT;

-- A tag that was made one with another: whoever writes its name means the other.
ALTER TABLE tag ADD COLUMN merged_into UUID;

-- Two tags made one, and what is needed to take them apart again.
CREATE TABLE tag_merge (
    tenant_id UUID NOT NULL,
    merge_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    into_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, merge_id),
    FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, tag_id),
    FOREIGN KEY (tenant_id, into_id) REFERENCES tag (tenant_id, tag_id)
);
CREATE INDEX tag_merge_at ON tag_merge (tenant_id, at);

-- Who had the tag that went, and whether they had the other too.
CREATE TABLE tag_merge_person (
    tenant_id UUID NOT NULL,
    merge_id UUID NOT NULL,
    person_id UUID NOT NULL,
    had_both BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, merge_id, person_id),
    FOREIGN KEY (tenant_id, merge_id) REFERENCES tag_merge (tenant_id, merge_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX tag_merge_person_person ON tag_merge_person (tenant_id, person_id);

-- Open tasks by due date, done ones by when.
CREATE INDEX task_open ON task (tenant_id, done_at, due_date, task_id);
