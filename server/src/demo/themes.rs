//! What the events are about.

use domain::locale::LocalizedText;

use super::text;

/// Title and description of the n-th event, round and round.
pub(super) fn theme(n: usize) -> (LocalizedText, LocalizedText) {
    match n % 8 {
        0 => housing(),
        1 => stall(),
        2 => walk(),
        3 => canteen(),
        4 => school(),
        5 => doors(),
        6 => harbour(),
        _ => newcomers(),
    }
}

fn housing() -> (LocalizedText, LocalizedText) {
    (
        text("Housing for all", "Boliger til alle", "Un logement pour tous", "Koti kaikille", "Moradia para todos"),
        text(
            "An open evening about **rents and repairs**. Coffee is on us; bring a neighbour.",
            "En åben aften om **huslejer og reparationer**. Vi giver kaffe; tag en nabo med.",
            "Une soirée ouverte sur **les loyers et les réparations**. Le café est offert ; amenez un voisin.",
            "Avoin ilta **vuokrista ja remonteista**. Kahvit tarjotaan; ota naapuri mukaan.",
            "Uma noite aberta sobre **aluguéis e reformas**. O café é por nossa conta; traga um vizinho.",
        ),
    )
}

fn stall() -> (LocalizedText, LocalizedText) {
    (
        text("Market stall", "Bod på torvet", "Stand au marché", "Torikojulla", "Banca na feira"),
        text(
            "We set up at nine and talk until the market closes. **No experience needed**: you start beside somebody who has done it before.",
            "Vi stiller op klokken ni og snakker, til torvet lukker. **Erfaring er ikke nødvendig**: du begynder ved siden af en, der har prøvet det.",
            "Nous nous installons à neuf heures et discutons jusqu’à la fermeture. **Aucune expérience requise** : vous débutez à côté d’un habitué.",
            "Pystytämme kojun yhdeksältä ja juttelemme torin sulkeutumiseen asti. **Kokemusta ei tarvita**: aloitat konkarin rinnalla.",
            "Montamos às nove e conversamos até a feira fechar. **Não precisa de experiência**: você começa ao lado de quem já fez.",
        ),
    )
}

fn walk() -> (LocalizedText, LocalizedText) {
    (
        text(
            "A walk along the new bus route",
            "En tur langs den nye buslinje",
            "À pied le long de la nouvelle ligne de bus",
            "Kävely uuden bussilinjan varrella",
            "Caminhada pela nova linha de ônibus",
        ),
        text(
            "Five kilometres, two hours, many stops. We note where a **shelter or a crossing** is missing and hand the list to the council.",
            "Fem kilometer, to timer, mange stop. Vi noterer, hvor der mangler **læskure og fodgængerfelter**, og giver listen til byrådet.",
            "Cinq kilomètres, deux heures, beaucoup d’arrêts. Nous notons où manque **un abri ou un passage piéton** et remettons la liste au conseil.",
            "Viisi kilometriä, kaksi tuntia, monta pysäkkiä. Kirjaamme, mistä puuttuu **katos tai suojatie**, ja viemme listan valtuustoon.",
            "Cinco quilômetros, duas horas, muitas paradas. Anotamos onde falta **um abrigo ou uma faixa** e entregamos a lista à câmara.",
        ),
    )
}

fn canteen() -> (LocalizedText, LocalizedText) {
    (
        text("Soup and politics", "Suppe og politik", "Soupe et politique", "Keittoa ja politiikkaa", "Sopa e política"),
        text(
            "We cook, you ask. Our council members sit at the tables, **one question a spoonful**.",
            "Vi laver mad, du spørger. Vores byrådsmedlemmer sidder ved bordene: **ét spørgsmål per skefuld**.",
            "Nous cuisinons, vous demandez. Nos élus sont à table : **une question par cuillerée**.",
            "Me kokkaamme, sinä kysyt. Valtuutettumme istuvat pöydissä: **yksi kysymys lusikallista kohden**.",
            "Nós cozinhamos, você pergunta. Nossos vereadores estão às mesas: **uma pergunta por colherada**.",
        ),
    )
}

fn school() -> (LocalizedText, LocalizedText) {
    (
        text(
            "What our schools need",
            "Det har vores skoler brug for",
            "Ce dont nos écoles ont besoin",
            "Mitä koulumme tarvitsevat",
            "Do que nossas escolas precisam",
        ),
        text(
            "Two teachers, a pupil and a member of parliament on **smaller classes**. Half the evening is yours.",
            "To lærere, en elev og et folketingsmedlem om **mindre klasser**. Den halve aften er jeres.",
            "Deux enseignants, une élève et une députée parlent de **classes plus petites**. La moitié de la soirée est à vous.",
            "Kaksi opettajaa, oppilas ja kansanedustaja **pienemmistä luokista**. Puolet illasta on teidän.",
            "Dois professores, uma aluna e uma deputada falam de **turmas menores**. Metade da noite é de vocês.",
        ),
    )
}

fn doors() -> (LocalizedText, LocalizedText) {
    (
        text(
            "Saturday at the doors",
            "Lørdag ved dørene",
            "Samedi de porte en porte",
            "Lauantai ovilla",
            "Sábado de porta em porta",
        ),
        text(
            "We go in pairs, listen more than we talk, and are back for lunch. **Wear good shoes.**",
            "Vi går to og to, lytter mere end vi taler og er tilbage til frokost. **Tag gode sko på.**",
            "Nous allons par deux, écoutons plus que nous ne parlons, et rentrons pour déjeuner. **Prenez de bonnes chaussures.**",
            "Kuljemme pareittain, kuuntelemme enemmän kuin puhumme ja palaamme lounaalle. **Laita hyvät kengät.**",
            "Vamos em duplas, ouvimos mais do que falamos e voltamos para o almoço. **Venha com bons sapatos.**",
        ),
    )
}

fn harbour() -> (LocalizedText, LocalizedText) {
    (
        text("The future of the harbour", "Havnens fremtid", "L’avenir du port", "Sataman tulevaisuus", "O futuro do porto"),
        text(
            "Jobs, flats or both? The port's director shows the plans, then we argue **in good order**.",
            "Arbejdspladser, boliger eller begge dele? Havnedirektøren viser planerne, og så diskuterer vi **i god ro og orden**.",
            "Des emplois, des logements ou les deux ? Le directeur du port montre les plans, puis nous débattons **dans le calme**.",
            "Työpaikkoja, asuntoja vai molempia? Satamajohtaja näyttää suunnitelmat, ja sitten väittelemme **hyvässä järjestyksessä**.",
            "Empregos, moradias ou os dois? O diretor do porto mostra os planos e depois debatemos **em boa ordem**.",
        ),
    )
}

fn newcomers() -> (LocalizedText, LocalizedText) {
    (
        text(
            "New here? Come by",
            "Ny her? Kig forbi",
            "Nouveau ici ? Passez nous voir",
            "Uusi täällä? Poikkea",
            "Novo por aqui? Apareça",
        ),
        text(
            "An hour for everybody who joined lately: **who is who**, what is planned, and where you could help.",
            "En time for alle, der er kommet til for nylig: **hvem er hvem**, hvad er planlagt, og hvor kan du hjælpe.",
            "Une heure pour celles et ceux qui viennent d’arriver : **qui est qui**, ce qui est prévu, où vous pourriez aider.",
            "Tunti kaikille äskettäin liittyneille: **kuka on kuka**, mitä on suunnitteilla ja missä voisit auttaa.",
            "Uma hora para quem chegou há pouco: **quem é quem**, o que está planejado e onde você pode ajudar.",
        ),
    )
}
