use domain::ApiError;
use domain::casework::office::Outcome;

use super::*;

crate::both_databases! {
    async fn nobody_sees_another_offices_letters(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let jonas = recipient(&t, "Jonas Toft", Channel::Unknown, "");
        let (majas, tuomas) = office(&t, maja.politician, "maja").await;
        let (_, neighbour) = office(&t, jonas.politician, "jonas").await;
        send(&t, &form("aino@example.org", "A secret of mine"), &[maja]).await;
        let row = rows(&t, &tuomas, Tray::Todo).await.remove(0);

        assert!(rows(&t, &neighbour, Tray::Todo).await.is_empty());
        let one_office = InboxQuery { office: Some(majas), ..InboxQuery::default() };
        assert_eq!(inbox(&t.engine, &neighbour, &one_office).await.unwrap_err().public(), ApiError::NotFound);
        let pile = InboxQuery { same_as: Some(row.id), ..InboxQuery::default() };
        assert_eq!(inbox(&t.engine, &neighbour, &pile).await.unwrap_err().public(), ApiError::NotFound);
        // Another office of the same party: as if it were not there. The owner, another party's owner: no right at all.
        for (stranger, refusal) in [(&neighbour, ApiError::NotFound), (&t.owner, ApiError::Forbidden), (&t.other_owner, ApiError::Forbidden)] {
            let e = &t.engine;
            assert_eq!(case(e, stranger, row.id).await.unwrap_err().public(), refusal);
            assert_eq!(note(e, stranger, row.id, 1, "x").await.unwrap_err().public(), refusal);
            assert_eq!(save_draft(e, stranger, row.id, 1, "x").await.unwrap_err().public(), refusal);
            assert_eq!(assign(e, stranger, row.id, 1, None).await.unwrap_err().public(), refusal);
            assert_eq!(acknowledge(e, stranger, &t.tenant, row.id, 1).await.unwrap_err().public(), refusal);
            assert_eq!(answer(e, stranger, &t.tenant, row.id, 1, "x", true).await.unwrap_err().public(), refusal);
            assert_eq!(wait(e, stranger, row.id, 1, true).await.unwrap_err().public(), refusal);
            assert_eq!(close(e, stranger, row.id, 1, Some(Outcome::Solved)).await.unwrap_err().public(), refusal);
            assert_eq!(reopen(e, stranger, row.id, 1).await.unwrap_err().public(), refusal);
            assert_eq!(release_case(e, stranger, &t.tenant, row.id).await.unwrap_err().public(), refusal);
        }
        assert_eq!(inbox(&t.engine, &t.owner, &InboxQuery::default()).await.unwrap_err().public(), ApiError::Forbidden);
        // A caseworker of another party, with the right but elsewhere.
        let other = Actor { tenant: t.other_tenant.id, ..tuomas.clone() };
        assert_eq!(case(&t.engine, &other, row.id).await.unwrap_err().public(), ApiError::NotFound);
        assert_eq!(case(&t.engine, &tuomas, row.id).await.unwrap().version, 1, "nothing was touched");
    }

    async fn a_letter_is_given_to_those_who_may_answer_it(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let jonas = recipient(&t, "Jonas Toft", Channel::Unknown, "");
        let (office_id, tuomas) = office(&t, maja.politician, "maja").await;
        let (_, neighbour) = office(&t, jonas.politician, "jonas").await;
        let colleague = t.member(Role::OfficeHolder, office_id).await;
        send(&t, &form("aino@example.org", "Please help"), &[maja]).await;
        let row = rows(&t, &tuomas, Tray::New).await.remove(0);
        let view = case(&t.engine, &tuomas, row.id).await.unwrap();
        assert_eq!(view.colleagues.len(), 2);
        let refused = assign(&t.engine, &tuomas, row.id, view.version, Some(neighbour.account)).await.unwrap_err();
        assert!(matches!(refused.public(), ApiError::Validation(_)));
        assign(&t.engine, &tuomas, row.id, view.version, Some(colleague.account)).await.unwrap();
        assert!(rows(&t, &tuomas, Tray::Mine).await.is_empty());
        assert_eq!(rows(&t, &colleague, Tray::Mine).await.len(), 1);
        assert_eq!(waiting_count(&t.engine, &colleague).await.unwrap(), 1);
        assign(&t.engine, &tuomas, row.id, view.version + 1, None).await.unwrap();
        assert_eq!(rows(&t, &tuomas, Tray::New).await.len(), 1);
    }

    async fn search_finds_numbers_names_and_words_without_accents(t: TestEngine) {
        let maja = recipient(&t, "Maja Holm", Channel::Unknown, "");
        let (_, tuomas) = office(&t, maja.politician, "maja").await;
        send(&t, &form("aino@example.org", "Søren på blåbærvej har 100 % ret"), std::slice::from_ref(&maja)).await;
        send(&t, &form("bo@example.org", "Something else"), &[maja]).await;
        let find = async |words: &str| {
            let query = InboxQuery { search: words.into(), ..InboxQuery::default() };
            inbox(&t.engine, &tuomas, &query).await.unwrap().rows.len()
        };
        let number = rows(&t, &tuomas, Tray::Todo).await[0].number.to_lowercase();
        assert_eq!((find(&number).await, find("SOREN").await, find("blåbærvej").await, find("lindqvist").await), (1, 1, 1, 2));
        assert_eq!((find("100 %").await, find("1%ret").await, find("_").await), (1, 0, 0));
    }
}
