//! Records that stand for one person. The bodies name one record twice, so that calling them changes nothing.

use domain::access::Capability as C;

use super::{Row, Who, row};
use crate::world::World;

pub fn rows(w: &World) -> Vec<Row> {
    let write = |endpoint, body: String| row(endpoint, Who::Right(C::PeopleWrite), body);
    let (person, nobody) = (&w.person, uuid::Uuid::nil());
    let data = r#"{"given_name":"Bo","additional_name":"","family_name":"Toft","email":"","phone":"","locale":"en",
        "address":{"street":"","extra":"","postcode":"","city":"","region":"","country":""}}"#;
    vec![
        write("duplicates/list", r#"{"query":{}}"#.into()),
        write("duplicates/scan", String::new()),
        write("duplicates/not_same", format!("a={person}&b={person}")),
        write("duplicates/reopen", format!("a={person}&b={person}")),
        write("duplicates/plan", format!("left={person}&right={person}")),
        write("duplicates/merge", format!(r#"{{"left":"{person}","right":"{person}","choices":{{}}}}"#)),
        write("duplicates/undo", format!("merge={nobody}")),
        write("duplicates/recent", String::new()),
        write("duplicates/merge_certain", String::new()),
        write("duplicates/call_off", format!("job={nobody}")),
        write("duplicates/of_person", format!("id={person}")),
        write("duplicates/typed", format!(r#"{{"data":{data}}}"#)),
    ]
}
