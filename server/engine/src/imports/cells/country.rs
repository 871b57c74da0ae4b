//! Countries by code or by name in five languages.

use crate::text::fold;

/// ISO 3166 code, three-letter code, and names folded, split by `|`.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("DK", "DNK", "denmark|danmark|danemark|tanska|dinamarca"),
    ("FI", "FIN", "finland|finlande|suomi|finlandia"),
    ("FR", "FRA", "france|frankrig|ranska|franca"),
    ("BR", "BRA", "brazil|brasil|brasilien|bresil|brasilia"),
    (
        "GB",
        "GBR",
        "united kingdom|great britain|britain|england|scotland|wales|northern ireland|storbritannien|det forenede kongerige|royaume-uni|royaume uni|grande-bretagne|angleterre|iso-britannia|yhdistynyt kuningaskunta|reino unido|gra-bretanha|inglaterra|uk|u.k.",
    ),
    ("US", "USA", "united states|united states of america|america|usa|u.s.a.|u.s.|etats-unis|yhdysvallat|estados unidos|eua"),
    ("SE", "SWE", "sweden|sverige|suede|ruotsi|suecia"),
    ("NO", "NOR", "norway|norge|norvege|norja|noruega"),
    ("IS", "ISL", "iceland|island|islande|islanti|islandia"),
    ("DE", "DEU", "germany|tyskland|allemagne|saksa|alemanha|deutschland"),
    ("AT", "AUT", "austria|ostrig|autriche|itavalta|osterreich"),
    ("CH", "CHE", "switzerland|schweiz|suisse|sveitsi|suica"),
    (
        "NL",
        "NLD",
        "netherlands|the netherlands|holland|nederlandene|pays-bas|alankomaat|hollanti|paises baixos|holanda|nederland",
    ),
    ("BE", "BEL", "belgium|belgien|belgique|belgia|belgica|belgie"),
    ("LU", "LUX", "luxembourg|luxemburg|luxemburgo"),
    ("IE", "IRL", "ireland|irland|irlande|irlanti|irlanda"),
    ("ES", "ESP", "spain|spanien|espagne|espanja|espanha|espana"),
    ("PT", "PRT", "portugal|portugali"),
    ("IT", "ITA", "italy|italien|italie|italia"),
    ("GR", "GRC", "greece|graekenland|grece|kreikka|grecia"),
    ("PL", "POL", "poland|polen|pologne|puola|polonia|polska"),
    ("CZ", "CZE", "czechia|czech republic|tjekkiet|tchequie|tsekki|republica tcheca|chequia"),
    ("SK", "SVK", "slovakia|slovakiet|slovaquie|eslovaquia"),
    ("HU", "HUN", "hungary|ungarn|hongrie|unkari|hungria"),
    ("RO", "ROU", "romania|rumaenien|roumanie|romenia"),
    ("BG", "BGR", "bulgaria|bulgarien|bulgarie"),
    ("HR", "HRV", "croatia|kroatien|croatie|kroatia|croacia"),
    ("SI", "SVN", "slovenia|slovenien|slovenie|eslovenia"),
    ("EE", "EST", "estonia|estland|estonie|viro"),
    ("LV", "LVA", "latvia|letland|lettonie|letonia"),
    ("LT", "LTU", "lithuania|litauen|lituanie|liettua|lituania"),
    ("MT", "MLT", "malta|malte"),
    ("CY", "CYP", "cyprus|cypern|chypre|kypros|chipre"),
    ("GL", "GRL", "greenland|gronland|groenland|gronlanti|groenlandia|kalaallit nunaat"),
    ("FO", "FRO", "faroe islands|faeroerne|iles feroe|farsaaret|ilhas faroe"),
    ("AX", "ALA", "aland|aland islands|ahvenanmaa"),
    ("UA", "UKR", "ukraine|ukraina|ucrania"),
    ("RU", "RUS", "russia|rusland|russie|venaja"),
    ("TR", "TUR", "turkey|tyrkiet|turquie|turkki|turquia|turkiye"),
    ("CA", "CAN", "canada|kanada"),
    ("MX", "MEX", "mexico|mexique|meksiko"),
    ("AR", "ARG", "argentina|argentine|argentiina"),
    ("CL", "CHL", "chile|chili"),
    ("UY", "URY", "uruguay|uruguai"),
    ("PY", "PRY", "paraguay|paraguai"),
    ("AO", "AGO", "angola"),
    ("MZ", "MOZ", "mozambique|mozambik|mosambik|mocambique"),
    ("AU", "AUS", "australia|australien|australie"),
    ("NZ", "NZL", "new zealand|nouvelle-zelande|uusi-seelanti|nova zelandia"),
    ("IN", "IND", "india|indien|inde|intia"),
    ("CN", "CHN", "china|kina|chine|kiina"),
    ("JP", "JPN", "japan|japon|japani|japao"),
    ("ZA", "ZAF", "south africa|sydafrika|afrique du sud|etela-afrikka|africa do sul"),
    ("MA", "MAR", "morocco|marokko|maroc|marrocos"),
    ("DZ", "DZA", "algeria|algeriet|algerie|argelia"),
    ("TN", "TUN", "tunisia|tunesien|tunisie"),
    ("SN", "SEN", "senegal"),
    ("CM", "CMR", "cameroon|cameroun|kamerun|camaroes"),
];

/// The ISO 3166 alpha-2 code; `None` if nobody knows it.
#[must_use]
pub fn code(cell: &str) -> Option<String> {
    let folded = fold(cell);
    let folded = folded.trim_matches(['.', ',', ' ']);
    let known = COUNTRIES.iter().find(|(two, three, names)| {
        two.eq_ignore_ascii_case(folded)
            || three.eq_ignore_ascii_case(folded)
            || names.split('|').any(|n| n.trim_end_matches('.') == folded)
    });
    known.map(|(two, ..)| (*two).to_owned()).or_else(|| {
        let two = cell.trim();
        (two.len() == 2 && two.chars().all(|c| c.is_ascii_uppercase())).then(|| two.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_in_five_languages() {
        for (cell, want) in [
            ("Danmark", "DK"),
            ("Royaume-Uni", "GB"),
            ("tanska", "DK"),
            ("USA", "US"),
            ("fi", "FI"),
            ("Österreich", "AT"),
            ("PE", "PE"),
        ] {
            assert_eq!(code(cell).as_deref(), Some(want), "{cell}");
        }
        assert_eq!(code("Narnia"), None);
    }
}
