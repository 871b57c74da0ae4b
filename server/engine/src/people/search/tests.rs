use domain::ApiError;
use domain::access::Role;
use domain::ids::{OrganisationId, PersonId};
use domain::people::{NewPerson, Source};
use domain::tenants::OrganisationKind;

use super::*;
use crate::people::{match_or_create, notes, tags};
use crate::tenants::{self, NewOrganisation};
use crate::testing::{TestEngine, everything_of};

async fn person(t: &TestEngine, given: &str, family: &str, email: &str, phone: &str, city: &str, at: OrganisationId) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: email.into(),
        phone: phone.into(),
        postcode: "4821".into(),
        city: city.into(),
        ..NewPerson::default()
    };
    let made = match_or_create(&t.engine, &mut tx, &t.tenant, &new, at, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    made.person
}

async fn some(t: &TestEngine) -> Vec<PersonId> {
    let mut out = Vec::new();
    for (given, family, email, phone, city) in [
        ("Anna", "Nielsen", "anna@vinteren.example.org", "+45 20 30 40 50", "Norrvig"),
        ("Åse", "Ågård", "a.agard@gmail.com", "+358 40 123 4567", "Storby"),
        ("Niels", "Annasen", "", "", "Norrvig"),
        ("Marie Anna", "Holm", "mah@example.org", "", "Annaby"),
        ("Siobhán", "O'Brien", "siobhan.obrien@example.net", "", "Storby"),
        ("Christoffer", "Christensen", "", "20 99 88 77", ""),
        ("Anne-Marie", "Dupont", "", "+33 6 12 34 56 78", "Lyon"),
        ("Bo", "Li", "", "", ""),
    ] {
        out.push(person(t, given, family, email, phone, city, t.root).await);
    }
    out
}

async fn found(t: &TestEngine, typed: &str) -> String {
    let hits = find(&t.engine, &t.owner, typed, 9).await.unwrap();
    hits.into_iter().map(|h| h.given_name).collect::<Vec<_>>().join(", ")
}

crate::both_databases! {
    async fn people_are_found_by_anything_and_names_come_first(t: TestEngine) {
        let people = some(&t).await;
        tags::add(&t.engine, &t.owner, people[7], "Førerhund").await.unwrap();
        let note = domain::people::NoteInput { body: "Speaks about windmills, call after 18".into(), ..Default::default() };
        notes::write(&t.engine, &t.owner, &t.tenant, people[5], &note).await.unwrap();
        let mut tx = t.engine.write().await.unwrap();
        index(&mut tx, &t.tenant, &people).await.unwrap();
        tx.commit().await.unwrap();
        let mut wrong = Vec::new();
        for (typed, want) in [
            ("anna", "Anna, Marie Anna, Niels"),
            ("anna niel", "Anna, Niels"),
            ("NIELSEN anna", "Anna"),
            ("nielsen, anna", "Anna"),
            ("anna n", "Anna, Niels"),
            ("agard", "Åse"), ("aagaard", "Åse"), ("Ågård å", "Åse"), ("åse", "Åse"),
            ("o'brien", "Siobhán"), ("obrien", "Siobhán"), ("annemarie", "Anne-Marie"), ("dupont anne-m", "Anne-Marie"),
            ("norrvig", "Niels, Anna"), ("4821 lyon", "Anne-Marie"),
            ("anna@vint", "Anna"), ("a.agard@gmail.com", "Åse"), ("vinteren", "Anna"), ("siobhan.obrien@example.net", "Siobhán"),
            ("+45 20 30 40 50", "Anna"), ("20304050", "Anna"), ("0045 2030", "Anna"), ("4050", "Anna"), ("30 40 50", "Anna"), ("2030", "Anna"),
            ("040 123 4567", "Åse"), ("+358401234567", "Åse"), ("01234567", "Åse"), ("06 12 34 56 78", "Anne-Marie"), ("2099 8877", "Christoffer"),
            ("forer", "Bo"), ("windmills", "Christoffer"), ("windm christ", "Christoffer"),
            ("b", "Bo"), ("bo", "Bo"), ("li", "Bo"), ("bo li", "Bo"),
            // Mistyped: a letter left out, swapped, wrong at the beginning, two in a long word.
            ("nielsn", "Niels, Anna"), ("neilsen", "Anna"), ("jielsen", "Anna"), ("agrad", "Åse"), ("cristofer", "Christoffer"), ("dupnot", "Anne-Marie"),
            ("nielsn anna", "Anna, Niels"),
            ("gmail", ""), ("zzz", ""), ("'\"*()&|!:", ""), ("   ", ""), ("100%", ""), ("ielsen", "Anna"),
        ] {
            let got = found(&t, typed).await;
            if got != want {
                wrong.push(format!("{typed}: {got}, not {want}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(find(&t.engine, &t.owner, "anna", 2).await.unwrap().len(), 2);
        let anna = find(&t.engine, &t.owner, "anna niel", 1).await.unwrap().remove(0);
        assert_eq!((anna.email.as_deref(), anna.phone.as_deref(), anna.city.as_str()), (Some("anna@vinteren.example.org"), Some("+4520304050"), "Norrvig"));
    }

    async fn nobody_finds_what_they_may_not_see(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let new = NewOrganisation { kind: OrganisationKind::Branch, name: "West".into(), slug: "west".into(), parents: vec![t.root] };
        let west = tenants::add_organisation(&t.engine, &mut tx, t.tenant.id, &new).await.unwrap();
        tx.commit().await.unwrap();
        person(&t, "Wera", "Westwood", "wera@example.org", "", "", west).await;
        person(&t, "Rosa", "Rootham", "rosa@example.org", "", "", t.root).await;
        let organiser = t.member(Role::Organiser, west).await;
        let names = |hits: Vec<domain::people::PersonHit>| hits.into_iter().map(|h| h.given_name).collect::<Vec<_>>();
        for (typed, all, theirs) in [("w", vec!["Wera"], vec!["Wera"]), ("rosa", vec!["Rosa"], vec![]), ("rosa@exa", vec!["Rosa"], vec![]), ("ro", vec!["Rosa"], vec![]), ("rsoa", vec!["Rosa"], vec![]), ("example", vec!["Rosa", "Wera"], vec!["Wera"])] {
            assert_eq!(names(find(&t.engine, &t.owner, typed, 9).await.unwrap()), all, "{typed}");
            assert_eq!(names(find(&t.engine, &organiser, typed, 9).await.unwrap()), theirs, "{typed}");
            assert!(find(&t.engine, &t.other_owner, typed, 9).await.unwrap().is_empty(), "{typed}");
        }
        let host = t.member(Role::EventHost, west).await;
        assert_eq!(find(&t.engine, &host, "wera", 9).await.unwrap_err().public(), ApiError::Forbidden);
    }

    async fn no_word_of_somebody_erased_remains(t: TestEngine) {
        let gone = person(&t, "Xaverine", "Quizzelbach", "xaverine@quizzelbach.example.org", "+45 61626364", "Unikum", t.root).await;
        person(&t, "Xaver", "Unikum", "", "", "", t.root).await;
        assert_eq!(found(&t, "quizz").await, "Xaverine");
        let mut tx = t.engine.write().await.unwrap();
        crate::exec!(&mut tx, "UPDATE person SET state = 'erased' WHERE tenant_id = $1 AND person_id = $2", t.tenant.id, gone).unwrap();
        index(&mut tx, &t.tenant, &[gone]).await.unwrap();
        tx.commit().await.unwrap();
        for typed in ["quizz", "xaverine", "61626364", "quizelbach"] {
            assert_eq!(found(&t, typed).await, "", "{typed}");
        }
        assert_eq!(found(&t, "unikm").await, "Xaver", "a word somebody else has stays");
        let mut tx = t.engine.read().await.unwrap();
        let left = everything_of(&mut tx, t.tenant.id).await;
        let left: Vec<_> = left.iter().filter(|l| l.starts_with("search_word") || l.starts_with("person_search") || l.starts_with("person_fts")).collect();
        assert!(left.iter().all(|l| !l.contains("quizzelbach") && !l.contains("xaverine") && !l.contains("46362616")), "{left:?}");
        assert!(left.iter().any(|l| l.contains("unikum")));
    }

    async fn an_index_made_anew_is_the_same(t: TestEngine) {
        some(&t).await;
        let before = found(&t, "anna").await;
        assert_eq!(rebuild(&t.engine, &t.tenant).await.unwrap(), 8);
        assert_eq!(found(&t, "anna").await, before);
        assert_eq!(rebuild(&t.engine, &t.other_tenant).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_find_the_same_in_the_same_order() {
    let (one, two) = (TestEngine::sqlite().await, TestEngine::postgres().await);
    let given = ["Anna", "Anne", "Åse", "Bjørn", "Søren", "Éloïse", "João", "Mäkinen", "Zoë", "Ana María"];
    let family = ["Nielsen", "Nilsson", "Ågård", "Müller", "da Silva", "O'Neil", "Virtanen", "Le Goff", "Æbelø"];
    for t in [&one, &two] {
        for (n, name) in given.iter().cycle().take(90).enumerate() {
            let last = family[n % family.len()];
            person(t, name, last, &format!("p{n}@example.org"), &format!("+45 2{n:07}"), given[(n * 7) % 10], t.root).await;
        }
    }
    let typed = [
        "a", "an", "anna", "ann", "o", "å", "niel", "nielsen", "nilsen", "soren", "sören", "joao da", "p11", "p12@ex",
        "20000001", "mull", "muller z", "4821 a", "le", "goff l", "vitranen", "æbe", "zoe", "aase",
    ];
    for typed in typed {
        let names = |hits: Vec<domain::people::PersonHit>| {
            hits.into_iter().map(|h| (h.email, h.given_name, h.family_name)).collect::<Vec<_>>()
        };
        let left = names(find(&one.engine, &one.owner, typed, 30).await.unwrap());
        let right = names(find(&two.engine, &two.owner, typed, 30).await.unwrap());
        assert!(!left.is_empty(), "{typed}");
        assert_eq!(left, right, "{typed}");
    }
}
