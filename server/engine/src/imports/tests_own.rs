//! What was exported comes in as it was: import after export is a fixed point, of whatever people.

use domain::access::Actor;
use domain::consent::Basis;
use domain::ids::{FieldId, OrganisationId, TagId};
use domain::imports::ImportOptions;
use domain::locale::Locale;
use domain::people::{
    Address, AffiliationRole, CustomFieldEdit, CustomValue, ExportFormat, ExportRequest, FieldKind, ListColumn, Postal,
    PostalAddress, Record, Selection, Tie,
};
use domain::tenants::{OrganisationKind, Tenant};
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::people::record::{self, Why};
use crate::people::{custom, export, tags};
use crate::tenants::{self, NewOrganisation};
use crate::testing::{TestEngine, tenant_with_owner};

const CASES: usize = 6;
const PEOPLE: usize = 25;

const NAMES: &[&str] = &[
    "Anna",
    "Åse",
    "Zoë",
    "O'Brien",
    "d'Arc",
    "anna",
    "MARIE",
    "José María",
    "two  blanks",
    "=1+1",
    "+Plus",
    "-Minus",
    "@home",
    "'quoted'",
    "'=x",
    "''+1",
    "\"q\"",
    "n/a",
    "-",
    "Null",
    "李",
    "a;b, c",
    "back\\slash",
    "Ægir Þór",
    "van der Rohe",
    "Dr. No",
];
const TAGS: &[&str] = &["blue", "grøn", "a;b", "c,d", "=tag", "back\\slash", "O'Neil", "n/a", "@x | y"];
const CHOICES: &[&str] = &["Blå", "red; or so", "-5", "=a"];
const BRANCHES: &[&str] = &["Ribe", "Ry; Øst", "=Nord"];
const DATES: &[&str] = &["1980", "1980-05", "1980-05-17", "2001-12-01", "1999-01-12"];
const PLACES: &[[&str; 6]] = &[
    ["Nørregade 5, 2. tv", "", "1165", "København K", "", "DK"],
    ["12 rue de l'Église", "Bât. B", "75011", "Paris", "Île-de-France", "FR"],
    ["Mannerheimintie 1 A 3", "", "00100", "Helsinki", "", "FI"],
    ["Rua Augusta, 1500", "Apto 12", "01305-100", "São Paulo", "SP", "BR"],
    ["10 Downing Street", "", "SW1A 2AA", "London", "", "GB"],
    ["=cmd|' /C calc'!A0", "-", "n/a", "2200 København", "@", "DK"],
    ["", "", "", "8000 Aarhus", "", "DK"],
];

/// A tenant with what its records refer to.
struct Place {
    tenant: Tenant,
    owner: Actor,
    root: OrganisationId,
    branches: Vec<OrganisationId>,
    fields: Vec<(FieldId, FieldKind)>,
}

async fn place(t: &TestEngine, slug: &str) -> Place {
    let (tenant, root, owner) = tenant_with_owner(&t.engine, slug).await;
    let mut tx = t.engine.write().await.unwrap();
    let mut branches = Vec::new();
    for (i, name) in BRANCHES.iter().enumerate() {
        let new =
            NewOrganisation { kind: OrganisationKind::Branch, name: (*name).into(), slug: format!("b{i}"), parents: vec![root] };
        branches.push(tenants::add_organisation(&t.engine, &mut tx, tenant.id, &new).await.unwrap());
    }
    tx.commit().await.unwrap();
    let mut fields = Vec::new();
    for kind in [FieldKind::Text, FieldKind::Number, FieldKind::Date, FieldKind::Choice, FieldKind::Choices, FieldKind::YesNo] {
        let chosen = matches!(kind, FieldKind::Choice | FieldKind::Choices);
        let options = if chosen { CHOICES.iter().map(|c| (*c).to_owned()).collect() } else { Vec::new() };
        let name = format!("Field {}", kind.as_str());
        let new = CustomFieldEdit { organisation: root, below: true, name, kind, options, sensitive: kind == FieldKind::Text };
        fields.push((custom::define(&t.engine, &owner, &new).await.unwrap(), kind));
    }
    Place { tenant, owner, root, branches, fields }
}

/// Numbers a person is made of.
type Draw = (Vec<usize>, Vec<usize>, Vec<usize>, Vec<usize>, i64, [bool; 8]);

fn draw() -> impl Strategy<Value = Draw> {
    let numbers = || prop::collection::vec(0_usize..1000, 12);
    let some = |n: usize| subsequence((0..n).collect::<Vec<_>>(), 0..=n);
    (numbers(), some(TAGS.len()), some(CHOICES.len()), some(BRANCHES.len()), -9_999_999_i64..9_999_999, any::<[bool; 8]>())
}

fn of<T: Copy>(list: &[T], n: usize) -> T {
    list[n % list.len()]
}

fn person(p: &Place, tag_ids: &[TagId], i: usize, (n, tag, choice, branch, number, has): &Draw) -> Record {
    let roles = AffiliationRole::ALL;
    let text = |at: usize, yes: bool| if yes { of(NAMES, n[at]).to_owned() } else { String::new() };
    let mail = |start: &str| Address { label: String::new(), address: format!("{start}{i}@example.org") };
    let phones =
        [format!("+45203040{i:02}"), format!("+336123456{i:02}"), format!("203041{i:02}"), format!("+55119876543{i:02}")];
    let [street, extra, postcode, city, region, country] = of(PLACES, n[0]).map(str::to_owned);
    // A name of their own: namesakes of one address are one person, and are not what is looked at here.
    let family_name = format!("{} {i}", of(NAMES, n[1]));
    let mut custom = std::collections::BTreeMap::new();
    for (at, (field, kind)) in p.fields.iter().enumerate() {
        let value = match kind {
            FieldKind::Text => CustomValue::Text(of(NAMES, n[6]).into()),
            FieldKind::Number => CustomValue::Number(number * 1_000),
            FieldKind::Date => CustomValue::Date("2026-02-03".into()),
            FieldKind::Choice => CustomValue::Choice(of(CHOICES, n[7]).into()),
            FieldKind::Choices => CustomValue::Choices(choice.iter().map(|c| CHOICES[*c].to_owned()).collect()),
            FieldKind::YesNo => CustomValue::YesNo(has[2]),
            FieldKind::Person => continue,
        };
        if (n[8] >> at) % 2 == 0 {
            custom.insert(*field, value);
        }
    }
    let tie = |b: &usize| Tie { organisation: p.branches[*b], role: of(roles, n[9] + b) };
    let mut ties: Vec<Tie> = branch.iter().map(tie).collect();
    if ties.is_empty() {
        ties.push(Tie { organisation: p.branches[0], role: of(roles, n[9]) });
    }
    Record {
        given_name: text(2, has[1]),
        additional_name: text(3, has[3]),
        family_name,
        emails: if has[0] { ["", "=", "o'", "+"].iter().take(1 + n[4] % 3).rev().map(|s| mail(s)).collect() } else { Vec::new() },
        phones: if has[4] || !has[0] {
            phones.iter().skip(n[5] % 4).take(2).map(|a| Address { label: String::new(), address: a.clone() }).collect()
        } else {
            Vec::new()
        },
        addresses: if has[5] {
            let address = PostalAddress { street, extra, postcode, city, region, country };
            vec![Postal { kind: "home".into(), address }]
        } else {
            Vec::new()
        },
        birth_date: if has[6] { of(DATES, n[10]).into() } else { String::new() },
        locale: of(Locale::ALL, n[11]),
        job_title: text(10, has[7]),
        employer: text(11, has[7]),
        support_level: has[2].then_some(1 + i64::try_from(n[3] % 5).unwrap()),
        tags: tag.iter().map(|at| tag_ids[*at]).collect(),
        ties,
        custom,
        ..Record::default()
    }
}

async fn exported(t: &TestEngine, p: &Place) -> String {
    let mut columns = ListColumn::ALL.to_vec();
    columns.extend(p.fields.iter().map(|(id, _)| ListColumn::Field(*id)));
    let request =
        ExportRequest { selection: Selection::Found(Box::default()), format: ExportFormat::Csv, columns, sensitive: true };
    let id = export::start(&t.engine, &p.owner, &request).await.unwrap();
    crate::jobs::run_due(&t.engine).await.unwrap();
    let (mut out, mut position) = (Vec::new(), 0);
    while let Some(piece) = export::part(&t.engine, p.tenant.id, id, position).await.unwrap() {
        out.extend(piece);
        position += 1;
    }
    String::from_utf8(out).unwrap()
}

/// What a file says of people; where and since when somebody knows them is another matter in another tenant.
fn said(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let past = ["source", "owner", "last_touch", "created_date"];
    let keep: Vec<usize> = (0..rows[0].len()).filter(|i| !past.contains(&&rows[0][*i])).collect();
    rows.iter().map(|row| keep.iter().map(|i| row[*i].to_owned()).collect()).collect()
}

async fn imported(t: &TestEngine, p: &Place, file: &str) -> (i64, i64, i64, i64, String) {
    let options = ImportOptions {
        organisation: Some(p.root),
        origin: "our own export".into(),
        told: "what they were told before".into(),
        basis: Some(Basis::Consent),
        ..ImportOptions::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.csv");
    std::fs::write(&path, file).unwrap();
    let view = super::import_file(&t.engine, &p.owner, &path, &options).await.unwrap();
    let c = view.counts;
    (c.created, c.updated, c.same, c.refused, format!("{:?}", c.issues))
}

crate::both_databases! {
    async fn what_was_exported_comes_in_as_it_was(t: TestEngine) {
        let mut runner = TestRunner::deterministic();
        for case in 0..CASES {
            let (here, there) = (place(&t, &format!("here{case}")).await, place(&t, &format!("there{case}")).await);
            let mut tag_ids = Vec::new();
            for name in TAGS {
                tag_ids.push(tags::create(&t.engine, &here.owner, name, None).await.unwrap());
            }
            // Identifiers of one instant are in order up to some thousands.
            t.engine.clock.advance(domain::time::Timestamp::HOUR);
            for i in 0..PEOPLE {
                let drawn = draw().new_tree(&mut runner).unwrap().current();
                let record = person(&here, &tag_ids, i, &drawn);
                let mut tx = t.engine.write().await.unwrap();
                record::create(&t.engine, &mut tx, &here.tenant, &record, &Why::by(&t.engine, &here.owner)).await.unwrap();
                tx.commit().await.unwrap();
            }
            let first = exported(&t, &here).await;
            assert_eq!(said(&first).len(), PEOPLE + 1);
            let many = i64::try_from(PEOPLE).unwrap();
            assert_eq!(imported(&t, &here, &first).await, (0, 0, many, 0, "{}".into()), "into the same tenant, case {case}");
            assert_eq!(exported(&t, &here).await, first, "case {case}");
            t.engine.clock.advance(domain::time::Timestamp::HOUR);
            assert_eq!(imported(&t, &there, &first).await, (many, 0, 0, 0, "{}".into()), "into an empty one, case {case}");
            let second = said(&exported(&t, &there).await);
            for (a, b) in said(&first).iter().zip(&second) {
                assert_eq!(a, b, "case {case}");
            }
            assert_eq!(second.len(), PEOPLE + 1);
        }
    }
}
