use domain::ApiError;
use domain::access::Role;
use domain::imports::*;

use super::tests::options;
use super::*;

crate::both_databases! {
    async fn saved_columns_are_listed_renamed_and_forgotten(t: TestEngine) {
        let public = |e: crate::Error| e.public();
        let id = stage_text(&t.engine, &t.owner, "a.csv", "Wer,Mail\nAnna,anna@example.org\n").await.unwrap();
        let asked = ImportOptions { columns: vec![Target::FullName, Target::Email(Label::Work)], ..options(&t) };
        save_mapping(&t.engine, &t.owner, id, "Ours", &asked).await.unwrap();
        save_mapping(&t.engine, &t.owner, id, "Others", &asked).await.unwrap();
        let listed = mappings(&t.engine, &t.owner).await.unwrap();
        let ours = listed.iter().find(|m| m.name == "Ours").unwrap().clone();
        assert_eq!((listed.len(), ours.actor.as_str(), ours.columns.get("Mail").map(String::as_str)), (2, "Olga Owner", Some("email:work")));
        let taken = public(rename_mapping(&t.engine, &t.owner, "Ours", "others").await.unwrap_err());
        assert_eq!(taken, ApiError::field("name", domain::Problem::Taken));
        rename_mapping(&t.engine, &t.owner, "Others", "OTHERS").await.unwrap();
        assert_eq!(public(rename_mapping(&t.engine, &t.owner, "None", "Some").await.unwrap_err()), ApiError::NotFound);
        forget_mapping(&t.engine, &t.owner, "OTHERS").await.unwrap();
        forget_mapping(&t.engine, &t.owner, "Ours").await.unwrap();
        assert!(mappings(&t.engine, &t.owner).await.unwrap().is_empty());
        restore_mapping(&t.engine, &t.owner, &ours).await.unwrap();
        assert_eq!(public(restore_mapping(&t.engine, &t.owner, &ours).await.unwrap_err()), ApiError::Conflict("mapping".into()));
        let look = preview(&t.engine, &t.owner, id, &options(&t)).await.unwrap();
        assert_eq!((look.saved.as_deref(), look.options.columns), (Some("Ours"), asked.columns), "it is applied again");
        // Another tenant has none of it, and who may not change people may not touch it.
        assert!(mappings(&t.engine, &t.other_owner).await.unwrap().is_empty());
        assert_eq!(public(forget_mapping(&t.engine, &t.other_owner, "Ours").await.unwrap_err()), ApiError::NotFound);
        let host = t.member(Role::EventHost, t.root).await;
        assert_eq!(public(mappings(&t.engine, &host).await.unwrap_err()), ApiError::Forbidden);
        assert_eq!(public(rename_mapping(&t.engine, &host, "Ours", "Mine").await.unwrap_err()), ApiError::Forbidden);
        assert_eq!(public(forget_mapping(&t.engine, &host, "Ours").await.unwrap_err()), ApiError::Forbidden);
        assert_eq!(public(restore_mapping(&t.engine, &host, &ours).await.unwrap_err()), ApiError::Forbidden);
    }
}
