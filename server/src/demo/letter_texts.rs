//! What people write to the office, and what it answers. Everything in here is invented.

use domain::casework::letter::{Survey, Topic};
use domain::casework::office::Outcome;
use domain::locale::Locale;

/// What became of a letter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fate {
    /// Nobody has looked at it yet.
    New,
    /// Somebody works on it.
    Taken,
    /// The office waits for the citizen.
    Waiting,
    /// The office has answered.
    Answered,
    /// Done, and what the citizen said when asked.
    Closed(Outcome, Option<Survey>),
}

/// A letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub locale: Locale,
    /// How long ago it was written.
    pub hours: i64,
    pub topic: Topic,
    pub subject: &'static str,
    pub body: &'static str,
    pub fate: Fate,
    /// The office's answer, where there is one.
    pub answer: &'static str,
    /// The office's note to itself, where there is one.
    pub note: &'static str,
}

/// One wording from many people: a campaign.
pub(super) const CAMPAIGN: Written = Written {
    locale: Locale::En,
    hours: 96,
    topic: Topic::Policy,
    subject: "Keep the evening ferry",
    body: "From January the last ferry is to leave at 18:40. Those of us who work in the harbour, and everybody who visits \
        somebody in hospital, will be stranded. Please vote against the cut when the transport budget is debated.",
    fate: Fate::New,
    answer: "",
    note: "",
};

/// The letters, the oldest first.
pub(super) const LETTERS: &[Written] = &[
    Written {
        locale: Locale::PtBr,
        hours: 38 * 24,
        topic: Topic::Other,
        subject: "Obrigada pela visita à escola",
        body: "Minha turma do sexto ano ainda fala da sua visita. As crianças fizeram um cartaz sobre o que aprenderam: que uma \
            lei começa com uma pergunta. Só queria agradecer.",
        fate: Fate::Closed(Outcome::NoAnswerNeeded, None),
        answer: "Muito obrigado pela mensagem e um abraço para a turma. O cartaz será bem-vindo em nosso gabinete!",
        note: "",
    },
    Written {
        locale: Locale::En,
        hours: 31 * 24,
        topic: Topic::Policy,
        subject: "Why does the rent cap end in spring?",
        body: "I rent two rooms above the bakery in Mill Lane. My landlord has written that the rent cap ends in April and that \
            he will raise the rent by a third. Is that right, and what is your position on it?",
        fate: Fate::Closed(Outcome::Explained, Some(Survey::Yes)),
        answer: "The cap is prolonged until the end of next year: the assembly voted on it two weeks ago, and I voted for it. Your \
            landlord may raise the rent by the price index and no more. The tenants' office in Church Road checks such letters \
            free of charge.",
        note: "",
    },
    Written {
        locale: Locale::Da,
        hours: 25 * 24,
        topic: Topic::Help,
        subject: "Min ansøgning om handicapbil ligger stille",
        body: "Jeg søgte om støtte til handicapbil i marts. Siden juni har ingen svaret mig, og jeg kan ikke komme til \
            genoptræning uden bil. Kan I spørge, hvor sagen ligger?",
        fate: Fate::Closed(Outcome::Solved, Some(Survey::NotReally)),
        answer: "Vi har talt med forvaltningen. Sagen manglede en lægeerklæring, som nu er hentet, og du får svar inden den første. \
            Skriv igen, hvis der ikke er kommet noget til den tid.",
        note: "",
    },
    Written {
        locale: Locale::Fi,
        hours: 13 * 24,
        topic: Topic::Help,
        subject: "Vanhempieni kotihoito loppui ilmoittamatta",
        body: "Isäni on 84-vuotias. Kotihoidon käynnit loppuivat kaksi viikkoa sitten, eikä kukaan osaa sanoa miksi. Asun itse \
            toisella puolella maata. Mihin voimme valittaa?",
        fate: Fate::New,
        answer: "",
        note: "",
    },
    Written {
        locale: Locale::PtBr,
        hours: 12 * 24,
        topic: Topic::Help,
        subject: "Posto de saúde sem médico",
        body: "O posto do nosso bairro está sem médico desde agosto. A fila de remarcação tem mais de cem pessoas e a minha mãe \
            precisa renovar uma receita todo mês. O que pode ser feito?",
        fate: Fate::Answered,
        answer: "A secretaria nos confirmou que dois médicos começam no dia 1º. Até lá, as receitas de uso contínuo podem ser \
            renovadas pela enfermeira do posto central, sem nova consulta.",
        note: "",
    },
    Written {
        locale: Locale::Fi,
        hours: 9 * 24,
        topic: Topic::Policy,
        subject: "Uusi tie metsän läpi",
        body: "Suunniteltu ohitustie katkaisisi ainoan metsäpolun, jota pitkin lapset kulkevat kouluun. Miksi alikulku on jätetty \
            pois suunnitelmasta?",
        fate: Fate::Waiting,
        answer: "Kiitos kirjeestä. Voisitteko lähettää meille kartan tai kuvan kohdasta, jossa polku ylittää tien? Viemme asian \
            liikennevaliokunnan kokoukseen.",
        note: "",
    },
    Written {
        locale: Locale::Fr,
        hours: 7 * 24,
        topic: Topic::Help,
        subject: "Refus d’une place en crèche",
        body: "Ma demande a été refusée parce que je travaille à mi-temps. Le règlement que l’on m’a donné date pourtant d’avant la \
            réforme. Pouvez-vous vérifier quel texte s’applique ?",
        fate: Fate::Taken,
        answer: "",
        note: "Asked the municipality which version of the rules they use. They call back on Thursday.",
    },
    Written {
        locale: Locale::Da,
        hours: 70,
        topic: Topic::Policy,
        subject: "Færre busser til Fjeldby",
        body: "Fra nytår kører linje 14 kun hver anden time. Så kan min søn ikke nå hjem fra gymnasiet før klokken 18. Hvad mener \
            du om forslaget, og hvornår bliver det behandlet?",
        fate: Fate::New,
        answer: "",
        note: "",
    },
    Written {
        locale: Locale::En,
        hours: 26,
        topic: Topic::Help,
        subject: "No hot water in Orchard Way",
        body: "There has been no hot water in Orchard Way 4 to 12 since the first of the month. The landlord says the part is on order. \
            There are four families with small children in the house. Who can order him to do something?",
        fate: Fate::New,
        answer: "",
        note: "",
    },
    Written {
        locale: Locale::Fr,
        hours: 9,
        topic: Topic::Other,
        subject: "Visiter l’Assemblée avec notre club",
        body: "Nous sommes vingt retraités du club de marche. Est-il possible de visiter l’Assemblée un mardi de février, et \
            d’échanger une demi-heure avec vous ?",
        fate: Fate::New,
        answer: "",
        note: "",
    },
];
