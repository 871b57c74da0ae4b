//! The rows of new people in all the tables besides their own.

use domain::consent::{Basis, Channel};
use domain::ids::{AffiliationId, ConsentId, IdentityId, InteractionId, PersonId, PurposeId, SupportId};
use domain::people::{CustomValue, Record, number_text};

use super::planned::Creation;
use super::write::{Writing, proof};
use crate::db::Tx;
use crate::db::bulk::{Bulk, Value};
use crate::{Engine, Result, text};

/// An identifier.
#[must_use]
pub fn id(value: uuid::Uuid) -> Value {
    Value::Uuid(value)
}

/// A text.
#[must_use]
pub fn words(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// Rows of all the other tables.
pub struct Rest {
    identities: Bulk,
    addresses: Bulk,
    links: Bulk,
    blocks: Bulk,
    tags: Bulk,
    ties: Bulk,
    custom: Bulk,
    /// Consents.
    pub consents: Bulk,
    notes: Bulk,
    support: Bulk,
    external: Bulk,
    prints: Bulk,
}

/// Notes on timelines.
#[must_use]
pub fn notes() -> Bulk {
    Bulk::new(
        "interaction",
        &[
            "tenant_id",
            "interaction_id",
            "person_id",
            "at",
            "kind",
            "direction",
            "channel",
            "account_id",
            "actor",
            "subject_kind",
            "subject_id",
            "subject_label",
            "result",
            "source",
            "body",
            "given",
        ],
    )
}

/// A note.
pub fn note_row(engine: &Engine, w: &Writing, notes: &mut Bulk, person: PersonId, note: &str) {
    let new: InteractionId = engine.id();
    notes.row([
        id(w.tenant.id.0),
        id(new.0),
        id(person.0),
        Value::Int(engine.now().0),
        Value::Word("note"),
        Value::Word("none"),
        Value::Word("web"),
        id(w.account.0),
        words(&w.actor),
        Value::Word("import"),
        id(w.import.0),
        Value::Word(""),
        Value::Word(""),
        Value::Word("import"),
        words(note),
        Value::Word("[]"),
    ]);
}

impl Rest {
    /// No rows yet.
    pub fn new() -> Self {
        Self {
            identities: Bulk::new(
                "identity",
                &[
                    "tenant_id",
                    "identity_id",
                    "person_id",
                    "kind",
                    "address",
                    "health",
                    "suppressed_at",
                    "created_at",
                    "label",
                    "position",
                ],
            ),
            addresses: Bulk::new(
                "postal_address",
                &["tenant_id", "person_id", "kind", "street", "extra", "postcode", "city", "region", "country"],
            ),
            links: Bulk::new("person_link", &["tenant_id", "person_id", "url", "kind", "position"]),
            blocks: Bulk::new("contact_block", &["tenant_id", "person_id", "channel", "reason", "account_id", "at"]),
            tags: Bulk::new("tagging", &["tenant_id", "person_id", "tag_id", "created_at"]),
            ties: Bulk::new(
                "affiliation",
                &["tenant_id", "affiliation_id", "person_id", "organisation_id", "role", "started_at"],
            ),
            custom: Bulk::new(
                "custom_value",
                &["tenant_id", "field_id", "person_id", "position", "content", "content_key", "micros", "other_id"],
            ),
            consents: Bulk::new(
                "consent",
                &[
                    "tenant_id",
                    "consent_id",
                    "person_id",
                    "purpose_id",
                    "channel",
                    "given",
                    "basis",
                    "version",
                    "proof",
                    "source",
                    "at",
                ],
            ),
            notes: notes(),
            support: Bulk::new(
                "support_change",
                &["tenant_id", "support_id", "person_id", "level", "source", "note", "account_id", "actor", "at"],
            ),
            external: Bulk::new("person_external", &["tenant_id", "system", "external_id", "person_id"]),
            prints: Bulk::new("import_row", &["tenant_id", "fingerprint", "person_id"]),
        }
    }

    /// Adds everything of a person.
    ///
    /// # Errors
    /// If a proof can't be written as JSON.
    pub fn person(&mut self, engine: &Engine, w: &Writing, person: PersonId, r: &Record, creation: &Creation) -> Result<()> {
        let (tenant, now, me) = (w.tenant.id.0, engine.now(), person.0);
        for (kind, list) in [("email", &r.emails), ("phone", &r.phones)] {
            for (position, address) in (0_i64..).zip(list) {
                let new: IdentityId = engine.id();
                let suppressed = if creation.suppressed.contains(&address.address) { Value::Int(now.0) } else { Value::Null };
                self.identities.row([
                    id(tenant),
                    id(new.0),
                    id(me),
                    Value::Word(kind),
                    words(&address.address),
                    Value::Word("good"),
                    suppressed,
                    Value::Int(now.0),
                    words(&address.label),
                    Value::Int(position),
                ]);
            }
        }
        for postal in &r.addresses {
            let a = &postal.address;
            self.addresses.row([
                id(tenant),
                id(me),
                words(&postal.kind),
                words(&a.street),
                words(&a.extra),
                words(&a.postcode),
                words(&a.city),
                words(&a.region),
                words(&a.country),
            ]);
        }
        for (position, link) in (0_i64..).zip(&r.links) {
            self.links.row([id(tenant), id(me), words(&link.url), Value::Word(link.kind.as_str()), Value::Int(position)]);
        }
        for channel in &r.do_not_contact {
            self.blocks.row([
                id(tenant),
                id(me),
                Value::Word(channel.as_str()),
                Value::Word(""),
                id(w.account.0),
                Value::Int(now.0),
            ]);
        }
        for tag in &r.tags {
            self.tags.row([id(tenant), id(me), id(tag.0), Value::Int(now.0)]);
        }
        for tie in &r.ties {
            let new: AffiliationId = engine.id();
            self.ties.row([
                id(tenant),
                id(new.0),
                id(me),
                id(tie.organisation.0),
                Value::Word(tie.role.as_str()),
                Value::Int(now.0),
            ]);
        }
        if let Some(level) = r.support_level {
            let new: SupportId = engine.id();
            self.support.row([
                id(tenant),
                id(new.0),
                id(me),
                Value::Int(level),
                Value::Word("import"),
                Value::Word(""),
                id(w.account.0),
                words(&w.actor),
                Value::Int(now.0),
            ]);
        }
        for note in &creation.notes {
            note_row(engine, w, &mut self.notes, person, note);
        }
        for external in &creation.external {
            self.external.row([id(tenant), words(&w.options.system), words(external), id(me)]);
        }
        for print in &creation.prints {
            self.prints.row([id(tenant), words(print), id(me)]);
        }
        self.custom(tenant, me, r);
        self.consents(engine, w, person, &creation.consents)
    }

    fn custom(&mut self, tenant: uuid::Uuid, me: uuid::Uuid, r: &Record) {
        for (field, value) in &r.custom {
            let (texts, micros, other) = match value {
                CustomValue::Text(text) | CustomValue::Date(text) | CustomValue::Choice(text) => {
                    (vec![text.clone()], Value::Null, Value::Null)
                }
                CustomValue::Choices(chosen) => (chosen.clone(), Value::Null, Value::Null),
                CustomValue::Number(micros) => (vec![number_text(*micros)], Value::Int(*micros), Value::Null),
                CustomValue::YesNo(yes) => (vec![if *yes { "yes" } else { "no" }.to_owned()], Value::Null, Value::Null),
                CustomValue::Person(other) => (vec![other.to_string()], Value::Null, Value::Uuid(other.0)),
            };
            for (position, content) in (0_i64..).zip(texts) {
                let key = text::fold(&content);
                let place = Value::Int(position);
                self.custom.row([
                    id(tenant),
                    id(field.0),
                    id(me),
                    place,
                    Value::Text(content),
                    Value::Text(key),
                    micros.clone(),
                    other.clone(),
                ]);
            }
        }
    }

    fn consents(&mut self, engine: &Engine, w: &Writing, person: PersonId, given: &[(PurposeId, Channel)]) -> Result<()> {
        for (purpose, channel) in given {
            let Some(asked) = w.purposes.get(purpose) else { continue };
            let new: ConsentId = engine.id();
            self.consents.row([
                id(w.tenant.id.0),
                id(new.0),
                id(person.0),
                id(purpose.0),
                Value::Word(channel.as_str()),
                Value::Bool(true),
                Value::Word(w.options.basis.unwrap_or(Basis::Consent).as_str()),
                Value::Int(asked.version),
                Value::Text(serde_json::to_string(&proof(engine.now(), w, asked))?),
                Value::Word("import"),
                Value::Int(engine.now().0),
            ]);
        }
        Ok(())
    }

    /// Writes them all.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn write(self, tx: &mut Tx) -> Result<()> {
        for bulk in [
            self.identities,
            self.addresses,
            self.links,
            self.blocks,
            self.tags,
            self.ties,
            self.custom,
            self.consents,
            self.notes,
            self.support,
            self.external,
            self.prints,
        ] {
            bulk.write(tx).await?;
        }
        Ok(())
    }
}
