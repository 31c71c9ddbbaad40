//! Running lists of cash: what comes and goes, with what is left after each.

use super::Piece;
use super::ratio::{text, total};
use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::ratios::RUNWAY_DAYS;
use crate::report::agenda::AgendaRow;
use crate::report::answers::Answers;
use crate::report::explain::running::{self, Running};
use crate::report::standing::Standing;
use crate::report::wording::agenda::item;
use crate::text::number::{self, Counted};
use crate::text::{Lang, date, explain as words, standing as standing_words};

pub(super) fn cash(answers: &Answers, lang: Lang) -> Vec<Piece> {
    let standing = &answers.standing;
    let as_of = standing.record.profile.as_of;
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let day = || [("day", date::iso(as_of))];
    let opening = standing.household.opening.cash;
    let mut pieces = vec![Piece::Text(words::CASH_IS.fill(lang, &day())), Piece::Blank];
    pieces.push(Piece::Term(words::CASH_RECORDED.fill(lang, &day()), money(opening)));
    let today = standing.today;
    let is_past = |row: &&AgendaRow| {
        let recorded_today =
            row.day == today && matches!(row.origin, crate::domain::household::recorder::Origin::Recorded(_));
        (row.day < today || recorded_today) && row.item.moves_cash()
    };
    pieces.extend(answers.agenda.iter().filter(is_past).map(|row| dated(standing, row, lang)));
    pieces.push(total(words::CASH_TODAY, money(standing.state.cash), lang));
    pieces
}

pub(super) fn lowest(standing: &Standing, lang: Lang) -> Vec<Piece> {
    let list = running::to_lowest_cash(standing);
    let mut pieces = vec![text(words::LOWEST_IS, lang), Piece::Blank];
    if list.rows.is_empty() {
        pieces.push(text(words::LOWEST_NOW, lang));
        pieces.push(total(words::CASH_TODAY, number::money(list.closing, standing.record.profile.currency), lang));
        return pieces;
    }
    let label = words::AT_LOWEST.fill(lang, &[("day", date::iso(list.until))]);
    pieces.extend(list_of(standing, &list, label, lang));
    pieces
}

pub(super) fn on_day(standing: &Standing, day: Day, lang: Lang) -> Vec<Piece> {
    let list = running::until(standing, day);
    let shown = [("day", date::iso(day))];
    let mut pieces = vec![Piece::Text(words::ON_DAY_IS.fill(lang, &shown)), Piece::Blank];
    pieces.extend(list_of(standing, &list, words::AT_END.fill(lang, &shown), lang));
    pieces
}

pub(super) fn runway(standing: &Standing, lang: Lang) -> Vec<Piece> {
    let ratios = &standing.ratios;
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let days = |days: i32| number::count(i64::from(days), Counted::DAYS, lang);
    let mut pieces = vec![text(words::RUNWAY_IS, lang), Piece::Blank];
    pieces.push(Piece::Term(standing_words::CASH.get(lang).to_owned(), money(standing.state.cash)));
    pieces.push(Piece::Term(standing_words::EMERGENCY.get(lang).to_owned(), money(standing.state.emergency)));
    pieces.push(total(words::RUNWAY_BEGIN, money(standing.state.cash + standing.state.emergency), lang));
    pieces.push(Piece::Blank);
    match ratios.runway.ends_on {
        Some(day) => {
            let list = running::to_end_of_runway(standing, true);
            pieces.extend(list.rows.iter().map(|row| dated(standing, row, lang)));
            let values = [("day", date::iso(day)), ("days", days(ratios.runway.days))];
            pieces.push(Piece::Total(words::RUNWAY_END.fill(lang, &values), money(list.closing)));
        }
        None => pieces.push(Piece::Text(words::RUNWAY_LONG.fill(lang, &[("days", days(RUNWAY_DAYS))]))),
    }
    pieces.push(Piece::Blank);
    pieces.push(Piece::Term(words::RUNWAY_WITHOUT.get(lang).to_owned(), days(ratios.runway_cash.days)));
    pieces
}

fn list_of(standing: &Standing, list: &Running, closing: String, lang: Lang) -> Vec<Piece> {
    let currency = standing.record.profile.currency;
    let opening = words::CASH_TODAY.get(lang).to_owned();
    let mut pieces = vec![Piece::Term(opening, number::money(list.opening, currency))];
    pieces.extend(list.rows.iter().map(|row| dated(standing, row, lang)));
    pieces.push(Piece::Total(closing, number::money(list.closing, currency)));
    pieces
}

fn dated(standing: &Standing, row: &AgendaRow, lang: Lang) -> Piece {
    let currency = standing.record.profile.currency;
    Piece::Dated {
        day: date::short(row.day),
        what: item(standing, row, lang),
        amount: number::signed_money(row.amount, currency),
        after: number::money(row.cash_after, currency),
    }
}
