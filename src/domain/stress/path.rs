//! One path: what chance brings in it, laid into the household's calendar. How it is walked is the business of `walk`.
//!
//! Everything is kept in buffers that are used again, so nothing is allocated once they have grown.

use super::brought::{Brought, Drawn, Driver, driver_of};
use super::ground::{Earner, Ground, Remembered};
use super::lots::{Lots, happens, more, pick};
use super::quantiles::drawn;
use super::tally::PathTally;
use super::walk::Brings;
use crate::domain::calendar::Day;
use crate::domain::household::alike::Cut;
use crate::domain::household::compiled::{Compiled, Event, EventKind, ExpenseRules, Phase};
use crate::domain::household::state::State;
use crate::domain::household::watch::{Strike, TimedShock};
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};

/// The `origin` of shocks that chance brought: those of a scenario have its places.
pub const BY_CHANCE: u16 = u16::MAX - 1;

/// Runs one path after another.
#[derive(Debug)]
pub struct Walker<'g> {
    pub(super) ground: &'g Ground,
    /// The household with what this path brings.
    pub household: Compiled,
    pub(super) state: State,
    /// What is counted in this path.
    pub tally: PathTally,
    /// How many months of this path ended on the usual course.
    pub months_as_usual: u32,
    /// What chance brought, in the order drawn.
    pub drawn: Vec<Drawn>,
    income_changes: Vec<(Day, Money)>,
    spells: Vec<(Day, Day)>,
    /// When somebody is out of work, from a day until another (exclusive).
    pub(super) out_of_work: Vec<(Day, Day)>,
    /// What chance brings in each stretch of the usual course.
    pub(super) brings: Vec<Brings>,
    /// What chance cut, while a path is taken up again.
    pub(super) cuts: Vec<Cut>,
}

impl<'g> Walker<'g> {
    /// Somebody to walk the paths of a ground.
    #[must_use]
    pub fn of(ground: &'g Ground) -> Walker<'g> {
        let mut household = ground.household.clone();
        // Room for what a path may bring, so that none has to make it.
        let room = ground.length() * (ground.expenses.len() + ground.household.lines.len() * 3 + 4);
        household.by_chance.reserve(room);
        household.shocks.reserve(room);
        household.expenses.reserve(ground.length() * ground.expenses.len());
        Walker {
            ground,
            household,
            state: ground.morning.clone(),
            tally: PathTally::of(ground),
            months_as_usual: 0,
            drawn: Vec::with_capacity(room),
            income_changes: Vec::with_capacity(room),
            spells: Vec::with_capacity(ground.length()),
            out_of_work: Vec::with_capacity(ground.length() * ground.earners.len()),
            brings: Vec::with_capacity(ground.usual.stretches.len()),
            cuts: Vec::with_capacity(ground.household.lines.len()),
        }
    }

    /// Lays what chance brings in a path into the calendar; what is in `off` it does not bring.
    pub fn draw(&mut self, lots: Lots, off: u8) {
        let ground = self.ground;
        let (incomes, expenses, shocks) = ground.planned;
        self.household.expenses.truncate(expenses);
        self.household.shocks.truncate(shocks);
        self.household.by_chance.clear();
        self.drawn.clear();
        self.income_changes.clear();
        self.out_of_work.clear();
        debug_assert_eq!(incomes, self.household.incomes.len());
        let on = |driver: Driver| off & driver.bit() == 0;
        for earner in &ground.earners {
            self.pay(earner, lots, on(Driver::JobLoss), on(Driver::Income));
        }
        self.change_income();
        if on(Driver::Expense) {
            self.spend(lots);
        }
        if on(Driver::Outage) {
            self.shut_down(lots);
        }
        if on(Driver::LimitCut) {
            self.cut(lots);
        }
        if on(Driver::RuleChange) {
            self.change_rules(lots);
        }
        if on(Driver::Forgetting) {
            for line in &ground.remembered {
                self.forget(line, lots);
            }
        }
        self.household.by_chance.sort_unstable();
        self.note_stretches();
    }

    fn tell(&mut self, day: Day, what: Brought) {
        self.drawn.push(Drawn { day, what });
    }

    fn month(&self, month: usize) -> (Day, u32) {
        let start = self.ground.months.get(month).copied().unwrap_or(self.ground.today);
        let next = self.ground.months.get(month + 1).copied().unwrap_or(start.plus(30));
        (start, u32::try_from(next.since(start)).unwrap_or(1).max(1))
    }

    /// A day of a month by the lower half of the bits.
    fn day_in(&self, month: usize, bits: u64) -> Day {
        let (start, length) = self.month(month);
        start.plus(i32::try_from(pick(bits, length)).unwrap_or(0))
    }

    /// What each payday of an earner brings.
    fn pay(&mut self, earner: &Earner, lots: Lots, may_lose: bool, may_vary: bool) {
        for payday in &earner.paydays {
            self.set_income(payday.place, payday.usual);
        }
        let odds = &self.ground.odds;
        if may_vary {
            self.vary(earner, lots);
        }
        if !may_lose || odds.job_loss.0 == 0 {
            return;
        }
        let numbers = lots.stream(earner.loss_mark);
        self.spells.clear();
        let mut back = self.ground.today;
        for month in 0..self.ground.length() {
            let bits = numbers.at(month as u32);
            if !happens(bits, odds.job_loss) {
                continue;
            }
            let day = self.day_in(month, bits);
            if day < back {
                continue;
            }
            let length = more(bits);
            let soon = happens(length, odds.short);
            let days = drawn(if soon { &odds.short_days } else { &odds.long_days }, more(length));
            back = day.plus(i32::try_from(days).unwrap_or(i32::MAX));
            self.spells.push((day, back));
            self.tell(day, Brought::OutOfWork { income: earner.income, until: back });
        }
        if self.spells.is_empty() {
            return;
        }
        let lost = earner.monthly - earner.monthly.share(odds.kept, Rounding::HalfUp);
        for (from, until) in &self.spells {
            self.income_changes.push((*from, -lost));
            self.income_changes.push((*until, lost));
            self.out_of_work.push((*from, *until));
        }
        for payday in &earner.paydays {
            if self.spells.iter().any(|(from, until)| *from <= payday.day && payday.day < *until)
                && let Some(amount) = self.household.incomes.get_mut(payday.place)
            {
                *amount = amount.share(odds.kept, Rounding::HalfUp);
            }
        }
    }

    fn set_income(&mut self, place: usize, amount: Money) {
        if let Some(own) = self.household.incomes.get_mut(place) {
            *own = amount;
        }
    }

    /// An irregular income lies evenly between its low and its usual amount; a regular one now and then dips.
    fn vary(&mut self, earner: &Earner, lots: Lots) {
        let odds = &self.ground.odds;
        let numbers = lots.stream(earner.income_mark);
        if let Some(low) = earner.low {
            for (count, payday) in earner.paydays.iter().enumerate() {
                let share = i64::from(pick(numbers.at(count as u32), u32::MAX));
                let above = (payday.usual - low).scaled(share, i64::from(u32::MAX), Rounding::HalfUp);
                self.set_income(payday.place, low + above);
            }
            self.tell(self.ground.today, Brought::Less { income: earner.income, amount: low });
            return;
        }
        if odds.dip.0 == 0 {
            return;
        }
        let mut next = 0;
        for month in 0..self.ground.length() {
            let bits = numbers.at(month as u32);
            if !happens(bits, odds.dip) {
                continue;
            }
            let kept = Ratio(RATE_SCALE - between(odds.dip_share, more(bits)).0);
            let paydays = earner.paydays.get(next..).unwrap_or(&[]);
            let skipped = paydays.iter().take_while(|payday| (payday.month as usize) < month).count();
            next += skipped;
            for payday in paydays.iter().skip(skipped).take_while(|payday| payday.month as usize == month) {
                let amount = payday.usual.share(kept, Rounding::HalfUp);
                self.set_income(payday.place, amount);
                self.drawn.push(Drawn { day: payday.day, what: Brought::Less { income: earner.income, amount } });
            }
        }
    }

    /// What lenders know of the income while somebody is out of work.
    fn change_income(&mut self) {
        let (Some(watch), Some(base)) = (&mut self.household.watch, &self.ground.household.watch) else { return };
        watch.income.clone_from(&base.income);
        if self.income_changes.is_empty() {
            return;
        }
        // The record's own turns are changes too; all of them in order make the new course.
        let mut before = Money::ZERO;
        for (day, amount) in &base.income {
            self.income_changes.push((*day, *amount - before));
            before = *amount;
        }
        self.income_changes.sort_unstable();
        watch.income.clear();
        let mut now = Money::ZERO;
        for (day, change) in &self.income_changes {
            now += *change;
            watch.income.push((*day, now.positive_part()));
        }
        let spells = std::mem::take(&mut self.income_changes);
        for (day, _) in &spells {
            self.blow(*day, 0, Strike::IncomeTurns);
        }
        self.income_changes = spells;
    }

    fn add(&mut self, day: Day, phase: Phase, kind: EventKind, index: usize) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        if day >= self.ground.today && day <= self.household.end {
            self.household.by_chance.push(Event { day, phase, kind, index, date: Day(0) });
        }
    }

    fn blow(&mut self, day: Day, line: u16, strike: Strike) {
        let place = self.household.shocks.len();
        self.household.shocks.push(TimedShock { day, line, strike, origin: BY_CHANCE });
        self.add(day, Phase::Outside, EventKind::Shock, place);
    }

    fn spend(&mut self, lots: Lots) {
        for (kind, expense) in self.ground.expenses.iter().enumerate() {
            let numbers = lots.stream(expense.mark);
            for month in 0..self.ground.length() {
                let bits = numbers.at(month as u32);
                if !happens(bits, expense.monthly) {
                    continue;
                }
                let day = self.day_in(month, bits);
                let amount = Money(drawn(&expense.amounts, more(bits)));
                let place = self.household.expenses.len();
                self.household.expenses.push(ExpenseRules { amount, essential: true, pay_with: None });
                self.add(day, Phase::Spending, EventKind::Expense, place);
                self.tell(day, Brought::Expense { kind, amount });
            }
        }
    }

    fn shut_down(&mut self, lots: Lots) {
        let odds = &self.ground.odds;
        for platform in &self.ground.platforms {
            let numbers = lots.stream(platform.mark);
            for month in 0..self.ground.length() {
                let bits = numbers.at(month as u32);
                if !happens(bits, odds.outage) {
                    continue;
                }
                let day = self.day_in(month, bits);
                let days = 1 + pick(more(bits), u32::from(odds.longest_outage));
                let until = day.plus(i32::try_from(days).unwrap_or(1));
                for line in &platform.lines {
                    self.blow(day, *line, Strike::Withhold(until));
                    self.blow(day, *line, Strike::Down { until, announced: false });
                    self.blow(until, *line, Strike::Up);
                }
                self.add(until, Phase::Payments, EventKind::Surplus, 0);
                let line = platform.lines.first().copied().unwrap_or(0);
                self.tell(day, Brought::Down { line, until });
            }
        }
    }

    fn cut(&mut self, lots: Lots) {
        let odds = &self.ground.odds;
        let Ok(count) = u32::try_from(self.ground.limits.len()) else { return };
        if count == 0 {
            return;
        }
        let numbers = lots.stream(self.ground.marks.0);
        for month in 0..self.ground.length() {
            let bits = numbers.at(month as u32);
            if !happens(bits, odds.cut_if_late) {
                continue;
            }
            let day = self.day_in(month, bits);
            let which = more(bits);
            let Some(line) = self.ground.limits.get(pick(which, count) as usize).copied() else { continue };
            let by = between(odds.cut_share, more(which));
            let if_late = !happens(bits, odds.cut);
            self.blow(day, line, if if_late { Strike::CutIfLate(by) } else { Strike::Cut(by) });
            self.tell(day, Brought::Cut { line, by, if_late });
        }
    }

    fn change_rules(&mut self, lots: Lots) {
        let Ok(count) = u32::try_from(self.ground.lenders.len()) else { return };
        let numbers = lots.stream(self.ground.marks.1);
        for month in 0..self.ground.length() {
            let bits = numbers.at(month as u32);
            if !happens(bits, self.ground.odds.rule_change) {
                continue;
            }
            let day = self.day_in(month, bits);
            let Some(lender) = self.ground.lenders.get(pick(more(bits), count) as usize) else { continue };
            for line in &lender.lines {
                self.blow(day, *line, Strike::RuleChange);
            }
            let line = lender.lines.first().copied().unwrap_or(0);
            self.tell(day, Brought::RuleChange { line });
        }
    }

    /// Months in which a line is forgotten; one run of them ends when somebody remembers.
    fn forget(&mut self, line: &Remembered, lots: Lots) {
        let numbers = lots.stream(line.mark);
        let mut memory = line.memory;
        let mut open: Option<(Day, Day)> = None;
        for (month, due) in line.dues.iter().enumerate() {
            let bits = numbers.at(month as u32);
            let late = line.habit.is_late(&mut memory, bits);
            match (late, due) {
                (true, Some(due)) => {
                    let days = 1 + pick(bits, u32::from(self.ground.odds.forgotten_days));
                    let until = due.plus(i32::try_from(days).unwrap_or(1));
                    open = Some((open.map_or(*due, |(from, _)| from), until));
                }
                (true, None) => {}
                (false, _) => {
                    if let Some((from, until)) = open.take() {
                        self.withhold(line.line, from, until);
                    }
                }
            }
        }
        if let Some((from, until)) = open {
            self.withhold(line.line, from, until);
        }
    }

    fn withhold(&mut self, line: u16, from: Day, until: Day) {
        self.blow(from, line, Strike::Withhold(until));
        self.add(until, Phase::Payments, EventKind::Surplus, 0);
        self.tell(from, Brought::Forgotten { line, until });
    }

    /// What chance brought, as a set of drivers.
    #[must_use]
    pub fn brought(&self) -> u8 {
        self.drawn.iter().fold(0, |set, drawn| set | driver_of(&drawn.what).bit())
    }
}

/// A share between two, by the bits.
fn between((least, most): (Ratio, Ratio), bits: u64) -> Ratio {
    let span = i128::from(most.0 - least.0).max(0);
    Ratio(least.0 + i64::try_from((span * i128::from(bits >> 32)) >> 32).unwrap_or(0))
}
