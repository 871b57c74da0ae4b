use domain::consent::Channel;
use domain::ids::FieldId;

use super::*;

fn columns(names: &str) -> Vec<String> {
    names.split(',').map(str::to_owned).collect()
}

fn rows(lines: &[&str]) -> Vec<Row> {
    (2..).zip(lines).map(|(line, text)| Row { line, cells: text.split(',').map(str::to_owned).collect() }).collect()
}

fn words(guess: &Guess) -> String {
    guess.columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn names_in_five_languages() {
    for names in [
        "First name,Last name,E-mail,Mobile,Street,Postcode,City,Date of birth,Tags",
        "Fornavn,Efternavn,E-mail,Mobil,Adresse,Postnr.,By,Fødselsdato,Mærker",
        "Prénom,Nom,Courriel,Portable,Adresse,Code postal,Ville,Date de naissance,Étiquettes",
        "Etunimi,Sukunimi,Sähköposti,Matkapuhelin,Katuosoite,Postinumero,Kaupunki,Syntymäaika,Tunnisteet",
        "Primeiro nome,Sobrenome,E-mail,Celular,Endereço,CEP,Cidade,Data de nascimento,Etiquetas",
    ] {
        let guess = guess(&columns(names), &[], &[], "DK");
        assert_eq!(
            words(&guess),
            "given_name family_name email:any phone:mobile street:any postcode:any city:any birth_date tags",
            "{names}"
        );
    }
}

#[test]
fn contents_say_what_names_do_not() {
    let rows = rows(&["Anna,a@b.org,+45 20 30 40 50,2200 Ribe", "Bo,c@d.org,+45 30 40 50 60,8000 Aarhus"]);
    let found = guess(&columns("Column 1,Column 2,Column 3,Column 4"), &rows, &[], "DK");
    assert_eq!(words(&found), "ignore email:any phone:any postcode_city:any");
}

#[test]
fn own_fields_go_by_their_name() {
    let field = Target::Custom(FieldId(uuid::Uuid::from_u128(3)));
    let found = guess(&columns("Name,T-shirt size"), &[], &[("T-Shirt Size".into(), field.clone())], "DK");
    assert_eq!(found.columns, [Target::FullName, field]);
}

#[test]
fn a_column_that_cannot_be_what_it_says_is_left() {
    let rows = rows(&["Anna,sunny", "Bo,rain"]);
    assert_eq!(words(&guess(&columns("Name,Status"), &rows, &[], "DK")), "full_name ignore");
}

#[test]
fn other_programs_are_known_whole() {
    let all: [(Mover, &str); 4] = [
        (
            Mover::ActionNetwork,
            "email,first_name,last_name,zip_code,can2_user_address,can2_user_city,can2_user_state,can2_phone,can2_user_tags,can2_subscription_status,uuid",
        ),
        (
            Mover::NationBuilder,
            "nationbuilder_id,prefix,first_name,middle_name,last_name,email1,email2,phone_number,mobile_number,primary_address1,primary_city,primary_state,primary_zip,primary_country_code,tag_list,support_level,born_at,employer,occupation,do_not_call",
        ),
        (
            Mover::CiviCrm,
            "Contact ID,Contact Type,Do Not Email,Do Not Phone,Do Not Mail,Do Not Sms,No Bulk Emails (User Opt Out),Display Name,Nickname,First Name,Middle Name,Last Name,Individual Prefix,Job Title,Birth Date,Current Employer,Street Address,City,Postal Code,State,Country,Phone,Email,Group(s),Tag(s),Note(s)",
        ),
        (Mover::Mailchimp, "Email Address,First Name,Last Name,Address,Phone Number,CC,EUID,NOTES,TAGS,UNSUB_TIME,OPTIN_TIME"),
    ];
    for (mover, names) in all {
        let names = columns(names);
        let found = guess(&names, &[], &[], "DK");
        assert_eq!(found.mover, Some(mover));
        let left: Vec<&String> =
            names.iter().zip(&found.columns).filter(|(_, t)| **t == Target::Ignore).map(|(n, _)| n).collect();
        let want: &[&str] = if mover == Mover::Mailchimp { &["OPTIN_TIME"] } else { &[] };
        assert_eq!(left, want, "{mover}");
    }
    let civi = guess(&columns("Contact ID,Contact Type,Display Name,Image URL,Do Not Sms"), &[], &[], "DK");
    assert_eq!(civi.columns[4], Target::DoNotContact(Channel::Sms));
    assert_eq!(civi.columns[3], Target::Ignore);
    let samples = unmapped(&columns("Name,Weather"), &[Target::FullName, Target::Ignore], &rows(&["A,sun", "B,rain", "C,sun"]));
    assert_eq!(samples, [Unmapped { column: "Weather".into(), samples: vec!["sun".into(), "rain".into()] }]);
}
