//! Mailboxes and phone numbers. A household shares both: then they say little.

use domain::duplicates::Reason;

use super::super::card::{Mailbox, Prepared};
use super::Sum;
use super::name::{Alike, Names};

/// Adds what addresses and numbers say; gives whether they have a mailbox in common.
pub(super) fn weigh(names: &Names, a: &Prepared, b: &Prepared, sum: &mut Sum) -> bool {
    let same = a.mailboxes.iter().find(|x| b.mailboxes.iter().any(|y| x.local == y.local && x.host == y.host));
    let phone = a.phones.iter().find(|(tail, _)| b.phones.iter().any(|(other, _)| tail == other));
    let strangers = names.given == Alike::Other;
    if let Some(mailbox) = same {
        let value = mailbox.shown.clone();
        if strangers {
            sum.add(30, Reason::SameEmail { value: value.clone() });
            sum.reasons.push((-25, Reason::Household { value }));
        } else {
            let nameless = names.given == Alike::Missing && names.family == Alike::Missing;
            sum.add(if nameless { 65 } else { 55 }, Reason::SameEmail { value });
        }
    } else if !strangers {
        similar(a, b, sum);
    }
    if let Some((_, number)) = phone {
        if strangers {
            sum.add(15, Reason::SamePhone { value: number.clone() });
            sum.reasons.push((-20, Reason::Household { value: number.clone() }));
        } else {
            sum.add(35, Reason::SamePhone { value: number.clone() });
        }
    }
    same.is_some()
}

/// Addresses that may be one person's: another provider, or a slip.
fn similar(a: &Prepared, b: &Prepared, sum: &mut Sum) {
    let pairs = || a.mailboxes.iter().flat_map(|x| b.mailboxes.iter().map(move |y| (x, y)));
    if let Some((x, y)) = pairs().find(|(x, y)| slip(x, y)) {
        sum.add(27, Reason::SimilarEmail { a: x.shown.clone(), b: y.shown.clone() });
    } else if let Some((x, _)) = pairs().find(|(x, y)| x.own.is_some() && x.own == y.own) {
        sum.add(15, Reason::SameMailboxName { value: x.local.clone() });
    }
}

/// A slip in the name or in the provider; `anna1` and `anna2` are two mailboxes and no slip.
fn slip(x: &Mailbox, y: &Mailbox) -> bool {
    let digits = |m: &Mailbox| m.local.chars().filter(char::is_ascii_digit).collect::<String>();
    if x.own.is_none() || y.own.is_none() || digits(x) != digits(y) {
        return false;
    }
    let (local, host) = (strsim::osa_distance(&x.local, &y.local), strsim::osa_distance(&x.host, &y.host));
    (local == 0 && host <= 2 && x.host.len() >= 7) || (host == 0 && local <= if x.local.len() >= 10 { 2 } else { 1 })
}
