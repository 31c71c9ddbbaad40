//! Words for what may happen: the name of each kind of shock and a sentence on what it does.

use super::Words;
use crate::domain::risk::shock::{Behaviour, LineSelector, ShockKind};

/// The name of a kind of shock.
#[must_use]
pub const fn name(kind: ShockKind) -> Words {
    match kind {
        ShockKind::MissPayment => Words::new("payment missed", "漏还"),
        ShockKind::LatePayment => Words::new("payment late", "晚还"),
        ShockKind::NewLine => Words::new("one more lender", "新增借款"),
        ShockKind::LoseIncome => Words::new("income lost", "收入中断"),
        ShockKind::DelayIncome => Words::new("income late", "收入延迟"),
        ShockKind::Expense => Words::new("sudden expense", "突发支出"),
        ShockKind::Outage => Words::new("platform down", "平台不可用"),
        ShockKind::CutLimit => Words::new("limit cut", "额度下调"),
        ShockKind::SuspendLine => Words::new("line suspended", "额度停用"),
        ShockKind::RuleChange => Words::new("rule change", "政策调整"),
        ShockKind::AccountFlag => Words::new("account problem", "账户异常"),
        ShockKind::Behaviour => Words::new("behaviour", "应对方式"),
    }
}

/// What a kind of shock does.
#[must_use]
pub const fn meaning(kind: ShockKind) -> Words {
    match kind {
        ShockKind::MissPayment => Words::new(
            "Nothing is paid to the line in these months, even if there is cash; what is missed stays due.",
            "这几个月不向该笔还款，即使手头有钱；漏还的部分仍然欠着。",
        ),
        ShockKind::LatePayment => Words::new(
            "The payment is made so many days after its due day, in full as it was planned.",
            "在还款日后若干天才还，金额照原计划。",
        ),
        ShockKind::NewLine => Words::new(
            "A loan from a lender that the household has not borrowed from: cash now, one more payment, one more inquiry.",
            "向一家新机构借款：现金先到账，每月多一笔还款，征信多一次查询。",
        ),
        ShockKind::LoseIncome => Words::new(
            "An income stops, wholly or in part, for some months or for good.",
            "一项收入全部或部分中断，持续几个月或不再恢复。",
        ),
        ShockKind::DelayIncome => Words::new(
            "An income arrives so many days after its day; the amount is the same.",
            "一项收入晚到若干天，金额不变。",
        ),
        ShockKind::Expense => {
            Words::new("An expense that cannot wait is paid from cash.", "一笔不能拖延的支出，用现金支付。")
        }
        ShockKind::Outage => Words::new(
            "The platform of the line and of its whole group is down: nothing is drawn or paid there, and what is due stays due.",
            "该笔及其同系产品的平台不可用：不能支用也不能还款，到期的账单照样到期。",
        ),
        ShockKind::CutLimit => Words::new(
            "The limit falls by this share; what is owed stays owed and may stand above it.",
            "额度按比例下调；欠款不变，可能高于新额度。",
        ),
        ShockKind::SuspendLine => Words::new(
            "The line takes nothing new; expenses that were put on it fall on cash.",
            "该笔不能再支用；原本用它支付的开支改由现金承担。",
        ),
        ShockKind::RuleChange => Words::new(
            "A rule or a product changes on a day for every line that it covers.",
            "某日起监管或产品调整，涉及的授信一并受影响。",
        ),
        ShockKind::AccountFlag => Words::new(
            "Something is wrong with the account though every payment is in order.",
            "还款正常，但账户本身出现问题。",
        ),
        ShockKind::Behaviour => {
            Words::new("What the household does when cash falls short.", "现金不够时这个家庭怎么做。")
        }
    }
}

/// What a household does when cash falls short.
#[must_use]
pub const fn behaviour(behaviour: Behaviour) -> Words {
    match behaviour {
        Behaviour::Hold => Words::new("borrows nothing more", "不再借新债"),
        Behaviour::Roll => Words::new("borrows to repay, as long as anything can be drawn", "借新还旧，直到借不出来"),
    }
}

/// Which lines are meant; `{name}` is what the file names.
#[must_use]
pub const fn lines(lines: &LineSelector) -> Words {
    match lines {
        LineSelector::First => Words::new("the first line", "第一笔授信"),
        LineSelector::FirstDrawable => Words::new("the first line that can be drawn", "第一笔可支用的授信"),
        LineSelector::Largest => Words::new("the line on which most is owed", "欠款最多的一笔"),
        LineSelector::MostUsed => Words::new("the line with the highest use", "使用率最高的一笔"),
        LineSelector::Every => Words::new("every line", "全部授信"),
        LineSelector::Id(_) => Words::new("{name}", "{name}"),
        LineSelector::Group(_) => Words::new("every line of the group {name}", "同系 {name} 的全部授信"),
        LineSelector::Kind(_) => Words::new("every line of the kind {name}", "全部{name}"),
        LineSelector::Product(_) => Words::new("every line of the product {name}", "产品 {name} 的全部授信"),
    }
}
