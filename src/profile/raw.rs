//! A profile as it was written: every value of its right type, with its place, and nothing compared yet.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::document::Places;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, History, LineState, Overdue, PartKind, Purpose, Rhythm};
use crate::domain::credit::terms::{Amortisation, PlanFee, Promo, TermsDraft};
use crate::domain::household::facts::Facts;
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::{Currency, Money, Rate};
use crate::domain::name::Name;

/// A table as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raw<T> {
    /// What it says.
    pub value: T,
    /// Where its values stand.
    pub places: Places,
    /// Whether nothing in it was wrong.
    pub sound: bool,
}

/// A whole file.
#[derive(Debug, Clone)]
pub struct RawProfile {
    /// The text.
    pub source: Arc<Source>,
    /// What was wrong while reading, in the order of the text.
    pub problems: Vec<Diagnostic>,
    /// The schema number it states.
    pub schema: u16,
    /// The household's name.
    pub name: Option<Name>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The id of the norms file.
    pub jurisdiction: Option<String>,
    /// The day it describes.
    pub as_of: Option<Day>,
    /// `[cash]`.
    pub cash: Option<Raw<RawCash>>,
    /// `[[income]]`.
    pub incomes: Vec<Raw<RawIncome>>,
    /// `[[expense]]`.
    pub expenses: Vec<Raw<RawExpense>>,
    /// `[[line]]`.
    pub lines: Vec<Raw<RawLine>>,
    /// `[registry] inquiries`.
    pub inquiries: Vec<Day>,
    /// `[check]`.
    pub limits: CheckLimits,
    /// `[calendar] holidays`.
    pub holidays: Vec<Day>,
    /// `[calendar] workdays`.
    pub workdays: Vec<Day>,
    /// `[facts]`.
    pub facts: Facts,
    /// `[plan]`.
    pub plan: Option<Raw<RawAdopted>>,
    /// Where the values of the whole file stand.
    pub places: Places,
    /// Small tables (`check`, `registry`, `calendar`) in which something was wrong.
    pub unsound: Vec<&'static str>,
    /// Headers that a syntax error swallowed with all that follows them: the table's name and the header's place.
    pub lost: Vec<(&'static str, std::ops::Range<usize>)>,
}

/// `[plan]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawAdopted {
    /// When it was adopted.
    pub adopted_on: Option<Day>,
    /// `[[plan.payment]]`.
    pub payments: Vec<Raw<RawPlanned>>,
}

/// `[[plan.payment]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawPlanned {
    /// When.
    pub date: Option<Day>,
    /// To which line.
    pub line: Option<String>,
    /// How much.
    pub amount: Option<Money>,
}

/// `[cash]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RawCash {
    /// Cash that can be spent.
    pub spendable: Option<Money>,
    /// Cash kept for emergencies.
    pub emergency_fund: Option<Money>,
}

/// When an income or expense falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RawTiming {
    /// How often.
    pub rhythm: Option<Rhythm>,
    /// Day of the month.
    pub day: Option<u8>,
    /// The first day, or the date.
    pub on: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
}

/// `[[income]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawIncome {
    /// Its name.
    pub name: Option<Name>,
    /// What arrives.
    pub amount: Option<Money>,
    /// Before deductions.
    pub gross: Option<Money>,
    /// Whether it varies.
    pub irregular: Option<bool>,
    /// A poor period.
    pub low: Option<Money>,
    /// When.
    pub timing: RawTiming,
}

/// `[[expense]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawExpense {
    /// Its name.
    pub name: Option<Name>,
    /// How much.
    pub amount: Option<Money>,
    /// Whether the household needs it.
    pub essential: Option<bool>,
    /// Whether it is a cost of the home.
    pub housing: Option<bool>,
    /// The line it is paid with.
    pub pay_with: Option<String>,
    /// When.
    pub timing: RawTiming,
}

/// `[[line]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawLine {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<Name>,
    /// The preset.
    pub product: Option<String>,
    /// Who lends.
    pub lender: Option<Name>,
    /// Lines that fall together.
    pub group: Option<String>,
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// The granted limit.
    pub limit: Option<Money>,
    /// Everything owed.
    pub balance: Option<Money>,
    /// The last statement.
    pub statement_balance: Option<Money>,
    /// Its minimum.
    pub minimum_due: Option<Money>,
    /// What was paid on it.
    pub paid_since_statement: Option<Money>,
    /// When it closed.
    pub statement_date: Option<Day>,
    /// Interest and fees posted and unpaid.
    pub unpaid_charges: Option<Money>,
    /// How it is paid.
    pub autopay: Option<Autopay>,
    /// Another line that pays it, which the projection does not follow.
    pub pay_with: Option<String>,
    /// What is overdue.
    pub overdue: Option<Overdue>,
    /// Its state.
    pub state: Option<LineState>,
    /// When it was opened.
    pub opened_on: Option<Day>,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// Ids it had before.
    pub renamed_from: Vec<String>,
    /// Its terms.
    pub terms: TermsDraft,
    /// The schedule of a loan stated on the line itself.
    pub plan: RawPlan,
    /// `[[line.instalment]]`.
    pub instalments: Vec<Raw<RawPart>>,
    /// `[[line.part]]`.
    pub parts: Vec<Raw<RawPart>>,
    /// `[line.history]`.
    pub history: Option<History>,
}

/// A repayment schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RawPlan {
    /// The principal at the start.
    pub principal: Option<Money>,
    /// In how many periods.
    pub periods: Option<u16>,
    /// How many are paid.
    pub paid: Option<u16>,
    /// How principal and charge are spread.
    pub amortisation: Option<Amortisation>,
    /// The fee of a flat-fee plan.
    pub fee: Option<PlanFee>,
    /// The level payment.
    pub payment: Option<Money>,
    /// How often.
    pub rhythm: Option<Rhythm>,
    /// The next due day.
    pub next_due: Option<Day>,
}

/// `[[line.instalment]]` or `[[line.part]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawPart {
    /// What sort; none for an instalment plan.
    pub kind: Option<PartKind>,
    /// Its name.
    pub name: Option<Name>,
    /// What is still owed.
    pub balance: Option<Money>,
    /// Its rate.
    pub rate: Option<Rate>,
    /// A rate that holds until a date.
    pub promo: Option<Promo>,
    /// The day it was posted or drawn.
    pub since: Option<Day>,
    /// Its schedule.
    pub plan: RawPlan,
}
