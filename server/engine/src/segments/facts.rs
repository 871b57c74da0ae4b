//! Everything conditions can ask of one person, read from the database.

use std::collections::{BTreeMap, BTreeSet};

use domain::consent::Channel;
use domain::events::{Mark, RegistrationStatus};
use domain::ids::{AccountId, EventId, FieldId, FormId, OrganisationId, PersonId, PurposeId, SegmentId, TagId, TenantId};
use domain::locale::Locale;
use domain::people::{AffiliationRole, Facet, Health, IdentityKind, InteractionKind, PersonKind, RelationshipKind, Side, Source};
use domain::segments::{
    ConsentFact, CustomFact, EventFact, EventPart, Facts, MailState, RelationFact, TextField, TieFact, postcode_key,
};
use domain::time::Timestamp;

use super::sql;
use crate::db::Tx;
use crate::{Result, all, one};

#[derive(sqlx::FromRow)]
struct Row {
    given_name: String,
    family_name: String,
    additional_name: String,
    nickname: String,
    honorific_prefix: String,
    pronouns: String,
    birth_date: String,
    job_title: String,
    employer: String,
    outlet: String,
    beat: String,
    kind: PersonKind,
    facets: String,
    languages: String,
    locale: Locale,
    source: Source,
    created_at: Timestamp,
    touched_at: Timestamp,
    support_level: Option<i64>,
    owner_id: Option<AccountId>,
    street: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    region: Option<String>,
    country: Option<String>,
}

/// The facts of an active person; `None` if there is no such person.
pub(super) async fn load(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<Facts>> {
    let Some(row) = one!(tx, Row, sql::PERSON, tenant, person)? else { return Ok(None) };
    let identities = all!(tx, (IdentityKind, String, Health, bool), sql::IDENTITIES, tenant, person)?;
    let links = all!(tx, (String,), sql::LINKS, tenant, person)?;
    let mut texts = texts(&row);
    for (kind, address, _, _) in &identities {
        let field = if *kind == IdentityKind::Email { TextField::Email } else { TextField::Phone };
        texts.entry(field).or_default().push(address.clone());
    }
    for (url,) in links {
        texts.entry(TextField::Link).or_default().push(url);
    }
    let custom = all!(tx, (FieldId, String, String, Option<i64>), sql::CUSTOM, tenant, person)?;
    let consents = all!(tx, (PurposeId, Channel, bool, Timestamp), sql::CONSENTS, tenant, person)?;
    let ties = all!(tx, (OrganisationId, AffiliationRole, Timestamp, Option<Timestamp>), sql::TIES, tenant, person)?;
    let events = all!(tx, (EventId, RegistrationStatus, Option<Mark>, Timestamp), sql::REGISTRATIONS, tenant, person)?;
    Ok(Some(Facts {
        texts,
        kind: row.kind,
        facets: row.facets.split(' ').filter_map(Facet::parse).collect(),
        locale: row.locale,
        languages: row.languages.split(' ').filter(|l| !l.is_empty()).map(str::to_owned).collect(),
        source: row.source,
        country: row.country,
        birth_date: row.birth_date,
        created_at: row.created_at,
        touched_at: row.touched_at,
        support_level: row.support_level,
        owner: row.owner_id,
        blocked: all!(tx, (Channel,), sql::BLOCKS, tenant, person)?.into_iter().map(|(c,)| c).collect(),
        mail: mail(&identities),
        tags: all!(tx, (TagId,), sql::TAGS, tenant, person)?.into_iter().map(|(id,)| id).collect(),
        custom: custom.into_iter().map(|(field, content, key, micros)| CustomFact { field, content, key, micros }).collect(),
        consents: consents.into_iter().map(|(purpose, channel, given, at)| ConsentFact { purpose, channel, given, at }).collect(),
        ties: ties
            .into_iter()
            .map(|(organisation, role, started_at, ended_at)| TieFact { organisation, role, started_at, ended_at })
            .collect(),
        postcode: postcode_key(&row.postcode.unwrap_or_default()),
        events: events
            .into_iter()
            .map(|(event, status, mark, start_at)| EventFact { event, parts: parts(status, mark), start_at })
            .collect(),
        forms: all!(tx, (FormId, Timestamp), sql::FORMS, tenant, person)?,
        interactions: all!(tx, (InteractionKind, Timestamp), sql::INTERACTIONS, tenant, person)?,
        relations: all!(tx, (RelationshipKind, Side, PersonId), sql::RELATIONS, tenant, person)?
            .into_iter()
            .map(|(kind, side, other)| RelationFact { kind, side, other })
            .collect(),
        frozen: all!(tx, (SegmentId,), sql::FROZEN, tenant, person)?.into_iter().map(|(id,)| id).collect(),
    }))
}

fn texts(row: &Row) -> BTreeMap<TextField, Vec<String>> {
    let home = |part: &Option<String>| part.clone().unwrap_or_default();
    let all = [
        (TextField::GivenName, row.given_name.clone()),
        (TextField::FamilyName, row.family_name.clone()),
        (TextField::AdditionalName, row.additional_name.clone()),
        (TextField::Nickname, row.nickname.clone()),
        (TextField::HonorificPrefix, row.honorific_prefix.clone()),
        (TextField::Pronouns, row.pronouns.clone()),
        (TextField::JobTitle, row.job_title.clone()),
        (TextField::Employer, row.employer.clone()),
        (TextField::Outlet, row.outlet.clone()),
        (TextField::Beat, row.beat.clone()),
        (TextField::BirthDate, row.birth_date.clone()),
        (TextField::Street, home(&row.street)),
        (TextField::Postcode, home(&row.postcode)),
        (TextField::City, home(&row.city)),
        (TextField::Region, home(&row.region)),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, vec![text])).collect()
}

fn mail(identities: &[(IdentityKind, String, Health, bool)]) -> BTreeSet<MailState> {
    let mut out = BTreeSet::new();
    for (_, _, health, suppressed) in identities.iter().filter(|(kind, ..)| *kind == IdentityKind::Email) {
        match health {
            Health::Good if !suppressed => out.insert(MailState::Working),
            Health::Good => false,
            Health::Bounced => out.insert(MailState::Bounced),
            Health::Complained => out.insert(MailState::Complained),
        };
        if *suppressed {
            out.insert(MailState::Suppressed);
        }
    }
    if !identities.iter().any(|(kind, ..)| *kind == IdentityKind::Email) {
        out.insert(MailState::Missing);
    }
    out
}

fn parts(status: RegistrationStatus, mark: Option<Mark>) -> BTreeSet<EventPart> {
    let status = match status {
        RegistrationStatus::Registered => EventPart::Registered,
        RegistrationStatus::Waitlisted | RegistrationStatus::Held => EventPart::Waitlisted,
        RegistrationStatus::Cancelled => EventPart::Cancelled,
    };
    let mark = mark.map(|mark| match mark {
        Mark::Attended => EventPart::Attended,
        Mark::NoShow => EventPart::NoShow,
    });
    std::iter::once(status).chain(mark).collect()
}
