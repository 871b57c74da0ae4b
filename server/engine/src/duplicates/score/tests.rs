use domain::ids::PersonId;
use domain::people::{PersonKind, PostalAddress, Source};
use domain::time::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::super::card::Card;
use super::*;

fn card(given: &str, family: &str) -> Card {
    Card {
        id: PersonId(Uuid::nil()),
        kind: PersonKind::Person,
        given_name: given.into(),
        additional_name: String::new(),
        family_name: family.into(),
        nickname: String::new(),
        birth_date: String::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        source: Source::Import,
        created_at: Timestamp(0),
    }
}

fn at(mut card: Card, street: &str, postcode: &str) -> Card {
    card.addresses.push(PostalAddress { street: street.into(), postcode: postcode.into(), ..PostalAddress::default() });
    card
}

fn mail(mut card: Card, email: &str) -> Card {
    card.emails.push(email.into());
    card
}

fn call(mut card: Card, phone: &str) -> Card {
    card.phones.push(phone.into());
    card
}

fn born(mut card: Card, date: &str) -> Card {
    card.birth_date = date.into();
    card
}

fn verdict(a: Card, b: Card) -> Verdict {
    compare(&a.into(), &b.into())
}

/// A score and the first reason.
fn first(a: Card, b: Card) -> (i64, Option<Reason>) {
    let found = verdict(a, b);
    (found.score, found.reasons.into_iter().next())
}

#[test]
fn names_in_five_languages() {
    let home = |c| at(c, "Nørrebrogade 12", "2200");
    for (a, b) in [
        (("Bjørn", "Ågård"), ("Bjoern", "Aagaard")),
        (("William", "Smith"), ("Bill", "Smith")),
        (("José", "da Silva"), ("Zé", "Silva")),
        (("Lars", "Jensen"), ("Lasse", "Jensen")),
        (("Jensen", "Lars"), ("Lars", "Jensen")),
        (("Иван", "Петров"), ("Ivan", "Petrov")),
        (("Γιώργος", "Παπαδόπουλος"), ("Giorgos", "Papadopoulos")),
        (("Anne-Marie", "Dupont"), ("Anne Marie", "Dupond")),
        (("Marie", "Dupont-Durand"), ("Marie", "Durand")),
        (("Katariina", "Mäkinen"), ("Kaisa", "Makinen")),
        (("J.", "Großmann"), ("Jürgen", "Grossmann")),
        (("", "Lars Jensen"), ("Lars", "Jensen")),
        (("Elizabeth", "Windsor"), ("Elizabteh", "Windsor")),
    ] {
        let found = verdict(home(card(a.0, a.1)), home(card(b.0, b.1)));
        assert!(found.score >= LIKELY, "{a:?} {b:?}: {found:?}");
    }
    for (a, b) in [
        (("Lars", "Jensen"), ("Mette", "Jensen")),
        (("Jens", "Hansen"), ("Jens", "Jensen")),
        (("Anna", "Berg"), ("Otto", "Berg")),
    ] {
        let found = verdict(home(card(a.0, a.1)), home(card(b.0, b.1)));
        assert!(found.score < LIKELY, "{a:?} {b:?}: {found:?}");
    }
}

#[test]
fn a_name_alone_is_not_enough() {
    assert!(verdict(card("Jens", "Jensen"), card("Jens", "Jensen")).score < LIKELY);
    let there = |c| at(c, "", "2200");
    assert!(verdict(there(card("Jens", "Jensen")), there(card("Jens", "Jensen"))).score < LIKELY);
}

#[test]
fn one_mailbox_one_person_unless_the_names_differ() {
    let (score, why) =
        first(mail(card("Anna", "Lind"), "anna.lind@gmail.com"), mail(card("Anna", "Lind"), "annalind+x@gmail.com"));
    assert_eq!((score, why), (100, Some(Reason::SameEmail { value: "anna.lind@gmail.com".into() })));
    let couple = verdict(mail(card("Anna", "Lind"), "lind@example.org"), mail(card("Otto", "Lind"), "lind@example.org"));
    assert!(couple.score < LIKELY && couple.mailbox, "{couple:?}");
    assert!(couple.reasons.contains(&Reason::Household { value: "lind@example.org".into() }));
    let nameless = verdict(mail(card("", ""), "anna.lind@gmail.com"), mail(card("Anna", "Lind"), "annalind@gmail.com"));
    assert!(nameless.score >= LIKELY);
    let (two, _) =
        first(mail(card("Anna", "Lind"), "annalind1@example.org"), mail(card("Anna", "Lind"), "annalind2@example.org"));
    assert!(two < LIKELY, "numbers tell mailboxes apart");
}

#[test]
fn a_phone_is_shared_by_a_household() {
    let family = verdict(call(card("Anna", "Lind"), "+4520304050"), call(card("Otto", "Lind"), "20304050"));
    assert!(family.score < LIKELY, "{family:?}");
    let one = verdict(call(card("Anna", "Lind"), "+4520304050"), call(card("Anna", "Lindh"), "20304050"));
    assert!(one.score >= LIKELY, "{one:?}");
}

#[test]
fn birth_dates_decide_between_father_and_son() {
    let home = |c| at(c, "Rua das Flores 5", "01000");
    let son = verdict(home(born(card("João", "Souza"), "1951-02-03")), home(born(card("João", "Souza"), "1984-07-21")));
    assert!(son.score < LIKELY && son.reasons.last().is_some_and(Reason::against), "{son:?}");
    let junior = verdict(home(card("João", "Souza Filho")), home(card("João", "Souza")));
    assert!(junior.score < LIKELY, "{junior:?}");
    let swapped = verdict(born(card("Ann", "Lee"), "1980-05-04"), born(card("Ann", "Lee"), "1980-04-05"));
    assert!(swapped.score >= LIKELY, "{swapped:?}");
    let married = verdict(
        born(call(card("Ann", "Lee"), "+4520304050"), "1980-05-04"),
        born(call(card("Ann", "Berg"), "+4520304050"), "1980-05-04"),
    );
    assert!(married.score >= LIKELY, "{married:?}");
}

#[test]
fn like_is_compared_with_like() {
    let club = Card { kind: PersonKind::Organisation, ..call(card("", "Red Club"), "+4533333333") };
    assert_eq!(verdict(club.clone(), call(card("", "Red Club"), "+4533333333")).score, 0);
    assert!(verdict(club.clone(), club).score >= LIKELY);
}

proptest! {
    #[test]
    fn either_way_round_it_is_the_same(given in "[a-zéøA-Z -]{0,12}", family in "[a-zåA-Z -]{0,12}", other in "[a-zéA-Z -]{0,12}", phone in "[0-9]{6,10}") {
        let a = call(card(&given, &family), &phone);
        let b = call(card(&other, &family), &phone);
        let (there, back) = (verdict(a.clone(), b.clone()), verdict(b, a.clone()));
        prop_assert_eq!(there.score, back.score);
        prop_assert!((0..=100).contains(&there.score));
        prop_assert!(verdict(a.clone(), a).score >= there.score.min(80));
    }
}
