//! Words with a meaning, in five languages: yes and no, roles, languages, kinds, what became of a subscription.

use domain::locale::Locale;
use domain::people::{AffiliationRole, PersonKind};

use crate::text::fold;

/// Yes, no, or `None` if it is neither.
#[must_use]
pub fn yes_no(cell: &str) -> Option<bool> {
    match fold(cell).trim_matches(['.', '!', '"', '\'']) {
        "yes" | "y" | "true" | "t" | "1" | "x" | "ja" | "j" | "sand" | "oui" | "o" | "vrai" | "kylla" | "k" | "on" | "tosi"
        | "sim" | "s" | "verdadeiro" | "ok" | "v" | "√" | "checked" | "opted in" | "opt-in" | "subscribed" | "1.0" => {
            Some(true)
        }
        "no" | "n" | "false" | "f" | "0" | "nej" | "falsk" | "non" | "faux" | "ei" | "e" | "epatosi" | "nao" | "falso"
        | "off" | "opted out" | "opt-out" | "unsubscribed" | "0.0" => Some(false),
        _ => None,
    }
}

/// Whether mail may go on after what another program says: `Some(false)` for those who unsubscribed or whose address is dead.
#[must_use]
pub fn subscription(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "subscribed" | "active" | "pending" | "yes" | "true" | "non-subscribed" | "nonsubscribed" | "none" => Some(true),
        "unsubscribed"
        | "bouncing"
        | "bounced"
        | "previous bounce"
        | "previous spam complaint"
        | "spam complaint"
        | "cleaned"
        | "spam"
        | "blocked"
        | "archived"
        | "opted out"
        | "no"
        | "false" => Some(false),
        _ => None,
    }
}

/// What somebody is to a branch.
#[must_use]
pub fn role(cell: &str) -> Option<AffiliationRole> {
    Some(match fold(cell).as_str() {
        "member" | "members" | "medlem" | "medlemmer" | "membre" | "adherent" | "adherente" | "jasen" | "membro" | "filiado"
        | "filiada" | "associado" => AffiliationRole::Member,
        "volunteer" | "volunteers" | "activist" | "frivillig" | "aktivist" | "benevole" | "militant" | "militante"
        | "vapaaehtoinen" | "aktivisti" | "voluntario" | "voluntaria" | "ativista" => AffiliationRole::Volunteer,
        "supporter" | "supporters" | "stotte" | "stottemedlem" | "tilhaenger" | "sympathisant" | "sympathisante" | "soutien"
        | "kannattaja" | "tukija" | "apoiador" | "apoiadora" | "simpatizante" => AffiliationRole::Supporter,
        "contact" | "kontakt" | "prospect" | "kontakti" | "yhteyshenkilo" | "contato" => AffiliationRole::Contact,
        _ => return None,
    })
}

/// A language by its tag or its name in one of five.
#[must_use]
pub fn language(cell: &str) -> Option<Locale> {
    let folded = fold(cell);
    let named = match folded.as_str() {
        "english" | "engelsk" | "anglais" | "englanti" | "ingles" => Locale::En,
        "danish" | "dansk" | "danois" | "tanska" | "dinamarques" => Locale::Da,
        "french" | "francais" | "fransk" | "ranska" | "frances" => Locale::Fr,
        "finnish" | "suomi" | "finsk" | "finnois" | "finlandes" => Locale::Fi,
        "portuguese" | "portugues" | "portugisisk" | "portugais" | "portugali" | "brazilian portuguese" => Locale::PtBr,
        // A whole word that happens to begin like a tag is none.
        _ if folded.len() == 2 || folded.contains(['-', '_']) => return Locale::from_tag(&folded),
        _ => return None,
    };
    Some(named)
}

/// What a record stands for.
#[must_use]
pub fn kind(cell: &str) -> Option<PersonKind> {
    Some(match fold(cell).as_str() {
        "individual" | "person" | "personne" | "henkilo" | "pessoa" | "individu" | "individuo" => PersonKind::Person,
        "household" | "husstand" | "menage" | "foyer" | "talous" | "kotitalous" | "familia" | "domicilio" | "family" => {
            PersonKind::Household
        }
        "organization" | "organisation" | "organisaatio" | "organizacao" | "company" | "firma" | "forening" | "entreprise"
        | "yritys" | "empresa" | "org" => PersonKind::Organisation,
        _ => return None,
    })
}

/// 1 to 5, also as the words organisers use.
#[must_use]
pub fn support(cell: &str) -> Option<i64> {
    let folded = fold(cell);
    let number = folded.split(|c: char| !c.is_ascii_digit()).find(|p| !p.is_empty()).and_then(|n| n.parse().ok());
    number.filter(|n| (1..=5).contains(n)).or(match folded.as_str() {
        "strong support" | "strong supporter" | "sure supporter" => Some(1),
        "weak support" | "lean support" | "leaning" | "supporter" => Some(2),
        "undecided" | "unsure" | "i tvivl" | "indecis" | "epavarma" | "indeciso" => Some(3),
        "weak oppose" | "lean oppose" | "opponent" => Some(4),
        "strong oppose" | "strong opponent" | "sure opponent" => Some(5),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_five_languages() {
        for yes in ["Yes", "ja", "OUI", "kyllä", "Sim", "x", "1", "TRUE"] {
            assert_eq!(yes_no(yes), Some(true), "{yes}");
        }
        for no in ["No", "nej", "non", "ei", "NÃO", "0", "false"] {
            assert_eq!(yes_no(no), Some(false), "{no}");
        }
        assert_eq!(yes_no("maybe"), None);
        assert_eq!(role("Bénévole"), Some(AffiliationRole::Volunteer));
        assert_eq!(role("jäsen"), Some(AffiliationRole::Member));
        assert_eq!(language("pt_BR"), Some(Locale::PtBr));
        assert_eq!(language("Dansk"), Some(Locale::Da));
        assert_eq!(language("Finnmark"), None);
        assert_eq!(subscription("Previous Bounce"), Some(false));
        assert_eq!((support("2 - lean"), support("9"), support("Undecided")), (Some(2), None, Some(3)));
    }
}
