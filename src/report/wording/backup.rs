//! What the answer about other ways through says: what is missing, why an option can or cannot be used, what it costs.

use super::{line_name, name};
use crate::domain::backup::BackupOption;
use crate::domain::backup::combination::Piece;
use crate::domain::backup::condition::{IfNot, Met, Verdict};
use crate::domain::backup::cushion::Goal;
use crate::domain::backup::effect::Course;
use crate::domain::backup::fit::{Fit, Life, Reach};
use crate::domain::backup::gap::{CashAhead, Gap};
use crate::domain::backup::moves::Move;
use crate::domain::backup::price::{Price, Unpriced};
use crate::domain::backup::steps::Step;
use crate::domain::backup::{Brings, condition::Use};
use crate::domain::calendar::Day;
use crate::domain::household::facts::FactKey;
use crate::domain::money::{Currency, Money};
use crate::report::backup::{Backup, NeedFrom, Supposed};
use crate::report::standing::Standing;
use crate::text::backup as words;
use crate::text::calc::refusal::told;
use crate::text::line::state;
use crate::text::number::{self, Counted};
use crate::text::{Lang, Words, date};

/// A joined list.
#[must_use]
pub fn list(items: &[String], lang: Lang) -> String {
    items.join(words::AND.get(lang))
}

fn days(count: i32, lang: Lang) -> String {
    number::count(i64::from(count), Counted::DAYS, lang)
}

fn currency(standing: &Standing) -> Currency {
    standing.record.profile.currency
}

/// The name of a line, of one that opens in what is supposed too.
#[must_use]
pub fn of_line(backup: &Backup, line: usize, lang: Lang) -> String {
    backup.line(line).map_or_else(String::new, |line| name(&line.name, lang))
}

/// What is supposed, and the first line that stops in it.
fn supposed(backup: &Backup, supposed: &Supposed, lang: Lang) -> Vec<String> {
    let stop = match &supposed.stop {
        Some(stop) => {
            let values = [("line", of_line(backup, stop.line, lang)), ("day", date::iso(stop.day))];
            words::SUPPOSED_STOP.fill(lang, &values)
        }
        None => words::SUPPOSED_NO_STOP.fill(lang, &[("until", date::iso(supposed.until))]),
    };
    vec![words::SUPPOSED.fill(lang, &[("name", name(&supposed.name, lang))]), stop]
}

/// What is missing, a sentence each.
#[must_use]
pub fn missing(backup: &Backup, lang: Lang) -> Vec<String> {
    let standing = &backup.standing;
    let mut said = backup.supposed.as_ref().map(|what| supposed(backup, what, lang)).unwrap_or_default();
    if let Some(lost) = &backup.lost {
        let line = line_name(standing, lost.line, lang);
        let stopped = (words::STOPPED_FINE, words::STOPPED_MISSING);
        said.push(about_cash(standing, &lost.stopped, stopped, &line, lost.called_in_on, lang));
        let called = (words::CALLED_FINE, words::CALLED_MISSING);
        said.push(about_cash(standing, &lost.called_in, called, &line, lost.called_in_on, lang));
    } else {
        let as_set = match backup.supposed {
            Some(_) => (words::SUPPOSED_FINE, words::SUPPOSED_MISSING),
            None => (words::NOTHING_MISSING, words::MISSING_AS_SET),
        };
        said.push(about_cash(standing, &backup.as_set, as_set, "", None, lang));
    }
    if let Some(gap) = backup.stretch {
        let cause = if gap.cause == Use::Debt { words::FOR_DEBT } else { words::FOR_LIVING };
        said.push(cause.get(lang).to_owned());
    }
    let need = backup.need;
    let has_gaps =
        !backup.as_set.gaps.is_empty() || backup.lost.as_ref().is_some_and(|lost| !lost.called_in.gaps.is_empty());
    let costs = match backup.need_from {
        // Money is missing, but not on the day that was named.
        NeedFrom::Example if has_gaps => words::COSTS_OTHER_DAY,
        NeedFrom::Example => words::COSTS_EXAMPLE,
        NeedFrom::Asked => words::COSTS_ASKED,
        NeedFrom::AsSet | NeedFrom::Stopped | NeedFrom::CalledIn => words::COSTS_FOR,
    };
    let values = [
        ("amount", number::money(need.amount, currency(standing))),
        ("from", date::iso(need.from)),
        ("days", days(need.days, lang)),
    ];
    said.push(costs.fill(lang, &values));
    said
}

fn about_cash(
    standing: &Standing,
    cash: &CashAhead,
    (fine, short): (Words, Words),
    line: &str,
    on: Option<Day>,
    lang: Lang,
) -> String {
    let money = |amount| number::money(amount, currency(standing));
    let on = on.map_or_else(String::new, date::iso);
    let (lowest, day) = cash.lowest;
    let mut values = vec![("line", line.to_owned()), ("on", on)];
    let Some(gap) = cash.first_stretch() else {
        values.extend([("lowest", money(lowest)), ("day", date::iso(day)), ("until", date::iso(standing.until))]);
        return fine.fill(lang, &values);
    };
    values.extend([
        ("amount", money(gap.amount)),
        ("from", date::iso(gap.from)),
        ("worst", date::iso(gap.worst)),
        ("until", until(&gap, standing.until, lang)),
    ]);
    short.fill(lang, &values)
}

fn until(gap: &Gap, end: Day, lang: Lang) -> String {
    match gap.until {
        Some(day) => words::UNTIL_DAY.fill(lang, &[("day", date::iso(day))]),
        None => words::UNTIL_OPEN.fill(lang, &[("day", date::iso(end))]),
    }
}

/// Which conditions are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// All of them.
    All,
    /// Those that are not simply met.
    Open,
    /// Those that close the option.
    Closing,
}

/// Why an option can, cannot or may be used, condition by condition.
#[must_use]
pub fn reasons(option: &BackupOption, fit: &Fit, which: Told, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    for (condition, met) in option.conditions.iter().zip(&fit.answers) {
        let words = match (met, condition.if_not) {
            (Met::No, IfNot::Closed) => words::REASON_NO,
            _ if which == Told::Closing => continue,
            (Met::Yes, _) if which == Told::Open => continue,
            (Met::Yes, _) => words::REASON_YES,
            (Met::No, IfNot::Unlikely) => words::REASON_UNLIKELY,
            (Met::Unknown(_), _) => words::REASON_FACT,
            (Met::Use, _) => words::REASON_USE,
            (Met::TheySay, _) => words::REASON_THEY,
        };
        said.push(words.fill(lang, &[("text", name(&condition.text, lang))]));
    }
    said
}

/// What stands in the way of an option, in short; empty when nothing does.
#[must_use]
pub fn why(backup: &Backup, fit: &Fit, lang: Lang) -> String {
    let Some(option) = backup.file.options.get(fit.option) else { return String::new() };
    // What is closed needs no more than what closes it.
    let which = if fit.verdict == Verdict::No { Told::Closing } else { Told::Open };
    let mut said = reasons(option, fit, which, lang);
    let is_money = option.brings == Brings::Money;
    if is_money && fit.verdict != Verdict::No && fit.arrives > backup.need.from && backup.stretch.is_some() {
        said.push(words::LATE.fill(lang, &[("day", date::iso(backup.need.from))]));
    }
    if fit.is_stale {
        said.push(words::STALE.get(lang).to_owned());
    }
    said.join(words::SEMICOLON.get(lang))
}

/// What an option brings, for a column.
#[must_use]
pub fn brings(backup: &Backup, option: &BackupOption, fit: &Fit, lang: Lang) -> String {
    let currency = currency(&backup.standing);
    match (option.brings, fit.covers, fit.reach) {
        (Brings::Moves, ..) => {
            let freed = backup.moved.as_ref().map(|moved| moved.missing - moved.left_after_all);
            freed.map_or_else(|| words::TIME.get(lang).to_owned(), |freed| number::money(freed, currency))
        }
        (Brings::Time, ..) => words::TIME.get(lang).to_owned(),
        (Brings::Advice, ..) => words::ADVICE.get(lang).to_owned(),
        (Brings::Money, Some(covers), _) => number::money(covers, currency),
        (_, _, Reach::Unknown) => words::ASK_FACT.get(lang).to_owned(),
        (Brings::NewTerms, ..) => match &fit.price {
            Ok(price) if price.received > Money::ZERO && price.months.is_some() => {
                number::money(price.received, currency)
            }
            _ => words::AS_AGREED.get(lang).to_owned(),
        },
        (Brings::Money, None, _) => words::AS_AGREED.get(lang).to_owned(),
    }
}

/// What an option costs in all, for a column.
#[must_use]
pub fn cost(price: &Result<Price, Unpriced>, currency: Currency, lang: Lang) -> String {
    match price {
        Ok(price) => number::money(price.cost, currency),
        Err(_) => words::UNKNOWN_COST.get(lang).to_owned(),
    }
}

/// Its all-in yearly rate, for a column.
#[must_use]
pub fn yearly(price: &Result<Price, Unpriced>) -> String {
    let nominal = price.as_ref().ok().and_then(|price| price.nominal);
    nominal.map_or_else(|| "-".to_owned(), |rate| format!("{}%", number::group_decimal(rate)))
}

/// Why an option has no price.
#[must_use]
pub fn unpriced(why: &Unpriced, lang: Lang) -> String {
    match why {
        Unpriced::Unknown => words::UNKNOWN_COST.get(lang).to_owned(),
        Unpriced::NoReference(id) => words::COST_NO_REFERENCE.fill(lang, &[("id", id)]),
        Unpriced::NothingReplaced => words::COST_NOTHING_REPLACED.get(lang).to_owned(),
        Unpriced::Refused(refusal) => told(refusal, lang),
    }
}

/// What a step says.
#[must_use]
pub fn step(backup: &Backup, step: &Step, lang: Lang) -> String {
    let standing = &backup.standing;
    let money = |amount: Money| number::money(amount, currency(standing));
    match step {
        Step::Call { line, due, amount } => {
            let values = [("line", of_line(backup, *line, lang)), ("due", date::iso(*due)), ("amount", money(*amount))];
            words::STEP_CALL.fill(lang, &values)
        }
        Step::AskBefore { line, stop } => {
            let values = [("line", of_line(backup, *line, lang)), ("stop", date::iso(*stop))];
            words::STEP_ASK_BEFORE.fill(lang, &values)
        }
        Step::Stops { line, to } => {
            let values = [("line", of_line(backup, *line, lang)), ("state", state(*to).get(lang).to_owned())];
            words::STEP_STOPS.fill(lang, &values)
        }
        Step::Make(relief) => {
            let mut values = vec![("amount", money(relief.frees))];
            let words = match relief.what {
                Move::DueDay { line, from, to } => {
                    values.extend([("line", of_line(backup, line, lang))]);
                    values.extend([("from", date::iso(from)), ("to", date::iso(to))]);
                    words::STEP_DUE_DAY
                }
                Move::PayMinimum { line } => {
                    values.push(("line", of_line(backup, line, lang)));
                    words::STEP_MINIMUM
                }
                Move::Wait { expense, until } => {
                    let expense = standing.record.profile.expenses.get(expense);
                    values.push(("expense", expense.map_or_else(String::new, |expense| name(&expense.name, lang))));
                    values.push(("until", date::iso(until)));
                    words::STEP_WAIT
                }
            };
            words.fill(lang, &values)
        }
        Step::FromFund { amount } => words::STEP_FUND.fill(lang, &[("amount", money(*amount))]),
        Step::BeginBy { fit } => {
            let option = backup.fits.get(*fit).and_then(|fit| backup.file.options.get(fit.option));
            let Some(option) = option else { return String::new() };
            let span = days(i32::from(option.speed.most_days), lang);
            words::STEP_BEGIN.fill(lang, &[("option", name(&option.name, lang)), ("days", span)])
        }
        Step::Short { missing } if missing.is_zero() => words::STEP_COVERED.get(lang).to_owned(),
        Step::Short { missing } => words::STEP_SHORT.fill(lang, &[("amount", money(*missing))]),
        Step::Again { missing } => words::STEP_AGAIN.fill(lang, &[("amount", money(*missing))]),
        Step::Refill { amount } => words::STEP_REFILL.fill(lang, &[("amount", money(*amount))]),
    }
}

/// The options that cover the need alone and in time.
#[must_use]
pub fn covering(backup: &Backup, lang: Lang) -> String {
    let covers = backup.fits.iter().filter(|fit| fit.covers_alone(&backup.need));
    let names: Vec<String> =
        covers.filter_map(|fit| backup.file.options.get(fit.option)).map(|option| name(&option.name, lang)).collect();
    if names.is_empty() {
        return words::COVERS_NONE.get(lang).to_owned();
    }
    words::COVERS_ALL.fill(lang, &[("names", list(&names, lang))])
}

/// Facts that would answer a condition of an option in force, in the order in which they are asked.
#[must_use]
pub fn missing_facts(fits: &[Fit]) -> Vec<FactKey> {
    let asked = |key: &FactKey| {
        let in_force = fits.iter().filter(|fit| fit.life == Life::InForce);
        in_force.flat_map(|fit| &fit.answers).any(|met| *met == Met::Unknown(*key))
    };
    FactKey::ALL.iter().copied().filter(asked).collect()
}

/// A goal as a sentence, out of four: nothing needed, reached, with a date, never.
#[must_use]
pub fn goal(goal: &Goal, [nothing, reached, dated, never]: [Words; 4], currency: Currency, lang: Lang) -> String {
    let mut values =
        vec![("amount", number::money(goal.amount, currency)), ("missing", number::money(goal.missing, currency))];
    match goal.reached_on {
        _ if goal.amount.is_zero() => nothing.get(lang).to_owned(),
        _ if goal.missing.is_zero() => reached.fill(lang, &values),
        Some(day) => {
            values.push(("day", date::iso(day)));
            dated.fill(lang, &values)
        }
        None => never.fill(lang, &values),
    }
}

/// When a goal is reached, in a word or a date.
#[must_use]
pub fn saved_by(goal: &Goal, lang: Lang) -> String {
    match goal.reached_on {
        _ if goal.missing.is_zero() => words::SAVED_NOW.get(lang).to_owned(),
        Some(day) => date::iso(day),
        None => words::SAVED_NEVER.get(lang).to_owned(),
    }
}

/// Which line a rule stops first with the options that are used together, and without them when that is another.
#[must_use]
pub fn first_stop(backup: &Backup, course: &Course, lang: Lang) -> Vec<String> {
    let values = |(line, day)| [("line", of_line(backup, line, lang)), ("day", date::iso(day))];
    let mut said = vec![match course.first_stop {
        Some(stop) => words::TOGETHER_STOPS.fill(lang, &values(stop)),
        None => words::TOGETHER_OPEN.fill(lang, &[("until", date::iso(course.until))]),
    }];
    let before = backup.without.first_stop.filter(|stop| course.first_stop != Some(*stop));
    said.extend(before.map(|stop| words::TOGETHER_WAS.fill(lang, &values(stop))));
    said
}

/// What is said of one option's part in a combination.
#[must_use]
pub fn piece(option: &BackupOption, piece: &Piece) -> Words {
    match (option.brings, &piece.price) {
        (Brings::Money, Err(Unpriced::Unknown)) if piece.covers.is_zero() => words::PIECE_OPEN,
        (Brings::Money, _) => words::PIECE,
        _ => words::PIECE_TERMS,
    }
}

/// Why an option that is used together with others could not be, as far as is known.
#[must_use]
pub fn obstacle(backup: &Backup, fit: &Fit, lang: Lang) -> Option<String> {
    if fit.life != Life::InForce {
        return Some(words::PIECE_PAST.get(lang).to_owned());
    }
    let is_closed = fit.verdict == Verdict::No;
    is_closed.then(|| words::PIECE_CLOSED.fill(lang, &[("why", why(backup, fit, lang))]))
}
