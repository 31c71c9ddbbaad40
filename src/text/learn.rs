//! Words of the screen of lessons.

use super::Words;

/// The heading of the course.
pub const COURSE: Words = Words::new("Course", "课程");
/// Beside it: questions due.
pub const DUE: Words = Words::new("{count} to review today", "今天复习 {count} 题");
/// Beside it when nothing is due.
pub const NOTHING_DUE: Words = Words::new("nothing to review today", "今天没有要复习的");
/// No lesson at all.
pub const EMPTY: Words = Words::new("No lesson can be read. ! shows why.", "没有可以读的课程。按 ! 查看原因。");
/// No lesson has the text that is searched.
pub const NONE_FOUND: Words =
    Words::new("No lesson contains that text. Esc shows all.", "没有课程含有这段文字。按 Esc 显示全部。");
/// Why a lesson matters now, below the course.
pub const NOW: Words = Words::new("It matters now: {moment}.", "现在就用得上：{moment}。");
/// The heading of words of the trade.
pub const GLOSSARY: Words = Words::new("Words", "术语");
/// No word has the text that is searched.
pub const NO_WORD: Words =
    Words::new("No word contains that text. Esc shows all.", "没有术语含有这段文字。按 Esc 显示全部。");
/// The word of a column.
pub const COL_WORD: Words = Words::new("Word", "术语");
/// What it means.
pub const COL_MEANING: Words = Words::new("Meaning", "意思");
/// The other language's word.
pub const IN_OTHER: Words = Words::new("In Chinese", "英文");
/// Other words for it.
pub const ALSO: Words = Words::new("Also", "也叫");
/// Lessons in which a word is met.
pub const MET_IN: Words = Words::new("Met in", "见于");
/// Where a fact holds.
pub const HOLDS_IN: Words = Words::new("Holds in", "适用地区");
/// When it was so.
pub const AS_OF: Words = Words::new("As of", "截至");
/// What it rests on.
pub const EVIDENCE: Words = Words::new("Evidence", "依据");
/// Where it comes from.
pub const SOURCE: Words = Words::new("Source", "来源");
/// When it is looked at again.
pub const REVIEW: Words = Words::new("To be looked at again after", "之后应重新核对");
/// A screen that does not exist here.
pub const NO_SCREEN: Words = Words::new("That screen is not there yet.", "这个画面还没有。");
/// A lesson that does not exist.
pub const NO_LESSON: Words = Words::new("There is no lesson about this yet.", "还没有讲这个的课程。");

/// More of the slide is to come.
pub const MORE: Words = Words::new("Enter: go on", "回车：继续");
/// The end of a lesson.
pub const END: Words = Words::new("That was {lesson}", "{lesson} 学完了");
/// The next thing: questions.
pub const TO_QUIZ: Words = Words::new("z  Answer its questions: {count}", "z  做小测验：{count} 题");
/// The next thing: the exercise.
pub const TO_EXERCISE: Words = Words::new("x  Try it in the simulator", "x  到模拟器里动手试试");
/// The next thing: the course.
pub const TO_COURSE: Words = Words::new("Esc  Back to the course", "Esc  回到课程表");
/// The next thing: the next lesson.
pub const TO_NEXT: Words = Words::new("Enter  Go on to {lesson}", "回车  继续学 {lesson}");

/// The heading of questions of a lesson.
pub const QUIZ: Words = Words::new("Questions of {lesson}", "{lesson} 小测验");
/// The heading of what is due.
pub const REVIEW_TITLE: Words = Words::new("Review", "复习");
/// How to answer.
pub const HOW_TO_ANSWER: Words =
    Words::new("a to {last}, or up and down and Enter; 0: not sure", "按 a 到 {last}，或上下选择后回车；0：不确定");
/// How to go on after an answer.
pub const NEXT: Words = Words::new("Enter: next question", "回车：下一题");
/// How to leave after the last answer.
pub const LAST: Words = Words::new("Enter: back to the course", "回车：回到课程表");
/// Why a question is asked.
pub const ASKED_FOR: Words = Words::new("Asked because {moment}", "问这题是因为{moment}");
/// Why a question is asked: its day has come.
pub const ASKED_SINCE: Words = Words::new("To be reviewed since {day}", "{day} 起该复习");

/// The heading of an exercise.
pub const EXERCISE: Words = Words::new("Try it: {lesson}", "动手试试：{lesson}");
/// The step of an exercise.
pub const STEP: Words = Words::new("Step {place} of {count}", "第 {place} 步，共 {count} 步");
/// How to guess.
pub const HOW_TO_GUESS: Words = Words::new("Enter: type your guess first", "回车：先猜一个数");
/// The title over a guess.
pub const GUESS: Words = Words::new("Your guess", "您的猜测");
/// A guess that was passed over.
pub const NO_GUESS: Words = Words::new("No guess this time.", "这次没有猜。");
/// How to change the copy.
pub const HOW_TO_CHANGE: Words = Words::new(
    "t: change a copy of the household and see whether the goal is reached. Nothing is written.",
    "t：改动一份副本，看目标能否达到。不会写入档案。",
);
/// The title over a change.
pub const CHANGE: Words = Words::new("Change the copy", "改动副本");
/// How a change is typed.
pub const CHANGE_FORM: Words =
    Words::new("What and its new value, with = between. For example:", "写“哪一项=新的值”，例如：");
/// A change that was made.
pub const CHANGED: Words = Words::new("On the copy: {change}", "副本上：{change}");
/// How to end the exercise.
pub const HOW_TO_REFLECT: Words = Words::new("Enter: one line for yourself", "回车：写一句给自己");
/// The title over the last line.
pub const REFLECTION: Words = Words::new("One line for yourself", "写一句给自己");
/// Where the line is kept.
pub const KEPT_HERE: Words =
    Words::new("It stays on this computer and goes into no export.", "只保存在本机，不会进入任何导出文件。");
/// The exercise is done.
pub const DONE: Words = Words::new("Kept. Enter: back to the course", "已保存。回车：回到课程表");
/// A lesson without an exercise.
pub const NO_EXERCISE: Words = Words::new("This lesson has no exercise.", "这一课没有练习。");

/// Which household's figures, on the lower border.
pub const SWITCH: Words = Words::new("m: other figures", "m：换一组数字");
/// Nothing to switch to.
pub const ONLY_SAMPLE: Words = Words::new(
    "The sample household is the one that is open; n builds your own.",
    "打开的就是示例家庭；按 n 建立自己的档案。",
);

/// The file of progress was damaged.
pub const SET_ASIDE: Words =
    Words::new("Progress was not readable; the old file is {file}.", "学习进度无法读取，原文件已另存为 {file}。");
/// Progress cannot be kept.
pub const NOT_KEPT: Words = Words::new("Could not keep your progress: {why}", "学习进度无法保存：{why}");

/// Keys of the screen: (label, what it does).
pub mod key {
    use super::Words;

    /// Go on.
    pub const ON: (Words, Words) = (
        Words::new("Go on", "继续"),
        Words::new("Read the selected lesson, go on, or answer", "读所选的课，继续，或作答"),
    );
    /// Questions.
    pub const QUIZ: (Words, Words) =
        (Words::new("Quiz", "测验"), Words::new("Answer the questions of the lesson", "做这一课的小测验"));
    /// Exercise.
    pub const EXERCISE: (Words, Words) = (
        Words::new("Try it", "练习"),
        Words::new("Do the exercise: guess, see, think it over", "做练习：先猜，再看结果，然后想一想"),
    );
    /// Review.
    pub const REVIEW: (Words, Words) =
        (Words::new("Review", "复习"), Words::new("Answer what is due today", "复习今天到期的题"));
    /// Whose figures.
    pub const WHOSE: (Words, Words) = (
        Words::new("Figures", "换数字"),
        Words::new("Your own figures, or the sample household's", "用自己的数字，或示例家庭的数字"),
    );
    /// The glossary.
    pub const GLOSSARY: (Words, Words) = (Words::new("Words", "术语"), Words::new("Look up a word", "查一个术语"));
    /// A change on the copy.
    pub const CHANGE: (Words, Words) = (
        Words::new("Change", "改副本"),
        Words::new("In an exercise: change a copy of the household", "练习中：改动家庭的一份副本"),
    );
    /// An answer.
    pub const ANSWER: [(Words, Words); 4] = [
        (Words::new("a", "a"), Words::new("Answer with the first option", "选第一项")),
        (Words::new("b", "b"), Words::new("Answer with the second option", "选第二项")),
        (Words::new("c", "c"), Words::new("Answer with the third option", "选第三项")),
        (Words::new("d", "d"), Words::new("Answer with the fourth option", "选第四项")),
    ];
    /// Not sure.
    pub const NOT_SURE: (Words, Words) =
        (Words::new("Not sure", "不确定"), Words::new("Answer that you are not sure", "回答“不确定”"));
}
