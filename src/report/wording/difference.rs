//! What a difference says.

use super::line_name;
use crate::domain::household::entry::EntryKind;
use crate::domain::money::{Currency, Money};
use crate::domain::ratios::RUNWAY_DAYS;
use crate::profile::journal::write::NewRow;
use crate::report::difference::{Change, Difference, Figure, Value};
use crate::report::standing::Standing;
use crate::text::number::{self, Counted, Decimals};
use crate::text::width::clean;
use crate::text::{Lang, date, entry as words, standing as standing_words};

/// What the figure of a change is called.
#[must_use]
pub fn figure(difference: &Difference<'_>, change: &Change, lang: Lang) -> String {
    let owner: &Standing = if change.line_is_gone { difference.before } else { difference.after };
    let of_line = |words: crate::text::Words, line| words.fill(lang, &[("line", line_name(owner, line, lang))]);
    let words = match change.figure {
        Figure::Cash => standing_words::CASH,
        Figure::Emergency => words::FIGURE_EMERGENCY,
        Figure::Owed => standing_words::OWED,
        Figure::LowestCash => standing_words::LOWEST,
        Figure::FirstShortDay => standing_words::FIRST_SHORT,
        Figure::Dti => standing_words::DTI,
        Figure::Utilisation => standing_words::UTILISATION,
        Figure::Runway => standing_words::RUNWAY,
        Figure::LineOwed(line) => return of_line(words::LINE_OWED, line),
        Figure::LineNextDue(line) => return of_line(words::LINE_NEXT_DUE, line),
        Figure::LinePastDue(line) => return of_line(words::LINE_PAST_DUE, line),
        Figure::LineLimit(line) => return of_line(words::LINE_LIMIT, line),
    };
    words.get(lang).to_owned()
}

/// A value with its unit; a dash for nothing.
#[must_use]
pub fn value(value: Value, currency: Currency, lang: Lang) -> String {
    match value {
        Value::Nothing => "-".to_owned(),
        Value::Amount(amount) => number::money(amount, currency),
        Value::AmountOn(amount, day) => {
            let values = [("amount", number::money(amount, currency)), ("day", date::iso(day))];
            words::AMOUNT_ON.fill(lang, &values)
        }
        Value::On(day) => date::iso(day),
        Value::Share(ratio) => number::percent(ratio, Decimals::Two),
        Value::Days(days) => {
            let counted = number::count(i64::from(days), Counted::DAYS, lang);
            if days >= RUNWAY_DAYS { standing_words::RUNWAY_LONG.fill(lang, &[("days", counted)]) } else { counted }
        }
    }
}

/// A row of the journal in one sentence: what, how much, where, when.
#[must_use]
pub fn row(standing: &Standing, row: &NewRow, lang: Lang) -> String {
    let currency = standing.record.profile.currency;
    let account = account(standing, &row.account, lang);
    let kind = match (row.kind, row.account.as_str()) {
        // On a line, spending is a purchase, whichever word was written.
        (EntryKind::Expense, id) if standing.record.profile.line_index(id).is_some() => EntryKind::Purchase,
        (kind, _) => kind,
    };
    let values = [
        ("kind", words::kind(kind).get(lang).to_owned()),
        ("amount", number::money(row.amount.unwrap_or(Money::ZERO), currency)),
        ("account", account),
        ("day", date::iso(row.day)),
    ];
    words::ROW.fill(lang, &values)
}

/// The name of an account: a line's, cash or the emergency fund.
#[must_use]
pub fn account(standing: &Standing, account: &str, lang: Lang) -> String {
    match account {
        "cash" => words::CASH_ACCOUNT.get(lang).to_owned(),
        "emergency" => words::EMERGENCY_ACCOUNT.get(lang).to_owned(),
        id => standing
            .record
            .profile
            .line_index(id)
            .map_or_else(|| clean(id).into_owned(), |line| line_name(standing, line, lang)),
    }
}
