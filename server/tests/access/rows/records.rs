//! One whole record, and the fields organisations add.

use domain::access::Capability as C;

use super::{Row, Who, row};
use crate::world::World;

pub(super) fn rows(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleRead), body);
    let write = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleWrite), body);
    let settings = |endpoint, body: String| row(endpoint, Who::Right(C::SettingsManage), body);
    let (id, root) = (&w.person, &w.root);
    let nothing = "00000000-0000-7000-8000-000000000000";
    let field =
        format!(r#"{{"organisation":"{root}","below":true,"name":"Union","kind":"text","options":[],"sensitive":false}}"#);
    vec![
        read("people/record", format!("id={id}")),
        read("people/reveal", format!("id={id}")),
        read("people/presence", format!("id={id}&editing=false")),
        read("people/changes", format!(r#"{{"id":"{id}","before":null,"reveal":false}}"#)),
        write(
            "people/save",
            format!(r#"{{"id":"{id}","edit":{{"version":1,"record":{{"given_name":"Bo"}},"shown":[],"block_reason":""}}}}"#),
        ),
        write("people/undo_edit", format!("id={id}&batch={nothing}")),
        write("people/undo_change", format!("id={id}&change={nothing}")),
        write("people/trash", format!("id={id}")),
        write("people/restore", format!("id={id}")),
        write("people/support", format!(r#"{{"id":"{id}","level":2,"note":""}}"#)),
        write("people/add_tie", format!(r#"{{"id":"{id}","tie":{{"organisation":"{root}","role":"volunteer","since":""}}}}"#)),
        write("people/end_tie", format!("id={id}&tie={nothing}&until=")),
        settings("fields/list", String::new()),
        settings("fields/define", format!(r#"{{"field":{field}}}"#)),
        settings("fields/change", format!(r#"{{"id":"{nothing}","field":{field}}}"#)),
        settings("fields/archive", format!("id={nothing}&archived=true")),
        settings("fields/place", format!("id={nothing}&up=true")),
    ]
}
