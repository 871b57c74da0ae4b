//! Importing people. The file of the world waits to be imported.

use domain::access::Capability as C;
use domain::imports::ImportOptions;

use super::{Row, Who, row};
use crate::world::World;

pub fn rows(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleWrite), body);
    let import = &w.people_import;
    let options = serde_json::to_string(&ImportOptions::default()).unwrap();
    let with = format!(r#"{{"id":"{import}","options":{options}}}"#);
    vec![
        may("imports/recent", String::new()),
        may("imports/show", with.clone()),
        may("imports/preview", with.clone()),
        may("imports/start", with),
        may("imports/save_mapping", format!(r#"{{"id":"{import}","name":"Ours","options":{options}}}"#)),
        may("imports/mappings", String::new()),
        may("imports/rename_mapping", "name=Ours&to=Theirs".into()),
        may("imports/forget_mapping", "name=Ours".into()),
        may(
            "imports/restore_mapping",
            r#"{"mapping":{"name":"Ours","fingerprint":"name","columns":{"Name":"full_name"},"actor":"","created_at":0}}"#.into(),
        ),
        may("imports/turn", format!(r#"{{"id":"{import}","to":"paused"}}"#)),
        may("imports/discard", format!(r#"{{"id":"{import}"}}"#)),
    ]
}
