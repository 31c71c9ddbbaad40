//! The courses of a line with statements: its balance, and the plans its statements bill.

use super::growth::{Growth, ONE, Span};
use super::read::Ahead;
use super::{Asks, Balance, Course, Cycle, FINE_BITS, Kind, Opening, Uncovered, apart, plan_part};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::accrue::cycles;
use crate::domain::credit::interest::{FINE, UNIT};
use crate::domain::credit::terms::{Accrual, InterestBase, InterestFrom};
use crate::domain::household::compiled::{EventKind, Phase};
use crate::domain::money::{Money, RATE_SCALE, Rounding};
use crate::domain::plan::outcome::monthly_share;

/// A statement ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    /// When it closes.
    pub on: Day,
    /// Whether payments of that day come before it.
    pub late: bool,
    /// When it is due.
    pub due: Day,
    /// The last day on which it can be paid on time; none beyond the horizon.
    pub deadline: Option<Day>,
}

impl Posting {
    /// The first day whose payments come after it.
    pub const fn first_after(self) -> Day {
        if self.late { self.on.plus(1) } else { self.on }
    }

    /// The last day whose payments come before it.
    pub const fn last_before(self) -> Day {
        if self.late { self.on } else { self.on.plus(-1) }
    }
}

/// The courses of a line with statements.
pub(super) fn courses(of: &Ahead<'_>) -> Result<Vec<Course>, Uncovered> {
    let postings = postings(of);
    let live = |part: &PartAccount| !part.is_empty() || part.fee_left > Money::ZERO;
    let places: Vec<usize> = (0..of.parts.len()).filter(|place| of.parts.get(*place).is_some_and(live)).collect();
    let mut courses = Vec::new();
    let mut revolving = None;
    let mut plans_due = Money::ZERO;
    for place in places {
        let (Some(part), Some(rules)) = (of.parts.get(place), of.part_rules.get(place)) else { continue };
        if rules.amortisation.is_none() {
            if revolving.replace((part, rules)).is_some() {
                return Err(Uncovered::SeveralRates);
            }
            continue;
        }
        if rules.own_days || !of.rules.minimum.plus_instalments {
            return Err(Uncovered::MixedInstalments);
        }
        plans_due += part.billed + part.charges;
        courses.push(plan_part::course(of, part, rules, &postings)?);
    }
    // What is asked for today pays fees first, then plans, then the balance.
    let asked = of.account.asked() - of.account.fees - plans_due;
    if asked < Money::ZERO {
        return Err(Uncovered::UnpaidCharges);
    }
    if let Some((part, rules)) = revolving {
        let with_plans = !courses.is_empty();
        courses.push(balance(of, part, rules, &postings, asked, with_plans)?);
    }
    Ok(courses)
}

fn postings(of: &Ahead<'_>) -> Vec<Posting> {
    let ahead = of.ground.household.events.iter().filter(|event| {
        event.kind == EventKind::Statement
            && event.place() == of.line
            && event.day >= of.ground.today
            && event.day <= of.ground.until
    });
    let posting = |event: &crate::domain::household::compiled::Event| Posting {
        on: event.day,
        late: event.phase == Phase::LateStatements,
        due: event.date,
        deadline: of.deadline(event.date).filter(|day| *day <= of.ground.until),
    };
    ahead.map(posting).collect()
}

/// Half minor units by which posting interest may fall short of the exact interest.
pub(super) fn posting_slack(rules: &PartRules) -> u32 {
    let once = match rules.rounding {
        Rounding::HalfUp | Rounding::HalfEven => 1,
        Rounding::Down | Rounding::Up => 2,
    };
    match rules.accrual {
        Accrual::DailySimple | Accrual::Monthly => once,
        // The average is rounded too; compounding rounds each day at a millionth.
        Accrual::AverageDailyBalance | Accrual::DailyCompound => once + 1,
    }
}

/// The cycle before the first posting, or before the horizon.
pub(super) fn running_span<'r>(part: &PartAccount, rules: &'r PartRules, end: Option<Day>, until: Day) -> Span<'r> {
    match end {
        Some(end) => {
            let mut span = Span::posted(rules, part.posted_on, end);
            span.monthly.0 *= cycles(part, rules, end);
            span
        }
        None => Span { rules, end: until, monthly: monthly_share(part, rules) },
    }
}

/// The cycle that begins with a posting.
pub(super) fn later_span<'r>(
    part: &PartAccount,
    rules: &'r PartRules,
    start: Day,
    end: Option<Day>,
    until: Day,
) -> Span<'r> {
    let mut begun = *part;
    begun.posted_on = start;
    running_span(&begun, rules, end, until)
}

/// Interest counted so far as it will be at the end of the running cycle, in fine parts, rounded down.
pub(super) fn accrued_fine(accrued: i128, span: &Span<'_>, from: Day) -> i64 {
    let accrued = accrued.max(0);
    let scaled = |denominator: i128| {
        if accrued > i128::MAX >> (FINE_BITS + 2) {
            return (accrued / denominator.max(1)) << FINE_BITS;
        }
        (accrued << FINE_BITS) / denominator.max(1)
    };
    let fine = match span.rules.accrual {
        Accrual::DailySimple | Accrual::AverageDailyBalance => scaled(UNIT),
        Accrual::DailyCompound => {
            (scaled(i128::from(FINE)) * i128::from(span.growth_from(from).lower)) / i128::from(ONE)
        }
        Accrual::Monthly => {
            let (times, denominator) = span.monthly;
            let whole = accrued.saturating_mul(times);
            if whole > i128::MAX >> (FINE_BITS + 2) {
                (whole / denominator.max(1)) << FINE_BITS
            } else {
                (whole << FINE_BITS) / denominator.max(1)
            }
        }
    };
    i64::try_from(fine).unwrap_or(0)
}

fn balance(
    of: &Ahead<'_>,
    part: &PartAccount,
    rules: &PartRules,
    postings: &[Posting],
    asked: Money,
    with_plans: bool,
) -> Result<Course, Uncovered> {
    let is_apart = !rules.interest_on_interest && !rules.rate.is_zero();
    let interest_asked = of.rules.minimum.plus_interest;
    if part.charges > Money::ZERO && (!is_apart || interest_asked) {
        return Err(Uncovered::UnpaidCharges);
    }
    let until = of.ground.until;
    let first = postings.first();
    let span = running_span(part, rules, first.map(|posting| posting.on), until);
    let last_day = first.map_or(until, |posting| posting.last_before());
    let deadline = of.open_deadline().filter(|deadline| *deadline <= last_day);
    let mut running = Cycle {
        start: of.ground.today,
        growth: span.growth_from(part.accrued_to),
        asks: Asks::Amount(if deadline.is_some() { asked } else { Money::ZERO }),
        beside_interest: None,
        paid_on: of.account.oldest_due(),
        moments: of.moments(&span, of.ground.today, last_day, deadline),
        slack: posting_slack(rules),
        unpaid: None,
    };
    let other_asked = of.account.asked() - asked;
    if other_asked > Money::ZERO && deadline.is_none() {
        return Err(Uncovered::UnpaidCharges);
    }
    let openings = openings(of, part, rules, &span, &mut running, (other_asked, last_day))?;
    let mut growth_before = running.growth;
    let mut cycles = vec![running];
    let mut at_deadline = vec![None];
    for (place, posting) in postings.iter().enumerate() {
        let next = postings.get(place + 1);
        let span = later_span(part, rules, posting.on, next.map(|next| next.on), until);
        let last_day = next.map_or(until, |next| next.last_before());
        let deadline = posting.deadline.filter(|deadline| *deadline <= last_day);
        let growth = span.growth_from(posting.on);
        at_deadline.push(deadline.map(|deadline| span.growth_from(deadline)));
        let percent = fixed(of.rules.minimum.percent.0);
        cycles.push(Cycle {
            start: posting.on,
            growth,
            beside_interest: deadline.and_then(|_| interest_asked.then_some(percent)),
            asks: deadline.map_or(Asks::Amount(Money::ZERO), |_| minimum(of, rules, growth_before, with_plans)),
            paid_on: Some(posting.due),
            moments: of.moments(&span, posting.first_after(), last_day, deadline),
            slack: posting_slack(rules),
            unpaid: None,
        });
        // Where interest stands apart and a cycle may end with it unpaid, the next minimum may be less.
        growth_before = if is_apart && deadline.is_none() { Growth::NONE } else { growth };
    }
    let mut balance = Balance {
        openings,
        cycles,
        asked_apart: false,
        takes_early: true,
        early_fee: crate::domain::money::Ratio::ZERO,
        ends: false,
        least_owed: Vec::new(),
        most_owed: Vec::new(),
        at_once: None,
    };
    if is_apart {
        apart::allow(&mut balance, part.charges, interest_asked, &at_deadline);
    }
    Ok(Course { line: of.line, owed: part.owed(), kind: Kind::Balance(balance) })
}

/// A share as a fixed-point ratio, rounded down.
fn fixed(share: i64) -> i64 {
    let scaled = (i128::from(share.clamp(0, RATE_SCALE)) << super::RATIO_BITS) / i128::from(RATE_SCALE);
    i64::try_from(scaled).unwrap_or(ONE)
}

/// The minimum of a statement as a rule on what is owed, never above the engine's.
fn minimum(of: &Ahead<'_>, rules: &PartRules, growth_before: Growth, with_plans: bool) -> Asks {
    let rule = &of.rules.minimum;
    let mut share = i128::from(fixed(rule.percent.0));
    let mut slack = 1;
    if rule.plus_interest {
        // Interest is at least W x what was left, that is W / (1 + W) of what is owed with it.
        let one = i128::from(ONE);
        let part = (i128::from(growth_before.lower) - one) * one / i128::from(growth_before.upper);
        share += part * (one - share) / one;
        slack += 2 * posting_slack(rules);
    }
    let floor = if with_plans { Money::ZERO } else { rule.floor };
    Asks::Rule { floor, share: i64::try_from(share.min(i128::from(ONE))).unwrap_or(0), slack }
}

/// The cases of today's balance. Days of grace of the open statement make two; purchases after it none.
fn openings(
    of: &Ahead<'_>,
    part: &PartAccount,
    rules: &PartRules,
    span: &Span<'_>,
    running: &mut Cycle,
    (other_asked, last_day): (Money, Day),
) -> Result<Vec<Opening>, Uncovered> {
    let reaches_back = rules.interest_from == InterestFrom::PostingDay;
    let grace_lost = of.account.grace_lost;
    let all_bears = !rules.interest_free;
    let fresh_bears = all_bears || (reaches_back && grace_lost);
    if part.fresh > Money::ZERO && !fresh_bears {
        return Err(Uncovered::GracePeriod);
    }
    let from = part.accrued_to;
    let grown = span.growth_from(from);
    let counted = accrued_fine(part.accrued, span, from);
    if all_bears || part.billed.is_zero() {
        let mut sums = vec![(part.principal + part.billed + part.fresh, grown)];
        if part.charges > Money::ZERO {
            sums.push((part.charges, Growth::NONE));
        }
        return Ok(vec![Opening::Bears { sums, accrued_fine: counted }]);
    }
    // The statement is open and its purchases bear interest only when it is not paid in full.
    if part.charges > Money::ZERO {
        return Err(Uncovered::UnpaidCharges);
    }
    if part.fresh > Money::ZERO {
        return Err(Uncovered::GracePeriod);
    }
    let whole = part.principal + part.billed;
    let due = of.account.statement_due;
    // Days of grace count, and end with the next statement at the latest.
    let last_day_in_full = of.check(due).map_or(last_day, |check| check.min(last_day));
    let on_time = (of.account.statement_left - other_asked).positive_part().least(whole);
    let paid_in_full = Opening::PaidInFull { on_time, rest: whole - on_time, by: of.epochs.of_day(last_day_in_full) };
    if !reaches_back {
        // Interest on what is left runs from the due day, days of grace included.
        let sums = vec![(part.principal, grown), (part.billed, span.growth_from(due.max(from)))];
        for moment in &mut running.moments {
            let saves_from = if part.principal.is_zero() { due } else { moment.day.min(due) };
            moment.growth = span.growth_from(saves_from);
        }
        running.growth = span.growth_from(due.max(from));
        return Ok(vec![Opening::Bears { sums, accrued_fine: counted }, paid_in_full]);
    }
    let back = accrued_fine(part.accrued_billed, span, from);
    if rules.interest_base == InterestBase::UnpaidPart {
        // What is settled in time takes its interest back to the posting day with it.
        let each = Growth::of(i128::from(back), i128::from(part.billed.minor().max(1)) << FINE_BITS);
        let upper = grown.upper.saturating_add(each.upper - ONE);
        running.growth = Growth { lower: grown.lower, upper };
        for moment in &mut running.moments {
            moment.growth.upper = upper.max(moment.growth.upper);
        }
    }
    let bears = Opening::Bears { sums: vec![(whole, grown)], accrued_fine: counted.saturating_add(back) };
    Ok(vec![bears, paid_in_full])
}
