//! From what somebody typed to a person.

use domain::ApiError;
use domain::ids::{AffiliationId, OrganisationId, PersonId};
use domain::l10n::list_name;
use domain::locale::Locale;
use domain::people::{
    Address, AffiliationRole, Given, IdentityKind, NewPerson, PersonState, Postal, PostalAddress, Record, Source, Tie,
};
use domain::tenants::Tenant;
use domain::validate;

use super::bulk::restored;
use super::record::{self, Why};
use super::{edit, profile, sql};
use crate::db::Tx;
use crate::{Engine, Error, Result, exec, one, text, value};

/// Who a visitor turned out to be. Nothing of this may be shown to the visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMatch {
    /// The person, known or new.
    pub person: PersonId,
    /// Whether the person was unknown.
    pub created: bool,
    /// What was typed and differs from what is known; to be kept on the timeline.
    pub given: Given,
}

#[derive(sqlx::FromRow)]
struct Known {
    person_id: PersonId,
    given_name: String,
    family_name: String,
    street: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
}

/// Finds the person with this e-mail address or makes a new one who belongs to `organisation`.
///
/// A known person is left exactly as they are: neither data nor ties change by what a stranger types. Whoever has proof
/// that the address is the visitor's own (a link used from their mailbox) may go on with [`affiliate`] and
/// [`super::identities::verify`].
///
/// Without an e-mail address there is nothing to match by, and a new person is made. A phone number never matches: a
/// household shares it.
///
/// # Errors
/// If the database fails.
pub async fn match_or_create(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    new: &NewPerson,
    organisation: OrganisationId,
    source: Source,
) -> Result<PersonMatch> {
    let email = validate::email(&new.email);
    if let Some(email) = &email
        && let Some(known) = one!(tx, Known, sql::KNOWN_BY_EMAIL, tenant.id, email)?
    {
        let given = differing(tx, tenant, &known, new).await?;
        return Ok(PersonMatch { person: known.person_id, created: false, given });
    }
    let role = if source == Source::Signup { AffiliationRole::Supporter } else { AffiliationRole::Contact };
    let record = record_of(new, email.as_deref(), Tie { organisation, role });
    let person = match record::create(engine, tx, tenant, &record, &Why::from(engine, source)).await {
        Err(Error::Api(ApiError::Validation(_))) => {
            // Somebody else signed up with the same address this very moment: theirs is the person.
            let found = one!(tx, Known, sql::KNOWN_BY_EMAIL, tenant.id, email)?;
            let known = found.ok_or_else(|| Error::Bug("an address is taken by nobody".into()))?;
            let given = differing(tx, tenant, &known, new).await?;
            return Ok(PersonMatch { person: known.person_id, created: false, given });
        }
        other => other?,
    };
    Ok(PersonMatch { person, created: true, given: Given::default() })
}

/// Ties a person to an organisation; a tie that is there already stays as it is. Somebody who had left, or was in the trash, is back.
///
/// # Errors
/// If the database fails.
pub async fn affiliate(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    organisation: OrganisationId,
    role: AffiliationRole,
) -> Result<()> {
    let id: AffiliationId = engine.id();
    exec!(tx, sql::INSERT_AFFILIATION, tenant.id, id, person, organisation, role, engine.now())?;
    for away in [PersonState::Left, PersonState::Trashed] {
        exec!(tx, sql::SET_STATE, tenant.id, person, PersonState::Active, away)?;
    }
    Ok(())
}

/// Gets somebody out of the trash who has come by themselves: they are not to be deleted after all.
///
/// # Errors
/// If the database fails.
pub async fn recover(engine: &Engine, tx: &mut Tx, tenant: &Tenant, person: PersonId, source: Source) -> Result<()> {
    record::hold(tx, tenant.id, [person]).await?;
    if value!(&mut *tx, PersonState, sql::STATE, tenant.id, person)? == PersonState::Trashed {
        let to = restored(tx, tenant, person).await?;
        record::set_state(engine, tx, tenant, person, PersonState::Trashed, to, &Why::from(engine, source)).await?;
    }
    Ok(())
}

/// Writes into the fields that are blank what somebody typed who has proved to be the person. Gives what remains different.
///
/// # Errors
/// If the database fails.
pub async fn fill_blanks(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    typed: &NewPerson,
    given: Given,
) -> Result<Given> {
    record::hold(tx, tenant.id, [person]).await?;
    let Some(known) = profile::load(tx, tenant.id, person).await? else { return Ok(given) };
    let mut data = known.edit();
    let mut left = Vec::new();
    for (field, value) in given.0 {
        let slot = match field.as_str() {
            "given_name" => &mut data.given_name,
            "family_name" => &mut data.family_name,
            "street" => &mut data.address.street,
            "postcode" => &mut data.address.postcode,
            "city" => &mut data.address.city,
            _ => &mut data.phone,
        };
        if slot.is_empty() {
            *slot = value;
        } else {
            left.push((field, value));
        }
    }
    // A language is not data to be guarded: the one just used is the one to write in.
    data.locale = typed.locale;
    edit::write(engine, tx, tenant, person, &data, &Why::from(engine, Source::Person)).await?;
    Ok(Given(left))
}

/// What a visitor typed, as a record.
fn record_of(new: &NewPerson, email: Option<&str>, tie: Tie) -> Record {
    let address = PostalAddress {
        street: new.street.clone(),
        postcode: new.postcode.clone(),
        city: new.city.clone(),
        ..PostalAddress::default()
    };
    let one = |address: String| Address { address, ..Address::default() };
    Record {
        given_name: new.given_name.clone(),
        family_name: new.family_name.clone(),
        locale: new.locale,
        emails: email.map(|email| one(email.to_owned())).into_iter().collect(),
        phones: validate::phone(&new.phone).map(one).into_iter().collect(),
        addresses: vec![Postal { kind: "home".into(), address }],
        ties: vec![tie],
        ..Record::default()
    }
}

/// What lists sort by.
pub(crate) fn name_key(locale: Locale, given: &str, family: &str) -> String {
    text::sort_key(locale, &list_name(locale, given, family).replace(',', " "))
}

/// What was typed and is not what is known. A blank field says nothing.
async fn differing(tx: &mut Tx, tenant: &Tenant, known: &Known, new: &NewPerson) -> Result<Given> {
    let mut given = Vec::new();
    let fields = [
        ("given_name", new.given_name.as_str(), known.given_name.as_str()),
        ("family_name", &new.family_name, &known.family_name),
        ("street", &new.street, known.street.as_deref().unwrap_or_default()),
        ("postcode", &new.postcode, known.postcode.as_deref().unwrap_or_default()),
        ("city", &new.city, known.city.as_deref().unwrap_or_default()),
    ];
    for (name, typed, kept) in fields {
        let typed = typed.trim();
        if !typed.is_empty() && typed != kept.trim() {
            given.push((name.to_owned(), typed.to_owned()));
        }
    }
    if let Some(phone) = validate::phone(&new.phone)
        && value!(tx, i64, sql::HAS_IDENTITY, tenant.id, known.person_id, IdentityKind::Phone, &phone)? == 0
    {
        given.push(("phone".to_owned(), phone));
    }
    Ok(Given(given))
}
