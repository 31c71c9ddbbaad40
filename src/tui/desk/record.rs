//! Rows to record: the form of each kind, what it proposes, and the row that was typed.

use super::Desk;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::credit::account::LineAccount;
use crate::domain::household::entry::{Entry, EntryKind};
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;
use crate::profile::journal::write::NewRow;
use crate::profile::journal::{RowProblem, TypedRow, read_typed};
use crate::report::standing::Standing;
use crate::report::warning::next_due;
use crate::report::wording::{line_name, name};
use crate::text::{Lang, Words, date, number, record as words};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::popups::Popup;
use crate::tui::popups::proposal::{Proposal, Subject};
use crate::tui::theme::Meaning;
use crate::tui::widgets::form::{Form, FormField};

/// The title and the account's label of a kind.
const fn heads(kind: EntryKind) -> (Words, Words) {
    match kind {
        EntryKind::Payment => (words::PAYMENT, words::FIELD_LINE),
        EntryKind::Purchase | EntryKind::Expense => (words::PURCHASE, words::FIELD_PAID_FROM),
        EntryKind::Draw => (words::DRAW, words::FIELD_LINE),
        EntryKind::Income => (words::INCOME, words::FIELD_ACCOUNT),
        _ => (words::BALANCE, words::FIELD_ACCOUNT),
    }
}

/// The form of a row of this kind, filled with what is likely; `None` when there is no account for it.
pub(super) fn proposal(kind: EntryKind, standing: &Standing, lang: Lang) -> Option<Proposal> {
    let accounts = accounts(kind, standing, lang);
    let first = accounts.first()?.0.clone();
    let (title, label) = heads(kind);
    let mut fields = Vec::new();
    // Income goes to cash and nowhere else.
    if kind != EntryKind::Income {
        fields.push(FormField::chosen("account", label, words::HINT_CHOICE, accounts, &first));
    }
    let plans = plans(kind, standing, lang);
    if plans.len() > 1 {
        let likely = if kind == EntryKind::Income { next_income(standing, lang) } else { String::new() };
        fields.push(FormField::chosen("plan", words::FIELD_PLAN, words::HINT_PLAN, plans, &likely));
    }
    fields.push(FormField::typed("amount", words::FIELD_AMOUNT, words::HINT_AMOUNT, ""));
    fields.push(FormField::typed("date", words::FIELD_DATE, words::HINT_DATE, &date::iso(standing.today)));
    fields.push(FormField::typed("note", words::FIELD_NOTE, words::HINT_NOTE, ""));
    Some(Proposal::new(title, Subject::Row { kind, correcting: None }, Form::new(fields)))
}

/// The form of a row that is there, to be corrected.
pub(super) fn correction(entry: &Entry, standing: &Standing, lang: Lang) -> Proposal {
    let row = NewRow::of(entry, &standing.record.profile);
    let mut proposal = prepared(&row, standing, lang);
    proposal.title = words::CORRECT;
    proposal.subject = Subject::Row { kind: entry.kind, correcting: Some(entry.id.clone()) };
    proposal
}

/// The form of a row that is filled in already.
pub(super) fn prepared(row: &NewRow, standing: &Standing, lang: Lang) -> Proposal {
    let currency = standing.record.profile.currency;
    let amount = row.amount.map_or_else(String::new, |amount| amount.plain(currency));
    let (title, label) = heads(row.kind);
    let fields = vec![
        FormField::chosen("account", label, words::HINT_CHOICE, all_accounts(standing, lang), &row.account),
        FormField::typed("amount", words::FIELD_AMOUNT, words::HINT_AMOUNT, &amount),
        FormField::typed("date", words::FIELD_DATE, words::HINT_DATE, &date::iso(row.day)),
        FormField::typed("note", words::FIELD_NOTE, words::HINT_NOTE, &row.note),
    ];
    let mut proposal = Proposal::new(title, Subject::Row { kind: row.kind, correcting: None }, Form::new(fields));
    // What stands there is not to be overwritten by a proposal.
    proposal.touched = vec!["account", "amount", "date", "note"];
    proposal
}

fn all_accounts(standing: &Standing, lang: Lang) -> Vec<(String, String)> {
    let own = ["cash", "emergency"].map(str::to_owned);
    let lines = standing.record.profile.lines.iter().map(|line| line.id.clone());
    let named = |id: String| (id.clone(), crate::report::wording::difference::account(standing, &id, lang));
    own.into_iter().chain(lines).map(named).collect()
}

/// Ids and names of the accounts that a kind can be recorded on, the likeliest first.
fn accounts(kind: EntryKind, standing: &Standing, lang: Lang) -> Vec<(String, String)> {
    let profile = &standing.record.profile;
    let mut lines: Vec<usize> = (0..profile.lines.len()).collect();
    let drawable = |line: &usize| profile.lines.get(*line).is_some_and(|line| line.terms.can_be_drawn());
    match kind {
        EntryKind::Payment => lines.sort_by_key(|line| urgency(standing, *line)),
        EntryKind::Purchase | EntryKind::Expense | EntryKind::Draw => lines.retain(drawable),
        _ => {}
    }
    let lines = lines.into_iter().filter_map(|line| {
        let id = profile.lines.get(line)?.id.clone();
        Some((id, line_name(standing, line, lang)))
    });
    let own = |id: &str| (id.to_owned(), crate::report::wording::difference::account(standing, id, lang));
    match kind {
        EntryKind::Payment | EntryKind::Draw => lines.collect(),
        EntryKind::Income => vec![own("cash")],
        EntryKind::Balance => [own("cash"), own("emergency")].into_iter().chain(lines).collect(),
        _ => std::iter::once(own("cash")).chain(lines).collect(),
    }
}

/// What to pay first: what is overdue, then by the next due day; what owes nothing comes last.
fn urgency(standing: &Standing, line: usize) -> (u8, Day) {
    let account = standing.state.lines.get(line);
    let late = account.filter(|account| account.past_due(standing.today) > Money::ZERO);
    if let Some(since) = late.and_then(LineAccount::oldest_due) {
        return (0, since);
    }
    let closed = (2, standing.until);
    if standing.owed_on(line).is_zero() { closed } else { next_due(standing, line).map_or(closed, |(day, _)| (1, day)) }
}

/// Planned incomes or expenses that a row can stand for, with nothing in front.
fn plans(kind: EntryKind, standing: &Standing, lang: Lang) -> Vec<(String, String)> {
    let profile = &standing.record.profile;
    let names: Vec<String> = match kind {
        EntryKind::Income => profile.incomes.iter().map(|income| name(&income.name, lang)).collect(),
        EntryKind::Purchase | EntryKind::Expense => {
            profile.expenses.iter().map(|expense| name(&expense.name, lang)).collect()
        }
        _ => Vec::new(),
    };
    let other = (String::new(), words::SOMETHING_ELSE.get(lang).to_owned());
    std::iter::once(other).chain(names.into_iter().map(|name| (name.clone(), name))).collect()
}

/// The planned income that is nearest to today.
fn next_income(standing: &Standing, lang: Lang) -> String {
    use crate::report::agenda::{Item, rows};
    let incomes = rows(standing).into_iter().filter_map(|row| match row.item {
        Item::Income(Some(index)) => Some((row.day.since(standing.today).abs(), index)),
        _ => None,
    });
    let nearest = incomes.min().and_then(|(_, index)| standing.record.profile.incomes.get(index));
    nearest.map_or_else(String::new, |income| name(&income.name, lang))
}

/// Says what is known of the chosen account and proposes an amount where the reader has not typed one.
pub(super) fn propose(proposal: &mut Proposal, standing: &Standing, lang: Lang) {
    let Subject::Row { kind, .. } = proposal.subject else { return };
    let currency = standing.record.profile.currency;
    let account = account_of(proposal).to_owned();
    let plan = proposal.form.value("plan").to_owned();
    let (known, amount) = known_of(kind, &account, &plan, standing, lang);
    proposal.form.tell("account", known.as_deref());
    proposal.form.tell("amount", known.as_deref());
    if !proposal.touched.contains(&"amount") {
        let text = amount.map_or_else(String::new, |amount| amount.plain(currency));
        proposal.form.fill("amount", &text);
    }
}

fn account_of(proposal: &Proposal) -> &str {
    match proposal.form.value("account") {
        "" => "cash",
        account => account,
    }
}

/// What is known of an account, and the likely amount.
fn known_of(
    kind: EntryKind,
    account: &str,
    plan: &str,
    standing: &Standing,
    lang: Lang,
) -> (Option<String>, Option<Money>) {
    let profile = &standing.record.profile;
    let currency = profile.currency;
    let money = |amount| number::money(amount, currency);
    let line = profile.line_index(account);
    let planned = planned_amount(kind, plan, profile, lang);
    let held = match (account, line) {
        (_, Some(line)) => standing.owed_on(line),
        ("emergency", None) => standing.state.emergency,
        _ => standing.state.cash,
    };
    match (kind, line) {
        (EntryKind::Payment, Some(line)) => due_on(line, held, standing, lang),
        (EntryKind::Balance, _) => (Some(words::HELD.fill(lang, &[("amount", money(held))])), Some(held)),
        (EntryKind::Draw | EntryKind::Purchase, Some(line)) => {
            let limit = standing.state.lines.get(line).map(|account| account.limit).filter(|l| *l >= Money::ZERO);
            let left = limit.map(|limit| (limit - held).positive_part());
            let known = left.map(|left| words::AVAILABLE.fill(lang, &[("available", money(left))]));
            (known, planned)
        }
        (EntryKind::Income, _) => (None, planned),
        _ => (Some(words::HELD.fill(lang, &[("amount", money(held))])), planned),
    }
}

fn planned_amount(kind: EntryKind, plan: &str, profile: &Profile, lang: Lang) -> Option<Money> {
    if plan.is_empty() {
        return None;
    }
    match kind {
        EntryKind::Income => {
            profile.incomes.iter().find(|income| name(&income.name, lang) == plan).map(|income| income.amount)
        }
        _ => profile.expenses.iter().find(|item| name(&item.name, lang) == plan).map(|item| item.amount),
    }
}

fn due_on(line: usize, owed: Money, standing: &Standing, lang: Lang) -> (Option<String>, Option<Money>) {
    let currency = standing.record.profile.currency;
    let owed_text = ("owed", number::money(owed, currency));
    let past_due = standing.state.lines.get(line).map_or(Money::ZERO, |account| account.past_due(standing.today));
    if past_due > Money::ZERO {
        let values = [("amount", number::money(past_due, currency)), owed_text];
        return (Some(words::PAST_DUE.fill(lang, &values)), Some(past_due));
    }
    match next_due(standing, line).filter(|_| !owed.is_zero()) {
        Some((day, amount)) => {
            let day = date::short_unless_other_year(day, standing.today);
            let values = [("amount", number::money(amount, currency)), ("day", day), owed_text];
            (Some(words::DUE.fill(lang, &values)), Some(amount))
        }
        None => (Some(words::NOTHING_DUE.fill(lang, &[owed_text])), None),
    }
}

/// The row that was typed, as the file's reader takes it, with its warning.
pub(super) fn typed_entry(
    proposal: &Proposal,
    profile: &Profile,
    today: Day,
) -> Result<(Entry, Option<RowProblem>), RowProblem> {
    let Subject::Row { kind, correcting } = &proposal.subject else {
        return Err(RowProblem { column: "date", problem: Diagnostic::error(Code::JournalNoSuchRow) });
    };
    let form = &proposal.form;
    let note = note(form.value("plan"), form.value("note"));
    let value = "";
    let row = TypedRow {
        date: form.value("date"),
        account: account_of(proposal),
        kind: kind.word(),
        amount: form.value("amount"),
        value,
        note: &note,
    };
    let lost = || RowProblem { column: "account", problem: Diagnostic::error(Code::JournalNoSuchRow) };
    let (mut entry, warning) = read_typed(&row, profile, today).map_err(|wrong| wrong.unwrap_or_else(lost))?;
    if entry.day < profile.as_of {
        let problem = Diagnostic::error(Code::AsOfBeforeRecord)
            .with("date", entry.day.to_string())
            .with("as_of", profile.as_of.to_string());
        return Err(RowProblem { column: "date", problem });
    }
    entry.id = correcting.clone().unwrap_or_default();
    Ok((entry, warning))
}

/// The note of a row: the planned item that it stands for, then what was typed.
fn note(plan: &str, typed: &str) -> String {
    match (plan.is_empty(), typed.is_empty()) {
        (true, _) => typed.to_owned(),
        (false, true) => plan.to_owned(),
        (false, false) if typed.contains(plan) => typed.to_owned(),
        (false, false) => format!("{plan}, {typed}"),
    }
}

impl Desk<'_> {
    /// Opens the form of what is to be recorded.
    pub(super) fn record(&self, app: &mut App, action: Action) {
        let kind = match action {
            Action::RecordPayment => EntryKind::Payment,
            Action::RecordPurchase => EntryKind::Purchase,
            Action::RecordDraw => EntryKind::Draw,
            Action::RecordIncome => EntryKind::Income,
            Action::RecordBalance => EntryKind::Balance,
            Action::ConfirmAssumed => return self.list_assumed(app),
            _ => return,
        };
        let Some(standing) = self.standing_today(&app.figures.answers.standing) else { return };
        match proposal(kind, &standing, app.lang) {
            Some(proposal) => app.popups.push(Popup::Proposal(Box::new(proposal))),
            None => app.say(Meaning::Notice, words::NO_LINES),
        }
    }

    /// The standing on the reader's own today, whatever day is looked at.
    pub(super) fn standing_today(&self, shown: &Standing) -> Option<Standing> {
        if shown.today == self.household.today {
            return Some(shown.clone());
        }
        let record = self.household.record.clone()?;
        Some(Standing::of(record, self.household.today))
    }
}
