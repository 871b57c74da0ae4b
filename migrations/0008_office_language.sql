-- Language in which an office works and is written to; empty: the organisation's own.
ALTER TABLE office_of ADD COLUMN locale TEXT NOT NULL DEFAULT '';
