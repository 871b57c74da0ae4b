-- Letters from citizens to representatives, and the casework of the offices that answer them. A purpose zone of its own:
-- no key leads from here to supporters, segments or events, or back, so that a letter can never be used for campaigning.

-- Which office answers for which politician. An office is an organisation of kind `office`.
CREATE TABLE office_of (
    tenant_id UUID NOT NULL,
    politician_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, politician_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);
CREATE INDEX office_of_office ON office_of (tenant_id, organisation_id);

CREATE TABLE letter (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    letter_id UUID NOT NULL,
    -- What the citizen wrote in one go to several representatives: confirmed together, one tracking page.
    group_id UUID NOT NULL,
    -- Can be read out on the phone: R7K2-9QXM.
    number TEXT NOT NULL,
    locale TEXT NOT NULL,
    topic TEXT NOT NULL,
    visibility TEXT NOT NULL,
    -- The citizen, as far as the office needs it to answer.
    citizen_name TEXT NOT NULL,
    citizen_email TEXT NOT NULL,
    citizen_phone TEXT NOT NULL,
    citizen_address TEXT NOT NULL,
    citizen_postcode TEXT NOT NULL,
    citizen_city TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    -- Whom it is to, as it was when it was written: seats change hands, letters do not.
    politician_id UUID NOT NULL,
    membership_id UUID NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient_title TEXT NOT NULL,
    organisation_id UUID,
    -- Where the citizen lives, and how that was found out.
    area_label TEXT NOT NULL,
    place_label TEXT NOT NULL,
    found_by TEXT,
    district_check TEXT NOT NULL,
    campaign TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Number, name, address, subject and body in folded letters, for the office's search.
    search_text TEXT NOT NULL,
    -- Hash of the text without case, punctuation, greeting and sign-off: equal for identical letters.
    fingerprint TEXT NOT NULL,
    -- Hash of sender, recipient and text: the same letter twice is one letter.
    once_key TEXT NOT NULL,
    state TEXT NOT NULL,
    hold_rule TEXT,
    -- How it travels, and the mail it travelled in.
    channel TEXT NOT NULL,
    contact TEXT NOT NULL,
    mail_id UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    reminded_at BIGINT,
    verified_at BIGINT,
    mailed_at BIGINT,
    sent_at BIGINT,
    answered_at BIGINT,
    closed_at BIGINT,
    surveyed_at BIGINT,
    survey TEXT,
    PRIMARY KEY (tenant_id, letter_id),
    UNIQUE (tenant_id, number),
    UNIQUE (tenant_id, once_key),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);
CREATE INDEX letter_group ON letter (tenant_id, group_id);
CREATE INDEX letter_same ON letter (tenant_id, politician_id, fingerprint);
CREATE INDEX letter_state ON letter (tenant_id, state, created_at);
CREATE INDEX letter_contact ON letter (tenant_id, contact, mailed_at);

-- The mails a letter caused: they hold its text and go when it goes. Without a letter: about the whole group.
CREATE TABLE letter_mail (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    mail_id UUID NOT NULL,
    group_id UUID NOT NULL,
    letter_id UUID,
    PRIMARY KEY (tenant_id, mail_id)
);
CREATE INDEX letter_mail_group ON letter_mail (tenant_id, group_id);

-- Append only, until the letter itself is erased.
CREATE TABLE letter_log (
    tenant_id UUID NOT NULL,
    log_id UUID NOT NULL,
    letter_id UUID NOT NULL,
    at BIGINT NOT NULL,
    step TEXT NOT NULL,
    -- Who: an account; NULL for the citizen and for the program itself.
    account_id UUID,
    actor TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (tenant_id, log_id),
    FOREIGN KEY (tenant_id, letter_id) REFERENCES letter (tenant_id, letter_id)
);
CREATE INDEX letter_log_letter ON letter_log (tenant_id, letter_id);

-- A letter in an office's inbox.
CREATE TABLE office_case (
    tenant_id UUID NOT NULL,
    case_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    letter_id UUID NOT NULL,
    state TEXT NOT NULL,
    owner_id UUID,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    answered_at BIGINT,
    closed_at BIGINT,
    outcome TEXT,
    draft_body TEXT,
    draft_by TEXT,
    draft_at BIGINT,
    -- Rises with every change, so that two people never overwrite each other unseen.
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, case_id),
    UNIQUE (tenant_id, letter_id),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id),
    FOREIGN KEY (tenant_id, letter_id) REFERENCES letter (tenant_id, letter_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES account (tenant_id, account_id)
);
CREATE INDEX office_case_inbox ON office_case (tenant_id, organisation_id, state, opened_at);

-- What was written in a case after the letter itself. Append only, until the case is erased.
CREATE TABLE correspondence (
    tenant_id UUID NOT NULL,
    correspondence_id UUID NOT NULL,
    case_id UUID NOT NULL,
    kind TEXT NOT NULL,
    account_id UUID,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    mail_id UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, correspondence_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES office_case (tenant_id, case_id)
);
CREATE INDEX correspondence_case ON correspondence (tenant_id, case_id);
