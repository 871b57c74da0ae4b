//! What a column stands for by what is in it.

use domain::imports::{Label, Target};
use domain::people::LinkKind;

use super::super::cells::{date, email, phone, postal, says_nothing, words};

/// A guess by contents alone; only what can hardly be anything else.
pub fn target<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Target> {
    let cells: Vec<&str> = cells.filter(|c| !says_nothing(c)).take(200).collect();
    if mostly(&cells, email::looks_like) {
        Some(Target::Email(Label::Any))
    } else if mostly(&cells, |c| c.starts_with("http://") || c.starts_with("https://") || c.starts_with("www.")) {
        link(&cells)
    } else if cells.len() >= 2 && mostly(&cells, |c| phone::looks_like(c) && c.contains(['+', ' ', '-', '(']) && digits(c) >= 8) {
        Some(Target::Phone(Label::Any))
    } else if cells.len() >= 2
        && mostly(&cells, |c| {
            let (code, town) = postal::split(c);
            !code.is_empty() && town.len() > 2 && c.len() < 40
        })
    {
        Some(Target::PostcodeCity(Label::Any))
    } else {
        None
    }
}

/// Links to pictures and sources are no pages of the person's.
fn link(cells: &[&str]) -> Option<Target> {
    let host = |part: &'static str| move |c: &str| c.to_lowercase().contains(part);
    if mostly(cells, host("facebook.com")) {
        Some(Target::Link(LinkKind::Facebook))
    } else if mostly(cells, host("twitter.com")) {
        Some(Target::Link(LinkKind::X))
    } else if mostly(cells, host("linkedin.com")) {
        Some(Target::Link(LinkKind::Linkedin))
    } else if mostly(cells, host("instagram.com")) {
        Some(Target::Link(LinkKind::Instagram))
    } else {
        None
    }
}

fn digits(cell: &str) -> usize {
    cell.chars().filter(char::is_ascii_digit).count()
}

/// Four of five.
fn mostly(cells: &[&str], test: impl Fn(&str) -> bool) -> bool {
    !cells.is_empty() && cells.iter().filter(|c| test(c.trim())).count() * 5 >= cells.len() * 4
}

/// Whether a column can be what its name says. A column "status" with words nobody knows is no role, one of dates no day of birth to come.
pub fn fits<'a>(target: &Target, cells: impl Iterator<Item = &'a str>) -> bool {
    let cells: Vec<&str> = cells.filter(|c| !says_nothing(c)).take(200).collect();
    if cells.is_empty() {
        return true;
    }
    let some = |test: &dyn Fn(&str) -> bool| cells.iter().any(|c| test(c.trim()));
    match target {
        Target::Role => some(&|c| words::role(c).is_some()),
        Target::Language => some(&|c| words::language(c).is_some()),
        Target::Kind => some(&|c| words::kind(c).is_some()),
        Target::SupportLevel => some(&|c| words::support(c).is_some()),
        Target::BirthDate => some(&|c| date::read(c, false, 2100).or_else(|| date::read(c, true, 2100)).is_some()),
        Target::Email(_) => some(&|c| c.contains('@') || c.contains("(at)")),
        Target::Phone(_) => some(&|c| digits(c) >= 5),
        // "area", "group" and their like: a branch is short.
        Target::HonorificPrefix => cells.iter().all(|c| c.chars().count() <= 20),
        _ => true,
    }
}
