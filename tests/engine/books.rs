//! A second set of books: what cash, every line and every part must hold, added up from what the engine tells.

use tideover::domain::calendar::Day;
use tideover::domain::credit::account::PartAccount;
use tideover::domain::credit::payment::billed;
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::recorder::{Happening, Movement, Origin, Recorder};
use tideover::domain::household::state::State;
use tideover::domain::money::Money;

pub struct Books<'h> {
    household: &'h Compiled,
    cash: Money,
    emergency: Money,
    lines: Vec<Money>,
    parts: Vec<Money>,
    /// Every happening, with its day.
    pub told: Vec<(Day, Happening)>,
    /// Whether the household has recorded rows, which may leave charges that nothing has asked for yet.
    pub has_rows: bool,
}

impl<'h> Books<'h> {
    pub fn open(household: &'h Compiled) -> Books<'h> {
        let opening = &household.opening;
        Books {
            household,
            cash: opening.cash,
            emergency: opening.emergency,
            lines: (0..opening.lines.len()).map(|line| opening.owed(line, &household.lines)).collect(),
            parts: opening.parts.iter().map(PartAccount::owed).collect(),
            told: Vec::new(),
            has_rows: !household.entries.is_empty(),
        }
    }

    fn line(&mut self, line: u16, change: Money) {
        self.lines[usize::from(line)] += change;
    }

    /// Fails unless the state holds what the books say.
    pub fn compare(&self, state: &State) {
        let day = state.day.date();
        assert_eq!(state.cash, self.cash, "cash on {day}");
        assert_eq!(state.emergency, self.emergency, "emergency fund on {day}");
        for (part, books) in self.parts.iter().enumerate() {
            assert_eq!(state.parts[part].owed(), *books, "part {part} on {day}: {:?}", state.parts[part]);
        }
        for (line, books) in self.lines.iter().enumerate() {
            assert_eq!(state.owed(line, &self.household.lines), *books, "line {line} on {day}");
            self.no_balance_is_negative(state, line);
        }
    }

    fn no_balance_is_negative(&self, state: &State, line: usize) {
        let day = state.day.date();
        let (account, rules) = (&state.lines[line], &self.household.lines[line]);
        let amounts = [account.fees, account.new_fees, account.credit, account.statement_left, account.asked()];
        assert!(amounts.iter().all(|amount| *amount >= Money::ZERO), "line {line} on {day}: {account:?}");
        assert!(account.new_fees <= account.fees, "line {line} on {day}");
        let parts = state.parts_of(rules);
        for part in parts {
            let amounts = [part.principal, part.fresh, part.billed, part.charges, part.overdue, part.fee_left];
            assert!(amounts.iter().all(|amount| *amount >= Money::ZERO), "line {line} on {day}: {part:?}");
            assert!(part.overdue <= part.principal + part.billed, "overdue of line {line} on {day}: {part:?}");
            let accrued = [part.accrued, part.accrued_billed, part.accrued_fresh];
            assert!(accrued.iter().all(|accrued| *accrued >= 0), "interest of line {line} on {day}: {part:?}");
        }
        let billed = billed(account, parts, &self.household.parts[rules.parts()]);
        assert!(account.asked() <= billed, "line {line} asks for more than is owed on {day}: {account:?} {parts:?}");
        if !rules.has_statements && !self.has_rows {
            assert_eq!(account.asked() + account.new_fees, billed, "loan {line} on {day}: {account:?} {parts:?}");
        }
    }
}

impl Recorder for Books<'_> {
    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        self.told.push((day, *happening));
        match *happening {
            Happening::Income { amount, .. } | Happening::CashAdjustment { amount } => self.cash += amount,
            Happening::Expense { amount, line: None, .. } | Happening::FellOnCash { amount, .. } => self.cash -= amount,
            Happening::Expense { amount, line: Some(line), .. } | Happening::Purchase { line, amount } => {
                self.line(line, amount);
            }
            Happening::Draw { line, amount, .. } => {
                self.cash += amount;
                self.line(line, amount);
            }
            Happening::Statement { line, bill, .. } => self.line(line, bill.interest + bill.fees),
            Happening::Instalment { line, interest, fee, .. } => self.line(line, interest + fee),
            Happening::Payment { line, amount, paid, .. } => {
                let whole = paid.fees + paid.charges + paid.principal + paid.early_charge + paid.credit;
                assert_eq!(whole, amount, "where a payment went on {}", day.date());
                self.cash -= amount;
                self.line(line, paid.early_charge - amount);
            }
            Happening::Missed { line, unpaid, late_fee, .. } => {
                assert!(unpaid > Money::ZERO);
                self.line(line, late_fee);
            }
            Happening::Refund { line, amount } => self.line(line, -amount),
            Happening::Fee { line, amount }
            | Happening::Interest { line, amount }
            | Happening::Adjustment { line, amount } => self.line(line, amount),
            Happening::CashSeen { shown, computed } => self.cash += shown - computed,
            Happening::Saved { amount } => {
                self.cash -= amount;
                self.emergency += amount;
            }
            Happening::FundChanged { change } => self.emergency += change,
            Happening::FundSeen { shown, computed } => self.emergency += shown - computed,
            Happening::BalanceSeen { line, shown, .. } => {
                assert_eq!(self.lines[usize::from(line)], shown, "the shown balance is taken over");
            }
            Happening::Limit { .. }
            | Happening::Short { .. }
            | Happening::StateChange { .. }
            | Happening::CalledIn { .. }
            | Happening::Opened { .. } => {}
        }
    }

    fn day_over(&mut self, state: &State) {
        self.compare(state);
    }

    fn moved(&mut self, part: usize, movement: Movement, amount: Money) {
        match movement {
            Movement::Paid => assert!(amount <= Money::ZERO),
            Movement::Used | Movement::Interest | Movement::Fee => assert!(amount >= Money::ZERO),
            Movement::Corrected => {}
        }
        self.parts[part] += amount;
    }
}
