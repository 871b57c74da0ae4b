//! What else is known of some: households, organisations, a journalist, fields of the party's own, what people think of it.

use domain::access::Actor;
use domain::ids::{FieldId, OrganisationId};
use domain::people::{
    Address, AffiliationRole, CustomFieldEdit, CustomValue, Facet, FieldKind, Link, LinkKind, PersonKind, Postal, PostalAddress,
    Record, Source, Tie,
};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use engine::people::record::{self, Why};
use engine::people::{custom, editing, identities};
use engine::{Clock, Engine, Tx};

use super::names::{FAMILY, pick};

/// Every so many people have something in fields of their own.
const EVERY: usize = 25;
/// Of so many everything below is known for longer than it took to write it down.
const LONG_KNOWN: usize = 1900;
/// What people can do for a campaign.
const SKILLS: &[&str] = &["Cooking", "Design", "Driving", "Music", "Translating"];
const SIZES: &[&str] = &["S", "M", "L", "XL"];

/// Where, for whom and by whom.
pub(super) struct Ground<'a> {
    pub tenant: &'a Tenant,
    pub owner: &'a Actor,
    pub root: OrganisationId,
    pub branches: &'a [(OrganisationId, &'static str)],
}

/// Adds them, as if it had been done some while ago.
pub(super) async fn fill(engine: &Engine, ground: &Ground<'_>) -> anyhow::Result<()> {
    let ago = |days: i64| Engine { clock: Clock::standing(engine.now().plus(-days * Timestamp::DAY)), ..engine.clone() };
    let (long_ago, engine) = (ago(300), &ago(12));
    let shirt = field(engine, ground, "T-shirt size", FieldKind::Choice, false).await?;
    let car = field(engine, ground, "Has a car", FieldKind::YesNo, false).await?;
    let skills = field(engine, ground, "Can help with", FieldKind::Choices, false).await?;
    let since = field(engine, ground, "Helper since", FieldKind::Date, false).await?;
    let needs = field(engine, ground, "Access needs", FieldKind::Text, true).await?;
    let mut known = Vec::new();
    let mut tx = engine.write().await?;
    for n in (0..LONG_KNOWN).step_by(EVERY) {
        let email = format!("person{n}@example.org");
        let Some(person) = identities::person_by_email(&mut tx, ground.tenant.id, &email).await? else { continue };
        let Some((before, _)) = record::load(&mut tx, ground.tenant.id, person).await? else { continue };
        let mut after = before.clone();
        after.custom.insert(shirt, CustomValue::Choice(pick(SIZES, n / EVERY).into()));
        let mut able = vec![pick(SKILLS, n / EVERY).to_owned(), pick(SKILLS, n / EVERY + 1).to_owned()];
        able.sort_unstable();
        after.custom.insert(skills, CustomValue::Choices(able));
        after.custom.insert(since, CustomValue::Date(format!("{}-0{}-15", 2019 + n % 6, n % 9 + 1)));
        after.custom.insert(car, CustomValue::YesNo(n % 2 == 0));
        if n % 200 == 0 {
            after.custom.insert(needs, CustomValue::Text("Step-free entrance, please.".into()));
        }
        after.birth_date = format!("{}", 1948 + n % 57);
        after.owner = (n % 100 == 0).then_some(ground.owner.account);
        record::apply(engine, &mut tx, ground.tenant, person, &before, &after, &why(engine, ground)).await?;
        known.push((person, n));
    }
    for (n, (branch, town)) in ground.branches.iter().enumerate() {
        for record in [household(n, town), club(n, town)] {
            let ties = vec![Tie { organisation: *branch, role: AffiliationRole::Contact }];
            add(&long_ago, &mut tx, ground, Record { ties, ..record }).await?;
        }
    }
    if let Some((branch, town)) = ground.branches.first() {
        let ties = vec![Tie { organisation: *branch, role: AffiliationRole::Contact }];
        add(&long_ago, &mut tx, ground, Record { ties, ..journalist(town) }).await?;
    }
    tx.commit().await?;
    for (person, n) in known {
        let level = i64::try_from(n / EVERY % 5)? + 1;
        let note = if n % 100 == 0 { "Asked at the door; wants the bus route settled first." } else { "" };
        editing::note_support(engine, ground.owner, ground.tenant, person, Some(level), note).await?;
    }
    Ok(())
}

async fn field(engine: &Engine, ground: &Ground<'_>, name: &str, kind: FieldKind, sensitive: bool) -> anyhow::Result<FieldId> {
    let options: &[&str] = match kind {
        FieldKind::Choice => SIZES,
        FieldKind::Choices => SKILLS,
        _ => &[],
    };
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    let edit = CustomFieldEdit { organisation: ground.root, below: true, name: name.into(), kind, options, sensitive };
    Ok(custom::define(engine, ground.owner, &edit).await?)
}

fn why(engine: &Engine, ground: &Ground<'_>) -> Why {
    Why { source: Source::Demo, ..Why::by(engine, ground.owner) }
}

async fn add(engine: &Engine, tx: &mut Tx, ground: &Ground<'_>, record: Record) -> anyhow::Result<()> {
    record::create(engine, tx, ground.tenant, &record, &why(engine, ground)).await?;
    Ok(())
}

fn at(street: String, town: &str) -> Vec<Postal> {
    let address = PostalAddress { street, postcode: "4821".into(), city: town.into(), ..PostalAddress::default() };
    vec![Postal { kind: "home".into(), address }]
}

fn one(label: &str, address: String) -> Vec<Address> {
    vec![Address { label: label.into(), address }]
}

fn household(n: usize, town: &str) -> Record {
    Record {
        kind: PersonKind::Household,
        family_name: format!("{} household", pick(FAMILY, n * 5)),
        phones: one("home", format!("+45201000{n:02}")),
        addresses: at(format!("Mill Lane {}", n + 3), town),
        ..Record::default()
    }
}

fn club(n: usize, town: &str) -> Record {
    Record {
        kind: PersonKind::Organisation,
        family_name: format!("{town} Allotment Society"),
        facets: [Facet::Stakeholder].into(),
        emails: one("work", format!("society{n}@example.org")),
        addresses: at(format!("Garden Road {}", n + 1), town),
        links: vec![Link { kind: LinkKind::Website, url: format!("https://society{n}.example.org") }],
        ..Record::default()
    }
}

fn journalist(town: &str) -> Record {
    Record {
        honorific_prefix: "Ms".into(),
        given_name: "Petra".into(),
        family_name: "Presswood".into(),
        pronouns: "she/her".into(),
        job_title: "Reporter".into(),
        employer: format!("{town} Courier"),
        facets: [Facet::Media].into(),
        outlet: format!("{town} Courier"),
        beat: "Local politics, transport".into(),
        emails: vec![
            Address { label: "work".into(), address: "petra@courier.example.org".into() },
            Address { label: "home".into(), address: "petra.presswood@example.org".into() },
        ],
        phones: one("mobile", "+4520999901".into()),
        links: vec![Link { kind: LinkKind::Mastodon, url: "https://social.example.org/@petra".into() }],
        addresses: at("Market Square 1".into(), town),
        ..Record::default()
    }
}
