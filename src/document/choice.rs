//! The words that files use for the kinds and switches of the domain.

use crate::domain::calendar::BusinessDay;
use crate::domain::credit::line::{LineState, PartKind, Purpose, Rhythm};
use crate::domain::credit::terms::{
    Accrual, Allocation, Amortisation, DayBasis, InterestBase, InterestFrom, LineKind, OverdueMode, Prepayment,
};
use crate::domain::household::entry::EntryKind;
use crate::domain::money::Rounding;
use crate::domain::risk::indicator::AccountFlag;
use crate::domain::risk::shock::{Behaviour, ShockKind};
use crate::domain::risk::trigger::{Cause, EffectKind, Op, Scope};
use crate::domain::stress::chances::Times;

/// A kind or switch that files name by a word.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The value of a word.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }

    /// The word of the value; stable, and the same in JSON.
    #[must_use]
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

macro_rules! choice {
    ($type:ty, $names:ident, $doc:literal: $($word:literal = $value:expr,)*) => {
        impl Choice for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $value),)*];
        }
        #[doc = $doc]
        pub const $names: &[&str] = &[$($word,)*];
    };
}

choice! { LineKind, LINE_KINDS, "The kinds of lines.":
    "revolving" = LineKind::Revolving, "instalment-loan" = LineKind::InstalmentLoan,
    "cash-line" = LineKind::CashLine, "pay-later" = LineKind::PayLater,
}
choice! { Accrual, ACCRUALS, "How interest builds up.":
    "daily-simple" = Accrual::DailySimple, "daily-compound" = Accrual::DailyCompound,
    "monthly" = Accrual::Monthly, "average-daily-balance" = Accrual::AverageDailyBalance,
}
choice! { InterestFrom, INTEREST_FROM, "From when purchases bear interest.":
    "due-day" = InterestFrom::DueDay, "posting-day" = InterestFrom::PostingDay,
}
choice! { InterestBase, INTEREST_BASES, "On what they do.":
    "whole-statement" = InterestBase::WholeStatement, "unpaid-part" = InterestBase::UnpaidPart,
}
choice! { Rounding, ROUNDINGS, "How interest is rounded.":
    "half-up" = Rounding::HalfUp, "half-even" = Rounding::HalfEven, "down" = Rounding::Down,
}
choice! { OverdueMode, OVERDUE_MODES, "How the penalty meets the rate.":
    "replace" = OverdueMode::Replace, "add" = OverdueMode::Add,
}
choice! { Prepayment, PREPAYMENTS, "What an early payment changes.":
    "shorter-term" = Prepayment::ShorterTerm, "lower-payment" = Prepayment::LowerPayment,
    "not-taken" = Prepayment::NotTaken,
}
choice! { Allocation, ALLOCATIONS, "Which balance a payment goes to first.":
    "lowest-rate-first" = Allocation::LowestRateFirst, "highest-rate-first" = Allocation::HighestRateFirst,
    "oldest-first" = Allocation::OldestFirst, "highest-rate-above-minimum" = Allocation::HighestRateAboveMinimum,
}
choice! { BusinessDay, BUSINESS_DAYS, "What happens to a due day on a closed day.":
    "none" = BusinessDay::None, "next" = BusinessDay::Next,
}
choice! { Amortisation, AMORTISATIONS, "How principal comes back.":
    "annuity" = Amortisation::Annuity, "equal-principal" = Amortisation::EqualPrincipal,
    "interest-first" = Amortisation::InterestFirst, "bullet" = Amortisation::Bullet,
    "flat-fee" = Amortisation::FlatFee,
}
choice! { Times, TIMES, "In which times a household is stressed.":
    "calm" = Times::Calm, "stressed" = Times::Stressed,
}
choice! { DayBasis, DAY_BASES, "How a year is counted.":
    "360" = DayBasis::D360, "365" = DayBasis::D365, "actual" = DayBasis::Actual,
}
choice! { Purpose, PURPOSES, "What a line is for.":
    "consumer" = Purpose::Consumer, "housing" = Purpose::Housing, "car" = Purpose::Car, "study" = Purpose::Study,
}
choice! { PartKind, PART_KINDS, "The kinds of parts that a file may state (an instalment has a table of its own).":
    "purchases" = PartKind::Purchases, "cash-advance" = PartKind::CashAdvance,
    "transfer" = PartKind::Transfer, "draw" = PartKind::Draw,
}
choice! { Rhythm, RHYTHMS, "How often something falls.":
    "monthly" = Rhythm::Monthly, "weekly" = Rhythm::Weekly, "fortnightly" = Rhythm::Fortnightly,
    "yearly" = Rhythm::Yearly, "once" = Rhythm::Once,
}
choice! { LineState, LINE_STATES, "The states of a line.":
    "active" = LineState::Active, "watched" = LineState::Watched, "reduced" = LineState::Reduced,
    "suspended" = LineState::Suspended, "frozen" = LineState::Frozen, "closed" = LineState::Closed,
    "recovering" = LineState::Recovering,
}
/// Rhythms that an instalment may have.
pub const INSTALMENT_RHYTHMS: &[&str] = &["monthly", "weekly", "fortnightly"];
/// Words of `early_settlement` besides a share.
pub const EARLY_SETTLEMENTS: &[&str] = &["free", "remaining-fees"];
/// Words of `autopay` besides an amount.
pub const AUTOPAYS: &[&str] = &["full", "minimum", "none"];
choice! { EntryKind, ENTRY_KINDS, "The kinds of journal rows.":
    "purchase" = EntryKind::Purchase, "draw" = EntryKind::Draw, "payment" = EntryKind::Payment,
    "refund" = EntryKind::Refund, "fee" = EntryKind::Fee, "interest" = EntryKind::Interest,
    "income" = EntryKind::Income, "expense" = EntryKind::Expense, "transfer" = EntryKind::Transfer,
    "adjustment" = EntryKind::Adjustment, "limit" = EntryKind::Limit, "state" = EntryKind::State,
    "balance" = EntryKind::Balance,
}
choice! { Cause, CAUSES, "The causes for which a line is stopped or cut.":
    "maintenance" = Cause::Maintenance, "technical-fault" = Cause::TechnicalFault,
    "account-status" = Cause::AccountStatus, "credit-assessment" = Cause::CreditAssessment,
    "limit-management" = Cause::LimitManagement, "regulation" = Cause::Regulation,
}
choice! { Op, OPS, "How a value is compared.":
    ">=" = Op::AtLeast, ">" = Op::Above, "<=" = Op::AtMost, "<" = Op::Below, "=" = Op::Equal,
}
choice! { EffectKind, EFFECTS, "What a rule does to a line.":
    "watch" = EffectKind::Watch, "reduce" = EffectKind::Reduce, "suspend" = EffectKind::Suspend,
    "freeze" = EffectKind::Freeze, "close" = EffectKind::Close, "accelerate" = EffectKind::Accelerate,
}
choice! { Scope, SCOPES, "Which lines a rule changes.":
    "line" = Scope::Line, "group" = Scope::Group, "lender" = Scope::Lender,
    "every-reporting-lender" = Scope::EveryReportingLender,
}
choice! { AccountFlag, ACCOUNT_FLAGS, "What can be wrong with an account.":
    "identity-unfinished" = AccountFlag::IdentityUnfinished, "document-expired" = AccountFlag::DocumentExpired,
    "log-in-lock" = AccountFlag::LogInLock, "device-change" = AccountFlag::DeviceChange,
    "terms-breach" = AccountFlag::TermsBreach,
}
choice! { Behaviour, BEHAVIOURS, "What a household does when cash falls short.":
    "hold" = Behaviour::Hold, "roll" = Behaviour::Roll,
}
choice! { ShockKind, SHOCK_KINDS, "The kinds of shocks.":
    "miss-payment" = ShockKind::MissPayment, "late-payment" = ShockKind::LatePayment,
    "new-line" = ShockKind::NewLine, "lose-income" = ShockKind::LoseIncome,
    "delay-income" = ShockKind::DelayIncome, "expense" = ShockKind::Expense, "outage" = ShockKind::Outage,
    "cut-limit" = ShockKind::CutLimit, "suspend-line" = ShockKind::SuspendLine,
    "rule-change" = ShockKind::RuleChange, "account-flag" = ShockKind::AccountFlag,
    "behaviour" = ShockKind::Behaviour,
}
