//! Where the made-up people live: names, streets, towns and numbers as they are in five countries.

/// What people of one country are made of.
pub(super) struct Country {
    pub code: &'static str,
    pub locale: &'static str,
    names: &'static str,
    pub streets: &'static [&'static str],
    /// Towns with the beginning of their postcodes; a `#` is a digit.
    pub towns: &'static [(&'static str, &'static str)],
    /// Phone numbers; a `#` is a digit.
    pub phone: &'static str,
    /// Whether the number of the house goes before the street.
    pub number_first: bool,
}

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "DK",
        locale: "da",
        names: include_str!("names/dk.txt"),
        streets: &[
            "Nørregade", "Skolevej", "Kirkevej", "Møllevej", "Bøgevænget", "Strandvejen", "Østergade", "Åboulevarden", "Engvej",
            "Birkevej", "Rosenvej", "Lærkevej", "Vestergade", "Stationsvej", "Kongensgade",
        ],
        towns: &[
            ("Odense", "50##"), ("Aarhus", "80##"), ("Aalborg", "90##"), ("Rønne", "37##"), ("København", "21##"), ("Esbjerg", "67##"),
            ("Næstved", "47##"), ("Køge", "46##"), ("Vejle", "71##"), ("Ærøskøbing", "59##"),
        ],
        phone: "+45 ## ## ## ##",
        number_first: false,
    },
    Country {
        code: "FI",
        locale: "fi",
        names: include_str!("names/fi.txt"),
        streets: &[
            "Mannerheimintie", "Koulukatu", "Kirkkokatu", "Rantatie", "Asemakatu", "Puistokatu", "Mäkikatu", "Kauppakatu", "Metsätie",
            "Järvitie", "Hämeenkatu", "Satamakatu",
        ],
        towns: &[
            ("Helsinki", "00##0"), ("Tampere", "33##0"), ("Turku", "20##0"), ("Oulu", "90##0"), ("Jyväskylä", "40##0"), ("Kuopio", "70##0"),
            ("Hämeenlinna", "13##0"), ("Pöytyä", "21##0"),
        ],
        phone: "+358 40 ### ####",
        number_first: false,
    },
    Country {
        code: "FR",
        locale: "fr",
        names: include_str!("names/fr.txt"),
        streets: &[
            "rue de la République", "avenue Victor Hugo", "rue du Général de Gaulle", "place de l'Église", "chemin des Écoles",
            "rue Pasteur", "boulevard Voltaire", "allée des Tilleuls", "rue du Moulin", "impasse des Lilas", "quai de la Gare",
        ],
        towns: &[
            ("Paris", "750##"), ("Lyon", "690##"), ("Marseille", "130##"), ("Saint-Étienne", "42###"), ("Nîmes", "30###"), ("Orléans", "45###"),
            ("Besançon", "25###"), ("Évreux", "27###"),
        ],
        phone: "+33 6 ## ## ## ##",
        number_first: true,
    },
    Country {
        code: "BR",
        locale: "pt-BR",
        names: include_str!("names/br.txt"),
        streets: &[
            "Rua das Flores", "Avenida Paulista", "Rua São João", "Travessa da Conceição", "Rua Sete de Setembro", "Avenida Getúlio Vargas",
            "Rua Tiradentes", "Praça da Sé", "Alameda dos Anjos", "Rua Quinze de Novembro",
        ],
        towns: &[
            ("São Paulo", "01###-###"), ("Rio de Janeiro", "20###-###"), ("Brasília", "70###-###"), ("Belém", "66###-###"),
            ("Florianópolis", "88###-###"), ("Maceió", "57###-###"), ("Goiânia", "74###-###"), ("Niterói", "24###-###"),
        ],
        phone: "+55 11 9####-####",
        number_first: false,
    },
    Country {
        code: "GB",
        locale: "en",
        names: include_str!("names/gb.txt"),
        streets: &[
            "High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "Green Lane", "The Crescent", "Park Avenue",
            "Queens Road", "Kings Road", "St Mary's Close", "Springfield Road",
        ],
        towns: &[
            ("London", "E1# #AB"), ("Leeds", "LS# #QJ"), ("Bristol", "BS# #TY"), ("Cardiff", "CF1# #XA"), ("Belfast", "BT# #DE"), ("York", "YO# #PL"),
            ("St Albans", "AL# #HN"), ("King's Lynn", "PE3# #RW"),
        ],
        phone: "+44 7### ######",
        number_first: true,
    },
];

impl Country {
    /// Given names and family names, the most common first.
    pub(super) fn names(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut halves = self.names.splitn(2, "\n\n").map(|half| half.lines().filter(|line| !line.is_empty()).collect());
        (halves.next().unwrap_or_default(), halves.next().unwrap_or_default())
    }
}
