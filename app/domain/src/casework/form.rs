//! The citizen's form, and what the pages around it show.

use serde::{Deserialize, Serialize};

use super::letter::{HoldRule, Topic};
use crate::ids::{MembershipId, PoliticianId};
use crate::representatives::contact::Channel;

/// What the citizen types. Everything is text, as a form sends it, so that nothing typed is ever lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct LetterForm {
    /// Identifiers of the memberships it is addressed to, with commas between.
    pub to: String,
    /// The signed place.
    pub place: String,
    /// The campaign whose page led here; may be empty.
    pub campaign: String,
    /// A [`Topic`].
    pub topic: String,
    /// What it is about, in a line.
    pub subject: String,
    /// The letter, without salutation and sign-off.
    pub body: String,
    /// The citizen's name.
    pub name: String,
    /// Where the answer goes.
    pub email: String,
    /// Street and number.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// A number the office may call.
    pub phone: String,
    /// Whom the citizen writes for, if not for themself.
    pub on_behalf_of: String,
}

impl LetterForm {
    /// Whom it is addressed to, each once, in order; words that are no identifiers are passed over.
    #[must_use]
    pub fn recipients(&self) -> Vec<MembershipId> {
        let mut out: Vec<MembershipId> = Vec::new();
        for id in self.to.split(',').filter_map(|id| id.trim().parse().ok()) {
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }

    /// The topic, help with a problem unless another is chosen.
    #[must_use]
    pub fn topic(&self) -> Topic {
        Topic::parse(&self.topic).unwrap_or_default()
    }

    /// The fields by name, for carrying the form through a page unchanged.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let f = self.clone();
        vec![
            ("to", f.to),
            ("place", f.place),
            ("campaign", f.campaign),
            ("topic", f.topic),
            ("subject", f.subject),
            ("body", f.body),
            ("name", f.name),
            ("email", f.email),
            ("address", f.address),
            ("postcode", f.postcode),
            ("city", f.city),
            ("phone", f.phone),
            ("on_behalf_of", f.on_behalf_of),
        ]
    }
}

/// Somebody the letter is addressed to, as the citizen is shown them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientView {
    /// Which membership.
    pub membership: MembershipId,
    /// Name.
    pub name: String,
    /// Seat, body and district in words.
    pub title: String,
    /// How they are reached.
    pub channel: Channel,
    /// Whether their office answers here.
    pub has_office: bool,
}

/// The page on which the letter is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritePage {
    /// Whom it is addressed to; empty if nobody was chosen or nobody chosen is in office any more.
    pub recipients: Vec<RecipientView>,
    /// The citizen's place in words; empty if none was given.
    pub place: String,
    /// What is in the form.
    pub form: LetterForm,
}

/// One letter exactly as it will leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPreview {
    /// To whom.
    pub recipient: RecipientView,
    /// The whole text, with salutation and sign-off.
    pub text: String,
}

/// The page before sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPage {
    /// The letters, one per recipient.
    pub letters: Vec<LetterPreview>,
    /// The address our mail comes from.
    pub from_address: String,
    /// The form, to be sent along.
    pub form: LetterForm,
}

/// A letter on the page that confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmLetter {
    /// Its number.
    pub number: String,
    /// To whom.
    pub recipient: String,
    /// Seat, body and district in words.
    pub title: String,
    /// The whole text.
    pub text: String,
}

/// The page behind the link in the verification mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmPage {
    /// The letters that wait.
    pub letters: Vec<ConfirmLetter>,
    /// What they are about.
    pub subject: String,
    /// The citizen's address.
    pub email: String,
    /// It was confirmed before.
    pub done: bool,
}

/// A letter that is held and belongs to no office here, as the operator sees it: no name, no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldGroup {
    /// To whom.
    pub politician: PoliticianId,
    /// Their name.
    pub recipient: String,
    /// Under which rule.
    pub rule: HoldRule,
    /// How many.
    pub count: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_taken_once_and_nonsense_is_passed_over() {
        let id = "018f3f6e-0000-7000-8000-000000000001";
        let form = LetterForm { to: format!("{id}, x,{id},"), ..LetterForm::default() };
        assert_eq!(form.recipients().len(), 1);
        assert_eq!(form.topic(), Topic::Help);
    }
}
