//! Households thrown by dice: every kind of line, term and journal row, from a list of numbers that proptest can shrink.

use std::sync::OnceLock;

use proptest::prelude::*;
use tideover::content::Library;
use tideover::domain::calendar::{BusinessDay, Day, Holidays};
use tideover::domain::credit::line::{
    Autopay, InstalmentPlan, Line, LineState, Overdue, Part, PartKind, Rhythm, Statement,
};
use tideover::domain::credit::terms::{
    Accrual, Allocation, Amortisation, DayBasis, EarlySettlement, InterestBase, InterestFrom, LateFee, LineKind,
    MinimumRule, OverdueMode, Penalty, PlanFee, Prepayment, Promo, Terms, TermsDraft,
};
use tideover::domain::household::compile::Question;
use tideover::domain::household::compiled::{PlannedPayment, Withheld};
use tideover::domain::household::entry::{Account, Entry, EntryKind};
use tideover::domain::household::profile::{Expense, Income, Profile, Recurrence};
use tideover::domain::household::watch::{Strike, TimedShock, Watch};
use tideover::domain::money::{Currency, Money, RATE_SCALE, Rate, RateBasis, Ratio, Rounding};
use tideover::domain::risk::indicator::AccountFlag;
use tideover::domain::risk::policy::Policy;
use tideover::domain::risk::shock::Behaviour;
use tideover::domain::risk::trigger::Effect;

use super::build;

/// What a property is tried on.
#[derive(Debug, Clone)]
pub struct Case {
    pub profile: Profile,
    pub entries: Vec<Entry>,
    pub question: Question,
    /// A number for whatever else the property needs to choose.
    pub seed: u32,
}

/// Numbers from which everything is chosen; when they run out, the first choice is taken.
pub struct Dice<'n> {
    numbers: std::slice::Iter<'n, u32>,
}

impl Dice<'_> {
    pub fn upto(&mut self, most: u32) -> u32 {
        self.numbers.next().map_or(0, |number| number % (most + 1))
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.upto(99) >= 100 - percent
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.upto(choices.len() as u32 - 1) as usize]
    }

    fn money(&mut self, most: u32) -> Money {
        Money(i64::from(self.upto(most)))
    }

    fn maybe<T>(&mut self, percent: u32, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance(percent) { Some(value(self)) } else { None }
    }

    fn rate(&mut self) -> Rate {
        let hundredths = i64::from(self.upto(2400));
        let basis = self.of(&[RateBasis::Annual, RateBasis::Monthly, RateBasis::Daily]);
        let over = match basis {
            RateBasis::Annual => 1,
            RateBasis::Monthly => 12,
            RateBasis::Daily => 365,
        };
        Rate { value: hundredths * (RATE_SCALE / 10_000) / over, basis }
    }

    fn percent(&mut self, most: u32) -> Ratio {
        Ratio::basis_points(i64::from(self.upto(most * 100)))
    }

    fn day_after(&mut self, from: Day, most: u32) -> Day {
        from.plus(self.upto(most) as i32)
    }
}

/// Households of up to four lines with up to ten journal rows, over up to two and a half years.
pub fn cases() -> impl Strategy<Value = Case> {
    proptest::collection::vec(any::<u32>(), 40..420).prop_map(|numbers| case(&mut Dice { numbers: numbers.iter() }))
}

pub fn case(dice: &mut Dice<'_>) -> Case {
    let currency = Currency::from_code(dice.of(&["CNY", "USD", "JPY", "KWD"])).unwrap();
    let mut profile = build::household("2026-01-01");
    profile.currency = currency;
    profile.as_of = dice.day_after(build::day("2026-01-01"), 900);
    let as_of = profile.as_of;
    profile.spendable = dice.money(900_000);
    profile.emergency_fund = dice.money(300_000);
    profile.holidays =
        Holidays { closed: vec![as_of.plus(20), as_of.plus(21), as_of.plus(22)], open: vec![as_of.plus(29)] };
    let lines = 1 + dice.upto(3);
    for number in 0..lines {
        let line = line(dice, &format!("line-{number}"), as_of);
        profile.lines.push(line);
    }
    for number in 0..dice.upto(2) {
        let recurrence = recurrence(dice, as_of);
        let mut income: Income = build::income(&format!("income-{number}"), "0", 1);
        (income.amount, income.recurrence) = (dice.money(1_200_000), recurrence);
        profile.incomes.push(income);
    }
    for number in 0..dice.upto(3) {
        let recurrence = recurrence(dice, as_of);
        let mut expense: Expense = build::expense(&format!("expense-{number}"), "0", 1);
        (expense.amount, expense.recurrence) = (dice.money(200_000), recurrence);
        expense.essential = dice.chance(60);
        expense.pay_with = dice.maybe(50, |d| format!("line-{}", d.upto(lines - 1)));
        profile.expenses.push(expense);
    }
    let rows = if dice.chance(60) { dice.upto(10) } else { 0 };
    let mut entries: Vec<Entry> = (0..rows).map(|number| entry(dice, number, lines, as_of)).collect();
    entries.sort_by_key(|entry| entry.day);
    let mut question = question(dice, lines, as_of);
    if dice.chance(35) {
        watch(dice, &mut question, &profile);
    }
    Case { profile, entries, question, seed: dice.upto(u32::MAX - 1) }
}

fn recurrence(dice: &mut Dice<'_>, as_of: Day) -> Recurrence {
    let rhythm = dice.of(&[Rhythm::Monthly, Rhythm::Weekly, Rhythm::Fortnightly, Rhythm::Yearly, Rhythm::Once]);
    let start = (rhythm != Rhythm::Monthly).then(|| dice.day_after(as_of, 40));
    let until = dice.maybe(15, |d| d.day_after(as_of, 400));
    Recurrence { rhythm, anchor: 1 + dice.upto(30) as u8, start, until }
}

fn question(dice: &mut Dice<'_>, lines: u32, as_of: Day) -> Question {
    let mut question = Question::as_set(dice.day_after(as_of, 60), dice.day_after(as_of.plus(20), 900));
    question.with_income = !dice.chance(15);
    question.essentials_only = dice.chance(10);
    question.minimums_only = dice.chance(10);
    question.spend_emergency = dice.chance(20);
    question.spare_draws = dice.upto(2) as u16;
    for _ in 0..dice.upto(3) {
        let (day, line) = (dice.day_after(as_of, 300), dice.upto(lines - 1) as u16);
        question.planned.push(PlannedPayment { day, line, amount: dice.money(400_000) });
    }
    if dice.chance(20) {
        let from = dice.day_after(as_of, 200);
        question.withheld.push(Withheld { line: dice.upto(lines - 1) as u16, from, until: dice.day_after(from, 90) });
    }
    question
}

/// Lenders that watch by the shipped policies, shocks of every sort, and perhaps a household that borrows to repay.
fn watch(dice: &mut Dice<'_>, question: &mut Question, profile: &Profile) {
    static POLICIES: OnceLock<Vec<Policy>> = OnceLock::new();
    let policies = POLICIES.get_or_init(|| Library::embedded().policies_for("CN", &[]).0);
    question.watch = Some(Watch::over(profile, policies, Vec::new()));
    if dice.chance(50) {
        question.behaviour = Behaviour::Roll;
    }
    let effects = [
        Effect::Watch,
        Effect::Reduce { by: Ratio::percent(30), not_below: Ratio::percent(40) },
        Effect::Suspend,
        Effect::Freeze,
        Effect::Close,
        Effect::Accelerate,
    ];
    for origin in 0..dice.upto(4) as u16 {
        let day = dice.day_after(profile.as_of, 400);
        let strike = match dice.upto(7) {
            0 => Strike::Cut(dice.percent(60)),
            1 => Strike::Opens(dice.money(300_000)),
            2 => Strike::Down { until: day.plus(9), announced: dice.chance(50) },
            3 => Strike::RuleChange,
            4 => Strike::Flag(AccountFlag::DocumentExpired, dice.chance(70)),
            5 => Strike::End(dice.upto(3) as u16),
            _ => Strike::Effect(dice.of(&effects)),
        };
        let line = dice.upto(profile.lines.len() as u32 - 1) as u16;
        question.shocks.push(TimedShock { day, line, strike, origin });
    }
}

fn entry(dice: &mut Dice<'_>, number: u32, lines: u32, as_of: Day) -> Entry {
    let account = match dice.upto(4) {
        0 => Account::Cash,
        1 => Account::Emergency,
        _ => Account::Line(dice.upto(lines - 1) as u16),
    };
    let kind = dice.of(&[
        EntryKind::Payment,
        EntryKind::Purchase,
        EntryKind::Draw,
        EntryKind::Refund,
        EntryKind::Fee,
        EntryKind::Interest,
        EntryKind::Income,
        EntryKind::Expense,
        EntryKind::Transfer,
        EntryKind::Adjustment,
        EntryKind::Limit,
        EntryKind::State,
        EntryKind::Balance,
    ]);
    let mut amount = dice.money(500_000);
    if matches!(kind, EntryKind::Adjustment | EntryKind::Transfer) && dice.chance(40) {
        amount = -amount;
    }
    let states = [LineState::Suspended, LineState::Active, LineState::Closed, LineState::Reduced];
    let state = (kind == EntryKind::State).then(|| dice.of(&states));
    let day = dice.day_after(as_of, 80);
    Entry { id: number.to_string(), day, account, kind, amount, state, note: String::new() }
}

fn terms(dice: &mut Dice<'_>, kind: LineKind, as_of: Day) -> Terms {
    let mut terms = TermsDraft { kind: Some(kind), ..TermsDraft::default() }.complete();
    terms.rate = dice.rate();
    terms.cash_advance_rate = dice.maybe(30, Dice::rate);
    terms.day_basis = dice.of(&[DayBasis::D365, DayBasis::D360, DayBasis::Actual]);
    terms.accrual =
        dice.of(&[Accrual::DailySimple, Accrual::DailyCompound, Accrual::Monthly, Accrual::AverageDailyBalance]);
    terms.interest_from = dice.of(&[InterestFrom::PostingDay, InterestFrom::DueDay]);
    terms.interest_base = dice.of(&[InterestBase::WholeStatement, InterestBase::UnpaidPart]);
    terms.interest_on_interest = dice.chance(40);
    terms.interest_rounding = dice.of(&[Rounding::HalfUp, Rounding::HalfEven, Rounding::Down]);
    terms.promo = dice.maybe(15, |d| Promo { rate: d.rate(), until: d.day_after(as_of, 200) });
    terms.grace_days = if dice.chance(30) { dice.upto(35) as u8 } else { 0 };
    terms.minimum = MinimumRule {
        percent: dice.percent(100),
        floor: dice.money(10_000),
        plus_interest: dice.chance(50),
        plus_fees: dice.chance(50),
        plus_instalments: dice.chance(80),
        plus_past_due: dice.chance(80),
    };
    terms.late_fee = LateFee {
        fixed: if dice.chance(30) { dice.money(4_000) } else { Money::ZERO },
        percent: if dice.chance(30) { dice.percent(10) } else { Ratio::ZERO },
        floor: if dice.chance(30) { dice.money(500) } else { Money::ZERO },
        cap: dice.maybe(30, |d| d.money(4_100)),
    };
    terms.penalty = dice.maybe(50, |d| {
        if d.chance(50) {
            Penalty::Rate(d.rate())
        } else {
            Penalty::Factor(Ratio::percent(100 + i64::from(d.upto(100))))
        }
    });
    terms.overdue_mode = dice.of(&[OverdueMode::Replace, OverdueMode::Add]);
    terms.early_settlement = match dice.upto(2) {
        0 => EarlySettlement::Free,
        1 => EarlySettlement::RemainingFees,
        _ => EarlySettlement::Percent(dice.percent(3)),
    };
    terms.prepayment = dice.of(&[Prepayment::ShorterTerm, Prepayment::LowerPayment, Prepayment::NotTaken]);
    terms.prepayment_fee = if dice.chance(25) { dice.percent(3) } else { Ratio::ZERO };
    terms.allocation = dice.of(&[
        Allocation::LowestRateFirst,
        Allocation::HighestRateFirst,
        Allocation::OldestFirst,
        Allocation::HighestRateAboveMinimum,
    ]);
    terms.business_day = dice.of(&[BusinessDay::None, BusinessDay::Next]);
    terms.amortisation = dice.of(AMORTISATIONS);
    terms.periods = 1 + dice.upto(24) as u16;
    terms.plan_fee = dice.maybe(50, fee);
    terms.due_day = Some(1 + dice.upto(30) as u8);
    terms.statement_day = (kind != LineKind::PayLater || dice.chance(70)).then(|| 1 + dice.upto(30) as u8);
    terms
}

const AMORTISATIONS: &[Amortisation] = &[
    Amortisation::Annuity,
    Amortisation::EqualPrincipal,
    Amortisation::InterestFirst,
    Amortisation::Bullet,
    Amortisation::FlatFee,
];

fn fee(dice: &mut Dice<'_>) -> PlanFee {
    if dice.chance(50) { PlanFee::PerPeriod(dice.percent(2)) } else { PlanFee::Total(dice.percent(15)) }
}

fn plan(dice: &mut Dice<'_>, principal: Money, as_of: Day) -> InstalmentPlan {
    let periods = 1 + dice.upto(24) as u16;
    let rhythm =
        if dice.chance(75) { Rhythm::Monthly } else { dice.of(&[Rhythm::Weekly, Rhythm::Fortnightly, Rhythm::Yearly]) };
    InstalmentPlan {
        principal,
        periods,
        paid: dice.upto(u32::from(periods) - 1) as u16,
        amortisation: dice.of(AMORTISATIONS),
        fee: Some(fee(dice)),
        payment: dice.maybe(10, |d| d.money(60_000)),
        rhythm,
        next_due: dice.maybe(40, |d| d.day_after(as_of, 45)),
    }
}

fn line(dice: &mut Dice<'_>, id: &str, as_of: Day) -> Line {
    let kinds = [LineKind::Revolving, LineKind::InstalmentLoan, LineKind::CashLine, LineKind::PayLater];
    let kind = dice.of(&kinds);
    let terms = terms(dice, kind, as_of);
    let has_statements = terms.has_statements();
    let mut line = build::line(id, terms, "0");
    line.parts.clear();
    let count = 1 + dice.upto(2);
    for _ in 0..count {
        let balance = dice.money(800_000);
        let kind = if has_statements {
            dice.of(&[PartKind::Purchases, PartKind::Instalment, PartKind::CashAdvance, PartKind::Transfer])
        } else {
            dice.of(&[PartKind::Draw, PartKind::Instalment])
        };
        let scheduled = matches!(kind, PartKind::Draw | PartKind::Instalment);
        line.parts.push(Part {
            kind,
            name: None,
            balance,
            rate: dice.maybe(25, Dice::rate),
            promo: dice.maybe(15, |d| Promo { rate: d.rate(), until: d.day_after(as_of, 200) }),
            plan: scheduled.then(|| {
                let principal = balance + dice.money(100_000);
                plan(dice, principal, as_of)
            }),
            since: dice.maybe(25, |d| as_of.plus(-(d.upto(70) as i32))),
        });
    }
    line.unpaid_charges = if dice.chance(25) { dice.money(8_000) } else { Money::ZERO };
    line.balance = line.parts.iter().map(|part| part.balance).sum::<Money>() + line.unpaid_charges;
    line.limit = dice.maybe(70, |d| line.balance + d.money(600_000));
    line.statement = dice.maybe(if has_statements { 50 } else { 0 }, |d| {
        let balance = d.money(u32::try_from(line.balance.minor()).unwrap_or(u32::MAX - 1));
        let (minimum, paid) = (d.maybe(30, |d| d.money(40_000)), d.money(balance.minor() as u32));
        let closed_on = d.maybe(40, |d| as_of.plus(-(d.upto(30) as i32)));
        Statement { balance, minimum, paid: if d.chance(40) { paid } else { Money::ZERO }, closed_on }
    });
    line.autopay = match dice.upto(3) {
        0 => Autopay::Minimum,
        1 => Autopay::Full,
        2 => Autopay::ByHand,
        _ => Autopay::Amount(dice.money(100_000)),
    };
    line.overdue = dice.maybe(20, |d| Overdue { since: as_of.plus(-1 - d.upto(80) as i32), amount: d.money(90_000) });
    line
}
