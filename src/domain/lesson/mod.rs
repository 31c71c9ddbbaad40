//! What a lesson is: its figures, its quiz items, its exercise, and its words in both languages.
//!
//! Keys, numbers and codes stand once, without a language; a [`Wording`] holds words only, with `{name}` where a figure
//! belongs. How figures are computed is for `learn`; how they are written is for `text`.

pub mod expression;
pub mod moment;
pub mod words;

use std::ops::Range;

use rust_decimal::Decimal;

use self::expression::Expression;
use self::moment::Moment;
use self::words::Wording;
use super::calendar::Day;
use super::name::Name;
use super::provenance::Provenance;

/// A lesson, whole and checked as far as its files alone can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Its id, `L04`.
    pub id: String,
    /// How long it takes in a class, in minutes.
    pub minutes: u16,
    /// Competence codes: `eu22:335`, `own:S3`.
    pub codes: Vec<String>,
    /// Numbers of the topics of the program's list that it explains.
    pub topics: Vec<String>,
    /// What opens it just in time.
    pub opens_when: Vec<Moment>,
    /// Figures that prose, items and the exercise may quote.
    pub figures: Vec<Figure>,
    /// Quiz items, in the order in which they are asked.
    pub items: Vec<Item>,
    /// Dated facts that the text states.
    pub facts: Vec<Fact>,
    /// What the reader tries out.
    pub exercise: Exercise,
    /// The words in English.
    pub en: Wording,
    /// The words in Chinese.
    pub zh: Wording,
}

impl Lesson {
    /// An item by its id, `L04.2`.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// A figure by its name.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// A number or text that words quote as `{name}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// How words quote it.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How it is written.
    pub show: Show,
    /// The author's own result at the shown precision, held against the computed one.
    pub want: Option<String>,
    /// Where it stands in the lesson's file.
    pub span: Range<usize>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It is computed.
    Computed(Expression),
    /// It is a text that is no number to reckon with: a time, a version, a label.
    Text(Name),
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Show {
    /// Money; decimals only when they are not zero.
    Money,
    /// Money with all its decimals.
    MoneyInFull,
    /// Money rounded to whole units.
    MoneyAbout,
    /// A large sum in millions (万, 亿).
    Millions,
    /// A share in per cent with as many decimals as it has, four at most.
    Percent,
    /// A share in whole per cent.
    Percent0,
    /// A share in per cent with one decimal.
    Percent1,
    /// A share in per cent with two decimals.
    Percent2,
    /// A number with as many decimals as it has, four at most.
    Number,
    /// A number with one decimal.
    Number1,
    /// A day.
    Date,
    /// A month of a year.
    Month,
    /// A name or another text.
    Text,
}

/// What a figure turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number: money in units of the currency, a share as a fraction, a count.
    Number(Decimal),
    /// A day.
    Day(Day),
    /// A text.
    Text(Name),
}

/// A quiz item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id, `L04.2`.
    pub id: String,
    /// Competence codes.
    pub codes: Vec<String>,
    /// Topics that it covers.
    pub topics: Vec<String>,
    /// What it asks of the reader.
    pub process: Process,
    /// The id of the right option.
    pub key: String,
    /// The options, in the order in which they are shown.
    pub options: Vec<Choice>,
    /// Figures of its own, before those of the lesson.
    pub figures: Vec<Figure>,
    /// Where it stands in the lesson's file.
    pub span: Range<usize>,
}

impl Item {
    /// The place of the right option among the options.
    #[must_use]
    pub fn key_place(&self) -> Option<usize> {
        self.options.iter().position(|option| option.id == self.key)
    }
}

/// What an item asks of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Process {
    /// To recognise.
    Identify,
    /// To take apart.
    Analyse,
    /// To judge.
    Evaluate,
    /// To use.
    Apply,
}

/// One option of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id inside the item.
    pub id: String,
    /// The figure that it shows, when it is a number; else its words say it.
    pub figure: Option<String>,
    /// The misconception behind a wrong option; none for the right one.
    pub slip: Option<String>,
}

/// A dated fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its id inside the lesson.
    pub id: String,
    /// Where it holds.
    pub jurisdiction: String,
    /// Where it comes from, and until when it needs no fresh look.
    pub provenance: Provenance,
    /// Where it stands in the lesson's file.
    pub span: Range<usize>,
}

/// What the reader tries out: first predictions, then goals on a copy of the household.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Exercise {
    /// Figures to predict before they are shown.
    pub steps: Vec<Step>,
    /// What the changed household must reach.
    pub goals: Vec<Goal>,
}

/// A figure to predict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id inside the exercise.
    pub id: String,
    /// The figure.
    pub figure: String,
    /// Where it stands in the lesson's file.
    pub span: Range<usize>,
}

/// A condition that the reader brings about.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its id inside the exercise.
    pub id: String,
    /// What must hold.
    pub condition: Expression,
    /// Where it stands in the lesson's file.
    pub span: Range<usize>,
}

/// A misconception behind wrong options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its code, `M4`.
    pub code: String,
    /// Its name.
    pub name: Name,
    /// What sets it right, in one sentence.
    pub remedy: Name,
}

/// A word of the trade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its id, `minimum-payment`.
    pub id: String,
    /// The word.
    pub name: Name,
    /// What it means.
    pub meaning: Name,
    /// Other words under which it is looked for.
    pub also: Vec<String>,
}
