use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::access::Role;
use domain::ids::PersonId;
use domain::people::{NewPerson, Source};

use super::*;
use crate::people::match_or_create;
use crate::testing::TestEngine;

async fn person(t: &TestEngine, given: &str, family: &str, phone: &str) -> PersonId {
    let mut tx = t.engine.write().await.unwrap();
    let new = NewPerson {
        given_name: given.into(),
        family_name: family.into(),
        email: format!("{}@example.org", crate::text::fold(family).replace(|c: char| !c.is_ascii_alphanumeric(), "")),
        phone: phone.into(),
        city: "Norrvig".into(),
        ..NewPerson::default()
    };
    let made = match_or_create(&t.engine, &mut tx, &t.tenant, &new, t.root, Source::Signup).await.unwrap();
    tx.commit().await.unwrap();
    made.person
}

fn all(format: ExportFormat) -> ExportRequest {
    ExportRequest {
        selection: Selection::Found(Box::default()),
        format,
        columns: vec![ListColumn::Name, ListColumn::Email, ListColumn::Phone, ListColumn::City, ListColumn::Tags],
        sensitive: false,
    }
}

async fn file(t: &TestEngine, request: &ExportRequest) -> Vec<u8> {
    let id = start(&t.engine, &t.owner, request).await.unwrap();
    crate::jobs::run_due(&t.engine).await.unwrap();
    assert_eq!(ready(&t.engine, &t.owner, id).await.unwrap(), request.format);
    let mut out = Vec::new();
    let mut position = 0;
    while let Some(piece) = part(&t.engine, t.tenant.id, id, position).await.unwrap() {
        out.extend(piece);
        position += 1;
    }
    out
}

crate::both_databases! {
    async fn a_table_of_text_is_harmless(t: TestEngine) {
        person(&t, "=HYPERLINK(\"http://x\")", "Øst, \"Åse\"", "+4520304050").await;
        person(&t, "Bo", "Li", "").await;
        let text = String::from_utf8(file(&t, &all(ExportFormat::Csv)).await).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(
            reader.headers().unwrap().iter().collect::<Vec<_>>(),
            ["given_name", "additional_name", "family_name", "email_address", "email_address_2", "phone_number", "phone_number_2", "locality", "tags"]
        );
        let rows: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows[0], ["'=HYPERLINK(\"http://x\")", "", "Øst, \"Åse\"", "ostase@example.org", "", "+4520304050", "", "Norrvig", ""]);
        assert_eq!(rows.len(), 2);
    }

    async fn a_workbook_holds_text_alone(t: TestEngine) {
        for n in 0..600 {
            person(&t, "=1+1", &format!("Nr {n}"), "").await;
        }
        let bytes = file(&t, &all(ExportFormat::Xlsx)).await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(sheet.height(), 601);
        assert_eq!(sheet.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(sheet.get((600, 2)), Some(&Data::String("Nr 599".into())));
    }

    async fn cards_can_be_read_by_others(t: TestEngine) {
        person(&t, "Åse", "Ågård; the \"long\" name that goes on and on until the line has to be folded, twice", "+4520304050").await;
        let text = String::from_utf8(file(&t, &all(ExportFormat::Vcard)).await).unwrap();
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        let whole = text.replace("\r\n ", "");
        assert!(whole.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "{whole}");
        assert!(whole.contains("N:Ågård\\; the \"long\" name that goes on and on until the line has to be folded\\, twice;Åse;;;\r\n"), "{whole}");
        assert!(whole.contains("TEL;VALUE=uri:tel:+4520304050\r\n") && whole.contains("ADR;TYPE=home:;;;Norrvig;;;"), "{whole}");
        assert!(whole.ends_with("END:VCARD\r\n"));
    }

    async fn who_took_what_is_written_down(t: TestEngine) {
        let anna = person(&t, "Anna", "Holm", "").await;
        let query = PeopleQuery { search: "holm".into(), ..PeopleQuery::default() };
        let request = ExportRequest { selection: Selection::Found(Box::new(query)), ..all(ExportFormat::Csv) };
        let id = start(&t.engine, &t.owner, &request).await.unwrap();
        assert_eq!(recent(&t.engine, &t.owner).await.unwrap().len(), 1);
        assert!(ready(&t.engine, &t.owner, id).await.is_err(), "it is not written yet");
        crate::jobs::run_due(&t.engine).await.unwrap();
        let log = audit::list(&t.engine, t.tenant.id, None, 5).await.unwrap();
        let entry = log.items.iter().find(|e| e.action == "people.exported").unwrap();
        assert!(entry.detail.contains("\"count\":1") && entry.detail.contains("\"searched\":true") && !entry.detail.contains("holm"), "{}", entry.detail);
        // Nobody else gets it, and nobody without the right makes one.
        assert!(ready(&t.engine, &t.other_owner, id).await.is_err());
        assert!(status(&t.engine, &t.other_owner, id).await.is_err());
        assert!(part(&t.engine, t.other_tenant.id, id, 0).await.unwrap().is_none());
        let organiser = t.member(Role::Organiser, t.root).await;
        let these = ExportRequest { selection: Selection::These(vec![anna]), ..all(ExportFormat::Csv) };
        assert_eq!(start(&t.engine, &organiser, &these).await.unwrap_err().public(), domain::ApiError::Forbidden);
        let stolen = start(&t.engine, &t.other_owner, &these).await.unwrap();
        crate::jobs::run_due(&t.engine).await.unwrap();
        assert_eq!(status(&t.engine, &t.other_owner, stolen).await.unwrap().done, 0, "another tenant's people are not there");
        // After a day it is gone.
        t.engine.clock.advance(KEPT);
        let mut tx = t.engine.write().await.unwrap();
        sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(ready(&t.engine, &t.owner, id).await.is_err());
        assert!(part(&t.engine, t.tenant.id, id, 0).await.unwrap().is_none());
    }

    async fn whoever_is_picked_is_in_the_file(t: TestEngine) {
        let (anna, bo) = (person(&t, "Anna", "Holm", "").await, person(&t, "Bo", "Li", "").await);
        crate::people::editing::trash(&t.engine, &t.owner, &t.tenant, anna).await.unwrap();
        let these = ExportRequest { selection: Selection::These(vec![anna, bo]), ..all(ExportFormat::Csv) };
        let text = String::from_utf8(file(&t, &these).await).unwrap();
        assert!(text.contains("Holm") && text.contains("Li"), "{text}");
    }

    async fn what_was_taken_out_is_listed_longer_than_it_is_kept(t: TestEngine) {
        let anna = person(&t, "Anna", "Holm", "").await;
        let query = PeopleQuery { search: "holm".into(), ..PeopleQuery::default() };
        let first = ExportRequest { selection: Selection::Found(Box::new(query)), ..all(ExportFormat::Csv) };
        file(&t, &first).await;
        let second = ExportRequest { selection: Selection::These(vec![anna]), ..all(ExportFormat::Xlsx) };
        file(&t, &second).await;
        let page = past(&t.engine, &t.owner, None, 1).await.unwrap();
        assert_eq!((page.items.len(), page.next.is_some()), (1, true));
        let latest = &page.items[0];
        assert_eq!((latest.actor.as_str(), latest.people, latest.written, latest.picked), ("Olga Owner", 1, Some(1), Some(1)));
        assert_eq!((latest.format, &latest.columns, latest.ready), (Some(ExportFormat::Xlsx), &second.columns, true));
        let rest = past(&t.engine, &t.owner, Some(latest.id), 5).await.unwrap();
        assert_eq!((rest.items.len(), rest.next), (1, None));
        assert!(rest.items[0].searched && rest.items[0].list.as_ref().is_some_and(|list| list.search.is_empty()));
        t.engine.clock.advance(KEPT);
        let mut tx = t.engine.write().await.unwrap();
        sweep(&mut tx, t.tenant.id, t.engine.now()).await.unwrap();
        tx.commit().await.unwrap();
        let later = past(&t.engine, &t.owner, None, 5).await.unwrap();
        assert_eq!((later.items.len(), later.items[0].ready, later.items[0].written), (2, false, Some(1)));
        // Another tenant sees nothing, who may not export nothing at all, and who may not read the log only their own.
        assert!(past(&t.engine, &t.other_owner, None, 5).await.unwrap().items.is_empty());
        let organiser = t.member(Role::Organiser, t.root).await;
        assert_eq!(past(&t.engine, &organiser, None, 5).await.unwrap_err().public(), domain::ApiError::Forbidden);
        let mut modest = t.owner.clone();
        modest.grants.retain(|grant| grant.capability != Capability::OperationsRead);
        assert_eq!(past(&t.engine, &modest, None, 5).await.unwrap().items.len(), 2, "their own");
        modest.account = organiser.account;
        assert!(past(&t.engine, &modest, None, 5).await.unwrap().items.is_empty(), "not everybody's");
    }
}
