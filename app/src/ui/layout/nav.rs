//! The navigation of the console: one list, shown by rights, also the first entries of the command palette.

use domain::access::{Actor, Capability};
use domain::locale::Locale;
use domain::tr;

use crate::ui::icon::Glyph;

/// Which console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Organisers.
    Organisation,
    /// A representative's office.
    Office,
}

/// Numbers beside entries: address and count.
pub type NavCounts = Vec<(&'static str, u64)>;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it leads.
    pub href: &'static str,
    /// What it is called.
    pub label: String,
    /// Its icon.
    pub icon: Glyph,
    right: Option<Capability>,
}

/// Entries under a heading; the first group has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading, or empty.
    pub title: String,
    /// At least one.
    pub entries: Vec<Entry>,
}

/// What the actor may see, without empty groups.
#[must_use]
pub fn groups(l: Locale, door: Door, actor: &Actor) -> Vec<Group> {
    let all = match door {
        Door::Organisation => organisation(l),
        Door::Office => office(l),
    };
    all.into_iter()
        .map(|mut group| {
            group.entries.retain(|entry| entry.right.is_none_or(|right| actor.has(right)));
            group
        })
        .filter(|group| !group.entries.is_empty())
        .collect()
}

fn entry(href: &'static str, label: String, icon: Glyph, right: Option<Capability>) -> Entry {
    Entry { href, label, icon, right }
}

fn organisation(l: Locale) -> Vec<Group> {
    use Capability as C;
    let main = vec![
        entry("/org", tr!(l, ui.nav_today), Glyph::Home, None),
        entry("/org/people", tr!(l, ui.nav_people), Glyph::People, Some(C::PeopleRead)),
        entry("/org/segments", tr!(l, ui.nav_segments), Glyph::Filter, Some(C::PeopleRead)),
        entry("/org/people/tags", tr!(l, tags.title), Glyph::Tag, Some(C::PeopleRead)),
        entry("/org/tasks", tr!(l, tasks.title), Glyph::Check, Some(C::PeopleRead)),
        entry("/org/signup", tr!(l, ui.nav_forms), Glyph::Form, Some(C::SignupManage)),
        entry("/org/events", tr!(l, ui.nav_events), Glyph::Calendar, Some(C::EventsRead)),
    ];
    let public = vec![
        entry("/org/representatives", tr!(l, ui.nav_representatives), Glyph::Office, Some(C::RepresentativesManage)),
        entry("/office", tr!(l, ui.nav_letters), Glyph::Inbox, Some(C::CaseworkRead)),
    ];
    vec![
        Group { title: String::new(), entries: main },
        Group { title: tr!(l, ui.nav_group_office), entries: public },
        Group { title: tr!(l, ui.nav_group_organisation), entries: administration(l) },
    ]
}

fn office(l: Locale) -> Vec<Group> {
    let letters = vec![
        entry("/office", tr!(l, ui.nav_letters), Glyph::Inbox, Some(Capability::CaseworkRead)),
        entry("/office/answered", tr!(l, ui.nav_answered), Glyph::Reply, Some(Capability::CaseworkRead)),
        entry("/office/closed", tr!(l, ui.nav_closed), Glyph::Check, Some(Capability::CaseworkRead)),
    ];
    vec![
        Group { title: String::new(), entries: letters },
        Group { title: tr!(l, ui.nav_group_organisation), entries: vec![mailbox(l)] },
    ]
}

fn administration(l: Locale) -> Vec<Entry> {
    vec![
        entry("/org/team", tr!(l, ui.nav_team), Glyph::Key, Some(Capability::TeamManage)),
        entry("/org/settings", tr!(l, ui.nav_settings), Glyph::Sliders, Some(Capability::SettingsManage)),
        entry("/org/operations", tr!(l, ui.nav_operations), Glyph::Gears, Some(Capability::OperationsRead)),
        entry("/org/audit", tr!(l, ui.nav_audit), Glyph::List, Some(Capability::OperationsRead)),
        mailbox(l),
    ]
}

fn mailbox(l: Locale) -> Entry {
    entry("/mailbox", tr!(l, ui.nav_mailbox), Glyph::Mail, Some(Capability::OperationsRead))
}

/// Of the entries, the one `path` belongs to: the longest address that is the path or a folder above it.
#[must_use]
pub fn current(groups: &[Group], path: &str) -> Option<&'static str> {
    let above = |href: &str| path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    groups
        .iter()
        .flat_map(|group| &group.entries)
        .map(|entry| entry.href)
        .filter(|href| above(href))
        .max_by_key(|href| href.len())
}

#[cfg(test)]
mod tests {
    use domain::access::{ActiveGrant, Role};
    use domain::ids::{AccountId, OrganisationId, TenantId};

    use super::*;

    fn actor(role: Role) -> Actor {
        let id = uuid::Uuid::nil();
        let grants = role.capabilities().iter().map(|c| ActiveGrant { capability: *c, organisation: OrganisationId(id) });
        Actor { tenant: TenantId(id), account: AccountId(id), name: "Aino".into(), locale: Locale::En, grants: grants.collect() }
    }

    fn hrefs(door: Door, role: Role) -> Vec<&'static str> {
        groups(Locale::En, door, &actor(role)).iter().flat_map(|g| g.entries.iter().map(|e| e.href)).collect()
    }

    #[test]
    fn an_event_host_sees_events_only() {
        assert_eq!(hrefs(Door::Organisation, Role::EventHost), ["/org", "/org/events"]);
    }

    #[test]
    fn an_owner_does_not_see_letters() {
        assert!(!hrefs(Door::Organisation, Role::Owner).contains(&"/office"));
    }

    #[test]
    fn a_caseworker_sees_letters_only() {
        assert!(hrefs(Door::Office, Role::Caseworker).iter().all(|href| href.starts_with("/office")));
    }

    #[test]
    fn a_page_belongs_to_its_nearest_entry() {
        let all = groups(Locale::En, Door::Organisation, &actor(Role::Owner));
        assert_eq!(current(&all, "/org"), Some("/org"));
        assert_eq!(current(&all, "/org/people/123"), Some("/org/people"));
        assert_eq!(current(&all, "/org/peoples"), Some("/org"));
        assert_eq!(current(&all, "/elsewhere"), None);
    }
}
