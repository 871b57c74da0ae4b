//! Finding out to whom a form is addressed, and from where.

use domain::casework::form::{LetterForm, WritePage};
use domain::casework::text;
use domain::ids::{MembershipId, PoliticianId, TenantId};
use domain::representatives::contact::{self, Channel};
use domain::representatives::place::Place;
use domain::tenants::Tenant;

use super::recipient::Recipient;
use crate::db::Tx;
use crate::representatives::{contacts, place, represents};
use crate::{Engine, Result, clock, representatives};

/// To whom a form is addressed, and from where.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// Those among the chosen who are in office today, in order.
    pub recipients: Vec<Recipient>,
    /// The citizen's place, if the signed one is good.
    pub place: Option<Place>,
}

/// To whom the form is addressed, and from where.
///
/// # Errors
/// If the database fails.
pub async fn recipients(engine: &Engine, tenant: &Tenant, form: &LetterForm) -> Result<Addressed> {
    let date = clock::date_in(engine.now(), &tenant.zone);
    let place = place::verify(engine, tenant.id, &form.place);
    let mut recipients = Vec::new();
    for membership in form.recipients() {
        let mut tx = engine.read().await?;
        let found = representatives::recipient(engine, &mut tx, tenant.id, &date, membership).await?;
        drop(tx);
        let Some(found) = found else { continue };
        let inside = match &place {
            Some(place) => Some(represents(engine, tenant.id, &date, place, membership).await?),
            None => None,
        };
        recipients.push(known(found, membership, inside));
    }
    Ok(Addressed { recipients, place })
}

fn known(r: representatives::Recipient, membership: MembershipId, represents: Option<bool>) -> Recipient {
    let title: Vec<&str> = [&r.post, &r.body, &r.area].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Recipient {
        membership,
        politician: r.politician,
        title: title.join(" · "),
        name: r.name,
        area: r.area,
        represents,
        contacts: r.contacts,
    }
}

/// The page on which a letter is written. What the place says about the address is filled in, where nothing was typed.
///
/// # Errors
/// If the database fails.
pub async fn write_page(engine: &Engine, tenant: &Tenant, mut form: LetterForm) -> Result<WritePage> {
    let to = recipients(engine, tenant, &form).await?;
    let label = to.place.map(|p| p.label).unwrap_or_default();
    if form.address.is_empty() && form.postcode.is_empty() && form.city.is_empty() {
        (form.address, form.postcode, form.city) = text::split_address(&label);
    }
    let mut tx = engine.read().await?;
    let mut views = Vec::with_capacity(to.recipients.len());
    for recipient in &to.recipients {
        views.push(recipient.view(&mut tx, tenant.id).await?);
    }
    Ok(WritePage { recipients: views, place: label, form })
}

/// The way to use to reach a politician now.
pub(super) async fn route_of(tx: &mut Tx, tenant: TenantId, politician: PoliticianId) -> Result<(Channel, String)> {
    let all = contacts::of(tx, tenant, politician).await?;
    Ok(contact::best(&all).map_or((Channel::Unknown, String::new()), |c| (c.channel, c.value.clone())))
}
