//! The demo: a synthetic party in an invented country. Same seed, same people, same land; only the dates follow the calendar,
//! so that there is always something coming up.

mod doubles;
mod events;
mod land;
mod letter_texts;
mod letters;
mod names;
mod people;
mod records;
mod segments;
#[cfg(test)]
mod tests;
mod themes;
mod ties;

use anyhow::Context;
use domain::access::{Actor, Role};
use domain::consent::{Channel, PurposeEdit};
use domain::ids::{OrganisationId, PurposeId};
use domain::locale::{Locale, LocalizedText};
use domain::signup::{FieldRule, FormEdit, FormField};
use domain::tenants::{OrganisationKind, Tenant};
use engine::tenants::{self, NewOrganisation, NewTenant};
use engine::{Engine, access, consent, signup, team};

/// Password of every demo account. The demo is for machines of one's own; nothing in it is secret.
pub const PASSWORD: &str = "meadow-meadow-meadow";

/// The demo accounts: address, name, role, and whose rights they are over.
const TEAM: &[(&str, &str, Role, &str)] = &[
    ("owner@demo.example.org", "Olga Owner", Role::Owner, "meadow"),
    ("organiser@demo.example.org", "Otto Organiser", Role::Organiser, "north"),
    ("host@demo.example.org", "Hilla Host", Role::EventHost, "norrvig"),
];

/// Who works in the representative's office.
const CASEWORKER: (&str, &str) = ("office@demo.example.org", "Tuomas Tuomi");

/// Fills an empty installation; gives `false` if there is a tenant already.
///
/// # Errors
/// If the database fails.
pub async fn fill(engine: &Engine) -> anyhow::Result<bool> {
    if !tenants::hosts(engine).await?.is_empty() {
        return Ok(false);
    }
    let new = NewTenant {
        slug: "meadow".into(),
        name: "Green Meadow Party".into(),
        locale: Locale::En,
        zone: "Europe/Copenhagen".into(),
        country: "DK".into(),
        currency: "DKK".into(),
        mail_from: "hello@meadow.example.org".into(),
        privacy_contact: "privacy@meadow.example.org".into(),
    };
    let (tenant, root) = tenants::create(engine, &new).await?;
    let branches = tree(engine, &tenant, root).await?;
    let owner = accounts(engine, &tenant).await?;
    let purposes = forms(engine, &tenant, root, &branches).await?;
    let ground = people::Ground { tenant: &tenant, owner: &owner, branches: &branches, purposes: &purposes };
    people::fill(engine, &ground).await?;
    records::fill(engine, &records::Ground { tenant: &tenant, owner: &owner, root, branches: &branches }).await?;
    doubles::fill(engine, &tenant, &branches).await?;
    ties::fill(engine, &tenant, &owner).await?;
    events::fill(engine, &tenant, &owner, &branches).await?;
    let office = land::fill(engine, &tenant, &owner, root).await?;
    let mut tx = engine.write().await?;
    let (email, name) = CASEWORKER;
    let account = team::create_account(engine, &mut tx, tenant.id, email, name, Locale::En, Some(PASSWORD)).await?;
    team::give_role(engine, &mut tx, tenant.id, account, Role::Caseworker, office, None, None).await?;
    let caseworker = access::load(engine, &mut tx, tenant.id, account).await?.context("nobody works in the office")?;
    engine.commit_public(tx, tenant.id).await?;
    letters::fill(engine, &tenant, &caseworker).await?;
    segments::fill(engine, &owner, root).await?;
    Ok(true)
}

/// What to tell whoever starts the demo.
#[must_use]
pub fn logins() -> String {
    let mut lines: Vec<String> = TEAM.iter().map(|(email, name, role, _)| format!("  {email}  ({name}, {role})")).collect();
    lines.push(format!("  {}  ({}, {})", CASEWORKER.0, CASEWORKER.1, Role::Caseworker));
    format!("Demo logins, all with the password {PASSWORD}:\n{}", lines.join("\n"))
}

/// Short name and name of an organisation.
type Named = (&'static str, &'static str);

/// Three regions of three branches each; the branches with their regions' names before them.
async fn tree(engine: &Engine, tenant: &Tenant, root: OrganisationId) -> anyhow::Result<Vec<(OrganisationId, &'static str)>> {
    const REGIONS: [(&str, &str, [Named; 3]); 3] = [
        ("north", "Meadow North", [("norrvig", "Norrvig"), ("hvidby", "Hvidby"), ("lakso", "Lakso")]),
        ("middle", "Meadow Middle", [("midtholm", "Midtholm"), ("kirkas", "Kirkas"), ("soleil", "Soleil")]),
        ("south", "Meadow South", [("sonderport", "Sonderport"), ("vallee", "Vallée"), ("ribeira", "Ribeira")]),
    ];
    let mut branches = Vec::new();
    let mut tx = engine.write().await?;
    for (slug, name, below) in REGIONS {
        let new = NewOrganisation { kind: OrganisationKind::Region, name: name.into(), slug: slug.into(), parents: vec![root] };
        let region = tenants::add_organisation(engine, &mut tx, tenant.id, &new).await?;
        for (slug, name) in below {
            let new =
                NewOrganisation { kind: OrganisationKind::Branch, name: name.into(), slug: slug.into(), parents: vec![region] };
            branches.push((tenants::add_organisation(engine, &mut tx, tenant.id, &new).await?, name));
        }
    }
    tx.commit().await?;
    Ok(branches)
}

async fn accounts(engine: &Engine, tenant: &Tenant) -> anyhow::Result<Actor> {
    let mut owner = None;
    for (email, name, role, over) in TEAM {
        let mut tx = engine.write().await?;
        let account = team::create_account(engine, &mut tx, tenant.id, email, name, Locale::En, Some(PASSWORD)).await?;
        let over = tenants::organisation_by_slug(&mut tx, tenant.id, over).await?.context("the tree lacks an organisation")?;
        team::give_role(engine, &mut tx, tenant.id, account, *role, over.id, None, None).await?;
        if *role == Role::Owner {
            owner = access::load(engine, &mut tx, tenant.id, account).await?;
        }
        tx.commit().await?;
    }
    owner.context("the demo has no owner")
}

fn text(en: &str, da: &str, fr: &str, fi: &str, pt: &str) -> LocalizedText {
    let pairs = [(Locale::En, en), (Locale::Da, da), (Locale::Fr, fr), (Locale::Fi, fi), (Locale::PtBr, pt)];
    LocalizedText(pairs.into_iter().map(|(l, t)| (l, t.to_owned())).collect())
}

async fn forms(
    engine: &Engine,
    tenant: &Tenant,
    root: OrganisationId,
    branches: &[(OrganisationId, &str)],
) -> anyhow::Result<Vec<PurposeId>> {
    let mut tx = engine.write().await?;
    let near = PurposeEdit {
        organisation: root,
        channels: vec![Channel::Email],
        title: text(
            "Events near me",
            "Arrangementer nær mig",
            "Les événements près de chez moi",
            "Tapahtumat lähelläni",
            "Eventos perto de mim",
        ),
        explanation: text(
            "About two e-mails a month",
            "Cirka to mails om måneden",
            "Environ deux e-mails par mois",
            "Noin kaksi viestiä kuussa",
            "Cerca de dois e-mails por mês",
        ),
    };
    let news = PurposeEdit {
        organisation: root,
        channels: vec![Channel::Email],
        title: text(
            "News from the party",
            "Nyt fra partiet",
            "Les nouvelles du parti",
            "Puolueen uutiset",
            "Notícias do partido",
        ),
        explanation: text(
            "Every other Friday",
            "Hver anden fredag",
            "Un vendredi sur deux",
            "Joka toinen perjantai",
            "A cada duas sextas-feiras",
        ),
    };
    let mut purposes = Vec::new();
    for purpose in [near, news] {
        purposes.push(consent::seed_purpose(engine, &mut tx, tenant.id, &purpose).await?);
    }
    let rule = |field, required| FieldRule { field, required };
    for (organisation, slug, name) in
        [(root, "meadow", "Everywhere"), (branches.first().map_or(root, |b| b.0), "norrvig", "Norrvig")]
    {
        let form = FormEdit {
            organisation,
            slug: slug.into(),
            name: name.into(),
            fields: vec![rule(FormField::GivenName, true), rule(FormField::FamilyName, false), rule(FormField::Postcode, false)],
            title: text("Stand with us", "Stå sammen med os", "Soutenez-nous", "Tule mukaan", "Fique do nosso lado"),
            lead: text(
                "Two evenings a year or every weekend: say what you care about and we tell you when it matters near you.",
                "To aftener om året eller hver weekend: sig, hvad der betyder noget for dig, så siger vi til, når det gælder nær dig.",
                "Deux soirées par an ou chaque week-end : dites ce qui compte pour vous, et nous vous préviendrons quand cela se passe près de chez vous.",
                "Kaksi iltaa vuodessa tai joka viikonloppu: kerro, mikä sinulle on tärkeää, niin kerromme, milloin sillä on väliä lähelläsi.",
                "Duas noites por ano ou todo fim de semana: conte o que importa para você e avisamos quando for perto de você.",
            ),
            thanks: text(
                "Welcome! We will be in touch.",
                "Velkommen! Du hører fra os.",
                "Bienvenue ! À bientôt.",
                "Tervetuloa! Olemme yhteydessä.",
                "Boas-vindas! Até breve.",
            ),
            tags: vec!["website".into()],
            purposes: purposes.clone(),
        };
        signup::seed(engine, &mut tx, tenant.id, &form, true).await?;
    }
    engine.commit_public(tx, tenant.id).await?;
    Ok(purposes)
}
