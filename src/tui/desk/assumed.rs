//! What was planned since the record's date and recorded by nobody, to be confirmed once.

use super::Desk;
use crate::domain::household::entry::EntryKind;
use crate::domain::household::recorder::Origin;
use crate::domain::name::Name;
use crate::profile::journal::write::NewRow;
use crate::report::agenda::{AgendaRow, Item, rows};
use crate::report::standing::Standing;
use crate::report::wording;
use crate::text::{date, number, record as words};
use crate::tui::app::App;
use crate::tui::popups::Popup;
use crate::tui::popups::checklist::{Checklist, Tick};
use crate::tui::theme::Meaning;

impl Desk<'_> {
    /// Opens the list of what is assumed; says so when there is nothing.
    pub(super) fn list_assumed(&self, app: &mut App) {
        let Some(standing) = self.standing_today(&app.figures.answers.standing) else { return };
        let currency = standing.record.profile.currency;
        let lang = app.lang;
        let assumed = rows(&standing).into_iter().filter(|row| row.origin == Origin::Assumed);
        let ticks: Vec<Tick> = assumed
            .filter_map(|row| {
                Some(Tick {
                    day: date::iso(row.day),
                    what: wording::agenda::item(&standing, &row, lang),
                    amount: number::signed_money(row.amount, currency),
                    row: row_of(&row, &standing)?,
                    ticked: true,
                })
            })
            .collect();
        if ticks.is_empty() {
            return app.say(Meaning::Calm, words::ASSUMED_NONE);
        }
        let as_of = date::iso(standing.record.profile.as_of);
        let text = words::ASSUMED_TEXT.fill(lang, &[("day", as_of)]);
        app.popups.push(Popup::Checklist(Checklist::new(words::ASSUMED_TITLE, text, ticks)));
    }
}

/// The row that records an assumed item as it was planned; the note names the planned item, so that it stands for it.
fn row_of(row: &AgendaRow, standing: &Standing) -> Option<NewRow> {
    let profile = &standing.record.profile;
    let line_id = |line: usize| profile.lines.get(line).map(|line| line.id.clone());
    let expense = |index: usize| profile.expenses.get(index).map(|expense| &expense.name);
    let note = |name: Option<&Name>| name.map_or_else(String::new, |name| name.en.clone());
    let cash = || Some("cash".to_owned());
    let (account, kind, note) = match row.item {
        Item::Income(index) => {
            let name = index.and_then(|index| profile.incomes.get(index)).map(|income| &income.name);
            (cash(), EntryKind::Income, note(name))
        }
        Item::Expense(index) => (cash(), EntryKind::Expense, note(index.and_then(expense))),
        Item::FellOnCash { expense: index, .. } => (cash(), EntryKind::Expense, note(expense(index))),
        Item::OnLine { expense: index, line } => (line_id(line), EntryKind::Purchase, note(expense(index))),
        Item::Payment { line, .. } => (line_id(line), EntryKind::Payment, String::new()),
        _ => return None,
    };
    let amount = Some(row.amount.magnitude());
    Some(NewRow { day: row.day, account: account?, kind, amount, state: None, note })
}
