//! The sentences of every problem: what is wrong, and what to do next.
//!
//! It words a [`Code`] and must not know how the problem was found.

mod content;
mod document;
mod file;
mod journal;
mod lesson;
mod profile;
mod risk;
mod session;

use super::{Lang, Words};
use crate::diagnostic::{Code, Diagnostic, Item, Severity};

/// What is wrong and the next step, each in both languages.
#[derive(Debug, Clone, Copy)]
pub struct ProblemWords {
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
    /// What to do when there is nothing to suggest (`nearest` or `suggestion` is empty).
    pub help_without: Option<Words>,
}

const fn say(en: &'static str, zh: &'static str, help_en: &'static str, help_zh: &'static str) -> ProblemWords {
    ProblemWords { message: Words::new(en, zh), help: Words::new(help_en, help_zh), help_without: None }
}

impl ProblemWords {
    const fn or_else(mut self, en: &'static str, zh: &'static str) -> ProblemWords {
        self.help_without = Some(Words::new(en, zh));
        self
    }
}

/// How bad, in one word.
#[must_use]
pub const fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words::new("error", "错误"),
        Severity::Warning => Words::new("warning", "警告"),
        Severity::Note => Words::new("note", "提示"),
    }
}

/// A part of a record that can be left out.
#[must_use]
pub const fn item(what: Item) -> Words {
    match what {
        Item::Line => Words::new("the line", "授信"),
        Item::Income => Words::new("the income", "收入"),
        Item::Expense => Words::new("the expense", "支出"),
        Item::Cash | Item::Table => Words::new("the table", "表"),
        Item::JournalRow => Words::new("the journal row", "流水"),
    }
}

/// What is wrong, as one sentence.
#[must_use]
pub fn message(problem: &Diagnostic, lang: Lang) -> String {
    words(problem.code).message.fill(lang, &worded(problem, lang))
}

/// The next step, as one sentence.
#[must_use]
pub fn help(problem: &Diagnostic, lang: Lang) -> String {
    let words = words(problem.code);
    let suggests = ["nearest", "suggestion"].iter().find(|name| words.help.en.contains(&format!("{{{name}}}")));
    let nothing = suggests.is_some_and(|name| problem.value(name).is_none_or(str::is_empty));
    let help = match words.help_without {
        Some(other) if nothing => other,
        _ => words.help,
    };
    help.fill(lang, &worded(problem, lang))
}

/// The values of a problem with its stable words said in the language.
fn worded(problem: &Diagnostic, lang: Lang) -> Vec<(&'static str, String)> {
    let say = |(name, value): &(&'static str, String)| {
        let chinese = problem.value(&format!("{name}_zh")).filter(|_| lang == Lang::Zh);
        if let Some(chinese) = chinese {
            return (*name, chinese.to_owned());
        }
        let words = match *name {
            "expected" | "found" => kind(value),
            "detail" => document::syntax(value),
            "needed" => journal::needed(value),
            "reason" => file::reason(value),
            "markup" => lesson::markup(value),
            "fault" => lesson::fault(value),
            "needed_in_expression" => lesson::needed(value),
            _ => None,
        };
        (*name, words.map_or_else(|| value.clone(), |words| words.get(lang).to_owned()))
    };
    problem.values.iter().map(say).collect()
}

/// What a value is or should be, by its stable word.
fn kind(name: &str) -> Option<Words> {
    Some(match name {
        "text" => Words::new("text in quotes", "带引号的文字"),
        "name" => {
            Words::new("a name in quotes, or { en = \"…\", zh = \"…\" }", "带引号的名称，或 { en = \"…\", zh = \"…\" }")
        }
        "texts" => Words::new("a list of texts", "文字列表"),
        "flag" => Words::new("true or false", "true 或 false"),
        "date" => Words::new("a date such as 2026-11-21", "日期（如 2026-11-21）"),
        "date-and-time" => Words::new("a date with a time", "带时刻的日期"),
        "dates" => Words::new("a list of dates such as [2026-11-21]", "日期列表（如 [2026-11-21]）"),
        "amount" => Words::new("an amount such as \"5230.10\"", "金额（如 \"5230.10\"）"),
        "percent" => Words::new("a share or rate with % such as \"0.05%\"", "带 % 的比率（如 \"0.05%\"）"),
        "number" => Words::new("a number with at most two decimals", "最多两位小数的数字"),
        "whole" => Words::new("a whole number", "整数"),
        "choice" => Words::new("one of its words in quotes", "带引号的选项"),
        "choice-or-percent" => Words::new("one of its words, or a share with %", "带引号的选项或带 % 的比率"),
        "choice-or-amount" => Words::new("one of its words, or an amount", "带引号的选项或金额"),
        "day-basis" => Words::new("360, 365 or \"actual\"", "360、365 或 \"actual\""),
        "time" => Words::new("a time such as \"20:00\"", "时刻（如 \"20:00\"）"),
        "moment" => Words::new(
            "a date, or a day such as \"next-due\" or \"in 2 months\"",
            "日期，或 \"next-due\"、\"in 2 months\" 这样的日子",
        ),
        "table" => Words::new("a table", "一个表"),
        "tables" => Words::new("a list of tables, each under its own [[…]]", "用 [[…]] 分别写出的多个表"),
        "list" => Words::new("a list", "列表"),
        _ => return None,
    })
}

/// The sentences of a code.
#[must_use]
pub const fn words(code: Code) -> ProblemWords {
    match code {
        Code::LessonFileMissing => lesson::LESSON_FILE_MISSING,
        Code::LessonFileUnknown => lesson::LESSON_FILE_UNKNOWN,
        Code::LessonMarkup => lesson::LESSON_MARKUP,
        Code::LessonLink => lesson::LESSON_LINK,
        Code::LessonLength => lesson::LESSON_LENGTH,
        Code::LessonWordsMissing => lesson::LESSON_WORDS_MISSING,
        Code::LessonWordsUnknown => lesson::LESSON_WORDS_UNKNOWN,
        Code::FiguresDiffer => lesson::FIGURES_DIFFER,
        Code::StaleTranslation => lesson::STALE_TRANSLATION,
        Code::BareNumber => lesson::BARE_NUMBER,
        Code::UnknownFigure => lesson::UNKNOWN_FIGURE,
        Code::FigureUnused => lesson::FIGURE_UNUSED,
        Code::WantMissing => lesson::WANT_MISSING,
        Code::FigureMismatch => lesson::FIGURE_MISMATCH,
        Code::FigureFails => lesson::FIGURE_FAILS,
        Code::ExpressionSyntax => lesson::EXPRESSION_SYNTAX,
        Code::ItemKey => lesson::ITEM_KEY,
        Code::ItemOptions => lesson::ITEM_OPTIONS,
        Code::OptionsAlike => lesson::OPTIONS_ALIKE,
        Code::KeyLong => lesson::KEY_LONG,
        Code::SentenceLong => lesson::SENTENCE_LONG,
        Code::ReadingGrade => lesson::READING_GRADE,
        Code::SlideTall => lesson::SLIDE_TALL,
        Code::FactStale => lesson::FACT_STALE,
        Code::ProgressDamaged => lesson::PROGRESS_DAMAGED,
        Code::JournalNoHeader => session::JOURNAL_NO_HEADER,
        Code::JournalNoSuchRow => session::JOURNAL_NO_SUCH_ROW,
        Code::JournalEmpty => session::JOURNAL_EMPTY,
        Code::EditSyntax => session::EDIT_SYNTAX,
        Code::EditNoEntry => session::EDIT_NO_ENTRY,
        Code::EditNoLine => session::EDIT_NO_LINE,
        Code::EditIdTaken => session::EDIT_ID_TAKEN,
        Code::NoProfileYet => session::NO_PROFILE_YET,
        Code::UnknownSample => session::UNKNOWN_SAMPLE,
        Code::AsOfBeforeRecord => session::AS_OF_BEFORE_RECORD,
        Code::NotAHousehold => session::NOT_A_HOUSEHOLD,
        Code::FolderEmpty => session::FOLDER_EMPTY,
        Code::SampleReadOnly => session::SAMPLE_READ_ONLY,
        Code::OneProfileNeeded => session::ONE_PROFILE_NEEDED,
        Code::TomlSyntax => document::TOML_SYNTAX,
        Code::UnknownKey => document::UNKNOWN_KEY,
        Code::MissingKey => document::MISSING_KEY,
        Code::WrongType => document::WRONG_TYPE,
        Code::KeysExclude => document::KEYS_EXCLUDE,
        Code::EmptyText => document::EMPTY_TEXT,
        Code::BadId => document::BAD_ID,
        Code::NotOneOf => document::NOT_ONE_OF,
        Code::NumberOutOfRange => document::NUMBER_OUT_OF_RANGE,
        Code::BadTime => document::BAD_TIME,
        Code::DateImpossible => document::DATE_IMPOSSIBLE,
        Code::DateOutOfRange => document::DATE_OUT_OF_RANGE,
        Code::AmountNotANumber => document::AMOUNT_NOT_A_NUMBER,
        Code::AmountTooManyDecimals => document::AMOUNT_TOO_MANY_DECIMALS,
        Code::AmountTooLarge => document::AMOUNT_TOO_LARGE,
        Code::AmountNegative => document::AMOUNT_NEGATIVE,
        Code::AmountZero => document::AMOUNT_ZERO,
        Code::RateNotANumber => document::RATE_NOT_A_NUMBER,
        Code::RateWithoutPercent => document::RATE_WITHOUT_PERCENT,
        Code::RateNegative => document::RATE_NEGATIVE,
        Code::RateTooLarge => document::RATE_TOO_LARGE,
        Code::ShareAboveWhole => document::SHARE_ABOVE_WHOLE,
        Code::ContentUnreadable => content::UNREADABLE,
        Code::ContentUnknown => content::UNKNOWN,
        Code::ContentIdMismatch => content::ID_MISMATCH,
        Code::ContentIdRepeated => content::ID_REPEATED,
        Code::FactMissing => content::FACT_MISSING,
        Code::FactEmpty => content::FACT_EMPTY,
        Code::SourceMissing => content::SOURCE_MISSING,
        Code::UnknownTerm => content::UNKNOWN_TERM,
        Code::SwitchDefault => content::SWITCH_DEFAULT,
        Code::LifeReversed => content::LIFE_REVERSED,
        Code::BadPartialDate => content::BAD_PARTIAL_DATE,
        Code::RowsOutOfOrder => content::ROWS_OUT_OF_ORDER,
        Code::ShareZero => risk::SHARE_ZERO,
        Code::UnknownIndicator => risk::UNKNOWN_INDICATOR,
        Code::TooManyConditions => risk::TOO_MANY_CONDITIONS,
        Code::ThresholdUnsupported => risk::THRESHOLD_UNSUPPORTED,
        Code::TriggerNeverFires => risk::TRIGGER_NEVER_FIRES,
        Code::TriggerContradicts => risk::TRIGGER_CONTRADICTS,
        Code::TriggerAlwaysFires => risk::TRIGGER_ALWAYS_FIRES,
        Code::TriggerLoops => risk::TRIGGER_LOOPS,
        Code::RecoveryNeverHolds => risk::RECOVERY_NEVER_HOLDS,
        Code::PolicyOverlap => risk::POLICY_OVERLAP,
        Code::BadMoment => risk::BAD_MOMENT,
        Code::ShocksContradict => risk::SHOCKS_CONTRADICT,
        Code::UnknownIncome => risk::UNKNOWN_INCOME,
        Code::ShockOutOfRange => risk::SHOCK_OUT_OF_RANGE,
        Code::ShockMeansNothing => risk::SHOCK_MEANS_NOTHING,
        Code::PointsOutOfOrder => risk::POINTS_OUT_OF_ORDER,
        Code::NotADecimal => risk::NOT_A_DECIMAL,
        Code::ChanceOutOfRange => risk::CHANCE_OUT_OF_RANGE,
        Code::BaseRateImpossible => risk::BASE_RATE_IMPOSSIBLE,
        Code::SchemaNewer => profile::SCHEMA_NEWER,
        Code::UnknownCurrency => profile::UNKNOWN_CURRENCY,
        Code::UnknownJurisdiction => profile::UNKNOWN_JURISDICTION,
        Code::UnknownProduct => profile::UNKNOWN_PRODUCT,
        Code::ProductCurrency => profile::PRODUCT_CURRENCY,
        Code::ProductJurisdiction => profile::PRODUCT_JURISDICTION,
        Code::DuplicateId => profile::DUPLICATE_ID,
        Code::ReservedId => profile::RESERVED_ID,
        Code::UnknownLine => profile::UNKNOWN_LINE,
        Code::PayWithCycle => profile::PAY_WITH_CYCLE,
        Code::LinePaidWithLine => profile::LINE_PAID_WITH_LINE,
        Code::PayWithUnusable => profile::PAY_WITH_UNUSABLE,
        Code::PayWithLeftOut => profile::PAY_WITH_LEFT_OUT,
        Code::BadRegistry => profile::BAD_REGISTRY,
        Code::PlanAboveBalance => profile::PLAN_ABOVE_BALANCE,
        Code::PartsAboveBalance => profile::PARTS_ABOVE_BALANCE,
        Code::PlanAbovePrincipal => profile::PLAN_ABOVE_PRINCIPAL,
        Code::PaidAbovePeriods => profile::PAID_ABOVE_PERIODS,
        Code::StatementAboveBalance => profile::STATEMENT_ABOVE_BALANCE,
        Code::MinimumAboveStatement => profile::MINIMUM_ABOVE_STATEMENT,
        Code::OverdueInFuture => profile::OVERDUE_IN_FUTURE,
        Code::OverdueAboveBalance => profile::OVERDUE_ABOVE_BALANCE,
        Code::DateInFuture => profile::DATE_IN_FUTURE,
        Code::NextDuePast => profile::NEXT_DUE_PAST,
        Code::PromoPast => profile::PROMO_PAST,
        Code::LimitUnknown => profile::LIMIT_UNKNOWN,
        Code::OverLimit => profile::OVER_LIMIT,
        Code::MinimumAssumed => profile::MINIMUM_ASSUMED,
        Code::RateAssumed => profile::RATE_ASSUMED,
        Code::TermsAssumed => profile::TERMS_ASSUMED,
        Code::KeyWithoutEffect => profile::KEY_WITHOUT_EFFECT,
        Code::FloorAboveCap => profile::FLOOR_ABOVE_CAP,
        Code::LowAboveUsual => profile::LOW_ABOVE_USUAL,
        Code::GrossBelowNet => profile::GROSS_BELOW_NET,
        Code::UntilBeforeStart => profile::UNTIL_BEFORE_START,
        Code::JournalColumnMissing => journal::COLUMN_MISSING,
        Code::JournalTorn => journal::TORN,
        Code::JournalFieldCount => journal::FIELD_COUNT,
        Code::JournalOpenQuote => journal::OPEN_QUOTE,
        Code::JournalOpenEnd => journal::OPEN_END,
        Code::JournalBadDate => journal::BAD_DATE,
        Code::JournalDuplicateId => journal::DUPLICATE_ID,
        Code::JournalValueMissing => journal::VALUE_MISSING,
        Code::JournalAccountMismatch => journal::ACCOUNT_MISMATCH,
        Code::JournalNotDrawable => journal::NOT_DRAWABLE,
        Code::JournalRowInFuture => journal::ROW_IN_FUTURE,
        Code::JournalMore => journal::MORE,
        Code::FileMissing => file::FILE_MISSING,
        Code::FileUnreadable => file::FILE_UNREADABLE,
        Code::FileNotText => file::FILE_NOT_TEXT,
        Code::FileTooLarge => file::FILE_TOO_LARGE,
        Code::FileReadOnly => file::FILE_READ_ONLY,
        Code::DiskFull => file::DISK_FULL,
        Code::FileUnwritable => file::FILE_UNWRITABLE,
        Code::FileLocked => file::FILE_LOCKED,
        Code::FileChanged => file::FILE_CHANGED,
        Code::FileExists => file::FILE_EXISTS,
        Code::VersionMissing => file::VERSION_MISSING,
        Code::BadFileName => file::BAD_FILE_NAME,
        Code::FlowOver => profile::FLOW_OVER,
    }
}
