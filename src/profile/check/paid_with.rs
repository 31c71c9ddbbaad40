//! What is paid with a line: expenses, and lines said to be paid with one another.

use super::Sheet;
use crate::diagnostic::Code;
use crate::document::nearest;
use crate::domain::credit::line::{Line, LineState};
use crate::domain::household::profile::Expense;
use crate::profile::raw::{Raw, RawExpense, RawLine};

/// The line that an expense is paid with; none (cash) when there is no such line or nothing can be taken from it.
pub(super) fn check_expense(
    sheet: &Sheet<'_>,
    table: &Raw<RawExpense>,
    expense: &Expense,
    lines: &[Line],
) -> Option<String> {
    let id = table.value.pay_with.as_deref()?;
    let span = table.places.of("pay_with");
    let values = [("line", id), ("expense", &*expense.name.en), ("expense_zh", &*expense.name.zh)];
    let current = current_id(sheet, id);
    match lines.iter().find(|line| line.id == current) {
        Some(line) if line.terms.can_be_drawn() && line.state != LineState::Closed => Some(line.id.clone()),
        Some(_) => {
            sheet.error(Code::PayWithUnusable, span, &values);
            None
        }
        None if sheet.raw.lines.iter().any(|line| line.value.id.as_deref() == Some(current)) => {
            sheet.warning(Code::PayWithLeftOut, span, &values);
            None
        }
        None => {
            unknown_line(sheet, id, span);
            None
        }
    }
}

/// The id that a line has now, when it was renamed.
fn current_id<'a>(sheet: &'a Sheet<'_>, id: &'a str) -> &'a str {
    let renamed = |line: &&Raw<RawLine>| line.value.renamed_from.iter().any(|old| old == id);
    let exists = sheet.raw.lines.iter().any(|line| line.value.id.as_deref() == Some(id));
    if exists {
        return id;
    }
    sheet.raw.lines.iter().find(renamed).and_then(|line| line.value.id.as_deref()).unwrap_or(id)
}

fn unknown_line(sheet: &Sheet<'_>, id: &str, span: std::ops::Range<usize>) {
    let known: Vec<&str> = sheet.raw.lines.iter().filter_map(|line| line.value.id.as_deref()).collect();
    let near = nearest(id, known.iter().copied()).unwrap_or("");
    let values = [("key", "pay_with"), ("value", id), ("nearest", near), ("known", &*known.join(", "))];
    sheet.error(Code::UnknownLine, span, &values);
}

/// Lines that are said to be paid with a line: a ring is an error, anything else is not followed and says so.
pub(super) fn check_rings(sheet: &Sheet<'_>) {
    let lines = &sheet.raw.lines;
    let at = |id: &str| lines.iter().position(|line| line.value.id.as_deref() == Some(id));
    let next = |index: usize| lines.get(index).and_then(|line| line.value.pay_with.as_deref()).map(at);
    for (start, table) in lines.iter().enumerate() {
        let Some(payer) = table.value.pay_with.as_deref() else { continue };
        let span = table.places.of("pay_with");
        let Some(mut here) = at(payer) else {
            unknown_line(sheet, payer, span);
            continue;
        };
        let mut ring = vec![start];
        while here != start && !ring.contains(&here) {
            ring.push(here);
            let Some(Some(following)) = next(here) else { break };
            here = following;
        }
        if here != start {
            let values = [("line", table.value.id.as_deref().unwrap_or("")), ("other", payer)];
            sheet.warning(Code::LinePaidWithLine, span, &values);
        } else if ring.iter().min() == Some(&start) {
            ring.push(start);
            let names = ring.iter().filter_map(|index| lines.get(*index)?.value.id.as_deref());
            let chain = names.collect::<Vec<_>>().join(" -> ");
            sheet.error(Code::PayWithCycle, span, &[("chain", &*chain)]);
        }
    }
}
