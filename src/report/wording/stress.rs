//! What chance brought in one path, and how large a refused run is, as sentences.

use super::name;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Currency, Rounding};
use crate::domain::stress::brought::{Brought, Drawn};
use crate::domain::stress::chances::Chances;
use crate::report::stress::{Asked, Step, TooLarge};
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, date, stress as words};

/// One thing that chance brought.
#[must_use]
pub fn brought(drawn: &Drawn, profile: &Profile, chances: &Chances, lang: Lang) -> String {
    let currency: Currency = profile.currency;
    let money = |amount| number::money(amount, currency);
    let income = |index: usize| profile.incomes.get(index).map_or_else(String::new, |income| name(&income.name, lang));
    let line = |line: u16| profile.lines.get(usize::from(line)).map_or_else(String::new, |line| name(&line.name, lang));
    let share = |share| number::percent(share, Decimals::None);
    match drawn.what {
        Brought::OutOfWork { income: index, until } => {
            words::OUT_OF_WORK.fill(lang, &[("income", income(index)), ("day", date::iso(until))])
        }
        Brought::Less { income: index, amount } => {
            let varies = profile.incomes.get(index).is_some_and(|income| {
                matches!(income.certainty, crate::domain::household::profile::Certainty::Irregular { .. })
            });
            let sentence = if varies { words::VARIES } else { words::LESS };
            sentence.fill(lang, &[("income", income(index)), ("amount", money(amount))])
        }
        Brought::Expense { kind, amount } => {
            let what = chances.expenses.get(kind).map_or_else(String::new, |kind| name(&kind.name, lang));
            words::EXPENSE.fill(lang, &[("name", what), ("amount", money(amount))])
        }
        Brought::Down { line: of, until } => words::DOWN.fill(lang, &[("line", line(of)), ("day", date::iso(until))]),
        Brought::Cut { line: of, by, if_late } => {
            let sentence = if if_late { words::CUT_IF_LATE } else { words::CUT };
            sentence.fill(lang, &[("line", line(of)), ("share", share(by))])
        }
        Brought::RuleChange { line: of } => words::RULES_CHANGE.fill(lang, &[("line", line(of))]),
        Brought::Forgotten { line: of, until } => {
            words::FORGOTTEN.fill(lang, &[("line", line(of)), ("day", date::iso(until))])
        }
    }
}

/// Why a run is refused.
#[must_use]
pub fn too_large(asked: &Asked, refused: &TooLarge, lang: Lang) -> String {
    words::TOO_LARGE.fill(
        lang,
        &[
            ("paths", number::whole(i64::try_from(asked.paths).unwrap_or(i64::MAX))),
            ("months", number::count(i64::from(asked.months), Counted::MONTHS, lang)),
            ("memory", memory(refused.bytes)),
            ("time", time(refused.seconds, lang)),
            ("most", memory(refused.most)),
        ],
    )
}

fn memory(bytes: u128) -> String {
    let gigabytes = Rounding::HalfUp.divide(i128::try_from(bytes).unwrap_or(i128::MAX), 1 << 30);
    format!("{} GiB", number::whole(gigabytes))
}

fn time(seconds: u64, lang: Lang) -> String {
    let of = |unit: u64| number::whole(i64::try_from((seconds + unit / 2) / unit).unwrap_or(i64::MAX));
    let (day, year) = (86_400, 31_557_600);
    match seconds {
        _ if seconds >= year => words::YEARS.fill(lang, &[("n", of(year))]),
        _ if seconds >= 2 * day => words::DAYS.fill(lang, &[("n", of(day))]),
        _ => words::SECONDS.fill(lang, &[("n", of(1))]),
    }
}

/// What is going on.
#[must_use]
pub fn step(step: Step, lang: Lang) -> String {
    match step {
        Step::Paths => words::STEP_PATHS.get(lang).to_owned(),
        Step::Compare => words::STEP_COMPARE.get(lang).to_owned(),
        Step::Again => words::STEP_AGAIN.get(lang).to_owned(),
        Step::Driver(driver) => words::STEP_DRIVER.fill(lang, &[("name", words::driver(driver).get(lang).to_owned())]),
        Step::Buffer(place) => {
            let all = crate::domain::stress::buffers::QUARTERS.len() * 2;
            words::STEP_BUFFER.fill(lang, &[("n", (place + 1).to_string()), ("all", all.to_string())])
        }
    }
}
