//! Searching as one types, against one statement written for the database at hand.

use anyhow::{Context, ensure};
use domain::access::Actor;
use engine::db::Backend;
use engine::{Engine, Tx, people, text};
use sqlx::AssertSqlSafe;

use super::turns::{Turns, turns};

/// What is typed: names, half names, a first name with a beginning, a street, a mailbox, a town.
const TYPED: &[&str] = &[
    "niel",
    "korhon",
    "anna",
    "marie b",
    "silva joao",
    "åboul",
    "kirkevej",
    "heikki mäk",
    "odense",
    "st albans",
    "lefev",
    "o'brien",
    "gonc",
    "anders jen",
];

/// Both sides give at most so many people.
const LIMIT: u32 = 20;

pub(super) async fn measure(engine: &Engine, owner: &Actor, rounds: u32) -> anyhow::Result<Turns> {
    for typed in TYPED {
        let found = people::search::find(engine, owner, typed, LIMIT).await?;
        ensure!(!found.is_empty(), "nobody is found by {typed}");
    }
    let spaces = space(engine, owner).await?;
    turns(
        TYPED.len(),
        rounds,
        async |n| {
            let typed = TYPED.get(n).context("a question")?;
            people::search::find(engine, owner, typed, LIMIT).await?;
            Ok(())
        },
        async |n| by_hand(engine, owner, &spaces, TYPED.get(n).context("a question")?).await,
    )
    .await
}

/// The letters before every word of the tenant, as the index has them.
async fn space(engine: &Engine, owner: &Actor) -> anyhow::Result<String> {
    let mut tx = engine.read().await?;
    let words = engine::value!(&mut tx, String, "SELECT words FROM person_search WHERE tenant_id = $1 LIMIT 1", owner.tenant)?;
    Ok(words.chars().take(4).collect())
}

/// The first people by name in whose index every word begins a word.
async fn by_hand(engine: &Engine, owner: &Actor, space: &str, typed: &str) -> anyhow::Result<()> {
    let folded = text::fold(typed);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2)
        .map(|word| format!("{space}z{word}"))
        .collect();
    let mut tx = engine.read().await?;
    const COLUMNS: &str = "SELECT p.person_id, p.given_name, p.family_name, h.city,
        (SELECT i.address FROM identity i WHERE i.tenant_id = p.tenant_id AND i.person_id = p.person_id AND i.kind = 'email' ORDER BY i.position LIMIT 1)";
    const JOINED: &str = "JOIN person p ON p.tenant_id = s.tenant_id AND p.person_id = s.person_id
        LEFT JOIN postal_address h ON h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home'
        WHERE s.tenant_id = $1 AND p.state = 'active'";
    let (from, query) = match tx.backend() {
        Backend::Sqlite => (
            "person_fts f JOIN person_search s ON s.seq = f.rowid",
            words.iter().map(|word| format!("{word} *")).collect::<Vec<_>>().join(" AND "),
        ),
        Backend::Postgres => ("person_search s", words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ")),
    };
    let matched = match tx.backend() {
        Backend::Sqlite => "person_fts MATCH $2",
        Backend::Postgres => "array_to_tsvector(string_to_array(s.words, ' ')) @@ CAST($2 AS tsquery)",
    };
    let statement = format!("{COLUMNS} FROM {from} {JOINED} AND {matched} ORDER BY p.name_key, p.person_id LIMIT {LIMIT}");
    let rows = match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(AssertSqlSafe(statement)).bind(owner.tenant).bind(query).fetch_all(&mut **tx).await?.len(),
        Tx::Postgres(tx) => {
            sqlx::query(AssertSqlSafe(statement)).bind(owner.tenant).bind(query).fetch_all(&mut **tx).await?.len()
        }
    };
    ensure!(rows > 0, "the statement by hand finds nobody by {typed}");
    Ok(())
}
