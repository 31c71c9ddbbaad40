//! Everything that can be done, in one table: its name, its keys, and what it says in both languages.
//!
//! The keys, the footer, the help, the palette and the documentation are all made from [`TABLE`] and the lists of the
//! screens. It must not know how anything is done.

pub use self::entry::{Choice, Entry, Place};
use self::entry::{entry, list};
pub use super::key_page::markdown;
use super::screens::ScreenId;

mod entry;

/// Something a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Stop it for a while and go to the shell.
    Suspend,
    /// Show what the keys do.
    Help,
    /// Choose an action by its name.
    Palette,
    /// The other language.
    Language,
    /// The other background, dark or light.
    Background,
    /// Go to a screen.
    Go(ScreenId),
    /// The screen after this one.
    NextScreen,
    /// The screen before this one.
    PreviousScreen,
    /// The next part of the screen.
    NextPane,
    /// The part of the screen before this one.
    PreviousPane,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Open, explain or confirm what is selected.
    Open,
    /// Close what is open, or clear the filter.
    Back,
    /// Show only what contains a text.
    Filter,
    /// Sort by the next column.
    Sort,
    /// Sort the other way round.
    Reverse,
    /// Look a month ahead.
    Later,
    /// Look a month back.
    Earlier,
    /// Come back to today.
    Today,
    /// The month before in a calendar.
    PreviousMonth,
    /// The month after in a calendar.
    NextMonth,
    /// Record a payment.
    RecordPayment,
    /// Record a purchase.
    RecordPurchase,
    /// Record money drawn from a line.
    RecordDraw,
    /// Record income.
    RecordIncome,
    /// Record the balance that a lender shows.
    RecordBalance,
    /// Go through what was assumed to have happened.
    ConfirmAssumed,
    /// Add an item.
    Add,
    /// Change the selected item.
    Edit,
    /// Remove the selected item.
    Remove,
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Open another ready-made household.
    Sample,
    /// Show what is wrong with the files.
    Problems,
    /// Build an own profile.
    Build,
    /// Open the calculators.
    Calculate,
    /// Show the cost statement of the selected line.
    CostStatement,
    /// Show the cost statement of the selected lane of a what-if.
    CostOfLane,
    /// Choose a ready what-if.
    PickWhatIf,
    /// Suppose one more thing.
    Suppose,
    /// Suppose nothing any more.
    Forget,
    /// Take back the last thing that is supposed.
    ForgetOne,
    /// The next view of what is shown.
    NextView,
    /// Look farther ahead.
    Farther,
    /// Open one of the paths of a stress.
    Path(super::screens::stress::Which),
    /// Plan with more than the household has.
    AskMeans,
    /// Say on which day a mortgage would be asked for.
    AskMortgage,
    /// Charts as figures, and back.
    ShowFigures,
    /// Run no more paths.
    StopPaths,
    /// Take the selected way of paying for the plan.
    Adopt,
    /// Follow no plan any more.
    DropPlan,
    /// Say what is needed.
    AskNeed,
    /// Use a way through together with others.
    UseTogether,
    /// Check an offer.
    CheckOffer,
    /// State facts that decide which ways are open.
    StateFacts,
    /// Open the lesson about what is selected.
    Lesson,
    /// Answer the questions of the lesson.
    Quiz,
    /// Do the exercise of the lesson.
    Exercise,
    /// Answer what is due today.
    Review,
    /// One's own figures or the sample household's.
    WhoseFigures,
    /// The words of the trade.
    Glossary,
    /// Answer with an option of a question.
    Answer(Choice),
    /// A row of a part of the screen was clicked.
    Pick {
        /// Which part.
        pane: u8,
        /// Which row.
        row: usize,
    },
}

/// What can be done on every screen and in every list.
pub const TABLE: &[Entry] = &[
    entry(Action::Quit, "quit", &["q", "ctrl-c"], ("Quit", "退出"), ("Leave tideover", "退出 tideover"), 1),
    entry(Action::Help, "help", &["?", "f1"], ("Help", "帮助"), ("Show what the keys do", "查看按键说明"), 1),
    entry(
        Action::Palette,
        "palette",
        &[":", "ctrl-p"],
        ("Actions", "命令"),
        ("Choose any action by its name", "按名称选择任何操作"),
        2,
    ),
    entry(
        Action::Language,
        "language",
        &["L"],
        ("中文", "English"),
        ("Switch between English and Chinese", "在中文和英文之间切换"),
        5,
    ),
    entry(
        Action::Background,
        "background",
        &["B"],
        ("Light or dark", "深色或浅色"),
        ("Switch between dark and light colours", "在深色和浅色之间切换"),
        0,
    ),
    entry(Action::NextScreen, "next-screen", &["]"], ("Next", "下一个"), ("Go to the next screen", "下一个画面"), 0),
    entry(
        Action::PreviousScreen,
        "previous-screen",
        &["["],
        ("Previous", "上一个"),
        ("Go to the previous screen", "上一个画面"),
        0,
    ),
    entry(
        Action::NextPane,
        "next-part",
        &["tab"],
        ("Next part", "下一区"),
        ("Go to the next part of the screen", "切换到画面的下一个区域"),
        6,
    ),
    entry(
        Action::PreviousPane,
        "previous-part",
        &["shift-tab"],
        ("Part before", "上一区"),
        ("Go to the part of the screen before", "切换到画面的上一个区域"),
        0,
    ),
    entry(
        Action::RecordPayment,
        "record-payment",
        &["p"],
        ("Pay", "还款"),
        ("Record a payment to a line", "记一笔还款"),
        3,
    ),
    entry(
        Action::RecordPurchase,
        "record-purchase",
        &["b"],
        ("Bought", "消费"),
        ("Record a purchase, from cash or on a line", "记一笔消费，用现金或用额度"),
        0,
    ),
    entry(
        Action::RecordDraw,
        "record-draw",
        &["d"],
        ("Draw", "借款"),
        ("Record money drawn from a line", "记一笔借款（从额度中支用）"),
        0,
    ),
    entry(Action::RecordIncome, "record-income", &["i"], ("Income", "收入"), ("Record income", "记一笔收入"), 0),
    entry(
        Action::RecordBalance,
        "record-balance",
        &["="],
        ("Balance", "核对余额"),
        ("Record the balance that a lender shows", "记下机构显示的余额，用来核对"),
        0,
    ),
    entry(
        Action::ConfirmAssumed,
        "confirm-assumed",
        &["c"],
        ("Confirm", "确认"),
        ("Go through what was assumed since the last record", "逐条确认上次记录之后按计划推定的事项"),
        0,
    ),
    entry(
        Action::Later,
        "look-ahead",
        &[">"],
        ("A month on", "看下月"),
        ("Look at everything one month later", "把日期往后推一个月来看"),
        0,
    ),
    entry(
        Action::Earlier,
        "look-back",
        &["<"],
        ("A month back", "看上月"),
        ("Look at everything one month earlier", "把日期往前推一个月来看"),
        0,
    ),
    entry(Action::Today, "today", &["t"], ("Today", "回到今天"), ("Come back to today", "回到今天"), 0),
    entry(Action::Undo, "undo", &["u"], ("Undo", "撤销"), ("Take back the last change", "撤销上一步修改"), 0),
    entry(
        Action::Redo,
        "redo",
        &["ctrl-r"],
        ("Redo", "重做"),
        ("Do again what was taken back", "重做刚才撤销的修改"),
        0,
    ),
    entry(
        Action::Sample,
        "sample",
        &["o"],
        ("Samples", "示例"),
        ("Open another household: a ready-made one or your own", "打开另一个家庭：示例或自己的"),
        4,
    ),
    entry(
        Action::Problems,
        "problems",
        &["!"],
        ("Problems", "问题"),
        ("Show what is wrong with the files", "查看文件中的问题"),
        0,
    ),
    entry(
        Action::Build,
        "build-profile",
        &["n"],
        ("Your own", "建档"),
        ("Build your own profile step by step", "一步一步建立自己的档案"),
        3,
    ),
    entry(
        Action::Lesson,
        "lesson",
        &["e"],
        ("Lesson", "学一课"),
        ("Open the lesson about what is selected", "打开与所选内容对应的课程"),
        3,
    ),
    entry(
        Action::Calculate,
        "calculators",
        &["%"],
        ("Calculate", "计算"),
        (
            "Calculators: annual rate, instalment fee, loan, minimum, payoff",
            "计算器：年化、分期手续费、贷款、最低还款、提前还款",
        ),
        0,
    ),
    entry(
        Action::Suspend,
        "suspend",
        &["ctrl-z"],
        ("Suspend", "挂起"),
        ("Go to the shell; fg comes back", "暂时回到命令行，输入 fg 返回"),
        0,
    ),
    list(Action::Up, "up", &["up", "k"], ("Up", "上"), ("One row up", "上一行"), 0),
    list(Action::Down, "down", &["down", "j"], ("Down", "下"), ("One row down", "下一行"), 0),
    list(Action::Left, "left", &["left", "h"], ("Left", "左"), ("One to the left", "向左"), 0),
    list(Action::Right, "right", &["right", "l"], ("Right", "右"), ("One to the right", "向右"), 0),
    list(Action::PageUp, "page-up", &["pageup"], ("Page up", "上页"), ("One page up", "上一页"), 0),
    list(Action::PageDown, "page-down", &["pagedown"], ("Page down", "下页"), ("One page down", "下一页"), 0),
    list(Action::First, "first", &["home", "g"], ("First", "最前"), ("To the first row", "到第一行"), 0),
    list(Action::Last, "last", &["end", "G"], ("Last", "最后"), ("To the last row", "到最后一行"), 0),
    list(
        Action::Open,
        "open",
        &["enter"],
        ("Why", "说明"),
        ("Open the selected item: what it is made of", "打开所选项目，看它由什么组成"),
        2,
    ),
    list(
        Action::Back,
        "back",
        &["esc"],
        ("Back", "返回"),
        ("Close what is open, or clear the filter", "关闭打开的内容，或清除筛选"),
        0,
    ),
    list(
        Action::Filter,
        "filter",
        &["/"],
        ("Filter", "筛选"),
        ("Show only rows that contain a text", "只显示包含某段文字的行"),
        4,
    ),
    list(Action::Sort, "sort", &["s"], ("Sort", "排序"), ("Sort by the next column", "按下一列排序"), 5),
    list(Action::Reverse, "reverse-sort", &["S"], ("Reverse", "倒序"), ("Sort the other way round", "倒过来排序"), 0),
];

/// The actions of everywhere, of the screens themselves (1 to 9), of lists, and of each given screen.
#[must_use]
pub fn all(screens: &[ScreenId]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = TABLE.iter().copied().filter(|entry| entry.place == Place::Everywhere).collect();
    entries.extend(screens.iter().map(|id| id.entry()));
    entries.extend(TABLE.iter().copied().filter(|entry| entry.place == Place::List));
    entries.extend(screens.iter().flat_map(|id| id.actions().iter().copied()));
    entries
}
