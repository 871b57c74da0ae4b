//! Files this program wrote itself: what their columns stand for is known, and what is in them is taken to the letter.
//!
//! Everything that helps with sheets other people made (capitals where they belong, "n/a" for nothing, two addresses in a cell) would change
//! what was right already.

use domain::imports::{Label, Target};
use domain::people::HEADERS;

use super::mapping::Named;

/// Whether the columns are those of an export: all of them have its names, and a name of three parts or two addresses are there.
#[must_use]
pub fn is_own(columns: &[String], named: &[Named]) -> bool {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let typical = (has("given_name") && has("additional_name") && has("family_name")) || has("email_address_2");
    typical && columns.iter().all(|column| is_head(column) || named.iter().any(|(name, _)| name == column))
}

fn is_head(column: &str) -> bool {
    HEADERS.iter().any(|(_, heads)| heads.contains(&column))
}

/// What a column of such a file stands for. What it says of the past (since when, from where, by whom) is not taken over.
#[must_use]
pub fn target(column: &str, named: &[Named]) -> Target {
    match column {
        "given_name" => Target::GivenName,
        "additional_name" => Target::AdditionalName,
        "family_name" => Target::FamilyName,
        "email_address" | "email_address_2" => Target::Email(Label::Any),
        "phone_number" | "phone_number_2" => Target::Phone(Label::Any),
        "street" => Target::Street(Label::Any),
        "supplemental_address" => Target::Extra(Label::Any),
        "region" => Target::Region(Label::Any),
        "country" => Target::Country(Label::Any),
        "postal_code" => Target::Postcode(Label::Any),
        "locality" => Target::City(Label::Any),
        "branch" => Target::Branch,
        "role" => Target::Role,
        "tags" => Target::Tags,
        "support_level" => Target::SupportLevel,
        "language" => Target::Language,
        "job_title" => Target::JobTitle,
        "employer" => Target::Employer,
        "birth_date" => Target::BirthDate,
        head if is_head(head) => Target::Ignore,
        name => named.iter().find(|(known, _)| known == name).map(|(_, target)| target.clone()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_known_by_all_of_their_columns() {
        let columns = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let named = vec![("Shoe size".to_owned(), Target::Note)];
        let own = columns(&["given_name", "additional_name", "family_name", "source", "Shoe size"]);
        assert!(is_own(&own, &named));
        let targets: Vec<Target> = own.iter().map(|c| target(c, &named)).collect();
        let want = [Target::GivenName, Target::AdditionalName, Target::FamilyName, Target::Ignore, Target::Note];
        assert_eq!(targets, want);
        assert!(!is_own(&own, &[]), "a column nobody knows was added by somebody");
        assert!(!is_own(&columns(&["given_name", "family_name", "email"]), &named));
        assert!(!is_own(&columns(&["tags"]), &named));
    }
}
