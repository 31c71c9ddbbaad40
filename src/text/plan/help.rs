//! Chinese descriptions of `tideover plan` and its options; the English ones stand in `cli::plan::args`.

/// Keys as in `text::help`.
pub const TEXTS: &[(&str, &str)] = &[
    ("tideover plan", "比较几种还款办法：各花多少、何时还清、有无逾期；没有按时可行的计划时退出码为 1"),
    ("tideover plan months", "计算多少个月；默认按欠款需要取 36、60 或 120"),
    ("tideover plan floor", "始终要留下的现金"),
    ("tideover plan lump", "一次性到账，如 2027-02-10=5000；可重复"),
    ("tideover plan extra", "每月多出多少钱"),
    ("tideover plan raise", "从某日起每月多出多少，如 2027-07-01=800；可重复"),
    ("tideover plan order", "自定还款顺序：按先后写 id；没写到的只还应还额"),
    ("tideover plan offer", "一笔用来置换的新借款：金额，按等额本息还"),
    ("tideover plan offer_rate", "它的年利率，如 9%"),
    ("tideover plan offer_months", "分多少个月还"),
    ("tideover plan offer_fee", "办理时一次性付的费用"),
    ("tideover plan offer_pays", "用它还清哪些，按先后写 id"),
    ("tideover plan offer_on", "哪天放款，默认今天"),
    ("tideover plan goal", "按时还款之后追求什么：cost 最省、debt-free 最早还清、peak-dti 负债收入比峰值最低"),
    ("tideover plan max_dti", "任何一个月应还占收入的比例都不超过，如 40%"),
    ("tideover plan max_gap", "证明的差距超过这个比例（如 1%）或没有证明时，退出码为 1"),
    ("tideover plan verify", "不用求解器，重新核对保存的计划（JSON）和它的下界；有不实之处退出码为 1"),
    ("tideover plan quick", "只用规则和局部搜索，不解线性规划"),
];
