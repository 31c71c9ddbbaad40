//! What every calculator answers with, and how that is written as JSON and as text.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::money;
use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::Row;
use crate::report::SCHEMA_VERSION;
use crate::text::calc::{column, figure};
use crate::text::number::group_decimal;
use crate::text::table::{Column, Table};
use crate::text::width::{pad_end, pad_start, width};
use crate::text::{Lang, Words, date, wrap::wrap_indented};

/// A figure's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// An amount of money.
    Money(Decimal),
    /// A rate in per cent with six decimals, and how many of them the screen shows.
    Percent(Decimal, u32),
    /// A number of things.
    Count(i64),
    /// A number without a unit.
    Number(Decimal),
    /// Yes or no; only JSON has it.
    Flag(bool),
}

impl Figure {
    /// A rate that was found by a search.
    ///
    /// # Errors
    /// [`Refusal::RateOutOfRange`].
    pub fn found(rate: f64, shown_decimals: u32) -> Result<Figure, Refusal> {
        Ok(Figure::Percent(percent_of(rate, 6)?, shown_decimals))
    }

    /// A rate that is an exact share.
    ///
    /// # Errors
    /// [`Refusal::Overflow`].
    pub fn share(share: Decimal, shown_decimals: u32) -> Result<Figure, Refusal> {
        let percent = share.checked_mul(Decimal::ONE_HUNDRED).ok_or(Refusal::Overflow)?;
        let rounded = Posting::new(Decimal::new(1, 6), crate::domain::money::Rounding::HalfUp)?.round(percent);
        Ok(Figure::Percent(rounded, shown_decimals))
    }

    /// The figure as a person reads it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Figure::Money(amount) => money(*amount),
            Figure::Percent(percent, decimals) => {
                let step = Posting::new(Decimal::new(1, *decimals), crate::domain::money::Rounding::HalfUp);
                let mut rounded = step.map_or(*percent, |step| step.round(*percent));
                rounded.rescale(*decimals);
                format!("{}%", group_decimal(rounded))
            }
            Figure::Count(count) => count.to_string(),
            Figure::Number(number) => group_decimal(number.normalize()),
            Figure::Flag(flag) => flag.to_string(),
        }
    }

    fn json(&self) -> Value {
        let plain = |mut value: Decimal, decimals: u32| {
            value.rescale(decimals);
            json!(value.to_string())
        };
        match self {
            Figure::Money(amount) => plain(Posting::CENTS.round(*amount), 2),
            Figure::Percent(percent, _) => plain(*percent, 6),
            Figure::Count(count) => json!(count),
            Figure::Number(number) => json!(number.normalize().to_string()),
            Figure::Flag(flag) => json!(flag),
        }
    }
}

/// A sentence with the reader's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    words: Words,
    values: Vec<(&'static str, String)>,
}

impl Sentence {
    /// A sentence without numbers.
    #[must_use]
    pub const fn plain(words: Words) -> Sentence {
        Sentence { words, values: Vec::new() }
    }

    /// A sentence with numbers.
    #[must_use]
    pub fn with<const N: usize>(words: Words, values: [(&'static str, String); N]) -> Sentence {
        Sentence { words, values: values.into() }
    }

    /// The sentence in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.words.fill(lang, &self.values)
    }
}

/// The answer of a calculator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which calculator.
    pub calculator: &'static str,
    /// The convention, by a stable name and in words.
    pub method: (&'static str, Words),
    /// The figures, in order: key, name, value.
    pub figures: Vec<(&'static str, Words, Figure)>,
    /// The formulas with the reader's numbers.
    pub formulas: Vec<Sentence>,
    /// What else to know.
    pub notes: Vec<Sentence>,
    /// The rows of a schedule.
    pub rows: Vec<Row>,
}

impl Answer {
    /// An answer without figures yet.
    #[must_use]
    pub const fn new(calculator: &'static str, method: (&'static str, Words)) -> Answer {
        Answer { calculator, method, figures: Vec::new(), formulas: Vec::new(), notes: Vec::new(), rows: Vec::new() }
    }

    /// Adds a figure.
    pub fn figure(&mut self, key: &'static str, name: Words, value: Figure) {
        self.figures.push((key, name, value));
    }

    /// The answer for programs: amounts and rates as decimal strings.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Value {
        let mut out = Map::new();
        out.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
        out.insert("calculator".to_owned(), json!(self.calculator));
        out.insert("method".to_owned(), json!(self.method.0));
        for (key, _, value) in &self.figures {
            out.insert((*key).to_owned(), value.json());
        }
        let texts = |list: &[Sentence]| list.iter().map(|sentence| sentence.text(lang)).collect::<Vec<_>>();
        out.insert("formulas".to_owned(), json!(texts(&self.formulas)));
        out.insert("notes".to_owned(), json!(texts(&self.notes)));
        if !self.rows.is_empty() {
            out.insert("rows".to_owned(), self.rows.iter().map(row_json).collect());
        }
        Value::Object(out)
    }

    /// The answer for people, in lines of at most so many columns where that is possible.
    #[must_use]
    pub fn text(&self, lang: Lang, columns: Option<usize>) -> String {
        let wide = columns.unwrap_or(100).clamp(20, 120);
        let method = format!("{}: {}", figure::METHOD.get(lang), self.method.1.get(lang)).replace(
            ": ",
            match lang {
                Lang::En => ": ",
                Lang::Zh => "：",
            },
        );
        let mut lines = wrap_indented(&method, wide, "", "  ");
        lines.push(String::new());
        let shown: Vec<_> = self.figures.iter().filter(|(_, _, value)| !matches!(value, Figure::Flag(_))).collect();
        let figures = shown.iter().map(|(_, _, value)| width(&value.text())).max().unwrap_or(0);
        let room = wide.saturating_sub(figures + 4).max(8);
        let names = shown.iter().map(|(_, name, _)| width(name.get(lang))).max().unwrap_or(0).min(room);
        for (_, name, value) in shown {
            // A name that is too long goes on below; its figure stands beside its first row.
            for (row, part) in wrap_indented(name.get(lang), names, "", "  ").iter().enumerate() {
                let value = if row == 0 { value.text() } else { String::new() };
                let line = format!("  {}  {}", pad_end(part, names), pad_start(&value, figures));
                lines.push(line.trim_end().to_owned());
            }
        }
        for group in [&self.formulas, &self.notes] {
            if !group.is_empty() {
                lines.push(String::new());
            }
            for sentence in group {
                lines.extend(wrap_indented(&sentence.text(lang), wide, "  ", "    "));
            }
        }
        if !self.rows.is_empty() {
            lines.push(String::new());
            lines.extend(self.table(lang, columns));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn table(&self, lang: Lang, columns: Option<usize>) -> Vec<String> {
        let dated = self.rows.iter().any(|row| row.due.is_some());
        let figures = [column::PAYMENT, column::INTEREST, column::PRINCIPAL, column::BALANCE];
        let mut heads = vec![Column::figure(column::NUMBER.get(lang))];
        if dated {
            heads.push(Column::mark(column::DUE.get(lang)).drops(2));
        }
        heads.extend(figures.map(|words| Column::figure(words.get(lang))));
        let mut table = Table::new(heads);
        for row in &self.rows {
            let mut cells = vec![row.number.to_string()];
            if dated {
                cells.push(row.due.map(date::iso).unwrap_or_default());
            }
            cells.extend([row.payment, row.interest, row.principal, row.balance].map(money));
            table.row(cells);
        }
        table.lines(columns).lines
    }
}

fn row_json(row: &Row) -> Value {
    let plain = |amount: Decimal| Figure::Money(amount).json();
    json!({
        "n": row.number,
        "date": row.due.map(date::iso),
        "payment": plain(row.payment),
        "interest": plain(row.interest),
        "principal": plain(row.principal),
        "balance": plain(row.balance),
    })
}
