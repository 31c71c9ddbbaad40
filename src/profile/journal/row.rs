//! One row of the journal: its fields read and compared with each other and with the profile.

use std::collections::HashMap;

use csv::StringRecord;

use super::{Columns, Named};
use crate::diagnostic::Code;
use crate::document::choice::{Choice, ENTRY_KINDS, LINE_STATES};
use crate::document::nearest;
use crate::domain::calendar::{Day, FIRST_YEAR, LAST_YEAR};
use crate::domain::credit::line::LineState;
use crate::domain::household::entry::{Account, Entry, EntryKind};
use crate::domain::household::profile::Profile;
use crate::domain::money::{AmountError, LARGEST_MINOR, Money};

/// What is wrong with a row, and in which column.
#[derive(Debug)]
pub(super) struct Wrong {
    pub code: Code,
    pub column: &'static str,
    pub values: Vec<(&'static str, String)>,
}

impl Wrong {
    fn new(code: Code, column: &'static str, values: &[(&'static str, &str)]) -> Wrong {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Wrong { code, column, values }
    }
}

/// Reads rows against one profile.
pub(super) struct RowReader<'a> {
    pub profile: &'a Profile,
    pub accounts: &'a HashMap<&'a str, Named>,
    pub columns: Columns,
    pub today: Day,
}

impl RowReader<'_> {
    /// The entry of a row with its warning; `Err(None)` for a row of a line that was left out.
    pub(super) fn read(&self, record: &StringRecord) -> Result<(Entry, Option<Wrong>), Option<Wrong>> {
        let field = |column: &str| self.columns.value(record, column);
        let day = self.day(field("date"))?;
        let account = self.account(field("account"))?;
        let kind = as_meant(kind(field("kind"))?, account);
        self.check_account(kind, account, field("kind"), field("account"))?;
        let mut entry = Entry {
            id: field("id").to_owned(),
            day,
            account,
            kind,
            amount: Money::ZERO,
            state: None,
            note: field("note").to_owned(),
        };
        let warning = self.warning(&entry);
        if kind == EntryKind::State {
            entry.state = Some(state(field("value"))?);
        } else {
            entry.amount = self.amount(kind, field("amount"), field("value"))?;
        }
        Ok((entry, warning))
    }

    fn day(&self, text: &str) -> Result<Day, Wrong> {
        let Some((year, month, day)) = year_month_day(text) else {
            return Err(Wrong::new(Code::JournalBadDate, "date", &[("value", text)]));
        };
        let found = Day::ymd(year, month, day).filter(|_| (FIRST_YEAR..=LAST_YEAR).contains(&year));
        found.ok_or_else(|| Wrong::new(Code::DateImpossible, "date", &[("value", text)]))
    }

    fn account(&self, text: &str) -> Result<Account, Option<Wrong>> {
        match self.accounts.get(text) {
            Some(Named::Known(account)) => Ok(*account),
            Some(Named::LeftOut) => Err(None),
            None => {
                let mut known: Vec<&str> = self.accounts.keys().copied().collect();
                known.sort_unstable();
                let near = nearest(text, known.iter().copied()).unwrap_or("");
                let values = [("key", "account"), ("value", text), ("nearest", near), ("known", &*known.join(", "))];
                Err(Some(Wrong::new(Code::UnknownLine, "account", &values)))
            }
        }
    }

    /// Whether a kind of row can belong to an account.
    fn check_account(
        &self,
        kind: EntryKind,
        account: Account,
        kind_text: &str,
        account_text: &str,
    ) -> Result<(), Wrong> {
        use EntryKind::{
            Adjustment, Balance, Draw, Expense, Fee, Income, Interest, Limit, Payment, Purchase, Refund, State,
            Transfer,
        };
        let on_line = matches!(account, Account::Line(_));
        let (fits, expected) = match kind {
            Draw | Payment | Limit | State => (on_line, "line"),
            Income | Transfer => (!on_line, "cash-or-emergency"),
            Refund | Purchase => (account != Account::Emergency, "line-or-cash"),
            Expense | Fee | Interest | Adjustment | Balance => (true, ""),
        };
        if !fits {
            let values = [("kind", kind_text), ("account", account_text), ("needed", expected)];
            return Err(Wrong::new(Code::JournalAccountMismatch, "account", &values));
        }
        let line = match account {
            Account::Line(index) => self.profile.lines.get(usize::from(index)),
            Account::Cash | Account::Emergency => None,
        };
        if matches!(kind, Purchase | Draw) && line.is_some_and(|line| !line.terms.can_be_drawn()) {
            let values = [("kind", kind_text), ("account", account_text)];
            return Err(Wrong::new(Code::JournalNotDrawable, "account", &values));
        }
        Ok(())
    }

    /// The amount of a row; a new limit or a balance may stand in the column `value` instead.
    fn amount(&self, kind: EntryKind, amount: &str, value: &str) -> Result<Money, Wrong> {
        let may_be_value = matches!(kind, EntryKind::Limit | EntryKind::Balance);
        let (text, column) = if may_be_value && amount.is_empty() { (value, "value") } else { (amount, "amount") };
        if text.is_empty() {
            return Err(Wrong::new(Code::JournalValueMissing, column, &[("column", column), ("kind", kind.word())]));
        }
        let currency = self.profile.currency;
        let wrong = |code: Code| {
            let values = [
                ("key", column),
                ("value", text),
                ("currency", currency.code()),
                ("decimals", &*currency.decimals().to_string()),
                ("largest", &*Money(LARGEST_MINOR).plain(currency)),
                ("example", &*Money(currency.unit().minor().saturating_mul(5230)).plain(currency)),
            ];
            Wrong::new(code, column, &values)
        };
        let parsed = Money::parse(text, currency).map_err(|error| match error {
            AmountError::TooManyDecimals => wrong(Code::AmountTooManyDecimals),
            AmountError::TooLarge => wrong(Code::AmountTooLarge),
            AmountError::NotANumber | AmountError::NoPercentSign => wrong(Code::AmountNotANumber),
        })?;
        let either_sign = matches!(kind, EntryKind::Transfer | EntryKind::Adjustment | EntryKind::Balance);
        if parsed < Money::ZERO && !either_sign {
            return Err(wrong(Code::AmountNegative));
        }
        if parsed.is_zero() && !matches!(kind, EntryKind::Limit | EntryKind::Balance) {
            return Err(wrong(Code::AmountZero));
        }
        Ok(parsed)
    }

    fn warning(&self, entry: &Entry) -> Option<Wrong> {
        if entry.day <= self.today {
            return None;
        }
        let values = [("date", &*entry.day.to_string()), ("today", &*self.today.to_string())];
        Some(Wrong::new(Code::JournalRowInFuture, "date", &values))
    }
}

/// Spending belongs to its account: on a line it is a purchase, from cash an expense, whichever word was written.
const fn as_meant(kind: EntryKind, account: Account) -> EntryKind {
    match (kind, account) {
        (EntryKind::Expense, Account::Line(_)) => EntryKind::Purchase,
        (EntryKind::Purchase, Account::Cash) => EntryKind::Expense,
        _ => kind,
    }
}

fn kind(text: &str) -> Result<EntryKind, Wrong> {
    EntryKind::from_word(text).ok_or_else(|| {
        let near = nearest(text, ENTRY_KINDS.iter().copied()).unwrap_or("");
        let values = [("key", "kind"), ("value", text), ("nearest", near), ("known", &*ENTRY_KINDS.join(", "))];
        Wrong::new(Code::NotOneOf, "kind", &values)
    })
}

fn state(text: &str) -> Result<LineState, Wrong> {
    if text.is_empty() {
        return Err(Wrong::new(Code::JournalValueMissing, "value", &[("column", "value"), ("kind", "state")]));
    }
    LineState::from_word(text).ok_or_else(|| {
        let near = nearest(text, LINE_STATES.iter().copied()).unwrap_or("");
        let values = [("key", "value"), ("value", text), ("nearest", near), ("known", &*LINE_STATES.join(", "))];
        Wrong::new(Code::NotOneOf, "value", &values)
    })
}

/// `2026-11-21`, also with single digits and slashes, as spreadsheets write it.
fn year_month_day(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || ![year, month, day].into_iter().all(plain) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}
