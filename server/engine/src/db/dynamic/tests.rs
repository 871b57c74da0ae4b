use super::*;

#[test]
fn arguments_are_numbered_where_they_end_up() {
    let mut inner = Sql::new("SELECT t.person_id FROM tagging t WHERE t.tenant_id = ");
    inner.bind(Uuid::nil()).push(" AND t.tag_id IN ").list([Uuid::nil(), Uuid::max()]);
    let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE p.tenant_id = ");
    sql.bind(Uuid::nil()).push(" AND p.person_id IN (").append(inner).push(") AND p.state = ").bind("active'; DROP");
    let (text, args) = sql.render();
    assert_eq!(
        text,
        "SELECT p.person_id FROM person p WHERE p.tenant_id = $1 AND p.person_id IN (SELECT t.person_id FROM tagging t WHERE t.tenant_id = $2 AND t.tag_id IN ($3, $4)) AND p.state = $5"
    );
    assert_eq!(args.last(), Some(&&Arg::Text("active'; DROP".into())));
    let mut none = Sql::default();
    none.list(Vec::<Uuid>::new());
    assert_eq!(none.render().0, "(NULL)");
}

#[test]
fn every_table_is_narrowed_to_a_tenant() {
    for good in [
        "SELECT 1 FROM person p WHERE p.tenant_id = $1",
        "SELECT 1 FROM person p JOIN tagging t ON t.tenant_id = p.tenant_id WHERE p.tenant_id = $1",
        "WITH hit AS (SELECT person_id FROM person WHERE tenant_id = $1) SELECT * FROM hit",
        "WITH hit AS MATERIALIZED (SELECT person_id FROM person WHERE tenant_id = $1) SELECT * FROM hit",
        "SELECT 1 FROM (SELECT 1 FROM tag WHERE tenant_id = $1) AS x",
        "INSERT INTO tag (tenant_id, tag_id) VALUES ($1, $2) ON CONFLICT DO UPDATE SET name = ''",
        "UPDATE tag SET name = $2 WHERE tenant_id = $1",
    ] {
        assert_eq!(check::unnarrowed(good), None, "{good}");
    }
    for (bad, table) in [
        ("SELECT 1 FROM person p", "person"),
        ("SELECT 1 FROM person p WHERE p.tenant_id = $1 AND EXISTS (SELECT 1 FROM tagging)", "tagging"),
        ("DELETE FROM tag WHERE tag_id = $1", "tag"),
        ("UPDATE tag SET name = ''", "tag"),
    ] {
        assert_eq!(check::unnarrowed(bad), Some(table), "{bad}");
    }
}

crate::both_databases! {
    async fn what_is_built_runs_on_both(t: TestEngine) {
        let mut tx = t.engine.write().await.unwrap();
        let mut sql = Sql::new("INSERT INTO tag (tenant_id, tag_id, name, name_key, created_at) VALUES (");
        sql.bind(t.tenant.id).push(", ").bind(Uuid::from_u128(7)).push(", ").bind("Ny").push(", ").bind("ny").push(", ").bind(5).push(")");
        assert_eq!(sql.exec(&mut tx).await.unwrap(), 1);
        let mut sql = Sql::new("SELECT tag_id, name, created_at FROM tag WHERE tenant_id = ");
        sql.bind(t.tenant.id).push(" AND (").bind(true).push(" OR name_key = ").bind("x").push(")");
        let rows: Vec<(Uuid, String, i64)> = sql.all(&mut tx).await.unwrap();
        assert_eq!(rows, [(Uuid::from_u128(7), "Ny".to_owned(), 5)]);
        let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM tag WHERE tenant_id = ");
        sql.bind(t.other_tenant.id);
        assert_eq!(sql.value::<i64>(&mut tx).await.unwrap(), 0);
        assert!(!sql.plan(&mut tx).await.unwrap().is_empty());
        let refused = Sql::new("SELECT name FROM tag").all::<(String,)>(&mut tx).await.unwrap_err();
        assert!(matches!(refused, Error::Bug(_)));
    }
}
