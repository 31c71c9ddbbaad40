//! What the first screen shows, as texts and rows, made once when figures change.

use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::recorder::Origin;
use crate::domain::lesson::moment::Moment;
use crate::domain::money::{Money, Ratio};
use crate::domain::ratios::RUNWAY_DAYS;
use crate::domain::risk::norm::{Level, Measure as NormMeasure};
use crate::report::agenda::{AgendaRow, Item};
use crate::report::answers::Answers;
use crate::report::check::{Measure, Verdict};
use crate::report::explain::Topic;
use crate::report::lesson::lead::Lead;
use crate::report::status::LineGlance;
use crate::report::warning::Urgency;
use crate::report::wording;
use crate::text::number::{self, Counted, Decimals};
use crate::text::table::Column;
use crate::text::{Lang, Words, date, home as words, line as line_words, standing as standing_words};
use crate::tui::app::Figures;
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::grid::{Cell, GridRow};
use crate::tui::widgets::notes::Note;
use crate::tui::widgets::tiles::Tile;

/// The head figures, each with what it opens.
pub(super) fn tiles(answers: &Answers, lang: Lang) -> Vec<(Tile, Topic)> {
    let standing = &answers.standing;
    let ratios = &standing.ratios;
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let tile = |(label, brief): (Words, Words), value: String, drop: u8| Tile {
        label: label.get(lang).to_owned(),
        brief: brief.get(lang).to_owned(),
        value,
        note: String::new(),
        share: None,
        meaning: Meaning::Calm,
        drop,
    };
    let share = |ratio: Option<Ratio>| ratio.map_or_else(|| "-".to_owned(), |r| number::percent(r, Decimals::One));
    let dti_limit = answers.share_limit(Measure::Dti);
    let used_limit = answers.share_limit(Measure::Utilisation);
    let runway = ratios.runway.days;
    let runway_text = number::count(i64::from(runway), Counted::DAYS, lang);
    let runway_text =
        if runway >= RUNWAY_DAYS { words::OVER_DAYS.fill(lang, &[("days", runway_text)]) } else { runway_text };
    let (lowest, lowest_on) = answers.lowest_cash;
    let cash = standing.state.cash;
    let sign = |amount: Money| if amount < Money::ZERO { Meaning::Stop } else { Meaning::Calm };
    vec![
        (tile((words::OWED, words::OWED_BRIEF), money(ratios.owed), 0), Topic::Owed),
        (Tile { meaning: sign(cash), ..tile((words::CASH, words::CASH_BRIEF), money(cash), 1) }, Topic::Cash),
        (
            Tile {
                share: ratios.dti.map(|dti| (dti, dti_limit)),
                meaning: of_share(answers, NormMeasure::DebtToIncome, ratios.dti),
                ..tile((words::DTI, words::DTI_BRIEF), share(ratios.dti), 0)
            },
            Topic::Dti,
        ),
        (
            Tile {
                share: ratios.utilisation.map(|used| (used, used_limit)),
                meaning: of_share(answers, NormMeasure::Utilisation, ratios.utilisation),
                ..tile((words::USED, words::USED_BRIEF), share(ratios.utilisation), 2)
            },
            Topic::Utilisation,
        ),
        (
            Tile {
                meaning: of_check(answers, Measure::Lenders),
                ..tile((words::LENDERS, words::LENDERS_BRIEF), number::whole(i64::from(ratios.lenders)), 4)
            },
            Topic::Lenders,
        ),
        (
            Tile {
                meaning: of_check(answers, Measure::RunwayDays),
                ..tile((words::RUNWAY, words::RUNWAY_BRIEF), runway_text, 0)
            },
            Topic::Runway,
        ),
        (
            Tile {
                note: date::short_unless_other_year(lowest_on, standing.today),
                meaning: low_meaning(answers, lowest),
                ..tile((words::LOWEST, words::LOWEST_BRIEF), money(lowest), 5)
            },
            Topic::LowestCash,
        ),
    ]
}

/// How good or bad a share is by the bands of the norms; calm where there are none.
fn of_share(answers: &Answers, measure: NormMeasure, share: Option<Ratio>) -> Meaning {
    let standing = &answers.standing;
    let band = share.zip(standing.record.norms.as_ref());
    let level = band.and_then(|(share, norms)| norms.band(measure, share, standing.today)).map(|band| band.level);
    match level {
        None | Some(Level::Calm) => Meaning::Calm,
        Some(Level::Notice) => Meaning::Notice,
        Some(Level::Warning) => Meaning::Warning,
        Some(Level::Stop) => Meaning::Stop,
    }
}

fn of_check(answers: &Answers, measure: Measure) -> Meaning {
    let beyond = answers.check.rows.iter().any(|row| row.measure == measure && row.verdict == Verdict::Beyond);
    if beyond { Meaning::Warning } else { Meaning::Calm }
}

/// Below nothing is a stop; less than a week of essentials, or than the limit, a warning.
fn low_meaning(answers: &Answers, lowest: Money) -> Meaning {
    let week = answers.standing.ratios.essentials.part_of(4, crate::domain::money::Rounding::HalfUp);
    if lowest < Money::ZERO {
        Meaning::Stop
    } else if lowest < week || of_check(answers, Measure::LowestCash) != Meaning::Calm {
        Meaning::Warning
    } else {
        Meaning::Calm
    }
}

/// The columns and rows of what comes and goes.
pub(super) fn agenda(answers: &Answers, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let mut columns = vec![
        Column::mark(standing_words::COL_DATE.get(lang)),
        Column::text(standing_words::COL_ITEM.get(lang), 12),
        Column::figure(standing_words::COL_AMOUNT.get(lang)),
        Column::figure(standing_words::COL_CASH.get(lang)).drops(2),
    ];
    if answers.upcoming().iter().any(|row| !mark(row, lang).is_empty()) {
        columns.push(Column::mark("").drops(3));
    }
    let rows = (0..).zip(answers.upcoming()).map(|(id, row)| agenda_row(answers, id, row, lang));
    (columns, rows.collect())
}

/// A word about how a row comes about, when it is not simply planned.
fn mark(row: &AgendaRow, lang: Lang) -> &'static str {
    match row.item {
        _ if row.origin == Origin::Assumed => standing_words::ASSUMED_MARK.get(lang),
        Item::Payment { by_hand: true, .. } => standing_words::BY_HAND_MARK.get(lang),
        _ => "",
    }
}

fn agenda_row(answers: &Answers, id: u32, row: &AgendaRow, lang: Lang) -> GridRow {
    let standing = &answers.standing;
    let currency = standing.record.profile.currency;
    let moves = row.item.moves_cash();
    let missed = matches!(row.item, Item::Missed { .. });
    let amount = if moves {
        number::signed_money(row.amount, currency)
    } else {
        number::money(row.amount.magnitude(), currency)
    };
    let amount_role = match row.item {
        Item::Missed { .. } => Role::Stop,
        Item::OnLine { .. } => Role::Muted,
        _ if row.amount > Money::ZERO => Role::Calm,
        _ => Role::Figure,
    };
    let lowest = answers.lowest_cash == (row.cash_after, row.day);
    let after_role = match low_meaning(answers, row.cash_after) {
        Meaning::Stop => Role::Stop,
        Meaning::Warning if lowest => Role::Warning,
        _ => Role::Muted,
    };
    let after = if moves { number::money(row.cash_after, currency) } else { String::new() };
    let item = Cell::text(wording::agenda::item(standing, row, lang));
    let cells = vec![
        Cell::figure(date::short(row.day), i64::from(row.day.0)).role(Role::Muted),
        if missed { item.role(Role::Stop) } else { item },
        Cell::figure(amount, row.amount.minor()).role(amount_role),
        Cell::figure(after, row.cash_after.minor()).role(after_role),
        Cell::text(mark(row, lang)).role(Role::Notice),
    ];
    GridRow::new(id, cells)
}

/// Columns of a bar in a row.
const BAR_COLUMNS: usize = 8;

/// The columns and rows of the lines.
pub(super) fn lines(answers: &Answers, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let columns = vec![
        Column::text(standing_words::COL_LINE.get(lang), 14),
        Column::figure(standing_words::COL_OWED.get(lang)),
        Column::mark(standing_words::COL_USED.get(lang)).drops(2),
        Column::mark(words::DUE.get(lang)).drops(1),
        Column::figure(standing_words::COL_AMOUNT.get(lang)).drops(3),
    ];
    let rows = (0..).zip(&answers.lines).map(|(id, glance)| line_row(answers, id, glance, lang));
    (columns, rows.collect())
}

fn line_row(answers: &Answers, id: u32, glance: &LineGlance, lang: Lang) -> GridRow {
    let standing = &answers.standing;
    let currency = standing.record.profile.currency;
    let (letter, meaning) = line_mark(glance);
    let used = match (glance.utilisation, glance.instalments_left) {
        (Some(used), _) => {
            let limit = answers.share_limit(Measure::Utilisation);
            let over = limit.is_some_and(|limit| used > limit);
            Cell::bar(used, limit, if over { Meaning::Warning } else { Meaning::Calm }, BAR_COLUMNS)
        }
        (None, Some(left)) => {
            let text = words::LEFT.fill(lang, &[("count", payments_left(left, lang))]);
            Cell::figure(text, -i64::from(left)).role(Role::Muted)
        }
        (None, None) => Cell::figure("", i64::MIN),
    };
    let (day, due) = glance.next_due.map_or((String::new(), String::new()), |(day, amount)| {
        (date::short_unless_other_year(day, standing.today), number::money(amount, currency))
    });
    let order = glance.next_due.map_or((i64::MAX, 0), |(day, amount)| (i64::from(day.0), amount.minor()));
    GridRow::new(
        id,
        vec![
            Cell::text(wording::line_name(standing, glance.line, lang)).marked(letter, meaning.role()),
            Cell::figure(number::money(glance.owed, currency), glance.owed.minor()),
            used,
            Cell::figure(day, order.0).role(Role::Muted),
            Cell::figure(due, order.1),
        ],
    )
}

fn payments_left(left: u16, lang: Lang) -> String {
    match lang {
        Lang::En => left.to_string(),
        Lang::Zh => number::count(i64::from(left), Counted::PAYMENTS, lang),
    }
}

/// The letter of a line's state and how good or bad it is; `!` when it is overdue.
pub(in crate::tui::screens) fn line_mark(glance: &LineGlance) -> (String, Meaning) {
    if glance.days_past_due > 0 {
        return ("!".to_owned(), Meaning::Stop);
    }
    let meaning = match glance.state {
        LineState::Active => Meaning::Calm,
        LineState::Watched | LineState::Recovering | LineState::Closed => Meaning::Notice,
        LineState::Reduced => Meaning::Warning,
        LineState::Suspended | LineState::Frozen => Meaning::Stop,
    };
    (line_words::state_letter(glance.state).to_string(), meaning)
}

/// What needs attention.
pub(super) fn notes(figures: &Figures, lang: Lang) -> Vec<Note> {
    let answers = &figures.answers;
    let warnings = answers.warnings.iter().map(|warning| {
        let (message, next) = wording::warning::sentences(&answers.standing, warning, lang);
        let meaning = match warning.urgency() {
            Urgency::Stop => Meaning::Stop,
            Urgency::Warning => Meaning::Warning,
            Urgency::Notice => Meaning::Notice,
        };
        Note { meaning, message, next }
    });
    // Somebody who only looks round is told what there is to see.
    let teaches = figures.teaches.as_ref().map(|lesson| Note {
        meaning: Meaning::Calm,
        message: match (answers.warnings.is_empty(), lang) {
            (true, Lang::En) => format!("{} {}", words::CALM.get(lang), first_sentence(&wording::name(lesson, lang))),
            (true, Lang::Zh) => format!("{}{}", words::CALM.get(lang), first_sentence(&wording::name(lesson, lang))),
            (false, _) => first_sentence(&wording::name(lesson, lang)),
        },
        next: words::TEACHES_NEXT.get(lang).to_owned(),
    });
    warnings.chain(teaches).collect()
}

/// A text up to the end of its first sentence.
fn first_sentence(text: &str) -> String {
    let end = text.find('。').map(|at| at + '。'.len_utf8()).or_else(|| text.find(". ").map(|at| at + 1));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).to_owned()
}

/// The cash from today on, for the curve, and the days with income.
pub(in crate::tui::screens) fn cash(answers: &Answers) -> (Vec<(Day, Money)>, Vec<Day>) {
    let standing = &answers.standing;
    let today = standing.today;
    let mut points = vec![(today, standing.state.cash)];
    points.extend(standing.timeline.days.iter().filter(|day| day.day >= today).map(|day| (day.day, day.cash)));
    let paydays = answers.ahead.iter().filter(|row| matches!(row.item, Item::Income(_))).map(|row| row.day);
    (points, paydays.collect())
}

/// The columns and rows of the months.
pub(super) fn months(answers: &Answers, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let currency = answers.standing.record.profile.currency;
    let columns = vec![
        Column::mark(standing_words::COL_MONTH.get(lang)),
        Column::figure(standing_words::COL_INCOME.get(lang)).drops(2),
        Column::figure(standing_words::COL_EXPENSES.get(lang)).drops(3),
        Column::figure(standing_words::COL_PAYMENTS.get(lang)),
        Column::figure(standing_words::COL_LOWEST.get(lang)),
        Column::figure(standing_words::COL_OWED_AFTER.get(lang)).drops(1),
    ];
    let rows = (0..).zip(&answers.months).map(|(id, sum)| {
        let figure = |amount: Money| Cell::figure(number::money(amount, currency), amount.minor());
        let low = match low_meaning(answers, sum.lowest_cash) {
            Meaning::Stop => Role::Stop,
            Meaning::Warning => Role::Warning,
            _ => Role::Figure,
        };
        GridRow::new(
            id,
            vec![
                Cell::figure(date::iso_month(sum.month), i64::from(id)).role(Role::Muted),
                figure(sum.income),
                figure(sum.expenses),
                figure(sum.payments),
                figure(sum.lowest_cash).role(low),
                figure(sum.owed_after),
            ],
        )
    });
    (columns, rows.collect())
}

/// The lesson about a figure or a row.
pub(super) fn lead(answers: &Answers, topic: Topic) -> Lead {
    match topic {
        Topic::Dti => Lead::moment(Moment::DtiHigh),
        Topic::Utilisation => Lead::moment(Moment::UseHigh),
        Topic::Lenders => Lead::moment(Moment::ThirdLender),
        Topic::Runway => Lead::moment(Moment::RunwayShort),
        Topic::Emergency => Lead::moment(Moment::FundBelowMonth),
        Topic::Cash | Topic::LowestCash | Topic::CashOn(_) => Lead::moment(Moment::CashLow),
        Topic::Owed | Topic::Posting(_) => Lead::moment(Moment::MinimumOnly),
        Topic::LineOwed(line) | Topic::NextDue(line) | Topic::Margins(line) | Topic::Card(line) => {
            Lead::of_line(&answers.standing, line)
        }
        Topic::Ahead(_) => Lead::moment(Moment::DueSoon),
    }
}
