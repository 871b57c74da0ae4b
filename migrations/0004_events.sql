-- Events, and who has a place, waits for one, came or stayed away.

CREATE TABLE event (
    tenant_id UUID NOT NULL,
    event_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    slug TEXT NOT NULL,
    -- draft, published or cancelled.
    state TEXT NOT NULL,
    -- public, unlisted or private.
    visibility TEXT NOT NULL,
    -- Per language: {"en": "Summer party"}. The description is Markdown.
    title JSONB NOT NULL,
    description JSONB NOT NULL,
    -- What the organisers' list searches, folded to plain lower case.
    search_text TEXT NOT NULL,
    venue TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    -- Shown only to people who have a place.
    online_url TEXT NOT NULL,
    -- IANA zone; the times are instants.
    zone TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT NOT NULL,
    -- Places in all; NULL for no limit.
    capacity BIGINT,
    -- Most guests one person may bring.
    guests_allowed BIGINT NOT NULL,
    -- Places of those registered and held, guests included. Changes only together with the registrations, in the
    -- statement that also tests it against the capacity.
    seats_taken BIGINT NOT NULL,
    -- How many registrations wait for a place.
    waiting BIGINT NOT NULL,
    picture_id UUID,
    picture_alt JSONB NOT NULL,
    -- Whether a reminder goes out the day before, and when it did.
    remind BOOLEAN NOT NULL,
    reminded_at BIGINT,
    -- What the organiser said when cancelling.
    cancel_message TEXT NOT NULL,
    -- The identity of the event in people's calendars, and how often it has moved there.
    ics_uid TEXT NOT NULL,
    ics_sequence BIGINT NOT NULL,
    -- Rises with every change of the event or of who has a place: every claim of a place takes its turn here.
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (tenant_id, event_id),
    UNIQUE (tenant_id, slug),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id),
    FOREIGN KEY (tenant_id, picture_id) REFERENCES file (tenant_id, file_id)
);
CREATE INDEX event_by_start ON event (tenant_id, state, start_at, event_id);
CREATE INDEX event_organisation ON event (tenant_id, organisation_id, start_at);

-- A person's place at an event (OSDI: attendance). Name and address are what the person gave for this event.
CREATE TABLE registration (
    tenant_id UUID NOT NULL,
    registration_id UUID NOT NULL,
    event_id UUID NOT NULL,
    person_id UUID NOT NULL,
    -- registered, waitlisted, held or cancelled.
    status TEXT NOT NULL,
    -- attended or no_show, once somebody said so.
    mark TEXT,
    guests BIGINT NOT NULL,
    -- Turn in the queue: the event's version when the person joined it.
    position BIGINT NOT NULL,
    -- Until when a held place waits for its person.
    hold_until BIGINT,
    checked_in_at BIGINT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- How they came: web, organiser, demo; and from which page.
    source TEXT NOT NULL,
    referrer TEXT NOT NULL,
    -- The calendar entry they were last sent, by its sequence; whether they were reminded.
    told_sequence BIGINT NOT NULL,
    reminded BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, registration_id),
    UNIQUE (tenant_id, event_id, person_id),
    FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, event_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX registration_queue ON registration (tenant_id, event_id, status, position);
CREATE INDEX registration_by_name ON registration (tenant_id, event_id, name_key, registration_id);
CREATE INDEX registration_person ON registration (tenant_id, person_id);
