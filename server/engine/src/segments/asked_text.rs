//! Conditions on texts and on added fields, in SQL.

use domain::ids::FieldId;
use domain::segments::{CustomTest, TextField, TextTest, postcode_key, variants};

use super::asked::{Asked, rows};
use super::scope::Scope;
use crate::db::dynamic::Sql;

/// A text for `LIKE … ESCAPE '\'`.
pub(super) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Where a text is: a column of the person, or rows they have.
enum Home {
    Person(&'static str),
    /// The rows, the column, and whether it is compared as postcodes are.
    Rows(&'static str, &'static str, &'static str),
}

fn home(field: TextField) -> Home {
    const IDENTITY: &str = "FROM identity x";
    const ADDRESS: &str = "FROM postal_address x";
    match field {
        TextField::GivenName => Home::Person("LOWER(p.given_name)"),
        TextField::FamilyName => Home::Person("LOWER(p.family_name)"),
        TextField::AdditionalName => Home::Person("LOWER(p.additional_name)"),
        TextField::Nickname => Home::Person("LOWER(p.nickname)"),
        TextField::HonorificPrefix => Home::Person("LOWER(p.honorific_prefix)"),
        TextField::Pronouns => Home::Person("LOWER(p.pronouns)"),
        TextField::JobTitle => Home::Person("LOWER(p.job_title)"),
        TextField::Employer => Home::Person("LOWER(p.employer)"),
        TextField::Outlet => Home::Person("LOWER(p.outlet)"),
        TextField::Beat => Home::Person("LOWER(p.beat)"),
        TextField::BirthDate => Home::Person("LOWER(p.birth_date)"),
        TextField::Email => Home::Rows(IDENTITY, " AND x.kind = 'email'", "LOWER(x.address)"),
        TextField::Phone => Home::Rows(IDENTITY, " AND x.kind = 'phone'", "LOWER(x.address)"),
        TextField::Street => Home::Rows(ADDRESS, " AND x.kind = 'home'", "LOWER(x.street)"),
        TextField::Postcode => {
            Home::Rows(ADDRESS, " AND x.kind = 'home'", "REPLACE(REPLACE(UPPER(x.postcode), ' ', ''), '-', '')")
        }
        TextField::City => Home::Rows(ADDRESS, " AND x.kind = 'home'", "LOWER(x.city)"),
        TextField::Region => Home::Rows(ADDRESS, " AND x.kind = 'home'", "LOWER(x.region)"),
        TextField::Link => Home::Rows("FROM person_link x", "", "LOWER(x.url)"),
    }
}

pub(super) fn text(field: TextField, test: TextTest, typed: &str, scope: &Scope) -> Asked {
    let ways = if field == TextField::Postcode { vec![postcode_key(typed)] } else { variants(typed) };
    match home(field) {
        Home::Person(column) => Asked::Plain(compared(column, test, ways)),
        Home::Rows(from, narrowed, column) => {
            let mut sql = rows(from, scope);
            sql.push(narrowed).push(" AND ");
            if test == TextTest::Blank {
                sql.push(column).push(" <> ''");
                return Asked::Lacks(sql);
            }
            sql.append(compared(column, test, ways));
            Asked::Has(sql)
        }
    }
}

fn compared(column: &'static str, test: TextTest, ways: Vec<String>) -> Sql {
    let mut sql = Sql::default();
    match test {
        TextTest::Blank => {
            sql.push(column).push(" = ''");
        }
        TextTest::Is => {
            sql.push(column).push(" IN ").list(ways);
        }
        TextTest::Begins | TextTest::Contains => {
            let start = if test == TextTest::Contains { "%" } else { "" };
            sql.push("(");
            for (i, way) in ways.iter().enumerate() {
                if i > 0 {
                    sql.push(" OR ");
                }
                sql.push(column).push(" LIKE ").bind(format!("{start}{}%", escape(way))).push(" ESCAPE '\\'");
            }
            sql.push(")");
        }
    }
    sql
}

pub(super) fn custom(field: FieldId, test: &CustomTest, scope: &Scope) -> Asked {
    let mut sql = rows("FROM custom_value x", scope);
    sql.push(" AND x.field_id = ").bind(field);
    let folded = |typed: &String| scope.ground.folded.get(typed).cloned().unwrap_or_default();
    match test {
        CustomTest::Filled => {}
        CustomTest::Text { test: TextTest::Blank, .. } => return Asked::Lacks(sql),
        CustomTest::Text { test, value } => {
            sql.push(" AND ").append(compared("x.content_key", *test, vec![folded(value)]));
        }
        CustomTest::Number { from, to } => {
            sql.push(" AND x.micros IS NOT NULL");
            if let Some(from) = from {
                sql.push(" AND x.micros >= ").bind(*from);
            }
            if let Some(to) = to {
                sql.push(" AND x.micros <= ").bind(*to);
            }
        }
        CustomTest::Date(period) => {
            let (from, before) = scope.ground.dates(period);
            if let Some(from) = from {
                sql.push(" AND x.content_key >= ").bind(from);
            }
            if let Some(before) = before {
                sql.push(" AND x.content_key < ").bind(before);
            }
        }
        CustomTest::Options(options) => {
            sql.push(" AND x.content_key IN ").list(options.iter().map(folded));
        }
        CustomTest::YesNo(yes) => {
            sql.push(" AND x.content_key = ").bind(if *yes { "yes" } else { "no" });
        }
    }
    Asked::Has(sql)
}
