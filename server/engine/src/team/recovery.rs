//! Codes on paper, for when the app with the six digits is gone. Ten of them, each good once.

use domain::access::Actor;
use domain::ids::{AccountId, TenantId};
use domain::{ApiError, Problem};

use super::login::AccountRow;
use super::{sql, totp};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, exec, not_found, one, tokens, value};

const HOW_MANY: usize = 10;

/// What is stored of a code; how it is written (spaces, hyphens, small letters) does not matter.
fn stored(given: &str) -> String {
    let code: String = given.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    tokens::hash(&format!("recovery:{code}"))
}

/// Whether this is meant as a recovery code and not as six digits.
pub(super) fn is_meant(given: &str) -> bool {
    given.chars().any(|c| c.is_ascii_alphabetic())
}

/// Throws the old codes away and makes new ones, as `ABCDE-FGH23`; they can't be shown again.
pub(super) async fn renew(engine: &Engine, tx: &mut Tx, tenant: TenantId, account: AccountId) -> Result<Vec<String>> {
    exec!(tx, sql::FORGET_CODES, tenant, account)?;
    let mut codes = Vec::with_capacity(HOW_MANY);
    for _ in 0..HOW_MANY {
        // The A keeps a code of digits alone from being taken for the app's.
        let code = format!("A{}-{}", tokens::readable(4), tokens::readable(5));
        exec!(tx, sql::INSERT_CODE, tenant, account, stored(&code), engine.now())?;
        codes.push(code);
    }
    Ok(codes)
}

/// Uses a code up.
pub(super) async fn spend(engine: &Engine, tx: &mut Tx, tenant: TenantId, account: AccountId, given: &str) -> Result<()> {
    if exec!(tx, sql::USE_CODE, tenant, account, stored(given))? == 0 {
        return Err(Error::Api(ApiError::field("code", Problem::Wrong)));
    }
    let act = Act { action: "account.recovery_code_used", subject_kind: "account", subject: Some(account.0) };
    audit::record(engine, tx, tenant, Who::System, act, ()).await
}

/// How many codes an account has left.
pub(super) async fn left(tx: &mut Tx, tenant: TenantId, account: AccountId) -> Result<i64> {
    value!(tx, i64, sql::CODES_LEFT, tenant, account)
}

/// New recovery codes against a code of the app or one of the old ones; the old ones are good for nothing afterwards.
///
/// # Errors
/// `Wrong` on `code`; [`ApiError::RateLimited`].
pub async fn new_recovery_codes(engine: &Engine, actor: &Actor, code: &str) -> Result<Vec<String>> {
    totp::slow_down(engine, actor.tenant, actor.account).await?;
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    totp::accept(engine, &mut tx, actor.tenant, &row, code).await?;
    let codes = renew(engine, &mut tx, actor.tenant, actor.account).await?;
    let act = Act { action: "account.recovery_codes_made", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await?;
    Ok(codes)
}
