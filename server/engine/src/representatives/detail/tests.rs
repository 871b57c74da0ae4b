use domain::ApiError;
use domain::access::Role;
use domain::representatives::contact::Channel;
use domain::representatives::detail::SeatEdit;
use domain::representatives::import::{ImportKind, ImportOptions, IssueKind, Preview};

use super::*;
use crate::representatives::{contacts, import, list};
use crate::testing::TestEngine;

fn file(email: &str, party: &str, start: &str) -> Vec<u8> {
    format!(
        r#"{{"persons":[{{"id":"p1","name":"Maja Holm","email":"{email}"}}],
        "organizations":[{{"id":"l","name":"Assembly","classification":"legislature"}},
            {{"id":"g","name":"Greens","classification":"party"}},{{"id":"r","name":"Reds","classification":"party"}}],
        "areas":[{{"id":"a1","name":"Norrvig"}}],
        "memberships":[{{"person_id":"p1","organization_id":"l","area_id":"a1","on_behalf_of_id":"{party}","start_date":"{start}"}}]}}"#
    )
    .into_bytes()
}

fn options() -> ImportOptions {
    ImportOptions { kind: ImportKind::Popolo, source: "test".into(), ..ImportOptions::default() }
}

async fn bring(t: &TestEngine, bytes: &[u8]) -> Preview {
    let before = import::preview(&t.engine, t.tenant.id, bytes, &options()).await.unwrap();
    let report = import::import_file(&t.engine, t.tenant.id, bytes, &options()).await.unwrap();
    assert_eq!((report.fault, report.issues == before.issues), (None, true), "the preview tells the truth");
    before
}

async fn maja(t: &TestEngine) -> RepresentativeView {
    let id = list::politicians(&t.engine, &t.owner, "maja", "").await.unwrap().items.remove(0).id;
    representative(&t.engine, &t.owner, id).await.unwrap()
}

crate::both_databases! {
    async fn a_corrected_seat_outlives_an_import_that_says_otherwise(t: TestEngine) {
        assert_eq!(bring(&t, &file("maja@example.org", "g", "2024")).await.issues.count(IssueKind::CorrectionKept), 0);
        let view = maja(&t).await;
        let seat = view.seats[0].clone();
        assert!(seat.current && seat.correction.is_none());
        let reds = view.parties.iter().find(|(_, name)| name == "Reds").unwrap().0;
        let edit = SeatEdit { party: Some(reds), start_date: "2024".into(), end_date: "2026-11-01".into(), basis: "The Assembly's web site".into() };
        correct_seat(&t.engine, &t.owner, seat.id, &edit).await.unwrap();
        let seat = maja(&t).await.seats.remove(0);
        assert_eq!((seat.current, seat.party.unwrap().1, seat.end_date.as_str()), (false, "Reds".to_owned(), "2026-11-01"));
        let noted = seat.correction.unwrap();
        assert_eq!((noted.basis.as_str(), noted.by.as_str(), noted.source_party.as_str()), ("The Assembly's web site", "Olga Owner", "Greens"));
        // The same file again: nothing changes, and the preview says what it disagrees about.
        let again = bring(&t, &file("maja@example.org", "g", "2024")).await;
        assert_eq!(again.issues.count(IssueKind::CorrectionKept), 1);
        assert!(again.changes.values().all(|c| c.new + c.changed + c.ended == 0));
        // A file that gives another party: noted beside the correction, which stays.
        let other = bring(&t, &file("maja@example.org", "", "2024")).await;
        assert_eq!(other.changes[&domain::representatives::import::What::Memberships].changed, 1);
        let seat = maja(&t).await.seats.remove(0);
        assert_eq!((seat.party.unwrap().1.as_str(), seat.correction.unwrap().source_party.as_str()), ("Reds", ""));
        // A file without the seat ends it, and says so.
        let gone = bring(&t, &file("maja@example.org", "g", "2025")).await;
        assert_eq!(gone.issues.count(IssueKind::CorrectionEnds), 1);
    }

    async fn a_correction_can_be_taken_back(t: TestEngine) {
        bring(&t, &file("maja@example.org", "g", "2024")).await;
        let seat = maja(&t).await.seats.remove(0).id;
        assert_eq!(take_back_seat(&t.engine, &t.owner, seat).await.unwrap_err().public(), ApiError::NotFound);
        let edit = SeatEdit { basis: "A call".into(), end_date: "2026-01-01".into(), ..SeatEdit::default() };
        correct_seat(&t.engine, &t.owner, seat, &edit).await.unwrap();
        take_back_seat(&t.engine, &t.owner, seat).await.unwrap();
        let seat = maja(&t).await.seats.remove(0);
        assert_eq!((seat.current, seat.party.unwrap().1.as_str(), seat.start_date.as_str(), seat.correction), (true, "Greens", "2024", None));
    }

    async fn what_makes_no_sense_and_who_may_not(t: TestEngine) {
        bring(&t, &file("maja@example.org", "g", "2024")).await;
        let view = maja(&t).await;
        let seat = view.seats[0].id;
        let wrong = SeatEdit { party: None, start_date: "soon".into(), end_date: "2023".into(), basis: " ".into() };
        let ApiError::Validation(list) = correct_seat(&t.engine, &t.owner, seat, &wrong).await.unwrap_err().public() else { panic!("must fail") };
        assert_eq!(list.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(), ["start_date", "basis"]);
        let fine = SeatEdit { basis: "A call".into(), ..SeatEdit::default() };
        let stranger = SeatEdit { party: Some(t.engine.id()), ..fine.clone() };
        assert!(matches!(correct_seat(&t.engine, &t.owner, seat, &stranger).await.unwrap_err().public(), ApiError::Validation(_)));
        assert_eq!(correct_seat(&t.engine, &t.other_owner, seat, &fine).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(representative(&t.engine, &t.other_owner, view.id).await.unwrap_err().public(), ApiError::NotFound);
        for role in [Role::Organiser, Role::Caseworker] {
            let weak = t.member(role, t.root).await;
            assert_eq!(correct_seat(&t.engine, &weak, seat, &fine).await.unwrap_err().public(), ApiError::Forbidden);
            assert_eq!(take_back_seat(&t.engine, &weak, seat).await.unwrap_err().public(), ApiError::Forbidden);
            assert_eq!(representative(&t.engine, &weak, view.id).await.unwrap_err().public(), ApiError::Forbidden);
        }
        assert!(maja(&t).await.seats[0].correction.is_none());
    }

    async fn several_contacts_by_hand_stand_side_by_side(t: TestEngine) {
        bring(&t, &file("maja@example.org", "g", "2024")).await;
        let id = maja(&t).await.id;
        contacts::correct(&t.engine, &t.owner, id, Channel::Email, "office@example.org", "Her card").await.unwrap();
        contacts::correct(&t.engine, &t.owner, id, Channel::Phone, "+45 20 30 40 50", "Her card").await.unwrap();
        contacts::correct(&t.engine, &t.owner, id, Channel::Email, "new@example.org", "A call").await.unwrap();
        let by_hand = async || maja(&t).await.contacts.into_iter().filter(|(c, _)| c.manual).map(|(c, _)| c.value).collect::<Vec<_>>();
        let mut now = by_hand().await;
        now.sort();
        assert_eq!(now, ["+45 20 30 40 50", "new@example.org"]);
        assert_eq!(bring(&t, &file("maja@example.org", "g", "2024")).await.issues.count(IssueKind::CorrectionKept), 1, "the address, not the phone");
        contacts::take_back(&t.engine, &t.owner, id, Channel::Email).await.unwrap();
        assert_eq!(by_hand().await, ["+45 20 30 40 50"]);
        assert_eq!(contacts::take_back(&t.engine, &t.owner, id, Channel::Email).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(contacts::take_back(&t.engine, &t.other_owner, id, Channel::Phone).await.unwrap_err().public(), ApiError::NotFound);
    }
}
