//! Why a gap is wide: the same household with one of its terms made plain at a time, and what that does to the gap.

use super::by_term::all_terms;
use super::solved;
use std::collections::BTreeMap;
use tideover::domain::credit::line::{Line, PartKind};
use tideover::domain::credit::terms::{Accrual, Amortisation, LineKind};
use tideover::domain::household::profile::Profile;
use tideover::domain::money::{Money, Ratio, Rounding};

type Change = fn(&mut Profile);

/// What is made plain.
const CAUSES: [(&str, Change); 14] = [
    ("more cash", |p| p.spendable += Money(200_000)),
    ("no grace", |p| each(p, |line| line.terms.grace_days = 0)),
    ("interest on interest", |p| cards(p, |line| line.terms.interest_on_interest = true)),
    ("statement before due", |p| cards(p, |line| line.terms.statement_day = line.terms.due_day.map(before))),
    ("card daily", |p| cards(p, |line| line.terms.accrual = Accrual::DailySimple)),
    ("loan daily", |p| loans(p, |line| line.terms.accrual = Accrual::DailySimple)),
    ("annuity for bullet", |p| loans(p, |line| annuity(line, Amortisation::Bullet))),
    ("annuity for equal principal", |p| loans(p, |line| annuity(line, Amortisation::EqualPrincipal))),
    ("annuity for interest first", |p| loans(p, |line| annuity(line, Amortisation::InterestFirst))),
    ("no charge for early", |p| loans(p, |line| line.terms.prepayment_fee = Ratio::ZERO)),
    ("minimum without interest", |p| cards(p, |line| line.terms.minimum.plus_interest = false)),
    ("no promotion", |p| each(p, |line| line.parts.iter_mut().for_each(|part| part.promo = None))),
    ("no purchases", |p| cards(p, |line| line.parts.iter_mut().for_each(|part| part.kind = PartKind::Transfer))),
    ("rounding", |p| each(p, |line| line.terms.interest_rounding = Rounding::HalfUp)),
];

fn before(due: u8) -> u8 {
    if due > 20 { due - 20 } else { due + 8 }
}

fn each(profile: &mut Profile, change: fn(&mut Line)) {
    profile.lines.iter_mut().for_each(change);
}

fn cards(profile: &mut Profile, change: fn(&mut Line)) {
    profile.lines.iter_mut().filter(|line| line.terms.kind == LineKind::Revolving).for_each(change);
}

fn loans(profile: &mut Profile, change: fn(&mut Line)) {
    profile.lines.iter_mut().filter(|line| line.terms.kind != LineKind::Revolving).for_each(change);
}

fn annuity(line: &mut Line, from: Amortisation) {
    if let Some(plan) = line.parts.first_mut().and_then(|part| part.plan.as_mut())
        && plan.amortisation == from
    {
        plan.amortisation = Amortisation::Annuity;
        line.terms.amortisation = Amortisation::Annuity;
    }
}

/// How often each cause is the greatest, and by how much it is.
#[derive(Default)]
pub struct Causes(BTreeMap<&'static str, (usize, f64)>);

impl Causes {
    /// Prints what each plain term does to a household with this gap.
    pub fn add(&mut self, n: u64, profile: &Profile, months: i32, gap: f64, cost: i64) {
        let mut told = Vec::new();
        for (name, change) in CAUSES {
            let mut other = profile.clone();
            change(&mut other);
            if other == *profile {
                continue;
            }
            told.push(solved(&other, months).map_or((f64::NAN, name), |found| (found.gap, name)));
        }
        told.sort_by(|a, b| a.0.total_cmp(&b.0));
        let least = told.first().copied().filter(|(other, _)| *other < gap * 0.6);
        let name = least.map_or("none", |(_, name)| name);
        let counted = self.0.entry(name).or_default();
        *counted = (counted.0 + 1, counted.1 + gap);
        let list: Vec<String> = told.iter().map(|(gap, name)| format!("{name} {gap:.2}")).collect();
        println!("{n}: gap {gap:.2} cost {cost} by {name} | {} | {:?}", list.join(", "), all_terms(profile));
    }

    /// Prints the table.
    pub fn tell(&self) {
        for (name, (count, gaps)) in &self.0 {
            println!("  greatest cause {name}: {count} households, gap {:.2} on average", gaps / *count as f64);
        }
    }
}
