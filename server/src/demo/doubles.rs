//! Some people who were written down twice, as it happens: at a stall, on the phone, with another address.

use domain::ids::OrganisationId;
use domain::people::{Address, AffiliationRole, NewPerson, PersonKind, Postal, PostalAddress, Record, Source, Tie};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::people::record::{self, Why};
use engine::{Clock, Engine};

use super::people;

/// Days ago the second records were made.
const LATER: i64 = 45;

/// What the second record has of the first one, and what else it says.
struct Double {
    /// Number of the person.
    of: usize,
    /// Whether their number is the same.
    phone: bool,
    /// Whether they are said to live at the same place.
    home: bool,
    /// The names as they were heard this time.
    names: fn(&NewPerson) -> (String, String),
    email: &'static str,
}

/// Without the marks over the letters, as on a keyboard from abroad.
fn plain(p: &NewPerson) -> (String, String) {
    let bare = |text: &str| {
        text.chars()
            .map(|c| match c {
                'å' | 'ä' | 'ã' => 'a',
                'Å' | 'Ä' => 'A',
                'é' | 'è' | 'ê' => 'e',
                'ø' | 'ö' => 'o',
                'Ø' | 'Ö' => 'O',
                other => other,
            })
            .collect()
    };
    (bare(&p.given_name), bare(&p.family_name))
}

fn swapped(p: &NewPerson) -> (String, String) {
    (p.family_name.clone(), p.given_name.clone())
}

fn same(p: &NewPerson) -> (String, String) {
    (p.given_name.clone(), p.family_name.clone())
}

/// The last letter of the family name is missing.
fn slipped(p: &NewPerson) -> (String, String) {
    let mut family = p.family_name.clone();
    family.pop();
    (p.given_name.clone(), family)
}

const DOUBLES: &[Double] = &[
    Double { of: 63, phone: true, home: false, names: same, email: "stall.may@post.example.org" },
    Double { of: 66, phone: true, home: true, names: slipped, email: "" },
    Double { of: 88, phone: false, home: true, names: same, email: "writes.from.work@post.example.org" },
    Double { of: 120, phone: true, home: false, names: swapped, email: "" },
    Double { of: 243, phone: true, home: true, names: plain, email: "on.the.list@post.example.org" },
    Double { of: 301, phone: false, home: true, names: plain, email: "" },
];

/// Adds them; whom they may be the same as is noticed as with everybody who is added.
pub(super) async fn fill(engine: &Engine, tenant: &Tenant, branches: &[(OrganisationId, &'static str)]) -> anyhow::Result<()> {
    let engine = &Engine { clock: Clock::standing(engine.now().plus(-LATER * Timestamp::DAY)), ..engine.clone() };
    let why = Why::from(engine, Source::Import);
    let mut tx = engine.write().await?;
    for double in DOUBLES {
        let Some((branch, town)) = people::branch(branches, double.of) else { continue };
        let known = people::person(double.of, town);
        let (given_name, family_name) = (double.names)(&known);
        let one = |address: &str| Address { label: String::new(), address: address.to_owned() };
        let address =
            PostalAddress { street: known.street, postcode: known.postcode, city: known.city, ..PostalAddress::default() };
        let record = Record {
            kind: PersonKind::Person,
            given_name,
            family_name,
            emails: (!double.email.is_empty()).then(|| one(double.email)).into_iter().collect(),
            phones: double.phone.then(|| one(&known.phone)).into_iter().collect(),
            addresses: double.home.then(|| Postal { kind: "home".into(), address }).into_iter().collect(),
            ties: vec![Tie { organisation: branch, role: AffiliationRole::Contact }],
            ..Record::default()
        };
        record::create(engine, &mut tx, tenant, &record, &why).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// How many there are.
#[cfg(test)]
pub(super) const COUNT: i64 = 6;
