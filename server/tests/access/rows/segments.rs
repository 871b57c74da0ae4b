//! Segments.

use domain::access::Capability as C;

use super::{Row, Who, row};
use crate::world::World;

pub fn rows(w: &World) -> Vec<Row> {
    let read = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleRead), body);
    // Numbers are for those who plan events, too.
    let number = |endpoint, body: String| row(endpoint, Who::Right(C::EventsRead), body);
    let (person, tag, root, nobody) = (&w.person, &w.tag, &w.root, uuid::Uuid::nil());
    let tree = format!(r#"{{"version":1,"root":{{"join":"all","nodes":[{{"step":{{"is":{{"tag":["{tag}"]}}}}}}]}}}}"#);
    let edit = format!(r#"{{"name":"Drivers","organisation":"{root}","shared":true,"kind":"dynamic","tree":{tree}}}"#);
    vec![
        number("segments/list", "archived=false".into()),
        number("segments/statistic", format!("id={nobody}")),
        read("segments/editor", r#"{"id":null}"#.into()),
        read("segments/count", format!(r#"{{"tree":{tree}}}"#)),
        read("segments/steps", format!(r#"{{"tree":{tree}}}"#)),
        read("segments/left_out", format!(r#"{{"tree":{tree},"channel":"email","purpose":null}}"#)),
        read("segments/sample", format!(r#"{{"tree":{tree}}}"#)),
        read("segments/find", "typed=Ainoa".into()),
        read("segments/explain", format!(r#"{{"tree":{tree},"person":"{person}"}}"#)),
        read("segments/create", format!(r#"{{"edit":{edit}}}"#)),
        read("segments/save", format!(r#"{{"id":"{nobody}","version":1,"edit":{edit}}}"#)),
        read("segments/duplicate", format!("id={nobody}&name=Copy")),
        read("segments/archive", format!("id={nobody}&archived=true")),
        read("segments/put", format!("id={nobody}&person={person}&inside=true")),
        read("segments/place", "typed=55.4, 10.4".into()),
        read("segments/map", format!(r#"{{"tree":{tree},"kind":null}}"#)),
    ]
}
