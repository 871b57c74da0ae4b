//! vCard 4.0 (RFC 6350).

use domain::l10n::full_name;
use domain::people::PersonKind;

use super::load::Exported;

/// Octets of a line before it goes on in the next.
const LINE: usize = 75;

/// One card.
pub(super) fn card(p: &Exported) -> String {
    let b = &p.base;
    let mut out = String::new();
    let kind = match b.kind {
        PersonKind::Person => "individual",
        PersonKind::Household => "group",
        PersonKind::Organisation => "org",
    };
    line(&mut out, "BEGIN:VCARD");
    line(&mut out, "VERSION:4.0");
    line(&mut out, &format!("KIND:{kind}"));
    line(&mut out, &format!("UID:urn:uuid:{}", b.person_id));
    let name = full_name(&b.given_name, &b.family_name);
    line(&mut out, &format!("FN:{}", escape(&name)));
    let parts = [&b.family_name, &b.given_name, &b.additional_name, &b.honorific_prefix].map(|part| escape(part));
    line(&mut out, &format!("N:{};", parts.join(";")));
    for (head, text) in [("NICKNAME", &b.nickname), ("ORG", &b.employer), ("TITLE", &b.job_title)] {
        if !text.is_empty() {
            line(&mut out, &format!("{head}:{}", escape(text)));
        }
    }
    if let Some(day) = birthday(&b.birth_date) {
        line(&mut out, &format!("BDAY:{day}"));
    }
    line(&mut out, &format!("LANG:{}", b.locale.as_str()));
    for email in &p.emails {
        line(&mut out, &format!("EMAIL{}:{}", of_kind(&email.label), escape(&email.address)));
    }
    for phone in &p.phones {
        line(&mut out, &format!("TEL;VALUE=uri{}:tel:{}", of_kind(&phone.label), phone.address));
    }
    for place in &p.addresses {
        let a = &place.address;
        let parts = ["", &a.extra, &a.street, &a.city, &a.region, &a.postcode, &a.country].map(escape);
        line(&mut out, &format!("ADR{}:{}", of_kind(&place.kind), parts.join(";")));
    }
    for (_, url) in &p.links {
        line(&mut out, &format!("URL:{url}"));
    }
    if !p.tags.is_empty() {
        line(&mut out, &format!("CATEGORIES:{}", p.tags.iter().map(|tag| escape(tag)).collect::<Vec<_>>().join(",")));
    }
    line(&mut out, "END:VCARD");
    out
}

fn of_kind(label: &str) -> &'static str {
    match label {
        "home" => ";TYPE=home",
        "work" => ";TYPE=work",
        "mobile" => ";TYPE=cell",
        _ => "",
    }
}

/// `1980-05-17` is `19800517`, `1980-05` is `1980-05`, `1980` is `1980`.
fn birthday(date: &str) -> Option<String> {
    match date.len() {
        0 => None,
        10 => Some(date.replace('-', "")),
        _ => Some(date.to_owned()),
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// Adds a line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}
