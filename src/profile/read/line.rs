//! A line with its terms, instalments, parts and history.

use super::raw_tables;
use crate::diagnostic::Code;
use crate::document::TableReader;
use crate::document::terms::{RATE_KEYS, read_plan_fee, read_promo, read_terms};
use crate::document::word::WordOr;
use crate::domain::credit::line::{Autopay, History, Overdue};
use crate::profile::raw::{RawLine, RawPart, RawPlan};

pub(super) fn read_line(table: &TableReader<'_>) -> RawLine {
    let terms = read_terms(table);
    let plan = RawPlan {
        principal: table.amount("principal"),
        periods: terms.periods,
        paid: table.whole("paid"),
        amortisation: terms.amortisation,
        fee: terms.plan_fee.flatten(),
        payment: table.amount("payment"),
        rhythm: table.choice("rhythm"),
        next_due: table.date("next_due"),
    };
    RawLine {
        id: table.id("id"),
        name: table.name("name"),
        product: table.text("product"),
        lender: table.name("lender"),
        group: table.text("group"),
        purpose: table.choice("purpose"),
        limit: table.amount("limit"),
        balance: table.amount("balance"),
        statement_balance: table.amount("statement_balance"),
        minimum_due: table.amount("minimum_due"),
        paid_since_statement: table.amount("paid_since_statement"),
        statement_date: table.date("statement_date"),
        unpaid_charges: table.amount("unpaid_charges"),
        autopay: read_autopay(table),
        pay_with: table.id("pay_with"),
        overdue: read_overdue(table),
        state: table.choice("state"),
        opened_on: table.date("opened_on"),
        closed_on: table.date("closed_on"),
        renamed_from: table.texts("renamed_from"),
        terms,
        plan,
        instalments: raw_tables(table, "instalment", read_instalment),
        parts: raw_tables(table, "part", read_part),
        history: table.table("history").map(read_history),
    }
}

fn read_autopay(table: &TableReader<'_>) -> Option<Autopay> {
    Some(match table.word_or_amount("autopay")? {
        WordOr::Word("full") => Autopay::Full,
        WordOr::Word("minimum") => Autopay::Minimum,
        WordOr::Word(_) => Autopay::ByHand,
        WordOr::Value(amount) => Autopay::Amount(amount),
    })
}

fn read_overdue(table: &TableReader<'_>) -> Option<Overdue> {
    let reader = table.table("overdue")?;
    let (since, amount) = (reader.date("since"), reader.amount("amount"));
    reader.finish();
    Some(Overdue { since: since?, amount: amount? })
}

fn read_instalment(table: &TableReader<'_>) -> RawPart {
    RawPart {
        kind: None,
        name: table.name("name"),
        balance: table.amount("balance"),
        rate: table.rate(RATE_KEYS),
        promo: None,
        since: table.date("since"),
        plan: read_plan(table),
    }
}

fn read_part(table: &TableReader<'_>) -> RawPart {
    RawPart {
        kind: table.choice("kind"),
        name: table.name("name"),
        balance: table.amount("balance"),
        rate: table.rate(RATE_KEYS),
        promo: read_promo(table),
        since: table.date("since"),
        plan: read_plan(table),
    }
}

fn read_plan(table: &TableReader<'_>) -> RawPlan {
    RawPlan {
        principal: table.amount("principal"),
        periods: table.whole("periods"),
        paid: table.whole("paid"),
        amortisation: table.choice("amortisation"),
        fee: read_plan_fee(table),
        payment: table.amount("payment"),
        rhythm: table.choice("rhythm"),
        next_due: table.date("next_due"),
    }
}

fn read_history(table: TableReader<'_>) -> History {
    let history = History {
        late_months_of_6: table.small("late_months_of_6"),
        unpaid_bills_of_5: table.small("unpaid_bills_of_5"),
        paid_in_6_months: table.amount("paid_in_6_months"),
        registry: read_registry(&table),
        last_used: table.date("last_used"),
    };
    table.finish();
    history
}

/// Registry codes by month, newest last.
fn read_registry(table: &TableReader<'_>) -> Vec<u8> {
    const CODES: &[u8] = b"N1234567*#/ABCDGZ";
    let Some(text) = table.text("registry") else { return Vec::new() };
    let upper = text.to_ascii_uppercase();
    if upper.len() > 60 || !upper.bytes().all(|code| CODES.contains(&code)) {
        table.problems().error(Code::BadRegistry, table.place("registry"), &[("value", &text)]);
        return Vec::new();
    }
    upper.into_bytes()
}
