//! Which keys a table has and what each of them holds.
//!
//! One list serves the reader, the nearest-key hint and the schema for editors, so that they cannot drift apart.

/// One key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

impl Key {
    /// A key that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, shape: Shape) -> Key {
        Key { name, shape, required: false }
    }

    /// A key that must be there.
    #[must_use]
    pub const fn required(name: &'static str, shape: Shape) -> Key {
        Key { name, shape, required: true }
    }
}

/// Which amounts a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Zero or more.
    NotNegative,
    /// More than zero.
    Positive,
}

/// Keys of a name in both languages.
pub const NAME_KEYS: &[Key] = &[Key::required("en", Shape::Text), Key::required("zh", Shape::Text)];

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text in quotes, not empty.
    Text,
    /// A name: text in quotes, or `{ en = "…", zh = "…" }`.
    Name,
    /// An id: small letters, digits and hyphens.
    Id,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A TOML date.
    Date,
    /// A list of TOML dates.
    Dates,
    /// An amount of money, in quotes or as a plain number.
    Amount(Sign),
    /// A share or a rate in quotes, with `%`.
    Percent,
    /// A number with at most two decimals, in quotes or plain (months of expenses).
    Hundredths,
    /// A whole number within bounds.
    Whole(u16, u16),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of these words, or a share with `%`.
    ChoiceOrPercent(&'static [&'static str]),
    /// One of these words, or an amount.
    ChoiceOrAmount(&'static [&'static str]),
    /// `360`, `365` or `"actual"`.
    DayBasis,
    /// A time of day in quotes, `"20:00"`.
    Time,
    /// A date, or a day in words such as `"next-due"`.
    Moment,
    /// A table with the keys of these lists.
    Table(&'static [&'static [Key]]),
    /// An array of tables with the keys of these lists.
    Tables(&'static [&'static [Key]]),
    /// A table of tables under names of their own, each with the keys of these lists.
    Named(&'static [&'static [Key]]),
    /// A value, or a list of values, of another key.
    Values,
}

impl Shape {
    /// The stable word for what is expected; `text` says it in both languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Shape::Text | Shape::Id => "text",
            Shape::Name => "name",
            Shape::Texts => "texts",
            Shape::Flag => "flag",
            Shape::Date => "date",
            Shape::Dates => "dates",
            Shape::Amount(_) => "amount",
            Shape::Percent => "percent",
            Shape::Hundredths => "number",
            Shape::Whole(..) => "whole",
            Shape::Choice(_) => "choice",
            Shape::ChoiceOrPercent(_) => "choice-or-percent",
            Shape::ChoiceOrAmount(_) => "choice-or-amount",
            Shape::DayBasis => "day-basis",
            Shape::Time => "time",
            Shape::Moment => "moment",
            Shape::Table(_) | Shape::Named(_) => "table",
            Shape::Tables(_) => "tables",
            Shape::Values => "list",
        }
    }

    /// The keys of what can be a single table.
    #[must_use]
    pub const fn table_keys(self) -> Option<&'static [&'static [Key]]> {
        match self {
            Shape::Table(keys) => Some(keys),
            Shape::Name => Some(&[NAME_KEYS]),
            _ => None,
        }
    }

    /// The words of a choice.
    #[must_use]
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Shape::Choice(names) | Shape::ChoiceOrPercent(names) | Shape::ChoiceOrAmount(names) => names,
            Shape::DayBasis => &["360", "365", "actual"],
            _ => &[],
        }
    }
}
