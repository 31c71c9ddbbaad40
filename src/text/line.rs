//! Words for lines: their states, kinds and how they are paid.

use super::Words;
use crate::domain::credit::line::LineState;
use crate::domain::credit::terms::LineKind;

/// The name of a state.
#[must_use]
pub const fn state(state: LineState) -> Words {
    match state {
        LineState::Active => Words::new("active", "正常"),
        LineState::Watched => Words::new("watched", "关注"),
        LineState::Reduced => Words::new("reduced", "降额"),
        LineState::Suspended => Words::new("suspended", "停用"),
        LineState::Frozen => Words::new("frozen", "冻结"),
        LineState::Closed => Words::new("closed", "关闭"),
        LineState::Recovering => Words::new("recovering", "恢复中"),
    }
}

/// The letter that stands for a state where there is room for one only.
#[must_use]
pub const fn state_letter(state: LineState) -> char {
    match state {
        LineState::Active => 'o',
        LineState::Watched => 'w',
        LineState::Reduced => 'r',
        LineState::Suspended => 'S',
        LineState::Frozen => 'F',
        LineState::Closed => 'x',
        LineState::Recovering => '+',
    }
}

/// The name of a kind of line.
#[must_use]
pub const fn kind(kind: LineKind) -> Words {
    match kind {
        LineKind::Revolving => Words::new("credit card or revolving line", "信用卡/循环额度"),
        LineKind::InstalmentLoan => Words::new("loan in instalments", "分期贷款"),
        LineKind::CashLine => Words::new("cash line", "现金借款"),
        LineKind::PayLater => Words::new("pay later", "先用后付"),
    }
}

/// A kind of line in a word or two, for a column.
#[must_use]
pub const fn brief_kind(kind: LineKind) -> Words {
    match kind {
        LineKind::Revolving => Words::new("card", "信用卡"),
        LineKind::InstalmentLoan => Words::new("loan", "贷款"),
        LineKind::CashLine => Words::new("cash line", "现金借款"),
        LineKind::PayLater => Words::new("pay later", "先用后付"),
    }
}
