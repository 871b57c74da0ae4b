//! Every table that names a person, and what becomes of it when two are made one. A test finds those that are missing here.

use crate::db::rows::Table;

/// Tables whose rows move from one person to the other and can be put back. Those that others refer to come first.
pub(super) const TABLES: &[Table] = &[
    Table { name: "person", people: &["person_id"], key: &["person_id"] },
    Table { name: "identity", people: &["person_id"], key: &["identity_id"] },
    Table { name: "postal_address", people: &["person_id"], key: &["person_id", "kind"] },
    Table { name: "affiliation", people: &["person_id"], key: &["affiliation_id"] },
    Table { name: "tagging", people: &["person_id"], key: &["person_id", "tag_id"] },
    Table { name: "interaction", people: &["person_id"], key: &["interaction_id"] },
    Table { name: "consent", people: &["person_id"], key: &["consent_id"] },
    Table { name: "submission", people: &["person_id"], key: &["submission_id"] },
    Table { name: "registration", people: &["person_id"], key: &["registration_id"] },
    Table { name: "person_link", people: &["person_id"], key: &["person_id", "url"] },
    Table { name: "contact_block", people: &["person_id"], key: &["person_id", "channel"] },
    Table { name: "custom_value", people: &["person_id", "other_id"], key: &["field_id", "person_id", "position"] },
    Table { name: "relationship", people: &["person_id", "other_id"], key: &["relationship_id"] },
    Table { name: "support_change", people: &["person_id"], key: &["support_id"] },
    Table { name: "person_change", people: &["person_id"], key: &["change_id"] },
    Table { name: "past_address", people: &["person_id"], key: &["kind", "fingerprint"] },
    Table { name: "task", people: &["person_id"], key: &["task_id"] },
    Table { name: "person_external", people: &["person_id"], key: &["system", "external_id"] },
    Table { name: "import_row", people: &["person_id"], key: &["fingerprint"] },
    Table { name: "import_match", people: &["person_id"], key: &["import_id", "person_id"] },
    Table { name: "import_issue", people: &["person_id"], key: &["import_id", "line", "number"] },
    Table { name: "tag_merge_person", people: &["person_id"], key: &["merge_id", "person_id"] },
    Table { name: "segment_member", people: &["person_id"], key: &["segment_id", "person_id"] },
];

/// Tables that name people and are left alone: worked out anew, minutes old, or about duplicates themselves.
#[cfg(test)]
pub(super) const LEFT_ALONE: &[&str] =
    &["person_key", "presence", "duplicate_pair", "person_merge", "person_search", "person_fts"];

/// Tables whose rows simply belong to the other person now.
pub(super) const MOVED: &[&str] = &[
    "identity",
    "interaction",
    "consent",
    "submission",
    "support_change",
    "person_change",
    "past_address",
    "task",
    "person_external",
    "import_row",
    "import_issue",
];

/// Tables that have a row of a kind once per person: those the other lacks move, the rest go.
pub(super) const FILLED: &[(&str, &str)] = &[
    ("tagging", "tag_id"),
    ("postal_address", "kind"),
    ("person_link", "url"),
    ("contact_block", "channel"),
    ("custom_value", "field_id"),
    ("segment_member", "segment_id"),
    ("tag_merge_person", "merge_id"),
    ("import_match", "import_id"),
];

/// Tables whose rows pass their time before a merge does: what is gone by then is not put back.
pub(super) const PASSING: &[&str] = &["import_issue", "tag_merge_person"];

/// The table of this name.
pub(super) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
