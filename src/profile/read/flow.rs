//! Incomes and expenses.

use crate::document::TableReader;
use crate::profile::raw::{RawExpense, RawIncome, RawTiming};

pub(super) fn read_income(table: &TableReader<'_>) -> RawIncome {
    RawIncome {
        name: table.name("name"),
        amount: table.amount("amount"),
        gross: table.amount("gross"),
        irregular: table.flag("irregular"),
        low: table.amount("low"),
        timing: read_timing(table),
    }
}

pub(super) fn read_expense(table: &TableReader<'_>) -> RawExpense {
    RawExpense {
        name: table.name("name"),
        amount: table.amount("amount"),
        essential: table.flag("essential"),
        housing: table.flag("housing"),
        pay_with: table.id("pay_with"),
        timing: read_timing(table),
    }
}

fn read_timing(table: &TableReader<'_>) -> RawTiming {
    RawTiming {
        rhythm: table.choice("rhythm"),
        day: table.small("day"),
        on: table.date("on"),
        until: table.date("until"),
    }
}
