//! What the Profile screen lists: the entries of the file as they are written, and the rows of the journal.

use crate::domain::money::{Currency, Money};
use crate::profile::edit::{Address, Reading, Target, excerpt};
use crate::profile::journal::write::NewRow;
use crate::report::standing::Standing;
use crate::report::wording::difference::account;
use crate::session::Papers;
use crate::text::table::Column;
use crate::text::width::clean;
use crate::text::{Lang, Words, date, entry as entry_words, label, number, profile_screen as words};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::{Cell, GridRow};

/// What a row of the list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowOf {
    /// An entry of the file.
    Entry(Target),
    /// The head of a section, or what stands in for an empty one; adding here adds to its list.
    Section(Target),
}

/// Reads the entries of a text.
pub(super) struct Entries<'p> {
    papers: &'p Papers,
    reading: Reading,
    standing: &'p Standing,
    lang: Lang,
    rows: Vec<(RowOf, Vec<Cell>)>,
}

/// The rows of the list; none when the text cannot be read.
pub(super) fn entries(papers: &Papers, standing: &Standing, lang: Lang) -> Vec<(RowOf, Vec<Cell>)> {
    let Ok(reading) = Reading::of(&papers.profile) else { return Vec::new() };
    let mut entries = Entries { papers, reading, standing, lang, rows: Vec::new() };
    entries.household();
    entries.list(Target::Income(0), words::SECTION_INCOME, words::NONE_INCOME);
    entries.list(Target::Expense(0), words::SECTION_EXPENSES, words::NONE_EXPENSE);
    entries.list(Target::Line(0), words::SECTION_LINES, words::NONE_LINE);
    entries.limits();
    entries.rows
}

impl Entries<'_> {
    fn currency(&self) -> Currency {
        self.standing.record.profile.currency
    }

    fn value(&self, target: Target, key: &str) -> Option<String> {
        self.reading.value(Address::of(target, key)?)
    }

    /// The name of an entry in the language.
    fn name(&self, target: Target) -> Option<String> {
        let of = match self.lang {
            Lang::En => "en",
            Lang::Zh => "zh",
        };
        let both = Address::inside(target, "name", of).and_then(|address| self.reading.value(address));
        let named = both.or_else(|| self.value(target, "name")).or_else(|| self.value(target, "id"));
        named.map(|name| clean(&name).into_owned())
    }

    /// An amount grouped by thousands; what is no amount stays as it is written.
    fn amount(&self, target: Target, key: &str) -> Cell {
        let Some(text) = self.value(target, key) else { return Cell::text("") };
        match Money::parse(&text, self.currency()) {
            Ok(amount) => Cell::figure(number::money(amount, self.currency()), amount.minor()),
            Err(_) => Cell::text(clean(&text).into_owned()).role(Role::Stop),
        }
    }

    fn push(&mut self, row: RowOf, name: String, about: String, amount: Cell, role: Role) {
        let cells = vec![Cell::text(name).role(role), Cell::text(about).role(Role::Muted), amount];
        self.rows.push((row, cells));
    }

    fn household(&mut self) {
        let file = |key: &str| self.value(Target::File, key).unwrap_or_default();
        let about = [file("currency"), file("jurisdiction"), file("as_of")].join("  ");
        let name = self.name(Target::File).unwrap_or_else(|| words::HOUSEHOLD.get(self.lang).to_owned());
        self.push(RowOf::Entry(Target::File), name, about, Cell::text(""), Role::Accent);
        let fund = self.value(Target::Cash, "emergency_fund").unwrap_or_default();
        let fund = Money::parse(&fund, self.currency()).map_or(fund, |fund| number::money(fund, self.currency()));
        let about = if fund.is_empty() {
            String::new()
        } else {
            words::CASH_AND_FUND.fill(self.lang, &[("fund", clean(&fund))])
        };
        let amount = self.amount(Target::Cash, "spendable");
        let name = crate::text::standing::CASH.get(self.lang).to_owned();
        self.push(RowOf::Entry(Target::Cash), format!("  {name}"), about, amount, Role::Text);
    }

    fn list(&mut self, list: Target, title: Words, none: Words) {
        let count = self.reading.count(list);
        let head = title.get(self.lang).to_owned();
        self.push(RowOf::Section(list), head, String::new(), Cell::text(""), Role::Accent);
        if count == 0 {
            let none = format!("  {}", none.get(self.lang));
            self.push(RowOf::Section(list), none, String::new(), Cell::text(""), Role::Muted);
        }
        for index in 0..count {
            match list {
                Target::Line(_) => self.line(index),
                Target::Income(_) => self.flow(Target::Income(index)),
                _ => self.flow(Target::Expense(index)),
            }
        }
    }

    fn flow(&mut self, target: Target) {
        let mut about = vec![self.when(target)];
        let is_true = |key: &str| self.value(target, key).as_deref() == Some("true");
        for key in ["essential", "irregular"] {
            if is_true(key) {
                about.extend(label::of_key(key).map(|words| words.get(self.lang).to_lowercase()));
            }
        }
        if let Some(line) = self.value(target, "pay_with") {
            about.push(clean(&line).into_owned());
        }
        self.entry(target, &about, "amount", 1);
    }

    fn when(&self, target: Target) -> String {
        let rhythm = self.value(target, "rhythm").unwrap_or_else(|| "monthly".to_owned());
        let day = self.value(target, "day").or_else(|| self.value(target, "on"));
        let worded = label::of_word(&rhythm).map_or(rhythm.clone(), |words| words.get(self.lang).to_owned());
        match (rhythm.as_str(), day) {
            ("monthly", Some(day)) => words::ON_DAY.fill(self.lang, &[("day", clean(&day))]),
            (_, Some(day)) => format!("{worded} {}", clean(&day)),
            (_, None) => worded,
        }
    }

    fn line(&mut self, line: usize) {
        let target = Target::Line(line);
        let lang = self.lang;
        let of_word = |word: String| label::of_word(&word).map_or(word.clone(), |words| words.get(lang).to_owned());
        let mut about: Vec<String> = Vec::new();
        about.extend(self.value(target, "product").or_else(|| self.value(target, "kind").map(of_word)));
        about.extend(self.value(target, "state").filter(|state| state != "active").map(of_word));
        self.entry(target, &about, "balance", 1);
        for index in 0..self.reading.count(Target::Instalment(line, 0)) {
            let plan = Target::Instalment(line, index);
            let number = |key: &str| self.value(plan, key).unwrap_or_else(|| "0".to_owned());
            let values = [("paid", number("paid")), ("periods", number("periods"))];
            let about = words::OF_PERIODS.fill(self.lang, &values);
            self.entry(plan, &[clean(&about).into_owned()], "principal", 2);
        }
        for index in 0..self.reading.count(Target::Part(line, 0)) {
            let part = Target::Part(line, index);
            let kind = self.value(part, "kind").map(of_word);
            self.entry(part, &kind.into_iter().collect::<Vec<_>>(), "balance", 2);
        }
    }

    fn entry(&mut self, target: Target, about: &[String], amount: &str, depth: usize) {
        let fallback = match target {
            Target::Instalment(..) => words::INSTALMENT,
            Target::Part(..) => words::PART,
            _ => words::HOUSEHOLD,
        };
        let name = self.name(target).unwrap_or_else(|| fallback.get(self.lang).to_owned());
        let left_out = self.is_left_out(target);
        let about = if left_out {
            words::LEFT_OUT.get(self.lang).to_owned()
        } else {
            about.iter().filter(|text| !text.is_empty()).map(|text| clean(text)).collect::<Vec<_>>().join("  ")
        };
        let role = if left_out { Role::Stop } else { Role::Text };
        let amount = self.amount(target, amount);
        self.push(RowOf::Entry(target), format!("{}{name}", "  ".repeat(depth)), about, amount, role);
    }

    /// Whether something in an entry was wrong, so that it counts nowhere.
    fn is_left_out(&self, target: Target) -> bool {
        let Some(own) = excerpt(&self.papers.profile, target) else { return false };
        self.standing
            .record
            .left_out
            .iter()
            .filter_map(|left| left.place.as_ref())
            .any(|place| place.source.name == self.papers.shown_name && own.contains(&place.span.start))
    }

    fn limits(&mut self) {
        let stated = self.reading.stated(Target::Check);
        let about = if stated == 0 {
            words::NO_LIMITS.get(self.lang).to_owned()
        } else {
            words::STATED.fill(self.lang, &[("count", stated.to_string())])
        };
        let name = words::CHECK.get(self.lang).to_owned();
        self.push(RowOf::Entry(Target::Check), name, about, Cell::text(""), Role::Accent);
    }
}

/// The columns of the list of entries.
pub(super) fn entry_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::text(words::COL_ENTRY.get(lang), 14),
        Column::text(words::COL_WHEN.get(lang), 8).drops(1),
        Column::figure(words::COL_AMOUNT.get(lang)),
    ]
}

/// The columns of the journal.
pub(super) fn journal_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::mark(words::COL_DATE.get(lang)),
        Column::text(words::COL_KIND.get(lang), 6),
        Column::text(words::COL_ACCOUNT.get(lang), 6),
        Column::figure(words::COL_AMOUNT.get(lang)),
        Column::text(words::COL_NOTE.get(lang), 8).drops(1),
    ]
}

/// The rows of the journal, the newest first; the id is the entry's place.
pub(super) fn journal(standing: &Standing, lang: Lang) -> Vec<GridRow> {
    let profile = &standing.record.profile;
    let entries = (0..).zip(&standing.record.entries);
    let rows = entries.map(|(id, entry)| {
        let row = NewRow::of(entry, profile);
        let amount = entry.state.map_or_else(
            || Cell::figure(number::money(entry.amount, profile.currency), entry.amount.minor()),
            |state| Cell::text(crate::text::line::state(state).get(lang)),
        );
        let cells = vec![
            Cell::figure(date::iso(entry.day), i64::from(entry.day.0)).role(Role::Text),
            Cell::text(entry_words::kind(entry.kind).get(lang)),
            Cell::text(account(standing, &row.account, lang)),
            amount,
            Cell::text(clean(&entry.note).into_owned()).role(Role::Muted),
        ];
        GridRow::new(id, cells)
    });
    let mut rows: Vec<GridRow> = rows.collect();
    rows.reverse();
    rows
}
