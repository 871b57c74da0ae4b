//! How alike two people are: points for what agrees, points off for what contradicts, and a ceiling where something all but rules it out.

mod birth;
mod contact;
mod name;
mod place;
#[cfg(test)]
mod tests;

use domain::duplicates::Reason;
use domain::people::PersonKind;

use super::card::{Generation, Prepared};
use name::{Alike, Names};

/// From this score on two records are shown to somebody as possibly one person.
pub const LIKELY: i64 = 60;

/// What a comparison came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// 0 (surely two people) to 100 (surely one).
    pub score: i64,
    /// Why, the weightiest first; what speaks against stands at the end.
    pub reasons: Vec<Reason>,
    /// Whether they have a mailbox in common.
    pub mailbox: bool,
}

/// What is added up while two people are compared.
#[derive(Debug, Default)]
struct Sum {
    points: i64,
    ceiling: Option<i64>,
    reasons: Vec<(i64, Reason)>,
}

impl Sum {
    fn add(&mut self, points: i64, reason: Reason) {
        self.points += points;
        self.reasons.push((points, reason));
    }

    fn at_most(&mut self, ceiling: i64) {
        self.ceiling = Some(self.ceiling.map_or(ceiling, |before| before.min(ceiling)));
    }
}

/// Compares two records. People, households and organisations are only ever compared with their like.
#[must_use]
pub fn compare(a: &Prepared, b: &Prepared) -> Verdict {
    if a.card.kind != b.card.kind {
        return Verdict { score: 0, reasons: Vec::new(), mailbox: false };
    }
    let mut sum = Sum::default();
    let names = name::compare(a, b);
    name::weigh(&names, a, b, &mut sum);
    let mailbox = contact::weigh(&names, a, b, &mut sum);
    birth::weigh(&a.birth, &b.birth, a, b, &mut sum);
    place::weigh(a, b, &mut sum);
    generations(&names, a, b, &mut sum);
    let score = sum.points.min(sum.ceiling.unwrap_or(100)).clamp(0, 100);
    sum.reasons.sort_by_key(|(points, reason)| (reason.against(), -points));
    Verdict { score, reasons: sum.reasons.into_iter().map(|(_, reason)| reason).collect(), mailbox }
}

/// Father and son of one name live under one roof and share much: what tells them apart counts more than all of that.
fn generations(names: &Names, a: &Prepared, b: &Prepared, sum: &mut Sum) {
    if a.generation == b.generation
        || a.card.kind != PersonKind::Person
        || !matches!(names.family, Alike::Same | Alike::Part | Alike::Near)
    {
        return;
    }
    let same_day = a.birth.len() == 3 && a.birth == b.birth;
    match (a.generation, b.generation) {
        _ if same_day => {}
        (Some(Generation::Junior | Generation::Grandchild | Generation::Senior), Some(_)) => {
            sum.add(-50, Reason::Generations { a: a.card.name(), b: b.card.name() });
            sum.at_most(40);
        }
        _ => {
            sum.add(-18, Reason::Generations { a: a.card.name(), b: b.card.name() });
        }
    }
}
