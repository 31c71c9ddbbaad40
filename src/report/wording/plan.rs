//! The repayment plan in words: ways of paying, the best plan, what is proved of it and under which assumptions.

use crate::domain::money::{Money, Ratio};
use crate::domain::plan::course::Uncovered;
use crate::domain::plan::strategy::Strategy;
use crate::report::plan::{Best, Plan};
use crate::report::wording::name;
use crate::text::number::{self, Counted, Decimals};
use crate::text::plan::means as means_words;
use crate::text::{Lang, Words, date, plan as words};

/// The name of a way of paying.
#[must_use]
pub const fn strategy(strategy: &Strategy) -> Words {
    match strategy {
        Strategy::MinimumOnly => words::MINIMUM_ONLY,
        Strategy::AsSet => words::AS_SET,
        Strategy::Proportional => words::PROPORTIONAL,
        Strategy::Snowball => words::SNOWBALL,
        Strategy::Avalanche => words::AVALANCHE,
        Strategy::TrueRate => words::TRUE_RATE,
        Strategy::RiskiestFirst => words::RISKIEST,
        Strategy::OwnOrder(_) => words::OWN_ORDER,
    }
}

/// The name of a line of the plan, an offer's loan included.
#[must_use]
pub fn line_name(plan: &Plan, line: usize, lang: Lang) -> String {
    plan.ground.profile.lines.get(line).map_or_else(String::new, |record| name(&record.name, lang))
}

/// The names of several lines.
#[must_use]
pub fn line_names(plan: &Plan, lines: &[usize], lang: Lang) -> String {
    let join = if lang == Lang::Zh { "、" } else { ", " };
    lines.iter().map(|line| line_name(plan, *line, lang)).collect::<Vec<_>>().join(join)
}

/// An amount of the plan's currency.
#[must_use]
pub fn money(plan: &Plan, amount: Money) -> String {
    number::money(amount, plan.ground.profile.currency)
}

/// What the comparison leaves out or cannot reach.
#[must_use]
pub fn notes(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut notes = added(plan, lang);
    let (left_out, in_use) = (plan.left_out(), plan.in_use());
    if !left_out.is_empty() {
        notes.push(words::LEFT_OUT.fill(lang, &[("lines", line_names(plan, &left_out, lang))]));
    }
    if !in_use.is_empty() {
        notes.push(words::IN_USE.fill(lang, &[("lines", line_names(plan, &in_use, lang))]));
    }
    if plan.ground.paydays.len() <= 1 {
        notes.push(words::NO_INCOME.get(lang).to_owned());
    }
    if !plan.is_on_time() {
        notes.push(words::NOBODY_ON_TIME.get(lang).to_owned());
    }
    notes
}

/// What the reader added, which the household does not have.
fn added(plan: &Plan, lang: Lang) -> Vec<String> {
    let means = &plan.means;
    let mut sentences: Vec<String> = Vec::new();
    let amount = |amount: Money| ("amount", money(plan, amount));
    for (day, sum) in &means.lump_sums {
        sentences.push(means_words::WITH_LUMP.fill(lang, &[amount(*sum), ("day", date::iso(*day))]));
    }
    if means.extra_a_month > Money::ZERO {
        sentences.push(means_words::WITH_EXTRA.fill(lang, &[amount(means.extra_a_month)]));
    }
    for (day, sum) in &means.raises {
        sentences.push(means_words::WITH_RAISE.fill(lang, &[amount(*sum), ("day", date::iso(*day))]));
    }
    if let Some(offer) = &means.offer {
        let words = if offer.pays_off.is_empty() { means_words::WITH_OFFER_ALONE } else { means_words::WITH_OFFER };
        let values = [
            amount(offer.principal),
            ("rate", number::percent(Ratio(offer.rate.value), Decimals::Two)),
            ("day", date::iso(offer.on.max(plan.ground.today))),
            ("months", number::count(i64::from(offer.periods), Counted::MONTHS, lang)),
            ("lines", line_names(plan, &offer.pays_off, lang)),
        ];
        sentences.push(words.fill(lang, &values));
    }
    sentences
}

/// What the best plan costs and when debts end.
#[must_use]
pub fn best(plan: &Plan, best: &Best, lang: Lang) -> Vec<String> {
    let outcome = &best.diary.outcome;
    let saved = plan.base().map_or(Money::ZERO, |base| base.cost() - outcome.cost());
    let text = if saved > Money::ZERO { words::BEST_COSTS } else { words::BEST_COSTS_MORE };
    let (cost, saved, day) = (money(plan, outcome.cost()), money(plan, saved), date::iso(plan.until()));
    let mut sentences = vec![text.fill(lang, &[("cost", cost), ("saved", saved), ("day", day)])];
    if let Some(day) = outcome.debt_free {
        sentences.push(words::DEBT_FREE_ON.fill(lang, &[("day", date::iso(day))]));
    }
    if let (Some(most), Some((peak, _))) = (plan.aim.max_dti, outcome.peak_dti)
        && peak > most
    {
        let values = [("most", number::percent(most, Decimals::One)), ("peak", number::percent(peak, Decimals::One))];
        sentences.push(words::DTI_NOT_KEPT.fill(lang, &values));
    }
    sentences
}

/// What is proved of the best plan, and where nothing is.
#[must_use]
pub fn certificate(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    match &plan.certificate {
        Some(proof) if proof.gap.is_zero() => sentences.push(words::CERTIFIED_BEST.get(lang).to_owned()),
        Some(proof) => {
            let values = [("gap", money(plan, proof.gap)), ("share", number::percent(proof.share(), Decimals::Two))];
            sentences.push(words::CERTIFIED.fill(lang, &values));
            sentences.push(words::BOUND_IS.fill(lang, &[("bound", money(plan, proof.bound.cost))]));
        }
        None => {
            let why = if plan.is_on_time() { words::NO_CERTIFICATE_CASH } else { words::NO_CERTIFICATE_LATE };
            sentences.push(words::NO_CERTIFICATE.fill(lang, &[("why", why.get(lang))]));
        }
    }
    match &plan.by_due_day {
        Some(proof) if proof.gap.is_zero() => sentences.push(words::CERTIFIED_BEST_BY_DUE_DAY.get(lang).to_owned()),
        Some(proof) => {
            let values = [("gap", money(plan, proof.gap)), ("share", number::percent(proof.share(), Decimals::Two))];
            sentences.push(words::CERTIFIED_BY_DUE_DAY.fill(lang, &values));
        }
        None => {}
    }
    if plan.certificate.is_some() && plan.ground.floor > Money::ZERO {
        sentences.push(words::CERTIFIED_FLOOR.fill(lang, &[("floor", money(plan, plan.ground.floor))]));
    }
    for (line, why) in &plan.uncovered {
        let values = [("line", line_name(plan, *line, lang)), ("why", uncovered(*why).get(lang).to_owned())];
        sentences.push(words::NO_CERTIFICATE_LINE.fill(lang, &values));
    }
    sentences
}

/// Why nothing is proved of a line.
#[must_use]
pub const fn uncovered(why: Uncovered) -> Words {
    match why {
        Uncovered::NewUse => words::WHY_NEW_USE,
        Uncovered::RowsAhead => words::WHY_ROWS_AHEAD,
        Uncovered::Overdue => words::WHY_OVERDUE,
        Uncovered::UnpaidCharges => words::WHY_UNPAID_CHARGES,
        Uncovered::Credit => words::WHY_CREDIT,
        Uncovered::GracePeriod => words::WHY_GRACE,
        Uncovered::SeveralRates => words::WHY_SEVERAL_RATES,
        Uncovered::MixedInstalments => words::WHY_MIXED,
        Uncovered::Bullet => words::WHY_BULLET,
    }
}

/// What everything here assumes.
#[must_use]
pub fn assumptions(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut all = vec![words::ASSUMES_RECORD, words::ASSUMES_CLASS];
    if plan.pays_in_full() {
        all.push(words::ASSUMES_FULL);
    }
    let mut sentences: Vec<String> = all.into_iter().map(|words| words.get(lang).to_owned()).collect();
    sentences.push(words::ASSUMES_END.fill(lang, &[("day", date::iso(plan.until()))]));
    sentences.push(words::ASSUMES_NOT_ADVICE.get(lang).to_owned());
    sentences
}
