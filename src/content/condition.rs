//! Reading the conditions of a rule: an indicator, a comparison, and a value of the indicator's own sort.

use crate::diagnostic::Code;
use crate::document::choice::OPS;
use crate::document::key::{Key, Shape};
use crate::document::nearest;
use crate::document::reader::{Span, TableReader};
use crate::domain::money::Ratio;
use crate::domain::risk::compiled::MOST_CONDITIONS;
use crate::domain::risk::indicator::{Indicator, Unit};
use crate::domain::risk::trigger::{Condition, Op};

pub(super) const CONDITION_KEYS: &[Key] = &[
    Key::required("indicator", Shape::Text),
    Key::new("op", Shape::Choice(OPS)),
    Key::required("value", Shape::Values),
    Key::new("for_months", Shape::Whole(1, 60)),
];

const RATIO_VALUE: &[Key] = &[Key::new("value", Shape::Percent)];
const WHOLE_VALUE: &[Key] = &[Key::new("value", Shape::Whole(0, u16::MAX))];
const FLAG_VALUE: &[Key] = &[Key::new("value", Shape::Flag)];

/// A condition with where and how it was written.
pub(super) struct Seen {
    pub condition: Condition,
    pub written: String,
    pub span: Span,
}

impl Seen {
    /// The largest value that the indicator can have, as files would write it.
    pub fn most(&self) -> String {
        let indicator = self.condition.indicator;
        match indicator.unit() {
            Unit::Ratio => Ratio(indicator.most()).plain_percent(),
            _ => indicator.most().to_string(),
        }
    }
}

/// Reads the conditions under a key; `None` when one of them cannot be read, with its problem.
pub(super) fn read_conditions(table: &TableReader<'_>, key: &'static str) -> Option<Vec<Seen>> {
    if !table.has(key) {
        return Some(Vec::new());
    }
    let errors = table.problems().errors();
    let readers = table.tables(key);
    if readers.len() > MOST_CONDITIONS {
        let values = [("table", key), ("most", &*MOST_CONDITIONS.to_string())];
        table.problems().error(Code::TooManyConditions, table.place(key), &values);
    }
    let list = readers.into_iter().filter_map(read_condition).collect();
    (table.problems().errors() == errors).then_some(list)
}

fn read_condition(reader: TableReader<'_>) -> Option<Seen> {
    let indicator = read_indicator(&reader);
    let is_flag = indicator.is_some_and(|indicator| indicator.unit() == Unit::Flag);
    let op = reader.choice("op").or(is_flag.then_some(Op::Equal));
    if !reader.has("op") && indicator.is_some() && !is_flag {
        reader.missing("op");
    }
    let threshold = indicator.and_then(|indicator| read_threshold(&reader, indicator));
    if indicator.is_none() && !reader.has("value") {
        reader.missing("value");
    }
    let for_months = reader.small("for_months").unwrap_or(0);
    let span = reader.place("value");
    let written = reader.problems().source().text.get(span.clone()).unwrap_or("").trim_matches('"').to_owned();
    reader.finish();
    let condition = Condition { indicator: indicator?, op: op?, threshold: threshold?, for_months };
    Some(Seen { condition, written, span })
}

fn read_indicator(reader: &TableReader<'_>) -> Option<Indicator> {
    let name = reader.text("indicator")?;
    let indicator = Indicator::from_name(&name);
    if indicator.is_none() {
        let near = nearest(&name, Indicator::ALL.iter().map(|known| known.name())).unwrap_or("");
        let values = [("value", &*name), ("nearest", near)];
        reader.problems().error(Code::UnknownIndicator, reader.place("indicator"), &values);
    }
    indicator
}

fn read_threshold(reader: &TableReader<'_>, indicator: Indicator) -> Option<i64> {
    let values = match indicator.unit() {
        Unit::Ratio => reader.values_as("value", "value", &[RATIO_VALUE], |alone| alone.percent("value").map(|r| r.0)),
        Unit::Count | Unit::Days | Unit::Months => {
            reader.values_as("value", "value", &[WHOLE_VALUE], |alone| alone.whole("value").map(i64::from))
        }
        Unit::Flag => reader.values_as("value", "value", &[FLAG_VALUE], |alone| alone.flag("value").map(i64::from)),
    };
    let expected = match indicator.unit() {
        Unit::Ratio => "percent",
        Unit::Flag => "flag",
        _ => "whole",
    };
    match values[..] {
        [value] => value,
        _ => {
            if reader.has("value") {
                let values = [("key", "value"), ("expected", expected), ("found", "list")];
                reader.problems().error(Code::WrongType, reader.place("value"), &values);
            }
            None
        }
    }
}
