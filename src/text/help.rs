//! Chinese descriptions of commands and options; the English ones stand beside the definitions in `cli::args`.
//!
//! Keys are the command's path, then the option's name; `*` stands for any command. A test asks for every one.

/// The description of a command or option.
#[must_use]
pub fn chinese(key: &str) -> Option<&'static str> {
    TEXTS
        .iter()
        .chain(super::calc::help::TEXTS)
        .chain(super::plan::help::TEXTS)
        .chain(super::learn_help::TEXTS)
        .find(|(name, _)| *name == key)
        .map(|(_, text)| *text)
}

/// The longer description of a command.
#[must_use]
pub fn chinese_long(key: &str) -> Option<&'static str> {
    (key == "tideover").then_some(
        "渡口（tideover）：授信额度、应还款项，以及什么会让它们停用。\n\n显示家庭目前的状况、哪天该还什么、现金在哪天最低。不带命令时打开终端界面。",
    )
}

const TEXTS: &[(&str, &str)] = &[
    ("tideover", "渡口：授信额度、应还款项，以及什么会让它们停用"),
    ("tideover status", "一屏看清：应还款项、各项比率、授信状态和提醒"),
    ("tideover check", "按限值检查：全部达标退出码为 0，否则为 1"),
    ("tideover schedule", "未来还款计划，含现金曲线及其最低点"),
    ("tideover backup", "授信停用或缺钱时的其他办法：成本、条件和要避开的骗局"),
    ("tideover backup need", "需要多少钱；不写则按缺口计算"),
    ("tideover backup days", "用多少天"),
    ("tideover backup on", "从哪天起需要"),
    ("tideover backup used_for", "钱的用途：debts 还债、living 生活"),
    ("tideover backup without", "失去的授信（写编号）：不再有替代"),
    ("tideover backup with", "与其他办法一起使用，写编号或 编号=金额；可重复"),
    ("tideover backup show", "完整显示一种办法"),
    ("tideover backup fact", "本次使用的情况，如 student=no；可重复"),
    ("tideover backup ask", "在终端中询问尚未填写的情况"),
    ("tideover backup keep", "把填写的情况保存到档案"),
    ("tideover backup offer", "检查一份报价：终端里逐条提问，否则用 --sign"),
    ("tideover backup sign", "报价符合的特征，或 none；可重复"),
    ("tideover backup amount", "报价所说的金额"),
    ("tideover backup upfront", "到账前扣除或先付的费用"),
    ("tideover backup payment", "每期还款额"),
    ("tideover backup payments", "共几期"),
    ("tideover backup a_year", "每年几期"),
    ("tideover cost", "综合融资成本明示：已有借款或拟借款项的各项费用、综合年化和逾期后果"),
    ("tideover cost line", "授信的 id；不写则列出全部"),
    ("tideover cost product", "拟借的产品，如 cn/consumer-loan"),
    ("tideover cost amount", "拟借多少"),
    ("tideover cost on", "从哪天借起，默认今天"),
    ("tideover cost used_for", "用来做什么"),
    ("tideover cost periods", "分几期归还"),
    ("tideover cost amortisation", "还款方式：annuity（等额本息）、equal-principal、interest-first、bullet、flat-fee"),
    ("tideover cost annual_rate", "年利率，如 18%"),
    ("tideover cost monthly_rate", "月利率，如 1.5%"),
    ("tideover cost daily_rate", "日利率，如 0.05%"),
    ("tideover cost monthly_fee", "每期手续费占借款本金的比例，如 0.66%"),
    ("tideover cost total_fee", "手续费合计占借款本金的比例，如 8.8%"),
    ("tideover cost upfront", "首日扣收的费用：金额或百分比"),
    ("tideover cost term", "其他条款，写法与档案相同，如 penalty_factor=150%；可重复"),
    ("tideover cost jurisdiction", "适用哪里的规则，如 CN"),
    ("tideover simulate", "假如：哪笔授信会停、为什么、如何蔓延、哪天没钱"),
    ("tideover simulate scenario", "现成情形（见 --list）或情形文件"),
    ("tideover simulate list", "列出现成情形"),
    ("tideover simulate months", "往后看几个月"),
    ("tideover simulate miss", "这些月份不还款"),
    ("tideover simulate late", "下一次还款晚若干天"),
    ("tideover simulate new_line", "再开一笔授信"),
    ("tideover simulate lose_income", "某项收入中断若干个月"),
    ("tideover simulate expense", "一笔不能等的开支"),
    ("tideover simulate outage", "平台故障"),
    ("tideover simulate cut", "额度被下调"),
    ("tideover simulate suspend", "某笔授信停用"),
    ("tideover simulate rule_change", "规则调整：cut-30%、suspend、freeze 或 close"),
    ("tideover simulate behaviour", "现金不足时：roll 借新还旧，hold 不再借"),
    ("tideover simulate fail_on", "期内有授信停用时退出码为 1"),
    ("tideover pay", "记录一笔还款"),
    ("tideover spend", "记录一笔消费（用授信或现金）"),
    ("tideover draw", "记录一笔借款到账"),
    ("tideover receive", "记录一笔到账的收入"),
    ("tideover balance", "记录机构或钱包显示的余额"),
    ("tideover profile", "新建、检查、修改和保管档案"),
    ("tideover profile new", "新建档案：带注释的空白文件，或复制示例家庭"),
    ("tideover profile check", "列出档案与流水中的所有问题及其位置"),
    ("tideover profile edit", "修改一个值并保留注释：键如 cash.spendable 或 line.card.limit"),
    ("tideover profile list", "列出已保存的档案和示例家庭"),
    ("tideover profile path", "显示档案所在（或将在）的位置"),
    ("tideover profile schema", "输出档案的 JSON Schema，供编辑器使用"),
    ("tideover profile restore", "列出以前的版本，或恢复其中之一"),
    ("tideover export", "以其他形式写出应还款项"),
    ("tideover export calendar", "将还款日写成 iCalendar 日历文件"),
    ("tideover completions", "输出命令行补全脚本"),
    ("tideover man", "输出手册页"),
    ("* help", "显示帮助"),
    ("* version", "显示版本"),
    ("* profile", "档案：文件、文件夹或已保存档案的名称；可重复"),
    ("* sample", "示例家庭，如 lin；可重复"),
    ("* as_of", "把哪一天当作今天"),
    ("* lang", "语言：en 或 zh-CN"),
    ("* format", "输出形式"),
    ("* content", "覆盖内置产品、标准和规则的文件夹"),
    ("* color", "何时使用颜色"),
    ("* allow_partial", "即使有内容无法读取也作答，并列出未计入的部分"),
    ("tideover status due_within", "只列出若干天内到期的款项；有到期时退出码为 1"),
    ("tideover check max_dti", "负债收入比上限（如 40%）"),
    ("tideover check max_utilisation", "额度使用率上限（如 70%）"),
    ("tideover check max_lenders", "借款机构数上限"),
    ("tideover check min_runway_days", "无收入可撑天数下限"),
    ("tideover check min_emergency_months", "应急资金可支付的月数下限（如 1.5）"),
    ("tideover check min_cash", "未来现金最低点下限"),
    ("tideover schedule months", "未来几个月"),
    ("* account", "授信的 id，或 cash（现金）、emergency（应急资金）"),
    ("* amount", "金额"),
    ("* on", "日期，默认今天"),
    ("* note", "备注；若写明计划中的收支名称，则视为该项"),
    ("* dry_run", "只显示变化，不写入"),
    ("tideover profile new name", "名称"),
    ("tideover profile new from", "要复制的示例家庭"),
    ("tideover profile new print", "只打印，不写入"),
    ("tideover profile edit key", "键"),
    ("tideover profile edit value", "新的值"),
    ("tideover profile restore number", "列表中的编号"),
    ("tideover export calendar months", "未来几个月"),
    ("tideover export calendar remind", "提前几天提醒"),
    ("tideover completions shell", "命令行外壳"),
];
