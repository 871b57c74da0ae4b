//! Names of the invented country, which has neighbours in all five languages.

pub(super) const GIVEN: &[&str] = &[
    "Aino", "Bjørn", "Céline", "João", "Mette", "Pekka", "Sofie", "Émile", "Beatriz", "Søren", "Liisa", "Margaux", "Tiago",
    "Åse", "Eero", "Chloé", "Inês", "Rasmus", "Helmi", "Lucas", "Kirsten", "Väinö", "Zoé", "Rafael", "Ida", "Onni", "Jeanne",
    "Larissa", "Niels", "Saara", "Hugo", "Camila",
];

pub(super) const FAMILY: &[&str] = &[
    "Lindqvist",
    "Ågård",
    "Moreau",
    "Souza",
    "Holm",
    "Korhonen",
    "Toft",
    "Lefèvre",
    "Almeida",
    "Østergaard",
    "Virtanen",
    "Dubois",
    "Ferreira",
    "Kjær",
    "Mäkinen",
    "Girard",
    "Barbosa",
    "Nygaard",
    "Laine",
    "Petit",
    "Carvalho",
    "Bjerre",
    "Heikkilä",
    "Roux",
    "Nogueira",
    "Skov",
    "Salo",
    "Fontaine",
];

pub(super) const STREETS: &[&str] =
    &["Harbour Street", "Mill Lane", "Church Road", "Ferry Quay", "Orchard Way", "Station Square"];

/// The entry at `n`, counted round and round.
pub(super) fn pick(list: &'static [&'static str], n: usize) -> &'static str {
    list.get(n % list.len()).copied().unwrap_or_default()
}
