-- Whether the device was logged in by a link in a mail: for a while, whoever holds the mailbox may set a new password without the old one.
ALTER TABLE session ADD COLUMN by_link BOOLEAN NOT NULL DEFAULT FALSE;
