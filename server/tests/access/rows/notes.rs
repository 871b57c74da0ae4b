//! Relationships, notes, tags and tasks.

use domain::access::Capability as C;
use uuid::Uuid;

use super::{Row, Who, row};
use crate::world::World;

pub fn rows(w: &World) -> Vec<Row> {
    [relations(w), notes(w), tags(w), tasks(w)].into_iter().flatten().collect()
}

fn read(endpoint: &'static str, body: String) -> Row {
    row(endpoint, Who::Right(C::PeopleRead), body)
}

fn write(endpoint: &'static str, body: String) -> Row {
    row(endpoint, Who::Right(C::PeopleWrite), body)
}

fn relations(w: &World) -> Vec<Row> {
    let (person, none) = (&w.person, Uuid::nil());
    let input = format!(
        r#"{{"person":"{person}","kind":"knows","side":"first","other":"{none}","note":"stallword","start_date":"","end_date":""}}"#
    );
    vec![
        read("people/relations", format!("id={person}")),
        read("people/pick", "search=ainoa".into()),
        write("people/relate", format!(r#"{{"input":{input}}}"#)),
        write("people/end_relation", format!("id={none}&over=true")),
        write("people/unrelate", format!("id={none}")),
        write(
            "people/correct_relation",
            format!(r#"{{"id":"{none}","details":{{"note":"stallword","start_date":"","end_date":""}}}}"#),
        ),
        write("people/take_address", format!("person={person}&household={none}")),
    ]
}

fn notes(w: &World) -> Vec<Row> {
    let (person, none) = (&w.person, Uuid::nil());
    let note = r#"{"kind":"called","direction":"out","result":"reached","body":"Called","at":""}"#;
    vec![
        read("people/timeline", format!(r#"{{"id":"{person}","group":"notes","after":null}}"#)),
        write("people/note", format!(r#"{{"id":"{person}","note":{note}}}"#)),
        write("people/change_note", format!("id={none}&note=x")),
        write("people/remove_note", format!("id={none}")),
        read("people/colleagues", format!("id={person}")),
        read("people/see_mentions", format!("id={person}")),
        read("people/mention_seen", format!("note={none}&seen=true")),
    ]
}

fn tags(w: &World) -> Vec<Row> {
    let (person, tag, none) = (&w.person, &w.tag, Uuid::nil());
    vec![
        read("people/tags", String::new()),
        read("people/tags_of", format!("id={person}")),
        read("people/suggest_tags", format!("id={person}&typed=s")),
        write("people/create_tag", r#"{"name":"baker","group":null}"#.into()),
        write("people/change_tag", format!(r#"{{"id":"{tag}","change":{{"archive":true}}}}"#)),
        write("people/merge_tags", format!("id={tag}&into={none}")),
        write("people/unmerge_tags", format!("merge={none}")),
        write("people/save_tag_group", r#"{"id":null,"name":"Skills","kind":"tags"}"#.into()),
        write("people/remove_tag_group", format!("id={none}")),
    ]
}

fn tasks(w: &World) -> Vec<Row> {
    let (person, none) = (&w.person, Uuid::nil());
    let task = format!(r#"{{"title":"Call","due_date":"2026-12-01","owner":null,"person":"{person}"}}"#);
    vec![
        read("tasks/list", r#"{"which":"mine","after":null}"#.into()),
        read("tasks/about", format!("id={person}")),
        row("tasks/waiting", Who::LoggedIn, ""),
        write("tasks/add", format!(r#"{{"task":{task}}}"#)),
        write("tasks/change", format!(r#"{{"id":"{none}","task":{task}}}"#)),
        write("tasks/done", format!("id={none}&done=true")),
        write("tasks/remove", format!("id={none}")),
    ]
}
