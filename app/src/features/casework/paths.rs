//! Addresses of this feature's pages.

use domain::casework::form::LetterForm;
use domain::casework::office::{InboxQuery, Tray};
use domain::ids::CaseId;

/// The page on which a letter is written, with its recipients and the citizen's place.
#[must_use]
pub fn write(form: &LetterForm) -> String {
    let mut out = String::from("/write/message?");
    for id in form.recipients() {
        out.push_str(&format!("to={id}&"));
    }
    // Signed places are URL-safe; campaigns are words.
    out.push_str(&format!("place={}", form.place));
    if !form.campaign.is_empty() {
        let campaign: String = form.campaign.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        out.push_str(&format!("&campaign={campaign}"));
    }
    out
}

/// The page before sending.
pub const PREVIEW: &str = "/write/preview";
/// The page that says to look into the mail.
pub const CHECK: &str = "/write/check";

/// The page behind the link in the verification mail.
#[must_use]
pub fn confirm(token: &str) -> String {
    format!("/write/confirm/{token}")
}

/// The tracking page.
#[must_use]
pub fn track(token: &str) -> String {
    format!("/write/track/{token}")
}

/// The inbox as a query asks for it.
#[must_use]
pub fn inbox(query: &InboxQuery) -> String {
    let mut pairs = Vec::new();
    let base = match query.tray {
        Tray::Answered => "/office/answered",
        Tray::Closed => "/office/closed",
        Tray::Todo => "/office",
        other => {
            pairs.push(format!("show={other}"));
            "/office"
        }
    };
    if let Some(office) = query.office {
        pairs.push(format!("office={office}"));
    }
    if let Some(case) = query.same_as {
        pairs.push(format!("same={case}"));
    }
    if let Some(after) = &query.after {
        pairs.push(format!("after={after}"));
    }
    if pairs.is_empty() { base.to_owned() } else { format!("{base}?{}", pairs.join("&")) }
}

/// A case.
#[must_use]
pub fn case(id: CaseId) -> String {
    format!("/office/case/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_the_list_shows() {
        assert_eq!(inbox(&InboxQuery::default()), "/office");
        assert_eq!(
            inbox(&InboxQuery { tray: Tray::Closed, after: Some("x".into()), ..InboxQuery::default() }),
            "/office/closed?after=x"
        );
        assert_eq!(inbox(&InboxQuery { tray: Tray::Mine, ..InboxQuery::default() }), "/office?show=mine");
    }

    #[test]
    fn nothing_a_stranger_wrote_gets_into_an_address() {
        let form = LetterForm { to: "x\r\nSet-Cookie: a".into(), campaign: "a b&c".into(), ..LetterForm::default() };
        assert_eq!(write(&form), "/write/message?place=&campaign=abc");
    }
}
