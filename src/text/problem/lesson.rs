//! Problems of lessons and of what a reader has learnt.

use super::{ProblemWords, Words, say};

pub(super) const LESSON_FILE_MISSING: ProblemWords = say(
    "the lesson `{path}` lacks the file `{file}`",
    "课程 `{path}` 缺少文件 `{file}`",
    "A lesson needs lesson.toml, en.md and zh-CN.md.",
    "一课需要 lesson.toml、en.md 和 zh-CN.md 三个文件。",
);
pub(super) const LESSON_FILE_UNKNOWN: ProblemWords = say(
    "the lesson `{path}` has a file that it does not use: `{file}`",
    "课程 `{path}` 中有用不到的文件 `{file}`",
    "Take it out of the folder, or give it the name of one of the three files.",
    "请移走该文件，或改成三个文件之一的名字。",
);
pub(super) const LESSON_MARKUP: ProblemWords = say(
    "a slide cannot show this: {markup}",
    "页面无法显示：{markup}",
    "Use `## Heading {#id}`, paragraphs, simple lists, tables, `>` and the fenced blocks quiz, exercise and teacher.",
    "请只用“## 标题 {#id}”、段落、单层列表、表格、“>”引用，以及 quiz、exercise、teacher 代码块。",
);
pub(super) const LESSON_LINK: ProblemWords = say(
    "the link `{value}` leads nowhere",
    "链接 `{value}` 没有对应的目标",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else(
    "Write term:, lesson:, screen: or fact: with an id that exists.",
    "请写 term:、lesson:、screen: 或 fact: 加上存在的 id。",
);
pub(super) const LESSON_LENGTH: ProblemWords = say(
    "the lesson has {count} slides; it should have {least} to {most}",
    "这一课有 {count} 页，应为 {least} 到 {most} 页",
    "Split or join slides.",
    "请拆分或合并页面。",
);
pub(super) const LESSON_WORDS_MISSING: ProblemWords = say(
    "`{value}` has no words in {lang}",
    "`{value}` 缺少 {lang} 的文字",
    "Add the block to the file of that language.",
    "请在该语言的文件中补上这一块。",
);
pub(super) const LESSON_WORDS_UNKNOWN: ProblemWords = say(
    "these words are for `{value}`, which the lesson does not have",
    "这段文字写的是 `{value}`，课程中没有它",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else("Remove the words, or add it to lesson.toml.", "请删去这段文字，或在 lesson.toml 中补上。");
pub(super) const FIGURES_DIFFER: ProblemWords = say(
    "the two languages quote different figures in `{block}`: {value}",
    "`{block}` 在两种语言中引用的数字不同：{value}",
    "Quote the same figures in both.",
    "请让两种语言引用相同的数字。",
);
pub(super) const STALE_TRANSLATION: ProblemWords = say(
    "the English words of `{block}` changed after it was translated",
    "`{block}` 的英文在翻译之后改过",
    "Compare the two, then write \"{block} {mark}\" in the list `translates`, or run `tideover content stamp`.",
    "请核对两种文字，然后在 translates 列表中写 \"{block} {mark}\"，或运行 `tideover content stamp`。",
);
pub(super) const BARE_NUMBER: ProblemWords = say(
    "the number {value} stands in the words",
    "文字里直接写了数字 {value}",
    "Define a figure in lesson.toml and quote it as {name}, so that it is computed and checked.",
    "请在 lesson.toml 中定义数字，再以 {name} 引用，这样才能计算和核对。",
);
pub(super) const UNKNOWN_FIGURE: ProblemWords = say(
    "there is no figure `{value}`",
    "没有名为 `{value}` 的数字",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else("Define it under `figures` in lesson.toml.", "请在 lesson.toml 的 figures 中定义。");
pub(super) const FIGURE_UNUSED: ProblemWords =
    say("nothing quotes `{value}`", "没有任何文字引用 `{value}`", "Quote it, or remove it.", "请引用它，或将其删去。");
pub(super) const WANT_MISSING: ProblemWords = say(
    "`{value}` is computed, but the author's own result is missing",
    "`{value}` 是计算得出的，但缺少作者自己的结果",
    "Work it out by other means and write it as `want = \"…\"`.",
    "请用其他办法算一遍，写成 `want = \"…\"`。",
);
pub(super) const FIGURE_MISMATCH: ProblemWords = say(
    "`{value}` should be {want} by the author's reckoning, but it comes to {found}",
    "`{value}` 作者写的是 {want}，算出来是 {found}",
    "Find out which of the two is wrong; never change `want` only to make the check pass.",
    "请查清哪一个错了，不要只为通过检查而改 want。",
);
pub(super) const FIGURE_FAILS: ProblemWords = say(
    "`{value}` cannot be computed: {fault} {about}",
    "`{value}` 无法计算：{fault} {about}",
    "The names and functions that figures may use are listed in content/lessons/README.md.",
    "可用的名称和函数见 content/lessons/README.md。",
);
pub(super) const EXPRESSION_SYNTAX: ProblemWords = say(
    "`{value}` is not an expression: {needed_in_expression} should stand here",
    "`{value}` 不是算式：此处应为{needed_in_expression}",
    "Write it like `principal * rate * days` or `calc.instalment(12000, 1.2%, 12)`.",
    "请写成 `principal * rate * days` 或 `calc.instalment(12000, 1.2%, 12)` 这样的形式。",
);
pub(super) const ITEM_KEY: ProblemWords = say(
    "the key of {item} is `{value}`, but the options without a misconception are: {found}",
    "{item} 的答案写的是 `{value}`，而没有标注误解的选项是：{found}",
    "Exactly one option has no `slip`, and `key` names it.",
    "应当只有一个选项不写 slip，key 写它的 id。",
);
pub(super) const ITEM_OPTIONS: ProblemWords = say(
    "{item} has {count} options",
    "{item} 有 {count} 个选项",
    "Write three, or four at most; \"not sure\" is added by the program.",
    "请写三个，最多四个；“不确定”由程序自动加上。",
);
pub(super) const OPTIONS_ALIKE: ProblemWords = say(
    "{item} has options that cannot be told apart: {value} and {other}",
    "{item} 中有分不清的选项：{value} 和 {other}",
    "Numbers must differ as they are shown, by at least 2% or one unit.",
    "数字选项按显示的精度应当不同，至少相差 2% 或一个单位。",
);
pub(super) const KEY_LONG: ProblemWords = say(
    "the right option of {item} is much longer than the others in {lang}",
    "{item} 的正确选项在 {lang} 中明显比其他选项长",
    "Shorten it, or make another one longer: length must not give the answer away.",
    "请缩短它或加长其他选项，别让长短暴露答案。",
);
pub(super) const SENTENCE_LONG: ProblemWords = say(
    "a sentence of {count} words or characters in {lang}, at most {most} are easy to read: {value}",
    "{lang} 中有一句长达 {count} 词（字），超过 {most} 就不好读：{value}",
    "Split it.",
    "请拆成两句。",
);
pub(super) const READING_GRADE: ProblemWords = say(
    "the English reads like school grade {grade}; it should be {most} at most",
    "英文的阅读难度为 {grade} 年级，最高应为 {most}",
    "Use shorter sentences and shorter words.",
    "请用更短的句子和更常用的词。",
);
pub(super) const SLIDE_TALL: ProblemWords = say(
    "the slide `{value}` takes {rows} rows in {lang}, and {most} fit a small terminal",
    "页面 `{value}` 在 {lang} 中占 {rows} 行，小终端只放得下 {most} 行",
    "Split it in two.",
    "请拆成两页。",
);
pub(super) const FACT_STALE: ProblemWords = say(
    "the fact `{value}` was to be looked at again after {date}",
    "事实 `{value}` 应在 {date} 之后重新核对",
    "Check its source, then move `as_of` and `stale_after`.",
    "请核对来源，再更新 as_of 和 stale_after。",
);
pub(super) const PROGRESS_DAMAGED: ProblemWords = say(
    "what was learnt so far could not be read from `{path}`; the file was kept as `{aside}`",
    "无法读取学习记录 `{path}`，原文件已保存为 `{aside}`",
    "A new record was begun. If you can mend the old file, put it back under its first name.",
    "已开始新的记录。若能修好旧文件，请改回原名。",
);

/// What a slide cannot show.
pub(super) fn markup(name: &str) -> Option<Words> {
    Some(match name {
        "heading" => Words::new("a heading of another level", "其他级别的标题"),
        "list-in-list" => Words::new("a list inside a list or a quote", "列表或引用中的列表"),
        "outside-slide" => Words::new("words outside of a slide", "页面之外的文字"),
        "html" => Words::new("HTML", "HTML 标记"),
        "fence" => Words::new("a fenced block of an unknown kind", "未知类型的代码块"),
        "markup" => Words::new("markup of this kind", "这种标记"),
        _ => return None,
    })
}

/// Why a figure cannot be computed.
pub(super) fn fault(name: &str) -> Option<Words> {
    Some(match name {
        "unknown-name" => Words::new("no such name:", "没有这个名称："),
        "unknown-function" => Words::new("no such function:", "没有这个函数："),
        "arguments" => Words::new("the function takes other values:", "函数的参数不对："),
        "not-a-number" => Words::new("a number is needed, not", "这里需要数字，而不是"),
        "circle" => Words::new("it depends on itself:", "它依赖于自己："),
        "overflow" => Words::new("the result is out of range", "结果超出范围"),
        "nothing-there" => Words::new("the household has no such figure", "该家庭没有这项数据"),
        "refused" => Words::new("the calculator refuses:", "计算器拒绝："),
        "household" => Words::new("a quiz item uses fixed numbers only, not", "测验题只能用固定数字，不能用"),
        "show" => Words::new("it cannot be shown as", "无法按此形式显示："),
        _ => return None,
    })
}

/// What an expression needs at a place.
pub(super) fn needed(name: &str) -> Option<Words> {
    Some(match name {
        "value" => Words::new("a number, a name or a bracket", "数字、名称或括号"),
        "number" => Words::new("a number", "数字"),
        "operator" => Words::new("an operator or the end", "运算符或结尾"),
        "bracket" => Words::new("a closing bracket", "右括号"),
        "fewer-brackets" => Words::new("fewer brackets", "更少的括号"),
        _ => return None,
    })
}
