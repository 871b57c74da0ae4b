//! `hustings check`: what is wrong, and how to mend it.

use std::process::ExitCode;

use engine::mail::Outgoing;
use engine::{db, tenants};

use crate::config::{Config, MailMode};

/// One finding: fine, or what is wrong and how to mend it.
type Finding = (&'static str, Result<String, String>);

pub(super) async fn check(config: &Config) -> anyhow::Result<ExitCode> {
    let mut findings = vec![address(config), site(config)];
    findings.extend(database(config).await);
    findings.push(mail(config).await);
    let mut wrong = 0;
    for (what, finding) in &findings {
        match finding {
            Ok(text) => println!("ok     {what}: {text}"),
            Err(text) => {
                wrong += 1;
                println!("WRONG  {what}: {text}");
            }
        }
    }
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn address(config: &Config) -> Finding {
    let finding = if config.secure() || config.listen.ip().is_loopback() {
        Ok(format!("{} (listening on {})", config.base_url, config.listen))
    } else {
        Err(format!(
            "{} is reached from outside without HTTPS, so logins can be read on the way. Put a proxy with a certificate in front and set HUSTINGS_BASE_URL=https://…",
            config.base_url
        ))
    };
    ("address", finding)
}

fn site(config: &Config) -> Finding {
    let manifest = config.site.join("pkg/manifest.json");
    let finding = if manifest.exists() {
        Ok(config.site.display().to_string())
    } else {
        Err(format!(
            "{} is missing: pages would have no looks and the console would not start. Run `make release`, or set HUSTINGS_SITE",
            manifest.display()
        ))
    };
    ("site", finding)
}

async fn database(config: &Config) -> Vec<Finding> {
    let mend = |e: &dyn std::fmt::Display| format!("{e}. Check HUSTINGS_DATABASE_URL ({})", config.database_shown());
    let db = match config.open().await {
        Ok(db) => db,
        Err(e) => return vec![("database", Err(mend(&format!("{e:#}"))))],
    };
    let migrated = db::migrate::run(&db).await;
    let mut findings = vec![match &migrated {
        Ok(n) => ("database", Ok(format!("{} ({}, {n} migrations)", config.database_shown(), db.backend().as_str()))),
        Err(e) => ("database", Err(mend(e))),
    }];
    if migrated.is_ok() {
        let tenants = async { anyhow::Ok(tenants::hosts(&config.engine(db.clone()).await?).await?) }.await;
        findings.push((
            "tenants",
            match tenants {
                Ok(found) if found.is_empty() => {
                    Err("there is none. Run `hustings demo`, or `hustings admin tenant` and `hustings admin owner`".into())
                }
                Ok(found) => Ok(found.iter().map(|(t, _)| t.slug.as_str()).collect::<Vec<_>>().join(", ")),
                Err(e) => Err(mend(&e)),
            },
        ));
        findings.push(clock(&db).await);
    }
    db.close().await;
    findings
}

/// On Postgres the server's clock and ours should agree: jobs and links are timed by ours.
async fn clock(db: &engine::Db) -> Finding {
    let ours = engine::Clock::system().now();
    let finding = match db {
        engine::Db::Sqlite { .. } => Ok("the machine's own".to_owned()),
        engine::Db::Postgres(pool) => {
            match sqlx::query_scalar::<_, i64>("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)")
                .fetch_one(pool)
                .await
            {
                Ok(theirs) => {
                    let apart = (theirs - ours.0).abs() / 1_000_000;
                    if apart <= 5 {
                        Ok("within 5 s of the database's".to_owned())
                    } else {
                        Err(format!("{apart} s away from the database's. Set both machines by NTP"))
                    }
                }
                Err(e) => Err(e.to_string()),
            }
        }
    };
    ("clock", finding)
}

async fn mail(config: &Config) -> Finding {
    let finding = match config.mail {
        MailMode::Mailbox => Ok(format!("kept, nothing leaves the machine; read it at {}/mailbox", config.base_url)),
        mode => match config.outgoing() {
            Ok(Outgoing::Smtp(smtp) | Outgoing::Reflect { smtp, .. }) => match smtp.test_connection().await {
                Ok(true) => Ok(format!("{mode:?}: the mail server answers")),
                Ok(false) | Err(_) => {
                    Err("the mail server does not answer or refuses the login. Check HUSTINGS_SMTP_URL and the firewall".into())
                }
            },
            Ok(Outgoing::Mailbox) => Ok("kept".into()),
            Err(e) => Err(e.to_string()),
        },
    };
    ("mail", finding)
}
