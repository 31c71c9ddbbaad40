//! A statement or an instalment: its interest stretch by stretch, its fees, and what it asks for.

use super::Piece;
use super::line::name_of_part;
use super::ratio::{head, text, total};
use crate::domain::calendar::Day;
use crate::domain::household::recorder::{Bearing, Happening};
use crate::domain::money::{Currency, Money};
use crate::report::explain::interest::{EXACT, Interest, InterestTerm, interest};
use crate::report::standing::Standing;
use crate::report::warning::next_due as due_next;
use crate::report::wording::line_name;
use crate::report::wording::terms::minimum;
use crate::text::number::{self, Counted};
use crate::text::{Lang, date, explain as words};

/// The title and the pieces of the posting at a position of the timeline.
pub(super) fn posting(standing: &Standing, place: usize, lang: Lang) -> (String, Vec<Piece>) {
    let currency = standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let Some(dated) = standing.timeline.happenings.get(place) else { return (String::new(), Vec::new()) };
    match dated.happening {
        Happening::Statement { line, bill, due } => {
            let line = usize::from(line);
            let mut pieces = vec![
                Piece::Head(words::STATEMENT.fill(lang, &[("day", date::iso(dated.day))])),
                Piece::Term(words::STATEMENT_BALANCE.get(lang).to_owned(), money(bill.balance)),
                Piece::Term(words::STATEMENT_MINIMUM.get(lang).to_owned(), money(bill.minimum)),
                Piece::Text(words::STATEMENT_DUE.fill(lang, &[("day", date::iso(due))])),
            ];
            if bill.instalments > Money::ZERO {
                pieces.push(Piece::Term(words::INSTALMENTS_BILLED.get(lang).to_owned(), money(bill.instalments)));
            }
            if bill.fees > Money::ZERO {
                pieces.push(Piece::Term(words::FEES_BILLED.get(lang).to_owned(), money(bill.fees)));
            }
            pieces.push(Piece::Blank);
            pieces.extend(interest_pieces(standing, place, lang));
            if let Some(record) = standing.record.profile.lines.get(line) {
                let rule = minimum(&record.terms.minimum, currency, lang);
                pieces.extend([Piece::Blank, Piece::Text(words::MINIMUM_RULE.fill(lang, &[("rule", rule)]))]);
            }
            (line_name(standing, line, lang), pieces)
        }
        Happening::Instalment { line, principal, interest, fee, due, .. } => {
            let mut pieces = vec![Piece::Head(words::INSTALMENT.fill(lang, &[("day", date::iso(due))]))];
            pieces.push(Piece::Term(words::INSTALMENT_PRINCIPAL.get(lang).to_owned(), money(principal)));
            if interest > Money::ZERO {
                pieces.push(Piece::Term(words::INSTALMENT_INTEREST.get(lang).to_owned(), money(interest)));
            }
            if fee > Money::ZERO {
                pieces.push(Piece::Term(words::INSTALMENT_FEE.get(lang).to_owned(), money(fee)));
            }
            pieces.push(total(words::TOTAL, money(principal + interest + fee), lang));
            if interest > Money::ZERO {
                pieces.push(Piece::Blank);
                pieces.extend(interest_pieces(standing, place, lang));
            }
            (line_name(standing, usize::from(line), lang), pieces)
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What a line asks for next, and how it came about.
pub(super) fn next_due(standing: &Standing, line: usize, lang: Lang) -> Vec<Piece> {
    let currency = standing.record.profile.currency;
    let Some((day, amount)) = due_next(standing, line) else { return vec![text(words::NEXT_NONE, lang)] };
    let due = words::STATEMENT_DUE.fill(lang, &[("day", date::iso(day))]);
    let mut pieces = vec![Piece::Term(due, number::money(amount, currency)), Piece::Blank];
    let places = postings_due(standing, line, day);
    if places.is_empty() {
        pieces.extend(known_statement(standing, line, lang));
    }
    for (index, place) in places.into_iter().enumerate() {
        if index > 0 {
            pieces.push(Piece::Blank);
        }
        pieces.extend(posting(standing, place, lang).1);
    }
    pieces
}

/// The statement that was closed before the record begins.
pub(super) fn known_statement(standing: &Standing, line: usize, lang: Lang) -> Vec<Piece> {
    let currency = standing.record.profile.currency;
    let (Some(record), Some(account)) =
        (standing.record.profile.lines.get(line), standing.household.opening.lines.get(line))
    else {
        return Vec::new();
    };
    let mut pieces = vec![text(words::STATEMENT_KNOWN, lang)];
    if record.terms.has_statements() && account.statement_balance > Money::ZERO {
        let money = |amount: Money| number::money(amount, currency);
        pieces.push(Piece::Head(words::STATEMENT.fill(lang, &[("day", date::iso(account.statement_on))])));
        pieces.push(Piece::Term(words::STATEMENT_BALANCE.get(lang).to_owned(), money(account.statement_balance)));
        pieces.push(Piece::Term(words::STATEMENT_MINIMUM.get(lang).to_owned(), money(account.statement_minimum)));
        let rule = minimum(&record.terms.minimum, currency, lang);
        pieces.push(Piece::Text(words::MINIMUM_RULE.fill(lang, &[("rule", rule)])));
    }
    pieces
}

/// The statements and instalments of a line that are due on a day.
#[must_use]
pub fn postings_due(standing: &Standing, line: usize, day: Day) -> Vec<usize> {
    let happenings = standing.timeline.happenings.iter().enumerate();
    let of_line = happenings.filter(|(_, dated)| match dated.happening {
        Happening::Statement { line: of, due, .. } | Happening::Instalment { line: of, due, .. } => {
            usize::from(of) == line && due == day
        }
        _ => false,
    });
    of_line.map(|(place, _)| place).collect()
}

fn interest_pieces(standing: &Standing, place: usize, lang: Lang) -> Vec<Piece> {
    let Some(interest) = interest(standing, place) else { return Vec::new() };
    let currency = standing.record.profile.currency;
    if interest.terms.is_empty() && interest.posted.is_zero() {
        return vec![text(words::INTEREST_NONE, lang)];
    }
    let mut pieces = vec![head(words::INTEREST_OF, lang)];
    let several = interest.terms.iter().any(|term| interest.terms.first().is_some_and(|first| first.part != term.part));
    let (back, days): (Vec<&InterestTerm>, Vec<&InterestTerm>) =
        interest.terms.iter().partition(|term| term.bearing == Bearing::LookedBack);
    for term in days {
        pieces.extend(term_pieces(standing, &interest, term, several, lang));
    }
    if !back.is_empty() {
        pieces.push(text(words::INTEREST_BACK_IS, lang));
        for term in back {
            pieces.extend(term_pieces(standing, &interest, term, several, lang));
        }
    }
    if interest.rounding != 0 {
        let rounding = exact_money(interest.rounding, currency);
        pieces.push(Piece::Term(words::INTEREST_ROUNDING.get(lang).to_owned(), rounding));
    }
    pieces.push(total(words::INSTALMENT_INTEREST, number::money(interest.posted, currency), lang));
    pieces
}

fn term_pieces(standing: &Standing, interest: &Interest, term: &InterestTerm, named: bool, lang: Lang) -> Vec<Piece> {
    let currency = standing.record.profile.currency;
    let days = |days: i32| number::count(i64::from(days), Counted::DAYS, lang);
    let rate = term.rate.map_or_else(|| words::INTEREST_SEVERAL.get(lang).to_owned(), |rate| number::rate(rate, lang));
    let since_due = term.bearing == Bearing::SinceDue;
    let spans_days = term.to > term.from && !since_due;
    let label = if since_due {
        words::INTEREST_SINCE_DUE.get(lang).to_owned()
    } else if spans_days {
        let length = term.to.since(term.from);
        let values = [
            ("from", date::short(term.from.plus(1))),
            ("to", date::short(term.to)),
            ("balance", number::money(term.balance, currency)),
            ("rate", rate),
            ("days", if term.cycle_days.is_some() { number::whole(i64::from(length)) } else { days(length) }),
            ("cycle", term.cycle_days.map_or_else(String::new, days)),
        ];
        let words = if term.cycle_days.is_some() { words::INTEREST_MONTH } else { words::INTEREST_DAYS };
        words.fill(lang, &values)
    } else {
        words::INTEREST_BACK.get(lang).to_owned()
    };
    let part = if named {
        words::PART_OF_LINE.fill(lang, &[("part", name_of_part(standing, interest.line, term.part, lang))])
    } else {
        String::new()
    };
    let mut pieces = vec![Piece::Term(format!("{part}{label}"), exact_money(term.exact, currency))];
    if term.overdue > Money::ZERO {
        let overdue = number::money(term.overdue, currency);
        pieces.push(Piece::Text(format!("  {}", words::INTEREST_OVERDUE.fill(lang, &[("amount", overdue)]))));
    }
    pieces
}

/// An amount in parts of a minor unit, with as many decimals as it takes: `80.00`, `12.0987`.
fn exact_money(exact: i64, currency: Currency) -> String {
    let minor = number::money(Money(exact / EXACT), currency);
    let rest = (exact % EXACT).unsigned_abs();
    if rest == 0 {
        return minor;
    }
    let sign = if exact < 0 && exact / EXACT == 0 { "-" } else { "" };
    let point = if currency.decimals() == 0 { "." } else { "" };
    format!("{sign}{minor}{point}{rest:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_amounts_show_what_rounding_takes() {
        let cny = Currency::CNY;
        assert_eq!(exact_money(800_000, cny), "80.00");
        assert_eq!(exact_money(120_987, cny), "12.0987");
        assert_eq!(exact_money(-37, cny), "-0.0037");
        assert_eq!(exact_money(-120_987, cny), "-12.0987");
        assert_eq!(exact_money(1_205, Currency::from_code("JPY").unwrap()), "12.05");
    }
}
