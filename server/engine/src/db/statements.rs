//! The list of all statements, for the test that prepares each on both databases.

/// The statements of one file: the file's module and its `(name, text)` pairs.
pub(crate) type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// One line per file that has `queries!`, sorted.
pub(crate) const GROUPS: &[Group] = &[
    ("access", crate::access::sql::ALL),
    ("audit", crate::audit::sql::ALL),
    ("casework", crate::casework::sql::ALL),
    ("casework cases", crate::casework::sql_cases::ALL),
    ("consent", crate::consent::sql::ALL),
    ("drafts", crate::drafts::sql::ALL),
    ("duplicates", crate::duplicates::sql::ALL),
    ("events", crate::events::sql::ALL),
    ("files", crate::files::sql::ALL),
    ("imports", crate::imports::sql::ALL),
    ("installation", crate::installation::sql::ALL),
    ("jobs", crate::jobs::sql::ALL),
    ("links", crate::links::sql::ALL),
    ("mail", crate::mail::sql::ALL),
    ("people", crate::people::sql::ALL),
    ("people::bulk", crate::people::bulk::sql::ALL),
    ("people::custom", crate::people::custom::sql::ALL),
    ("people::editing", crate::people::editing::sql::ALL),
    ("people::export", crate::people::export::sql::ALL),
    ("people::record", crate::people::record::sql::ALL),
    ("people::views", crate::people::views::sql::ALL),
    ("representatives::contacts", crate::representatives::contacts::sql::ALL),
    ("representatives::detail", crate::representatives::detail::sql::ALL),
    ("representatives::import", crate::representatives::import::sql::ALL),
    ("representatives::links", crate::representatives::links::sql::ALL),
    ("representatives::list", crate::representatives::list::sql::ALL),
    ("representatives::lookup", crate::representatives::lookup::sql::ALL),
    ("segments", crate::segments::sql::ALL),
    ("signup", crate::signup::sql::ALL),
    ("team", crate::team::sql::ALL),
    ("tenants", crate::tenants::sql::ALL),
    ("throttle", crate::throttle::sql::ALL),
    ("today", crate::today::sql::ALL),
];

#[cfg(test)]
mod tests;
