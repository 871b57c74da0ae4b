//! The text of a letter: how it is put together, and what of it counts when two are compared.

use crate::locale::Locale;
use crate::tr;

/// The whole letter: salutation, the citizen's own words, sign-off with name and address.
#[must_use]
pub fn whole(locale: Locale, recipient: &str, body: &str, name: &str, address: &[&str]) -> String {
    let mut out = tr!(locale, letters.salutation, name = recipient);
    out.push_str("\n\n");
    out.push_str(body.trim());
    out.push_str("\n\n");
    out.push_str(&tr!(locale, letters.sign_off));
    out.push('\n');
    out.push_str(name);
    for line in address.iter().filter(|line| !line.trim().is_empty()) {
        out.push('\n');
        out.push_str(line);
    }
    out
}

/// First words of a greeting, in the languages people write in here.
const GREETINGS: &[&str] = &[
    "dear",
    "hello",
    "hi",
    "to",
    "kære",
    "hej",
    "goddag",
    "til",
    "cher",
    "chère",
    "madame",
    "monsieur",
    "bonjour",
    "hyvä",
    "arvoisa",
    "hei",
    "moi",
    "prezado",
    "prezada",
    "caro",
    "cara",
    "olá",
    "senhor",
    "senhora",
    "exmo",
    "exma",
    "excelentíssimo",
    "excelentíssima",
];
/// First words of a sign-off.
const SIGN_OFFS: &[&str] = &[
    "yours",
    "kind regards",
    "best regards",
    "regards",
    "sincerely",
    "best wishes",
    "med venlig hilsen",
    "venlig hilsen",
    "mvh",
    "hilsen",
    "de bedste hilsner",
    "cordialement",
    "bien à vous",
    "respectueusement",
    "veuillez agréer",
    "je vous prie",
    "ystävällisin terveisin",
    "ystävällisesti",
    "terveisin",
    "kunnioittavasti",
    "atenciosamente",
    "respeitosamente",
    "cordialmente",
    "abraços",
    "grato",
    "grata",
];

/// What is compared: the text in small letters, without punctuation, greeting, sign-off and what stands below it.
#[must_use]
pub fn normalised(body: &str) -> String {
    let lines: Vec<String> = body.lines().map(|l| l.trim().to_lowercase()).filter(|l| !l.is_empty()).collect();
    let greeted = lines.first().is_some_and(|l| is_greeting(l));
    let lines = lines.get(usize::from(greeted)..).unwrap_or_default();
    // A sign-off stands in the last lines; the same words earlier belong to the letter.
    let tail = lines.len().saturating_sub(8);
    let end = lines.iter().enumerate().skip(tail).find(|(_, l)| is_sign_off(l)).map_or(lines.len(), |(at, _)| at);
    let text = lines.get(..end).unwrap_or_default().join(" ");
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_greeting(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    line.chars().count() <= 80 && GREETINGS.contains(&first) && !line.ends_with(['.', '?'])
}

fn is_sign_off(line: &str) -> bool {
    line.chars().count() <= 80
        && SIGN_OFFS.iter().any(|s| line.strip_prefix(s).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// An address written in one line as street, postcode and town: the part that holds the postcode, its words beside it, and
/// what stands before. What cannot be told apart stays empty.
#[must_use]
pub fn split_address(line: &str) -> (String, String, String) {
    let parts: Vec<&str> = line.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    let is_postcode = |word: &str| word.len() <= 10 && word.chars().filter(char::is_ascii_digit).count() >= 4;
    let Some(at) = parts.iter().rposition(|part| part.split_whitespace().any(is_postcode)) else { return Default::default() };
    let words: Vec<&str> = parts.get(at).map(|part| part.split_whitespace().collect()).unwrap_or_default();
    let postcode = words.iter().copied().rfind(|w| is_postcode(w)).unwrap_or_default();
    let beside: Vec<&str> = words.iter().copied().filter(|w| *w != postcode).collect();
    let before = parts.get(..at).unwrap_or_default();
    match (beside.is_empty(), before.split_last()) {
        // "Rua X, 300, São Paulo, 01310-200": the town stands before its postcode.
        (true, Some((town, street))) if street.len() > 1 => (street.join(", "), postcode.to_owned(), (*town).to_owned()),
        _ => (before.join(", "), postcode.to_owned(), beside.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greeting_punctuation_and_signature_do_not_count() {
        let one = "Dear Maja Holm,\n\nPlease save the library!\nIt is  ours.\n\nYours sincerely,\nAino";
        let two = "please save the library. It is ours";
        assert_eq!(normalised(one), "please save the library it is ours");
        assert_eq!(normalised(one), normalised(two));
        assert_eq!(normalised("Kære Maja\nRed biblioteket\nMed venlig hilsen\nBo"), normalised("red biblioteket"));
        assert_ne!(normalised(one), normalised("please close the library"));
    }

    #[test]
    fn words_of_the_letter_stay() {
        assert_eq!(normalised("To be heard is all I ask."), "to be heard is all i ask");
        assert_eq!(normalised("Yoursville needs a bus"), "yoursville needs a bus");
        assert_eq!(normalised(""), "");
    }

    #[test]
    fn a_whole_letter() {
        let text = whole(Locale::En, "Maja Holm", " Hello. \n", "Aino", &["Harbour Street 12", "", "4821 Norrvig"]);
        assert_eq!(text, "Dear Maja Holm,\n\nHello.\n\nYours sincerely,\nAino\nHarbour Street 12\n4821 Norrvig");
    }

    #[test]
    fn addresses_come_apart() {
        for (line, want) in [
            ("Harbour Street 12, 4821 Norrvig", ("Harbour Street 12", "4821", "Norrvig")),
            ("4821", ("", "4821", "")),
            ("4821 Norrvig", ("", "4821", "Norrvig")),
            ("Avenida Paulista, 1578, São Paulo, 01310-200", ("Avenida Paulista, 1578", "01310-200", "São Paulo")),
            ("12 rue de la Paix, 75002 Paris", ("12 rue de la Paix", "75002", "Paris")),
            ("Norrvig West", ("", "", "")),
        ] {
            let got = split_address(line);
            assert_eq!((got.0.as_str(), got.1.as_str(), got.2.as_str()), want, "{line}");
        }
    }
}
