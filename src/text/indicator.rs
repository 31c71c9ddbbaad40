//! Words for what lenders watch: the name of each indicator, and a plain definition that says what counts and how long.

use super::Words;
use crate::domain::risk::indicator::{Indicator, Unit};

/// What an indicator is called, and how it is counted.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorWords {
    /// Its name.
    pub name: Words,
    /// How it is counted, in one or two sentences.
    pub definition: Words,
}

const fn say(
    name_en: &'static str,
    name_zh: &'static str,
    definition_en: &'static str,
    definition_zh: &'static str,
) -> IndicatorWords {
    IndicatorWords { name: Words::new(name_en, name_zh), definition: Words::new(definition_en, definition_zh) }
}

/// The words of an indicator.
#[must_use]
pub const fn indicator(indicator: Indicator) -> IndicatorWords {
    match indicator {
        Indicator::DaysPastDue => say(
            "days past due",
            "逾期天数",
            "Days since the due day of the oldest amount that was asked for and is not paid in full. Inside the contract's grace days it is 0.",
            "从最早一笔未还清款项的还款日起算的天数；合同宽限期内为 0。",
        ),
        Indicator::Bucket => say(
            "overdue bucket",
            "逾期账龄（M）",
            "0 when nothing is overdue, 1 for 1 to 30 days past due, 2 for 31 to 60, and so on to 6 for 151 to 180; 7 beyond.",
            "没有逾期为 0；逾期 1–30 天为 1，31–60 天为 2，依此类推，151–180 天为 6，超过 180 天为 7。",
        ),
        Indicator::MissedMinimums6 => say(
            "missed minimums in 6 months",
            "近 6 个月未还足最低的月数",
            "Months of the last 6, this one included, in which less than the minimum was paid by its due day. One month counts once.",
            "最近 6 个月（含本月）中，到还款日仍未还足最低还款额的月数；同一个月只计一次。",
        ),
        Indicator::MissedMinimums12 => say(
            "missed minimums in 12 months",
            "近 12 个月未还足最低的月数",
            "Months of the last 12, this one included, in which less than the minimum was paid by its due day. One month counts once.",
            "最近 12 个月（含本月）中，到还款日仍未还足最低还款额的月数；同一个月只计一次。",
        ),
        Indicator::MissedMinimums24 => say(
            "missed minimums in 24 months",
            "近 24 个月未还足最低的月数",
            "Months of the last 24, this one included, in which less than the minimum was paid by its due day. One month counts once.",
            "最近 24 个月（含本月）中，到还款日仍未还足最低还款额的月数；同一个月只计一次。",
        ),
        Indicator::Utilisation => say(
            "use of the limit",
            "额度使用率",
            "Everything owed on the line over its limit of today, after any cut; it can pass 100%. A line without a limit has none.",
            "该笔欠款总额 ÷ 当前额度（降额后的额度），可能超过 100%；没有额度的借款不计算。",
        ),
        Indicator::UnpaidBillsOf5 => say(
            "bills without any payment, of 5",
            "近五期分文未还的账单数",
            "Of the last 5 bills above zero, those on which nothing at all was paid before the next bill.",
            "最近 5 期有欠款的账单中，到下一期出账前一分钱也没还的期数。",
        ),
        Indicator::Draws30 => say(
            "draws in 30 days",
            "近 30 天支用次数",
            "How often cash was taken from the line in the last 30 days, today included. Purchases do not count.",
            "最近 30 天（含今天）从该笔支取现金的次数；消费不计。",
        ),
        Indicator::RoundSumDraws30 => say(
            "round sums in 30 days",
            "近 30 天整额交易次数",
            "Draws and purchases on the line in the last 30 days of a whole multiple of 1,000 (1,000, 2,000, 5,000 …).",
            "最近 30 天在该笔上金额为 1,000 整数倍（1,000、2,000、5,000……）的支用和消费次数。",
        ),
        Indicator::FullLimitDraws30 => say(
            "whole limit used at once, in 30 days",
            "近 30 天一次用满额度次数",
            "Draws and purchases in the last 30 days after which less than 1% of the limit was left.",
            "最近 30 天内，交易后剩余额度不足 1% 的支用和消费次数。",
        ),
        Indicator::DormantMonths => say(
            "months without use",
            "未使用月数",
            "Whole months since the last draw, purchase or payment on the line. While anything is owed on it, it is 0.",
            "距最近一次支用、消费或还款的整月数；只要还有欠款就为 0。",
        ),
        Indicator::IdentityUnfinished => say(
            "identity check unfinished",
            "身份认证未完成",
            "Yes while the lender's identity check of the account is not finished.",
            "账户的实名或身份认证还没有完成时为“是”。",
        ),
        Indicator::DocumentExpired => say(
            "identity document expired",
            "证件已过期",
            "Yes from the day on which the document on file expires until it is renewed.",
            "留存的身份证件到期之日起、更新之前为“是”。",
        ),
        Indicator::LogInLock => say(
            "log-in locked",
            "登录被锁定",
            "Yes while log-in to the account is locked.",
            "账户被限制登录期间为“是”。",
        ),
        Indicator::DeviceChange => say(
            "suspicious change of device",
            "设备或绑定异常变更",
            "Yes while a change of device, phone number or bank card looks to the lender like theft.",
            "更换设备、手机号或银行卡被视为疑似盗用期间为“是”。",
        ),
        Indicator::TermsBreach => say(
            "terms broken",
            "违反合同约定",
            "Yes when money was used for what it was not lent for, something false was stated, or a court enforces a debt.",
            "挪用贷款用途、提供虚假信息或被法院强制执行时为“是”。",
        ),
        Indicator::Maintenance => say(
            "announced maintenance",
            "系统维护中",
            "Yes on each day, in whole or in part, on which the platform is down for maintenance that was announced.",
            "平台按公告停机维护的当天（含部分时段）为“是”。",
        ),
        Indicator::Outage => say(
            "unannounced outage",
            "突发故障中",
            "Yes on each day, in whole or in part, on which the platform is down and nobody announced it.",
            "平台未经公告突然不可用的当天（含部分时段）为“是”。",
        ),
        Indicator::RuleChange => say(
            "rule change in force",
            "新规或产品调整生效",
            "Yes from the day on which a change of rules or of the product that covers this line comes into force.",
            "涉及该笔的监管或产品调整生效之日起为“是”。",
        ),
        Indicator::GroupDaysPastDue => say(
            "days past due on a sister line",
            "同系产品逾期天数",
            "The most days past due among the other lines of the same group; the line itself does not count.",
            "同系其他授信中最长的逾期天数，不含本笔。",
        ),
        Indicator::LimitsToYearlyIncome => say(
            "all limits over a year's income",
            "总额度与年收入之比",
            "The limits of all open lines that have one, over twelve months of take-home income. Without income there is none.",
            "所有未关闭授信的额度之和 ÷ 12 个月到手收入；没有收入时不计算。",
        ),
        Indicator::Dti => say(
            "debt to income",
            "负债收入比",
            "The contractual payments of a month on all lines over monthly take-home income; a card counts with its minimum.",
            "全部授信一个月的应还额 ÷ 月到手收入；信用卡按最低还款额计。",
        ),
        Indicator::Lenders => say(
            "lenders",
            "借款机构数",
            "Lenders with at least one line that is open or still owed.",
            "名下有未关闭或未结清授信的机构数量。",
        ),
        Indicator::Lines => {
            say("lines", "授信笔数", "Lines that are open or still owed.", "未关闭或未结清的授信笔数。")
        }
        Indicator::LinesOpened30 => say(
            "lines opened in 30 days",
            "近 30 天新开笔数",
            "Lines opened in the last 30 days, today included, with any lender.",
            "最近 30 天（含今天）在任何机构新开的授信笔数。",
        ),
        Indicator::LinesOpened60 => say(
            "lines opened in 60 days",
            "近 60 天新开笔数",
            "Lines opened in the last 60 days, today included, with any lender.",
            "最近 60 天（含今天）在任何机构新开的授信笔数。",
        ),
        Indicator::LinesOpened90 => say(
            "lines opened in 90 days",
            "近 90 天新开笔数",
            "Lines opened in the last 90 days, today included, with any lender.",
            "最近 90 天（含今天）在任何机构新开的授信笔数。",
        ),
        Indicator::LinesOpened180 => say(
            "lines opened in 180 days",
            "近 180 天新开笔数",
            "Lines opened in the last 180 days, today included, with any lender.",
            "最近 180 天（含今天）在任何机构新开的授信笔数。",
        ),
        Indicator::Inquiries30 => say(
            "inquiries in 30 days",
            "近 30 天硬查询次数",
            "Hard inquiries in the registry in the last 30 days, today included; each new line brings one. Looking at one's own report does not count.",
            "最近 30 天（含今天）征信上的硬查询次数；每新开一笔记一次，本人查询不计。",
        ),
        Indicator::Inquiries60 => say(
            "inquiries in 60 days",
            "近 60 天硬查询次数",
            "Hard inquiries in the registry in the last 60 days, today included; each new line brings one.",
            "最近 60 天（含今天）征信上的硬查询次数；每新开一笔记一次。",
        ),
        Indicator::Inquiries90 => say(
            "inquiries in 90 days",
            "近 90 天硬查询次数",
            "Hard inquiries in the registry in the last 90 days, today included; each new line brings one.",
            "最近 90 天（含今天）征信上的硬查询次数；每新开一笔记一次。",
        ),
        Indicator::Inquiries180 => say(
            "inquiries in 180 days",
            "近 180 天硬查询次数",
            "Hard inquiries in the registry in the last 180 days, today included; each new line brings one.",
            "最近 180 天（含今天）征信上的硬查询次数；每新开一笔记一次。",
        ),
        Indicator::RollingRatio => say(
            "repaid with new draws",
            "借新还旧比例",
            "Over the last 90 days, the cash drawn on all lines over what was repaid on all lines, at most 100%. When nothing was repaid there is none.",
            "最近 90 天，全部授信支取的现金 ÷ 全部还款额，最高按 100% 计；没有还款时不计算。",
        ),
        Indicator::RegistryDaysPastDue => say(
            "days past due elsewhere, as reported",
            "征信显示的他行逾期天数",
            "The most days past due on lines of other lenders in their last reports that can be seen by now; a report is as old as its lender's delay.",
            "其他机构已可查到的最近一次报送中最长的逾期天数；报送有延迟，看到的是当时的情况。",
        ),
        Indicator::RegistryLimitCuts => say(
            "cuts elsewhere, as reported",
            "征信显示的他处降额次数",
            "Cuts, suspensions and closures by other lenders in the last 180 days that can be seen by now. Outages and account matters are not reported.",
            "最近 180 天内其他机构的降额、停用和关闭中，现在已能查到的次数；系统故障和账户原因不会报送。",
        ),
    }
}

/// What a unit is called after a number; `{n}` is the number.
#[must_use]
pub const fn unit(unit: Unit) -> Words {
    match unit {
        Unit::Ratio | Unit::Count => Words::new("{n}", "{n}"),
        Unit::Days => Words::new("{n} days", "{n} 天"),
        Unit::Months => Words::new("{n} months", "{n} 个月"),
        Unit::Flag => Words::new("yes", "是"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_has_a_name_of_its_own_and_a_sentence() {
        let mut names: Vec<&str> = Vec::new();
        for known in Indicator::ALL {
            let words = indicator(*known);
            assert!(words.definition.en.ends_with('.') && words.definition.zh.ends_with('。'), "{known:?}");
            assert!(!words.name.zh.is_ascii(), "{known:?}");
            names.extend([words.name.en, words.name.zh]);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    /// A definition names the window that its indicator's name promises.
    #[test]
    fn a_window_is_named_in_both_languages() {
        for known in Indicator::ALL {
            let days = known.name().rsplit('-').next().filter(|last| last.bytes().all(|b| b.is_ascii_digit()));
            let Some(days) = days else { continue };
            let definition = indicator(*known).definition;
            assert!(definition.en.contains(days) && definition.zh.contains(days), "{known:?}");
        }
    }
}
