//! The courses of cards held against the engine: under any payments on time, the engine never owes less than the course.
//!
//! A bound that is a little too high would hide behind what a bound gives away elsewhere. Here nothing is given away: one
//! card, known payments, and what is owed in the end.

use tideover::domain::calendar::Day;
use tideover::domain::credit::line::Line;
use tideover::domain::credit::terms::LineKind;
use tideover::domain::household::compiled::PlannedPayment;
use tideover::domain::money::{Money, Ratio};
use tideover::domain::plan::course::{Asks, Balance, By, Growth, Kind, ONE, Opening, read};
use tideover::domain::plan::diary::{Diary, keep_planned};
use tideover::domain::plan::generate::{Dice, Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::means::Means;

const MONTHS: u16 = 14;

fn ratio(fixed: i64) -> f64 {
    fixed as f64 / ONE as f64
}

fn sums(amounts: &[(Money, Growth)]) -> f64 {
    amounts.iter().map(|(amount, growth)| amount.minor() as f64 * ratio(growth.lower)).sum()
}

/// What the course owes in the end under the payments of a diary, in minor units.
fn followed(balance: &Balance, diary: &Diary, until: Day) -> f64 {
    let Opening::Bears { sums: today, accrued_fine } = &balance.openings[0] else { panic!("a case too many") };
    let mut owed = sums(today) + *accrued_fine as f64 / f64::from(1 << 20);
    for (place, cycle) in balance.cycles.iter().enumerate() {
        let unpaid = cycle.unpaid.map_or(0.0, |unpaid| {
            let Asks::Rule { floor, share, slack } = cycle.asks else { panic!("asks otherwise") };
            let asked = (floor.minor() as f64).max(ratio(share) * owed - f64::from(slack) / 2.0);
            let most = (unpaid.most.minor() as f64).min(ratio(unpaid.over) * owed);
            (most - asked).max(0.0) * ratio(unpaid.rate)
        });
        if place > 0 {
            owed *= ratio(cycle.growth.lower);
        }
        let next = balance.cycles.get(place + 1).and_then(|next| next.moments.first());
        let next = next.map_or(until.plus(1), |moment| moment.day);
        for paid in &diary.payments {
            let moment = cycle.moments.iter().rfind(|moment| moment.day <= paid.day);
            if let Some(moment) = moment.filter(|_| paid.day < next) {
                owed -= paid.amount.minor() as f64 * ratio(moment.growth.upper);
            }
        }
        owed -= f64::from(cycle.slack) / 2.0 + unpaid;
    }
    owed
}

/// A card whose interest is posted apart, of many terms.
fn card(number: u64, dice: &mut Dice) -> Option<Line> {
    let line =
        household(21, number, Shape { lines: 1, months: MONTHS, wide: number.is_multiple_of(2) }).lines.remove(0);
    let mut line = Some(line).filter(|line| line.terms.kind == LineKind::Revolving)?;
    line.terms.interest_on_interest = false;
    line.terms.minimum.percent = Ratio::parse_percent(dice.pick(["1%", "2%", "5%", "10%"])).unwrap();
    line.terms.minimum.plus_interest = dice.unit() < 0.25;
    line.terms.minimum.floor = Money(dice.pick([0, 1_000, 5_000, 10_000]));
    line.terms.grace_days = dice.pick([0, 0, 3, 5]);
    Some(line)
}

#[test]
fn the_engine_never_owes_less_than_the_course_of_a_card() {
    let (mut tried, mut near, mut unpaid) = (0, 0, 0);
    for number in 0..600 {
        let mut dice = Dice::of(9, number);
        let mut profile = household(21, number, Shape { lines: 1, months: MONTHS, wide: false });
        let Some(line) = card(number, &mut dice) else { continue };
        let balance = line.balance;
        profile.lines = vec![line];
        profile.spendable = Money(balance.minor() * 4);
        let months = i32::from(dice.whole(3, MONTHS));
        let until = profile.as_of.month().plus(months).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let courses = read(&ground, By::Grace).unwrap();
        let Some(Kind::Balance(course)) = courses.list.first().map(|course| &course.kind) else { continue };
        if course.openings.len() != 1 {
            continue;
        }
        // A lump that leaves little beside the interest, and others anywhere.
        let mut payments: Vec<PlannedPayment> = Vec::new();
        for lump in 0..3 {
            let share = if lump == 0 { dice.between(0.6, 0.99) } else { dice.between(0.0, 0.05) };
            let amount = Money((balance.minor() as f64 * share) as i64);
            let day = profile.as_of.plus(i32::from(dice.whole(0, 120)));
            payments.push(PlannedPayment { day, line: 0, amount });
        }
        payments.sort_by_key(|payment| payment.day);
        let diary = keep_planned(&ground, &payments);
        assert!(diary.outcome.is_on_time(), "{number}");
        let (engine, own) = (diary.outcome.owed_at_end.minor() as f64, followed(course, &diary, until));
        assert!(own <= engine + 0.5, "{number}: {own} {engine}");
        tried += 1;
        near += u32::from(engine > 0.0 && engine - own < balance.minor() as f64 * 0.0005);
        unpaid += u32::from(course.cycles.iter().any(|cycle| cycle.unpaid.is_some()));
    }
    assert!(tried > 200 && unpaid > 100 && near > 20, "{tried} {unpaid} {near}");
}
