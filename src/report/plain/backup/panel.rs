//! The tables below the options: households compared, what to avoid, what would cover the loss of each line.

use super::super::{Layout, indented};
use super::{head, paragraph};
use crate::domain::backup::effect::{Course, MONTHS_COMPARED};
use crate::domain::money::{Money, Ratio};
use crate::domain::ratios::RUNWAY_DAYS;
use crate::report::backup::{Backup, NeedFrom};
use crate::report::wording::backup as wording;
use crate::report::wording::{line_name, name};
use crate::text::number::{self, Counted, Decimals};
use crate::text::table::{Column, Table};
use crate::text::{Lang, backup as words, standing as standing_words, wrap::wrap_indented};

fn compared_table(backup: &Backup, rows: Vec<(String, &Course)>, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let currency = backup.standing.record.profile.currency;
    let mut table = Table::new(vec![
        Column::text(words::COL_HOUSEHOLD.get(lang), 22),
        Column::figure(words::COL_CHARGES.get(lang)),
        Column::figure(words::COL_OWED_END.get(lang)),
        Column::figure(words::COL_LOWEST.get(lang)).drops(3),
        Column::figure(words::COL_MISSED.get(lang)).drops(2),
        Column::figure(words::COL_STOPS.get(lang)).drops(1),
        Column::figure(words::COL_LENDERS.get(lang)),
        Column::figure(words::COL_DTI.get(lang)),
    ]);
    let without = (words::WITHOUT_OPTION.get(lang).to_owned(), &backup.without);
    for (title, course) in std::iter::once(without).chain(rows) {
        table.row([
            title,
            number::money(course.cost(), currency),
            number::money(course.owed_at_end, currency),
            number::money(course.lowest.0, currency),
            number::whole(i64::from(course.missed)),
            number::whole(i64::from(course.stops)),
            number::whole(i64::from(course.lenders)),
            course.dti.map_or_else(|| "-".to_owned(), |dti| number::percent(dti, Decimals::Two)),
        ]);
    }
    let columns = layout.columns.map(|columns| columns.saturating_sub(2));
    indented(table.lines(columns).lines).collect()
}

/// Options that pay old debt with new, each against the household without it, and the regulators' warnings.
pub(super) fn comparisons(backup: &Backup, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    if backup.comparisons.is_empty() {
        return Vec::new();
    }
    let title = |place: usize| {
        let option = backup.fits.get(place).and_then(|fit| backup.file.options.get(fit.option));
        let shown = option.map_or_else(String::new, |option| name(&option.name, lang));
        words::WITH_OPTION.fill(lang, &[("name", shown)])
    };
    let rows = backup.comparisons.iter().map(|compared| (title(compared.fit), &compared.with)).collect();
    let mut lines = Vec::new();
    let months = number::count(i64::from(MONTHS_COMPARED), Counted::MONTHS, lang);
    head(&mut lines, &words::COMPARED.fill(lang, &[("months", months)]));
    lines.extend(compared_table(backup, rows, layout));
    if backup.need_from == NeedFrom::CalledIn {
        lines.extend(paragraph(words::COMPARED_CALL.get(lang), layout));
    }
    for warning in backup.file.traps.iter().flat_map(|traps| &traps.warnings) {
        lines.extend(wrap_indented(&name(&warning.text, lang), layout.paragraph_columns(), "  ! ", "    "));
    }
    lines
}

/// The options that were chosen, together.
pub(super) fn together(backup: &Backup, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let Some(together) = &backup.together else { return Vec::new() };
    let currency = backup.standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let mut lines = Vec::new();
    head(&mut lines, words::TOGETHER.get(lang));
    for piece in &together.combination.pieces {
        let Some(fit) = backup.fits.get(piece.fit) else { continue };
        let Some(option) = backup.option_of(fit) else { continue };
        let words = wording::piece(option, piece);
        let values = [
            ("name", name(&option.name, lang)),
            ("amount", money(piece.covers)),
            ("cost", wording::cost(&piece.price, currency, lang)),
        ];
        lines.extend(paragraph(&words.fill(lang, &values), layout));
        if let Some(obstacle) = wording::obstacle(backup, fit, lang) {
            lines.extend(paragraph(&obstacle, layout));
        }
    }
    let values = [("amount", money(together.combination.left)), ("cost", money(together.combination.cost))];
    lines.extend(paragraph(&words::LEFT.fill(lang, &values), layout));
    for sentence in wording::first_stop(backup, &together.with, lang) {
        lines.extend(paragraph(&sentence, layout));
    }
    let title = words::WITH_CHOSEN.get(lang).to_owned();
    lines.extend(compared_table(backup, vec![(title, &together.with)], layout));
    lines
}

/// Patterns of fraud, each with how to recognise it.
pub(super) fn avoid(backup: &Backup, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let Some(traps) = &backup.file.traps else { return Vec::new() };
    let mut lines = Vec::new();
    head(&mut lines, words::AVOID.get(lang));
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    for trap in &traps.traps {
        let text = format!("{}{colon}{}", name(&trap.name, lang), name(&trap.recognise, lang));
        lines.extend(wrap_indented(&text, layout.paragraph_columns(), "  x ", "    "));
    }
    lines.extend(paragraph(words::AVOID_CHECK.get(lang), layout));
    lines
}

/// What would cover the loss of each line.
pub(super) fn cushion(backup: &Backup, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let cushion = &backup.cushion;
    let mut lines = Vec::new();
    head(&mut lines, words::CUSHION.get(lang));
    let runway = number::count(i64::from(standing.ratios.runway.days), Counted::DAYS, lang);
    let is_long = standing.ratios.runway.days >= RUNWAY_DAYS;
    let runway = if is_long { standing_words::RUNWAY_LONG.fill(lang, &[("days", runway)]) } else { runway };
    let mut values = vec![("fund", money(cushion.fund)), ("runway", runway)];
    let now = match standing.ratios.emergency_months_hundredths {
        Some(hundredths) => {
            let months = Ratio::basis_points(hundredths.saturating_mul(100));
            values.push(("months", number::decimal(months, Decimals::Two)));
            words::CUSHION_NOW
        }
        None => words::CUSHION_NO_BASE,
    };
    lines.extend(paragraph(&now.fill(lang, &values), layout));
    let saved = words::CUSHION_SAVED.fill(lang, &[("amount", money(cushion.saved_a_month))]);
    lines.extend(paragraph(&saved, layout));
    if cushion.lines.is_empty() {
        return lines;
    }
    let mut table = Table::new(vec![
        Column::text(words::COL_LINE.get(lang), 12),
        Column::figure(words::COL_STOPPED.get(lang)),
        Column::figure(words::COL_CALLED.get(lang)),
        Column::mark(words::COL_SAVED_BY.get(lang)),
        Column::figure(words::COL_RESERVE.get(lang)).drops(1),
    ]);
    for line in &cushion.lines {
        table.row([
            line_name(standing, line.line, lang),
            money(line.if_stopped),
            money(line.if_called_in),
            wording::saved_by(&line.goal, lang),
            line.reserve_lost.map_or_else(|| "-".to_owned(), money),
        ]);
    }
    lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    let stopped = [words::GOAL_NOTHING, words::GOAL_REACHED, words::GOAL_DATED, words::GOAL_NEVER];
    let called = [words::CALL_NOTHING, words::CALL_REACHED, words::CALL_DATED, words::CALL_NEVER];
    lines.extend(paragraph(&wording::goal(&cushion.goal_if_stopped, stopped, currency, lang), layout));
    lines.extend(paragraph(&wording::goal(&cushion.goal_if_called_in, called, currency, lang), layout));
    lines
}
