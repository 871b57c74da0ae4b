//! What columns are called, in English, Danish, French, Finnish and Portuguese.

use domain::consent::Channel;
use domain::imports::{Label, Target};
use domain::people::LinkKind;

use crate::text::fold;

/// A name without what does not matter: marks, dashes, dots, asterisks, numbers at the end.
#[must_use]
pub fn tidy(name: &str) -> String {
    let folded = fold(name);
    let spaced: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches(|c: char| c.is_ascii_digit()).trim().to_owned()
}

const EMAIL: &str = "email|e mail|mail|email address|e mail address|mail address|emailadresse|e mailadresse|e mail adresse|email adresse|mailadresse|mail adresse|adresse email|adresse e mail|adresse mail|adresse electronique|courriel|mel|sahkoposti|sahkopostiosoite|s posti|e posti|meili|correio eletronico|correio|endereco de email|endereco de e mail|emails|e mails|primary email|epost";
const EMAIL_WORK: &str = "work email|work e mail|business email|arbejdsmail|arbejds e mail|email professionnel|courriel professionnel|tyosahkoposti|email profissional|email comercial|office email";
const EMAIL_HOME: &str = "home email|private email|personal email|privat mail|privat email|privatmail|email personnel|courriel personnel|email pessoal|yksityinen sahkoposti";
const PHONE: &str = "phone|phone number|telephone|telephone number|tel|tlf|tlf nr|tlfnr|telefon|telefonnummer|telefonnr|fon|numero de telephone|telephone fixe|puhelin|puhelinnumero|puh|puhnro|telefone|numero de telefone|fone|phones|contact number|primary phone|nummer";
const PHONE_MOBILE: &str = "mobile|mobile phone|mobile number|cell|cell phone|cellphone|mob|mobil|mobilnummer|mobilnr|mobiltelefon|mobiltlf|portable|telephone portable|tel portable|tel mobile|telephone mobile|matkapuhelin|kannykka|gsm|celular|telemovel|telefone celular|whatsapp|sms";
const PHONE_HOME: &str = "home phone|private phone|landline|fastnet|fastnettelefon|hjemmetelefon|telephone domicile|domicile|kotipuhelin|telefone residencial|telefone fixo";
const PHONE_WORK: &str = "work phone|business phone|office phone|arbejdstelefon|telefon arbejde|telephone professionnel|telephone bureau|tel pro|tyopuhelin|telefone comercial|telefone do trabalho";
const FULL: &str = "name|full name|fullname|display name|contact name|person|navn|fulde navn|hele navnet|nom complet|nom et prenom|prenom et nom|nom prenom|noms|nimi|koko nimi|nome|nome completo|sort name|contact|kontakt|member name|medlemsnavn|firstname lastname|first and last name";
const GIVEN: &str = "first name|firstname|first names|given name|given names|forename|christian name|fname|first|fornavn|fornavne|for navn|prenom|prenoms|etunimi|etunimet|primeiro nome|nome proprio|prenome|name first";
const FAMILY: &str = "last name|lastname|surname|family name|familyname|lname|last|second name|efternavn|efternavne|nom de famille|nom famille|nom|sukunimi|sobrenome|ultimo nome|apelido de familia|name last";
const MIDDLE: &str = "middle name|middlename|middle names|additional name|middle|mellemnavn|mellemnavne|deuxieme prenom|autres prenoms|toinen nimi|toinen etunimi|nome do meio|segundo nome";
const PREFIX: &str = "title|prefix|salutation|honorific|honorific prefix|name prefix|individual prefix|titel|tiltale|civilite|titre|titteli nimen edessa|puhuttelu|tratamento|pronome de tratamento";
const NICK: &str = "nickname|nick name|nick|preferred name|known as|kaldenavn|kaeldenavn|surnom|pseudo|lempinimi|kutsumanimi|apelido|nome social";
const PRONOUNS: &str = "pronouns|pronoun|pronominer|stedord|pronoms|pronominit|pronomes";
const BIRTH: &str = "birth date|birthdate|birthday|date of birth|dob|born|born at|year of birth|birth year|fodselsdato|fodt|fodselsdag|fodselsar|foedselsdato|date de naissance|naissance|ne le|annee de naissance|syntymaaika|syntymapaiva|syntymavuosi|syntynyt|data de nascimento|nascimento|data nasc|data nascimento|ano de nascimento";
const LANGUAGE: &str = "language|preferred language|lang|locale|sprog|foretrukket sprog|langue|langue preferee|kieli|aidinkieli|asiointikieli|idioma|lingua";
const JOB: &str = "job title|jobtitle|job|occupation|profession|position|stilling|jobtitel|erhverv|beskaeftigelse|fonction|metier|poste|ammatti|titteli|tehtava|profissao|cargo|ocupacao";
const EMPLOYER: &str = "employer|company|current employer|workplace|company name|arbejdsgiver|firma|virksomhed|arbejdsplads|employeur|entreprise|societe|tyonantaja|yritys|tyopaikka|empregador|empresa";
const OUTLET: &str =
    "outlet|media outlet|media|newspaper|medie|avis|media organisation|journal|tiedotusvaline|lehti|veiculo|jornal";
const BEAT: &str = "beat|stofomrade|rubrique|domaine couvert|aihealue|editoria";
const STREET: &str = "address|street|street address|address line|address1|address line 1|addr|street and number|home address|postal address|adresse|vej|gade|vejnavn|gadenavn|gade og nr|vej og nr|gadeadresse|bopael|postadresse|rue|adresse postale|voie|adresse ligne|osoite|katuosoite|lahiosoite|katu|postiosoite|endereco|rua|logradouro|morada|address street|mailing address|primary address";
const EXTRA: &str = "address2|address line 2|address 2|apartment|apt|unit|supplemental address|supplemental address 1|etage|sted|complement|complement d adresse|complement adresse|huoneisto|complemento|street 2|c o|co";
const POSTCODE: &str = "postcode|post code|postal code|postalcode|zip|zip code|zipcode|zip postal code|postnr|postnummer|post nr|code postal|cp|codepostal|postinumero|postinro|cep|codigo postal|address postcode";
const CITY: &str = "city|town|locality|place|city town|by|bynavn|postdistrikt|kommune|ville|commune|localite|kaupunki|postitoimipaikka|paikkakunta|kunta|cidade|municipio|localidade|address city|municipality";
const POSTCODE_CITY: &str = "postcode and city|zip city|zip and city|postnr og by|postnr by|postnummer og by|postnummer by|code postal et ville|code postal ville|cp ville|postinumero ja postitoimipaikka|postinumero ja kaupunki|cep e cidade|cep cidade|postal code and city";
const REGION: &str = "state|region|province|county|state province|administrative area|landsdel|amt|departement|departement d habitation|maakunta|laani|estado|uf|provincia|regiao|address state";
const COUNTRY: &str = "country|country name|country code|nation|land|landekode|pays|maa|pais|address country";
const KIND: &str = "contact type|type of contact|kontakttype|type de contact|yhteystyyppi|tipo de contato|record type";
const TAGS: &str = "tags|tag|labels|label|keywords|tag list|categories|category|groups|maerker|etiketter|etiket|kategori|kategorier|nogleord|etiquettes|etiquette|mots cles|categorie|tunnisteet|avainsanat|ryhmat|etiquetas|marcadores|palavras chave|categoria|interests|interesser|interets|kiinnostukset|interesses";
const BRANCH: &str = "branch|chapter|local group|organisation|organization|local branch|afdeling|lokalafdeling|partiforening|kreds|lokalforening|section|comite|comite local|federation|osasto|paikallisosasto|yhdistys|piiri|diretorio|nucleo|secao|diretorio municipal";
const ROLE: &str = "role|membership type|member type|status|medlemstype|rolle|medlemskab|type d adhesion|statut|role dans l organisation|rooli|jasentyyppi|jasenyys|papel|tipo de filiacao|funcao";
const SUPPORT: &str = "support level|support|supporter level|support score|stottegrad|niveau de soutien|soutien|tuki|tukitaso|kannatus|nivel de apoio|apoio";
const NOTE: &str = "note|notes|comment|comments|remarks|remark|bemaerkning|bemaerkninger|noter|notat|kommentar|remarque|remarques|commentaire|commentaires|muistiinpano|muistiinpanot|huomautus|huom|kommentti|lisatiedot|observacao|observacoes|nota|notas|comentario|obs";
const EXTERNAL: &str = "id|external id|external identifier|member id|member number|membership number|membership id|contact id|person id|record id|uuid|uid|medlemsnr|medlemsnummer|numero d adherent|n adherent|numero adherent|identifiant|jasennumero|jasennro|tunnus|numero de filiacao|matricula|codigo";
const WEBSITE: &str = "website|web|url|homepage|web site|home page|hjemmeside|webside|site|site web|site internet|kotisivu|kotisivut|verkkosivu|pagina|pagina web";
const NO_EMAIL: &str = "do not email|no email|dont email|ingen mail|ingen e mail|pas d email|ne pas envoyer d email|ei sahkopostia|nao enviar email|email opt out|opt out email|unsubscribed";
const NO_PHONE: &str = "do not call|do not phone|no calls|dont call|ma ikke ringes op|ingen opkald|ne pas appeler|ei puheluita|ei saa soittaa|nao ligar|nao telefonar";
const NO_SMS: &str = "do not sms|do not text|no sms|ingen sms|pas de sms|ei tekstiviesteja|nao enviar sms";
const NO_POST: &str =
    "do not mail|no mail|no post|do not post|ingen post|ingen breve|pas de courrier|ei postia|nao enviar correspondencia";

/// What a column's name stands for; `None` if nobody knows it.
#[must_use]
pub fn target(name: &str) -> Option<Target> {
    let name = tidy(name);
    if name.is_empty() {
        return None;
    }
    TABLE.iter().find(|(words, _)| words.split('|').any(|word| word == name)).map(|(_, target)| target.clone())
}

/// The names of each, in an order that lets the narrower go first.
const TABLE: &[(&str, Target)] = &[
    (EMAIL_WORK, Target::Email(Label::Work)),
    (EMAIL_HOME, Target::Email(Label::Home)),
    (EMAIL, Target::Email(Label::Any)),
    (PHONE_MOBILE, Target::Phone(Label::Mobile)),
    (PHONE_HOME, Target::Phone(Label::Home)),
    (PHONE_WORK, Target::Phone(Label::Work)),
    (PHONE, Target::Phone(Label::Any)),
    (GIVEN, Target::GivenName),
    (FAMILY, Target::FamilyName),
    (MIDDLE, Target::AdditionalName),
    (FULL, Target::FullName),
    (PREFIX, Target::HonorificPrefix),
    (NICK, Target::Nickname),
    (PRONOUNS, Target::Pronouns),
    (BIRTH, Target::BirthDate),
    (LANGUAGE, Target::Language),
    (JOB, Target::JobTitle),
    (EMPLOYER, Target::Employer),
    (OUTLET, Target::Outlet),
    (BEAT, Target::Beat),
    (POSTCODE_CITY, Target::PostcodeCity(Label::Any)),
    (EXTRA, Target::Extra(Label::Any)),
    (STREET, Target::Street(Label::Any)),
    (POSTCODE, Target::Postcode(Label::Any)),
    (CITY, Target::City(Label::Any)),
    (REGION, Target::Region(Label::Any)),
    (COUNTRY, Target::Country(Label::Any)),
    (KIND, Target::Kind),
    (TAGS, Target::Tags),
    (BRANCH, Target::Branch),
    (ROLE, Target::Role),
    (SUPPORT, Target::SupportLevel),
    (NOTE, Target::Note),
    (EXTERNAL, Target::ExternalId),
    (WEBSITE, Target::Link(LinkKind::Website)),
    ("facebook|facebook url|facebook page", Target::Link(LinkKind::Facebook)),
    ("instagram|insta", Target::Link(LinkKind::Instagram)),
    ("twitter|x|twitter handle|x twitter", Target::Link(LinkKind::X)),
    ("bluesky", Target::Link(LinkKind::Bluesky)),
    ("mastodon", Target::Link(LinkKind::Mastodon)),
    ("linkedin|linked in", Target::Link(LinkKind::Linkedin)),
    ("tiktok", Target::Link(LinkKind::Tiktok)),
    ("youtube", Target::Link(LinkKind::Youtube)),
    (NO_EMAIL, Target::DoNotContact(Channel::Email)),
    (NO_PHONE, Target::DoNotContact(Channel::Phone)),
    (NO_SMS, Target::DoNotContact(Channel::Sms)),
    (NO_POST, Target::DoNotContact(Channel::Post)),
];
