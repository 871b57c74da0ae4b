-- What a tenant decides about itself.
-- Languages its public pages are offered in, by tag, separated by spaces; empty: all there are.
ALTER TABLE tenant ADD COLUMN locales TEXT NOT NULL DEFAULT '';
-- Name its mail is signed with, if not its own, and where answers go, if not to the address it comes from.
ALTER TABLE tenant ADD COLUMN sender_name TEXT;
ALTER TABLE tenant ADD COLUMN reply_to TEXT;
-- What /privacy says besides what is the same for everybody, per language, and the postal address there.
ALTER TABLE tenant ADD COLUMN privacy_text JSONB NOT NULL DEFAULT '{}';
ALTER TABLE tenant ADD COLUMN privacy_address TEXT NOT NULL DEFAULT '';
-- Origins that may show sign-up forms in a frame, separated by spaces; `*`: all of them; empty: none.
ALTER TABLE tenant ADD COLUMN embed_sites TEXT NOT NULL DEFAULT '*';

-- Short names organisations had before: links with them still lead there.
CREATE TABLE organisation_former_slug (
    tenant_id UUID NOT NULL,
    slug TEXT NOT NULL,
    organisation_id UUID NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, slug),
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation (tenant_id, organisation_id)
);
