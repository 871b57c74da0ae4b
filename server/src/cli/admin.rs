//! `hustings admin`: what has to be done before anybody can log in.

use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Subcommand;
use domain::access::Role;
use domain::locale::Locale;
use engine::audit::{self, Act, Who};
use engine::tenants::{self, NewTenant};
use engine::{Engine, Error, db, team};

use crate::config::Config;

/// Administrative commands.
#[derive(Debug, Subcommand)]
pub(super) enum Admin {
    /// Make a tenant: a party, a campaign, an office.
    Tenant {
        /// Short name: lower-case letters, digits, hyphens.
        slug: String,
        /// Name as shown to people.
        #[arg(long)]
        name: String,
        /// Language: en, da, fr, fi or pt-BR.
        #[arg(long, default_value = "en")]
        locale: String,
        /// IANA time zone.
        #[arg(long, default_value = "Europe/Copenhagen")]
        zone: String,
        /// Two-letter country code.
        #[arg(long, default_value = "DK")]
        country: String,
        /// Three-letter currency code.
        #[arg(long, default_value = "DKK")]
        currency: String,
        /// Address its mail comes from.
        #[arg(long)]
        mail_from: String,
        /// Host name that shows it, if several tenants share the installation.
        #[arg(long)]
        domain: Option<String>,
    },
    /// Make an owner of a tenant, with a password read from HUSTINGS_PASSWORD or made up and shown once.
    Owner {
        /// The tenant's short name.
        tenant: String,
        /// Address to log in with.
        email: String,
        /// Name as shown to colleagues.
        #[arg(long)]
        name: String,
    },
    /// Set a new password (from HUSTINGS_PASSWORD or made up and shown once) and log every device out.
    ResetLogin {
        /// The tenant's short name.
        tenant: String,
        /// Address of the account.
        email: String,
    },
}

pub(super) async fn run(config: &Config, command: Admin) -> anyhow::Result<ExitCode> {
    let db = config.open().await?;
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    match command {
        Admin::Tenant { slug, name, locale, zone, country, currency, mail_from, domain } => {
            let locale = Locale::from_tag(&locale).with_context(|| format!("{locale} is not one of en, da, fr, fi, pt-BR"))?;
            let new = NewTenant { slug, name, locale, zone, country, currency, privacy_contact: mail_from.clone(), mail_from };
            let (tenant, root) = tenants::create(&engine, &new).await.map_err(explain)?;
            let mut tx = engine.write().await?;
            if let Some(domain) = domain {
                tenants::add_domain(&mut tx, tenant.id, &domain).await?;
            }
            audit::record(&engine, &mut tx, tenant.id, Who::System, act("tenant.made", root.0), ()).await?;
            tx.commit().await?;
            println!("Made the tenant {} ({}).", tenant.name, tenant.slug);
        }
        Admin::Owner { tenant, email, name } => {
            let (password, shown) = password();
            let mut tx = engine.write().await?;
            let tenant = tenants::by_slug(&mut tx, &tenant).await?.with_context(|| format!("there is no tenant {tenant}"))?;
            let root = tenants::root(&mut tx, tenant.id).await?.context("the tenant has no national organisation")?;
            let account = team::create_account(&engine, &mut tx, tenant.id, &email, &name, tenant.locale, Some(&password))
                .await
                .map_err(explain)?;
            team::give_role(&engine, &mut tx, tenant.id, account, Role::Owner, root, None, None).await?;
            audit::record(&engine, &mut tx, tenant.id, Who::System, act("account.made", account.0), ()).await?;
            tx.commit().await?;
            println!("{email} owns {}. {shown}", tenant.name);
        }
        Admin::ResetLogin { tenant, email } => reset(&engine, &tenant, &email).await?,
    }
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn reset(engine: &Engine, tenant: &str, email: &str) -> anyhow::Result<()> {
    let (password, shown) = password();
    let mut tx = engine.write().await?;
    let tenant = tenants::by_slug(&mut tx, tenant).await?.with_context(|| format!("there is no tenant {tenant}"))?;
    let Some(account) = team::account_by_email(&mut tx, tenant.id, email).await? else { bail!("{email} has no account") };
    team::set_password(&mut tx, tenant.id, account, &password).await.map_err(explain)?;
    audit::record(engine, &mut tx, tenant.id, Who::System, act("account.password_reset", account.0), ()).await?;
    tx.commit().await?;
    println!("{email} has a new password and is logged out everywhere. {shown}");
    Ok(())
}

fn act(action: &'static str, subject: uuid::Uuid) -> Act<'static> {
    Act { action, subject_kind: "account", subject: Some(subject) }
}

/// A password and what to say of it. One given in the environment is not repeated.
fn password() -> (String, String) {
    match std::env::var("HUSTINGS_PASSWORD") {
        Ok(given) => (given, "The password is the one in HUSTINGS_PASSWORD.".into()),
        Err(_) => {
            let made = [1, 2, 3, 4].map(|_| engine::tokens::readable(4)).join("-");
            let shown = format!("Password, shown only now: {made}");
            (made, shown)
        }
    }
}

/// Field problems as the command line says them.
fn explain(error: Error) -> anyhow::Error {
    match error {
        Error::Api(domain::ApiError::Validation(problems)) => {
            let lines: Vec<String> =
                problems.iter().map(|p| format!("{}: {}", p.field, domain::l10n::problem(Locale::En, &p.problem))).collect();
            anyhow::anyhow!(lines.join("; "))
        }
        e if e.is_taken() => anyhow::anyhow!("there is one with that name or address already"),
        e => e.into(),
    }
}
