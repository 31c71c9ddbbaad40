//! Why a plan is as it is: what one more unit of money is worth in each month, why this line now, what the reserve is for,
//! and what changes when income comes late.

use super::bound::{Drops, PRICE_SCALE};
use super::diary::{Diary, keep_planned};
use super::ground::Ground;
use super::ranking::true_rate;
use super::repair::{repair, replay};
use crate::domain::calendar::{Day, Month};
use crate::domain::household::compiled::{EventKind, PlannedPayment};
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};

/// What one more unit in hand in a month would save until the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashPrice {
    /// The month.
    pub month: Month,
    /// What each unit saves, as a share.
    pub saves: Ratio,
}

/// The price of cash at the beginning of each month, as the proof has it. It never rises: money can be kept.
#[must_use]
pub fn cash_prices(ground: &Ground, drops: &Drops) -> Vec<CashPrice> {
    let prices = drops.prices();
    let mut found: Vec<CashPrice> = Vec::new();
    for (day, price) in ground.paydays.iter().zip(prices) {
        let saves = Ratio(Rounding::HalfUp.divide(i128::from(price) * i128::from(RATE_SCALE), i128::from(PRICE_SCALE)));
        match found.last_mut() {
            // The first payday of a month counts.
            Some(last) if last.month == day.month() => {}
            _ => found.push(CashPrice { month: day.month(), saves }),
        }
    }
    found
}

/// Why the first early payment goes where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhyNow {
    /// When.
    pub day: Day,
    /// To which line.
    pub line: usize,
    /// How much.
    pub amount: Money,
    /// What the plan would cost more if it were left out, found by running it.
    pub left_out_costs: Money,
    /// What an early payment saves there, a year; nothing where it is not known beforehand.
    pub rate: Ratio,
    /// The line with the highest such rate, when that is another.
    pub dearer: Option<(usize, Ratio)>,
    /// When a lower rate for a time ends on it.
    pub promotion_ends: Option<Day>,
}

/// Why the first early payment of a plan goes to its line and to no other.
#[must_use]
pub fn why_now(ground: &Ground, payments: &[PlannedPayment]) -> Option<WhyNow> {
    let first = payments.first()?;
    let line = usize::from(first.line);
    let amount = payments.iter().filter(|p| p.day == first.day && p.line == first.line).map(|p| p.amount).sum();
    let household = &ground.household;
    let rate = |line: usize| Ratio(true_rate(line, &ground.morning, household, first.day));
    let own = rate(line);
    let others = (0..ground.morning.lines.len()).filter(|other| *other != line);
    let dearest =
        others.map(|other| (other, rate(other))).max_by_key(|(other, rate)| (*rate, std::cmp::Reverse(*other)));
    let rules = household.lines.get(line)?;
    let mut promos = household.parts.get(rules.parts()).unwrap_or(&[]).iter().filter_map(|part| part.rate.promo);
    let without: Vec<PlannedPayment> =
        payments.iter().copied().filter(|p| p.day != first.day || p.line != first.line).collect();
    let cost = |payments: &[PlannedPayment]| replay(ground, payments).0.cost();
    Some(WhyNow {
        day: first.day,
        line,
        amount,
        left_out_costs: cost(&without) - cost(payments),
        rate: own,
        dearer: dearest.filter(|(_, rate)| *rate > own),
        promotion_ends: promos.find(|(_, until)| *until > first.day).map(|(_, until)| until),
    })
}

/// What is kept in hand on a payday and the day for which it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserve {
    /// The evening of the payday.
    pub day: Day,
    /// What is in hand then.
    pub kept: Money,
    /// The day on which cash is lowest after it, and what is left then.
    pub lowest: (Day, Money),
}

/// What the reserve on the first payday is for; none when nothing is kept beyond the lowest cash.
#[must_use]
pub fn reserve(ground: &Ground, diary: &Diary) -> Option<Reserve> {
    let day = ground
        .paydays
        .iter()
        .copied()
        .find(|day| diary.payments.iter().any(|paid| paid.day == *day))
        .unwrap_or(ground.today);
    let next = ground.paydays.iter().copied().filter(|payday| *payday > day).nth(1).unwrap_or(ground.until);
    let kept = diary.cash_on(day)?;
    let ahead = diary.cash.iter().copied().filter(|(on, _)| *on > day && *on <= next);
    let lowest = ahead.min_by_key(|(on, cash)| (*cash, *on))?;
    (lowest.1 < kept).then_some(Reserve { day, kept, lowest })
}

/// What changes when the next income comes late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateIncome {
    /// When it should come.
    pub due: Day,
    /// By how many days it is late.
    pub days: i32,
    /// How many amounts are late when the plan is followed all the same.
    pub late: u32,
    /// The first day on which cash is below what must stay, and what is missing, when the plan is followed all the same.
    pub short: Option<(Day, Money)>,
    /// How much of the early payments must wait so that nothing is late; none when even that does not help.
    pub postponed: Option<Money>,
}

/// Runs the plan with the next income so many days late.
#[must_use]
pub fn late_income(ground: &Ground, payments: &[PlannedPayment], days: i32) -> Option<LateIncome> {
    let is_next = |event: &&crate::domain::household::compiled::Event| {
        event.kind == EventKind::Income && event.day >= ground.today
    };
    let due = ground.household.events.iter().find(is_next)?.day;
    let mut late = ground.clone();
    for event in &mut late.household.events {
        if event.day == due && event.kind == EventKind::Income {
            event.day = due.plus(days);
        }
    }
    late.household.events.sort_unstable();
    let diary = keep_planned(&late, payments);
    let below = diary.cash.iter().find(|(_, cash)| *cash < ground.floor);
    let short = below.map(|(day, cash)| (*day, ground.floor - *cash));
    let sum = |payments: &[PlannedPayment]| payments.iter().map(|payment| payment.amount).sum::<Money>();
    let near = |payments: &[PlannedPayment]| -> Vec<PlannedPayment> {
        payments.iter().copied().filter(|payment| payment.day < due.plus(days)).collect()
    };
    let postponed = repair(&late, payments.to_vec()).map(|(mended, _)| sum(&near(payments)) - sum(&near(&mended)));
    Some(LateIncome { due, days, late: diary.outcome.late, short, postponed })
}
