//! Reading a case: typed access to its fields, with every field that nobody read reported, and comparison with what is
//! expected.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::money::Rounding;

/// What is wrong with a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file is not JSON.
    NotJson {
        /// What the reader of JSON says.
        detail: String,
    },
    /// A field that must be there is not.
    Missing {
        /// The field.
        key: String,
    },
    /// A field that the format does not have, or not in this mode.
    UnknownField {
        /// The field, with its place.
        key: String,
    },
    /// A value that cannot be used.
    Unusable {
        /// The field.
        key: String,
        /// The value.
        value: String,
    },
    /// A kind of case that the format does not have.
    UnknownKind {
        /// The kind.
        kind: String,
    },
    /// The calculation was refused.
    Refused(Refusal),
    /// A figure differs.
    Differs {
        /// Which figure.
        what: String,
        /// As the case has it.
        expected: String,
        /// As computed.
        computed: String,
    },
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        Fault::Refused(refusal)
    }
}

/// The fields of an object; what is never read counts as unknown.
#[derive(Debug)]
pub struct Fields<'a> {
    map: &'a Map<String, Value>,
    place: String,
    seen: RefCell<BTreeSet<String>>,
}

impl<'a> Fields<'a> {
    /// The fields of an object at a place.
    pub fn new(map: &'a Map<String, Value>, place: impl Into<String>) -> Fields<'a> {
        Fields { map, place: place.into(), seen: RefCell::default() }
    }

    fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.place)
    }

    /// Whether a field is there; it still has to be read.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// A field as it stands.
    pub fn value(&self, key: &str) -> Option<&'a Value> {
        self.seen.borrow_mut().insert(key.to_owned());
        self.map.get(key)
    }

    fn required(&self, key: &str) -> Result<&'a Value, Fault> {
        self.value(key).ok_or_else(|| Fault::Missing { key: self.path(key) })
    }

    /// The fault of a value that cannot be used.
    pub fn unusable(&self, key: &str) -> Fault {
        let value = self.map.get(key).map_or_else(String::new, shown);
        Fault::Unusable { key: self.path(key), value }
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<&'a str, Fault> {
        self.required(key)?.as_str().ok_or_else(|| self.unusable(key))
    }

    /// A text, where there is one.
    pub fn optional_text(&self, key: &str) -> Result<Option<&'a str>, Fault> {
        if self.has(key) { self.text(key).map(Some) } else { Ok(None) }
    }

    /// An exact number.
    pub fn decimal(&self, key: &str) -> Result<Decimal, Fault> {
        exact(self.required(key)?).ok_or_else(|| self.unusable(key))
    }

    /// An exact number, where there is one.
    pub fn optional_decimal(&self, key: &str) -> Result<Option<Decimal>, Fault> {
        if self.has(key) { self.decimal(key).map(Some) } else { Ok(None) }
    }

    /// A rate stated in per cent, as a share (6.5 is 0.065).
    pub fn percent(&self, key: &str) -> Result<Decimal, Fault> {
        share_of_percent(self.decimal(key)?).ok_or_else(|| self.unusable(key))
    }

    /// A whole number from 0.
    pub fn count(&self, key: &str) -> Result<u32, Fault> {
        let value = self.required(key)?;
        let number = exact(value).filter(|number| number.fract().is_zero());
        number.and_then(|number| u32::try_from(number).ok()).ok_or_else(|| self.unusable(key))
    }

    /// A whole number from 0, or what stands in when it is missing.
    pub fn count_or(&self, key: &str, otherwise: u32) -> Result<u32, Fault> {
        if self.has(key) { self.count(key) } else { Ok(otherwise) }
    }

    /// Yes or no.
    pub fn flag(&self, key: &str) -> Result<bool, Fault> {
        self.required(key)?.as_bool().ok_or_else(|| self.unusable(key))
    }

    /// A date.
    pub fn date(&self, key: &str) -> Result<Day, Fault> {
        as_day(self.required(key)?).ok_or_else(|| self.unusable(key))
    }

    /// A date, where there is one.
    pub fn optional_date(&self, key: &str) -> Result<Option<Day>, Fault> {
        if self.has(key) { self.date(key).map(Some) } else { Ok(None) }
    }

    /// A list of dates; empty when missing.
    pub fn dates(&self, key: &str) -> Result<Vec<Day>, Fault> {
        self.list(key)?.iter().map(|value| as_day(value).ok_or_else(|| self.unusable(key))).collect()
    }

    /// A list of exact numbers; empty when missing.
    pub fn decimals(&self, key: &str) -> Result<Vec<Decimal>, Fault> {
        self.list(key)?.iter().map(|value| exact(value).ok_or_else(|| self.unusable(key))).collect()
    }

    /// A list; empty when missing.
    pub fn list(&self, key: &str) -> Result<&'a [Value], Fault> {
        match self.value(key) {
            None => Ok(&[]),
            Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| self.unusable(key)),
        }
    }

    /// A list of objects, each read by `read`, which must know every field of it.
    pub fn objects<T>(&self, key: &str, read: impl Fn(&Fields<'a>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut out = Vec::new();
        for (index, value) in self.list(key)?.iter().enumerate() {
            let map = value.as_object().ok_or_else(|| self.unusable(key))?;
            let fields = Fields::new(map, format!("{}[{index}]", self.path(key)));
            out.push(read(&fields)?);
            fields.all_read()?;
        }
        Ok(out)
    }

    /// An object, read by `read`, which must know every field of it.
    pub fn object<T>(&self, key: &str, read: impl Fn(&Fields<'a>) -> Result<T, Fault>) -> Result<T, Fault> {
        let map = self.required(key)?.as_object().ok_or_else(|| self.unusable(key))?;
        let fields = Fields::new(map, self.path(key));
        let out = read(&fields)?;
        fields.all_read()?;
        Ok(out)
    }

    /// How postings are rounded, where it is said.
    pub fn posting(&self, key: &str) -> Result<Option<Posting>, Fault> {
        if !self.has(key) {
            return Ok(None);
        }
        self.object(key, |fields| {
            let mode = rounding(fields.text("mode")?).ok_or_else(|| fields.unusable("mode"))?;
            Posting::new(fields.decimal("multiple")?, mode).map_err(|_| fields.unusable("multiple"))
        })
        .map(Some)
    }

    /// The names of all fields.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.map.keys().map(String::as_str)
    }

    /// A fault for each field that was never read.
    pub fn unread(&self) -> Vec<Fault> {
        let seen = self.seen.borrow();
        let unread = self.map.keys().filter(|key| !seen.contains(*key));
        unread.map(|key| Fault::UnknownField { key: self.path(key) }).collect()
    }

    fn all_read(&self) -> Result<(), Fault> {
        self.unread().into_iter().next().map_or(Ok(()), Err)
    }
}

/// A mode of rounding by its name.
pub fn rounding(name: &str) -> Option<Rounding> {
    match name {
        "half-up" => Some(Rounding::HalfUp),
        "half-even" => Some(Rounding::HalfEven),
        "down" => Some(Rounding::Down),
        "up" => Some(Rounding::Up),
        _ => None,
    }
}

/// A number of per cent as a share.
pub fn share_of_percent(percent: Decimal) -> Option<Decimal> {
    percent.checked_div(Decimal::ONE_HUNDRED)
}

fn exact(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => {
            let text = number.to_string();
            text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()
        }
        _ => None,
    }
}

fn as_day(value: &Value) -> Option<Day> {
    value.as_str()?.parse().ok().map(Day::of)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A case under check.
#[derive(Debug)]
pub struct Case<'a> {
    /// Its inputs.
    pub inputs: Fields<'a>,
    /// What it expects.
    pub expected: Fields<'a>,
    tolerance: Fields<'a>,
    faults: RefCell<Vec<Fault>>,
}

/// Every name that a tolerance may have.
const TOLERANCES: [&str; 7] = ["abs", "apr_percent_abs", "days_abs", "exact", "money_abs", "months_abs", "percent_abs"];

impl<'a> Case<'a> {
    /// The case; `None` when inputs or expectations are missing.
    pub fn new(case: &'a Value) -> Option<Case<'a>> {
        let object = |key: &str| case.get(key).and_then(Value::as_object);
        static NONE: std::sync::OnceLock<Map<String, Value>> = std::sync::OnceLock::new();
        let tolerance = match case.get("tolerance") {
            None => NONE.get_or_init(Map::new),
            Some(value) => value.as_object()?,
        };
        Some(Case {
            inputs: Fields::new(object("inputs")?, "inputs"),
            expected: Fields::new(object("expected")?, "expected"),
            tolerance: Fields::new(tolerance, "tolerance"),
            faults: RefCell::default(),
        })
    }

    /// Whether the case has a tolerance of this name.
    pub fn has_tolerance(&self, name: &str) -> bool {
        self.tolerance.has(name)
    }

    /// The tolerance of this name, else the one simply called `abs`; nothing when the case has neither.
    pub fn tolerance(&self, name: &str) -> Result<Decimal, Fault> {
        let named = self.tolerance.optional_decimal(name)?;
        named.map_or_else(|| self.tolerance.optional_decimal("abs").map(Option::unwrap_or_default), Ok)
    }

    /// Notes a figure that differs.
    pub fn differs(&self, what: &str, expected: &dyn ToString, computed: &dyn ToString) {
        let (expected, computed) = (expected.to_string(), computed.to_string());
        self.faults.borrow_mut().push(Fault::Differs { what: what.to_owned(), expected, computed });
    }

    /// Compares an exact figure within a tolerance.
    pub fn compare(&self, what: &str, expected: Decimal, computed: Decimal, tolerance: Decimal) {
        let difference = expected.checked_sub(computed).map(|difference| difference.abs());
        if difference.is_none_or(|difference| difference > tolerance) {
            self.differs(what, &expected, &computed.normalize());
        }
    }

    /// Compares an expected field with a figure, within the tolerance of a name.
    pub fn compare_field(&self, key: &str, computed: Decimal, tolerance: &str) -> Result<(), Fault> {
        let tolerance = self.tolerance(tolerance)?;
        self.compare(key, self.expected.decimal(key)?, computed, tolerance);
        Ok(())
    }

    /// Compares an expected field that must be equal.
    pub fn equal<T: PartialEq + ToString>(&self, what: &str, expected: &T, computed: &T) {
        if expected != computed {
            self.differs(what, expected, computed);
        }
    }

    /// The fault of an expectation that this mode does not have.
    pub fn unknown_expectation(key: &str) -> Fault {
        Fault::UnknownField { key: format!("expected.{key}") }
    }

    /// All faults of the case, when its check is done.
    pub fn conclude(self, outcome: Result<(), Fault>) -> Vec<Fault> {
        let mut faults = self.faults.take();
        match (outcome, self.expected.has("error")) {
            (Err(Fault::Refused(refusal)), true) => {
                let expected = self.expected.optional_text("error").ok().flatten().unwrap_or_default();
                if !names_refusal(expected, &refusal) {
                    let what = "error".to_owned();
                    let computed = refusal.name().to_owned();
                    faults.push(Fault::Differs { what, expected: expected.to_owned(), computed });
                }
            }
            (Err(fault), _) => faults.push(fault),
            (Ok(()), true) => {
                let expected = self.expected.value("error").map_or_else(String::new, shown);
                faults.push(Fault::Differs { what: "error".to_owned(), expected, computed: "-".to_owned() });
            }
            (Ok(()), false) => {}
        }
        for name in TOLERANCES {
            self.tolerance.value(name);
        }
        // A field that was not read because the check stopped early is not unknown.
        let stopped = faults.iter().any(|fault| !matches!(fault, Fault::Differs { .. }));
        if !stopped {
            faults.extend([&self.inputs, &self.expected, &self.tolerance].into_iter().flat_map(Fields::unread));
        }
        faults
    }
}

/// Whether a case's name of an error is this refusal. Flows of one sign have no root either.
fn names_refusal(expected: &str, refusal: &Refusal) -> bool {
    expected == refusal.name() || (expected == "no-root" && *refusal == Refusal::OneSigned)
}
