//! Words around lessons: what the program itself says about slides, items, exercises and progress.

use super::Words;
use crate::domain::lesson::moment::Moment;
use crate::domain::lesson::words::LinkKind;

/// What a link leads to, as a note beside it.
#[must_use]
pub const fn link_kind(kind: LinkKind) -> Words {
    match kind {
        LinkKind::Term => Words::new("word", "术语"),
        LinkKind::Lesson => Words::new("lesson", "课程"),
        LinkKind::Screen => Words::new("screen", "界面"),
        LinkKind::Fact => Words::new("source", "出处"),
    }
}

/// Headings and sentences of lists, hand-outs and quizzes.
pub mod say {
    use super::Words;

    /// The heading of the course map.
    pub const COURSE: Words = Words::new("Lessons", "课程");
    /// A column: the lesson's id.
    pub const LESSON: Words = Words::new("Lesson", "课");
    /// A column: the title.
    pub const TITLE: Words = Words::new("Title", "标题");
    /// A column: minutes.
    pub const MINUTES: Words = Words::new("Min", "分钟");
    /// A column: read or not.
    pub const READ: Words = Words::new("Read", "已读");
    /// A column: items known, of all.
    pub const KNOWN: Words = Words::new("Known", "已会");
    /// A column: items to be asked today.
    pub const DUE: Words = Words::new("Due", "待复习");
    /// A column: why the lesson matters now.
    pub const NOW: Words = Words::new("Matters now because", "现在该看的原因");
    /// A lesson read whole.
    pub const WHOLE: Words = Words::new("yes", "是");
    /// A lesson begun.
    pub const BEGUN: Words = Words::new("begun", "读了一半");
    /// The number of items due, below the list.
    pub const DUE_TODAY: Words = Words::new(
        "To be asked today: {count}. Begin with `tideover learn review`.",
        "今天该复习：{count} 题，运行 `tideover learn review` 开始。",
    );

    /// The heading of outcomes.
    pub const OUTCOMES: Words = Words::new("Afterwards you can", "学完之后能够");
    /// The rule of thumb.
    pub const RULE: Words = Words::new("Rule of thumb", "一句话记住");
    /// The heading of the exercise.
    pub const EXERCISE: Words = Words::new("Try it", "动手试试");
    /// The heading of the questions.
    pub const QUESTIONS: Words = Words::new("Questions", "小测验");
    /// The heading of answers.
    pub const ANSWERS: Words = Words::new("Answers", "答案");
    /// The heading of words of the trade.
    pub const WORDS: Words = Words::new("Words", "术语");
    /// The heading of sources.
    pub const SOURCES: Words = Words::new("Sources", "出处");
    /// The heading for the teacher.
    pub const TEACHER: Words = Words::new("For the teacher", "教师用");
    /// What to draw.
    pub const BOARD: Words = Words::new("On the board", "板书");
    /// What to ask.
    pub const ASK: Words = Words::new("Ask", "提问");
    /// Where to be careful.
    pub const CARE: Words = Words::new("Take care", "留意");
    /// What a class is likely to get wrong.
    pub const SLIPS: Words = Words::new("Likely misconceptions", "常见误解");
    /// When somebody tells of real trouble.
    pub const TROUBLE: Words = Words::new(
        "If somebody tells of real debt trouble: listen, recommend no product, and pass on where help is free.",
        "如有人说起真实的债务困难：先倾听，不推荐任何产品，再告诉他哪里有免费的帮助。",
    );
    /// A note of the teacher.
    pub const NOTE: Words = Words::new("note", "备注");
    /// The last question of an exercise.
    pub const REFLECT: Words = Words::new("To think over", "想一想");
    /// A goal.
    pub const GOAL: Words = Words::new("Goal", "目标");
    /// Whose figures these are: the sample's.
    pub const ON_SAMPLE: Words = Words::new("Figures of the sample household {name}.", "数字来自示例家庭：{name}。");
    /// Whose figures these are: the reader's.
    pub const ON_OWN: Words = Words::new("Figures of your household, {name}.", "数字来自您的家庭：{name}。");
    /// Where a fact holds and until when.
    pub const FACT: Words = Words::new(
        "{place}, as of {as_of}, {source}. To be looked at again after {review}.",
        "{place}，截至 {as_of}，{source}。{review} 之后应重新核对。",
    );
    /// A fact without a listed source.
    pub const NO_SOURCE: Words = Words::new("from memory", "仅凭记忆");

    /// The head of a question.
    pub const QUESTION: Words = Words::new("{place} of {count}", "第 {place} 题，共 {count} 题");
    /// The option that is always there.
    pub const NOT_SURE: Words = Words::new("Not sure", "不确定");
    /// What to type.
    pub const TYPE_ANSWER: Words = Words::new("Your answer (a, b, c or ?): ", "请选择（a、b、c，或 ? 表示不确定）：");
    /// What was typed is no option.
    pub const NO_SUCH_OPTION: Words =
        Words::new("Type the letter of an option, or ? if you are not sure.", "请输入选项字母，不确定就输入 ?。");
    /// A right answer.
    pub const RIGHT: Words = Words::new("Right: {key}.", "答对了：{key}。");
    /// A wrong answer.
    pub const WRONG: Words = Words::new("Not quite. It is {key}.", "不太对，应选 {key}。");
    /// An answer of "not sure".
    pub const IT_IS: Words = Words::new("It is {key}.", "答案是 {key}。");
    /// The misconception behind a slip.
    pub const BEHIND: Words =
        Words::new("A common slip, {code}: {name}. {remedy}", "常见误解 {code}：{name}。{remedy}");
    /// How a quiz went.
    pub const SCORE: Words = Words::new(
        "{right} of {count} right, {unsure} not sure. What was missed is asked again tomorrow.",
        "共 {count} 题，答对 {right} 题，不确定 {unsure} 题。没答对的明天再问一次。",
    );
    /// How a quiz went when all was right.
    pub const ALL_RIGHT: Words = Words::new(
        "All {count} right. They come back in a while, so that they stay.",
        "{count} 题全对。过些天再复习一次，记得更牢。",
    );
    /// Nothing to ask.
    pub const NOTHING_DUE: Words = Words::new("Nothing to ask today.", "今天没有要复习的题。");
    /// Why an item is asked: its day has come.
    pub const SINCE: Words = Words::new("due since {day}", "{day} 起该复习");
    /// No terminal to ask on.
    pub const NOBODY_TO_ASK: Words = Words::new(
        "there is no terminal to ask on; give answers with --answer, such as --answer {item}=b",
        "没有可供提问的终端，请用 --answer 给出答案，如 --answer {item}=b",
    );
    /// An `--answer` that cannot be understood.
    pub const BAD_ANSWER: Words = Words::new(
        "`{value}` is no answer to one of these items; write it as {item}=b",
        "`{value}` 不是这些题的答案，请写成 {item}=b",
    );
    /// A `--predict` that cannot be understood.
    pub const BAD_GUESS: Words = Words::new(
        "`{value}` is no prediction of a step; write it as {step}=1200. Steps: {steps}",
        "`{value}` 不是某一步的预测，请写成 {step}=1200。步骤：{steps}",
    );
    /// What to type for a prediction.
    pub const TYPE_GUESS: Words = Words::new("Your guess: ", "您的猜测：");
    /// A guess that is no number.
    pub const NO_NUMBER: Words = Words::new("Type a number, or nothing to go on.", "请输入数字，直接回车则跳过。");
    /// A guess that was right.
    pub const GUESS_RIGHT: Words = Words::new("Just so.", "正是。");
    /// A guess that was near.
    pub const GUESS_NEAR: Words = Words::new("Close: you said {guess}.", "很接近，您猜的是 {guess}。");
    /// A guess that was far off.
    pub const GUESS_FAR: Words = Words::new("You said {guess}.", "您猜的是 {guess}。");
    /// A goal that is reached.
    pub const REACHED: Words = Words::new("reached", "已达到");
    /// A goal that is not reached.
    pub const NOT_YET: Words = Words::new("not yet", "还没达到");
    /// A goal that cannot be judged.
    pub const CANNOT_SAY: Words = Words::new("cannot be said for this household", "这个家庭无法判断");
    /// How to change the copy.
    pub const HOW_TO_CHANGE: Words = Words::new(
        "Change a copy with --set, such as --set income.salary.amount=9000; nothing is written.",
        "可用 --set 改动一份副本，如 --set income.salary.amount=9000，不会写入档案。",
    );
    /// What to type for the reflection.
    pub const TYPE_THOUGHT: Words =
        Words::new("One line for yourself (kept on this computer): ", "写一句给自己（只保存在本机）：");
}

/// Why a lesson matters now.
#[must_use]
pub const fn moment(moment: Moment) -> Words {
    match moment {
        Moment::Overdue => Words::new("a line is overdue", "有一笔已逾期"),
        Moment::LineStopped => Words::new("a line has stopped", "有额度被停用"),
        Moment::LineReduced => Words::new("a limit was lowered", "额度被调低"),
        Moment::LineWatched => Words::new("a line is watched", "有额度被关注"),
        Moment::LineActive => Words::new("a line can be used", "有额度可用"),
        Moment::LineRecovering => Words::new("a line is coming back", "有额度正在恢复"),
        Moment::LineClosed => Words::new("a line was closed", "有额度已关闭"),
        Moment::FiguresDiffer => Words::new("figures need a check", "有数字要核对"),
        Moment::PaymentFailed => Words::new("a payment failed", "有付款失败"),
        Moment::CashShort => Words::new("money runs short ahead", "前面有钱不够的日子"),
        Moment::CashLow => Words::new("money runs low ahead", "前面手头会很紧"),
        Moment::DueSoon => Words::new("something is due soon", "有款项快到期"),
        Moment::DtiHigh => Words::new("debt takes much of your income", "月供占收入偏高"),
        Moment::NoIncome => Words::new("there is no income", "没有收入"),
        Moment::UseHigh => Words::new("a limit is nearly full", "有额度快用满了"),
        Moment::RunwayShort => Words::new("the money lasts less than a month", "没有收入撑不过一个月"),
        Moment::FundBelowMonth => Words::new("savings are below a month", "存款不够一个月开支"),
        Moment::SurplusThin => Words::new("little is left each month", "每月所剩不多"),
        Moment::ThirdLender => Words::new("there are three lenders or more", "借了三家或更多"),
        Moment::DrawToRepay => Words::new("one debt pays another", "正在借新还旧"),
        Moment::MinimumOnly => Words::new("a line is paid its minimum only", "有一笔只还最低"),
        Moment::LimitEdited => Words::new("a limit changed", "额度有变动"),
        Moment::LoanAdded => Words::new("a loan was added", "新增了借款"),
        Moment::InstalmentAdded => Words::new("an instalment plan was added", "新增了分期"),
        Moment::MortgageGoal => Words::new("a mortgage is planned", "打算买房贷款"),
        Moment::StressFails => Words::new("the stress test fails", "压力测试没通过"),
        Moment::PlatformOpened => Words::new("a platform in trouble is supposed", "假设了平台出问题"),
        Moment::CourseEnds => Words::new("the other lessons are done", "其他课已学完"),
        Moment::CauseMaintenance => Words::new("a line stopped for maintenance", "因系统维护停用"),
        Moment::CauseTechnicalFault => Words::new("a line stopped for a fault", "因技术故障停用"),
        Moment::CauseAccountStatus => Words::new("a line stopped because of the account", "因账户状态停用"),
        Moment::CauseCreditAssessment => Words::new("a line stopped after an assessment", "因信用评估停用"),
        Moment::CauseLimitManagement => Words::new("a line stopped by limit management", "因额度管理停用"),
        Moment::CauseRegulation => Words::new("a line stopped for a rule", "因政策监管停用"),
    }
}
