//! Words for the terms of a line, as a person would tell them.

use super::Words;
use crate::domain::credit::line::{PartKind, Rhythm};
use crate::domain::credit::terms::{Accrual, Allocation, Amortisation};
use crate::domain::provenance::{Confidence, Evidence};

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    RATE = "Rate" / "利率";
    RATE_YEAR = "{rate}, {year} a year" / "{rate}，折合年化 {year}";
    RATE_NONE = "none: the plan has a fee instead" / "无（分期收取手续费）";
    CASH_RATE = "Cash taken with it" / "取现利率";
    CASH_RATE_IS = "{rate}, from the day it is taken" / "{rate}，自取现日起计息";
    PROMO = "Promotion" / "优惠利率";
    PROMO_IS = "{rate} until {day}" / "{rate}，至 {day}";
    INTEREST = "Interest" / "计息";
    INTEREST_WHOLE = "free when the statement is paid in full by the due day; else the whole statement bears interest back to \
                      the posting day" /
                     "还款日前全额还清则免息；否则整期账单自入账日起计息（全额计息）";
    INTEREST_PART = "free when the statement is paid in full by the due day; else what stays unpaid bears interest back to \
                     the posting day" /
                    "还款日前全额还清则免息；否则未还部分自入账日起计息";
    INTEREST_DUE = "free when the statement is paid in full by the due day; else the rest bears interest from the day after" /
                   "还款日前全额还清则免息；否则剩余部分自还款日次日起计息";
    INTEREST_LOAN = "{accrual}, from the day the money is drawn" / "{accrual}，自借款到账之日起";
    MINIMUM = "Minimum" / "最低还款额";
    MINIMUM_SHARE = "{share} of the statement" / "账单的 {share}";
    MINIMUM_FLOOR = "at least {floor}" / "不低于 {floor}";
    MINIMUM_PLUS = "plus {what}" / "另加{what}";
    PLUS_INTEREST = "interest" / "利息";
    PLUS_FEES = "fees" / "费用";
    PLUS_INSTALMENTS = "instalments due" / "到期分期";
    PLUS_PAST_DUE = "what is past due" / "前期未还";
    LATE = "When late" / "逾期";
    LATE_FEE = "late fee {fee}" / "违约金 {fee}";
    LATE_NO_FEE = "no late fee" / "无违约金";
    LATE_SHARE = "{share} of what is unpaid" / "未还部分的 {share}";
    LATE_FIXED = "{fixed}" / "{fixed}";
    LATE_FLOOR = "at least {floor}" / "最低 {floor}";
    LATE_CAP = "at most {cap}" / "最高 {cap}";
    LATE_REPLACE = "overdue principal at {rate} in place of the rate" / "逾期本金改按{rate} 计罚息";
    LATE_ADD = "overdue principal at {rate} on top of the rate" / "逾期本金另加{rate} 罚息";
    GRACE = "Days of grace" / "宽限期";
    GRACE_IS = "{days} after the due day still count as on time" / "还款日后 {days}内还款不算逾期";
    GRACE_NONE = "none" / "无";
    REPAID = "Repaid in" / "还款方式";
    REPAID_IS = "{how}, {periods}" / "{how}，{periods}";
    EARLY = "Paying early" / "提前还款";
    EARLY_FREE = "fees not yet billed fall away" / "未出账手续费免收";
    EARLY_FEES = "all remaining fees fall due" / "剩余手续费仍需一次付清";
    EARLY_SHARE = "{share} of what is paid early" / "按提前还款金额收 {share}";
    EARLY_SHORTER = "shortens the term" / "期限缩短，月供不变";
    EARLY_LOWER = "lowers the payment" / "月供减少，期限不变";
    EARLY_NOT = "not taken" / "不接受提前还款";
    EARLY_CHARGE = "{what}, for {share} of it" / "{what}，收取 {share} 手续费";
    ALLOCATION = "A payment goes to" / "还款冲抵顺序";
    AUTOPAY = "Paid" / "还款设置";
    AUTOPAY_FULL = "the whole statement, by itself" / "自动全额还款";
    AUTOPAY_MINIMUM = "the minimum, by itself" / "自动还最低";
    AUTOPAY_LOAN = "each instalment, by itself" / "自动扣款";
    AUTOPAY_HAND = "by hand; the plan takes it that what is asked for is paid on the due day" /
                   "手动还款；推算时按还款日还应还额计";
    AUTOPAY_AMOUNT = "{amount}, by itself" / "自动还 {amount}";
    REPORTED = "Credit registry" / "征信";
    REPORTED_YES = "what happens here is reported" / "上报征信";
    REPORTED_NO = "nothing is reported" / "不上报征信";
    ASSUMED = "assumed: nobody stated it" / "未注明，按谨慎默认值";
    KIND_PURCHASES = "purchases" / "消费";
    KIND_CASH = "cash advance" / "取现";
    KIND_TRANSFER = "balance moved here" / "余额转入";
    KIND_DRAW = "draw" / "借款";
    KIND_INSTALMENT = "instalment plan" / "分期";
}

/// The sort of a part.
#[must_use]
pub const fn part(kind: PartKind) -> Words {
    match kind {
        PartKind::Purchases => KIND_PURCHASES,
        PartKind::CashAdvance => KIND_CASH,
        PartKind::Transfer => KIND_TRANSFER,
        PartKind::Draw => KIND_DRAW,
        PartKind::Instalment => KIND_INSTALMENT,
    }
}

/// What a key of a file is called, for the keys that presets state.
#[must_use]
pub fn of_key(key: &str) -> Option<Words> {
    Some(match key {
        "kind" => Words::new("Kind", "类型"),
        "annual_rate" | "monthly_rate" | "daily_rate" => RATE,
        "cash_advance_annual_rate" | "cash_advance_monthly_rate" | "cash_advance_daily_rate" => CASH_RATE,
        "day_basis" => Words::new("Days of a year", "年天数"),
        "accrual" => Words::new("Counting", "计息方式"),
        "interest_from" => Words::new("Interest from", "起息日"),
        "interest_base" => Words::new("Interest on", "计息基数"),
        "interest_on_interest" => Words::new("On interest", "复利"),
        "interest_rounding" => Words::new("Rounding", "取整"),
        "promo" => PROMO,
        "grace_days" => GRACE,
        "minimum" => MINIMUM,
        "late_fee" => Words::new("Late fee", "违约金"),
        "penalty_annual_rate" | "penalty_monthly_rate" | "penalty_daily_rate" | "penalty_factor" => {
            Words::new("Penalty rate", "罚息利率")
        }
        "overdue_mode" => Words::new("Penalty", "罚息方式"),
        "early_settlement" | "prepayment" | "prepayment_fee" => EARLY,
        "allocation" => ALLOCATION,
        "business_day" => Words::new("On holidays", "节假日"),
        "cut_off" => Words::new("Cut-off", "截止时间"),
        "reported" => REPORTED,
        "amortisation" => REPAID,
        "periods" => Words::new("Payments", "期数"),
        "total_fee" | "monthly_fee" | "plan_fee" => Words::new("Plan fee", "分期费率"),
        "statement_day" => Words::new("Statement day", "账单日"),
        "due_day" => Words::new("Due day", "还款日"),
        "limit" => Words::new("Limit", "额度"),
        "interest_free" => Words::new("Free of interest", "免息期"),
        "interest_ceiling" => Words::new("Interest ceiling", "利息上限"),
        "rhythm" => Words::new("Rhythm", "还款频率"),
        "plan" => Words::new("Instalment plans", "分期方案"),
        "over_limit_fee" => Words::new("Over the limit", "超限费"),
        "dormant" => Words::new("When unused", "长期不用"),
        "rate_rise" => Words::new("Rate rises", "利率调整"),
        "suspicious_use" => Words::new("Suspicious use", "异常用卡"),
        "brand" => Words::new("Name", "名称"),
        "billing" => Words::new("Billing", "出账"),
        _ => return None,
    })
}

/// How often something falls.
#[must_use]
pub const fn rhythm(rhythm: Rhythm) -> Words {
    match rhythm {
        Rhythm::Monthly => Words::new("every month", "每月"),
        Rhythm::Weekly => Words::new("every week", "每周"),
        Rhythm::Fortnightly => Words::new("every two weeks", "每两周"),
        Rhythm::Yearly => Words::new("every year", "每年"),
        Rhythm::Once => Words::new("once", "一次"),
    }
}

/// How the principal of a loan comes back.
#[must_use]
pub const fn amortisation(amortisation: Amortisation) -> Words {
    match amortisation {
        Amortisation::Annuity => Words::new("equal payments", "等额本息"),
        Amortisation::EqualPrincipal => Words::new("equal principal", "等额本金"),
        Amortisation::InterestFirst => Words::new("interest first, principal at the end", "先息后本"),
        Amortisation::Bullet => Words::new("all at the end", "到期还本付息"),
        Amortisation::FlatFee => Words::new("equal principal and a fee", "手续费分期"),
    }
}

/// How interest builds up.
#[must_use]
pub const fn accrual(accrual: Accrual) -> Words {
    match accrual {
        Accrual::DailySimple => Words::new("counted by days", "按日计息"),
        Accrual::DailyCompound => Words::new("compounded every day", "按日复利"),
        Accrual::Monthly => Words::new("counted by months", "按月计息"),
        Accrual::AverageDailyBalance => Words::new("on the cycle's average balance", "按账期日均余额计息"),
    }
}

/// Where a payment goes.
#[must_use]
pub const fn allocation(allocation: Allocation) -> Words {
    match allocation {
        Allocation::LowestRateFirst => Words::new("the lowest rate first", "先还利率最低的"),
        Allocation::HighestRateFirst => Words::new("the highest rate first", "先还利率最高的"),
        Allocation::OldestFirst => Words::new("the oldest first", "先还最早的"),
        Allocation::HighestRateAboveMinimum => {
            Words::new("the lowest rate, above the minimum the highest", "最低还款部分先还低利率，超出部分先还高利率")
        }
    }
}

/// What a value rests on.
#[must_use]
pub const fn evidence(evidence: Evidence) -> Words {
    match evidence {
        Evidence::Official => Words::new("official document", "官方文件"),
        Evidence::Press => Words::new("press", "新闻报道"),
        Evidence::WebPage => Words::new("web page", "网页"),
        Evidence::Memory => Words::new("memory", "经验"),
        Evidence::Arithmetic => Words::new("arithmetic", "推算"),
        Evidence::Assumption => Words::new("cautious assumption", "谨慎假设"),
    }
}

/// How sure a value is.
#[must_use]
pub const fn confidence(confidence: Confidence) -> Words {
    match confidence {
        Confidence::Low => Words::new("low", "低"),
        Confidence::LowMedium => Words::new("low to medium", "中低"),
        Confidence::Medium => Words::new("medium", "中"),
        Confidence::MediumHigh => Words::new("medium to high", "中高"),
        Confidence::High => Words::new("high", "高"),
    }
}
