//! From the cells of a row to a record, with everything that could not be taken said.

use std::collections::HashMap;

use domain::consent::Channel;
use domain::ids::{FieldId, OrganisationId, PurposeId};
use domain::imports::{ImportOptions, IssueKind, RowIssue, Target};
use domain::people::{AffiliationRole, FieldKind, Record, Tie};
use domain::tenants::Tenant;

use super::cells::{name, says_nothing};
use super::field::Field;
use super::read::Row;

/// What rows are read with.
#[derive(Debug)]
pub struct Reading {
    /// Whose people.
    pub tenant: Tenant,
    /// What was asked.
    pub options: ImportOptions,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Branches the importer has a right over, by folded name.
    pub branches: HashMap<String, OrganisationId>,
    /// Fields organisations added: kind and options.
    pub fields: HashMap<FieldId, (FieldKind, Vec<String>)>,
    /// Where people belong who have no branch of their own.
    pub organisation: OrganisationId,
    /// For years of two digits.
    pub this_year: u32,
    /// Whether this program wrote the file: then cells are taken to the letter.
    pub own: bool,
}

/// A row that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// Line of the file.
    pub line: u32,
    /// What it says; tags are names below.
    pub record: Record,
    /// Whether the row says the language.
    pub says_locale: bool,
    /// Names of tags.
    pub tags: Vec<String>,
    /// Yes or no to a purpose by a channel.
    pub consents: Vec<(PurposeId, Channel, bool)>,
    /// For the timeline.
    pub note: String,
    /// The number in another system.
    pub external: String,
    /// What should be known.
    pub issues: Vec<RowIssue>,
}

impl Reading {
    /// Reads a row.
    #[must_use]
    pub fn parse(&self, row: &Row) -> Parsed {
        let mut out = Parsed { line: row.line, ..Parsed::default() };
        let mut whole = None;
        let (mut branches, mut roles) = (Vec::new(), Vec::new());
        out.tags.clone_from(&self.options.tags);
        for (i, (cell, target)) in row.cells.iter().zip(&self.options.columns).enumerate() {
            let nothing = if self.own { cell.is_empty() } else { says_nothing(cell) };
            if *target == Target::Ignore || nothing {
                continue;
            }
            let mut field = Field { at: self, out: &mut out, column: i, cell };
            match target {
                Target::FullName => whole = Some((i, name::split(cell))),
                Target::Branch => branches.extend(field.branches()),
                Target::Role => roles.extend(field.roles()),
                other => field.take(other),
            }
        }
        if row.cells.len() > self.columns.len() && row.cells.iter().skip(self.columns.len()).any(|c| !says_nothing(c)) {
            out.issue(
                IssueKind::TooManyCells,
                "",
                &row.cells.iter().skip(self.columns.len()).cloned().collect::<Vec<_>>().join(" | "),
            );
        }
        if let Some((column, whole)) = whole {
            self.name(&mut out, column, whole);
        }
        self.finish(&mut out, &branches, &roles);
        out
    }

    /// The parts of a whole name where the row does not say them itself.
    fn name(&self, out: &mut Parsed, column: usize, whole: name::Name) {
        if !whole.suffix.is_empty() {
            out.issue(IssueKind::SuffixLeftOut, self.column(column), &whole.suffix);
        }
        let r = &mut out.record;
        let says_parts = !r.given_name.is_empty() || !r.family_name.is_empty();
        if !says_parts {
            (r.given_name, r.family_name) = (whole.given, whole.family);
        } else if r.given_name.is_empty() {
            // The last name stands for itself: what remains of the whole is the first.
            let all = format!("{} {}", whole.given, whole.family);
            let family: Vec<String> = r.family_name.to_lowercase().split(' ').map(str::to_owned).collect();
            let rest: Vec<&str> = all.split_whitespace().filter(|w| !family.contains(&w.to_lowercase())).collect();
            r.given_name = rest.join(" ");
        }
        if r.honorific_prefix.is_empty() {
            r.honorific_prefix = whole.prefix;
        }
    }

    /// Several branches go with as many roles, in their order.
    fn ties(&self, branches: &[OrganisationId], roles: &[AffiliationRole]) -> Vec<Tie> {
        let role = |i: usize| roles.get(i).or(roles.last()).copied().unwrap_or(self.options.role);
        if branches.is_empty() {
            return vec![Tie { organisation: self.organisation, role: role(0) }];
        }
        branches.iter().enumerate().map(|(i, organisation)| Tie { organisation: *organisation, role: role(i) }).collect()
    }

    fn finish(&self, out: &mut Parsed, branches: &[OrganisationId], roles: &[AffiliationRole]) {
        let r = &mut out.record;
        if !out.says_locale {
            r.locale = self.tenant.locale;
        }
        r.ties = self.ties(branches, roles);
        r.addresses.retain(|a| !a.address.is_blank());
        for postal in &mut r.addresses {
            if postal.address.country.is_empty() {
                postal.address.country.clone_from(&self.tenant.country);
            }
        }
        let named = [&r.given_name, &r.family_name, &r.nickname].iter().any(|n| !n.is_empty());
        // A cell for a human still says that there is somebody.
        let reached =
            !r.emails.is_empty() || !r.phones.is_empty() || out.issues.iter().any(|i| i.kind == IssueKind::EmailUnclear);
        if !named && !reached {
            out.issue(IssueKind::Nobody, "", "");
        }
    }

    /// Whether a number in the file's system means one person for ever.
    #[must_use]
    pub fn is_system_named(&self) -> bool {
        !matches!(self.options.system.as_str(), "" | super::setup::UNNAMED)
    }

    /// The name of a column.
    #[must_use]
    pub fn column(&self, i: usize) -> &str {
        self.columns.get(i).map_or("", String::as_str)
    }
}

impl Parsed {
    /// Says something about the row.
    pub fn issue(&mut self, kind: IssueKind, column: &str, cell: &str) {
        self.issues.push(RowIssue { kind, column: column.to_owned(), cell: cell.chars().take(500).collect() });
    }

    /// Whether the row is not taken.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.issues.iter().any(|i| i.kind.refuses())
    }
}
