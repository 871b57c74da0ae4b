//! Erasing a letter with everything it caused: the case, the thread, the log, the mails.

use domain::ids::{LetterId, MailId, TenantId};

use super::{letters, sql};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::{Result, all, exec, mail};

/// Erases one letter; with the last of its group go the mails and links they shared.
pub(super) async fn purge(tx: &mut Tx, tenant: TenantId, id: LetterId) -> Result<()> {
    let Some(letter) = letters::by_id(tx, tenant, id).await? else { return Ok(()) };
    for (own,) in all!(tx, (MailId,), sql::MAILS_OF_LETTER, tenant, id)? {
        forget_mail(tx, tenant, own).await?;
    }
    exec!(tx, sql::DELETE_CORRESPONDENCE, tenant, id)?;
    exec!(tx, sql::DELETE_CASE, tenant, id)?;
    exec!(tx, sql::DELETE_LOG, tenant, id)?;
    exec!(tx, sql::DELETE_LETTER, tenant, id)?;
    if letters::by_group(tx, tenant, letter.group_id).await?.is_empty() {
        for (shared,) in all!(tx, (MailId,), sql::MAILS_OF_GROUP, tenant, letter.group_id)? {
            forget_mail(tx, tenant, shared).await?;
        }
        links::revoke(tx, tenant, LinkKind::LetterTrack, letter.group_id).await?;
        links::revoke(tx, tenant, LinkKind::LetterVerify, letter.group_id).await?;
    }
    Ok(())
}

async fn forget_mail(tx: &mut Tx, tenant: TenantId, id: MailId) -> Result<()> {
    exec!(tx, sql::DELETE_MAIL, tenant, id)?;
    mail::erase(tx, tenant, id).await
}
