//! Each condition in SQL.

use domain::consent::Channel;
use domain::segments::{Condition, ConsentState, EventPart, MailState, Period};

use super::scope::Scope;
use super::{asked_place, asked_text};
use crate::db::dynamic::Sql;

/// How a condition is asked.
pub(super) enum Asked {
    /// Of the columns of `p`.
    Plain(Sql),
    /// Of rows `x` the person has: `FROM … WHERE …`.
    Has(Sql),
    /// Of rows `x` the person must not have.
    Lacks(Sql),
}

/// Relationships read from both of their ends.
const RELATIONS: &str =
    "FROM (SELECT a.tenant_id, a.person_id, a.other_id, a.kind, a.end_date, CAST('first' AS TEXT) AS side FROM relationship a
    UNION ALL SELECT b.tenant_id, b.other_id, b.person_id, b.kind, b.end_date, CAST('second' AS TEXT) FROM relationship b) x";

/// `FROM` a table and its tenant.
pub(super) fn rows(from: &'static str, scope: &Scope) -> Sql {
    let mut sql = Sql::new(from);
    sql.push(" WHERE x.tenant_id = ").bind(scope.tenant);
    sql
}

/// `AND` a time lies in a period.
fn during(sql: &mut Sql, period: &Period, scope: &Scope, (from, before): (&'static str, &'static str)) {
    let (first, end) = scope.ground.span(period);
    if let Some(first) = first {
        sql.push(from).bind(first);
    }
    if let Some(end) = end {
        sql.push(before).bind(end);
    }
}

/// A time of the person in a period.
fn plain_during(period: &Period, scope: &Scope, ends: (&'static str, &'static str)) -> Asked {
    let mut sql = Sql::new("1 = 1");
    during(&mut sql, period, scope, ends);
    Asked::Plain(sql)
}

/// Some text of the program followed by a list of words.
fn listed<'a>(start: &'static str, words: impl IntoIterator<Item = &'a str>) -> Asked {
    let mut sql = Sql::new(start);
    sql.list(words);
    Asked::Plain(sql)
}

pub(super) fn asked(condition: &Condition, scope: &Scope) -> Asked {
    match condition {
        Condition::Text { field, test, value } => asked_text::text(*field, *test, value, scope),
        Condition::Kind(kinds) => listed("p.kind IN ", kinds.iter().map(|k| k.as_str())),
        Condition::Facet(facet) => worded("(' ' || p.facets || ' ') LIKE ", facet.as_str()),
        Condition::Language(locales) => listed("p.locale IN ", locales.iter().map(|l| l.as_str())),
        Condition::Speaks(tag) => worded("(' ' || LOWER(p.languages) || ' ') LIKE ", &tag.trim().to_ascii_lowercase()),
        Condition::Source(sources) => listed("p.source IN ", sources.iter().map(|s| s.as_str())),
        Condition::Country(_) | Condition::Postcode(_) | Condition::Place(_) => asked_place::place(condition, scope),
        Condition::Age { from, to } => {
            let (after, until) = scope.ground.births(*from, *to);
            born(after.map(|d| (" > ", d)), until.map(|d| (" <= ", d)))
        }
        Condition::Born(period) => {
            let (from, before) = scope.ground.dates(period);
            born(from.map(|d| (" >= ", d)), before.map(|d| (" < ", d)))
        }
        Condition::Created(period) => plain_during(period, scope, (" AND p.created_at >= ", " AND p.created_at < ")),
        Condition::Touched(period) => plain_during(period, scope, (" AND p.touched_at >= ", " AND p.touched_at < ")),
        Condition::Support(levels) => {
            let mut sql = Sql::new("COALESCE(p.support_level, 0) IN ");
            sql.list(levels.iter().map(|l| i64::from(*l)));
            Asked::Plain(sql)
        }
        Condition::Owner(None) => Asked::Plain(Sql::new("p.owner_id IS NULL")),
        Condition::Owner(Some(owner)) => {
            // An OR with NULL would make "not" forget those whom nobody looks after.
            let mut sql = Sql::new("p.owner_id IS NOT NULL AND p.owner_id = ");
            sql.bind(*owner);
            Asked::Plain(sql)
        }
        Condition::Blocked(channel) => {
            let mut sql = rows("FROM contact_block x", scope);
            by_channel(&mut sql, *channel);
            Asked::Has(sql)
        }
        Condition::Mail(state) => mail(*state, scope),
        Condition::Tag(tags) => {
            let mut sql = rows("FROM tagging x", scope);
            sql.push(" AND x.tag_id IN ").list(scope.ground.tags(tags));
            Asked::Has(sql)
        }
        Condition::TagGroup(group) => {
            let tags = scope.ground.groups.get(group).cloned().unwrap_or_default();
            let mut sql = rows("FROM tagging x", scope);
            sql.push(" AND x.tag_id IN ").list(tags);
            Asked::Has(sql)
        }
        Condition::Custom { field, test } => asked_text::custom(*field, test, scope),
        Condition::Consent { purpose, channel, state, period } => {
            let mut sql = rows("FROM consent x", scope);
            sql.push(" AND x.purpose_id = ").bind(*purpose);
            by_channel(&mut sql, *channel);
            match state {
                ConsentState::Never => return Asked::Lacks(sql),
                ConsentState::Given => sql.push(" AND x.given"),
                ConsentState::Withdrawn => sql.push(" AND NOT x.given"),
            };
            during(&mut sql, period, scope, (" AND x.at >= ", " AND x.at < "));
            sql.push(" AND NOT EXISTS (SELECT 1 FROM consent later WHERE later.tenant_id = x.tenant_id AND later.purpose_id = x.purpose_id AND later.channel = x.channel AND later.person_id = x.person_id AND (later.at, later.consent_id) > (x.at, x.consent_id))");
            Asked::Has(sql)
        }
        Condition::Tie { organisation, below, role, ended, period } => {
            let mut sql = rows("FROM affiliation x", scope);
            if *below {
                let all = scope.ground.below.get(organisation).cloned().unwrap_or_default();
                sql.push(" AND x.organisation_id IN ").list(all);
            } else {
                sql.push(" AND x.organisation_id = ").bind(*organisation);
            }
            if let Some(role) = role {
                sql.push(" AND x.role = ").bind(role.as_str());
            }
            if *ended {
                sql.push(" AND x.ended_at IS NOT NULL");
                during(&mut sql, period, scope, (" AND x.ended_at >= ", " AND x.ended_at < "));
            } else {
                sql.push(" AND x.ended_at IS NULL");
                during(&mut sql, period, scope, (" AND x.started_at >= ", " AND x.started_at < "));
            }
            Asked::Has(sql)
        }
        Condition::Event { event, part, period } => {
            let mut sql = if period.is_open() {
                rows("FROM registration x", scope)
            } else {
                rows("FROM registration x JOIN event e ON e.tenant_id = x.tenant_id AND e.event_id = x.event_id", scope)
            };
            if let Some(event) = event {
                sql.push(" AND x.event_id = ").bind(*event);
            }
            sql.push(match part {
                EventPart::Registered => " AND x.status = 'registered'",
                EventPart::Waitlisted => " AND x.status IN ('waitlisted', 'held')",
                EventPart::Cancelled => " AND x.status = 'cancelled'",
                EventPart::Attended => " AND x.mark = 'attended'",
                EventPart::NoShow => " AND x.mark = 'no_show'",
            });
            during(&mut sql, period, scope, (" AND e.start_at >= ", " AND e.start_at < "));
            Asked::Has(sql)
        }
        Condition::Form { form, period } => {
            let mut sql = rows("FROM submission x", scope);
            if let Some(form) = form {
                sql.push(" AND x.form_id = ").bind(*form);
            }
            sql.push(" AND x.state = 'confirmed' AND x.confirmed_at IS NOT NULL AND x.person_id IS NOT NULL");
            during(&mut sql, period, scope, (" AND x.confirmed_at >= ", " AND x.confirmed_at < "));
            Asked::Has(sql)
        }
        Condition::Interaction { kinds, period } => {
            let mut sql = rows("FROM interaction x", scope);
            sql.push(" AND x.kind IN ").list(kinds.iter().map(|k| k.as_str()));
            during(&mut sql, period, scope, (" AND x.at >= ", " AND x.at < "));
            Asked::Has(sql)
        }
        Condition::Relation { kind, side, other } => {
            let mut sql = rows(RELATIONS, scope);
            sql.push(" AND x.end_date = ''");
            if let Some(kind) = kind {
                sql.push(" AND x.kind = ").bind(kind.as_str());
                if !kind.goes_both_ways() {
                    sql.push(" AND x.side = ").bind(side.as_str());
                }
            }
            if let Some(other) = other {
                sql.push(" AND x.other_id = ").bind(scope.ground.person(*other));
            }
            Asked::Has(sql)
        }
        Condition::Segment(segment) => {
            let mut sql = rows("FROM segment_member x", scope);
            sql.push(" AND x.segment_id = ").bind(*segment);
            Asked::Has(sql)
        }
    }
}

fn by_channel(sql: &mut Sql, channel: Option<Channel>) {
    if let Some(channel) = channel {
        sql.push(" AND x.channel = ").bind(channel.as_str());
    }
}

/// A column of words, with blanks around it, has one.
fn worded(start: &'static str, word: &str) -> Asked {
    let mut sql = Sql::new(start);
    sql.bind(format!("% {} %", asked_text::escape(word))).push(" ESCAPE '\\'");
    Asked::Plain(sql)
}

/// A birth date of which only a part is known counts as the 1st of July, or as the 7th.
fn born(low: Option<(&'static str, String)>, high: Option<(&'static str, String)>) -> Asked {
    let mut sql = Sql::new("p.birth_date <> ''");
    for (compare, date) in low.into_iter().chain(high) {
        sql.push(" AND SUBSTR(p.birth_date || '-07-01', 1, 10)").push(compare).bind(date);
    }
    Asked::Plain(sql)
}

fn mail(state: MailState, scope: &Scope) -> Asked {
    let mut sql = rows("FROM identity x", scope);
    sql.push(" AND x.kind = 'email'");
    match state {
        MailState::Missing => return Asked::Lacks(sql),
        MailState::Working => sql.push(" AND x.health = 'good' AND x.suppressed_at IS NULL"),
        MailState::Bounced => sql.push(" AND x.health = 'bounced'"),
        MailState::Complained => sql.push(" AND x.health = 'complained'"),
        MailState::Suppressed => sql.push(" AND x.suppressed_at IS NOT NULL"),
    };
    Asked::Has(sql)
}
