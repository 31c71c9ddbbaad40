//! The figures of a household that lessons may quote, measured by the engine on the reader's day.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Fault;
use crate::content::Library;
use crate::domain::calendar::Day;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::Compiled;
use crate::domain::household::entry::Entry;
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::Happening;
use crate::domain::household::state::State;
use crate::domain::household::timeline::{Timeline, run, state_today};
use crate::domain::lesson::Value;
use crate::domain::money::{Currency, Money, Ratio};
use crate::domain::ratios::{LineUse, Ratios, measure};
use crate::domain::risk::policy::Policy;

/// How many months ahead a household is run.
const MONTHS_AHEAD: i32 = 13;

/// A household whose figures a lesson quotes. It is run when the first of them is asked for.
#[derive(Debug)]
pub struct Household {
    pub(super) profile: Profile,
    pub(super) entries: Vec<Entry>,
    pub(super) today: Day,
    measured: OnceCell<Measured>,
    policies: OnceCell<Vec<Policy>>,
    /// What the engine answered to the shocks that lessons asked about: each is several runs.
    pub(super) answered: RefCell<BTreeMap<String, Result<Value, Fault>>>,
}

/// The household's run and its ratios.
#[derive(Debug)]
struct Measured {
    household: Compiled,
    timeline: Timeline,
    state: State,
    ratios: Ratios,
}

/// Every name after `household.`, for authors.
const NAMES: &[&str] = &[
    "income",
    "income_low",
    "income_gross",
    "essentials",
    "debt_service",
    "dti",
    "dti_low",
    "dti_gross",
    "surplus",
    "breakeven",
    "owed",
    "unsecured",
    "limits",
    "unused",
    "utilisation",
    "lenders",
    "lines",
    "cash",
    "fund",
    "liquid",
    "emergency_months",
    "runway_days",
    "lowest_cash",
    "lowest_cash_day",
    "housing_share",
    "fullest_line",
    "fullest_use",
    "fullest_limit",
    "fullest_owed",
    "dearest_line",
    "dearest_rate",
    "dearest_owed",
    "next_due_line",
    "next_due_amount",
    "next_due_day",
    "interest_year",
    "missed",
];

impl Household {
    /// A household on a day.
    #[must_use]
    pub fn new(profile: Profile, entries: Vec<Entry>, today: Day) -> Household {
        let today = today.max(profile.as_of);
        let (measured, policies, answered) = (OnceCell::new(), OnceCell::new(), RefCell::default());
        Household { profile, entries, today, measured, policies, answered }
    }

    /// A profile of nobody: no money, no lines. Every figure of it is none or zero.
    #[must_use]
    pub fn nobody() -> Profile {
        Profile {
            name: Default::default(),
            currency: Currency::CNY,
            jurisdiction: String::new(),
            as_of: Day::default(),
            spendable: Money::ZERO,
            emergency_fund: Money::ZERO,
            incomes: Vec::new(),
            expenses: Vec::new(),
            lines: Vec::new(),
            inquiries: Vec::new(),
            limits: Default::default(),
            holidays: Default::default(),
            facts: Default::default(),
        }
    }

    /// The household watched by the policies of a library; without this by the built-in ones.
    #[must_use]
    pub fn watched_by(self, library: &Library) -> Household {
        let policies = self.policies_of(library);
        Household { policies: OnceCell::from(policies), answered: RefCell::default(), ..self }
    }

    /// The rules of its lenders.
    pub(super) fn policies(&self) -> &[Policy] {
        self.policies.get_or_init(|| self.policies_of(&Library::embedded()))
    }

    fn policies_of(&self, library: &Library) -> Vec<Policy> {
        let named: Vec<&str> = self.profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
        library.policies_for(&self.profile.jurisdiction, &named).0
    }

    /// Changes that make sense for it, as a person writes them: its first income, its largest expense, its fullest line.
    #[must_use]
    pub fn examples(&self) -> Vec<String> {
        let decimals = u32::from(self.currency().decimals());
        let written = |amount: Money| Decimal::new(amount.minor(), decimals).to_string();
        let profile = &self.profile;
        let income = profile.incomes.first().map(|income| format!("income.1.amount={}", written(income.amount)));
        let largest = (1..).zip(&profile.expenses).max_by_key(|(_, expense)| expense.amount);
        let expense = largest.map(|(place, expense)| format!("expense.{place}.amount={}", written(expense.amount)));
        let line = profile.lines.iter().find(|line| line.limit.is_some()).or(profile.lines.first());
        let line = line.map(|line| format!("line.{}.balance=0", line.id));
        income.into_iter().chain(expense).chain(line).collect()
    }

    /// Its currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.profile.currency
    }

    /// The last day of its run.
    pub(super) fn until(&self) -> Day {
        self.today.month().plus(MONTHS_AHEAD).on(self.today.day_of_month())
    }

    fn measured(&self) -> &Measured {
        self.measured.get_or_init(|| {
            let household = compile(&self.profile, &self.entries, &Question::as_set(self.today, self.until()));
            let (timeline, _) = run(&household);
            let state = state_today(&household);
            let ratios = measure(&self.profile, &self.entries, &household, &state, &timeline, self.today);
            Measured { household, timeline, state, ratios }
        })
    }

    /// A figure by the name after `household.`.
    pub(super) fn figure(&self, name: &str) -> Result<Value, Fault> {
        if !NAMES.contains(&name) {
            return Err(Fault::UnknownName(format!("household.{name}")));
        }
        let nothing = || Fault::NothingThere(name.to_owned());
        self.ratio_of(name)
            .or_else(|| self.amount_of(name).map(|amount| self.money(amount)))
            .or_else(|| self.of_lines(name))
            .or_else(|| self.count_of(name))
            .ok_or_else(nothing)
    }

    fn money(&self, amount: Money) -> Value {
        Value::Number(amount.to_decimal(self.currency()))
    }

    fn ratio_of(&self, name: &str) -> Option<Value> {
        let ratios = &self.measured().ratios;
        let ratio = match name {
            "dti" => ratios.dti,
            "dti_low" => ratios.dti_low.or(ratios.dti),
            "dti_gross" => ratios.dti_gross,
            "utilisation" => ratios.utilisation,
            "housing_share" => ratios.payment_to_income,
            "breakeven" => self.surplus().positive_part().ratio_to(ratios.income.take_home),
            "fullest_use" => self.fullest()?.utilisation,
            "dearest_rate" => Some(self.dearest()?.1),
            _ => None,
        };
        ratio.map(|ratio| Value::Number(ratio.to_decimal()))
    }

    fn amount_of(&self, name: &str) -> Option<Money> {
        let Measured { ratios, timeline, state, .. } = self.measured();
        let limits: Money = ratios.uses.iter().map(|used| used.limit).sum();
        let used: Money = ratios.uses.iter().map(|used| used.owed).sum();
        Some(match name {
            "income" => ratios.income.take_home,
            "income_low" => ratios.income.low,
            "income_gross" => ratios.income.gross?,
            "essentials" => ratios.essentials,
            "debt_service" => ratios.debt_service,
            "surplus" => self.surplus(),
            "owed" => ratios.owed,
            "unsecured" => ratios.unsecured,
            "limits" => limits,
            "unused" => (limits - used).positive_part(),
            "cash" => state.cash,
            "fund" => state.emergency,
            "liquid" => state.cash + state.emergency,
            "lowest_cash" => timeline.lowest_cash(self.today, state.cash).0,
            "fullest_limit" => self.fullest()?.limit,
            "fullest_owed" => self.fullest()?.owed,
            "dearest_owed" => self.owed_on(self.dearest()?.0),
            "next_due_amount" => self.next_due()?.2,
            "interest_year" => timeline.totals.interest + timeline.totals.fees,
            _ => return None,
        })
    }

    fn of_lines(&self, name: &str) -> Option<Value> {
        let line_name = |line: usize| self.profile.lines.get(line).map(|line| Value::Text(line.name.clone()));
        match name {
            "fullest_line" => line_name(self.fullest()?.line),
            "dearest_line" => line_name(self.dearest()?.0),
            "next_due_line" => line_name(self.next_due()?.1),
            "next_due_day" => self.next_due().map(|(day, ..)| Value::Day(day)),
            "lowest_cash_day" => {
                let Measured { timeline, state, .. } = self.measured();
                Some(Value::Day(timeline.lowest_cash(self.today, state.cash).1))
            }
            _ => None,
        }
    }

    fn count_of(&self, name: &str) -> Option<Value> {
        let Measured { ratios, timeline, .. } = self.measured();
        Some(Value::Number(match name {
            "lenders" => ratios.lenders.into(),
            "lines" => self.profile.lines.len().into(),
            "runway_days" => ratios.runway.days.into(),
            "missed" => timeline.totals.missed.into(),
            "emergency_months" => Decimal::new(ratios.emergency_months_hundredths?, 2),
            _ => return None,
        }))
    }

    /// What is left of income after essentials and debt service.
    fn surplus(&self) -> Money {
        let ratios = &self.measured().ratios;
        ratios.income.take_home - ratios.essentials - ratios.debt_service
    }

    /// The place of the line that is used most.
    pub(super) fn fullest_place(&self) -> Option<usize> {
        self.fullest().map(|used| used.line)
    }

    /// The line that is used most.
    fn fullest(&self) -> Option<&LineUse> {
        self.measured().ratios.uses.iter().max_by_key(|used| used.utilisation)
    }

    fn owed_on(&self, line: usize) -> Money {
        let Measured { household, state, .. } = self.measured();
        state.owed(line, &household.lines)
    }

    /// The line with the highest yearly rate on which something is owed, by its stated rate.
    fn dearest(&self) -> Option<(usize, Ratio)> {
        let lines = self.profile.lines.iter().enumerate().filter(|(line, _)| self.owed_on(*line) > Money::ZERO);
        lines.map(|(place, line)| (place, line.terms.rate.nominal_annual())).max_by_key(|(_, rate)| *rate)
    }

    /// What falls due next: the day, the line and the amount.
    pub(super) fn next_due(&self) -> Option<(Day, usize, Money)> {
        self.dues().min_by_key(|(day, line, _)| (*day, *line))
    }

    /// What falls due to lenders from today on, within so many days.
    pub(super) fn due_within(&self, days: i32) -> Money {
        let last = self.today.plus(days);
        self.dues().filter(|(day, ..)| *day <= last).map(|(.., amount)| amount).sum()
    }

    /// Everything that is asked for from today on: what stands open, and what later statements and instalments ask.
    fn dues(&self) -> impl Iterator<Item = (Day, usize, Money)> {
        let Measured { timeline, state, .. } = self.measured();
        let open = state.lines.iter().enumerate().flat_map(|(line, account)| {
            let unpaid = account.dues.iter().filter(|due| due.on >= self.today);
            unpaid.map(move |due| (due.on, line, due.unpaid))
        });
        let ahead = timeline.happenings.iter().filter(|dated| dated.day >= self.today).filter_map(|dated| match dated
            .happening
        {
            Happening::Statement { line, bill, due } => Some((due, usize::from(line), bill.minimum)),
            Happening::Instalment { line, principal, interest, fee, due, .. } => {
                Some((due, usize::from(line), principal + interest + fee))
            }
            _ => None,
        });
        open.chain(ahead).filter(|(_, _, amount)| *amount > Money::ZERO)
    }
}
