//! What goes on of two records: what was chosen, else what is sensible.

use std::collections::BTreeMap;

use domain::duplicates::Pick;
use domain::people::{CustomValue, Record};

/// The fields with one value, with how to get at it.
macro_rules! texts {
    ($each:ident) => {
        $each!(
            honorific_prefix,
            given_name,
            additional_name,
            family_name,
            nickname,
            pronouns,
            birth_date,
            job_title,
            employer,
            outlet,
            beat
        )
    };
}

/// Lists of which both may go on: what is only on the right comes after what is on the left.
fn joined<T: Clone + PartialEq>(left: &[T], right: &[T], pick: Pick, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    match pick {
        Pick::Left => left.to_vec(),
        Pick::Right => right.to_vec(),
        Pick::Both => {
            let mut out = left.to_vec();
            out.extend(right.iter().filter(|r| !left.iter().any(|l| same(l, r))).cloned());
            out
        }
    }
}

/// Whose text is the better one: something before nothing, more precise or fuller before less, as people write before capitals only;
/// the left where there is nothing between them.
pub(super) fn better(field: &str, left: &str, right: &str) -> Pick {
    if right.is_empty() || left == right {
        return Pick::Left;
    }
    if left.is_empty() {
        return Pick::Right;
    }
    let name = matches!(field, "given_name" | "family_name" | "additional_name");
    let shouted =
        |text: &str| text.chars().any(char::is_alphabetic) && (text.to_uppercase() == *text || text.to_lowercase() == *text);
    let initial = |text: &str| text.trim_end_matches('.').chars().count() <= 1;
    let rank = |text: &str| match field {
        "birth_date" => (true, true, text.len()),
        _ if name => (!initial(text), !shouted(text), text.chars().filter(|c| !c.is_ascii()).count()),
        _ => (true, true, 0),
    };
    if rank(right) > rank(left) { Pick::Right } else { Pick::Left }
}

/// What is sensible where one of two values goes on.
pub(super) fn fuller<T: PartialEq>(left: Option<&T>, right: Option<&T>) -> Pick {
    if left.is_none() && right.is_some() { Pick::Right } else { Pick::Left }
}

/// The record that goes on.
pub(super) fn record(left: &Record, right: &Record, picks: &BTreeMap<String, Pick>) -> Record {
    let mut out = left.clone();
    let pick = |field: &str, sensible: Pick| picks.get(field).copied().unwrap_or(sensible);
    macro_rules! text {
        ($($field:ident),+) => {$(
            if pick(stringify!($field), better(stringify!($field), &left.$field, &right.$field)) == Pick::Right {
                out.$field.clone_from(&right.$field);
            }
        )+};
    }
    texts!(text);
    if pick("kind", Pick::Left) == Pick::Right {
        out.kind = right.kind;
    }
    if pick("locale", Pick::Left) == Pick::Right {
        out.locale = right.locale;
    }
    if pick("support_level", fuller(left.support_level.as_ref(), right.support_level.as_ref())) == Pick::Right {
        out.support_level = right.support_level;
    }
    if pick("owner", fuller(left.owner.as_ref(), right.owner.as_ref())) == Pick::Right {
        out.owner = right.owner;
    }
    out.languages = joined(&left.languages, &right.languages, pick("languages", Pick::Both), PartialEq::eq);
    out.emails = joined(&left.emails, &right.emails, pick("emails", Pick::Both), |a, b| a.address == b.address);
    out.phones = joined(&left.phones, &right.phones, pick("phones", Pick::Both), |a, b| a.address == b.address);
    out.links = joined(&left.links, &right.links, pick("links", Pick::Both), |a, b| a.url == b.url);
    match pick("facets", Pick::Both) {
        Pick::Left => {}
        Pick::Right => out.facets.clone_from(&right.facets),
        Pick::Both => out.facets.extend(right.facets.iter().copied()),
    }
    match pick("tags", Pick::Both) {
        Pick::Left => {}
        Pick::Right => out.tags.clone_from(&right.tags),
        Pick::Both => out.tags.extend(right.tags.iter().copied()),
    }
    // Whoever said no said no, and where somebody belongs is history: neither is up for choice.
    out.do_not_contact.extend(right.do_not_contact.iter().copied());
    for tie in &right.ties {
        if !out.ties.contains(tie) {
            out.ties.push(*tie);
        }
    }
    addresses(left, right, &pick, &mut out);
    custom(left, right, &pick, &mut out);
    out
}

/// Address by address.
fn addresses(left: &Record, right: &Record, pick: &impl Fn(&str, Pick) -> Pick, out: &mut Record) {
    for theirs in &right.addresses {
        let ours = left.addresses.iter().find(|p| p.kind == theirs.kind);
        if pick(&format!("address:{}", theirs.kind), fuller(ours, Some(theirs))) == Pick::Right {
            out.addresses.retain(|p| p.kind != theirs.kind);
            out.addresses.push(theirs.clone());
        }
    }
    for ours in &left.addresses {
        let alone = !right.addresses.iter().any(|p| p.kind == ours.kind);
        if alone && pick(&format!("address:{}", ours.kind), Pick::Left) == Pick::Right {
            out.addresses.retain(|p| p.kind != ours.kind);
        }
    }
}

/// Field by field of those organisations added.
fn custom(left: &Record, right: &Record, pick: &impl Fn(&str, Pick) -> Pick, out: &mut Record) {
    let fields: std::collections::BTreeSet<_> = left.custom.keys().chain(right.custom.keys()).copied().collect();
    for field in fields {
        let (ours, theirs) = (left.custom.get(&field), right.custom.get(&field));
        let lists = matches!((ours, theirs), (Some(CustomValue::Choices(_)), Some(CustomValue::Choices(_))));
        let sensible = if lists { Pick::Both } else { fuller(ours, theirs) };
        let value = match (pick(&format!("custom:{field}"), sensible), ours, theirs) {
            (Pick::Both, Some(CustomValue::Choices(a)), Some(CustomValue::Choices(b))) => {
                Some(CustomValue::Choices(joined(a, b, Pick::Both, PartialEq::eq)))
            }
            (Pick::Right, _, theirs) => theirs.cloned(),
            (Pick::Both, ours, theirs) => ours.or(theirs).cloned(),
            (Pick::Left, ours, _) => ours.cloned(),
        };
        match value {
            Some(value) => out.custom.insert(field, value),
            None => out.custom.remove(&field),
        };
    }
}
