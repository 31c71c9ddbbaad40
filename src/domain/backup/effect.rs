//! What options do to the whole household: the same months with and without them, run by the engine.
//!
//! New debt is a line of its own that is drawn on a day; debts that it replaces are paid then; the rest goes on as set.

use super::condition::Measured;
use super::cost::{CostModel, LoanCost, RateModel};
use super::price::Price;
use super::situation::Situation;
use super::{BackupOption, Base, Brings, PaysDebt};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, History, InstalmentPlan, Line, LineState, Part, PartKind, Purpose, Rhythm};
use crate::domain::credit::terms::{Accrual, Amortisation, DayBasis, LineKind, Promo, TermsDraft};
use crate::domain::household::compile::compile;
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::entry::{Account, Entry, EntryKind};
use crate::domain::household::recorder::{Happening, Nobody, Totals};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::household::timeline::{Dated, Timeline, run};
use crate::domain::household::watch::{Strike, TimedShock, Turn};
use crate::domain::money::{LARGEST_MINOR, Money, Rate, RateBasis, Ratio};
use crate::domain::ratios::{lenders, monthly_income, monthly_payments};
use crate::domain::risk::state::is_stopped;

/// Months over which the household with and without an option is compared.
pub const MONTHS_COMPARED: i32 = 24;

/// An option that is used.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'o> {
    /// Which.
    pub option: &'o BackupOption,
    /// Its price for what is taken.
    pub price: &'o Price,
    /// From which day.
    pub on: Day,
    /// For how many days, when it is paid back in one sum.
    pub days: i32,
    /// The lines whose debts it replaces.
    pub replaces: &'o [usize],
}

/// How the months go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The last day.
    pub until: Day,
    /// Interest posted, all lines.
    pub interest: Money,
    /// Fees, all lines and options, what the state pays taken off.
    pub fees: Money,
    /// Of these, late fees.
    pub late_fees: Money,
    /// Due amounts that were missed.
    pub missed: u32,
    /// The lowest cash and its day.
    pub lowest: (Money, Day),
    /// The first day short.
    pub first_short: Option<Day>,
    /// Cash at the end.
    pub cash_at_end: Money,
    /// The emergency fund at the end.
    pub fund_at_end: Money,
    /// Owed at the end.
    pub owed_at_end: Money,
    /// Debt service of a month once it has begun.
    pub debt_service: Money,
    /// That over take-home income.
    pub dti: Option<Ratio>,
    /// Lenders once it has begun.
    pub lenders: u16,
    /// Lines that a lender's rule stops, out of those that could be used.
    pub stops: u16,
    /// The first of them, and its day.
    pub first_stop: Option<(usize, Day)>,
}

impl Course {
    /// Interest and fees together.
    #[must_use]
    pub fn cost(&self) -> Money {
        self.interest + self.fees
    }

    /// What is left at the end when everything owed is taken off.
    #[must_use]
    pub fn worth_at_end(&self) -> Money {
        self.cash_at_end + self.fund_at_end - self.owed_at_end
    }
}

/// The months from today to `until` with these options in use; ratios are those of the day after `from`.
#[must_use]
pub fn course(situation: &Situation, taken: &[Taken<'_>], from: Day, until: Day) -> Course {
    let lines = situation.profile.lines.len();
    let laid = Laid::over(situation, taken, until);
    let (profile, situation, fees) = (&laid.situation.profile, &laid.situation, laid.fees);
    let household = compile(profile, &situation.entries, &situation.question(until));
    let (timeline, _) = run(&household);
    let (end, totals, opening) = run_from_today(&household);
    let after = from.plus(1);
    let mut state = household.opening.clone();
    step_until(&mut state, from, &household, &mut Nobody, &mut AsAsked);
    let payments = monthly_payments(profile, &household, &state, &timeline, after);
    let debt_service: Money = payments.iter().map(|payment| payment.amount).sum();
    let is_short = |dated: &&Dated| dated.day >= situation.today && matches!(dated.happening, Happening::Short { .. });
    let first_short = timeline.happenings.iter().find(is_short);
    let mut stopped = stops(&timeline, situation.today);
    stopped.retain(|(line, _)| *line < lines);
    Course {
        until,
        interest: totals.interest,
        fees: totals.fees + fees,
        late_fees: totals.late_fees,
        missed: totals.missed,
        lowest: timeline.lowest_cash(situation.today, opening),
        first_short: first_short.map(|dated| dated.day),
        cash_at_end: end.cash,
        fund_at_end: end.emergency,
        owed_at_end: end.owed_in_all(),
        debt_service,
        dti: debt_service.ratio_to(monthly_income(profile, after).take_home),
        lenders: lenders(profile, |line| state.owed(line, &household.lines)),
        stops: u16::try_from(stopped.len()).unwrap_or(u16::MAX),
        first_stop: stopped.first().copied(),
    }
}

/// The lines that rules stop from a day on, each with its first day.
fn stops(timeline: &Timeline, from: Day) -> Vec<(usize, Day)> {
    let mut stopped: Vec<(usize, Day)> = Vec::new();
    for dated in timeline.happenings.iter().filter(|dated| dated.day >= from) {
        if let Happening::StateChange { line, from, to, why } = dated.happening
            && why.turn == Turn::Fired
            && is_stopped(to)
            && !is_stopped(from)
            && !stopped.iter().any(|(known, _)| *known == usize::from(line))
        {
            stopped.push((usize::from(line), dated.day));
        }
    }
    stopped
}

/// The household at the end, what has been counted since today, and the cash that today begins with.
fn run_from_today(household: &Compiled) -> (State, Totals, Money) {
    let mut state = household.opening.clone();
    step_to_today(&mut state, household, &mut Nobody);
    let opening = state.cash;
    let mut totals = Totals::default();
    step_until(&mut state, household.end, household, &mut totals, &mut AsAsked);
    (state, totals, opening)
}

/// A household with options laid over it.
struct Laid {
    situation: Situation,
    /// Fees that are paid outside any line.
    fees: Money,
    until: Day,
}

impl Laid {
    fn over(situation: &Situation, taken: &[Taken<'_>], until: Day) -> Laid {
        let mut laid = Laid { situation: situation.clone(), fees: Money::ZERO, until };
        for one in taken {
            laid.lay(one);
        }
        laid
    }

    fn lay(&mut self, taken: &Taken<'_>) {
        let option = taken.option;
        match &option.cost {
            CostModel::Loan(loan) => self.borrow(taken, loan),
            CostModel::Fixed(sum) => self.pay_fee(taken.on, *sum),
            CostModel::OwnMoney if is_fund(option) => {
                self.push(taken.on, Account::Emergency, EntryKind::Transfer, -taken.price.received);
            }
            _ if option.brings == Brings::Money => self.cash(taken.on, taken.price.received),
            _ => {}
        }
        if option.closes_cards {
            for line in taken.replaces.iter().filter_map(|line| u16::try_from(*line).ok()) {
                self.situation.suspend(taken.on, line, LineState::Closed);
            }
        }
    }

    fn borrow(&mut self, taken: &Taken<'_>, loan: &LoanCost) {
        let Ok(index) = u16::try_from(self.situation.profile.lines.len()) else { return };
        let price = taken.price;
        let mut line = new_line(taken, loan);
        if let Some(same) = taken.replaces.first().filter(|_| !taken.option.adds_lender) {
            // New terms with those who lend already.
            line.lender = self.situation.profile.lines.get(*same).map_or(line.lender, |old| old.lender.clone());
        }
        if is_seen(taken.option) {
            // It does not exist before it opens.
            line.state = LineState::Closed;
            line.opened_on = Some(taken.on);
            let strike = Strike::Opens(price.borrowed);
            self.situation.shocks.push(TimedShock { day: taken.on, line: index, strike, origin: u16::MAX });
        } else {
            self.push(taken.on, Account::Line(index), EntryKind::Draw, price.borrowed);
        }
        self.situation.profile.lines.push(line);
        self.pay_fee(taken.on, price.borrowed - price.received);
        let months = if loan.monthly_fee > Money::ZERO { price.months.unwrap_or(0) } else { 0 };
        for month in 1..=i32::from(months) {
            let on = taken.on.month().plus(month).on(taken.on.day_of_month());
            if on <= self.until {
                self.pay_fee(on, loan.monthly_fee);
            }
        }
        if price.subsidy > Money::ZERO {
            // Paid out in the course of the months; by the end all of it has come.
            self.pay_fee(self.until, -price.subsidy);
        }
        if taken.option.pays_debt == PaysDebt::Replaces {
            let mut left = price.received;
            for line in taken.replaces.iter().filter_map(|line| u16::try_from(*line).ok()) {
                let amount = if taken.option.amount.most.is_some() { left } else { Money(LARGEST_MINOR) };
                self.situation.planned.push(PlannedPayment { day: taken.on, line, amount });
                let owed = self.situation.profile.lines.get(usize::from(line)).map_or(Money::ZERO, |line| line.balance);
                left = (left - owed).positive_part();
            }
        }
    }

    fn pay_fee(&mut self, on: Day, amount: Money) {
        self.fees += amount;
        self.cash(on, -amount);
    }

    fn cash(&mut self, on: Day, change: Money) {
        if !change.is_zero() {
            self.push(on, Account::Cash, EntryKind::Adjustment, change);
        }
    }

    fn push(&mut self, day: Day, account: Account, kind: EntryKind, amount: Money) {
        let entry = Entry { id: String::new(), day, account, kind, amount, state: None, note: String::new() };
        self.situation.entries.push(entry);
    }
}

/// Whether lenders see a new line: not what family lends or a policy backs, nor new terms with those who lend already.
fn is_seen(option: &BackupOption) -> bool {
    option.reported && option.adds_lender
}

/// Whether an option is the emergency fund itself.
#[must_use]
pub fn is_fund(option: &BackupOption) -> bool {
    option.amount.share.is_some_and(|share| share.of == Base::Measured(Measured::EmergencyFund))
}

/// The line of new debt, empty until it is drawn.
fn new_line(taken: &Taken<'_>, loan: &LoanCost) -> Line {
    let rate = Rate::new(taken.price.stated.map_or(Ratio::ZERO, |rate| rate.usual), RateBasis::Annual);
    let in_one_sum = taken.price.months.is_none();
    let first_due = if in_one_sum {
        taken.on.plus(taken.days.max(1))
    } else {
        taken.on.month().plus(1).on(taken.on.day_of_month())
    };
    let fee = if let RateModel::Fee(fee) = loan.rate { Some(fee) } else { None };
    let plan = InstalmentPlan {
        principal: Money::ZERO,
        periods: taken.price.months.unwrap_or(1).max(1),
        paid: 0,
        amortisation: if fee.is_some() { Amortisation::FlatFee } else { loan.amortisation },
        fee,
        payment: None,
        rhythm: Rhythm::Monthly,
        next_due: Some(first_due),
    };
    let free_until = taken.on.month().plus(i32::from(loan.free_months)).on(taken.on.day_of_month());
    let promo = (loan.free_months > 0).then_some(Promo { rate: Rate::ZERO, until: free_until });
    let part = Part {
        kind: PartKind::Draw,
        name: None,
        balance: Money::ZERO,
        rate: None,
        promo,
        plan: Some(plan),
        since: None,
    };
    let terms = TermsDraft {
        kind: Some(LineKind::InstalmentLoan),
        rate: Some(rate),
        accrual: Some(Accrual::DailySimple),
        day_basis: Some(DayBasis::D365),
        amortisation: Some(plan.amortisation),
        periods: Some(plan.periods),
        reported: Some(taken.option.reported),
        due_day: Some(Some(first_due.day_of_month())),
        ..TermsDraft::default()
    };
    Line {
        id: format!("new-{}", taken.option.id.replace('/', "-")),
        name: taken.option.name.clone(),
        lender: taken.option.name.clone(),
        group: None,
        product: None,
        policy: None,
        terms: terms.complete(),
        purpose: Purpose::Consumer,
        limit: None,
        balance: Money::ZERO,
        unpaid_charges: Money::ZERO,
        parts: vec![part],
        statement: None,
        autopay: Autopay::Full,
        overdue: None,
        history: History::default(),
        state: LineState::Active,
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
    }
}
