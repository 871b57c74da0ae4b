//! How many planted duplicates are found, and how much of what is found was planted: people of five countries, four thousand of them, with
//! the slips, short forms, moves and weddings of real lists, and with families and namesakes that must not be taken for one person.

use std::collections::BTreeSet;

use domain::ids::PersonId;
use domain::people::{PersonKind, PostalAddress, Source};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Card, LIKELY, Prepared, compare, keys};

/// Small and always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

struct Country {
    given: &'static [&'static str],
    family: &'static [&'static str],
    streets: &'static [&'static str],
    phone: &'static str,
    short: &'static [(&'static str, &'static str)],
}

const COUNTRIES: &[Country] = &[
    Country {
        given: &[
            "Lars",
            "Søren",
            "Mette",
            "Anne",
            "Kirsten",
            "Jens",
            "Poul",
            "Åse",
            "Mikkel",
            "Birgitte",
            "Katrine",
            "Henrik",
            "Ida",
            "Freja",
            "Niels",
            "Elisabeth",
        ],
        family: &[
            "Jensen",
            "Nielsen",
            "Kjær",
            "Ågård",
            "Møller",
            "Christensen",
            "Østergaard",
            "Holm",
            "Lund",
            "Bach",
            "Thomsen",
            "Skov",
            "Brandt",
            "Kristiansen",
        ],
        streets: &["Nørrebrogade", "Vestergade", "Rosenvej", "Skolegade", "Strandvejen", "Ågade", "Kirkevej", "Møllevej"],
        phone: "+45",
        short: &[("Lars", "Lasse"), ("Katrine", "Trine"), ("Elisabeth", "Lis"), ("Birgitte", "Gitte")],
    },
    Country {
        given: &[
            "Pekka",
            "Matti",
            "Kaisa",
            "Johanna",
            "Antti",
            "Päivi",
            "Heikki",
            "Juhani",
            "Katariina",
            "Ville",
            "Aino",
            "Mäntty",
            "Eero",
            "Susanna",
        ],
        family: &[
            "Virtanen",
            "Mäkinen",
            "Korhonen",
            "Nieminen",
            "Hämäläinen",
            "Järvinen",
            "Laine",
            "Koskinen",
            "Heikkilä",
            "Lehtonen",
            "Öhman",
        ],
        streets: &["Mannerheimintie", "Hämeenkatu", "Koulukatu", "Rantatie", "Keskuskatu", "Mäkitie"],
        phone: "+358",
        short: &[("Katariina", "Kati"), ("Juhani", "Jussi"), ("Johanna", "Hanna"), ("Susanna", "Sanna")],
    },
    Country {
        given: &[
            "Marie",
            "Jean",
            "Élodie",
            "François",
            "Camille",
            "Hélène",
            "Frédéric",
            "Nicolas",
            "Anne-Marie",
            "Benoît",
            "Alexandre",
            "Lucie",
        ],
        family: &[
            "Martin",
            "Bernard",
            "Dubois",
            "Lefèvre",
            "Moreau",
            "Garçon",
            "Dupont-Durand",
            "Rousseau",
            "Girard",
            "Mercier",
            "Blanc",
            "Fournier",
        ],
        streets: &["rue de la Paix", "avenue Victor Hugo", "rue des Lilas", "boulevard Voltaire", "chemin du Moulin"],
        phone: "+33",
        short: &[("Frédéric", "Fred"), ("Nicolas", "Nico"), ("Alexandre", "Alex"), ("Benoît", "Ben")],
    },
    Country {
        given: &[
            "José",
            "João",
            "Maria",
            "Ana",
            "Francisco",
            "Antônio",
            "Luiz",
            "Fernanda",
            "Rafael",
            "Beatriz",
            "Conceição",
            "Sebastião",
            "Patrícia",
        ],
        family: &[
            "da Silva",
            "Santos",
            "Oliveira",
            "Souza",
            "Pereira",
            "Ferreira",
            "Costa Lima",
            "Rodrigues",
            "Almeida",
            "Gonçalves",
            "Araújo",
            "Barbosa",
        ],
        streets: &["Rua das Flores", "Avenida Paulista", "Rua Augusta", "Travessa do Porto", "Alameda Santos"],
        phone: "+55",
        short: &[("José", "Zé"), ("Francisco", "Chico"), ("Luiz", "Lula"), ("Fernanda", "Nanda"), ("Rafael", "Rafa")],
    },
    Country {
        given: &[
            "William",
            "Elizabeth",
            "Robert",
            "Katherine",
            "James",
            "Margaret",
            "Thomas",
            "Susan",
            "Edward",
            "Jennifer",
            "Michael",
            "Rebecca",
        ],
        family: &[
            "Smith",
            "O'Brien",
            "Taylor",
            "Brown",
            "Wilson",
            "Evans",
            "Walker",
            "Wright",
            "Thompson",
            "Hughes",
            "Clarke",
            "Macdonald",
        ],
        streets: &["High Street", "Station Road", "Church Lane", "Victoria Avenue", "Mill Road"],
        phone: "+44",
        short: &[
            ("William", "Bill"),
            ("Elizabeth", "Liz"),
            ("Robert", "Bob"),
            ("Katherine", "Kate"),
            ("Margaret", "Peggy"),
            ("Michael", "Mike"),
        ],
    },
];

fn person(n: usize, dice: &mut Dice) -> (usize, Card) {
    let place = dice.roll(COUNTRIES.len());
    let country = &COUNTRIES[place];
    let (given, family) = (dice.of(country.given), dice.of(country.family));
    let plain = super::plain::token(&format!("{given}{family}"));
    let mut card = Card {
        id: PersonId(Uuid::from_u128(u128::try_from(n).unwrap())),
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
    };
    if dice.chance(85) {
        card.emails.push(format!("{plain}{n}@{}", dice.of(&["gmail.com", "example.org", "posti.example", "mail.example"])));
    }
    if dice.chance(65) {
        card.phones.push(format!("{}{}", country.phone, 20_000_000 + dice.roll(70_000_000)));
    }
    if dice.chance(30) {
        card.birth_date = format!("{}-{:02}-{:02}", 1940 + dice.roll(65), 1 + dice.roll(12), 1 + dice.roll(28));
    }
    card.addresses.push(address(country, dice));
    (place, card)
}

fn address(country: &Country, dice: &mut Dice) -> PostalAddress {
    let street = if dice.chance(75) { format!("{} {}", dice.of(country.streets), 1 + dice.roll(150)) } else { String::new() };
    PostalAddress { street, postcode: format!("{}", 1000 + dice.roll(60) * 10), ..PostalAddress::default() }
}

fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 4 {
        return text.into();
    }
    let at = 1 + dice.roll(letters.len() - 2);
    match dice.roll(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

/// The same person once more, as they get into lists.
fn again(n: usize, first: &Card, country: &Country, dice: &mut Dice) -> Card {
    let mut card = Card { id: PersonId(Uuid::from_u128(u128::try_from(n).unwrap())), ..first.clone() };
    match dice.roll(9) {
        0 => card.given_name = slip(&card.given_name, dice),
        1 => card.family_name = slip(&card.family_name, dice),
        2 => std::mem::swap(&mut card.given_name, &mut card.family_name),
        3 => {
            if let Some((_, short)) = country.short.iter().find(|(full, _)| *full == card.given_name) {
                card.given_name = (*short).into();
            }
        }
        4 => card.given_name = format!("{}.", card.given_name.chars().next().unwrap()),
        5 => card.family_name = format!("{} {}", dice.of(country.family), card.family_name),
        6 => {
            card.given_name = crate::text::fold(&card.given_name).to_uppercase();
            card.family_name = crate::text::fold(&card.family_name).to_uppercase();
        }
        _ => {}
    }
    // What changes besides; one thing at least stays, or nobody could know.
    match dice.roll(5) {
        0 => {
            // Moved house.
            card.addresses = vec![address(country, dice)];
        }
        1 => {
            // A new provider, or none.
            card.emails = card.emails.iter().map(|e| e.replace("@gmail.com", "@other.example")).collect();
        }
        2 => card.phones = card.phones.iter().map(|p| p.replace(country.phone, "0")).collect(),
        3 => card.emails.clear(),
        _ => {
            card.phones.clear();
            card.birth_date.clear();
        }
    }
    card
}

/// Somebody else under the same roof: another first name, the same number.
fn relative(n: usize, first: &Card, country: &Country, dice: &mut Dice) -> Card {
    let mut given = dice.of(country.given);
    while super::plain::token(given) == super::plain::token(&first.given_name) {
        given = dice.of(country.given);
    }
    let mail = format!("{}{n}@example.org", super::plain::token(given));
    Card {
        id: PersonId(Uuid::from_u128(u128::try_from(n).unwrap())),
        given_name: given.into(),
        emails: vec![mail],
        birth_date: String::new(),
        ..first.clone()
    }
}

#[test]
fn planted_duplicates_are_found_and_little_else() {
    let mut dice = Dice(0x5eed_1234_abcd_0001);
    let (mut cards, mut planted) = (Vec::new(), BTreeSet::new());
    while cards.len() < 4_000 {
        let (place, first) = person(cards.len(), &mut dice);
        let country = &COUNTRIES[place];
        cards.push(first.clone());
        if dice.chance(10) {
            let double = again(cards.len(), &first, country, &mut dice);
            planted.insert((first.id, double.id));
            cards.push(double);
        } else if dice.chance(10) {
            cards.push(relative(cards.len(), &first, country, &mut dice));
        }
    }
    let people: Vec<Prepared> = cards.into_iter().map(Prepared::from).collect();
    let mut blocks: Vec<(i64, usize)> =
        people.iter().enumerate().flat_map(|(i, p)| keys::of(p).into_iter().map(move |b| (b, i))).collect();
    let per_person = blocks.len() / people.len();
    blocks.sort_unstable();
    let (mut found, mut compared) = (BTreeSet::new(), BTreeSet::new());
    for block in blocks.chunk_by(|x, y| x.0 == y.0) {
        for (place, (_, a)) in block.iter().enumerate() {
            for (_, b) in block.iter().skip(place + 1) {
                let (a, b) = (&people[*a.min(b)], &people[*a.max(b)]);
                if compared.insert((a.card.id, b.card.id)) && compare(a, b).score >= LIKELY {
                    found.insert((a.card.id, b.card.id));
                }
            }
        }
    }
    let hits = found.intersection(&planted).count();
    let in_one_block = planted.intersection(&compared).count();
    let share = |part: usize, whole: usize| part * 1000 / whole.max(1);
    let (recall, precision) = (share(hits, planted.len()), share(hits, found.len()));
    println!(
        "{} people, {} planted, {} of them in one block, {} found, {hits} of them planted: recall {recall} ‰, precision {precision} ‰; {} pairs compared, {per_person} blocks each",
        people.len(),
        planted.len(),
        in_one_block,
        found.len(),
        compared.len()
    );
    for (a, b) in planted.difference(&found).take(12) {
        let of = |id: &PersonId| people.iter().find(|p| p.card.id == *id).unwrap();
        println!("missed: {:?} | {:?}: {:?}", of(a).card, of(b).card, compare(of(a), of(b)));
    }
    for (a, b) in found.difference(&planted).take(12) {
        let of = |id: &PersonId| people.iter().find(|p| p.card.id == *id).unwrap();
        println!("wrong: {:?} | {:?}: {:?}", of(a).card, of(b).card, compare(of(a), of(b)));
    }
    assert!(recall >= 900, "recall {recall} ‰");
    assert!(precision >= 900, "precision {precision} ‰");
    assert!(per_person <= 8, "few blocks each");
}
